//! Signs what was received.

use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::SigningKey;
use liite_protocol::{Code, Problem, Receipt, ReceivedFile, SignedReceipt, SigningKey as PublicKey};

use crate::change::Context;
use crate::{StartError, hex, sha256};

/// The key that signs.
#[derive(Debug)]
pub struct Signer {
    key: SigningKey,
    id: String,
}

impl Signer {
    /// Reads the key, or makes one; the file is then readable by its owner only.
    ///
    /// # Errors
    /// [`StartError::Io`] and [`StartError::Config`] when the file holds anything but 32 bytes.
    pub fn open(path: &Path) -> Result<Self, StartError> {
        if !path.exists() {
            make(path)?;
        }
        let bytes = std::fs::read(path)?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| {
            StartError::Config(format!("{}: a key for receipts has 32 bytes", path.display()))
        })?;
        let key = SigningKey::from_bytes(&bytes);
        let id = sha256(key.verifying_key().as_bytes()).chars().take(16).collect();
        Ok(Self { key, id })
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey { id: self.id.clone(), public: STANDARD.encode(self.key.verifying_key().to_bytes()) }
    }

    /// A signed receipt for `what` in `application`.
    ///
    /// # Errors
    /// [`Code::Internal`], [`Code::Unavailable`].
    pub fn receipt(
        &self,
        context: &Context<'_>,
        what: &str,
        application: &str,
        key: &str,
        answers_sha256: String,
        files: Vec<ReceivedFile>,
    ) -> Result<SignedReceipt, Problem> {
        let receipt = Receipt {
            format: "liite-receipt/1".to_owned(),
            id: crate::fresh_id()?,
            service: context.service.config.public_url.clone(),
            what: what.to_owned(),
            application: application.to_owned(),
            idempotency_key: key.to_owned(),
            answers_sha256,
            files,
            received: context.now,
        };
        SignedReceipt::sign(&receipt, &self.key, &self.id).map_err(|_| Problem::new(Code::Internal))
    }
}

fn make(path: &Path) -> Result<(), StartError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| StartError::Config(error.to_string()))?;
    // A name of its own, then a link: of two instances that start together one key stays, and it is never half a key.
    let mut suffix = [0_u8; 8];
    getrandom::fill(&mut suffix).map_err(|error| StartError::Config(error.to_string()))?;
    let fresh = path.with_extension(hex(&suffix));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&fresh)?;
    file.write_all(&bytes)?;
    file.sync_all()?;
    let linked = std::fs::hard_link(&fresh, path);
    std::fs::remove_file(&fresh)?;
    match linked {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(error.into()),
        _ => Ok(()),
    }
}
