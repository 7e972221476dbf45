//! A picture and its halves, so that it can be sampled at any scale without aliasing.

use std::sync::LazyLock;

use liite_raster::{Channels, Raster};
use rayon::prelude::*;

use crate::prng::floor;

/// Linear light of each sRGB byte (IEC 61966-2-1).
pub(crate) static LINEAR: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|i| {
        let v = i as f32 / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    })
});

/// sRGB, 0..1, of linear light.
pub(crate) fn encode(v: f32) -> f32 {
    if v <= 0.003_130_8 { v * 12.92 } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 }
}

/// Index by the square root, so that dark tones keep their steps.
static BYTE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    (0..=4095u32)
        .map(|i| {
            let root = i as f32 / 4095.0;
            (encode(root * root) * 255.0 + 0.5) as u8
        })
        .collect()
});

/// Levels of an RGB picture, each half as large as the one before, averaged in linear light.
#[derive(Debug)]
pub(crate) struct Pyramid {
    levels: Vec<Raster>,
}

impl Pyramid {
    pub(crate) fn new(picture: Raster) -> Self {
        let mut levels = vec![if picture.channels() == Channels::Rgb { picture } else { picture.to_rgb() }];
        while let Some(next) = levels.last().and_then(halved) {
            levels.push(next);
        }
        Self { levels }
    }

    /// The level in which about one to two pixels fall on a step of `ratio` pixels of the first, and its scale.
    pub(crate) fn level(&self, ratio: f32) -> (usize, f32) {
        let level = (ratio.max(1.0).log2() as usize).min(self.levels.len() - 1);
        (level, 1.0 / (1u32 << level) as f32)
    }

    /// Linear light at `(x, y)` pixels of level `level` (0.5 is the middle of the first), between pixels by
    /// bilinear interpolation; beyond the border the last pixel goes on.
    pub(crate) fn sample(&self, level: usize, x: f32, y: f32) -> [f32; 3] {
        let picture = &self.levels[level];
        let (w, h) = (picture.width() as i32, picture.height() as i32);
        let (x, y) = (x - 0.5, y - 0.5);
        let (fx, fy) = (floor(x), floor(y));
        let (tx, ty) = (x - fx, y - fy);
        let column = |i: i32| i.clamp(0, w - 1) as usize * 3;
        let (x0, x1) = (column(fx as i32), column(fx as i32 + 1));
        let (top, bottom) = (
            picture.row((fy as i32).clamp(0, h - 1) as u32),
            picture.row((fy as i32 + 1).clamp(0, h - 1) as u32),
        );
        let lut = &*LINEAR;
        let at = |row: &[u8], i: usize| lut[usize::from(row[i])];
        std::array::from_fn(|c| {
            let a = at(top, x0 + c) * (1.0 - tx) + at(top, x1 + c) * tx;
            let b = at(bottom, x0 + c) * (1.0 - tx) + at(bottom, x1 + c) * tx;
            a * (1.0 - ty) + b * ty
        })
    }

    pub(crate) fn size(&self) -> (u32, u32) {
        (self.levels[0].width(), self.levels[0].height())
    }
}

fn halved(picture: &Raster) -> Option<Raster> {
    let (w, h) = (picture.width() / 2, picture.height() / 2);
    if w < 4 || h < 4 {
        return None;
    }
    let (lut, bytes) = (&*LINEAR, &*BYTE);
    let mut out = Raster::filled(w, h, Channels::Rgb, 0);
    let stride = out.stride();
    out.data_mut().par_chunks_exact_mut(stride).enumerate().for_each(|(y, row)| {
        let (a, b) = (picture.row(2 * y as u32), picture.row(2 * y as u32 + 1));
        for ((to, a), b) in row.chunks_exact_mut(3).zip(a.chunks_exact(6)).zip(b.chunks_exact(6)) {
            for c in 0..3 {
                let sum = lut[usize::from(a[c])]
                    + lut[usize::from(a[c + 3])]
                    + lut[usize::from(b[c])]
                    + lut[usize::from(b[c + 3])];
                to[c] = bytes[((sum * 0.25).sqrt() * 4095.0) as usize];
            }
        }
    });
    Some(out)
}
