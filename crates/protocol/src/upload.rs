//! Uploads by tus 1.0: creation, checksum, expiration, termination. Bodies only; the headers are in [`crate::header`].

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// How far an upload has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum UploadState {
    /// Bytes are missing.
    Receiving,
    /// Whole, checked, ready to be referred to.
    Ready,
}

/// An upload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Upload {
    /// Its number.
    pub id: String,
    /// Bytes in all.
    pub length: u64,
    /// Bytes that have arrived.
    pub offset: u64,
    /// How far it has come.
    pub state: UploadState,
    /// SHA-256 of the whole, once it is ready.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// When it is thrown away unless something refers to it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires: Timestamp,
}
