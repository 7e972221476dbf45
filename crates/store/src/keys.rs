//! The key file: the key of the vault wrapped once for each way in. It holds nothing secret.

use std::fs;
use std::io::Write;
use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::error::{Result, StoreError};
use crate::files;
use crate::keyring::Keyring;
use crate::secret::{self, Secret};
use crate::words;

const FILE: &str = "keys.json";
const PREVIOUS: &str = "keys.json.previous";
const VERSION: i64 = 1;

/// A way into a vault. Any one is enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// Something the person knows.
    Passphrase,
    /// The keyring of the person who is signed in to the computer.
    Keyring,
    /// Printed words.
    Words,
}

impl Way {
    /// Stable name, as in the key file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::Keyring => "keyring",
            Self::Words => "words",
        }
    }

    /// What not opening means for this way.
    fn wrong(self) -> StoreError {
        match self {
            Self::Passphrase => StoreError::PassphraseWrong,
            Self::Keyring => StoreError::KeyringWrong,
            Self::Words => StoreError::WordsWrong,
        }
    }
}

/// How much work it is to try one passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Strength {
    /// Memory of Argon2id, KiB.
    pub memory_kib: u32,
    /// Passes of Argon2id over that memory.
    pub passes: u32,
    /// Lanes of Argon2id.
    pub lanes: u32,
    /// For exported files: scrypt with N = 2^this.
    pub scrypt_log_n: u8,
}

impl Default for Strength {
    /// 64 MiB, three passes; scrypt with 256 MiB.
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1, scrypt_log_n: 18 }
    }
}

/// What a person offers to open a vault.
#[derive(Debug, Clone, Copy)]
pub enum WayIn<'a> {
    /// The passphrase as typed.
    Passphrase(&'a SecretString),
    /// The keyring that holds the key.
    Keyring(&'a Keyring),
    /// The 24 words as typed.
    Words(&'a SecretString),
}

impl WayIn<'_> {
    fn way(&self) -> Way {
        match self {
            Self::Passphrase(_) => Way::Passphrase,
            Self::Keyring(_) => Way::Keyring,
            Self::Words(_) => Way::Words,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Wrapped {
    way: Way,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    kdf: Option<Kdf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    account: Option<String>,
    nonce: String,
    wrapped: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Kdf {
    algorithm: String,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    salt: String,
}

/// The content of `keys.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Keys {
    version: i64,
    vault: String,
    ways: Vec<Wrapped>,
}

impl Keys {
    /// Keys of a new vault, with no way in yet.
    pub(crate) fn new() -> Result<Self> {
        let vault = crate::hex::encode(&secret::random::<16>()?);
        Ok(Self { version: VERSION, vault, ways: Vec::new() })
    }

    /// Reads the key file, or its second copy when the first is damaged.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let paths = [folder.join(FILE), folder.join(PREVIOUS)];
        if paths.iter().all(|path| !path.exists()) {
            return Err(StoreError::Missing);
        }
        let mut newer = None;
        for path in paths {
            let parsed =
                fs::read_to_string(path).ok().and_then(|text| serde_json::from_str::<Self>(&text).ok());
            match parsed {
                Some(keys) if keys.version > VERSION => newer = Some(keys.version),
                Some(keys) if !keys.ways.is_empty() => return Ok(keys),
                _ => {}
            }
        }
        Err(newer.map_or(StoreError::KeysDamaged, |found| StoreError::Newer { found }))
    }

    /// Whether the first copy can be read.
    pub(crate) fn first_is_whole(folder: &Path) -> bool {
        fs::read_to_string(folder.join(FILE)).ok().and_then(|text| Self::parse(&text)).is_some()
    }

    /// Whether both copies on the disk say this.
    pub(crate) fn is_on_disk(&self, folder: &Path) -> bool {
        let text = self.text().ok();
        [FILE, PREVIOUS].iter().all(|name| fs::read_to_string(folder.join(name)).ok() == text)
    }

    /// Writes both copies, one after the other: at any moment one of them is whole. The second copy is no older state:
    /// a passphrase that was taken away must not live on in it. Where there is no room for both, neither changes.
    pub(crate) fn write(&self, folder: &Path) -> Result<()> {
        let text = self.text()?;
        let stage = |name: &str| {
            files::Staged::write(&folder.join(name), |file| Ok(file.write_all(text.as_bytes())?))
        };
        let (first, second) = (stage(FILE)?, stage(PREVIOUS)?);
        first.put()?;
        second.put()
    }

    pub(crate) fn text(&self) -> Result<String> {
        Ok(serde_json::to_string_pretty(self)?)
    }

    pub(crate) fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok().filter(|keys: &Self| !keys.ways.is_empty())
    }

    /// Which ways there are.
    pub(crate) fn ways(&self) -> Vec<Way> {
        self.ways.iter().map(|wrapped| wrapped.way).collect()
    }

    /// The key of the vault, by this way.
    pub(crate) fn open(&self, way_in: WayIn<'_>) -> Result<Secret> {
        let way = way_in.way();
        let found = self.ways.iter().find(|wrapped| wrapped.way == way);
        let found = found.ok_or(StoreError::WayMissing { way: way.name() })?;
        let key = match way_in {
            WayIn::Passphrase(passphrase) => {
                derive(passphrase, found.kdf.as_ref().ok_or(StoreError::KeysDamaged)?)?
            }
            WayIn::Keyring(keyring) => {
                keyring.get(found.account.as_deref().ok_or(StoreError::KeysDamaged)?)?
            }
            WayIn::Words(typed) => of_words(&words::parse(typed)?),
        };
        self.unwrap(found, &key)
    }

    /// Adds or replaces the way by passphrase.
    pub(crate) fn set_passphrase(
        &mut self,
        vault_key: &Secret,
        passphrase: &SecretString,
        strength: Strength,
    ) -> Result<()> {
        if passphrase.expose_secret().is_empty() {
            return Err(StoreError::PassphraseEmpty);
        }
        let kdf = Kdf {
            algorithm: "argon2id".to_owned(),
            memory_kib: strength.memory_kib,
            passes: strength.passes,
            lanes: strength.lanes,
            salt: crate::hex::encode(&secret::random::<16>()?),
        };
        let key = derive(passphrase, &kdf)?;
        self.wrap(Way::Passphrase, vault_key, &key, Some(kdf), None)
    }

    /// Adds or replaces the way by keyring. Each time under a new account: until the key file is written, the old
    /// one must still open.
    pub(crate) fn set_keyring(&mut self, vault_key: &Secret, keyring: &Keyring) -> Result<()> {
        let key = Secret::random()?;
        let account = format!("{}-{}", self.vault, crate::hex::encode(&secret::random::<4>()?));
        keyring.put(&account, &key)?;
        self.wrap(Way::Keyring, vault_key, &key, None, Some(account))
    }

    /// Adds or replaces the way by words; the words of before open nothing any more.
    pub(crate) fn set_words(&mut self, vault_key: &Secret) -> Result<words::RecoveryWords> {
        let drawn = Secret::random()?;
        self.wrap(Way::Words, vault_key, &of_words(&drawn), None, None)?;
        Ok(words::RecoveryWords::of(&drawn))
    }

    /// Takes a way out, unless it is the last.
    pub(crate) fn remove(&mut self, way: Way) -> Result<()> {
        if !self.ways.iter().any(|wrapped| wrapped.way == way) {
            return Err(StoreError::WayMissing { way: way.name() });
        }
        if self.ways.len() == 1 {
            return Err(StoreError::WayLast);
        }
        self.ways.retain(|wrapped| wrapped.way != way);
        Ok(())
    }

    /// Under which name the keyring holds the key.
    pub(crate) fn account(&self) -> Option<&str> {
        self.ways.iter().find_map(|wrapped| wrapped.account.as_deref())
    }

    /// What a wrapped key is bound to, so that it cannot be put into another vault or another way.
    fn bound_to(&self, way: Way) -> String {
        format!("liite-vault-key {} {} {}", self.version, self.vault, way.name())
    }

    fn wrap(
        &mut self,
        way: Way,
        vault_key: &Secret,
        key: &Secret,
        kdf: Option<Kdf>,
        account: Option<String>,
    ) -> Result<()> {
        let nonce = secret::random::<24>()?;
        let bound = self.bound_to(way);
        let payload = Payload { msg: vault_key.bytes(), aad: bound.as_bytes() };
        let sealed = XChaCha20Poly1305::new(key.bytes().into()).encrypt(XNonce::from_slice(&nonce), payload);
        let sealed = sealed.map_err(|_| StoreError::KeysDamaged)?;
        self.ways.retain(|wrapped| wrapped.way != way);
        self.ways.push(Wrapped {
            way,
            kdf,
            account,
            nonce: crate::hex::encode(&nonce),
            wrapped: crate::hex::encode(&sealed),
        });
        self.ways.sort_by_key(|wrapped| wrapped.way);
        Ok(())
    }

    fn unwrap(&self, wrapped: &Wrapped, key: &Secret) -> Result<Secret> {
        let nonce = crate::hex::decode(&wrapped.nonce).filter(|nonce| nonce.len() == 24);
        let nonce = nonce.ok_or(StoreError::KeysDamaged)?;
        let sealed = crate::hex::decode(&wrapped.wrapped).ok_or(StoreError::KeysDamaged)?;
        let bound = self.bound_to(wrapped.way);
        let payload = Payload { msg: &sealed, aad: bound.as_bytes() };
        let opened = XChaCha20Poly1305::new(key.bytes().into()).decrypt(XNonce::from_slice(&nonce), payload);
        let opened = Zeroizing::new(opened.map_err(|_| wrapped.way.wrong())?);
        Secret::from_slice(&opened).ok_or(StoreError::KeysDamaged)
    }
}

fn derive(passphrase: &SecretString, kdf: &Kdf) -> Result<Secret> {
    // The file is public: whoever changes it must not make the program take all memory.
    let sane =
        kdf.algorithm == "argon2id" && kdf.memory_kib <= 1024 * 1024 && kdf.passes <= 64 && kdf.lanes <= 16;
    let salt = crate::hex::decode(&kdf.salt).filter(|_| sane).ok_or(StoreError::KeysDamaged)?;
    let mut key = Secret::blank();
    let params = Params::new(kdf.memory_kib, kdf.passes, kdf.lanes, Some(32));
    let params = params.map_err(|_| StoreError::KeysDamaged)?;
    // One keyboard sends a letter and its dots apart, another together.
    // Room from the beginning: a text that grows leaves pieces of itself behind in memory.
    let mut typed = Zeroizing::new(String::with_capacity(passphrase.expose_secret().len() * 4 + 64));
    typed.extend(passphrase.expose_secret().nfkc());
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(typed.as_bytes(), &salt, key.bytes_mut())
        .map_err(|_| StoreError::KeysDamaged)?;
    Ok(key)
}

/// The words are random as they are: a plain digest parts their use from their checksum.
fn of_words(drawn: &Secret) -> Secret {
    let mut hasher = Sha256::new();
    hasher.update(b"liite recovery words 1");
    hasher.update(drawn.bytes());
    let digest = Zeroizing::new(<[u8; 32]>::from(hasher.finalize()));
    let mut key = drawn.clone();
    key.bytes_mut().copy_from_slice(digest.as_slice());
    key
}
