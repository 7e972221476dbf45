//! Files of a case: put into slots out of uploads, taken out, read.

use std::sync::Arc;

use axum::body::Body as Bytes;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use liite_protocol::{Attach, Code, FileRef, GivePapers, Problem, ReceivedFile, Role, SignedReceipt};

use super::case::{Case, CaseFile};
use super::follow::confirmed;
use super::lodge::{confirm, received};
use crate::Service;
use crate::change::{Asked, Context, Done};
use crate::permissions::Action;
use crate::refusal::{Answer, At, Body};
use crate::sign_in::{Person, Repeatable};
use crate::store::UploadRow;

/// Most files that a case may hold.
const MOST_FILES: usize = 300;
/// Most files of one answer or statement.
const MOST_AT_ONCE: usize = 20;

/// The complete uploads of a person.
///
/// # Errors
/// [`Code::NotFound`], [`Code::UploadIncomplete`], [`Code::Invalid`] for too many.
pub(crate) async fn take_uploads(service: &Service, who: &Person, ids: &[String]) -> Answer<Vec<UploadRow>> {
    if ids.len() > MOST_AT_ONCE {
        return Err(Problem::new(Code::Invalid).with("field", "uploads").with("most", MOST_AT_ONCE).into());
    }
    let mut found = Vec::new();
    for id in ids {
        found.push(service.ready_upload(id, who).await?);
    }
    Ok(found)
}

impl Case {
    /// Adds the file of an upload; in a slot it takes the place of what the same role had put there.
    ///
    /// # Errors
    /// [`Code::Invalid`] when the case holds too many files.
    pub fn add_file(&mut self, upload: &UploadRow, slot: &str, by: Role) -> Result<FileRef, Problem> {
        if !slot.is_empty() {
            self.files.retain(|file| file.slot != slot || file.by != by);
        }
        if self.files.len() >= MOST_FILES {
            return Err(Problem::new(Code::Invalid).with("field", "files").with("most", MOST_FILES));
        }
        let file = FileRef { sha256: upload.sha256.clone(), name: upload.name.clone(), bytes: upload.length };
        self.files.push(CaseFile { file: file.clone(), slot: slot.to_owned(), by, object: upload.object() });
        Ok(file)
    }
}

/// For the next free slot for a paper that the catalogue does not ask for.
const OTHER: &str = "other";

/// A slot for a paper that the catalogue does not ask for: `other-1` to `other-99`.
fn is_other(slot: &str) -> bool {
    let number = slot.strip_prefix(OTHER).and_then(|rest| rest.strip_prefix('-'));
    let number = number.filter(|number| !number.starts_with(['0', '+']));
    number.and_then(|number| number.parse().ok()).is_some_and(|number: u8| number < 100)
}

impl Case {
    /// The first slot for other papers in which nothing lies.
    fn free_other(&self) -> Result<String, Problem> {
        let free = |slot: &String| !self.files.iter().any(|file| file.slot == *slot);
        let too_many = || Problem::new(Code::Invalid).with("field", "slot").with("most", 99);
        (1..100).map(|number| format!("{OTHER}-{number}")).find(free).ok_or_else(too_many)
    }
}

/// Whether the application has this slot.
fn known(case: &Case, context: Context<'_>, slot: &str) -> Result<(), Problem> {
    let kind = context.service.catalogue.type_named(&case.kind);
    if is_other(slot) || kind.is_ok_and(|kind| kind.slots.iter().any(|known| known.slot == slot)) {
        return Ok(());
    }
    Err(Problem::new(Code::Invalid).with("field", "slot"))
}

/// Puts several papers into their slots, all or none, and confirms them: for whoever gives papers to an application that was
/// lodged already. What the same role had put there is replaced.
#[utoipa::path(post, path = "/v1/applications/{id}/attachments", tag = "applications", request_body = GivePapers,
    params(("id" = String, Path), ("idempotency-key" = String, Header)),
    responses((status = 200, body = SignedReceipt), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn give(
    State(service): State<Arc<Service>>,
    who: Person,
    repeatable: Repeatable,
    At(id): At<String>,
    Body(body): Body<GivePapers>,
) -> Answer<Response> {
    if body.papers.is_empty() {
        return Err(Problem::new(Code::Invalid).with("field", "papers").with("most", MOST_AT_ONCE).into());
    }
    let once = repeatable.with(&body)?;
    // What it referred to may be gone since: the same request is answered as before all the same.
    if let Some(value) = service.store.answered_before(&who.subject, &once).await? {
        let value: SignedReceipt = serde_json::from_str(&value)?;
        return Ok(confirmed(&Done { value, replayed: true, let_go: Vec::new() }));
    }
    let ids: Vec<_> = body.papers.iter().map(|paper| paper.upload.clone()).collect();
    let uploads = take_uploads(&service, &who, &ids).await?;
    let asked = Asked { who: &who, id: &id, action: Action::Attach, once: Some(&once) };
    let done = service.change(asked, |case, context| {
        let mut files = Vec::new();
        for (paper, upload) in body.papers.iter().zip(&uploads) {
            let slot = if paper.slot == OTHER { case.free_other()? } else { paper.slot.clone() };
            known(case, context, &slot)?;
            if files.iter().any(|file: &ReceivedFile| file.slot == slot) {
                return Err(Problem::new(Code::Invalid).with("field", "papers"));
            }
            case.add_file(upload, &slot, context.role)?;
            files.extend(case.files.last().map(received));
        }
        confirm(case, context, "papers", &once.key, String::new(), files)
    });
    Ok(confirmed(&done.await?))
}

/// Puts an upload into a slot; what lay there is replaced.
#[utoipa::path(put, path = "/v1/applications/{id}/attachments/{slot}", tag = "applications", request_body = Attach,
    params(("id" = String, Path), ("slot" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn attach(
    State(service): State<Arc<Service>>,
    who: Person,
    At((id, slot)): At<(String, String)>,
    Body(body): Body<Attach>,
) -> Answer<Response> {
    let uploads = take_uploads(&service, &who, &[body.upload]).await?;
    let asked = Asked { who: &who, id: &id, action: Action::Attach, once: None };
    let done = service.change(asked, |case, context| {
        known(case, context, &slot)?;
        for upload in &uploads {
            case.add_file(upload, &slot, context.role)?;
        }
        Ok(())
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Takes out what lies in a slot.
#[utoipa::path(delete, path = "/v1/applications/{id}/attachments/{slot}", tag = "applications",
    params(("id" = String, Path), ("slot" = String, Path)),
    responses((status = 204), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn detach(
    State(service): State<Arc<Service>>,
    who: Person,
    At((id, slot)): At<(String, String)>,
) -> Answer<Response> {
    let asked = Asked { who: &who, id: &id, action: Action::Attach, once: None };
    let done = service.change(asked, |case, context| {
        let before = case.files.len();
        case.files.retain(|file| file.slot.is_empty() || file.slot != slot || file.by != context.role);
        if case.files.len() == before { Err(Problem::new(Code::NotFound)) } else { Ok(()) }
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// A file of the case, by its SHA-256.
#[utoipa::path(get, path = "/v1/applications/{id}/files/{sha256}", tag = "applications",
    params(("id" = String, Path), ("sha256" = String, Path)),
    responses((status = 200, content_type = "application/pdf"), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(super) async fn download(
    State(service): State<Arc<Service>>,
    who: Person,
    At((id, sha256)): At<(String, String)>,
) -> Answer<Response> {
    let (case, role) = service.read(&who, &id, Action::ReadFiles).await?;
    let papers = case.mandates.iter().filter(|held| {
        held.mandate.sha256 == sha256 && (role == Role::Official || held.holder == who.subject)
    });
    let files =
        case.files.iter().filter(|file| file.file.sha256 == sha256 && case.may_read(&who, role, file));
    let object = files.map(|file| &file.object).chain(papers.map(|held| &held.object)).next();
    let bytes = service.files.get(object.ok_or(Code::NotFound)?).await?;
    let headers = [
        (CONTENT_TYPE, "application/pdf"),
        // Never shown within a page of this origin, never guessed to be anything else, never kept on the way.
        (CONTENT_DISPOSITION, "attachment"),
        (HeaderName::from_static("x-content-type-options"), "nosniff"),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, Bytes::from(bytes)).into_response())
}
