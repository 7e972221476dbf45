//! Files beside the database: written whole or not at all, readable by their owner only.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::{Result, StoreError};

/// Ends the names of files and folders that are being written. What a crash has left under such a name is taken away, so
/// that no person's own file may ever be called so.
pub(crate) const UNFINISHED: &str = ".liite-part";

/// Makes a folder that only its owner may enter, with everything above it.
pub(crate) fn private_folder(folder: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}

/// Opens or makes a file that only its owner may read.
pub(crate) fn private_file(path: &Path, new: bool) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(!new).create_new(new);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    Ok(options.open(path)?)
}

/// A file that is on the disk whole, under another name; dropping it takes it away again.
pub(crate) struct Staged {
    temporary: PathBuf,
    path: PathBuf,
    named: bool,
}

impl Staged {
    /// Writes what is to stand at `path`.
    pub(crate) fn write(path: &Path, write: impl FnOnce(&mut File) -> Result<()>) -> Result<Self> {
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(UNFINISHED);
        let staged = Self { temporary: path.with_file_name(name), path: path.to_owned(), named: false };
        let _ = fs::remove_file(&staged.temporary);
        let mut file = private_file(&staged.temporary, true)?;
        write(&mut file)?;
        file.sync_all()?;
        Ok(staged)
    }

    /// Puts it in its place. Needs no room on the disk.
    pub(crate) fn put(mut self) -> Result<()> {
        fs::rename(&self.temporary, &self.path)?;
        self.named = true;
        sync_folder(&self.path)
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.named {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// Writes a file whole or not at all.
pub(crate) fn replace(path: &Path, write: impl FnOnce(&mut File) -> Result<()>) -> Result<()> {
    Staged::write(path, write)?.put()
}

/// The same for bytes at hand.
pub(crate) fn replace_with(path: &Path, bytes: &[u8]) -> Result<()> {
    replace(path, |file| Ok(file.write_all(bytes)?))
}

/// Puts the names in the folder of this file onto the disk.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Held for as long as a vault is open; the system lets go of it when the process dies.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the vault in this folder for this process and this opening alone.
    pub(crate) fn take(path: PathBuf) -> Result<Self> {
        let file = private_file(&path, false)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
