//! The officials' side, small: enough to play every flow through.

mod page;

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::{Timestamp, ToSpan};
use liite_protocol::{
    ApplicationSummary, AuditEntry, Code, Decide, Decision, InformationRequest, MandateState, Problem,
    RefuseMandate, RequestInformation, Role, State as Standing,
};
use serde::Deserialize;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use page::routes as page_routes;

use crate::applications::{GivesRole, lines, text_within};
use crate::change::{Asked, Context};
use crate::permissions::Action;
use crate::refusal::{Answer, At, Body};
use crate::sign_in::Person;
use crate::{Service, applications::Case, audit, refusal};

pub(crate) fn routes() -> OpenApiRouter<Arc<Service>> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(take_in))
        .routes(routes!(request))
        .routes(routes!(accept_mandate))
        .routes(routes!(refuse_mandate))
        .routes(routes!(grant_documents))
        .routes(routes!(decide))
        .routes(routes!(set_legal_force))
        .routes(routes!(audit_of))
}

/// Which applications are listed.
#[derive(Debug, Deserialize)]
pub(crate) struct Filter {
    state: Option<String>,
}

/// Lodged applications, the latest first.
#[utoipa::path(get, path = "/v1/official/applications", tag = "officials",
    params(("state" = Option<String>, Query)),
    responses((status = 200, body = [ApplicationSummary]), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(crate) async fn list(
    State(service): State<Arc<Service>>,
    who: Person,
    refusal::Asked(filter): refusal::Asked<Filter>,
) -> Answer<Json<Vec<ApplicationSummary>>> {
    who.trace.asks("list-lodged", "");
    if !who.official {
        return Err(Code::Forbidden.into());
    }
    let state = filter.state.as_deref();
    if state.is_some_and(|state| !Standing::ALL.iter().any(|known| known.name() == state)) {
        return Err(Problem::new(Code::Invalid).with("field", "state").into());
    }
    Ok(Json(lines(&who, service.store.lodged_cases(state).await?)))
}

/// What most of these do: change, and answer nothing.
async fn change(
    service: &Service,
    who: &Person,
    id: &str,
    action: Action,
    work: impl FnOnce(&mut Case, Context<'_>) -> Result<(), Problem>,
) -> Answer<Response> {
    service.change(Asked { who, id, action, once: None }, work).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Begins to process an application whose fee is paid.
#[utoipa::path(post, path = "/v1/official/applications/{id}/take-in", tag = "officials",
    params(("id" = String, Path)), responses((status = 204), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(crate) async fn take_in(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
) -> Answer<Response> {
    let work = |case: &mut Case, _: Context<'_>| {
        if case.owes() {
            return Err(Problem::new(Code::FeeUnpaid).with("cents", case.fee_cents));
        }
        case.state = Standing::Processing;
        Ok(())
    };
    change(&service, &who, &id, Action::TakeIn, work).await
}

/// Asks for additional information; an answer is taken until the end of the last day, Finnish time.
#[utoipa::path(post, path = "/v1/official/applications/{id}/requests", tag = "officials",
    request_body = RequestInformation, params(("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(crate) async fn request(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
    Body(body): Body<RequestInformation>,
) -> Answer<Response> {
    text_within("text", &body.text, 5000)?;
    let deadline = end_of_day(body.deadline)?;
    let work = |case: &mut Case, context: Context<'_>| {
        if deadline <= context.now {
            return Err(Problem::new(Code::Invalid).with("field", "deadline"));
        }
        if case.requests.len() >= 100 {
            return Err(Problem::new(Code::Invalid).with("field", "requests").with("most", 100));
        }
        let number = u32::try_from(case.requests.len()).unwrap_or(u32::MAX) + 1;
        let asked = context.now;
        case.requests.push(InformationRequest { number, text: body.text, asked, deadline, answer: None });
        case.state = Standing::InformationRequested;
        Ok(())
    };
    change(&service, &who, &id, Action::Request, work).await
}

/// The first moment after a day in Finland.
fn end_of_day(day: jiff::civil::Date) -> Result<Timestamp, Problem> {
    let next = day.checked_add(1.day()).ok();
    let end = next.and_then(|next| next.at(0, 0, 0, 0).in_tz("Europe/Helsinki").ok());
    end.map(|end| end.timestamp()).ok_or_else(|| Problem::new(Code::Invalid).with("field", "deadline"))
}

/// Accepts a mandate. One that changes another ends it, in whichever case of the client that one stands.
#[utoipa::path(post, path = "/v1/official/applications/{id}/mandates/{mandate}/accept", tag = "officials",
    params(("id" = String, Path), ("mandate" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(crate) async fn accept_mandate(
    State(service): State<Arc<Service>>,
    who: Person,
    At((id, mandate)): At<(String, String)>,
) -> Answer<Response> {
    let mut tx = service.store.begin().await?;
    // Locked first, so that what is read of the client's other cases stays as it is.
    let case = service.store.locked_case(&mut tx, &id).await?;
    let role = service.allowed(&who, &case, Action::JudgeMandate)?;
    let waiting = |held: &&crate::applications::HeldMandate| {
        held.mandate.id == mandate && held.mandate.state == MandateState::Sent
    };
    let sent = case.mandates.iter().find(waiting).ok_or(Code::NotFound)?.clone();
    let acts_as = sent.mandate.kind.role();
    if sent.mandate.replaces {
        for (other, _) in service.store.acting_for(&mut tx, &case.owner, acts_as).await? {
            if other == id {
                continue;
            }
            let before = service.store.locked_case(&mut tx, &other).await?;
            let mut after = before.clone();
            end_accepted(&mut after, acts_as);
            service.store.update_case(&mut tx, &before.parties(), &after).await?;
            let line = audit::Line::done(&who, role, "mandate-replaced", &after);
            service.store.write_audit(&mut tx, &line, service.now()).await?;
        }
    }
    let asked = Asked { who: &who, id: &id, action: Action::JudgeMandate, once: None };
    let accept = |case: &mut Case, _: Context<'_>| {
        if sent.mandate.replaces {
            end_accepted(case, acts_as);
        }
        for held in case.mandates.iter_mut().filter(|held| held.mandate.id == mandate) {
            held.mandate.state = MandateState::Accepted;
        }
        Ok(())
    };
    service.change_within(&mut tx, asked, accept).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn end_accepted(case: &mut Case, role: Role) {
    for held in &mut case.mandates {
        if held.mandate.kind.role() == role && held.mandate.state == MandateState::Accepted {
            held.mandate.state = MandateState::Replaced;
        }
    }
}

/// Refuses a mandate, with the reason.
#[utoipa::path(post, path = "/v1/official/applications/{id}/mandates/{mandate}/refuse", tag = "officials",
    request_body = RefuseMandate, params(("id" = String, Path), ("mandate" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(crate) async fn refuse_mandate(
    State(service): State<Arc<Service>>,
    who: Person,
    At((id, mandate)): At<(String, String)>,
    Body(body): Body<RefuseMandate>,
) -> Answer<Response> {
    text_within("reason", &body.reason, 5000)?;
    let work = |case: &mut Case, _: Context<'_>| {
        let waits = |held: &&mut crate::applications::HeldMandate| {
            held.mandate.id == mandate && held.mandate.state == MandateState::Sent
        };
        let held = case.mandates.iter_mut().find(waits).ok_or(Problem::new(Code::NotFound))?;
        held.mandate.state = MandateState::Refused;
        held.mandate.reason = Some(body.reason);
        Ok(())
    };
    change(&service, &who, &id, Action::JudgeMandate, work).await
}

/// Lets one who asked for them read the documents of the case.
#[utoipa::path(post, path = "/v1/official/applications/{id}/documents-requests/{number}/grant", tag = "officials",
    params(("id" = String, Path), ("number" = u32, Path)),
    responses((status = 204), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(crate) async fn grant_documents(
    State(service): State<Arc<Service>>,
    who: Person,
    At((id, number)): At<(String, String)>,
) -> Answer<Response> {
    let work = |case: &mut Case, context: Context<'_>| {
        let asked = case.documents_requests.iter_mut().find(|(asked, _)| asked.number.to_string() == number);
        let (request, _) = asked.ok_or(Problem::new(Code::NotFound))?;
        request.granted = request.granted.or(Some(context.now));
        Ok(())
    };
    change(&service, &who, &id, Action::GrantDocuments, work).await
}

/// Decides. While a request can still be answered, nothing is decided.
#[utoipa::path(post, path = "/v1/official/applications/{id}/decision", tag = "officials", request_body = Decide,
    params(("id" = String, Path)), responses((status = 204), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(crate) async fn decide(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
    Body(body): Body<Decide>,
) -> Answer<Response> {
    text_within("text", &body.text, 20_000)?;
    let work = |case: &mut Case, context: Context<'_>| {
        if let Some(until) = case.deadline().filter(|until| *until > context.now) {
            return Err(Problem::new(Code::WrongState).with("deadline", until.to_string()));
        }
        case.decision =
            Some(Decision { outcome: body.outcome, text: body.text, at: context.now, read: None });
        case.state = Standing::Decided;
        Ok(())
    };
    change(&service, &who, &id, Action::Decide, work).await
}

/// Notes that the decision has legal force: every mandate in the case ends.
#[utoipa::path(post, path = "/v1/official/applications/{id}/legal-force", tag = "officials",
    params(("id" = String, Path)), responses((status = 204), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(crate) async fn set_legal_force(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
) -> Answer<Response> {
    let work = |case: &mut Case, _: Context<'_>| {
        case.state = Standing::Final;
        case.close_mandates();
        Ok(())
    };
    change(&service, &who, &id, Action::SetLegalForce, work).await
}

/// From where the audit log is read.
#[derive(Debug, Deserialize)]
pub(crate) struct After {
    #[serde(default)]
    after: i64,
}

/// What was done in an application, at most 1000 lines after number `after`.
#[utoipa::path(get, path = "/v1/official/applications/{id}/audit", tag = "officials",
    params(("id" = String, Path), ("after" = Option<i64>, Query)),
    responses((status = 200, body = [AuditEntry]), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(crate) async fn audit_of(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
    refusal::Asked(from): refusal::Asked<After>,
) -> Answer<Json<Vec<AuditEntry>>> {
    service.read(&who, &id, Action::ReadAudit).await?;
    Ok(Json(service.store.audit(Some(&id), from.after).await?))
}
