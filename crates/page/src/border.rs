//! What shows of the table along the edges of a page that was cut out along straight lines though its own edges are
//! not quite straight: made paper again.

use liite_raster::Raster;

/// Cells along the longer side: about a millimetre of A4.
const CELLS: u32 = 300;
/// A sliver is no deeper than this part of the shorter side; what reaches further in is on the page.
const DEPTH: f64 = 0.035;
/// A sliver runs along the edge for at least this many cells.
const LENGTH: usize = 8;
/// Part of a sliver's run along the very edge that is not paper: a cut line of text has gaps, the table has none.
const CLOSED: f64 = 0.85;
/// Paper is at least so bright, and its largest and smallest channel differ by at most so much.
const PAPER: u8 = 225;
const TINT: u8 = 26;

/// Makes slivers of the surroundings along the edges of a cleaned page (paper near 255) white. Returns whether there
/// were any.
///
/// Only for a page that was cut out of a photograph and is paper: on a card or a passport the edge is the page's own.
pub fn wipe(page: &mut Raster) -> bool {
    let cell = (page.width().max(page.height()) / CELLS).max(1);
    let grid = Cells::of(page, cell);
    let wiped = grid.slivers();
    if !wiped.contains(&true) {
        return false;
    }
    let n = page.channels().count();
    let (stride, cell) = (page.stride(), cell as usize);
    for (y, row) in page.data_mut().chunks_exact_mut(stride).enumerate() {
        let line = &wiped[y / cell * grid.cols..][..grid.cols];
        for (part, _) in row.chunks_mut(cell * n).zip(line).filter(|(_, wiped)| **wiped) {
            for pixel in part.chunks_exact_mut(n).filter(|pixel| !is_paper(pixel)) {
                pixel.fill(255);
            }
        }
    }
    true
}

fn is_paper(pixel: &[u8]) -> bool {
    let low = pixel.iter().copied().min().unwrap_or(255);
    let high = pixel.iter().copied().max().unwrap_or(255);
    low >= PAPER || (high >= PAPER && high - low <= TINT)
}

/// The page in cells: which of them are mostly not paper.
struct Cells {
    cols: usize,
    rows: usize,
    foreign: Vec<bool>,
    /// How much of the outermost pixels of a cell at the edge is not paper, 0 to 1.
    edge: Vec<f64>,
}

impl Cells {
    fn of(page: &Raster, cell: u32) -> Self {
        let small = page.shrunk_by(cell);
        let n = small.channels().count();
        let (cols, rows) = (small.width() as usize, small.height() as usize);
        let foreign = small.data().chunks_exact(n).map(|p| !is_paper(p)).collect();
        let mut cells = Self { cols, rows, foreign, edge: vec![0.0; cols * rows] };
        for row in 0..rows {
            for col in 0..cols {
                if cells.depth(col, row) == 0 {
                    let at = row * cols + col;
                    cells.edge[at] = outer_share(page, cell, col, row, cols, rows);
                    // A sliver thinner than a cell does not darken it.
                    cells.foreign[at] |= cells.edge[at] >= CLOSED;
                }
            }
        }
        cells
    }

    /// Cells between this one and the nearest edge.
    fn depth(&self, col: usize, row: usize) -> usize {
        col.min(row).min(self.cols - 1 - col).min(self.rows - 1 - row)
    }

    /// The cells of all slivers, with the cells around them.
    fn slivers(&self) -> Vec<bool> {
        let deepest = ((self.cols.min(self.rows) as f64 * DEPTH) as usize).max(2);
        let mut seen = vec![false; self.foreign.len()];
        let mut wiped = vec![false; self.foreign.len()];
        for start in 0..self.foreign.len() {
            let (col, row) = (start % self.cols, start / self.cols);
            if seen[start] || !self.foreign[start] || self.depth(col, row) > 0 {
                continue;
            }
            let patch = self.patch(start, &mut seen);
            let at_edge: Vec<usize> =
                patch.iter().copied().filter(|&i| self.depth(i % self.cols, i / self.cols) == 0).collect();
            let closed = at_edge.iter().map(|&i| self.edge[i]).sum::<f64>() / at_edge.len().max(1) as f64;
            let shallow = patch.iter().all(|&i| self.depth(i % self.cols, i / self.cols) <= deepest);
            if shallow && at_edge.len() >= LENGTH && closed >= CLOSED {
                for i in patch {
                    self.around(i).for_each(|i| wiped[i] = true);
                }
            }
        }
        wiped
    }

    /// All foreign cells connected with `start`.
    fn patch(&self, start: usize, seen: &mut [bool]) -> Vec<usize> {
        let mut patch = vec![start];
        seen[start] = true;
        let mut next = 0;
        while let Some(&at) = patch.get(next) {
            next += 1;
            for i in self.around(at) {
                if self.foreign[i] && !seen[i] {
                    seen[i] = true;
                    patch.push(i);
                }
            }
        }
        patch
    }

    /// The cell and its up to eight neighbours.
    fn around(&self, at: usize) -> impl Iterator<Item = usize> + use<> {
        let (col, row, cols, rows) = (at % self.cols, at / self.cols, self.cols, self.rows);
        (row.saturating_sub(1)..=(row + 1).min(rows - 1))
            .flat_map(move |r| (col.saturating_sub(1)..=(col + 1).min(cols - 1)).map(move |c| r * cols + c))
    }
}

/// Part of the pixels of a cell's outermost line that are not paper; the largest over the sides it lies at.
fn outer_share(page: &Raster, cell: u32, col: usize, row: usize, cols: usize, rows: usize) -> f64 {
    let (x0, y0) = (col as u32 * cell, row as u32 * cell);
    let (x1, y1) = ((x0 + cell).min(page.width()), (y0 + cell).min(page.height()));
    let share = |points: &mut dyn Iterator<Item = (u32, u32)>| {
        let (mut all, mut foreign) = (0u32, 0u32);
        for (x, y) in points {
            let n = page.channels().count();
            let at = x as usize * n;
            all += 1;
            foreign += u32::from(!is_paper(&page.row(y)[at..at + n]));
        }
        f64::from(foreign) / f64::from(all.max(1))
    };
    let mut most: f64 = 0.0;
    if row == 0 || row == rows - 1 {
        let y = if row == 0 { 0 } else { page.height() - 1 };
        most = most.max(share(&mut (x0..x1).map(|x| (x, y))));
    }
    if col == 0 || col == cols - 1 {
        let x = if col == 0 { 0 } else { page.width() - 1 };
        most = most.max(share(&mut (y0..y1).map(|y| (x, y))));
    }
    most
}
