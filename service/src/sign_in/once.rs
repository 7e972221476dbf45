//! The key by which a repeated request is known.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use liite_protocol::{Code, Problem, header};
use serde::Serialize;

use crate::refusal::Refusal;
use crate::store::Once;
use crate::{Service, sha256};

/// A request that bears a key, as all must that add something.
#[derive(Debug, Clone)]
pub struct Repeatable {
    key: String,
    asked: String,
}

impl Repeatable {
    /// With what is asked: the same key for something else is refused.
    ///
    /// # Errors
    /// [`Code::Internal`] when the body cannot be written as JSON.
    pub fn with<T: Serialize>(&self, body: &T) -> Result<Once, Refusal> {
        let asked = format!("{} {}", self.asked, serde_json::to_string(body)?);
        Ok(Once { key: self.key.clone(), fingerprint: sha256(asked.as_bytes()) })
    }
}

impl FromRequestParts<Arc<Service>> for Repeatable {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Service>) -> Result<Self, Refusal> {
        let key = parts.headers.get(header::IDEMPOTENCY_KEY).and_then(|value| value.to_str().ok());
        let fits = |key: &&str| (16..=100).contains(&key.len()) && key.bytes().all(|b| b.is_ascii_graphic());
        let key = key
            .filter(fits)
            .ok_or_else(|| Problem::new(Code::Malformed).with("header", header::IDEMPOTENCY_KEY))?;
        Ok(Self { key: key.to_owned(), asked: format!("{} {}", parts.method, parts.uri.path()) })
    }
}
