//! A test identity provider: OpenID Connect, authorization code with PKCE, loopback redirects (RFC 8252), refresh, sign-out.
//!
//! It plays the choice of identification that people know, and says on every page that it is a test.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signer, SigningKey};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::people::{ALL, Human};
use crate::{escape, fresh};

/// Seconds for which an access token holds.
const LASTS: u64 = 600;
/// The level of strong identification.
pub const STRONG: &str = "urn:liite:acr:strong";
/// The level of an own account.
pub const WEAK: &str = "urn:liite:acr:weak";
/// How somebody may identify: name on the wire, words, level.
const METHODS: [(&str, &str, &str); 4] = [
    ("bank", "Pankkitunnukset · Bankkoder · Bank codes", STRONG),
    ("mobile", "Mobiilivarmenne · Mobilcertifikat · Mobile certificate", STRONG),
    ("card", "Varmennekortti · Certifikatkort · Certificate card", STRONG),
    ("account", "Oma tili (heikko) · Eget konto (svagt) · Own account (weak)", WEAK),
];

#[derive(Debug, Clone)]
struct Granted {
    human: Human,
    level: &'static str,
    method: &'static str,
    client_id: String,
    redirect_uri: String,
    challenge: String,
    nonce: Option<String>,
}

/// The provider.
#[derive(Debug)]
pub struct TestIdentity {
    issuer: String,
    audience: String,
    key: SigningKey,
    codes: Mutex<HashMap<String, Granted>>,
    refresh: Mutex<HashMap<String, Granted>>,
}

impl TestIdentity {
    /// At an address, for tokens that a service of this audience believes.
    #[must_use]
    pub fn new(issuer: &str, audience: &str) -> Arc<Self> {
        let mut seed = [0; 32];
        // As above: equal seeds would show at once.
        let _ = getrandom::fill(&mut seed);
        Arc::new(Self {
            issuer: issuer.to_owned(),
            audience: audience.to_owned(),
            key: SigningKey::from_bytes(&seed),
            codes: Mutex::default(),
            refresh: Mutex::default(),
        })
    }

    /// Everything that it answers.
    pub fn router(self: &Arc<Self>) -> Router {
        Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(keys))
            .route("/authorize", get(choose))
            .route("/identify", get(identify))
            .route("/token", post(token))
            .route("/revoke", post(revoke))
            .route("/sign-out", get(sign_out))
            .with_state(Arc::clone(self))
    }

    /// An access token, as a person gets it at the end of the dance; holds until second `until` since 1970.
    #[must_use]
    pub fn access_token(&self, human: &Human, level: &str, until: u64) -> String {
        self.signed(&self.claims(human, level, until))
    }

    /// The claims of such a token, for tests to alter.
    #[must_use]
    pub fn claims(&self, human: &Human, level: &str, until: u64) -> Value {
        let mandates: Vec<Value> = human
            .businesses
            .iter()
            .map(|id| json!({ "business_id": id, "code": "employment-based-immigration" }))
            .collect();
        let roles: &[&str] = if human.official { &["official"] } else { &[] };
        json!({
            "iss": self.issuer, "aud": self.audience, "sub": human.subject, "name": human.name,
            "exp": until, "iat": seconds(), "acr": level, "roles": roles, "mandates": mandates,
        })
    }

    /// Any claims, signed with the provider's key.
    #[must_use]
    pub fn signed(&self, claims: &Value) -> String {
        sign(&self.key, &json!({ "alg": "EdDSA", "typ": "JWT", "kid": "test-1" }), claims)
    }

    fn answer(&self, granted: &Granted) -> Response {
        let until = seconds() + LASTS;
        let access = self.access_token(&granted.human, granted.level, until);
        let identity = self.signed(&json!({
            "iss": self.issuer, "aud": granted.client_id, "sub": granted.human.subject,
            "name": granted.human.name, "exp": until, "iat": seconds(), "acr": granted.level,
            "amr": [granted.method], "nonce": granted.nonce,
        }));
        let refresh = fresh();
        keep(&self.refresh, &refresh, granted.clone());
        open(Json(json!({
            "access_token": access, "token_type": "Bearer", "expires_in": LASTS,
            "id_token": identity, "refresh_token": refresh, "scope": "openid profile",
        })))
    }
}

/// Any header and claims, signed with any key: also for tests that forge.
#[must_use]
pub fn sign(key: &SigningKey, header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let text = format!("{}.{}", part(header), part(claims));
    let signature = URL_SAFE_NO_PAD.encode(key.sign(text.as_bytes()).to_bytes());
    format!("{text}.{signature}")
}

fn seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

fn keep(map: &Mutex<HashMap<String, Granted>>, name: &str, granted: Granted) {
    map.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), granted);
}

fn take(map: &Mutex<HashMap<String, Granted>>, name: &str) -> Option<Granted> {
    map.lock().unwrap_or_else(PoisonError::into_inner).remove(name)
}

/// Read by pages of any origin: nothing here depends on cookies.
fn open(answer: impl IntoResponse) -> Response {
    ([(ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (CACHE_CONTROL, "no-store")], answer).into_response()
}

fn refused(error: &str) -> Response {
    open((StatusCode::BAD_REQUEST, Json(json!({ "error": error }))))
}

async fn discovery(State(provider): State<Arc<TestIdentity>>) -> Response {
    let at = |path: &str| format!("{}{path}", provider.issuer);
    open(Json(json!({
        "issuer": provider.issuer,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "revocation_endpoint": at("/revoke"),
        "end_session_endpoint": at("/sign-out"),
        "jwks_uri": at("/jwks"),
        "response_types_supported": ["code"],
        "grant_types_supported": ["authorization_code", "refresh_token"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "code_challenge_methods_supported": ["S256"],
        "token_endpoint_auth_methods_supported": ["none"],
        "acr_values_supported": [STRONG, WEAK],
        "scopes_supported": ["openid", "profile"],
    })))
}

async fn keys(State(provider): State<Arc<TestIdentity>>) -> Response {
    let x = URL_SAFE_NO_PAD.encode(provider.key.verifying_key().to_bytes());
    let key =
        json!({ "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": "test-1", "x": x });
    open(Json(json!({ "keys": [key] })))
}

/// What a client asks when it sends somebody here.
#[derive(Debug, Deserialize)]
struct Asked {
    response_type: String,
    client_id: String,
    redirect_uri: String,
    state: Option<String>,
    nonce: Option<String>,
    code_challenge: Option<String>,
    code_challenge_method: Option<String>,
    /// Whom the choice fell on; absent until it was made.
    person: Option<String>,
    method: Option<String>,
}

impl Asked {
    /// RFC 8252, 7.3: loopback by address, any port; and PKCE is not optional.
    fn problem(&self) -> Option<&'static str> {
        let rest = ["http://127.0.0.1:", "http://[::1]:"]
            .iter()
            .find_map(|start| self.redirect_uri.strip_prefix(start));
        let port = rest.map(|rest| rest.split('/').next().unwrap_or_default());
        if port.is_none_or(|port| port.parse::<u16>().is_err()) {
            return Some("redirect_uri");
        }
        if self.response_type != "code" {
            return Some("response_type");
        }
        let challenged = self.code_challenge.as_deref().is_some_and(|c| (43..=128).contains(&c.len()));
        if !challenged || self.code_challenge_method.as_deref() != Some("S256") {
            return Some("code_challenge");
        }
        None
    }

    /// The same again, as fields of a form.
    fn hidden(&self) -> String {
        let fields = [
            ("response_type", Some(&self.response_type)),
            ("client_id", Some(&self.client_id)),
            ("redirect_uri", Some(&self.redirect_uri)),
            ("state", self.state.as_ref()),
            ("nonce", self.nonce.as_ref()),
            ("code_challenge", self.code_challenge.as_ref()),
            ("code_challenge_method", self.code_challenge_method.as_ref()),
        ];
        let field = |(name, value): (&str, Option<&String>)| {
            let value = value?;
            Some(format!("<input type=hidden name={name} value=\"{}\">", escape(value)))
        };
        fields.into_iter().filter_map(field).collect()
    }
}

async fn choose(Query(asked): Query<Asked>) -> Response {
    if let Some(problem) = asked.problem() {
        return (StatusCode::BAD_REQUEST, format!("invalid_request: {problem}")).into_response();
    }
    let people: String = ALL
        .iter()
        .map(|human| {
            let (subject, name, about) = (human.subject, escape(human.name), escape(human.about));
            format!(
                "<p><label><input type=radio name=person value={subject} required> {name} ({about})</label>"
            )
        })
        .collect();
    let methods: String = METHODS
        .iter()
        .map(|(name, words, _)| format!("<p><button name=method value={name}>{words}</button>"))
        .collect();
    Html(format!(
        "<!doctype html><html lang=fi><meta charset=utf-8><title>TESTI · TEST</title>\
         <style>body{{font:1rem/1.5 sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}}\
         strong{{display:block;border:3px solid #c00;padding:1rem}}button{{font:inherit;padding:.5rem}}</style>\
         <strong>TESTITUNNISTUS. Tämä ei ole Suomi.fi. · TEST. Detta är inte Suomi.fi. · TEST. This is not Suomi.fi: \
         everybody here is made up, and nobody is asked for a secret.</strong>\
         <h1>Tunnistautuminen · Identifiering · Identification</h1>\
         <form action=/identify>{}{people}{methods}</form></html>",
        asked.hidden()
    ))
    .into_response()
}

async fn identify(State(provider): State<Arc<TestIdentity>>, Query(asked): Query<Asked>) -> Response {
    let human = ALL.iter().find(|human| asked.person.as_deref() == Some(human.subject));
    let method = METHODS.iter().find(|(name, _, _)| asked.method.as_deref() == Some(*name));
    let (None, Some(human), Some((method, _, level))) = (asked.problem(), human, method) else {
        return (StatusCode::BAD_REQUEST, "invalid_request").into_response();
    };
    let code = fresh();
    let granted = Granted {
        human: *human,
        level,
        method,
        client_id: asked.client_id,
        redirect_uri: asked.redirect_uri.clone(),
        challenge: asked.code_challenge.unwrap_or_default(),
        nonce: asked.nonce,
    };
    keep(&provider.codes, &code, granted);
    let mark = if asked.redirect_uri.contains('?') { '&' } else { '?' };
    let state = asked.state.map(|state| format!("&state={}", encoded(&state))).unwrap_or_default();
    Redirect::to(&format!("{}{mark}code={code}{state}", asked.redirect_uri)).into_response()
}

pub(crate) fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let one = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(one).collect()
}

#[derive(Debug, Deserialize)]
struct TokenRequest {
    grant_type: String,
    client_id: Option<String>,
    code: Option<String>,
    redirect_uri: Option<String>,
    code_verifier: Option<String>,
    refresh_token: Option<String>,
}

async fn token(State(provider): State<Arc<TestIdentity>>, Form(asked): Form<TokenRequest>) -> Response {
    let granted = match asked.grant_type.as_str() {
        // A code is good for one try, right or wrong.
        "authorization_code" => {
            let verifier = asked.code_verifier.unwrap_or_default();
            let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
            let granted = take(&provider.codes, &asked.code.unwrap_or_default());
            granted.filter(|granted| {
                granted.challenge == challenge
                    && asked.redirect_uri.as_deref() == Some(&granted.redirect_uri)
                    && asked.client_id.as_deref() == Some(&granted.client_id)
            })
        }
        // So is a refresh token: the answer brings the next one.
        "refresh_token" => take(&provider.refresh, &asked.refresh_token.unwrap_or_default()),
        _ => return refused("unsupported_grant_type"),
    };
    granted.map_or_else(|| refused("invalid_grant"), |granted| provider.answer(&granted))
}

#[derive(Debug, Deserialize)]
struct Revoked {
    token: String,
}

async fn revoke(State(provider): State<Arc<TestIdentity>>, Form(revoked): Form<Revoked>) -> Response {
    take(&provider.refresh, &revoked.token);
    open(StatusCode::OK)
}

async fn sign_out() -> Html<&'static str> {
    Html(
        "<!doctype html><meta charset=utf-8><title>TESTI · TEST</title><p>Olet kirjautunut ulos. Du har loggat ut. You have signed out.",
    )
}
