//! Slots of a case and the parts within them.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::error::{Result, StoreError};
use crate::ids::{CaseId, Digest, PartId, SlotId};
use crate::journal::Subject;
use crate::people::found;
use crate::settings::{json, storable};
use crate::vault::Vault;

/// What lies in a part. The order is that of the finished document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// The paper itself.
    Original,
    /// Its legalisation or apostille.
    Legalisation,
    /// Its translation.
    Translation,
}

impl PartKind {
    /// All kinds in their order.
    pub const ALL: [Self; 3] = [Self::Original, Self::Legalisation, Self::Translation];

    /// Stable name, as in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Original => "original",
            Self::Legalisation => "legalisation",
            Self::Translation => "translation",
        }
    }
}

/// A place for one document.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Slot {
    /// Its number.
    pub id: SlotId,
    /// Its case.
    pub case: CaseId,
    /// What it is called.
    pub name: String,
    /// Which of the receiver's rules hold, such as `general` or `passport`.
    pub rule: String,
    /// When it was removed, milliseconds since 1970.
    pub removed_at: Option<i64>,
    /// Which of the catalogue's papers it is for.
    pub paper: Option<String>,
    /// What a person has said of it: an object that the program above defines.
    pub notes: Option<Value>,
}

impl Vault {
    /// Adds a slot for one of the catalogue's papers, at this place among the slots or at the end. Undoable (`add-slot`).
    ///
    /// # Errors
    /// As [`Vault::add_slot`].
    pub fn add_paper_slot(
        &self,
        case: CaseId,
        name: &str,
        rule: &str,
        paper: &str,
        at: Option<usize>,
    ) -> Result<SlotId> {
        let (name, rule, paper) = (storable(name)?, storable(rule)?, storable(paper)?);
        self.edit(Subject::Case(case), "add-slot", |tx, _| {
            let slot = insert_at(tx, case, name, rule, at)?;
            let sql = "UPDATE slots SET paper = ?2 WHERE id = ?1";
            tx.prepare_cached(sql)?.execute(params![slot, paper])?;
            Ok(slot)
        })
    }

    /// Notes what a person has said of a slot, in whatever state its case is; `null` takes it away. Undoable in a draft,
    /// under the label given.
    ///
    /// # Errors
    /// [`StoreError::CaseInTrash`], [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn set_slot_notes(&self, slot: SlotId, notes: &Value, label: &'static str) -> Result<()> {
        let notes = (!notes.is_null()).then(|| notes.to_string());
        self.edit_in_any_state(Subject::Slot(slot), label, |tx, _| {
            let sql = "UPDATE slots SET notes = ?2 WHERE id = ?1";
            found(tx.prepare_cached(sql)?.execute(params![slot, notes])?, "slot")
        })
    }

    /// Adds a slot with its three parts, at this place among the slots or at the end. Undoable (`add-slot`).
    ///
    /// # Errors
    /// [`StoreError::CaseNotDraft`], [`StoreError::CaseInTrash`], [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn add_slot(&self, case: CaseId, name: &str, rule: &str, at: Option<usize>) -> Result<SlotId> {
        let (name, rule) = (storable(name)?, storable(rule)?);
        self.edit(Subject::Case(case), "add-slot", |tx, _| insert_at(tx, case, name, rule, at))
    }

    /// Renames a slot. Undoable (`rename-slot`).
    ///
    /// # Errors
    /// As [`Vault::add_slot`].
    pub fn rename_slot(&self, slot: SlotId, name: &str) -> Result<()> {
        let name = storable(name)?;
        self.edit(Subject::Slot(slot), "rename-slot", |tx, _| {
            let sql = "UPDATE slots SET name = ?2 WHERE id = ?1";
            found(tx.prepare_cached(sql)?.execute(params![slot, name])?, "slot")
        })
    }

    /// Says which rule holds for a slot. Undoable (`set-slot-rule`).
    ///
    /// # Errors
    /// As [`Vault::add_slot`].
    pub fn set_slot_rule(&self, slot: SlotId, rule: &str) -> Result<()> {
        let rule = storable(rule)?;
        self.edit(Subject::Slot(slot), "set-slot-rule", |tx, _| {
            let sql = "UPDATE slots SET rule = ?2 WHERE id = ?1";
            found(tx.prepare_cached(sql)?.execute(params![slot, rule])?, "slot")
        })
    }

    /// Moves a slot so that it is number `at` (from 0) of those not removed. Undoable (`move-slot`).
    ///
    /// # Errors
    /// As [`Vault::add_slot`].
    pub fn move_slot(&self, slot: SlotId, at: usize) -> Result<()> {
        self.edit(Subject::Slot(slot), "move-slot", |tx, case| place(tx, case, slot, at))
    }

    /// Removes a slot with all its pages. Undoable (`remove-slot`).
    ///
    /// # Errors
    /// As [`Vault::add_slot`].
    pub fn remove_slot(&self, slot: SlotId) -> Result<()> {
        let now = self.shared.now();
        self.edit(Subject::Slot(slot), "remove-slot", |tx, _| {
            let sql = "UPDATE slots SET removed_at = ?2 WHERE id = ?1 AND removed_at IS NULL";
            tx.prepare_cached(sql)?.execute(params![slot, now])?;
            Ok(())
        })
    }

    /// Brings a removed slot back, with all its pages. Undoable (`restore-slot`).
    ///
    /// # Errors
    /// As [`Vault::add_slot`].
    pub fn restore_slot(&self, slot: SlotId) -> Result<()> {
        self.edit(Subject::Slot(slot), "restore-slot", |tx, _| {
            tx.prepare_cached("UPDATE slots SET removed_at = NULL WHERE id = ?1")?.execute([slot])?;
            Ok(())
        })
    }

    /// The slots of a case in their order, without those removed.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn slots(&self, case: CaseId) -> Result<Vec<Slot>> {
        self.shared.read(|db| slots(db, case, false))
    }

    /// The slots of a case that were removed.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn removed_slots(&self, case: CaseId) -> Result<Vec<Slot>> {
        self.shared.read(|db| slots(db, case, true))
    }

    /// One slot, removed or not.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn slot(&self, id: SlotId) -> Result<Slot> {
        self.shared.read(|db| {
            let mut query = db.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?;
            let found = query.query_row([id], |row| Ok(slot(row))).optional()?;
            found.ok_or(StoreError::NoSuchRecord { what: "slot" })?
        })
    }

    /// The part of this kind in a slot. Every slot has all three from its beginning.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn part(&self, slot: SlotId, kind: PartKind) -> Result<PartId> {
        self.shared.read(|db| part(db, slot, kind))
    }

    /// Digest of what an attachment of this slot would be made of: its rule, and originals, pages, recipes in order.
    /// An attachment is current while this is what it was made of.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn recipe_digest(&self, slot: SlotId) -> Result<Digest> {
        self.shared.read(|db| recipe_digest(db, slot))
    }
}

impl Vault {
    /// Keeps the digests of slots with a document that are not kept yet: of a vault of an earlier version, of a case that
    /// came from another vault, of what was undone. Without them everything is right but slower.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn keep_digests(&self) -> Result<()> {
        let sql = "SELECT id FROM slots WHERE id IN (SELECT slot_id FROM attachments)
                   AND id NOT IN (SELECT slot_id FROM digests)";
        let missing = self.shared.read(|db| {
            let mut query = db.prepare(sql)?;
            Ok(query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<SlotId>>>()?)
        })?;
        if missing.is_empty() {
            return Ok(());
        }
        self.shared.write(|tx| missing.iter().try_for_each(|slot| keep_digest(tx, *slot)))
    }
}

/// Adds a slot at this place, or at the end.
fn insert_at(
    tx: &Transaction<'_>,
    case: CaseId,
    name: &str,
    rule: &str,
    at: Option<usize>,
) -> Result<SlotId> {
    let slot = insert(tx, case, name, rule)?;
    if let Some(at) = at {
        place(tx, case, slot, at)?;
    }
    Ok(slot)
}

/// Adds a slot at the end.
pub(crate) fn insert(tx: &Transaction<'_>, case: CaseId, name: &str, rule: &str) -> Result<SlotId> {
    let sql = "INSERT INTO slots (case_id, position, name, rule)
               VALUES (?1, (SELECT ifnull(max(position) + 1, 0) FROM slots WHERE case_id = ?1), ?2, ?3)";
    tx.prepare_cached(sql)?.execute(params![case, name, rule])?;
    let slot = SlotId(tx.last_insert_rowid());
    for (position, kind) in (0_i64..).zip(PartKind::ALL) {
        let sql = "INSERT INTO parts (slot_id, kind, position) VALUES (?1, ?2, ?3)";
        tx.prepare_cached(sql)?.execute(params![slot, kind.name(), position])?;
    }
    Ok(slot)
}

pub(crate) fn part(db: &Connection, slot: SlotId, kind: PartKind) -> Result<PartId> {
    let mut query = db.prepare_cached("SELECT id FROM parts WHERE slot_id = ?1 AND kind = ?2")?;
    let id = query.query_row(params![slot, kind.name()], |row| row.get(0)).optional()?;
    id.ok_or(StoreError::NoSuchRecord { what: "slot" })
}

pub(crate) fn slots(db: &Connection, case: CaseId, removed: bool) -> Result<Vec<Slot>> {
    let mut query = db.prepare_cached(&format!(
        "{COLUMNS} WHERE case_id = ?1 AND (removed_at IS NOT NULL) = ?2 ORDER BY position, id"
    ))?;
    query.query_and_then(params![case, removed], slot)?.collect()
}

const COLUMNS: &str = "SELECT id, case_id, name, rule, removed_at, paper, notes FROM slots";

fn slot(row: &rusqlite::Row<'_>) -> Result<Slot> {
    Ok(Slot {
        id: row.get(0)?,
        case: row.get(1)?,
        name: row.get(2)?,
        rule: row.get(3)?,
        removed_at: row.get(4)?,
        paper: row.get(5)?,
        notes: row.get::<_, Option<String>>(6)?.map(|text| json(&text)).transpose()?,
    })
}

fn place(tx: &Transaction<'_>, case: CaseId, slot: SlotId, at: usize) -> Result<()> {
    let sql =
        "SELECT id, removed_at IS NOT NULL FROM slots WHERE case_id = ?1 AND id <> ?2 ORDER BY position, id";
    let mut query = tx.prepare_cached(sql)?;
    let others: Vec<(i64, bool)> = query
        .query_map(params![case, slot], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    renumber(tx, "slots", &inserted(&others, &[slot.0], at))
}

/// `others` (id, removed) with `ids` put in so that the first is number `at` of those not removed.
pub(crate) fn inserted(others: &[(i64, bool)], ids: &[i64], at: usize) -> Vec<i64> {
    let shown = others.iter().enumerate().filter(|(_, (_, removed))| !removed);
    let split = shown.map(|(place, _)| place).nth(at).unwrap_or(others.len());
    let all = others.iter().map(|(id, _)| *id);
    all.clone().take(split).chain(ids.iter().copied()).chain(all.skip(split)).collect()
}

/// Numbers rows in this order; touches only those whose number changes.
pub(crate) fn renumber(tx: &Transaction<'_>, table: &str, ids: &[i64]) -> Result<()> {
    let sql = format!("UPDATE {table} SET position = ?2 WHERE id = ?1 AND position <> ?2");
    let mut update = tx.prepare_cached(&sql)?;
    for (position, id) in (0_i64..).zip(ids) {
        update.execute(params![id, position])?;
    }
    Ok(())
}

pub(crate) fn recipe_digest(db: &Connection, slot: SlotId) -> Result<Digest> {
    let mut kept = db.prepare_cached("SELECT digest FROM digests WHERE slot_id = ?1")?;
    match kept.query_row([slot], |row| row.get(0)).optional()? {
        Some(digest) => Ok(digest),
        None => computed_digest(db, slot),
    }
}

/// Keeps the digest of a slot, until something changes it.
pub(crate) fn keep_digest(tx: &Transaction<'_>, slot: SlotId) -> Result<()> {
    let digest = computed_digest(tx, slot)?;
    tx.prepare_cached("INSERT OR REPLACE INTO digests (slot_id, digest) VALUES (?1, ?2)")?
        .execute(params![slot, digest])?;
    Ok(())
}

fn computed_digest(db: &Connection, slot: SlotId) -> Result<Digest> {
    let mut query = db.prepare_cached(
        "SELECT slots.rule, parts.kind, pages.original, pages.input_page, pages.recipe
         FROM slots LEFT JOIN parts ON parts.slot_id = slots.id
           LEFT JOIN pages ON pages.part_id = parts.id AND pages.removed_at IS NULL
         WHERE slots.id = ?1 ORDER BY parts.position, pages.position, pages.id",
    )?;
    let mut hasher = None;
    let mut rows = query.query([slot])?;
    while let Some(row) = rows.next()? {
        let rule: String = row.get(0)?;
        let hasher = hasher.get_or_insert_with(|| {
            let mut hasher = Sha256::new();
            feed(&mut hasher, rule.as_bytes());
            hasher
        });
        let Some(original) = row.get::<_, Option<Digest>>(2)? else { continue };
        let (kind, recipe): (String, String) = (row.get(1)?, row.get(4)?);
        let input_page: i64 = row.get(3)?;
        for piece in [kind.as_bytes(), &original.0, &input_page.to_be_bytes(), recipe.as_bytes()] {
            feed(hasher, piece);
        }
    }
    let hasher = hasher.ok_or(StoreError::NoSuchRecord { what: "slot" })?;
    Ok(Digest(hasher.finalize().into()))
}

/// Whether the last document of a slot, made of `made_of`, is of just what lies in the slot now (`kept`, where known).
pub(crate) fn is_current(
    db: &Connection,
    slot: SlotId,
    made_of: Option<Digest>,
    kept: Option<Digest>,
) -> Result<bool> {
    Ok(match (made_of, kept) {
        (None, _) => false,
        (Some(made_of), Some(kept)) => made_of == kept,
        (Some(made_of), None) => made_of == computed_digest(db, slot)?,
    })
}

/// With its length before it, so that no two lists of pieces look the same.
fn feed(hasher: &mut Sha256, piece: &[u8]) {
    hasher.update((piece.len() as u64).to_be_bytes());
    hasher.update(piece);
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;
    use secrecy::SecretString;
    use serde_json::json;

    use super::{PartKind, computed_digest, keep_digest, recipe_digest};
    use crate::ids::SlotId;
    use crate::{NewPage, NewVault, Strength, Vault};

    #[test]
    fn digests_that_are_not_kept_are_computed_and_then_kept() {
        let dir = tempfile::tempdir().unwrap();
        let passphrase = SecretString::from("koivu");
        let cheap = Strength { memory_kib: 8, passes: 1, lanes: 1, scrypt_log_n: 4 };
        let new = NewVault { passphrase: Some((&passphrase, cheap)), ..NewVault::default() };
        let vault = Vault::create(dir.path(), &new, || 0).unwrap().0;
        let case = vault.create_case("Anna", None, None).unwrap();
        let slot = vault.add_slot(case, "Paper", "general", None).unwrap();
        let original = vault.add_original("paper", &mut &b"paper"[..]).unwrap();
        let page = NewPage { original, input_page: 1, recipe: json!({}) };
        vault.add_pages(vault.part(slot, PartKind::Original).unwrap(), &[page], None).unwrap();
        let made_of = vault.recipe_digest(slot).unwrap();
        vault.put_attachment(slot, &mut &b"pdf"[..], &json!({}), made_of).unwrap();
        let kept = || {
            let count = "SELECT count(*) FROM digests";
            vault.shared.read(|db| Ok(db.query_row(count, [], |row| row.get::<_, i64>(0))?)).unwrap()
        };
        let ready = || (vault.cases().unwrap()[0].attached, vault.unfinished_slots().unwrap().len());
        assert_eq!((kept(), ready()), (1, (1, 0)));
        vault.shared.write(|tx| Ok(tx.execute("DELETE FROM digests", [])?)).unwrap();
        assert_eq!((kept(), ready()), (0, (1, 0)));
        vault.keep_digests().unwrap();
        assert_eq!((kept(), ready()), (1, (1, 0)));
    }

    #[test]
    fn a_kept_digest_never_outlives_what_it_is_of() {
        let mut db = Connection::open_in_memory().unwrap();
        crate::schema::migrate(&mut db).unwrap();
        db.execute_batch(
            "INSERT INTO cases (name, state, created, changed) VALUES ('c', 'draft', 0, 0);
             INSERT INTO slots (case_id, position, name, rule) VALUES (1, 0, 's', 'general'), (1, 1, 't', 'general');
             INSERT INTO parts (slot_id, kind, position)
               VALUES (1, 'original', 0), (1, 'translation', 2), (2, 'original', 0);
             INSERT INTO blobs DEFAULT VALUES;
             INSERT INTO originals VALUES (zeroblob(32), 1, 1, 'a', 0);
             INSERT INTO pages (part_id, position, original, input_page, recipe)
               VALUES (1, 0, zeroblob(32), 1, '{}'), (1, 1, zeroblob(32), 2, '{}'), (2, 0, zeroblob(32), 3, '{}');",
        )
        .unwrap();
        let slots = [SlotId(1), SlotId(2)];
        for change in [
            "UPDATE slots SET rule = 'passport' WHERE id = 1",
            "UPDATE pages SET recipe = '{\"turn\":\"right\"}' WHERE id = 1",
            "UPDATE pages SET position = 1 - position WHERE part_id = 1",
            "UPDATE pages SET input_page = 9 WHERE id = 3",
            "UPDATE pages SET removed_at = 5 WHERE id = 2",
            "UPDATE pages SET removed_at = NULL WHERE id = 2",
            "UPDATE pages SET part_id = 3 WHERE id = 2",
            "DELETE FROM pages WHERE id = 2",
            "INSERT INTO pages (part_id, position, original, input_page, recipe) VALUES (3, 7, zeroblob(32), 1, '[]')",
            "UPDATE parts SET kind = 'legalisation', position = 1 WHERE id = 2",
            "UPDATE parts SET slot_id = 2 WHERE id = 2",
            "DELETE FROM pages WHERE part_id = 2; DELETE FROM parts WHERE id = 2",
        ] {
            let tx = db.transaction().unwrap();
            slots.iter().for_each(|slot| keep_digest(&tx, *slot).unwrap());
            let before = slots.map(|slot| recipe_digest(&tx, slot).unwrap());
            tx.execute_batch(change).unwrap();
            let after = slots.map(|slot| recipe_digest(&tx, slot).unwrap());
            assert_ne!(before, after, "{change}");
            assert_eq!(after, slots.map(|slot| computed_digest(&tx, slot).unwrap()), "{change}");
            tx.commit().unwrap();
        }
        let tx = db.transaction().unwrap();
        slots.iter().for_each(|slot| keep_digest(&tx, *slot).unwrap());
        tx.execute_batch("UPDATE pages SET facts = '{}'; UPDATE slots SET name = 'other'").unwrap();
        let kept: i64 = tx.query_row("SELECT count(*) FROM digests", [], |row| row.get(0)).unwrap();
        assert_eq!(kept, 2, "what does not go into the document leaves it alone");
    }
}
