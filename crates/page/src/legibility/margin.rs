//! Text that runs off the page, or stands so near to its edge that more may have stood beyond.

use crate::components::Component;

/// A side of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
    Top,
    Bottom,
}

impl Side {
    const ALL: [Side; 4] = [Side::Left, Side::Right, Side::Top, Side::Bottom];

    /// Its name, for the words of a finding.
    pub(super) fn name(self) -> &'static str {
        match self {
            Side::Left => "left",
            Side::Right => "right",
            Side::Top => "top",
            Side::Bottom => "bottom",
        }
    }

    /// Whether lines of text end there, rather than run along it.
    fn ends_lines(self) -> bool {
        matches!(self, Side::Left | Side::Right)
    }
}

/// How text meets a side of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Margin {
    /// It is cut off there.
    Cut(Side),
    /// No paper is left beside it: a cut between two lines looks so.
    None(Side),
}

/// Lines that must end at the edge; one may be a smear.
const LINES: usize = 3;
/// Letters that must lie along the edge; a line that is not level meets it with few.
const LETTERS: usize = 4;
/// Letters so near (in heights of an x) touch the edge.
const TOUCHING: f64 = 0.35;
/// Between two lines of print lies more than this (in heights of an x), and a sheet's margin is wider.
const NO_MARGIN: f64 = 0.9;

/// Where letters (out of `all`, `x` being the height of an x) run off a page of `width` by `height` pixels, or have no
/// margin.
pub(super) fn missing(all: &[Component], x: f64, size: (u32, u32)) -> Option<Margin> {
    let page = Page { all, letters: all.iter().filter(|c| like_a_letter(c, x)).collect(), x, size };
    let cut = |side: &Side| page.meets(*side, TOUCHING) || page.has_slivers(*side);
    let bare = |side: &Side| !side.ends_lines() && page.meets(*side, NO_MARGIN);
    let find = |which: &dyn Fn(&Side) -> bool| Side::ALL.into_iter().find(which);
    find(&cut).map(Margin::Cut).or_else(|| find(&bare).map(Margin::None))
}

fn like_a_letter(c: &Component, x: f64) -> bool {
    let (w, h) = (f64::from(c.width()) / x, f64::from(c.height()) / x);
    (0.6..3.0).contains(&h) && w < 4.0
}

/// The pieces of ink on a page.
struct Page<'a> {
    all: &'a [Component],
    letters: Vec<&'a Component>,
    x: f64,
    size: (u32, u32),
}

impl Page<'_> {
    /// Whether enough text lies within `near` (heights of an x) of a side.
    fn meets(&self, side: Side, near: f64) -> bool {
        let near = (near * self.x).max(2.0) as u32;
        let at = self.letters.iter().filter(|c| self.distance(c, side) <= near && self.in_line(c));
        if !side.ends_lines() {
            return at.count() >= LETTERS;
        }
        let mut rows: Vec<u32> = at.map(|c| (c.top + c.bottom) / 2).collect();
        rows.sort_unstable();
        rows.dedup_by(|a, b| f64::from(a.abs_diff(*b)) < self.x);
        rows.len() >= LINES
    }

    /// Pixels between a piece and a side.
    fn distance(&self, c: &Component, side: Side) -> u32 {
        match side {
            Side::Left => c.left,
            Side::Right => self.size.0.saturating_sub(c.right),
            Side::Top => c.top,
            Side::Bottom => self.size.1.saturating_sub(c.bottom),
        }
    }

    /// Whether a letter has a neighbour of its height: a line of text and no smear of the table.
    fn in_line(&self, a: &Component) -> bool {
        self.letters.iter().any(|b| {
            let apart = b.left.saturating_sub(a.right).max(a.left.saturating_sub(b.right));
            let beside = b.left >= a.right || a.left >= b.right;
            let common = a.bottom.min(b.bottom).saturating_sub(a.top.max(b.top));
            beside && f64::from(apart) < 1.2 * self.x && common * 2 >= a.height().min(b.height())
        })
    }

    /// Whether a row of pieces no wider than letters, as far apart as letters, lies at an edge: what is left of a line that
    /// was cut along.
    fn has_slivers(&self, side: Side) -> bool {
        /// Pieces in a row.
        const PIECES: usize = 6;
        if side.ends_lines() {
            return false;
        }
        let size = |c: &Component| (f64::from(c.width()) / self.x, f64::from(c.height()) / self.x);
        // Among specks of noise some row would always be found.
        let specks = self.all.iter().filter(|c| size(c).0 < 0.5 && size(c).1 < 0.5).count();
        if specks * 2 > self.all.len() {
            return false;
        }
        let near = (TOUCHING * self.x).max(2.0) as u32;
        let like_letters = |c: &&Component| {
            self.distance(c, side) <= near && size(c).0 < 3.0 && (0.12..3.0).contains(&size(c).1)
        };
        let mut pieces: Vec<(u32, u32)> =
            self.all.iter().filter(like_letters).map(|c| (c.left, c.right)).collect();
        pieces.sort_unstable();
        let apart = |pair: &[(u32, u32)]| f64::from(pair[1].0.saturating_sub(pair[0].1)) < 1.5 * self.x;
        let mut run = 1;
        pieces.windows(2).any(|pair| {
            run = if apart(pair) { run + 1 } else { 1 };
            run >= PIECES
        })
    }
}
