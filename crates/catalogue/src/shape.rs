//! Whether an answer has the shape that its field wants, whatever it says: what has not would break whoever shows it.

use serde_json::Value;

use crate::Section;
use crate::section::properties;

impl Section {
    /// Whether the section asks for this field.
    #[must_use]
    pub fn has_field(&self, field: &str) -> bool {
        properties(&self.schema).any(|(name, _)| name == field)
    }

    /// Whether this value may stand in this field of the section: a text, a truth, a whole number or a list of the right
    /// things. What it says is judged by [`Section::problems`], so that half an address can be saved too.
    #[must_use]
    pub fn fits(&self, field: &str, value: &Value) -> bool {
        properties(&self.schema).any(|(name, schema)| name == field && has_shape(schema, value))
    }
}

fn has_shape(schema: &Value, value: &Value) -> bool {
    match (schema.get("type").and_then(Value::as_str), value) {
        (Some("string"), Value::String(_)) | (Some("boolean"), Value::Bool(_)) => true,
        (Some("integer"), Value::Number(number)) => number.is_i64() || number.is_u64(),
        (Some("array"), Value::Array(entries)) => {
            let items = schema.get("items").unwrap_or(&Value::Null);
            entries.iter().all(|entry| has_shape(items, entry))
        }
        (Some("object"), Value::Object(fields)) => fields.iter().all(|(field, value)| {
            properties(schema).any(|(name, schema)| name == field && has_shape(schema, value))
        }),
        _ => false,
    }
}
