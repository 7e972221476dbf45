//! An application as the service shows it, and what an applicant sends.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{Decision, DocumentsRequest, InformationRequest, Mandate, Payment, Role, Statement, Terms};

/// How far an application has come. The order is the order of a life; `Cancelled` may follow any but the last two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Being filled in; only its applicant sees it.
    Draft,
    /// Lodged.
    Submitted,
    /// Taken in by an official.
    Processing,
    /// An official waits for additional information.
    InformationRequested,
    /// A decision was made.
    Decided,
    /// The decision has legal force; nothing more can happen.
    Final,
    /// Taken back by its applicant.
    Cancelled,
}

impl State {
    /// Every state.
    pub const ALL: [State; 7] = [
        State::Draft,
        State::Submitted,
        State::Processing,
        State::InformationRequested,
        State::Decided,
        State::Final,
        State::Cancelled,
    ];

    /// Its name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Processing => "processing",
            Self::InformationRequested => "information-requested",
            Self::Decided => "decided",
            Self::Final => "final",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A new application out of a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Create {
    /// Application type of the catalogue, such as `work-employed`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The answers: an object of sections of fields.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub answers: Value,
    /// The child for whom it is made, when it is not the applicant's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<Child>,
}

/// A child in the applicant's care.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Child {
    /// The name, at most 200 characters.
    pub name: String,
    /// The day of birth.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub born: jiff::civil::Date,
}

/// The answers as they stand.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Draft {
    /// Counts the savings; the same as in the entity tag.
    pub version: u64,
    /// An object of sections of fields.
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub answers: Value,
}

/// Puts an uploaded file into a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Attach {
    /// A complete upload of the same person.
    pub upload: String,
}

/// Says for whom a draft is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct For {
    /// The child in the person's care; nothing: for themselves.
    pub child: Option<Child>,
}

/// Puts several papers into their slots at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GivePapers {
    /// Which, each slot but `other` once; at most 20.
    pub papers: Vec<GivenPaper>,
}

/// A paper and where it belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct GivenPaper {
    /// A slot of the application type, or `other`: the next of `other-1` to `other-99` in which nothing lies.
    pub slot: String,
    /// A complete upload of the same person.
    pub upload: String,
}

/// A file of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileRef {
    /// SHA-256 in small hexadecimal digits.
    pub sha256: String,
    /// Its name.
    pub name: String,
    /// Its size.
    pub bytes: u64,
}

/// What lies in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attachment {
    /// The slot of the application type.
    pub slot: String,
    /// Who put it there.
    pub by: Role,
    /// The file.
    #[serde(flatten)]
    pub file: FileRef,
}

/// The employee's consent that an employer takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// A Finnish business id, such as `1572860-0`.
    pub business_id: String,
}

/// A visit to prove the identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// The service point, at most 100 characters.
    pub place: String,
    /// When; in the future.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
}

/// One line of a list of applications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ApplicationSummary {
    /// Its number.
    pub id: String,
    /// Application type.
    #[serde(rename = "type")]
    pub kind: String,
    /// How far it has come.
    pub state: State,
    /// What the reader is in it.
    pub role: Role,
    /// Name of whom it is about, as the identity provider gave it or as the draft names the child.
    pub applicant: String,
    /// Last moment for the most pressing open request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub deadline: Option<Timestamp>,
    /// When it last changed.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub changed: Timestamp,
}

/// An application, as far as the reader may see it: what may not be seen is not there.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Application {
    /// The line in the list.
    #[serde(flatten)]
    pub summary: ApplicationSummary,
    /// When it was lodged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub submitted: Option<Timestamp>,
    /// The child for whom it is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child: Option<Child>,
    /// Entity version of the answers.
    pub draft_version: u64,
    /// What lies in the slots.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    /// The employer who takes part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// The booked visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Visit>,
    /// The fee and how far its payment has come.
    pub payment: Payment,
    /// Requests for additional information.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requests: Vec<InformationRequest>,
    /// Statements of anyone who takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// Terms of employment from the employer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<Terms>,
    /// Who assists and represents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mandates: Vec<Mandate>,
    /// Requests for the documents of the case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents_requests: Vec<DocumentsRequest>,
    /// Whether there is a decision to read; it is read at `/decision`.
    pub has_decision: bool,
    /// The decision itself, only for officials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision: Option<Decision>,
}
