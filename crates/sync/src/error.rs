//! Everything that can go wrong between the vault and the service, each with a stable code.

use std::collections::BTreeMap;
use std::time::Duration;

use liite_protocol::{Code, Problem};
use liite_store::StoreError;

/// What went wrong. [`SyncError::code`] is the key of the words (`error-<code>`), [`SyncError::values`] fill them.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SyncError {
    /// The service cannot be reached, or the line broke off. Tried again by itself.
    #[error("the service cannot be reached")]
    Offline,
    /// Something else than the service answers: the page of a hotel's or an airport's network, or a proxy.
    #[error("something else than the service answers")]
    Portal,
    /// The service asks to come back later. Tried again by itself.
    #[error("the service asks to wait")]
    Later {
        /// How long it asks to wait, where it says so.
        after: Option<Duration>,
    },
    /// Nobody is signed in, or the sign-in has run out.
    #[error("nobody is signed in")]
    SignInNeeded,
    /// No service was ever connected.
    #[error("no service is known")]
    NoService,
    /// The address is none, or would be spoken to in the clear.
    #[error("the address is not taken")]
    Address,
    /// What answers at the address is no service of this protocol.
    #[error("this is no service of ours")]
    NotAService,
    /// The service signs receipts with another key than when it was first met.
    #[error("the service has another key")]
    KeyChanged,
    /// The sign-in was given up, ran out of time, or its answer is not believed.
    #[error("the sign-in failed: {reason}")]
    SignInFailed {
        /// For the report of an error; not for people.
        reason: String,
    },
    /// The service refuses this, and would again.
    #[error("refused: {}", .0.code.name())]
    Refused(Box<Problem>),
    /// The answers were changed on another device after they were declared final here.
    #[error("changed elsewhere")]
    ChangedElsewhere,
    /// Something is queued that cannot be sent as it is.
    #[error("cannot be sent: {what}")]
    NotSendable {
        /// What is wrong with it; not for people.
        what: &'static str,
    },
    /// The service's answer or receipt does not say what it must.
    #[error("not believed: {what}")]
    Unbelievable {
        /// What is wrong with it; not for people.
        what: &'static str,
    },
    /// The vault failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A result with this error.
pub type Result<T> = std::result::Result<T, SyncError>;

impl SyncError {
    /// The stable name of what went wrong.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Offline => "service-offline",
            Self::Portal => "service-portal",
            Self::Later { .. } => "service-later",
            Self::SignInNeeded => "sign-in-needed",
            Self::NoService => "service-unknown",
            Self::Address => "service-address",
            Self::NotAService => "service-other",
            Self::KeyChanged => "service-key-changed",
            Self::SignInFailed { .. } => "sign-in-failed",
            Self::Refused(_) => "service-refused",
            Self::ChangedElsewhere => "service-changed-elsewhere",
            Self::NotSendable { .. } => "service-not-sendable",
            Self::Unbelievable { .. } => "service-unbelievable",
            Self::Store(error) => error.code(),
        }
    }

    /// Values for the words.
    #[must_use]
    pub fn values(&self) -> BTreeMap<&'static str, String> {
        match self {
            Self::Refused(problem) => [("problem", problem.code.name().to_owned())].into(),
            Self::Store(error) => error.values().into_iter().collect(),
            _ => BTreeMap::new(),
        }
    }

    /// Whether nothing else can be sent now either.
    #[must_use]
    pub fn stops_all(&self) -> bool {
        matches!(
            self,
            Self::Offline
                | Self::Portal
                | Self::Later { .. }
                | Self::SignInNeeded
                | Self::NoService
                | Self::Store(StoreError::Locked | StoreError::DiskFull | StoreError::DiskReadOnly)
        )
    }

    /// Whether the service does not know, or no longer knows, what was asked about.
    pub(crate) fn is(&self, code: Code) -> bool {
        matches!(self, Self::Refused(problem) if problem.code == code)
    }
}
