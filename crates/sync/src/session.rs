//! The service as it was first met, and who is signed in there. Tokens lie in the vault and are wiped from memory.

use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use liite_protocol::{ServiceInfo, SigningKey};
use liite_store::Vault;
use reqwest::{Method, RequestBuilder};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::error::{Result, SyncError};
use crate::sign_in;
use crate::upload::Speed;
use crate::wire::{self, Reply};

/// Setting of the vault with the service.
const SERVICE: &str = "service";
/// Secret of the vault with the tokens.
const TOKENS: &str = "service-tokens";
/// Seconds before its end from which a token is no longer used.
const EARLY: i64 = 20;

/// A service as it was first met. Its keys are pinned: a receipt by any other key is not believed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// Its address, without a slash at the end.
    pub address: String,
    /// Its name for people.
    pub name: String,
    /// The OpenID Connect issuer at which people sign in.
    pub issuer: String,
    /// Our name at the issuer.
    pub client_id: String,
    /// Largest file in bytes.
    pub max_file_bytes: u64,
    /// Keys that sign receipts.
    pub receipt_keys: Vec<SigningKey>,
}

/// Tokens of the issuer.
#[derive(Serialize, Deserialize)]
pub(crate) struct Tokens {
    pub(crate) access: String,
    pub(crate) refresh: Option<String>,
    /// Until when the access token holds, seconds since 1970.
    pub(crate) until: i64,
}

impl Drop for Tokens {
    fn drop(&mut self) {
        self.access.zeroize();
        self.refresh.zeroize();
    }
}

/// Calls to the service in somebody's name.
#[derive(Clone)]
pub(crate) struct Session {
    pub(crate) met: Met,
    http: reqwest::Client,
    vault: Arc<Vault>,
    /// How fast the line is.
    pub(crate) speed: Arc<Speed>,
    /// Held while tokens are fetched anew: a refresh token is good for one try.
    refreshing: Arc<tokio::sync::Mutex<()>>,
}

impl Session {
    pub(crate) async fn open(
        vault: &Arc<Vault>,
        http: &reqwest::Client,
        refreshing: &Arc<tokio::sync::Mutex<()>>,
        speed: &Arc<Speed>,
    ) -> Result<Self> {
        let met = with(vault, met).await?.ok_or(SyncError::NoService)?;
        let (http, vault, refreshing) = (http.clone(), Arc::clone(vault), Arc::clone(refreshing));
        Ok(Self { met, http, vault, speed: Arc::clone(speed), refreshing })
    }

    /// Sends a request, dressed by the caller, and once more with a new token where the first is not believed.
    pub(crate) async fn call(
        &self,
        method: Method,
        path: &str,
        dress: impl Fn(RequestBuilder) -> RequestBuilder,
    ) -> Result<Reply> {
        let mut token = self.token(None).await?;
        for last in [false, true] {
            let request = wire::at(&self.http, method.clone(), &self.met.address, path);
            let reply = wire::send(dress(request.bearer_auth(token.expose_secret()))).await?;
            if last || !matches!(reply.status, 401) {
                return Ok(reply);
            }
            token = self.token(Some(&token)).await?;
        }
        Err(SyncError::SignInNeeded)
    }

    /// Whether the service itself answers.
    pub(crate) async fn answers(&self) -> bool {
        let request = wire::at(&self.http, Method::GET, &self.met.address, "/v1/service");
        let told = async { wire::send(request).await?.due(200)?.json::<ServiceInfo>() };
        told.await.is_ok()
    }

    /// The access token, fetched anew where it has run out or is the one that was not believed.
    async fn token(&self, not: Option<&SecretString>) -> Result<SecretString> {
        let held = Arc::clone(&self.refreshing).lock_owned().await;
        let tokens = with(&self.vault, tokens).await?.ok_or(SyncError::SignInNeeded)?;
        let refused = not.is_some_and(|not| not.expose_secret() == tokens.access);
        if !refused && now() / 1000 + EARLY < tokens.until {
            return Ok(SecretString::from(tokens.access.as_str()));
        }
        let (http, met, vault) = (self.http.clone(), self.met.clone(), Arc::clone(&self.vault));
        // By itself: a request that is given up must not take along the token that the issuer has just drawn.
        let renewed = tokio::spawn(async move {
            let _held = held;
            renewed(&http, &met, &vault, tokens).await
        });
        renewed.await.unwrap_or(Err(SyncError::Offline))
    }
}

/// A new access token, kept with all that came with it; nobody is signed in any more where the issuer gives none.
async fn renewed(
    http: &reqwest::Client,
    met: &Met,
    vault: &Arc<Vault>,
    tokens: Tokens,
) -> Result<SecretString> {
    let fresh = match &tokens.refresh {
        Some(refresh) => sign_in::refresh(http, met, refresh).await,
        None => Err(SyncError::SignInNeeded),
    };
    match fresh {
        Ok(fresh) => {
            let access = SecretString::from(fresh.access.as_str());
            with(vault, move |vault| keep_tokens(vault, Some(&fresh))).await?;
            Ok(access)
        }
        Err(SyncError::SignInNeeded) => {
            with(vault, |vault| keep_tokens(vault, None)).await?;
            Err(SyncError::SignInNeeded)
        }
        Err(error) => Err(error),
    }
}

/// Does something with the vault on a thread where it may wait for the disk.
pub(crate) async fn with<T: Send + 'static>(
    vault: &Arc<Vault>,
    work: impl FnOnce(&Vault) -> liite_store::Result<T> + Send + 'static,
) -> Result<T> {
    let vault = Arc::clone(vault);
    match tokio::task::spawn_blocking(move || work(&vault)).await {
        Ok(done) => Ok(done?),
        Err(ended) if ended.is_panic() => std::panic::resume_unwind(ended.into_panic()),
        // The runtime ends, and we with it.
        Err(_) => Err(SyncError::Offline),
    }
}

/// The service that was met, or nothing.
pub(crate) fn met(vault: &Vault) -> liite_store::Result<Option<Met>> {
    Ok(vault.setting(SERVICE)?.and_then(|value| serde_json::from_value(value).ok()))
}

pub(crate) fn keep_met(vault: &Vault, met: Option<&Met>) -> liite_store::Result<()> {
    vault.set_setting(SERVICE, &serde_json::to_value(met).unwrap_or_default())
}

pub(crate) fn tokens(vault: &Vault) -> liite_store::Result<Option<Tokens>> {
    let secret = vault.secret(TOKENS)?;
    Ok(secret.and_then(|text| serde_json::from_str(text.expose_secret()).ok()))
}

pub(crate) fn keep_tokens(vault: &Vault, tokens: Option<&Tokens>) -> liite_store::Result<()> {
    let Some(tokens) = tokens else { return vault.set_secret(TOKENS, None) };
    // Large enough never to move, which would leave a copy behind.
    let mut text = Zeroizing::new(Vec::with_capacity(64 << 10));
    let written = serde_json::to_writer(&mut *text, tokens).is_ok();
    let text = std::str::from_utf8(&text).ok().filter(|_| written).map(SecretString::from);
    vault.set_secret(TOKENS, text.as_ref())
}

/// Milliseconds since 1970.
pub(crate) fn now() -> i64 {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(passed.as_millis()).unwrap_or(i64::MAX)
}
