//! Case files from elsewhere: what is no case changes nothing, and what is strange in one is never trusted.

use std::fs;
use std::sync::atomic::AtomicBool;

use liite_api::Secret;
use liite_api::office::{EventsView, PartKind, ResultState};
use liite_store::{NewVault, Vault};
use serde_json::json;
use tempfile::tempdir;

use crate::office::{begun, paper};
use crate::place::{CHEAP, settled};

fn secret() -> Secret {
    Secret::from("matka")
}

#[test]
fn a_file_that_is_no_case_is_refused_in_words_and_changes_nothing() {
    let (dir, office, case, slot) = begun();
    office.add_paths(slot, PartKind::Original, vec![paper(&dir, 51)]).unwrap();
    settled(&office, slot);
    let good = dir.path().join("good.liite");
    office.hand_over(case, &secret(), &good).unwrap();
    let whole = fs::read(&good).unwrap();
    let before = (office.cases().unwrap(), office.desk(slot).unwrap());
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x40;
    let wrong: [(&str, Vec<u8>); 6] = [
        ("nothing", Vec::new()),
        ("zeros", vec![0; 100_000]),
        ("words", b"This is a letter, not a case.".repeat(50)),
        ("picture", fs::read(paper(&dir, 52)).unwrap()),
        ("cut", whole[..whole.len() - 50].to_vec()),
        ("flipped", flipped),
    ];
    for (name, bytes) in wrong {
        let path = dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        let trouble = office.take_in(path, secret()).expect_err(name);
        assert!(!trouble.text.is_empty() && !trouble.text.starts_with("error-"), "{name}: {trouble:?}");
        assert!(trouble.cure.is_some(), "{name}: {trouble:?}");
    }
    assert!(office.take_in(good.clone(), Secret::from("another")).is_err());
    assert!(office.take_in(dir.path().join("absent"), secret()).is_err());
    assert_eq!((office.cases().unwrap(), office.desk(slot).unwrap()), before);
    assert!(office.take_in(good, secret()).is_ok(), "the good one is still taken in");
}

#[test]
fn a_case_whose_contents_are_hostile_comes_in_and_can_be_worked_on() {
    let (dir, office, ..) = begun();
    let from = tempdir().unwrap();
    let passphrase = secret();
    let new = NewVault { passphrase: Some((&passphrase, CHEAP)), ..NewVault::default() };
    let vault = Vault::create(from.path(), &new, || 0).unwrap().0;
    let case = vault.create_case("../../Evil \u{202E}case", None, None).unwrap();
    vault.set_application(case, Some("study"), None).unwrap();
    let slot = vault.add_paper_slot(case, "..\\..\\passport", "no-such-rule", "passport-copy", None).unwrap();
    vault.add_paper_slot(case, "photo", "general", "no-such-paper", None).unwrap();
    for notes in
        [json!([1, 2, 3]), json!({ "said": { "issued_in": "<script>" }, "photo": { "left": 1e300 } })]
    {
        vault.set_slot_notes(slot, &notes, "say-of-paper").unwrap();
    }
    for (pointer, value) in [
        ("/form/personal/family-name", json!({ "toString": "x" })),
        ("/form/personal/birth-date", json!("9999-99-99")),
        ("/form/travel-document/expires-on", json!("-000001-01-01")),
        ("/event", json!({ "submitted": "today", "requests": vec!["x"; 100] })),
        ("/receipt", json!({ "deep": [[[[[]]]]] })),
    ] {
        vault.set_answer(case, pointer, &value).unwrap();
    }
    let file = dir.path().join("evil.liite");
    vault.export_file(case, &file, &passphrase, CHEAP, &mut |_| {}, &AtomicBool::new(false)).unwrap();
    let case = office.take_in(file, secret()).unwrap();
    let checklist = office.checklist(case).unwrap();
    assert_eq!(checklist.events, EventsView::default());
    assert!(office.form(case).unwrap().problems.iter().any(|it| it.field == "personal.family-name"));
    assert!(office.identity(case).unwrap().fields.is_empty());
    assert!(office.deadlines().is_ok() && office.calendar(Some(case)).is_ok());
    assert!(office.checklist_document(case).is_ok());
    let slot = checklist.papers.iter().find_map(|it| it.slot_id).expect("its passport");
    office.add_paths(slot, PartKind::Original, vec![paper(&dir, 53)]).unwrap();
    let state = settled(&office, slot).result.state;
    assert!(matches!(state, ResultState::Ready | ResultState::Failed), "{state:?}");
    let to = tempdir().unwrap();
    match office.write_hand_over(case, to.path()) {
        Ok(folder) => {
            assert_eq!(folder.parent(), Some(to.path()), "it does not climb out");
            for entry in fs::read_dir(&folder).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                let safe = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
                assert!(name.chars().all(safe) && name.len() <= 80, "{name:?}");
            }
        }
        Err(_) => assert_eq!(fs::read_dir(to.path()).unwrap().count(), 0),
    }
}
