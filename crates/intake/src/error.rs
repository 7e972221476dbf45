//! Why a file gave no picture, with what a text needs to name the reason and the cure.

use crate::{Format, Lookalike};

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Measure {
    /// Pixels along one side of a picture.
    Side,
    /// Pixels of one picture.
    Pixels,
    /// Bytes of memory that decoding would take.
    Memory,
    /// Pictures in one file.
    Pictures,
}

impl Measure {
    /// Stable name for texts: `side`, `pixels`, `memory` or `pictures`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Measure::Side => "side",
            Measure::Pixels => "pixels",
            Measure::Memory => "memory",
            Measure::Pictures => "pictures",
        }
    }
}

/// Why a file gave no picture. Pictures handed on before the error are not the whole file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IntakeError {
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// No picture format; perhaps something else that is well known.
    #[error("not a picture{}", .looks_like.map_or(String::new(), |l| format!(", but: {}", l.name())))]
    NotRecognised {
        /// What it looks like.
        looks_like: Option<Lookalike>,
    },
    /// A PDF, which is read elsewhere.
    #[error("a PDF document")]
    IsPdf,
    /// Locked by a password or another protection.
    #[error("protected: {}", .what.name())]
    Protected {
        /// What it is.
        what: Lookalike,
    },
    /// The file ends before its picture does.
    #[error("{format} file ends too early")]
    Truncated {
        /// Its format.
        format: Format,
    },
    /// The file contradicts its format.
    #[error("{format} file is damaged: {detail}")]
    Corrupt {
        /// Its format.
        format: Format,
        /// For logs, not for people.
        detail: String,
    },
    /// A limit was passed; nothing was allocated for it.
    #[error("too large: {} {found}, limit {limit}", .what.name())]
    TooLarge {
        /// What was counted.
        what: Measure,
        /// What the file asks for.
        found: u64,
        /// What is allowed.
        limit: u64,
    },
    /// A well-formed file that uses something this program does not read.
    #[error("{format} file uses {what}")]
    Unsupported {
        /// Its format.
        format: Format,
        /// Technical name of what is not read, such as `arithmetic coding`.
        what: String,
    },
}

impl IntakeError {
    /// Stable code; the text for people is `error-<code>`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            IntakeError::Empty => "empty",
            IntakeError::NotRecognised { .. } => "not-recognised",
            IntakeError::IsPdf => "is-pdf",
            IntakeError::Protected { .. } => "protected",
            IntakeError::Truncated { .. } => "truncated",
            IntakeError::Corrupt { .. } => "corrupt",
            IntakeError::TooLarge { .. } => "too-large",
            IntakeError::Unsupported { .. } => "unsupported",
        }
    }

    /// Values for the text, by variable name.
    #[must_use]
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            IntakeError::Empty | IntakeError::IsPdf => Vec::new(),
            IntakeError::NotRecognised { looks_like } => {
                vec![("kind", looks_like.map_or("unknown", Lookalike::name).to_owned())]
            }
            IntakeError::Protected { what } => vec![("kind", what.name().to_owned())],
            IntakeError::Truncated { format } => vec![("format", format.name().to_owned())],
            IntakeError::Corrupt { format, detail } => {
                vec![("format", format.name().to_owned()), ("detail", detail.clone())]
            }
            IntakeError::TooLarge { what, found, limit } => vec![
                ("what", what.name().to_owned()),
                ("found", found.to_string()),
                ("limit", limit.to_string()),
            ],
            IntakeError::Unsupported { format, what } => {
                vec![("format", format.name().to_owned()), ("what", what.clone())]
            }
        }
    }

    pub(crate) fn corrupt(format: Format, detail: impl ToString) -> Self {
        IntakeError::Corrupt { format, detail: detail.to_string() }
    }

    pub(crate) fn unsupported(format: Format, what: impl ToString) -> Self {
        IntakeError::Unsupported { format, what: what.to_string() }
    }
}
