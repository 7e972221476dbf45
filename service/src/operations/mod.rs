//! Running the service: health, metrics, logs without personal data, limits, and a stop that finishes what it began.

mod limits;
mod metrics;
mod run;

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use liite_protocol::{Code, Problem, header};

pub use limits::Limits;
pub use metrics::Metrics;
pub use run::serve;

use crate::Service;
use crate::refusal::Refusal;

pub(crate) fn routes() -> axum::Router<Arc<Service>> {
    axum::Router::new()
        .route("/health/live", get(StatusCode::NO_CONTENT))
        .route("/health/ready", get(ready))
        .route("/metrics", get(metrics))
}

/// Whether requests can be answered now: a balancer sends them elsewhere otherwise.
async fn ready(State(service): State<Arc<Service>>) -> Response {
    match service.store.ping().await {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(_) => Refusal::from(Code::Unavailable).into_response(),
    }
}

async fn metrics(State(service): State<Arc<Service>>) -> Response {
    let kind = HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");
    ([(axum::http::header::CONTENT_TYPE, kind)], service.metrics.text()).into_response()
}

/// The route as it is written down, so that no number of a case gets into a log or a metric.
#[must_use]
pub fn route_of(request: &Request) -> String {
    let path = request.extensions().get::<MatchedPath>().map_or("unknown", MatchedPath::as_str);
    format!("{} {path}", request.method())
}

/// Numbers, counts and logs a request, and refuses whoever asks too often.
pub async fn watch(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let route = route_of(&request);
    let number = crate::fresh_id().unwrap_or_default();
    let address = request.extensions().get::<ConnectInfo<std::net::SocketAddr>>().map(|info| info.0.ip());
    let held_up = address.and_then(|address| service.limits.address(address).err());
    let mut response = match held_up {
        Some(wait) => Refusal::from(Problem::new(Code::TooMany).with("retry_after_s", wait)).into_response(),
        None => next.run(request).await,
    };
    if response.status() == StatusCode::SERVICE_UNAVAILABLE && response.extensions().get::<Code>().is_none() {
        // The layer that ends what takes too long says no more than this.
        response = Refusal::from(Code::Unavailable).into_response();
    }
    let status = response.status().as_u16();
    let took = begun.elapsed();
    service.metrics.answered(&route, status, took);
    let code = response.extensions().get::<Code>().map_or("", |code| code.name());
    tracing::info!(request = %number, %route, status, code, ms = took.as_secs_f64() * 1000.0, "answered");
    if let Ok(number) = HeaderValue::from_str(&number) {
        response.headers_mut().insert(HeaderName::from_static(header::REQUEST_ID), number);
    }
    response
}
