//! A whole service with its surroundings, for one test.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use jiff::{SignedDuration, Timestamp};
use liite_protocol::{Code, Problem};
use liite_service::config::Config;
use liite_service::{Service, operations};
use liite_service_testing::identity::{STRONG, TestIdentity, WEAK};
use liite_service_testing::on_loopback;
use liite_service_testing::payment::TestProvider;
use liite_service_testing::people::Human;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tempfile::TempDir;
use tokio::sync::oneshot;

use crate::storage;

/// The service, its surroundings, and the means to alter them.
pub struct World {
    pub base: String,
    pub service: Arc<Service>,
    pub identity: Arc<TestIdentity>,
    pub provider: Arc<TestProvider>,
    pub http: reqwest::Client,
    pub folder: TempDir,
    pub config: String,
    later: Arc<AtomicI64>,
    stop: Option<oneshot::Sender<()>>,
    served: Option<tokio::task::JoinHandle<std::io::Result<()>>>,
    database: Option<storage::Database>,
}

/// When every test begins: the day for which the answers of the made-up people are right.
const BEGINNING: &str = "2026-11-22T09:00:00Z";

/// The time in tests: it goes as it does outside, from [`BEGINNING`] on.
pub fn now() -> Timestamp {
    static STARTED: OnceLock<Instant> = OnceLock::new();
    let passed = STARTED.get_or_init(Instant::now).elapsed();
    BEGINNING.parse::<Timestamp>().unwrap() + SignedDuration::try_from(passed).unwrap()
}

/// The service's own program, for the isolated process.
pub fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_liite-service"))
}

impl World {
    pub async fn start() -> Self {
        Self::with("").await
    }

    /// With more lines at the top of the configuration.
    pub async fn with(more: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (identity_socket, issuer) = on_loopback(0).await.unwrap();
        let identity = TestIdentity::new(&issuer, "liite-service");
        tokio::spawn(axum::serve(identity_socket, identity.router()).into_future());
        let (provider_socket, pays) = on_loopback(0).await.unwrap();
        let provider = TestProvider::new(&pays, "375917", "SAIPPUAKAUPPIAS");
        tokio::spawn(axum::serve(provider_socket, provider.router()).into_future());

        let (listener, base) = on_loopback(0).await.unwrap();
        let database = storage::Database::make(folder.path()).await;
        let files = storage::files(folder.path()).await;
        let config = format!(
            "public_url = \"{base}\"\nreceipt_key = \"{0}/receipt.key\"\nrequests_a_minute_per_address = 0\n\
             requests_a_minute_per_person = 0\n{more}\n[database]\nurl = \"{1}\"\nconnections = 4\n\
             [sign_in]\nissuer = \"{issuer}\"\n\
             [payments]\nurl = \"{pays}\"\naccount = \"375917\"\nsecret = \"SAIPPUAKAUPPIAS\"\n{files}",
            folder.path().display(),
            database.url,
        );
        let later = Arc::new(AtomicI64::new(0));
        let mut world = Self {
            service: open(&config, &later).await,
            base,
            identity,
            provider,
            http: client(),
            folder,
            config,
            later,
            stop: None,
            served: None,
            database: Some(database),
        };
        world.listen(listener);
        world
    }

    fn listen(&mut self, listener: tokio::net::TcpListener) {
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = async {
            let _ = stopped.await;
        };
        self.served = Some(tokio::spawn(operations::serve(Arc::clone(&self.service), listener, stopped)));
        self.stop = Some(stop);
    }

    /// Stops as SIGTERM would, and waits.
    pub async fn stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
        self.served.take().unwrap().await.unwrap().unwrap();
    }

    /// Starts again on the same data, at the same address.
    pub async fn start_again(&mut self) {
        let address: SocketAddr = self.base.strip_prefix("http://").unwrap().parse().unwrap();
        self.service = open(&self.config, &self.later).await;
        let listener = tokio::net::TcpListener::bind(address).await.unwrap();
        self.http = client();
        self.listen(listener);
    }

    /// Has the service's clock show a later time.
    pub fn pass(&self, time: SignedDuration) {
        self.later.fetch_add(i64::try_from(time.as_millis()).unwrap(), Ordering::SeqCst);
    }

    pub fn now(&self) -> Timestamp {
        self.service.now()
    }

    /// A person who has identified strongly.
    pub fn strong(&self, human: &Human) -> Someone<'_> {
        self.someone(human, STRONG)
    }

    /// A person with an own account only.
    pub fn weak(&self, human: &Human) -> Someone<'_> {
        self.someone(human, WEAK)
    }

    fn someone(&self, human: &Human, level: &str) -> Someone<'_> {
        // Longer than any test lets time pass.
        let until = u64::try_from(self.now().as_second()).unwrap() + 400 * 86_400;
        Someone { world: self, token: Some(self.identity.access_token(human, level, until)) }
    }

    pub fn with_token(&self, token: &str) -> Someone<'_> {
        Someone { world: self, token: Some(token.to_owned()) }
    }

    pub fn nobody(&self) -> Someone<'_> {
        Someone { world: self, token: None }
    }

    /// Everything in the audit log.
    pub async fn audit(&self) -> Vec<liite_protocol::AuditEntry> {
        self.service.store.audit(None, 0).await.unwrap()
    }

    /// What was refused last.
    pub async fn last_refusal(&self) -> liite_protocol::AuditEntry {
        self.audit()
            .await
            .into_iter()
            .rev()
            .find(|line| line.outcome != "done")
            .expect("a refusal in the log")
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if let Some(database) = self.database.take() {
            database.forget();
        }
    }
}

fn client() -> reqwest::Client {
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

async fn open(config: &str, later: &Arc<AtomicI64>) -> Arc<Service> {
    let config = Config::parse(config).unwrap();
    let later = Arc::clone(later);
    let clock = move || now() + SignedDuration::from_millis(later.load(Ordering::SeqCst));
    Service::open(config, program(), Arc::new(clock)).await.unwrap()
}

/// Somebody at the service's door.
#[derive(Clone)]
pub struct Someone<'a> {
    pub world: &'a World,
    token: Option<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: reqwest::header::HeaderMap,
    pub body: Vec<u8>,
}

impl Someone<'_> {
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.world.http.request(method, format!("{}{path}", self.world.base));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Reply {
        send(self.request(Method::GET, path)).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        send(self.request(Method::DELETE, path)).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Reply {
        send(self.request(Method::PUT, path).json(body)).await
    }

    /// Posts with a key of its own.
    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        self.post_once(path, &key(), body).await
    }

    pub async fn post_once(&self, path: &str, key: &str, body: &Value) -> Reply {
        send(self.request(Method::POST, path).header("idempotency-key", key).json(body)).await
    }

    pub async fn merge(&self, id: &str, tag: &str, patch: &Value) -> Reply {
        let request = self.request(Method::PATCH, &format!("/v1/applications/{id}/draft"));
        let request = request.header("if-match", tag).header("content-type", "application/merge-patch+json");
        send(request.body(patch.to_string())).await
    }

    /// Uploads a file in one go; its number.
    pub async fn upload(&self, bytes: &[u8]) -> String {
        let request = self.request(Method::POST, "/v1/uploads").header("tus-resumable", "1.0.0");
        let request = request.header("upload-length", bytes.len()).header("upload-metadata", "name YS5wZGY=");
        let request = request.header("content-type", "application/offset+octet-stream");
        let reply = send(request.body(bytes.to_vec())).await;
        assert_eq!(reply.status, 201, "{reply:?}");
        reply.header("location").strip_prefix("/v1/uploads/").unwrap().to_owned()
    }
}

pub async fn send(request: RequestBuilder) -> Reply {
    let answer = request.send().await.unwrap();
    let (status, headers) = (answer.status(), answer.headers().clone());
    Reply { status, headers, body: answer.bytes().await.unwrap().to_vec() }
}

impl Reply {
    #[track_caller]
    pub fn ok<T: DeserializeOwned>(&self) -> T {
        assert!(self.status.is_success(), "{} {}", self.status, String::from_utf8_lossy(&self.body));
        serde_json::from_slice(&self.body).unwrap()
    }

    #[track_caller]
    pub fn done(&self) {
        assert!(self.status.is_success(), "{} {}", self.status, String::from_utf8_lossy(&self.body));
    }

    /// The refusal, which is a problem after RFC 9457 with this very code.
    #[track_caller]
    pub fn refused(&self, code: Code) -> Problem {
        assert_eq!(
            self.headers.get("content-type").map(|kind| kind.to_str().unwrap()),
            Some("application/problem+json"),
            "{} {}",
            self.status,
            String::from_utf8_lossy(&self.body)
        );
        let problem: Problem = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(problem.code, code, "{problem:?}");
        assert_eq!(self.status.as_u16(), code.status());
        problem
    }

    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no {name} in {self:?}")).to_str().unwrap()
    }
}

/// A key of repetition.
pub fn key() -> String {
    static NEXT: AtomicI64 = AtomicI64::new(0);
    format!("test-key-{:010}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// A PDF that the checker accepts; each number gives another.
pub fn pdf(number: u8) -> Vec<u8> {
    pdf_of(40, number)
}

/// The same with a picture of so many pixels each way, so that it has some size.
pub fn pdf_of(side: u32, number: u8) -> Vec<u8> {
    liite_service_testing::papers::paper(side, number.into()).unwrap()
}

pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
