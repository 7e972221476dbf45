//! Files that have not become pages yet: taken in byte for byte, opened later, in any later start if need be.

use std::io::Read;

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;
use serde_json::Value;

use crate::cases;
use crate::error::{Result, StoreError};
use crate::ids::{ArrivalId, CaseId, Digest, PageId, PartId, SlotId, StepId};
use crate::journal::{self, Subject};
use crate::pages::Page;
use crate::people::found;
use crate::settings::{json, storable};
use crate::slots;
use crate::vault::Vault;

/// Places that are kept free behind the first page of a file.
const ROOM: i64 = 1000;

/// A file on its way to becoming pages.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Arrival {
    /// Its number.
    pub id: ArrivalId,
    /// Where its pages go.
    pub part: PartId,
    /// Its content.
    pub original: Digest,
    /// What the file was called.
    pub name: String,
    /// How many of its pages are there already.
    pub landed: u32,
    /// Why it cannot become pages: an object that the program above defines.
    pub trouble: Option<Value>,
}

/// A page of a file, just made.
#[derive(Debug, Clone)]
pub struct Landed<'a> {
    /// Which page of the file, from 1.
    pub input_page: u32,
    /// What was done to it.
    pub recipe: &'a Value,
    /// What was measured on it.
    pub facts: &'a Value,
    /// Pictures of it, by kind.
    pub pictures: &'a [(&'static str, &'a [u8])],
}

const COLUMNS: &str = "SELECT id, part_id, original, name, landed, trouble FROM arrivals";

fn arrival(row: &Row<'_>) -> Result<Arrival> {
    Ok(Arrival {
        id: row.get(0)?,
        part: row.get(1)?,
        original: row.get(2)?,
        name: row.get(3)?,
        landed: row.get(4)?,
        trouble: row.get::<_, Option<String>>(5)?.map(|text| json(&text)).transpose()?,
    })
}

impl Vault {
    /// Takes a file in for a part. When this returns it is on the disk, byte for byte, and will become pages sooner or
    /// later. Files of one batch (named by its first arrival) are undone together.
    ///
    /// # Errors
    /// [`StoreError::CaseNotDraft`], [`StoreError::CaseInTrash`], [`StoreError::InputUnreadable`],
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn arrive(
        &self,
        part: PartId,
        name: &str,
        input: &mut dyn Read,
        batch: Option<ArrivalId>,
    ) -> Result<ArrivalId> {
        let name = storable(name)?;
        self.shared.read(|db| journal::require_draft(db, Subject::Part(part).case(db)?))?;
        let original = self.add_original(name, input)?;
        let now = self.shared.now();
        self.shared.write(|tx| {
            journal::require_draft(tx, Subject::Part(part).case(tx)?)?;
            let place = "SELECT max(ifnull((SELECT max(position) FROM pages WHERE part_id = ?1), -1),
                                    ifnull((SELECT max(position) + ?2 FROM arrivals WHERE part_id = ?1), -1)) + 1";
            let position: i64 = tx.prepare_cached(place)?.query_row(params![part, ROOM], |row| row.get(0))?;
            let sql = "INSERT INTO arrivals (part_id, original, name, batch, position, arrived)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            let given = batch.map_or(0, |batch| batch.0);
            tx.prepare_cached(sql)?.execute(params![part, original, name, given, position, now])?;
            let id = ArrivalId(tx.last_insert_rowid());
            tx.prepare_cached("UPDATE arrivals SET batch = id WHERE id = ?1 AND batch = 0")?.execute([id])?;
            Ok(id)
        })
    }

    /// The files of a slot that have not become pages yet, in the order in which they came.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn arrivals(&self, slot: SlotId) -> Result<Vec<Arrival>> {
        self.shared.read(|db| {
            let mut query = db.prepare_cached(&format!(
                "{COLUMNS} WHERE part_id IN (SELECT id FROM parts WHERE slot_id = ?1) ORDER BY id"
            ))?;
            query.query_and_then([slot], arrival)?.collect()
        })
    }

    /// The next page of a file is there, with its facts and pictures. Undoable (`add-pages`), as one step with the
    /// other pages of its batch as long as nothing else is done in between.
    ///
    /// # Errors
    /// As [`Vault::arrive`]; [`StoreError::NoSuchRecord`] when the file was dismissed.
    pub fn land_page(&self, id: ArrivalId, page: &Landed<'_>) -> Result<PageId> {
        let now = self.shared.now();
        self.shared.write(|tx| {
            let pending = pending(tx, id)?;
            let case = Subject::Part(pending.part).case(tx)?;
            journal::require_draft(tx, case)?;
            let step = step_of(tx, case, &pending, now)?;
            journal::record(tx, step)?;
            let position = make_room(tx, &pending, page.input_page)?;
            let sql = "INSERT INTO pages (part_id, position, original, input_page, recipe, facts)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            tx.prepare_cached(sql)?.execute(params![
                pending.part,
                position,
                pending.original,
                page.input_page,
                page.recipe.to_string(),
                page.facts.to_string()
            ])?;
            let added = PageId(tx.last_insert_rowid());
            journal::stop_recording(tx)?;
            put_pictures(tx, added, page.pictures)?;
            tx.prepare_cached("UPDATE arrivals SET landed = landed + 1 WHERE id = ?1")?.execute([id])?;
            cases::touch(tx, case, now)?;
            Ok(added)
        })
    }

    /// All pages of a file are there.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn settle_arrival(&self, id: ArrivalId) -> Result<()> {
        self.shared.write(|tx| {
            tx.prepare_cached("DELETE FROM arrivals WHERE id = ?1")?.execute([id])?;
            Ok(())
        })
    }

    /// A file cannot become pages. It stays, with the reason, until somebody dismisses it or tries again.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn fail_arrival(&self, id: ArrivalId, trouble: &Value) -> Result<()> {
        self.shared.write(|tx| {
            let sql = "UPDATE arrivals SET trouble = ?2 WHERE id = ?1";
            tx.prepare_cached(sql)?.execute(params![id, trouble.to_string()])?;
            Ok(())
        })
    }

    /// The failed files of a slot are tried again.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn retry_arrivals(&self, slot: SlotId) -> Result<()> {
        self.shared.write(|tx| {
            let sql = "UPDATE arrivals SET trouble = NULL
                       WHERE part_id IN (SELECT id FROM parts WHERE slot_id = ?1)";
            tx.prepare_cached(sql)?.execute([slot])?;
            Ok(())
        })
    }

    /// A file is not wanted any more; its pages that are there stay. Tells the slot it was for.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn dismiss_arrival(&self, id: ArrivalId) -> Result<SlotId> {
        self.shared.write(|tx| {
            let slot = slot_of(tx, pending(tx, id)?.part)?;
            found(tx.prepare_cached("DELETE FROM arrivals WHERE id = ?1")?.execute([id])?, "page")?;
            Ok(slot)
        })
    }

    /// A page was made anew: what was measured, and its pictures. `made_of` is the page as it was when that began: where
    /// its recipe has changed since, nothing is written, because what is there may be of the recipe that holds now. No
    /// step: undo does not touch it.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn put_made(&self, made_of: &Page, facts: &Value, pictures: &[(&'static str, &[u8])]) -> Result<()> {
        self.shared.write(|tx| {
            let mut query = tx.prepare_cached("SELECT recipe FROM pages WHERE id = ?1")?;
            let recipe: Option<String> = query.query_row([made_of.id], |row| row.get(0)).optional()?;
            // Compared as values: a number may be written in more than one way.
            if json(&recipe.ok_or(StoreError::NoSuchRecord { what: "page" })?)? != made_of.recipe {
                return Ok(());
            }
            let sql = "UPDATE pages SET facts = ?2 WHERE id = ?1";
            tx.prepare_cached(sql)?.execute(params![made_of.id, facts.to_string()])?;
            put_pictures(tx, made_of.id, pictures)
        })
    }

    /// The slot that a part belongs to.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn slot_of(&self, part: PartId) -> Result<SlotId> {
        self.shared.read(|db| slot_of(db, part))
    }

    /// Slots in which work was left: files that are not pages, pages never made, a document that is not of its pages.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn unfinished_slots(&self) -> Result<Vec<SlotId>> {
        self.shared.read(|db| {
            let mut query = db.prepare_cached(
                "SELECT slots.id, digest,
                   (SELECT recipe_digest FROM attachments WHERE slot_id = slots.id ORDER BY id DESC LIMIT 1),
                   EXISTS (SELECT 1 FROM arrivals JOIN parts ON parts.id = part_id
                           WHERE slot_id = slots.id AND trouble IS NULL)
                 FROM slots JOIN cases ON cases.id = case_id LEFT JOIN digests ON digests.slot_id = slots.id
                 WHERE removed_at IS NULL AND trashed_at IS NULL AND state = 'draft' ORDER BY slots.id",
            )?;
            let mut unfinished = Vec::new();
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let slot: SlotId = row.get(0)?;
                let waiting: bool = row.get(3)?;
                let current = slots::is_current(db, slot, row.get(2)?, row.get(1)?)?;
                if waiting || (!current && has_pages(db, slot)?) {
                    unfinished.push(slot);
                }
            }
            Ok(unfinished)
        })
    }
}

/// Where the next page of a file goes: behind the one before it, wherever a person has put that meanwhile. Pages that
/// stand there already move on.
fn make_room(tx: &Transaction<'_>, pending: &Pending, input_page: u32) -> Result<i64> {
    let mut before = tx.prepare_cached(
        "SELECT position + 1 FROM pages WHERE part_id = ?1 AND original = ?2 AND input_page < ?3
         ORDER BY input_page DESC, id DESC LIMIT 1",
    )?;
    let behind = match pending.landed {
        0 => None,
        _ => before
            .query_row(params![pending.part, pending.original, input_page], |row| row.get(0))
            .optional()?,
    };
    let position = behind.unwrap_or(pending.position + pending.landed);
    let taken = "SELECT 1 FROM pages WHERE part_id = ?1 AND position = ?2";
    if tx.prepare_cached(taken)?.exists(params![pending.part, position])? {
        let sql = "UPDATE pages SET position = position + 1 WHERE part_id = ?1 AND position >= ?2";
        tx.prepare_cached(sql)?.execute(params![pending.part, position])?;
    }
    Ok(position)
}

fn has_pages(db: &Connection, slot: SlotId) -> Result<bool> {
    let sql = "SELECT 1 FROM pages JOIN parts ON parts.id = part_id
               WHERE slot_id = ?1 AND pages.removed_at IS NULL";
    Ok(db.prepare_cached(sql)?.exists([slot])?)
}

struct Pending {
    part: PartId,
    original: Digest,
    batch: i64,
    position: i64,
    landed: i64,
    step: Option<StepId>,
}

fn pending(db: &Connection, id: ArrivalId) -> Result<Pending> {
    let sql = "SELECT part_id, original, batch, position, landed, step_id FROM arrivals WHERE id = ?1";
    let pending = db.prepare_cached(sql)?.query_row([id], |row| {
        Ok(Pending {
            part: row.get(0)?,
            original: row.get(1)?,
            batch: row.get(2)?,
            position: row.get(3)?,
            landed: row.get(4)?,
            step: row.get(5)?,
        })
    });
    pending.optional()?.ok_or(StoreError::NoSuchRecord { what: "page" })
}

/// The step of the batch while it is the last one that was done; else a new one.
fn step_of(tx: &Transaction<'_>, case: CaseId, pending: &Pending, now: i64) -> Result<StepId> {
    if let (Some(step), Some(last)) = (pending.step, journal::next(tx, case, false)?)
        && step == last.id
    {
        return Ok(step);
    }
    let step = journal::begin(tx, case, "add-pages", now)?;
    let sql = "UPDATE arrivals SET step_id = ?2 WHERE batch = ?1";
    tx.prepare_cached(sql)?.execute(params![pending.batch, step])?;
    Ok(step)
}

fn slot_of(db: &Connection, part: PartId) -> Result<SlotId> {
    let mut query = db.prepare_cached("SELECT slot_id FROM parts WHERE id = ?1")?;
    query.query_row([part], |row| row.get(0)).optional()?.ok_or(StoreError::NoSuchRecord { what: "part" })
}

fn put_pictures(tx: &Transaction<'_>, page: PageId, pictures: &[(&'static str, &[u8])]) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO pictures (page_id, kind, data) VALUES (?1, ?2, ?3)";
    for (kind, data) in pictures {
        tx.prepare_cached(sql)?.execute(params![page, kind, data])?;
    }
    Ok(())
}
