//! The one window: made in code, shown again when the program is started a second time.

use std::path::Path;

use tauri::{App, AppHandle, Emitter, Manager, WebviewUrl, WebviewWindowBuilder};

/// Its label in the capabilities.
const LABEL: &str = "main";

/// Opens it.
pub fn open(app: &App) -> tauri::Result<()> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::default())
        .title("Liite")
        .inner_size(1180.0, 820.0)
        .min_inner_size(360.0, 480.0)
        // The pages load nothing from outside, and nothing may lead them there.
        .on_navigation(|url| {
            url.scheme() == "tauri"
                || url.host_str().is_some_and(|host| matches!(host, "localhost" | "tauri.localhost"))
        })
        .build()?;
    Ok(())
}

/// Brings it to the front.
pub fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(LABEL) {
        // A window system that refuses to raise windows is no error.
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Files that were opened with the program, given to the pages, which know the desk they belong to.
pub fn hand_over_files(app: &AppHandle, arguments: &[String], folder: &Path) {
    let files: Vec<_> =
        arguments.iter().skip(1).map(|name| folder.join(name)).filter(|path| path.is_file()).collect();
    if !files.is_empty() {
        let _ = app.emit("files", files);
    }
}
