//! Letters about an application: statements, answers to requests for additional information, mandates and requests for the
//! documents of the case, with papers enclosed.
//!
//! A letter is a case of its own: a draft that saves itself, with slots for what is enclosed, sent off and received like an
//! application. So nothing of the application it is about has to be opened again.

use std::sync::Arc;

use liite_protocol::{
    AskDocuments, Basis, Code, GivePapers, GivenPaper, MandateKind, Receipt, SendMandate, SignedReceipt,
    header,
};
use liite_store::{
    AttachmentId, CaseId, Glance, NewOutgoing, OutboxId, Outgoing, Sending, State, StoreError, Vault,
};
use reqwest::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::draft::checked_id;
use crate::error::{Result, SyncError};
use crate::linked::{Linked, linked};
use crate::lodge::kind;
use crate::pace::Pace;
use crate::receipt::{Expected, OTHER, believe};
use crate::session::{Session, with};
use crate::upload::upload;
use crate::waybill::Progress;
use crate::wire::with_json;

/// What somebody writes about an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Letter {
    /// Something unasked.
    Statement {
        /// At most 5000 characters.
        text: String,
    },
    /// The answer to a request for additional information.
    Answer {
        /// Number of the request.
        number: u32,
        /// At most 5000 characters.
        text: String,
    },
    /// Asks for the documents of the case.
    DocumentsRequest {
        /// Which, and why; at most 5000 characters.
        text: String,
    },
    /// Asks to act for the client; its one enclosure is the paper on which that rests.
    Mandate {
        /// As what.
        kind: MandateKind,
        /// On what it rests.
        basis: Basis,
        /// It is to take the place of the one whom the client has now.
        replaces: bool,
    },
    /// Papers for the application, each in its slot, and nothing else.
    Papers,
}

/// A paper that goes with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enclosure {
    /// The finished document.
    pub attachment: AttachmentId,
    /// Its name for people.
    pub name: String,
    /// With [`Letter::Papers`] the slot of the application for which it is; none for a paper that nobody asks for.
    pub slot: Option<String>,
}

impl Letter {
    /// What the service's receipt calls it.
    fn what(&self) -> &'static str {
        match self {
            Self::Statement { .. } => "statement",
            Self::Answer { .. } => "answer",
            Self::DocumentsRequest { .. } => "documents-request",
            Self::Mandate { .. } => "mandate",
            Self::Papers => "papers",
        }
    }

    /// Path, status of a success, and body; of each enclosure the slot and the upload.
    fn request(&self, application: &str, enclosed: &[(String, String)]) -> Result<(String, u16, Value)> {
        let uploads: Vec<&String> = enclosed.iter().map(|(_, upload)| upload).collect();
        let of = |rest: &str| format!("/v1/applications/{application}/{rest}");
        let written = match self {
            Self::Statement { text } => (of("statements"), 200, json!({ "text": text, "uploads": uploads })),
            Self::Answer { number, text } => {
                (of(&format!("requests/{number}/answer")), 200, json!({ "text": text, "uploads": uploads }))
            }
            Self::DocumentsRequest { text } => {
                let body = serde_json::to_value(AskDocuments { text: text.clone() });
                (of("documents-requests"), 200, body.unwrap_or_default())
            }
            Self::Mandate { kind, basis, replaces } => {
                let paper =
                    uploads.first().ok_or(SyncError::NotSendable { what: "a mandate without its paper" })?;
                let (application, upload) = (application.to_owned(), (*paper).clone());
                let body =
                    SendMandate { application, kind: *kind, basis: *basis, upload, replaces: *replaces };
                ("/v1/mandates".to_owned(), 201, serde_json::to_value(body).unwrap_or_default())
            }
            Self::Papers => {
                let papers: Vec<_> =
                    enclosed.iter().cloned().map(|(slot, upload)| GivenPaper { slot, upload }).collect();
                let body = serde_json::to_value(GivePapers { papers });
                (of("attachments"), 200, body.unwrap_or_default())
            }
        };
        Ok(written)
    }
}

/// A letter that lies in the vault, and the application that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterCase {
    /// The case that it is.
    pub case: CaseId,
    /// Number of the application.
    pub application: String,
    /// The letter.
    pub letter: Letter,
}

/// Begins a letter: a draft of which the application is known from its first moment on.
pub(crate) fn begin(
    vault: &Vault,
    name: &str,
    application: &str,
    letter: Letter,
) -> liite_store::Result<CaseId> {
    let (application, letter) = (Some(application.to_owned()), Some(letter));
    let linked = Linked { application, letter, ..Linked::default() };
    vault.create_linked_case(name, None, State::Draft, &serde_json::to_value(linked).unwrap_or_default())
}

/// Writes into a letter that is a draft.
pub(crate) fn write(vault: &Vault, case: CaseId, letter: Letter) -> liite_store::Result<()> {
    vault.change_remote_of_draft(case, |value| {
        let mut linked = Linked::read(value.clone())?;
        if linked.letter.is_some() {
            linked.letter = Some(letter);
            *value = serde_json::to_value(linked).unwrap_or_default();
        }
        Ok(())
    })?
}

/// The letter that a case is; nothing for other cases.
pub(crate) fn read(vault: &Vault, case: CaseId) -> liite_store::Result<Option<LetterCase>> {
    let linked = linked(vault, case)?;
    Ok(linked.application.zip(linked.letter).map(|(application, letter)| LetterCase {
        case,
        application,
        letter,
    }))
}

/// Puts a letter with its enclosures into the outbox: all or nothing, and nothing that was
/// changed since it was looked at.
pub(crate) fn send(
    vault: &Vault,
    case: CaseId,
    seen: Glance,
    enclosures: &[Enclosure],
) -> liite_store::Result<Vec<OutboxId>> {
    let letter = linked(vault, case)?.letter.ok_or(StoreError::NoSuchRecord { what: "letter" })?;
    let body = serde_json::to_value(letter).unwrap_or_default();
    let mut all = vec![NewOutgoing { kind: kind::LETTER, attachment: None, body }];
    all.extend(enclosures.iter().map(|it| NewOutgoing {
        kind: kind::ENCLOSURE,
        attachment: Some(it.attachment),
        body: json!({ "name": it.name, "slot": it.slot }),
    }));
    vault.send_off(case, seen, &all)
}

/// Sends a letter, its enclosures first.
///
/// # Errors
/// Those of the service, the line and the vault.
pub(crate) async fn post(
    session: &Session,
    vault: &Arc<Vault>,
    item: &Outgoing,
    enclosures: &[Outgoing],
    pace: &Pace,
) -> Result<()> {
    let letter: Letter = serde_json::from_value(item.body.clone())
        .map_err(|_| SyncError::NotSendable { what: "no letter" })?;
    let case = item.case;
    let application = with(vault, move |vault| Ok(linked(vault, case)?.application)).await?;
    let application = application.ok_or(SyncError::NotSendable { what: "a letter about nothing" })?;
    let application = checked_id(&application)?;
    let mut enclosed = Vec::new();
    for enclosure in enclosures {
        let mut progress = Progress::of(vault, enclosure.id).await?;
        let number = match upload(session, vault, enclosure, &mut progress, pace).await {
            Ok(number) => number,
            Err(error) => {
                // With the enclosure, too: on a line that breaks its next try is in smaller pieces.
                progress.failed(&error, pace);
                progress.keep(vault, enclosure.id).await?;
                return Err(error);
            }
        };
        if progress.trouble.take().is_some() {
            progress.keep(vault, enclosure.id).await?;
        }
        enclosed.push((slot(&letter, enclosure), number));
    }
    let (path, status, body) = letter.request(&application, &enclosed)?;
    let key = item.idempotency_key.as_str();
    let tried_before = with(vault, move |vault| Ok(vault.case(case)?.state)).await? != State::Final;
    moved(vault, case, State::Final, State::Sending).await?;
    let sent = session.call(Method::POST, &path, |request| {
        with_json(request.header(header::IDEMPOTENCY_KEY, key), "application/json", &body)
    });
    let signed: SignedReceipt = match sent.await?.due(status) {
        Err(error) => match earlier(session, &application, key, &error, tried_before).await {
            Some(signed) => signed,
            None => return Err(refused(vault, case, enclosures, error).await?),
        },
        Ok(sent) => sent.json()?,
    };
    let files: Vec<_> = enclosures.iter().map(|it| (slot(&letter, it), it.sha256.to_string())).collect();
    let expected =
        Expected { what: letter.what(), application: &application, answers_sha256: "", files: &files };
    let receipt = believe(&session.met.receipt_keys, &signed, &expected)?;
    if receipt.idempotency_key != key {
        return Err(SyncError::Unbelievable { what: "a receipt for another letter" });
    }
    let body = serde_json::to_value(&signed).unwrap_or_default();
    // The letter itself comes last: as long as it is not received, all of this is done again.
    let all: Vec<_> = enclosures.iter().filter(|it| it.state != Sending::Received).chain([item]).collect();
    let all: Vec<_> = all.into_iter().map(|it| (it.id, it.sha256)).collect();
    with(vault, move |vault| {
        vault.set_state(case, State::Received)?;
        all.into_iter().try_for_each(|(id, sha256)| vault.mark_received(id, sha256, &body).map(|_| ()))
    })
    .await
}

/// Notes that a letter was not taken, and gives the error again.
async fn refused(
    vault: &Arc<Vault>,
    case: CaseId,
    enclosures: &[Outgoing],
    error: SyncError,
) -> Result<SyncError> {
    if error.is(Code::NotFound) {
        // Maybe an upload was thrown away: from the beginning with them.
        for enclosure in enclosures {
            Progress::default().keep(vault, enclosure.id).await?;
        }
    }
    if matches!(error, SyncError::Refused(_)) {
        // No earlier try has arrived: it may be taken back and written anew.
        moved(vault, case, State::Sending, State::Final).await?;
    }
    Ok(error)
}

/// The receipt of an earlier try whose answer was lost, where this one is refused: what the letter referred to may have been
/// replaced meanwhile.
async fn earlier(
    session: &Session,
    application: &str,
    key: &str,
    error: &SyncError,
    tried_before: bool,
) -> Option<SignedReceipt> {
    if !tried_before || !matches!(error, SyncError::Refused(_)) {
        return None;
    }
    let path = format!("/v1/applications/{application}/receipts");
    let all = session.call(Method::GET, &path, |request| request).await.ok()?.due(200).ok()?;
    let all: Vec<SignedReceipt> = all.json().ok()?;
    let is_own = |signed: &SignedReceipt| {
        let said: Option<Receipt> = serde_json::from_str(&signed.receipt).ok();
        said.is_some_and(|said| said.idempotency_key == key)
    };
    all.into_iter().find(is_own)
}

/// Whether an older letter with papers for the same application is still on its way: what is newer must not be overtaken and
/// then replaced by it. One that waits for a person holds up nothing.
pub(crate) fn is_behind(vault: &Vault, letter: &Outgoing) -> liite_store::Result<bool> {
    let papers = |it: &Outgoing| it.kind == kind::LETTER && it.body.get("what") == Some(&json!("papers"));
    if !papers(letter) {
        return Ok(false);
    }
    let application = linked(vault, letter.case)?.application;
    let older = vault.outbox(None)?.into_iter();
    for it in older.filter(|it| it.id < letter.id && it.state != Sending::Received && papers(it)) {
        let progress: Progress = serde_json::from_value(vault.progress(it.id)?).unwrap_or_default();
        if !progress.is_stuck() && linked(vault, it.case)?.application == application {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The slot for which an enclosure is; empty with letters whose enclosures lie in none.
fn slot(letter: &Letter, enclosure: &Outgoing) -> String {
    if *letter != Letter::Papers {
        return String::new();
    }
    enclosure.body.get("slot").and_then(Value::as_str).unwrap_or(OTHER).to_owned()
}

/// Moves a case on, if it stands where it is believed to.
async fn moved(vault: &Arc<Vault>, case: CaseId, from: State, to: State) -> Result<()> {
    with(vault, move |vault| if vault.case(case)?.state == from { vault.set_state(case, to) } else { Ok(()) })
        .await
}
