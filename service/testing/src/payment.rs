//! A test payment provider after the manner of Paytrail's public interface: signed requests, a page with two buttons, signed
//! callbacks. No money is anywhere near.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use serde_json::json;
use sha2::Sha256;

use crate::identity::encoded;
use crate::{escape, fresh, hex};

/// What the service asked for.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// The service's number.
    pub stamp: String,
    /// What it is for.
    pub reference: String,
    /// Euro cents.
    pub amount: u64,
    redirect_urls: Ways,
    callback_urls: Ways,
}

#[derive(Debug, Clone, Deserialize)]
struct Ways {
    success: String,
    cancel: String,
}

/// One payment.
#[derive(Debug, Clone)]
pub struct TestPayment {
    /// What the service asked for.
    pub asked: Asked,
    /// The provider's number.
    pub transaction: String,
    /// How it ended, once it has.
    pub paid: Option<bool>,
    /// Cents given back.
    pub refunded: u64,
}

/// The provider.
#[derive(Debug)]
pub struct TestProvider {
    address: String,
    account: String,
    secret: String,
    payments: Mutex<HashMap<String, TestPayment>>,
    http: reqwest::Client,
}

impl TestProvider {
    /// At an address, for one account.
    #[must_use]
    pub fn new(address: &str, account: &str, secret: &str) -> Arc<Self> {
        Arc::new(Self {
            address: address.to_owned(),
            account: account.to_owned(),
            secret: secret.to_owned(),
            payments: Mutex::default(),
            http: reqwest::Client::new(),
        })
    }

    /// Everything that it answers.
    pub fn router(self: &Arc<Self>) -> Router {
        Router::new()
            .route("/payments", post(create).get(all))
            .route("/payments/{transaction}/refund", post(refund))
            .route("/pay/{transaction}", get(page))
            .route("/pay/{transaction}/{how}", post(press))
            .with_state(Arc::clone(self))
    }

    /// Every payment, for tests to look at.
    #[must_use]
    pub fn payments(&self) -> Vec<TestPayment> {
        self.payments.lock().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    /// The signed query of a callback.
    #[must_use]
    pub fn callback_query(&self, payment: &TestPayment, paid: bool) -> String {
        let amount = payment.asked.amount.to_string();
        let mut said = BTreeMap::from([
            ("checkout-account", self.account.as_str()),
            ("checkout-algorithm", "sha256"),
            ("checkout-amount", &amount),
            ("checkout-stamp", &payment.asked.stamp),
            ("checkout-reference", &payment.asked.reference),
            ("checkout-transaction-id", &payment.transaction),
            ("checkout-status", if paid { "ok" } else { "fail" }),
            ("checkout-provider", "test"),
        ]);
        let signature = self.signature(&said, "");
        said.insert("signature", &signature);
        let pair = |(name, value): (&&str, &&str)| format!("{name}={}", encoded(value));
        said.iter().map(pair).collect::<Vec<_>>().join("&")
    }

    fn signature(&self, said: &BTreeMap<&str, &str>, body: &str) -> String {
        let lines: Vec<String> = said.iter().map(|(name, value)| format!("{name}:{value}")).collect();
        let text = format!("{}\n{body}", lines.join("\n"));
        Hmac::<Sha256>::new_from_slice(self.secret.as_bytes()).map_or_else(
            |_| String::new(),
            |mut mac| {
                mac.update(text.as_bytes());
                hex(&mac.finalize().into_bytes())
            },
        )
    }

    fn believes(&self, headers: &HeaderMap, body: &str) -> bool {
        let said: BTreeMap<&str, &str> = headers
            .iter()
            .filter(|(name, _)| name.as_str().starts_with("checkout-"))
            .filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)))
            .collect();
        let signature = headers.get("signature").and_then(|value| value.to_str().ok());
        said.get("checkout-account") == Some(&self.account.as_str())
            && signature == Some(&self.signature(&said, body))
    }

    fn change<T>(&self, transaction: &str, change: impl FnOnce(&mut TestPayment) -> T) -> Option<T> {
        let mut payments = self.payments.lock().unwrap_or_else(PoisonError::into_inner);
        payments.get_mut(transaction).map(change)
    }
}

async fn create(State(provider): State<Arc<TestProvider>>, headers: HeaderMap, body: String) -> Response {
    if !provider.believes(&headers, &body) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let Ok(asked) = serde_json::from_str::<Asked>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let mut payments = provider.payments.lock().unwrap_or_else(PoisonError::into_inner);
    let known = payments.values().find(|payment| payment.asked.stamp == asked.stamp);
    let transaction = known.map_or_else(fresh, |payment| payment.transaction.clone());
    let payment = TestPayment { asked, transaction: transaction.clone(), paid: None, refunded: 0 };
    payments.entry(transaction.clone()).or_insert(payment);
    let href = format!("{}/pay/{transaction}", provider.address);
    (StatusCode::CREATED, Json(json!({ "transactionId": transaction, "href": href }))).into_response()
}

/// Every payment, for tests of other programs: stamp, reference, whether it was paid, cents given back.
async fn all(State(provider): State<Arc<TestProvider>>) -> Json<serde_json::Value> {
    let told = |payment: &TestPayment| {
        json!({ "stamp": payment.asked.stamp, "reference": payment.asked.reference, "paid": payment.paid,
                "refunded": payment.refunded, "cents": payment.asked.amount })
    };
    Json(provider.payments().iter().map(told).collect())
}

async fn page(State(provider): State<Arc<TestProvider>>, Path(transaction): Path<String>) -> Response {
    let Some(payment) = provider.change(&transaction, |payment| payment.clone()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (euros, cents) = (payment.asked.amount / 100, payment.asked.amount % 100);
    let reference = escape(&payment.asked.reference);
    Html(format!(
        "<!doctype html><html lang=fi><meta charset=utf-8><title>TESTI · TEST</title>\
         <p><strong>TESTIMAKSU. Rahaa ei liiku. · TESTBETALNING. Inga pengar rör sig. · TEST. No money moves.</strong>\
         <p>{reference}: {euros},{cents:02} €\
         <form method=post action=/pay/{transaction}/ok><button>Maksa · Betala · Pay</button></form>\
         <form method=post action=/pay/{transaction}/fail><button>Peruuta · Avbryt · Cancel</button></form></html>"
    ))
    .into_response()
}

/// A button was pressed: the service is told, and the browser goes back.
async fn press(
    State(provider): State<Arc<TestProvider>>,
    Path((transaction, how)): Path<(String, String)>,
) -> Response {
    let paid = how == "ok";
    let Some(payment) = provider.change(&transaction, |payment| {
        payment.paid = payment.paid.or(Some(paid));
        payment.clone()
    }) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (Ways { success, cancel }, back) = (&payment.asked.callback_urls, &payment.asked.redirect_urls);
    let query = provider.callback_query(&payment, payment.paid == Some(true));
    let paid = payment.paid == Some(true);
    // A callback that is lost is made up for by the browser's way back, which says the same.
    let _ = provider.http.get(format!("{}?{query}", if paid { success } else { cancel })).send().await;
    Redirect::to(&format!("{}?{query}", if paid { &back.success } else { &back.cancel })).into_response()
}

#[derive(Debug, Deserialize)]
struct Refund {
    amount: u64,
}

async fn refund(
    State(provider): State<Arc<TestProvider>>,
    Path(transaction): Path<String>,
    headers: HeaderMap,
    body: String,
) -> Response {
    if !provider.believes(&headers, &body) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let Ok(refund) = serde_json::from_str::<Refund>(&body) else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    // The whole amount is given back once, however often it is asked.
    match provider.change(&transaction, |payment| payment.refunded = refund.amount.min(payment.asked.amount))
    {
        Some(()) => StatusCode::CREATED.into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
