//! Assistants and representatives: how they come into a case and leave it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// As what somebody acts for a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MandateKind {
    /// Legal counsel or another assistant.
    Assistant,
    /// Representative or guardian.
    Representative,
}

/// On what a mandate rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A power of attorney that the client signed.
    SignedMandate,
    /// A notice, such as a court's order.
    Notice,
}

/// Asks to act for the client of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SendMandate {
    /// Number of the application, as the client gave it.
    pub application: String,
    /// As what.
    pub kind: MandateKind,
    /// On what it rests.
    pub basis: Basis,
    /// The complete upload of that paper.
    pub upload: String,
    /// It is to take the place of the one whom the client has now.
    #[serde(default)]
    pub replaces: bool,
}

/// How far a mandate has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum MandateState {
    /// Waits for an official.
    Sent,
    /// In force.
    Accepted,
    /// Refused by an official.
    Refused,
    /// Another took its place.
    Replaced,
    /// The case is over.
    Closed,
}

/// A mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mandate {
    /// Its number.
    pub id: String,
    /// The application.
    pub application: String,
    /// As what.
    pub kind: MandateKind,
    /// On what it rests.
    pub basis: Basis,
    /// Name of the one who acts.
    pub name: String,
    /// How far it has come.
    pub state: MandateState,
    /// SHA-256 of the paper.
    pub sha256: String,
    /// It is to take the place of the one before.
    pub replaces: bool,
    /// When it was sent.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub sent: Timestamp,
    /// Why it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An official refuses a mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RefuseMandate {
    /// Why, at most 5000 characters.
    pub reason: String,
}
