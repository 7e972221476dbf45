//! One connection to the encrypted database, as every part of this crate uses it.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, MAIN_DB, OpenFlags};
use zeroize::Zeroizing;

use crate::error::{Result, StoreError};
use crate::secret::Secret;

/// Name of the database in the folder of a vault.
pub(crate) const FILE: &str = "vault.db";

/// Bytes of a page of the database.
pub(crate) const PAGE: u64 = 4096;

/// Opens a database with this key; it must exist.
///
/// # Errors
/// [`StoreError::Damaged`] when the key does not fit or the first page is damaged.
pub(crate) fn open(path: &Path, key: &Secret) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    unlock(&db, key)?;
    // The first read: only now does it turn out whether the key fits.
    let _: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let journal: String = db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if journal != "wal" {
        return Err(StoreError::DiskReadOnly);
    }
    db.execute_batch(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA secure_delete = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA temp_store = MEMORY;",
    )?;
    db.busy_timeout(Duration::from_secs(10))?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

/// Gives the key to a connection before anything else is done with it.
pub(crate) fn unlock(db: &Connection, key: &Secret) -> Result<()> {
    // SQLCipher would talk on stderr about every wrong key; what there is to say, we say.
    // Memory security makes SQLite wipe all that it frees, the text of the statement with the key among it.
    db.execute_batch("PRAGMA cipher_log_level = NONE; PRAGMA cipher_memory_security = ON;")?;
    let hex = crate::hex::encode_secret(key.bytes());
    let mut statement = Zeroizing::new(String::with_capacity(96));
    for piece in ["PRAGMA key = \"x'", hex.as_str(), "'\";"] {
        statement.push_str(piece);
    }
    db.execute_batch(&statement)?;
    Ok(())
}

/// What can be seen at once: the shape of the small tables. Every page read has been authenticated by SQLCipher.
pub(crate) fn glance(db: &Connection) -> Result<()> {
    // The pages themselves carry all that was measured on them: their indexes tell what they refer to.
    let pages = [
        "SELECT 1 FROM pages INDEXED BY pages_by_part WHERE part_id NOT IN (SELECT id FROM parts)",
        "SELECT 1 FROM pages INDEXED BY pages_by_original
         WHERE original NOT IN (SELECT sha256 FROM originals)",
    ];
    let small = ["cases", "slots", "parts", "people", "outbox"].into_iter();
    let small = small.map(|table| (table, format!("PRAGMA foreign_key_check({table})")));
    for (table, check) in small.chain(pages.into_iter().map(|check| ("pages", check.to_owned()))) {
        if db.prepare(&check)?.exists([])? {
            return Err(StoreError::Damaged { detail: format!("{table} refers to what is not there") });
        }
    }
    Ok(())
}

/// Whether everything read so far was authentic. Of a damaged page SQLCipher gives back zeros, which may look like the
/// end of a long value, and says nothing but that the connection cannot write any more.
pub(crate) fn still_sound(db: &Connection) -> Result<()> {
    match db.is_readonly(MAIN_DB)? {
        true => Err(StoreError::Damaged { detail: "a page is not authentic".to_owned() }),
        false => Ok(()),
    }
}
