//! What lies under the ink: bare paper, tints and whatever the mask did not take.

use liite_raster::{Bitmap, Channels, Raster};
use rayon::prelude::*;

use super::{Area, Patch, grow, patch_of, rgb};
use crate::clean::grid::{Grid, luma};

/// Resolution of the ground, dots per inch.
const DPI: f64 = 100.0;
/// The same where the texture of the paper is kept.
const TEXTURED_DPI: f64 = 150.0;
/// A cell this near to the bare paper, in the channel that differs most, is bare paper; from the second on it is kept
/// as it is, between them it fades.
const BARE: f32 = 5.0;
const OTHER: f32 = 11.0;
/// What deviates by less than this, summed over its cells, is dust.
const DUST: f32 = 130.0;
/// The blur of a stroke is never taken to reach further, in pixels.
const FARTHEST: usize = 6;
/// Where the blur has ended: paper within so many levels of paper far away.
const BLUR_ENDED: f64 = 5.0;

/// The ground of a page in cells.
pub(super) struct Ground {
    /// Cells, the ink's places filled from around them and everything near bare paper made bare.
    pub(super) grid: Grid,
    width: u32,
    height: u32,
    paper: [f32; 3],
    /// Boxes, in cells, of what is not bare paper.
    areas: Vec<Area>,
}

impl Ground {
    /// The ground of `page` under `ink` and `pictures`.
    pub(super) fn under(
        page: &Raster,
        ink: &Bitmap,
        pictures: &[Area],
        dpi: f64,
        kind: super::Ground,
    ) -> Self {
        let evened = kind == super::Ground::Evened;
        let cell = ((dpi / if evened { DPI } else { TEXTURED_DPI }).round() as usize).clamp(1, 8);
        let near = blurred(page, ink);
        let (cells, known) = bare_cells(page, &near, pictures, cell);
        let cols = page.width().div_ceil(cell as u32) as usize;
        let grid = Grid { cols, rows: cells.len() / cols, cell, cells };
        let paper = paper(&grid, &known);
        let mut grid = if known.contains(&true) { grid.filled(&known) } else { grid };
        let areas = if evened {
            let deviation = faded(&mut grid, paper);
            boxes(&grid, &deviation, dpi)
        } else {
            vec![Area::whole(grid.cols as u32, grid.rows as u32)]
        };
        Self { grid, width: page.width(), height: page.height(), paper, areas }
    }

    pub(super) fn paper_colour(&self) -> [u8; 3] {
        self.paper.map(|v| v.round().clamp(0.0, 255.0) as u8)
    }

    /// The parts that are not bare paper.
    pub(super) fn patches(&self, channels: Channels) -> Vec<Patch> {
        let size = (self.width, self.height);
        self.areas.iter().map(|cells| patch_of(&self.grid, cells, size, channels)).collect()
    }

    /// The ground's colour in the cell.
    pub(super) fn kept(&self, x: usize, y: usize) -> [f32; 3] {
        let inside = self.areas.iter().any(|b| b.holds(x as u32, y as u32));
        if inside { self.grid.cells[y * self.grid.cols + x] } else { self.paper }
    }
}

/// The ink and what its blur darkens around it.
fn blurred(page: &Raster, ink: &Bitmap) -> Bitmap {
    let mut steps = vec![grow::grown(ink)];
    let mut levels = Vec::new();
    for at in 0..=FARTHEST {
        let next = grow::grown(&steps[at]);
        levels.push(ring_level(page, &steps[at], &next));
        steps.push(next);
    }
    let far = levels.iter().rev().flatten().next().copied().unwrap_or(255.0);
    // Ring `n` begins where `steps[n]` ends.
    let ended = levels.iter().position(|l| l.is_none_or(|l| l >= far - BLUR_ENDED));
    steps.swap_remove(ended.unwrap_or(FARTHEST))
}

/// The mean luma of what `outer` has and `inner` has not, on every eighth row; `None` where that is next to nothing.
fn ring_level(page: &Raster, inner: &Bitmap, outer: &Bitmap) -> Option<f64> {
    let n = page.channels().count();
    let (mut sum, mut count) = (0u64, 0u64);
    for y in (0..page.height()).step_by(8) {
        let row = page.row(y);
        for (at, (o, i)) in outer.row(y).iter().zip(inner.row(y)).enumerate() {
            let mut bits = o & !i;
            while bits != 0 {
                let x = at * 8 + bits.leading_zeros() as usize;
                bits &= !(0x80 >> bits.leading_zeros());
                // Green stands for luma here.
                sum += u64::from(row[x * n + n / 2]);
                count += 1;
            }
        }
    }
    (count >= 200).then(|| sum as f64 / count as f64)
}

/// The mean colour of every cell's pixels outside `near` and `pictures`, and which cells have any.
fn bare_cells(page: &Raster, near: &Bitmap, pictures: &[Area], cell: usize) -> (Vec<[f32; 3]>, Vec<bool>) {
    let (w, h) = (page.width() as usize, page.height() as usize);
    let cols = w.div_ceil(cell);
    let n = page.channels().count();
    let rows: Vec<(Vec<[f32; 3]>, Vec<bool>)> = (0..h.div_ceil(cell))
        .into_par_iter()
        .with_min_len(8)
        .map(|cy| {
            let mut sums = vec![([0u32; 3], 0u32); cols];
            for y in cy * cell..((cy + 1) * cell).min(h) {
                let (row, bits) = (page.row(y as u32), near.row(y as u32));
                for (cx, (sum, count)) in sums.iter_mut().enumerate() {
                    for x in cx * cell..((cx + 1) * cell).min(w) {
                        if bits[x / 8] & (0x80 >> (x % 8)) == 0 {
                            for (s, v) in sum.iter_mut().zip(rgb(&row[x * n..(x + 1) * n])) {
                                *s += u32::from(v);
                            }
                            *count += 1;
                        }
                    }
                }
            }
            let covered = |cx: usize| {
                let (x, y) = ((cx * cell) as u32, (cy * cell) as u32);
                pictures.iter().any(|a| a.holds(x, y))
            };
            sums.iter()
                .enumerate()
                .map(|(cx, (sum, count))| match count {
                    0 => ([255.0; 3], false),
                    _ => (sum.map(|s| s as f32 / *count as f32), !covered(cx)),
                })
                .unzip()
        })
        .collect();
    let (mut cells, mut known) =
        (Vec::with_capacity(cols * rows.len()), Vec::with_capacity(cols * rows.len()));
    for (c, k) in rows {
        cells.extend(c);
        known.extend(k);
    }
    (cells, known)
}

/// The colour of bare paper: the mean of the cells around the commonest brightness in the lighter half.
fn paper(grid: &Grid, known: &[bool]) -> [f32; 3] {
    let mut counts = [0u32; 256];
    let lit = || grid.cells.iter().zip(known).filter(|(_, k)| **k).map(|(c, _)| (c, luma(*c) as usize));
    for (_, level) in lit() {
        counts[level.min(255)] += 1;
    }
    let around = |level: usize| -> u32 { counts[level.saturating_sub(3)..(level + 4).min(256)].iter().sum() };
    let mode = (128..256).max_by_key(|&level| around(level)).unwrap_or(255);
    let (mut sum, mut count) = ([0.0f64; 3], 0u32);
    for (c, level) in lit() {
        if level.abs_diff(mode) <= 4 {
            for (s, v) in sum.iter_mut().zip(c) {
                *s += f64::from(*v);
            }
            count += 1;
        }
    }
    if count == 0 { [255.0; 3] } else { sum.map(|s| (s / f64::from(count)) as f32) }
}

/// Makes what is near the paper's colour bare paper, and says how far from it every cell then is.
fn faded(grid: &mut Grid, paper: [f32; 3]) -> Vec<f32> {
    let smooth = grid.smoothed();
    let distance = |c: &[f32; 3]| c.iter().zip(paper).map(|(v, p)| (v - p).abs()).fold(0.0, f32::max);
    let kept: Vec<f32> =
        smooth.cells.iter().map(|c| ((distance(c) - BARE) / (OTHER - BARE)).clamp(0.0, 1.0)).collect();
    for (c, k) in grid.cells.iter_mut().zip(&kept) {
        for (v, p) in c.iter_mut().zip(paper) {
            *v = p + (*v - p) * k;
        }
    }
    smooth.cells.iter().zip(&kept).map(|(c, &k)| if k > 0.0 { distance(c) } else { 0.0 }).collect()
}

/// Whether it is a thin strip along the rim of the page: the table, or the paper's own edge.
fn sliver(area: &Area, grid: &Grid, dpi: f64) -> bool {
    let thin = ((dpi / 25.4 * 1.3) as u32 / grid.cell as u32).max(1);
    let at_side = area.left == 0 || area.right as usize == grid.cols;
    let at_end = area.top == 0 || area.bottom as usize == grid.rows;
    (at_side && area.width() <= thin) || (at_end && area.height() <= thin)
}

/// Boxes, in cells, around everything that is not bare paper.
fn boxes(grid: &Grid, deviation: &[f32], dpi: f64) -> Vec<Area> {
    // Within 2 mm things belong together.
    let reach = ((dpi / 25.4 * 2.0) as usize / grid.cell).max(1);
    let mut seen = vec![false; deviation.len()];
    let (mut stack, mut found) = (Vec::new(), Vec::new());
    for start in 0..deviation.len() {
        if seen[start] || deviation[start] < OTHER {
            continue;
        }
        seen[start] = true;
        stack.push(start);
        let mut sum = 0.0;
        let mut area: Option<Area> = None;
        while let Some(at) = stack.pop() {
            sum += deviation[at];
            let (x, y) = (at % grid.cols, at / grid.cols);
            let here = Area { left: x as u32, top: y as u32, right: x as u32 + 1, bottom: y as u32 + 1 };
            area = Some(area.map_or(here, |a| a.with(&here)));
            for j in y.saturating_sub(1)..(y + 2).min(grid.rows) {
                for i in x.saturating_sub(1)..(x + 2).min(grid.cols) {
                    let next = j * grid.cols + i;
                    if !seen[next] && deviation[next] > 0.0 {
                        seen[next] = true;
                        stack.push(next);
                    }
                }
            }
        }
        if sum >= DUST
            && let Some(a) = area.filter(|a| !sliver(a, grid, dpi))
        {
            found.push(Area {
                left: a.left.saturating_sub(1),
                top: a.top.saturating_sub(1),
                right: (a.right + 1).min(grid.cols as u32),
                bottom: (a.bottom + 1).min(grid.rows as u32),
            });
        }
    }
    // A picture costs its headers: about as much as so many bare cells.
    const HEADERS: u64 = 12_000;
    let near = |a: &Area, b: &Area| {
        let r = reach as u32;
        let wide = Area {
            left: a.left.saturating_sub(r),
            top: a.top.saturating_sub(r),
            right: a.right + r,
            bottom: a.bottom + r,
        };
        wide.meets(b)
    };
    if found.len() > 400 {
        // Dust all over: the ground is one picture.
        return vec![Area::whole(grid.cols as u32, grid.rows as u32)];
    }
    Area::joined(found, |a, b, both| near(a, b) || both.pixels() <= a.pixels() + b.pixels() + HEADERS)
}
