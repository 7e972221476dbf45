//! Other people's PDF files, where they are at hand: damaged, encrypted, looping, from fuzzers.

use std::path::{Path, PathBuf};

use liite_worker::WorkerError;

use crate::{all, worker};

fn pdfs(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            pdfs(&path, found);
        } else if path.extension().is_some_and(|e| e == "pdf") {
            found.push(path);
        }
    }
}

#[test]
fn hostile_pdfs_are_opened_or_refused_but_break_nothing() {
    let Some(data) = std::env::var_os("LIITE_DATA") else {
        println!("LIITE_DATA is not set: no real PDF files opened");
        return;
    };
    let mut files = Vec::new();
    for set in ["pdfs/pikepdf", "pdfs/qpdf"] {
        pdfs(&Path::new(&data).join(set), &mut files);
    }
    assert!(!files.is_empty(), "no PDF files under LIITE_DATA");
    files.sort();
    let mut broken = Vec::new();
    let mut opened = 0;
    for file in &files {
        match all(&worker(), &std::fs::read(file).unwrap()).1 {
            Ok(summary) => opened += usize::from(summary.pictures > 0),
            Err(WorkerError::Refused(_)) => {}
            Err(error) => broken.push((file, error)),
        }
    }
    assert!(broken.is_empty(), "{broken:?}");
    // Most of them are readable, as other programs show.
    assert!(opened * 10 > files.len() * 7, "{opened} of {}", files.len());
}
