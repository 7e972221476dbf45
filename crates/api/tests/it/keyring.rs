//! The real keyring of a Linux desktop: gnome-keyring on a session bus of its own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use liite_api::Secret;
use liite_api::office::{Office, VaultState, Way};
use liite_store::{Vault, Way as StoredWay};

use crate::place::{office, worker};

const STAGE: &str = "LIITE_TEST_KEYRING";
const FOLDER: &str = "LIITE_TEST_FOLDER";

/// How the system stands when the child runs.
enum System<'a> {
    /// A person is signed in, and this is their home.
    SignedIn(&'a Path),
    /// There is no session bus.
    Bare,
}

/// Runs one stage as a child; gives what it has said.
fn stage(name: &str, folder: &Path, system: &System<'_>) -> String {
    let own = std::env::current_exe().unwrap();
    let test = ["--exact", "keyring::child_uses_the_keyring", "--nocapture"];
    let mut command = match system {
        System::SignedIn(home) => {
            fs::create_dir_all(home.join("run")).unwrap();
            let mut command = Command::new("dbus-run-session");
            let unlocked = "printf secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec \"$0\" \"$@\"";
            command.args(["--", "sh", "-c", unlocked]).arg(own).args(test);
            command.env("HOME", home).env("XDG_DATA_HOME", home.join("data"));
            command.env("XDG_RUNTIME_DIR", home.join("run")).env("XDG_CONFIG_HOME", home.join("config"));
            command
        }
        System::Bare => {
            let mut command = Command::new(own);
            command.args(test).env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
            command
        }
    };
    let run = command.env(STAGE, name).env(FOLDER, folder).output().unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    let complaints = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() && said.contains("1 passed"), "{name}: {said}{complaints}");
    said
}

#[test]
fn the_keyring_of_the_system_opens_the_vault_and_losing_it_loses_nothing() {
    if ["dbus-run-session", "gnome-keyring-daemon"].iter().any(|name| !is_there(name)) {
        println!("NOTHING WAS TESTED: gnome-keyring or dbus-run-session is not installed");
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("office");
    let home = dir.path().join("home");
    let said = stage("create", &folder, &System::SignedIn(&home));
    let words = said.lines().find_map(|line| line.split_once("words: ")).expect("the words").1;
    fs::write(dir.path().join("words"), words).unwrap();
    // The next day: another session, the same keyring.
    stage("open", &folder, &System::SignedIn(&home));
    stage("emptied", &folder, &System::SignedIn(&dir.path().join("other home")));
    stage("absent", &folder, &System::Bare);
    stage("open", &folder, &System::SignedIn(&home));
}

fn is_there(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Not a test by itself.
#[test]
fn child_uses_the_keyring() {
    let Ok(stage) = std::env::var(STAGE) else { return };
    let folder = PathBuf::from(std::env::var_os(FOLDER).unwrap());
    let office = office(&folder, worker());
    match stage.as_str() {
        "create" => create(&office, &folder),
        "open" => by_keyring(&office),
        "emptied" => {
            assert_eq!(office.unlock(Way::Keyring, None).unwrap_err().code, "keyring-no-entry");
            by_words(&office, &folder);
        }
        "absent" => {
            let trouble = office.unlock(Way::Keyring, None).unwrap_err();
            assert_eq!((trouble.code.as_str(), trouble.cure.is_some()), ("keyring-unavailable", true));
            by_words(&office, &folder);
            // A new vault is not offered what is not there, and does not come into being without a way in.
            let other = crate::place::office(&folder.join("other"), worker());
            assert_eq!(other.vault_state().unwrap(), VaultState::Absent { keyring: false });
            assert_eq!(other.create_vault(None, true).unwrap_err().code, "keyring-unavailable");
            assert_eq!(other.vault_state().unwrap(), VaultState::Absent { keyring: false });
            other.create_vault(Some("koivu".to_owned().into()), false).unwrap();
        }
        other => panic!("what is {other}?"),
    }
}

fn create(office: &Office, folder: &Path) {
    assert_eq!(office.vault_state().unwrap(), VaultState::Absent { keyring: true });
    let words = office.create_vault(None, true).unwrap().words;
    println!("words: {}", words.join(" "));
    office.create_case("Anna".to_owned()).unwrap();
    office.lock().unwrap();
    assert_eq!(Vault::ways(&folder.join("vault")).unwrap(), [StoredWay::Keyring, StoredWay::Words]);
    by_keyring(office);
}

fn by_keyring(office: &Office) {
    office.unlock(Way::Keyring, None).unwrap();
    assert_eq!(office.cases().unwrap()[0].name, "Anna");
    office.lock().unwrap();
}

fn by_words(office: &Office, folder: &Path) {
    let words = fs::read_to_string(folder.with_file_name("words")).unwrap();
    office.unlock(Way::Words, Some(Secret::from(words))).unwrap();
    assert_eq!(office.cases().unwrap()[0].name, "Anna");
    office.lock().unwrap();
}
