//! Light that a page mirrors: patches where every channel is at its end while the paper elsewhere is not.

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
