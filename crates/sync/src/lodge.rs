//! A case that is final becomes a lodged application: its answers, its documents each in its slot, then the lodging itself,
//! and all of it received only when the service's receipt says so.

use std::sync::Arc;

use liite_protocol::{Application, Code, SignedReceipt, answers_sha256, header};
use liite_store::{CaseId, Outgoing, Sending, State, Vault};
use reqwest::Method;
use serde_json::{Value, json};

use crate::draft;
use crate::error::{Result, SyncError};
use crate::pace::Pace;
use crate::receipt::{Expected, believe};
use crate::session::{Session, with};
use crate::upload::upload;
use crate::waybill::Progress;
use crate::wire::with_json;

/// Kinds of what lies in the outbox.
pub mod kind {
    /// The answers of a case: `{"type": ..., "answers": {section: {field: ...}}}`, and `"child": {"name": ..., "born": ...}`
    /// where it is made for one. With them the case is lodged.
    pub const ANSWERS: &str = "answers";
    /// The finished document of a slot: `{"slot": ..., "name": ...}`.
    pub const DOCUMENT: &str = "document";
    /// A letter: see [`crate::Letter`].
    pub const LETTER: &str = "letter";
    /// A document enclosed with the letter of the same case: `{"name": ..., "slot": ...}`, see [`crate::Enclosure`].
    pub const ENCLOSURE: &str = "enclosure";
}

/// What the queued answers say.
pub(crate) fn queued(answers: &Outgoing) -> Result<(&str, &Value)> {
    let kind = answers.body.get("type").and_then(Value::as_str);
    let values = answers.body.get("answers").filter(|values| values.is_object());
    kind.zip(values).ok_or(SyncError::NotSendable { what: "no type or no answers" })
}

fn slot(document: &Outgoing) -> Result<&str> {
    let slot = document.body.get("slot").and_then(Value::as_str);
    let fits = |slot: &&str| slot.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    slot.filter(fits).ok_or(SyncError::NotSendable { what: "no slot" })
}

/// Makes the application, and has it hold the answers; its number.
///
/// # Errors
/// Those of the service, the line and the vault.
pub(crate) async fn prepare(session: &Session, vault: &Arc<Vault>, answers: &Outgoing) -> Result<String> {
    let (kind, values) = queued(answers)?;
    let child = answers.body.get("child").cloned().and_then(|child| serde_json::from_value(child).ok());
    let application = draft::application(session, vault, answers.case, kind, child).await?;
    let case = answers.case;
    if with(vault, move |vault| Ok(vault.case(case)?.state)).await? == State::Final {
        draft::settle(session, vault, case, &application, values).await?;
    }
    Ok(application)
}

/// Puts a document into its slot, whose upload has this number.
///
/// # Errors
/// Those of the service, the line and the vault.
pub(crate) async fn attach(
    session: &Session,
    vault: &Arc<Vault>,
    application: &str,
    (document, mut number): (&Outgoing, String),
    progress: &mut Progress,
    pace: &Pace,
) -> Result<()> {
    let path = format!("/v1/applications/{application}/attachments/{}", slot(document)?);
    for last in [false, true] {
        let body = json!({ "upload": number });
        let attached =
            session.call(Method::PUT, &path, |request| with_json(request, "application/json", &body));
        match attached.await?.due(204) {
            Ok(_) => {
                progress.attached = true;
                return progress.keep(vault, document.id).await;
            }
            // The upload was thrown away meanwhile, or an official's door has closed: the second try tells.
            Err(error) if !last && (error.is(Code::NotFound) || error.is(Code::Gone)) => {
                progress.upload = None;
                progress.keep(vault, document.id).await?;
                number = upload(session, vault, document, progress, pace).await?;
            }
            Err(error) => return Err(error),
        }
    }
    Err(SyncError::Refused(Box::new(liite_protocol::Problem::new(Code::NotFound))))
}

/// Lodges the application, once everything lies at the service, and keeps the receipt.
///
/// # Errors
/// [`SyncError::Refused`] when it is not taken: the case is final again then. [`SyncError::Unbelievable`] unless the receipt
/// names the very answers and documents. Those of the line and the vault.
pub(crate) async fn lodge(
    session: &Session,
    vault: &Arc<Vault>,
    application: &str,
    answers: &Outgoing,
    documents: &[Outgoing],
) -> Result<()> {
    let (_, values) = queued(answers)?;
    let digest = answers_sha256(values);
    let files: Vec<_> = documents
        .iter()
        .map(|it| Ok((slot(it)?.to_owned(), it.sha256.to_string())))
        .collect::<Result<_>>()?;
    let expected = Expected { what: "application", application, answers_sha256: &digest, files: &files };
    let signed = match arrived(session, &expected, documents, vault).await? {
        Some(signed) => signed,
        None => submit(session, vault, application, answers, documents, &expected).await?,
    };
    received(vault, answers, documents, &signed).await
}

/// The receipt of an earlier lodging, if there was one; makes sure otherwise that everything is there to be lodged.
async fn arrived(
    session: &Session,
    expected: &Expected<'_>,
    documents: &[Outgoing],
    vault: &Arc<Vault>,
) -> Result<Option<SignedReceipt>> {
    let path = format!("/v1/applications/{}", expected.application);
    let seen: Application = session.call(Method::GET, &path, |request| request).await?.due(200)?.json()?;
    if seen.summary.state != liite_protocol::State::Draft {
        return find_receipt(session, expected).await.map(Some);
    }
    // A repetition that came late, or another device, may have put something else into a slot.
    for (document, (slot, sha256)) in documents.iter().zip(expected.files) {
        if !seen.attachments.iter().any(|it| it.slot == *slot && it.file.sha256 == *sha256) {
            Progress::default().keep(vault, document.id).await?;
            return Err(SyncError::Later { after: None });
        }
    }
    let (there, _) = draft::read(session, expected.application).await?;
    if answers_sha256(&there) != expected.answers_sha256 {
        return Err(SyncError::Later { after: None });
    }
    Ok(None)
}

async fn submit(
    session: &Session,
    vault: &Arc<Vault>,
    application: &str,
    answers: &Outgoing,
    documents: &[Outgoing],
    expected: &Expected<'_>,
) -> Result<SignedReceipt> {
    mark(vault, answers, documents, Sending::Sending).await?;
    let path = format!("/v1/applications/{application}/submit");
    let key = answers.idempotency_key.as_str();
    let reply = session.call(Method::POST, &path, |request| request.header(header::IDEMPOTENCY_KEY, key));
    match reply.await?.due(200) {
        Ok(reply) => {
            let signed: SignedReceipt = reply.json()?;
            believe(&session.met.receipt_keys, &signed, expected)?;
            Ok(signed)
        }
        // Lodged already: by an earlier try, or from another device.
        Err(error) if error.is(Code::WrongState) => find_receipt(session, expected).await,
        Err(error) => {
            if matches!(error, SyncError::Refused(_)) {
                mark(vault, answers, documents, Sending::Unsent).await?;
            }
            Err(error)
        }
    }
}

/// Notes that the lodging begins, or that it was refused. Only from the first moment on is there no way back to a draft.
async fn mark(vault: &Arc<Vault>, answers: &Outgoing, documents: &[Outgoing], to: Sending) -> Result<()> {
    let case = answers.case;
    let ids: Vec<_> = documents.iter().map(|it| it.id).chain([answers.id]).collect();
    with(vault, move |vault| {
        vault.set_state(case, if to == Sending::Sending { State::Sending } else { State::Final })?;
        ids.into_iter().try_for_each(|id| vault.mark(id, to))
    })
    .await
}

/// The receipt among those that the service keeps.
async fn find_receipt(session: &Session, expected: &Expected<'_>) -> Result<SignedReceipt> {
    let path = format!("/v1/applications/{}/receipts", expected.application);
    let all = session.call(Method::GET, &path, |request| request).await?.due(200)?;
    let all: Vec<SignedReceipt> = all.json()?;
    let found = all.into_iter().find(|signed| believe(&session.met.receipt_keys, signed, expected).is_ok());
    found.ok_or(SyncError::Unbelievable { what: "lodged with something else" })
}

/// Notes what the receipt confirms. The answers come last: as long as they are not received, all of this is done again.
async fn received(
    vault: &Arc<Vault>,
    answers: &Outgoing,
    documents: &[Outgoing],
    signed: &SignedReceipt,
) -> Result<()> {
    let body = serde_json::to_value(signed).unwrap_or_default();
    let all: Vec<_> = documents.iter().chain([answers]).map(|it| (it.id, it.sha256)).collect();
    let case: CaseId = answers.case;
    with(vault, move |vault| {
        // Lodged from another device, it never began to be sent from here.
        if vault.case(case)?.state == State::Final {
            vault.set_state(case, State::Sending)?;
        }
        vault.set_state(case, State::Received)?;
        for (id, sha256) in all {
            vault.mark_received(id, sha256, &body)?;
        }
        Ok(())
    })
    .await
}
