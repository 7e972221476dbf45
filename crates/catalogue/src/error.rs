//! What can be wrong with a receiver, the catalogue, or what a person has answered.

/// Data or an answer that cannot be used; nothing has been changed by it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CatalogueError {
    /// Nobody of this name is known; the known ones are listed.
    #[error("no receiver {name}; known: {known}")]
    UnknownReceiver {
        /// What was asked for.
        name: String,
        /// The names that exist, separated by commas.
        known: String,
    },
    /// The receiver has no such slot; the ones it has are listed.
    #[error("no slot {name}; known: {known}")]
    UnknownSlot {
        /// What was asked for.
        name: String,
        /// The names that exist, separated by commas.
        known: String,
    },
    /// A receiver's file breaks the format.
    #[error("receiver file {name}: {reason}")]
    Malformed {
        /// The receiver.
        name: String,
        /// What the parser says.
        reason: String,
    },
    /// A file of the catalogue breaks the format or contradicts another file.
    #[error("{file}, {field}: {reason}")]
    Data {
        /// The file, relative to `assets/catalogue`.
        file: String,
        /// The place in it.
        field: String,
        /// What is wrong, for whoever edits the file.
        reason: String,
    },
    /// A catalogue or answers larger than any honest one.
    #[error("{what}: {found}, at most {limit}")]
    TooLarge {
        /// What there is too much of: `bytes`, `files`, `depth`, `values`, `characters`, `answers`.
        what: &'static str,
        /// How much there is.
        found: usize,
        /// How much there may be.
        limit: usize,
    },
    /// There is no application type of this name.
    #[error("no application type {name}")]
    UnknownType {
        /// What was asked for.
        name: String,
    },
    /// The guide does not ask this, or not at this place.
    #[error("the guide does not ask {question} here")]
    UnknownQuestion {
        /// What was asked for.
        question: String,
    },
    /// The guide's question has no such answer.
    #[error("the question {question} has no answer {answer}")]
    UnknownAnswer {
        /// The question.
        question: String,
        /// The answer that it does not have.
        answer: String,
    },
    /// Answers that are not an object of sections of fields.
    #[error("answers, {field}: {reason}")]
    Answers {
        /// The field, as in `employment.job-title`.
        field: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl CatalogueError {
    /// Codes whose words stand with the catalogue's; those of receivers stand with the command's.
    pub(crate) const NEW_CODES: [&str; 6] = [
        "catalogue-malformed",
        "catalogue-too-large",
        "type-unknown",
        "guide-question-unknown",
        "guide-answer-unknown",
        "answers-malformed",
    ];

    /// The stable code, key of the text `error-<code>`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            CatalogueError::UnknownReceiver { .. } => "receiver-unknown",
            CatalogueError::UnknownSlot { .. } => "slot-unknown",
            CatalogueError::Malformed { .. } => "receiver-malformed",
            CatalogueError::Data { .. } => "catalogue-malformed",
            CatalogueError::TooLarge { .. } => "catalogue-too-large",
            CatalogueError::UnknownType { .. } => "type-unknown",
            CatalogueError::UnknownQuestion { .. } => "guide-question-unknown",
            CatalogueError::UnknownAnswer { .. } => "guide-answer-unknown",
            CatalogueError::Answers { .. } => "answers-malformed",
        }
    }

    pub(crate) fn data(file: &str, field: impl Into<String>, reason: impl ToString) -> Self {
        CatalogueError::Data { file: file.to_owned(), field: field.into(), reason: reason.to_string() }
    }
}
