//! The issuer's keys: fetched when first needed, and again when a token names one that is not known.

use std::collections::HashMap;

use jsonwebtoken::DecodingKey;
use jsonwebtoken::jwk::{AlgorithmParameters, JwkSet};
use liite_protocol::Code;
use serde::Deserialize;
use tokio::sync::Mutex;

/// Seconds between two fetches: a made-up key name must not make us a tool against the issuer.
const PAUSE: i64 = 30;
/// Seconds after which keys are fetched anew in any case.
const AGE: i64 = 3600;

#[derive(Debug)]
pub(super) struct Keys {
    issuer: String,
    http: reqwest::Client,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    keys: HashMap<String, DecodingKey>,
    fetched: Option<i64>,
    tried: Option<i64>,
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Known").field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

impl Keys {
    pub(super) fn new(issuer: &str, http: reqwest::Client) -> Self {
        Self { issuer: issuer.to_owned(), http, known: Mutex::default() }
    }

    /// The key of this name, at second `now` since 1970.
    pub(super) async fn named(&self, name: &str, now: i64) -> Result<DecodingKey, Code> {
        let mut known = self.known.lock().await;
        let old = known.fetched.is_none_or(|at| now - at > AGE || now < at);
        let missing = !known.keys.contains_key(name);
        let may = known.tried.is_none_or(|at| now - at >= PAUSE || now < at);
        if (old || missing) && may {
            known.tried = Some(now);
            match self.fetch().await {
                Some(keys) => {
                    known.keys = keys;
                    known.fetched = Some(now);
                }
                None => tracing::warn!("the issuer's keys could not be fetched"),
            }
        }
        if known.fetched.is_none() {
            // The next request tries again: nobody can sign in without keys anyway.
            known.tried = None;
            return Err(Code::Unavailable);
        }
        known.keys.get(name).cloned().ok_or(Code::NotSignedIn)
    }

    async fn fetch(&self) -> Option<HashMap<String, DecodingKey>> {
        let address = format!("{}/.well-known/openid-configuration", self.issuer);
        let found: Discovery = self.http.get(address).send().await.ok()?.json().await.ok()?;
        // OpenID Connect Discovery 1.0, 4.3: it must name itself.
        if found.issuer != self.issuer {
            return None;
        }
        let set: JwkSet = self.http.get(found.jwks_uri).send().await.ok()?.json().await.ok()?;
        let usable = set.keys.iter().filter(|key| !matches!(key.algorithm, AlgorithmParameters::OctetKey(_)));
        let named = usable.filter_map(|key| {
            let name = key.common.key_id.clone().unwrap_or_default();
            Some((name, DecodingKey::from_jwk(key).ok()?))
        });
        Some(named.collect())
    }
}
