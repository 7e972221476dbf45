//! A finished page as bytes, so that it can be kept and put into another order without being made again.

use liite_page::flatten;
use liite_pdf::PdfError;
use liite_pdf::code;

use crate::master::Master;

/// First bytes of a kept page; a change of its form changes them.
const MARK: &[u8; 8] = b"LIITEPG1";

/// The bytes are not a kept page of this version; it has to be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a kept page of this version")]
pub struct KeptPageError;

impl Master {
    /// The page as bytes: a mark, the length of the description (4 bytes, little endian), the description in JSON, and
    /// the coded picture.
    ///
    /// # Errors
    /// When the description cannot be written, which no page made by [`crate::make_page`] causes.
    pub fn to_bytes(&self) -> Result<Vec<u8>, KeptPageError> {
        let mut head = self.clone();
        let picture = std::mem::take(&mut head.coded.bytes);
        let head = serde_json::to_vec(&head).map_err(|_| KeptPageError)?;
        let length = u32::try_from(head.len()).map_err(|_| KeptPageError)?;
        Ok([MARK.as_slice(), &length.to_le_bytes(), &head, &picture].concat())
    }

    /// The page out of what [`Master::to_bytes`] gave.
    ///
    /// # Errors
    /// When the bytes are anything else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeptPageError> {
        let rest = bytes.strip_prefix(MARK).ok_or(KeptPageError)?;
        let (length, rest) = rest.split_first_chunk::<4>().ok_or(KeptPageError)?;
        let (head, picture) =
            rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(KeptPageError)?;
        let mut page: Master = serde_json::from_slice(head).map_err(|_| KeptPageError)?;
        page.coded.bytes = picture.to_vec();
        Ok(page)
    }

    /// A JPEG picture of the page for the screen, its longer side at most `side` pixels.
    ///
    /// # Errors
    /// When the coded picture cannot be read or written.
    pub fn preview(&self, side: u32) -> Result<Vec<u8>, PdfError> {
        let picture = code::decode(&self.coded)?;
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
