//! What is said after an application was lodged: requests, answers, statements, terms, decisions.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{FileRef, Problem, Role};

/// An official asks for more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct RequestInformation {
    /// What is asked, at most 5000 characters.
    pub text: String,
    /// The last day for an answer, Finnish time.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub deadline: Date,
}

/// A request for additional information.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InformationRequest {
    /// Its number in the case, from 1.
    pub number: u32,
    /// What is asked.
    pub text: String,
    /// When it was asked.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub asked: Timestamp,
    /// From this moment on it is too late.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub deadline: Timestamp,
    /// The answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Statement>,
}

/// Answers a request for additional information.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AnswerRequest {
    /// At most 5000 characters.
    pub text: String,
    /// Complete uploads of the same person.
    #[serde(default)]
    pub uploads: Vec<String>,
}

/// Adds something unasked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AddStatement {
    /// At most 5000 characters.
    pub text: String,
    /// Complete uploads of the same person.
    #[serde(default)]
    pub uploads: Vec<String>,
}

/// Words and files of someone who takes part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Statement {
    /// As what they speak.
    pub by: Role,
    /// Their name.
    pub name: String,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// The words.
    pub text: String,
    /// The files.
    pub files: Vec<FileRef>,
}

/// Terms of employment, as an employer gives them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Job title.
    pub title: String,
    /// Gross pay in euro cents a month.
    pub pay_cents_a_month: u64,
    /// Hours a week, in hundredths.
    pub hours_a_week_hundredths: u32,
    /// First day.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub from: Date,
    /// Last day; none for work until further notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub to: Option<Date>,
    /// The collective agreement, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub collective_agreement: Option<String>,
}

/// The same terms for one or many workers in one go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SendTerms {
    /// The applications, at most 500, each once.
    pub applications: Vec<String>,
    /// The terms.
    pub terms: Terms,
}

/// What became of the terms in one application: one that cannot take them never stops the others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TermsOutcome {
    /// The application.
    pub application: String,
    /// Why it did not take them; none when it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
}

/// Asks for the documents of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AskDocuments {
    /// Which, and why; at most 5000 characters.
    pub text: String,
}

/// A request of an assistant or representative for the documents of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DocumentsRequest {
    /// Its number in the case, from 1.
    pub number: u32,
    /// As what they ask.
    pub by: Role,
    /// Their name.
    pub name: String,
    /// Which, and why.
    pub text: String,
    /// When it was asked.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub asked: Timestamp,
    /// When it was granted: from then on they read the files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub granted: Option<Timestamp>,
}

/// How a case ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The permit is given.
    Granted,
    /// It is refused.
    Refused,
    /// The case lapses.
    Lapsed,
}

/// An official decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// How it ends.
    pub outcome: Outcome,
    /// The reasons, at most 20 000 characters.
    pub text: String,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decision {
    /// How it ends.
    pub outcome: Outcome,
    /// The reasons.
    pub text: String,
    /// When it was made.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// When the applicant first read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub read: Option<Timestamp>,
}
