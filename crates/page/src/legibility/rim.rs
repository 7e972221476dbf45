//! What reaches into the page from its edges: a finger, the table where a corner is folded over; and text cut there.

use std::collections::HashSet;

use liite_raster::Raster;

use super::cover::Cells;
use crate::components::Component;

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

impl Rim {
    /// Of a cleaned page (paper near 255).
    pub(super) fn of(page: &Raster) -> Self {
        let (small, cells) = Cells::of(page, CELLS);
        let n = small.channels().count();
        let cell = |p: &[u8]| if n == 1 { [f32::from(p[0]); 3] } else { [p[0], p[1], p[2]].map(f32::from) };
        let colours: Vec<[f32; 3]> = small.data().chunks_exact(n).map(cell).collect();
        Self {
            cells,
            skin: colours.iter().map(|c| is_skin(*c)).collect(),
            foreign: colours.iter().map(|c| is_foreign(*c)).collect(),
            dark: colours.iter().map(|c| c.iter().all(|v| *v < DARK)).collect(),
        }
    }

    /// The cells that patches are made of.
    pub(super) fn cells(&self) -> Cells {
        self.cells
    }

    /// Fingers over the page: patches in the colour of skin that come in from an edge, farther than a sliver of the table
    /// and no wider than a hand.
    pub(super) fn fingers(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.skin.len()];
        (0..self.skin.len())
            .filter(|&at| self.at_edge(at))
            .map(|at| self.cells.flood(at, &self.skin, &mut seen))
            .filter(|patch| self.sides().into_iter().any(|side| self.is_finger(patch, side)))
            .collect()
    }

    /// Patches that come in from an edge and are so dark, although the page was cleaned, that nothing can be seen there.
    pub(super) fn dark(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.dark.len()];
        (0..self.dark.len())
            .filter(|&at| self.at_edge(at))
            .map(|at| self.cells.flood(at, &self.dark, &mut seen))
            .filter(|patch| patch.len() as f64 >= LEAST_DARK * self.cells.count() as f64)
            .filter(|patch| patch.iter().any(|&at| self.depth(at) >= DEEP))
            .collect()
    }

    /// All that lies on the page and is not of it.
    pub(super) fn objects(&self) -> Vec<usize> {
        let mut all = self.fingers().concat();
        all.extend(self.dark().into_iter().flatten());
        all.extend(self.folded().into_iter().flatten());
        all
    }

    /// How far a cell lies from the nearest edge, as a part of the shorter side.
    fn depth(&self, at: usize) -> f64 {
        let Cells { cols, rows } = self.cells;
        let (x, y) = (at % cols, at / cols);
        let least = x.min(cols - 1 - x).min(y).min(rows - 1 - y);
        least as f64 / cols.min(rows) as f64
    }

    /// A corner that is missing: a triangle that is not paper.
    pub(super) fn folded(&self) -> Option<Vec<usize>> {
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

/// Skin beside white paper: redder than green, greener than blue, darker than paper.
fn is_skin([r, g, b]: [f32; 3]) -> bool {
    let luma = 0.299 * r + 0.587 * g + 0.114 * b;
    (35.0..228.0).contains(&luma)
        && (1.10..2.3).contains(&(r / g.max(1.0)))
        && (1.0..2.2).contains(&(g / b.max(1.0)))
}

/// Neither paper nor the shade of a fold: what print seldom covers a whole cell with.
fn is_foreign([r, g, b]: [f32; 3]) -> bool {
    r.max(g).max(b) < 165.0 || r.max(g).max(b) - r.min(g).min(b) > 60.0
}

/// A side of the page at which text is cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

impl Side {
    /// Its name, for the words of a finding.
    pub(super) fn name(self) -> &'static str {
        match self {
            Side::Left => "left",
            Side::Right => "right",
            Side::Top => "top",
            Side::Bottom => "bottom",
        }
    }
}

/// Where letters (out of `all`, `x` being the height of an x) run off a page of `width` by `height` pixels.
pub(super) fn cut(all: &[Component], x: f64, (width, height): (u32, u32)) -> Option<Side> {
    /// Lines that must end at the edge; one may be a smear.
    const LINES: usize = 3;
    /// Letters that must lie along the edge; a line that is not level meets it with few.
    const LETTERS: usize = 4;
    let letters: Vec<&Component> = all
        .iter()
        .filter(|c| {
            let (w, h) = (f64::from(c.width()) / x, f64::from(c.height()) / x);
            (0.6..3.0).contains(&h) && w < 4.0
        })
        .collect();
    let near = (0.35 * x).max(2.0) as u32;
    // A letter with a neighbour of its height: a line of text and no smear of the table.
    let in_line = |a: &Component| {
        letters.iter().any(|b| {
            let apart = b.left.saturating_sub(a.right).max(a.left.saturating_sub(b.right));
            let beside = b.left >= a.right || a.left >= b.right;
            let common = a.bottom.min(b.bottom).saturating_sub(a.top.max(b.top));
            beside && f64::from(apart) < 1.2 * x && common * 2 >= a.height().min(b.height())
        })
    };
    let rows = |at: &dyn Fn(&Component) -> bool| {
        let mut tops: Vec<u32> =
            letters.iter().filter(|c| at(c) && in_line(c)).map(|c| (c.top + c.bottom) / 2).collect();
        tops.sort_unstable();
        tops.dedup_by(|a, b| f64::from(a.abs_diff(*b)) < x);
        tops.len()
    };
    let along = |at: &dyn Fn(&Component) -> bool| letters.iter().filter(|c| at(c) && in_line(c)).count();
    if rows(&|c| c.left <= near) >= LINES {
        Some(Side::Left)
    } else if rows(&|c| c.right + near >= width) >= LINES {
        Some(Side::Right)
    } else if along(&|c| c.top <= near) >= LETTERS || has_slivers(all, x, &|c| c.top <= near) {
        Some(Side::Top)
    } else if along(&|c| c.bottom + near >= height) >= LETTERS
        || has_slivers(all, x, &|c| c.bottom + near >= height)
    {
        Some(Side::Bottom)
    } else {
        None
    }
}

/// Whether a row of pieces no wider than letters, as far apart as letters, lies at an edge: what is left of a line that was
/// cut along.
fn has_slivers(all: &[Component], x: f64, at_edge: &dyn Fn(&Component) -> bool) -> bool {
    /// Pieces in a row.
    const PIECES: usize = 6;
    let size = |c: &Component| (f64::from(c.width()) / x, f64::from(c.height()) / x);
    // Among specks of noise some row would always be found.
    let specks = all.iter().filter(|c| size(c).0 < 0.5 && size(c).1 < 0.5).count();
    if specks * 2 > all.len() {
        return false;
    }
    let like_letters = |c: &&Component| at_edge(c) && size(c).0 < 3.0 && (0.12..3.0).contains(&size(c).1);
    let mut pieces: Vec<(u32, u32)> = all.iter().filter(like_letters).map(|c| (c.left, c.right)).collect();
    pieces.sort_unstable();
    let apart = |pair: &[(u32, u32)]| f64::from(pair[1].0.saturating_sub(pair[0].1)) < 1.5 * x;
    let mut run = 1;
    pieces.windows(2).any(|pair| {
        run = if apart(pair) { run + 1 } else { 1 };
        run >= PIECES
    })
}
