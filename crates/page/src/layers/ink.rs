//! The colours of ink: one for most of the page, a coarse picture of colours where pens, stamps and print differ.

use liite_raster::{Bitmap, Channels, Raster};
use rayon::prelude::*;

use super::{Area, Patch, patch_of, rgb};
use crate::clean::grid::{Grid, luma};
use crate::components::{self, Run};

/// Side of a cell of colour, in pixels at 300 dots per inch.
const CELL: f64 = 8.0;
/// Chroma of ink, as a part of its darkness, that is surely a colour, and that may be one beside such.
const SURE: f32 = 0.24;
const MAYBE: f32 = 0.15;
/// Neutral ink this much lighter than the page's is ink of its own: a pencil, a pale stamp.
const PALE: f32 = 60.0;
/// Neutral ink this much lighter is shown as pale as it is; between the two it is shown darker, so that no letter of a
/// fading line stands out against the next.
const AS_PALE: f32 = 150.0;
/// The same for a solid field.
const PALE_FIELD: f32 = 28.0;
/// Within this of the page's own ink a dark pixel belongs to it, even amid another colour: print under a stamp.
const AS_DARK: f32 = 26.0;
/// Crumbs this much lighter than the page's ink are not shown as dark as it.
const PALE_CRUMB: f32 = 90.0;
/// Fewer pixels of ink than this (at 300 dots per inch) are no ink of their own.
const LEAST: f64 = 60.0;

/// The ink that most of a page is written in.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where it lies, in pixels of the page.
    pub area: Area,
    /// Its ink inside the area.
    pub mask: Bitmap,
    /// sRGB.
    pub colour: [u8; 3],
}

/// Ink with colours of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Inked {
    /// Where it lies, in pixels of the page.
    pub area: Area,
    /// The ink inside the area.
    pub mask: Bitmap,
    /// The colours of the ink there, coarse; between the strokes they go on smoothly.
    pub colours: Raster,
}

/// The ink of a page by cells.
pub(super) struct Inks {
    /// The page's own ink and all other.
    pub(super) own: Bitmap,
    pub(super) other: Bitmap,
    /// Colour of the page's own ink.
    pub(super) colour: [f32; 3],
    /// Colour of other ink, filled between the strokes.
    pub(super) colours: Grid,
    /// Cells that have other ink.
    islands: Vec<Area>,
}

/// Sums over the ink of a cell, weighted so that the core of a stroke counts and its rim does not.
#[derive(Clone, Copy, Default)]
struct Sum {
    colour: [f32; 3],
    weight: f32,
    /// Pixels of ink.
    count: u32,
}

impl Sum {
    fn add(&mut self, other: &Self) {
        for (a, b) in self.colour.iter_mut().zip(other.colour) {
            *a += b;
        }
        self.weight += other.weight;
        self.count += other.count;
    }

    fn mean(&self) -> Option<[f32; 3]> {
        (self.weight > 0.0).then(|| self.colour.map(|v| v / self.weight))
    }
}

impl Inks {
    pub(super) fn of(page: &Raster, mask: &Bitmap, dpi: f64) -> Self {
        let cell = ((dpi / 300.0 * CELL).round() as usize).max(3);
        let (cols, rows) =
            (page.width().div_ceil(cell as u32) as usize, page.height().div_ceil(cell as u32) as usize);
        let sums = sums(page, mask, cell, cols, rows);
        let around = widened(&sums, cols, rows);
        let cast = cast(&around);
        let colour = common(&around, &sums, cast);
        let kinds: Vec<Kind> = around.iter().map(|s| Kind::of(s, 9 * cell * cell, cast, colour)).collect();
        let least = LEAST * (dpi / 300.0).powi(2);
        let (own, other) = parted(page, mask, &Cells { cell, cols, kinds: &kinds }, colour);
        let pale = |at: usize| around[at].mean().is_some_and(|c| luma(c) > luma(colour) + PALE_CRUMB);
        let (own, other, islands) = without_crumbs((own, other), (cell, cols, rows), least, pale);
        let known: Vec<bool> = has_ink(&other, cell, cols, rows);
        let cells = around.iter().zip(&sums).map(|(a, s)| shown(s, a, cast, colour)).collect();
        let grid = Grid { cols, rows, cell, cells };
        let colours = if known.contains(&true) { grid.filled(&known) } else { grid };
        Self { own, other, colour, colours, islands }
    }

    /// All ink that is left.
    pub(super) fn all(&self) -> Bitmap {
        let data = self.own.data().iter().zip(self.other.data()).map(|(a, b)| a | b).collect();
        Bitmap::from_packed(self.own.width(), self.own.height(), data).unwrap_or_else(|_| self.own.clone())
    }

    pub(super) fn into_layers(self, channels: Channels) -> (Option<Text>, Vec<Inked>) {
        let text = bounds(&self.own).map(|area| Text {
            area,
            mask: cropped(&self.own, area),
            colour: self.colour.map(|v| v.round().clamp(0.0, 255.0) as u8),
        });
        let size = (self.own.width(), self.own.height());
        let inked = self.islands.iter().map(|cells| {
            let Patch { area, raster } = patch_of(&self.colours, cells, size, channels);
            Inked { area, mask: cropped(&self.other, area), colours: raster }
        });
        (text, inked.collect())
    }
}

/// What the ink of a cell is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Own,
    Maybe,
    Other,
}

impl Kind {
    /// The kind of a cell by the ink in and `around` it, which at most could be `full` pixels.
    fn of(around: &Sum, full: usize, cast: [f32; 2], own: [f32; 3]) -> Self {
        let Some(c) = around.mean() else { return Kind::Own };
        // A thin stroke may be pale because the lens blurred it; a field is as dark as it looks.
        let solid = around.count as usize * 10 >= full * 9;
        let pale = if solid { PALE_FIELD } else { PALE };
        let dark = (255.0 - c[1]).max(1.0);
        let chroma = chroma(c, cast) / dark;
        if chroma >= SURE || luma(c) > luma(own) + pale {
            Kind::Other
        } else if chroma >= MAYBE {
            Kind::Maybe
        } else {
            Kind::Own
        }
    }
}

/// Red and blue of ink beside its green, as parts of its darkness: what camera and lamp leave on black.
fn cast(cells: &[Sum]) -> [f32; 2] {
    const MOST: f32 = 0.08;
    let mut parts: [Vec<f32>; 2] = [Vec::new(), Vec::new()];
    for c in cells.iter().filter_map(Sum::mean).filter(|c| c[1] < 170.0) {
        let dark = 255.0 - c[1];
        parts[0].push((c[0] - c[1]) / dark);
        parts[1].push((c[2] - c[1]) / dark);
    }
    parts.map(|mut v| {
        if v.is_empty() {
            return 0.0;
        }
        let middle = v.len() / 2;
        v.select_nth_unstable_by(middle, f32::total_cmp).1.clamp(-MOST, MOST)
    })
}

/// Largest minus smallest channel, the cast taken off.
fn chroma(c: [f32; 3], cast: [f32; 2]) -> f32 {
    let dark = 255.0 - c[1];
    let (red, blue) = (c[0] - c[1] - cast[0] * dark, c[2] - c[1] - cast[1] * dark);
    red.max(blue).max(0.0) - red.min(blue).min(0.0)
}

/// The colour of the page's own ink: dark among its neutral cells, or among all where none is neutral.
fn common(around: &[Sum], sums: &[Sum], cast: [f32; 2]) -> [f32; 3] {
    let inked = || around.iter().zip(sums).filter(|(_, s)| s.weight > 0.0).filter_map(|(a, _)| a.mean());
    let neutral = |c: &[f32; 3]| chroma(*c, cast) / (255.0 - c[1]).max(1.0) < MAYBE;
    let mut colours: Vec<[f32; 3]> = inked().filter(neutral).collect();
    if colours.is_empty() {
        colours = inked().collect();
    }
    if colours.is_empty() {
        return [0.0; 3];
    }
    // Thin strokes are paler than they were written: the darker ones show the ink.
    colours.sort_unstable_by(|a, b| luma(*a).total_cmp(&luma(*b)));
    let dark = colours[colours.len() / 7];
    // What has next to no colour is printed black, not bluish.
    let spread = dark.iter().fold(0.0f32, |m, v| m.max((v - luma(dark)).abs()));
    if spread < 14.0 { [luma(dark); 3] } else { dark }
}

fn sums(page: &Raster, mask: &Bitmap, cell: usize, cols: usize, rows: usize) -> Vec<Sum> {
    let n = page.channels().count();
    (0..rows)
        .into_par_iter()
        .flat_map_iter(|cy| {
            let mut line = vec![Sum::default(); cols];
            for y in cy * cell..((cy + 1) * cell).min(page.height() as usize) {
                let row = page.row(y as u32);
                each_ink(mask.row(y as u32), |x| {
                    let c = rgb(&row[x * n..(x + 1) * n]).map(f32::from);
                    let weight = (256.0 - luma(c)).powi(2);
                    let sum = &mut line[x / cell];
                    for (s, v) in sum.colour.iter_mut().zip(c) {
                        *s += weight * v;
                    }
                    sum.weight += weight;
                    sum.count += 1;
                });
            }
            line
        })
        .collect()
}

/// Calls `see` with every column that is ink.
#[inline]
fn each_ink(bits: &[u8], mut see: impl FnMut(usize)) {
    for (at, &byte) in bits.iter().enumerate() {
        let mut left = byte;
        while left != 0 {
            let first = left.leading_zeros();
            left &= !(0x80 >> first);
            see(at * 8 + first as usize);
        }
    }
}

/// Every cell that has ink, with its neighbours: a stroke's colour is not told by eight pixels of a JPEG.
fn widened(sums: &[Sum], cols: usize, rows: usize) -> Vec<Sum> {
    (0..sums.len())
        .into_par_iter()
        .with_min_len(4096)
        .map(|at| {
            if sums[at].weight == 0.0 {
                return Sum::default();
            }
            let (x, y) = (at % cols, at / cols);
            let mut total = Sum::default();
            for j in y.saturating_sub(1)..(y + 2).min(rows) {
                for i in x.saturating_sub(1)..(x + 2).min(cols) {
                    total.add(&sums[j * cols + i]);
                }
            }
            total
        })
        .collect()
}

/// The colour that other ink is shown in.
fn shown(own: &Sum, around: &Sum, cast: [f32; 2], text: [f32; 3]) -> [f32; 3] {
    let Some(c) = own.mean().or(around.mean()) else { return [0.0; 3] };
    let paler = luma(c) - luma(text);
    if chroma(c, cast) >= MAYBE * (255.0 - c[1]).max(1.0) || paler <= 0.0 || paler >= AS_PALE {
        return c;
    }
    let less = paler - (paler - PALE).max(0.0) * AS_PALE / (AS_PALE - PALE);
    c.map(|v| v - less)
}

/// The cells of a page and what their ink is.
struct Cells<'a> {
    cell: usize,
    cols: usize,
    kinds: &'a [Kind],
}

impl Cells<'_> {
    fn kind(&self, x: u32, y: u32) -> Kind {
        self.kinds[y as usize / self.cell * self.cols + x as usize / self.cell]
    }
}

/// A component of ink is one thing as long as it is small; a signature across print is parted cell by cell.
fn parted(page: &Raster, mask: &Bitmap, cells: &Cells<'_>, own: [f32; 3]) -> (Bitmap, Bitmap) {
    let (runs, parts) = components::of(mask);
    let mut votes = vec![[0u32; 3]; parts.len()];
    for run in &runs {
        for x in run.from..run.to {
            votes[run.component as usize][cells.kind(x, run.y) as usize] += 1;
        }
    }
    let small = 8 * cells.cell as u32;
    let mut ours = mask.clone();
    let mut others = Bitmap::blank(mask.width(), mask.height());
    let n = page.channels().count();
    let dark = luma(own) + AS_DARK;
    for Run { y, from, to, component } in runs {
        let part = &parts[component as usize];
        let [own_votes, maybe, other] = votes[component as usize];
        if maybe + other == 0 {
            continue;
        }
        let whole = part.width() <= small && part.height() <= small;
        let coloured = other > 0 && (maybe + other) * 2 > own_votes + maybe + other;
        if whole && !coloured {
            continue;
        }
        let row = page.row(y);
        for x in from..to {
            let kind = cells.kind(x, y);
            let here =
                if whole { coloured } else { kind == Kind::Other || (kind == Kind::Maybe && other > maybe) };
            let c = rgb(&row[x as usize * n..(x as usize + 1) * n]).map(f32::from);
            let as_dark = luma(c) <= dark && c.iter().all(|v| (v - luma(c)).abs() < 18.0);
            if here && (whole || !as_dark) {
                ours.set(x, y, false);
                others.set(x, y, true);
            }
        }
    }
    (ours, others)
}

/// Islands of other ink in cells. What is too little to be one goes back to the page's own ink, or, where it is
/// `pale`, to the ground.
fn without_crumbs(
    (mut own, mut other): (Bitmap, Bitmap),
    (cell, cols, rows): (usize, usize, usize),
    least: f64,
    pale: impl Fn(usize) -> bool,
) -> (Bitmap, Bitmap, Vec<Area>) {
    let mut counts = vec![0u32; cols * rows];
    for y in 0..other.height() {
        each_ink(other.row(y), |x| counts[y as usize / cell * cols + x / cell] += 1);
    }
    // Cells within 3 of one another (2 mm) are one island.
    const REACH: usize = 3;
    let mut seen = vec![false; counts.len()];
    let (mut stack, mut islands) = (Vec::new(), Vec::new());
    for start in 0..counts.len() {
        if seen[start] || counts[start] == 0 {
            continue;
        }
        seen[start] = true;
        stack.push(start);
        let (mut pixels, mut members) = (0u32, Vec::new());
        while let Some(at) = stack.pop() {
            pixels += counts[at];
            members.push(at);
            let (x, y) = (at % cols, at / cols);
            for j in y.saturating_sub(REACH)..(y + REACH + 1).min(rows) {
                for i in x.saturating_sub(REACH)..(x + REACH + 1).min(cols) {
                    let next = j * cols + i;
                    if !seen[next] && counts[next] > 0 {
                        seen[next] = true;
                        stack.push(next);
                    }
                }
            }
        }
        if f64::from(pixels) < least {
            for &at in &members {
                let back = (!pale(at)).then_some(&mut own);
                give_back(back, &mut other, at, cell, cols);
            }
            continue;
        }
        let area = members.iter().map(|at| ((at % cols) as u32, (at / cols) as u32)).map(|(x, y)| Area {
            left: x,
            top: y,
            right: x + 1,
            bottom: y + 1,
        });
        islands.extend(area.reduce(|a, b| a.with(&b)));
    }
    // Two small pictures cost more than the gap between them.
    let islands =
        Area::joined(islands, |a, b, both| a.meets(b) || both.pixels() <= a.pixels() + b.pixels() + 2500);
    (own, other, islands)
}

fn give_back(mut own: Option<&mut Bitmap>, other: &mut Bitmap, at: usize, cell: usize, cols: usize) {
    let (left, top) = ((at % cols * cell) as u32, (at / cols * cell) as u32);
    for y in top..top + cell as u32 {
        for x in left..left + cell as u32 {
            if other.ink(x, y) {
                other.set(x, y, false);
                if let Some(own) = &mut own {
                    own.set(x, y, true);
                }
            }
        }
    }
}

fn has_ink(mask: &Bitmap, cell: usize, cols: usize, rows: usize) -> Vec<bool> {
    let mut known = vec![false; cols * rows];
    for y in 0..mask.height() {
        each_ink(mask.row(y), |x| known[y as usize / cell * cols + x / cell] = true);
    }
    known
}

/// The box around all ink; `None` where there is none.
fn bounds(mask: &Bitmap) -> Option<Area> {
    let mut found: Option<Area> = None;
    for y in 0..mask.height() {
        let row = mask.row(y);
        let (Some(first), Some(last)) = (row.iter().position(|b| *b != 0), row.iter().rposition(|b| *b != 0))
        else {
            continue;
        };
        let left = (first * 8) as u32 + row[first].leading_zeros();
        let right = (last * 8 + 8) as u32 - row[last].trailing_zeros();
        let here = Area { left, top: y, right, bottom: y + 1 };
        found = Some(found.map_or(here, |f| f.with(&here)));
    }
    found
}

fn cropped(mask: &Bitmap, area: Area) -> Bitmap {
    let stride = (area.width() as usize).div_ceil(8);
    let (skip, shift) = (area.left as usize / 8, area.left % 8);
    let mut data = Vec::with_capacity(stride * area.height() as usize);
    for y in area.top..area.bottom {
        let row = mask.row(y);
        data.extend((0..stride).map(|i| {
            let here = row.get(skip + i).copied().unwrap_or(0);
            let next = row.get(skip + i + 1).copied().unwrap_or(0);
            if shift == 0 { here } else { here << shift | next >> (8 - shift) }
        }));
    }
    Bitmap::from_packed(area.width(), area.height(), data)
        .unwrap_or_else(|_| Bitmap::blank(area.width(), area.height()))
}
