//! The commands of the pages: each hands its arguments to `api` and its answer back.

use std::path::PathBuf;
use std::sync::Arc;

use liite_api::Secret;
use liite_api::office::{
    CaseCard, CaseView, ColourMode, Corners, Desk, NewVault, Office, PartKind, Settings, SlotRule,
    TrashedCase, Trouble, VaultState, Way,
};
use tauri::{AppHandle, State, WebviewWindow, Wry};

use crate::{dialogs, drag_out};

type Answer<T> = Result<T, Trouble>;
type Held<'a> = State<'a, Arc<Office>>;

/// Gives commands that only pass things through to a method of the office of the same name.
macro_rules! passed_through {
    ($($name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {$(
        #[tauri::command(async)]
        fn $name(office: Held<'_>, $($argument: $type),*) -> Answer<$answer> {
            office.$name($($argument),*)
        }
    )*};
}

passed_through! {
    vault_state() -> VaultState;
    create_vault(passphrase: Option<Secret>, keyring: bool) -> NewVault;
    unlock(way: Way, secret: Option<Secret>) -> ();
    lock() -> ();
    still_here() -> ();
    change_passphrase(old: Secret, new: Secret) -> ();
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

#[tauri::command(async)]
fn choose_files(app: AppHandle, office: Held<'_>, slot_id: i64, part: PartKind) -> Answer<()> {
    match dialogs::files(&app) {
        Some(paths) => office.add_paths(slot_id, part, paths),
        None => Ok(()),
    }
}

#[tauri::command(async)]
fn save_copy(app: AppHandle, office: Held<'_>, slot_id: i64) -> Answer<Option<PathBuf>> {
    let name = office.file_name(slot_id)?;
    let Some(path) = dialogs::save_as(&app, &name) else { return Ok(None) };
    office.save_copy(slot_id, &path)?;
    Ok(Some(path))
}

#[tauri::command(async)]
fn export_case(app: AppHandle, office: Held<'_>, id: i64) -> Answer<Option<PathBuf>> {
    let Some(folder) = dialogs::folder(&app) else { return Ok(None) };
    office.export_case(id, &folder).map(Some)
}

#[tauri::command(async)]
fn drag_out(window: WebviewWindow, office: Held<'_>, slot_id: i64) -> Answer<()> {
    let path = drag_out::place(&office.file_name(slot_id)?)?;
    office.save_copy(slot_id, &path)?;
    drag_out::start(&window, path)
}

/// All of them, for the shell.
pub fn all() -> impl Fn(tauri::ipc::Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        vault_state,
        create_vault,
        unlock,
        lock,
        still_here,
        change_passphrase,
        print_words,
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
