//! The key of a vault, and what is drawn by lot: all of it is wiped from memory when it is dropped.

use std::fmt;

use zeroize::Zeroize;

use crate::error::{Result, StoreError};

/// 32 secret bytes, in one place from beginning to end: a value that moves leaves copies of itself on the stack.
pub(crate) struct Secret(Box<[u8; 32]>);

impl Secret {
    /// New random bytes from the system.
    pub(crate) fn random() -> Result<Self> {
        let mut own = Self::blank();
        fill(own.0.as_mut_slice())?;
        Ok(own)
    }

    /// Nothing yet.
    pub(crate) fn blank() -> Self {
        Self(Box::new([0; 32]))
    }

    /// Takes these bytes, when there are 32 of them.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        let mut own = Self::blank();
        (bytes.len() == own.0.len()).then(|| own.0.copy_from_slice(bytes))?;
        Some(own)
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(crate) fn bytes_mut(&mut self) -> &mut [u8; 32] {
        &mut self.0
    }
}

impl Clone for Secret {
    fn clone(&self) -> Self {
        let mut own = Self::blank();
        own.0.copy_from_slice(self.0.as_slice());
        own
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// Random bytes that are no secret: salts, nonces, names.
pub(crate) fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    fill(&mut bytes)?;
    Ok(bytes)
}

fn fill(bytes: &mut [u8]) -> Result<()> {
    getrandom::fill(bytes).map_err(|error| StoreError::NoRandomness { reason: error.to_string() })
}
