//! A payment provider after the manner of Paytrail's public interface: HMAC-SHA256 over the `checkout-` headers, in order
//! of their names, and the body; callbacks carry the same as query parameters.

use std::collections::BTreeMap;

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use liite_protocol::{Code, Problem};
use serde::Deserialize;
use serde_json::json;
use sha2::Sha256;

use crate::config::Payments;
use crate::hex;

/// The provider.
#[derive(Debug, Clone)]
pub struct Provider {
    config: Payments,
    http: reqwest::Client,
}

/// A payment that was opened.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Opened {
    /// The provider's number.
    #[serde(rename = "transactionId")]
    pub(super) transaction_id: String,
    /// Where to pay.
    pub(super) href: String,
}

/// What a believed callback says.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) stamp: String,
    pub(super) transaction: String,
    pub(super) cents: u64,
    pub(super) paid: bool,
}

/// The signature over what begins with `checkout-`, and a body.
fn mac(secret: &str, said: &BTreeMap<String, String>, body: &str) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    // A BTreeMap gives them in the order of their names.
    for (name, value) in said.iter().filter(|(name, _)| name.starts_with("checkout-")) {
        mac.update(format!("{name}:{value}\n").as_bytes());
    }
    mac.update(body.as_bytes());
    Some(mac)
}

impl Provider {
    /// With an account at the provider.
    #[must_use]
    pub fn new(config: Payments, http: reqwest::Client) -> Self {
        Self { config, http }
    }

    /// Opens a payment; for the same stamp the provider gives the same one.
    pub(super) async fn open(
        &self,
        stamp: &str,
        reference: &str,
        cents: u64,
        public_url: &str,
        now: Timestamp,
    ) -> Result<Opened, Problem> {
        let back = format!("{public_url}/payments/return");
        let callback = format!("{public_url}/payments/callback");
        let body = json!({
            "stamp": stamp,
            "reference": reference,
            "amount": cents,
            "currency": "EUR",
            "language": "EN",
            "redirectUrls": { "success": back, "cancel": back },
            "callbackUrls": { "success": callback, "cancel": callback },
        });
        let answer = self.post("/payments", &body, now).await?;
        let opened: Opened = serde_json::from_str(&answer).map_err(|_| Problem::new(Code::Unavailable))?;
        // The address is opened in the payer's browser: nothing but the web.
        if opened.href.starts_with("https://") || opened.href.starts_with("http://127.0.0.1") {
            Ok(opened)
        } else {
            Err(Problem::new(Code::Unavailable))
        }
    }

    /// Gives a payment back; once, however often it is asked with the same stamp.
    pub(super) async fn refund(
        &self,
        transaction: &str,
        stamp: &str,
        cents: u64,
        now: Timestamp,
    ) -> Result<(), Problem> {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if !transaction.chars().all(plain) {
            return Err(Problem::new(Code::Internal));
        }
        let body = json!({ "amount": cents, "refundStamp": stamp });
        self.post(&format!("/payments/{transaction}/refund"), &body, now).await.map(|_| ())
    }

    async fn post(&self, path: &str, body: &serde_json::Value, now: Timestamp) -> Result<String, Problem> {
        let body = body.to_string();
        let headers = BTreeMap::from([
            ("checkout-account".to_owned(), self.config.account.clone()),
            ("checkout-algorithm".to_owned(), "sha256".to_owned()),
            ("checkout-method".to_owned(), "POST".to_owned()),
            ("checkout-nonce".to_owned(), crate::fresh_id()?),
            ("checkout-timestamp".to_owned(), now.to_string()),
        ]);
        let signature = mac(&self.config.secret, &headers, &body).ok_or(Problem::new(Code::Internal))?;
        let mut request = self.http.post(format!("{}{path}", self.config.url));
        for (name, value) in &headers {
            request = request.header(name, value);
        }
        let request = request.header("signature", hex(&signature.finalize().into_bytes()));
        let unavailable = |why: reqwest::Error| {
            tracing::warn!(why = %why.without_url(), "payment provider");
            Problem::new(Code::Unavailable)
        };
        let answer =
            request.header("content-type", "application/json; charset=utf-8").body(body).send().await;
        let answer = answer.and_then(reqwest::Response::error_for_status).map_err(unavailable)?;
        answer.text().await.map_err(unavailable)
    }

    /// Believes a callback, or not.
    pub(super) fn believe(&self, said: &BTreeMap<String, String>) -> Result<Told, Problem> {
        let forged = || Problem::new(Code::Forbidden).with("field", "signature");
        let field = |name: &str| said.get(name).cloned().ok_or_else(forged);
        let signature = unhex(&field("signature")?).ok_or_else(forged)?;
        let expected = mac(&self.config.secret, said, "").ok_or_else(forged)?;
        // Compared in constant time.
        expected.verify_slice(&signature).map_err(|_| forged())?;
        if field("checkout-account")? != self.config.account || field("checkout-algorithm")? != "sha256" {
            return Err(forged());
        }
        Ok(Told {
            stamp: field("checkout-stamp")?,
            transaction: field("checkout-transaction-id")?,
            cents: field("checkout-amount")?.parse().map_err(|_| forged())?,
            paid: field("checkout-status")? == "ok",
        })
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) || !text.is_ascii() {
        return None;
    }
    let digits = text.as_bytes().chunks_exact(2);
    digits.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}
