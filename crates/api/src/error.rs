//! What stops a use case, with codes for the words.

use std::collections::BTreeMap;
use std::path::PathBuf;

use liite_catalogue::CatalogueError;
use liite_convert::{ConvertError, Failure};
use liite_worker::WorkerError;

/// What stops a use case; the words are the text `error-<code>` and its attribute `.cure`.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ApiError {
    /// The receiver or slot is unknown.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// No attachment came out.
    #[error(transparent)]
    Convert(#[from] ConvertError),
    /// The isolated process could not do it.
    #[error("{}", .0.code())]
    Worker(WorkerError),
    /// A file or folder that was named is not there or may not be read.
    #[error("{path}: {reason}")]
    Unreadable {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// A folder that was named holds no file.
    #[error("{path} holds no file")]
    EmptyFolder {
        /// Which one.
        path: PathBuf,
    },
    /// The result would take the place of one of the inputs.
    #[error("{path} is an input")]
    OutputIsInput {
        /// Which one.
        path: PathBuf,
    },
    /// The result could not be written.
    #[error("{path}: {reason}")]
    Unwritable {
        /// Which one.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
}

impl ApiError {
    /// The stable code, key of the text `error-<code>`.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            ApiError::Catalogue(e) => e.code(),
            ApiError::Convert(e) => e.code(),
            ApiError::Worker(e) => e.code(),
            ApiError::Unreadable { .. } => "file-unreadable",
            ApiError::EmptyFolder { .. } => "folder-empty",
            ApiError::OutputIsInput { .. } => "output-is-input",
            ApiError::Unwritable { .. } => "file-unwritable",
        }
    }

    /// Values for the words.
    #[must_use]
    pub fn values(&self) -> BTreeMap<String, String> {
        let one = |name: &str, value: String| BTreeMap::from([(name.to_owned(), value)]);
        match self {
            ApiError::Catalogue(e) => of_catalogue(e),
            ApiError::Convert(e) => e.values(),
            ApiError::Worker(e) => e.values(),
            ApiError::Unreadable { path, reason } | ApiError::Unwritable { path, reason } => {
                BTreeMap::from([
                    ("path".to_owned(), path.display().to_string()),
                    ("reason".to_owned(), reason.clone()),
                ])
            }
            ApiError::EmptyFolder { path } | ApiError::OutputIsInput { path } => {
                one("path", path.display().to_string())
            }
        }
    }

    /// The inputs behind the error, each with its own code.
    #[must_use]
    pub fn failures(&self) -> &[Failure] {
        match self {
            ApiError::Convert(ConvertError::Inputs { failures } | ConvertError::Nothing { failures }) => {
                failures
            }
            _ => &[],
        }
    }
}

fn of_catalogue(error: &CatalogueError) -> BTreeMap<String, String> {
    let values: Vec<(&str, String)> = match error {
        CatalogueError::UnknownReceiver { name, known } | CatalogueError::UnknownSlot { name, known } => {
            vec![("name", name.clone()), ("known", known.clone())]
        }
        CatalogueError::Malformed { name, reason } => {
            vec![("name", name.clone()), ("reason", reason.clone())]
        }
        CatalogueError::Data { file, field, reason } => {
            vec![("file", file.clone()), ("field", field.clone()), ("reason", reason.clone())]
        }
        CatalogueError::TooLarge { what, found, limit } => {
            vec![("what", (*what).to_owned()), ("found", found.to_string()), ("limit", limit.to_string())]
        }
        CatalogueError::UnknownType { name } => vec![("name", name.clone())],
        CatalogueError::UnknownQuestion { question } => vec![("question", question.clone())],
        CatalogueError::UnknownAnswer { question, answer } => {
            vec![("question", question.clone()), ("answer", answer.clone())]
        }
        CatalogueError::Answers { field, reason } => {
            vec![("field", field.clone()), ("reason", reason.clone())]
        }
        // A kind that a later catalogue may add.
        other => vec![("reason", other.to_string())],
    };
    values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
