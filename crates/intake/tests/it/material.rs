//! Real files, where there are any: the folder that LIITE_DATA names.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use liite_intake::{Format, Limits, decode};

use crate::fixtures::difference;

fn gather(path: &Path, files: &mut Vec<PathBuf>) {
    match std::fs::read_dir(path) {
        Ok(entries) => entries.flatten().for_each(|e| gather(&e.path(), files)),
        Err(_) => files.push(path.to_owned()),
    }
}

#[test]
fn real_files_decode_or_say_why_not() {
    let Some(root) = std::env::var_os("LIITE_DATA").map(PathBuf::from) else {
        println!("skipped: LIITE_DATA names no folder");
        return;
    };
    let mut files = Vec::new();
    for part in ["images", "photos", "scans", "mrz", "heic"] {
        gather(&root.join(part), &mut files);
    }
    files.sort();
    assert!(!files.is_empty(), "{} holds no pictures", root.display());
    let (mut whole, mut refused) = (0, Vec::new());
    for file in &files {
        let bytes = std::fs::read(file).unwrap();
        if !matches!(Format::recognise(&bytes), Some(f) if f != Format::Pdf) {
            continue;
        }
        match decode(&bytes, &Limits::default(), &mut |_| ControlFlow::Continue(())) {
            Ok(_) => whole += 1,
            Err(e) => {
                assert!(!e.to_string().contains("gave up"), "{}: the decoder panicked", file.display());
                refused.push(format!("{}: {e}", file.display()));
            }
        }
    }
    println!("{whole} decoded, {} refused:\n{}", refused.len(), refused.join("\n"));
    // Among them are files damaged on purpose, about one in fifteen.
    assert!(refused.len() * 10 < whole, "too many refused:\n{}", refused.join("\n"));
}

#[test]
fn real_tiled_heic_is_the_same_when_it_is_shrunk_on_the_way() {
    let Some(root) = std::env::var_os("LIITE_DATA").map(PathBuf::from) else {
        println!("skipped: LIITE_DATA names no folder");
        return;
    };
    let mut files = Vec::new();
    gather(&root.join("heic"), &mut files);
    let small = Limits { pixels_given: 1_000_000, ..Limits::default() };
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let first = |limits: &Limits| {
            let mut found = None;
            let result = decode(&bytes, limits, &mut |p| {
                found = Some(p.raster);
                ControlFlow::Break(())
            });
            result.ok().and(found)
        };
        let Some(whole) = first(&Limits::default()).filter(|r| r.pixels() > 1_000_000) else { continue };
        let shrunk = first(&small).unwrap();
        let factor = (1..).find(|&f| whole.width().div_ceil(f) == shrunk.width()).unwrap();
        let wanted = whole.shrunk_by(factor);
        assert!(difference(&shrunk, &wanted) < 1.5, "{}", file.display());
    }
}
