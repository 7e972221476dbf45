//! Contents of any size in chunks: written and read as streams, never whole in memory.

use std::fmt;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;

use rusqlite::{Connection, Transaction, params};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::error::{Result, StoreError};
use crate::ids::Digest;
use crate::vault::{Shared, Vault};

/// Bytes of a chunk; only the last one of a blob is shorter.
pub(crate) const CHUNK: usize = 1 << 20;

/// A content on its way into the vault. Full chunks are already there, marked unfinished, so that other work goes on
/// between them; the last one is written together with the record that owns the blob.
pub(crate) struct Incoming {
    blob: Option<i64>,
    chunks: i64,
    tail: Zeroizing<Vec<u8>>,
    /// Bytes in all.
    pub(crate) bytes: i64,
    /// SHA-256 of them.
    pub(crate) sha256: Digest,
}

impl Vault {
    /// Reads a stream to its end. Follow with [`settle`], or [`Vault::discard`] when that fails.
    pub(crate) fn receive(&self, input: &mut dyn Read) -> Result<Incoming> {
        let tail = Zeroizing::new(Vec::with_capacity(CHUNK));
        let mut incoming = Incoming { blob: None, chunks: 0, tail, bytes: 0, sha256: Digest([0; 32]) };
        match self.receive_into(input, &mut incoming) {
            Ok(()) => Ok(incoming),
            Err(error) => {
                self.discard(&incoming);
                Err(error)
            }
        }
    }

    fn receive_into(&self, input: &mut dyn Read, incoming: &mut Incoming) -> Result<()> {
        let mut hasher = Sha256::new();
        loop {
            let read = Read::take(&mut *input, CHUNK as u64).read_to_end(&mut incoming.tail);
            let read = read.map_err(|error| StoreError::InputUnreadable { reason: error.to_string() })?;
            hasher.update(incoming.tail.as_slice());
            incoming.bytes += read as i64;
            if read < CHUNK {
                incoming.sha256 = Digest(hasher.finalize().into());
                return Ok(());
            }
            incoming.blob = Some(self.shared.write(|tx| append(tx, incoming))?);
            incoming.chunks += 1;
            incoming.tail.clear();
        }
    }

    /// Writes the last chunk too, so that many contents can wait for their owners without staying in memory.
    pub(crate) fn set_down(&self, incoming: &mut Incoming) -> Result<()> {
        if !incoming.tail.is_empty() {
            incoming.blob = Some(self.shared.write(|tx| append(tx, incoming))?);
            incoming.chunks += 1;
            incoming.tail.clear();
            incoming.tail.shrink_to_fit();
        }
        Ok(())
    }

    /// Takes out what [`Vault::receive`] has already written. What cannot be taken out now is at the next opening.
    pub(crate) fn discard(&self, incoming: &Incoming) {
        if let Some(blob) = incoming.blob {
            let _ = self.shared.write(|tx| delete(tx, blob));
        }
    }

    /// A reader over this blob.
    pub(crate) fn reader(&self, blob: i64, bytes: i64) -> BlobReader {
        BlobReader {
            shared: Arc::clone(&self.shared),
            blob,
            bytes: u64::try_from(bytes).unwrap_or_default(),
            position: 0,
            chunk: Zeroizing::new(Vec::new()),
            seq: None,
        }
    }
}

fn append(tx: &Transaction<'_>, incoming: &Incoming) -> Result<i64> {
    let blob = match incoming.blob {
        Some(blob) => blob,
        None => {
            tx.execute("INSERT INTO blobs DEFAULT VALUES", [])?;
            tx.last_insert_rowid()
        }
    };
    if !incoming.tail.is_empty() {
        let sql = "INSERT INTO chunks (blob_id, seq, data) VALUES (?1, ?2, ?3)";
        tx.prepare_cached(sql)?.execute(params![blob, incoming.chunks, incoming.tail.as_slice()])?;
    }
    Ok(blob)
}

/// Finishes a blob within the transaction that makes its owner.
pub(crate) fn settle(tx: &Transaction<'_>, incoming: &Incoming) -> Result<i64> {
    let blob = append(tx, incoming)?;
    tx.prepare_cached("UPDATE blobs SET finished = 1, bytes = ?2 WHERE id = ?1")?
        .execute(params![blob, incoming.bytes])?;
    Ok(blob)
}

/// Deletes a blob with its chunks; its owner must be gone.
pub(crate) fn delete(db: &Connection, blob: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM blobs WHERE id = ?1")?.execute([blob])?;
    Ok(())
}

/// Deletes what a program that was stopped in the middle has left.
pub(crate) fn sweep_unfinished(db: &Connection) -> Result<()> {
    let unfinished: bool =
        db.query_row("SELECT EXISTS (SELECT 1 FROM blobs WHERE finished = 0)", [], |row| row.get(0))?;
    if unfinished {
        db.execute("DELETE FROM blobs WHERE finished = 0", [])?;
    }
    Ok(())
}

/// Reads a content that the vault holds. It keeps one chunk in memory and fails once the vault is locked.
pub struct BlobReader {
    shared: Arc<Shared>,
    blob: i64,
    bytes: u64,
    position: u64,
    chunk: Zeroizing<Vec<u8>>,
    seq: Option<u64>,
}

impl BlobReader {
    /// Length of the whole, bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    fn load(&mut self, seq: u64) -> Result<()> {
        if self.seq == Some(seq) {
            return Ok(());
        }
        self.seq = None;
        let key = i64::try_from(seq).unwrap_or(i64::MAX);
        self.chunk = self.shared.read(|db| {
            let mut query = db.prepare_cached("SELECT data FROM chunks WHERE blob_id = ?1 AND seq = ?2")?;
            Ok(query
                .query_row(params![self.blob, key], |row| Ok(Zeroizing::new(row.get::<_, Vec<u8>>(0)?)))?)
        })?;
        self.seq = Some(seq);
        Ok(())
    }
}

impl Read for BlobReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.position >= self.bytes || buffer.is_empty() {
            return Ok(0);
        }
        let chunk = CHUNK as u64;
        self.load(self.position / chunk)?;
        let start = usize::try_from(self.position % chunk).unwrap_or_default();
        let rest = self.chunk.get(start..).filter(|rest| !rest.is_empty());
        // A chunk that is shorter than it must be: the blob does not hold what its record says.
        let rest = rest.ok_or(StoreError::Damaged { detail: "a chunk is cut short".to_owned() })?;
        let taken = rest.iter().zip(buffer.iter_mut()).map(|(from, to)| *to = *from).count();
        self.position += taken as u64;
        Ok(taken)
    }
}

impl Seek for BlobReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let target = match to {
            SeekFrom::Start(target) => Some(target),
            SeekFrom::End(by) => self.bytes.checked_add_signed(by),
            SeekFrom::Current(by) => self.position.checked_add_signed(by),
        };
        self.position =
            target.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "before the beginning"))?;
        Ok(self.position)
    }
}

impl fmt::Debug for BlobReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BlobReader({} of {} bytes)", self.position, self.bytes)
    }
}
