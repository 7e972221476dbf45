//! Other people's PDF programs as witnesses; a test says so when one is not installed and goes on without it.

use std::path::Path;
use std::process::{Command, Output};

/// Runs `program`; `None` when it is not installed. Panics when it fails or speaks of an error.
pub(crate) fn run(program: &str, arguments: &[&str], folder: &Path) -> Option<Output> {
    let output = match Command::new(program).args(arguments).current_dir(folder).output() {
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            println!("{program} is not installed: not asked");
            return None;
        }
        other => other.unwrap(),
    };
    let words = String::from_utf8_lossy(&output.stderr);
    let content = output.status.success() && !words.contains("rror");
    assert!(content, "{program} {arguments:?}: {words}");
    Some(output)
}

/// The files of `folder` whose names begin with `prefix`, in order, with their contents.
pub(crate) fn written(folder: &Path, prefix: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path))
        .filter(|(name, _)| name.starts_with(prefix))
        .map(|(name, path)| (name, std::fs::read(path).unwrap()))
        .collect();
    files.sort();
    files
}
