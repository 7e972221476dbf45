//! Mandates: somebody asks to act for the client of a case; until an official has accepted, they see nothing of it.
//!
//! A client has one assistant and one representative at a time, in all their cases together.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use liite_protocol::{
    Code, Mandate, MandateState, Problem, ReceivedFile, Role, SendMandate, SignedReceipt, header,
};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::Service;
use crate::applications::{GivesRole, HeldMandate, confirm, take_uploads};
use crate::change::Asked;
use crate::permissions::Action;
use crate::refusal::{Answer, Body, json};
use crate::sign_in::{Person, Repeatable};

pub(crate) fn routes() -> OpenApiRouter<Arc<Service>> {
    OpenApiRouter::new().routes(routes!(send, list))
}

/// Sends a signed mandate or a notice.
#[utoipa::path(post, path = "/v1/mandates", tag = "mandates", request_body = SendMandate,
    params(("idempotency-key" = String, Header)),
    responses((status = 201, body = SignedReceipt), (status = 409, body = Problem), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(crate) async fn send(
    State(service): State<Arc<Service>>,
    who: Person,
    repeatable: Repeatable,
    Body(body): Body<SendMandate>,
) -> Answer<Response> {
    let once = repeatable.with(&body)?;
    let uploads = take_uploads(&service, &who, std::slice::from_ref(&body.upload)).await?;
    let paper = uploads.first().ok_or(Code::NotFound)?;
    let id = body.application.clone();
    let asked = Asked { who: &who, id: &id, action: Action::SendMandate, once: Some(&once) };
    let mut tx = service.store.begin().await?;
    let mandate = Mandate {
        id: crate::fresh_id()?,
        application: id.clone(),
        kind: body.kind,
        basis: body.basis,
        name: who.name.clone(),
        state: MandateState::Sent,
        sha256: paper.sha256.clone(),
        replaces: body.replaces,
        sent: service.now(),
        reason: None,
    };
    let held = HeldMandate { mandate, holder: who.subject.clone(), object: paper.object() };
    let files = vec![ReceivedFile { slot: String::new(), sha256: paper.sha256.clone(), bytes: paper.length }];
    let done = service.change_within(&mut tx, asked, |case, context| {
        case.mandates.push(held);
        confirm(case, context, "mandate", &once.key, String::new(), files)
    });
    let done = done.await?;
    if !done.replayed {
        let client = service.store.locked_case(&mut tx, &id).await?.owner;
        let acting = service.store.acting_for(&mut tx, &client, body.kind.role()).await?;
        // One of them is the one just sent. A change may stand beside the one that it changes, and beside nothing else.
        let waiting = acting.iter().filter(|(_, pending)| *pending).count();
        let in_force = acting.len() - waiting;
        if waiting > 1 || (in_force > 0 && !body.replaces) {
            return Err(Problem::new(Code::MandateExists).with("kind", body.kind.role().name()).into());
        }
    }
    tx.commit().await?;
    let mut response = json(StatusCode::CREATED, &done.value);
    if done.replayed {
        response.headers_mut().insert(header::REPLAYED, HeaderValue::from_static("true"));
    }
    Ok(response)
}

/// The person's own mandates, of any state, the latest first.
#[utoipa::path(get, path = "/v1/mandates", tag = "mandates",
    responses((status = 200, body = [Mandate]), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(crate) async fn list(State(service): State<Arc<Service>>, who: Person) -> Answer<Json<Vec<Mandate>>> {
    who.trace.asks("list-mandates", "");
    let mut found = Vec::new();
    for role in [Role::Assistant, Role::Representative] {
        found.extend(service.store.cases_of(role, &who.subject).await?);
    }
    let own = found.into_iter().flat_map(|case| case.mandates).filter(|held| held.holder == who.subject);
    let mut mandates: Vec<Mandate> = own.map(|held| held.mandate).collect();
    mandates.sort_by(|a, b| b.sent.cmp(&a.sent).then_with(|| a.id.cmp(&b.id)));
    mandates.dedup_by(|a, b| a.id == b.id);
    Ok(Json(mandates))
}
