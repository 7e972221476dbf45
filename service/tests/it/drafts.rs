//! Drafts: created once, saved over the version that was read, refused where a type is not electronic.

use liite_protocol::{Application, ApplicationSummary, Code, Draft};
use liite_service_testing::people::{APPLICANT, NEIGHBOUR};
use serde_json::json;

use crate::steps;
use crate::world::{World, key};

async fn made(world: &World) -> String {
    let body = json!({ "type": "study", "answers": { "personal": { "family-name": "Okafor" } } });
    world.weak(&APPLICANT).post("/v1/applications", &body).await.ok::<Application>().summary.id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_creation_makes_one_application() {
    let world = World::start().await;
    let applicant = world.weak(&APPLICANT);
    let key = key();
    let body = json!({ "type": "study" });
    let first: Application = applicant.post_once("/v1/applications", &key, &body).await.ok();
    let again = applicant.post_once("/v1/applications", &key, &body).await;
    assert_eq!(again.ok::<Application>().summary.id, first.summary.id);
    assert_eq!(again.header("idempotency-replayed"), "true");
    assert_eq!(applicant.get("/v1/applications").await.ok::<Vec<ApplicationSummary>>().len(), 1);
    // The key is the person's: another person's same key is another request.
    let other: Application = world.weak(&NEIGHBOUR).post_once("/v1/applications", &key, &body).await.ok();
    assert_ne!(other.summary.id, first.summary.id);
    let reused = applicant.post_once("/v1/applications", &key, &json!({ "type": "citizenship" })).await;
    reused.refused(Code::KeyReused);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_is_saved_only_over_the_version_that_was_read() {
    let world = World::start().await;
    let id = made(&world).await;
    let applicant = world.weak(&APPLICANT);
    let read = applicant.get(&format!("/v1/applications/{id}/draft")).await;
    assert_eq!(read.header("etag"), "\"1\"");
    let patch = json!({ "personal": { "given-names": "Ngozi", "family-name": null } });
    let saved = applicant.merge(&id, "\"1\"", &patch).await;
    assert_eq!(saved.header("etag"), "\"2\"");
    assert_eq!(saved.ok::<Draft>().answers, json!({ "personal": { "given-names": "Ngozi" } }));

    let late = applicant.merge(&id, "\"1\"", &json!({ "personal": { "given-names": "X" } })).await;
    assert_eq!(late.refused(Code::PreconditionFailed).values["version"], 2);
    applicant.merge(&id, "*", &patch).await.refused(Code::PreconditionFailed);
    let path = format!("/v1/applications/{id}/draft");
    let without = applicant.request(reqwest::Method::PATCH, &path);
    let without = without.header("content-type", "application/merge-patch+json").body("{}");
    crate::world::send(without).await.refused(Code::PreconditionRequired);
    let as_json = applicant.request(reqwest::Method::PATCH, &path).header("if-match", "\"2\"").json(&patch);
    crate::world::send(as_json).await.refused(Code::MediaType);
    let unchanged = applicant.request(reqwest::Method::GET, &path).header("if-none-match", "\"2\"");
    assert_eq!(crate::world::send(unchanged).await.status, 304);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_who_save_at_the_same_moment_do_not_lose_each_others_words() {
    let world = World::start().await;
    let id = made(&world).await;
    let applicant = world.weak(&APPLICANT);
    for round in 1..=5 {
        let tag = format!("\"{round}\"");
        let (one, two) = (json!({ "one": { "n": round } }), json!({ "two": { "n": round } }));
        let (one, two) = tokio::join!(applicant.merge(&id, &tag, &one), applicant.merge(&id, &tag, &two));
        let winners = [&one, &two].iter().filter(|reply| reply.status == 200).count();
        assert_eq!(winners, 1, "{one:?} {two:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_are_no_answers_are_refused() {
    let world = World::start().await;
    let id = made(&world).await;
    let applicant = world.weak(&APPLICANT);
    applicant.merge(&id, "\"1\"", &json!({ "personal": 7 })).await.refused(Code::Invalid);
    let deep = json!({ "a": { "b": { "c": { "d": { "e": { "f": { "g": { "h": { "i": 1 } } } } } } } } });
    applicant.merge(&id, "\"1\"", &json!({ "deep": deep })).await.refused(Code::Invalid);
    applicant.merge(&id, "\"1\"", &json!({ "personal": { "x": "a\u{0}b" } })).await.refused(Code::Invalid);
    let long = json!({ "personal": { "x": "a".repeat(1_300_000) } });
    applicant.merge(&id, "\"1\"", &long).await.refused(Code::TooLarge);
    assert_eq!(world.last_refusal().await.outcome, "too-large");
    let read: Draft = applicant.get(&format!("/v1/applications/{id}/draft")).await.ok();
    assert_eq!(read.version, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_type_that_is_not_electronic_is_refused_with_the_reason() {
    let world = World::start().await;
    let applicant = world.weak(&APPLICANT);
    for (kind, how) in [("remigration", "paper"), ("asylum", "in-person"), ("schengen", "in-person")] {
        let problem =
            applicant.post("/v1/applications", &json!({ "type": kind })).await.refused(Code::NotElectronic);
        assert_eq!(problem.values["how"], how, "{kind}");
        assert!(problem.values["official_page"].as_str().unwrap().starts_with("https://"));
    }
    applicant.post("/v1/applications", &json!({ "type": "../study" })).await.refused(Code::UnknownType);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_incomplete_form_is_not_lodged_and_the_missing_fields_are_named() {
    let world = World::start().await;
    let id = made(&world).await;
    let path = format!("/v1/applications/{id}/submit");
    let problem = world.weak(&APPLICANT).post(&path, &json!({})).await.refused(Code::Invalid);
    let fields = problem.values["fields"].as_array().unwrap();
    assert!(fields.iter().any(|field| field == "personal.given-names"), "{fields:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_without_a_paper_is_not_lodged_and_the_paper_is_named() {
    let world = World::start().await;
    let id = steps::draft(&world).await;
    let applicant = world.weak(&APPLICANT);
    for slot in ["photo", "supply-contract"] {
        applicant.delete(&format!("/v1/applications/{id}/attachments/{slot}")).await.done();
    }
    let path = format!("/v1/applications/{id}/submit");
    let problem = applicant.post(&path, &json!({})).await.refused(Code::Invalid);
    assert_eq!(problem.values["field"], "attachments");
    let named: Vec<_> = problem.findings.iter().map(|it| (&*it.rule, &*it.values["slot"])).collect();
    assert_eq!(named, [("paper-missing", "photo"), ("paper-missing", "supply-contract")]);
    // Who has a photo code needs no photograph, and work that is no subcontract no contract of it.
    let patch = json!({ "photo": { "has-code": true, "code": "123456789012" },
                        "employment": { "subcontract": false } });
    applicant.merge(&id, "\"1\"", &patch).await.done();
    applicant.post(&path, &json!({})).await.done();
}

#[tokio::test(flavor = "multi_thread")]
async fn saves_of_many_people_at_once_are_all_kept_and_what_is_refused_between_them_is_not() {
    let world = World::start().await;
    let applicant = world.weak(&APPLICANT);
    let mut ids = Vec::new();
    for _ in 0..12 {
        ids.push(made(&world).await);
    }
    for round in 1..=5_u64 {
        let tries: Vec<_> = ids
            .iter()
            .flat_map(|id| {
                let save = |tag: u64, field: &str| {
                    let path = format!("/v1/applications/{id}/draft");
                    let request = applicant.request(reqwest::Method::PATCH, &path);
                    let request = request.header("if-match", format!("\"{tag}\""));
                    let request = request.header("content-type", "application/merge-patch+json");
                    let body = json!({ "personal": { field: round } }).to_string();
                    tokio::spawn(crate::world::send(request.body(body)))
                };
                [save(round, "right"), save(round + 7, "wrong")]
            })
            .collect();
        let mut kept = 0;
        for one in tries {
            kept += usize::from(one.await.unwrap().status.is_success());
        }
        assert_eq!(kept, ids.len());
    }
    for id in &ids {
        let read: Draft = applicant.get(&format!("/v1/applications/{id}/draft")).await.ok();
        assert_eq!((read.version, &read.answers["personal"]["right"]), (6, &json!(5)));
        assert!(read.answers["personal"].get("wrong").is_none());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_was_altered_on_the_way_is_refused_and_answers_bear_a_digest() {
    let world = World::start().await;
    let id = made(&world).await;
    let applicant = world.weak(&APPLICANT);
    let save = |body: &'static str, digest: String| {
        let request = applicant.request(reqwest::Method::PATCH, &format!("/v1/applications/{id}/draft"));
        let request = request.header("if-match", "\"1\"").header("content-digest", digest);
        crate::world::send(request.header("content-type", "application/merge-patch+json").body(body))
    };
    let digest = liite_protocol::content_digest(br#"{"a":{"b":1}}"#);
    save(r#"{"a":{"b":2}}"#, digest.clone()).await.refused(Code::ChecksumMismatch);
    let saved = save(r#"{"a":{"b":1}}"#, digest).await;
    saved.done();
    assert_eq!(saved.header("content-digest"), liite_protocol::content_digest(&saved.body));
    // The digest of the request stands for its path and its key, too.
    let path = format!("/v1/applications/{id}/statements");
    let digest = liite_protocol::request_digest("POST", &path, |name| {
        (name == "idempotency-key").then_some(&b"the key as it was meant"[..])
    });
    let altered = applicant.request(reqwest::Method::POST, &path).header("liite-digest", digest);
    let altered = altered.header("idempotency-key", "the key as it was mfant").json(&json!({ "text": "x" }));
    crate::world::send(altered).await.refused(Code::ChecksumMismatch);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guardian_applies_for_a_child_beside_the_own_application() {
    let world = World::start().await;
    let applicant = world.weak(&APPLICANT);
    steps::draft(&world).await;
    let child = json!({ "name": "Ada Okafor", "born": "2020-05-06" });
    let body = json!({ "type": "family-child", "child": child });
    let made: Application = applicant.post("/v1/applications", &body).await.ok();
    assert_eq!(made.summary.applicant, "Ada Okafor");
    let unborn = json!({ "type": "family-child", "child": { "name": "X", "born": "2999-01-01" } });
    applicant.post("/v1/applications", &unborn).await.refused(Code::Invalid);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_booked_moved_and_never_in_the_past() {
    let world = World::start().await;
    let id = steps::draft(&world).await;
    steps::submit(&world, &id).await;
    let applicant = world.weak(&APPLICANT);
    let path = format!("/v1/applications/{id}/visit");
    let at = |hours: i64| (world.now() + jiff::SignedDuration::from_hours(hours)).to_string();
    applicant.put(&path, &json!({ "place": "Helsinki", "at": at(-1) })).await.refused(Code::Invalid);
    applicant.put(&path, &json!({ "place": "Helsinki", "at": at(48) })).await.done();
    applicant.put(&path, &json!({ "place": "Oulu", "at": at(72) })).await.done();
    let seen: Application = applicant.get(&format!("/v1/applications/{id}")).await.ok();
    assert_eq!(seen.visit.unwrap().place, "Oulu");
}
