//! The tables, and how an older vault becomes one of today.

use rusqlite::Connection;

use crate::error::{Result, StoreError};

/// What each version added; entry `n` brings a vault from version `n` to `n + 1`. Entries are never changed.
const MIGRATIONS: [&str; 5] = [FIRST, ARRIVALS, DIGESTS, PAPERS, SERVICE];

/// The version of a vault of today.
pub(crate) const VERSION: i64 = MIGRATIONS.len() as i64;

/// Rules that hold in the database itself, whatever the program does:
/// - ids are never used twice (`AUTOINCREMENT`), so that a step undone and redone finds its records again;
/// - an original is never changed, and not deleted while a case has ever used it;
/// - the chunks of an original go with it, never before it;
/// - every table has a row number, by which a repair finds its way around a damaged place.
const FIRST: &str = "
CREATE TABLE keys (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  json TEXT NOT NULL
);
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
CREATE TABLE people (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  details TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
);
CREATE TABLE cases (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  application TEXT,
  person_id INTEGER REFERENCES people ON DELETE SET NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'final', 'sending', 'received')),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  trashed_at INTEGER
);
CREATE INDEX cases_by_person ON cases (person_id) WHERE person_id IS NOT NULL;
CREATE TABLE answers (
  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  pointer TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (case_id, pointer)
);
CREATE TABLE slots (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  rule TEXT NOT NULL,
  removed_at INTEGER
);
CREATE INDEX slots_by_case ON slots (case_id, position);
CREATE TABLE parts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  slot_id INTEGER NOT NULL REFERENCES slots ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('original', 'legalisation', 'translation')),
  position INTEGER NOT NULL,
  UNIQUE (slot_id, kind)
);
CREATE TABLE blobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  bytes INTEGER NOT NULL DEFAULT 0,
  finished INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX blobs_unfinished ON blobs (id) WHERE finished = 0;
CREATE TABLE chunks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  blob_id INTEGER NOT NULL REFERENCES blobs ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  data BLOB NOT NULL CHECK (length(data) <= 1048576),
  UNIQUE (blob_id, seq)
);
CREATE TABLE originals (
  sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
  blob_id INTEGER NOT NULL UNIQUE REFERENCES blobs,
  bytes INTEGER NOT NULL,
  name TEXT NOT NULL,
  added INTEGER NOT NULL
);
CREATE TABLE case_originals (
  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  sha256 BLOB NOT NULL REFERENCES originals,
  PRIMARY KEY (case_id, sha256)
);
CREATE INDEX case_originals_by_original ON case_originals (sha256);
CREATE TABLE pages (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  part_id INTEGER NOT NULL REFERENCES parts ON DELETE CASCADE,
  position INTEGER NOT NULL,
  original BLOB NOT NULL REFERENCES originals,
  input_page INTEGER NOT NULL,
  recipe TEXT NOT NULL,
  facts TEXT,
  removed_at INTEGER
);
CREATE INDEX pages_by_part ON pages (part_id, position);
CREATE INDEX pages_by_original ON pages (original);
CREATE TABLE attachments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  slot_id INTEGER NOT NULL,
  blob_id INTEGER NOT NULL UNIQUE REFERENCES blobs,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  bytes INTEGER NOT NULL,
  report TEXT NOT NULL,
  recipe_digest BLOB NOT NULL CHECK (length(recipe_digest) = 32),
  made INTEGER NOT NULL
);
CREATE INDEX attachments_by_slot ON attachments (slot_id, id);
CREATE INDEX attachments_by_case ON attachments (case_id);
CREATE TABLE pictures (
  page_id INTEGER NOT NULL,
  kind TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (page_id, kind)
);
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  kind TEXT NOT NULL,
  attachment_id INTEGER REFERENCES attachments,
  body TEXT NOT NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  idempotency_key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('unsent', 'sending', 'received')),
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
);
CREATE INDEX outbox_by_case ON outbox (case_id);
CREATE INDEX outbox_by_attachment ON outbox (attachment_id);
CREATE TABLE receipts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  outbox_id INTEGER REFERENCES outbox ON DELETE SET NULL,
  sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
  body TEXT NOT NULL,
  received INTEGER NOT NULL
);
CREATE INDEX receipts_by_case ON receipts (case_id);
CREATE INDEX receipts_by_outbox ON receipts (outbox_id);
CREATE TABLE steps (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id INTEGER NOT NULL REFERENCES cases ON DELETE CASCADE,
  label TEXT NOT NULL,
  made INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX steps_by_case ON steps (case_id, undone, id);
CREATE TABLE changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL REFERENCES steps ON DELETE CASCADE,
  sql TEXT NOT NULL
);
CREATE INDEX changes_by_step ON changes (step_id, id);

CREATE TRIGGER originals_never_change BEFORE UPDATE ON originals BEGIN
  SELECT RAISE(ABORT, 'an original is never changed');
END;
CREATE TRIGGER originals_stay BEFORE DELETE ON originals
WHEN EXISTS (SELECT 1 FROM case_originals WHERE sha256 = old.sha256)
  OR EXISTS (SELECT 1 FROM pages WHERE original = old.sha256) BEGIN
  SELECT RAISE(ABORT, 'an original stays while a case uses it');
END;
CREATE TRIGGER chunks_never_change BEFORE UPDATE ON chunks BEGIN
  SELECT RAISE(ABORT, 'a chunk is never changed');
END;
CREATE TRIGGER chunks_stay BEFORE DELETE ON chunks
WHEN EXISTS (SELECT 1 FROM originals WHERE blob_id = old.blob_id) BEGIN
  SELECT RAISE(ABORT, 'the chunks of an original stay');
END;
CREATE TRIGGER chunks_complete BEFORE INSERT ON chunks
WHEN EXISTS (SELECT 1 FROM originals WHERE blob_id = new.blob_id) BEGIN
  SELECT RAISE(ABORT, 'an original does not grow');
END;
CREATE TRIGGER originals_keep_their_case BEFORE INSERT ON pages BEGIN
  INSERT OR IGNORE INTO case_originals (case_id, sha256)
    SELECT slots.case_id, new.original FROM parts JOIN slots ON slots.id = parts.slot_id WHERE parts.id = new.part_id;
END;
";

/// Files that have not become pages yet. `position` is where their first page goes; room is left behind it.
const ARRIVALS: &str = "
CREATE TABLE arrivals (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  part_id INTEGER NOT NULL REFERENCES parts ON DELETE CASCADE,
  original BLOB NOT NULL REFERENCES originals,
  name TEXT NOT NULL,
  batch INTEGER NOT NULL,
  position INTEGER NOT NULL,
  landed INTEGER NOT NULL DEFAULT 0,
  step_id INTEGER,
  trouble TEXT,
  arrived INTEGER NOT NULL
);
CREATE INDEX arrivals_by_part ON arrivals (part_id, id);
CREATE TRIGGER arrivals_keep_their_case BEFORE INSERT ON arrivals BEGIN
  INSERT OR IGNORE INTO case_originals (case_id, sha256)
    SELECT slots.case_id, new.original FROM parts JOIN slots ON slots.id = parts.slot_id WHERE parts.id = new.part_id;
END;
";

/// What the documents of slots would be made of, kept: computing it means reading every page with all that is known of
/// it. Whatever changes it takes it out, by any hand; so what is there is right, and what is not is computed.
const DIGESTS: &str = "
CREATE TABLE digests (
  slot_id INTEGER PRIMARY KEY REFERENCES slots ON DELETE CASCADE,
  digest BLOB NOT NULL CHECK (length(digest) = 32)
);
CREATE TRIGGER digest_of_rule AFTER UPDATE OF rule ON slots BEGIN
  DELETE FROM digests WHERE slot_id = new.id;
END;
CREATE TRIGGER digest_of_part_added AFTER INSERT ON parts BEGIN
  DELETE FROM digests WHERE slot_id = new.slot_id;
END;
CREATE TRIGGER digest_of_part AFTER UPDATE ON parts BEGIN
  DELETE FROM digests WHERE slot_id IN (old.slot_id, new.slot_id);
END;
CREATE TRIGGER digest_of_part_gone AFTER DELETE ON parts BEGIN
  DELETE FROM digests WHERE slot_id = old.slot_id;
END;
CREATE TRIGGER digest_of_page_added AFTER INSERT ON pages BEGIN
  DELETE FROM digests WHERE slot_id = (SELECT slot_id FROM parts WHERE id = new.part_id);
END;
CREATE TRIGGER digest_of_page
AFTER UPDATE OF id, part_id, position, original, input_page, recipe, removed_at ON pages BEGIN
  DELETE FROM digests WHERE slot_id IN (SELECT slot_id FROM parts WHERE id IN (old.part_id, new.part_id));
END;
CREATE TRIGGER digest_of_page_gone AFTER DELETE ON pages BEGIN
  DELETE FROM digests WHERE slot_id = (SELECT slot_id FROM parts WHERE id = old.part_id);
END;
DROP INDEX attachments_by_slot;
CREATE INDEX attachments_by_slot ON attachments (slot_id, id, recipe_digest);
";

/// Which of the catalogue's papers a slot is for, and what a person has said of it: an object that the program above defines.
const PAPERS: &str = "
ALTER TABLE slots ADD COLUMN paper TEXT;
ALTER TABLE slots ADD COLUMN notes TEXT;
";

/// What is known of cases at a service and of things on their way there: objects that the program above defines; and its
/// secrets.
const SERVICE: &str = "
ALTER TABLE outbox ADD COLUMN progress TEXT;
CREATE TABLE remotes (
  case_id INTEGER PRIMARY KEY REFERENCES cases ON DELETE CASCADE,
  body TEXT NOT NULL
);
CREATE TABLE secrets (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
";

/// Brings the database to today's version, each step in a transaction of its own.
///
/// # Errors
/// [`StoreError::Newer`] when a newer program has made it.
pub(crate) fn migrate(db: &mut Connection) -> Result<()> {
    loop {
        let found: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if found > VERSION {
            return Err(StoreError::Newer { found });
        }
        let Some(next) = usize::try_from(found).ok().and_then(|found| MIGRATIONS.get(found)) else {
            return Ok(());
        };
        let tx = db.transaction()?;
        tx.execute_batch(next)?;
        tx.pragma_update(None, "user_version", found + 1)?;
        tx.commit()?;
    }
}

/// The columns of a table.
pub(crate) fn columns(db: &Connection, table: &str) -> Result<Vec<String>> {
    let mut query = db.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    let names = query.query_map([table], |row| row.get(0))?;
    Ok(names.collect::<rusqlite::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_database_itself_refuses_to_change_or_lose_an_original() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db).unwrap();
        db.execute_batch(
            "PRAGMA foreign_keys = ON;
             INSERT INTO blobs DEFAULT VALUES;
             INSERT INTO chunks (blob_id, seq, data) VALUES (1, 0, x'00');
             INSERT INTO originals VALUES (zeroblob(32), 1, 1, 'a', 0);
             INSERT INTO cases (name, state, created, changed) VALUES ('c', 'draft', 0, 0);
             INSERT INTO slots (case_id, position, name, rule) VALUES (1, 0, 's', 'general');
             INSERT INTO parts (slot_id, kind, position) VALUES (1, 'original', 0);
             INSERT INTO pages (part_id, position, original, input_page, recipe) VALUES (1, 0, zeroblob(32), 1, '{}');",
        )
        .unwrap();
        let refused = [
            ("UPDATE originals SET name = 'b'", "an original is never changed"),
            ("UPDATE chunks SET data = x'01'", "a chunk is never changed"),
            ("INSERT INTO chunks (blob_id, seq, data) VALUES (1, 1, x'00')", "an original does not grow"),
            ("DELETE FROM chunks", "the chunks of an original stay"),
            ("DELETE FROM originals", "an original stays while a case uses it"),
            // Its page is gone, but a step that was undone may bring it back.
            ("DELETE FROM pages; DELETE FROM originals", "an original stays while a case uses it"),
        ];
        for (sql, reason) in refused {
            let error = db.execute_batch(sql).expect_err(sql).to_string();
            assert!(error.contains(reason), "{sql}: {error}");
        }
        db.execute_batch("DELETE FROM cases; DELETE FROM originals; DELETE FROM blobs").unwrap();
        let left: i64 = db.query_row("SELECT count(*) FROM chunks", [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0, "chunks go with their blob");
    }

    #[test]
    fn a_vault_of_a_newer_program_is_left_alone() {
        let mut db = Connection::open_in_memory().unwrap();
        migrate(&mut db).unwrap();
        db.pragma_update(None, "user_version", VERSION + 1).unwrap();
        assert!(matches!(migrate(&mut db), Err(StoreError::Newer { found }) if found == VERSION + 1));
    }
}
