//! JPEG: writing a picture at a quality, and reading back what was written.

use jpeg_encoder::{ColorType, Encoder, ImageBuffer, JpegColorType, SamplingFactor, rgb_to_ycbcr};
use liite_raster::{Channels, Raster};
use rayon::prelude::*;
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
    let outcome = match picture.channels() {
        Channels::Grey => encoder.encode(picture.data(), w, h, ColorType::Luma),
        Channels::Rgb => {
            // With tables of its own this encoder writes baseline colour as one scan a component, which some readers
            // (zune-jpeg 0.5.15, so hayro too) show wrongly when colour is halved. Two progressive steps, DC and then
            // AC, are as small and as fast; more steps make it larger.
            encoder.set_progressive_scans(2);
            if quality < FULL_COLOUR_FROM {
                encoder.set_sampling_factor(SamplingFactor::F_2_2);
                encoder.encode_image(Halved::of(picture, w, h))
            } else {
                encoder.set_sampling_factor(SamplingFactor::F_1_1);
                encoder.encode(picture.data(), w, h, ColorType::Rgb)
            }
        }
    };
    outcome.map_err(|e| PdfError::CodingFailed(e.to_string()))?;
    Ok(Coded { width, height, coding: Coding::Jpeg { channels: picture.channels() }, bytes })
}

/// Luma and halved colour planes, made on all threads: the encoder by itself would make them on one.
///
/// The encoder takes every second sample of the colour planes, so that each holds the mean of its block of four: taking
/// every second pixel would leave coloured specks along thin strokes.
struct Halved {
    width: u16,
    height: u16,
    luma: Vec<u8>,
    /// Half as many samples to a row. The row after the last one stands for the picture's last row alone, which the
    /// encoder repeats below the picture.
    blue: Vec<u8>,
    red: Vec<u8>,
}

impl Halved {
    fn of(picture: &Raster, width: u16, height: u16) -> Self {
        let (w, h) = (usize::from(width), usize::from(height));
        let across = w.div_ceil(2);
        let mut luma = vec![0; w * h];
        let mut blue = vec![0; across * (h / 2 + 1)];
        let mut red = blue.clone();
        let rows = blue.par_chunks_mut(across).zip(red.par_chunks_mut(across)).enumerate();
        let row = |y: usize| picture.row(y.min(h - 1) as u32).as_chunks::<3>().0;
        rows.with_min_len(16).for_each(|(i, (blue, red))| {
            let pairs = row(2 * i).chunks(2).zip(row(2 * i + 1).chunks(2));
            for ((upper, lower), (blue, red)) in pairs.zip(blue.iter_mut().zip(red)) {
                let (a, b) = (of_two(upper), of_two(lower));
                (*blue, *red) = colour([a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
            }
        });
        luma.par_chunks_mut(w).enumerate().with_min_len(32).for_each(|(y, to)| {
            for (t, p) in to.iter_mut().zip(row(y)) {
                *t = rgb_to_ycbcr(p[0], p[1], p[2]).0;
            }
        });
        Self { width, height, luma, blue, red }
    }
}

/// The sum of two neighbours; at the picture's edge there is one alone.
#[inline]
fn of_two(pixels: &[[u8; 3]]) -> [i32; 3] {
    match pixels {
        [p, q] => [0, 1, 2].map(|i| i32::from(p[i]) + i32::from(q[i])),
        [p] => p.map(|v| 2 * i32::from(v)),
        _ => [0; 3],
    }
}

/// Cb and Cr (ITU-T T.871) of the mean of four pixels, given their sum.
#[inline]
fn colour([r, g, b]: [i32; 3]) -> (u8, u8) {
    // 16 bits of fraction, 2 for the four; a little less than half, or pure blue and pure red would round to 256.
    const MIDDLE: i32 = (128 << 18) + (1 << 17) - 1;
    let blue = (32_768 * b - 11_059 * r - 21_709 * g + MIDDLE) >> 18;
    let red = (32_768 * r - 27_439 * g - 5_329 * b + MIDDLE) >> 18;
    (blue as u8, red as u8)
}

impl ImageBuffer for Halved {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Ycbcr
    }

    fn width(&self) -> u16 {
        self.width
    }

    fn height(&self) -> u16 {
        self.height
    }

    fn fill_buffers(&self, y: u16, buffers: &mut [Vec<u8>; 4]) {
        let (w, y) = (usize::from(self.width), usize::from(y));
        let [luma, blue, red, _] = buffers;
        luma.extend_from_slice(&self.luma[y * w..(y + 1) * w]);
        let across = w.div_ceil(2);
        // Of the odd rows only the last one is ever looked at, where it is repeated.
        let looked_at = y % 2 == 0 || y + 1 == usize::from(self.height);
        let at = y.div_ceil(2) * across;
        for (to, from) in [(blue, &self.blue), (red, &self.red)] {
            let start = to.len();
            to.resize(start + w, 0);
            if looked_at {
                let (pairs, single) = to[start..].as_chunks_mut::<2>();
                let from = &from[at..at + across];
                pairs.iter_mut().zip(from).for_each(|(pair, &v)| *pair = [v; 2]);
                single.iter_mut().zip(from.last()).for_each(|(t, &v)| *t = v);
            }
        }
    }
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
