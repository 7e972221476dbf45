//! After lodging: answers to requests, statements, and the wish for the documents of the case.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use liite_protocol::{
    AddStatement, AnswerRequest, AskDocuments, Code, DocumentsRequest, Problem, SignedReceipt,
    State as Standing, Statement,
};

use super::case::{Case, text_within};
use super::follow::confirmed;
use super::lodge::{confirm, received};
use super::take_uploads;
use crate::Service;
use crate::change::{Asked, Context};
use crate::permissions::Action;
use crate::refusal::{Answer, At, Body};
use crate::sign_in::{Person, Repeatable};
use crate::store::UploadRow;

/// Most characters of a text.
const MOST: usize = 5000;

/// Answers a request for additional information before its deadline.
#[utoipa::path(post, path = "/v1/applications/{id}/requests/{number}/answer", tag = "applications",
    request_body = AnswerRequest,
    params(("id" = String, Path), ("number" = u32, Path), ("idempotency-key" = String, Header)),
    responses((status = 200, body = SignedReceipt), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn answer(
    State(service): State<Arc<Service>>,
    who: Person,
    repeatable: Repeatable,
    At((id, number)): At<(String, String)>,
    Body(body): Body<AnswerRequest>,
) -> Answer<Response> {
    let number: u32 = number.parse().map_err(|_| Code::NotFound)?;
    text_within("text", &body.text, MOST)?;
    let once = repeatable.with(&body)?;
    let uploads = take_uploads(&service, &who, &body.uploads).await?;
    let asked = Asked { who: &who, id: &id, action: Action::Answer, once: Some(&once) };
    let done = service.change(asked, |case, context| {
        let place = case.requests.iter().position(|request| request.number == number);
        let place = place.ok_or(Problem::new(Code::NotFound))?;
        let request = &case.requests[place];
        if let Some(answer) = &request.answer {
            return Err(Problem::new(Code::AlreadyAnswered).with("by", answer.by.name()));
        }
        if context.now >= request.deadline {
            return Err(Problem::new(Code::DeadlinePassed).with("deadline", request.deadline.to_string()));
        }
        let (statement, files) = statement(case, context, body.text, &uploads)?;
        case.requests[place].answer = Some(statement);
        if case.all_answered() {
            case.state = Standing::Processing;
        }
        confirm(case, context, "answer", &once.key, String::new(), files)
    });
    Ok(confirmed(&done.await?))
}

fn statement(
    case: &mut Case,
    context: Context<'_>,
    text: String,
    uploads: &[UploadRow],
) -> Result<(Statement, Vec<liite_protocol::ReceivedFile>), Problem> {
    let before = case.files.len();
    let mut files = Vec::new();
    for upload in uploads {
        files.push(case.add_file(upload, "", context.role)?);
    }
    let receipts = case.files.iter().skip(before).map(received).collect();
    let name = context.who.name.clone();
    Ok((Statement { by: context.role, name, at: context.now, text, files }, receipts))
}

/// Adds a statement, with files or without.
#[utoipa::path(post, path = "/v1/applications/{id}/statements", tag = "applications", request_body = AddStatement,
    params(("id" = String, Path), ("idempotency-key" = String, Header)),
    responses((status = 200, body = SignedReceipt), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn add_statement(
    State(service): State<Arc<Service>>,
    who: Person,
    repeatable: Repeatable,
    At(id): At<String>,
    Body(body): Body<AddStatement>,
) -> Answer<Response> {
    text_within("text", &body.text, MOST)?;
    let once = repeatable.with(&body)?;
    let uploads = take_uploads(&service, &who, &body.uploads).await?;
    let asked = Asked { who: &who, id: &id, action: Action::AddStatement, once: Some(&once) };
    let done = service.change(asked, |case, context| {
        if case.statements.len() >= 500 {
            return Err(Problem::new(Code::Invalid).with("field", "statements").with("most", 500));
        }
        let (statement, files) = statement(case, context, body.text, &uploads)?;
        case.statements.push(statement);
        confirm(case, context, "statement", &once.key, String::new(), files)
    });
    Ok(confirmed(&done.await?))
}

/// Asks for the documents of the case.
#[utoipa::path(post, path = "/v1/applications/{id}/documents-requests", tag = "mandates",
    request_body = AskDocuments, params(("id" = String, Path), ("idempotency-key" = String, Header)),
    responses((status = 200, body = SignedReceipt), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn ask_documents(
    State(service): State<Arc<Service>>,
    who: Person,
    repeatable: Repeatable,
    At(id): At<String>,
    Body(body): Body<AskDocuments>,
) -> Answer<Response> {
    text_within("text", &body.text, MOST)?;
    let once = repeatable.with(&body)?;
    let asked = Asked { who: &who, id: &id, action: Action::AskDocuments, once: Some(&once) };
    let done = service.change(asked, |case, context| {
        if case.documents_requests.len() >= 100 {
            return Err(Problem::new(Code::Invalid).with("field", "documents_requests").with("most", 100));
        }
        let number = u32::try_from(case.documents_requests.len()).unwrap_or(u32::MAX) + 1;
        let request = DocumentsRequest {
            number,
            by: context.role,
            name: context.who.name.clone(),
            text: body.text,
            asked: context.now,
            granted: None,
        };
        case.documents_requests.push((request, context.who.subject.clone()));
        confirm(case, context, "documents-request", &once.key, String::new(), Vec::new())
    });
    Ok(confirmed(&done.await?))
}
