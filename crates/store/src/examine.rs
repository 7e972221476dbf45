//! The full look at a vault: every page, every rule, every content against its name.

use std::io::Read;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::backup::Progress;
use crate::blob::BlobReader;
use crate::db;
use crate::error::{Result, StoreError};
use crate::ids::{AttachmentId, CaseId, Digest, SlotId};
use crate::vault::Vault;

/// One thing that is damaged. `what` is a stable key; the words are `damage-<what>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Damage {
    /// Pages of the file that were changed by something else than this program, or not written whole.
    Pages {
        /// How many.
        count: u64,
    },
    /// The database contradicts itself.
    Structure {
        /// What SQLite says; not for people.
        detail: String,
    },
    /// Records that refer to something that is not there.
    References {
        /// The table they stand in.
        table: String,
        /// How many.
        count: u64,
    },
    /// Records that cannot be read.
    Rows {
        /// The table they stand in.
        table: String,
        /// How many at most; nothing when nobody can tell.
        count: Option<u64>,
    },
    /// What was known about a case itself is lost: its name and state; what belongs to it is there as far as the other
    /// findings do not say otherwise.
    Case {
        /// Its number.
        case: CaseId,
    },
    /// An original that is no longer what its SHA-256 says, or cannot be read.
    Original {
        /// Its name.
        sha256: Digest,
        /// What the file was called.
        name: String,
        /// The cases that used it.
        cases: Vec<CaseId>,
    },
    /// An attachment that is no longer what it was; it can be made again.
    Attachment {
        /// Its number.
        attachment: AttachmentId,
        /// Its slot.
        slot: SlotId,
        /// Its case.
        case: CaseId,
    },
}

/// A content with its owner, to be read whole.
pub(crate) struct Content {
    pub(crate) blob: i64,
    pub(crate) bytes: i64,
    pub(crate) sha256: Digest,
    pub(crate) damage: Damage,
}

impl Vault {
    /// Looks at everything: authenticates every page of the file, checks the structure and all references, and compares
    /// every content with its SHA-256. Takes as long as reading the whole vault; work goes on meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Cancelled`] and those of the disk. What is damaged is no error: it is in the list.
    pub fn examine(&self, progress: &mut dyn FnMut(Progress), cancel: &AtomicBool) -> Result<Vec<Damage>> {
        let key = self.shared.key()?;
        let db = db::open(&self.shared.folder().join(db::FILE), &key)?;
        let mut damages = Vec::new();
        let broken = rows(&db, "PRAGMA cipher_integrity_check")?.len() as u64;
        if broken > 0 {
            damages.push(Damage::Pages { count: broken });
        }
        stop_if(cancel)?;
        match rows(&db, "PRAGMA integrity_check(20)") {
            Ok(lines) => damages.extend(
                lines.into_iter().filter(|line| line != "ok").map(|detail| Damage::Structure { detail }),
            ),
            Err(error @ StoreError::Damaged { .. }) => {
                damages.push(Damage::Structure { detail: error.to_string() });
            }
            Err(error) => return Err(error),
        }
        drop(db);
        stop_if(cancel)?;
        match self.shared.read(references) {
            Ok(broken) => damages.extend(broken),
            Err(StoreError::Damaged { .. }) => {}
            Err(error) => return Err(error),
        }
        let contents = self.shared.read(contents).or_else(tolerate)?;
        let total = contents.iter().map(|content| content.bytes.unsigned_abs()).sum();
        let mut done = 0;
        for content in contents {
            stop_if(cancel)?;
            progress(Progress { done, total });
            done += content.bytes.unsigned_abs();
            // A content that has been deleted meanwhile is no damage.
            if !is_whole(self.reader(content.blob, content.bytes), content.sha256)? {
                let there = self.shared.read(|db| {
                    Ok(db.prepare_cached("SELECT 1 FROM blobs WHERE id = ?1")?.exists([content.blob])?)
                });
                damages.extend(there.unwrap_or(true).then_some(content.damage));
            }
        }
        progress(Progress { done: total, total });
        Ok(damages)
    }
}

fn tolerate<T: Default>(error: StoreError) -> Result<T> {
    match error {
        StoreError::Damaged { .. } => Ok(T::default()),
        other => Err(other),
    }
}

fn stop_if(cancel: &AtomicBool) -> Result<()> {
    if cancel.load(Ordering::Relaxed) { Err(StoreError::Cancelled) } else { Ok(()) }
}

fn rows(db: &Connection, pragma: &str) -> Result<Vec<String>> {
    let mut query = db.prepare(pragma)?;
    let lines = query.query_map([], |row| row.get(0))?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

/// Records that refer to what is not there, by table.
pub(crate) fn references(db: &Connection) -> Result<Vec<Damage>> {
    let mut query = db.prepare(
        "SELECT \"table\", count(DISTINCT rowid) FROM pragma_foreign_key_check GROUP BY \"table\" ORDER BY \"table\"",
    )?;
    let broken =
        query.query_map([], |row| Ok(Damage::References { table: row.get(0)?, count: row.get(1)? }))?;
    Ok(broken.collect::<rusqlite::Result<_>>()?)
}

/// All contents of originals and attachments.
pub(crate) fn contents(db: &Connection) -> Result<Vec<Content>> {
    let mut users = db.prepare("SELECT case_id FROM case_originals WHERE sha256 = ?1 ORDER BY case_id")?;
    let mut query = db.prepare("SELECT blob_id, bytes, sha256, name FROM originals ORDER BY rowid")?;
    let mut all: Vec<Content> = query
        .query_and_then([], |row| {
            let sha256: Digest = row.get(2)?;
            let cases = users.query_map([sha256], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            let damage = Damage::Original { sha256, name: row.get(3)?, cases };
            Ok(Content { blob: row.get(0)?, bytes: row.get(1)?, sha256, damage })
        })?
        .collect::<Result<_>>()?;
    let mut query =
        db.prepare("SELECT blob_id, bytes, sha256, id, slot_id, case_id FROM attachments ORDER BY id")?;
    let attachments = query.query_map([], |row| {
        let damage = Damage::Attachment { attachment: row.get(3)?, slot: row.get(4)?, case: row.get(5)? };
        Ok(Content { blob: row.get(0)?, bytes: row.get(1)?, sha256: row.get(2)?, damage })
    })?;
    for content in attachments {
        all.push(content?);
    }
    Ok(all)
}

/// Whether a content is what its SHA-256 says; one that cannot be read is not.
fn is_whole(mut reader: BlobReader, sha256: Digest) -> Result<bool> {
    let (mut hasher, mut buffer) = (Sha256::new(), vec![0; 64 * 1024]);
    loop {
        match reader.read(&mut buffer).map_err(StoreError::from) {
            Ok(0) => return Ok(Digest(hasher.finalize().into()) == sha256),
            Ok(read) => hasher.update(buffer.get(..read).unwrap_or_default()),
            Err(StoreError::Damaged { .. } | StoreError::NoSuchRecord { .. }) => return Ok(false),
            Err(error) => return Err(error),
        }
    }
}
