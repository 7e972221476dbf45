//! The commands of the pages: each hands its arguments to `api` and its answer back.

use std::path::PathBuf;
use std::sync::Arc;

use liite_api::Secret;
use liite_api::office::{
    CaseCard, CaseView, ColourMode, Corners, DamageView, Desk, NewVault, Office, PartKind, Restored, Safety,
    Salvaged, Settings, SlotRule, TrashedCase, Trouble, VaultState, Way, Work,
};
use tauri::{AppHandle, State, WebviewWindow, Wry};

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

#[tauri::command]
async fn drag_out(window: WebviewWindow, office: Held<'_>, slot_id: i64) -> Answer<()> {
    aside(&office, move |office| {
        let path = drag_out::place(&office.file_name(slot_id)?)?;
        office.save_copy(slot_id, &path)?;
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
    ]
}
