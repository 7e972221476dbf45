//! Vaults for tests, and a clock that stands still until it is set.

use std::cell::Cell;
use std::path::Path;

use liite_store::{CaseId, Digest, NewPage, NewVault, PartId, PartKind, SlotId, Strength, Vault, WayIn};
use secrecy::SecretString;
use serde_json::json;

/// Argon2id and scrypt at their cheapest.
pub const CHEAP: Strength = Strength { memory_kib: 8, passes: 1, lanes: 1, scrypt_log_n: 4 };

/// Some noon, milliseconds since 1970.
pub const NOON: i64 = 1_800_000_000_000;

/// A day, milliseconds.
pub const DAY: i64 = 24 * 60 * 60 * 1000;

thread_local! {
    static NOW: Cell<i64> = const { Cell::new(NOON) };
}

/// The clock of the tests.
pub fn clock() -> i64 {
    NOW.get()
}

/// Sets the clock for this thread.
pub fn set_clock(now: i64) {
    NOW.set(now);
}

pub fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

/// A new vault whose passphrase is `salasana`.
pub fn new_vault(folder: &Path) -> Vault {
    let new = NewVault { passphrase: Some((&secret("salasana"), CHEAP)), ..NewVault::default() };
    Vault::create(folder, &new, clock).expect("a new vault").0
}

/// Opens what [`new_vault`] has made.
pub fn open(folder: &Path) -> Vault {
    Vault::open(folder, WayIn::Passphrase(&secret("salasana")), clock).expect("the vault opens")
}

pub fn put(vault: &Vault, name: &str, bytes: &[u8]) -> Digest {
    vault.add_original(name, &mut &bytes[..]).expect("an original is stored")
}

/// A case with one slot.
pub fn case_with_slot(vault: &Vault) -> (CaseId, SlotId) {
    let case = vault.create_case("Anna", Some("work"), None).expect("a case");
    (case, vault.add_slot(case, "Passport", "passport", None).expect("a slot"))
}

pub fn original_part(vault: &Vault, slot: SlotId) -> PartId {
    vault.part(slot, PartKind::Original).expect("a part")
}

pub fn page_of(original: Digest, input_page: u32) -> NewPage {
    NewPage { original, input_page, recipe: json!({ "turn": 0 }) }
}
