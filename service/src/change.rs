//! The one way in which an application changes: locked, allowed, done, kept and written into the audit log, all or nothing.

use std::collections::BTreeMap;

use jiff::Timestamp;
use liite_protocol::{Code, Problem, Role};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::applications::Case;
use crate::permissions::{self, Action};
use crate::refusal::{Answer, Refusal};
use crate::sign_in::Person;
use crate::store::{Once, Replay, Tx};
use crate::{Service, audit};

/// A wish to change an application.
#[derive(Debug, Clone)]
pub struct Asked<'a> {
    /// Who wishes.
    pub who: &'a Person,
    /// Which application.
    pub id: &'a str,
    /// What.
    pub action: Action,
    /// What makes a repetition the same wish.
    pub once: Option<&'a Once>,
}

/// What a change may look at.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The service.
    pub service: &'a Service,
    /// Who wishes.
    pub who: &'a Person,
    /// What they are in this application.
    pub role: Role,
    /// Now.
    pub now: Timestamp,
}

/// A change that was made, now or earlier.
#[derive(Debug, Clone)]
pub struct Done<T> {
    /// What came out.
    pub value: T,
    /// It is the answer to an earlier request with the same key.
    pub replayed: bool,
    /// Uploads to which the application no longer refers.
    pub let_go: Vec<String>,
}

impl Service {
    /// Changes an application by `work`, exactly once where the wish has a key.
    ///
    /// # Errors
    /// What [`permissions::check`] says, what `work` says, and those of the database; then nothing was changed.
    pub async fn change<T: Serialize + DeserializeOwned>(
        &self,
        asked: Asked<'_>,
        work: impl FnOnce(&mut Case, Context<'_>) -> Result<T, Problem>,
    ) -> Answer<Done<T>> {
        let mut tx = self.store.begin().await?;
        let done = self.change_within(&mut tx, asked, work).await?;
        tx.commit().await?;
        for upload in &done.let_go {
            // What cannot be taken away now is when its time is over: nothing refers to it.
            if let Err(why) = self.forget_upload(upload).await {
                tracing::warn!(code = why.0.code.name(), "a replaced file could not be taken away");
            }
        }
        Ok(done)
    }

    /// The same within a transaction that the caller commits.
    ///
    /// # Errors
    /// As [`Service::change`].
    pub async fn change_within<T: Serialize + DeserializeOwned>(
        &self,
        tx: &mut Tx,
        asked: Asked<'_>,
        work: impl FnOnce(&mut Case, Context<'_>) -> Result<T, Problem>,
    ) -> Answer<Done<T>> {
        let now = self.now();
        asked.who.trace.asks(asked.action.name(), asked.id);
        let key = asked.once.map(|once| (&asked.who.subject, once));
        if let Some((subject, once)) = key
            && let Replay::Answered(answer) = self.store.once(tx, subject, once, now.as_millisecond()).await?
        {
            return Ok(Done { value: serde_json::from_str(&answer)?, replayed: true, let_go: Vec::new() });
        }
        let mut case = self.store.locked_case(tx, asked.id).await?;
        let role = self.allowed(asked.who, &case, asked.action)?;
        let (parties, files) = (case.parties(), references(&case));
        let context = Context { service: self, who: asked.who, role, now };
        let value = work(&mut case, context).map_err(Refusal::from)?;
        case.changed = now;
        let mut let_go = Vec::new();
        for (upload, more) in difference(files, references(&case)) {
            self.store.refer(tx, &upload, more).await?;
            if more < 0 {
                let_go.push(upload);
            }
        }
        let line = audit::Line::done(asked.who, role, asked.action.name(), &case);
        self.store.keep(tx, &parties, &case, &line, now).await?;
        if let Some((subject, once)) = key {
            self.store.answered(tx, subject, once, &serde_json::to_string(&value)?).await?;
        }
        Ok(Done { value, replayed: false, let_go })
    }

    /// An application to read, written into the audit log.
    ///
    /// # Errors
    /// What [`permissions::check`] says, and those of the database.
    pub async fn read(&self, who: &Person, id: &str, action: Action) -> Answer<(Case, Role)> {
        who.trace.asks(action.name(), id);
        let case = self.store.case(id).await?;
        let role = self.allowed(who, &case, action)?;
        let mut tx = self.store.begin().await?;
        let line = audit::Line::done(who, role, action.name(), &case);
        self.store.write_audit(&mut tx, &line, self.now()).await?;
        tx.commit().await?;
        Ok((case, role))
    }

    /// What the person is in the application, if that may do this.
    pub(crate) fn allowed(&self, who: &Person, case: &Case, action: Action) -> Result<Role, Code> {
        let role = case.role_of(who);
        who.trace.is(role, case.on_behalf(role));
        permissions::check(role, who.strong, action, case.state)?;
        Ok(role)
    }
}

/// Uploads to which the application refers, with how many times.
fn references(case: &Case) -> BTreeMap<String, i64> {
    let mut times = BTreeMap::new();
    for upload in case.uploads() {
        *times.entry(upload.to_owned()).or_default() += 1;
    }
    times
}

/// Uploads to which more or fewer places refer than before, with how many more.
fn difference(before: BTreeMap<String, i64>, mut after: BTreeMap<String, i64>) -> BTreeMap<String, i64> {
    for (upload, times) in before {
        *after.entry(upload).or_default() -= times;
    }
    after.retain(|_, more| *more != 0);
    after
}
