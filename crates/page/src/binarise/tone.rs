//! The tones that decide about ink, sharp and smoothed, and the width of the strokes in them.

use liite_raster::{Channels, Raster};
use rayon::prelude::*;

/// One plane of tones, 0 black to 255 white.
#[derive(Debug, Clone)]
pub(super) struct Tones {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) data: Vec<u8>,
}

impl Tones {
    /// Half luma, half the darker of red and green: red, blue and green ink are all dark then, and yellow paper,
    /// which lamps and time make, is light.
    pub(super) fn of(page: &Raster) -> Self {
        let (width, height) = (page.width() as usize, page.height() as usize);
        let data = match page.channels() {
            Channels::Grey => page.data().to_vec(),
            Channels::Rgb => {
                let mut out = vec![0u8; width * height];
                out.par_chunks_mut(width).zip(page.data().par_chunks(3 * width)).for_each(|(to, from)| {
                    for (t, p) in to.iter_mut().zip(from.chunks_exact(3)) {
                        let luma = 77 * u32::from(p[0]) + 150 * u32::from(p[1]) + 29 * u32::from(p[2]);
                        *t = ((luma + 256 * u32::from(p[0].min(p[1])) + 256) >> 9) as u8;
                    }
                });
                out
            }
        };
        Self { width, height, data }
    }

    pub(super) fn into_raster(self) -> Raster {
        let (w, h) = (self.width as u32, self.height as u32);
        Raster::from_vec(w, h, Channels::Grey, self.data)
            .unwrap_or_else(|_| Raster::filled(w, h, Channels::Grey, 255))
    }

    pub(super) fn row(&self, y: usize) -> &[u8] {
        &self.data[y * self.width..(y + 1) * self.width]
    }

    /// Smoothed `times` with the binomial of 3 x 3 pixels.
    pub(super) fn smoothed(&self, times: usize) -> Self {
        let mut out = self.clone();
        for _ in 0..times {
            out = out.smoothed_once();
        }
        out
    }

    fn smoothed_once(&self) -> Self {
        let (w, h) = (self.width, self.height);
        let mut data = vec![0u8; w * h];
        data.par_chunks_mut(w).enumerate().for_each_init(
            || vec![0u16; w],
            |line, (y, to)| {
                let (above, here, below) =
                    (self.row(y.saturating_sub(1)), self.row(y), self.row((y + 1).min(h - 1)));
                for ((l, a), (b, c)) in line.iter_mut().zip(above).zip(here.iter().zip(below)) {
                    *l = u16::from(*a) + 2 * u16::from(*b) + u16::from(*c);
                }
                let inner = w.saturating_sub(2);
                for (t, l) in to[1.min(w - 1)..].iter_mut().zip(line.windows(3)).take(inner) {
                    *t = ((l[0] + 2 * l[1] + l[2] + 8) >> 4) as u8;
                }
                to[0] = ((3 * line[0] + line[1.min(w - 1)] + 8) >> 4) as u8;
                to[w - 1] = ((3 * line[w - 1] + line[w.saturating_sub(2)] + 8) >> 4) as u8;
            },
        );
        Self { width: w, height: h, data }
    }
}

/// Widths of strokes that are looked for, in pixels.
const WIDEST: usize = 40;
/// Side of the blocks whose darkest and lightest tones set the level for runs.
const BLOCK: usize = 16;

/// The usual width of the strokes in pixels, 1.5 to 40; 3 where nothing is written.
pub(super) fn stroke_width(tones: &Tones) -> f32 {
    let (cols, rows) = (tones.width.div_ceil(BLOCK), tones.height.div_ceil(BLOCK));
    let mut range = vec![(255u8, 0u8); cols * rows];
    range.par_chunks_mut(cols).enumerate().for_each(|(by, line)| {
        for y in (by * BLOCK..((by + 1) * BLOCK).min(tones.height)).step_by(2) {
            for (r, pixels) in line.iter_mut().zip(tones.row(y).chunks(BLOCK)) {
                for &v in pixels {
                    *r = (r.0.min(v), r.1.max(v));
                }
            }
        }
    });
    // Wide strokes fill a block: the level comes from a block and those around it.
    let around: Vec<(u8, u8)> = (0..cols * rows)
        .map(|i| {
            let (x, y) = (i % cols, i / cols);
            let mut r = (255u8, 0u8);
            for j in y.saturating_sub(1)..(y + 2).min(rows) {
                for v in &range[j * cols + x.saturating_sub(1)..j * cols + (x + 2).min(cols)] {
                    r = (r.0.min(v.0), r.1.max(v.1));
                }
            }
            r
        })
        .collect();
    let mut counts = [0.0f64; WIDEST + 1];
    let mut note = |length: usize, contrast: u8| {
        if (1..=WIDEST).contains(&length) {
            // What is written has the strongest contrast: it outvotes the paper's grain.
            counts[length] += f64::from(contrast).powi(3);
        }
    };
    for y in (1..tones.height).step_by(4) {
        let line = &around[y / BLOCK * cols..][..cols];
        let row = tones.row(y);
        runs(tones.width, |x| (row[x], line[x / BLOCK]), &mut note);
    }
    for x in (1..tones.width).step_by(4) {
        runs(
            tones.height,
            |y| (tones.data[y * tones.width + x], around[y / BLOCK * cols + x / BLOCK]),
            &mut note,
        );
    }
    median(&counts).clamp(1.5, WIDEST as f32)
}

/// The median of the lengths, between whole numbers.
fn median(counts: &[f64]) -> f32 {
    let total: f64 = counts.iter().sum();
    let mut sum = 0.0;
    for (length, &n) in counts.iter().enumerate() {
        if n > 0.0 && sum + n >= total / 2.0 {
            return (length as f64 - 0.5 + (total / 2.0 - sum) / n) as f32;
        }
        sum += n;
    }
    3.0
}

/// Lengths and contrasts of the dark runs along a line.
fn runs(count: usize, at: impl Fn(usize) -> (u8, (u8, u8)), note: &mut impl FnMut(usize, u8)) {
    let (mut from, mut contrast) = (None, 0);
    for i in 0..count {
        let (v, (low, high)) = at(i);
        let dark = high - low > 20 && u16::from(v) * 2 < u16::from(low) + u16::from(high);
        match (dark, from) {
            (true, None) => (from, contrast) = (Some(i), high - low),
            (false, Some(start)) => {
                note(i - start, contrast);
                from = None;
            }
            _ => {}
        }
    }
}
