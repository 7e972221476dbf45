//! Handwriting that nobody can read: words of joined letters with loops, ascenders and descenders, drawn by a pen whose
//! width follows the direction and whose ink runs dry.

use crate::Prng;
use crate::prng::noise;

use super::layer::Ink;

/// A pen and who holds it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    /// Width of the heaviest stroke in pixels.
    pub(super) heavy: f32,
    /// Width of the lightest in pixels.
    pub(super) light: f32,
    /// Density of the ink where it flows least, 0 to 1.
    pub(super) thinnest: f32,
    /// Sideways lean, pixels per pixel of height.
    pub(super) slant: f32,
    /// Height of a small letter in pixels.
    pub(super) x_height: f32,
    /// How broken the line is: pencil on rough paper; 0 to 1.
    pub(super) grain: f32,
}

/// Letters: points in widths and heights of a small letter, from the base line upwards; the pen does not lift.
const LETTERS: [&[(f32, f32)]; 13] = [
    &[(0.0, 0.1), (0.25, 0.9), (0.3, 0.3), (0.4, 0.0), (0.6, 0.2)],
    &[(0.0, 0.1), (0.2, 0.9), (0.2, 0.0), (0.35, 0.7), (0.55, 0.95), (0.65, 0.6), (0.65, 0.1), (0.85, 0.15)],
    &[(0.0, 0.2), (0.3, 0.5), (0.5, 0.8), (0.3, 1.0), (0.1, 0.6), (0.2, 0.1), (0.5, 0.0), (0.7, 0.25)],
    &[(0.0, 0.1), (0.3, 1.2), (0.4, 2.1), (0.25, 2.2), (0.15, 1.2), (0.2, 0.1), (0.4, 0.0), (0.6, 0.2)],
    &[
        (0.0, 0.3),
        (0.1, 0.8),
        (0.4, 1.0),
        (0.6, 0.7),
        (0.5, 0.1),
        (0.2, 0.0),
        (0.1, 0.4),
        (0.5, 0.95),
        (0.8, 0.8),
    ],
    &[
        (0.0, 0.3),
        (0.2, 0.9),
        (0.5, 0.9),
        (0.5, 0.2),
        (0.2, 0.1),
        (0.55, 0.9),
        (0.5, -0.7),
        (0.25, -1.1),
        (0.1, -0.8),
        (0.4, -0.2),
        (0.8, 0.2),
    ],
    &[(0.0, 0.1), (0.2, 0.9), (0.25, 0.1), (0.5, 0.1), (0.6, 0.9), (0.62, 0.1), (0.85, 0.2)],
    &[(0.0, 0.1), (0.2, 0.8), (0.3, 1.7), (0.25, 0.2), (0.4, 0.0), (0.6, 0.2)],
    &[
        (0.0, 0.4),
        (0.2, 0.9),
        (0.5, 0.9),
        (0.2, 0.9),
        (0.1, 0.3),
        (0.4, 0.0),
        (0.65, 0.5),
        (0.7, 2.0),
        (0.66, 0.3),
        (0.8, 0.0),
        (0.95, 0.2),
    ],
    &[(0.0, 0.1), (0.3, 1.0), (0.45, 0.6), (0.4, 0.1), (0.1, 0.05), (0.6, 0.2)],
    &[
        (0.0, 0.1),
        (0.15, 0.9),
        (0.15, 0.0),
        (0.3, 0.8),
        (0.45, 0.9),
        (0.5, 0.0),
        (0.65, 0.8),
        (0.8, 0.9),
        (0.85, 0.1),
        (1.0, 0.15),
    ],
    &[(0.0, 0.9), (0.2, -0.9), (0.1, 0.7), (0.4, 1.0), (0.55, 0.5), (0.3, 0.05), (0.8, 0.2)],
    &[(0.0, 0.1), (0.1, 0.9), (0.5, 0.9), (0.3, 0.9), (0.2, 0.5), (0.5, 0.1), (0.7, 0.2)],
];

/// Fills a box (pixels) with lines of writing, `leading` pixels apart.
pub(super) fn lines(ink: &mut Ink, rng: &mut Prng, bounds: [f32; 4], leading: f32, pen: Pen) {
    let mut y = bounds[1] + 1.6 * pen.x_height;
    while y < bounds[3] {
        let drift = rng.range(-0.02, 0.02) as f32;
        let mut x = bounds[0] + rng.range(0.0, 1.5) as f32 * pen.x_height;
        let end = if rng.chance(0.15) { bounds[0] + 0.6 * (bounds[2] - bounds[0]) } else { bounds[2] };
        while x < end {
            x = word(ink, rng, (x, y + drift * (x - bounds[0])), pen)
                + rng.range(0.5, 1.1) as f32 * pen.x_height;
        }
        y += leading * rng.range(0.95, 1.05) as f32;
    }
}

/// One word from `at` on the base line; gives where it ends.
pub(super) fn word(ink: &mut Ink, rng: &mut Prng, at: (f32, f32), pen: Pen) -> f32 {
    let h = pen.x_height;
    let mut way: Vec<(f32, f32)> = Vec::new();
    let mut x = at.0;
    let count = 2 + rng.below(8);
    if rng.chance(0.12) {
        // A capital: the word begins with a large swing.
        way.extend(
            [(0.1, 1.9), (0.4, 2.3), (0.2, 1.0), (0.3, 0.1), (0.8, 0.4)]
                .map(|(u, v)| (x + u * h, at.1 - v * h)),
        );
        x += 0.8 * h;
    }
    for _ in 0..count {
        let stretch = rng.range(0.75, 1.1) as f32;
        let tall = rng.range(0.88, 1.12) as f32;
        let letter = LETTERS[rng.below(LETTERS.len())];
        for &(u, v) in letter {
            let wobble = |rng: &mut Prng| 0.04 * h * rng.normal() as f32;
            way.push((x + u * h * stretch + wobble(rng), at.1 - v * h * tall + wobble(rng)));
        }
        x += letter.last().map_or(0.6, |p| p.0) * h * stretch;
        if rng.chance(0.1) {
            let dot = (x - 0.3 * h + pen.slant * 1.5 * h, at.1 - 1.5 * h);
            ink.stroke(dot, (dot.0 + 0.05 * h, dot.1 + 0.03 * h), (pen.heavy, pen.heavy * 0.8), 1.0);
        }
    }
    for p in &mut way {
        p.0 += pen.slant * (at.1 - p.1);
    }
    draw(ink, rng, &way, pen);
    x
}

/// Draws a smooth line through `points`.
pub(super) fn draw(ink: &mut Ink, rng: &mut Prng, points: &[(f32, f32)], pen: Pen) {
    let seed = rng.bits() as u32;
    let phase = rng.range(0.0, 50.0) as f32;
    let mut last: Option<((f32, f32), f32)> = None;
    let mut run = 0.0f32;
    for i in 0..points.len().saturating_sub(1) {
        let p = |k: isize| points[(i as isize + k).clamp(0, points.len() as isize - 1) as usize];
        let (a, b, c, d) = (p(-1), p(0), p(1), p(2));
        let steps = ((c.0 - b.0).hypot(c.1 - b.1) / 1.5).ceil().max(2.0) as usize;
        for s in 0..steps {
            let t = s as f32 / steps as f32;
            let here = (spline(a.0, b.0, c.0, d.0, t), spline(a.1, b.1, c.1, d.1, t));
            let Some((from, width)) = last else {
                last = Some((here, pen.light));
                continue;
            };
            let (dx, dy) = (here.0 - from.0, here.1 - from.1);
            let length = dx.hypot(dy).max(1e-3);
            run += length;
            // Down strokes are heavy; the width follows slowly.
            let press = (0.5 + 0.5 * dy / length).powf(1.3);
            let wish = pen.light + (pen.heavy - pen.light) * press;
            let next = width + (wish - width) * (length / (0.3 * pen.x_height)).min(1.0);
            let flow = noise(seed, phase + run / (3.0 * pen.x_height), 0.5);
            let mut density = pen.thinnest + (1.0 - pen.thinnest) * (1.6 * flow - 0.1).clamp(0.0, 1.0);
            if pen.grain > 0.0 {
                let rough = noise(seed ^ 77, here.0 / 1.7, here.1 / 1.7);
                density *= 1.0 - pen.grain * rough;
            }
            ink.stroke(from, here, (width, next), density);
            last = Some((here, next));
        }
    }
}

/// Catmull and Rom's curve from `b` to `c`.
fn spline(a: f32, b: f32, c: f32, d: f32, t: f32) -> f32 {
    let (t2, t3) = (t * t, t * t * t);
    0.5 * (2.0 * b + (c - a) * t + (2.0 * a - 5.0 * b + 4.0 * c - d) * t2 + (3.0 * b - a - 3.0 * c + d) * t3)
}
