//! The digest of answers: client and service must come to the same one.

use serde_json::Value;
use sha2::{Digest, Sha256};

/// SHA-256, in small hexadecimal digits, of answers as JSON with sorted keys and without white space.
#[must_use]
pub fn answers_sha256(answers: &Value) -> String {
    let mut text = String::new();
    write(answers, &mut text);
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Sorted here, because whether serde_json sorts depends on who else is built with it.
fn write(value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => {
            let mut names: Vec<&String> = fields.keys().collect();
            names.sort();
            out.push('{');
            for (place, name) in names.into_iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                out.push_str(&Value::String(name.clone()).to_string());
                out.push(':');
                write(fields.get(name).unwrap_or(&Value::Null), out);
            }
            out.push('}');
        }
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                write(item, out);
            }
            out.push(']');
        }
        plain => out.push_str(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_order_of_keys_does_not_count_and_the_order_of_entries_does() {
        let one: Value = serde_json::from_str(r#"{"b": {"y": "ä", "x": [1, 2]}, "a": true}"#).unwrap();
        let two: Value = serde_json::from_str(r#"{"a":true,"b":{"x":[1,2],"y":"ä"}}"#).unwrap();
        assert_eq!(answers_sha256(&one), answers_sha256(&two));
        assert_ne!(answers_sha256(&json!([1, 2])), answers_sha256(&json!([2, 1])));
        // printf '{}' | sha256sum
        let empty = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
        assert_eq!(answers_sha256(&json!({})), empty);
    }
}
