//! What reaches into the page from its edges: a finger, the table where a corner is folded over.

use std::collections::HashSet;

use liite_raster::Raster;

use super::cover::Cells;

/// Cells along the longer side.
const CELLS: u32 = 160;

/// Cells of a cleaned page below this level (0 to 255) were hardly lit.
const DARK: f32 = 70.0;
/// How far a dark patch reaches into the page at least, as a part of the shorter side: the margin of a scan does not.
const DEEP: f64 = 0.12;
/// Part of the page that a dark patch takes at least.
const LEAST_DARK: f64 = 0.03;

/// The page in cells: what is skin, what is not paper.
pub(super) struct Rim {
    cells: Cells,
    skin: Vec<bool>,
    foreign: Vec<bool>,
    dark: Vec<bool>,
}

/// What lies on a page and is not of it, each as cells.
pub(super) struct Objects {
    pub(super) cells: Cells,
    pub(super) fingers: Vec<Vec<usize>>,
    pub(super) dark: Vec<Vec<usize>>,
    /// A corner folded over, with its flap.
    pub(super) folded: Option<Vec<usize>>,
}

impl Objects {
    /// The cells of all of them.
    pub(super) fn covered(&self) -> Vec<usize> {
        self.fingers.iter().chain(&self.dark).chain(&self.folded).flatten().copied().collect()
    }
}

impl Rim {
    /// Of a cleaned page (paper near 255).
    pub(super) fn of(page: &Raster) -> Self {
        let (small, cells) = Cells::of(page, CELLS);
        let n = small.channels().count();
        let cell = |p: &[u8]| if n == 1 { [f32::from(p[0]); 3] } else { [p[0], p[1], p[2]].map(f32::from) };
        let colours: Vec<[f32; 3]> = small.data().chunks_exact(n).map(cell).collect();
        Self {
            cells,
            skin: opened(colours.iter().map(|c| is_skin(*c)).collect(), cells),
            foreign: opened(colours.iter().map(|c| is_foreign(*c)).collect(), cells),
            dark: opened(colours.iter().map(|c| c.iter().all(|v| *v < DARK)).collect(), cells),
        }
    }

    /// Fingers over the page: patches in the colour of skin that come in from an edge, farther than a sliver of the table
    /// and no wider than a hand.
    fn fingers(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.skin.len()];
        (0..self.skin.len())
            .filter(|&at| self.at_edge(at))
            .map(|at| self.cells.flood(at, &self.skin, &mut seen))
            .filter(|patch| self.sides().into_iter().any(|side| self.is_finger(patch, side)))
            .collect()
    }

    /// Patches that come in from an edge and are so dark, although the page was cleaned, that nothing can be seen there.
    fn dark(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.dark.len()];
        (0..self.dark.len())
            .filter(|&at| self.at_edge(at))
            .map(|at| self.cells.flood(at, &self.dark, &mut seen))
            .filter(|patch| patch.len() as f64 >= LEAST_DARK * self.cells.count() as f64)
            .filter(|patch| patch.iter().any(|&at| self.depth(at) >= DEEP))
            .collect()
    }

    /// All that lies on the page and is not of it.
    pub(super) fn objects(&self) -> Objects {
        Objects { cells: self.cells, fingers: self.fingers(), dark: self.dark(), folded: self.folded() }
    }

    /// How far a cell lies from the nearest edge, as a part of the shorter side.
    fn depth(&self, at: usize) -> f64 {
        let Cells { cols, rows } = self.cells;
        let (x, y) = (at % cols, at / cols);
        let least = x.min(cols - 1 - x).min(y).min(rows - 1 - y);
        least as f64 / cols.min(rows) as f64
    }

    /// A corner that is missing: a triangle that is not paper.
    fn folded(&self) -> Option<Vec<usize>> {
        let (cols, rows) = (self.cells.cols, self.cells.rows);
        if cols.min(rows) < 12 {
            return None;
        }
        let (right, bottom) = (cols - 1, rows - 1);
        let mut seen = vec![false; self.foreign.len()];
        [(0, 0), (right, 0), (0, bottom), (right, bottom)].into_iter().find_map(|(cx, cy)| {
            // The very corner may be a pixel of paper: rounded, or cut a little off the truth.
            let mut start = (0..9).map(|i| cy.abs_diff(i / 3) * cols + cx.abs_diff(i % 3));
            let start = start.find(|&at| self.foreign[at])?;
            let patch = self.cells.flood(start, &self.foreign, &mut seen);
            let place = |at: &usize| ((at % cols).abs_diff(cx), (at / cols).abs_diff(cy));
            let (wide, high) =
                patch.iter().map(place).fold((0, 0), |(w, h), (x, y)| (w.max(x + 1), h.max(y + 1)));
            let least = (cols.min(rows) / 25).max(3);
            let whole = (wide * high) as f64;
            let share = patch.len() as f64 / whole.max(1.0);
            let beyond = patch
                .iter()
                .map(place)
                .filter(|&(x, y)| x as f64 / wide as f64 + y as f64 / high as f64 > 1.25);
            let stretched = wide.max(high) as f64 / wide.min(high).max(1) as f64;
            let triangle = wide >= least
                && high >= least
                && wide < cols * 3 / 4
                && high < rows * 3 / 4
                && stretched < 4.0
                && (0.3..0.72).contains(&share)
                && beyond.count() as f64 <= 0.06 * whole;
            triangle.then(|| self.with_flap(&patch, (cx, cy), (wide as f64, high as f64)))
        })
    }

    /// The missing corner (`wide` by `high` cells, at the page's corner `(cx, cy)`) together with its flap, the mirror image
    /// in the fold: all that cannot be seen.
    fn with_flap(&self, corner: &[usize], (cx, cy): (usize, usize), (wide, high): (f64, f64)) -> Vec<usize> {
        let Cells { cols, rows } = self.cells;
        let mut hidden = corner.to_vec();
        let missing: HashSet<usize> = corner.iter().copied().collect();
        let slant = 1.0 / (wide * wide) + 1.0 / (high * high);
        hidden.extend((0..cols * rows).filter(|at| {
            let (u, v) = ((at % cols).abs_diff(cx) as f64, (at / cols).abs_diff(cy) as f64);
            let beyond = 2.0 * (u / wide + v / high - 1.0) / slant;
            beyond > 0.0 && u - beyond / wide >= 0.0 && v - beyond / high >= 0.0 && !missing.contains(at)
        }));
        hidden
    }

    fn at_edge(&self, at: usize) -> bool {
        let Cells { cols, rows } = self.cells;
        let (x, y) = (at % cols, at / cols);
        x == 0 || y == 0 || x == cols - 1 || y == rows - 1
    }

    /// For each side of the page: how deep a cell lies, and where along the side.
    fn sides(&self) -> [impl Fn(usize) -> (usize, usize) + use<>; 4] {
        let Cells { cols, rows } = self.cells;
        [0, 1, 2, 3].map(|side| {
            move |at: usize| {
                let (x, y) = (at % cols, at / cols);
                match side {
                    0 => (x, y),
                    1 => (cols - 1 - x, y),
                    2 => (y, x),
                    _ => (rows - 1 - y, x),
                }
            }
        })
    }

    fn is_finger(&self, patch: &[usize], side: impl Fn(usize) -> (usize, usize)) -> bool {
        let shorter = self.cells.cols.min(self.cells.rows) as f64;
        let cells: Vec<(usize, usize)> = patch.iter().map(|&at| side(at)).collect();
        let (depth, from, to) = cells.iter().fold((0, usize::MAX, 0), |(d, a, b), &(deep, along)| {
            (d.max(deep + 1), a.min(along), b.max(along))
        });
        let at_edge = cells.iter().filter(|c| c.0 == 0).count();
        if at_edge < 2 {
            return false;
        }
        let width = (to - from + 1) as f64;
        let share = cells.len() as f64 / (width * depth as f64);
        depth as f64 >= 0.04 * shorter
            && (0.035 * shorter..0.5 * shorter).contains(&width)
            && width <= 3.5 * depth as f64
            && share >= 0.4
    }
}

/// The cells of squares of three by three that are all of `mask`: without the sliver of table along an edge, which joins
/// what lies at two places of it.
fn opened(mask: Vec<bool>, Cells { cols, rows }: Cells) -> Vec<bool> {
    let mut opened = vec![false; mask.len()];
    for top in 0..rows.saturating_sub(2) {
        for left in 0..cols.saturating_sub(2) {
            let row = |i: usize| (top + i) * cols + left..(top + i) * cols + left + 3;
            if (0..3).all(|i| mask[row(i)].iter().all(|set| *set)) {
                (0..3).for_each(|i| opened[row(i)].fill(true));
            }
        }
    }
    opened
}

/// Skin beside white paper: redder than green, greener than blue, darker than paper; or deep orange, as cleaning makes of
/// skin in little light.
fn is_skin([r, g, b]: [f32; 3]) -> bool {
    let luma = 0.299 * r + 0.587 * g + 0.114 * b;
    let like_skin = (1.10..2.3).contains(&(r / g.max(1.0))) && (1.0..2.2).contains(&(g / b.max(1.0)));
    let orange = r - b > 80.0 && (0.15..0.6).contains(&((g - b) / (r - b)));
    (35.0..228.0).contains(&luma) && (like_skin || orange)
}

/// Neither paper nor the shade of a fold: what print seldom covers a whole cell with.
fn is_foreign([r, g, b]: [f32; 3]) -> bool {
    r.max(g).max(b) < 165.0 || r.max(g).max(b) - r.min(g).min(b) > 60.0
}
