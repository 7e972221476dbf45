//! A case out of the vault: into a folder that anyone can read, or into one encrypted file for another vault.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use secrecy::{ExposeSecret, SecretString};

use crate::backup::Progress;
use crate::document::{Exported, gather};
use crate::error::{Result, StoreError};
use crate::files;
use crate::ids::CaseId;
use crate::keys::Strength;
use crate::vault::Vault;

impl Vault {
    /// Writes a case into a new folder, in the clear: `case.json`, `answers.json`, `originals/`, `results/`. The folder
    /// gets its name when all is in it.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when there is something with this name, [`StoreError::NoSuchRecord`],
    /// [`StoreError::Cancelled`] and those of the disk.
    pub fn export_folder(
        &self,
        case: CaseId,
        to: &Path,
        progress: &mut dyn FnMut(Progress),
        cancel: &AtomicBool,
    ) -> Result<()> {
        if to.exists() {
            return Err(StoreError::Exists);
        }
        let exported = self.shared.read(|db| gather(db, case))?;
        let unnamed = beside(to);
        let _ = fs::remove_dir_all(&unnamed);
        let written = self.write_folder(&exported, &unnamed, progress, cancel).and_then(|()| {
            fs::rename(&unnamed, to)?;
            files::sync_folder(to)
        });
        if written.is_err() {
            let _ = fs::remove_dir_all(&unnamed);
        }
        written
    }

    fn write_folder(
        &self,
        exported: &Exported,
        folder: &Path,
        progress: &mut dyn FnMut(Progress),
        cancel: &AtomicBool,
    ) -> Result<()> {
        for inner in ["originals", "results"] {
            files::private_folder(&folder.join(inner))?;
        }
        for (name, bytes) in texts(exported)? {
            files::replace_with(&folder.join(name), &bytes)?;
        }
        let mut meter = Meter::over(exported, progress, cancel);
        for (name, blob, bytes) in &exported.files {
            files::replace(&folder.join(name), |file| {
                let mut reader = meter.reading(self.reader(*blob, *bytes));
                Ok(io::copy(&mut reader, file).map(|_| ())?)
            })?;
        }
        Ok(())
    }

    /// Writes a case into one file, encrypted with this passphrase in the format of age (a tar inside, with the same
    /// content as the folder). [`Vault::import_file`] takes it in again; so does any program that knows age and tar.
    ///
    /// # Errors
    /// [`StoreError::PassphraseEmpty`], [`StoreError::NoSuchRecord`], [`StoreError::Cancelled`] and those of the disk.
    pub fn export_file(
        &self,
        case: CaseId,
        to: &Path,
        passphrase: &SecretString,
        strength: Strength,
        progress: &mut dyn FnMut(Progress),
        cancel: &AtomicBool,
    ) -> Result<()> {
        if passphrase.expose_secret().is_empty() {
            return Err(StoreError::PassphraseEmpty);
        }
        let exported = self.shared.read(|db| gather(db, case))?;
        let mut recipient = age::scrypt::Recipient::new(passphrase.clone());
        recipient.set_work_factor(strength.scrypt_log_n);
        let encryptor = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient));
        let encryptor = encryptor.map_err(|error| StoreError::Refused { reason: error.to_string() })?;
        let mut meter = Meter::over(&exported, progress, cancel);
        files::replace(to, |file| {
            let sealed = encryptor.wrap_output(BufWriter::new(file))?;
            let mut tar = tar::Builder::new(sealed);
            for (name, bytes) in texts(&exported)? {
                let mut header = header(bytes.len() as u64);
                tar.append_data(&mut header, name, bytes.as_slice())?;
            }
            for (name, blob, bytes) in &exported.files {
                let reader = meter.reading(self.reader(*blob, *bytes));
                tar.append_data(&mut header(bytes.unsigned_abs()), name, reader)?;
            }
            tar.into_inner()?.finish()?.flush()?;
            Ok(())
        })
    }
}

/// The two texts of an export.
fn texts(exported: &Exported) -> Result<[(&'static str, Vec<u8>); 2]> {
    Ok([
        ("case.json", serde_json::to_vec_pretty(&exported.document)?),
        ("answers.json", serde_json::to_vec_pretty(&exported.answers)?),
    ])
}

fn header(bytes: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o600);
    header
}

/// A name beside this one, for what is not finished: one that nobody else would give to anything.
fn beside(to: &Path) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(files::UNFINISHED);
    to.with_file_name(name)
}

/// Tells how far it is, and stops when the person wants.
struct Meter<'a> {
    done: u64,
    total: u64,
    progress: &'a mut dyn FnMut(Progress),
    cancel: &'a AtomicBool,
}

impl<'a> Meter<'a> {
    fn over(exported: &Exported, progress: &'a mut dyn FnMut(Progress), cancel: &'a AtomicBool) -> Self {
        let total = exported.files.iter().map(|(_, _, bytes)| bytes.unsigned_abs()).sum();
        Self { done: 0, total, progress, cancel }
    }

    fn reading<R: io::Read>(&mut self, inner: R) -> Metered<'_, 'a, R> {
        Metered { inner, meter: self }
    }
}

struct Metered<'m, 'a, R> {
    inner: R,
    meter: &'m mut Meter<'a>,
}

impl<R: io::Read> io::Read for Metered<'_, '_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.meter.cancel.load(Ordering::Relaxed) {
            return Err(StoreError::Cancelled.into());
        }
        let read = self.inner.read(buffer)?;
        self.meter.done += read as u64;
        (self.meter.progress)(Progress { done: self.meter.done, total: self.meter.total });
        Ok(read)
    }
}
