//! Assistants and representatives: nothing before an official accepts, one of each kind, closed with legal force.

use liite_protocol::{Application, ApplicationSummary, Code, Mandate, MandateState, State};
use liite_service_testing::people::{APPLICANT, ASSISTANT, OFFICIAL, REPRESENTATIVE, SUCCESSOR};
use serde_json::json;

use crate::steps::{self, accept, official, send_mandate, waiting_mandate};
use crate::world::{World, pdf, sha256};

async fn lodged(world: &World) -> String {
    let id = steps::draft(world).await;
    steps::submit(world, &id).await;
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn until_it_is_accepted_a_mandate_shows_nothing() {
    let world = World::start().await;
    let id = lodged(&world).await;
    let representative = world.strong(&REPRESENTATIVE);
    send_mandate(&world, &id, &REPRESENTATIVE, "representative", false).await.done();
    representative.get(&format!("/v1/applications/{id}")).await.refused(Code::NotFound);
    assert!(representative.get("/v1/applications").await.ok::<Vec<ApplicationSummary>>().is_empty());
    let own: Vec<Mandate> = representative.get("/v1/mandates").await.ok();
    assert_eq!(own[0].state, MandateState::Sent);
    // The official reads the paper.
    let paper = format!("/v1/applications/{id}/files/{}", sha256(&pdf(9)));
    assert!(world.strong(&OFFICIAL).get(&paper).await.body == pdf(9));
    accept(&world, &id, &own[0].id).await.done();
    let seen: Application = representative.get(&format!("/v1/applications/{id}")).await.ok();
    assert_eq!(seen.summary.applicant, APPLICANT.name);
    assert_eq!(representative.get("/v1/applications").await.ok::<Vec<ApplicationSummary>>().len(), 1);
    // Identified weakly, the same person is nobody.
    world.weak(&REPRESENTATIVE).get(&format!("/v1/applications/{id}")).await.refused(Code::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_mandate_says_why_and_shows_nothing() {
    let world = World::start().await;
    let id = lodged(&world).await;
    send_mandate(&world, &id, &ASSISTANT, "assistant", false).await.done();
    let number = waiting_mandate(&world, &id).await;
    official(&world, &id, &format!("mandates/{number}/refuse"), &json!({ "reason": "It is not signed." }))
        .await;
    let own: Vec<Mandate> = world.strong(&ASSISTANT).get("/v1/mandates").await.ok();
    assert_eq!((own[0].state, own[0].reason.as_deref()), (MandateState::Refused, Some("It is not signed.")));
    world.strong(&ASSISTANT).get(&format!("/v1/applications/{id}")).await.refused(Code::NotFound);
    accept(&world, &id, &number).await.refused(Code::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_has_one_representative_in_all_cases_and_a_change_ends_the_first() {
    let world = World::start().await;
    let (first, second) = (lodged(&world).await, lodged(&world).await);
    steps::mandate(&world, &first, &REPRESENTATIVE, "representative").await;
    // A second one is refused, in this case and in another of the same client.
    for id in [&first, &second] {
        let sent = send_mandate(&world, id, &SUCCESSOR, "representative", false).await;
        sent.refused(Code::MandateExists);
    }
    // An assistant is another kind.
    send_mandate(&world, &first, &ASSISTANT, "assistant", false).await.done();
    // A change says so, waits, and ends the first when it is accepted.
    send_mandate(&world, &second, &SUCCESSOR, "representative", true).await.done();
    world.strong(&REPRESENTATIVE).get(&format!("/v1/applications/{first}")).await.done();
    let number = waiting_mandate(&world, &second).await;
    accept(&world, &second, &number).await.done();
    world.strong(&REPRESENTATIVE).get(&format!("/v1/applications/{first}")).await.refused(Code::NotFound);
    world.strong(&SUCCESSOR).get(&format!("/v1/applications/{second}")).await.done();
    let own: Vec<Mandate> = world.strong(&REPRESENTATIVE).get("/v1/mandates").await.ok();
    assert_eq!(own[0].state, MandateState::Replaced);
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_are_read_when_an_official_has_granted_it_and_not_before() {
    let world = World::start().await;
    let id = lodged(&world).await;
    steps::mandate(&world, &id, &REPRESENTATIVE, "representative").await;
    let representative = world.strong(&REPRESENTATIVE);
    let file = format!("/v1/applications/{id}/files/{}", sha256(&pdf(1)));
    representative.get(&file).await.refused(Code::NotFound);
    let path = format!("/v1/applications/{id}/documents-requests");
    representative.post(&path, &json!({ "text": "All of them, to prepare a statement." })).await.done();
    representative.get(&file).await.refused(Code::NotFound);
    official(&world, &id, "documents-requests/1/grant", &json!({})).await;
    assert!(representative.get(&file).await.body == pdf(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_accepted_representative_answers_and_is_out_at_legal_force() {
    let world = World::start().await;
    let id = steps::at(&world, State::InformationRequested).await;
    let representative = world.strong(&REPRESENTATIVE);
    let path = format!("/v1/applications/{id}/requests/1/answer");
    representative.post(&path, &json!({ "text": "Here it is." })).await.done();
    world.strong(&ASSISTANT).post(&path, &json!({ "text": "Me too." })).await.refused(Code::WrongState);
    let answered = |line: &&liite_protocol::AuditEntry| line.action == "answer" && line.outcome == "done";
    let line = world.audit().await.into_iter().find(|line| answered(&line)).unwrap();
    assert_eq!((&*line.who, &*line.on_behalf), (REPRESENTATIVE.subject, APPLICANT.subject));
    official(&world, &id, "decision", &json!({ "outcome": "granted", "text": "Yes." })).await;
    representative.get(&format!("/v1/applications/{id}")).await.done();
    official(&world, &id, "legal-force", &json!({})).await;
    representative.get(&format!("/v1/applications/{id}")).await.refused(Code::NotFound);
    // What was confirmed to them stays theirs.
    let receipts = representative.get(&format!("/v1/applications/{id}/receipts")).await;
    assert_eq!(receipts.ok::<Vec<liite_protocol::SignedReceipt>>().len(), 2);
    let own: Vec<Mandate> = representative.get("/v1/mandates").await.ok();
    assert_eq!(own[0].state, MandateState::Closed);
}
