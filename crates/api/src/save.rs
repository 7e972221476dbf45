//! A finished file gets its name only when all its bytes are on the disk.

use std::io::Write;
use std::path::Path;

use crate::ApiError;

/// Writes `bytes` to `path`: to a temporary name beside it, synced, then renamed over whatever was there.
///
/// # Errors
/// When the folder cannot be written or the disk is full; nothing is left behind then, and an older file stays whole.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let failed = |e: std::io::Error| ApiError::Unwritable { path: path.to_owned(), reason: e.to_string() };
    let folder = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".liite-").suffix(".tmp");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A person's papers: nobody else on the computer needs to read them.
        builder.permissions(std::fs::Permissions::from_mode(0o600));
    }
    let mut file = builder.tempfile_in(folder).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|e| failed(e.error))?;
    // The rename itself is durable only once the folder is (fsync(2)). Some file systems refuse to sync a folder;
    // the file is whole either way.
    #[cfg(unix)]
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}
