//! A vault: made, opened by any one way, locked again.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use secrecy::SecretString;

use crate::error::{Result, StoreError};
use crate::files::{self, Lock};
use crate::keyring::Keyring;
use crate::keys::{Keys, Strength, Way, WayIn};
use crate::secret::Secret;
use crate::words::RecoveryWords;
use crate::{backup, blob, db, journal, schema};

pub(crate) const LOCK: &str = "vault.lock";

/// Says what time it is: milliseconds since 1970 in UTC.
pub type Clock = fn() -> i64;

/// The ways in that a new vault gets; at least one.
#[derive(Debug, Default)]
pub struct NewVault<'a> {
    /// A passphrase, and how much work it is to try one.
    pub passphrase: Option<(&'a SecretString, Strength)>,
    /// The keyring that will hold a key.
    pub keyring: Option<&'a Keyring>,
    /// Whether recovery words are drawn.
    pub words: bool,
}

/// An encrypted case file, open. Dropping it locks it.
///
/// Every operation is a transaction of its own that is on the disk when it returns. The vault may be used from several
/// threads; long streams take turns with short operations chunk by chunk.
#[derive(Debug)]
pub struct Vault {
    pub(crate) shared: Arc<Shared>,
}

/// What a vault and the readers of its blobs have in common.
#[derive(Debug)]
pub(crate) struct Shared {
    folder: PathBuf,
    clock: Clock,
    open: Mutex<Option<Open>>,
}

#[derive(Debug)]
struct Open {
    // The order matters: the database is closed before the lock is let go.
    db: Connection,
    key: Secret,
    _lock: Lock,
}

impl Vault {
    /// Makes a vault in this folder, which is made too. The words are returned once and never again.
    ///
    /// # Errors
    /// [`StoreError::Exists`], [`StoreError::WayMissing`] when no way in is asked for, and those of the ways.
    pub fn create(folder: &Path, new: &NewVault<'_>, clock: Clock) -> Result<(Self, Option<RecoveryWords>)> {
        files::private_folder(folder)?;
        let lock = Lock::take(folder.join(LOCK))?;
        if folder.join(db::FILE).exists() {
            return Err(StoreError::Exists);
        }
        let key = Secret::random()?;
        let mut keys = Keys::new()?;
        if let Some((passphrase, strength)) = new.passphrase {
            keys.set_passphrase(&key, passphrase, strength)?;
        }
        let words = if new.words { Some(keys.set_words(&key)?) } else { None };
        if let Some(keyring) = new.keyring {
            keys.set_keyring(&key, keyring)?;
        }
        if keys.ways().is_empty() {
            return Err(StoreError::WayMissing { way: Way::Passphrase.name() });
        }
        // The database gets its name last: a folder without it holds nothing that could be lost.
        let unnamed = folder.join("vault.db.new");
        make_database(&unnamed, &key, &keys)?;
        keys.write(folder)?;
        backup::name(&unnamed, folder)?;
        Ok((Self::opened(folder, key, keys, lock, clock)?, words))
    }

    /// Opens a vault by one of its ways in.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::InUse`], [`StoreError::Newer`], [`StoreError::Damaged`], and what is wrong
    /// with the way in.
    pub fn open(folder: &Path, way_in: WayIn<'_>, clock: Clock) -> Result<Self> {
        if !folder.join(db::FILE).exists() {
            return Err(StoreError::Missing);
        }
        let lock = Lock::take(folder.join(LOCK))?;
        let keys = Keys::read(folder)?;
        let key = keys.open(way_in)?;
        Self::opened(folder, key, keys, lock, clock)
    }

    /// Whether there is a vault in this folder.
    #[must_use]
    pub fn exists(folder: &Path) -> bool {
        folder.join(db::FILE).exists()
    }

    /// Whether a program, perhaps this one, has the vault in this folder open.
    #[must_use]
    pub fn is_in_use(folder: &Path) -> bool {
        matches!(Lock::take(folder.join(LOCK)), Err(StoreError::InUse))
    }

    /// Which ways lead into the vault in this folder; needs no key.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::KeysDamaged`] or [`StoreError::Newer`].
    pub fn ways(folder: &Path) -> Result<Vec<Way>> {
        Ok(Keys::read(folder)?.ways())
    }

    fn opened(folder: &Path, key: Secret, keys: Keys, lock: Lock, clock: Clock) -> Result<Self> {
        let mut db = db::open(&folder.join(db::FILE), &key)?;
        schema::migrate(&mut db)?;
        db::glance(&db)?;
        journal::listen(&db)?;
        blob::sweep_unfinished(&db)?;
        heal_keys(&mut db, folder, &keys)?;
        let open = Mutex::new(Some(Open { db, key, _lock: lock }));
        Ok(Self { shared: Arc::new(Shared { folder: folder.to_owned(), clock, open }) })
    }

    /// Closes the vault: the key is wiped from memory, and every later call says [`StoreError::Locked`].
    pub fn lock(&self) {
        let open = self.shared.hold().take();
        drop(open);
    }

    /// Whether [`Vault::lock`] has been called.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.shared.hold().is_none()
    }

    /// The folder of this vault.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.shared.folder
    }

    /// Sets or changes the passphrase. The data stay as they are; only the key is wrapped anew.
    ///
    /// # Errors
    /// [`StoreError::PassphraseEmpty`] and those of the disk; the old passphrase opens then.
    pub fn set_passphrase(&self, passphrase: &SecretString, strength: Strength) -> Result<()> {
        self.change_keys(|keys, key| keys.set_passphrase(key, passphrase, strength))
    }

    /// Whether this is the passphrase of the vault; where none is set, any is.
    ///
    /// # Errors
    /// [`StoreError::PassphraseWrong`], and those of the key file.
    pub fn require_passphrase(&self, passphrase: &SecretString) -> Result<()> {
        let keys = Keys::read(&self.shared.folder)?;
        match keys.open(WayIn::Passphrase(passphrase)) {
            Ok(_) | Err(StoreError::WayMissing { .. }) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Lets the keyring open this vault.
    ///
    /// # Errors
    /// [`StoreError::KeyringUnavailable`] and those of the disk.
    pub fn set_keyring(&self, keyring: &Keyring) -> Result<()> {
        let mut before = None;
        self.change_keys(|keys, key| {
            before = keys.account().map(str::to_owned);
            keys.set_keyring(key, keyring)
        })?;
        // What the keyring held before opens nothing any more; that it may stay there does no harm.
        let _ = before.map(|account| keyring.forget(&account));
        Ok(())
    }

    /// Draws new recovery words; those of before open nothing any more.
    ///
    /// # Errors
    /// Those of the disk; the old words open then.
    pub fn set_words(&self) -> Result<RecoveryWords> {
        self.change_keys(Keys::set_words)
    }

    /// Takes a way in away.
    ///
    /// # Errors
    /// [`StoreError::WayLast`] for the last one, [`StoreError::WayMissing`].
    pub fn remove_way(&self, way: Way) -> Result<()> {
        self.change_keys(|keys, _| keys.remove(way))
    }

    fn change_keys<T>(&self, change: impl FnOnce(&mut Keys, &Secret) -> Result<T>) -> Result<T> {
        let mut held = self.shared.hold();
        let open = held.as_mut().ok_or(StoreError::Locked)?;
        let mut keys = Keys::read(&self.shared.folder)?;
        let changed = change(&mut keys, &open.key)?;
        keys.write(&self.shared.folder)?;
        // The files are the truth; the copy in the database is made again at the next opening where this fails.
        let _ = keep_keys(&open.db, &keys);
        Ok(changed)
    }
}

impl Drop for Vault {
    fn drop(&mut self) {
        self.lock();
    }
}

impl Shared {
    fn hold(&self) -> MutexGuard<'_, Option<Open>> {
        // A panic elsewhere has rolled its transaction back; the connection is sound.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The time, milliseconds since 1970.
    pub(crate) fn now(&self) -> i64 {
        (self.clock)()
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// A copy of the key, for a second connection.
    pub(crate) fn key(&self) -> Result<Secret> {
        self.hold().as_ref().map(|open| open.key.clone()).ok_or(StoreError::Locked)
    }

    /// Reads.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut held = self.hold();
        let open = held.as_mut().ok_or(StoreError::Locked)?;
        let done = read(&open.db).and_then(|value| db::still_sound(&open.db).map(|()| value));
        done.map_err(|error| self.recover(open, error))
    }

    /// Changes everything or nothing; on the disk when it returns.
    pub(crate) fn write<T>(&self, write: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut held = self.hold();
        let open = held.as_mut().ok_or(StoreError::Locked)?;
        let done = open
            .db
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(StoreError::from)
            .and_then(|tx| {
                let value = write(&tx)?;
                db::still_sound(&tx)?;
                tx.commit()?;
                Ok(value)
            });
        done.map_err(|error| self.explain(self.recover(open, error)))
    }

    /// After one damaged page SQLCipher refuses everything on that connection; a new one reads what is sound.
    fn recover(&self, open: &mut Open, error: StoreError) -> StoreError {
        if matches!(error, StoreError::Damaged { .. }) {
            let fresh = db::open(&self.folder.join(db::FILE), &open.key);
            if let Ok(fresh) = fresh.and_then(|db| journal::listen(&db).map(|()| db)) {
                open.db = fresh;
            }
        }
        error
    }

    /// SQLite reports some full and read-only disks as a mere fault: a small file tells which it is.
    fn explain(&self, error: StoreError) -> StoreError {
        if !matches!(error, StoreError::FileFailed { .. }) {
            return error;
        }
        let path = self.folder.join("probe");
        let probe = files::private_file(&path, false).and_then(|mut file| {
            file.write_all(&[0; 8192])?;
            Ok(file.sync_all()?)
        });
        let _ = fs::remove_file(path);
        match probe {
            Err(told @ (StoreError::DiskFull | StoreError::DiskReadOnly)) => told,
            _ => error,
        }
    }
}

/// Makes an empty database with today's tables and leaves it closed, whole in one file.
pub(crate) fn make_database(path: &Path, key: &Secret, keys: &Keys) -> Result<()> {
    let _ = fs::remove_file(path);
    drop(files::private_file(path, true)?);
    let mut db = Connection::open(path)?;
    db::unlock(&db, key)?;
    db.execute_batch("PRAGMA auto_vacuum = INCREMENTAL;")?;
    unhurried(&db)?;
    schema::migrate(&mut db)?;
    keep_keys(&db, keys)?;
    db.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// For a database that has no name yet: it goes onto the disk in one piece when it gets it (see [`backup::name`]), and
/// until then nothing depends on it.
pub(crate) fn unhurried(db: &Connection) -> Result<()> {
    db.execute_batch("PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY;")?;
    Ok(())
}

/// Keeps a copy of the key file in the database.
pub(crate) fn keep_keys(db: &Connection, keys: &Keys) -> Result<()> {
    db.execute("INSERT OR REPLACE INTO keys (id, json) VALUES (1, ?1)", [keys.text()?])?;
    Ok(())
}

/// Where a copy of the key file is damaged or missing, it is written again. What opened the vault is the truth, except
/// that the copy in the database is when the first file was damaged: the second one may be older.
fn heal_keys(db: &mut Connection, folder: &Path, keys: &Keys) -> Result<()> {
    let query = "SELECT json FROM keys WHERE id = 1";
    let kept: Option<String> = db.query_row(query, [], |row| row.get(0)).optional()?;
    let kept = kept.as_deref().and_then(Keys::parse);
    let truth = if Keys::first_is_whole(folder) { keys } else { kept.as_ref().unwrap_or(keys) };
    if !truth.is_on_disk(folder) {
        truth.write(folder)?;
    }
    if kept.as_ref() != Some(truth) {
        keep_keys(db, truth)?;
    }
    Ok(())
}
