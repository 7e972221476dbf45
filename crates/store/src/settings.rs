//! Settings: a key and a JSON value.

use rusqlite::{OptionalExtension, params};
use serde_json::Value;

use crate::error::{Result, StoreError};
use crate::vault::Vault;

impl Vault {
    /// A setting, or nothing when it was never set.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn setting(&self, key: &str) -> Result<Option<Value>> {
        self.shared.read(|db| {
            let mut query = db.prepare_cached("SELECT value FROM settings WHERE key = ?1")?;
            let text: Option<String> = query.query_row([key], |row| row.get(0)).optional()?;
            text.map(|text| json(&text)).transpose()
        })
    }

    /// Sets a setting; `null` takes it away.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn set_setting(&self, key: &str, value: &Value) -> Result<()> {
        let key = storable(key)?;
        self.shared.write(|tx| {
            if value.is_null() {
                tx.prepare_cached("DELETE FROM settings WHERE key = ?1")?.execute([key])?;
            } else {
                let sql = "INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)";
                tx.prepare_cached(sql)?.execute(params![key, value.to_string()])?;
            }
            Ok(())
        })
    }
}

/// JSON as it stands in a column.
pub(crate) fn json(text: &str) -> Result<Value> {
    serde_json::from_str(text).map_err(|_| StoreError::Damaged { detail: "a value is no JSON".to_owned() })
}

/// A text that comes back as it was: SQLite's own functions stop at a NUL.
pub(crate) fn storable(text: &str) -> Result<&str> {
    match text.contains('\0') {
        true => Err(StoreError::ValueMalformed { detail: "a text holds a NUL" }),
        false => Ok(text),
    }
}
