//! A page at the scale of a few millimetres: cells, closing, filling of holes.

use liite_raster::{Channels, Raster};
use rayon::prelude::*;

/// Blocks along a cell's side.
const BLOCKS: usize = 3;
/// Cells along the longer side, about: 1 mm of an A4 page.
const CELLS: u32 = 300;

/// One sRGB colour in 0..=255, not rounded.
pub(crate) type Colour = [f32; 3];

/// Luma (ITU-R BT.601).
pub(crate) fn luma(c: Colour) -> f32 {
    0.299 * c[0] + 0.587 * c[1] + 0.114 * c[2]
}

/// A page in square cells, the last column and row perhaps cut.
#[derive(Debug, Clone)]
pub(crate) struct Grid {
    pub(crate) cols: usize,
    pub(crate) rows: usize,
    /// Side of a cell in pixels of the page.
    pub(crate) cell: usize,
    pub(crate) cells: Vec<Colour>,
}

impl Grid {
    /// Two views of every cell of `page`: its bright part (the mean of the lightest third of its blocks), which neither
    /// noise nor thin ink reaches, and its middle (the median block), which a shadow's edge does not displace.
    pub(crate) fn bright_and_middle(page: &Raster) -> (Self, Self) {
        let block =
            (page.width().max(page.height()) as f32 / (CELLS * BLOCKS as u32) as f32).round().max(1.0);
        let small = page.shrunk_by(block as u32);
        let (w, h) = (small.width() as usize, small.height() as usize);
        let (cols, rows) = (w.div_ceil(BLOCKS), h.div_ceil(BLOCKS));
        let (mut bright, mut middle) = (Vec::with_capacity(cols * rows), Vec::with_capacity(cols * rows));
        let mut blocks: Vec<(f32, Colour)> = Vec::with_capacity(BLOCKS * BLOCKS);
        for cy in 0..rows {
            for cx in 0..cols {
                blocks.clear();
                for y in cy * BLOCKS..((cy + 1) * BLOCKS).min(h) {
                    for x in cx * BLOCKS..((cx + 1) * BLOCKS).min(w) {
                        let colour = pixel(&small, x, y);
                        blocks.push((luma(colour), colour));
                    }
                }
                blocks.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
                middle.push(blocks.get(blocks.len() / 2).map_or([255.0; 3], |b| b.1));
                let taken = blocks.len().div_ceil(BLOCKS);
                let mut mean = [0.0; 3];
                for (_, colour) in &blocks[..taken] {
                    for (m, v) in mean.iter_mut().zip(colour) {
                        *m += v / taken as f32;
                    }
                }
                bright.push(mean);
            }
        }
        let grid = |cells| Self { cols, rows, cell: block as usize * BLOCKS, cells };
        (grid(bright), grid(middle))
    }

    /// Lowest and highest luma among the cells where `known` within `radius` of a cell; `None` where there are none.
    pub(crate) fn range_around(&self, at: usize, radius: usize, known: &[bool]) -> Option<(f32, f32)> {
        let (x, y) = (at % self.cols, at / self.cols);
        let mut range: Option<(f32, f32)> = None;
        for j in y.saturating_sub(radius)..(y + radius + 1).min(self.rows) {
            for i in x.saturating_sub(radius)..(x + radius + 1).min(self.cols) {
                if known[j * self.cols + i] {
                    let l = luma(self.cells[j * self.cols + i]);
                    range = Some(range.map_or((l, l), |(a, b)| (a.min(l), b.max(l))));
                }
            }
        }
        range
    }

    /// Grey-scale closing with a square of side `2 * radius + 1` cells: what is dark and thinner than that disappears.
    pub(crate) fn closed(&self, radius: usize) -> Self {
        let up = self.extreme(radius, f32::max, f32::NEG_INFINITY);
        up.extreme(radius, f32::min, f32::INFINITY)
    }

    fn extreme(&self, radius: usize, pick: fn(f32, f32) -> f32, start: f32) -> Self {
        let mut out = self.clone();
        let mut half = self.cells.clone();
        for y in 0..self.rows {
            for x in 0..self.cols {
                let mut v = [start; 3];
                for i in x.saturating_sub(radius)..(x + radius + 1).min(self.cols) {
                    let c = self.cells[y * self.cols + i];
                    v = [pick(v[0], c[0]), pick(v[1], c[1]), pick(v[2], c[2])];
                }
                half[y * self.cols + x] = v;
            }
        }
        for y in 0..self.rows {
            for x in 0..self.cols {
                let mut v = [start; 3];
                for i in y.saturating_sub(radius)..(y + radius + 1).min(self.rows) {
                    let c = half[i * self.cols + x];
                    v = [pick(v[0], c[0]), pick(v[1], c[1]), pick(v[2], c[2])];
                }
                out.cells[y * self.cols + x] = v;
            }
        }
        out
    }

    /// Binomial smoothing over 3 x 3 cells.
    pub(crate) fn smoothed(&self) -> Self {
        let mut out = self.clone();
        out.cells.par_chunks_mut(self.cols.max(1)).enumerate().with_min_len(16).for_each(|(y, row)| {
            for (x, cell) in row.iter_mut().enumerate() {
                *cell = self.around(x, y);
            }
        });
        out
    }

    fn around(&self, x: usize, y: usize) -> Colour {
        let mut sum = [0.0; 3];
        let mut weight = 0.0;
        for (dy, wy) in [(0, 1.0), (1, 2.0), (2, 1.0)] {
            for (dx, wx) in [(0, 1.0), (1, 2.0), (2, 1.0)] {
                let (Some(i), Some(j)) = ((x + dx).checked_sub(1), (y + dy).checked_sub(1)) else {
                    continue;
                };
                if i < self.cols && j < self.rows {
                    let c = self.cells[j * self.cols + i];
                    let w: f32 = wx * wy;
                    weight += w;
                    for (s, v) in sum.iter_mut().zip(c) {
                        *s += w * v;
                    }
                }
            }
        }
        sum.map(|s| s / weight)
    }

    /// The cells where `known` stay; the others are filled smoothly from them (push and pull over a pyramid, Gortler
    /// and others, "The lumigraph", 1996). With nothing known it comes back as it is.
    pub(crate) fn filled(&self, known: &[bool]) -> Self {
        if !known.contains(&true) {
            return self.clone();
        }
        let base = Level {
            cols: self.cols,
            rows: self.rows,
            cells: self
                .cells
                .iter()
                .zip(known)
                .map(|(c, &k)| if k { [c[0], c[1], c[2], 1.0] } else { [0.0; 4] })
                .collect(),
        };
        let mut levels = vec![base];
        while let Some(last) = levels.last() {
            if last.cols * last.rows == 1 {
                break;
            }
            levels.push(last.halved());
        }
        let mut coarse = levels.pop().unwrap_or_else(|| Level { cols: 1, rows: 1, cells: vec![[0.0; 4]] });
        for cell in &mut coarse.cells {
            *cell =
                [cell[0] / cell[3].max(1e-6), cell[1] / cell[3].max(1e-6), cell[2] / cell[3].max(1e-6), 1.0];
        }
        while let Some(mut fine) = levels.pop() {
            fine.fill_from(&coarse);
            coarse = fine;
        }
        Self { cells: coarse.cells.iter().map(|c| [c[0], c[1], c[2]]).collect(), ..self.clone() }
    }
}

/// A level of the pyramid: colours premultiplied by their weight, weight last.
struct Level {
    cols: usize,
    rows: usize,
    cells: Vec<[f32; 4]>,
}

impl Level {
    fn halved(&self) -> Level {
        let (cols, rows) = (self.cols.div_ceil(2), self.rows.div_ceil(2));
        let mut cells = vec![[0.0f32; 4]; cols * rows];
        cells.par_chunks_mut(cols.max(1)).enumerate().with_min_len(16).for_each(|(row, line)| {
            for y in 2 * row..(2 * row + 2).min(self.rows) {
                for (x, cell) in self.cells[y * self.cols..(y + 1) * self.cols].iter().enumerate() {
                    for (s, v) in line[x / 2].iter_mut().zip(cell) {
                        *s += v;
                    }
                }
            }
            // A weight over 1 is as sure as 1.
            for c in line.iter_mut().filter(|c| c[3] > 1.0) {
                let w = c[3];
                c.iter_mut().for_each(|v| *v /= w);
            }
        });
        Level { cols, rows, cells }
    }

    fn fill_from(&mut self, coarse: &Level) {
        self.cells.par_chunks_mut(self.cols.max(1)).enumerate().with_min_len(16).for_each(|(y, row)| {
            for (x, cell) in row.iter_mut().enumerate().filter(|(_, cell)| cell[3] < 1.0) {
                let from = coarse.at((x as f32 - 0.5) / 2.0, (y as f32 - 0.5) / 2.0);
                let missing = 1.0 - cell[3];
                for (v, f) in cell.iter_mut().zip(from) {
                    *v += missing * f;
                }
                cell[3] = 1.0;
            }
        });
    }

    /// Bilinear sample; whole numbers are cells' centres.
    fn at(&self, x: f32, y: f32) -> [f32; 4] {
        let (x, y) = (x.clamp(0.0, (self.cols - 1) as f32), y.clamp(0.0, (self.rows - 1) as f32));
        let (x0, y0) = (x as usize, y as usize);
        let (x1, y1) = ((x0 + 1).min(self.cols - 1), (y0 + 1).min(self.rows - 1));
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let mut out = [0.0; 4];
        for (i, o) in out.iter_mut().enumerate() {
            let c = |x: usize, y: usize| self.cells[y * self.cols + x][i];
            let top = c(x0, y0) * (1.0 - fx) + c(x1, y0) * fx;
            let bottom = c(x0, y1) * (1.0 - fx) + c(x1, y1) * fx;
            *o = top * (1.0 - fy) + bottom * fy;
        }
        out
    }
}

fn pixel(picture: &Raster, x: usize, y: usize) -> Colour {
    let n = picture.channels().count();
    let p = &picture.data()[y * picture.stride() + x * n..][..n];
    match picture.channels() {
        Channels::Grey => [f32::from(p[0]); 3],
        Channels::Rgb => [f32::from(p[0]), f32::from(p[1]), f32::from(p[2])],
    }
}
