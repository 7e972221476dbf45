//! What is done to the sheet or to the finished picture rather than to the scene: folds, cuts, the beat of a screen.

use liite_raster::{Quad, Raster};

use super::Spoiling;
use crate::prng::Prng;

/// What is to be done, each with its strength or share.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct After {
    /// Share of the sheet's sides that a folded corner takes.
    pub(super) folded: Option<f64>,
    /// Share of the sheet that lies outside the picture.
    pub(super) cut: Option<f64>,
    /// Strength of the beat, 0 to 1.
    pub(super) screen: Option<f64>,
}

impl After {
    pub(super) fn add(&mut self, what: Spoiling, strength: f64) {
        match what {
            Spoiling::Folded => self.folded = Some(0.06 + 0.44 * strength),
            Spoiling::Cut => self.cut = Some(0.08 + 0.37 * strength),
            Spoiling::Screen => self.screen = Some(strength),
            _ => {}
        }
    }
}

/// Folds a corner over (0 top left, then clockwise): its flap, white, hides what it lies on, and the table shows where
/// the corner was. The fold cuts `share` off both sides.
pub(super) fn fold_corner(page: &mut Raster, share: f64, corner: usize) {
    let (w, h) = (f64::from(page.width()), f64::from(page.height()));
    let (a, b) = (share * w, share * h);
    let (stride, n) = (page.stride(), page.channels().count());
    for (y, row) in page.data_mut().chunks_exact_mut(stride).enumerate() {
        for (x, pixel) in row.chunks_exact_mut(n).enumerate() {
            let (x, y) = (x as f64, y as f64);
            let u = if corner == 1 || corner == 2 { w - 1.0 - x } else { x };
            let v = if corner >= 2 { h - 1.0 - y } else { y };
            // Below 1 beyond the fold; the flap is its mirror image in the fold.
            let t = u / a + v / b;
            if t < 1.0 {
                pixel.fill(46);
                continue;
            }
            let k = 2.0 * (t - 1.0) / (1.0 / (a * a) + 1.0 / (b * b));
            let (mu, mv) = (u - k / a, v - k / b);
            if mu >= 0.0 && mv >= 0.0 {
                let near = (t - 1.0) * a.min(b);
                pixel.fill(if near < 8.0 { 205 } else { 240 });
            } else if mu > -6.0 && mv > -6.0 {
                pixel.fill(150);
            }
        }
    }
}

/// The picture without `share` of the sheet at one of its sides, and without the table around the sheet.
pub(super) fn cropped(picture: &Raster, quad: &Quad, share: f64, seed: u64) -> Raster {
    let mut rng = Prng::new(seed ^ 0xC07);
    let ends = |pick: fn(&liite_raster::Point) -> f64| {
        let mut all: Vec<f64> = quad.0.iter().map(pick).collect();
        all.sort_unstable_by(f64::total_cmp);
        // The inner ones of each pair: nothing of the table stays.
        (all[1].max(0.0) + 3.0, all[2] - 3.0)
    };
    let ((mut left, mut right), (mut top, mut bottom)) = (ends(|p| p.x), ends(|p| p.y));
    match rng.below(4) {
        0 => left += share * (right - left),
        1 => right -= share * (right - left),
        2 => top += share * (bottom - top),
        _ => bottom -= share * (bottom - top),
    }
    let clamp = |v: f64, most: u32| (v as u32).min(most - 1);
    let (x0, x1) = (clamp(left, picture.width()), clamp(right, picture.width()));
    let (y0, y1) = (clamp(top, picture.height()), clamp(bottom, picture.height()));
    let n = picture.channels().count();
    let (w, h) = (x1.saturating_sub(x0).max(1), y1.saturating_sub(y0).max(1));
    let mut data = Vec::with_capacity((w * h) as usize * n);
    for y in y0..y0 + h {
        data.extend_from_slice(&picture.row(y)[x0 as usize * n..(x0 + w) as usize * n]);
    }
    Raster::from_vec(w, h, picture.channels(), data).unwrap_or_else(|_| picture.clone())
}

/// Bands of light and colour, as a sensor's grid makes of a screen's.
pub(super) fn beat(picture: &mut Raster, strength: f64, seed: u64) {
    let mut rng = Prng::new(seed ^ 0xBEA7);
    let (period, angle) = (rng.range(3.5, 16.0), rng.range(0.0, std::f64::consts::PI));
    let (second, other) = (period * rng.range(0.8, 1.6), angle + rng.range(0.7, 1.4));
    let bend = rng.range(-0.00025, 0.00025);
    let depth = 0.04 + 0.5 * strength;
    let (stride, n) = (picture.stride(), picture.channels().count());
    let turn = std::f64::consts::TAU;
    let (ax, ay) = (turn / period * angle.cos(), turn / period * angle.sin());
    let (bx, by) = (turn / second * other.cos(), turn / second * other.sin());
    for (y, row) in picture.data_mut().chunks_exact_mut(stride).enumerate() {
        let y = y as f64;
        for (x, pixel) in row.chunks_exact_mut(n).enumerate() {
            let x = x as f64;
            let warp = bend * (x * x + y * y).sqrt() * turn;
            let (a, b) = (ax * x + ay * y + warp, bx * x + by * y - warp);
            for (c, v) in pixel.iter_mut().enumerate() {
                let shift = c as f64 * 0.9;
                let k = 1.0 - depth * (0.5 + 0.35 * (a + shift).sin() + 0.15 * (b - shift).sin());
                *v = (f64::from(*v) * k) as u8;
            }
        }
    }
}
