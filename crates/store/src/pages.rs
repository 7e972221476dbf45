//! Pages of a part: which page of which original, in which order, and what is done to it.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::Serialize;
use serde_json::Value;

use crate::error::{Result, StoreError};
use crate::ids::{CaseId, Digest, PageId, PartId};
use crate::journal::Subject;
use crate::people::found;
use crate::settings::json;
use crate::slots::{inserted, renumber};
use crate::vault::Vault;

/// A page to be added.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPage {
    /// The original it comes from; the vault must hold it.
    pub original: Digest,
    /// Which page of that original, from 1.
    pub input_page: u32,
    /// What is done to it: an object that the program above defines.
    pub recipe: Value,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    /// Its number.
    pub id: PageId,
    /// The part it lies in.
    pub part: PartId,
    /// The original it comes from.
    pub original: Digest,
    /// Which page of that original, from 1.
    pub input_page: u32,
    /// What is done to it.
    pub recipe: Value,
    /// What was measured on it, when it was.
    pub facts: Option<Value>,
    /// When it was removed, milliseconds since 1970.
    pub removed_at: Option<i64>,
}

fn page(row: &Row<'_>) -> Result<Page> {
    Ok(Page {
        id: row.get(0)?,
        part: row.get(1)?,
        original: row.get(2)?,
        input_page: row.get(3)?,
        recipe: json(&row.get::<_, String>(4)?)?,
        facts: row.get::<_, Option<String>>(5)?.map(|text| json(&text)).transpose()?,
        removed_at: row.get(6)?,
    })
}

const COLUMNS: &str = "SELECT id, part_id, original, input_page, recipe, facts, removed_at FROM pages";

impl Vault {
    /// Adds pages to a part in one step, at this place among its pages or at the end. Undoable (`add-pages`).
    ///
    /// # Errors
    /// [`StoreError::CaseNotDraft`], [`StoreError::CaseInTrash`], [`StoreError::NoSuchRecord`] for the part or an
    /// original, and those of the disk.
    pub fn add_pages(&self, part: PartId, pages: &[NewPage], at: Option<usize>) -> Result<Vec<PageId>> {
        self.edit(Subject::Part(part), "add-pages", |tx, _| {
            let before = order(tx, part, &[])?;
            let mut added = Vec::with_capacity(pages.len());
            for page in pages {
                added.push(insert(tx, part, page)?);
            }
            if let Some(at) = at {
                let ids: Vec<i64> = added.iter().map(|id: &PageId| id.0).collect();
                renumber(tx, "pages", &inserted(&before, &ids, at))?;
            }
            Ok(added)
        })
    }

    /// Moves pages, in the order given, into a part of the same case so that the first is number `at` (from 0) of the
    /// pages that stay there. Undoable (`move-pages`).
    ///
    /// # Errors
    /// As [`Vault::add_pages`].
    pub fn move_pages(&self, pages: &[PageId], to: PartId, at: usize) -> Result<()> {
        self.edit(Subject::Part(to), "move-pages", |tx, case| {
            require_in_case(tx, pages, case)?;
            let others = order(tx, to, pages)?;
            for page in pages {
                let sql = "UPDATE pages SET part_id = ?2 WHERE id = ?1 AND part_id <> ?2";
                tx.prepare_cached(sql)?.execute(params![page, to])?;
            }
            let ids: Vec<i64> = pages.iter().map(|id| id.0).collect();
            renumber(tx, "pages", &inserted(&others, &ids, at))
        })
    }

    /// Changes what is done to pages, in one step. Undoable, under the label given.
    ///
    /// # Errors
    /// As [`Vault::add_pages`].
    pub fn set_recipes(&self, recipes: &[(PageId, Value)], label: &'static str) -> Result<()> {
        let Some((first, _)) = recipes.first() else { return Ok(()) };
        self.edit(Subject::Page(*first), label, |tx, case| {
            for (page, recipe) in recipes {
                require_in_case(tx, &[*page], case)?;
                let sql = "UPDATE pages SET recipe = ?2 WHERE id = ?1";
                tx.prepare_cached(sql)?.execute(params![page, recipe.to_string()])?;
            }
            Ok(())
        })
    }

    /// Notes what was measured on a page. No step: undo does not touch it.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn set_facts(&self, page: PageId, facts: &Value) -> Result<()> {
        self.shared.write(|tx| {
            let sql = "UPDATE pages SET facts = ?2 WHERE id = ?1";
            found(tx.prepare_cached(sql)?.execute(params![page, facts.to_string()])?, "page")
        })
    }

    /// Removes pages, in one step. Undoable (`remove-pages`).
    ///
    /// # Errors
    /// As [`Vault::add_pages`].
    pub fn remove_pages(&self, pages: &[PageId]) -> Result<()> {
        self.set_removed(pages, "remove-pages", Some(self.shared.now()))
    }

    /// Brings removed pages back to where they were. Undoable (`restore-pages`).
    ///
    /// # Errors
    /// As [`Vault::add_pages`].
    pub fn restore_pages(&self, pages: &[PageId]) -> Result<()> {
        self.set_removed(pages, "restore-pages", None)
    }

    fn set_removed(&self, pages: &[PageId], label: &'static str, at: Option<i64>) -> Result<()> {
        let Some(first) = pages.first() else { return Ok(()) };
        self.edit(Subject::Page(*first), label, |tx, case| {
            require_in_case(tx, pages, case)?;
            for page in pages {
                let sql = "UPDATE pages SET removed_at = ?2
                           WHERE id = ?1 AND (removed_at IS NULL) <> (?2 IS NULL)";
                tx.prepare_cached(sql)?.execute(params![page, at])?;
            }
            Ok(())
        })
    }

    /// The pages of a part in their order, without those removed.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn pages(&self, part: PartId) -> Result<Vec<Page>> {
        self.shared.read(|db| pages(db, part, false))
    }

    /// The pages of a part that were removed.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn removed_pages(&self, part: PartId) -> Result<Vec<Page>> {
        self.shared.read(|db| pages(db, part, true))
    }

    /// One page, removed or not.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn page(&self, id: PageId) -> Result<Page> {
        self.shared.read(|db| {
            let mut query = db.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?;
            let found = query.query_row([id], |row| Ok(page(row))).optional()?;
            found.ok_or(StoreError::NoSuchRecord { what: "page" })?
        })
    }

    /// Keeps a small picture of a page, such as a thumbnail. It may be dropped at any time.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn put_picture(&self, page: PageId, kind: &str, data: &[u8]) -> Result<()> {
        self.shared.write(|tx| {
            let sql = "INSERT OR REPLACE INTO pictures (page_id, kind, data) VALUES (?1, ?2, ?3)";
            tx.prepare_cached(sql)?.execute(params![page, kind, data])?;
            Ok(())
        })
    }

    /// A picture that was kept, or nothing.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn picture(&self, page: PageId, kind: &str) -> Result<Option<Vec<u8>>> {
        self.shared.read(|db| {
            let mut query =
                db.prepare_cached("SELECT data FROM pictures WHERE page_id = ?1 AND kind = ?2")?;
            Ok(query.query_row(params![page, kind], |row| row.get(0)).optional()?)
        })
    }

    /// Drops the pictures of a page, or all there are.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn drop_pictures(&self, page: Option<PageId>) -> Result<()> {
        self.shared.write(|tx| {
            let sql = "DELETE FROM pictures WHERE ?1 IS NULL OR page_id = ?1";
            tx.prepare_cached(sql)?.execute([page])?;
            Ok(())
        })
    }
}

/// Adds a page at the end of a part.
pub(crate) fn insert(tx: &Transaction<'_>, part: PartId, page: &NewPage) -> Result<PageId> {
    if !tx.prepare_cached("SELECT 1 FROM originals WHERE sha256 = ?1")?.exists([page.original])? {
        return Err(StoreError::NoSuchRecord { what: "original" });
    }
    let sql = "INSERT INTO pages (part_id, position, original, input_page, recipe)
               VALUES (?1, (SELECT ifnull(max(position) + 1, 0) FROM pages WHERE part_id = ?1), ?2, ?3, ?4)";
    let recipe = page.recipe.to_string();
    tx.prepare_cached(sql)?.execute(params![part, page.original, page.input_page, recipe])?;
    Ok(PageId(tx.last_insert_rowid()))
}

pub(crate) fn pages(db: &Connection, part: PartId, removed: bool) -> Result<Vec<Page>> {
    let mut query = db.prepare_cached(&format!(
        "{COLUMNS} WHERE part_id = ?1 AND (removed_at IS NOT NULL) = ?2 ORDER BY position, id"
    ))?;
    query.query_and_then(params![part, removed], page)?.collect()
}

/// Ids of the pages of a part in order, each with whether it is removed, without some of them.
fn order(db: &Connection, part: PartId, without: &[PageId]) -> Result<Vec<(i64, bool)>> {
    let sql = "SELECT id, removed_at IS NOT NULL FROM pages WHERE part_id = ?1 ORDER BY position, id";
    let mut query = db.prepare_cached(sql)?;
    let all = query.query_map([part], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let all: Vec<(i64, bool)> = all.collect::<rusqlite::Result<_>>()?;
    Ok(all.into_iter().filter(|(id, _)| !without.contains(&PageId(*id))).collect())
}

fn require_in_case(db: &Connection, pages: &[PageId], case: CaseId) -> Result<()> {
    let sql = "SELECT 1 FROM pages JOIN parts ON parts.id = part_id JOIN slots ON slots.id = slot_id
               WHERE pages.id = ?1 AND case_id = ?2";
    for page in pages {
        if !db.prepare_cached(sql)?.exists(params![page, case])? {
            return Err(StoreError::NoSuchRecord { what: "page" });
        }
    }
    Ok(())
}
