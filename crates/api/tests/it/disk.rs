//! A disk that is full or read-only under the whole office: said in words, nothing lost, and it goes on where it was.
//!
//! The disk is a small file system in memory that only a child process sees. Where a process may not mount one, the
//! tests say that they have proved nothing.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use liite_api::office::{Desk, Office, PartKind, ResultState, SlotRule, Trouble, VaultState, Way};
use liite_api::{LANGUAGES, Texts};
use serde_json::json;

use crate::place::{new_vault, office, passphrase, photograph, settled, worker};

const DISK: &str = "LIITE_TEST_DISK";

/// Runs one test of this file as a child that has a disk of 24 MB for itself.
fn on_a_small_disk(test: &str) {
    let dir = tempfile::tempdir().unwrap();
    let script = format!("mount -t tmpfs -o size=24m tmpfs '{}' && exec \"$0\" \"$@\"", dir.path().display());
    let mounts = |command: &mut Command| command.args(["sh", "-c", "mount -t tmpfs tmpfs /mnt"]).output();
    let options: &[&[&str]] = &[&["--mount"], &["--user", "--map-root-user", "--mount"]];
    let allowed = options.iter().find(|options| {
        mounts(Command::new("unshare").args(**options)).is_ok_and(|output| output.status.success())
    });
    let Some(options) = allowed else {
        println!("{test}: NOTHING WAS TESTED: no file system can be mounted here");
        return;
    };
    let run = Command::new("unshare")
        .args(*options)
        .args(["sh", "-c", &script])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(DISK, dir.path())
        .output()
        .unwrap();
    let said = [run.stdout, run.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(run.status.success() && said.contains("1 passed"), "{said}");
}

fn disk() -> Option<PathBuf> {
    std::env::var_os(DISK).map(Into::into)
}

/// Takes all the room there is.
fn fill(disk: &Path) {
    let mut file = fs::File::create(disk.join("filler")).unwrap();
    for bytes in [1 << 16, 1 << 12, 1] {
        while file.write_all(&vec![1; bytes]).is_ok() {}
    }
}

/// It has this code, and words and a cure in every language.
fn told(trouble: &Trouble, code: &str) {
    assert_eq!(trouble.code, code, "{trouble:?}");
    let key = format!("error-{code}");
    let mut seen = Vec::new();
    for (language, _) in LANGUAGES {
        let texts = Texts::for_language(language);
        let text = texts.get(&key, &Default::default());
        let cure = texts.cure(&key, &Default::default()).expect("a cure");
        assert!(text != key && !cure.is_empty() && !seen.contains(&text), "{language}: {text} {cure}");
        seen.push(text);
    }
    assert!(trouble.cure.is_some());
}

/// Files outside the small disk, so that only the vault meets its end.
fn papers(count: u64) -> (tempfile::TempDir, Vec<PathBuf>) {
    let dir = tempfile::tempdir_in(std::env::temp_dir()).unwrap();
    let write = |seed: u64| {
        let path = dir.path().join(format!("{seed}.jpg"));
        fs::write(&path, photograph(seed)).unwrap();
        path
    };
    let paths = (0..count).map(|seed| write(500 + seed)).collect();
    (dir, paths)
}

/// The desk once the work has come to its end or was stopped by the disk.
fn at_rest(office: &Office, slot: i64) -> Desk {
    let began = Instant::now();
    loop {
        let desk = office.desk(slot).unwrap();
        if matches!(desk.result.state, ResultState::Ready | ResultState::Failed) {
            return desk;
        }
        assert!(began.elapsed() < Duration::from_secs(120), "{desk:#?}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

#[test]
fn a_full_disk_is_told_loses_nothing_and_with_room_again_all_goes_on() {
    on_a_small_disk("disk::child_fills_the_disk");
}

/// Not a test by itself.
#[test]
fn child_fills_the_disk() {
    let Some(disk) = disk() else { return };
    let (_dir, papers) = papers(5);
    new_vault(&disk);
    let office = office(&disk, worker());
    office.unlock(Way::Passphrase, passphrase()).unwrap();
    let case = office.create_case("Anna".to_owned()).unwrap();
    let slot = office.add_slot(case, "Passport".to_owned(), SlotRule::General).unwrap();
    office.add_paths(slot, PartKind::Original, papers[..1].to_vec()).unwrap();
    let before = settled(&office, slot);
    assert_eq!(before.result.state, ResultState::Ready);

    // Three files are safe and not yet pages when the room ends.
    office.add_paths(slot, PartKind::Original, papers[1..4].to_vec()).unwrap();
    office.cancel(slot).unwrap();
    fill(&disk);
    let mut saved = 0;
    let refused = loop {
        match office.set_answer(case, "/n", &json!(format!("{:500}", saved + 1))) {
            Ok(()) => saved += 1,
            Err(trouble) => break trouble,
        }
        assert!(saved < 100_000, "the disk never became full");
    };
    told(&refused, "disk-full");
    told(&office.add_paths(slot, PartKind::Original, papers[4..].to_vec()).unwrap_err(), "disk-full");
    told(&office.create_case("Eve".to_owned()).unwrap_err(), "disk-full");
    told(&office.export_case(case, &disk).unwrap_err(), "disk-full");
    let copy = office.save_copy(slot, &disk.join("copy.pdf"));
    assert!(copy.is_err_and(|trouble| trouble.cure.is_some() && trouble.code != "disk-full"), "no document");
    office.retry(slot).ok();
    let stopped = at_rest(&office, slot);
    told(stopped.result.trouble.as_ref().expect("the work has met the end of the disk"), "disk-full");
    assert_eq!(stopped.pages.len(), 4, "every file that was taken in is still there");
    let answer = |office: &Office| office.answers(case).unwrap().get("/n").cloned();
    let expected = (saved > 0).then(|| json!(format!("{saved:500}")));
    assert_eq!(answer(&office), expected);

    fs::remove_file(disk.join("filler")).unwrap();
    office.set_answer(case, "/n", &json!("room")).unwrap();
    office.retry(slot).unwrap();
    let desk = settled(&office, slot);
    assert_eq!((desk.result.state, desk.result.pages, desk.result.trouble), (ResultState::Ready, 4, None));
    office.add_paths(slot, PartKind::Original, papers[4..].to_vec()).unwrap();
    assert_eq!(settled(&office, slot).result.pages, 5);
    office.save_copy(slot, &disk.join("copy.pdf")).unwrap();
    assert_eq!(answer(&office), Some(json!("room")));
}

#[test]
fn a_read_only_disk_is_told_and_opens_when_it_can_be_written_again() {
    on_a_small_disk("disk::child_has_a_read_only_disk");
}

/// Not a test by itself.
#[test]
fn child_has_a_read_only_disk() {
    let Some(disk) = disk() else { return };
    let (_dir, papers) = papers(1);
    new_vault(&disk);
    let office = office(&disk, worker());
    office.unlock(Way::Passphrase, passphrase()).unwrap();
    let case = office.create_case("Anna".to_owned()).unwrap();
    let slot = office.add_slot(case, "Passport".to_owned(), SlotRule::General).unwrap();
    office.add_paths(slot, PartKind::Original, papers).unwrap();
    let sha256 = settled(&office, slot).result.sha256;
    office.lock().unwrap();
    let remount = |how: &str| {
        let mut mount = Command::new("mount");
        let done = mount.args(["-o", &format!("remount,{how}")]).arg(&disk).current_dir("/").status();
        assert!(done.unwrap().success(), "remount {how}");
    };
    remount("ro");
    told(&office.unlock(Way::Passphrase, passphrase()).unwrap_err(), "disk-read-only");
    assert!(matches!(office.vault_state().unwrap(), VaultState::Locked { .. }));
    let elsewhere = crate::place::office(&disk.join("new"), worker());
    told(&elsewhere.create_vault(passphrase(), false).unwrap_err(), "disk-read-only");
    remount("rw");
    office.unlock(Way::Passphrase, passphrase()).unwrap();
    assert_eq!(settled(&office, slot).result.sha256, sha256);
    office.set_answer(case, "/a", &json!(1)).unwrap();
}
