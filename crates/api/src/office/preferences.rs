//! What must be known before the vault is open, in a small file of its own: nothing about anybody's case.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Settings;
use crate::{ApiError, save};

/// The content of the file.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub struct Preferences {
    /// What the person has set; nothing before the first choice.
    pub settings: Option<Settings>,
}

impl Preferences {
    /// What stands in the file; the usual where there is none or it cannot be read.
    pub fn read(path: &Path) -> Self {
        std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    /// Writes the file, whole or not at all.
    pub fn write(&self, path: &Path) -> Result<(), ApiError> {
        let unwritable = |reason: String| ApiError::Unwritable { path: path.to_owned(), reason };
        let json = serde_json::to_vec_pretty(self).map_err(|e| unwritable(e.to_string()))?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| unwritable(e.to_string()))?;
        }
        save::save(path, &json)
    }
}
