//! What is wrong with answers: the field, the rule it breaks, and the key of the words for it.

use jiff::civil::Date;
use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::{Map, Value};

use crate::section::{Section, properties};
use crate::{Answers, identity};

/// Keys of the words for problems, each with the variable `limit`, which may be empty.
pub(crate) const PROBLEM_KEYS: [&str; 18] = [
    "answer-required",
    "answer-kind",
    "answer-choice",
    "answer-confirm",
    "answer-too-short",
    "answer-too-long",
    "answer-too-small",
    "answer-too-large",
    "answer-too-few",
    "answer-too-many",
    "answer-date",
    "answer-email",
    "answer-country",
    "answer-business-id",
    "answer-personal-id",
    "answer-future",
    "answer-order",
    "answer-wrong",
];
/// Key for an identity code that belongs to another birth date.
pub(crate) const OTHER_BIRTH_DATE: &str = "answer-id-birth-date";

/// One thing that is wrong with the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The field, as in `employment.job-title`; entries of lists are counted from 0.
    pub field: String,
    /// The rule: a keyword of JSON Schema, or one of ours (`x-after`, `x-past`, `x-birth-date`).
    pub keyword: String,
    /// The rule's place in the section's schema, as a JSON pointer; empty for rules between fields.
    pub schema_path: String,
    /// Key of the words.
    pub key: &'static str,
    /// The limit that is broken, where the rule has one; variable `limit` of the words.
    pub limit: Option<String>,
}

impl Section {
    /// What is wrong with the answers to this section; an unanswered question is wrong only where it is required.
    #[must_use]
    pub fn problems(&self, answers: &Answers, today: Date) -> Vec<Problem> {
        let nothing = Value::Object(Map::new());
        let given = answers.section(&self.id).unwrap_or(&nothing);
        let mut problems: Vec<_> =
            self.judge.iter_errors(given).map(|error| from_error(&self.id, &error)).collect();
        between_fields(&self.id, &self.schema, given, today, &mut problems);
        problems.sort_by(|a, b| (&a.field, &a.keyword).cmp(&(&b.field, &b.keyword)));
        problems.dedup();
        problems
    }
}

/// An identity code tells the birth date; the two answers must agree.
pub(crate) fn identity_problem(answers: &Answers) -> Option<Problem> {
    let code = answers.at("personal.personal-id")?.as_str()?;
    let told = identity::personal_id_birth_date(code)?;
    let given: Date = answers.at("personal.birth-date")?.as_str()?.parse().ok()?;
    (told != given).then(|| Problem {
        field: "personal.personal-id".to_owned(),
        keyword: "x-birth-date".to_owned(),
        schema_path: String::new(),
        key: OTHER_BIRTH_DATE,
        limit: None,
    })
}

fn from_error(section: &str, error: &ValidationError<'_>) -> Problem {
    use ValidationErrorKind as Kind;
    let mut field = format!("{section}{}", error.instance_path().as_str().replace('/', "."));
    let mut limit = None;
    let mut add = |name: &str| {
        field.push('.');
        field.push_str(name);
    };
    let key = match error.kind() {
        Kind::Required { property } => {
            add(property.as_str().unwrap_or_default());
            "answer-required"
        }
        Kind::AdditionalProperties { unexpected } => {
            unexpected.first().into_iter().for_each(|name| add(name));
            "answer-wrong"
        }
        Kind::Type { .. } => "answer-kind",
        Kind::Enum { .. } => "answer-choice",
        Kind::Constant { .. } => "answer-confirm",
        Kind::Format { format } => format_key(format),
        Kind::MinLength { limit: least } => of_limit(&mut limit, least, "answer-too-short"),
        Kind::MaxLength { limit: most } => of_limit(&mut limit, most, "answer-too-long"),
        Kind::Minimum { limit: least } => of_limit(&mut limit, least, "answer-too-small"),
        Kind::Maximum { limit: most } => of_limit(&mut limit, most, "answer-too-large"),
        Kind::MinItems { limit: least } => of_limit(&mut limit, least, "answer-too-few"),
        Kind::MaxItems { limit: most } => of_limit(&mut limit, most, "answer-too-many"),
        _ => "answer-wrong",
    };
    let keyword = error.kind().keyword().to_owned();
    Problem { field, keyword, schema_path: error.schema_path().as_str().to_owned(), key, limit }
}

fn of_limit(limit: &mut Option<String>, value: impl ToString, key: &'static str) -> &'static str {
    *limit = Some(value.to_string());
    key
}

fn format_key(format: &str) -> &'static str {
    match format {
        "date" => "answer-date",
        "email" => "answer-email",
        "country" => "answer-country",
        "finnish-business-id" => "answer-business-id",
        "finnish-personal-id" => "answer-personal-id",
        _ => "answer-wrong",
    }
}

/// Rules that JSON Schema cannot say: `x-after` names a field whose date must come earlier, `x-past` wants a date
/// that is not in the future.
fn between_fields(place: &str, schema: &Value, given: &Value, today: Date, problems: &mut Vec<Problem>) {
    for (name, property) in properties(schema) {
        let Some(value) = given.get(name) else { continue };
        let field = format!("{place}.{name}");
        if let Some(entries) = value.as_array() {
            let items = property.get("items").unwrap_or(&Value::Null);
            for (number, entry) in entries.iter().enumerate() {
                between_fields(&format!("{field}.{number}"), items, entry, today, problems);
            }
        }
        let Some(date) = date(value) else { continue };
        let earlier = property.get("x-after").and_then(|other| date_in(given, other));
        let mut broken = |keyword: &str, key| {
            problems.push(Problem {
                field: field.clone(),
                keyword: keyword.to_owned(),
                schema_path: String::new(),
                key,
                limit: None,
            });
        };
        if earlier.is_some_and(|earlier| date <= earlier) {
            broken("x-after", "answer-order");
        }
        if property.get("x-past") == Some(&Value::Bool(true)) && date > today {
            broken("x-past", "answer-future");
        }
    }
}

fn date(value: &Value) -> Option<Date> {
    value.as_str()?.parse().ok()
}

fn date_in(given: &Value, name: &Value) -> Option<Date> {
    date(given.get(name.as_str()?)?)
}
