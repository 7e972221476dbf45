//! One request and what its answer means: done, refused, later, or not the service at all.

use std::time::Duration;

use liite_protocol::{Code, Problem, content_digest, header, request_digest};
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Method, RequestBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Result, SyncError};

/// Largest answer that is read, in bytes.
const LARGEST: usize = 16 << 20;
/// Longest wait that a service may ask for.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);

/// Makes the one client of HTTP: it follows no redirects, because only a portal would send us elsewhere.
pub(crate) fn http() -> Result<reqwest::Client> {
    // Whoever was first has chosen; we only want one to be there.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .connect_timeout(Duration::from_secs(10))
        .read_timeout(Duration::from_secs(45))
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .map_err(|_| SyncError::Offline)
}

/// Whether an address may be spoken to: TLS, or within this machine.
pub(crate) fn is_safe(address: &str) -> bool {
    let Ok(url) = reqwest::Url::parse(address) else { return false };
    let loopback = ["127.0.0.1", "[::1]", "localhost"].contains(&url.host_str().unwrap_or_default());
    url.scheme() == "https" || (url.scheme() == "http" && loopback)
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    body: Vec<u8>,
}

/// Sends, and reads the answer to its end.
///
/// # Errors
/// [`SyncError::Offline`] when the line breaks; [`SyncError::Unbelievable`] when the answer is not what its digest says.
pub(crate) async fn send(request: RequestBuilder) -> Result<Reply> {
    let (http, request) = request.build_split();
    let mut request = request.map_err(|_| SyncError::Address)?;
    let digest = digest_of(&request);
    request.headers_mut().insert(header::REQUEST_DIGEST, digest);
    let mut answer = http.execute(request).await.map_err(|_| SyncError::Offline)?;
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    let mut body = Vec::new();
    while let Some(bytes) = answer.chunk().await.map_err(|_| SyncError::Offline)? {
        if body.len() + bytes.len() > LARGEST {
            return Err(SyncError::Portal);
        }
        body.extend_from_slice(&bytes);
    }
    if let Some(digest) = headers.get(header::CONTENT_DIGEST)
        && !body.is_empty()
        && digest.as_bytes() != content_digest(&body).as_bytes()
    {
        return Err(SyncError::Later { after: None });
    }
    Ok(Reply { status, headers, body })
}

/// The digest by which the service sees whether anything of the request was altered on the way.
fn digest_of(request: &reqwest::Request) -> HeaderValue {
    let query = request.url().query().map(|query| format!("?{query}")).unwrap_or_default();
    let path = format!("{}{query}", request.url().path());
    let value = |name: &str| request.headers().get(name).map(HeaderValue::as_bytes);
    let digest = request_digest(request.method().as_str(), &path, value);
    // Hexadecimal digits are always a value.
    HeaderValue::from_str(&digest).unwrap_or(HeaderValue::from_static("none"))
}

impl Reply {
    /// The answer, if its status is the one that is due; a 200 where a 201 is due is not from the service.
    ///
    /// # Errors
    /// [`SyncError::Refused`], [`SyncError::Later`], [`SyncError::SignInNeeded`], [`SyncError::Portal`].
    pub(crate) fn due(self, status: u16) -> Result<Self> {
        if self.status == status {
            return Ok(self);
        }
        Err(self.problem())
    }

    /// What is wrong, where something else was due.
    pub(crate) fn problem(&self) -> SyncError {
        let after = self.retry_after();
        if self.is_of(header::PROBLEM) {
            // The answer to HEAD has no body; its status says enough.
            let by_status = || match self.status {
                401 => Some(Problem::new(Code::NotSignedIn)),
                404 => Some(Problem::new(Code::NotFound)),
                410 => Some(Problem::new(Code::Gone)),
                _ => None,
            };
            let Some(problem) = serde_json::from_slice(&self.body).ok().or_else(by_status) else {
                return SyncError::Later { after };
            };
            return match problem.code {
                Code::NotSignedIn | Code::TokenExpired => SyncError::SignInNeeded,
                code if code.retryable() => SyncError::Later { after },
                _ => SyncError::Refused(Box::new(problem)),
            };
        }
        match self.status {
            429 | 500 | 502 | 503 | 504 => SyncError::Later { after },
            _ => SyncError::Portal,
        }
    }

    /// The body as JSON of this shape.
    ///
    /// # Errors
    /// [`SyncError::Portal`] for anything else, such as a page.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T> {
        if !self.is_of("application/json") {
            return Err(SyncError::Portal);
        }
        serde_json::from_slice(&self.body).map_err(|_| SyncError::Portal)
    }

    pub(crate) fn into_body(self) -> Vec<u8> {
        self.body
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    fn is_of(&self, kind: &str) -> bool {
        let found = self.header(CONTENT_TYPE.as_str()).unwrap_or_default();
        found.split(';').next().map(str::trim) == Some(kind)
    }

    /// Seconds, or a date of HTTP (RFC 9110, 10.2.3), from now.
    fn retry_after(&self) -> Option<Duration> {
        let text = self.header(RETRY_AFTER.as_str())?;
        let seconds = text.parse::<u64>().ok().or_else(|| {
            let date = jiff::fmt::rfc2822::parse(text).ok()?;
            u64::try_from(date.timestamp().duration_since(jiff::Timestamp::now()).as_secs()).ok()
        });
        seconds.map(|seconds| Duration::from_secs(seconds).min(LONGEST_WAIT))
    }
}

/// A request with a body of JSON, and the digest by which the service sees whether it was altered.
pub(crate) fn with_json<T: Serialize>(
    request: RequestBuilder,
    kind: &'static str,
    body: &T,
) -> RequestBuilder {
    // What is sent are our own types, of which each can be written as JSON.
    let text = serde_json::to_string(body).unwrap_or_default();
    let digest = content_digest(text.as_bytes());
    request.header(CONTENT_TYPE, kind).header(header::CONTENT_DIGEST, digest).body(text)
}

/// A request to a path of the service.
pub(crate) fn at(http: &reqwest::Client, method: Method, base: &str, path: &str) -> RequestBuilder {
    http.request(method, format!("{base}{path}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reply(status: u16, kind: &str, body: &str) -> Reply {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, kind.parse().unwrap());
        headers.insert(RETRY_AFTER, "7".parse().unwrap());
        Reply { status, headers, body: body.as_bytes().to_vec() }
    }

    #[test]
    fn a_portal_is_known_by_what_it_answers() {
        let page = "<html>Welcome to the hotel</html>";
        for (status, due) in [(200, 201), (302, 200), (511, 200), (403, 200), (407, 200)] {
            let error = reply(status, "text/html", page).due(due).unwrap_err();
            assert!(matches!(error, SyncError::Portal), "{status}: {error:?}");
        }
        assert!(matches!(reply(200, "text/html", page).json::<u32>(), Err(SyncError::Portal)));
        let busy = reply(503, "text/html", "").due(200).unwrap_err();
        assert!(matches!(busy, SyncError::Later { after: Some(after) } if after.as_secs() == 7));
    }

    #[test]
    fn a_problem_is_refused_or_waits_by_its_code() {
        let of = |code: Code| {
            let text = serde_json::to_string(&Problem::new(code)).unwrap();
            reply(code.status(), header::PROBLEM, &text).problem()
        };
        assert!(of(Code::FileRefused).is(Code::FileRefused));
        assert!(matches!(of(Code::Unavailable), SyncError::Later { .. }));
        assert!(matches!(of(Code::TokenExpired), SyncError::SignInNeeded));
        assert!(reply(404, header::PROBLEM, "").problem().is(Code::NotFound));
    }

    #[test]
    fn nothing_is_spoken_in_the_clear_beyond_this_machine() {
        for good in
            ["https://service.example", "http://127.0.0.1:8470", "http://[::1]:1", "http://localhost:1"]
        {
            assert!(is_safe(good), "{good}");
        }
        for bad in ["http://service.example", "ftp://127.0.0.1", "127.0.0.1", "http://127.0.0.1.example"] {
            assert!(!is_safe(bad), "{bad}");
        }
    }
}
