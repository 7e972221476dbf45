//! Which scans a picture is cut into: whichever take the fewest bits.

use rayon::prelude::*;

use super::Effort;
use super::levels::Levels;
use super::scan::{self, Count, Scan};

/// How thoroughly scans are chosen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Search {
    /// One group of blocks in this many is counted.
    one_in: usize,
    /// Last place of the lower AC scan; 63 for one scan.
    splits: &'static [u8],
    /// Bits left for refining scans.
    lows: &'static [u8],
}

impl Search {
    pub(super) fn of(effort: Effort) -> Self {
        match effort {
            Effort::Fast => Self { one_in: 16, splits: &[63, 2, 5, 9], lows: &[0, 1] },
            Effort::Small => Self { one_in: 4, splits: &[63, 2, 4, 6, 9, 14], lows: &[0, 1, 2] },
        }
    }
}

/// Blocks that are counted together.
const GROUP: usize = 512;
/// Bits of a scan's header and table, roughly.
const HEADER: f64 = 8.0 * 50.0;

/// The scans, in the order in which they are written.
pub(super) fn choose(levels: &[Levels], search: Search) -> Vec<Scan> {
    let of_plane = |(plane, levels): (usize, &Levels)| ac_scans(plane, levels, search);
    let mut ac: Vec<Scan> = levels.par_iter().enumerate().flat_map_iter(of_plane).collect();
    // Coarse before fine, as a reader that shows a picture while it arrives would like it.
    ac.sort_by_key(|scan| match *scan {
        Scan::First { from, .. } => (0, from),
        Scan::Refine { low, .. } => (8 - low, 0),
        Scan::Dc => (0, 0),
    });
    ac.insert(0, Scan::Dc);
    ac
}

fn ac_scans(plane: usize, levels: &Levels, search: Search) -> Vec<Scan> {
    let one_in = if levels.blocks() < GROUP * search.one_in * 2 { 1 } else { search.one_in };
    let bits = |scan: Scan| {
        let mut count = Count::default();
        for start in (0..levels.blocks()).step_by(GROUP * one_in) {
            scan::ac(levels, scan, start..(start + GROUP).min(levels.blocks()), &mut count);
        }
        count.estimate() * one_in as f64 + HEADER
    };
    let mut refining = 0.0;
    let mut best = (f64::INFINITY, vec![]);
    let mut refines = Vec::new();
    for &low in search.lows {
        if let Some(below) = low.checked_sub(1) {
            let scan = Scan::Refine { plane, low: below };
            refining += bits(scan);
            refines.insert(0, scan);
        }
        for &split in search.splits {
            let mut scans = vec![Scan::First { plane, from: 1, to: split, low }];
            if split < 63 {
                scans.push(Scan::First { plane, from: split + 1, to: 63, low });
            }
            let total = refining + scans.iter().map(|&s| bits(s)).sum::<f64>();
            if total < best.0 {
                scans.extend(&refines);
                best = (total, scans);
            }
        }
    }
    best.1
}
