//! Lines of evenly spaced characters: where the cells of a machine readable zone lie.

use liite_raster::{Bitmap, Raster};

use super::cell::Place;
use crate::components::{self, Component};

/// Fewest letters that make a line worth looking at.
const FEWEST: usize = 14;
/// Most letters looked at; a page of newsprint has fewer.
const MOST: usize = 20_000;
/// Height of a letter with its pen, in units of a sixteenth of the distance between characters.
const LETTER: f64 = 15.8;

/// A line of cells, numbered from any one of them.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The middle of cell `i` is where these polynomials of the second degree say: across and down, pixels.
    across: [f64; 3],
    down: [f64; 3],
    /// First and last cell in which something was found.
    pub(super) first: i32,
    pub(super) last: i32,
    /// Height of a letter, pixels.
    letter: f64,
}

impl Row {
    /// How many cells there are.
    pub(super) fn cells(&self) -> i32 {
        self.last - self.first + 1
    }

    /// Where a cell is.
    pub(super) fn place(&self, cell: i32) -> Place {
        let i = f64::from(cell);
        let slope = |c: &[f64; 3]| c[1] + 2.0 * c[2] * i;
        let (dx, dy) = (slope(&self.across), slope(&self.down));
        let pitch = dx.hypot(dy).max(1e-6);
        let unit = self.letter / LETTER;
        Place {
            middle: (value(&self.across, i) as f32, value(&self.down, i) as f32),
            right: ((dx / 16.0) as f32, (dy / 16.0) as f32),
            down: ((-dy / pitch * unit) as f32, (dx / pitch * unit) as f32),
        }
    }

    /// Whether `below` can be the next line of the same zone.
    pub(super) fn stands_over(&self, below: &Row) -> bool {
        let pitch = self.across[1].abs().max(1e-6);
        let (a, b) =
            (self.place(self.first + self.cells() / 2), below.place(below.first + below.cells() / 2));
        let down = f64::from(b.middle.1 - a.middle.1) / pitch;
        let aside = f64::from((b.middle.0 - a.middle.0).abs()) / pitch;
        let ratio = below.across[1] / self.across[1];
        (1.1..4.5).contains(&down) && aside < 4.0 && (0.85..1.18).contains(&ratio)
    }
}

fn value(c: &[f64; 3], i: f64) -> f64 {
    c[0] + c[1] * i + c[2] * i * i
}

/// The rows of a page, from the top down.
pub(super) fn rows(grey: &Raster) -> Vec<Row> {
    let ink = ink(grey);
    let (_, mut letters) = components::of(&ink);
    let width = grey.width().max(grey.height());
    letters.retain(|c| {
        let (w, h) = (c.width(), c.height());
        h >= (width / 170).max(6) && h <= width / 14 && w <= 3 * h && 5 * w >= h && 12 * c.area >= w * h
    });
    letters.truncate(MOST);
    letters.sort_by_key(|c| (c.left + c.right, c.top));
    let mut taken = vec![false; letters.len()];
    let mut rows = Vec::new();
    for first in 0..letters.len() {
        if taken[first] {
            continue;
        }
        let chain = chain(&letters, &taken, first);
        if chain.len() < FEWEST {
            continue;
        }
        if let Some(row) = fitted(&letters, &chain) {
            chain.iter().for_each(|&at| taken[at] = true);
            rows.push(row);
        }
    }
    rows.sort_by(|a: &Row, b| a.place(a.first).middle.1.total_cmp(&b.place(b.first).middle.1));
    rows
}

/// What is darker than its surroundings, which are as wide as some characters.
fn ink(grey: &Raster) -> Bitmap {
    let (w, h) = (grey.width() as usize, grey.height() as usize);
    let reach = (w.max(h) / 50).max(4);
    let mut sums = vec![0_u64; (w + 1) * (h + 1)];
    for y in 0..h {
        let mut line = 0;
        for x in 0..w {
            line += u64::from(grey.data()[y * grey.stride() + x]);
            sums[(y + 1) * (w + 1) + x + 1] = sums[y * (w + 1) + x + 1] + line;
        }
    }
    let mut ink = Bitmap::blank(grey.width(), grey.height());
    for y in 0..h {
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(h));
        for x in 0..w {
            let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(w));
            let sum = sums[bottom * (w + 1) + right] + sums[top * (w + 1) + left]
                - sums[top * (w + 1) + right]
                - sums[bottom * (w + 1) + left];
            let mean = sum as f64 / ((bottom - top) * (right - left)) as f64;
            let v = f64::from(grey.data()[y * grey.stride() + x]);
            if v < mean * 0.82 && v + 10.0 < mean {
                ink.set(x as u32, y as u32, true);
            }
        }
    }
    ink
}

fn middle(c: &Component) -> (f64, f64) {
    (f64::from(c.left + c.right) / 2.0, f64::from(c.top + c.bottom) / 2.0)
}

/// Letters one behind the other, of about one height, beginning with `first`.
fn chain(letters: &[Component], taken: &[bool], first: usize) -> Vec<usize> {
    let mut chain = vec![first];
    let mut height = f64::from(letters[first].height());
    let mut at = first;
    loop {
        let here = middle(&letters[at]);
        // Where the line leads, from a few letters back.
        let back = middle(&letters[chain[chain.len().saturating_sub(9)]]);
        let slope = if here.0 - back.0 > 3.0 * height { (here.1 - back.1) / (here.0 - back.0) } else { 0.0 };
        let next = (at + 1..letters.len())
            .take_while(|&i| middle(&letters[i]).0 - here.0 < 3.3 * height)
            .filter(|&i| !taken[i])
            .find(|&i| {
                let there = middle(&letters[i]);
                let expected = here.1 + slope * (there.0 - here.0);
                let tall = f64::from(letters[i].height()) / height;
                (there.1 - expected).abs() < 0.36 * height && (0.6..1.5).contains(&tall)
            });
        let Some(next) = next else { return chain };
        height += (f64::from(letters[next].height()) - height) * 0.1;
        chain.push(next);
        at = next;
    }
}

/// The cells that these letters stand in; none where they are not evenly spaced.
fn fitted(letters: &[Component], chain: &[usize]) -> Option<Row> {
    let places: Vec<(f64, f64)> = chain.iter().map(|&at| middle(&letters[at])).collect();
    let heights = chain.iter().map(|&at| f64::from(letters[at].height()));
    let letter = quantile(heights.collect(), 0.6)?;
    let steps = places.windows(2).map(|pair| pair[1].0 - pair[0].0);
    let pitch = quantile(steps.filter(|step| (0.7 * letter..1.7 * letter).contains(step)).collect(), 0.5)?;
    let mut cell = 0.0;
    let mut cells = vec![0.0];
    for pair in places.windows(2) {
        cell += ((pair[1].0 - pair[0].0) / pitch).round();
        cells.push(cell);
    }
    let mut across = [places[0].0, pitch, 0.0];
    let mut good: Vec<usize> = (0..places.len()).collect();
    for _ in 0..4 {
        let of = |pick: fn(&(f64, f64)) -> f64| -> Vec<(f64, f64)> {
            good.iter().map(|&at| (cells[at], pick(&places[at]))).collect()
        };
        across = parabola(&of(|place| place.0))?;
        for (cell, place) in cells.iter_mut().zip(&places) {
            // To the cell whose middle is nearest; the spacing hardly changes from one to the next.
            let off = (place.0 - value(&across, *cell)) / (across[1] + 2.0 * across[2] * *cell);
            *cell += off.round();
        }
        good = (0..places.len())
            .filter(|&at| (places[at].0 - value(&across, cells[at])).abs() < 0.3 * pitch)
            .collect();
        if good.len() < FEWEST || good.len() * 10 < places.len() * 7 {
            return None;
        }
    }
    let down = parabola(&good.iter().map(|&at| (cells[at], places[at].1)).collect::<Vec<_>>())?;
    let numbers = || good.iter().map(|&at| cells[at] as i32);
    let row = Row { across, down, first: numbers().min()?, last: numbers().max()?, letter };
    let spaced = row.across[1] > 0.0 && (0.75..1.6).contains(&(row.across[1] / letter));
    // Most cells are filled: words with spaces between them are no zone.
    (spaced && good.len() as f64 > 0.75 * f64::from(row.cells())).then_some(row)
}

fn quantile(mut values: Vec<f64>, part: f64) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(((values.len() as f64 - 1.0).max(0.0) * part) as usize).copied()
}

/// The parabola that is nearest to the points in least squares; a straight line where they are few.
fn parabola(points: &[(f64, f64)]) -> Option<[f64; 3]> {
    let n = points.len() as f64;
    if points.len() < 3 {
        return None;
    }
    // About the middle, so that the sums stay small.
    let centre = points.iter().map(|p| p.0).sum::<f64>() / n;
    let sum = |power: i32| points.iter().map(|p| (p.0 - centre).powi(power)).sum::<f64>();
    let product = |power: i32| points.iter().map(|p| (p.0 - centre).powi(power) * p.1).sum::<f64>();
    let (s1, s2, s3, s4) = (sum(1), sum(2), sum(3), sum(4));
    let (t0, t1, t2) = (product(0), product(1), product(2));
    let minor = |a: f64, b: f64, c: f64, d: f64| a * d - b * c;
    let whole = n * minor(s2, s3, s3, s4) - s1 * minor(s1, s3, s2, s4) + s2 * minor(s1, s2, s2, s3);
    if whole.abs() < 1e-9 {
        return None;
    }
    let c0 = (t0 * minor(s2, s3, s3, s4) - s1 * minor(t1, s3, t2, s4) + s2 * minor(t1, s2, t2, s3)) / whole;
    let c1 = (n * minor(t1, s3, t2, s4) - t0 * minor(s1, s3, s2, s4) + s2 * minor(s1, t1, s2, t2)) / whole;
    let c2 = (n * minor(s2, t1, s3, t2) - s1 * minor(s1, t1, s2, t2) + t0 * minor(s1, s2, s2, s3)) / whole;
    Some([c0 - c1 * centre + c2 * centre * centre, c1 - 2.0 * c2 * centre, c2])
}
