//! A finished page as bytes, so that it can be kept and put into another order without being made again.

use liite_page::flatten;
use liite_pdf::PdfError;
use liite_pdf::code::{self, Coded};
use serde::{Deserialize, Serialize};

use crate::master::Master;

/// First bytes of a kept page; a change of its form changes them.
const MARK: &[u8; 8] = b"LIITEPG3";

/// The bytes are not a kept page of this version; it has to be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a kept page of this version")]
pub struct KeptPageError;

/// What stands before the streams.
#[derive(Serialize, Deserialize)]
struct Description {
    /// The page, its streams taken out.
    page: Master,
    /// Bytes of each stream.
    lengths: Vec<usize>,
}

impl Master {
    /// The page as bytes: a mark, the length of the description (4 bytes, little endian), the description in JSON, and
    /// the coded pictures one after the other.
    ///
    /// # Errors
    /// When the description cannot be written, which no page made by [`crate::make_page`] causes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, KeptPageError> {
        let mut head = self.clone();
        let streams: Vec<Vec<u8>> = head.streams().map(std::mem::take).collect();
        let lengths = streams.iter().map(Vec::len).collect();
        let head = serde_json::to_vec(&Description { page: head, lengths }).map_err(|_| KeptPageError)?;
        let length = u32::try_from(head.len()).map_err(|_| KeptPageError)?;
        let mut bytes = [MARK.as_slice(), &length.to_le_bytes(), &head].concat();
        streams.iter().for_each(|stream| bytes.extend_from_slice(stream));
        Ok(bytes)
    }

    /// The page out of what [`Master::to_bytes`] gave.
    ///
    /// # Errors
    /// When the bytes are anything else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeptPageError> {
        let rest = bytes.strip_prefix(MARK).ok_or(KeptPageError)?;
        let (length, rest) = rest.split_first_chunk::<4>().ok_or(KeptPageError)?;
        let (head, mut rest) =
            rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(KeptPageError)?;
        let Description { mut page, lengths } = serde_json::from_slice(head).map_err(|_| KeptPageError)?;
        let mut lengths = lengths.into_iter();
        for stream in page.streams() {
            let length = lengths.next().ok_or(KeptPageError)?;
            let (bytes, after) = rest.split_at_checked(length).ok_or(KeptPageError)?;
            *stream = bytes.to_vec();
            rest = after;
        }
        if lengths.next().is_some() || !rest.is_empty() {
            return Err(KeptPageError);
        }
        Ok(page)
    }

    /// Every coded stream of the page, in an order of its own.
    fn streams(&mut self) -> impl Iterator<Item = &mut Vec<u8>> {
        let layers = self.layered.iter_mut().flat_map(|l| &mut l.page.layers).flat_map(|l| l.coded_mut());
        self.coded.iter_mut().chain(layers).flat_map(Coded::streams_mut)
    }

    /// A JPEG picture of the page for the screen, its longer side at most `side` pixels.
    ///
    /// # Errors
    /// When the coded picture cannot be read or written.
    pub fn preview(&self, side: u32) -> Result<Vec<u8>, PdfError> {
        let picture = self.pixels()?;
        let longer = picture.width().max(picture.height());
        if longer <= side {
            return Ok(code::jpeg(&picture, PREVIEW_QUALITY)?.bytes);
        }
        let scaled = |v: u32| (u64::from(v) * u64::from(side)).div_ceil(u64::from(longer)).max(1) as u32;
        let small = flatten::shrink(&picture, scaled(picture.width()), scaled(picture.height()));
        Ok(code::jpeg(small.as_ref().unwrap_or(&picture), PREVIEW_QUALITY)?.bytes)
    }
}

/// JPEG quality of what is only looked at.
const PREVIEW_QUALITY: u8 = 80;
