//! Sign-in: access tokens of an OpenID Connect issuer, checked against the issuer's own keys, into persons.

mod believed;
mod keys;
mod once;

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use jsonwebtoken::{Algorithm, Validation, decode, decode_header};
use liite_protocol::{Code, Problem};
use serde::Deserialize;

pub use once::Repeatable;

use crate::Service;
use crate::audit::Trace;
use crate::config::SignIn;
use crate::refusal::Refusal;
use believed::Believed;
use keys::Keys;

/// Signatures that are believed. None with a shared secret, and never `none`.
const ALGORITHMS: [Algorithm; 5] =
    [Algorithm::RS256, Algorithm::PS256, Algorithm::ES256, Algorithm::ES384, Algorithm::EdDSA];
/// Seconds by which the issuer's clock may differ from ours.
const LEEWAY: i64 = 30;
/// Largest token in bytes.
const MAX_TOKEN: usize = 16 * 1024;

/// Somebody who has signed in.
#[derive(Debug, Clone)]
pub struct Person {
    /// Their name at the issuer, which never changes.
    pub subject: String,
    /// Their name for people.
    pub name: String,
    /// Identified strongly.
    pub strong: bool,
    /// Businesses for which they hold the mandate.
    pub businesses: Vec<String>,
    /// Works at the authority.
    pub official: bool,
    /// What is known of this request.
    pub trace: Trace,
}

#[derive(Debug, Deserialize)]
struct Claims {
    sub: String,
    exp: i64,
    #[serde(default)]
    nbf: Option<i64>,
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    acr: Option<String>,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    mandates: Vec<BusinessMandate>,
}

#[derive(Debug, Deserialize)]
struct BusinessMandate {
    business_id: String,
    code: String,
}

/// Believes tokens, or not.
#[derive(Debug)]
pub struct Identity {
    config: SignIn,
    keys: Keys,
    believed: Believed,
}

impl Identity {
    /// For one issuer.
    #[must_use]
    pub fn new(config: SignIn, http: reqwest::Client) -> Self {
        Self { keys: Keys::new(&config.issuer, http), believed: Believed::default(), config }
    }

    /// Whose token this is, at second `now` since 1970.
    ///
    /// # Errors
    /// [`Code::NotSignedIn`], [`Code::TokenExpired`], and [`Code::Unavailable`] when the issuer's keys cannot be had.
    pub async fn believe(&self, token: &str, now: i64, trace: Trace) -> Result<Person, Code> {
        if token.len() > MAX_TOKEN {
            return Err(Code::NotSignedIn);
        }
        let claims = match self.believed.claims(token, now) {
            Some(claims) => claims,
            None => {
                let claims = Arc::new(self.checked(token, now).await?);
                self.believed.keep(token, now, &claims);
                claims
            }
        };
        // These may have become true or false since the signature was checked.
        if claims.nbf.is_some_and(|from| now + LEEWAY < from) {
            return Err(Code::NotSignedIn);
        }
        if claims.exp + LEEWAY < now {
            trace.asked_by(&claims.sub);
            return Err(Code::TokenExpired);
        }
        Ok(self.person(&claims, trace))
    }

    /// What a token claims, if the issuer has signed it for us.
    async fn checked(&self, token: &str, now: i64) -> Result<Claims, Code> {
        let header = decode_header(token).map_err(|_| Code::NotSignedIn)?;
        // Checked before anything else: the key decides how a signature is read, never the token.
        if !ALGORITHMS.contains(&header.alg) {
            return Err(Code::NotSignedIn);
        }
        let key = self.keys.named(header.kid.as_deref().unwrap_or_default(), now).await?;
        let mut validation = Validation::new(header.alg);
        validation.set_audience(&[&self.config.audience]);
        validation.set_issuer(&[&self.config.issuer]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        // By our own clock, below.
        validation.validate_exp = false;
        let decoded = decode::<Claims>(token, &key, &validation).map_err(|_| Code::NotSignedIn)?;
        if decoded.claims.sub.is_empty() { Err(Code::NotSignedIn) } else { Ok(decoded.claims) }
    }

    fn person(&self, claims: &Claims, trace: Trace) -> Person {
        trace.asked_by(&claims.sub);
        let strong = claims.acr.as_ref().is_some_and(|level| self.config.strong.contains(level));
        let mandates = claims.mandates.iter().filter(|held| held.code == self.config.employer_mandate);
        Person {
            name: claims.name.as_deref().unwrap_or_default().chars().take(200).collect(),
            subject: claims.sub.clone(),
            strong,
            // Weakly identified, somebody is nobody but themselves.
            businesses: if strong {
                mandates.map(|held| held.business_id.clone()).collect()
            } else {
                Vec::new()
            },
            official: strong && claims.roles.contains(&self.config.official_role),
            trace,
        }
    }
}

impl FromRequestParts<Arc<Service>> for Person {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Arc<Service>) -> Result<Self, Refusal> {
        let trace = parts.extensions.get::<Trace>().cloned().unwrap_or_default();
        let header = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let token = header.and_then(|value| value.strip_prefix("Bearer ")).ok_or(Code::NotSignedIn)?;
        let person = service.identity.believe(token.trim(), service.now().as_second(), trace).await?;
        if let Err(wait) = service.limits.person(&person.subject) {
            return Err(Problem::new(Code::TooMany).with("retry_after_s", wait).into());
        }
        Ok(person)
    }
}
