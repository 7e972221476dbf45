//! Digests of requests and answers (RFC 9530): what a bad line or a meddling proxy has altered is neither done nor believed.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use liite_protocol::{Code, content_digest, header, request_digest};

use std::sync::Arc;

use crate::Service;
use crate::refusal::Refusal;

/// Refuses a request that is not what its digests say, where it bears them, and gives every answer in JSON one.
pub(crate) async fn digests(
    State(service): State<Arc<Service>>,
    request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    if let Some(expected) = request.headers().get(header::REQUEST_DIGEST) {
        let path = request.uri().path_and_query().map_or("", |path| path.as_str());
        let value = |name: &str| request.headers().get(name).map(HeaderValue::as_bytes);
        if expected.as_bytes() != request_digest(request.method().as_str(), path, value).as_bytes() {
            return Err(Code::ChecksumMismatch.into());
        }
    }
    let request = match request.headers().get(header::CONTENT_DIGEST).cloned() {
        Some(expected) => {
            let (parts, body) = request.into_parts();
            let body = to_bytes(body, service.config.max_body_bytes).await.map_err(|_| Code::Malformed)?;
            if expected.as_bytes() != content_digest(&body).as_bytes() {
                return Err(Code::ChecksumMismatch.into());
            }
            Request::from_parts(parts, Body::from(body))
        }
        None => request,
    };
    let response = next.run(request).await;
    if !is_json(response.headers()) {
        return Ok(response);
    }
    let (mut parts, body) = response.into_parts();
    // Our own answers are in memory already.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_else(|_| Bytes::new());
    if let Ok(digest) = HeaderValue::from_str(&content_digest(&body)) {
        parts.headers.insert(HeaderName::from_static(header::CONTENT_DIGEST), digest);
    }
    Ok((parts, body).into_response())
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.ends_with("json"))
}
