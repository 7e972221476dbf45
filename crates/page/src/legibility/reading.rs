//! How much of a page's text would be misread: measures of every patch of text, and what they let expect.
//!
//! The measures are of what a reader needs: letters high enough, edges narrow beside the letters, ink that stands out
//! from the paper and its noise, strokes neither run together nor broken, the holes of `a`, `e` and `o` open.

use std::collections::HashSet;

use liite_raster::{Bitmap, Channels, Raster};

use super::cover::Cells;
use super::ink;
use super::text::{self, TextHeight};
use super::weights;
use crate::components::{self, Component};

/// Measures of a patch.
pub const MEASURES: usize = 17;
/// What is measured on a patch, before it is brought to a common scale.
pub type Measures = [f32; MEASURES];

/// A square patch of the page with text in it.
#[derive(Debug, Clone, Copy)]
pub struct Patch {
    /// Left end, upper end, right end and lower end, from 0 to 1 across and down the page.
    pub place: [f64; 4],
    /// How much text is in it: ink, in pixels at the scale of reading.
    pub weight: f32,
    /// What was measured.
    pub measures: Measures,
    /// Part of its letters that would be misread, 0 to 1.
    pub misread: f32,
    /// Width of edges in pixels at the scale of reading: across, down, and along both diagonals.
    pub edges: [f32; 4],
    /// Contrast of ink to paper, in levels.
    pub contrast: f32,
    /// Noise of the paper in levels.
    pub noise: f32,
}

/// What reading a page would be like.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Part of the letters that would be misread, 0 to 1.
    pub misread: f64,
    /// Height of the letters in pixels of the page; `None` where no line of letters can be made out.
    pub text: Option<TextHeight>,
    /// Height of an x at the scale of reading, pixels.
    pub x_height: f64,
    /// All patches with text.
    pub patches: Vec<Patch>,
    /// Pieces of ink, at the scale of reading.
    pub(super) pieces: Vec<Component>,
    /// Size of the page at the scale of reading.
    pub(super) size: (u32, u32),
}

impl Reading {
    /// Whether the letters are so low at the scale of reading that a finer copy of the page would tell more.
    #[must_use]
    pub fn is_too_coarse(&self) -> bool {
        self.x_height < LEAST_X
    }

    /// The reading without the patches that `covered` cells of the page take a good part of; `None` where no other is left.
    pub(super) fn without(mut self, cells: Cells, covered: &[usize]) -> Option<Self> {
        if covered.is_empty() {
            return Some(self);
        }
        let covered: HashSet<usize> = covered.iter().copied().collect();
        self.patches.retain(|patch| {
            let all = cells.within(patch.place);
            let hidden = all.iter().filter(|at| covered.contains(at)).count();
            hidden as f64 <= MOST_HIDDEN * all.len() as f64
        });
        self.misread = misread_of(&self.patches)?;
        Some(self)
    }

    /// Usual contrast of ink to paper, in levels.
    pub(super) fn contrast(&self) -> f32 {
        let mut all: Vec<f32> = self.patches.iter().map(|p| p.contrast).collect();
        all.sort_unstable_by(f32::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or(0.0)
    }

    /// How far from what hides a line its nearest letter is looked for, as a part of the page's width: a few letters. Pale
    /// ones are not seen in a block with something dark, and so are farther off.
    pub(super) fn reach(&self) -> f64 {
        let beside = if self.contrast() < PALE { ink::BLOCK as f64 } else { 0.0 };
        (3.0 * self.x_height + beside) / f64::from(self.size.0)
    }

    /// Where the letters are, from 0 to 1 across and down.
    pub(super) fn letters(&self) -> Vec<(f64, f64)> {
        let (w, h) = (f64::from(self.size.0), f64::from(self.size.1));
        let letter = |c: &&Component| {
            let high = f64::from(c.height()) / self.x_height;
            (0.6..3.5).contains(&high) && f64::from(c.width()) < 20.0 * self.x_height
        };
        let middle = |a: u32, b: u32, of: f64| f64::from(a + b) / 2.0 / of;
        self.pieces
            .iter()
            .filter(letter)
            .map(|c| (middle(c.left, c.right, w), middle(c.top, c.bottom, h)))
            .collect()
    }
}

/// Letters are read at the scale at which an x has between so many pixels and twice as many: more tells nothing new.
const LEAST_X: f64 = 9.0;
/// What is taken for the height of an x where letters cannot be told.
const GUESSED_X: f64 = 12.0;
/// Side of a patch in heights of an x: some fifty letters.
const PATCH: f64 = 12.0;
/// Less ink than this part of a patch is no text: a corner of a letter, a speck.
const LEAST_INK: f64 = 0.012;
/// More than this is a picture.
const MOST_INK: f64 = 0.6;

/// Part of a patch that something else covers before its letters tell nothing.
const MOST_HIDDEN: f64 = 0.2;

/// Ink that stands out by fewer levels is pale.
pub(super) const PALE: f32 = 100.0;

/// Longer side, in pixels, at which a page is looked at first: ordinary letters are high enough there.
const FIRST_SIDE: u32 = 1700;

/// Reads a page: quickly at half its resolution or less, and as it is where its letters are too low for that. `None`
/// where there is nothing like text.
#[must_use]
pub fn read(page: &Raster) -> Option<Reading> {
    let factor = (page.width().max(page.height()) / FIRST_SIDE).max(1);
    let reading = read_copy(&page.shrunk_by(factor), factor);
    match reading {
        Some(reading) if factor == 1 || !reading.is_too_coarse() => Some(reading),
        _ if factor > 1 => read_copy(page, 1),
        reading => reading,
    }
}

/// Reads a copy of a page made `shrunk` times smaller (1: the page itself).
#[must_use]
pub fn read_copy(page: &Raster, shrunk: u32) -> Option<Reading> {
    let grey = if page.channels() == Channels::Grey { page.clone() } else { page.to_grey() };
    if grey.width() < 16 || grey.height() < 16 {
        return None;
    }
    let view = View::of(grey);
    let x = view.text.map_or(0.0, |t| t.x_height_px);
    let factor = (x / LEAST_X).floor().max(1.0) as u32;
    if factor == 1 {
        return view.reading(shrunk);
    }
    View::of(view.grey.shrunk_by(factor)).reading(factor * shrunk)
}

/// A page at the scale of reading.
struct View {
    grey: Raster,
    ink: Bitmap,
    /// Contrast of ink to paper, block by block.
    light: ink::Light,
    letters: Vec<Component>,
    text: Option<TextHeight>,
}

impl View {
    fn of(grey: Raster) -> Self {
        let light = ink::Light::of(&grey);
        let ink = light.ink(&grey);
        let letters = components::of(&ink).1;
        let text = text::height(&letters, grey.height());
        Self { grey, ink, light, letters, text }
    }

    /// What reading is like on the page that this is a copy of, made `factor` times smaller.
    fn reading(self, factor: u32) -> Option<Reading> {
        let x = self.text.map_or(GUESSED_X, |t| t.x_height_px).max(3.0);
        let side = (PATCH * x).round() as usize;
        let mut tally = Tally::new(&self.grey, side);
        tally.components(&self.letters, x);
        tally.shapes(&self.ink);
        tally.edges(&self.grey, &self.light);
        let full_x = x * f64::from(factor);
        let patches: Vec<Patch> = tally
            .patches
            .iter()
            .enumerate()
            .filter_map(|(at, sums)| {
                let (col, row) = (at % tally.cols, at / tally.cols);
                let area = tally.area(col, row);
                let share = f64::from(sums.ink) / area;
                let enough = (LEAST_INK..MOST_INK).contains(&share) && area >= 0.3 * (side * side) as f64;
                enough.then(|| sums.patch(tally.place(col, row), x, full_x, share))
            })
            .collect();
        let misread = misread_of(&patches)?;
        let text = self.text.map(|t| t.scaled(f64::from(factor)));
        let size = (self.grey.width(), self.grey.height());
        Some(Reading { misread, text, x_height: x, patches, pieces: self.letters, size })
    }
}

/// Part of the letters of all `patches` that would be misread; `None` where there is no patch.
fn misread_of(patches: &[Patch]) -> Option<f64> {
    let all: f32 = patches.iter().map(|p| p.weight).sum();
    let misread = patches.iter().map(|p| p.weight * p.misread).sum::<f32>();
    (all > 0.0).then(|| f64::from(misread / all))
}

/// Sums over one patch.
#[derive(Debug, Clone, Default)]
struct Sums {
    letters: f32,
    specks: f32,
    pieces: f32,
    merged: f32,
    ink: f32,
    heights: (f32, f32),
    /// Ends of ink along rows and columns.
    outline: f32,
    /// Four times the Euler number: pieces less holes.
    euler: i32,
    /// Sums of the slopes of edges and of their squares, in four directions.
    slopes: [(f32, f32); 4],
    /// Sums of the squares of all slopes that are no noise, in the same directions.
    energies: [f32; 4],
    /// Pixels of ink: half as dark as ink becomes, and as dark.
    tones: (f32, f32),
    /// Differences of neighbours on bare paper: sum and count.
    rough: (f32, f32),
    contrast: (f32, f32),
}

struct Tally {
    cols: usize,
    side: usize,
    size: (usize, usize),
    patches: Vec<Sums>,
}

impl Tally {
    fn new(page: &Raster, side: usize) -> Self {
        let size = (page.width() as usize, page.height() as usize);
        let (cols, rows) = (size.0.div_ceil(side), size.1.div_ceil(side));
        Self { cols, side, size, patches: vec![Sums::default(); cols * rows] }
    }

    fn area(&self, col: usize, row: usize) -> f64 {
        let part = |at: usize, whole: usize| self.side.min(whole - at * self.side);
        (part(col, self.size.0) * part(row, self.size.1)) as f64
    }

    /// Where a patch lies, from 0 to 1.
    fn place(&self, col: usize, row: usize) -> [f64; 4] {
        let part = |at: usize, of: usize| ((at * self.side) as f64 / of as f64).min(1.0);
        let (w, h) = self.size;
        [part(col, w), part(row, h), part(col + 1, w), part(row + 1, h)]
    }

    fn at(&mut self, x: usize, y: usize) -> &mut Sums {
        &mut self.patches[y / self.side * self.cols + x / self.side]
    }

    /// Letters, specks, and letters that have run together; rules and pictures are left out.
    fn components(&mut self, all: &[Component], x_height: f64) {
        for c in all {
            let (w, h) = (f64::from(c.width()) / x_height, f64::from(c.height()) / x_height);
            let rule = h < 0.35 && w > 4.0 || w < 0.35 && h > 4.5 || h > 6.0 || w > 45.0;
            if rule {
                continue;
            }
            let sums = self.at((c.left + c.right) as usize / 2, (c.top + c.bottom) as usize / 2);
            let area = c.area as f32;
            sums.ink += area;
            sums.pieces += 1.0;
            if h < 0.5 && w < 0.5 {
                sums.specks += 1.0;
            } else if w > 4.0 {
                sums.merged += area;
            } else if h >= 0.55 {
                sums.letters += 1.0;
                sums.heights.0 += h as f32;
                sums.heights.1 += (h * h) as f32;
            }
        }
    }

    /// Outline and Euler number of the ink, from squares of 2 x 2 pixels (S. Gray, "Local properties of binary images in
    /// two dimensions", 1971).
    fn shapes(&mut self, ink: &Bitmap) {
        let wide = self.size.0;
        let unpacked = |y: usize| -> Vec<u8> {
            let row = ink.row(y as u32);
            (0..wide).map(|x| row[x / 8] >> (7 - x % 8) & 1).collect()
        };
        let mut above = unpacked(0);
        for y in 1..self.size.1 {
            let here = unpacked(y);
            let line = y / self.side * self.cols;
            for (col, from) in (1..wide).step_by(self.side).enumerate() {
                let to = (from + self.side).min(wide);
                let (mut euler, mut outline) = (0i32, 0u32);
                for x in from..to {
                    let quad = (above[x - 1], above[x], here[x - 1], here[x]);
                    let (a, b, c, d) = quad;
                    let sum = a + b + c + d;
                    euler += match sum {
                        1 => 1,
                        3 => -1,
                        2 if a == d => -2,
                        _ => 0,
                    };
                    outline += u32::from(d != b) + u32::from(d != c);
                }
                if let Some(sums) = self.patches.get_mut(line + col) {
                    sums.euler += euler;
                    sums.outline += outline as f32;
                }
            }
            above = here;
        }
    }

    /// Slopes where ink and paper meet, roughness where there is bare paper.
    fn edges(&mut self, grey: &Raster, light: &ink::Light) {
        let (wide, high) = self.size;
        let data = grey.data();
        for y in 2..high.saturating_sub(2) {
            let rows =
                [&data[(y - 1) * wide..][..wide], &data[y * wide..][..wide], &data[(y + 1) * wide..][..wide]];
            for (block, from) in (0..wide).step_by(ink::BLOCK).enumerate() {
                let Some(contrast) = light.contrast(block, y / ink::BLOCK) else { continue };
                let (from, to) = (from.max(1), (from + ink::BLOCK).min(wide - 1));
                let (steep, flat) = (contrast * 0.3, contrast * 0.2);
                let white = light.paper(block, y / ink::BLOCK);
                let (paper, half, full) =
                    (white - 0.3 * contrast, white - 0.25 * contrast, white - 0.7 * contrast);
                let mut start = from;
                while start < to {
                    // A block may lie over two patches.
                    let end = to.min((start / self.side + 1) * self.side);
                    let sums = self.at(start, y);
                    for x in start..end {
                        let v = |dx: usize, dy: usize| f32::from(rows[dy][x + dx - 1]);
                        let slopes = [
                            (v(2, 1) - v(0, 1)).abs(),
                            (v(1, 2) - v(1, 0)).abs(),
                            (v(2, 2) - v(0, 0)).abs() * std::f32::consts::FRAC_1_SQRT_2,
                            (v(0, 2) - v(2, 0)).abs() * std::f32::consts::FRAC_1_SQRT_2,
                        ];
                        let most = slopes[0].max(slopes[1]);
                        if v(1, 1) < full {
                            sums.tones.1 += 1.0;
                        } else if v(1, 1) < half {
                            sums.tones.0 += 1.0;
                        }
                        if most >= flat {
                            sums.energies.iter_mut().zip(slopes).for_each(|(sum, s)| *sum += s * s);
                        }
                        if most > steep {
                            for (sum, slope) in sums.slopes.iter_mut().zip(slopes) {
                                if slope > steep {
                                    sum.0 += slope * contrast;
                                    sum.1 += slope * slope;
                                }
                            }
                            sums.contrast.0 += contrast;
                            sums.contrast.1 += 1.0;
                        } else if most < flat && v(1, 1) > paper {
                            sums.rough.0 += slopes[0] + slopes[1];
                            sums.rough.1 += 2.0;
                        }
                    }
                    start = end;
                }
            }
        }
    }
}

impl Sums {
    fn patch(&self, place: [f64; 4], x: f64, full_x: f64, share: f64) -> Patch {
        let x = x as f32;
        // The slope over two pixels of an edge w wide is 2 contrast / w.
        let widths =
            self.slopes.map(|(sum, squares)| if squares > 0.0 { 2.0 * sum / squares } else { 4.0 * x });
        let letters = self.letters.max(1.0);
        let contrast = self.contrast.0 / self.contrast.1.max(1.0);
        // The mean difference of two pixels with noise of one sigma is 1.13 sigma.
        let noise = self.rough.0 / self.rough.1.max(1.0) / 1.13;
        let narrow = widths.iter().copied().fold(f32::MAX, f32::min);
        let wide = widths.iter().copied().fold(0.0, f32::max);
        let holes = (self.pieces - self.euler as f32 / 4.0) / letters;
        let stroke = 2.0 * self.ink / self.outline.max(1.0) / x;
        let mean = self.heights.0 / letters;
        let spread = (self.heights.1 / letters - mean * mean).max(0.0).sqrt();
        // What a movement along one direction does: the slopes along it are gone, those across it stay.
        let (least, greatest) =
            self.energies.iter().fold((f32::MAX, 0.0f32), |(low, high), &e| (low.min(e), high.max(e)));
        let one_way = ((least + 1.0) / (greatest + 1.0)).max(0.01).ln();
        let height = (full_x as f32 / 12.0).clamp(0.2, 2.0).ln();
        let measures: Measures = [
            height,
            height.min(0.0).powi(2),
            (narrow / x).ln(),
            (wide / x).ln(),
            (wide / narrow).ln(),
            (contrast.max(4.0) / 255.0).ln(),
            (noise / contrast.max(4.0) + 0.01).ln(),
            (1.0 + self.specks / letters).ln().min(2.5),
            holes.clamp(-1.0, 2.0),
            self.merged / self.ink.max(1.0),
            stroke.clamp(0.02, 1.5).ln(),
            (self.ink / letters / (x * x)).clamp(0.02, 20.0).ln(),
            mean.clamp(0.0, 3.0),
            spread.clamp(0.0, 1.5),
            (share as f32).ln(),
            one_way,
            self.tones.0 / (self.tones.0 + self.tones.1).max(1.0),
        ];
        Patch {
            place,
            weight: self.ink,
            measures,
            misread: weights::misread(&measures),
            edges: widths,
            contrast,
            noise,
        }
    }
}
