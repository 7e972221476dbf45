//! Everything that can go wrong with a vault, each with a stable code.

use std::collections::BTreeMap;

use rusqlite::ErrorCode;

/// What went wrong. [`StoreError::code`] is the key of the words (`error-<code>`), [`StoreError::values`] fill them.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// There is no vault in this folder.
    #[error("no vault here")]
    Missing,
    /// There is already a vault, or something else, in this folder.
    #[error("a vault is already here")]
    Exists,
    /// Another program, or another window of this one, holds the vault.
    #[error("the vault is in use")]
    InUse,
    /// The vault has been locked since.
    #[error("the vault is locked")]
    Locked,
    /// A newer version of the program has made this.
    #[error("made by a newer version ({found})")]
    Newer {
        /// Version found.
        found: i64,
    },
    /// The database does not hold what it must.
    #[error("the vault is damaged: {detail}")]
    Damaged {
        /// For the report of an error; not for people.
        detail: String,
    },
    /// Neither copy of the key file can be read.
    #[error("the key file is damaged")]
    KeysDamaged,
    /// This vault cannot be opened this way: it was never set up.
    #[error("there is no way in by {way}")]
    WayMissing {
        /// `passphrase`, `keyring` or `words`.
        way: &'static str,
    },
    /// The only way in cannot be taken away.
    #[error("this is the last way in")]
    WayLast,
    /// A passphrase must have at least one letter.
    #[error("the passphrase is empty")]
    PassphraseEmpty,
    /// Not the passphrase of this vault.
    #[error("the passphrase is wrong")]
    PassphraseWrong,
    /// Not 24 words.
    #[error("{count} words instead of 24")]
    WordsCount {
        /// How many words there were.
        count: usize,
    },
    /// A word that is not in the list.
    #[error("word {position} is not in the list")]
    WordUnknown {
        /// Which one, from 1.
        position: usize,
    },
    /// All words are in the list, but they do not belong together.
    #[error("the words do not belong together")]
    WordsChecksum,
    /// Good words, of another vault or made invalid since.
    #[error("the words are not those of this vault")]
    WordsWrong,
    /// The keyring of the system cannot be reached or is locked.
    #[error("no keyring: {reason}")]
    KeyringUnavailable {
        /// What the keyring said; not for people.
        reason: String,
    },
    /// The keyring can be reached but shows no key of this vault. It may be locked: this does not mean that there was none.
    #[error("the keyring shows no key of this vault")]
    KeyringNoEntry,
    /// What the keyring holds does not open this vault.
    #[error("the key in the keyring does not open this vault")]
    KeyringWrong,
    /// No room on the disk; nothing was changed.
    #[error("the disk is full")]
    DiskFull,
    /// The disk or the folder cannot be written; nothing was changed.
    #[error("the disk is read-only")]
    DiskReadOnly,
    /// Another fault of the disk or of a file.
    #[error("a file failed: {reason}")]
    FileFailed {
        /// What the system said.
        reason: String,
    },
    /// What was to be stored could not be read to its end.
    #[error("the input failed: {reason}")]
    InputUnreadable {
        /// What the reader said.
        reason: String,
    },
    /// A record that is not there (any more).
    #[error("there is no such {what}")]
    NoSuchRecord {
        /// `case`, `slot`, `part`, `page`, `original`, `attachment`, `person`, `outbox`.
        what: &'static str,
    },
    /// Only a draft can be changed.
    #[error("the case is no draft ({state})")]
    CaseNotDraft {
        /// The state it is in.
        state: &'static str,
    },
    /// Only a case that is declared final can be sent.
    #[error("the case is not final ({state})")]
    CaseNotFinal {
        /// The state it is in.
        state: &'static str,
    },
    /// Something of the case has changed since it was looked at.
    #[error("the case has changed meanwhile")]
    CaseChanged,
    /// A case in the trash must be taken out before it is changed.
    #[error("the case is in the trash")]
    CaseInTrash,
    /// States go one way.
    #[error("no way from {from} to {to}")]
    StateOneWay {
        /// The state it is in.
        from: &'static str,
        /// The state that was asked for.
        to: &'static str,
    },
    /// A receipt for other content than what was sent.
    #[error("the receipt is for other content")]
    ReceiptMismatch,
    /// A text that cannot be stored (it holds a NUL, or is not JSON where it must be).
    #[error("a value cannot be stored: {detail}")]
    ValueMalformed {
        /// Which and why; never the value itself.
        detail: &'static str,
    },
    /// Not the passphrase of this exported file.
    #[error("the passphrase of the file is wrong")]
    ArchivePassphraseWrong,
    /// Not an exported case, or a damaged one.
    #[error("the exported file is damaged: {detail}")]
    ArchiveDamaged {
        /// For the report of an error; not for people.
        detail: String,
    },
    /// The person stopped it.
    #[error("stopped")]
    Cancelled,
    /// The random numbers of the system failed.
    #[error("no randomness: {reason}")]
    NoRandomness {
        /// What the system said.
        reason: String,
    },
    /// The database refused something that this program should never ask.
    #[error("the database refused: {reason}")]
    Refused {
        /// What it said; not for people.
        reason: String,
    },
}

/// A result with this crate's error.
pub type Result<T> = std::result::Result<T, StoreError>;

impl StoreError {
    /// The stable key of this error.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "vault-missing",
            Self::Exists => "vault-exists",
            Self::InUse => "vault-in-use",
            Self::Locked => "vault-locked",
            Self::Newer { .. } => "vault-newer",
            Self::Damaged { .. } => "vault-damaged",
            Self::KeysDamaged => "vault-keys-damaged",
            Self::WayMissing { .. } => "way-missing",
            Self::WayLast => "way-last",
            Self::PassphraseEmpty => "passphrase-empty",
            Self::PassphraseWrong => "passphrase-wrong",
            Self::WordsCount { .. } => "words-count",
            Self::WordUnknown { .. } => "word-unknown",
            Self::WordsChecksum => "words-checksum",
            Self::WordsWrong => "words-wrong",
            Self::KeyringUnavailable { .. } => "keyring-unavailable",
            Self::KeyringNoEntry => "keyring-no-entry",
            Self::KeyringWrong => "keyring-wrong",
            Self::DiskFull => "disk-full",
            Self::DiskReadOnly => "disk-read-only",
            Self::FileFailed { .. } => "vault-file-failed",
            Self::InputUnreadable { .. } => "input-unreadable",
            Self::NoSuchRecord { .. } => "no-such-record",
            Self::CaseNotDraft { .. } => "case-not-draft",
            Self::CaseNotFinal { .. } => "case-not-final",
            Self::CaseChanged => "case-changed",
            Self::CaseInTrash => "case-in-trash",
            Self::StateOneWay { .. } => "state-one-way",
            Self::ReceiptMismatch => "receipt-mismatch",
            Self::ValueMalformed { .. } => "value-malformed",
            Self::ArchivePassphraseWrong => "archive-passphrase-wrong",
            Self::ArchiveDamaged { .. } => "archive-damaged",
            Self::Cancelled => "cancelled",
            Self::NoRandomness { .. } => "no-randomness",
            Self::Refused { .. } => "vault-refused",
        }
    }

    /// Values for the words.
    #[must_use]
    pub fn values(&self) -> BTreeMap<&'static str, String> {
        let pairs: Vec<(&'static str, String)> = match self {
            Self::Newer { found } => vec![("found", found.to_string())],
            Self::Damaged { detail } | Self::ArchiveDamaged { detail } => vec![("detail", detail.clone())],
            Self::WayMissing { way } => vec![("way", (*way).to_owned())],
            Self::WordsCount { count } => vec![("count", count.to_string())],
            Self::WordUnknown { position } => vec![("position", position.to_string())],
            Self::KeyringUnavailable { reason }
            | Self::FileFailed { reason }
            | Self::InputUnreadable { reason }
            | Self::NoRandomness { reason }
            | Self::Refused { reason } => vec![("reason", reason.clone())],
            Self::NoSuchRecord { what } => vec![("what", (*what).to_owned())],
            Self::CaseNotDraft { state } | Self::CaseNotFinal { state } => {
                vec![("state", (*state).to_owned())]
            }
            Self::StateOneWay { from, to } => {
                vec![("from", (*from).to_owned()), ("to", (*to).to_owned())]
            }
            Self::ValueMalformed { detail } => vec![("detail", (*detail).to_owned())],
            _ => Vec::new(),
        };
        pairs.into_iter().collect()
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        if matches!(error, rusqlite::Error::QueryReturnedNoRows) {
            return Self::NoSuchRecord { what: "record" };
        }
        let reason = plain(&error);
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::DiskReadOnly,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged { detail: reason },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            Some(ErrorCode::OperationInterrupted) => Self::Cancelled,
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::FileFailed { reason }
            }
            _ => Self::Refused { reason },
        }
    }
}

/// What the database says without any value of a person: its messages name tables and columns, but an error of
/// rusqlite may carry a whole statement.
fn plain(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(code, message) => {
            let words = message.as_deref().unwrap_or_default();
            format!("{} ({words})", code.extended_code)
        }
        rusqlite::Error::SqlInputError { error, msg, .. } => format!("{} ({msg})", error.extended_code),
        rusqlite::Error::InvalidColumnType(_, name, kind) => format!("column {name} is {kind}"),
        rusqlite::Error::FromSqlConversionFailure(column, kind, _) => format!("column {column} as {kind}"),
        _ => "query".to_owned(),
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::DiskReadOnly,
            _ => match error.downcast::<Self>() {
                Ok(own) => own,
                Err(error) => Self::FileFailed { reason: error.to_string() },
            },
        }
    }
}

impl From<StoreError> for std::io::Error {
    fn from(error: StoreError) -> Self {
        Self::other(error)
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(_: serde_json::Error) -> Self {
        // The message of serde_json may hold the value: it is left out.
        Self::ValueMalformed { detail: "not JSON" }
    }
}
