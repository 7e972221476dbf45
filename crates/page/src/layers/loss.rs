//! How far a page in layers is from the page.

use liite_raster::{Bitmap, Raster};
use rayon::prelude::*;

use super::ground::Ground;
use super::ink::Inks;
use super::{Area, rgb};

/// What the layers change, in levels (0 to 255) of the channel that changes most, over squares of about 1.5 mm: a
/// stroke's rim may become sharper as long as nothing is missing and nothing is added.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Loss {
    /// The mean over all squares.
    pub mean: f64,
    /// What one square in two hundred exceeds.
    pub most: f64,
}

/// Blurred print comes out as dark as it was printed: by so many levels for each part of the square that is ink ...
const BOLDER: f32 = 60.0;
/// ... and never by more than this.
const MOST_BOLDER: f32 = 15.0;
/// Cells of the ground along a square's side.
const SIDE: usize = 6;

impl Loss {
    /// Pictures lose nothing here; they are coded as they are.
    pub(super) fn between(page: &Raster, ground: &Ground, inks: &Inks, pictures: &[Area]) -> Self {
        let (cols, rows) = (ground.grid.cols.div_ceil(SIDE), ground.grid.rows.div_ceil(SIDE));
        let mut found: Vec<f32> = (0..rows)
            .into_par_iter()
            .flat_map_iter(|y| (0..cols).map(move |x| (x, y)))
            .filter_map(|(x, y)| square(page, ground, inks, pictures, (x, y)))
            .collect();
        if found.is_empty() {
            return Self { mean: 0.0, most: 0.0 };
        }
        let mean = found.iter().map(|v| f64::from(*v)).sum::<f64>() / found.len() as f64;
        let at = found.len() - 1 - found.len() / 200;
        let most = f64::from(*found.select_nth_unstable_by(at, f32::total_cmp).1);
        Self { mean, most }
    }
}

/// The difference over one square; `None` on a picture.
fn square(
    page: &Raster,
    ground: &Ground,
    inks: &Inks,
    pictures: &[Area],
    (x, y): (usize, usize),
) -> Option<f32> {
    let cell = ground.grid.cell;
    let n = page.channels().count();
    let (left, top) = (x * SIDE * cell, y * SIDE * cell);
    if pictures.iter().any(|a| a.holds(left as u32, top as u32)) {
        return None;
    }
    let right = (left + SIDE * cell).min(page.width() as usize);
    let bottom = (top + SIDE * cell).min(page.height() as usize);
    let (mut sum, mut own) = ([0.0f32; 3], 0u32);
    let mut other = 0u32;
    // Columns of the ground first: within one, nothing but the page and the ink differs.
    for y in (top..bottom).step_by(cell) {
        for x in (left..right).step_by(cell) {
            let (mut seen, mut bare) = ([0u32; 3], 0u32);
            let mut shown = [0.0f32; 3];
            for py in y..(y + cell).min(bottom) {
                let row = page.row(py as u32);
                let (first, last) = (x, (x + cell).min(right));
                for p in row[first * n..last * n].chunks_exact(n) {
                    seen.iter_mut().zip(rgb(p)).for_each(|(s, v)| *s += u32::from(v));
                }
                for px in first..last {
                    if has(&inks.own, px, py) {
                        own += 1;
                    } else if has(&inks.other, px, py) {
                        other += 1;
                        let colours = &inks.colours;
                        let at = py / colours.cell * colours.cols + px / colours.cell;
                        shown.iter_mut().zip(colours.cells[at]).for_each(|(s, v)| *s += v);
                    } else {
                        bare += 1;
                    }
                }
            }
            let ground = ground.kept(x / cell, y / cell);
            for i in 0..3 {
                sum[i] += seen[i] as f32 - shown[i] - bare as f32 * ground[i];
            }
        }
    }
    sum.iter_mut().zip(inks.colour).for_each(|(s, v)| *s -= own as f32 * v);
    let count = ((right - left) * (bottom - top)).max(1) as f32;
    let allowed = (BOLDER * (own + other) as f32 / count).min(MOST_BOLDER);
    Some((sum.iter().fold(0.0f32, |m, s| m.max((s / count).abs())) - allowed).max(0.0))
}

#[inline]
fn has(mask: &Bitmap, x: usize, y: usize) -> bool {
    mask.data()[y * mask.stride() + x / 8] & (0x80 >> (x % 8)) != 0
}
