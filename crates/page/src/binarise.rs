//! A page in black and white: evened light, a threshold that follows the ink around each place, specks removed.
//!
//! The threshold is of the family of J. Sauvola and M. Pietikäinen, "Adaptive document image binarization" (2000), in
//! the contrast-normalised form of C. Wolf, J.-M. Jolion and F. Chassaing (ICPR 2002): it lies between the local mean
//! and the darkest ink around, nearer the mean where the contrast is high. Means and deviations are taken over blocks
//! of pixels, as they vary slowly: that makes it as cheap as a fixed threshold.

use liite_raster::{Bitmap, Raster};
use rayon::prelude::*;

use crate::clean;
use crate::components;

/// Side of a block whose sums are kept.
const BLOCK: usize = 4;
/// Wolf's k: how far below the mean the threshold lies where there is no contrast, as a part of mean minus darkest.
const K: f32 = 0.45;
/// Half the widest stroke, in pixels, that is looked for beside the threshold.
const REACH: usize = 6;
/// What lies within this part of the way from the darkest ink to the paper is ink whatever is around it.
const SOLID: f32 = 0.25;
/// Nothing is ink by the threshold alone that is further than this from the darkest ink towards the paper.
const FAT: f32 = 0.68;
/// Contrast, as one sigma, from which a window surely holds ink.
const LEAST_SIGMA: f32 = 12.0;

/// Black and white of a page flattened or cleaned, at its own resolution.
#[must_use]
pub fn binarise(page: &Raster) -> Bitmap {
    let (grey, noise) = clean::evened_grey(page);
    threshold(&grey, noise)
}

/// The same with the page made finer first by `scale` (1 to 4): a page of less than 200 pixels to the inch keeps more
/// of its letters' shapes that way.
#[must_use]
pub fn binarise_at(page: &Raster, scale: f64) -> Bitmap {
    let (grey, noise) = clean::evened_grey(page);
    let scale = if scale.is_finite() { scale.clamp(1.0, 4.0) } else { 1.0 };
    let to = |side: u32| (f64::from(side) * scale).round() as u32;
    if to(grey.width()) == grey.width() && to(grey.height()) == grey.height() {
        return threshold(&grey, noise);
    }
    let finer = crate::flatten::enlarged(&grey, to(grey.width()), to(grey.height()));
    threshold(&finer, noise)
}

fn threshold(grey: &Raster, noise: f32) -> Bitmap {
    let field = Field::of(grey, noise);
    let mut out = field.apply(grey);
    despeckle(&mut out, grey);
    out
}

/// The threshold of every block.
struct Field {
    cols: usize,
    rows: usize,
    levels: Vec<f32>,
    /// No ink is lighter.
    paper: u8,
    /// How much lighter both sides of a thin stroke are.
    depth: u8,
}

impl Field {
    fn of(grey: &Raster, noise: f32) -> Self {
        let sums = Sums::of(grey);
        let (cols, rows) = (sums.cols, sums.rows);
        // About three lines of small print: 1/60 of the longer side to each side, 5 mm of A4.
        let radius = (cols.max(rows) / 60).max(4);
        let (darkest, contrast) = sums.regions(radius);
        let mut levels = vec![0.0; cols * rows];
        levels.par_chunks_mut(cols).enumerate().for_each(|(y, line)| {
            for (x, level) in line.iter_mut().enumerate() {
                let (mean, sigma) = sums.window(x, y, radius);
                let (dark, most) = (darkest.at(x, y), contrast.at(x, y));
                let wolf = mean - K * (1.0 - (sigma / most).min(1.0)) * (mean - dark);
                // Paper's own noise is not ink: the level stays four sigmas (and never less than a twelfth) below
                // the paper, which after evening lies at 255.
                let floor = (255.0 * (1.0 - (4.0 * noise).clamp(0.085, 0.25))).min(mean.max(128.0));
                // Solid black wider than the window is ink all through.
                let solid = dark + SOLID * (255.0 - dark);
                // Among dense print the mean comes near the paper and strokes would grow fat.
                let fat = dark + FAT * (255.0 - dark);
                *level = wolf.min(fat).max(solid).min(floor);
            }
        });
        let depth = (255.0 * (6.0 * noise).clamp(0.12, 0.35)) as u8;
        Self { cols, rows, levels, paper: 255 - depth, depth }
    }

    /// Adds the pale thin strokes that the mean of their surroundings hides: hair lines, pencil.
    fn thin_strokes(&self, grey: &Raster, y: usize, bits: &mut [u8]) {
        for (x, &v) in grey.row(y as u32).iter().enumerate() {
            if v < self.paper
                && bits[x / 8] & (0x80 >> (x % 8)) == 0
                && in_valley(grey, (x, y), self.depth, REACH)
            {
                bits[x / 8] |= 0x80 >> (x % 8);
            }
        }
    }

    /// Ink is what is darker than the level, interpolated between the centres of the blocks.
    fn apply(&self, grey: &Raster) -> Bitmap {
        let (w, h) = (grey.width() as usize, grey.height() as usize);
        let stride = w.div_ceil(8);
        let mut packed = vec![0u8; stride * h];
        packed.par_chunks_mut(stride).enumerate().for_each_init(
            Vec::new,
            |line: &mut Vec<f32>, (y, bits)| {
                let place = ((y as f32 + 0.5) / BLOCK as f32 - 0.5).clamp(0.0, (self.rows - 1) as f32);
                let (top, part) = (place as usize, place - place.floor());
                let bottom = (top + 1).min(self.rows - 1);
                let row = |y: usize| &self.levels[y * self.cols..(y + 1) * self.cols];
                line.clear();
                line.extend(row(top).iter().zip(row(bottom)).map(|(a, b)| a * (1.0 - part) + b * part));
                pack(grey.row(y as u32), line, bits);
                self.thin_strokes(grey, y, bits);
            },
        );
        Bitmap::from_packed(grey.width(), grey.height(), packed)
            .unwrap_or_else(|_| Bitmap::blank(grey.width(), grey.height()))
    }
}

/// The level at column `x`, between the block to the left and the one to the right.
#[inline]
fn level_at(levels: &[f32], x: usize) -> f32 {
    let place = (x + BLOCK / 2) / BLOCK;
    let (left, right) = (place.saturating_sub(1), place.min(levels.len() - 1));
    let part = (((x + BLOCK / 2) % BLOCK) as f32 + 0.5) / BLOCK as f32;
    levels[left] * (1.0 - part) + levels[right] * part
}

fn pack(row: &[u8], levels: &[f32], bits: &mut [u8]) {
    for (x, &v) in row.iter().enumerate() {
        if f32::from(v) < level_at(levels, x) {
            bits[x / 8] |= 0x80 >> (x % 8);
        }
    }
}

/// Whether the pixel lies on the bottom of a valley: going from it to both sides, in one of four directions, the page
/// gets lighter by `depth` within `reach` pixels without getting darker first.
fn in_valley(grey: &Raster, (x, y): (usize, usize), depth: u8, reach: usize) -> bool {
    let (w, h) = (grey.width() as usize, grey.height() as usize);
    let data = grey.data();
    let v = data[y * w + x];
    let wanted = v.saturating_add(depth);
    let rises = |dx: isize, dy: isize| {
        for k in 1..=reach as isize {
            let (i, j) = (x as isize + k * dx, y as isize + k * dy);
            if i < 0 || j < 0 || i >= w as isize || j >= h as isize {
                return false;
            }
            let there = data[j as usize * w + i as usize];
            if there >= wanted {
                return true;
            }
            if there.saturating_add(2) < v {
                return false;
            }
        }
        false
    };
    [(1, 0), (0, 1), (1, 1), (1, -1)].into_iter().any(|(dx, dy)| rises(dx, dy) && rises(-dx, -dy))
}

/// Sums and sums of squares of the blocks above and to the left of every corner.
struct Sums {
    cols: usize,
    rows: usize,
    width: usize,
    height: usize,
    table: Vec<(u64, u64)>,
}

impl Sums {
    fn of(grey: &Raster) -> Self {
        let (width, height) = (grey.width() as usize, grey.height() as usize);
        let (cols, rows) = (width.div_ceil(BLOCK), height.div_ceil(BLOCK));
        let blocks: Vec<(u32, u32)> = (0..rows)
            .into_par_iter()
            .flat_map_iter(|by| {
                let mut line = vec![(0u32, 0u32); cols];
                for y in by * BLOCK..((by + 1) * BLOCK).min(height) {
                    for (sum, pixels) in line.iter_mut().zip(grey.row(y as u32).chunks(BLOCK)) {
                        for &v in pixels {
                            sum.0 += u32::from(v);
                            sum.1 += u32::from(v) * u32::from(v);
                        }
                    }
                }
                line
            })
            .collect();
        let mut table = vec![(0u64, 0u64); (cols + 1) * (rows + 1)];
        for y in 0..rows {
            let mut line = (0u64, 0u64);
            for x in 0..cols {
                let (s, q) = blocks[y * cols + x];
                line = (line.0 + u64::from(s), line.1 + u64::from(q));
                let above = table[y * (cols + 1) + x + 1];
                table[(y + 1) * (cols + 1) + x + 1] = (above.0 + line.0, above.1 + line.1);
            }
        }
        Self { cols, rows, width, height, table }
    }

    /// Mean and standard deviation of the pixels within `radius` blocks of a block.
    fn window(&self, x: usize, y: usize, radius: usize) -> (f32, f32) {
        let (x0, x1) = (x.saturating_sub(radius), (x + radius + 1).min(self.cols));
        let (y0, y1) = (y.saturating_sub(radius), (y + radius + 1).min(self.rows));
        let wide = (x1 * BLOCK).min(self.width) - x0 * BLOCK;
        let high = (y1 * BLOCK).min(self.height) - y0 * BLOCK;
        let count = (wide * high) as f64;
        let at = |x: usize, y: usize| self.table[y * (self.cols + 1) + x];
        let (a, b, c, d) = (at(x0, y0), at(x1, y0), at(x0, y1), at(x1, y1));
        let mean = (d.0 + a.0 - b.0 - c.0) as f64 / count;
        let square = (d.1 + a.1 - b.1 - c.1) as f64 / count;
        (mean as f32, (square - mean * mean).max(0.0).sqrt() as f32)
    }

    /// How dark the ink and how strong the contrast is in each region of the page, a sixth of it wide.
    fn regions(&self, radius: usize) -> (Region, Region) {
        let side = (self.cols.max(self.rows) / 12).max(radius).max(1);
        let (cols, rows) = (self.cols.div_ceil(side), self.rows.div_ceil(side));
        let (mut dark, mut most) = (vec![255.0f32; cols * rows], vec![LEAST_SIGMA; cols * rows]);
        for y in (0..self.rows).step_by(2) {
            for x in (0..self.cols).step_by(2) {
                let at = y / side * cols + x / side;
                dark[at] = dark[at].min(self.window(x, y, 0).0);
                if x % 4 == 0 && y % 4 == 0 {
                    most[at] = most[at].max(self.window(x, y, radius).1);
                }
            }
        }
        let dark = Region { side, cols, rows, values: dark }.spread(f32::min);
        let most = Region { side, cols, rows, values: most }.spread(f32::max);
        (dark, most)
    }
}

/// One value for each region, interpolated between their centres.
struct Region {
    side: usize,
    cols: usize,
    rows: usize,
    values: Vec<f32>,
}

impl Region {
    /// The extreme of each region and those around it.
    fn spread(self, pick: fn(f32, f32) -> f32) -> Self {
        let mut values = self.values.clone();
        for y in 0..self.rows {
            for x in 0..self.cols {
                for j in y.saturating_sub(1)..(y + 2).min(self.rows) {
                    for i in x.saturating_sub(1)..(x + 2).min(self.cols) {
                        let v = &mut values[y * self.cols + x];
                        *v = pick(*v, self.values[j * self.cols + i]);
                    }
                }
            }
        }
        Self { values, ..self }
    }

    fn at(&self, x: usize, y: usize) -> f32 {
        let place = |v: usize, n: usize| {
            ((v as f32 + 0.5) / self.side as f32 - 0.5).clamp(0.0, n.saturating_sub(1) as f32)
        };
        let (px, py) = (place(x, self.cols), place(y, self.rows));
        let (x0, y0) = (px as usize, py as usize);
        let (x1, y1) = ((x0 + 1).min(self.cols - 1), (y0 + 1).min(self.rows - 1));
        let (fx, fy) = (px - x0 as f32, py - y0 as f32);
        let v = |x: usize, y: usize| self.values[y * self.cols + x];
        (v(x0, y0) * (1.0 - fx) + v(x1, y0) * fx) * (1.0 - fy)
            + (v(x0, y1) * (1.0 - fx) + v(x1, y1) * fx) * fy
    }
}

/// Takes away specks: what is too small for the dot of an i beside this page's letters, and what is small and pale.
fn despeckle(bitmap: &mut Bitmap, grey: &Raster) {
    let (runs, parts) = components::of(bitmap);
    let mut darkest = vec![255u8; parts.len()];
    for run in &runs {
        let row = grey.row(run.y);
        let d = &mut darkest[run.component as usize];
        *d = row[run.from as usize..run.to as usize].iter().copied().fold(*d, u8::min);
    }
    // Height of the letters on this page: half of the ink is in components at least this high.
    let mut heights: Vec<u32> = parts.iter().filter(|c| c.area >= 12).map(|c| c.height()).collect();
    heights.sort_unstable();
    let letter = heights.get(heights.len() / 2).copied().unwrap_or(12).clamp(4, 60) as f32;
    // The dot of an i is about a fifth of the x-height across, and as dark as the letters.
    let dot = (0.10 * letter).powi(2).max(1.0);
    let mut inks: Vec<u8> =
        parts.iter().zip(&darkest).filter(|(c, _)| c.area as f32 > 4.0 * dot).map(|(_, &d)| d).collect();
    inks.sort_unstable();
    let ink = f32::from(inks.get(inks.len() / 2).copied().unwrap_or(0));
    let pale = 255.0 - 0.45 * (255.0 - ink);
    for run in &runs {
        let c = &parts[run.component as usize];
        let area = c.area as f32;
        let speck = area <= dot || (area <= 6.0 * dot && f32::from(darkest[run.component as usize]) > pale);
        if speck {
            for x in run.from..run.to {
                bitmap.set(x, run.y, false);
            }
        }
    }
}
