//! tus 1.0 over HTTP: creation (with the first bytes if wished), HEAD, PATCH with checksum, expiration, termination.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;
use jiff::{Timestamp, ToSpan};
use liite_protocol::{Code, Problem, Upload, UploadState, header};

use crate::Service;
use crate::refusal::{Answer, At, Refusal, json};
use crate::sign_in::Person;
use crate::store::UploadRow;

/// What the service speaks.
#[utoipa::path(options, path = "/v1/uploads", tag = "uploads", responses((status = 204)))]
pub(super) async fn discover(State(service): State<Arc<Service>>) -> Response {
    let headers = [
        (header::TUS_RESUMABLE, header::TUS.to_owned()),
        (header::TUS_VERSION, header::TUS.to_owned()),
        (header::TUS_EXTENSION, "creation,creation-with-upload,checksum,expiration,termination".to_owned()),
        (header::TUS_MAX_SIZE, service.config.max_file_bytes.to_string()),
        (header::TUS_CHECKSUM_ALGORITHM, "sha256,sha1".to_owned()),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Begins an upload. `Upload-Metadata` gives `name` and may give the `sha256` of the whole.
#[utoipa::path(post, path = "/v1/uploads", tag = "uploads",
    params(("tus-resumable" = String, Header), ("upload-length" = u64, Header),
           ("upload-metadata" = Option<String>, Header), ("upload-checksum" = Option<String>, Header)),
    responses((status = 201), (status = 413, body = Problem), (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(super) async fn create(
    State(service): State<Arc<Service>>,
    who: Person,
    headers: HeaderMap,
    body: Body,
) -> Answer<Response> {
    version(&headers)?;
    let length = number(&headers, header::UPLOAD_LENGTH)?;
    if length > service.config.max_file_bytes {
        return Err(Problem::new(Code::TooLarge).with("most", service.config.max_file_bytes).into());
    }
    if length == 0 {
        return Err(Problem::new(Code::Invalid).with("field", header::UPLOAD_LENGTH).into());
    }
    let (name, sha256) = metadata(&headers)?;
    let lasts = i64::from(service.config.upload_hours).hours();
    let expires = service.now().checked_add(lasts).unwrap_or(Timestamp::MAX).as_millisecond();
    let row = UploadRow {
        id: crate::fresh_id()?,
        owner: who.subject.clone(),
        name,
        length,
        received: 0,
        ready: false,
        sha256,
        expires,
    };
    service.store.insert_upload(&row).await?;
    let mut offset = 0;
    if headers.contains_key(CONTENT_TYPE) {
        media_type(&headers)?;
        offset = receive(&service, &row, 0, &headers, body).await?;
    }
    let mut response = progress(StatusCode::CREATED, &row, offset);
    if let Ok(location) = HeaderValue::from_str(&format!("/v1/uploads/{}", row.id)) {
        response.headers_mut().insert(LOCATION, location);
    }
    Ok(response)
}

/// How far an upload has come, in headers.
#[utoipa::path(head, path = "/v1/uploads/{id}", tag = "uploads",
    params(("id" = String, Path), ("tus-resumable" = String, Header)),
    responses((status = 200), (status = "4XX")), security(("openid" = [])))]
pub(super) async fn head(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
    headers: HeaderMap,
) -> Answer<Response> {
    version(&headers)?;
    let row = service.own_upload(&id, &who).await?;
    let mut response = progress(StatusCode::OK, &row, row.received);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    set(&mut response, header::UPLOAD_LENGTH, row.length);
    Ok(response)
}

/// How far an upload has come, as JSON.
#[utoipa::path(get, path = "/v1/uploads/{id}", tag = "uploads", params(("id" = String, Path)),
    responses((status = 200, body = Upload), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn show(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
) -> Answer<Response> {
    let row = service.own_upload(&id, &who).await?;
    let shown = Upload {
        id: row.id,
        length: row.length,
        offset: row.received,
        state: if row.ready { UploadState::Ready } else { UploadState::Receiving },
        sha256: row.ready.then_some(row.sha256),
        expires: Timestamp::from_millisecond(row.expires).unwrap_or(Timestamp::MAX),
    };
    Ok(json(StatusCode::OK, &shown))
}

/// Adds bytes where the upload stands. The last ones bring the file through the door, or have it refused with findings.
#[utoipa::path(patch, path = "/v1/uploads/{id}", tag = "uploads",
    params(("id" = String, Path), ("tus-resumable" = String, Header), ("upload-offset" = u64, Header),
           ("upload-checksum" = Option<String>, Header)),
    request_body(content = Vec<u8>, content_type = "application/offset+octet-stream"),
    responses((status = 204), (status = 409, body = Problem), (status = 460, body = Problem),
              (status = "4XX", body = Problem)),
    security(("openid" = [])))]
pub(super) async fn append(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
    headers: HeaderMap,
    body: Body,
) -> Answer<Response> {
    version(&headers)?;
    media_type(&headers)?;
    let start = number(&headers, header::UPLOAD_OFFSET)?;
    let row = service.own_upload(&id, &who).await?;
    if start != row.received {
        return Err(Problem::new(Code::OffsetMismatch).with("offset", row.received).into());
    }
    let offset = if row.ready { row.length } else { receive(&service, &row, start, &headers, body).await? };
    Ok(progress(StatusCode::NO_CONTENT, &row, offset))
}

/// Gives an upload up.
#[utoipa::path(delete, path = "/v1/uploads/{id}", tag = "uploads",
    params(("id" = String, Path), ("tus-resumable" = String, Header)),
    responses((status = 204), (status = "4XX", body = Problem)), security(("openid" = [])))]
pub(super) async fn terminate(
    State(service): State<Arc<Service>>,
    who: Person,
    At(id): At<String>,
    headers: HeaderMap,
) -> Answer<Response> {
    version(&headers)?;
    service.own_upload(&id, &who).await?;
    if !service.forget_upload(&id).await? {
        return Err(Code::WrongState.into());
    }
    let mut response = StatusCode::NO_CONTENT.into_response();
    set(&mut response, header::TUS_RESUMABLE, header::TUS);
    Ok(response)
}

/// Takes in the body and, when the upload is whole with it, finishes it. Of a body that breaks off, what came is kept, unless
/// it was to be proved by a checksum. The new offset.
///
/// It goes on by itself when the connection is gone and with it the request.
async fn receive(
    service: &Arc<Service>,
    row: &UploadRow,
    start: u64,
    headers: &HeaderMap,
    body: Body,
) -> Answer<u64> {
    let checksum = headers.get(header::UPLOAD_CHECKSUM).map(Checksum::read).transpose()?;
    let (service, row) = (Arc::clone(service), row.clone());
    let received = tokio::spawn(async move {
        let room = row.length.saturating_sub(start);
        // Half of the time that a request has: the rest is for keeping what came.
        let patience = Duration::from_secs(service.config.request_seconds) / 2;
        let (bytes, end) = gather(body, room, patience).await?;
        if let Some(checksum) = checksum {
            end?;
            if !checksum.fits(&bytes) {
                return Err(Code::ChecksumMismatch.into());
            }
        }
        if start == 0 && bytes.len() as u64 == row.length {
            // Whole in one piece: no part has to be stored first. If we are stopped now, it is sent again.
            end?;
            service.metrics.received(row.length);
            return Ok(service.take_in(row, bytes).await?.length);
        }
        let offset = service.append(&row, start, bytes).await?;
        end?;
        if offset == row.length {
            service.finish(row).await?;
        }
        Ok::<u64, Refusal>(offset)
    });
    received.await.map_err(|_| Code::Internal)?
}

/// The bytes of a body, and whether it came to its end: it may break off, or take too long.
async fn gather(body: Body, room: u64, patience: Duration) -> Answer<(Bytes, Result<(), Code>)> {
    let mut stream = body.into_data_stream();
    let mut bytes = BytesMut::new();
    let until = tokio::time::Instant::now() + patience;
    loop {
        match tokio::time::timeout_at(until, stream.next()).await {
            Ok(None) => return Ok((bytes.freeze(), Ok(()))),
            Ok(Some(Ok(chunk))) => {
                if (bytes.len() + chunk.len()) as u64 > room {
                    return Err(Problem::new(Code::TooLarge).with("most", room).into());
                }
                bytes.extend_from_slice(&chunk);
            }
            Ok(Some(Err(_))) => return Ok((bytes.freeze(), Err(Code::Malformed))),
            Err(_) => return Ok((bytes.freeze(), Err(Code::Unavailable))),
        }
    }
}

/// A digest that a chunk must have.
enum Checksum {
    Sha256(Vec<u8>),
    Sha1(Vec<u8>),
}

impl Checksum {
    fn read(value: &HeaderValue) -> Result<Self, Problem> {
        let malformed = || Problem::new(Code::Malformed).with("header", header::UPLOAD_CHECKSUM);
        let text = value.to_str().map_err(|_| malformed())?;
        let (name, digest) = text.split_once(' ').ok_or_else(malformed)?;
        let digest = STANDARD.decode(digest.trim()).map_err(|_| malformed())?;
        match name {
            "sha256" => Ok(Self::Sha256(digest)),
            "sha1" => Ok(Self::Sha1(digest)),
            _ => Err(malformed()),
        }
    }

    fn fits(&self, bytes: &[u8]) -> bool {
        use sha2::Digest;
        match self {
            Self::Sha256(expected) => sha2::Sha256::digest(bytes).as_slice() == expected.as_slice(),
            Self::Sha1(expected) => sha1::Sha1::digest(bytes).as_slice() == expected.as_slice(),
        }
    }
}

fn version(headers: &HeaderMap) -> Result<(), Problem> {
    let spoken = headers.get(header::TUS_RESUMABLE).and_then(|value| value.to_str().ok());
    if spoken == Some(header::TUS) { Ok(()) } else { Err(Problem::new(Code::TusVersion)) }
}

fn media_type(headers: &HeaderMap) -> Result<(), Problem> {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if kind == Some(header::CHUNK) {
        return Ok(());
    }
    Err(Problem::new(Code::MediaType).with("takes", header::CHUNK))
}

fn number(headers: &HeaderMap, name: &'static str) -> Result<u64, Problem> {
    let value = headers.get(name).and_then(|value| value.to_str().ok());
    let digits = value.filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
    digits
        .and_then(|text| text.parse().ok())
        .ok_or_else(|| Problem::new(Code::Malformed).with("header", name))
}

/// Name and SHA-256 of the file, both maybe empty.
fn metadata(headers: &HeaderMap) -> Result<(String, String), Problem> {
    let malformed = || Problem::new(Code::Malformed).with("header", header::UPLOAD_METADATA);
    let Some(value) = headers.get(header::UPLOAD_METADATA) else { return Ok(Default::default()) };
    let text = value.to_str().map_err(|_| malformed())?;
    let (mut name, mut sha256) = (String::new(), String::new());
    for pair in text.split(',') {
        let (key, value) = pair.trim().split_once(' ').unwrap_or((pair.trim(), ""));
        let value = STANDARD.decode(value.trim()).map_err(|_| malformed())?;
        let value = String::from_utf8(value).map_err(|_| malformed())?;
        match key {
            "name" => name = clean_name(&value),
            "sha256" => {
                let hexadecimal = value.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
                if value.len() != 64 || !hexadecimal {
                    return Err(malformed());
                }
                sha256 = value;
            }
            _ => {}
        }
    }
    Ok((name, sha256))
}

/// A file's name as it is shown; it never becomes a path.
fn clean_name(name: &str) -> String {
    let fits = |c: &char| !c.is_control() && !['/', '\\'].contains(c);
    name.chars().filter(fits).take(120).collect()
}

fn progress(status: StatusCode, row: &UploadRow, offset: u64) -> Response {
    let mut response = status.into_response();
    set(&mut response, header::TUS_RESUMABLE, header::TUS);
    set(&mut response, header::UPLOAD_OFFSET, offset);
    let expires = Timestamp::from_millisecond(row.expires).unwrap_or(Timestamp::MAX);
    // RFC 9110, 5.6.7: the date of HTTP.
    let date = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&expires);
    if let Ok(date) = date {
        set(&mut response, header::UPLOAD_EXPIRES, date);
    }
    response
}

fn set(response: &mut Response, name: &'static str, value: impl ToString) {
    if let Ok(value) = HeaderValue::from_str(&value.to_string()) {
        response.headers_mut().insert(HeaderName::from_static(name), value);
    }
}
