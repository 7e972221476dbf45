//! The ways into a vault: each one alone opens it, and a wrong one says what is wrong.

use std::collections::HashSet;
use std::fs;

use liite_store::{Digest, Keyring, NewVault, StoreError, Vault, Way, WayIn, words};
use secrecy::SecretString;

use crate::common::{CHEAP, clock, code, new_vault, open, secret};

fn keyring() -> Keyring {
    Keyring::over(keyring_core::mock::Store::new().expect("a store in memory"))
}

#[test]
fn any_single_way_opens_the_vault() {
    let dir = tempfile::tempdir().unwrap();
    let (keyring, passphrase) = (keyring(), secret("kissa istuu"));
    let new = NewVault { passphrase: Some((&passphrase, CHEAP)), keyring: Some(&keyring), words: true };
    let (vault, words) = Vault::create(dir.path(), &new, clock).unwrap();
    let case = vault.create_case("Anna", None, None).unwrap();
    drop(vault);
    let words = secret(words.expect("words were asked for").text());
    for way in [WayIn::Passphrase(&passphrase), WayIn::Keyring(&keyring), WayIn::Words(&words)] {
        let vault = Vault::open(dir.path(), way, clock).unwrap();
        assert_eq!(vault.case(case).unwrap().name, "Anna", "{way:?}");
    }
    assert_eq!(Vault::ways(dir.path()).unwrap(), [Way::Passphrase, Way::Keyring, Way::Words]);
}

#[test]
fn a_wrong_way_in_is_told_apart_from_a_damaged_vault() {
    let dir = tempfile::tempdir().unwrap();
    let new = NewVault { words: true, ..NewVault::default() };
    let vault = Vault::create(dir.path(), &new, clock).unwrap().0;
    vault.set_passphrase(&secret("oikea"), CHEAP).unwrap();
    assert_eq!(code(vault.set_passphrase(&secret(""), CHEAP)), "passphrase-empty");
    vault.set_keyring(&keyring()).unwrap();
    drop(vault);
    let open = |way: WayIn<'_>| code(Vault::open(dir.path(), way, clock));
    assert_eq!(open(WayIn::Passphrase(&secret("väärä"))), "passphrase-wrong");
    // Another person's keyring, or one that is locked: not a word about a vault that would have to be made anew.
    assert_eq!(open(WayIn::Keyring(&keyring())), "keyring-no-entry");
    let other = tempfile::tempdir().unwrap();
    let words = Vault::create(other.path(), &new, clock).unwrap().1.unwrap();
    assert_eq!(open(WayIn::Words(&secret(words.text()))), "words-wrong");
    assert_eq!(
        code(Vault::open(&other.path().join("nothing"), WayIn::Words(&secret("")), clock)),
        "vault-missing"
    );
    assert_eq!(code(Vault::create(dir.path(), &new, clock)), "vault-exists");
}

#[test]
fn a_passphrase_may_be_typed_on_any_keyboard() {
    let dir = tempfile::tempdir().unwrap();
    let new = NewVault { passphrase: Some((&secret("p\u{e4}\u{e4}sky"), CHEAP)), ..NewVault::default() };
    drop(Vault::create(dir.path(), &new, clock).unwrap());
    let apart = secret("pa\u{308}a\u{308}sky");
    Vault::open(dir.path(), WayIn::Passphrase(&apart), clock).expect("letters and their dots apart");
}

#[test]
fn changing_the_passphrase_rewraps_the_key_and_the_old_one_is_gone_everywhere() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    vault.add_original("big", &mut vec![7_u8; 3 << 20].as_slice()).unwrap();
    drop(vault);
    let before = fs::read(dir.path().join("vault.db")).unwrap();
    let vault = open(dir.path());
    vault.set_passphrase(&secret("uusi"), CHEAP).unwrap();
    drop(vault);
    let after = fs::read(dir.path().join("vault.db")).unwrap();
    let same = before.chunks(4096).zip(after.chunks(4096)).filter(|(a, b)| a == b).count();
    assert!(same * 10 > before.len() / 4096 * 9, "only {same} pages of the database stayed as they were");
    for file in ["keys.json", "keys.json.previous"] {
        // Whichever copy is read, the old passphrase opens nothing.
        let kept = fs::read(dir.path().join(file)).unwrap();
        fs::remove_file(dir.path().join(file)).unwrap();
        assert_eq!(
            code(Vault::open(dir.path(), WayIn::Passphrase(&secret("salasana")), clock)),
            "passphrase-wrong"
        );
        fs::write(dir.path().join(file), kept).unwrap();
    }
    Vault::open(dir.path(), WayIn::Passphrase(&secret("uusi")), clock).unwrap();
}

#[test]
fn new_words_and_a_new_keyring_replace_the_old_ones() {
    let dir = tempfile::tempdir().unwrap();
    let (ring, new) = (keyring(), NewVault { words: true, ..NewVault::default() });
    let (vault, old) = Vault::create(dir.path(), &new, clock).unwrap();
    assert_eq!(code(vault.remove_way(Way::Words)), "way-last");
    let words = vault.set_words().unwrap();
    vault.set_keyring(&ring).unwrap();
    vault.set_keyring(&ring).unwrap();
    drop(vault);
    let old = secret(old.unwrap().text());
    assert_eq!(code(Vault::open(dir.path(), WayIn::Words(&old), clock)), "words-wrong");
    let vault = Vault::open(dir.path(), WayIn::Keyring(&ring), clock).unwrap();
    vault.remove_way(Way::Keyring).unwrap();
    drop(vault);
    assert_eq!(code(Vault::open(dir.path(), WayIn::Keyring(&ring), clock)), "way-missing");
    Vault::open(dir.path(), WayIn::Words(&secret(words.text())), clock).unwrap();
}

#[test]
fn a_damaged_key_file_is_healed_from_its_copies() {
    let dir = tempfile::tempdir().unwrap();
    drop(new_vault(dir.path()));
    let first = dir.path().join("keys.json");
    let good = fs::read(&first).unwrap();
    for damage in [&b"{\"version\":1,\"va"[..], b"", b"\0\0\0\0"] {
        fs::write(&first, damage).unwrap();
        drop(open(dir.path()));
        assert_eq!(fs::read(&first).unwrap(), good, "healed after {damage:?}");
    }
    fs::remove_file(dir.path().join("keys.json.previous")).unwrap();
    drop(open(dir.path()));
    assert_eq!(fs::read(dir.path().join("keys.json.previous")).unwrap(), good);
    for file in ["keys.json", "keys.json.previous"] {
        fs::write(dir.path().join(file), "x").unwrap();
    }
    assert_eq!(code(Vault::ways(dir.path())), "vault-keys-damaged");
}

#[test]
fn only_one_program_holds_a_vault() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let again = || Vault::open(dir.path(), WayIn::Passphrase(&secret("salasana")), clock);
    assert_eq!(code(again()), "vault-in-use");
    vault.lock();
    again().expect("a locked vault is free");
}

#[test]
fn a_locked_vault_answers_nothing_more() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let sha = vault.add_original("a", &mut &b"abc"[..]).unwrap();
    let mut reader = vault.read_original(sha).unwrap();
    vault.lock();
    assert!(vault.is_locked());
    assert_eq!(code(vault.cases()), "vault-locked");
    assert_eq!(code(vault.create_case("x", None, None)), "vault-locked");
    assert_eq!(code(vault.set_words()), "vault-locked");
    let error = std::io::Read::read(&mut reader, &mut [0; 8]).expect_err("no key, no content");
    assert_eq!(StoreError::from(error).code(), "vault-locked");
}

#[test]
fn the_list_of_words_is_what_it_was_when_the_first_words_were_printed() {
    let list = words::list();
    let digest = Digest::of(list.join("\n").as_bytes()).to_string();
    assert_eq!(
        digest, "224b4bb5de5d01aa183e89deb1d064a8d37e15e883e713b09980fd0e4e83b240",
        "printed words would open nothing any more"
    );
    assert_eq!(list.len(), words::LIST);
    let beginnings: HashSet<&str> = list.iter().filter_map(|word| word.get(..4)).collect();
    assert_eq!(beginnings.len(), words::LIST, "four letters name a word");
    for (place, word) in list.iter().enumerate() {
        assert_eq!(word.len(), 5, "{word}");
        for other in &list[..place] {
            let differ = word.bytes().zip(other.bytes()).filter(|(a, b)| a != b).count();
            assert!(differ >= 2, "{word} and {other} differ in one letter");
        }
    }
}

/// A vault with words, and the words.
fn with_words(dir: &std::path::Path) -> Vec<String> {
    let new = NewVault { words: true, ..NewVault::default() };
    let words = Vault::create(dir, &new, clock).unwrap().1.unwrap();
    words.text().split(' ').map(str::to_owned).collect()
}

#[test]
fn words_are_read_as_people_type_them() {
    let dir = tempfile::tempdir().unwrap();
    let words = with_words(dir.path());
    assert_eq!(words.len(), words::COUNT);
    let opens =
        |typed: String| Vault::open(dir.path(), WayIn::Words(&SecretString::from(typed)), clock).is_ok();
    assert!(opens(words.join(" ").to_uppercase()));
    assert!(opens(words.iter().enumerate().map(|(n, word)| format!("{}.  {word},\r\n", n + 1)).collect()));
    assert!(opens(words.iter().map(|word| word[..4].to_owned()).collect::<Vec<_>>().join("\t")));
    assert!(!opens(words.join("")), "words that run into each other");
}

#[test]
fn a_mistyped_word_is_named_by_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let words = with_words(dir.path());
    let check = |words: &[String]| words::check(&SecretString::from(words.join(" ")));
    check(&words).expect("the words as printed");
    for wrong in ["kissa", "xyzzy", "hak"] {
        let mut typed = words.clone();
        typed[16] = wrong.to_owned();
        let error = check(&typed).expect_err(wrong);
        assert_eq!((error.code(), error.values()["position"].as_str()), ("word-unknown", "17"), "{wrong}");
        assert!(!format!("{error:?} {error}").contains(wrong), "what was typed is repeated");
    }
    let error = check(&words[..23]).expect_err("one too few");
    assert_eq!((error.code(), error.values()["count"].as_str()), ("words-count", "23"));
    // Two words swapped are good words each; of 256 such mistakes the checksum lets one pass.
    let caught = (0..23).filter(|place| {
        let mut typed = words.clone();
        typed.swap(*place, place + 1);
        typed == words || matches!(check(&typed), Err(StoreError::WordsChecksum))
    });
    assert!(caught.count() >= 20);
}
