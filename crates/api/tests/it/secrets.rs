//! Nothing of a case in plain text on the disk or in what is said, and nothing of the passphrase in memory once the
//! vault is locked: planted secrets are searched for everywhere.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use liite_api::Secret;
use liite_api::office::{PartKind, ResultState, SlotRule, Way};
use liite_store::Digest;
use serde_json::json;

use crate::place::{office, photograph, settled, worker};

const FOLDER: &str = "LIITE_TEST_SECRETS";
const NAME: &str = "Zacharias Tunnistettava";
const SLOT: &str = "Passi-Tunnistettavalle";
const ANSWER: &str = "Vastaus-jota-kukaan-ei-saa-nähdä";
const FILE: &str = "passikuva-Zacharias-4711.jpg";
/// Bytes of the passphrase.
const LENGTH: usize = 24;

/// Not a test by itself: works with secrets, locks the vault, and waits to be looked at.
#[test]
fn child_works_with_secrets() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let office = office(&folder.join("office"), worker());
    let words = office.create_vault(Some(typed()), false).unwrap().words.join(" ");
    // Beside the searched folders: the parent must know what to look for.
    fs::write(folder.join("words"), words).unwrap();
    let case = office.create_case(NAME.to_owned()).unwrap();
    let slot = office.add_slot(case, SLOT.to_owned(), SlotRule::General).unwrap();
    office.set_answer(case, "/name", &json!(ANSWER)).unwrap();
    let path = folder.join(FILE);
    office.add_paths(slot, PartKind::Original, vec![path.clone()]).unwrap();
    fs::remove_file(path).unwrap();
    let desk = settled(&office, slot);
    assert_eq!(desk.result.state, ResultState::Ready);
    let pictures = [&desk.pages[0].source.as_ref().unwrap().url, &desk.result.previews[0]];
    for url in pictures {
        let path = url.trim_start_matches("liite://localhost/").split('?').next().unwrap();
        assert!(office.picture(path, "width=300").is_some());
    }
    office.rename_slot(slot, format!("{SLOT} 2")).unwrap();
    office.undo(case).unwrap();
    office.lock().unwrap();
    assert!(office.unlock(Way::Passphrase, Some("something else".to_owned().into())).is_err());
    office.unlock(Way::Passphrase, Some(typed())).unwrap();
    eprintln!("{:?} {:?}", office.case(9999), office.set_answer(case, "\0", &json!(ANSWER)));
    settled(&office, slot);
    office.lock().unwrap();
    println!("locked");
    let _ = std::io::stdin().read(&mut [0]);
    println!("left");
    // A power cut: nothing is tidied up.
    std::process::abort();
}

/// What a person types next, without a buffer that would keep it.
fn typed() -> Secret {
    let mut input = File::from(std::io::stdin().as_fd().try_clone_to_owned().unwrap());
    let mut bytes = vec![0; LENGTH];
    input.read_exact(&mut bytes).unwrap();
    Secret::from(String::from_utf8(bytes).unwrap())
}

#[test]
fn no_secret_is_on_the_disk_or_said_and_the_passphrase_is_gone_from_memory() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("data");
    let inner = ["office", "tmp", "home", "home/data", "home/config", "home/cache", "home/state", "home/run"];
    inner.iter().for_each(|inner| fs::create_dir_all(folder.join(inner)).unwrap());
    fs::write(folder.join(FILE), photograph(21)).unwrap();
    let drawn = Digest::of(format!("{:?} {}", std::time::Instant::now(), std::process::id()).as_bytes());
    let passphrase = drawn.to_string()[..LENGTH].to_owned();
    let own = std::env::current_exe().unwrap();
    let mut command = Command::new(own);
    command.args(["--exact", "secrets::child_works_with_secrets", "--nocapture"]).env(FOLDER, &folder);
    command.env("HOME", folder.join("home")).env("TMPDIR", folder.join("tmp"));
    command.env("SQLITE_TMPDIR", folder.join("tmp")).current_dir(folder.join("tmp"));
    for (name, inner) in [("DATA", "data"), ("CONFIG", "config"), ("CACHE", "cache"), ("STATE", "state")] {
        command.env(format!("XDG_{name}_HOME"), folder.join("home").join(inner));
    }
    command.env("XDG_RUNTIME_DIR", folder.join("home/run"));
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    let mut keyboard = child.stdin.take().unwrap();
    keyboard.write_all(format!("{passphrase}{passphrase}").as_bytes()).unwrap();
    let mut said = Vec::new();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    while !said.ends_with(b"locked\n") {
        assert!(output.read_until(b'\n', &mut said).unwrap() > 0, "{}", String::from_utf8_lossy(&said));
    }
    let in_memory = memory(child.id()).map(|memory| {
        // The search itself works: the name of the test is there.
        assert!(!places(&memory, b"child_works_with_secrets").is_empty());
        (places(&memory, passphrase.as_bytes()).len(), places(&memory, &passphrase.as_bytes()[..14]).len())
    });
    match in_memory {
        Some(found) => assert_eq!(found, (0, 0), "the passphrase, or the half of it, in a locked program"),
        None => println!("THE MEMORY WAS NOT SEARCHED: this system does not let a process see its child's"),
    }
    keyboard.write_all(b"x").unwrap();
    output.read_to_end(&mut said).unwrap();
    child.stderr.take().unwrap().read_to_end(&mut said).unwrap();
    child.wait().unwrap();
    assert!(said.windows(5).any(|part| part == b"left\n"), "{}", String::from_utf8_lossy(&said));
    let words = fs::read_to_string(folder.join("words")).unwrap();
    let words: Vec<&str> = words.split(' ').collect();
    let pairs: Vec<String> = words.windows(2).map(|pair| pair.join(" ")).collect();
    let mut needles: Vec<Vec<u8>> = Vec::new();
    let plain = [NAME, "Tunnistettava", SLOT, ANSWER, "Vastaus-jota", FILE, "passikuva", &passphrase];
    for needle in plain.into_iter().chain(pairs.iter().map(String::as_str)) {
        needles.push(needle.as_bytes().to_vec());
        needles.push(needle.encode_utf16().flat_map(u16::to_le_bytes).collect());
        needles.extend(base64(needle.as_bytes()));
    }
    let mut searched = vec![(PathBuf::from("what was said"), said)];
    for inner in ["office", "tmp", "home"] {
        collect(&folder.join(inner), &mut searched);
    }
    for must in ["vault.db", "keys.json"] {
        assert!(searched.iter().any(|(path, _)| path.ends_with(must)), "{must} was not searched");
    }
    for (path, bytes) in &searched {
        let found: Vec<_> = needles.iter().filter(|needle| !places(bytes, needle).is_empty()).collect();
        assert!(found.is_empty(), "{}: {}", path.display(), String::from_utf8_lossy(found[0]));
    }
    // The search itself works, for what is coded too.
    assert!(needles.iter().any(|needle| !places(b"x UGFzc2ktVHVubmlzdGV0dGF2YWxsZQ== y", needle).is_empty()));
}

/// All of the memory of a process that it may write, piece by piece.
fn memory(process: u32) -> Option<Vec<u8>> {
    let maps = fs::read_to_string(format!("/proc/{process}/maps")).ok()?;
    let mut memory = File::open(format!("/proc/{process}/mem")).ok()?;
    let mut all = Vec::new();
    for line in maps.lines().filter(|line| line.contains(" rw")) {
        let (start, end) = line.split_once(' ')?.0.split_once('-')?;
        let (start, end) = (u64::from_str_radix(start, 16).ok()?, u64::from_str_radix(end, 16).ok()?);
        memory.seek(SeekFrom::Start(start)).ok()?;
        // Some regions cannot be read: nobody else can either.
        let _ = Read::by_ref(&mut memory).take(end - start).read_to_end(&mut all);
    }
    (!all.is_empty()).then_some(all)
}

fn places(bytes: &[u8], needle: &[u8]) -> Vec<usize> {
    let first = needle[0];
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == first).map(|(at, _)| at);
    starts.filter(|at| bytes[*at..].starts_with(needle)).collect()
}

/// How the bytes look within something coded in base64, wherever they begin there.
fn base64(bytes: &[u8]) -> Vec<Vec<u8>> {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let coded = |bytes: &[u8]| -> Vec<u8> {
        let triples =
            bytes.chunks_exact(3).map(|three| three.iter().fold(0_usize, |sum, b| sum << 8 | *b as usize));
        triples.flat_map(|bits| [18, 12, 6, 0].map(|shift| SIGNS[bits >> shift & 63])).collect()
    };
    (0..3).map(|skipped| coded(&bytes[skipped..])).collect()
}

fn collect(folder: &Path, into: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, into);
        } else if let Ok(bytes) = fs::read(&path) {
            into.push((path, bytes));
        }
    }
}
