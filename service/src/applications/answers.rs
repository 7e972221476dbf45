//! The answers of a draft: read with their entity tag, saved only over the version that was read.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CONTENT_TYPE, ETAG, IF_MATCH, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use liite_catalogue::Answers;
use liite_protocol::{Code, Draft, Problem, header};
use serde::Serialize;
use serde_json::{Map, Value};

use super::Case;
use crate::Service;
use crate::change::Asked;
use crate::permissions::Action;
use crate::refusal::{Answer, At, Raw};
use crate::sign_in::Person;

fn tag(version: u64) -> String {
    format!("\"{version}\"")
}

/// The answers as JSON text, under their entity tag.
fn tagged(version: u64, draft: String) -> Response {
    let mut response = ([(CONTENT_TYPE, "application/json")], draft).into_response();
    if let Ok(value) = HeaderValue::from_str(&tag(version)) {
        response.headers_mut().insert(ETAG, value);
    }
    response
}

/// A [`Draft`] as JSON text, without a copy of the answers: this is done at every save.
fn draft(case: &Case) -> Result<String, Problem> {
    #[derive(Serialize)]
    struct Lent<'a> {
        version: u64,
        answers: &'a Value,
    }
    let lent = Lent { version: case.version, answers: &case.answers };
    serde_json::to_string(&lent).map_err(|_| Problem::new(Code::Internal))
}

/// The answers as they stand, with their entity tag.
#[utoipa::path(get, path = "/v1/applications/{id}/draft", tag = "applications",
    params(("id" = String, Path)),
    responses((status = 200, body = Draft), (status = 304), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(super) async fn read(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
    headers: HeaderMap,
) -> Answer<Response> {
    let (case, _) = service.read(&who, &id, Action::ReadAnswers).await?;
    let known = headers.get(IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    if known == Some(tag(case.version).as_str()) {
        return Ok(StatusCode::NOT_MODIFIED.into_response());
    }
    Ok(tagged(case.version, draft(&case)?))
}

/// Saves a change of the answers: a merge patch (RFC 7396) over the version that `If-Match` names.
#[utoipa::path(patch, path = "/v1/applications/{id}/draft", tag = "applications",
    params(("id" = String, Path), ("if-match" = String, Header, description = "Entity tag of the version that is changed")),
    request_body(content = Object, content_type = "application/merge-patch+json"),
    responses((status = 200, body = Draft), (status = 412, body = Problem), (status = 428, body = Problem),
              (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(super) async fn save(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
    headers: HeaderMap,
    Raw(body): Raw,
) -> Answer<Response> {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some(header::MERGE_PATCH) {
        return Err(Problem::new(Code::MediaType).with("takes", header::MERGE_PATCH).into());
    }
    let expected = headers.get(IF_MATCH).ok_or(Code::PreconditionRequired)?;
    let expected = expected.to_str().map_err(|_| Code::Malformed)?.to_owned();
    let patch: Value = serde_json::from_slice(&body)
        .map_err(|error| Problem::new(Code::Malformed).with("detail", error.to_string()))?;
    let asked = Asked { who: &who, id: &id, action: Action::Save, once: None };
    let saved = service.change(asked, |case, _| {
        // `*` would let a change run over another that its maker has not seen.
        if expected != tag(case.version) {
            return Err(Problem::new(Code::PreconditionFailed).with("version", case.version));
        }
        let mut answers = std::mem::take(&mut case.answers);
        merge(&mut answers, patch);
        case.answers = checked(answers)?;
        case.version += 1;
        Ok((case.version, draft(case)?))
    });
    let (version, draft) = saved.await?.value;
    Ok(tagged(version, draft))
}

/// Answers within the limits of the catalogue: an object of objects.
pub(super) fn checked(answers: Value) -> Result<Value, Problem> {
    let answers = if answers.is_null() { Value::Object(Map::new()) } else { answers };
    let answers = Answers::from_value(answers).map_err(|error| {
        Problem::new(Code::Invalid).with("field", "answers").with("reason", error.to_string())
    })?;
    let answers = answers.into_value();
    if has_nul(&answers) {
        return Err(Problem::new(Code::Invalid).with("field", "answers"));
    }
    Ok(answers)
}

/// PostgreSQL keeps no text with this character.
fn has_nul(value: &Value) -> bool {
    match value {
        Value::String(text) => text.contains('\0'),
        Value::Array(items) => items.iter().any(has_nul),
        Value::Object(fields) => fields.iter().any(|(name, field)| name.contains('\0') || has_nul(field)),
        _ => false,
    }
}

/// RFC 7396, section 2.
fn merge(target: &mut Value, patch: Value) {
    let Value::Object(changes) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    if let Value::Object(fields) = target {
        for (name, change) in changes {
            if change.is_null() {
                fields.remove(&name);
            } else {
                merge(fields.entry(name).or_insert(Value::Null), change);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// The examples of RFC 7396, appendix A.
    #[test]
    fn a_merge_patch_is_merged_as_the_rfc_says() {
        let examples = [
            (json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"})),
            (json!({"a":"b"}), json!({"a":null}), json!({})),
            (json!({"a":"b","b":"c"}), json!({"a":null}), json!({"b":"c"})),
            (json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"c"}), json!({"a":["b"]}), json!({"a":["b"]})),
            (json!({"a":{"b":"c"}}), json!({"a":{"b":"d","c":null}}), json!({"a":{"b":"d"}})),
            (json!(["a", "b"]), json!(["c", "d"]), json!(["c", "d"])),
            (json!({"e":null}), json!({"a":1}), json!({"e":null,"a":1})),
            (json!([1, 2]), json!({"a":"b","c":null}), json!({"a":"b"})),
            (json!({}), json!({"a":{"bb":{"ccc":null}}}), json!({"a":{"bb":{}}})),
        ];
        for (mut target, patch, expected) in examples {
            merge(&mut target, patch);
            assert_eq!(target, expected);
        }
    }
}
