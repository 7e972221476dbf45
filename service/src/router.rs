//! All of HTTP: routes, limits, and the OpenAPI document, which is made of the same routes.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, middleware};
use liite_protocol::{Code, Me, Problem, ServiceInfo, header};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use utoipa::OpenApi;
use utoipa::openapi::RefOr;
use utoipa::openapi::security::{OpenIdConnect, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::refusal::Refusal;
use crate::sign_in::Person;
use crate::{
    Service, applications, audit, employers, integrity, mandates, officials, operations, payments, uploads,
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Liite: the open protocol",
        version = "1.0.0",
        description = "Applications, uploads, payments, mandates. Errors are problems after RFC 9457. \
                       docs/protocol.md tells how the parts play together.",
        license(name = "MIT OR Apache-2.0")
    ),
    components(schemas(Problem, liite_protocol::Receipt))
)]
struct Document;

fn described() -> OpenApiRouter<Arc<Service>> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(info))
        .routes(routes!(me))
        .merge(applications::routes())
        .merge(uploads::routes())
        .merge(payments::routes())
        .merge(employers::routes())
        .merge(mandates::routes())
        .merge(officials::routes())
}

/// The OpenAPI document as JSON.
#[must_use]
pub fn openapi() -> String {
    let (_, mut document) = described().split_for_parts();
    let discovery = "https://issuer.example/.well-known/openid-configuration";
    let scheme = SecurityScheme::OpenIdConnect(OpenIdConnect::new(discovery));
    document.components.get_or_insert_default().add_security_scheme("openid", scheme);
    declare_problems(&mut document);
    let mut text = document.to_pretty_json().unwrap_or_default();
    text.push('\n');
    text
}

/// Every refusal is a problem, and has the media type of one: said here once instead of at every route.
fn declare_problems(document: &mut utoipa::openapi::OpenApi) {
    for item in document.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete, &mut item.patch];
        for operation in operations.into_iter().filter_map(Option::as_mut) {
            let refusals =
                operation.responses.responses.iter_mut().filter(|(status, _)| status.starts_with('4'));
            for (_, answer) in refusals {
                if let RefOr::T(answer) = answer
                    && let Some(body) = answer.content.shift_remove("application/json")
                {
                    answer.content.insert(header::PROBLEM.to_owned(), body);
                }
            }
        }
    }
}

/// Everything that the service answers.
pub fn router(service: Arc<Service>) -> Router {
    let (api, _) = described().split_for_parts();
    let seconds = Duration::from_secs(service.config.request_seconds);
    // A chunk of an upload is bounded where it is read, by the upload's own length.
    let bodies = DefaultBodyLimit::max(service.config.max_body_bytes);
    let document = openapi();
    let always = |name: &'static str, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
    };
    api.merge(officials::page_routes())
        .merge(operations::routes())
        .route("/openapi.json", get(move || std::future::ready(served(document.clone()))))
        .fallback(unknown)
        .method_not_allowed_fallback(wrong_method)
        .layer(bodies)
        .layer(middleware::from_fn_with_state(Arc::clone(&service), integrity::digests))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, seconds))
        .layer(middleware::from_fn_with_state(Arc::clone(&service), audit::refusals))
        .layer(middleware::from_fn_with_state(Arc::clone(&service), operations::watch))
        .layer(always("x-content-type-options", "nosniff"))
        .layer(always("referrer-policy", "no-referrer"))
        .layer(always("cache-control", "no-store"))
        .with_state(service)
}

fn served(document: String) -> Response {
    ([(axum::http::header::CONTENT_TYPE, "application/json")], document).into_response()
}

async fn unknown() -> Refusal {
    Code::NotFound.into()
}

async fn wrong_method() -> Refusal {
    Code::MethodNotAllowed.into()
}

/// What a client needs to know before it signs in.
#[utoipa::path(get, path = "/v1/service", tag = "service", responses((status = 200, body = ServiceInfo)))]
async fn info(State(service): State<Arc<Service>>) -> Json<ServiceInfo> {
    let sign_in = &service.config.sign_in;
    Json(ServiceInfo {
        protocol: "liite/1".to_owned(),
        name: service.config.name.clone(),
        issuer: sign_in.issuer.clone(),
        client_id: sign_in.client_id.clone(),
        audience: sign_in.audience.clone(),
        max_file_bytes: service.config.max_file_bytes,
        receipt_keys: vec![service.receipts.public()],
    })
}

/// Who the service takes the person for.
#[utoipa::path(get, path = "/v1/me", tag = "service",
    responses((status = 200, body = Me), (status = "4XX", body = Problem)), security(("openid" = [])))]
async fn me(who: Person) -> Json<Me> {
    Json(Me { name: who.name, strong: who.strong, businesses: who.businesses, official: who.official })
}
