//! Uploads by tus 1.0, from the byte on that the service has: in pieces as large as the line carries well, and where it breaks in
//! chunks, each proved by its digest.

use std::io::{Read, Seek, SeekFrom};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use liite_protocol::{Code, header};
use liite_store::{AttachmentId, Outgoing, Vault};
use reqwest::Method;
use reqwest::header::{CONTENT_TYPE, LOCATION};
use sha2::{Digest as _, Sha256};

use crate::error::{Result, SyncError};
use crate::pace::Pace;
use crate::session::{Session, with};
use crate::waybill::Progress;

/// Bytes of a piece as long as nobody knows how fast the line is, and the most of one.
const FIRST: usize = 1 << 20;
const MOST: usize = 8 << 20;
/// Seconds that a piece should take: the service and proxies between do not wait for ever.
const LASTS: u64 = 10;
/// Smallest chunk in bytes.
const LEAST: usize = 16 << 10;
/// How often one attempt begins an upload from its first byte.
const BEGINNINGS: u32 = 3;

/// How fast the line carries what is sent, as it was seen last; 0: not seen yet.
#[derive(Debug, Default)]
pub(crate) struct Speed(AtomicU64);

impl Speed {
    /// Bytes of the next piece.
    fn piece(&self) -> usize {
        match self.0.load(Ordering::Relaxed) {
            0 => FIRST,
            bytes_a_second => usize::try_from(bytes_a_second * LASTS).unwrap_or(MOST).clamp(LEAST, MOST),
        }
    }

    fn saw(&self, bytes: usize, took: Duration) {
        let a_second = bytes as f64 / took.as_secs_f64().max(0.001);
        self.0.store((a_second as u64).max(1), Ordering::Relaxed);
    }
}

/// Brings a document to the service, and gives the number of the upload. How far it came is kept on the way.
///
/// # Errors
/// [`Code::FileRefused`] within [`SyncError::Refused`] when the door does not let it in; those of the line and the vault.
pub(crate) async fn upload(
    session: &Session,
    vault: &Arc<Vault>,
    item: &Outgoing,
    progress: &mut Progress,
    pace: &Pace,
) -> Result<String> {
    let attachment = item.attachment.ok_or(SyncError::NotSendable { what: "no document" })?;
    let length =
        with(vault, move |vault| Ok(liite_store::BlobReader::bytes(&vault.read_attachment(attachment)?)))
            .await?;
    if length > session.met.max_file_bytes {
        return Err(SyncError::NotSendable { what: "larger than the service takes" });
    }
    for beginning in 0..BEGINNINGS {
        // On a line that keeps breaking, less is lost at a time.
        let chunk = (pace.chunk >> (2 * progress.tries.min(6))).max(LEAST.min(pace.chunk));
        let steady = beginning == 0 && progress.tries == 0;
        let (path, offset) = match &progress.upload {
            Some(path) => (path.clone(), standing(session, path, length).await),
            None => {
                let path = begin(session, item, length).await?;
                progress.upload = Some(path.clone());
                progress.keep(vault, item.id).await?;
                (path, Ok(0))
            }
        };
        let filled = match offset {
            Ok(offset) => fill(session, vault, &path, attachment, (offset, length), (chunk, steady)).await,
            Err(error) => Err(error),
        };
        match filled {
            Ok(()) => return number(&path),
            // Thrown away, or never what we believed it to be: it begins again.
            Err(error) if error.is(Code::NotFound) || error.is(Code::Gone) => {
                progress.upload = None;
                progress.keep(vault, item.id).await?;
            }
            Err(error) => return Err(error),
        }
    }
    Err(SyncError::Later { after: None })
}

async fn begin(session: &Session, item: &Outgoing, length: u64) -> Result<String> {
    let name = item.body.get("name").and_then(serde_json::Value::as_str).unwrap_or("document.pdf");
    let (name, sha256) = (STANDARD.encode(name), STANDARD.encode(item.sha256.to_string()));
    let metadata = format!("name {name},sha256 {sha256}");
    let begun = session.call(Method::POST, "/v1/uploads", |request| {
        request
            .header(header::TUS_RESUMABLE, header::TUS)
            .header(header::UPLOAD_LENGTH, length)
            .header(header::UPLOAD_METADATA, &metadata)
    });
    let begun = begun.await?.due(201)?;
    let path = begun.header(LOCATION.as_str()).ok_or(SyncError::Portal)?;
    number(path)?;
    Ok(path.to_owned())
}

/// The number of an upload in its path, which must be one of ours: a path goes into requests.
fn number(path: &str) -> Result<String> {
    let number = path.strip_prefix("/v1/uploads/").filter(|number| {
        !number.is_empty() && number.len() <= 64 && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
    });
    number.map(str::to_owned).ok_or(SyncError::Portal)
}

/// Sends what is missing. On a steady line it goes in pieces as large as it carries in some seconds: of what breaks off the service keeps every byte, and the digest
/// of the whole tells whether they are the right ones. Otherwise each chunk counts whole or not at all.
async fn fill(
    session: &Session,
    vault: &Arc<Vault>,
    path: &str,
    attachment: AttachmentId,
    (mut offset, length): (u64, u64),
    (chunk, mut steady): (usize, bool),
) -> Result<()> {
    // Digests that did not fit: more than a few mean that it is not the line.
    let mut doubts = 0;
    while offset < length {
        let most = if steady { session.speed.piece() } else { chunk };
        let bytes = Bytes::from(with(vault, move |vault| piece(vault, attachment, offset, most)).await?);
        let checksum = (!steady).then(|| format!("sha256 {}", STANDARD.encode(Sha256::digest(&bytes))));
        let end = offset + bytes.len() as u64;
        let begun = Instant::now();
        let sent = session.call(Method::PATCH, path, |request| {
            let request = request
                .header(header::TUS_RESUMABLE, header::TUS)
                .header(CONTENT_TYPE, header::CHUNK)
                .header(header::UPLOAD_OFFSET, offset);
            let proved = checksum.iter().fold(request, |it, sum| it.header(header::UPLOAD_CHECKSUM, sum));
            proved.body(bytes.clone())
        });
        let sent = sent.await?;
        match sent.status {
            204 if sent.header(header::UPLOAD_OFFSET) == Some(end.to_string().as_str()) => {
                session.speed.saw(bytes.len(), begun.elapsed());
                offset = end;
            }
            // A proxy said it twice, or the line altered it: the service knows where it stands.
            204 | 409 | 460 if doubts < 5 => {
                doubts += 1;
                steady = false;
                offset = standing(session, path, length).await?;
            }
            _ => return Err(sent.problem()),
        }
    }
    Ok(())
}

/// How many bytes the service has.
async fn standing(session: &Session, path: &str, length: u64) -> Result<u64> {
    let found =
        session.call(Method::HEAD, path, |request| request.header(header::TUS_RESUMABLE, header::TUS));
    let found = found.await?.due(200)?;
    let number = |name| found.header(name).and_then(|text| text.parse::<u64>().ok());
    let (offset, whole) = (number(header::UPLOAD_OFFSET), number(header::UPLOAD_LENGTH));
    match (offset, whole) {
        (Some(offset), Some(whole)) if whole == length && offset <= length => Ok(offset),
        (Some(_), Some(_)) => Err(gone()),
        _ => Err(SyncError::Portal),
    }
}

fn gone() -> SyncError {
    SyncError::Refused(Box::new(liite_protocol::Problem::new(Code::Gone)))
}

fn piece(vault: &Vault, id: AttachmentId, offset: u64, most: usize) -> liite_store::Result<Vec<u8>> {
    let unreadable =
        |error: std::io::Error| liite_store::StoreError::InputUnreadable { reason: error.to_string() };
    let mut reader = vault.read_attachment(id)?;
    reader.seek(SeekFrom::Start(offset)).map_err(unreadable)?;
    let mut bytes = Vec::new();
    Read::take(reader, most as u64).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_as_large_as_the_line_carries_in_some_seconds() {
        let speed = Speed::default();
        assert_eq!(speed.piece(), FIRST);
        speed.saw(FIRST, Duration::from_secs(20));
        assert_eq!(speed.piece(), FIRST / 20 * 10, "a slow line takes less at a time");
        speed.saw(FIRST, Duration::from_millis(5));
        assert_eq!(speed.piece(), MOST);
        speed.saw(1, Duration::from_secs(60));
        assert_eq!(speed.piece(), LEAST);
    }
}
