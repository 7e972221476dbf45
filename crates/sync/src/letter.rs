//! Letters after a case was lodged: statements, and answers to requests for additional information, with documents enclosed.

use std::sync::Arc;

use liite_protocol::{Code, SignedReceipt, header};
use liite_store::{AttachmentId, CaseId, NewOutgoing, OutboxId, Outgoing, Vault};
use reqwest::Method;
use serde_json::{Value, json};

use crate::draft::checked_id;
use crate::error::{Result, SyncError};
use crate::linked::linked;
use crate::lodge::kind;
use crate::pace::Pace;
use crate::receipt::{Expected, believe};
use crate::session::{Session, with};
use crate::upload::upload;
use crate::waybill::Progress;
use crate::wire::with_json;

/// A letter to whoever handles an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The words, at most 5000 characters.
    pub text: String,
    /// Number of the request that is answered; none for a statement.
    pub request: Option<u32>,
    /// Finished documents that go with it, with names for people; at most 20.
    pub enclosures: Vec<(AttachmentId, String)>,
}

/// Puts a letter with its enclosures into the outbox, all or nothing.
pub(crate) fn queue(
    vault: &Vault,
    case: CaseId,
    letter: &Letter,
    parcel: &str,
) -> liite_store::Result<Vec<OutboxId>> {
    let count = letter.enclosures.len();
    let mut body = json!({ "text": letter.text, "parcel": parcel, "enclosures": count });
    if let Some(number) = letter.request {
        body["number"] = json!(number);
    }
    let which = if letter.request.is_some() { kind::ANSWER } else { kind::STATEMENT };
    let mut all = vec![NewOutgoing { kind: which, attachment: None, body }];
    all.extend(letter.enclosures.iter().map(|(id, name)| NewOutgoing {
        kind: kind::ENCLOSURE,
        attachment: Some(*id),
        body: json!({ "parcel": parcel, "name": name }),
    }));
    vault.enqueue_letter(case, &all)
}

/// Sends a letter whose enclosures have all been uploaded.
///
/// # Errors
/// Those of the service, the line and the vault.
pub(crate) async fn post(
    session: &Session,
    vault: &Arc<Vault>,
    letter: &Outgoing,
    enclosures: &[Outgoing],
    pace: &Pace,
) -> Result<()> {
    let text =
        letter.body.get("text").and_then(Value::as_str).ok_or(SyncError::NotSendable { what: "no text" })?;
    let case = letter.case;
    let application = with(vault, move |vault| Ok(linked(vault, case)?.application)).await?;
    let application = application.ok_or(SyncError::NotSendable { what: "the case was not lodged there" })?;
    let application = checked_id(&application)?;
    let what = if letter.kind == kind::ANSWER { "answer" } else { "statement" };
    let path = match letter.body.get("number").and_then(Value::as_u64) {
        Some(number) => format!("/v1/applications/{application}/requests/{number}/answer"),
        None => format!("/v1/applications/{application}/statements"),
    };
    let mut uploads = Vec::new();
    for enclosure in enclosures {
        let mut progress = Progress::of(vault, enclosure.id).await?;
        uploads.push(upload(session, vault, enclosure, &mut progress, pace).await?);
    }
    let body = json!({ "text": text, "uploads": uploads });
    let key = letter.idempotency_key.as_str();
    let sent = session.call(Method::POST, &path, |request| {
        with_json(request.header(header::IDEMPOTENCY_KEY, key), "application/json", &body)
    });
    let sent = match sent.await?.due(200) {
        Err(error) if error.is(Code::NotFound) && !enclosures.is_empty() => {
            // Maybe an upload was thrown away: from the beginning with them.
            for enclosure in enclosures {
                Progress::default().keep(vault, enclosure.id).await?;
            }
            return Err(error);
        }
        sent => sent?,
    };
    let signed: SignedReceipt = sent.json()?;
    let files: Vec<_> = enclosures.iter().map(|it| (String::new(), it.sha256.to_string())).collect();
    let expected = Expected { what, application: &application, answers_sha256: "", files: &files };
    let receipt = believe(&session.met.receipt_keys, &signed, &expected)?;
    if receipt.idempotency_key != key {
        return Err(SyncError::Unbelievable { what: "a receipt for another letter" });
    }
    let body = serde_json::to_value(&signed).unwrap_or_default();
    let all: Vec<_> = enclosures.iter().chain([letter]).map(|it| (it.id, it.sha256)).collect();
    with(vault, move |vault| {
        all.into_iter().try_for_each(|(id, sha256)| vault.mark_received(id, sha256, &body).map(|_| ()))
    })
    .await
}
