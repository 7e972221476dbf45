//! The authority's side: deadlines, answers, decisions, and the command line.

use liite_protocol::{Application, Code, Decision, Outcome, State};
use liite_service_testing::identity::STRONG;
use liite_service_testing::people::{APPLICANT, OFFICIAL};
use serde_json::json;

use crate::steps::{self, official};
use crate::world::{World, pdf, program};

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_after_the_last_day_is_too_late_and_one_on_it_is_not() {
    let world = World::start().await;
    let id = steps::at(&world, State::InformationRequested).await;
    let applicant = world.weak(&APPLICANT);
    let seen: Application = applicant.get(&format!("/v1/applications/{id}")).await.ok();
    let deadline = seen.requests[0].deadline;
    assert_eq!(seen.summary.deadline, Some(deadline));
    let in_finland = liite_service::applications::in_finland(deadline);
    assert_eq!((in_finland.hour(), in_finland.minute()), (0, 0), "the end of a Finnish day");
    let path = format!("/v1/applications/{id}/requests/1/answer");
    let left = world.now().duration_until(deadline);
    world.pass(left - jiff::SignedDuration::from_secs(60));
    applicant
        .post(&format!("/v1/applications/{id}/requests/2/answer"), &json!({ "text": "x" }))
        .await
        .refused(Code::NotFound);
    let upload = applicant.upload(&pdf(3)).await;
    let body = json!({ "text": "In time.", "uploads": [upload] });
    // Not decided while it can still be answered.
    let decide = json!({ "outcome": "refused", "text": "No answer." });
    let decision = format!("/v1/official/applications/{id}/decision");
    world.strong(&OFFICIAL).post(&decision, &decide).await.refused(Code::WrongState);
    world.pass(jiff::SignedDuration::from_secs(120));
    applicant.post(&path, &body).await.refused(Code::DeadlinePassed);
    world.strong(&OFFICIAL).post(&decision, &decide).await.done();

    let world = World::start().await;
    let id = steps::at(&world, State::InformationRequested).await;
    let applicant = world.weak(&APPLICANT);
    let upload = applicant.upload(&pdf(3)).await;
    world.pass(left - jiff::SignedDuration::from_secs(600));
    let body = json!({ "text": "In time.", "uploads": [upload] });
    applicant.post(&format!("/v1/applications/{id}/requests/1/answer"), &body).await.done();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_answered_once_and_several_are_open_side_by_side() {
    let world = World::start().await;
    let id = steps::at(&world, State::InformationRequested).await;
    let body = json!({ "text": "And the diploma.", "deadline": steps::in_two_weeks(&world) });
    official(&world, &id, "requests", &body).await;
    let applicant = world.weak(&APPLICANT);
    let answer = |number: u32| format!("/v1/applications/{id}/requests/{number}/answer");
    applicant.post(&answer(1), &json!({ "text": "One." })).await.done();
    applicant.post(&answer(1), &json!({ "text": "Once more." })).await.refused(Code::AlreadyAnswered);
    let seen: Application = applicant.get(&format!("/v1/applications/{id}")).await.ok();
    assert_eq!(seen.summary.state, State::InformationRequested);
    applicant.post(&answer(2), &json!({ "text": "Two." })).await.done();
    let seen: Application = applicant.get(&format!("/v1/applications/{id}")).await.ok();
    assert_eq!(seen.summary.state, State::Processing);
    let past = json!({ "text": "x", "deadline": "2020-01-01" });
    world
        .strong(&OFFICIAL)
        .post(&format!("/v1/official/applications/{id}/requests"), &past)
        .await
        .refused(Code::Invalid);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_read_by_one_who_has_identified_strongly() {
    let world = World::start().await;
    let id = steps::at(&world, State::Decided).await;
    let path = format!("/v1/applications/{id}/decision");
    world.weak(&APPLICANT).get(&path).await.refused(Code::StrongNeeded);
    let read: Decision = world.strong(&APPLICANT).get(&path).await.ok();
    assert_eq!(read.outcome, Outcome::Granted);
    let first = read.read.unwrap();
    world.pass(jiff::SignedDuration::from_hours(1));
    let again: Decision = world.strong(&APPLICANT).get(&path).await.ok();
    assert_eq!(again.read, Some(first), "that it was read is noted once");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_official_works_on_the_command_line() {
    let world = World::start().await;
    let id = steps::at(&world, State::Processing).await;
    let token = world.folder.path().join("token");
    let until = u64::try_from(world.now().as_second() + 600).unwrap();
    std::fs::write(&token, world.identity.access_token(&OFFICIAL, STRONG, until)).unwrap();
    let run = |args: Vec<String>| {
        let (base, token) = (world.base.clone(), token.clone());
        tokio::task::spawn_blocking(move || {
            let mut command = std::process::Command::new(program());
            command.args(["official", "--service", &base, "--token-file"]).arg(token).args(args);
            let done = command.output().unwrap();
            let text = String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap();
            (done.status.success(), text)
        })
    };
    let words = |text: &str| text.split('|').map(str::to_owned).collect::<Vec<_>>();
    let (fine, listed) = run(words("list|--state|processing")).await.unwrap();
    assert!(fine && listed.contains(&id), "{listed}");
    let ask = format!("request|{id}|--deadline|{}|The contract, please.", steps::in_two_weeks(&world));
    assert!(run(words(&ask)).await.unwrap().0);
    let (fine, why) = run(words(&format!("legal-force|{id}"))).await.unwrap();
    assert!(!fine && why.contains("wrong-state"), "{why}");
    let seen: Application = world.weak(&APPLICANT).get(&format!("/v1/applications/{id}")).await.ok();
    assert_eq!(seen.requests[0].text, "The contract, please.");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_officials_page_runs_only_its_own_script() {
    let world = World::start().await;
    let page = world.nobody().get("/officials").await;
    let policy = page.header("content-security-policy");
    assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), "{policy}");
    assert!(String::from_utf8(page.body).unwrap().contains("not Enter Finland"));
    let script = world.nobody().get("/officials/page.js").await;
    assert!(script.header("content-type").starts_with("text/javascript"));
}
