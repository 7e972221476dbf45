//! What a case says, and what of it waits to be sent: answers, and the outbox.

use std::collections::BTreeMap;

use liite_store::{AttachmentId, CaseId, PartKind, State, StoreError, Vault};
use serde_json::{Value, json};

use super::application::{Application, RECEIPT};
use super::{Answer, Notice, Office};

/// Kinds of what lies in the outbox.
mod kind {
    /// The finished document of a slot.
    pub const DOCUMENT: &str = "document";
    /// The answers of the case.
    pub const ANSWERS: &str = "answers";
}

impl Office {
    /// Saves one answer at a JSON pointer such as `/applicant/name`; `null` takes it away.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn set_answer(&self, case_id: i64, pointer: &str, value: &Value) -> Answer<()> {
        self.with(|vault| vault.set_answer(CaseId(case_id), pointer, value))
    }

    /// All answers of a case by their pointers.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn answers(&self, case_id: i64) -> Answer<BTreeMap<String, Value>> {
        self.with(|vault| vault.answers(CaseId(case_id)))
    }

    /// Declares a case final and puts its answers and its documents into the outbox, unsent, as `liite_sync::kind` says;
    /// gives the numbers of all that lies there. Asked again, after a crash in the middle for instance, it adds only what is missing.
    ///
    /// # Errors
    /// `document-not-ready` while a slot with pages has no document of just these pages, and those of the vault. The
    /// case stays a draft then.
    pub fn queue_case(&self, case_id: i64) -> Answer<Vec<i64>> {
        let case = CaseId(case_id);
        let catalogue = self.catalogue()?;
        let queued = self.with(|vault| {
            if documents(vault, case)?.is_none() {
                return Ok(None);
            }
            if vault.case(case)?.state == State::Draft {
                vault.set_state(case, State::Final)?;
            }
            // From here on nothing can change; what was changed a moment ago shows now.
            let Some(documents) = documents(vault, case)? else {
                vault.set_state(case, State::Draft)?;
                return Ok(None);
            };
            let application = Application::read(catalogue, vault, case)?;
            enqueue(vault, &application, &documents).map(Some)
        })?;
        (self.tell)(Notice::Case(case_id));
        queued.ok_or_else(|| self.trouble("document-not-ready", &BTreeMap::new()))
    }
}

fn enqueue(
    vault: &Vault,
    application: &Application<'_>,
    documents: &[(AttachmentId, Value)],
) -> Result<Vec<i64>, StoreError> {
    let case = application.case.id;
    let there = vault.outbox(Some(case))?;
    let mut ids: Vec<i64> = there.iter().map(|entry| entry.id.0).collect();
    if !there.iter().any(|entry| entry.kind == kind::ANSWERS) {
        let answers =
            json!({ "type": application.case.application, "answers": application.answers().as_value() });
        ids.push(vault.enqueue(case, kind::ANSWERS, None, &answers)?.0);
    }
    for (document, body) in documents {
        if !there.iter().any(|entry| entry.attachment == Some(*document)) {
            ids.push(vault.enqueue(case, kind::DOCUMENT, Some(*document), body)?.0);
        }
    }
    Ok(ids)
}

/// The documents of all slots with pages, each with what else is sent: the catalogue's slot, and a name for people. `None`
/// while one of them is not ready.
fn documents(vault: &Vault, case: CaseId) -> Result<Option<Vec<(AttachmentId, Value)>>, StoreError> {
    let mut documents = Vec::new();
    for slot in vault.slots(case)? {
        if slot.paper.as_deref() == Some(RECEIPT) {
            continue;
        }
        let arrivals = vault.arrivals(slot.id)?;
        let mut empty = arrivals.is_empty();
        for kind in PartKind::ALL {
            empty &= vault.pages(vault.part(slot.id, kind)?)?.is_empty();
        }
        if empty {
            continue;
        }
        let current = vault.attachment(slot.id)?.filter(|made| made.current && arrivals.is_empty());
        match current {
            Some(made) => {
                let body = json!({ "slot": slot.paper, "name": format!("{}.pdf", slot.name) });
                documents.push((made.id, body));
            }
            None => return Ok(None),
        }
    }
    Ok(Some(documents))
}
