//! What hides a part of the page: a patch of cells, and whether it lies over text.

use std::collections::HashSet;

use liite_raster::Raster;

/// Letters beside a patch that tell that a line of text runs into it.
const LETTERS: usize = 4;

/// A page in cells of equal size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cells {
    pub(super) cols: usize,
    pub(super) rows: usize,
}

impl Cells {
    /// A page made smaller so that its longer side has about `cells` pixels, and its cells.
    pub(super) fn of(page: &Raster, cells: u32) -> (Raster, Self) {
        let small = page.shrunk_by((page.width().max(page.height()) / cells).max(1));
        let size = Self { cols: small.width() as usize, rows: small.height() as usize };
        (small, size)
    }

    pub(super) fn count(self) -> usize {
        self.cols * self.rows
    }

    /// All cells of a place: left, upper, right and lower end, from 0 to 1.
    pub(super) fn within(self, [left, top, right, bottom]: [f64; 4]) -> Vec<usize> {
        let ends = |from: f64, to: f64, of: usize| {
            let from = ((from * of as f64) as usize).min(of - 1);
            from..((to * of as f64).ceil() as usize).clamp(from + 1, of)
        };
        ends(top, bottom, self.rows)
            .flat_map(|y| ends(left, right, self.cols).map(move |x| y * self.cols + x))
            .collect()
    }

    /// Whether a cell lies at the rim of the page.
    pub(super) fn at_rim(self, at: usize) -> bool {
        let (x, y) = (at % self.cols, at / self.cols);
        x == 0 || y == 0 || x + 1 == self.cols || y + 1 == self.rows
    }

    /// All cells of `mask` connected with `start` (by their sides) that were not seen yet.
    pub(super) fn flood(self, start: usize, mask: &[bool], seen: &mut [bool]) -> Vec<usize> {
        let mut patch = Vec::new();
        if !mask[start] || seen[start] {
            return patch;
        }
        seen[start] = true;
        patch.push(start);
        let mut next = 0;
        while let Some(&at) = patch.get(next) {
            next += 1;
            let (x, y) = (at % self.cols, at / self.cols);
            for (i, j) in [(x.wrapping_sub(1), y), (x + 1, y), (x, y.wrapping_sub(1)), (x, y + 1)] {
                if i < self.cols && j < self.rows && mask[j * self.cols + i] && !seen[j * self.cols + i] {
                    seen[j * self.cols + i] = true;
                    patch.push(j * self.cols + i);
                }
            }
        }
        patch
    }

    /// Whether letters stand as densely in the box around `patch` as on the page.
    pub(super) fn has_letters(self, patch: &[usize], letters: &[(f64, f64)]) -> bool {
        let place = |at: &usize| (at % self.cols, at / self.cols);
        let (left, right) = ends(patch.iter().map(|at| place(at).0));
        let (top, bottom) = ends(patch.iter().map(|at| place(at).1));
        let part = |v: usize, of: usize| v as f64 / of as f64;
        let (left, right) = (part(left, self.cols), part(right + 1, self.cols));
        let (top, bottom) = (part(top, self.rows), part(bottom + 1, self.rows));
        let inside =
            letters.iter().filter(|(x, y)| (left..right).contains(x) && (top..bottom).contains(y)).count();
        inside as f64 > 0.7 * letters.len() as f64 * (right - left) * (bottom - top)
    }

    /// Whether lines of text run into `patch`: `letters` (places from 0 to 1 across and down) lie within `reach` of it
    /// (a part of the page's width).
    pub(super) fn over_text(self, patch: &[usize], letters: &[(f64, f64)], reach: f64) -> bool {
        let reach = (reach * self.cols as f64).ceil() as usize;
        let mut near = vec![false; self.count()];
        let covered: HashSet<usize> = patch.iter().copied().collect();
        for &at in patch {
            let (x, y) = (at % self.cols, at / self.cols);
            // A line that passes just above or below is not covered.
            let inner = |y: usize| y >= self.rows || covered.contains(&(y * self.cols + x));
            if !inner(y.wrapping_sub(1)) || !inner(y + 1) {
                continue;
            }
            for near in &mut near[y * self.cols..][x.saturating_sub(reach)..(x + reach + 1).min(self.cols)] {
                *near = true;
            }
        }
        let cell = |part: f64, of: usize| ((part * of as f64) as usize).min(of - 1);
        // What stands at its rim may be its outline.
        let at_rim = |x: usize, y: usize| {
            (y.saturating_sub(1)..y + 2)
                .any(|y| (x.saturating_sub(1)..x + 2).any(|x| covered.contains(&(y * self.cols + x))))
        };
        let beside = |(x, y): &(f64, f64)| {
            let (x, y) = (cell(*x, self.cols), cell(*y, self.rows));
            near[y * self.cols + x] && !at_rim(x, y)
        };
        letters.iter().filter(|at| beside(at)).count() >= LETTERS
    }
}

fn ends(values: impl Iterator<Item = usize>) -> (usize, usize) {
    values.fold((usize::MAX, 0), |(low, high), v| (low.min(v), high.max(v)))
}
