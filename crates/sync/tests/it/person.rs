//! Somebody at this program: a vault, cases with documents, and a browser that signs in and pays.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use liite_store::{AttachmentId, CaseId, NewVault, State, Strength, Vault, WayIn};
use liite_sync::{Courier, Pace, kind};
use reqwest::Url;
use secrecy::SecretString;
use serde_json::{Value, json};

/// Argon2id and scrypt at their cheapest.
const CHEAP: Strength = Strength { memory_kib: 8, passes: 1, lanes: 1, scrypt_log_n: 4 };

/// No test waits for minutes.
pub const PACE: Pace = Pace {
    first: Duration::from_millis(20),
    most: Duration::from_millis(300),
    follow: Duration::from_secs(1),
    chunk: 8 << 10,
};

/// People whom the provider of identity knows.
pub const PEOPLE: [&str; 5] = ["test-ngozi", "test-linh", "test-aino", "test-rauno", "test-sanna"];

fn clock() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis() as i64
}

fn passphrase() -> SecretString {
    SecretString::from("salasana")
}

pub fn new_vault(folder: &Path) -> Arc<Vault> {
    let new = NewVault { passphrase: Some((&passphrase(), CHEAP)), ..NewVault::default() };
    Arc::new(Vault::create(folder, &new, clock).unwrap().0)
}

/// Opens it again; whoever was killed with it open has let its lock go by then.
pub fn open_vault(folder: &Path) -> Arc<Vault> {
    Arc::new(Vault::open(folder, WayIn::Passphrase(&passphrase()), clock).unwrap())
}

pub fn courier(vault: &Arc<Vault>) -> Courier {
    Courier::new(Arc::clone(vault), PACE, Arc::new(|_| ())).unwrap()
}

/// Meets the service at an address and signs in.
pub async fn signed_in(vault: &Arc<Vault>, address: &str, person: &str) -> Courier {
    let courier = courier(vault);
    courier.meet(address).await.unwrap();
    sign_in(&courier, person).await;
    courier
}

/// Signs in as a person does, with a browser that presses the buttons.
pub async fn sign_in(courier: &Courier, person: &str) {
    let under_way = courier.sign_in().await.unwrap();
    let mut address = Url::parse(under_way.address()).unwrap();
    assert_eq!(address.path(), "/authorize");
    address.set_path("/identify");
    address.query_pairs_mut().append_pair("person", person).append_pair("method", "bank");
    let browser = tokio::spawn(async move {
        let http = browser();
        let sent_back = http.get(address).send().await.unwrap();
        let back = sent_back.headers().get("location").unwrap().to_str().unwrap().to_owned();
        // Somebody else on this machine who guesses at the port gets nothing, and disturbs nothing.
        let stranger = back.replace("state=", "state=x");
        assert_eq!(http.get(stranger).send().await.unwrap().status(), 404);
        http.get(back).send().await.unwrap().text().await.unwrap()
    });
    under_way.finish("<p>Valmis").await.unwrap();
    assert_eq!(browser.await.unwrap(), "<p>Valmis");
}

pub fn browser() -> reqwest::Client {
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

/// An application type with complete answers and the papers that it must have.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Kind {
    pub name: String,
    pub answers: Value,
    pub slots: Vec<String>,
}

/// A document in a slot of its own; nothing stands in for the work that made it but its bytes.
fn document(vault: &Vault, case: CaseId, name: &str, bytes: &[u8]) -> AttachmentId {
    let slot = vault.add_paper_slot(case, name, "general", name, None).unwrap();
    let digest = vault.recipe_digest(slot).unwrap();
    vault.put_attachment(slot, &mut &bytes[..], &json!({}), digest).unwrap()
}

/// A case that is final, with its answers and its documents in the outbox. A paper more than there are slots is kept for a
/// letter: see [`for_letter`].
pub fn queued(vault: &Vault, kind: &Kind, papers: &[Vec<u8>]) -> CaseId {
    let case = vault.create_case("Case", Some(&kind.name), None).unwrap();
    let slots = kind.slots.iter().map(String::as_str).chain([LETTER]);
    let documents: Vec<_> =
        slots.zip(papers).map(|(slot, bytes)| (slot, document(vault, case, slot, bytes))).collect();
    vault.set_state(case, State::Final).unwrap();
    let answers = json!({ "type": kind.name, "answers": kind.answers });
    vault.enqueue(case, kind::ANSWERS, None, &answers).unwrap();
    for (slot, document) in documents.into_iter().filter(|(slot, _)| *slot != LETTER) {
        let body = json!({ "slot": slot, "name": format!("{slot}.pdf") });
        vault.enqueue(case, kind::DOCUMENT, Some(document), &body).unwrap();
    }
    case
}

/// The slot of a document that goes with a letter.
const LETTER: &str = "letter";

/// The document that was kept for a letter.
pub fn for_letter(vault: &Vault, case: CaseId) -> AttachmentId {
    let slot = vault.slots(case).unwrap().into_iter().find(|slot| slot.name == LETTER).unwrap();
    vault.attachment(slot.id).unwrap().unwrap().id
}

/// Presses "pay" at the provider and lets the browser go back, twice: people do.
pub async fn press_pay(href: &str) {
    let http = browser();
    for _ in 0..2 {
        let Ok(pressed) = http.post(format!("{href}/ok")).send().await else { continue };
        let back = pressed.headers().get("location").unwrap().to_str().unwrap().to_owned();
        let _ = http.get(back).send().await;
    }
}
