//! JPEG: writing a picture at a quality, and reading back what was written.

use jpeg_encoder::{ChromaSubsamplingMethod, ColorType, Encoder, SamplingFactor};
use liite_raster::{Channels, Raster};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::{Coded, Coding};
use crate::PdfError;

/// Below this quality the colour planes are halved both ways (4:2:0): the eye sees little colour detail, and a page's
/// detail is in its luma.
const FULL_COLOUR_FROM: u8 = 90;

/// A JPEG of `picture` at `quality` (1 to 100; other values are clamped), with Huffman tables of its own, which save a
/// tenth to a quarter: grey is baseline; colour is progressive in two steps, and halved both ways below quality 90.
///
/// # Errors
/// [`PdfError::PictureTooLarge`] above 65 535 pixels on a side.
pub fn jpeg(picture: &Raster, quality: u8) -> Result<Coded, PdfError> {
    let (width, height) = (picture.width(), picture.height());
    let too_large = |_| PdfError::PictureTooLarge { width, height, limit: u32::from(u16::MAX) };
    let (w, h) = (u16::try_from(width).map_err(too_large)?, u16::try_from(height).map_err(too_large)?);
    let quality = quality.clamp(1, 100);
    let mut bytes = Vec::with_capacity(picture.data().len() / 8);
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_optimized_huffman_tables(true);
    let colour = match picture.channels() {
        Channels::Grey => ColorType::Luma,
        Channels::Rgb => {
            let halved = quality < FULL_COLOUR_FROM;
            encoder.set_sampling_factor(if halved { SamplingFactor::F_2_2 } else { SamplingFactor::F_1_1 });
            // Taking every second sample would leave coloured specks along thin strokes.
            encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
            // With tables of its own this encoder writes baseline colour as one scan a component, which some readers
            // (zune-jpeg 0.5.15, so hayro too) show wrongly when colour is halved. Two progressive steps, DC and then
            // AC, are as small and as fast; more steps make it larger.
            encoder.set_progressive_scans(2);
            ColorType::Rgb
        }
    };
    encoder.encode(picture.data(), w, h, colour).map_err(|e| PdfError::CodingFailed(e.to_string()))?;
    Ok(Coded { width, height, coding: Coding::Jpeg { channels: picture.channels() }, bytes })
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
