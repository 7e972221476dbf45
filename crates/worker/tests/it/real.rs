//! Other people's PDF files, where they are at hand: damaged, encrypted, looping, from fuzzers.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use liite_worker::{Job, Pictures, WorkerError};

use crate::worker;

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
        // Coarsely: the painting is the same at any resolution, and these are thousands of pages.
        let job = Job::Pictures(Pictures { dpi: Some(40.0), render_always: false, first: 0 });
        let bytes = std::fs::read(file).unwrap();
        let outcome =
            worker().open(&bytes, &job, &AtomicBool::new(false), &mut |_| ControlFlow::Continue(()));
        match outcome {
            Ok(summary) => opened += usize::from(summary.pictures > 0),
            Err(WorkerError::Refused(_)) => {}
            Err(error) => broken.push((file, error)),
        }
    }
    assert!(broken.is_empty(), "{broken:?}");
    // Most of them are readable, as other programs show.
    assert!(opened * 10 > files.len() * 7, "{opened} of {}", files.len());
}
