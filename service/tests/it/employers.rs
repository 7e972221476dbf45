//! Employers: nothing without consent, then terms for many in one go, and never the decision.

use liite_protocol::{Application, ApplicationSummary, Code, Receipt, SignedReceipt, State, TermsOutcome};
use liite_service_testing::people::{APPLICANT, EMPLOYER, RIVAL};
use serde_json::{Value, json};

use crate::steps;
use crate::world::{World, key, pdf, sha256};

fn terms() -> Value {
    json!({ "title": "Welder", "pay_cents_a_month": 310_000, "hours_a_week_hundredths": 3750, "from": "2027-02-01" })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_employer_sees_an_application_only_while_the_employee_consents() {
    let world = World::start().await;
    let id = steps::draft(&world).await;
    steps::submit(&world, &id).await;
    let (applicant, employer) = (world.weak(&APPLICANT), world.strong(&EMPLOYER));
    let list = format!("/v1/employers/{}/applications", EMPLOYER.businesses[0]);
    assert_eq!(employer.get(&list).await.ok::<Vec<ApplicationSummary>>().len(), 1);
    applicant.delete(&format!("/v1/applications/{id}/consent")).await.done();
    assert!(employer.get(&list).await.ok::<Vec<ApplicationSummary>>().is_empty());
    employer.get(&format!("/v1/applications/{id}")).await.refused(Code::NotFound);
    let refusal = world.last_refusal().await;
    assert_eq!((&*refusal.who, &*refusal.application), (EMPLOYER.subject, &*id));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_business_and_one_identified_weakly_get_nothing() {
    let world = World::start().await;
    let id = steps::draft(&world).await;
    steps::submit(&world, &id).await;
    let list = format!("/v1/employers/{}/applications", EMPLOYER.businesses[0]);
    let send = format!("/v1/employers/{}/terms", EMPLOYER.businesses[0]);
    let body = json!({ "applications": [id], "terms": terms() });
    for someone in [world.strong(&RIVAL), world.weak(&EMPLOYER)] {
        someone.get(&list).await.refused(Code::NotFound);
        someone.post(&send, &body).await.refused(Code::NotFound);
        someone.get(&format!("/v1/applications/{id}")).await.refused(Code::NotFound);
    }
    // Nor through the own business.
    let own = format!("/v1/employers/{}/terms", RIVAL.businesses[0]);
    let outcome: Vec<TermsOutcome> = world.strong(&RIVAL).post(&own, &body).await.ok();
    assert_eq!(outcome[0].problem.as_ref().unwrap().code, Code::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_terms_go_to_many_workers_in_one_go_and_one_bad_one_stops_nobody() {
    let world = World::start().await;
    let mut ids = Vec::new();
    for _ in 0..3 {
        let id = steps::draft(&world).await;
        steps::submit(&world, &id).await;
        ids.push(id);
    }
    let still_a_draft = steps::draft(&world).await;
    ids.insert(1, still_a_draft.clone());
    let employer = world.strong(&EMPLOYER);
    let path = format!("/v1/employers/{}/terms", EMPLOYER.businesses[0]);
    let (key, body) = (key(), json!({ "applications": ids, "terms": terms() }));
    let outcomes: Vec<TermsOutcome> = employer.post_once(&path, &key, &body).await.ok();
    for outcome in &outcomes {
        let fine = outcome.application != still_a_draft;
        assert_eq!(outcome.problem.is_none(), fine, "{outcome:?}");
    }
    let again = employer.post_once(&path, &key, &body).await;
    assert_eq!(again.ok::<Vec<TermsOutcome>>(), outcomes);
    for id in ids.iter().filter(|id| **id != still_a_draft) {
        let seen: Application = world.weak(&APPLICANT).get(&format!("/v1/applications/{id}")).await.ok();
        assert_eq!(seen.terms.unwrap().title, "Welder");
    }
    let sent = |line: &&liite_protocol::AuditEntry| line.action == "send-terms" && line.outcome == "done";
    let audit = world.audit().await;
    assert_eq!(audit.iter().filter(sent).count(), 3, "once each, though it was sent twice");
    assert!(audit.iter().filter(sent).all(|line| line.on_behalf == EMPLOYER.businesses[0]));
}

#[tokio::test(flavor = "multi_thread")]
async fn implausible_terms_are_refused() {
    let world = World::start().await;
    let employer = world.strong(&EMPLOYER);
    let path = format!("/v1/employers/{}/terms", EMPLOYER.businesses[0]);
    let with = |name: &str, value: Value| {
        let mut terms = terms();
        terms[name] = value;
        json!({ "applications": ["a"], "terms": terms })
    };
    for (name, value) in [
        ("title", json!("")),
        ("hours_a_week_hundredths", json!(16_801)),
        ("to", json!("2026-01-01")),
        ("title", json!("a\u{0}b")),
    ] {
        employer.post(&path, &with(name, value)).await.refused(Code::Invalid);
    }
    employer.post(&path, &json!({ "applications": [], "terms": terms() })).await.refused(Code::Invalid);
    employer
        .post(&path, &json!({ "applications": ["a", "a"], "terms": terms() }))
        .await
        .refused(Code::Invalid);
    employer.post(&path, &with("surprise", json!(1))).await.refused(Code::Malformed);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_employer_attaches_answers_and_reads_only_the_own_papers() {
    let world = World::start().await;
    let id = steps::at(&world, State::InformationRequested).await;
    let employer = world.strong(&EMPLOYER);
    let contract = employer.upload(&pdf(4)).await;
    let slot = format!("/v1/applications/{id}/attachments/terms-of-employment");
    employer.put(&slot, &json!({ "upload": contract })).await.done();
    let file = |number: u8| format!("/v1/applications/{id}/files/{}", sha256(&pdf(number)));
    assert!(employer.get(&file(4)).await.body == pdf(4));
    employer.get(&file(1)).await.refused(Code::NotFound);
    let extra = employer.upload(&pdf(5)).await;
    let body = json!({ "text": "The contract is attached.", "uploads": [extra] });
    employer.post(&format!("/v1/applications/{id}/requests/1/answer"), &body).await.done();
    let seen: Application = world.weak(&APPLICANT).get(&format!("/v1/applications/{id}")).await.ok();
    assert_eq!(seen.requests[0].answer.as_ref().unwrap().name, EMPLOYER.name);
    assert_eq!(seen.summary.state, State::Processing);
    employer.get(&format!("/v1/applications/{id}/decision")).await.refused(Code::Forbidden);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_employer_gives_several_papers_at_once_and_has_them_confirmed_once() {
    let world = World::start().await;
    let id = steps::at(&world, State::Submitted).await;
    let employer = world.strong(&EMPLOYER);
    let path = format!("/v1/applications/{id}/attachments");
    let (contract, other) = (employer.upload(&pdf(4)).await, employer.upload(&pdf(5)).await);
    let both = |slots: [&str; 2]| json!({ "papers": [{ "slot": slots[0], "upload": contract }, { "slot": slots[1], "upload": other }] });
    // All or none.
    employer.post(&path, &both(["terms-of-employment", "no-such-slot"])).await.refused(Code::Invalid);
    employer.post(&path, &both(["other-1", "other-1"])).await.refused(Code::Invalid);
    employer.post(&path, &json!({ "papers": [] })).await.refused(Code::Invalid);
    let application =
        async || -> Application { world.weak(&APPLICANT).get(&format!("/v1/applications/{id}")).await.ok() };
    let before = application().await.attachments;

    let (key, body) = (key(), both(["terms-of-employment", "other"]));
    let signed: SignedReceipt = employer.post_once(&path, &key, &body).await.ok();
    let receipt: Receipt = serde_json::from_str(&signed.receipt).unwrap();
    let confirmed: Vec<_> = receipt.files.iter().map(|file| (&*file.slot, file.sha256.clone())).collect();
    assert_eq!(confirmed, [("terms-of-employment", sha256(&pdf(4))), ("other-1", sha256(&pdf(5)))]);
    assert_eq!(receipt.what, "papers");
    assert_eq!(employer.post_once(&path, &key, &body).await.ok::<SignedReceipt>(), signed);
    let again: SignedReceipt = employer.post(&path, &both(["other", "other"])).await.ok();
    let again: Receipt = serde_json::from_str(&again.receipt).unwrap();
    let slots: Vec<_> = again.files.iter().map(|file| &*file.slot).collect();
    assert_eq!(slots, ["other-2", "other-3"], "nothing takes the place of an earlier paper");
    employer.post(&path, &both(["other", "other-4"])).await.refused(Code::Invalid);
    // What the first request referred to is gone; whoever has not heard its answer gets it all the same.
    employer.delete(&format!("{path}/terms-of-employment")).await.done();
    assert_eq!(employer.post_once(&path, &key, &body).await.ok::<SignedReceipt>(), signed);
    // What the applicant had put into the same slot stays beside it.
    let after = application().await.attachments;
    assert_eq!(after.len(), before.len() + 3);
    assert!(before.iter().all(|it| after.contains(it)));
}
