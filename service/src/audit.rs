//! The audit log: every access and change, and every refusal; the database itself lets nothing in it be changed.

use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use jiff::Timestamp;
use liite_protocol::{AuditEntry, Code, Role};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::Service;
use crate::applications::{Case, Party};
use crate::refusal::Refusal;
use crate::sign_in::Person;
use crate::store::{Store, Tx};

/// One line before it has a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    who: String,
    role: &'static str,
    action: String,
    application: String,
    on_behalf: String,
    outcome: &'static str,
}

impl Line {
    /// Something done in an application.
    #[must_use]
    pub fn done(who: &Person, role: Role, action: &str, case: &Case) -> Self {
        Self {
            who: who.subject.clone(),
            role: role.name(),
            action: action.to_owned(),
            application: case.id.clone(),
            on_behalf: case.on_behalf(role),
            outcome: "done",
        }
    }

    /// Something done by the service itself, or by nobody who signed in.
    #[must_use]
    pub fn by_itself(action: &str, application: &str, outcome: &'static str) -> Self {
        Self { action: action.to_owned(), application: application.to_owned(), outcome, ..Self::default() }
    }
}

/// What is known of a request while it is answered, for the line that is written when it is refused.
#[derive(Debug, Clone, Default)]
pub struct Trace(Arc<Mutex<Line>>);

impl Trace {
    fn with(&self, change: impl FnOnce(&mut Line)) {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Who asks.
    pub fn asked_by(&self, subject: &str) {
        self.with(|line| subject.clone_into(&mut line.who));
    }

    /// What is asked.
    pub fn asks(&self, action: &str, application: &str) {
        self.with(|line| {
            action.clone_into(&mut line.action);
            // What a client made up is no number of ours, and may be anything.
            line.application = application.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
        });
    }

    /// As what.
    pub fn is(&self, role: Role, on_behalf: String) {
        self.with(|line| {
            line.role = role.name();
            line.on_behalf = on_behalf;
        });
    }

    fn refused(&self, route: &str, code: Code) -> Line {
        let mut line = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if line.action.is_empty() {
            route.clone_into(&mut line.action);
        }
        line.outcome = code.name();
        line
    }
}

/// Writes a line for every refused request. What was merely too early or too often is not worth one.
pub async fn refusals(State(service): State<Arc<Service>>, mut request: Request, next: Next) -> Response {
    let trace = Trace::default();
    request.extensions_mut().insert(trace.clone());
    let route = crate::operations::route_of(&request);
    let response = next.run(request).await;
    let code = response.extensions().get::<Code>().copied();
    let worth = |code: &Code| {
        let status = code.status();
        (400..500).contains(&status)
            && !matches!(code, Code::TooMany | Code::OffsetMismatch | Code::Conflict | Code::TusVersion)
    };
    if let Some(code) = code.filter(worth) {
        let line = trace.refused(&route, code);
        let now = service.now();
        let written = async {
            let mut tx = service.store.begin().await?;
            service.store.write_audit(&mut tx, &line, now).await?;
            tx.commit().await.map_err(Refusal::from)
        };
        if let Err(why) = written.await {
            tracing::error!(code = why.0.code.name(), "a refusal could not be written into the audit log");
        }
    }
    response
}

impl Store {
    /// Adds a line.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn write_audit(&self, tx: &mut Tx, line: &Line, at: Timestamp) -> Result<(), Refusal> {
        let sql = "INSERT INTO audit (at, who, role, action, application, on_behalf, outcome)
            VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let query = sqlx::query(sql).bind(at.as_millisecond()).bind(&line.who).bind(line.role);
        let query = query.bind(&line.action).bind(&line.application).bind(&line.on_behalf);
        query.bind(line.outcome).execute(&mut **tx).await?;
        Ok(())
    }

    /// Keeps a changed application, in which `before` took part until now, and adds the line that tells of it: where the
    /// database is a server of its own, with one question instead of two.
    ///
    /// # Errors
    /// As [`Store::update_case`].
    pub async fn keep(
        &self,
        tx: &mut Tx,
        before: &[Party],
        case: &Case,
        line: &Line,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        if !tx.is_beside_others() || before != case.parties() {
            self.update_case(tx, before, case).await?;
            return self.write_audit(tx, line, at).await;
        }
        let sql = "WITH kept AS (UPDATE applications SET state = $2, changed = $3, body = $4 WHERE id = $1)
            INSERT INTO audit (at, who, role, action, application, on_behalf, outcome)
            VALUES ($3, $5, $6, $7, $8, $9, $10)";
        let query = sqlx::query(sql).bind(&case.id).bind(case.state.name()).bind(at.as_millisecond());
        let query = query.bind(serde_json::to_string(case)?).bind(&line.who).bind(line.role);
        let query = query.bind(&line.action).bind(&line.application).bind(&line.on_behalf);
        query.bind(line.outcome).execute(&mut **tx).await?;
        Ok(())
    }

    /// What was done in an application, or anywhere, after line `after`; at most 1000 lines.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn audit(&self, application: Option<&str>, after: i64) -> Result<Vec<AuditEntry>, Refusal> {
        let sql = "SELECT number, at, who, role, action, application, on_behalf, outcome FROM audit
            WHERE number > $1 AND ($2 = '' OR application = $2) ORDER BY number LIMIT 1000";
        let query = sqlx::query(sql).bind(after).bind(application.unwrap_or_default());
        let rows = query.fetch_all(&self.read).await?;
        let entry = |row: &AnyRow| {
            Ok(AuditEntry {
                number: row.try_get("number")?,
                at: Timestamp::from_millisecond(row.try_get("at")?).unwrap_or_default(),
                who: row.try_get("who")?,
                role: row.try_get("role")?,
                action: row.try_get("action")?,
                application: row.try_get("application")?,
                on_behalf: row.try_get("on_behalf")?,
                outcome: row.try_get("outcome")?,
            })
        };
        rows.iter().map(entry).collect()
    }
}
