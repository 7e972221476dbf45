//! Changes. PostgreSQL takes transactions side by side. SQLite takes one writer, and what costs there is the wait for the
//! disk: so changes that come while another is made share its commit. Each is a savepoint of its own in one transaction;
//! nobody is told that a change is made before the disk has the whole.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use sqlx::any::AnyConnectOptions;
use sqlx::{Any, AnyConnection, AnyPool, ConnectOptions, Executor, Transaction};
use tokio::sync::{Mutex, OwnedMutexGuard, watch};

/// A transaction; what is not committed is undone.
pub struct Tx(Kind);

enum Kind {
    Own(Transaction<'static, Any>),
    Shared(Turn),
}

/// Begins transactions.
#[derive(Debug, Clone)]
pub(super) enum Writer {
    /// Each with a connection of its own.
    Many(AnyPool),
    /// One after the other, with a commit for all that are waiting.
    One(Group),
}

impl Writer {
    pub(super) async fn begin(&self) -> Result<Tx, sqlx::Error> {
        Ok(Tx(match self {
            Self::Many(pool) => Kind::Own(pool.begin().await?),
            Self::One(group) => Kind::Shared(group.begin().await?),
        }))
    }
}

impl Tx {
    /// Whether others change things meanwhile, so that what is read to be changed must be locked.
    pub(crate) fn is_beside_others(&self) -> bool {
        matches!(self.0, Kind::Own(_))
    }

    /// Makes the change last.
    ///
    /// # Errors
    /// Those of the database; then nothing was changed.
    pub async fn commit(self) -> Result<(), sqlx::Error> {
        match self.0 {
            Kind::Own(tx) => tx.commit().await,
            Kind::Shared(turn) => turn.commit().await,
        }
    }
}

impl Deref for Tx {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        match &self.0 {
            Kind::Own(tx) => tx,
            Kind::Shared(turn) => &turn.held.connection,
        }
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        match &mut self.0 {
            Kind::Own(tx) => tx,
            Kind::Shared(turn) => &mut turn.held.connection,
        }
    }
}

/// The one connection that writes, and whose turn it is: first come, first served.
#[derive(Debug, Clone)]
pub(super) struct Group(Arc<Mutex<Held>>);

#[derive(Debug)]
struct Held {
    connection: AnyConnection,
    /// The transaction that is open, if one is: what its members wait for, and whether it has surely begun.
    batch: Option<Batch>,
    /// A savepoint may be open that nobody has released: its request was refused, or its client has gone.
    undo: bool,
}

#[derive(Debug)]
struct Batch {
    outcome: watch::Sender<Option<bool>>,
    begun: bool,
}

/// Whether the batch was committed, once it is known.
type Outcome = watch::Receiver<Option<bool>>;

struct Turn {
    group: Group,
    held: OwnedMutexGuard<Held>,
}

impl Group {
    pub(super) async fn open(options: &AnyConnectOptions) -> Result<Self, sqlx::Error> {
        let mut connection = options.connect().await?;
        connection.execute(super::schema::SQLITE_CONNECTION).await?;
        Ok(Self(Arc::new(Mutex::new(Held { connection, batch: None, undo: false }))))
    }

    async fn begin(&self) -> Result<Turn, sqlx::Error> {
        let mut held = Arc::clone(&self.0).lock_owned().await;
        held.tidy().await?;
        if held.batch.is_none() {
            held.batch = Some(Batch { outcome: watch::Sender::new(None), begun: false });
            held.run("BEGIN IMMEDIATE").await?;
            if let Some(batch) = &mut held.batch {
                batch.begun = true;
            }
        }
        held.undo = true;
        held.run("SAVEPOINT one").await?;
        Ok(Turn { group: self.clone(), held })
    }

    /// Commits the batch, unless another member of it was faster. Whoever has come meanwhile is before us in the queue
    /// and becomes part of it.
    async fn flush(self, mut outcome: Outcome) -> bool {
        {
            let mut held = self.0.lock().await;
            if outcome.borrow_and_update().is_none() {
                held.commit().await;
            }
        }
        (*outcome.borrow()).unwrap_or(false)
    }

    /// Commits what is left, before the program ends.
    pub(super) async fn close(&self) {
        let mut held = self.0.lock().await;
        if held.tidy().await.is_ok() && held.batch.is_some() {
            held.commit().await;
        }
    }
}

impl Held {
    async fn run(&mut self, sql: &'static str) -> Result<(), sqlx::Error> {
        self.connection.execute(sql).await.map(|_| ())
    }

    /// Takes back what the last turn has left undone. A future may be dropped at any await, so it is not known how far it
    /// came: what may fail because there was nothing to take back is allowed to.
    async fn tidy(&mut self) -> Result<(), sqlx::Error> {
        if self.batch.as_ref().is_some_and(|batch| !batch.begun) {
            let _ = self.run("ROLLBACK").await;
            self.batch = None;
            self.undo = false;
        }
        if self.undo {
            if self.run("ROLLBACK TO one").await.is_ok() {
                self.run("RELEASE one").await?;
            }
            self.undo = false;
        }
        Ok(())
    }

    async fn commit(&mut self) {
        let tidied = self.tidy().await;
        let Some(batch) = self.batch.take() else { return };
        let done = match tidied {
            Ok(()) => self.run("COMMIT").await,
            Err(error) => Err(error),
        };
        if let Err(error) = &done {
            tracing::error!(%error, "a commit failed");
            let _ = self.run("ROLLBACK").await;
        }
        batch.outcome.send_replace(Some(done.is_ok()));
    }
}

impl Turn {
    async fn commit(mut self) -> Result<(), sqlx::Error> {
        self.held.run("RELEASE one").await?;
        self.held.undo = false;
        let Some(outcome) = self.held.batch.as_ref().map(|batch| batch.outcome.subscribe()) else {
            return Err(failed());
        };
        let group = self.group.clone();
        drop(self);
        // By itself: a client that goes away must not leave the others without a commit.
        let done = tokio::spawn(group.flush(outcome)).await;
        if done.unwrap_or(false) { Ok(()) } else { Err(failed()) }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Refused, or given up: what it did is taken back by the next, who may be long in coming.
        if self.held.undo
            && let Some(batch) = &self.held.batch
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            runtime.spawn(self.group.clone().flush(batch.outcome.subscribe()));
        }
    }
}

fn failed() -> sqlx::Error {
    sqlx::Error::Io(std::io::Error::other("the commit failed"))
}
