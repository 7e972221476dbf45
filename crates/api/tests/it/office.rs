//! What a person does to the desk while the work behind it is going on.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use liite_api::Secret;
use liite_api::office::{LetterContent, Office, PageState, PartKind, ResultState, SlotRule, Way};
use liite_store::{Vault, WayIn};
use tempfile::{TempDir, tempdir};

use crate::place::{PASSPHRASE, new_vault, office, passphrase, photograph, settled, worker};

/// An open office with a case and a slot in it.
pub fn begun() -> (TempDir, Arc<Office>, i64, i64) {
    let dir = tempdir().unwrap();
    new_vault(dir.path());
    let office = office(dir.path(), worker());
    office.unlock(Way::Passphrase, passphrase()).unwrap();
    let case = office.create_case("Oleskelulupa".to_owned()).unwrap();
    let slot = office.add_slot(case, "Vuokrasopimus".to_owned(), SlotRule::General).unwrap();
    (dir, office, case, slot)
}

pub fn paper(dir: &TempDir, seed: u64) -> PathBuf {
    let path = dir.path().join(format!("{seed}.jpg"));
    fs::write(&path, photograph(seed)).unwrap();
    path
}

#[test]
fn a_file_that_is_dismissed_while_it_is_opened_leaves_nothing_behind() {
    let (dir, office, _, slot) = begun();
    let path = paper(&dir, 11);
    // The moment is short: it is tried until one was met.
    let met = (0..20).any(|_| {
        office.add_paths(slot, PartKind::Original, vec![path.clone()]).unwrap();
        let coming = loop {
            let desk = office.desk(slot).unwrap();
            match desk.pages.iter().find(|page| page.id < 0) {
                Some(page) if page.state == PageState::Working => break Some(page.id),
                Some(_) => std::thread::sleep(Duration::from_micros(200)),
                None => break None,
            }
        };
        coming.is_some_and(|id| office.remove_pages(vec![id]).is_ok())
    });
    assert!(met, "the file was always faster");
    let desk = settled(&office, slot);
    assert_eq!(desk.result.trouble, None, "nothing is wrong");
    assert!(!matches!(desk.result.state, ResultState::Failed | ResultState::Stale), "{desk:#?}");
}

#[test]
fn a_case_that_is_taken_out_of_the_trash_goes_on() {
    let (dir, office, case, slot) = begun();
    office.add_paths(slot, PartKind::Original, vec![paper(&dir, 12)]).unwrap();
    office.trash_case(case).unwrap();
    // It was faster, or has met the trash.
    while !matches!(office.desk(slot).unwrap().result.state, ResultState::Ready | ResultState::Failed) {
        std::thread::sleep(Duration::from_millis(5));
    }
    office.restore_case(case).unwrap();
    let desk = settled(&office, slot);
    assert_eq!((desk.result.state, desk.pages.len()), (ResultState::Ready, 1), "{desk:#?}");
}

#[test]
fn pages_whose_pictures_are_gone_get_them_again() {
    let (dir, office, _, slot) = begun();
    office.add_paths(slot, PartKind::Original, vec![paper(&dir, 13)]).unwrap();
    let before = settled(&office, slot);
    office.leave();
    let secret = Secret::from(PASSPHRASE);
    let vault = Vault::open(&dir.path().join("vault"), WayIn::Passphrase(&secret), || 0).unwrap();
    vault.drop_pictures(None).unwrap();
    drop(vault);
    office.unlock(Way::Passphrase, passphrase()).unwrap();
    let url = before.pages[0].result.as_ref().unwrap().url.clone();
    let path = url.trim_start_matches("liite://localhost/").split('?').next().unwrap();
    assert_eq!(office.picture(path, ""), None, "it is gone, and is being made");
    let after = settled(&office, slot);
    assert!(office.picture(path, "").is_some());
    assert_eq!(after.result.sha256, before.result.sha256, "the document is the same");
}

#[test]
fn a_letter_goes_once_and_only_with_all_its_documents() {
    let (dir, office, ..) = begun();
    let letter = LetterContent::Statement { text: "The contract follows.".to_owned() };
    let case = office.begin_letter("4f1c9a7be2d84c0d".to_owned(), letter).unwrap();
    let slot = office.letter(case).unwrap().slots[0].id;
    office.add_paths(slot, PartKind::Original, vec![paper(&dir, 14)]).unwrap();
    office.cancel(slot).unwrap();
    if office.desk(slot).unwrap().result.state != ResultState::Ready {
        assert_eq!(office.send_letter(case).unwrap_err().code, "hand-over-not-ready");
        office.set_answer(case, "/name", &"Anna Maria".into()).expect("it is still a draft");
    }
    office.retry(slot).unwrap();
    settled(&office, slot);
    office.send_letter(case).unwrap();
    assert_eq!(office.sending(case).unwrap().items.len(), 2, "the letter and its document");
    assert_eq!(office.send_letter(case).unwrap_err().code, "case-not-draft");
    assert_eq!(office.set_answer(case, "/name", &"Eve".into()).unwrap_err().code, "case-not-draft");
}

#[test]
fn a_restored_vault_gets_its_place_even_when_the_program_ends_in_between() {
    let (dir, office, case, _) = begun();
    let copies = dir.path().join("copies");
    fs::create_dir(&copies).unwrap();
    let backup = office.back_up(&copies).unwrap();
    office.leave();
    drop(office);
    // The backup is staged and the old vault set aside: that is where the power fails.
    let vault = dir.path().join("vault");
    Vault::restore(&backup, &dir.path().join("vault-new")).unwrap();
    fs::rename(&vault, dir.path().join("vault-before-restore-2026-11-22")).unwrap();
    let office = crate::place::office(dir.path(), worker());
    office.unlock(Way::Passphrase, passphrase()).unwrap();
    assert_eq!(office.case(case).unwrap().name, "Oleskelulupa");
}
