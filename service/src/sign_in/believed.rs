//! Tokens whose signature was checked a moment ago: whoever fills in a form saves many times a minute with the same one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::Claims;

/// Seconds for which a signature is believed: so long may a key that the issuer has taken back be good for more.
const AGE: i64 = 60;
/// Most tokens that are kept.
const MOST: usize = 10_000;

/// By the SHA-256 of the token: what is kept does not let anybody in.
#[derive(Debug, Default)]
pub(super) struct Believed(Mutex<HashMap<[u8; 32], Checked>>);

/// What a token claims, and at which second that was checked.
#[derive(Debug)]
struct Checked {
    at: i64,
    claims: Arc<Claims>,
}

impl Checked {
    fn is_good(&self, now: i64) -> bool {
        (self.at..self.at + AGE).contains(&now)
    }
}

impl Believed {
    /// What the token claims, where that was checked not long before second `now`.
    pub(super) fn claims(&self, token: &str, now: i64) -> Option<Arc<Claims>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let checked = known.get(&name(token))?;
        checked.is_good(now).then(|| Arc::clone(&checked.claims))
    }

    /// Keeps what was checked at second `now`.
    pub(super) fn keep(&self, token: &str, now: i64, claims: &Arc<Claims>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.retain(|_, checked| checked.is_good(now));
        }
        if known.len() < MOST {
            known.insert(name(token), Checked { at: now, claims: Arc::clone(claims) });
        }
    }
}

fn name(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims(sub: &str) -> Arc<Claims> {
        let sub = sub.to_owned();
        Arc::new(Claims { sub, exp: 0, nbf: None, name: None, acr: None, roles: vec![], mandates: vec![] })
    }

    #[test]
    fn a_signature_is_believed_for_a_minute_and_of_this_token_only() {
        let believed = Believed::default();
        believed.keep("a", 1000, &claims("anna"));
        assert_eq!(believed.claims("a", 1000 + AGE - 1).map(|it| it.sub.clone()).as_deref(), Some("anna"));
        assert!(believed.claims("a", 1000 + AGE).is_none());
        assert!(believed.claims("a", 999).is_none(), "a clock that was put back");
        assert!(believed.claims("b", 1000).is_none());
    }

    #[test]
    fn no_flood_of_tokens_fills_the_memory() {
        let believed = Believed::default();
        for number in 0..MOST + 10 {
            believed.keep(&number.to_string(), 1000, &claims("anna"));
        }
        let kept = |believed: &Believed| believed.0.lock().map(|known| known.len()).unwrap_or_default();
        assert_eq!(kept(&believed), MOST);
        believed.keep("later", 1000 + AGE, &claims("anna"));
        assert_eq!(kept(&believed), 1);
    }
}
