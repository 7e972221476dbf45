//! The encoder that this one replaced: the crate jpeg-encoder, with colour halved on all threads.

use jpeg_encoder::{ColorType, Encoder, ImageBuffer, JpegColorType, SamplingFactor, rgb_to_ycbcr};
use liite_raster::{Channels, Raster};
use rayon::prelude::*;

const FULL_COLOUR_FROM: u8 = 90;

/// A JPEG of `picture` at `quality` (1 to 100; other values are clamped), with Huffman tables of its own, which save a
/// tenth to a quarter: grey is baseline; colour is progressive in two steps, and halved both ways below quality 90.
pub(crate) fn jpeg(picture: &Raster, quality: u8) -> Vec<u8> {
    let (w, h) = (picture.width() as u16, picture.height() as u16);
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
    outcome.expect("a picture");
    bytes
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
