//! Refusals: a problem after RFC 9457 as an answer, and what the outside world's failures become.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use liite_protocol::{Code, Problem, header};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A refused request.
#[derive(Debug, Clone)]
pub struct Refusal(pub Box<Problem>);

/// What most handlers give.
pub type Answer<T> = Result<T, Refusal>;

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self(Box::new(problem))
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Self {
        Problem::new(code).into()
    }
}

impl From<sqlx::Error> for Refusal {
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(inner) = &error {
            // Serialisation failures and deadlocks of PostgreSQL; busy and locked of SQLite.
            let code = inner.code().unwrap_or_default();
            if inner.is_unique_violation() || ["40001", "40P01", "5", "6", "261", "517"].contains(&&*code) {
                return Code::Conflict.into();
            }
        }
        if matches!(error, sqlx::Error::PoolTimedOut | sqlx::Error::Io(_)) {
            return Code::Unavailable.into();
        }
        tracing::error!(%error, "database");
        Code::Internal.into()
    }
}

impl From<object_store::Error> for Refusal {
    fn from(error: object_store::Error) -> Self {
        if matches!(error, object_store::Error::NotFound { .. }) {
            return Code::NotFound.into();
        }
        tracing::error!(%error, "files");
        Code::Unavailable.into()
    }
}

impl From<serde_json::Error> for Refusal {
    fn from(error: serde_json::Error) -> Self {
        tracing::error!(%error, "json");
        Code::Internal.into()
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let code = self.0.code;
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(&*self.0)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(header::PROBLEM));
        if code == Code::TooMany || code == Code::Unavailable {
            let wait = self.0.values.get("retry_after_s").and_then(serde_json::Value::as_u64).unwrap_or(5);
            headers.insert(RETRY_AFTER, HeaderValue::from(wait));
        }
        if self.0.status == 401 {
            headers.insert(axum::http::header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        // For the log and the audit, which see the answer from outside.
        response.extensions_mut().insert(code);
        response
    }
}

/// A body of JSON whose refusal is a problem.
#[derive(Debug, Clone)]
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(rejection) => Err(not_json(&rejection)),
        }
    }
}

/// A body as it came, whose refusal is a problem.
#[derive(Debug, Clone)]
pub struct Raw(pub Bytes);

impl<S: Send + Sync> FromRequest<S> for Raw {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        match Bytes::from_request(request, state).await {
            Ok(bytes) => Ok(Self(bytes)),
            Err(rejection) if rejection.status().as_u16() == 413 => Err(Code::TooLarge.into()),
            Err(_) => Err(Code::Malformed.into()),
        }
    }
}

/// The query, whose refusal is a problem.
#[derive(Debug, Clone)]
pub struct Asked<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        match Query::<T>::from_request_parts(parts, state).await {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(rejection) => Err(Problem::new(Code::Malformed).with("detail", rejection.body_text()).into()),
        }
    }
}

/// The numbers and names in a path, which must be text without a NUL: no database keeps one with it.
#[derive(Debug, Clone)]
pub struct At<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for At<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Refusal> {
        if parts.uri.path().contains("%00") {
            return Err(Code::NotFound.into());
        }
        match Path::<T>::from_request_parts(parts, state).await {
            Ok(Path(at)) => Ok(Self(at)),
            Err(_) => Err(Code::NotFound.into()),
        }
    }
}

fn not_json(rejection: &JsonRejection) -> Refusal {
    let code = match rejection.status().as_u16() {
        413 => Code::TooLarge,
        415 => Code::MediaType,
        _ => Code::Malformed,
    };
    Problem::new(code).with("detail", rejection.body_text()).into()
}

/// `value` as a JSON answer with a status.
pub(crate) fn json<T: Serialize>(status: StatusCode, value: &T) -> Response {
    (status, Json(value)).into_response()
}
