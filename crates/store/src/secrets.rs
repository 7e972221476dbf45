//! Secrets of the program, such as the tokens of a service: kept in the vault, wiped from memory, never shown.

use rusqlite::{OptionalExtension, params};
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::error::Result;
use crate::settings::storable;
use crate::vault::Vault;

impl Vault {
    /// A secret, or nothing when none is kept under this name.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn secret(&self, name: &str) -> Result<Option<SecretString>> {
        self.shared.read(|db| {
            let mut query = db.prepare_cached("SELECT value FROM secrets WHERE name = ?1")?;
            let text: Option<Zeroizing<String>> =
                query.query_row([name], |row| row.get(0).map(Zeroizing::new)).optional()?;
            Ok(text.map(|text| SecretString::from(text.as_str())))
        })
    }

    /// Keeps a secret; none takes it away. The database overwrites what it deletes.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn set_secret(&self, name: &str, secret: Option<&SecretString>) -> Result<()> {
        let name = storable(name)?;
        self.shared.write(|tx| {
            match secret {
                None => tx.prepare_cached("DELETE FROM secrets WHERE name = ?1")?.execute([name])?,
                Some(secret) => {
                    let sql = "INSERT OR REPLACE INTO secrets (name, value) VALUES (?1, ?2)";
                    tx.prepare_cached(sql)?.execute(params![name, secret.expose_secret()])?
                }
            };
            Ok(())
        })
    }
}
