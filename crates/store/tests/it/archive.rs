//! A case out of one vault and into another.

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use liite_store::{CaseId, Digest, State, Vault};
use serde_json::Value;

use crate::common::{CHEAP, GO_ON, code, digest_of, full_case, new_vault, secret, seen};

fn export(vault: &Vault, case: CaseId, to: &Path) {
    vault.export_file(case, to, &secret("matka"), CHEAP, &mut |_| {}, &GO_ON).expect("the case is exported");
}

fn import(vault: &Vault, from: &Path, passphrase: &str) -> liite_store::Result<CaseId> {
    vault.import_file(&mut fs::File::open(from).unwrap(), &secret(passphrase))
}

#[test]
fn a_case_goes_in_one_file_into_another_vault() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(&dir.path().join("one"));
    let full = full_case(&vault, "Anna");
    let file = dir.path().join("anna.liite");
    export(&vault, full.case, &file);
    let other = new_vault(&dir.path().join("two"));
    full_case(&other, "Somebody else");
    let case = import(&other, &file, "matka").unwrap();
    assert_eq!(seen(&other, case), seen(&vault, full.case));
    // Twice is two cases; the contents are stored once.
    let again = import(&other, &file, "matka").unwrap();
    assert_ne!(again, case);
    assert_eq!(seen(&other, again), seen(&vault, full.case));
    assert_eq!(other.examine(&mut |_| {}, &GO_ON).unwrap(), []);
    assert_eq!(other.people().unwrap().len(), 2, "the person is known by then");
    // What was taken in is worked on like any other case.
    let slot = other.slots(case).unwrap()[0].id;
    other.remove_slot(slot).unwrap();
    other.undo(case).unwrap();
    assert_eq!(seen(&other, case), seen(&vault, full.case));
}

#[test]
fn a_case_on_its_way_comes_in_as_final() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(&dir.path().join("one"));
    let full = full_case(&vault, "Anna");
    vault.set_state(full.case, State::Final).unwrap();
    vault.set_state(full.case, State::Sending).unwrap();
    let file = dir.path().join("anna.liite");
    export(&vault, full.case, &file);
    let case = import(&vault, &file, "matka").unwrap();
    assert_eq!(vault.case(case).unwrap().state, State::Final);
}

#[test]
fn a_file_that_is_cut_or_changed_anywhere_is_refused_whole() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(&dir.path().join("one"));
    let full = full_case(&vault, "Anna");
    let file = dir.path().join("anna.liite");
    export(&vault, full.case, &file);
    let good = fs::read(&file).unwrap();
    let other = new_vault(&dir.path().join("two"));
    assert_eq!(code(import(&other, &file, "väärä")), "archive-passphrase-wrong");
    let mut codes = Vec::new();
    for at in (0..good.len()).step_by(good.len() / 13).chain([good.len() - 1]) {
        fs::write(&file, &good[..at]).unwrap();
        codes.push(code(import(&other, &file, "matka")));
        let mut changed = good.clone();
        changed[at] ^= 0x10;
        fs::write(&file, changed).unwrap();
        codes.push(code(import(&other, &file, "matka")));
    }
    fs::write(&file, "an ordinary file").unwrap();
    codes.push(code(import(&other, &file, "matka")));
    assert!(codes.iter().all(|code| *code == "archive-damaged"), "{codes:?}");
    assert_eq!(other.cases().unwrap(), []);
    drop(other);
    let size = dir.path().join("two/vault.db").metadata().unwrap().len();
    assert!(size < 6 << 20, "{size} bytes: what was taken in halfway has been piling up");
}

#[test]
fn a_case_goes_into_a_folder_that_needs_no_program() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(&dir.path().join("vault"));
    let full = full_case(&vault, "Anna");
    let to = dir.path().join("out");
    vault.export_folder(full.case, &to, &mut |_| {}, &GO_ON).unwrap();
    let text = |name: &str| -> Value { serde_json::from_slice(&fs::read(to.join(name)).unwrap()).unwrap() };
    assert_eq!(text("answers.json")["/name"], "Anna answers");
    let case = text("case.json");
    assert_eq!((&case["name"], &case["slots"][0]["pages"][0]["facts"]["dpi"]), (&"Anna".into(), &300.into()));
    let mut listed: Vec<String> = Vec::new();
    for folder in ["originals", "results"] {
        for entry in fs::read_dir(to.join(folder)).unwrap() {
            listed.push(format!("{folder}/{}", entry.unwrap().file_name().to_string_lossy()));
        }
    }
    listed.sort();
    let names = ["originals/001-_IMG.jpg", "originals/002-scan.pdf", "results/001-Passport _ page.pdf"];
    assert_eq!(listed, names);
    let found: Vec<Digest> =
        listed.iter().map(|name| digest_of(fs::File::open(to.join(name)).unwrap())).collect();
    let made = vault.attachment(full.slot).unwrap().unwrap().sha256;
    assert_eq!(found, [full.photo, full.scan, made]);
    assert_eq!(code(vault.export_folder(full.case, &to, &mut |_| {}, &GO_ON)), "vault-exists");
}

#[test]
fn an_export_can_be_stopped_and_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(&dir.path().join("vault"));
    let full = full_case(&vault, "Anna");
    let out = tempfile::tempdir().unwrap();
    let cancel = AtomicBool::new(false);
    let stop = &mut |progress: liite_store::Progress| {
        cancel.store(progress.done * 2 > progress.total, std::sync::atomic::Ordering::Relaxed);
    };
    let file = out.path().join("case.liite");
    assert_eq!(code(vault.export_file(full.case, &file, &secret("x"), CHEAP, stop, &cancel)), "cancelled");
    assert_eq!(code(vault.export_folder(full.case, &out.path().join("f"), stop, &cancel)), "cancelled");
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0, "something was left");
}

#[test]
fn an_export_touches_nothing_that_lies_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(&dir.path().join("vault"));
    let case = full_case(&vault, "Anna").case;
    let beside = [dir.path().join("Anna.new"), dir.path().join("Anna.age.new")];
    fs::create_dir(&beside[0]).unwrap();
    fs::write(beside[0].join("own.txt"), "mine").unwrap();
    fs::write(&beside[1], "mine").unwrap();
    vault.export_folder(case, &dir.path().join("Anna"), &mut |_| {}, &GO_ON).unwrap();
    let file = dir.path().join("Anna.age");
    vault.export_file(case, &file, &secret("x"), CHEAP, &mut |_| {}, &GO_ON).unwrap();
    assert_eq!(fs::read(beside[0].join("own.txt")).unwrap(), b"mine");
    assert_eq!(fs::read(&beside[1]).unwrap(), b"mine");
}
