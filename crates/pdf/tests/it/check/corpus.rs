//! Other people's files: the veraPDF corpus, which knows the answer, and everything else, which must only not hurt.

use std::path::{Path, PathBuf};

use liite_pdf::check::{Flavour, Options, check};

fn data() -> Option<PathBuf> {
    let found = std::env::var_os("LIITE_DATA").map(PathBuf::from);
    if found.is_none() {
        println!("skipped: LIITE_DATA does not name the folder of real material");
    }
    found
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "pdf") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Files of one part of the corpus on whose verdict we agree, in per cent; disagreements are printed.
fn agreement(folder: &str, flavour: Flavour) -> Option<f64> {
    let folder = data()?.join("pdfs/verapdf-corpus").join(folder);
    let paths = files(&folder);
    if paths.is_empty() {
        println!("skipped: no files in {}", folder.display());
        return None;
    }
    let mut agree = 0u32;
    for path in &paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let verdict =
            check(&std::fs::read(path).unwrap(), &Options { flavour: Some(flavour), ..Options::default() });
        if name.contains("-pass-") == verdict.conforms() {
            agree += 1;
        } else {
            println!("{name}: conforms {}, {:?}", verdict.conforms(), verdict.violations);
        }
    }
    let percent = 100.0 * f64::from(agree) / f64::from(u32::try_from(paths.len()).unwrap());
    println!("{}: {agree} of {} files, {percent:.1} %", folder.display(), paths.len());
    Some(percent)
}

#[test]
fn verdicts_agree_with_the_vera_pdf_corpus_for_part_2() {
    for (folder, flavour) in
        [("PDF_A-2b", Flavour::A2b), ("PDF_A-2u", Flavour::A2u), ("PDF_A-2a", Flavour::A2a)]
    {
        if let Some(percent) = agreement(folder, flavour) {
            assert!(percent >= 99.0, "{folder}: {percent:.1} %");
        }
    }
}

#[test]
fn verdicts_agree_mostly_for_the_other_parts() {
    for (folder, flavour) in
        [("PDF_A-1b", Flavour::A1b), ("PDF_A-3b", Flavour::A3b), ("PDF_A-4", Flavour::A4)]
    {
        if let Some(percent) = agreement(folder, flavour) {
            assert!(percent >= 95.0, "{folder}: {percent:.1} %");
        }
    }
}

#[test]
fn no_file_of_anyone_makes_it_panic() {
    let Some(data) = data() else { return };
    let mut count = 0;
    for path in files(&data.join("pdfs")) {
        let verdict = check(&std::fs::read(&path).unwrap(), &Options::default());
        assert!(verdict.violations.len() <= 1000, "{}", path.display());
        count += 1;
    }
    println!("{count} files judged");
}
