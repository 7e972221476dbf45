//! What happens to applications comes back into the vault: states, requests with their deadlines, decisions.

use std::sync::Arc;

use liite_protocol::{Application, ApplicationSummary};
use liite_store::{CaseId, Vault};
use reqwest::Method;

use crate::draft::checked_id;
use crate::error::Result;
use crate::linked::{Linked, change, linked};
use crate::session::{Session, with};

/// A case of this vault as the service showed it last.
#[derive(Debug, Clone, PartialEq)]
pub struct Followed {
    /// The case.
    pub case: CaseId,
    /// Its application; requests with deadlines, payment, mandates are in it.
    pub application: Application,
}

/// Every application in which the person takes part, as the service lists them: for employers and representatives, too.
pub(crate) async fn list(session: &Session) -> Result<Vec<ApplicationSummary>> {
    session.call(Method::GET, "/v1/applications", |request| request).await?.due(200)?.json()
}

/// One application, as the person may see it.
pub(crate) async fn show(session: &Session, id: &str) -> Result<Application> {
    let path = format!("/v1/applications/{}", checked_id(id)?);
    session.call(Method::GET, &path, |request| request).await?.due(200)?.json()
}

/// Fetches what has changed of the cases of this vault; gives the cases.
pub(crate) async fn pull(session: &Session, vault: &Arc<Vault>) -> Result<Vec<CaseId>> {
    let linked = with(vault, all).await?;
    if linked.is_empty() {
        return Ok(Vec::new());
    }
    let lines = list(session).await?;
    let mut changed = Vec::new();
    for (case, linked) in linked {
        let Some(id) = linked.application.as_ref().filter(|_| linked.letter.is_none()) else { continue };
        let line = lines.iter().find(|line| line.id == *id);
        if line
            .is_none_or(|line| linked.seen.as_ref().is_some_and(|seen| seen.summary.changed == line.changed))
        {
            continue;
        }
        let seen = show(session, id).await?;
        change(vault, case, move |linked| linked.seen = Some(seen)).await?;
        changed.push(case);
    }
    Ok(changed)
}

/// The case of this vault that is an application, where one is.
pub(crate) fn case_of(vault: &Vault, application: &str) -> liite_store::Result<Option<CaseId>> {
    let is = |linked: &Linked| linked.application.as_deref() == Some(application) && linked.letter.is_none();
    for (case, _) in all(vault)?.into_iter().filter(|(_, linked)| is(linked)) {
        // What was thrown away is not followed: it may be begun anew.
        if vault.case(case)?.trashed_at.is_none() {
            return Ok(Some(case));
        }
    }
    Ok(None)
}

/// An application as it was last seen from this vault; no line is needed.
///
/// # Errors
/// Those of the vault.
pub fn last_seen(vault: &Vault, case: CaseId) -> liite_store::Result<Option<Application>> {
    let linked = linked(vault, case)?;
    Ok(linked.seen.filter(|_| linked.letter.is_none()))
}

/// What is known of all cases.
pub(crate) fn all(vault: &Vault) -> liite_store::Result<Vec<(CaseId, Linked)>> {
    vault.remotes()?.into_iter().map(|(case, value)| Ok((case, Linked::read(value)?))).collect()
}
