//! What the window shows of the vault's own matters: ways in, copies, damage, and long work.

use serde::Serialize;
use ts_rs::TS;

use super::Way;

/// How the vault is kept safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Safety {
    /// The ways in that exist.
    pub ways: Vec<Way>,
    /// Whether the system's keyring can keep a key.
    pub keyring: bool,
    /// Whether somebody has shown that the recovery words in force are on paper.
    pub words_confirmed: bool,
    /// When the last backup was made, milliseconds since 1970.
    #[ts(type = "number | null")]
    pub last_backup: Option<i64>,
}

/// A long work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum WorkKind {
    /// The vault is copied.
    BackUp,
    /// A copy is put back.
    Restore,
    /// Everything is looked at.
    Examine,
    /// What is left of a damaged vault is saved.
    Repair,
    /// A case is written into one encrypted file.
    HandOver,
    /// Such a file is taken in.
    TakeIn,
}

/// How far a long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Work {
    /// Which.
    pub kind: WorkKind,
    /// Bytes done.
    #[ts(type = "number")]
    pub done: u64,
    /// Bytes in all; 0 while nobody knows.
    #[ts(type = "number")]
    pub total: u64,
}

/// Something in the vault that is damaged, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DamageView {
    /// Stable name of the kind.
    pub what: String,
    /// What it means for the person.
    pub text: String,
}

/// What a repair has saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Salvaged {
    /// What is lost or changed.
    pub damages: Vec<DamageView>,
    /// Cases that were saved.
    #[ts(type = "number")]
    pub cases: u64,
    /// Files that were saved, each of them whole.
    #[ts(type = "number")]
    pub originals: u64,
    /// The folder in which the damaged vault lies now.
    pub aside: String,
}

/// What putting a backup back has done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Restored {
    /// The folder in which the vault that was here before lies now.
    pub aside: Option<String>,
}
