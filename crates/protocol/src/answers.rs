//! Digests to which client and service must come alike: of answers, and of bodies on the wire.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
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

/// The value of a `Content-Digest` header for a body (RFC 9530).
#[must_use]
pub fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(body)))
}

/// The value of [`crate::header::REQUEST_DIGEST`]: SHA-256, in small hexadecimal digits, of method, path with query, and the
/// values of [`crate::header::DIGESTED`] as `value` gives them (nothing for one that is not there), a line each. With the
/// digest of the body among them it stands for all that is asked.
#[must_use]
pub fn request_digest<'a>(method: &str, path: &str, value: impl Fn(&str) -> Option<&'a [u8]>) -> String {
    let mut hasher = Sha256::new();
    hasher.update(format!("{method} {path}"));
    for name in crate::header::DIGESTED {
        hasher.update(b"\n");
        hasher.update(value(name).unwrap_or_default());
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
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
    fn a_body_has_the_digest_of_the_rfcs_example() {
        // RFC 9530, appendix D.
        let body = b"{\"hello\": \"world\"}\n";
        assert_eq!(content_digest(body), "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
    }

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
