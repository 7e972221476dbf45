//! Copies of a vault: made while it is open, and put back.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use serde::Serialize;

use crate::error::{Result, StoreError};
use crate::files::{self, Lock};
use crate::keys::Keys;
use crate::vault::Vault;
use crate::{db, vault};

/// Pages copied between two looks at whether the person wants to stop.
const PAGES: i32 = 512;

/// What has been written but not yet put into the database's own file.
const NEWS: &str = "vault.db-wal";

/// How far a long work has come, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Done so far.
    pub done: u64,
    /// In all.
    pub total: u64,
}

impl Vault {
    /// Copies the vault as it is at this moment into a folder, which becomes a vault of its own with the same ways in.
    /// Work goes on meanwhile; what is changed after the beginning is not in the copy.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is a vault in that folder, [`StoreError::Cancelled`], and those of the disk.
    pub fn back_up(&self, to: &Path, progress: &mut dyn FnMut(Progress), cancel: &AtomicBool) -> Result<()> {
        files::private_folder(to)?;
        let _lock = Lock::take(to.join(vault::LOCK))?;
        if to.join(db::FILE).exists() {
            return Err(StoreError::Exists);
        }
        let unnamed = to.join("vault.db.new");
        let _ = fs::remove_file(&unnamed);
        drop(files::private_file(&unnamed, true)?);
        let copied = self.copy_into(&unnamed, progress, cancel).and_then(|()| {
            Keys::read(self.shared.folder())?.write(to)?;
            name(&unnamed, to)
        });
        if copied.is_err() {
            let _ = fs::remove_file(&unnamed);
        }
        copied
    }

    fn copy_into(&self, path: &Path, progress: &mut dyn FnMut(Progress), cancel: &AtomicBool) -> Result<()> {
        let key = self.shared.key()?;
        let from = db::open(&self.shared.folder().join(db::FILE), &key)?;
        // Reading within a transaction keeps this moment, whatever is written meanwhile.
        from.execute_batch("BEGIN; SELECT count(*) FROM sqlite_schema;")?;
        let mut to = Connection::open(path)?;
        db::unlock(&to, &key)?;
        vault::unhurried(&to)?;
        {
            let backup = Backup::new(&from, &mut to)?;
            while backup.step(PAGES)? != StepResult::Done {
                if cancel.load(Ordering::Relaxed) {
                    return Err(StoreError::Cancelled);
                }
                let pages = backup.progress();
                let bytes = |pages: i32| u64::try_from(pages).unwrap_or_default() * db::PAGE;
                progress(Progress {
                    done: bytes(pages.pagecount - pages.remaining),
                    total: bytes(pages.pagecount),
                });
            }
        }
        to.close().map_err(|(_, error)| error)?;
        Ok(())
    }

    /// Puts a backup into a folder where there is no vault; the backup stays as it is.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when `backup` is none, [`StoreError::Exists`], and those of the disk.
    pub fn restore(backup: &Path, to: &Path) -> Result<()> {
        if !Self::exists(backup) {
            return Err(StoreError::Missing);
        }
        let keys = Keys::read(backup)?;
        // A backup that somebody has open may have news beside its file.
        let _from = Lock::take(backup.join(vault::LOCK))?;
        files::private_folder(to)?;
        let _lock = Lock::take(to.join(vault::LOCK))?;
        if to.join(db::FILE).exists() {
            return Err(StoreError::Exists);
        }
        for file in [db::FILE, NEWS] {
            let copy = to.join(format!("{file}.new"));
            let _ = fs::remove_file(&copy);
            if let Ok(mut from) = File::open(backup.join(file)) {
                files::replace(&copy, |copy| Ok(io::copy(&mut from, copy).map(|_| ())?))?;
            }
        }
        keys.write(to)?;
        // The news first: the database gets its name when all is there.
        let news = to.join(format!("{NEWS}.new"));
        if news.exists() {
            fs::rename(news, to.join(NEWS))?;
        }
        rename(&to.join(format!("{}.new", db::FILE)), to)
    }
}

/// Gives a finished database its name, for good. News that lie there are of a database that never got its name.
pub(crate) fn name(unnamed: &Path, folder: &Path) -> Result<()> {
    let _ = fs::remove_file(folder.join(NEWS));
    File::open(unnamed)?.sync_all()?;
    rename(unnamed, folder)
}

fn rename(unnamed: &Path, folder: &Path) -> Result<()> {
    let named = folder.join(db::FILE);
    fs::rename(unnamed, &named)?;
    files::sync_folder(&named)
}
