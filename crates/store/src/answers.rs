//! Answers of a form: each field is saved by itself.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::Value;

use crate::error::Result;
use crate::ids::{CaseId, StepId};
use crate::journal::Subject;
use crate::settings::{json, storable};
use crate::vault::Vault;

impl Vault {
    /// Saves one answer at a JSON pointer such as `/applicant/name`; `null` takes it away. Undoable (`set-answer`).
    ///
    /// # Errors
    /// [`crate::StoreError::CaseNotDraft`], [`crate::StoreError::CaseInTrash`],
    /// [`crate::StoreError::NoSuchRecord`] and those of the disk.
    pub fn set_answer(&self, case: CaseId, pointer: &str, value: &Value) -> Result<()> {
        self.set_answer_within(case, pointer, value, None).map(drop)
    }

    /// The same as a part of an earlier saving, so that both are taken back at once: an answer that is saved while it is
    /// being typed is one step. That of `within` counts where it is the newest step of the case and none is undone. Tells
    /// which step it became a part of; none where nothing was changed.
    ///
    /// # Errors
    /// As [`Vault::set_answer`].
    pub fn set_answer_within(
        &self,
        case: CaseId,
        pointer: &str,
        value: &Value,
        within: Option<StepId>,
    ) -> Result<Option<StepId>> {
        let pointer = storable(pointer)?;
        let put = |tx: &Transaction<'_>| put(tx, case, pointer, value);
        let done = self.edit_within(Subject::Case(case), "set-answer", within, |tx, _| put(tx))?;
        Ok(done.1)
    }

    /// Saves one answer if it still is as it was seen; says whether it was. `null` stands for none, before and after.
    /// Undoable (`set-answer`).
    ///
    /// # Errors
    /// As [`Vault::set_answer`].
    pub fn replace_answer(&self, case: CaseId, pointer: &str, seen: &Value, value: &Value) -> Result<bool> {
        let pointer = storable(pointer)?;
        self.edit(Subject::Case(case), "set-answer", |tx, _| {
            let mut query =
                tx.prepare_cached("SELECT value FROM answers WHERE case_id = ?1 AND pointer = ?2")?;
            let text: Option<String> =
                query.query_row(params![case, pointer], |row| row.get(0)).optional()?;
            let as_seen = text.map_or(Ok(Value::Null), |text| json(&text))? == *seen;
            if as_seen {
                put(tx, case, pointer, value)?;
            }
            Ok(as_seen)
        })
    }

    /// Saves something that is known of a case and is no answer, at a pointer of its own, in whatever state the case is;
    /// `null` takes it away. Undoable in a draft, under the label given.
    ///
    /// # Errors
    /// [`crate::StoreError::CaseInTrash`], [`crate::StoreError::NoSuchRecord`] and those of the disk.
    pub fn set_note(&self, case: CaseId, pointer: &str, value: &Value, label: &'static str) -> Result<()> {
        let pointer = storable(pointer)?;
        self.edit_in_any_state(Subject::Case(case), label, |tx, _| put(tx, case, pointer, value))
    }

    /// One answer, or nothing.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn answer(&self, case: CaseId, pointer: &str) -> Result<Option<Value>> {
        self.shared.read(|db| {
            let mut query =
                db.prepare_cached("SELECT value FROM answers WHERE case_id = ?1 AND pointer = ?2")?;
            let text: Option<String> =
                query.query_row(params![case, pointer], |row| row.get(0)).optional()?;
            text.map(|text| json(&text)).transpose()
        })
    }

    /// All answers of a case by their pointers.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn answers(&self, case: CaseId) -> Result<BTreeMap<String, Value>> {
        self.shared.read(|db| answers(db, case))
    }
}

fn put(tx: &Transaction<'_>, case: CaseId, pointer: &str, value: &Value) -> Result<()> {
    if value.is_null() {
        let sql = "DELETE FROM answers WHERE case_id = ?1 AND pointer = ?2";
        tx.prepare_cached(sql)?.execute(params![case, pointer])?;
    } else {
        let sql = "INSERT INTO answers (case_id, pointer, value) VALUES (?1, ?2, ?3)
                   ON CONFLICT DO UPDATE SET value = excluded.value";
        tx.prepare_cached(sql)?.execute(params![case, pointer, value.to_string()])?;
    }
    Ok(())
}

pub(crate) fn answers(db: &rusqlite::Connection, case: CaseId) -> Result<BTreeMap<String, Value>> {
    let mut query = db.prepare_cached("SELECT pointer, value FROM answers WHERE case_id = ?1")?;
    query.query_and_then([case], |row| Ok((row.get(0)?, json(&row.get::<_, String>(1)?)?)))?.collect()
}
