//! Running: health, metrics, limits, the OpenAPI document, a stop that finishes what it began, load.

use std::time::{Duration, Instant};

use liite_protocol::{Application, Code, Draft};
use liite_service_testing::people::APPLICANT;
use reqwest::Method;
use serde_json::{Value, json};

use crate::steps;
use crate::world::{World, send};

#[test]
fn the_committed_openapi_document_is_the_one_that_is_served() {
    let path = format!("{}/openapi.json", env!("CARGO_MANIFEST_DIR"));
    let now = liite_service::openapi();
    if std::env::var_os("LIITE_WRITE").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == now, "{path} is stale: LIITE_WRITE=1 cargo test writes it anew");
}

#[test]
fn every_refusal_is_declared_as_what_it_is_sent_as() {
    let document: Value = serde_json::from_str(&liite_service::openapi()).unwrap();
    let mut seen = 0;
    for operation in
        document["paths"].as_object().unwrap().values().flat_map(|it| it.as_object().unwrap().values())
    {
        let Some(responses) = operation["responses"].as_object() else { continue };
        for (status, response) in responses.iter().filter(|(status, _)| status.starts_with('4')) {
            let Some(content) = response["content"].as_object() else { continue };
            seen += 1;
            assert_eq!(
                content.keys().collect::<Vec<_>>(),
                ["application/problem+json"],
                "{status} {operation}"
            );
        }
    }
    assert!(seen > 40, "{seen}");
}

#[tokio::test(flavor = "multi_thread")]
async fn health_metrics_and_the_document_are_served() {
    let world = World::start().await;
    let nobody = world.nobody();
    assert_eq!(nobody.get("/health/live").await.status, 204);
    assert_eq!(nobody.get("/health/ready").await.status, 204);
    let id = steps::draft(&world).await;
    let document: Value = nobody.get("/openapi.json").await.ok();
    assert!(document["paths"]["/v1/applications/{id}/draft"]["patch"].is_object());
    let text = String::from_utf8(nobody.get("/metrics").await.body).unwrap();
    assert!(
        text.contains("liite_requests_total{route=\"POST /v1/applications\",status=\"201\"} 1"),
        "{text}"
    );
    assert!(text.contains("liite_uploaded_bytes_total"), "{text}");
    assert!(!text.contains(&id), "no number of a case in the metrics");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_unknown_is_a_problem_too() {
    let world = World::start().await;
    let someone = world.weak(&APPLICANT);
    someone.get("/v1/nothing").await.refused(Code::NotFound);
    send(someone.request(Method::DELETE, "/v1/applications")).await.refused(Code::MethodNotAllowed);
    let body = someone.request(Method::POST, "/v1/applications").header("idempotency-key", "k".repeat(20));
    let text = body.try_clone().unwrap().header("content-type", "text/plain").body("x");
    send(text).await.refused(Code::MediaType);
    send(body.header("content-type", "application/json").body("{")).await.refused(Code::Malformed);
    let without = someone.request(Method::POST, "/v1/applications").json(&json!({ "type": "study" }));
    assert_eq!(send(without).await.refused(Code::Malformed).values["header"], "idempotency-key");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_asks_too_often_is_told_how_long_to_wait() {
    let world = World::with("").await;
    world.weak(&APPLICANT).get("/v1/me").await.done();
    let text = world.config.replace("requests_a_minute_per_person = 0", "requests_a_minute_per_person = 5");
    let text = text.replace("requests_a_minute_per_address = 0", "requests_a_minute_per_address = 20");
    let config = liite_service::config::Config::parse(&text).unwrap();
    let clock = std::sync::Arc::new(crate::world::now);
    let limited = liite_service::Service::open(config, crate::world::program(), clock).await.unwrap();
    let (listener, base) = liite_service_testing::on_loopback(0).await.unwrap();
    tokio::spawn(liite_service::operations::serve(limited, listener, std::future::pending()));
    let ask = |path: &str| {
        let request = world.weak(&APPLICANT).request(Method::GET, "/").build().unwrap();
        let token = request.headers()["authorization"].clone();
        send(world.http.get(format!("{base}{path}")).header("authorization", token))
    };
    for _ in 0..5 {
        ask("/v1/me").await.done();
    }
    let reply = ask("/v1/me").await;
    let wait: u64 = reply.header("retry-after").parse().unwrap();
    assert!((1..=60).contains(&wait));
    reply.refused(Code::TooMany);
    let mut refused = false;
    for _ in 0..20 {
        refused |= ask("/v1/service").await.status == 429;
    }
    assert!(refused, "an address, too, has its limit");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_finishes_what_it_began_and_nothing_is_lost_over_it() {
    let mut world = World::start().await;
    let id = steps::draft(&world).await;
    let saves: Vec<_> = (0..20)
        .map(|n| {
            let request =
                world.weak(&APPLICANT).request(Method::PUT, &format!("/v1/applications/{id}/consent"));
            let business = if n % 2 == 0 { "1572860-0" } else { "0112038-9" };
            tokio::spawn(request.json(&json!({ "business_id": business })).send())
        })
        .collect();
    tokio::time::sleep(Duration::from_millis(20)).await;
    world.stop().await;
    let mut fine = 0;
    for save in saves {
        // Either it was answered or it never reached the service; nothing in between.
        if let Ok(answer) = save.await.unwrap() {
            assert_eq!(answer.status(), 204);
            fine += 1;
        }
    }
    world.start_again().await;
    let done = |line: &&liite_protocol::AuditEntry| line.action == "consent" && line.outcome == "done";
    let noted = world.audit().await.iter().filter(done).count();
    assert_eq!(noted, fine + 1, "one by the draft, and each that was answered");
    let seen: Application = world.weak(&APPLICANT).get(&format!("/v1/applications/{id}")).await.ok();
    assert!(seen.consent.is_some());
}

/// 200 people, each saving a draft every second, as the program does while somebody types.
#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_people_who_save_at_once_meet_no_error() {
    let world = World::start().await;
    let mut drafts = Vec::new();
    for _ in 0..200 {
        let body = json!({ "type": "study" });
        let made: Application = world.weak(&APPLICANT).post("/v1/applications", &body).await.ok();
        drafts.push(made.summary.id);
    }
    let people: Vec<_> = drafts
        .into_iter()
        .enumerate()
        .map(|(number, id)| {
            let request =
                world.weak(&APPLICANT).request(Method::PATCH, &format!("/v1/applications/{id}/draft"));
            let request = request.header("content-type", "application/merge-patch+json");
            tokio::spawn(async move {
                let mut times = Vec::new();
                tokio::time::sleep(Duration::from_millis(5 * number as u64)).await;
                for version in 1..=5_u64 {
                    let patch = json!({ "personal": { "given-names": format!("N{version}") } });
                    let save = request.try_clone().unwrap().header("if-match", format!("\"{version}\""));
                    let begun = Instant::now();
                    let saved: Draft = send(save.body(patch.to_string())).await.ok();
                    times.push(begun.elapsed());
                    assert_eq!(saved.version, version + 1);
                    tokio::time::sleep(Duration::from_secs(1).saturating_sub(begun.elapsed())).await;
                }
                times
            })
        })
        .collect();
    let mut times = Vec::new();
    for person in people {
        times.extend(person.await.unwrap());
    }
    times.sort();
    let p99 = times[times.len() * 99 / 100];
    println!("draft saves: {} p50 {:?} p99 {p99:?}", times.len(), times[times.len() / 2]);
    // How fast it is depends on the build and on the machine; that nothing fails does not.
    assert_eq!(times.len(), 1000);
}
