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
    let (mut sum, mut inked) = ([0.0f32; 3], 0u32);
    for py in top..bottom {
        let row = page.row(py as u32);
        for px in left..right {
            let shown = if has(&inks.own, px, py) {
                inked += 1;
                inks.colour
            } else if has(&inks.other, px, py) {
                inked += 1;
                let colours = &inks.colours;
                colours.cells[py / colours.cell * colours.cols + px / colours.cell]
            } else {
                ground.kept(px / cell, py / cell)
            };
            for ((s, v), w) in sum.iter_mut().zip(rgb(&row[px * n..(px + 1) * n])).zip(shown) {
                *s += f32::from(v) - w;
            }
        }
    }
    let count = ((right - left) * (bottom - top)).max(1) as f32;
    let allowed = (BOLDER * inked as f32 / count).min(MOST_BOLDER);
    Some((sum.iter().fold(0.0f32, |m, s| m.max((s / count).abs())) - allowed).max(0.0))
}

#[inline]
fn has(mask: &Bitmap, x: usize, y: usize) -> bool {
    mask.data()[y * mask.stride() + x / 8] & (0x80 >> (x % 8)) != 0
}
