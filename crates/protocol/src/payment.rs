//! The fee of an application.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Role;

/// How far a payment has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PaymentState {
    /// No fee is due, or none is known for these answers.
    NotDue,
    /// Nobody has begun.
    Open,
    /// Somebody is at the payment provider.
    Started,
    /// Paid.
    Paid,
}

/// The fee, who began to pay it, and whether it was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Payment {
    /// How far it has come.
    pub state: PaymentState,
    /// Amount in euro cents.
    pub cents: u64,
    /// As what the one who began takes part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_by: Option<Role>,
    /// Their name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_by_name: Option<String>,
    /// When they began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub started: Option<Timestamp>,
    /// Where to pay; only for the one who began.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
    /// When it was paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub paid: Option<Timestamp>,
    /// The provider's number of the payment that counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction: Option<String>,
}

/// Begins to pay, or goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StartPayment {
    /// Takes over what another person has begun.
    #[serde(default)]
    pub take_over: bool,
}
