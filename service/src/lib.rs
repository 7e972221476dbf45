//! The reference service of Liite's open protocol: it keeps applications, receives files exactly once, takes payments,
//! and lets employers, assistants, representatives and officials do their part.
//!
//! [`Service`] holds what every request needs; [`router()`] makes the whole of HTTP out of it. Every change of an application
//! goes through [`change`], which asks [`permissions`] and writes [`audit`] in the same transaction.

pub mod applications;
pub mod audit;
pub mod change;
pub mod config;
mod employers;
pub mod files;
mod integrity;
mod mandates;
mod officials;
pub mod operations;
pub mod payments;
pub mod permissions;
mod receipts;
pub mod refusal;
mod router;
pub mod sign_in;
pub mod store;
pub mod uploads;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use liite_catalogue::Catalogue;
use liite_worker::Worker;

pub use router::{openapi, router};

/// Tells the time; tests put their own here.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What every request needs.
pub struct Service {
    /// How it was configured.
    pub config: config::Config,
    /// Applications, uploads, keys of repetition, the audit log.
    pub store: store::Store,
    /// The bytes of files.
    pub files: files::Files,
    /// Tokens into persons.
    pub identity: sign_in::Identity,
    /// Signs what was received.
    pub receipts: receipts::Signer,
    /// The payment provider, where there is one.
    pub provider: Option<payments::Provider>,
    /// Application types and their rules.
    pub catalogue: Catalogue,
    /// What arrives is looked at in a process of its own.
    pub door: uploads::Door,
    /// What is counted.
    pub metrics: operations::Metrics,
    /// How much one person or address may ask.
    pub limits: operations::Limits,
    /// The time.
    pub clock: Clock,
}

/// Why the service cannot start.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StartError {
    /// The configuration is wrong.
    #[error("configuration: {0}")]
    Config(String),
    /// The database cannot be used.
    #[error("database: {0}")]
    Database(#[from] sqlx::Error),
    /// The folder or bucket cannot be used.
    #[error("files: {0}")]
    Files(#[from] object_store::Error),
    /// A file of the service cannot be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The catalogue is broken.
    #[error("catalogue: {0}")]
    Catalogue(#[from] liite_catalogue::CatalogueError),
    /// The network client cannot be made.
    #[error("network: {0}")]
    Network(#[from] reqwest::Error),
}

impl Service {
    /// Opens everything; `program` is this program, which looks at files when it is started with
    /// [`uploads::ISOLATED`].
    ///
    /// # Errors
    /// As [`StartError`].
    pub async fn open(
        config: config::Config,
        program: PathBuf,
        clock: Clock,
    ) -> Result<Arc<Self>, StartError> {
        let http = reqwest::Client::builder()
            .connect_timeout(std::time::Duration::from_secs(5))
            .timeout(std::time::Duration::from_secs(20))
            .redirect(reqwest::redirect::Policy::none())
            .build()?;
        Ok(Arc::new(Self {
            store: store::Store::open(&config.database).await?,
            files: files::Files::open(&config.files)?,
            identity: sign_in::Identity::new(config.sign_in.clone(), http.clone()),
            receipts: receipts::Signer::open(&config.receipt_key)?,
            provider: config.payments.clone().map(|provider| payments::Provider::new(provider, http)),
            catalogue: Catalogue::load()?,
            door: uploads::Door::new(Worker::new(program, uploads::ISOLATED), config.max_file_bytes),
            metrics: operations::Metrics::default(),
            limits: operations::Limits::new(&config),
            clock,
            config,
        }))
    }

    /// The time now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// Today in Finland.
    #[must_use]
    pub fn today(&self) -> jiff::civil::Date {
        applications::in_finland(self.now()).date()
    }
}

/// A number that cannot be guessed: 128 random bits in hexadecimal.
///
/// # Errors
/// [`liite_protocol::Code::Unavailable`] when the system gives no randomness.
pub(crate) fn fresh_id() -> Result<String, liite_protocol::Problem> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes)
        .map_err(|_| liite_protocol::Problem::new(liite_protocol::Code::Unavailable))?;
    Ok(hex(&bytes))
}

/// Small hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 in small hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    hex(&sha2::Sha256::digest(bytes))
}
