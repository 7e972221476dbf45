//! Cases: made, listed, renamed, sent on their way, trashed and purged.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

use crate::blob;
use crate::error::{Result, StoreError};
use crate::ids::{CaseId, Digest, PersonId, SlotId};
use crate::journal::Subject;
use crate::people::found;
use crate::settings::storable;
use crate::slots::is_current;
use crate::vault::Vault;

/// How long a case stays in the trash, milliseconds.
pub const TRASH: i64 = 30 * DAY;
const DAY: i64 = 24 * 60 * 60 * 1000;

/// How far a case has come. It goes one way; only a final case may become a draft again, and one that the receiver has
/// refused is final again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Being filled in.
    Draft,
    /// Declared ready; nothing may be changed.
    Final,
    /// On its way.
    Sending,
    /// The receiver has confirmed it.
    Received,
}

impl State {
    /// Stable name, as in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Final => "final",
            Self::Sending => "sending",
            Self::Received => "received",
        }
    }

    pub(crate) fn parse(name: &str) -> Result<Self> {
        let all = [Self::Draft, Self::Final, Self::Sending, Self::Received];
        let known = all.into_iter().find(|state| state.name() == name);
        known.ok_or_else(|| StoreError::Damaged { detail: "a state is unknown".to_owned() })
    }
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Case {
    /// Its number.
    pub id: CaseId,
    /// What the person calls it.
    pub name: String,
    /// Key of the application in the catalogue, when one is chosen.
    pub application: Option<String>,
    /// Whose it is.
    pub person: Option<PersonId>,
    /// How far it has come.
    pub state: State,
    /// Milliseconds since 1970.
    pub created: i64,
    /// Milliseconds since 1970.
    pub changed: i64,
    /// When it was put into the trash, milliseconds since 1970.
    pub trashed_at: Option<i64>,
    /// How many slots it has.
    pub slots: u64,
    /// How many of them have an attachment that is made of just what lies in them now.
    pub attached: u64,
}

const COLUMNS: &str =
    "SELECT id, name, application, person_id, state, created, changed, trashed_at FROM cases";

fn case(row: &Row<'_>) -> Result<Case> {
    Ok(Case {
        id: row.get(0)?,
        name: row.get(1)?,
        application: row.get(2)?,
        person: row.get(3)?,
        state: State::parse(&row.get::<_, String>(4)?)?,
        created: row.get(5)?,
        changed: row.get(6)?,
        trashed_at: row.get(7)?,
        slots: 0,
        attached: 0,
    })
}

impl Vault {
    /// Makes a draft.
    ///
    /// # Errors
    /// [`StoreError::ValueMalformed`] and those of the disk.
    pub fn create_case(
        &self,
        name: &str,
        application: Option<&str>,
        person: Option<PersonId>,
    ) -> Result<CaseId> {
        let (name, now) = (storable(name)?, self.shared.now());
        let application = application.map(storable).transpose()?;
        self.shared.write(|tx| {
            require_person(tx, person)?;
            let sql = "INSERT INTO cases (name, application, person_id, state, created, changed)
                       VALUES (?1, ?2, ?3, 'draft', ?4, ?4)";
            tx.prepare_cached(sql)?.execute(params![name, application, person, now])?;
            Ok(CaseId(tx.last_insert_rowid()))
        })
    }

    /// All cases that are not in the trash, the one changed last first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn cases(&self) -> Result<Vec<Case>> {
        self.list_cases("trashed_at IS NULL ORDER BY changed DESC, id DESC")
    }

    /// All cases in the trash, the one thrown away last first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn trash(&self) -> Result<Vec<Case>> {
        self.list_cases("trashed_at IS NOT NULL ORDER BY trashed_at DESC, id DESC")
    }

    /// One case, in the trash or not.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn case(&self, id: CaseId) -> Result<Case> {
        self.list_cases(&format!("id = {}", id.0))?
            .into_iter()
            .next()
            .ok_or(StoreError::NoSuchRecord { what: "case" })
    }

    fn list_cases(&self, which: &str) -> Result<Vec<Case>> {
        self.shared.read(|db| {
            let mut query = db.prepare_cached(&format!("{COLUMNS} WHERE {which}"))?;
            let mut cases: Vec<Case> = query.query_and_then([], case)?.collect::<Result<_>>()?;
            let only = if let [one] = cases.as_slice() { Some(one.id) } else { None };
            let counts = counts(db, only)?;
            for case in &mut cases {
                (case.slots, case.attached) = counts.get(&case.id).copied().unwrap_or_default();
            }
            Ok(cases)
        })
    }

    /// Renames a case. Undoable in a draft (`rename-case`); a case that is on its way may be renamed all the same.
    ///
    /// # Errors
    /// [`StoreError::CaseInTrash`], [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn rename_case(&self, id: CaseId, name: &str) -> Result<()> {
        let name = storable(name)?;
        let sql = "UPDATE cases SET name = ?2 WHERE id = ?1";
        self.edit_in_any_state(Subject::Case(id), "rename-case", |tx, _| {
            found(tx.prepare_cached(sql)?.execute(params![id, name])?, "case")
        })
    }

    /// Says which application this is and for whom. Undoable (`set-application`).
    ///
    /// # Errors
    /// [`StoreError::CaseNotDraft`], [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn set_application(
        &self,
        id: CaseId,
        application: Option<&str>,
        person: Option<PersonId>,
    ) -> Result<()> {
        let application = application.map(storable).transpose()?;
        self.edit(Subject::Case(id), "set-application", |tx, _| {
            require_person(tx, person)?;
            let sql = "UPDATE cases SET application = ?2, person_id = ?3 WHERE id = ?1";
            found(tx.prepare_cached(sql)?.execute(params![id, application, person])?, "case")
        })
    }

    /// Moves a case on: draft, final, sending, received; back only from final to draft.
    ///
    /// # Errors
    /// [`StoreError::StateOneWay`], [`StoreError::CaseInTrash`], [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn set_state(&self, id: CaseId, to: State) -> Result<()> {
        let now = self.shared.now();
        self.shared.write(|tx| {
            let (from, trashed) = standing(tx, id)?;
            let allowed = matches!(
                (from, to),
                (State::Draft, State::Final)
                    | (State::Final, State::Draft | State::Sending)
                    // Only after a definite refusal: nothing has arrived then.
                    | (State::Sending, State::Final | State::Received)
            );
            match (trashed, from == to || allowed) {
                (true, _) => return Err(StoreError::CaseInTrash),
                (_, false) => return Err(StoreError::StateOneWay { from: from.name(), to: to.name() }),
                _ => {}
            }
            tx.prepare_cached("UPDATE cases SET state = ?2 WHERE id = ?1")?
                .execute(params![id, to.name()])?;
            touch(tx, id, now)
        })
    }

    /// Makes a final case a draft again and takes what waits of it out of the outbox.
    ///
    /// # Errors
    /// [`StoreError::StateOneWay`] once it is being sent, [`StoreError::CaseInTrash`], [`StoreError::NoSuchRecord`] and
    /// those of the disk.
    pub fn withdraw(&self, id: CaseId) -> Result<()> {
        let now = self.shared.now();
        self.shared.write(|tx| {
            match standing(tx, id)? {
                (_, true) => return Err(StoreError::CaseInTrash),
                (State::Draft, false) => return Ok(()),
                (State::Final, false) => {}
                (from, false) => {
                    return Err(StoreError::StateOneWay { from: from.name(), to: State::Draft.name() });
                }
            }
            tx.execute("DELETE FROM outbox WHERE case_id = ?1 AND state <> 'received'", [id])?;
            tx.execute("UPDATE cases SET state = 'draft' WHERE id = ?1", [id])?;
            touch(tx, id, now)
        })
    }

    /// Puts a case into the trash, where it stays for [`TRASH`].
    ///
    /// # Errors
    /// [`StoreError::CaseNotDraft`] while it is being sent, [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn trash_case(&self, id: CaseId) -> Result<()> {
        let now = self.shared.now();
        self.shared.write(|tx| {
            if let (State::Sending, _) = standing(tx, id)? {
                return Err(StoreError::CaseNotDraft { state: State::Sending.name() });
            }
            let sql = "UPDATE cases SET trashed_at = ?2 WHERE id = ?1 AND trashed_at IS NULL";
            tx.prepare_cached(sql)?.execute(params![id, now])?;
            Ok(())
        })
    }

    /// Takes a case out of the trash.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn restore_case(&self, id: CaseId) -> Result<()> {
        self.shared.write(|tx| {
            let sql = "UPDATE cases SET trashed_at = NULL WHERE id = ?1";
            found(tx.prepare_cached(sql)?.execute([id])?, "case")
        })
    }

    /// Deletes a case that lies in the trash for good, now.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] when it does not lie in the trash, and those of the disk.
    pub fn purge_case(&self, id: CaseId) -> Result<()> {
        self.shared.write(|tx| match standing(tx, id)? {
            (_, true) => delete_case(tx, id),
            (_, false) => Err(StoreError::NoSuchRecord { what: "case" }),
        })
    }

    /// Deletes what has lain in the trash for longer than [`TRASH`], with the originals that no other case has ever
    /// used; tells how many cases went.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn purge(&self) -> Result<usize> {
        let now = self.shared.now();
        let purged = self.shared.write(|tx| {
            let mut query = tx.prepare("SELECT id FROM cases WHERE trashed_at < ?1")?;
            let old: Vec<CaseId> =
                query.query_map([now - TRASH], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            for id in &old {
                delete_case(tx, *id)?;
            }
            delete_unused_originals(tx, now)?;
            tx.execute(
                "DELETE FROM pictures WHERE page_id NOT IN (SELECT id FROM pages)
                 AND NOT EXISTS (SELECT 1 FROM steps WHERE undone = 1)",
                [],
            )?;
            Ok(old.len())
        })?;
        if purged > 0 {
            // What became free goes back to the disk; that it might not now does no harm.
            let _ = self.shared.read(give_back);
        }
        Ok(purged)
    }
}

/// Gives free pages back to the disk; the statement frees one page for each row that is asked for.
fn give_back(db: &Connection) -> Result<()> {
    let mut pragma = db.prepare("PRAGMA incremental_vacuum")?;
    let mut rows = pragma.query([])?;
    while rows.next()?.is_some() {}
    Ok(())
}

fn delete_case(db: &Connection, id: CaseId) -> Result<()> {
    let mut query = db.prepare_cached("SELECT blob_id FROM attachments WHERE case_id = ?1")?;
    let blobs: Vec<i64> = query.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    db.execute("DELETE FROM outbox WHERE case_id = ?1", [id])?;
    db.execute("DELETE FROM cases WHERE id = ?1", [id])?;
    blobs.into_iter().try_for_each(|blob| blob::delete(db, blob))
}

/// Deletes originals that no case has ever used. One that was added within the last day may be about to be used.
fn delete_unused_originals(db: &Connection, now: i64) -> Result<()> {
    let mut query = db.prepare(
        "SELECT sha256, blob_id FROM originals WHERE added < ?1
         AND NOT EXISTS (SELECT 1 FROM case_originals WHERE case_originals.sha256 = originals.sha256)",
    )?;
    let unused: Vec<(Digest, i64)> = query
        .query_map([now - DAY], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (sha256, blob) in unused {
        db.prepare_cached("DELETE FROM originals WHERE sha256 = ?1")?.execute([sha256])?;
        blob::delete(db, blob)?;
    }
    Ok(())
}

/// State of a case, and whether it is in the trash.
pub(crate) fn standing(db: &Connection, id: CaseId) -> Result<(State, bool)> {
    let mut query = db.prepare_cached("SELECT state, trashed_at IS NOT NULL FROM cases WHERE id = ?1")?;
    let found = query.query_row([id], |row| Ok((row.get::<_, String>(0)?, row.get(1)?))).optional()?;
    let (state, trashed) = found.ok_or(StoreError::NoSuchRecord { what: "case" })?;
    Ok((State::parse(&state)?, trashed))
}

pub(crate) fn touch(db: &Connection, id: CaseId, now: i64) -> Result<()> {
    db.prepare_cached("UPDATE cases SET changed = ?2 WHERE id = ?1")?.execute(params![id, now])?;
    Ok(())
}

fn require_person(db: &Connection, person: Option<PersonId>) -> Result<()> {
    let Some(person) = person else { return Ok(()) };
    let known = db.prepare_cached("SELECT 1 FROM people WHERE id = ?1")?.exists([person])?;
    if known { Ok(()) } else { Err(StoreError::NoSuchRecord { what: "person" }) }
}

/// Slots, and slots with a current attachment, of each case.
fn counts(db: &Connection, only: Option<CaseId>) -> Result<HashMap<CaseId, (u64, u64)>> {
    let mut query = db.prepare_cached(
        "SELECT slots.case_id, slots.id, digest,
           (SELECT recipe_digest FROM attachments WHERE slot_id = slots.id ORDER BY id DESC LIMIT 1)
         FROM slots LEFT JOIN digests ON digests.slot_id = slots.id
         WHERE removed_at IS NULL AND (?1 IS NULL OR case_id = ?1)",
    )?;
    let mut counts: HashMap<CaseId, (u64, u64)> = HashMap::new();
    let mut rows = query.query([only])?;
    while let Some(row) = rows.next()? {
        let (case, slot): (CaseId, SlotId) = (row.get(0)?, row.get(1)?);
        let current = is_current(db, slot, row.get(3)?, row.get(2)?)?;
        let count = counts.entry(case).or_default();
        count.0 += 1;
        count.1 += u64::from(current);
    }
    Ok(counts)
}
