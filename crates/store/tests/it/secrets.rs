//! Nothing of a case in plain text: every file that is written, and all that is said, is searched for planted secrets.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use liite_store::{NewVault, Vault, WayIn};
use serde_json::json;

use crate::common::{CHEAP, GO_ON, clock, original_part, page_of, put, secret};

const PASSPHRASE: &str = "Salaperäinen-lause-4711";
const NAME: &str = "Zacharias Tunnistettava";
const ANSWER: &str = "Vastaus-jota-kukaan-ei-saa-nähdä";
const ORIGINAL: &str = "ORIGINAL-BYTES-OF-A-PASSPORT-0123456789";
const FILE: &str = "passi-Zacharias.jpg";
const WORDS_AT: &str = "words";

/// Not a test by itself: works with secrets as the child of the one below.
#[test]
fn child_works_with_secrets() {
    let Some(folder) = std::env::var_os("LIITE_TEST_SECRETS") else { return };
    let folder = PathBuf::from(folder);
    let passphrase = secret(PASSPHRASE);
    let new = NewVault { passphrase: Some((&passphrase, CHEAP)), words: true, ..NewVault::default() };
    let (vault, words) = Vault::create(&folder.join("vault"), &new, clock).unwrap();
    // Beside the searched folders: the parent must know what to look for.
    fs::write(folder.with_extension(WORDS_AT), words.unwrap().text()).unwrap();
    let case = vault.create_case(NAME, None, None).unwrap();
    vault.add_person(NAME, &json!({ "x": ANSWER })).unwrap();
    let slot = vault.add_slot(case, NAME, "general", None).unwrap();
    vault.set_answer(case, "/a", &json!(ANSWER)).unwrap();
    vault.set_answer(case, "/a", &json!(format!("{ANSWER} 2"))).unwrap();
    // Large enough that the cache of the database spills.
    let sha = put(&vault, FILE, ORIGINAL.repeat(100_000).as_bytes());
    let page = vault.add_pages(original_part(&vault, slot), &[page_of(sha, 1)], None).unwrap()[0];
    vault.put_picture(page, "thumbnail", ORIGINAL.as_bytes()).unwrap();
    let digest = vault.recipe_digest(slot).unwrap();
    vault.put_attachment(slot, &mut ORIGINAL.repeat(9).as_bytes(), &json!({ "x": ANSWER }), digest).unwrap();
    vault.remove_slot(slot).unwrap();
    vault.undo(case).unwrap();
    let export = folder.join("case.liite");
    vault.export_file(case, &export, &passphrase, CHEAP, &mut |_| {}, &GO_ON).unwrap();
    vault.import_file(&mut fs::File::open(&export).unwrap(), &passphrase).unwrap();
    vault.back_up(&folder.join("backup"), &mut |_| {}, &GO_ON).unwrap();
    vault.examine(&mut |_| {}, &GO_ON).unwrap();
    let again = vault.create_case(&format!("{NAME}\0"), None, None).expect_err("a NUL");
    eprintln!("{again} {again:?} {:?}", vault);
    let held = Vault::open(&folder.join("vault"), WayIn::Passphrase(&passphrase), clock).expect_err("in use");
    eprintln!("{held} {held:?}");
    vault.lock();
    let wrong = secret("Salaperäinen-lause-4712");
    eprintln!(
        "{:?}",
        Vault::open(&folder.join("vault"), WayIn::Passphrase(&wrong), clock).expect_err("wrong")
    );
    fs::write(folder.join("vault/keys.json"), "damaged").unwrap();
    Vault::repair(&folder.join("vault"), WayIn::Passphrase(&passphrase), &folder.join("repaired")).unwrap();
    let vault = Vault::open(&folder.join("repaired"), WayIn::Passphrase(&passphrase), clock).unwrap();
    vault.set_answer(case, "/b", &json!(ANSWER)).unwrap();
    // A power cut: no closing, the news stay beside the database.
    std::process::abort();
}

#[test]
fn no_secret_is_written_or_said_in_plain_text() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, tmp) = (dir.path().join("data"), dir.path().join("tmp"));
    fs::create_dir_all(&folder).unwrap();
    fs::create_dir_all(&tmp).unwrap();
    let run = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "secrets::child_works_with_secrets", "--nocapture"])
        .env("LIITE_TEST_SECRETS", &folder)
        .env("TMPDIR", &tmp)
        .env("SQLITE_TMPDIR", &tmp)
        .current_dir(&tmp)
        .output()
        .unwrap();
    let said = [run.stdout, run.stderr].concat();
    let text = String::from_utf8_lossy(&said);
    assert!(!run.status.success() && !text.contains("panicked"), "the child must come to its abort: {text}");
    let words = fs::read_to_string(folder.with_extension(WORDS_AT)).expect("the words");
    let mut needles: Vec<Vec<u8>> =
        [PASSPHRASE, NAME, ANSWER, ORIGINAL, FILE, "Zacharias", "Vastaus-jota", &words]
            .iter()
            .map(|needle| needle.as_bytes().to_vec())
            .collect();
    needles.extend(words.split(' ').collect::<Vec<_>>().windows(2).map(|pair| pair.join(" ").into_bytes()));
    needles.extend(
        needles.clone().iter().map(|needle| needle.iter().flat_map(|byte| [*byte, 0]).collect::<Vec<u8>>()),
    );
    let mut searched = vec![("what was said".to_owned(), said)];
    collect(&folder, &mut searched);
    collect(&tmp, &mut searched);
    let names: Vec<&str> = searched.iter().map(|(name, _)| name.as_str()).collect();
    for must in
        ["repaired/vault.db-wal", "vault/vault.db", "backup/vault.db", "case.liite", "keys.json.previous"]
    {
        assert!(names.iter().any(|name| name.ends_with(must)), "{must} was not searched: {names:?}");
    }
    // Not even that it is a database.
    needles.extend([b"SQLite format".to_vec(), b"CREATE TABLE".to_vec()]);
    for (name, bytes) in &searched {
        let found = found(bytes, &needles).map(String::from_utf8_lossy);
        assert_eq!(found, None, "in {name}");
    }
    // The search itself finds what is there, at the beginning and at the end.
    assert!(found(format!("{ORIGINAL}...").as_bytes(), &needles).is_some());
    assert!(found(format!("...{ANSWER}").as_bytes(), &needles).is_some());
}

/// The first of the needles that is there.
fn found<'a>(bytes: &[u8], needles: &'a [Vec<u8>]) -> Option<&'a [u8]> {
    let mut begins = vec![false; 1 << 16];
    for needle in needles {
        begins[usize::from(needle[0]) << 8 | usize::from(needle[1])] = true;
    }
    let candidates = bytes
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| begins[usize::from(pair[0]) << 8 | usize::from(pair[1])]);
    candidates
        .flat_map(|(at, _)| needles.iter().filter(move |needle| bytes[at..].starts_with(needle)))
        .map(Vec::as_slice)
        .next()
}

fn collect(folder: &Path, into: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.file_name() != Some(OsStr::new("vault.lock")) {
            into.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("vault");
    let vault = crate::common::new_vault(&folder);
    vault.create_case("x", None, None).unwrap();
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{path:?}");
    }
}
