//! Sign-in by OpenID Connect: authorization code with PKCE (RFC 7636) and a loopback redirect (RFC 8252) in the person's own
//! browser, which the caller opens. Nothing a person types at the issuer ever passes through us.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use liite_store::Vault;
use reqwest::Url;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use zeroize::Zeroizing;

use crate::error::{Result, SyncError};
use crate::session::{Met, Tokens, keep_tokens, now, with};
use crate::wire;

/// How long a person may take in the browser.
const PATIENCE: Duration = Duration::from_secs(600);
/// Most bytes of the browser's request that are read.
const MAX_REQUEST: usize = 16 * 1024;

/// A sign-in under way: open [`SignIn::address`] in the browser, then wait for [`SignIn::finish`].
#[derive(Debug)]
pub struct SignIn {
    address: String,
    listener: TcpListener,
    redirect: String,
    state: String,
    nonce: String,
    verifier: SecretString,
    endpoints: Endpoints,
    met: Met,
    http: reqwest::Client,
    vault: Arc<Vault>,
}

/// What the issuer says of itself (OpenID Connect Discovery 1.0).
#[derive(Debug, Clone, Deserialize)]
struct Endpoints {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    #[serde(default)]
    revocation_endpoint: Option<String>,
}

#[derive(Deserialize)]
struct Granted {
    access_token: SecretString,
    #[serde(default)]
    refresh_token: Option<SecretString>,
    #[serde(default)]
    id_token: Option<SecretString>,
    /// RFC 6749, 5.1: recommended; without it we find out by being refused.
    #[serde(default)]
    expires_in: Option<i64>,
}

#[derive(Deserialize)]
struct IdClaims {
    iss: String,
    aud: Audience,
    exp: i64,
    #[serde(default)]
    nonce: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

impl SignIn {
    pub(crate) async fn begin(met: Met, http: reqwest::Client, vault: Arc<Vault>) -> Result<Self> {
        let endpoints = discover(&http, &met.issuer).await?;
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(|error| failed(error.to_string()))?;
        let port = listener.local_addr().map_err(|error| failed(error.to_string()))?.port();
        let redirect = format!("http://127.0.0.1:{port}/signed-in");
        let (state, nonce, verifier) = (drawn()?, drawn()?, drawn()?);
        let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
        let mut address =
            Url::parse(&endpoints.authorization_endpoint).map_err(|_| failed("no address".to_owned()))?;
        address.query_pairs_mut().extend_pairs([
            ("response_type", "code"),
            ("client_id", met.client_id.as_str()),
            ("redirect_uri", redirect.as_str()),
            ("scope", "openid profile offline_access"),
            ("state", state.as_str()),
            ("nonce", nonce.as_str()),
            ("code_challenge", challenge.as_str()),
            ("code_challenge_method", "S256"),
        ]);
        let (address, verifier) = (address.into(), SecretString::from(verifier.as_str()));
        let (state, nonce) = (state.to_string(), nonce.to_string());
        Ok(Self { address, listener, redirect, state, nonce, verifier, endpoints, met, http, vault })
    }

    /// What the browser must open.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Waits for the person to come back, and keeps the tokens in the vault. `farewell` is the page, in HTML, that the
    /// browser shows then.
    ///
    /// # Errors
    /// [`SyncError::SignInFailed`] when it is given up or takes longer than ten minutes, those of the line and the vault.
    pub async fn finish(self, farewell: &str) -> Result<()> {
        let waited = tokio::time::timeout(PATIENCE, self.code(farewell));
        let code = waited.await.map_err(|_| failed("no answer in time".to_owned()))??;
        let form = [
            ("grant_type", "authorization_code"),
            ("client_id", self.met.client_id.as_str()),
            ("redirect_uri", self.redirect.as_str()),
            ("code", code.expose_secret()),
            ("code_verifier", self.verifier.expose_secret()),
        ];
        let granted = ask(&self.http, &self.endpoints.token_endpoint, &form).await?;
        let granted = granted.ok_or_else(|| failed("the code was not taken".to_owned()))?;
        self.believe(granted.id_token.as_ref().map(ExposeSecret::expose_secret).unwrap_or_default())?;
        let tokens = tokens_of(&granted, None);
        with(&self.vault, move |vault| keep_tokens(vault, Some(&tokens))).await
    }

    /// Answers the browser until it brings our own state. Anything else on this machine may knock here, too.
    async fn code(&self, farewell: &str) -> Result<SecretString> {
        loop {
            let (mut socket, _) = self.listener.accept().await.map_err(|error| failed(error.to_string()))?;
            let read = tokio::time::timeout(Duration::from_secs(10), first_line(&mut socket)).await;
            let Some(target) = read.ok().flatten() else { continue };
            let found = self.look(&target);
            let (status, page) = match &found {
                Some(_) => ("200 OK", farewell),
                None => ("404 Not Found", ""),
            };
            let answer = format!(
                "HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\n\
                 cache-control: no-store\r\nreferrer-policy: no-referrer\r\nconnection: close\r\n\r\n{page}",
                page.len()
            );
            // Whether the browser sees the page or not: it has brought what it had.
            let _ = socket.write_all(answer.as_bytes()).await;
            let _ = socket.shutdown().await;
            match found {
                Some(Ok(code)) => return Ok(code),
                Some(Err(error)) => return Err(error),
                None => {}
            }
        }
    }

    /// The code, or the issuer's refusal, in the address that the browser was sent to; nothing if it is not ours.
    fn look(&self, target: &str) -> Option<Result<SecretString>> {
        let url = Url::parse(&format!("http://127.0.0.1{target}")).ok()?;
        let value =
            |name: &str| url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned());
        if url.path() != "/signed-in" || value("state").as_deref() != Some(&self.state) {
            return None;
        }
        Some(match value("code") {
            Some(code) => Ok(SecretString::from(Zeroizing::new(code).as_str())),
            None => Err(failed(value("error").unwrap_or_default().chars().take(60).collect())),
        })
    }

    /// OpenID Connect Core 1.0, 3.1.3.7: the token came from the issuer itself over TLS, which stands for its signature.
    fn believe(&self, token: &str) -> Result<()> {
        let payload = token.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
        let claims: Option<IdClaims> = payload.and_then(|payload| serde_json::from_slice(&payload).ok());
        let claims = claims.ok_or_else(|| failed("no identity".to_owned()))?;
        let ours = match &claims.aud {
            Audience::One(one) => *one == self.met.client_id,
            Audience::Many(many) => many.contains(&self.met.client_id),
        };
        let fits = claims.iss == self.met.issuer && ours && claims.nonce.as_ref() == Some(&self.nonce);
        if fits && claims.exp > now() / 1000 - 60 {
            Ok(())
        } else {
            Err(failed("another's identity".to_owned()))
        }
    }
}

/// New tokens for a refresh token.
///
/// # Errors
/// [`SyncError::SignInNeeded`] when it is not taken, and those of the line.
pub(crate) async fn refresh(http: &reqwest::Client, met: &Met, refresh: &str) -> Result<Tokens> {
    let endpoints = discover(http, &met.issuer).await?;
    let form = [("grant_type", "refresh_token"), ("client_id", &*met.client_id), ("refresh_token", refresh)];
    let granted = ask(http, &endpoints.token_endpoint, &form).await?.ok_or(SyncError::SignInNeeded)?;
    Ok(tokens_of(&granted, Some(refresh)))
}

/// Has the issuer forget a refresh token (RFC 7009). That it cannot be reached changes nothing here.
pub(crate) async fn revoke(http: &reqwest::Client, met: &Met, refresh: &str) {
    if let Ok(Endpoints { revocation_endpoint: Some(address), .. }) = discover(http, &met.issuer).await
        && wire::is_safe(&address)
    {
        let form = [("token", refresh), ("client_id", &*met.client_id)];
        let _ = http.post(address).form(&form).send().await;
    }
}

async fn discover(http: &reqwest::Client, issuer: &str) -> Result<Endpoints> {
    let address = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
    let found: Endpoints = wire::send(http.get(address)).await?.due(200)?.json()?;
    // Discovery 1.0, 4.3: it must name itself.
    let safe = [&found.authorization_endpoint, &found.token_endpoint].iter().all(|at| wire::is_safe(at));
    if found.issuer == issuer && safe { Ok(found) } else { Err(failed("another issuer".to_owned())) }
}

/// What the token endpoint grants; nothing when it refuses.
async fn ask(http: &reqwest::Client, address: &str, form: &[(&str, &str)]) -> Result<Option<Granted>> {
    let reply = wire::send(http.post(address).form(form)).await?;
    match reply.status {
        200 => Ok(Some(reply.json()?)),
        400 | 401 => Ok(None),
        _ => Err(reply.problem()),
    }
}

fn tokens_of(granted: &Granted, before: Option<&str>) -> Tokens {
    let refresh = granted.refresh_token.as_ref().map(|token| token.expose_secret().to_owned());
    Tokens {
        access: granted.access_token.expose_secret().to_owned(),
        // RFC 6749, 6: where no new one is given the old one stays.
        refresh: refresh.or_else(|| before.map(str::to_owned)),
        until: now() / 1000 + granted.expires_in.unwrap_or(3600),
    }
}

/// The target of the first line of a request.
async fn first_line(socket: &mut TcpStream) -> Option<Zeroizing<String>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(MAX_REQUEST));
    while bytes.len() < MAX_REQUEST && !bytes.windows(4).any(|end| end == b"\r\n\r\n") {
        let mut some = Zeroizing::new([0_u8; 1024]);
        match socket.read(&mut *some).await {
            Ok(read @ 1..) => bytes.extend_from_slice(&some[..read]),
            _ => break,
        }
    }
    let line = std::str::from_utf8(bytes.split(|byte| *byte == b'\r').next()?).ok()?;
    let target = line.strip_prefix("GET ")?.split(' ').next()?;
    target.starts_with('/').then(|| Zeroizing::new(target.to_owned()))
}

/// 32 bytes drawn by lot, as text.
fn drawn() -> Result<Zeroizing<String>> {
    let mut bytes = Zeroizing::new([0_u8; 32]);
    getrandom::fill(&mut *bytes).map_err(|error| failed(error.to_string()))?;
    Ok(Zeroizing::new(URL_SAFE_NO_PAD.encode(*bytes)))
}

fn failed(reason: String) -> SyncError {
    SyncError::SignInFailed { reason }
}
