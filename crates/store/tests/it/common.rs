//! Vaults for tests, and a clock that stands still until it is set.

use std::cell::Cell;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use liite_store::{
    CaseId, Digest, NewPage, NewVault, Page, PartId, PartKind, SlotId, StoreError, Strength, Vault, WayIn,
};
use secrecy::SecretString;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

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

/// The numbers a full case has in a vault.
pub struct Full {
    pub case: CaseId,
    pub slot: SlotId,
    pub photo: Digest,
    pub scan: Digest,
}

/// A case with a person, answers, pages of two originals (one of them removed), an attachment and a receipt.
pub fn full_case(vault: &Vault, name: &str) -> Full {
    let person = vault.add_person(&format!("{name} Virtanen"), &json!({ "born": 1990 })).unwrap();
    let case = vault.create_case(name, Some("work"), Some(person)).unwrap();
    vault.set_answer(case, "/name", &json!(format!("{name} answers"))).unwrap();
    vault.set_answer(case, "/children/0", &json!({ "age": 3 })).unwrap();
    let slot = vault.add_slot(case, "Passport / page", "passport", None).unwrap();
    let removed = vault.add_slot(case, "Removed", "general", None).unwrap();
    let photo = put(vault, "../IMG.jpg", &noise(2_300_000, name));
    let scan = put(vault, "scan.pdf", &noise(9_000, name));
    let part = original_part(vault, slot);
    let pages =
        vault.add_pages(part, &[page_of(photo, 1), page_of(scan, 1), page_of(scan, 2)], None).unwrap();
    vault.set_facts(pages[0], &json!({ "dpi": 300 })).unwrap();
    vault.remove_pages(&[pages[1]]).unwrap();
    let translation = vault.part(slot, PartKind::Translation).unwrap();
    vault.move_pages(&[pages[2]], translation, 0).unwrap();
    vault.remove_slot(removed).unwrap();
    let digest = vault.recipe_digest(slot).unwrap();
    let pdf = noise(1_200_000, &format!("{name} pdf"));
    vault.put_attachment(slot, &mut &pdf[..], &json!({ "fits": true }), digest).unwrap();
    vault.put_receipt(case, Digest::of(&pdf), &json!({ "number": 17 })).unwrap();
    Full { case, slot, photo, scan }
}

/// Bytes that do not repeat and follow from a name.
pub fn noise(bytes: usize, name: &str) -> Vec<u8> {
    let mut state = name.bytes().fold(1_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into())) | 1;
    let next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    std::iter::repeat_with(next).take(bytes).collect()
}

/// All that a person can see of a case, without the numbers of the records.
pub fn seen(vault: &Vault, case: CaseId) -> Value {
    let it = vault.case(case).unwrap();
    let person = it.person.map(|person| vault.person(person).unwrap()).map(|it| json!([it.name, it.details]));
    let slots = [vault.slots(case).unwrap(), vault.removed_slots(case).unwrap()].concat();
    let slots: Vec<Value> = slots
        .into_iter()
        .map(|slot| {
            let pages = |page: Page| {
                json!([page.original, page.input_page, page.recipe, page.facts, page.removed_at])
            };
            let parts = PartKind::ALL.map(|kind| {
                let part = vault.part(slot.id, kind).unwrap();
                let all = [vault.pages(part).unwrap(), vault.removed_pages(part).unwrap()].concat();
                json!(all.into_iter().map(pages).collect::<Vec<_>>())
            });
            let attachment = vault.attachment(slot.id).unwrap().map(|it| {
                let content = digest_of(vault.read_attachment(it.id).unwrap());
                json!([it.sha256, content, it.report, it.current, it.made])
            });
            json!([slot.name, slot.rule, slot.removed_at, parts, attachment])
        })
        .collect();
    let originals: Vec<Value> = vault
        .originals(case)
        .unwrap()
        .into_iter()
        .map(|it| json!([it, digest_of(vault.read_original(it.sha256).unwrap())]))
        .collect();
    let receipts: Vec<Value> = vault
        .receipts(case)
        .unwrap()
        .into_iter()
        .map(|it| json!([it.sha256, it.body, it.received]))
        .collect();
    let answers = vault.answers(case).unwrap();
    json!([it.name, it.application, it.state, it.created, person, answers, slots, originals, receipts])
}

/// SHA-256 of a stream.
pub fn digest_of(mut input: impl Read) -> Digest {
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; 50_000]);
    loop {
        match input.read(&mut buffer).expect("it can be read") {
            0 => return Digest(hasher.finalize().into()),
            read => hasher.update(&buffer[..read]),
        }
    }
}

/// The code of what must fail.
pub fn code<T: std::fmt::Debug>(result: Result<T, StoreError>) -> &'static str {
    result.expect_err("this must fail").code()
}

/// For work whose progress nobody watches.
pub static GO_ON: AtomicBool = AtomicBool::new(false);
