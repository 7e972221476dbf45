//! Applications and who takes part in them.

use liite_protocol::{Code, Problem, Role};
use sqlx::Row;
use sqlx::any::AnyRow;

use super::{Store, Tx};
use crate::applications::{Case, Party, PartyStanding};
use crate::refusal::Refusal;

fn case(row: &AnyRow) -> Result<Case, Refusal> {
    let body: String = row.try_get("body")?;
    Ok(serde_json::from_str(&body)?)
}

impl Store {
    /// An application, to read.
    ///
    /// # Errors
    /// [`Code::NotFound`] and those of the database.
    pub async fn case(&self, id: &str) -> Result<Case, Refusal> {
        let sql = "SELECT body FROM applications WHERE id = $1";
        let row = sqlx::query(sql).bind(id).fetch_optional(&self.read).await?;
        case(&row.ok_or(Code::NotFound)?)
    }

    /// An application, to change: nobody else changes it until the transaction ends.
    ///
    /// # Errors
    /// [`Code::NotFound`] and those of the database.
    pub async fn locked_case(&self, tx: &mut Tx, id: &str) -> Result<Case, Refusal> {
        let sql = if tx.is_beside_others() {
            "SELECT body FROM applications WHERE id = $1 FOR UPDATE"
        } else {
            "SELECT body FROM applications WHERE id = $1"
        };
        let row = sqlx::query(sql).bind(id).fetch_optional(&mut **tx).await?;
        case(&row.ok_or(Code::NotFound)?)
    }

    /// Keeps a new application.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn insert_case(&self, tx: &mut Tx, case: &Case) -> Result<(), Refusal> {
        let sql = "INSERT INTO applications (id, owner, state, changed, body) VALUES ($1, $2, $3, $4, $5)";
        let query = sqlx::query(sql).bind(&case.id).bind(&case.owner).bind(case.state.name());
        let body = serde_json::to_string(case)?;
        query.bind(case.changed.as_millisecond()).bind(body).execute(&mut **tx).await?;
        insert_parties(tx, case).await
    }

    /// Keeps a changed application, in which `before` took part until now.
    ///
    /// # Errors
    /// [`Code::MandateExists`] when the client would have two assistants or two representatives; those of the database.
    pub async fn update_case(&self, tx: &mut Tx, before: &[Party], case: &Case) -> Result<(), Refusal> {
        let sql = "UPDATE applications SET state = $2, changed = $3, body = $4 WHERE id = $1";
        let query = sqlx::query(sql).bind(&case.id).bind(case.state.name());
        let body = serde_json::to_string(case)?;
        query.bind(case.changed.as_millisecond()).bind(body).execute(&mut **tx).await?;
        if before != case.parties() {
            let sql = "DELETE FROM parties WHERE application = $1";
            sqlx::query(sql).bind(&case.id).execute(&mut **tx).await?;
            insert_parties(tx, case).await?;
        }
        Ok(())
    }

    /// The applications in which `subject` takes part as `role`, the latest first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn cases_of(&self, role: Role, subject: &str) -> Result<Vec<Case>, Refusal> {
        let sql = "SELECT body FROM applications WHERE id IN
            (SELECT application FROM parties WHERE role = $1 AND subject = $2) ORDER BY changed DESC LIMIT 1000";
        let rows = sqlx::query(sql).bind(role.name()).bind(subject).fetch_all(&self.read).await?;
        rows.iter().map(case).collect()
    }

    /// Every application but drafts, or those of one state, the latest first.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn lodged_cases(&self, state: Option<&str>) -> Result<Vec<Case>, Refusal> {
        let sql = "SELECT body FROM applications WHERE state <> 'draft' AND ($1 = '' OR state = $1)
            ORDER BY changed DESC LIMIT 1000";
        let rows = sqlx::query(sql).bind(state.unwrap_or_default()).fetch_all(&self.read).await?;
        rows.iter().map(case).collect()
    }

    /// The applications of `client` in which somebody acts, or waits to act (`true`), as `role`.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn acting_for(
        &self,
        tx: &mut Tx,
        client: &str,
        role: Role,
    ) -> Result<Vec<(String, bool)>, Refusal> {
        let sql = "SELECT application, standing FROM parties
            WHERE client = $1 AND role = $2 AND standing < 2 ORDER BY application";
        let rows = sqlx::query(sql).bind(client).bind(role.name()).fetch_all(&mut **tx).await?;
        let read = |row: &AnyRow| Ok((row.try_get(0)?, row.try_get::<i64, _>(1)? != 0));
        rows.iter().map(read).collect()
    }

    /// The application of a payment.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn case_of_payment(&self, stamp: &str) -> Result<Option<String>, Refusal> {
        let sql = "SELECT application FROM payments WHERE stamp = $1";
        Ok(sqlx::query_scalar(sql).bind(stamp).fetch_optional(&self.read).await?)
    }

    /// Notes to which application a payment belongs.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn insert_payment(&self, tx: &mut Tx, stamp: &str, id: &str) -> Result<(), Refusal> {
        let sql = "INSERT INTO payments (stamp, application) VALUES ($1, $2)";
        sqlx::query(sql).bind(stamp).bind(id).execute(&mut **tx).await?;
        Ok(())
    }
}

async fn insert_parties(tx: &mut Tx, case: &Case) -> Result<(), Refusal> {
    for party in case.parties() {
        let sql =
            "INSERT INTO parties (application, role, subject, client, standing) VALUES ($1, $2, $3, $4, $5)";
        let query = sqlx::query(sql).bind(&case.id).bind(party.role.name()).bind(&party.subject);
        let standing = match party.standing {
            PartyStanding::Active => 0_i64,
            PartyStanding::Waiting => 1,
            PartyStanding::Over => 2,
        };
        let done = query.bind(&case.owner).bind(standing).execute(&mut **tx).await;
        if let Err(sqlx::Error::Database(inner)) = &done
            && inner.is_unique_violation()
        {
            return Err(Problem::new(Code::MandateExists).with("kind", party.role.name()).into());
        }
        done?;
    }
    Ok(())
}
