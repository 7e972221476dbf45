//! The office behind the window: a real vault, the real isolated process, photographs of a letter.

use std::path::Path;
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use liite_api::Worker;
use liite_api::office::{
    ColourMode, Corner, Desk, Office, PageState, PartKind, Place, ResultState, SlotRule, VaultState, Way,
};
use tempfile::{TempDir, tempdir};

use crate::liite::{file, letter, program};

fn office(folder: &Path) -> Arc<Office> {
    let place = Place {
        vault: folder.join("vault"),
        preferences: folder.join("preferences.json"),
        pictures: "liite://localhost/".to_owned(),
    };
    Office::new(place, Worker::new(program(), "__worker"), Arc::new(|_| {}))
}

/// An office with an open vault, a case and a slot in it.
fn begun() -> (TempDir, Arc<Office>, i64, i64) {
    let folder = tempdir().unwrap();
    let office = office(folder.path());
    office.create_vault(Some("koivu ja kuusi".to_owned().into()), false).unwrap();
    let case = office.create_case("Oleskelulupa".to_owned()).unwrap();
    let slot = office.add_slot(case, "Vuokrasopimus".to_owned(), SlotRule::General).unwrap();
    (folder, office, case, slot)
}

/// The desk once nothing is going on there any more.
fn settled(office: &Office, slot: i64) -> Desk {
    let start = Instant::now();
    loop {
        let desk = office.desk(slot).unwrap();
        let moving = |state| matches!(state, PageState::Waiting | PageState::Working);
        let busy = desk.progress.is_some()
            || desk.result.state == ResultState::Working
            || desk.pages.iter().any(|page| moving(page.state));
        if !busy {
            return desk;
        }
        assert!(start.elapsed() < Duration::from_secs(120), "{desk:#?}");
        sleep(Duration::from_millis(20));
    }
}

fn photographs(folder: &Path, seeds: &[u64]) -> Vec<std::path::PathBuf> {
    seeds.iter().map(|seed| file(folder, &format!("IMG_{seed}.jpg"), &letter(*seed).0.jpeg)).collect()
}

#[test]
fn photographs_become_one_document_that_is_still_there_after_a_restart() {
    let (folder, office, case, slot) = begun();
    let paths = photographs(folder.path(), &[71, 72]);
    office.add_paths(slot, PartKind::Original, paths.clone()).unwrap();
    // What was taken in needs its file no more.
    paths.iter().for_each(|path| std::fs::remove_file(path).unwrap());
    let desk = settled(&office, slot);
    let names: Vec<&str> = desk.pages.iter().map(|page| page.name.as_str()).collect();
    assert_eq!(names, ["IMG_71.jpg", "IMG_72.jpg"]);
    assert_eq!((desk.result.state, desk.result.pages), (ResultState::Ready, 2));
    assert_eq!(desk.result.file_name, "Vuokrasopimus.pdf");
    for page in &desk.pages {
        let truth = letter(if page.name.contains("71") { 71 } else { 72 }).0.quad;
        let outline = page.outline.expect("an outline");
        for (corner, point) in outline.iter().zip(truth.0) {
            assert!((corner.x - point.x).hypot(corner.y - point.y) < 25.0, "{corner:?} {point:?}");
        }
    }
    assert_eq!(office.cases().unwrap()[0].ready, 1);
    let copy = folder.path().join("copy.pdf");
    office.save_copy(slot, &copy).unwrap();
    office.lock().unwrap();
    assert_eq!(office.desk(slot).unwrap_err().code, "vault-locked");
    drop(office);

    let again = self::office(folder.path());
    assert_eq!(again.vault_state().unwrap(), VaultState::Locked { ways: vec![Way::Passphrase, Way::Words] });
    let wrong = again.unlock(Way::Passphrase, Some("kuusi ja koivu".to_owned().into()));
    assert_eq!(wrong.unwrap_err().code, "passphrase-wrong");
    again.unlock(Way::Passphrase, Some("koivu ja kuusi".to_owned().into())).unwrap();
    assert_eq!(again.case(case).unwrap().slots[0].state, ResultState::Ready);
    let later = folder.path().join("later.pdf");
    again.save_copy(slot, &later).unwrap();
    assert_eq!(std::fs::read(&copy).unwrap(), std::fs::read(&later).unwrap());
}

#[test]
fn every_change_of_a_page_changes_the_document_and_can_be_taken_back() {
    let (folder, office, case, slot) = begun();
    office.add_paths(slot, PartKind::Original, photographs(folder.path(), &[73, 74])).unwrap();
    let before = settled(&office, slot);
    let [first, second] = [before.pages[0].id, before.pages[1].id];

    office.move_pages(vec![second], PartKind::Original, 0).unwrap();
    let moved = settled(&office, slot);
    assert_eq!(moved.pages.iter().map(|page| page.id).collect::<Vec<_>>(), [second, first]);
    assert_ne!(moved.result.sha256, before.result.sha256);
    assert_eq!(moved.undo.as_deref(), Some("ui-step-move-pages"));
    office.undo(case).unwrap();
    assert_eq!(settled(&office, slot).result.sha256, before.result.sha256, "the very same bytes");

    office.turn_page(first, 1).unwrap();
    let turned = settled(&office, slot);
    let (upright, lying) =
        (before.pages[0].result.as_ref().unwrap(), turned.pages[0].result.as_ref().unwrap());
    assert_eq!((lying.width, lying.height), (upright.height, upright.width));
    assert_ne!(lying.url, upright.url, "a new picture has a new address");
    office.undo(case).unwrap();

    let outline = before.pages[0].outline.unwrap();
    let inner = outline.map(|c| Corner { x: c.x * 0.8 + 150.0, y: c.y * 0.8 + 200.0 });
    office.set_outline(first, Some(inner)).unwrap();
    let cropped = settled(&office, slot);
    assert!(cropped.pages[0].by_hand);
    assert_eq!(cropped.pages[0].found, before.pages[0].found, "what was found is remembered");
    office.set_outline(first, None).unwrap();
    assert_eq!(settled(&office, slot).result.sha256, before.result.sha256);

    office.set_colour(first, ColourMode::Bw).unwrap();
    office.remove_pages(vec![second]).unwrap();
    let alone = settled(&office, slot);
    assert_eq!((alone.pages.len(), alone.removed.len(), alone.result.pages), (1, 1, 1));
    assert!(alone.result.bytes < before.result.bytes);
    office.restore_pages(vec![second]).unwrap();
    office.undo(case).unwrap();
    office.undo(case).unwrap();
    office.redo(case).unwrap();
    assert_eq!(settled(&office, slot).result.sha256, alone.result.sha256);
}

#[test]
fn a_bad_file_stands_beside_the_good_ones_with_a_reason_and_stops_nothing() {
    let (folder, office, _, slot) = begun();
    let mut paths = photographs(folder.path(), &[75]);
    paths.insert(0, file(folder.path(), "notes.jpg", b"no picture"));
    paths.push(folder.path().join("gone.jpg"));
    let missing = office.add_paths(slot, PartKind::Original, paths).unwrap_err();
    assert_eq!(missing.code, "file-unreadable");
    let desk = settled(&office, slot);
    let bad: Vec<_> = desk.pages.iter().filter(|page| page.state == PageState::Failed).collect();
    assert_eq!((desk.pages.len(), bad.len()), (2, 1));
    assert_eq!(
        (bad[0].name.as_str(), bad[0].trouble.as_ref().unwrap().code.as_str()),
        ("notes.jpg", "not-recognised")
    );
    assert_eq!((desk.result.state, desk.result.pages), (ResultState::Ready, 1));
    office.remove_pages(vec![bad[0].id]).unwrap();
    assert_eq!(office.desk(slot).unwrap().pages.len(), 1);
}

#[test]
fn parts_keep_their_order_and_pages_move_between_them() {
    let (folder, office, _, slot) = begun();
    let paths = photographs(folder.path(), &[76, 77]);
    office.add_paths(slot, PartKind::Translation, vec![paths[0].clone()]).unwrap();
    office.add_paths(slot, PartKind::Original, vec![paths[1].clone()]).unwrap();
    let desk = settled(&office, slot);
    let order: Vec<_> = desk.pages.iter().map(|page| (page.part, page.name.as_str())).collect();
    assert_eq!(order, [(PartKind::Original, "IMG_77.jpg"), (PartKind::Translation, "IMG_76.jpg")]);
    let translation = desk.pages[1].id;
    office.move_pages(vec![translation], PartKind::Legalisation, 0).unwrap();
    let desk = settled(&office, slot);
    assert_eq!(desk.pages[1].part, PartKind::Legalisation);
    let pdf = folder.path().join("parts.pdf");
    office.save_copy(slot, &pdf).unwrap();
    let bytes = std::fs::read(&pdf).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.contains("/Outlines"), "a bookmark for each part");
}

#[test]
fn pictures_of_pages_and_of_the_very_document_can_be_shown_only_while_the_vault_is_open() {
    let (folder, office, _, slot) = begun();
    office.add_paths(slot, PartKind::Original, photographs(folder.path(), &[78])).unwrap();
    let desk = settled(&office, slot);
    let path = |url: &str| url.trim_start_matches("liite://localhost/").split('?').next().unwrap().to_owned();
    let source = path(&desk.pages[0].source.as_ref().unwrap().url);
    let preview = path(&desk.result.previews[0]);
    for address in [&source, &preview] {
        let jpeg = office.picture(address, "").expect("a picture");
        assert!(jpeg.starts_with(&[0xff, 0xd8]));
        assert!(office.picture(address, "width=200").unwrap().len() < jpeg.len());
    }
    assert_eq!(office.picture("page/999/source", ""), None);
    assert_eq!(office.picture("../vault.db", ""), None);
    office.lock().unwrap();
    assert_eq!(office.picture(&source, ""), None);
    assert_eq!(office.picture(&preview, ""), None);
}

#[test]
fn work_that_was_stopped_waits_and_goes_on_when_asked() {
    let (folder, office, _, slot) = begun();
    office.add_paths(slot, PartKind::Original, photographs(folder.path(), &[79, 80, 81])).unwrap();
    office.cancel(slot).unwrap();
    let desk = settled_or_stopped(&office, slot);
    assert!(desk.result.state != ResultState::Ready);
    office.retry(slot).unwrap();
    let desk = settled(&office, slot);
    assert_eq!((desk.result.state, desk.pages.len()), (ResultState::Ready, 3));
}

/// The desk when nothing is being worked on, whatever is left to do.
fn settled_or_stopped(office: &Office, slot: i64) -> Desk {
    let start = Instant::now();
    loop {
        let desk = office.desk(slot).unwrap();
        if !desk.pages.iter().any(|page| page.state == PageState::Working) {
            return desk;
        }
        assert!(start.elapsed() < Duration::from_secs(60));
        sleep(Duration::from_millis(20));
    }
}
