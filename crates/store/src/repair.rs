//! What is left of a damaged vault, copied into a new one, with a list of what is lost.

use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, params_from_iter};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::error::{Result, StoreError};
use crate::examine::{Content, Damage, contents};
use crate::files::{self, Lock};
use crate::keys::{Keys, WayIn};
use crate::secret::Secret;
use crate::vault::{self, Vault};
use crate::{backup, blob, db, schema};

/// What a repair has saved and found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Salvage {
    /// What is lost or changed; nothing when the vault was sound.
    pub damages: Vec<Damage>,
    /// Cases in the new vault.
    pub cases: u64,
    /// Originals in the new vault, each of them whole.
    pub originals: u64,
}

/// In this order: an original closes its blob for further chunks, a page needs its part.
const TABLES: [&str; 18] = [
    "settings",
    "people",
    "cases",
    "answers",
    "slots",
    "parts",
    "blobs",
    "chunks",
    "originals",
    "case_originals",
    "pages",
    "arrivals",
    "attachments",
    "outbox",
    "receipts",
    "pictures",
    "remotes",
    "secrets",
];

/// Row numbers that are tried one by one behind a damaged place, before the steps become longer.
const ONE_BY_ONE: i64 = 64;
/// How far rows are looked for where the highest number is not known.
const BLIND: i64 = 100_000;

impl Vault {
    /// Copies what can still be read of a vault into a new one in the folder `to`, with the same ways in. The damaged
    /// vault stays as it is. Only whole originals and attachments are taken; undo is kept where nothing is damaged.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when not even the beginning of the database can be read: only a backup helps then.
    /// [`StoreError::Exists`], [`StoreError::InUse`], what is wrong with the way in, and those of the disk.
    pub fn repair(folder: &Path, way_in: WayIn<'_>, to: &Path) -> Result<Salvage> {
        if !Self::exists(folder) {
            return Err(StoreError::Missing);
        }
        let _from = Lock::take(folder.join(vault::LOCK))?;
        let keys = Keys::read(folder)?;
        let key = keys.open(way_in)?;
        files::private_folder(to)?;
        let _to = Lock::take(to.join(vault::LOCK))?;
        if to.join(db::FILE).exists() {
            return Err(StoreError::Exists);
        }
        let unnamed = to.join("vault.db.new");
        vault::make_database(&unnamed, &key, &keys)?;
        let salvage = salvage(Source { path: folder.join(db::FILE), key: &key }, &unnamed);
        if salvage.is_err() {
            let _ = std::fs::remove_file(&unnamed);
        }
        let salvage = salvage?;
        keys.write(to)?;
        backup::name(&unnamed, to)?;
        Ok(salvage)
    }
}

/// The damaged database. SQLCipher may refuse everything after its first failure: each one costs a new connection.
struct Source<'a> {
    path: PathBuf,
    key: &'a Secret,
}

impl Source<'_> {
    fn connect(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let db = Connection::open_with_flags(&self.path, flags)?;
        db::unlock(&db, self.key)?;
        // What is damaged is not written to, not even to tidy up at the end.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        db.execute_batch("PRAGMA query_only = ON; PRAGMA wal_autocheckpoint = 0;")?;
        let _: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        Ok(db)
    }
}

fn salvage(source: Source<'_>, unnamed: &Path) -> Result<Salvage> {
    let mut to = Connection::open(unnamed)?;
    db::unlock(&to, source.key)?;
    to.execute_batch("PRAGMA foreign_keys = OFF;")?;
    vault::unhurried(&to)?;
    let mut damages = Vec::new();
    for table in TABLES {
        damages.extend(copy_table(&source, &mut to, table)?.damage(table));
    }
    let tx = to.transaction()?;
    revive_cases(&tx, &mut damages)?;
    drop_broken_contents(&tx, &mut damages)?;
    drop_broken_references(&tx, &mut damages)?;
    tx.commit()?;
    if damages.is_empty() {
        // Undo speaks of rows by their numbers: it is good only where every row is as it was.
        for table in ["steps", "changes"] {
            if let Some(damage) = copy_table(&source, &mut to, table)?.damage(table) {
                to.execute_batch("DELETE FROM changes; DELETE FROM steps;")?;
                damages.push(damage);
                break;
            }
        }
    }
    let count = |table: &str| to.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0));
    let salvage = Salvage { damages, cases: count("cases")?, originals: count("originals")? };
    to.close().map_err(|(_, error)| error)?;
    Ok(salvage)
}

/// Rows of a table that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lost {
    None,
    AtMost(u64),
    Unknown,
}

impl Lost {
    fn and(self, more: Self) -> Self {
        match (self, more) {
            (Self::None, other) | (other, Self::None) => other,
            (Self::AtMost(one), Self::AtMost(other)) => Self::AtMost(one + other),
            _ => Self::Unknown,
        }
    }

    fn damage(self, table: &str) -> Option<Damage> {
        let count = match self {
            Self::None | Self::AtMost(0) => return None,
            Self::AtMost(count) => Some(count),
            Self::Unknown => None,
        };
        Some(Damage::Rows { table: table.to_owned(), count })
    }
}

/// Copies every row that can be read.
fn copy_table(source: &Source<'_>, to: &mut Connection, table: &str) -> Result<Lost> {
    let columns = schema::columns(to, table)?;
    let list = columns.join(", ");
    let marks = vec!["?"; columns.len() + 1].join(", ");
    let select = format!("SELECT rowid, {list} FROM {table} NOT INDEXED");
    let tx = to.transaction()?;
    let mut lost = Lost::None;
    {
        let mut insert =
            tx.prepare(&format!("INSERT OR IGNORE INTO {table} (rowid, {list}) VALUES ({marks})"))?;
        let mut keep = |row: &[Value]| -> Result<()> {
            insert.execute(params_from_iter(row))?;
            Ok(())
        };
        // A number that is readable need not be there: the next search begins behind it.
        let (mut after, mut searched) = (0, 0);
        while !scan(&source.connect()?, &select, &mut after, &mut keep)? {
            let last = last_row(source, table)?;
            let first_bad = after.max(searched) + 1;
            match next_readable(source, &select, first_bad, last.unwrap_or(first_bad + BLIND))? {
                Some(id) => {
                    lost = lost.and(Lost::AtMost((id - first_bad).unsigned_abs()));
                    (after, searched) = (id - 1, id);
                }
                None => {
                    let all = |last: i64| Lost::AtMost((last + 1 - first_bad).unsigned_abs());
                    lost = lost.and(last.map_or(Lost::Unknown, all));
                    break;
                }
            }
        }
    }
    tx.commit()?;
    Ok(lost)
}

/// The first row number from `from` up to `last` that can be looked for without meeting the damage: first one by one,
/// then in longer and longer steps, back to the edge by halves.
fn next_readable(source: &Source<'_>, select: &str, from: i64, last: i64) -> Result<Option<i64>> {
    let (mut bad, mut id) = (from - 1, from);
    while id <= last {
        if is_readable(source, select, id)? {
            let mut good = id;
            while good - bad > 1 {
                let middle = bad + (good - bad) / 2;
                if is_readable(source, select, middle)? {
                    good = middle;
                } else {
                    bad = middle;
                }
            }
            return Ok(Some(good));
        }
        bad = id;
        id += 1 + (id - from - ONE_BY_ONE).max(0) / 8;
    }
    Ok(None)
}

/// Keeps all rows after `after` up to the end (true) or to the next damaged place (false).
fn scan(
    from: &Connection,
    select: &str,
    after: &mut i64,
    keep: &mut dyn FnMut(&[Value]) -> Result<()>,
) -> Result<bool> {
    let read = |after: &mut i64, keep: &mut dyn FnMut(&[Value]) -> Result<()>| -> Result<()> {
        let mut query = from.prepare(&format!("{select} WHERE rowid > ?1 ORDER BY rowid"))?;
        let width = query.column_count();
        let mut rows = query.query([*after])?;
        while let Some(row) = rows.next()? {
            let row: Vec<Value> =
                (0..width).map(|column| row.get(column)).collect::<rusqlite::Result<_>>()?;
            db::still_sound(from)?;
            keep(&row).map_err(|error| StoreError::Refused { reason: error.to_string() })?;
            if let Some(Value::Integer(id)) = row.first() {
                *after = *id;
            }
        }
        Ok(())
    };
    match read(after, keep) {
        Ok(()) => Ok(true),
        Err(StoreError::Damaged { .. } | StoreError::FileFailed { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

fn is_readable(source: &Source<'_>, select: &str, id: i64) -> Result<bool> {
    let from = source.connect()?;
    let probe = || -> Result<()> {
        let mut query = from.prepare(&format!("{select} WHERE rowid = ?1"))?;
        let width = query.column_count();
        let mut rows = query.query([id])?;
        if let Some(row) = rows.next()? {
            for column in 0..width {
                row.get::<_, Value>(column)?;
            }
        }
        db::still_sound(&from)
    };
    match probe() {
        Ok(()) => Ok(true),
        Err(StoreError::Damaged { .. } | StoreError::FileFailed { .. }) => Ok(false),
        Err(error) => Err(error),
    }
}

/// The highest row number of a table, where it can be known.
fn last_row(source: &Source<'_>, table: &str) -> Result<Option<i64>> {
    for query in [
        format!("SELECT max(rowid) FROM {table} NOT INDEXED"),
        format!("SELECT max(seq) FROM sqlite_sequence WHERE name = '{table}'"),
    ] {
        if let Ok(Some(last)) = source.connect()?.query_row(&query, [], |row| row.get(0)) {
            return Ok(Some(last));
        }
    }
    Ok(None)
}

/// A case whose own record is lost gets a new one, without a name, so that what belongs to it can be seen.
fn revive_cases(db: &Connection, damages: &mut Vec<Damage>) -> Result<()> {
    let mut query = db.prepare(
        "SELECT DISTINCT case_id FROM (SELECT case_id FROM slots UNION ALL SELECT case_id FROM answers
           UNION ALL SELECT case_id FROM attachments UNION ALL SELECT case_id FROM case_originals)
         WHERE case_id NOT IN (SELECT id FROM cases) ORDER BY case_id",
    )?;
    let lost: Vec<crate::CaseId> = query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for case in lost {
        let sql = "INSERT INTO cases (id, name, state, created, changed) VALUES (?1, '', 'draft', 0, 0)";
        db.execute(sql, [case])?;
        damages.push(Damage::Case { case });
    }
    Ok(())
}

/// Takes out contents that are not whole, with what stands on them.
fn drop_broken_contents(db: &Connection, damages: &mut Vec<Damage>) -> Result<()> {
    for content in contents(db)? {
        if digest_of(db, &content)? {
            continue;
        }
        match &content.damage {
            Damage::Original { sha256, .. } => {
                for sql in [
                    "DELETE FROM pages WHERE original = ?1",
                    "DELETE FROM case_originals WHERE sha256 = ?1",
                    "DELETE FROM originals WHERE sha256 = ?1",
                ] {
                    db.execute(sql, [sha256])?;
                }
            }
            Damage::Attachment { attachment, .. } => {
                db.execute("UPDATE outbox SET attachment_id = NULL WHERE attachment_id = ?1", [attachment])?;
                db.execute("DELETE FROM attachments WHERE id = ?1", [attachment])?;
            }
            _ => {}
        }
        db.execute("DELETE FROM chunks WHERE blob_id = ?1", [content.blob])?;
        blob::delete(db, content.blob)?;
        damages.push(content.damage);
    }
    // Chunks that belong to nothing any more.
    db.execute_batch(
        "DELETE FROM blobs WHERE id NOT IN (SELECT blob_id FROM originals UNION SELECT blob_id FROM attachments);
         DELETE FROM chunks WHERE blob_id NOT IN (SELECT id FROM blobs);",
    )?;
    Ok(())
}

fn digest_of(db: &Connection, content: &Content) -> Result<bool> {
    let mut hasher = Sha256::new();
    let mut query = db.prepare_cached("SELECT data FROM chunks WHERE blob_id = ?1 ORDER BY seq")?;
    let mut rows = query.query([content.blob])?;
    while let Some(row) = rows.next()? {
        hasher.update(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?);
    }
    let known = db.prepare_cached("SELECT 1 FROM blobs WHERE id = ?1")?.exists([content.blob])?;
    Ok(known && content.sha256.0 == <[u8; 32]>::from(hasher.finalize()))
}

/// Takes out records that refer to what is lost, until none does.
fn drop_broken_references(db: &Connection, damages: &mut Vec<Damage>) -> Result<()> {
    loop {
        let mut query = db.prepare("SELECT DISTINCT \"table\", rowid FROM pragma_foreign_key_check")?;
        let broken: Vec<(String, i64)> =
            query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
        if broken.is_empty() {
            return Ok(());
        }
        for (table, id) in broken {
            db.execute(&format!("DELETE FROM {table} WHERE rowid = ?1"), [id])?;
            let same =
                |damage: &&mut Damage| matches!(damage, Damage::References { table: of, .. } if *of == table);
            match damages.iter_mut().find(same) {
                Some(Damage::References { count, .. }) => *count += 1,
                _ => damages.push(Damage::References { table, count: 1 }),
            }
        }
    }
}
