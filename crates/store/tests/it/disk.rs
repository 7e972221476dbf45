//! A disk that is full or read-only: said clearly, nothing lost, and the vault goes on when there is room again.
//!
//! The disk is a small file system in memory that only a child process sees. Where a process may not mount one, the
//! tests say that they have proved nothing.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use liite_store::{Vault, WayIn};
use serde_json::json;

use crate::common::{
    CHEAP, GO_ON, case_with_slot, clock, code, digest_of, new_vault, noise, open, put, secret,
};

/// Runs one test of this file as a child that has a disk of 12 MB for itself.
fn on_a_small_disk(test: &str) {
    let dir = tempfile::tempdir().unwrap();
    let script = format!(
        "mount -t tmpfs -o size=12m tmpfs '{0}' && cd '{0}' && exec \"$0\" \"$@\"",
        dir.path().display()
    );
    let mounts = |command: &mut Command| command.args(["sh", "-c", "mount -t tmpfs tmpfs /mnt"]).output();
    let options: &[&[&str]] = &[&["--mount"], &["--user", "--map-root-user", "--mount"]];
    let allowed = options.iter().find(|options| {
        mounts(Command::new("unshare").args(**options)).is_ok_and(|output| output.status.success())
    });
    let Some(options) = allowed else {
        println!("{test}: no file system can be mounted here; nothing was tested");
        return;
    };
    let run = Command::new("unshare")
        .args(*options)
        .args(["sh", "-c", &script])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env("LIITE_TEST_DISK", dir.path())
        .output()
        .unwrap();
    let said = [run.stdout, run.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(run.status.success() && said.contains("1 passed"), "{said}");
}

fn disk() -> Option<std::path::PathBuf> {
    std::env::var_os("LIITE_TEST_DISK").map(Into::into)
}

/// Takes all the room there is.
fn fill(disk: &Path) {
    let mut file = fs::File::create(disk.join("filler")).unwrap();
    for bytes in [1 << 16, 1 << 12, 1] {
        while file.write_all(&vec![1; bytes]).is_ok() {}
    }
}

#[test]
fn a_full_disk_loses_nothing() {
    on_a_small_disk("disk::child_fills_the_disk");
}

/// Not a test by itself.
#[test]
fn child_fills_the_disk() {
    let Some(disk) = disk() else { return };
    let folder = disk.join("vault");
    let vault = new_vault(&folder);
    let (case, _) = case_with_slot(&vault);
    let kept = put(&vault, "kept", &noise(2_000_000, "kept"));
    fill(&disk);
    let mut saved = 0;
    let refused = loop {
        match vault.set_answer(case, "/n", &json!(format!("{:500}", saved + 1))) {
            Ok(()) => saved += 1,
            Err(error) => break error,
        }
        assert!(saved < 100_000, "the disk never became full");
    };
    assert_eq!(refused.code(), "disk-full");
    assert_eq!(code(vault.add_original("more", &mut noise(3_000_000, "more").as_slice())), "disk-full");
    assert_eq!(code(vault.set_passphrase(&secret("uusi"), CHEAP)), "disk-full");
    assert_eq!(code(vault.back_up(&disk.join("backup"), &mut |_| {}, &GO_ON)), "disk-full");
    let out = disk.join("out.liite");
    assert_eq!(code(vault.export_file(case, &out, &secret("x"), CHEAP, &mut |_| {}, &GO_ON)), "disk-full");
    let whole = |vault: &Vault| {
        let expected = (saved > 0).then(|| json!(format!("{saved:500}")));
        assert_eq!(vault.answer(case, "/n").unwrap(), expected);
        assert_eq!(digest_of(vault.read_original(kept).unwrap()), kept);
    };
    whole(&vault);
    // Closed and opened on the full disk: it may open or say why not, nothing else.
    drop(vault);
    match Vault::open(&folder, WayIn::Passphrase(&secret("salasana")), clock) {
        Ok(vault) => whole(&vault),
        Err(error) => assert_eq!(error.code(), "disk-full"),
    }
    fs::remove_file(disk.join("filler")).unwrap();
    let vault = open(&folder);
    whole(&vault);
    assert_eq!(vault.examine(&mut |_| {}, &GO_ON).unwrap(), []);
    // There is room again, in the very same vault.
    fill(&disk);
    let full = vault.add_original("more", &mut noise(3_000_000, "more").as_slice());
    assert_eq!(code(full), "disk-full");
    fs::remove_file(disk.join("filler")).unwrap();
    put(&vault, "more", &noise(3_000_000, "more"));
    vault.set_answer(case, "/n", &json!(1)).unwrap();
    assert_eq!(vault.examine(&mut |_| {}, &GO_ON).unwrap(), []);
    let left: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("new") || name.contains("part") || name.contains("probe"))
        .collect();
    assert_eq!(left, [""; 0]);
}

#[test]
fn a_read_only_disk_is_called_so() {
    on_a_small_disk("disk::child_has_a_read_only_disk");
}

/// Not a test by itself.
#[test]
fn child_has_a_read_only_disk() {
    let Some(disk) = disk() else { return };
    let folder = disk.join("vault");
    let vault = new_vault(&folder);
    let (case, _) = case_with_slot(&vault);
    drop(vault);
    let remount = |how: &str| {
        let done = Command::new("mount")
            .args(["-o", &format!("remount,{how}")])
            .arg(&disk)
            .current_dir("/")
            .status();
        assert!(done.unwrap().success(), "remount {how}");
    };
    remount("ro");
    assert_eq!(code(Vault::open(&folder, WayIn::Passphrase(&secret("salasana")), clock)), "disk-read-only");
    let new = liite_store::NewVault { words: true, ..Default::default() };
    assert_eq!(code(Vault::create(&disk.join("new"), &new, clock)), "disk-read-only");
    remount("rw");
    let vault = open(&folder);
    vault.set_answer(case, "/a", &json!(1)).unwrap();
    assert_eq!(vault.answer(case, "/a").unwrap(), Some(json!(1)));
}
