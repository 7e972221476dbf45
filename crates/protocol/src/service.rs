//! What a service says of itself, of the person who asks, and of what was done.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What somebody is in an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The one who applies, or in whose care the child is.
    Applicant,
    /// Acts for a business to which the applicant has consented.
    Employer,
    /// An accepted assistant.
    Assistant,
    /// An accepted representative.
    Representative,
    /// Works at the authority.
    Official,
    /// Nobody in this application.
    Stranger,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 6] = [
        Role::Applicant,
        Role::Employer,
        Role::Assistant,
        Role::Representative,
        Role::Official,
        Role::Stranger,
    ];

    /// Its name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Employer => "employer",
            Self::Assistant => "assistant",
            Self::Representative => "representative",
            Self::Official => "official",
            Self::Stranger => "stranger",
        }
    }
}

/// A key by which receipts are signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SigningKey {
    /// Its name.
    pub id: String,
    /// Ed25519, 32 bytes in base64.
    pub public: String,
}

/// What a client needs to know before it signs in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceInfo {
    /// `liite/1`.
    pub protocol: String,
    /// Name for people.
    pub name: String,
    /// The OpenID Connect issuer.
    pub issuer: String,
    /// The client's name at the issuer.
    pub client_id: String,
    /// The audience that tokens must have.
    pub audience: String,
    /// Largest file in bytes.
    pub max_file_bytes: u64,
    /// Keys that sign receipts.
    pub receipt_keys: Vec<SigningKey>,
}

/// Who asks, as the service sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Me {
    /// The name from the token.
    pub name: String,
    /// Whether the person was identified strongly.
    pub strong: bool,
    /// Business ids for which the person holds the mandate for employment-based immigration.
    pub businesses: Vec<String>,
    /// Whether the person works at the authority.
    pub official: bool,
}

/// One line of the audit log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    /// Its place in the log, from 1.
    pub number: i64,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Subject of who did it; empty for somebody who did not sign in.
    pub who: String,
    /// As what.
    pub role: String,
    /// What.
    pub action: String,
    /// In which application; empty where it was in none.
    pub application: String,
    /// On whose behalf: subject of the client or a business id; empty for one's own.
    pub on_behalf: String,
    /// `done`, or the code of the refusal.
    pub outcome: String,
}
