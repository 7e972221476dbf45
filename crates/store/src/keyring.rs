//! The keyring of the system: where it holds a key for a vault, the vault opens without a passphrase.

use std::fmt;
use std::sync::Arc;

use keyring_core::{CredentialStore, Entry, Error};
use zeroize::Zeroizing;

use crate::error::{Result, StoreError};
use crate::secret::Secret;

/// Under which name people find our entries in their keyring.
const SERVICE: &str = "Liite";

/// A place where the system keeps secrets for the person who is signed in.
#[derive(Clone)]
pub struct Keyring(Arc<CredentialStore>);

impl Keyring {
    /// The keyring of this system: Secret Service, Keychain, or Credential Manager.
    ///
    /// # Errors
    /// [`StoreError::KeyringUnavailable`] when there is none; offer the other ways in then.
    pub fn system() -> Result<Self> {
        Self::platform().map_err(|error| unavailable(&error))
    }

    /// This store instead of the system's.
    #[must_use]
    pub fn over(store: Arc<CredentialStore>) -> Self {
        Self(store)
    }

    #[cfg(target_os = "linux")]
    fn platform() -> keyring_core::Result<Self> {
        Ok(Self(dbus_secret_service_keyring_store::Store::new()?))
    }

    #[cfg(target_os = "macos")]
    fn platform() -> keyring_core::Result<Self> {
        Ok(Self(apple_native_keyring_store::keychain::Store::new()?))
    }

    #[cfg(windows)]
    fn platform() -> keyring_core::Result<Self> {
        Ok(Self(windows_native_keyring_store::Store::new()?))
    }

    #[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
    fn platform() -> keyring_core::Result<Self> {
        Err(Error::NotSupportedByStore("no keyring on this system".to_owned()))
    }

    /// Stores the secret for this account, and reads it back: some keyrings accept what they do not keep.
    pub(crate) fn put(&self, account: &str, secret: &Secret) -> Result<()> {
        let entry = self.entry(account)?;
        let text = crate::hex::encode_secret(secret.bytes());
        entry.set_secret(text.as_bytes()).map_err(|error| unavailable(&error))?;
        let back = self.get(account)?;
        if back.bytes() != secret.bytes() {
            return Err(StoreError::KeyringUnavailable { reason: "what was stored is not there".to_owned() });
        }
        Ok(())
    }

    /// The secret of this account. `NoEntry` does not mean that none was ever stored: a locked Secret Service without
    /// a prompter says the same.
    pub(crate) fn get(&self, account: &str) -> Result<Secret> {
        let held = match self.entry(account)?.get_secret() {
            Ok(held) => Zeroizing::new(held),
            Err(Error::NoEntry) => return Err(StoreError::KeyringNoEntry),
            Err(error) => return Err(unavailable(&error)),
        };
        let text = std::str::from_utf8(&held).ok();
        text.and_then(crate::hex::decode_secret).ok_or(StoreError::KeyringWrong)
    }

    /// Forgets the account; it is no fault when there was none.
    pub(crate) fn forget(&self, account: &str) -> Result<()> {
        match self.entry(account)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(unavailable(&error)),
        }
    }

    fn entry(&self, account: &str) -> Result<Entry> {
        self.0.build(SERVICE, account, None).map_err(|error| unavailable(&error))
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keyring({})", self.0.vendor())
    }
}

/// Only the kind of the fault: some of these errors carry what was stored.
fn unavailable(error: &Error) -> StoreError {
    let reason = match error {
        Error::PlatformFailure(cause) => format!("platform failure: {cause}"),
        Error::NoStorageAccess(cause) => format!("no access: {cause}"),
        Error::NotSupportedByStore(what) => format!("not supported: {what}"),
        Error::NoEntry => "no entry".to_owned(),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => "malformed entry".to_owned(),
        Error::Ambiguous(_) => "several entries".to_owned(),
        _ => "refused".to_owned(),
    };
    StoreError::KeyringUnavailable { reason }
}
