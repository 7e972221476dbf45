//! What is kept, in SQLite or PostgreSQL: one dialect, but for the schema.
//!
//! SQLite takes one writer at a time, so there its writers take turns at one connection ([`writer`]); PostgreSQL locks rows.
//! Either way what is read to be changed is nobody else's to change meanwhile.

mod cases;
mod repetition;
mod schema;
mod uploads;
mod writer;

use std::str::FromStr;
use std::time::Duration;

use sqlx::any::{AnyConnectOptions, AnyPoolOptions};
use sqlx::{AnyPool, Connection, Executor};

pub use repetition::{Once, Replay};
pub use uploads::{Part, UploadRow};
pub use writer::Tx;

use crate::StartError;
use crate::config::Database;
use writer::{Group, Writer};

/// So long is a connection that answered believed to answer.
const UNDOUBTED: Duration = Duration::from_secs(5);

/// The database.
#[derive(Debug, Clone)]
pub struct Store {
    /// For reading alone.
    pub(crate) read: AnyPool,
    /// For changes.
    writer: Writer,
}

impl Store {
    /// Connects, and brings the schema up to date.
    ///
    /// # Errors
    /// [`StartError::Database`], or [`StartError::Config`] when the schema is newer than this program.
    pub async fn open(config: &Database) -> Result<Self, StartError> {
        sqlx::any::install_default_drivers();
        let sqlite = config.url.starts_with("sqlite:");
        let url = if sqlite && !config.url.contains('?') {
            if let Some(folder) = config
                .url
                .strip_prefix("sqlite://")
                .and_then(|path| std::path::Path::new(path).parent())
                .filter(|folder| !folder.as_os_str().is_empty())
            {
                std::fs::create_dir_all(folder)?;
            }
            format!("{}?mode=rwc", config.url)
        } else {
            config.url.clone()
        };
        let options = AnyConnectOptions::from_str(&url)?;
        let pool = |connections: u32| {
            AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(Duration::from_secs(20))
                .test_before_acquire(false)
                .before_acquire(move |connection, lent| {
                    Box::pin(async move {
                        // A server may have gone meanwhile; one that answered a moment ago is not asked again.
                        if !sqlite && lent.idle_for > UNDOUBTED {
                            connection.ping().await?;
                        }
                        Ok(true)
                    })
                })
                .after_connect(move |connection, _| {
                    Box::pin(async move {
                        if sqlite {
                            connection.execute(schema::SQLITE_CONNECTION).await?;
                        }
                        Ok(())
                    })
                })
        };
        let read = pool(config.connections).connect_with(options.clone()).await?;
        schema::migrate(&read, sqlite).await?;
        let writer =
            if sqlite { Writer::One(Group::open(&options).await?) } else { Writer::Many(read.clone()) };
        Ok(Self { read, writer })
    }

    /// Begins a change.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn begin(&self) -> Result<Tx, sqlx::Error> {
        self.writer.begin().await
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn ping(&self) -> Result<(), sqlx::Error> {
        sqlx::query("SELECT 1").execute(&self.read).await.map(|_| ())
    }

    /// Lets every connection go.
    pub async fn close(&self) {
        if let Writer::One(group) = &self.writer {
            group.close().await;
        }
        self.read.close().await;
    }
}
