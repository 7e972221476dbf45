//! Attachments: the finished document of a slot, with the report on how it was made.

use std::io::Read;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::Value;

use crate::blob::{self, BlobReader};
use crate::error::{Result, StoreError};
use crate::ids::{AttachmentId, CaseId, Digest, SlotId};
use crate::settings::json;
use crate::vault::Vault;

/// A finished document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Attachment {
    /// Its number.
    pub id: AttachmentId,
    /// The slot it was made for.
    pub slot: SlotId,
    /// SHA-256 of the document.
    pub sha256: Digest,
    /// Length, bytes.
    pub bytes: u64,
    /// How it was made and what was noticed: an object that the program above defines.
    pub report: Value,
    /// What it was made of: see [`Vault::recipe_digest`].
    pub recipe_digest: Digest,
    /// Milliseconds since 1970.
    pub made: i64,
    /// Whether the slot still holds just what it was made of.
    pub current: bool,
}

fn attachment(row: &Row<'_>) -> Result<(Attachment, i64)> {
    let attachment = Attachment {
        id: row.get(0)?,
        slot: row.get(1)?,
        sha256: row.get(2)?,
        bytes: row.get(3)?,
        report: json(&row.get::<_, String>(4)?)?,
        recipe_digest: row.get(5)?,
        made: row.get(6)?,
        current: false,
    };
    Ok((attachment, row.get(7)?))
}

const COLUMNS: &str =
    "SELECT id, slot_id, sha256, bytes, report, recipe_digest, made, blob_id FROM attachments";

impl Vault {
    /// Stores the finished document of a slot. Take `recipe_digest` from [`Vault::recipe_digest`] before the work
    /// begins: where the slot has been changed meanwhile, the attachment is not current. Earlier documents of the slot
    /// go, except those in the outbox. No step: undo does not touch it.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`], [`StoreError::InputUnreadable`] and those of the disk.
    pub fn put_attachment(
        &self,
        slot: SlotId,
        input: &mut dyn Read,
        report: &Value,
        recipe_digest: Digest,
    ) -> Result<AttachmentId> {
        let now = self.shared.now();
        let incoming = self.receive(input)?;
        let put = self.shared.write(|tx| {
            let mut query = tx.prepare_cached("SELECT case_id FROM slots WHERE id = ?1")?;
            let case: Option<CaseId> = query.query_row([slot], |row| row.get(0)).optional()?;
            let case = case.ok_or(StoreError::NoSuchRecord { what: "slot" })?;
            forget_earlier(tx, slot)?;
            let blob = blob::settle(tx, &incoming)?;
            let sql = "INSERT INTO attachments (case_id, slot_id, blob_id, sha256, bytes, report, recipe_digest, made)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
            tx.prepare_cached(sql)?.execute(params![
                case,
                slot,
                blob,
                incoming.sha256,
                incoming.bytes,
                report.to_string(),
                recipe_digest,
                now
            ])?;
            let id = AttachmentId(tx.last_insert_rowid());
            crate::slots::keep_digest(tx, slot)?;
            Ok(id)
        });
        if put.is_err() {
            self.discard(&incoming);
        }
        put
    }

    /// The last document made for a slot, or nothing. Look at [`Attachment::current`] before it is used.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn attachment(&self, slot: SlotId) -> Result<Option<Attachment>> {
        self.shared.read(|db| Ok(latest(db, slot)?.map(|(attachment, _)| attachment)))
    }

    /// A document as a stream.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn read_attachment(&self, id: AttachmentId) -> Result<BlobReader> {
        let (blob, bytes) = self.shared.read(|db| {
            let mut query = db.prepare_cached("SELECT blob_id, bytes FROM attachments WHERE id = ?1")?;
            let found = query.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            found.ok_or(StoreError::NoSuchRecord { what: "attachment" })
        })?;
        Ok(self.reader(blob, bytes))
    }
}

/// The last document of a slot, with the number of its blob.
pub(crate) fn latest(db: &Connection, slot: SlotId) -> Result<Option<(Attachment, i64)>> {
    let mut query = db.prepare_cached(&format!("{COLUMNS} WHERE slot_id = ?1 ORDER BY id DESC LIMIT 1"))?;
    let found = query.query_row([slot], |row| Ok(attachment(row))).optional()?.transpose()?;
    let Some((mut attachment, blob)) = found else { return Ok(None) };
    attachment.current = match crate::slots::recipe_digest(db, slot) {
        Ok(digest) => digest == attachment.recipe_digest,
        // The slot has been undone; its attachment waits for the redo.
        Err(StoreError::NoSuchRecord { .. }) => false,
        Err(error) => return Err(error),
    };
    Ok(Some((attachment, blob)))
}

fn forget_earlier(db: &Connection, slot: SlotId) -> Result<()> {
    let mut query = db.prepare_cached(
        "SELECT id, blob_id FROM attachments WHERE slot_id = ?1
         AND id NOT IN (SELECT attachment_id FROM outbox WHERE attachment_id IS NOT NULL)",
    )?;
    let earlier: Vec<(AttachmentId, i64)> =
        query.query_map([slot], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    for (id, blob) in earlier {
        db.prepare_cached("DELETE FROM attachments WHERE id = ?1")?.execute([id])?;
        blob::delete(db, blob)?;
    }
    Ok(())
}
