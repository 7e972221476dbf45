//! Dragging the finished file out of the window: the one time that a document lies in the open, because the program it
//! is dropped on reads a file.
//!
//! It lies in a private folder of the session (in memory where the system has one), and goes when the program starts,
//! ends, or drags the next one.

use std::fs;
use std::path::PathBuf;

use liite_api::office::Trouble;
use tauri::WebviewWindow;

/// Dragged as the picture beside the pointer.
const ICON: &[u8] = include_bytes!("../../assets/icons/icon.png");

fn folder() -> PathBuf {
    let session = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|path| path.is_dir());
    session.unwrap_or_else(std::env::temp_dir).join("liite-hand-over")
}

/// Takes away what was dragged before.
pub fn clear() {
    // Nothing there is the usual case.
    let _ = fs::remove_dir_all(folder());
}

/// A place for a file of this name that nobody else can read.
pub fn place(name: &str) -> Result<PathBuf, Trouble> {
    clear();
    let folder = folder();
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(&folder).map_err(failed)?;
    Ok(folder.join(name))
}

/// Begins the drag, on the thread that owns the window.
pub fn start(window: &WebviewWindow, path: PathBuf) -> Result<(), Trouble> {
    let owner = window.clone();
    let begin = move || {
        #[cfg(target_os = "linux")]
        let Ok(handle) = owner.gtk_window() else { return };
        #[cfg(not(target_os = "linux"))]
        let handle = owner;
        let item = drag::DragItem::Files(vec![path]);
        let icon = drag::Image::Raw(ICON.to_vec());
        // A drag that the system refuses leaves the button to save a copy.
        let _ = drag::start_drag(&handle, item, icon, |_, _| {}, drag::Options::default());
    };
    window.run_on_main_thread(begin).map_err(failed)
}

fn failed(error: impl std::fmt::Display) -> Trouble {
    Trouble { code: "drag-failed".to_owned(), text: error.to_string(), cure: None }
}
