//! The width of a page's edges.

use liite_raster::{Channels, Raster};

/// How wide the page's edges between ink and paper are, in pixels: about 3 where they are as sharp as pixels allow.
/// `None` where nearly nothing has an edge. The rim of the page, where the table may show, is left out.
#[must_use]
pub fn edge_width(page: &Raster) -> Option<f64> {
    const SIDE: usize = 24;
    const LEAST_BLOCKS: usize = 8;
    let grey = if page.channels() == Channels::Grey { page.clone() } else { page.to_grey() };
    let (w, h) = (grey.width() as usize, grey.height() as usize);
    let data = grey.data();
    let mut blocks: Vec<(f64, f64)> = Vec::new();
    let rim = (w.min(h) / 30).max(2);
    for top in (rim..h.saturating_sub(SIDE + rim)).step_by(SIDE) {
        for left in (rim..w.saturating_sub(SIDE + rim)).step_by(SIDE) {
            let (mut low, mut high, mut steepest) = (255u8, 0u8, 0i32);
            for y in top..top + SIDE {
                for x in left..left + SIDE {
                    let at = y * w + x;
                    (low, high) = (low.min(data[at]), high.max(data[at]));
                    // Over four pixels, so that noise does not pass for an edge.
                    let slope = |step: usize| {
                        let sum = |a: usize, b: usize| i32::from(data[a]) + i32::from(data[b]);
                        (sum(at + step, at + 2 * step) - sum(at - step, at - 2 * step)).abs()
                    };
                    steepest = steepest.max(slope(1)).max(slope(w));
                }
            }
            let contrast = f64::from(high - low);
            if contrast >= 40.0 && steepest > 0 {
                blocks.push((contrast, contrast / (f64::from(steepest) / 6.0)));
            }
        }
    }
    let most = blocks.iter().map(|b| b.0).fold(0.0, f64::max);
    let mut widths: Vec<f64> = blocks.iter().filter(|b| b.0 >= 0.4 * most).map(|b| b.1).collect();
    widths.sort_unstable_by(f64::total_cmp);
    widths.get(widths.len() / 2).copied().filter(|_| widths.len() >= LEAST_BLOCKS)
}
