//! Values of a picture's cells, and windows over them.

use rayon::prelude::*;

/// One value a cell.
#[derive(Debug, Clone)]
pub(super) struct Plane {
    pub(super) cols: usize,
    pub(super) rows: usize,
    pub(super) values: Vec<f32>,
}

impl Plane {
    pub(super) fn new(cols: usize, rows: usize, value: f32) -> Self {
        Self { cols, rows, values: vec![value; cols * rows] }
    }

    pub(super) fn row(&self, y: usize) -> &[f32] {
        &self.values[y * self.cols..(y + 1) * self.cols]
    }

    /// The extreme of each cell and those within `radius`.
    pub(super) fn extreme(&self, radius: usize, pick: fn(f32, f32) -> f32) -> Self {
        let (cols, rows) = (self.cols, self.rows);
        let mut across = self.clone();
        across.values.par_chunks_mut(cols).zip(self.values.par_chunks(cols)).for_each(|(to, from)| {
            for shift in 1..=radius.min(cols.saturating_sub(1)) {
                to[shift..].iter_mut().zip(from).for_each(|(t, f)| *t = pick(*t, *f));
                to.iter_mut().zip(&from[shift..]).for_each(|(t, f)| *t = pick(*t, *f));
            }
        });
        let mut out = across.clone();
        out.values.par_chunks_mut(cols).enumerate().for_each(|(y, to)| {
            for j in y.saturating_sub(radius)..(y + radius + 1).min(rows) {
                to.iter_mut().zip(across.row(j)).for_each(|(t, f)| *t = pick(*t, *f));
            }
        });
        out
    }

    /// The mean of each cell and those within `radius`.
    pub(super) fn mean(&self, radius: usize) -> Self {
        let (cols, rows) = (self.cols, self.rows);
        let mut across = self.clone();
        across.values.par_chunks_mut(cols).zip(self.values.par_chunks(cols)).for_each(|(to, from)| {
            let mut sum: f64 = from.iter().take(radius).map(|&v| f64::from(v)).sum();
            for (x, to) in to.iter_mut().enumerate() {
                if let Some(v) = from.get(x + radius) {
                    sum += f64::from(*v);
                }
                let first = x.saturating_sub(radius);
                *to = (sum / ((x + radius + 1).min(cols) - first) as f64) as f32;
                if x >= radius {
                    sum -= f64::from(from[first]);
                }
            }
        });
        let mut out = Self::new(cols, rows, 0.0);
        out.values.par_chunks_mut(cols).enumerate().for_each(|(y, to)| {
            let (first, end) = (y.saturating_sub(radius), (y + radius + 1).min(rows));
            for j in first..end {
                to.iter_mut().zip(across.row(j)).for_each(|(t, f)| *t += f);
            }
            let n = 1.0 / (end - first) as f32;
            to.iter_mut().for_each(|t| *t *= n);
        });
        out
    }

    /// Blocks of `side` x `side` cells brought to one value each.
    pub(super) fn coarse(&self, side: usize, start: f32, join: fn(f32, f32) -> f32) -> Self {
        let (cols, rows) = (self.cols.div_ceil(side), self.rows.div_ceil(side));
        let mut out = Self::new(cols, rows, start);
        for y in 0..self.rows {
            let to = &mut out.values[y / side * cols..][..cols];
            for (t, from) in to.iter_mut().zip(self.row(y).chunks(side)) {
                *t = from.iter().fold(*t, |a, b| join(a, *b));
            }
        }
        out
    }

    /// The mean of blocks of `side` x `side` cells.
    pub(super) fn coarse_mean(&self, side: usize) -> Self {
        let mut out = self.coarse(side, 0.0, |a, b| a + b);
        for (i, v) in out.values.iter_mut().enumerate() {
            let (x, y) = (i % out.cols * side, i / out.cols * side);
            *v /= ((x + side).min(self.cols) - x) as f32 * ((y + side).min(self.rows) - y) as f32;
        }
        out
    }

    /// One row of this plane at `times` its fineness: the values at the centres of the finer cells of row `y`.
    pub(super) fn finer_row(&self, y: usize, times: usize, out: &mut Vec<f32>, count: usize) {
        let place = ((y as f32 + 0.5) / times as f32 - 0.5).clamp(0.0, (self.rows - 1) as f32);
        let (top, part) = (place as usize, place.fract());
        let (top, bottom) = (self.row(top), self.row((top + 1).min(self.rows - 1)));
        out.clear();
        for x in 0..count {
            let place = ((x as f32 + 0.5) / times as f32 - 0.5).clamp(0.0, (self.cols - 1) as f32);
            let (left, along) = (place as usize, place.fract());
            let right = (left + 1).min(self.cols - 1);
            let a = top[left] + (top[right] - top[left]) * along;
            let b = bottom[left] + (bottom[right] - bottom[left]) * along;
            out.push(a + (b - a) * part);
        }
    }

    /// The value below which `part` (0 to 1) of the cells that `of` accepts lie; `None` where there are none.
    pub(super) fn quantile(&self, part: f32, of: impl Fn(usize) -> bool) -> Option<f32> {
        let mut values: Vec<f32> =
            (0..self.values.len()).filter(|&i| of(i)).map(|i| self.values[i]).collect();
        let at = ((values.len() as f32 * part) as usize).min(values.len().checked_sub(1)?);
        Some(*values.select_nth_unstable_by(at, f32::total_cmp).1)
    }
}
