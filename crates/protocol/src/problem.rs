//! Problems after RFC 9457, with codes that stay.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

macro_rules! codes {
    ($($variant:ident $name:literal $status:literal $doc:literal),* $(,)?) => {
        /// What is wrong, as a code that stays. The words for people are the client's.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $doc] #[serde(rename = $name)] $variant,)*
        }

        /// Every code.
        pub const CODES: &[Code] = &[$(Code::$variant),*];

        impl Code {
            /// Its name on the wire.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// The HTTP status that goes with it.
            #[must_use]
            pub fn status(self) -> u16 {
                match self { $(Self::$variant => $status),* }
            }
        }
    };
}

codes! {
    Malformed "malformed" 400 "The request is not what the protocol says.",
    NotSignedIn "not-signed-in" 401 "There is no token, or it is not believed.",
    TokenExpired "token-expired" 401 "The token has run out: refresh it.",
    Forbidden "forbidden" 403 "This is never this person's to do.",
    StrongNeeded "strong-identification-needed" 403 "The person must identify strongly.",
    NotFound "not-found" 404 "There is no such thing, or it is none of this person's.",
    MethodNotAllowed "method-not-allowed" 405 "This cannot be done there.",
    Conflict "conflict" 409 "Somebody else changed it at the same moment: ask again.",
    WrongState "wrong-state" 409 "Not while the application stands like this.",
    DeadlinePassed "deadline-passed" 409 "The last moment has passed.",
    AlreadyAnswered "already-answered" 409 "The request was answered.",
    FeeUnpaid "fee-unpaid" 409 "The fee must be paid first.",
    AlreadyPaid "already-paid" 409 "The fee was paid.",
    PaymentStarted "payment-started-by-another" 409 "Another person has begun to pay; it can be taken over.",
    MandateExists "mandate-exists" 409 "The client has one of this kind; a change must say so.",
    OffsetMismatch "offset-mismatch" 409 "The chunk does not begin where the upload stands.",
    UploadIncomplete "upload-incomplete" 409 "The upload is not whole yet.",
    Gone "gone" 410 "The upload has expired.",
    PreconditionFailed "precondition-failed" 412 "The answers have changed since they were read.",
    TusVersion "tus-version" 412 "The service speaks tus 1.0.0.",
    TooLarge "too-large" 413 "Larger than the service takes.",
    MediaType "media-type" 415 "The body is of another type than this takes.",
    KeyReused "idempotency-key-reused" 422 "The key was used for another request.",
    NotElectronic "not-electronic" 422 "This type is not applied for electronically.",
    UnknownType "unknown-type" 422 "There is no such application type.",
    Invalid "invalid" 422 "A value is not allowed; `values` names the field.",
    FileRefused "file-refused" 422 "The file is not taken; `findings` say why.",
    PreconditionRequired "precondition-required" 428 "The request must say which version it changes.",
    TooMany "too-many-requests" 429 "Too many requests; wait as Retry-After says.",
    ChecksumMismatch "checksum-mismatch" 460 "The chunk or the whole is not what its digest says.",
    Internal "internal" 500 "The service failed; nothing was changed.",
    Unavailable "unavailable" 503 "The service or one it needs cannot answer now; try again.",
}

// By hand: the derive does not see names that a macro has filled in.
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Code {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, SchemaType, Type};
        let names = CODES.iter().map(|code| code.name());
        let schema =
            ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).enum_values(Some(names));
        schema.description(Some("What is wrong, as a code that stays.")).into()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Code {}

impl Code {
    /// Whether the very same request may succeed later.
    #[must_use]
    pub fn retryable(self) -> bool {
        matches!(
            self,
            Self::Conflict | Self::TooMany | Self::ChecksumMismatch | Self::Internal | Self::Unavailable
        )
    }
}

/// Something wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileFinding {
    /// Which rule speaks.
    pub rule: String,
    /// `info`, `warning` or `error`.
    pub severity: String,
    /// Page of the file, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Values for the words.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

/// A problem (RFC 9457): `type` is `urn:liite:problem:<code>`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// `urn:liite:problem:<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    /// One English line for developers.
    pub title: String,
    /// HTTP status.
    pub status: u16,
    /// The code.
    pub code: Code,
    /// Values for the words.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[cfg_attr(feature = "openapi", schema(value_type = Object))]
    pub values: BTreeMap<String, Value>,
    /// What is wrong with a refused file.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FileFinding>,
}

impl Problem {
    /// A problem with nothing but its code.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            kind: format!("urn:liite:problem:{}", code.name()),
            title: code.name().replace('-', " "),
            status: code.status(),
            code,
            values: BTreeMap::new(),
            findings: Vec::new(),
        }
    }

    /// The same with a value for its words.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.values.insert(name.to_owned(), value.into());
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_read_as_it_was_written() {
        for code in CODES {
            let problem = Problem::new(*code).with("field", "x");
            let text = serde_json::to_string(&problem).unwrap();
            assert!(text.contains(&format!("\"code\":\"{}\"", code.name())), "{text}");
            assert_eq!(serde_json::from_str::<Problem>(&text).unwrap(), problem);
        }
    }
}
