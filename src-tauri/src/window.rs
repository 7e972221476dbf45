//! The one window: made in code, shown again when the program is started a second time.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

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

/// Files that the program was opened with, kept until the pages ask for them: they may have to unlock the vault first.
#[derive(Default)]
pub struct Brought(Mutex<Vec<PathBuf>>);

impl Brought {
    /// Adds those among the arguments of a start in this folder that are files.
    pub fn add(&self, arguments: impl Iterator<Item = String>, folder: &Path) -> bool {
        let files: Vec<_> =
            arguments.filter_map(|argument| named(&argument, folder)).filter(|path| path.is_file()).collect();
        let any = !files.is_empty();
        self.held().extend(files);
        any
    }

    /// Gives them away.
    pub fn take(&self) -> Vec<PathBuf> {
        std::mem::take(&mut *self.held())
    }

    fn held(&self) -> MutexGuard<'_, Vec<PathBuf>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// File managers name files as paths or as `file:` addresses.
fn named(argument: &str, folder: &Path) -> Option<PathBuf> {
    match argument.starts_with("file:") {
        true => tauri::Url::parse(argument).ok()?.to_file_path().ok(),
        false => Some(folder.join(argument)),
    }
}

/// Files of a second start: kept, and the pages are told that there are some.
pub fn hand_over_files(app: &AppHandle, arguments: &[String], folder: &Path) {
    if app.state::<Brought>().add(arguments.iter().skip(1).cloned(), folder) {
        let _ = app.emit("files", ());
    }
}
