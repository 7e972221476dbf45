//! Somebody at this program: a vault, cases with documents, and a browser that signs in and pays.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use liite_store::{AttachmentId, CaseId, NewOutgoing, NewVault, State, Strength, Vault, WayIn};
use liite_sync::{Courier, Enclosure, Letter, Pace, kind};
use reqwest::Url;
use secrecy::SecretString;
use serde_json::json;

use crate::stage::Kind;

/// Argon2id and scrypt at their cheapest.
const CHEAP: Strength = Strength { memory_kib: 8, passes: 1, lanes: 1, scrypt_log_n: 4 };

/// No test waits for minutes.
pub const PACE: Pace = Pace {
    first: Duration::from_millis(20),
    most: Duration::from_millis(300),
    follow: Duration::from_secs(1),
    chunk: 8 << 10,
};

/// The day for which the answers of the made-up people are right.
pub const DAY: &str = "2026-11-22";

/// People whom the provider of identity knows.
pub const PEOPLE: [&str; 5] = ["test-ngozi", "test-linh", "test-aino", "test-rauno", "test-sanna"];

/// Who acts for the business of this id.
pub const EMPLOYER: &str = "test-elina";
pub const BUSINESS: &str = "1572860-0";

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

/// A document in a slot of its own; nothing stands in for the work that made it but its bytes.
pub fn document(vault: &Vault, case: CaseId, name: &str, bytes: &[u8]) -> AttachmentId {
    let slot = vault.add_paper_slot(case, name, "general", name, None).unwrap();
    let digest = vault.recipe_digest(slot).unwrap();
    vault.put_attachment(slot, &mut &bytes[..], &json!({}), digest).unwrap()
}

/// A case that is sent off with its answers and its documents.
pub fn queued(vault: &Vault, kind: &Kind, papers: &[Vec<u8>]) -> CaseId {
    let case = vault.create_case("Case", Some(&kind.name), None).unwrap();
    let documents = kind.slots.iter().zip(papers).map(|(slot, bytes)| NewOutgoing {
        kind: kind::DOCUMENT,
        attachment: Some(document(vault, case, slot, bytes)),
        body: json!({ "slot": slot, "name": format!("{slot}.pdf") }),
    });
    let mut all: Vec<_> = documents.collect();
    let body = json!({ "type": kind.name, "answers": kind.answers });
    all.push(NewOutgoing { kind: kind::ANSWERS, attachment: None, body });
    vault.send_off(case, vault.glance(case).unwrap(), &all).unwrap();
    case
}

/// A letter about a lodged case with one paper, sent off; one that was begun is gone on with.
pub async fn letter_sent(vault: &Vault, courier: &Courier, about: CaseId, paper: &[u8]) -> CaseId {
    let begun = courier.letters().await.unwrap().first().map(|it| it.case);
    let case = match begun {
        Some(case) => case,
        None => {
            let application = courier.application_of(about).await.unwrap().unwrap();
            let letter = Letter::Statement { text: "The contract, as was asked.".to_owned() };
            courier.begin_letter("Letter", &application, letter).await.unwrap()
        }
    };
    if vault.case(case).unwrap().state == State::Draft {
        let enclosed = document(vault, case, "Contract", paper);
        let seen = vault.glance(case).unwrap();
        courier.send_letter(case, seen, vec![enclosure(enclosed, None)]).await.unwrap();
    }
    case
}

/// A document to be enclosed, for a slot of the application or for none.
pub fn enclosure(attachment: AttachmentId, slot: Option<&str>) -> Enclosure {
    Enclosure { attachment, name: "contract.pdf".to_owned(), slot: slot.map(str::to_owned) }
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
