//! From a draft to a lodged application, and back out of it: create, consent, submit, book a visit, cancel.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use liite_catalogue::{Answers, ApplicationType, Channel, How, Need, Truth, is_business_id};
use liite_protocol::{
    Application, Child, Code, Consent, Create, FileFinding, For, Problem, ReceivedFile, Role, SignedReceipt,
    State as Standing, Visit, answers_sha256, header,
};

use super::case::{Case, text_within};
use crate::change::{Asked, Context};
use crate::permissions::Action;
use crate::refusal::{Answer, At, Body, json};
use crate::sign_in::{Person, Repeatable};
use crate::store::Replay;
use crate::{Service, audit};

/// Most drafts that one person may have at the same time.
const MOST_APPLICATIONS: usize = 200;

/// Makes an application out of a draft.
#[utoipa::path(post, path = "/v1/applications", tag = "applications", request_body = Create,
    params(("idempotency-key" = String, Header)),
    responses((status = 201, body = Application), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn create(
    State(service): State<Arc<Service>>,
    who: Person,
    repeatable: Repeatable,
    Body(body): Body<Create>,
) -> Answer<Response> {
    who.trace.asks("create", "");
    electronic(&service, &body.kind)?;
    let once = repeatable.with(&body)?;
    let now = service.now();
    plausible(&service, body.child.as_ref())?;
    let answers = super::answers::checked(body.answers)?;
    if service.store.cases_of(Role::Applicant, &who.subject).await?.len() >= MOST_APPLICATIONS {
        return Err(Problem::new(Code::Invalid).with("field", "type").with("most", MOST_APPLICATIONS).into());
    }
    let mut tx = service.store.begin().await?;
    let replay = service.store.once(&mut tx, &who.subject, &once, now.as_millisecond()).await?;
    if let Replay::Answered(answer) = replay {
        let seen: Application = serde_json::from_str(&answer)?;
        return Ok(created(&seen, true));
    }
    let case = Case {
        id: crate::fresh_id()?,
        kind: body.kind,
        owner: who.subject.clone(),
        owner_name: who.name.clone(),
        child: body.child,
        state: Standing::Draft,
        created: now,
        changed: now,
        submitted: None,
        version: 1,
        answers,
        files: Vec::new(),
        employer: None,
        visit: None,
        fee_cents: 0,
        payments: Vec::new(),
        requests: Vec::new(),
        statements: Vec::new(),
        terms: None,
        mandates: Vec::new(),
        documents_requests: Vec::new(),
        decision: None,
        receipts: Vec::new(),
    };
    let seen = case.seen_by(&who, Role::Applicant);
    service.store.insert_case(&mut tx, &case).await?;
    let line = audit::Line::done(&who, Role::Applicant, "create", &case);
    service.store.write_audit(&mut tx, &line, now).await?;
    service.store.answered(&mut tx, &who.subject, &once, &serde_json::to_string(&seen)?).await?;
    tx.commit().await?;
    Ok(created(&seen, false))
}

fn created(seen: &Application, replayed: bool) -> Response {
    let mut response = json(StatusCode::CREATED, seen);
    let headers = response.headers_mut();
    if let Ok(location) = HeaderValue::from_str(&format!("/v1/applications/{}", seen.summary.id)) {
        headers.insert(LOCATION, location);
    }
    if replayed {
        headers.insert(header::REPLAYED, HeaderValue::from_static("true"));
    }
    response
}

/// The type, if it is applied for electronically; else the refusal says how it is.
fn electronic<'a>(service: &'a Service, kind: &str) -> Result<&'a ApplicationType, Problem> {
    let found = service.catalogue.type_named(kind).map_err(|_| {
        Problem::new(Code::UnknownType).with("type", kind.chars().take(60).collect::<String>())
    })?;
    let how = match found.how {
        How::Electronic => return Ok(found),
        How::Paper => "paper",
        How::InPerson => "in-person",
    };
    let problem = Problem::new(Code::NotElectronic).with("type", kind).with("how", how);
    Err(problem.with("official_page", found.official_page.clone()))
}

/// Lodges the application: answers and attachments stand from here on, and the receipt says so.
#[utoipa::path(post, path = "/v1/applications/{id}/submit", tag = "applications",
    params(("id" = String, Path), ("idempotency-key" = String, Header)),
    responses((status = 200, body = SignedReceipt), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn submit(
    State(service): State<Arc<Service>>,
    who: Person,
    repeatable: Repeatable,
    At(id): At<String>,
) -> Answer<Response> {
    let once = repeatable.with(&())?;
    let asked = Asked { who: &who, id: &id, action: Action::Submit, once: Some(&once) };
    let today = service.today();
    let done = service.change(asked, |case, context| {
        let kind = electronic(context.service, &case.kind)?;
        if !kind.is_valid_on(today) {
            return Err(Problem::new(Code::Invalid).with("field", "type"));
        }
        let answers = complete(context.service, kind, case, today)?;
        papers(context.service, kind, case, &answers, today)?;
        let fee = kind.fees_for(&answers, today).find(|fee| fee.channel == Channel::Electronic);
        case.fee_cents = fee.map_or(0, |fee| u64::from(fee.cents));
        case.state = Standing::Submitted;
        case.submitted = Some(context.now);
        let files = case.files.iter().map(received).collect();
        let answers = answers_sha256(&case.answers);
        confirm(case, context, "application", &once.key, answers, files)
    });
    Ok(crate::applications::follow::confirmed(&done.await?))
}

/// The answers, if the form is complete: what is missing would only be asked for later.
fn complete(
    service: &Service,
    kind: &ApplicationType,
    case: &Case,
    today: jiff::civil::Date,
) -> Result<Answers, Problem> {
    let answers = Answers::from_value(case.answers.clone()).map_err(|_| Problem::new(Code::Invalid))?;
    let problems = service.catalogue.problems(kind, &answers, today);
    if problems.is_empty() {
        return Ok(answers);
    }
    let fields: Vec<String> = problems.into_iter().map(|problem| problem.field).take(100).collect();
    Err(Problem::new(Code::Invalid).with("field", "answers").with("fields", fields))
}

/// Whether every paper that the catalogue's checklist asks for is there: without one the application is not complete.
fn papers(
    service: &Service,
    kind: &ApplicationType,
    case: &Case,
    answers: &Answers,
    today: jiff::civil::Date,
) -> Result<(), Problem> {
    let there = |slot: &str| case.files.iter().any(|file| file.slot == slot);
    let missing = service.catalogue.slots(kind, answers, today).into_iter().filter(|need| {
        need.asked == Truth::Yes && need.slot.need == Need::Required && !there(&need.slot.slot)
    });
    let finding = |slot: &str| FileFinding {
        rule: "paper-missing".to_owned(),
        severity: "error".to_owned(),
        page: None,
        values: [("slot".to_owned(), slot.to_owned())].into(),
    };
    let findings: Vec<_> = missing.map(|need| finding(&need.slot.slot)).collect();
    if findings.is_empty() {
        return Ok(());
    }
    let mut problem = Problem::new(Code::Invalid).with("field", "attachments");
    problem.findings = findings;
    Err(problem)
}

pub(super) fn received(file: &super::CaseFile) -> ReceivedFile {
    let (sha256, bytes) = (file.file.sha256.clone(), file.file.bytes);
    ReceivedFile { slot: file.slot.clone(), sha256, bytes }
}

/// Signs a receipt and keeps it with the case.
pub(crate) fn confirm(
    case: &mut Case,
    context: Context<'_>,
    what: &str,
    key: &str,
    answers: String,
    files: Vec<ReceivedFile>,
) -> Result<SignedReceipt, Problem> {
    let receipt = context.service.receipts.receipt(&context, what, &case.id, key, answers, files)?;
    case.receipts.push((receipt.clone(), context.who.subject.clone()));
    Ok(receipt)
}

/// Says for whom a draft is: whoever fills it in may learn a name or a birth date only later.
#[utoipa::path(put, path = "/v1/applications/{id}/child", tag = "applications", request_body = For,
    params(("id" = String, Path)), responses((status = 204), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(super) async fn made_for(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
    Body(body): Body<For>,
) -> Answer<Response> {
    plausible(&service, body.child.as_ref())?;
    let asked = Asked { who: &who, id: &id, action: Action::Save, once: None };
    let done = service.change(asked, |case, _| {
        case.child = body.child;
        Ok(())
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// A child with a name, who is born.
fn plausible(service: &Service, child: Option<&Child>) -> Result<(), Problem> {
    let Some(child) = child else { return Ok(()) };
    text_within("child.name", &child.name, 200)?;
    if child.born > service.today() {
        return Err(Problem::new(Code::Invalid).with("field", "child.born"));
    }
    Ok(())
}

/// Lets an employer take part: without this consent the employer does not see the application.
#[utoipa::path(put, path = "/v1/applications/{id}/consent", tag = "applications", request_body = Consent,
    params(("id" = String, Path)), responses((status = 204), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(super) async fn consent(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
    Body(body): Body<Consent>,
) -> Answer<Response> {
    if !is_business_id(&body.business_id) {
        return Err(Problem::new(Code::Invalid).with("field", "business_id").into());
    }
    set_employer(&service, &who, &id, Some(body.business_id)).await
}

/// Takes the consent back: from then on the employer sees nothing.
#[utoipa::path(delete, path = "/v1/applications/{id}/consent", tag = "applications", params(("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn withdraw_consent(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
) -> Answer<Response> {
    set_employer(&service, &who, &id, None).await
}

async fn set_employer(
    service: &Service,
    who: &Person,
    id: &str,
    employer: Option<String>,
) -> Answer<Response> {
    let asked = Asked { who, id, action: Action::Consent, once: None };
    let done = service.change(asked, |case, _| {
        case.employer = employer;
        Ok(())
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Books, or moves, the visit to prove the identity.
#[utoipa::path(put, path = "/v1/applications/{id}/visit", tag = "applications", request_body = Visit,
    params(("id" = String, Path)), responses((status = 204), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(super) async fn book_visit(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
    Body(body): Body<Visit>,
) -> Answer<Response> {
    text_within("place", &body.place, 100)?;
    let asked = Asked { who: &who, id: &id, action: Action::BookVisit, once: None };
    let done = service.change(asked, |case, context| {
        if body.at <= context.now {
            return Err(Problem::new(Code::Invalid).with("field", "at"));
        }
        case.visit = Some(body);
        Ok(())
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Takes the application back.
#[utoipa::path(post, path = "/v1/applications/{id}/cancel", tag = "applications", params(("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn cancel(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
) -> Answer<Response> {
    let asked = Asked { who: &who, id: &id, action: Action::Cancel, once: None };
    let done = service.change(asked, |case, _| {
        case.state = Standing::Cancelled;
        case.close_mandates();
        Ok(())
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
