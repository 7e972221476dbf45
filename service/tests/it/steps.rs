//! Steps that many tests walk: an application at each of its states.

use liite_protocol::{Application, Code, SignedReceipt, State};
use liite_service_testing::papers::EMPLOYED;
use liite_service_testing::people::{APPLICANT, ASSISTANT, EMPLOYER, OFFICIAL, REPRESENTATIVE};
use reqwest::Method;
use serde_json::{Value, json};

use crate::world::{World, pdf, send};

/// Answers that complete the form of `kind`.
pub fn answers(kind: &str) -> Value {
    let path = format!("{}/../crates/catalogue/tests/it/personas/{kind}.json", env!("CARGO_MANIFEST_DIR"));
    let persona: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    persona["answers"].clone()
}

/// A draft with complete answers, every paper, and the employer's consent.
pub async fn draft(world: &World) -> String {
    let applicant = world.weak(&APPLICANT);
    let body = json!({ "type": "work-employed", "answers": answers("work-employed") });
    let made: Application = applicant.post("/v1/applications", &body).await.ok();
    let id = made.summary.id;
    for slot in EMPLOYED {
        attach(world, &id, slot, &pdf(1)).await;
    }
    let consent = format!("/v1/applications/{id}/consent");
    applicant.put(&consent, &json!({ "business_id": EMPLOYER.businesses[0] })).await.done();
    id
}

/// Uploads a paper and puts it into a slot; the number of the upload.
pub async fn attach(world: &World, id: &str, slot: &str, file: &[u8]) -> String {
    let applicant = world.weak(&APPLICANT);
    let upload = applicant.upload(file).await;
    let path = format!("/v1/applications/{id}/attachments/{slot}");
    applicant.put(&path, &json!({ "upload": upload })).await.done();
    upload
}

pub async fn submit(world: &World, id: &str) -> SignedReceipt {
    world.weak(&APPLICANT).post(&format!("/v1/applications/{id}/submit"), &json!({})).await.ok()
}

/// Pays the fee, as the applicant, in the payer's browser.
pub async fn pay(world: &World, id: &str) {
    let path = format!("/v1/applications/{id}/payment");
    let payment: liite_protocol::Payment = world.weak(&APPLICANT).post(&path, &json!({})).await.ok();
    press(world, payment.href.as_deref().unwrap(), "ok").await;
}

/// Presses a button at the payment provider, and follows it back.
pub async fn press(world: &World, href: &str, how: &str) -> String {
    let reply = send(world.http.request(Method::POST, format!("{href}/{how}"))).await;
    let back = reply.header("location").to_owned();
    send(world.http.get(&back)).await.done();
    back
}

/// Sends a mandate and has it accepted; its number.
pub async fn mandate(
    world: &World,
    id: &str,
    human: &liite_service_testing::people::Human,
    kind: &str,
) -> String {
    let sent = send_mandate(world, id, human, kind, false).await;
    sent.done();
    let number = waiting_mandate(world, id).await;
    accept(world, id, &number).await.done();
    number
}

pub async fn send_mandate(
    world: &World,
    id: &str,
    human: &liite_service_testing::people::Human,
    kind: &str,
    replaces: bool,
) -> crate::world::Reply {
    let someone = world.strong(human);
    let upload = someone.upload(&pdf(9)).await;
    let body = json!({ "application": id, "kind": kind, "basis": "signed-mandate", "upload": upload,
                       "replaces": replaces });
    someone.post("/v1/mandates", &body).await
}

/// The mandate that waits for an official.
pub async fn waiting_mandate(world: &World, id: &str) -> String {
    let seen: Application = world.strong(&OFFICIAL).get(&format!("/v1/applications/{id}")).await.ok();
    let waits = |m: &&liite_protocol::Mandate| m.state == liite_protocol::MandateState::Sent;
    seen.mandates.iter().find(waits).expect("a mandate waits").id.clone()
}

pub async fn accept(world: &World, id: &str, mandate: &str) -> crate::world::Reply {
    let path = format!("/v1/official/applications/{id}/mandates/{mandate}/accept");
    world.strong(&OFFICIAL).post(&path, &json!({})).await
}

pub async fn official(world: &World, id: &str, path: &str, body: &Value) {
    world.strong(&OFFICIAL).post(&format!("/v1/official/applications/{id}/{path}"), body).await.done();
}

/// A day far enough ahead.
pub fn in_two_weeks(world: &World) -> String {
    (world.service.today() + jiff::Span::new().days(14)).to_string()
}

/// An application with everybody in it, brought to `state` on the ways that are open to them.
pub async fn at(world: &World, state: State) -> String {
    let id = draft(world).await;
    if state == State::Draft {
        return id;
    }
    submit(world, &id).await;
    if state == State::Cancelled {
        world.weak(&APPLICANT).post(&format!("/v1/applications/{id}/cancel"), &json!({})).await.done();
        return id;
    }
    mandate(world, &id, &ASSISTANT, "assistant").await;
    mandate(world, &id, &REPRESENTATIVE, "representative").await;
    if state == State::Submitted {
        return id;
    }
    pay(world, &id).await;
    official(world, &id, "take-in", &json!({})).await;
    if state == State::Processing {
        return id;
    }
    if state == State::InformationRequested {
        let body = json!({ "text": "Please send the contract.", "deadline": in_two_weeks(world) });
        official(world, &id, "requests", &body).await;
        return id;
    }
    official(world, &id, "decision", &json!({ "outcome": "granted", "text": "The conditions are met." }))
        .await;
    if state == State::Final {
        official(world, &id, "legal-force", &json!({})).await;
    }
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_walks_from_draft_to_legal_force() {
    for state in State::ALL {
        // One client has one representative, so each walk has a world of its own.
        let world = World::start().await;
        let id = at(&world, state).await;
        let seen: Application = world.weak(&APPLICANT).get(&format!("/v1/applications/{id}")).await.ok();
        assert_eq!(seen.summary.state, state);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_lodged_is_confirmed_by_a_signed_receipt_with_every_digest() {
    let world = World::start().await;
    let id = draft(&world).await;
    let signed = submit(&world, &id).await;
    let info: liite_protocol::ServiceInfo = world.nobody().get("/v1/service").await.ok();
    let key = info.receipt_keys.iter().find(|key| key.id == signed.key).unwrap();
    let receipt = signed.verify(&key.public).unwrap();
    assert_eq!(receipt.what, "application");
    assert_eq!(receipt.application, id);
    assert_eq!(receipt.service, world.base);
    assert_eq!(receipt.answers_sha256, liite_protocol::answers_sha256(&answers("work-employed")));
    let digests: Vec<_> = receipt.files.iter().map(|file| (&*file.slot, &*file.sha256, file.bytes)).collect();
    let expected = EMPLOYED.map(|slot| (slot, crate::world::sha256(&pdf(1)), pdf(1).len() as u64));
    assert_eq!(digests, expected.each_ref().map(|(slot, sha256, bytes)| (*slot, &**sha256, *bytes)));
    let kept: Vec<SignedReceipt> =
        world.weak(&APPLICANT).get(&format!("/v1/applications/{id}/receipts")).await.ok();
    assert_eq!(kept, [signed]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_submission_is_the_same_submission() {
    let world = World::start().await;
    let id = draft(&world).await;
    let applicant = world.weak(&APPLICANT);
    let path = format!("/v1/applications/{id}/submit");
    let key = crate::world::key();
    let nothing = json!({});
    // All at once, as a proxy that duplicates would have it.
    let tries: Vec<_> = (0..8)
        .map(|_| {
            let (request, key) = (applicant.request(Method::POST, &path), key.clone());
            let request = request.header("idempotency-key", key).json(&nothing);
            tokio::spawn(send(request))
        })
        .collect();
    let mut receipts = Vec::new();
    for one in tries {
        receipts.push(one.await.unwrap().ok::<SignedReceipt>());
    }
    assert!(receipts.iter().all(|receipt| *receipt == receipts[0]), "{receipts:#?}");
    let again = applicant.post_once(&path, &key, &nothing).await;
    assert_eq!(again.header("idempotency-replayed"), "true");
    let done = |line: &&liite_protocol::AuditEntry| line.action == "submit" && line.outcome == "done";
    assert_eq!(world.audit().await.iter().filter(done).count(), 1);
    // Another request under the same key is refused, and another key finds the application lodged.
    let other = format!("/v1/applications/{id}/statements");
    applicant.post_once(&other, &key, &json!({ "text": "x" })).await.refused(Code::KeyReused);
    applicant.post(&path, &nothing).await.refused(Code::WrongState);
}
