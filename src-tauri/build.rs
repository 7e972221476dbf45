//! Reads tauri.conf.json and writes down which commands the pages may call.

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    let commands = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/**/*.json")
        .app_manifest(commands);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}

/// Every command of `src-tauri/src/commands.rs`.
const COMMANDS: &[&str] = &[
    "vault_state",
    "create_vault",
    "unlock",
    "lock",
    "still_here",
    "change_passphrase",
    "safety",
    "use_keyring",
    "new_words",
    "confirm_words",
    "examine",
    "back_up",
    "restore_backup",
    "repair",
    "work",
    "stop_work",
    "hand_over",
    "choose_case_file",
    "take_in",
    "take_files",
    "print_words",
    "settings",
    "set_settings",
    "cases",
    "trashed",
    "create_case",
    "rename_case",
    "trash_case",
    "restore_case",
    "purge_case",
    "export_case",
    "case",
    "add_slot",
    "rename_slot",
    "remove_slot",
    "move_slot",
    "undo",
    "redo",
    "desk",
    "choose_files",
    "add_paths",
    "set_outline",
    "use_whole_picture",
    "turn_page",
    "set_colour",
    "move_pages",
    "remove_pages",
    "restore_pages",
    "cancel",
    "retry",
    "save_copy",
    "drag_out",
];
