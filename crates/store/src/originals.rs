//! Originals: what people brought, byte for byte, named by SHA-256, never changed.

use std::io::Read;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::blob::{self, BlobReader};
use crate::error::{Result, StoreError};
use crate::ids::{CaseId, Digest};
use crate::settings::storable;
use crate::vault::Vault;

/// An original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// Its name.
    pub sha256: Digest,
    /// Length, bytes.
    pub bytes: u64,
    /// What the file was called.
    pub name: String,
    /// When it was added, milliseconds since 1970.
    pub added: i64,
}

impl Vault {
    /// Stores an original of any length, reading it as a stream. What is already there is not stored twice; it keeps
    /// the name it had. It becomes visible whole, when this returns, or not at all.
    ///
    /// # Errors
    /// [`StoreError::InputUnreadable`] when the input fails, and those of the disk.
    pub fn add_original(&self, name: &str, input: &mut dyn Read) -> Result<Digest> {
        let (name, now) = (storable(name)?, self.shared.now());
        let incoming = self.receive(input)?;
        let sha256 = incoming.sha256;
        let added = self.shared.write(|tx| {
            if tx.prepare_cached("SELECT 1 FROM originals WHERE sha256 = ?1")?.exists([sha256])? {
                return Ok(false);
            }
            let blob = blob::settle(tx, &incoming)?;
            let sql =
                "INSERT INTO originals (sha256, blob_id, bytes, name, added) VALUES (?1, ?2, ?3, ?4, ?5)";
            tx.prepare_cached(sql)?.execute(params![sha256, blob, incoming.bytes, name, now])?;
            Ok(true)
        });
        if !matches!(added, Ok(true)) {
            self.discard(&incoming);
        }
        added.map(|_| sha256)
    }

    /// An original as a stream.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn read_original(&self, sha256: Digest) -> Result<BlobReader> {
        let (blob, bytes) = self.shared.read(|db| {
            let mut query = db.prepare_cached("SELECT blob_id, bytes FROM originals WHERE sha256 = ?1")?;
            let found = query.query_row([sha256], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
            found.ok_or(StoreError::NoSuchRecord { what: "original" })
        })?;
        Ok(self.reader(blob, bytes))
    }

    /// What is known about an original.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn original(&self, sha256: Digest) -> Result<Original> {
        self.shared.read(|db| {
            let mut query =
                db.prepare_cached("SELECT sha256, bytes, name, added FROM originals WHERE sha256 = ?1")?;
            let found = query.query_row([sha256], original).optional()?;
            found.ok_or(StoreError::NoSuchRecord { what: "original" })
        })
    }

    /// The originals that a case has ever used, oldest first; those of removed pages among them.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn originals(&self, case: CaseId) -> Result<Vec<Original>> {
        self.shared.read(|db| originals(db, case))
    }
}

pub(crate) fn originals(db: &Connection, case: CaseId) -> Result<Vec<Original>> {
    let mut query = db.prepare_cached(
        "SELECT originals.sha256, bytes, name, added FROM originals
         JOIN case_originals ON case_originals.sha256 = originals.sha256
         WHERE case_id = ?1 ORDER BY added, originals.rowid",
    )?;
    Ok(query.query_map([case], original)?.collect::<rusqlite::Result<_>>()?)
}

fn original(row: &rusqlite::Row<'_>) -> rusqlite::Result<Original> {
    Ok(Original { sha256: row.get(0)?, bytes: row.get(1)?, name: row.get(2)?, added: row.get(3)? })
}
