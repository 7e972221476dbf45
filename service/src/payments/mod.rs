//! Payments: begun at a provider, proved by its signed callback, counted once.
//!
//! Two people may begin at the same time: the second is told who began and when, and may take over. If both pay all the same,
//! the first proof counts and the second payment is given back.

mod provider;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use liite_protocol::{Code, Payment, Problem, StartPayment};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub use provider::Provider;

use crate::applications::{Case, PaymentAttempt};
use crate::change::Asked;
use crate::permissions::Action;
use crate::refusal::{Answer, At, Body, json};
use crate::sign_in::Person;
use crate::{Service, audit, refusal};

pub(crate) fn routes() -> OpenApiRouter<Arc<Service>> {
    OpenApiRouter::new().routes(routes!(start)).routes(routes!(callback)).routes(routes!(back))
}

/// Begins to pay, or goes on: the same person gets the same address again.
#[utoipa::path(post, path = "/v1/applications/{id}/payment", tag = "payments", request_body = StartPayment,
    params(("id" = String, Path)),
    responses((status = 200, body = Payment), (status = 409, body = Problem), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(crate) async fn start(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
    Body(body): Body<StartPayment>,
) -> Answer<Response> {
    let asked = Asked { who: &who, id: &id, action: Action::Pay, once: None };
    let fresh = crate::fresh_id()?;
    let mut tx = service.store.begin().await?;
    let begun = service.change_within(&mut tx, asked.clone(), |case, context| {
        begin(case, &who, context.role, context.now, body.take_over, &fresh)
    });
    let (stamp, cents, href) = begun.await?.value;
    if stamp == fresh {
        service.store.insert_payment(&mut tx, &stamp, &id).await?;
    }
    tx.commit().await?;
    if href.is_none() {
        // Outside the transaction: the provider may be slow. If we are stopped here, the next call asks again with the same
        // stamp, for which the provider has one payment.
        let provider = service.provider.as_ref().ok_or(Code::Unavailable)?;
        let public_url = &service.config.public_url;
        let opened = provider.open(&stamp, &id, cents, public_url, service.now()).await?;
        let done = service.change(asked, |case, _| {
            if let Some(attempt) = case.payments.iter_mut().find(|attempt| attempt.stamp == stamp) {
                attempt.href = Some(opened.href);
                attempt.transaction = Some(opened.transaction_id);
            }
            Ok(())
        });
        done.await?;
    }
    let case = service.store.case(&id).await?;
    Ok(json(StatusCode::OK, &case.payment_seen_by(&who)))
}

/// The attempt that goes on: stamp, amount, and the address where it is known.
fn begin(
    case: &mut Case,
    who: &Person,
    role: liite_protocol::Role,
    now: jiff::Timestamp,
    take_over: bool,
    fresh: &str,
) -> Result<(String, u64, Option<String>), Problem> {
    if case.paid().is_some() {
        return Err(Problem::new(Code::AlreadyPaid));
    }
    if case.fee_cents == 0 {
        return Err(Problem::new(Code::WrongState).with("fee", 0));
    }
    if let Some(going) = case.paying() {
        if going.by == who.subject {
            return Ok((going.stamp.clone(), case.fee_cents, going.href.clone()));
        }
        if !take_over {
            let problem = Problem::new(Code::PaymentStarted).with("role", going.role.name());
            return Err(problem.with("name", going.name.clone()).with("started", going.at.to_string()));
        }
    }
    for attempt in &mut case.payments {
        attempt.over |= attempt.paid.is_none();
    }
    case.payments.push(PaymentAttempt {
        stamp: fresh.to_owned(),
        by: who.subject.clone(),
        name: who.name.clone(),
        role,
        at: now,
        href: None,
        transaction: None,
        paid: None,
        over: false,
        refunded: None,
    });
    Ok((fresh.to_owned(), case.fee_cents, None))
}

/// What the provider says of a payment, signed. Said twice, it counts once.
#[utoipa::path(get, path = "/payments/callback", tag = "payments",
    responses((status = 200), (status = "4XX", body = Problem)))]
pub(crate) async fn callback(
    State(service): State<Arc<Service>>,
    refusal::Asked(said): refusal::Asked<BTreeMap<String, String>>,
) -> Answer<Response> {
    told(&service, &said).await?;
    Ok(StatusCode::OK.into_response())
}

/// Where the provider sends the payer's browser; counts like the callback, which may be late or lost.
#[utoipa::path(get, path = "/payments/return", tag = "payments",
    responses((status = 200, content_type = "text/html"), (status = "4XX", body = Problem)))]
pub(crate) async fn back(
    State(service): State<Arc<Service>>,
    refusal::Asked(said): refusal::Asked<BTreeMap<String, String>>,
) -> Answer<Html<&'static str>> {
    Ok(Html(if told(&service, &said).await? {
        "<!doctype html><meta charset=utf-8><title>Liite</title><p>Maksu on vastaanotettu. Betalningen är \
         mottagen. The payment was received.<p>Voit palata ohjelmaan. Du kan återvända till programmet. You may \
         return to the program."
    } else {
        "<!doctype html><meta charset=utf-8><title>Liite</title><p>Maksua ei tehty. Betalningen gjordes inte. \
         Nothing was paid.<p>Voit palata ohjelmaan. Du kan återvända till programmet. You may return to the program."
    }))
}

/// Notes what the provider has said; whether it said that the payment was made.
async fn told(service: &Service, said: &BTreeMap<String, String>) -> Answer<bool> {
    let provider = service.provider.as_ref().ok_or(Code::NotFound)?;
    let told = provider.believe(said)?;
    let id = service.store.case_of_payment(&told.stamp).await?.ok_or(Code::NotFound)?;
    let now = service.now();
    let mut tx = service.store.begin().await?;
    let before = service.store.locked_case(&mut tx, &id).await?;
    let mut case = before.clone();
    if told.cents != case.fee_cents {
        return Err(Problem::new(Code::Invalid).with("field", "checkout-amount").into());
    }
    let surplus = case.paid().is_some_and(|paid| paid.stamp != told.stamp);
    let Some(attempt) = case.payments.iter_mut().find(|attempt| attempt.stamp == told.stamp) else {
        return Err(Code::NotFound.into());
    };
    let outcome = match (told.paid, attempt.paid) {
        (_, Some(_)) => "repeated",
        (true, None) => {
            attempt.paid = Some(now);
            attempt.transaction = Some(told.transaction.clone());
            attempt.refunded = surplus.then_some(false);
            if surplus { "surplus" } else { "done" }
        }
        (false, None) => {
            attempt.over = true;
            "failed"
        }
    };
    let owed_back = attempt.refunded == Some(false);
    case.changed = now;
    service.store.update_case(&mut tx, &before.parties(), &case).await?;
    let line = audit::Line::by_itself("payment-told", &id, outcome);
    service.store.write_audit(&mut tx, &line, now).await?;
    tx.commit().await?;
    if owed_back {
        give_back(service, &id, &told.stamp, &told.transaction, told.cents).await?;
    }
    Ok(told.paid)
}

/// Gives a payment back. If we are stopped in between, the provider's repeated callback brings us here again, and the
/// provider gives back once for a stamp.
async fn give_back(service: &Service, id: &str, stamp: &str, transaction: &str, cents: u64) -> Answer<()> {
    let provider = service.provider.as_ref().ok_or(Code::Unavailable)?;
    provider.refund(transaction, stamp, cents, service.now()).await?;
    let mut tx = service.store.begin().await?;
    let before = service.store.locked_case(&mut tx, id).await?;
    let mut case = before.clone();
    for attempt in case.payments.iter_mut().filter(|attempt| attempt.stamp == stamp) {
        attempt.refunded = Some(true);
    }
    service.store.update_case(&mut tx, &before.parties(), &case).await?;
    let line = audit::Line::by_itself("payment-refunded", id, "done");
    service.store.write_audit(&mut tx, &line, service.now()).await?;
    tx.commit().await?;
    Ok(())
}
