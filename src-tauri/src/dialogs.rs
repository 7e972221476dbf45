//! The system's own dialogs for files and folders.
//!
//! A test that drives the window cannot reach them. Under automation, and only then, the answers come from a file
//! that the test writes: JSON with `files`, `save` and `folder`, named by `LIITE_TEST_ANSWERS`.

use std::path::PathBuf;

use serde::Deserialize;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FilePath};

/// Whether a WebDriver session started this program.
pub fn automated() -> bool {
    std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|value| value == "true")
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Answers {
    files: Option<Vec<PathBuf>>,
    save: Option<PathBuf>,
    folder: Option<PathBuf>,
}

fn answers() -> Option<Answers> {
    let path = std::env::var_os("LIITE_TEST_ANSWERS").filter(|_| automated())?;
    let text = std::fs::read(path).unwrap_or_default();
    Some(serde_json::from_slice(&text).unwrap_or_default())
}

fn paths(chosen: Vec<FilePath>) -> Vec<PathBuf> {
    chosen.into_iter().filter_map(|path| path.into_path().ok()).collect()
}

/// Files to be added; `None` when the person changed their mind.
pub fn files(app: &AppHandle) -> Option<Vec<PathBuf>> {
    match answers() {
        Some(answers) => answers.files,
        None => app.dialog().file().blocking_pick_files().map(paths),
    }
}

/// What kind of file is asked for.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// A finished document.
    Pdf,
    /// A finished photograph.
    Photograph,
    /// A case in one encrypted file.
    Case,
    /// Deadlines for a calendar.
    Calendar,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Pdf => "PDF",
            Kind::Photograph => "JPEG",
            Kind::Case => "Liite",
            Kind::Calendar => "iCalendar",
        }
    }

    fn endings(self) -> &'static [&'static str] {
        match self {
            Kind::Pdf => &["pdf"],
            Kind::Photograph => &["jpg"],
            Kind::Case => &["liite"],
            Kind::Calendar => &["ics"],
        }
    }
}

/// One file of a kind; `None` when the person changed their mind.
pub fn file(app: &AppHandle, kind: Kind) -> Option<PathBuf> {
    match answers() {
        Some(answers) => answers.files?.into_iter().next(),
        None => {
            app.dialog().file().add_filter(kind.name(), kind.endings()).blocking_pick_file()?.into_path().ok()
        }
    }
}

/// Where a file goes; `None` when the person changed their mind.
pub fn save_as(app: &AppHandle, name: &str, kind: Kind) -> Option<PathBuf> {
    match answers() {
        Some(answers) => answers.save,
        None => app
            .dialog()
            .file()
            .set_file_name(name)
            .add_filter(kind.name(), kind.endings())
            .blocking_save_file()?
            .into_path()
            .ok(),
    }
}

/// A folder; `None` when the person changed their mind.
pub fn folder(app: &AppHandle) -> Option<PathBuf> {
    match answers() {
        Some(answers) => answers.folder,
        None => app.dialog().file().blocking_pick_folder()?.into_path().ok(),
    }
}
