//! What hides a part of the page: a patch of cells, and whether it lies over text.

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

    /// Whether lines of text run into `patch`: `letters` (places from 0 to 1 across and down) lie within `reach` of it
    /// (a part of the page's width).
    pub(super) fn over_text(self, patch: &[usize], letters: &[(f64, f64)], reach: f64) -> bool {
        let reach = (reach * self.cols as f64).ceil() as usize;
        let mut near = vec![false; self.count()];
        for &at in patch {
            let (x, y) = (at % self.cols, at / self.cols);
            for near in &mut near[y * self.cols..][x.saturating_sub(reach)..(x + reach + 1).min(self.cols)] {
                *near = true;
            }
        }
        let cell = |part: f64, of: usize| ((part * of as f64) as usize).min(of - 1);
        letters.iter().filter(|(x, y)| near[cell(*y, self.rows) * self.cols + cell(*x, self.cols)]).count()
            >= LETTERS
    }
}
