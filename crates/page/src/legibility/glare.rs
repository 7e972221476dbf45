//! Light that a page mirrors: patches where every channel is at its end, and text that fades towards them.

use liite_raster::Raster;

use super::cover::Cells;

/// Cells along the longer side.
const CELLS: u32 = 200;
/// Part of the page that a reflection covers at least.
const LEAST: f64 = 0.01;
/// Levels by which it is lighter than the paper.
const ABOVE: u8 = 15;
/// Paper (0 to 255) that is lighter than this may be at its end by the light alone.
const BRIGHT: u8 = 212;

/// The largest burnt patch of a page before cleaning, where `paper` is the level of bare paper elsewhere (0 to 255).
pub(super) fn largest(flat: &Raster, paper: u8) -> Option<(Cells, Vec<usize>)> {
    let (small, cells) = Cells::of(flat, CELLS);
    let n = small.channels().count();
    let burnt: Vec<bool> = small
        .data()
        .chunks_exact(n)
        .map(|p| p.iter().all(|&v| v >= 252 && v.saturating_sub(paper) >= ABOVE))
        .collect();
    let mut seen = vec![false; burnt.len()];
    let largest = (0..burnt.len()).map(|at| cells.flood(at, &burnt, &mut seen)).max_by_key(Vec::len)?;
    // Bright paper is at its end in places, from a side on; a reflection lies on it with an end on every side.
    if paper > BRIGHT && largest.iter().any(|at| cells.at_rim(*at)) {
        return None;
    }
    (largest.len() as f64 >= LEAST * cells.count() as f64).then_some((cells, largest))
}

/// Side of a cell in heights of an x: two letters.
const SIDE: f64 = 2.0;
/// Cells around one that are looked at for a slope, on every side.
const AROUND: usize = 5;
/// Fewer cells with text than this tell nothing.
const LEAST_TEXT: usize = 20;
/// Contrast, as a part of the page's usual one, of text that has half gone.
const HALF_GONE: f32 = 0.5;
/// Least change of contrast from one cell to the next.
const SLOPE: f32 = 0.03;
/// Paper under a reflection that takes half the contrast is at least this light (0 to 255) before cleaning; in a shadow,
/// where letters fade as well, it is not.
const LIT: f32 = 228.0;
/// Part of the variation that the slope explains: light fades evenly, pale print beside dark print does not.
const EVEN: f32 = 0.5;

/// Part of the text (0 to 1) that has lost half its contrast or more while the contrast changes evenly from letter to
/// letter: so it is around a reflection, however bright the paper, and not where pale and dark print stand side by side.
///
/// `page` is `flat` cleaned (paper near 255), `x_height` the height of an x on both in pixels.
pub(super) fn faded(flat: &Raster, page: &Raster, x_height: f64) -> f64 {
    let side = ((SIDE * x_height).round() as usize).max(8);
    let (cols, rows) = (page.width() as usize / side, page.height() as usize / side);
    if cols < 4 || rows < 4 {
        return 0.0;
    }
    let levels = levels(page, side, cols, rows);
    let contrast = smoothed(&contrasts(&levels, cols, rows), cols);
    let lit = self::levels(flat, side, cols, rows);
    let text: Vec<usize> = (0..contrast.len()).filter(|&at| contrast[at].is_some()).collect();
    if text.len() < LEAST_TEXT {
        return 0.0;
    }
    let fading = text.iter().filter(|&&at| {
        lit[at].light >= LIT
            && contrast[at].is_some_and(|c| c < HALF_GONE)
            && is_slope(&contrast, (cols, rows), (at % cols, at / cols))
    });
    fading.count() as f64 / text.len() as f64
}

/// Levels of a cell: what lies below 3 %, 50 % and 80 % of its pixels.
struct Levels {
    dark: f32,
    middle: f32,
    light: f32,
}

fn levels(page: &Raster, side: usize, cols: usize, rows: usize) -> Vec<Levels> {
    let grey = page.to_grey();
    let mut levels = Vec::with_capacity(cols * rows);
    for row in 0..rows {
        let mut counts = vec![[0u16; 256]; cols];
        for y in row * side..(row + 1) * side {
            for (counts, part) in counts.iter_mut().zip(grey.row(y as u32).chunks_exact(side)) {
                part.iter().for_each(|&v| counts[usize::from(v)] += 1);
            }
        }
        levels.extend(counts.iter().map(|counts| {
            let [dark, middle, light] = [0.03, 0.5, 0.8].map(|part| level(counts, part, side * side));
            Levels { dark, middle, light }
        }));
    }
    levels
}

/// Contrast of every cell with text, as a part of the usual one.
fn contrasts(levels: &[Levels], cols: usize, rows: usize) -> Vec<Option<f32>> {
    let inner: Vec<usize> = (0..levels.len())
        .filter(|at| (1..cols - 1).contains(&(at % cols)) && (1..rows - 1).contains(&(at / cols)))
        .collect();
    let contrast = |at: usize| levels[at].light - levels[at].dark;
    let least = (2.5 * quantile(inner.iter().map(|&at| contrast(at)).collect(), 0.15)).max(10.0);
    // Noise and the beat of a screen lie evenly about their mean; paper with letters on it does not.
    let is_text = |at: usize| {
        let Levels { middle, light, .. } = levels[at];
        contrast(at) >= least && light >= 245.0 && light - middle < 0.15 * contrast(at)
    };
    let text: Vec<usize> = inner.into_iter().filter(|&at| is_text(at)).collect();
    let usual = quantile(text.iter().map(|&at| contrast(at)).collect(), 0.85).max(1.0);
    let mut found = vec![None; levels.len()];
    text.into_iter().for_each(|at| found[at] = Some((contrast(at) / usual).min(1.2)));
    found
}

/// The level that `part` of the `all` pixels of a cell lie below.
fn level(counts: &[u16; 256], part: f64, all: usize) -> f32 {
    let wanted = (part * all as f64) as u32;
    let mut seen = 0;
    let found = counts.iter().position(|&c| {
        seen += u32::from(c);
        seen > wanted
    });
    found.unwrap_or(255) as f32
}

/// Every cell with text takes the median of the cells with text around it: a comma is paler than an m.
fn smoothed(cells: &[Option<f32>], cols: usize) -> Vec<Option<f32>> {
    let around = |at: usize| {
        let (x, y) = (at % cols, at / cols);
        let near = (y.saturating_sub(1)..y + 2)
            .flat_map(|j| (x.saturating_sub(1)..(x + 2).min(cols)).map(move |i| (i, j)));
        quantile(near.filter_map(|(i, j)| cells.get(j * cols + i).copied().flatten()).collect(), 0.5)
    };
    (0..cells.len()).map(|at| cells[at].map(|_| around(at))).collect()
}

/// Whether the contrast around a cell lies on a slanted plane (least squares).
fn is_slope(cells: &[Option<f32>], (cols, rows): (usize, usize), (x, y): (usize, usize)) -> bool {
    let mut points: Vec<[f32; 3]> = Vec::new();
    for j in y.saturating_sub(AROUND)..(y + AROUND + 1).min(rows) {
        for i in x.saturating_sub(AROUND)..(x + AROUND + 1).min(cols) {
            points.extend(cells[j * cols + i].map(|v| [i as f32 - x as f32, j as f32 - y as f32, v]));
        }
    }
    if points.len() < 12 {
        return false;
    }
    let n = points.len() as f32;
    let mean = [0, 1, 2].map(|k| points.iter().map(|p| p[k]).sum::<f32>() / n);
    let product =
        |a: usize, b: usize| points.iter().map(|p| (p[a] - mean[a]) * (p[b] - mean[b])).sum::<f32>();
    let (xx, yy, xy, xv, yv, vv) =
        (product(0, 0), product(1, 1), product(0, 1), product(0, 2), product(1, 2), product(2, 2));
    let det = xx * yy - xy * xy;
    if det <= f32::EPSILON * xx * yy || vv <= 0.0 {
        return false;
    }
    let (a, b) = ((xv * yy - yv * xy) / det, (yv * xx - xv * xy) / det);
    let explained = (a * xv + b * yv) / vv;
    explained > EVEN && a.hypot(b) > SLOPE
}

fn quantile(mut values: Vec<f32>, part: f64) -> f32 {
    values.sort_unstable_by(f32::total_cmp);
    values.get((values.len() as f64 * part) as usize).copied().unwrap_or(0.0)
}
