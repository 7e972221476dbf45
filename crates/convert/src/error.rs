//! Why no attachment came out.

use std::collections::BTreeMap;

use serde::Serialize;

/// One input that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The input's name.
    pub input: String,
    /// Stable code, key of the text `error-<code>`.
    pub code: String,
    /// Values for the words.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

/// A page that costs many bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cost {
    /// Page of the attachment, from 1.
    pub page: u32,
    /// The input it came from.
    pub input: String,
    /// Bytes at the smallest legible coding.
    pub bytes: u64,
    /// What would make it smaller, beside parting the attachment.
    pub help: Option<Help>,
}

/// What would make a page smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Help {
    /// Another photograph of it: noise and blur cost bytes and tell nothing.
    TakeAgain,
    /// Black and white: its colours or greys carry nothing.
    BlackAndWhite,
}

/// Why no attachment came out; what a person can do stands in the text `error-<code>.cure`.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ConvertError {
    /// No input was given, or every input was left out.
    #[error("nothing to convert")]
    Nothing {
        /// The inputs that could not be used.
        failures: Vec<Failure>,
    },
    /// Some inputs cannot be used and leaving them out was not allowed.
    #[error("{} inputs cannot be used", failures.len())]
    Inputs {
        /// The inputs that could not be used.
        failures: Vec<Failure>,
    },
    /// The pages do not fit the limit while they can still be read.
    #[error("{needed} bytes needed, {limit} allowed")]
    CannotFit {
        /// Bytes of the smallest legible form.
        needed: u64,
        /// Bytes allowed.
        limit: u64,
        /// The dearest pages, dearest first.
        dearest: Vec<Cost>,
    },
    /// A signed PDF would have to be altered: it is too large, or stands among other inputs.
    #[error("{input} is signed and would have to be altered")]
    Signed {
        /// The signed file.
        input: String,
    },
    /// The finished file breaks a rule of PDF/A-2; nothing was given out.
    #[error("own check failed: {detail}")]
    OwnCheck {
        /// Clause and place.
        detail: String,
    },
    /// Coding or composing failed.
    #[error("composing failed: {detail}")]
    Compose {
        /// What failed.
        detail: String,
    },
    /// The person stopped it.
    #[error("cancelled")]
    Cancelled,
}

impl ConvertError {
    /// The stable code, key of the text `error-<code>`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            ConvertError::Nothing { .. } => "nothing-to-convert",
            ConvertError::Inputs { .. } => "inputs-unusable",
            ConvertError::CannotFit { .. } => "cannot-fit",
            ConvertError::Signed { .. } => "pdf-signed",
            ConvertError::OwnCheck { .. } => "own-check-failed",
            ConvertError::Compose { .. } => "compose-failed",
            ConvertError::Cancelled => "cancelled",
        }
    }

    /// Values for the words.
    #[must_use]
    pub fn values(&self) -> BTreeMap<String, String> {
        let mut values = BTreeMap::new();
        let mut put = |name: &str, value: String| {
            values.insert(name.to_owned(), value);
        };
        match self {
            ConvertError::Nothing { failures } | ConvertError::Inputs { failures } => {
                put("count", failures.len().to_string());
            }
            ConvertError::CannotFit { needed, limit, dearest } => {
                put("needed", needed.to_string());
                put("limit", limit.to_string());
                let kilobytes = |cost: &Cost| format!("{} ({} kB)", cost.page, cost.bytes.div_ceil(1000));
                put("pages", dearest.iter().map(kilobytes).collect::<Vec<_>>().join(", "));
                for (name, help) in [("again", Help::TakeAgain), ("bw", Help::BlackAndWhite)] {
                    let pages = dearest.iter().filter(|cost| cost.help == Some(help));
                    let pages: Vec<String> = pages.map(|cost| cost.page.to_string()).collect();
                    put(name, if pages.is_empty() { "none".to_owned() } else { pages.join(", ") });
                }
            }
            ConvertError::Signed { input } => put("input", input.clone()),
            ConvertError::OwnCheck { detail } | ConvertError::Compose { detail } => {
                put("detail", detail.clone())
            }
            ConvertError::Cancelled => {}
        }
        values
    }
}
