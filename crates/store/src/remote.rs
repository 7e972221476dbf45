//! What is known of a case at the service to which it is sent, and how far each thing to be sent has come.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use crate::cases::{self, State};
use crate::error::{Result, StoreError};
use crate::ids::{CaseId, OutboxId};
use crate::journal;
use crate::settings::{json, storable};
use crate::vault::Vault;

impl Vault {
    /// What was kept of a case at the service: an object that the program above defines. `null` where nothing was.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn remote(&self, case: CaseId) -> Result<Value> {
        self.shared.read(|db| remote(db, case))
    }

    /// The same of every case of which anything was kept.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn remotes(&self) -> Result<Vec<(CaseId, Value)>> {
        self.shared.read(|db| {
            let mut query = db.prepare_cached("SELECT case_id, body FROM remotes ORDER BY case_id")?;
            query.query_and_then([], |row| Ok((row.get(0)?, json(&row.get::<_, String>(1)?)?)))?.collect()
        })
    }

    /// Changes what is kept, in one transaction: nobody else changes it between reading and writing.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn change_remote<T>(&self, case: CaseId, change: impl FnOnce(&mut Value) -> T) -> Result<T> {
        self.shared.write(|tx| {
            cases::standing(tx, case)?;
            changed(tx, case, change)
        })
    }

    /// The same of a draft, for what belongs to its content: whoever looked at the case before sees that it was changed.
    ///
    /// # Errors
    /// [`StoreError::CaseNotDraft`], [`StoreError::CaseInTrash`], [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn change_remote_of_draft<T>(&self, case: CaseId, change: impl FnOnce(&mut Value) -> T) -> Result<T> {
        let now = self.shared.now();
        self.shared.write(|tx| {
            journal::require_draft(tx, case)?;
            cases::touch(tx, case, now)?;
            changed(tx, case, change)
        })
    }

    /// Makes a case of which something is known at a service from its first moment on: one that is followed (`Received`),
    /// or a draft of what belongs to it.
    ///
    /// # Errors
    /// [`StoreError::ValueMalformed`] and those of the disk.
    pub fn create_linked_case(
        &self,
        name: &str,
        application: Option<&str>,
        state: State,
        remote: &Value,
    ) -> Result<CaseId> {
        let (name, now) = (storable(name)?, self.shared.now());
        let application = application.map(storable).transpose()?;
        self.shared.write(|tx| {
            let sql =
                "INSERT INTO cases (name, application, state, created, changed) VALUES (?1, ?2, ?3, ?4, ?4)";
            tx.prepare_cached(sql)?.execute(params![name, application, state.name(), now])?;
            let case = CaseId(tx.last_insert_rowid());
            let sql = "INSERT INTO remotes (case_id, body) VALUES (?1, ?2)";
            tx.prepare_cached(sql)?.execute(params![case, remote.to_string()])?;
            Ok(case)
        })
    }

    /// How far one thing to be sent has come: an object that the program above defines, `null` at first.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn progress(&self, id: OutboxId) -> Result<Value> {
        self.shared.read(|db| {
            let mut query = db.prepare_cached("SELECT progress FROM outbox WHERE id = ?1")?;
            let found: Option<Option<String>> = query.query_row([id], |row| row.get(0)).optional()?;
            let found = found.ok_or(StoreError::NoSuchRecord { what: "outbox" })?;
            found.map_or(Ok(Value::Null), |text| json(&text))
        })
    }

    /// Keeps how far one thing to be sent has come.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn set_progress(&self, id: OutboxId, progress: &Value) -> Result<()> {
        self.shared.write(|tx| {
            let sql = "UPDATE outbox SET progress = ?2 WHERE id = ?1";
            match tx.prepare_cached(sql)?.execute(params![id, progress.to_string()])? {
                0 => Err(StoreError::NoSuchRecord { what: "outbox" }),
                _ => Ok(()),
            }
        })
    }
}

fn changed<T>(tx: &Connection, case: CaseId, change: impl FnOnce(&mut Value) -> T) -> Result<T> {
    let mut body = remote(tx, case)?;
    let before = body.clone();
    let done = change(&mut body);
    if body != before {
        let sql = "INSERT INTO remotes (case_id, body) VALUES (?1, ?2)
                   ON CONFLICT DO UPDATE SET body = excluded.body";
        tx.prepare_cached(sql)?.execute(params![case, body.to_string()])?;
    }
    Ok(done)
}

fn remote(db: &Connection, case: CaseId) -> Result<Value> {
    let mut query = db.prepare_cached("SELECT body FROM remotes WHERE case_id = ?1")?;
    let text: Option<String> = query.query_row([case], |row| row.get(0)).optional()?;
    text.map_or(Ok(Value::Null), |text| json(&text))
}
