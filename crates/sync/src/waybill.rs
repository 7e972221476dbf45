//! How far each thing in the outbox has come, and why it waits.

use std::sync::Arc;

use liite_protocol::Problem;
use liite_store::{CaseId, OutboxId, Outgoing, Sending, Vault};
use serde::{Deserialize, Serialize};

use crate::error::{Result, SyncError};
use crate::pace::{Pace, lot};
use crate::session::{now, with};

/// Refusals in a row after which it is a person's turn.
const BELIEVED: u32 = 3;

/// What is kept with a thing in the outbox.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Progress {
    /// Path of its upload.
    pub upload: Option<String>,
    /// It lies in its slot.
    pub attached: bool,
    /// Failures in a row.
    pub tries: u32,
    /// Not tried before this, milliseconds since 1970.
    pub not_before: i64,
    /// What went wrong last.
    pub trouble: Option<Trouble>,
}

/// What went wrong last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Trouble {
    pub code: String,
    pub problem: Option<Problem>,
    /// Trying again by itself would not help.
    pub lasting: bool,
}

/// One thing on its way, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Waybill {
    /// What is sent.
    pub item: Outgoing,
    /// How it stands.
    pub standing: Standing,
}

/// How a thing in the outbox stands.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// It waits for its turn.
    Waits,
    /// Something went wrong that may right itself: tried again at this moment, milliseconds since 1970.
    TriedAgain {
        /// When.
        at: i64,
        /// Code of the trouble; words are under `error-<code>`.
        code: String,
    },
    /// A person must do something: see the problem, then [`crate::Courier::try_again`].
    Stuck {
        /// Code of the trouble; words are under `error-<code>`.
        code: String,
        /// What the service said.
        problem: Option<Problem>,
    },
    /// The service has confirmed it.
    Received,
}

impl Progress {
    pub(crate) async fn of(vault: &Arc<Vault>, id: OutboxId) -> Result<Self> {
        let value = with(vault, move |vault| vault.progress(id)).await?;
        // What cannot be read only means that a step is done once more.
        Ok(serde_json::from_value(value).unwrap_or_default())
    }

    pub(crate) async fn keep(&self, vault: &Arc<Vault>, id: OutboxId) -> Result<()> {
        let value = serde_json::to_value(self).unwrap_or_default();
        with(vault, move |vault| vault.set_progress(id, &value)).await
    }

    /// Whether it is its turn.
    pub(crate) fn is_due(&self) -> bool {
        !self.is_stuck() && self.not_before <= now()
    }

    pub(crate) fn is_stuck(&self) -> bool {
        self.tries >= BELIEVED && self.trouble.as_ref().is_some_and(|trouble| trouble.lasting)
    }

    /// Notes a failure. A refusal is believed when it was said three times: the first may have been about a request
    /// that was altered on the way.
    pub(crate) fn failed(&mut self, error: &SyncError, pace: &Pace) {
        let (asked, lasting, problem) = match error {
            SyncError::Later { after } => (*after, false, None),
            SyncError::Offline | SyncError::Portal | SyncError::Unbelievable { .. } => (None, false, None),
            SyncError::Refused(problem) => (None, true, Some((**problem).clone())),
            _ => (None, true, None),
        };
        let before = self.trouble.as_ref().map(|trouble| trouble.lasting);
        self.tries = if before == Some(lasting) { self.tries.saturating_add(1) } else { 1 };
        let wait = pace.wait(self.tries, asked, lot());
        self.not_before = now() + i64::try_from(wait.as_millis()).unwrap_or(i64::MAX / 2);
        self.trouble = Some(Trouble { code: error.code().to_owned(), problem, lasting });
    }
}

/// Everything in the outbox of a case, oldest first, with how it stands.
pub(crate) fn waybills(vault: &Vault, case: Option<CaseId>) -> liite_store::Result<Vec<Waybill>> {
    let all = vault.outbox(case)?.into_iter().map(|item| {
        let progress: Progress = serde_json::from_value(vault.progress(item.id)?).unwrap_or_default();
        let standing = match &progress.trouble {
            _ if item.state == Sending::Received => Standing::Received,
            None => Standing::Waits,
            Some(trouble) if progress.is_stuck() => {
                Standing::Stuck { code: trouble.code.clone(), problem: trouble.problem.clone() }
            }
            Some(trouble) => Standing::TriedAgain { at: progress.not_before, code: trouble.code.clone() },
        };
        Ok(Waybill { item, standing })
    });
    all.collect()
}
