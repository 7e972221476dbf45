//! JPEG: writing a picture at a quality, and reading back what was written.

mod bits;
mod dct;
mod huffman;
mod levels;
mod ringing;
mod samples;
mod scan;
mod script;
mod tables;
mod transformed;
mod trellis;
mod write;

pub use transformed::Transformed;

use liite_raster::{Channels, Raster};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::Coded;
use crate::PdfError;

/// Below this quality the colour planes are halved both ways (4:2:0): the eye sees little colour detail, and a page's
/// detail is in its luma.
const FULL_COLOUR_FROM: u8 = 90;

/// How many colour samples there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subsampling {
    /// As many as pixels (4:4:4).
    Full,
    /// One for four pixels (4:2:0).
    Halved,
}

impl Subsampling {
    /// What becomes a quality from 1 to 100: halved below 90.
    #[must_use]
    pub fn at(quality: u8) -> Self {
        if quality < FULL_COLOUR_FROM { Self::Halved } else { Self::Full }
    }
}

/// How much time may be spent on fewer bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Effort {
    /// Each value is rounded by itself.
    #[default]
    Fast,
    /// Each value is weighed against the bits it takes: several times the time, a tenth fewer bytes for the same picture.
    Small,
}

/// How finely a picture is coded. A number from 1 to 100 stands for the same quality in luma and colour, made fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quality {
    /// Of luma, 1 to 100; other values are clamped.
    pub luma: u8,
    /// Of the colour planes, 1 to 100; other values are clamped.
    pub colour: u8,
    /// How it is made.
    pub effort: Effort,
}

impl From<u8> for Quality {
    fn from(quality: u8) -> Self {
        Self { luma: quality, colour: quality, effort: Effort::Fast }
    }
}

impl Quality {
    /// The same quality with fewer bytes.
    #[must_use]
    pub fn small(self) -> Self {
        Self { effort: Effort::Small, ..self }
    }
}

/// A JPEG of `picture` at `quality` (1 to 100; other values are clamped): progressive, with Huffman tables of its own,
/// colour halved both ways below quality 90. The same bytes whatever the number of threads.
///
/// # Errors
/// [`PdfError::PictureTooLarge`] above 65 535 pixels on a side.
pub fn jpeg(picture: &Raster, quality: u8) -> Result<Coded, PdfError> {
    Ok(Transformed::of(picture, Subsampling::at(quality))?.at(quality))
}

/// Rows of pixels that are sampled together, and of how many such bands one is.
const BAND: u32 = 16;
const BANDS: u32 = 8;

/// About as many bytes as [`jpeg`] would take, told from an eighth of the rows: within a third on a
/// page of text.
///
/// # Errors
/// As [`jpeg`].
pub fn jpeg_size_about(picture: &Raster, quality: u8) -> Result<u64, PdfError> {
    let groups = picture.height() / (BAND * BANDS);
    if groups < 4 {
        return Ok(jpeg(picture, quality)?.size() as u64);
    }
    let mut rows = Vec::with_capacity(picture.data().len() / BANDS as usize + picture.stride());
    for group in 0..groups {
        // Never at the same place twice running, or lines of text at an even distance would all be met, or none.
        let top = (group * BANDS + group * 5 % BANDS) * BAND;
        (top..top + BAND).for_each(|y| rows.extend_from_slice(picture.row(y)));
    }
    let height = groups * BAND;
    let Ok(sample) = Raster::from_vec(picture.width(), height, picture.channels(), rows) else {
        return Ok(jpeg(picture, quality)?.size() as u64);
    };
    let bytes = jpeg(&sample, quality)?.size() as u64;
    Ok(bytes * u64::from(picture.height()) / u64::from(height))
}

pub(super) fn decode(coded: &Coded, channels: Channels) -> Result<Raster, PdfError> {
    let space = match channels {
        Channels::Grey => ColorSpace::Luma,
        Channels::Rgb => ColorSpace::RGB,
    };
    let options = DecoderOptions::default()
        .set_strict_mode(false)
        .set_max_width(coded.width as usize)
        .set_max_height(coded.height as usize)
        .jpeg_set_out_colorspace(space);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(coded.bytes.as_slice()), options);
    let data = decoder.decode().map_err(|_| PdfError::CodedUnreadable)?;
    Raster::from_vec(coded.width, coded.height, channels, data).map_err(|_| PdfError::CodedUnreadable)
}
