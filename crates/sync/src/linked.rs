//! What this device knows of a case at the service, as it is kept in the vault.

use std::sync::Arc;

use liite_protocol::{Application, Child};
use liite_store::{CaseId, StoreError, Vault};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::Result;
use crate::letter::Letter;
use crate::merge::{Conflict, Fields};
use crate::session::with;

/// A case and its application.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Linked {
    /// By which the service knows a repeated creation; drawn before the first try.
    pub key: String,
    /// For whom the application is made there, if not for the person: as it was said with that key, or later.
    pub child: Option<Child>,
    /// Its number at the service.
    pub application: Option<String>,
    /// The answers on which this device and the service agreed last.
    pub base: Fields,
    /// Fields that were changed here and elsewhere.
    pub conflicts: Vec<Conflict>,
    /// The application as it was last seen.
    pub seen: Option<Application>,
    /// What is written about it, where the case is a letter and not the application itself.
    pub letter: Option<Letter>,
}

impl Linked {
    pub(crate) fn read(value: Value) -> liite_store::Result<Self> {
        if value.is_null() {
            return Ok(Self::default());
        }
        // Read as nothing it would make a second application of the first.
        let damaged = |_| StoreError::Damaged { detail: "what is known of a case at the service".to_owned() };
        serde_json::from_value(value).map_err(damaged)
    }
}

/// What is known of a case.
pub(crate) fn linked(vault: &Vault, case: CaseId) -> liite_store::Result<Linked> {
    Linked::read(vault.remote(case)?)
}

/// Changes what is known of a case, in one transaction.
pub(crate) async fn change<T: Send + 'static>(
    vault: &Arc<Vault>,
    case: CaseId,
    change: impl FnOnce(&mut Linked) -> T + Send + 'static,
) -> Result<T> {
    with(vault, move |vault| {
        vault.change_remote(case, |value| {
            let mut linked = Linked::read(value.clone())?;
            let done = change(&mut linked);
            *value = serde_json::to_value(linked).unwrap_or_default();
            Ok(done)
        })?
    })
    .await
}
