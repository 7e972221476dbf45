//! The officials' plain page: one file, served as it is; it signs in by itself and asks the same interface as everyone.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use crate::Service;

const PAGE: &str = include_str!("page.html");
const SCRIPT: &str = include_str!("page.js");

pub(crate) fn routes() -> axum::Router<Arc<Service>> {
    axum::Router::new().route("/officials", get(page)).route("/officials/page.js", get(script))
}

async fn page(State(service): State<Arc<Service>>) -> Response {
    // Scripts from here only; data from here and from the issuer only; shown in no frame.
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'self' {}; \
         frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        service.config.sign_in.issuer
    );
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (CONTENT_SECURITY_POLICY, policy),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, PAGE).into_response()
}

async fn script() -> Response {
    ([(CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT).into_response()
}
