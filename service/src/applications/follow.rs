//! Following: lists, one application, the decision, the receipts.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;
use liite_protocol::{
    Application, ApplicationSummary, Code, Decision, MandateState, Problem, Role, SignedReceipt, header,
};

use super::Case;
use crate::Service;
use crate::change::{Asked, Done};
use crate::permissions::{Action, check};
use crate::refusal::{Answer, At, json};
use crate::sign_in::Person;

/// The answer to something received: its receipt, and whether it is an old one.
pub(crate) fn confirmed(done: &Done<SignedReceipt>) -> Response {
    let mut response = json(StatusCode::OK, &done.value);
    if done.replayed {
        response.headers_mut().insert(header::REPLAYED, HeaderValue::from_static("true"));
    }
    response
}

/// Every application in which the person takes part, whatever as; the latest first.
#[utoipa::path(get, path = "/v1/applications", tag = "applications",
    responses((status = 200, body = [ApplicationSummary]), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(super) async fn list(
    State(service): State<Arc<Service>>,
    who: Person,
) -> Answer<Json<Vec<ApplicationSummary>>> {
    who.trace.asks("list", "");
    let mut found = service.store.cases_of(Role::Applicant, &who.subject).await?;
    for role in [Role::Assistant, Role::Representative] {
        found.extend(service.store.cases_of(role, &who.subject).await?);
    }
    for business in &who.businesses {
        found.extend(service.store.cases_of(Role::Employer, business).await?);
    }
    Ok(Json(lines(&who, found)))
}

/// The lines of those that the person may see at all.
pub(crate) fn lines(who: &Person, mut found: Vec<Case>) -> Vec<ApplicationSummary> {
    found.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.id.cmp(&b.id)));
    found.dedup_by(|a, b| a.id == b.id);
    let line = |case: &Case| {
        let role = case.role_of(who);
        check(role, who.strong, Action::View, case.state).is_ok().then(|| case.summary(role))
    };
    found.iter().filter_map(line).collect()
}

/// One application, as far as the person may see it.
#[utoipa::path(get, path = "/v1/applications/{id}", tag = "applications", params(("id" = String, Path)),
    responses((status = 200, body = Application), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn show(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
) -> Answer<Json<Application>> {
    let (case, role) = service.read(&who, &id, Action::View).await?;
    Ok(Json(case.seen_by(&who, role)))
}

/// The decision. That the applicant has read it is noted once.
#[utoipa::path(get, path = "/v1/applications/{id}/decision", tag = "applications", params(("id" = String, Path)),
    responses((status = 200, body = Decision), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn decision(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
) -> Answer<Json<Decision>> {
    let asked = Asked { who: &who, id: &id, action: Action::ReadDecision, once: None };
    let done = service.change(asked, |case, context| {
        let decision = case.decision.as_mut().ok_or(Problem::new(Code::NotFound))?;
        if context.role == Role::Applicant && decision.read.is_none() {
            decision.read = Some(context.now);
        }
        Ok(decision.clone())
    });
    Ok(Json(done.await?.value))
}

/// What the service has confirmed to this person in this application; also to one whose mandate has ended.
#[utoipa::path(get, path = "/v1/applications/{id}/receipts", tag = "applications", params(("id" = String, Path)),
    responses((status = 200, body = [SignedReceipt]), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn receipts(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
) -> Answer<Json<Vec<SignedReceipt>>> {
    let case = service.store.case(&id).await?;
    let waits = case
        .mandates
        .iter()
        .any(|held| held.holder == who.subject && held.mandate.state != MandateState::Accepted);
    if !waits {
        service.read(&who, &id, Action::View).await?;
    }
    let own = case.receipts.iter().filter(|(_, to)| *to == who.subject);
    Ok(Json(own.map(|(receipt, _)| receipt.clone()).collect()))
}
