//! The one pass over the full page: divide by the light, stretch between ink and paper.

use liite_raster::{Channels, Raster};
use rayon::prelude::*;

use super::grid::{Grid, luma};

/// Where black and white lie, as parts of the bare paper's brightness.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Tone {
    /// For each channel: a lamp's haze has its own colour, and black ink would take it on.
    pub(super) black: [f32; 3],
    pub(super) white: f32,
}

/// Gains are kept in 1/4096; above 15 nothing but noise would be amplified.
const UNIT: f32 = 4096.0;
const MOST_GAIN: f32 = 15.0;
/// Sums are kept in quarters of a level.
const QUARTERS: f32 = 4.0;

/// `page` with `light` (the colour of bare paper, cell by cell) made white and the tones stretched.
pub(super) fn apply(page: &Raster, light: &Grid, tone: Tone) -> Raster {
    let n = page.channels().count();
    let gain = tone.black.map(|black| 1.0 / (tone.white - black).max(0.2));
    let lift: [u16; 3] =
        [0, 1, 2].map(|i| (tone.black[i] * gain[i] * 255.0 * QUARTERS).round().clamp(0.0, 60_000.0) as u16);
    let lifts: Vec<u16> = lift.iter().copied().take(n).cycle().take(page.stride()).collect();
    let gains: Vec<Vec<u16>> =
        (0..light.rows).into_par_iter().map(|row| wide(page, light, row, gain)).collect();
    let mut out = Raster::filled(page.width(), page.height(), page.channels(), 0);
    let (stride, cell) = (page.stride(), light.cell);
    let bands = out.data_mut().par_chunks_mut(stride * cell).zip(page.data().par_chunks(stride * cell));
    bands.enumerate().for_each(|(band, (to, from))| {
        let mut now = vec![0u16; page.width() as usize * n];
        for (i, (to, from)) in to.chunks_exact_mut(stride).zip(from.chunks_exact(stride)).enumerate() {
            // Rows of cells have their centres at half a cell.
            let place = (i as f32 + 0.5) / cell as f32 - 0.5;
            let (above, below) = if place < 0.0 { (band.saturating_sub(1), band) } else { (band, band + 1) };
            let part = ((if place < 0.0 { place + 1.0 } else { place }) * 65_536.0) as u32;
            let (Some(a), Some(b)) = (gains.get(above), gains.get(below).or(gains.get(above))) else {
                continue;
            };
            blend(a, b, part.min(65_535), &mut now);
            for (((t, &v), &g), &lift) in to.iter_mut().zip(from).zip(&now).zip(&lifts) {
                *t = toned(v, g, lift);
            }
        }
    });
    out
}

#[inline]
fn toned(v: u8, gain: u16, lift: u16) -> u8 {
    // (v / 2^-6 * gain) / 2^16 = v * gain / UNIT * QUARTERS
    let product = ((u32::from(v) << 6) * u32::from(gain)) >> 16;
    ((product as u16).saturating_sub(lift) >> 2).min(255) as u8
}

fn blend(a: &[u16], b: &[u16], part: u32, out: &mut [u16]) {
    for ((o, &a), &b) in out.iter_mut().zip(a).zip(b) {
        let (up, down) = ((u32::from(a) * (65_535 - part)) >> 16, (u32::from(b) * part) >> 16);
        *o = (up + down) as u16;
    }
}

/// The gains of one row of cells for every sample of a page's row.
fn wide(page: &Raster, light: &Grid, row: usize, gain: [f32; 3]) -> Vec<u16> {
    let cells = &light.cells[row * light.cols..(row + 1) * light.cols];
    let each: Vec<[f32; 3]> = cells
        .iter()
        .map(|&c| {
            let c = if page.channels() == Channels::Grey { [luma(c); 3] } else { c };
            [0, 1, 2].map(|i| (255.0 / c[i].max(1.0) * gain[i]).min(MOST_GAIN) * UNIT)
        })
        .collect();
    let n = page.channels().count();
    let mut out = Vec::with_capacity(page.width() as usize * n);
    for x in 0..page.width() {
        let place = ((x as f32 + 0.5) / light.cell as f32 - 0.5).clamp(0.0, (light.cols - 1) as f32);
        let left = place as usize;
        let right = (left + 1).min(light.cols - 1);
        let part = place - left as f32;
        for (a, b) in each[left].iter().zip(each[right]).take(n) {
            out.push((a * (1.0 - part) + b * part + 0.5) as u16);
        }
    }
    out
}
