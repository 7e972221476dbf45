//! The commands of the pages: each hands its arguments to `api` and its answer back.

use std::path::PathBuf;
use std::sync::Arc;

use liite_api::Secret;
use liite_api::office::{
    ApplicationLine, CaseCard, CaseView, ChecklistView, ColourMode, Corners, CountryView, DamageView,
    DeadlineView, DecisionView, Desk, EventsView, FollowView, FormView, GuideStep, GuideView, HandOverView,
    IdentityView, LetterContent, LetterLine, LetterView, MandateView, MeView, NewVault, Office, PaperSaid,
    PartKind, PhotoCrop, PhotoView, Restored, Safety, Salvaged, SendingView, ServiceView, Settings, SlotRule,
    TermsInput, TermsResult, TrashedCase, Trouble, TypeGroup, TypeView, VaultState, Way, Work,
};
use serde_json::Value;
use tauri::{AppHandle, State, WebviewWindow, Wry};

use crate::browser;
use crate::dialogs::{self, Kind};
use crate::drag_out;
use crate::window::Brought;

type Answer<T> = Result<T, Trouble>;
type Held<'a> = State<'a, Arc<Office>>;

/// Does something that may take long on a thread of its own: as many dialogs and copies as there are processors would
/// otherwise leave none to answer the pages.
async fn aside<T: Send + 'static>(
    office: &Held<'_>,
    work: impl FnOnce(&Office) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let office = Arc::clone(office);
    let done = tauri::async_runtime::spawn_blocking(move || work(&office)).await;
    done.unwrap_or_else(|error| {
        Err(Trouble { code: "unexpected".to_owned(), text: error.to_string(), cure: None })
    })
}

/// Gives commands that only pass things through to a method of the office of the same name.
macro_rules! passed_through {
    ($($name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {$(
        #[tauri::command]
        async fn $name(office: Held<'_>, $($argument: $type),*) -> Answer<$answer> {
            aside(&office, move |office| office.$name($($argument),*)).await
        }
    )*};
}

passed_through! {
    vault_state() -> VaultState;
    create_vault(passphrase: Option<Secret>, keyring: bool) -> NewVault;
    unlock(way: Way, secret: Option<Secret>) -> ();
    lock() -> ();
    still_here() -> ();
    safety() -> Safety;
    change_passphrase(old: Secret, new: Secret) -> ();
    use_keyring(on: bool) -> ();
    new_words() -> NewVault;
    confirm_words() -> ();
    examine() -> Vec<DamageView>;
    repair(by: Way, secret: Option<Secret>) -> Salvaged;
    work() -> Option<Work>;
    stop_work() -> ();
    take_in(path: PathBuf, passphrase: Secret) -> i64;
    settings() -> Settings;
    set_settings(settings: Settings) -> ();
    cases() -> Vec<CaseCard>;
    trashed() -> Vec<TrashedCase>;
    create_case(name: String) -> i64;
    rename_case(id: i64, name: String) -> ();
    trash_case(id: i64) -> ();
    restore_case(id: i64) -> ();
    purge_case(id: i64) -> ();
    case(id: i64) -> CaseView;
    add_slot(case_id: i64, name: String, rule: SlotRule) -> i64;
    rename_slot(id: i64, name: String) -> ();
    remove_slot(id: i64) -> ();
    move_slot(id: i64, index: usize) -> ();
    undo(case_id: i64) -> ();
    redo(case_id: i64) -> ();
    desk(slot_id: i64) -> Desk;
    add_paths(slot_id: i64, part: PartKind, paths: Vec<PathBuf>) -> ();
    set_outline(page_id: i64, corners: Option<Corners>) -> ();
    use_whole_picture(page_id: i64, whole: bool) -> ();
    turn_page(page_id: i64, quarter_turns: i32) -> ();
    set_colour(page_id: i64, mode: ColourMode) -> ();
    move_pages(page_ids: Vec<i64>, part: PartKind, index: usize) -> ();
    remove_pages(page_ids: Vec<i64>) -> ();
    restore_pages(page_ids: Vec<i64>) -> ();
    cancel(slot_id: i64) -> ();
    retry(slot_id: i64) -> ();
    guide(walk: Vec<GuideStep>) -> GuideView;
    application_types() -> Vec<TypeGroup>;
    application_type(id: String) -> TypeView;
    countries() -> Vec<CountryView>;
    create_application(kind: String, name: String) -> i64;
    choose_application(case_id: i64, kind: Option<String>) -> ();
    form(case_id: i64) -> FormView;
    answer_within(case_id: i64, field: String, value: Value, within: Option<i64>) -> Option<i64>;
    stand_at(case_id: i64, section: String) -> ();
    checklist(case_id: i64) -> ChecklistView;
    add_paper(case_id: i64, paper: String) -> i64;
    say_of_paper(slot_id: i64, said: PaperSaid) -> ();
    set_events(case_id: i64, events: EventsView) -> ();
    identity(case_id: i64) -> IdentityView;
    photo(slot_id: i64) -> PhotoView;
    set_photo(slot_id: i64, crop: Option<PhotoCrop>) -> ();
    deadlines() -> Vec<DeadlineView>;
    hand_over_plan(case_id: i64) -> HandOverView;
    tick(slot_id: i64, done: bool) -> ();
    set_receipt(case_id: i64, text: Option<String>) -> ();
    add_receipt(case_id: i64) -> i64;
    service() -> ServiceView;
    meet_service(address: String) -> ();
    forget_service() -> ();
    give_up_sign_in() -> ();
    sign_out() -> ();
    me() -> MeView;
    sending(case_id: i64) -> SendingView;
    send_case(case_id: i64) -> ();
    take_back(case_id: i64) -> ();
    try_again(case_id: i64) -> ();
    share_draft(case_id: i64) -> ();
    choose_answer(case_id: i64, field: String, mine: bool) -> ();
    follow(application: String) -> FollowView;
    refresh_application(application: String) -> ();
    keep_application(application: String) -> i64;
    consent(application: String, business: Option<String>) -> ();
    book_visit(application: String, place: String, on: String, at: String) -> ();
    cancel_application(application: String) -> ();
    decision(application: String) -> DecisionView;
    begin_letter(application: String, content: LetterContent) -> i64;
    letter(case_id: i64) -> LetterView;
    write_letter(case_id: i64, content: LetterContent) -> ();
    send_letter(case_id: i64) -> ();
    letters() -> Vec<LetterLine>;
    applications_there() -> Vec<ApplicationLine>;
    workers(business: String) -> Vec<ApplicationLine>;
    send_terms(business: String, applications: Vec<String>, terms: TermsInput) -> Vec<TermsResult>;
    mandates() -> Vec<MandateView>;
}

/// Prints what the window shows: the recovery words never become a file.
#[tauri::command]
fn print_words(window: WebviewWindow) {
    // Where nothing can be printed the words still stand in the window to be written down.
    let _ = window.print();
}

#[tauri::command]
async fn choose_files(app: AppHandle, office: Held<'_>, slot_id: i64, part: PartKind) -> Answer<()> {
    aside(&office, move |office| match dialogs::files(&app) {
        Some(paths) => office.add_paths(slot_id, part, paths),
        None => Ok(()),
    })
    .await
}

#[tauri::command]
async fn save_copy(app: AppHandle, office: Held<'_>, slot_id: i64) -> Answer<Option<PathBuf>> {
    aside(&office, move |office| {
        let name = office.file_name(slot_id)?;
        let Some(path) = dialogs::save_as(&app, &name, Kind::Pdf) else { return Ok(None) };
        office.save_copy(slot_id, &path)?;
        Ok(Some(path))
    })
    .await
}

#[tauri::command]
async fn export_case(app: AppHandle, office: Held<'_>, id: i64) -> Answer<Option<PathBuf>> {
    aside(&office, move |office| {
        let Some(folder) = dialogs::folder(&app) else { return Ok(None) };
        office.export_case(id, &folder).map(Some)
    })
    .await
}

#[tauri::command]
async fn hand_over(app: AppHandle, office: Held<'_>, id: i64, passphrase: Secret) -> Answer<Option<PathBuf>> {
    aside(&office, move |office| {
        let name = office.handed_name(id)?;
        let Some(path) = dialogs::save_as(&app, &name, Kind::Case) else { return Ok(None) };
        office.hand_over(id, &passphrase, &path)?;
        Ok(Some(path))
    })
    .await
}

/// Asks for a file that was handed over; its passphrase is asked for when it is known which.
#[tauri::command]
async fn choose_case_file(app: AppHandle, office: Held<'_>) -> Answer<Option<PathBuf>> {
    aside(&office, move |_| Ok(dialogs::file(&app, Kind::Case))).await
}

#[tauri::command]
async fn back_up(app: AppHandle, office: Held<'_>) -> Answer<Option<PathBuf>> {
    aside(&office, move |office| {
        let Some(folder) = dialogs::folder(&app) else { return Ok(None) };
        office.back_up(&folder).map(Some)
    })
    .await
}

#[tauri::command]
async fn restore_backup(app: AppHandle, office: Held<'_>) -> Answer<Option<Restored>> {
    aside(&office, move |office| {
        let Some(folder) = dialogs::folder(&app) else { return Ok(None) };
        office.restore_backup(&folder).map(Some)
    })
    .await
}

/// The files that the program was opened with; they are told once.
#[tauri::command]
fn take_files(brought: State<'_, Brought>) -> Vec<PathBuf> {
    brought.take()
}

/// Asks where the calendar of one application goes, or of all.
#[tauri::command]
async fn save_calendar(app: AppHandle, office: Held<'_>, case_id: Option<i64>) -> Answer<Option<PathBuf>> {
    aside(&office, move |office| {
        let Some(path) = dialogs::save_as(&app, "Liite.ics", Kind::Calendar) else { return Ok(None) };
        office.save_calendar(case_id, &path)?;
        Ok(Some(path))
    })
    .await
}

/// Asks where the checklist goes as a document to print.
#[tauri::command]
async fn save_checklist(app: AppHandle, office: Held<'_>, case_id: i64) -> Answer<Option<PathBuf>> {
    aside(&office, move |office| {
        let name = office.checklist_name(case_id)?;
        let Some(path) = dialogs::save_as(&app, &name, Kind::Pdf) else { return Ok(None) };
        office.save_checklist(case_id, &path)?;
        Ok(Some(path))
    })
    .await
}

/// Asks where the finished photograph of a person goes.
#[tauri::command]
async fn save_photo(app: AppHandle, office: Held<'_>, slot_id: i64) -> Answer<Option<PathBuf>> {
    aside(&office, move |office| {
        let name = office.numbered_name(slot_id)?;
        let Some(path) = dialogs::save_as(&app, &name, Kind::Photograph) else { return Ok(None) };
        office.save_photo(slot_id, &path)?;
        Ok(Some(path))
    })
    .await
}

/// Asks for a folder and writes the numbered files into a new one within it.
#[tauri::command]
async fn write_hand_over(app: AppHandle, office: Held<'_>, case_id: i64) -> Answer<Option<PathBuf>> {
    aside(&office, move |office| {
        let Some(folder) = dialogs::folder(&app) else { return Ok(None) };
        office.write_hand_over(case_id, &folder).map(Some)
    })
    .await
}

/// Opens the page on which an application is made; the pages name the application, never the address.
#[tauri::command]
async fn open_page(office: Held<'_>, case_id: i64) -> Answer<()> {
    aside(&office, move |office| browser::open(office, &office.page_of(case_id)?)).await
}

/// Begins to sign somebody in: the rest happens in their browser.
#[tauri::command]
async fn sign_in(office: Held<'_>) -> Answer<()> {
    aside(&office, move |office| browser::open(office, &office.begin_sign_in()?)).await
}

/// Opens the page of the payment provider on which the fee is paid.
#[tauri::command]
async fn pay(office: Held<'_>, application: String, take_over: bool) -> Answer<()> {
    aside(&office, move |office| browser::open(office, &office.pay(application, take_over)?)).await
}

/// Asks where a receipt of the service goes as a document to print.
#[tauri::command]
async fn save_service_receipt(
    app: AppHandle,
    office: Held<'_>,
    case_id: i64,
    receipt_id: i64,
) -> Answer<Option<PathBuf>> {
    aside(&office, move |office| {
        let name = office.receipt_name(case_id)?;
        let Some(path) = dialogs::save_as(&app, &name, Kind::Pdf) else { return Ok(None) };
        office.save_service_receipt(case_id, receipt_id, &path)?;
        Ok(Some(path))
    })
    .await
}

/// Asks where a file of an application goes that lies at the service.
#[tauri::command]
async fn save_received_file(
    app: AppHandle,
    office: Held<'_>,
    application: String,
    sha256: String,
    name: String,
) -> Answer<Option<PathBuf>> {
    aside(&office, move |office| {
        let name = office.safe_name(&name);
        let Some(path) = dialogs::save_as(&app, &name, Kind::Pdf) else { return Ok(None) };
        office.save_received_file(&application, &sha256, &path)?;
        Ok(Some(path))
    })
    .await
}

/// Opens the authority's page about a type of application.
#[tauri::command]
async fn open_official_page(office: Held<'_>, kind: String) -> Answer<()> {
    aside(&office, move |office| browser::open(office, &office.official_page(&kind)?)).await
}

#[tauri::command]
async fn drag_out(window: WebviewWindow, office: Held<'_>, slot_id: i64) -> Answer<()> {
    aside(&office, move |office| {
        let path = drag_out::place(&office.numbered_name(slot_id)?)?;
        office.save_outgoing(slot_id, &path)?;
        drag_out::start(&window, path)
    })
    .await
}

/// All of them, for the shell.
pub fn all() -> impl Fn(tauri::ipc::Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        vault_state,
        create_vault,
        unlock,
        lock,
        still_here,
        safety,
        change_passphrase,
        use_keyring,
        new_words,
        confirm_words,
        print_words,
        examine,
        back_up,
        restore_backup,
        repair,
        work,
        stop_work,
        hand_over,
        choose_case_file,
        take_in,
        take_files,
        settings,
        set_settings,
        cases,
        trashed,
        create_case,
        rename_case,
        trash_case,
        restore_case,
        purge_case,
        export_case,
        case,
        add_slot,
        rename_slot,
        remove_slot,
        move_slot,
        undo,
        redo,
        desk,
        choose_files,
        add_paths,
        set_outline,
        use_whole_picture,
        turn_page,
        set_colour,
        move_pages,
        remove_pages,
        restore_pages,
        cancel,
        retry,
        save_copy,
        drag_out,
        guide,
        application_types,
        application_type,
        countries,
        create_application,
        choose_application,
        form,
        answer_within,
        stand_at,
        checklist,
        add_paper,
        say_of_paper,
        set_events,
        identity,
        photo,
        set_photo,
        save_photo,
        save_checklist,
        deadlines,
        save_calendar,
        hand_over_plan,
        write_hand_over,
        open_page,
        open_official_page,
        tick,
        set_receipt,
        add_receipt,
        service,
        meet_service,
        forget_service,
        give_up_sign_in,
        sign_in,
        sign_out,
        me,
        sending,
        send_case,
        take_back,
        try_again,
        share_draft,
        choose_answer,
        follow,
        refresh_application,
        keep_application,
        pay,
        consent,
        book_visit,
        cancel_application,
        decision,
        begin_letter,
        letter,
        write_letter,
        send_letter,
        letters,
        applications_there,
        workers,
        send_terms,
        mandates,
        save_service_receipt,
        save_received_file,
    ]
}
