//! Keeping a JPEG stream byte for byte: which ones every PDF reader shows alike.

use liite_raster::Channels;

use super::{Coded, Coding};
use crate::PdfError;
use crate::error::JpegObstacle;

/// The picture in `bytes`, unchanged, when PDF readers will show it as the picture it is and it carries nothing else.
///
/// PDF takes baseline and progressive JPEG (ISO 32000-1, 7.4.8), reads no orientation, no colour profile and no
/// second picture, and could not hide a position in EXIF: a stream with such things is refused, and the caller codes
/// the pixels anew.
///
/// # Errors
/// [`PdfError::JpegNotKept`] with the obstacle.
pub fn jpeg_as_it_is(bytes: Vec<u8>) -> Result<Coded, PdfError> {
    let Frame { width, height, channels } = examine(&bytes).map_err(PdfError::JpegNotKept)?;
    Ok(Coded { width, height, coding: Coding::Jpeg { channels }, bytes })
}

/// The quality from 1 to 100, on the scale of the Independent JPEG Group, that a JPEG's first table of luma stands for;
/// `None` where it has none.
#[must_use]
pub fn jpeg_quality(bytes: &[u8]) -> Option<u8> {
    /// The sum of the table that the scale begins from (ITU-T T.81, table K.1).
    const SUM_AT_50: f64 = 3688.0;
    let mut at = 2;
    loop {
        let (marker, after) = marker_at(bytes, at)?;
        let (body, next) = body_at(bytes, after)?;
        if marker == 0xDA {
            return None;
        }
        // Table 0 of 8 bits (T.81, B.2.4.1).
        if let (0xDB, Some((0, table))) = (marker, body.split_first())
            && let Some(table) = table.get(..64)
        {
            let scale = table.iter().map(|v| f64::from(*v)).sum::<f64>() / SUM_AT_50;
            let quality = if scale <= 1.0 { 100.0 - 50.0 * scale } else { 50.0 / scale };
            return Some(quality.round().clamp(1.0, 100.0) as u8);
        }
        at = next;
    }
}

struct Frame {
    width: u32,
    height: u32,
    channels: Channels,
}

/// What the segments before the picture say.
#[derive(Default)]
struct Head {
    jfif: bool,
    adobe: Option<u8>,
    frame: Option<(u32, u32, Vec<u8>)>,
    scans: u32,
}

fn examine(bytes: &[u8]) -> Result<Frame, JpegObstacle> {
    let mut head = Head::default();
    if bytes.get(..2) != Some(&[0xFF, 0xD8]) {
        return Err(JpegObstacle::Damaged);
    }
    let mut at = 2;
    loop {
        let (marker, after) = marker_at(bytes, at).ok_or(JpegObstacle::Damaged)?;
        if marker == 0xD9 {
            if after != bytes.len() {
                return Err(JpegObstacle::Damaged);
            }
            break;
        }
        let (body, next) = body_at(bytes, after).ok_or(JpegObstacle::Damaged)?;
        head.segment(marker, body)?;
        at = if marker == 0xDA { scan_end(bytes, next).ok_or(JpegObstacle::Damaged)? } else { next };
    }
    head.decide()
}

/// The marker at `at`, fill bytes before it skipped, and where it ends.
fn marker_at(bytes: &[u8], mut at: usize) -> Option<(u8, usize)> {
    if *bytes.get(at)? != 0xFF {
        return None;
    }
    while *bytes.get(at)? == 0xFF {
        at += 1;
    }
    Some((*bytes.get(at)?, at + 1))
}

/// The contents of the segment whose length stands at `at`, and where the segment ends.
fn body_at(bytes: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let length = usize::from(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
    Some((bytes.get(at + 2..at + length)?, at + length))
}

/// Where the entropy-coded data from `at` on end: at the next marker that is neither a stuffed zero nor a restart.
fn scan_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes.get(at..)?.iter().position(|&b| b == 0xFF)?;
        match *bytes.get(at + 1)? {
            0x00 | 0xD0..=0xD7 => at += 2,
            0xFF => at += 1,
            _ => return Some(at),
        }
    }
}

impl Head {
    fn segment(&mut self, marker: u8, body: &[u8]) -> Result<(), JpegObstacle> {
        match marker {
            0xC0 | 0xC2 => self.frame_header(body),
            0xC4 | 0xDB | 0xDD => Ok(()),
            0xDA if self.frame.is_some() => {
                self.scans += 1;
                Ok(())
            }
            0xC1 | 0xC3 | 0xC5..=0xCF | 0xDC | 0xDE | 0xDF => Err(JpegObstacle::Process),
            0xE0 if body.starts_with(b"JFIF\0") => {
                self.jfif = true;
                // Bytes 12 and 13 give the size of a thumbnail.
                if body.get(12..).is_some_and(|rest| rest.iter().any(|&b| b != 0)) {
                    return Err(JpegObstacle::Metadata);
                }
                Ok(())
            }
            0xEE if body.starts_with(b"Adobe") && body.len() == 12 => {
                self.adobe = body.get(11).copied();
                Ok(())
            }
            0xE0..=0xEF | 0xFE => Err(JpegObstacle::Metadata),
            _ => Err(JpegObstacle::Damaged),
        }
    }

    fn frame_header(&mut self, body: &[u8]) -> Result<(), JpegObstacle> {
        let (&[depth, h1, h0, w1, w0, count], rest) =
            body.split_first_chunk().ok_or(JpegObstacle::Damaged)?;
        if depth != 8 {
            return Err(JpegObstacle::Depth);
        }
        let ids: Vec<u8> = rest.iter().step_by(3).copied().collect();
        let (width, height) =
            (u32::from(u16::from_be_bytes([w1, w0])), u32::from(u16::from_be_bytes([h1, h0])));
        let sound = rest.len() == usize::from(count) * 3 && width > 0 && height > 0;
        if !sound || self.frame.replace((width, height, ids)).is_some() {
            return Err(JpegObstacle::Damaged);
        }
        Ok(())
    }

    fn decide(self) -> Result<Frame, JpegObstacle> {
        let Some((width, height, ids)) = self.frame else { return Err(JpegObstacle::Damaged) };
        if self.scans == 0 {
            return Err(JpegObstacle::Damaged);
        }
        let channels = match ids.len() {
            1 => Channels::Grey,
            3 => Channels::Rgb,
            _ => return Err(JpegObstacle::Components),
        };
        // Without markers PDF assumes YCbCr, other readers look at the identifiers; with both markers libjpeg
        // follows JFIF (always YCbCr) and PDF follows Adobe.
        let agreed = match (self.jfif, self.adobe) {
            _ if channels == Channels::Grey => true,
            (_, Some(1)) | (true, None) => true,
            (false, Some(0)) => true,
            (false, None) => ids == [1, 2, 3] || ids == [0, 1, 2],
            _ => false,
        };
        if agreed { Ok(Frame { width, height, channels }) } else { Err(JpegObstacle::ColourUnclear) }
    }
}
