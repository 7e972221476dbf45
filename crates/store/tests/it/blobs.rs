//! Contents of any size: streamed, stored once, all or nothing.

use std::fs;
use std::io::{self, Read, Seek, SeekFrom};

use liite_store::StoreError;

use crate::common::{digest_of, new_vault, open};

/// So many bytes that do not repeat, made as they are read; fails at its end when told to.
struct Source {
    left: u64,
    state: u64,
    fails: bool,
}

impl Source {
    fn new(bytes: u64) -> Self {
        Self { left: bytes, state: bytes | 1, fails: false }
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 && self.fails {
            return Err(io::Error::other("the memory card was pulled out"));
        }
        // An odd length, so that chunks never meet the boundaries of reads.
        let wanted = buffer.len().min(60_001).min(usize::try_from(self.left).unwrap_or(usize::MAX));
        for byte in &mut buffer[..wanted] {
            self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            *byte = (self.state >> 56) as u8;
        }
        self.left -= wanted as u64;
        Ok(wanted)
    }
}

#[test]
fn contents_of_every_length_come_back_as_they_were() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let chunk = 1 << 20;
    for bytes in [0, 1, 4096, chunk - 1, chunk, chunk + 1, 3 * chunk, 3 * chunk + 17] {
        let sha = vault.add_original("x", &mut Source::new(bytes)).unwrap();
        assert_eq!(sha, digest_of(Source::new(bytes)), "{bytes} bytes");
        assert_eq!(vault.original(sha).unwrap().bytes, bytes);
        assert_eq!(digest_of(vault.read_original(sha).unwrap()), sha, "{bytes} bytes");
    }
}

#[test]
fn a_reader_can_go_to_any_place() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let bytes = 2_500_000;
    let sha = vault.add_original("x", &mut Source::new(bytes)).unwrap();
    let mut whole = Vec::new();
    Source::new(bytes).read_to_end(&mut whole).unwrap();
    let mut reader = vault.read_original(sha).unwrap();
    for place in [2_400_000_usize, 0, 1_048_570, 1_048_576, 2_499_999] {
        reader.seek(SeekFrom::Start(place as u64)).unwrap();
        let mut piece = Vec::new();
        Read::by_ref(&mut reader).take(20).read_to_end(&mut piece).unwrap();
        assert_eq!(piece, whole[place..(place + 20).min(whole.len())], "at {place}");
    }
    assert_eq!(reader.seek(SeekFrom::End(-5)).unwrap(), bytes - 5);
    reader.seek(SeekFrom::Start(0)).unwrap();
    reader.seek(SeekFrom::Current(-1)).expect_err("before the beginning");
}

#[test]
fn the_same_content_is_stored_once() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let size = || fs::metadata(dir.path().join("vault.db")).unwrap().len();
    let bytes = 6 << 20;
    let first = vault.add_original("first.jpg", &mut Source::new(bytes)).unwrap();
    let second = vault.add_original("second.jpg", &mut Source::new(bytes)).unwrap();
    assert_eq!(first, second);
    assert_eq!(vault.original(first).unwrap().name, "first.jpg");
    // The space of the second copy is free again: another content of that length fits into it.
    vault.add_original("third.jpg", &mut Source::new(bytes - 1)).unwrap();
    drop(vault);
    assert!(size() < 2 * bytes + (2 << 20), "{} bytes for two contents of {bytes}", size());
}

#[test]
fn an_input_that_fails_leaves_nothing_behind() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let mut broken = Source { fails: true, ..Source::new(5 << 20) };
    let error = vault.add_original("x", &mut broken).expect_err("it fails");
    assert_eq!(error.code(), "input-unreadable");
    let whole = digest_of(Source::new(5 << 20));
    assert!(matches!(vault.read_original(whole), Err(StoreError::NoSuchRecord { .. })));
    assert_eq!(vault.add_original("x", &mut Source::new(5 << 20)).unwrap(), whole);
    drop(vault);
    let size = fs::metadata(dir.path().join("vault.db")).unwrap().len();
    assert!(size < 7 << 20, "{size} bytes: the broken copy is still there");
}

#[test]
fn a_large_original_never_sits_in_memory_whole() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    // Other tests run beside this one in the same process: a child of its own has its memory for itself.
    let me = std::env::current_exe().unwrap();
    drop(vault);
    let run = std::process::Command::new(me)
        .args(["--exact", "blobs::child_stores_and_reads_much", "--nocapture"])
        .env("LIITE_TEST_VAULT", dir.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}");
    let peaks: Vec<u64> =
        said.lines().filter_map(|line| line.split("peak ").nth(1)?.split(' ').next()?.parse().ok()).collect();
    let [small, large] = peaks[..] else { panic!("two figures in {said}") };
    assert!(large < small + 24_000, "{small} KiB for 2 MiB, {large} KiB for 96 MiB");
}

/// Not a test by itself: runs only as the child of the one above.
#[test]
fn child_stores_and_reads_much() {
    let Some(folder) = std::env::var_os("LIITE_TEST_VAULT") else { return };
    let vault = open(folder.as_ref());
    for bytes in [2 << 20, 96 << 20] {
        let sha = vault.add_original("x", &mut Source::new(bytes)).unwrap();
        assert_eq!(digest_of(vault.read_original(sha).unwrap()), sha);
        println!("peak {} KiB", peak_kib());
    }
}

/// The most memory this process has ever had at once, KiB.
fn peak_kib() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux tells the memory of a process");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a figure");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}
