//! The audit log: who, what, when, on whose behalf; only ever added to.

use liite_protocol::{AuditEntry, Code, State};
use liite_service_testing::people::{APPLICANT, NEIGHBOUR, OFFICIAL};

use crate::steps;
use crate::world::World;

#[tokio::test(flavor = "multi_thread")]
async fn every_access_change_and_refusal_is_in_the_log() {
    let world = World::start().await;
    let id = steps::at(&world, State::Processing).await;
    world.strong(&NEIGHBOUR).get(&format!("/v1/applications/{id}")).await.refused(Code::NotFound);
    let path = format!("/v1/official/applications/{id}/audit");
    let lines: Vec<AuditEntry> = world.strong(&OFFICIAL).get(&path).await.ok();
    for (who, role, action, outcome) in [
        (APPLICANT.subject, "applicant", "create", "done"),
        (APPLICANT.subject, "applicant", "attach", "done"),
        (APPLICANT.subject, "applicant", "submit", "done"),
        ("", "", "payment-told", "done"),
        (OFFICIAL.subject, "official", "judge-mandate", "done"),
        (OFFICIAL.subject, "official", "take-in", "done"),
        (NEIGHBOUR.subject, "stranger", "view", "not-found"),
        (OFFICIAL.subject, "official", "read-audit", "done"),
    ] {
        let found = lines.iter().any(|line| {
            (&*line.who, &*line.role, &*line.action, &*line.outcome) == (who, role, action, outcome)
        });
        assert!(found, "{who} {action} {outcome} is missing in {lines:#?}");
    }
    assert!(lines.windows(2).all(|pair| pair[0].number < pair[1].number && pair[0].at <= pair[1].at));
    let path = format!("{path}?after={}", lines[2].number);
    let rest: Vec<AuditEntry> = world.strong(&OFFICIAL).get(&path).await.ok();
    assert_eq!(rest[0], lines[3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_itself_lets_no_line_be_changed_or_taken_away() {
    let world = World::start().await;
    steps::draft(&world).await;
    let before = world.audit().await;
    let store = &world.service.store;
    for sql in ["UPDATE audit SET who = 'nobody'", "DELETE FROM audit", "DELETE FROM audit WHERE number = 1"]
    {
        let mut tx = store.begin().await.unwrap();
        let error = sqlx::query(sql).execute(&mut *tx).await.unwrap_err().to_string();
        assert!(error.contains("only added to"), "{error}");
    }
    if std::env::var("LIITE_SERVICE_TEST_POSTGRES").is_ok() {
        let mut tx = store.begin().await.unwrap();
        let error = sqlx::query("TRUNCATE audit").execute(&mut *tx).await.unwrap_err().to_string();
        assert!(error.contains("only added to"), "{error}");
    }
    assert_eq!(world.audit().await, before);
}
