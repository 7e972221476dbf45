//! Bands over bare paper, as the grid of a screen makes them with that of the sensor.

use liite_raster::Raster;

/// Side of the blocks looked at, in pixels.
const BLOCK: usize = 64;
/// Periods looked for, in pixels.
const SHORTEST: usize = 3;
const LONGEST: usize = 26;
/// Bands weaker than this part of the paper's brightness (one sigma) are the file's, or the paper's own grain.
const WEAKEST: f64 = 0.012;
/// How much alike a block must be to itself a period on, and unlike half a period on: the difference of correlations.
const ALIKE: f64 = 0.75;
/// Part of the blocks that must have bands.
const MOST: f64 = 0.6;

/// Whether most of the page's bare paper has bands of light and dark.
pub(super) fn is_there(grey: &Raster) -> bool {
    let (w, h) = (grey.width() as usize, grey.height() as usize);
    let mut blocks: Vec<(f64, usize, usize)> = Vec::new();
    let rim = (w.min(h) / 25).max(2);
    for top in (rim..h.saturating_sub(BLOCK + rim)).step_by(BLOCK) {
        for left in (rim..w.saturating_sub(BLOCK + rim)).step_by(BLOCK) {
            blocks.push((spread(grey, left, top), left, top));
        }
    }
    // The quietest quarter: where there is no ink.
    blocks.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    blocks.truncate((blocks.len() / 4).min(24));
    if blocks.len() < 4 {
        return false;
    }
    let banded = blocks
        .iter()
        .filter(|(spread, left, top)| {
            *spread >= WEAKEST && (periodic(grey, *left, *top, true) || periodic(grey, *left, *top, false))
        })
        .count();
    banded as f64 >= MOST * blocks.len() as f64
}

/// One sigma of a block's brightness as a part of its mean.
fn spread(grey: &Raster, left: usize, top: usize) -> f64 {
    let (mut sum, mut squares) = (0.0, 0.0);
    for y in top..top + BLOCK {
        for &v in &grey.row(y as u32)[left..left + BLOCK] {
            sum += f64::from(v);
            squares += f64::from(v) * f64::from(v);
        }
    }
    let count = (BLOCK * BLOCK) as f64;
    let mean = sum / count;
    (squares / count - mean * mean).max(0.0).sqrt() / mean.max(1.0)
}

/// Whether the lines of a block (its rows, or its columns) repeat themselves.
fn periodic(grey: &Raster, left: usize, top: usize, along_rows: bool) -> bool {
    let mut correlation = [0.0f64; LONGEST + 1];
    for line in (0..BLOCK).step_by(2) {
        let values: [f64; BLOCK] = std::array::from_fn(|i| {
            let (x, y) = if along_rows { (left + i, top + line) } else { (left + line, top + i) };
            f64::from(grey.row(y as u32)[x])
        });
        let mean = values.iter().sum::<f64>() / BLOCK as f64;
        for (lag, sum) in correlation.iter_mut().enumerate() {
            let pairs = values.iter().zip(&values[lag..]);
            *sum += pairs.map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>() / (BLOCK - lag) as f64;
        }
    }
    let whole = correlation[0].max(1e-9);
    let mut lowest = f64::MAX;
    let mut best = 0.0f64;
    for (lag, sum) in correlation.iter().enumerate().skip(1) {
        let here = sum / whole;
        lowest = lowest.min(here);
        if lag >= SHORTEST {
            best = best.max(here - lowest);
        }
    }
    best >= ALIKE
}
