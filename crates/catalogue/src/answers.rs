//! What a person has answered so far: sections of fields, checked for size before anything looks at them.

use serde_json::{Map, Value};

use crate::CatalogueError;

/// Most bytes of answers taken in at once.
pub const MAX_ANSWER_BYTES: usize = 1024 * 1024;
/// Deepest nesting of answers: a section, its list, an entry, and some air.
pub const MAX_ANSWER_DEPTH: usize = 8;
/// Most values in all answers together.
pub const MAX_ANSWER_VALUES: usize = 10_000;
/// Most characters of one answer.
pub const MAX_ANSWER_CHARACTERS: usize = 10_000;

/// The answers to the forms' questions; a question that is not answered is not there.
///
/// A field is named by its path, as in `employment.job-title`.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers(Value);

impl Default for Answers {
    fn default() -> Self {
        Answers(Value::Object(Map::new()))
    }
}

impl Answers {
    /// Takes answers in from JSON.
    ///
    /// # Errors
    /// When the text is not JSON, is no object of objects, or goes beyond the limits of size, depth and count.
    pub fn from_json(text: &str) -> Result<Self, CatalogueError> {
        limit("bytes", text.len(), MAX_ANSWER_BYTES)?;
        let value: Value = serde_json::from_str(text).map_err(|e| malformed("", e))?;
        Self::from_value(value)
    }

    /// Takes answers in from a parsed value.
    ///
    /// # Errors
    /// As [`Answers::from_json`].
    pub fn from_value(value: Value) -> Result<Self, CatalogueError> {
        let mut values = 0;
        measure(&value, 0, &mut values)?;
        let Some(sections) = value.as_object() else {
            return Err(malformed("", "not an object"));
        };
        match sections.iter().find(|(_, section)| !section.is_object()) {
            Some((name, _)) => Err(malformed(name, "not an object")),
            None => Ok(Answers(value)),
        }
    }

    /// These answers with one of them changed; `Value::Null` takes it out.
    ///
    /// # Errors
    /// When `field` is not `section.field` or the answers would go beyond the limits.
    pub fn with(&self, field: &str, value: Value) -> Result<Self, CatalogueError> {
        let Some((section, name)) = field.split_once('.').filter(|(s, n)| !s.is_empty() && !n.is_empty())
        else {
            return Err(malformed(field, "not a section and a field"));
        };
        let mut answers = self.0.clone();
        let sections = answers.as_object_mut();
        let entry = sections.map(|all| all.entry(section).or_insert_with(|| Value::Object(Map::new())));
        if let Some(Value::Object(fields)) = entry {
            if value.is_null() {
                fields.remove(name);
            } else {
                fields.insert(name.to_owned(), value);
            }
        }
        Self::from_value(answers)
    }

    /// The answer at a path; none where it is not answered.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Value> {
        within(&self.0, path)
    }

    /// The answers of one section.
    #[must_use]
    pub fn section(&self, name: &str) -> Option<&Value> {
        self.0.get(name)
    }

    /// As they are kept, taken out.
    #[must_use]
    pub fn into_value(self) -> Value {
        self.0
    }

    /// All answers as one JSON value: an object of sections.
    #[must_use]
    pub fn as_value(&self) -> &Value {
        &self.0
    }
}

/// The value at `path` below `value`; null counts as absent.
pub(crate) fn within<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(value, |value, name| value.get(name)).filter(|value| !value.is_null())
}

fn measure(value: &Value, depth: usize, values: &mut usize) -> Result<(), CatalogueError> {
    *values += 1;
    limit("depth", depth, MAX_ANSWER_DEPTH)?;
    limit("values", *values, MAX_ANSWER_VALUES)?;
    match value {
        Value::Array(items) => items.iter().try_for_each(|item| measure(item, depth + 1, values)),
        Value::Object(fields) => fields.iter().try_for_each(|(name, field)| {
            limit("characters", name.len(), MAX_ANSWER_CHARACTERS)?;
            measure(field, depth + 1, values)
        }),
        Value::String(text) => limit("characters", text.chars().count(), MAX_ANSWER_CHARACTERS),
        _ => Ok(()),
    }
}

pub(crate) fn limit(what: &'static str, found: usize, limit: usize) -> Result<(), CatalogueError> {
    if found > limit { Err(CatalogueError::TooLarge { what, found, limit }) } else { Ok(()) }
}

fn malformed(field: &str, reason: impl ToString) -> CatalogueError {
    CatalogueError::Answers { field: field.to_owned(), reason: reason.to_string() }
}
