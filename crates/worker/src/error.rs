//! Why a file could not be opened: what the decoder said, or what became of its process.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the decoder says about a file that it cannot open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// Stable key of the text, in kebab case.
    pub code: String,
    /// Variables of the text.
    pub values: BTreeMap<String, String>,
}

impl Refusal {
    /// A refusal with no values.
    #[must_use]
    pub fn new(code: &str) -> Self {
        Self { code: code.to_owned(), values: BTreeMap::new() }
    }

    /// Whether it is fit to be shown: it comes out of a process that is not trusted.
    pub(crate) fn is_sound(&self) -> bool {
        let word = |text: &str| {
            (1..=64).contains(&text.len())
                && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        word(&self.code)
            && self.values.len() <= 16
            && self.values.iter().all(|(name, value)| word(name) && is_printable(value))
    }
}

/// Short and without control characters, so that it can do no harm on a terminal.
pub(crate) fn is_printable(text: &str) -> bool {
    text.len() <= 400 && !text.chars().any(char::is_control)
}

/// Why a file could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WorkerError {
    /// The decoder understood the file well enough to say why not.
    #[error("the decoder refused the file: {}", .0.code)]
    Refused(Refusal),
    /// The file is larger than the limit; it was not sent at all.
    #[error("a file of {bytes} bytes, at most {limit}")]
    FileTooLarge {
        /// Its size.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// The process ended without an answer.
    #[error("the decoder crashed")]
    Crashed {
        /// The signal that ended it, where there are signals.
        signal: Option<i32>,
    },
    /// The decoder ran into a defect of its own and stopped in good order.
    #[error("the decoder panicked")]
    Panicked,
    /// No answer in time.
    #[error("no answer within {seconds} s")]
    TimedOut {
        /// The limit.
        seconds: u64,
    },
    /// The file needs more memory than the limit.
    #[error("more than {megabytes} MB of memory needed")]
    OutOfMemory {
        /// The limit.
        megabytes: u64,
    },
    /// The answer made no sense.
    #[error("the decoder's answer made no sense: {what}")]
    Protocol {
        /// Which rule of the protocol was broken.
        what: &'static str,
    },
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// The process could not be started or could not be locked down.
    #[error("the decoder could not be started ({kind})")]
    CouldNotStart {
        /// Kind of the operating system's error.
        kind: String,
    },
}

impl WorkerError {
    /// The stable key of the text for this error.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            WorkerError::Refused(refusal) => &refusal.code,
            WorkerError::FileTooLarge { .. } => "file-too-large",
            WorkerError::Crashed { .. } => "decoder-crashed",
            WorkerError::Panicked => "decoder-panicked",
            WorkerError::TimedOut { .. } => "decoder-timed-out",
            WorkerError::OutOfMemory { .. } => "decoder-out-of-memory",
            WorkerError::Protocol { .. } => "decoder-protocol",
            WorkerError::Cancelled => "cancelled",
            WorkerError::CouldNotStart { .. } => "decoder-could-not-start",
        }
    }

    /// The variables of that text.
    #[must_use]
    pub fn values(&self) -> BTreeMap<String, String> {
        let pairs = match self {
            WorkerError::Refused(refusal) => return refusal.values.clone(),
            WorkerError::FileTooLarge { bytes, limit } => {
                let megabytes = |bytes: u64| bytes.div_ceil(1_000_000).to_string();
                vec![("megabytes", megabytes(*bytes)), ("limit", megabytes(*limit))]
            }
            WorkerError::TimedOut { seconds } => vec![("seconds", seconds.to_string())],
            WorkerError::OutOfMemory { megabytes } => vec![("megabytes", megabytes.to_string())],
            WorkerError::CouldNotStart { kind } => vec![("reason", kind.clone())],
            _ => Vec::new(),
        };
        pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    }
}
