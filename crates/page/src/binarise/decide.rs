//! From what the net says of the cells to every pixel.

use liite_raster::Bitmap;
use rayon::prelude::*;

use super::net::Net;
use super::view::{FEATURES, View, level};

/// A level that nothing is darker than.
const NEVER: f32 = 1.5;

/// What the net says of one row of cells.
struct Levels {
    level: Vec<f32>,
    detail: Vec<f32>,
    paper: Vec<f32>,
}

/// Black and white by the net.
pub(super) fn decide(view: &View, net: &Net) -> Bitmap {
    let levels: Vec<Levels> = (0..view.rows)
        .into_par_iter()
        .map_init(Vec::new, |features, y| row(view, net, y, features))
        .collect();
    let (w, h) = (view.sharp.width, view.sharp.height);
    let stride = w.div_ceil(8);
    let mut packed = vec![0u8; stride * h];
    packed.par_chunks_mut(stride).enumerate().for_each_init(
        || [Vec::new(), Vec::new(), Vec::new()],
        |lines, (y, bits)| {
            let place = ((y as f32 + 0.5) / view.cell as f32 - 0.5).clamp(0.0, (view.rows - 1) as f32);
            let (top, part) = (place as usize, place.fract());
            let bottom = (top + 1).min(view.rows - 1);
            let (a, b) = (&levels[top], &levels[bottom]);
            between(&a.level, &b.level, part, &mut lines[0]);
            between(&a.detail, &b.detail, part, &mut lines[1]);
            between(&a.paper, &b.paper, part, &mut lines[2]);
            let active = |x: usize| view.active(x, top) || view.active(x, bottom);
            pixels(view, y, lines, active, bits);
        },
    );
    Bitmap::from_packed(w as u32, h as u32, packed).unwrap_or_else(|_| Bitmap::blank(w as u32, h as u32))
}

fn row(view: &View, net: &Net, y: usize, features: &mut Vec<f32>) -> Levels {
    let cols = view.cols;
    let mut out =
        Levels { level: vec![NEVER; cols], detail: vec![0.0; cols], paper: view.paper.row(y).to_vec() };
    if !(0..cols).any(|x| view.active(x, y)) {
        return out;
    }
    view.row(y, features);
    for (x, cell) in features.chunks_exact(FEATURES).enumerate() {
        if view.solid[y * cols + x] {
            (out.level[x], out.paper[x]) = (0.5_f32.min(0.6 * view.ink.max(0.2)), view.usual);
        } else if view.active(x, y) {
            let said = net.say(cell);
            (out.level[x], out.detail[x]) = (said[0], said[1]);
        }
    }
    out
}

fn between(a: &[f32], b: &[f32], part: f32, out: &mut Vec<f32>) {
    out.clear();
    out.extend(a.iter().zip(b).map(|(a, b)| a + (b - a) * part));
}

/// Decides one row of pixels, piece by piece from the centre of one cell to that of the next.
fn pixels(view: &View, y: usize, lines: &[Vec<f32>; 3], active: impl Fn(usize) -> bool, bits: &mut [u8]) {
    let [levels, details, papers] = lines;
    let (cell, cols) = (view.cell, view.cols);
    let (sharp, smooth) = (view.sharp.row(y), view.smooth.row(y));
    for piece in 0..=cols {
        // From half a cell before the centre of cell 0 (held constant) to half a cell after the last centre.
        let (left, right) = (piece.saturating_sub(1), piece.min(cols - 1));
        if !active(left) && !active(right) {
            continue;
        }
        let begin = (piece * cell).saturating_sub(cell - cell / 2);
        let end = (piece * cell + cell / 2).min(sharp.len());
        for x in begin..end {
            let along = ((x as f32 + 0.5) / cell as f32 - 0.5 - left as f32).clamp(0.0, 1.0);
            let mix = |v: &[f32]| v[left] + (v[right] - v[left]) * along;
            let (j, i) = (f32::from(smooth[x]), f32::from(sharp[x]));
            if j - mix(details) * (j - i) < level(mix(papers), mix(levels)) {
                bits[x / 8] |= 0x80 >> (x % 8);
            }
        }
    }
}
