//! Receipts: believed only when a pinned key has signed them and they name the very content.

use liite_protocol::{Receipt, SignedReceipt, SigningKey};

use crate::error::{Result, SyncError};

/// The slot for a paper that nobody asks for: the service puts it into `other-1` to `other-99`.
pub(crate) const OTHER: &str = "other";

/// What must have been received.
#[derive(Debug, Clone)]
pub(crate) struct Expected<'a> {
    /// What was sent, as the receipt calls it: `application`, or what a letter is.
    pub what: &'a str,
    /// The application's number.
    pub application: &'a str,
    /// Digest of the answers; empty where none were sent.
    pub answers_sha256: &'a str,
    /// Slot (empty outside of slots, [`OTHER`] for the next that is free) and digest of every file.
    pub files: &'a [(String, String)],
}

/// Believes a receipt, or says why not.
///
/// # Errors
/// [`SyncError::Unbelievable`].
pub(crate) fn believe(
    keys: &[SigningKey],
    signed: &SignedReceipt,
    expected: &Expected<'_>,
) -> Result<Receipt> {
    let no = |what| SyncError::Unbelievable { what };
    let key =
        keys.iter().find(|key| key.id == signed.key).ok_or(no("a receipt by a key that is not pinned"))?;
    let receipt = signed.verify(&key.public).map_err(|_| no("a receipt whose signature does not fit"))?;
    if receipt.format != "liite-receipt/1" || receipt.what != expected.what {
        return Err(no("a receipt for something else"));
    }
    if receipt.application != expected.application {
        return Err(no("a receipt for another application"));
    }
    if receipt.answers_sha256 != expected.answers_sha256 {
        return Err(no("a receipt for other answers"));
    }
    let has = |(slot, sha256): &(String, String)| {
        let fits = |found: &str| found == slot || (slot == OTHER && found.starts_with("other-"));
        receipt.files.iter().any(|file| fits(&file.slot) && file.sha256 == *sha256)
    };
    if !expected.files.iter().all(has) {
        return Err(no("a receipt without one of the files"));
    }
    Ok(receipt)
}
