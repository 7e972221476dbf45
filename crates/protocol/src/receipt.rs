//! Receipts: what the service confirms to have received, signed with Ed25519.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One received file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReceivedFile {
    /// Slot, or empty for a file of an answer or statement.
    pub slot: String,
    /// SHA-256 in small hexadecimal digits.
    pub sha256: String,
    /// Size.
    pub bytes: u64,
}

/// What is confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    /// `liite-receipt/1`.
    pub format: String,
    /// Its number.
    pub id: String,
    /// Address of the service that received.
    pub service: String,
    /// What was received: `application`, `answer`, `statement`, `documents-request`, `mandate`,
    /// `papers`, `terms`, `payment`.
    pub what: String,
    /// The application.
    pub application: String,
    /// By whose request: its idempotency key.
    pub idempotency_key: String,
    /// SHA-256 of the answers as they were received, in small hexadecimal digits: of the JSON text of [`crate::Draft::answers`]
    /// with sorted keys and without white space. Empty where no answers were sent.
    pub answers_sha256: String,
    /// Every file.
    pub files: Vec<ReceivedFile>,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub received: Timestamp,
}

/// A receipt with its signature. What is signed is the text itself, so nothing has to be written the same way twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignedReceipt {
    /// The JSON text of a [`Receipt`].
    pub receipt: String,
    /// Which key signed.
    pub key: String,
    /// Ed25519 over the bytes of `receipt`, in base64.
    pub signature: String,
}

/// Why a receipt is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReceiptError {
    /// The key or the signature is malformed.
    Malformed,
    /// The signature is not of this key over this text.
    Forged,
    /// The text is no receipt.
    Unreadable,
}

impl std::fmt::Display for ReceiptError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Malformed => "the key or the signature is malformed",
            Self::Forged => "the signature does not fit",
            Self::Unreadable => "the signed text is no receipt",
        })
    }
}

impl std::error::Error for ReceiptError {}

impl SignedReceipt {
    /// Signs.
    ///
    /// # Errors
    /// [`ReceiptError::Unreadable`] when the receipt cannot be written as JSON.
    pub fn sign(receipt: &Receipt, key: &SigningKey, key_id: &str) -> Result<Self, ReceiptError> {
        let text = serde_json::to_string(receipt).map_err(|_| ReceiptError::Unreadable)?;
        let signature = STANDARD.encode(key.sign(text.as_bytes()).to_bytes());
        Ok(Self { receipt: text, key: key_id.to_owned(), signature })
    }

    /// Believes it, or not; `public` is the service's key in base64.
    ///
    /// # Errors
    /// As [`ReceiptError`].
    pub fn verify(&self, public: &str) -> Result<Receipt, ReceiptError> {
        let bytes = STANDARD.decode(public).map_err(|_| ReceiptError::Malformed)?;
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| ReceiptError::Malformed)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| ReceiptError::Malformed)?;
        let signature = STANDARD.decode(&self.signature).map_err(|_| ReceiptError::Malformed)?;
        let signature = Signature::from_slice(&signature).map_err(|_| ReceiptError::Malformed)?;
        key.verify(self.receipt.as_bytes(), &signature).map_err(|_| ReceiptError::Forged)?;
        serde_json::from_str(&self.receipt).map_err(|_| ReceiptError::Unreadable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt() -> Receipt {
        Receipt {
            format: "liite-receipt/1".to_owned(),
            id: "1".to_owned(),
            service: "http://127.0.0.1".to_owned(),
            what: "application".to_owned(),
            application: "a".to_owned(),
            idempotency_key: "k".to_owned(),
            answers_sha256: String::new(),
            files: vec![ReceivedFile { slot: "photo".to_owned(), sha256: "00".repeat(32), bytes: 7 }],
            received: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_signed_receipt_is_believed_and_an_altered_one_is_not() {
        let key = SigningKey::from_bytes(&[7; 32]);
        let public = STANDARD.encode(key.verifying_key().to_bytes());
        let signed = SignedReceipt::sign(&receipt(), &key, "k1").unwrap();
        assert_eq!(signed.verify(&public), Ok(receipt()));

        let mut altered = signed.clone();
        altered.receipt = altered.receipt.replace("\"bytes\":7", "\"bytes\":8");
        assert_eq!(altered.verify(&public), Err(ReceiptError::Forged));

        let stranger = STANDARD.encode(SigningKey::from_bytes(&[8; 32]).verifying_key().to_bytes());
        assert_eq!(signed.verify(&stranger), Err(ReceiptError::Forged));
        assert_eq!(signed.verify("short"), Err(ReceiptError::Malformed));
    }
}
