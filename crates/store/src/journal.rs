//! Undo and redo: while a step is being recorded, triggers note for every change the statement that takes it back.
//!
//! Undoing a step runs its statements, newest first, while the same triggers note how to take *that* back; so the
//! notes of a step always lead to the other side of it, and redo is undo again. Row by row, with exact values: nothing
//! has to be known about what an operation meant.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::Serialize;

use crate::cases::{self, State};
use crate::error::{Result, StoreError};
use crate::ids::{CaseId, PageId, PartId, SlotId, StepId};
use crate::vault::Vault;

/// How many steps of a case can be undone; older ones are forgotten.
pub const DEPTH: i64 = 1000;

struct Listened {
    table: &'static str,
    key: &'static [&'static str],
    /// Columns whose change is a step.
    watched: &'static [&'static str],
    /// Columns that come back with a row but whose change is no step.
    carried: &'static [&'static str],
    rows: bool,
}

/// What is undoable. A case itself is never taken back, only what it is called and for whom; the facts of a page are
/// measured, not decided.
const LISTENED: [Listened; 6] = [
    Listened {
        table: "cases",
        key: &["id"],
        watched: &["name", "application", "person_id"],
        carried: &[],
        rows: false,
    },
    Listened {
        table: "answers",
        key: &["case_id", "pointer"],
        watched: &["value"],
        carried: &[],
        rows: true,
    },
    Listened {
        table: "slots",
        key: &["id"],
        watched: &["case_id", "position", "name", "rule", "removed_at", "paper", "notes"],
        carried: &[],
        rows: true,
    },
    Listened {
        table: "parts",
        key: &["id"],
        watched: &["slot_id", "kind", "position"],
        carried: &[],
        rows: true,
    },
    Listened {
        table: "pages",
        key: &["id"],
        watched: &["part_id", "position", "original", "input_page", "recipe", "removed_at"],
        carried: &["facts"],
        rows: true,
    },
    // Files that come are no step, but taking back what came of one takes the rest of it back too.
    Listened {
        table: "arrivals",
        key: &["id"],
        watched: &["part_id", "original", "name", "batch", "position"],
        carried: &["landed", "step_id", "trouble", "arrived"],
        rows: true,
    },
];

/// Sets up the triggers on this connection. They are temporary: a migration need not know them.
pub(crate) fn listen(db: &Connection) -> Result<()> {
    db.execute_batch("CREATE TEMP TABLE recording (step_id INTEGER NOT NULL)")?;
    for listened in &LISTENED {
        db.execute_batch(&listened.triggers())?;
    }
    Ok(())
}

impl Listened {
    fn triggers(&self) -> String {
        let table = self.table;
        let note = |statement: &str| {
            format!("INSERT INTO changes (step_id, sql) SELECT step_id, {statement} FROM recording;")
        };
        let list = |columns: &[&str], of: &dyn Fn(&&str) -> String, between: &str| {
            columns.iter().map(of).collect::<Vec<_>>().join(between)
        };
        let named =
            |of: &'static str| list(self.key, &|c| format!("'{c} = ' || quote({of}.{c})"), " || ' AND ' || ");
        let differs = list(self.watched, &|c| format!("old.{c} IS NOT new.{c}"), " OR ");
        let values = list(self.watched, &|c| format!("'{c} = ' || quote(old.{c})"), " || ', ' || ");
        let back = note(&format!("'UPDATE {table} SET ' || {values} || ' WHERE ' || {}", named("new")));
        let mut sql = format!(
            "CREATE TEMP TRIGGER {table}_changed AFTER UPDATE OF {} ON {table} WHEN {differs} BEGIN {back} END;",
            self.watched.join(", ")
        );
        if self.rows {
            let all = [self.key, self.watched, self.carried].concat();
            let gone = note(&format!("'DELETE FROM {table} WHERE ' || {}", named("new")));
            let values = list(&all, &|c| format!("quote(old.{c})"), " || ', ' || ");
            let again =
                note(&format!("'INSERT INTO {table} ({}) VALUES (' || {values} || ')'", all.join(", ")));
            sql.push_str(&format!(
                "CREATE TEMP TRIGGER {table}_added AFTER INSERT ON {table} BEGIN {gone} END;
                 CREATE TEMP TRIGGER {table}_gone AFTER DELETE ON {table} BEGIN {again} END;"
            ));
        }
        sql
    }
}

/// What a change is about; from it follows the case.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Subject {
    Case(CaseId),
    Slot(SlotId),
    Part(PartId),
    Page(PageId),
}

impl Subject {
    pub(crate) fn case(self, db: &Connection) -> Result<CaseId> {
        let (what, sql, id) = match self {
            Self::Case(id) => ("case", "SELECT id FROM cases WHERE id = ?1", id.0),
            Self::Slot(id) => ("slot", "SELECT case_id FROM slots WHERE id = ?1", id.0),
            Self::Part(id) => (
                "part",
                "SELECT case_id FROM slots JOIN parts ON parts.slot_id = slots.id WHERE parts.id = ?1",
                id.0,
            ),
            Self::Page(id) => (
                "page",
                "SELECT case_id FROM pages JOIN parts ON parts.id = part_id JOIN slots ON slots.id = slot_id
                 WHERE pages.id = ?1",
                id.0,
            ),
        };
        let found = db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
        found.ok_or(StoreError::NoSuchRecord { what })
    }
}

/// Something that a person did and can take back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// Its number.
    pub id: StepId,
    /// What it was: a text key such as `move-pages`.
    pub label: String,
    /// When, milliseconds since 1970.
    pub made: i64,
}

/// What undo and redo would do next in a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct History {
    /// The step that undo would take back.
    pub undo: Option<Step>,
    /// The step that redo would do again.
    pub redo: Option<Step>,
}

impl Vault {
    /// A change of a draft that can be undone: recorded as a step with this label, unless it changes nothing.
    pub(crate) fn edit<T>(
        &self,
        subject: Subject,
        label: &'static str,
        change: impl FnOnce(&Transaction<'_>, CaseId) -> Result<T>,
    ) -> Result<T> {
        Ok(self.edit_within(subject, label, None, change)?.0)
    }

    /// The same as a part of the step `within`, if that is of the same kind and undo would take it back next; tells which
    /// step it became a part of, or none where it changed nothing.
    pub(crate) fn edit_within<T>(
        &self,
        subject: Subject,
        label: &'static str,
        within: Option<StepId>,
        change: impl FnOnce(&Transaction<'_>, CaseId) -> Result<T>,
    ) -> Result<(T, Option<StepId>)> {
        let now = self.shared.now();
        self.shared.write(|tx| {
            let case = subject.case(tx)?;
            require_draft(tx, case)?;
            // What was undone in between could not be done again on top of this.
            let nothing_undone = next(tx, case, true)?.is_none();
            let goes_on = |last: &Step| nothing_undone && Some(last.id) == within && last.label == label;
            let step = match next(tx, case, false)?.filter(goes_on) {
                Some(last) => last.id,
                None => new_step(tx, case, label, now)?,
            };
            record(tx, step)?;
            let value = change(tx, case)?;
            stop_recording(tx)?;
            let changed = tx
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM changes WHERE step_id = ?1)")?
                .query_row([step], |row| row.get(0))?;
            if changed {
                forget(tx, case)?;
                cases::touch(tx, case, now)?;
            } else {
                tx.prepare_cached("DELETE FROM steps WHERE id = ?1")?.execute([step])?;
            }
            Ok((value, changed.then_some(step)))
        })
    }

    /// A change that is a step in a draft, and is made all the same in a case that is on its way.
    pub(crate) fn edit_in_any_state<T>(
        &self,
        subject: Subject,
        label: &'static str,
        change: impl Fn(&Transaction<'_>, CaseId) -> Result<T>,
    ) -> Result<T> {
        match self.edit(subject, label, &change) {
            Err(StoreError::CaseNotDraft { .. }) => self.shared.write(|tx| change(tx, subject.case(tx)?)),
            done => done,
        }
    }

    /// Takes the last step of this case back and tells which it was; nothing when there is none.
    ///
    /// # Errors
    /// [`StoreError::CaseNotDraft`], [`StoreError::CaseInTrash`] and those of the disk.
    pub fn undo(&self, case: CaseId) -> Result<Option<Step>> {
        self.turn(case, false)
    }

    /// Does the step that was undone last again; nothing when there is none.
    ///
    /// # Errors
    /// As [`Vault::undo`].
    pub fn redo(&self, case: CaseId) -> Result<Option<Step>> {
        self.turn(case, true)
    }

    /// What undo and redo would do.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn history(&self, case: CaseId) -> Result<History> {
        self.shared.read(|db| Ok(History { undo: next(db, case, false)?, redo: next(db, case, true)? }))
    }

    fn turn(&self, case: CaseId, undone: bool) -> Result<Option<Step>> {
        let now = self.shared.now();
        self.shared.write(|tx| {
            require_draft(tx, case)?;
            let Some(step) = next(tx, case, undone)? else { return Ok(None) };
            // Rows come back in any order: what they refer to must be there at the end.
            tx.pragma_update(None, "defer_foreign_keys", true)?;
            let mut query =
                tx.prepare_cached("SELECT sql FROM changes WHERE step_id = ?1 ORDER BY id DESC")?;
            let notes: Vec<String> =
                query.query_map([step.id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            tx.prepare_cached("DELETE FROM changes WHERE step_id = ?1")?.execute([step.id])?;
            record(tx, step.id)?;
            for note in &notes {
                tx.execute(note, [])?;
            }
            if !undone {
                // The pages of its files that have not come yet must not come any more, until this is done again.
                tx.prepare_cached("DELETE FROM arrivals WHERE step_id = ?1")?.execute([step.id])?;
            }
            stop_recording(tx)?;
            tx.prepare_cached("UPDATE steps SET undone = ?2 WHERE id = ?1")?
                .execute(params![step.id, !undone])?;
            cases::touch(tx, case, now)?;
            Ok(Some(step))
        })
    }
}

/// A new step of a case.
fn new_step(tx: &Transaction<'_>, case: CaseId, label: &'static str, now: i64) -> Result<StepId> {
    let insert = "INSERT INTO steps (case_id, label, made) VALUES (?1, ?2, ?3)";
    tx.prepare_cached(insert)?.execute(params![case, label, now])?;
    Ok(StepId(tx.last_insert_rowid()))
}

/// After a new change: what was undone cannot be done again, and the oldest steps go.
fn forget(tx: &Transaction<'_>, case: CaseId) -> Result<()> {
    tx.prepare_cached("DELETE FROM steps WHERE case_id = ?1 AND undone = 1")?.execute([case])?;
    let forget = "DELETE FROM steps WHERE id IN (SELECT id FROM steps WHERE case_id = ?1 AND undone = 0
                  ORDER BY id DESC LIMIT -1 OFFSET ?2)";
    tx.prepare_cached(forget)?.execute(params![case, DEPTH])?;
    Ok(())
}

/// A new step that is sure to change something.
pub(crate) fn begin(tx: &Transaction<'_>, case: CaseId, label: &'static str, now: i64) -> Result<StepId> {
    let step = new_step(tx, case, label, now)?;
    forget(tx, case)?;
    Ok(step)
}

/// Undo takes the newest of those done; redo the oldest of those undone.
pub(crate) fn next(db: &Connection, case: CaseId, undone: bool) -> Result<Option<Step>> {
    let order = if undone { "ASC" } else { "DESC" };
    let sql = format!(
        "SELECT id, label, made FROM steps WHERE case_id = ?1 AND undone = ?2 ORDER BY id {order} LIMIT 1"
    );
    let step = db.prepare_cached(&sql)?.query_row(params![case, undone], |row| {
        Ok(Step { id: row.get(0)?, label: row.get(1)?, made: row.get(2)? })
    });
    Ok(step.optional()?)
}

pub(crate) fn require_draft(db: &Connection, case: CaseId) -> Result<()> {
    match cases::standing(db, case)? {
        (_, true) => Err(StoreError::CaseInTrash),
        (State::Draft, false) => Ok(()),
        (state, false) => Err(StoreError::CaseNotDraft { state: state.name() }),
    }
}

pub(crate) fn record(tx: &Transaction<'_>, step: StepId) -> Result<()> {
    tx.prepare_cached("INSERT INTO recording (step_id) VALUES (?1)")?.execute([step])?;
    Ok(())
}

pub(crate) fn stop_recording(tx: &Transaction<'_>) -> Result<()> {
    tx.prepare_cached("DELETE FROM recording")?.execute([])?;
    Ok(())
}
