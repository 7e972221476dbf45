//! Whether a cleaned page has colour worth keeping, and pictures that no threshold may touch.

use liite_raster::{Channels, Raster};
use rayon::prelude::*;

use crate::layers::Area;

/// What colour a page has.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub enum Colour {
    /// Black, white and grey only.
    None,
    /// Stamps, signatures, coloured ink, highlighter.
    Spots {
        /// Part of the page that is coloured, 0 to 1.
        share: f64,
    },
    /// Colour over much of the page.
    Full,
}

/// Cells along the longer side: half a millimetre of A4. A fringe of the lens puts opposite colours on the two sides
/// of a stroke, so the mean over a stroke's width has none; JPEG's chroma noise goes the same way.
const CELLS: u32 = 600;
/// Chroma (largest minus smallest of R, G, B) of a cell that may be colour, and of one that surely is.
const WEAK: f32 = 9.0;
const STRONG: f32 = 30.0;
/// Chroma of the (tapered) mean over 3 mm of A4, on white paper and for each level of darkness there. A JPEG file of
/// middling quality shifts whole blocks of black text by half of that.
const WIDE: f32 = 5.0;
const WIDE_OF_INK: f32 = 0.17;
/// Print is not darker than this over a few millimetres; a picture is.
const DENSEST: f32 = 60.0;
/// Cells along the page's sides that are not looked at: there the table may show, or a finger.
const RIM: usize = 5;
/// A spot has at least so many cells (4 mm² of A4) ...
const SPOT: usize = 16;
/// ... and as much colour in all: chroma summed over its cells.
const SPOT_CHROMA: f32 = 190.0;
/// Or so many cells of sure colour: the stroke of a pen.
const STRONG_SPOT: usize = 12;
/// More of the page coloured than this is not spots any more.
const MUCH: f64 = 0.12;

/// Judges a cleaned page (paper white, light evened).
#[must_use]
pub fn judge(page: &Raster) -> Colour {
    if page.channels() == Channels::Grey {
        return Colour::None;
    }
    let plane = Chroma::of(page);
    let share = plane.coloured_cells() as f64 / plane.cells.len() as f64;
    if share > MUCH {
        Colour::Full
    } else if share > 0.0 {
        Colour::Spots { share }
    } else {
        Colour::None
    }
}

/// Red minus green and blue minus green of every cell, the page's own cast taken off.
struct Chroma {
    cols: usize,
    rows: usize,
    cells: Vec<[f32; 2]>,
}

impl Chroma {
    fn of(page: &Raster) -> Self {
        let factor = (page.width().max(page.height()) as f32 / CELLS as f32).round().max(1.0) as u32;
        let small = page.shrunk_by(factor);
        let (cols, rows) = (small.width() as usize, small.height() as usize);
        let rgb: Vec<[f32; 3]> = small
            .data()
            .chunks_exact(3)
            .map(|p| [f32::from(p[0]), f32::from(p[1]), f32::from(p[2])])
            .collect();
        let cast = Cast::of(&rgb);
        let cells: Vec<[f32; 3]> = rgb
            .iter()
            .map(|&c| {
                let [red, blue] = cast.off(c);
                [red, blue, 255.0 - c[1]]
            })
            .collect();
        // Fringes and noise point every way and cancel over a millimetre or two; ink of one colour does not. What is
        // left of them grows with the ink that they surround.
        let near = averaged(&cells, cols, rows, 1);
        let wide = averaged(&near, cols, rows, 2);
        let cells = near
            .iter()
            .zip(&wide)
            .enumerate()
            .map(|(at, (near, wide))| {
                let (x, y) = (at % cols, at / cols);
                if x.min(cols - 1 - x).min(y).min(rows - 1 - y) < RIM {
                    return [0.0; 2];
                }
                let real = strength([wide[0], wide[1]]) >= WIDE + WIDE_OF_INK * wide[2].clamp(0.0, DENSEST);
                if real { [near[0], near[1]] } else { [0.0; 2] }
            })
            .collect();
        Self { cols, rows, cells }
    }

    /// Cells in connected spots of about one hue that are large and strong enough.
    fn coloured_cells(&self) -> usize {
        let mut seen = vec![false; self.cells.len()];
        let mut stack = Vec::new();
        let mut total = 0;
        for start in 0..self.cells.len() {
            if seen[start] || strength(self.cells[start]) < WEAK {
                continue;
            }
            seen[start] = true;
            stack.push(start);
            let (mut cells, mut strong, mut sum) = (0usize, 0usize, [0.0f32; 2]);
            while let Some(at) = stack.pop() {
                let here = self.cells[at];
                cells += 1;
                strong += usize::from(strength(here) >= STRONG);
                sum = [sum[0] + here[0], sum[1] + here[1]];
                let (x, y) = (at % self.cols, at / self.cols);
                for j in y.saturating_sub(1)..(y + 2).min(self.rows) {
                    for i in x.saturating_sub(1)..(x + 2).min(self.cols) {
                        let next = j * self.cols + i;
                        if !seen[next]
                            && strength(self.cells[next]) >= WEAK
                            && one_hue(here, self.cells[next])
                        {
                            seen[next] = true;
                            stack.push(next);
                        }
                    }
                }
            }
            if (cells >= SPOT && strength(sum) >= SPOT_CHROMA) || strong >= STRONG_SPOT {
                total += cells;
            }
        }
        total
    }
}

/// The mean over squares of side `2 * radius + 1` cells.
fn averaged(cells: &[[f32; 3]], cols: usize, rows: usize, radius: usize) -> Vec<[f32; 3]> {
    let pass = |from: &[[f32; 3]], along: usize, length: usize, step: usize| -> Vec<[f32; 3]> {
        (0..from.len())
            .into_par_iter()
            .with_min_len(8192)
            .map(|at| {
                let place = at / step % length;
                let (back, forth) = (place.min(along), (length - 1 - place).min(along));
                let mut sum = [0.0f32; 3];
                for i in 0..=back + forth {
                    let c = from[at - back * step + i * step];
                    sum = [sum[0] + c[0], sum[1] + c[1], sum[2] + c[2]];
                }
                sum.map(|s| s / (back + forth + 1) as f32)
            })
            .collect()
    };
    pass(&pass(cells, radius, cols, 1), radius, rows, cols)
}

/// Largest minus smallest of R, G, B, out of the two differences to green.
fn strength(c: [f32; 2]) -> f32 {
    c[0].max(c[1]).max(0.0) - c[0].min(c[1]).min(0.0)
}

/// Within 60 degrees of one another.
fn one_hue(a: [f32; 2], b: [f32; 2]) -> bool {
    let dot = a[0] * b[0] + a[1] * b[1];
    dot > 0.0 && dot * dot >= 0.25 * (a[0] * a[0] + a[1] * a[1]) * (b[0] * b[0] + b[1] * b[1])
}

/// The colour that paper and black ink have although they should have none, as parts of their lightness and darkness.
struct Cast {
    paper: [f32; 2],
    ink: [f32; 2],
}

/// The camera's cast on black ink is never more than this part of its darkness; what is more is coloured ink.
const MOST_INK_CAST: f32 = 0.08;
/// What is left on paper after cleaning.
const MOST_PAPER_CAST: f32 = 6.0;

impl Cast {
    fn of(rgb: &[[f32; 3]]) -> Self {
        let differences = |c: &[f32; 3]| [c[0] - c[1], c[2] - c[1]];
        let mut paper: [Vec<f32>; 2] = [Vec::new(), Vec::new()];
        for c in rgb.iter().filter(|c| c[1] > 225.0) {
            let d = differences(c);
            paper[0].push(d[0]);
            paper[1].push(d[1]);
        }
        let paper = paper.map(|v| median(v).clamp(-MOST_PAPER_CAST, MOST_PAPER_CAST));
        let mut ink: [Vec<f32>; 2] = [Vec::new(), Vec::new()];
        for c in rgb.iter().filter(|c| c[1] < 150.0) {
            let d = differences(c);
            let dark = 255.0 - c[1];
            ink[0].push((d[0] - paper[0]) / dark);
            ink[1].push((d[1] - paper[1]) / dark);
        }
        let ink = ink.map(|v| median(v).clamp(-MOST_INK_CAST, MOST_INK_CAST));
        Self { paper, ink }
    }

    fn off(&self, c: [f32; 3]) -> [f32; 2] {
        let dark = (255.0 - c[1]).max(0.0);
        [c[0] - c[1] - self.paper[0] - self.ink[0] * dark, c[2] - c[1] - self.paper[1] - self.ink[1] * dark]
    }
}

fn median(mut values: Vec<f32>) -> f32 {
    if values.is_empty() {
        return 0.0;
    }
    let middle = values.len() / 2;
    *values.select_nth_unstable_by(middle, f32::total_cmp).1
}

/// Part of the page, 0 to 1, that is continuous in tone: photographs, screens, shaded drawings. Judged on a cleaned
/// page. Solid black is ink and does not count; nor does one even shade.
#[must_use]
pub fn pictures(page: &Raster) -> f64 {
    let found = continuous(page);
    // What the window took away all around belongs to the picture.
    let total: usize = found.spots.iter().map(|s| s.cells + 12 * (s.cells as f64).sqrt() as usize).sum();
    (total as f64 / found.of as f64).min(1.0)
}

/// The boxes around what is continuous in tone, none within another. Judged on a cleaned page.
#[must_use]
pub fn picture_areas(page: &Raster) -> Vec<Area> {
    let found = continuous(page);
    let pixels = |cell: usize| (cell as u32).saturating_mul(found.factor);
    // The window has eaten its radius on every side, and a cell more is left for the rounding.
    let margin = WINDOW + 1;
    let areas = found.spots.iter().map(|s| Area {
        left: pixels(s.left.saturating_sub(margin)).min(page.width() - 1),
        top: pixels(s.top.saturating_sub(margin)).min(page.height() - 1),
        right: pixels(s.right + margin).min(page.width()),
        bottom: pixels(s.bottom + margin).min(page.height()),
    });
    Area::joined(areas.collect(), |a, b, both| a.meets(b) || both.pixels() <= a.pixels() + b.pixels())
}

/// Radius, in cells, of the window that must hold no white: not text, whose paper shows between the strokes.
const WINDOW: usize = 3;

/// Where a page is continuous in tone.
struct Continuous {
    /// Pixels to a cell's side.
    factor: u32,
    /// Cells of the page.
    of: usize,
    spots: Vec<Spot>,
}

/// One connected place of continuous tone, in cells.
struct Spot {
    cells: usize,
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

fn continuous(page: &Raster) -> Continuous {
    let grey = page.to_grey();
    let factor = (grey.width().max(grey.height()) as f32 / CELLS as f32).round().max(1.0) as u32;
    let small = grey.shrunk_by(factor);
    let (cols, rows) = (small.width() as usize, small.height() as usize);
    let lightest = window_max(small.data(), cols, rows, WINDOW);
    let mut seen = vec![false; lightest.len()];
    let (mut stack, mut spots) = (Vec::new(), Vec::new());
    for start in 0..lightest.len() {
        if seen[start] || !no_paper(lightest[start]) {
            continue;
        }
        seen[start] = true;
        stack.push(start);
        let mut spot = Spot { cells: 0, left: cols, top: rows, right: 0, bottom: 0 };
        let mut shades = [0usize; 16];
        while let Some(at) = stack.pop() {
            spot.cells += 1;
            shades[usize::from(small.data()[at] >> 4)] += 1;
            let (x, y) = (at % cols, at / cols);
            (spot.left, spot.right) = (spot.left.min(x), spot.right.max(x + 1));
            (spot.top, spot.bottom) = (spot.top.min(y), spot.bottom.max(y + 1));
            for (i, j) in [(x.wrapping_sub(1), y), (x + 1, y), (x, y.wrapping_sub(1)), (x, y + 1)] {
                if i < cols && j < rows && !seen[j * cols + i] && no_paper(lightest[j * cols + i]) {
                    seen[j * cols + i] = true;
                    stack.push(j * cols + i);
                }
            }
        }
        // Continuous tone fills many shades, a solid or evenly shaded field one or two (and the text on it).
        let many = shades[1..].iter().filter(|&&n| n * 33 > spot.cells).count();
        // The window has eaten 1.5 mm all around: what is left of 8 mm square is 5 mm square.
        if spot.cells >= 100 && many >= 4 {
            spots.push(spot);
        }
    }
    Continuous { factor, of: lightest.len(), spots }
}

/// Whether a page has a picture on it that a threshold would spoil: at least half a per cent of the page, about
/// 18 x 18 mm of A4.
#[must_use]
pub fn has_pictures(page: &Raster) -> bool {
    pictures(page) >= 0.005
}

fn no_paper(lightest: u8) -> bool {
    lightest < 215
}

/// The largest value in the square of side `2 * radius + 1` around each cell.
fn window_max(cells: &[u8], cols: usize, rows: usize, radius: usize) -> Vec<u8> {
    let mut half = vec![0; cells.len()];
    for (line, out) in cells.chunks_exact(cols).zip(half.chunks_exact_mut(cols)) {
        for (x, o) in out.iter_mut().enumerate() {
            let window = &line[x.saturating_sub(radius)..(x + radius + 1).min(cols)];
            *o = window.iter().copied().max().unwrap_or(0);
        }
    }
    let mut out = vec![0; cells.len()];
    for y in 0..rows {
        for j in y.saturating_sub(radius)..(y + radius + 1).min(rows) {
            for (o, &v) in out[y * cols..(y + 1) * cols].iter_mut().zip(&half[j * cols..(j + 1) * cols]) {
                *o = (*o).max(v);
            }
        }
    }
    out
}
