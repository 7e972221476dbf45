//! People: those whose papers these are.

use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::Value;

use crate::error::{Result, StoreError};
use crate::ids::PersonId;
use crate::settings::{json, storable};
use crate::vault::Vault;

/// A person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Person {
    /// Its number.
    pub id: PersonId,
    /// Name as written by the one who keeps the vault.
    pub name: String,
    /// What else is known: an object that the program above defines.
    pub details: Value,
    /// Milliseconds since 1970.
    pub created: i64,
    /// Milliseconds since 1970.
    pub changed: i64,
}

const COLUMNS: &str = "SELECT id, name, details, created, changed FROM people";

fn person(row: &Row<'_>) -> Result<Person> {
    Ok(Person {
        id: row.get(0)?,
        name: row.get(1)?,
        details: json(&row.get::<_, String>(2)?)?,
        created: row.get(3)?,
        changed: row.get(4)?,
    })
}

impl Vault {
    /// Adds a person.
    ///
    /// # Errors
    /// [`StoreError::ValueMalformed`] and those of the disk.
    pub fn add_person(&self, name: &str, details: &Value) -> Result<PersonId> {
        let (name, now) = (storable(name)?, self.shared.now());
        self.shared.write(|tx| {
            let sql = "INSERT INTO people (name, details, created, changed) VALUES (?1, ?2, ?3, ?3)";
            tx.prepare_cached(sql)?.execute(params![name, details.to_string(), now])?;
            Ok(PersonId(tx.last_insert_rowid()))
        })
    }

    /// All people by name.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn people(&self) -> Result<Vec<Person>> {
        self.shared.read(|db| {
            let mut query = db.prepare_cached(&format!("{COLUMNS} ORDER BY name COLLATE NOCASE, id"))?;
            query.query_and_then([], person)?.collect()
        })
    }

    /// One person.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn person(&self, id: PersonId) -> Result<Person> {
        self.shared.read(|db| {
            let mut query = db.prepare_cached(&format!("{COLUMNS} WHERE id = ?1"))?;
            let found = query.query_row([id], |row| Ok(person(row))).optional()?;
            found.ok_or(StoreError::NoSuchRecord { what: "person" })?
        })
    }

    /// Changes a person.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`], [`StoreError::ValueMalformed`] and those of the disk.
    pub fn set_person(&self, id: PersonId, name: &str, details: &Value) -> Result<()> {
        let (name, now) = (storable(name)?, self.shared.now());
        self.shared.write(|tx| {
            let sql = "UPDATE people SET name = ?2, details = ?3, changed = ?4 WHERE id = ?1";
            let changed = tx.prepare_cached(sql)?.execute(params![id, name, details.to_string(), now])?;
            found(changed, "person")
        })
    }

    /// Removes a person; cases of theirs stay, for nobody in particular.
    ///
    /// # Errors
    /// [`StoreError::NoSuchRecord`] and those of the disk.
    pub fn remove_person(&self, id: PersonId) -> Result<()> {
        self.shared.write(|tx| {
            found(tx.prepare_cached("DELETE FROM people WHERE id = ?1")?.execute([id])?, "person")
        })
    }
}

/// A statement that was to change a record must have met one.
pub(crate) fn found(changed: usize, what: &'static str) -> Result<()> {
    match changed {
        0 => Err(StoreError::NoSuchRecord { what }),
        _ => Ok(()),
    }
}
