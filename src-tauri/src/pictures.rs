//! Pictures for the pages, straight out of the vault: `liite://localhost/page/12/source?v=3`.

use std::borrow::Cow;
use std::sync::Arc;

use liite_api::office::Office;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager, UriSchemeContext, UriSchemeResponder, Wry};

/// The scheme of their addresses.
pub const SCHEME: &str = "liite";

/// How their addresses begin; WebView2 and Android know no schemes of their own.
pub const BASE: &str =
    if cfg!(any(windows, target_os = "android")) { "http://liite.localhost/" } else { "liite://localhost/" };

type Body = Cow<'static, [u8]>;

/// Answers on a thread of its own: a picture may have to be made first.
pub fn serve(context: UriSchemeContext<'_, Wry>, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    let app = context.app_handle().clone();
    std::thread::spawn(move || {
        let office = app.state::<Arc<Office>>();
        let path = request.uri().path().trim_start_matches('/').to_owned();
        let query = request.uri().query().unwrap_or_default().to_owned();
        responder.respond(match office.picture(&path, &query) {
            Some(jpeg) => found(jpeg),
            None => missing(),
        });
    });
}

fn found(jpeg: Vec<u8>) -> Response<Body> {
    let mut response = Response::new(Cow::Owned(jpeg));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("image/jpeg"));
    // What a case holds must not end in the web view's cache on the disk.
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

fn missing() -> Response<Body> {
    let mut response = Response::new(Cow::Borrowed(&[][..]));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
