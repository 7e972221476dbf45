//! Payments: once, whoever begins, however often the provider says so.

use liite_protocol::{Application, Code, Payment, PaymentState};
use liite_service_testing::people::{APPLICANT, EMPLOYER};
use serde_json::json;

use crate::steps;
use crate::world::{World, send};

async fn lodged(world: &World) -> String {
    let id = steps::draft(world).await;
    steps::submit(world, &id).await;
    id
}

fn path(id: &str) -> String {
    format!("/v1/applications/{id}/payment")
}

async fn seen(world: &World, id: &str) -> Payment {
    world.weak(&APPLICANT).get(&format!("/v1/applications/{id}")).await.ok::<Application>().payment
}

#[tokio::test(flavor = "multi_thread")]
async fn the_fee_of_the_catalogue_is_paid_once() {
    let world = World::start().await;
    let id = lodged(&world).await;
    let applicant = world.weak(&APPLICANT);
    assert_eq!(seen(&world, &id).await.state, PaymentState::Open);
    let payment: Payment = applicant.post(&path(&id), &json!({})).await.ok();
    assert_eq!((payment.cents, payment.state), (75_000, PaymentState::Started));
    let again: Payment = applicant.post(&path(&id), &json!({})).await.ok();
    assert_eq!(again.href, payment.href, "the same person goes on where they were");
    let back = steps::press(&world, payment.href.as_deref().unwrap(), "ok").await;
    let paid = seen(&world, &id).await;
    assert_eq!(paid.state, PaymentState::Paid);
    assert_eq!(paid.transaction.as_deref(), Some(&*world.provider.payments()[0].transaction));
    // The callback once more, later, and twice at once.
    world.pass(jiff::SignedDuration::from_hours(1));
    let (one, two) = tokio::join!(send(world.http.get(&back)), send(world.http.get(&back)));
    assert!(one.status.is_success() && two.status.is_success(), "{one:?} {two:?}");
    assert_eq!(seen(&world, &id).await.paid, paid.paid);
    assert_eq!(world.provider.payments()[0].refunded, 0);
    applicant.post(&path(&id), &json!({})).await.refused(Code::AlreadyPaid);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_begun_to_pay_is_told_and_can_be_taken_over_from() {
    let world = World::start().await;
    let id = lodged(&world).await;
    let (applicant, employer) = (world.weak(&APPLICANT), world.strong(&EMPLOYER));
    let first: Payment = applicant.post(&path(&id), &json!({})).await.ok();
    let problem = employer.post(&path(&id), &json!({})).await.refused(Code::PaymentStarted);
    assert_eq!(problem.values["name"], APPLICANT.name);
    assert_eq!(problem.values["role"], "applicant");
    let started: jiff::Timestamp = problem.values["started"].as_str().unwrap().parse().unwrap();
    assert_eq!(Some(started), first.started);
    let second: Payment = employer.post(&path(&id), &json!({ "take_over": true })).await.ok();
    assert_ne!(second.href, first.href);
    assert_eq!(seen(&world, &id).await.href, None, "where another pays is not shown");
    steps::press(&world, second.href.as_deref().unwrap(), "ok").await;
    assert_eq!(seen(&world, &id).await.started_by_name.as_deref(), Some(EMPLOYER.name));
}

#[tokio::test(flavor = "multi_thread")]
async fn when_both_pay_all_the_same_the_second_gets_it_back() {
    let world = World::start().await;
    let id = lodged(&world).await;
    let first: Payment = world.weak(&APPLICANT).post(&path(&id), &json!({})).await.ok();
    let second: Payment = world.strong(&EMPLOYER).post(&path(&id), &json!({ "take_over": true })).await.ok();
    steps::press(&world, second.href.as_deref().unwrap(), "ok").await;
    steps::press(&world, first.href.as_deref().unwrap(), "ok").await;
    let mut kept: Vec<u64> = Vec::new();
    for payment in world.provider.payments() {
        kept.push(payment.asked.amount - payment.refunded);
    }
    kept.sort_unstable();
    assert_eq!(kept, [0, 75_000], "one fee stays, the other goes back");
    assert_eq!(seen(&world, &id).await.started_by_name.as_deref(), Some(EMPLOYER.name));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_payment_can_be_begun_again() {
    let world = World::start().await;
    let id = lodged(&world).await;
    let applicant = world.weak(&APPLICANT);
    let first: Payment = applicant.post(&path(&id), &json!({})).await.ok();
    steps::press(&world, first.href.as_deref().unwrap(), "fail").await;
    assert_eq!(seen(&world, &id).await.state, PaymentState::Open);
    let second: Payment = applicant.post(&path(&id), &json!({})).await.ok();
    assert_ne!(first.href, second.href);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_or_altered_callback_is_refused_and_logged() {
    let world = World::start().await;
    let id = lodged(&world).await;
    world.weak(&APPLICANT).post(&path(&id), &json!({})).await.done();
    let payment = world.provider.payments()[0].clone();
    let good = world.provider.callback_query(&payment, true);
    let failed = world.provider.callback_query(&payment, false);
    let mut dearer = payment.clone();
    dearer.asked.amount = 1;
    let cases = [
        (failed.replace("checkout-status=fail", "checkout-status=ok"), Code::Forbidden),
        (good.replace("checkout-amount=75000", "checkout-amount=1"), Code::Forbidden),
        (good.replace("signature=", "signature=00"), Code::Forbidden),
        (good.split("&signature").next().unwrap().to_owned(), Code::Forbidden),
        (String::new(), Code::Forbidden),
        // Signed, but for another amount than is due.
        (world.provider.callback_query(&dearer, true), Code::Invalid),
    ];
    for (query, code) in cases {
        send(world.http.get(format!("{}/payments/callback?{query}", world.base))).await.refused(code);
        assert_eq!(world.last_refusal().await.outcome, code.name());
        assert_eq!(seen(&world, &id).await.state, PaymentState::Started);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_taken_in_only_when_its_fee_is_paid() {
    let world = World::start().await;
    let id = lodged(&world).await;
    let official = world.strong(&liite_service_testing::people::OFFICIAL);
    let take_in = format!("/v1/official/applications/{id}/take-in");
    official.post(&take_in, &json!({})).await.refused(Code::FeeUnpaid);
    steps::pay(&world, &id).await;
    official.post(&take_in, &json!({})).await.done();
}
