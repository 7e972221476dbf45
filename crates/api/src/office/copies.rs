//! Copies of the vault and of single cases: backup and restore, repair, a case handed over as one encrypted file.

use std::fs;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use liite_catalogue::FileNameRule;
use liite_store::{CaseId, Keyring, PartKind, Progress, StoreError, Strength, Vault, WayIn};
use secrecy::SecretString;
use serde_json::Value;

use super::application::today;
use super::make::kept;
use super::safety::LAST_BACKUP;
use super::{Answer, Notice, Office, Restored, Salvaged, Way, WorkKind, now};
use crate::ApiError;

/// The database of a vault, and its size while it grows.
const DATABASE: &str = "vault.db";
/// What it is called until it is whole.
const GROWING: &str = "vault.db.new";
/// What a handed over case is called.
const HANDED: &str = "liite";

impl Office {
    /// Copies the vault into a new folder within `folder` and tells which.
    ///
    /// # Errors
    /// When it was stopped, and those of the folder and the disk.
    pub fn back_up(&self, folder: &Path) -> Answer<PathBuf> {
        let vault = self.vault()?;
        let to = free(folder, &format!("Liite-backup-{}", today().date()));
        self.long(WorkKind::BackUp, |progress, cancel| {
            fs::create_dir(&to)?;
            vault.back_up(&to, progress, cancel).inspect_err(|_| {
                // Made a moment ago, and nothing whole is in it.
                let _ = fs::remove_dir_all(&to);
            })
        })?;
        // Only the words about the last backup depend on it.
        let _ = vault.set_setting(LAST_BACKUP, &Value::from(now()));
        (self.tell)(Notice::Vault);
        Ok(to)
    }

    /// Puts a backup into the place of the vault, which is locked and set aside; the backup stays as it is. `folder` is
    /// the backup or the folder in which it lies alone.
    ///
    /// # Errors
    /// When there is no backup in that folder, and those of the disk; the vault stays in its place then.
    pub fn restore_backup(&self, folder: &Path) -> Answer<Restored> {
        let Some(backup) = backup_in(folder) else {
            return Err(self.trouble("backup-missing", &std::collections::BTreeMap::new()));
        };
        if same(&backup, &self.place.vault) {
            return Err(self.trouble("backup-is-vault", &std::collections::BTreeMap::new()));
        }
        let staged = self.staged();
        let growing = staged.join(GROWING);
        self.long_growing(WorkKind::Restore, &growing, size(&backup.join(DATABASE)), || {
            clear(&staged)?;
            Vault::restore(&backup, &staged)
        })?;
        let aside = self.swap(&staged, "before-restore")?;
        Ok(Restored { aside: aside.map(|path| path.display().to_string()) })
    }

    /// Saves what is left of the vault into a new one that takes its place; the damaged one is set aside. Afterwards the
    /// vault is locked.
    ///
    /// # Errors
    /// What is wrong with the way in, and those of the vault and the disk; everything stays as it was then.
    pub fn repair(&self, by: Way, secret: Option<SecretString>) -> Answer<Salvaged> {
        self.close();
        let (staged, secret) = (self.staged(), secret.unwrap_or_default());
        let folder = &self.place.vault;
        let growing = staged.join(GROWING);
        let salvage = self.long_growing(WorkKind::Repair, &growing, size(&folder.join(DATABASE)), || {
            clear(&staged)?;
            let ring;
            let way_in = match by {
                Way::Passphrase => WayIn::Passphrase(&secret),
                Way::Words => WayIn::Words(&secret),
                Way::Keyring => {
                    ring = Keyring::system()?;
                    WayIn::Keyring(&ring)
                }
            };
            Vault::repair(folder, way_in, &staged)
        })?;
        let aside = self.swap(&staged, "before-repair")?;
        Ok(Salvaged {
            damages: self.damages(&salvage.damages, None),
            cases: salvage.cases,
            originals: salvage.originals,
            aside: aside.map_or_else(String::new, |path| path.display().to_string()),
        })
    }

    /// A folder beside the vault for one that is not whole yet.
    fn staged(&self) -> PathBuf {
        beside(&self.place.vault, "new")
    }

    /// Locks the vault, sets it aside and puts the staged one in its place. Nothing is ever deleted.
    fn swap(&self, staged: &Path, why: &str) -> Answer<Option<PathBuf>> {
        self.close();
        let folder = &self.place.vault;
        let moved = || -> Result<Option<PathBuf>, StoreError> {
            let mut aside = None;
            if folder.exists() {
                if Vault::is_in_use(folder) {
                    return Err(StoreError::InUse);
                }
                let to = free(parent(folder), &format!("vault-{why}-{}", today().date()));
                fs::rename(folder, &to)?;
                aside = Some(to);
            }
            if let Err(error) = fs::rename(staged, folder) {
                if let Some(aside) = &aside {
                    fs::rename(aside, folder)?;
                }
                return Err(error.into());
            }
            Ok(aside)
        };
        let moved = moved().map_err(|error| self.stuck(&error));
        (self.tell)(Notice::Vault);
        moved
    }

    /// A name for the file into which a case is handed over.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn handed_name(&self, id: i64) -> Answer<String> {
        self.with(|vault| {
            let name = FileNameRule::default().fitted(&vault.case(CaseId(id))?.name);
            Ok(format!("{name}.{HANDED}"))
        })
    }

    /// Writes a case into one file that opens with this passphrase.
    ///
    /// # Errors
    /// When it was stopped, and those of the vault and the disk.
    pub fn hand_over(&self, id: i64, passphrase: &SecretString, to: &Path) -> Answer<()> {
        let vault = self.vault()?;
        self.long(WorkKind::HandOver, |progress, cancel| {
            vault.export_file(CaseId(id), to, passphrase, Strength::default(), progress, cancel)
        })
    }

    /// Takes a handed over case in, as a new one, and gives its number.
    ///
    /// # Errors
    /// A wrong passphrase, a damaged file, and those of the disk; nothing is taken in then.
    pub fn take_in(&self, path: PathBuf, passphrase: SecretString) -> Answer<i64> {
        let vault = self.vault()?;
        let file = fs::File::open(&path).map_err(|error| {
            self.failed(&ApiError::Unreadable { path: path.clone(), reason: error.to_string() })
        })?;
        let total = size(&path);
        let case = self.long(WorkKind::TakeIn, |progress, cancel| {
            let mut input = Counted { inner: BufReader::new(file), done: 0, total, progress, cancel };
            let taken = vault.import_file(&mut input, &passphrase);
            // The archive's reader cannot tell a stop from a damage.
            let case = if cancel.load(Ordering::Relaxed) && taken.is_err() {
                return Err(StoreError::Cancelled);
            } else {
                taken?
            };
            make_anew(&vault, case)?;
            Ok(case)
        })?;
        for slot in self.with(|vault| vault.slots(case))? {
            self.announce(slot.id);
        }
        (self.tell)(Notice::Cases);
        Ok(case.0)
    }
}

/// The pictures of pages are not handed over: a page without them is made anew from its original.
fn make_anew(vault: &Vault, case: CaseId) -> Result<(), StoreError> {
    for slot in vault.slots(case)? {
        for kind in PartKind::ALL {
            for page in vault.pages(vault.part(slot.id, kind)?)? {
                if page.facts.is_some() && vault.picture(page.id, kept::RESULT)?.is_none() {
                    vault.set_facts(page.id, &Value::Null)?;
                }
            }
        }
    }
    Ok(())
}

/// Tells how much of a file has been read, and ends when the person wants.
struct Counted<'a> {
    inner: BufReader<fs::File>,
    done: u64,
    total: u64,
    progress: &'a mut dyn FnMut(Progress),
    cancel: &'a AtomicBool,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.cancel.load(Ordering::Relaxed) {
            return Err(StoreError::Cancelled.into());
        }
        let read = self.inner.read(buffer)?;
        self.done += read as u64;
        (self.progress)(Progress { done: self.done, total: self.total });
        Ok(read)
    }
}

/// Puts a staged vault in its place where the program ended between setting the old one aside and that: what is staged
/// has its database's name only when it is whole.
pub(super) fn finish_swap(vault: &Path) {
    let staged = beside(vault, "new");
    if !vault.exists() && Vault::exists(&staged) {
        // Where it fails, the first page offers to restore again; both folders are still there.
        let _ = fs::rename(&staged, vault);
    }
}

/// The backup that a person means: the folder itself, or the only one in it.
fn backup_in(folder: &Path) -> Option<PathBuf> {
    if Vault::exists(folder) {
        return Some(folder.to_owned());
    }
    let inner = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let mut found = inner.filter(|path| Vault::exists(path));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

fn same(one: &Path, other: &Path) -> bool {
    one.canonicalize().is_ok_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

/// Takes away what an earlier try has left. It never had its name, so nobody's work is in it.
fn clear(staged: &Path) -> Result<(), StoreError> {
    match fs::remove_dir_all(staged) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |found| found.len())
}

fn parent(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

fn beside(folder: &Path, word: &str) -> PathBuf {
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    parent(folder).join(format!("{name}-{word}"))
}

/// A name in this folder that nothing has yet.
pub(super) fn free(folder: &Path, name: &str) -> PathBuf {
    let nth = |n: u32| folder.join(if n == 1 { name.to_owned() } else { format!("{name}-{n}") });
    (1..).map(nth).find(|path| !path.exists()).unwrap_or_else(|| folder.join(name))
}
