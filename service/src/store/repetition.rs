//! Repeated requests: a key of a person stands for one request and its answer, for ever after.

use liite_protocol::Code;
use sqlx::Row;

use super::{Store, Tx};
use crate::refusal::Refusal;

/// What makes a request the same request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once {
    /// Drawn by the client.
    pub key: String,
    /// SHA-256 of what is asked.
    pub fingerprint: String,
}

impl Once {
    /// The same for one part of what is asked, such as one application of many.
    #[must_use]
    pub fn part(&self, name: &str) -> Self {
        let key = crate::sha256(format!("{} {name}", self.key).as_bytes());
        Self { key, fingerprint: self.fingerprint.clone() }
    }
}

/// Whether a request has been seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replay {
    /// Never: it is now noted, in the transaction.
    First,
    /// It was answered with this JSON.
    Answered(String),
}

impl Store {
    /// Notes a request, or finds its answer. Two at once wait for one another: the key is unique.
    ///
    /// # Errors
    /// [`Code::KeyReused`] when the key stood for another request; those of the database.
    pub async fn once(&self, tx: &mut Tx, subject: &str, once: &Once, at: i64) -> Result<Replay, Refusal> {
        let sql = "INSERT INTO repetitions (subject, idempotency_key, fingerprint, answer, at)
            VALUES ($1, $2, $3, '', $4) ON CONFLICT DO NOTHING";
        let query = sqlx::query(sql).bind(subject).bind(&once.key).bind(&once.fingerprint).bind(at);
        if query.execute(&mut **tx).await?.rows_affected() == 1 {
            return Ok(Replay::First);
        }
        let sql = "SELECT fingerprint, answer FROM repetitions WHERE subject = $1 AND idempotency_key = $2";
        let row = sqlx::query(sql).bind(subject).bind(&once.key).fetch_one(&mut **tx).await?;
        if row.try_get::<String, _>("fingerprint")? != once.fingerprint {
            return Err(Code::KeyReused.into());
        }
        Ok(Replay::Answered(row.try_get("answer")?))
    }

    /// The answer to an earlier request with this key, where there was one.
    ///
    /// # Errors
    /// [`Code::KeyReused`] when the key stood for another request; those of the database.
    pub async fn answered_before(&self, subject: &str, once: &Once) -> Result<Option<String>, Refusal> {
        let sql = "SELECT fingerprint, answer FROM repetitions WHERE subject = $1 AND idempotency_key = $2";
        let row = sqlx::query(sql).bind(subject).bind(&once.key).fetch_optional(&self.read).await?;
        let Some(row) = row else { return Ok(None) };
        if row.try_get::<String, _>("fingerprint")? != once.fingerprint {
            return Err(Code::KeyReused.into());
        }
        let answer: String = row.try_get("answer")?;
        Ok((!answer.is_empty()).then_some(answer))
    }

    /// Keeps the answer.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn answered(
        &self,
        tx: &mut Tx,
        subject: &str,
        once: &Once,
        answer: &str,
    ) -> Result<(), Refusal> {
        let sql = "UPDATE repetitions SET answer = $3 WHERE subject = $1 AND idempotency_key = $2";
        sqlx::query(sql).bind(subject).bind(&once.key).bind(answer).execute(&mut **tx).await?;
        Ok(())
    }
}
