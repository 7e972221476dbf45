//! What hands add to paper: signatures, stamps, pencil, highlighter, and what printers add: logos.

use cosmic_text::Family;

use super::press::{Press, Type};
use crate::canvas::{Canvas, Colour, blend, rgb, rounded_box, scaled};
use crate::prng::{Prng, fractal, smoothstep};

/// Blue of a ball-point pen.
const PEN: Colour = rgb(32, 52, 150);

/// A signature of about `width` millimetres whose line begins at a place.
pub(crate) fn signature(canvas: &mut Canvas, rng: &mut Prng, at: (f32, f32), width: f32) {
    let ink = if rng.chance(0.85) { PEN } else { rgb(24, 24, 30) };
    let phases: Vec<f32> = (0..6).map(|_| rng.range(0.0, std::f64::consts::TAU) as f32).collect();
    let loops = rng.range(5.0, 9.0) as f32;
    let points: Vec<(f32, f32)> = (0..=240)
        .map(|i| {
            let t = i as f32 / 240.0;
            let tall = 5.5 * (1.0 - 0.65 * smoothstep(0.0, 0.35, t)) + 1.2 * (t * 11.0 + phases[0]).sin();
            let swing = (std::f32::consts::TAU * loops * t + phases[1]).sin() * tall;
            let back = 2.4 * (std::f32::consts::TAU * loops * t + phases[2]).cos();
            let wander = 1.6 * (t * 5.0 + phases[3]).sin() + 0.6 * (t * 23.0 + phases[4]).sin();
            (at.0 + t * width + back, at.1 - 3.0 * t + swing * 0.6 + wander)
        })
        .collect();
    for (i, pair) in points.windows(2).enumerate() {
        let pressure = 0.42 + 0.2 * (i as f32 / 17.0 + phases[5]).sin();
        canvas.stroke(pair, pressure, ink, 0.8);
    }
    // A line below, drawn in one go.
    if rng.chance(0.5) {
        let y = at.1 + 5.0;
        canvas.stroke(
            &[(at.0 + 4.0, y), (at.0 + width * 0.6, y - 1.4), (at.0 + width * 1.05, y - 3.5)],
            0.4,
            ink,
            0.8,
        );
    }
}

/// A round office stamp: two rings, words around, a sign in the middle, unevenly inked.
pub(crate) fn stamp(press: &mut Press, rng: &mut Prng, centre: (f32, f32), words: &str) {
    let ink = *rng.pick(&[rgb(176, 30, 46), rgb(40, 60, 160), rgb(36, 70, 150), rgb(110, 40, 130)]);
    let radius = rng.range(15.0, 19.0) as f32;
    let turn = rng.range(-0.6, 0.6) as f32;
    let seed = rng.bits() as u32;
    // The words are set straight on a strip and bent around the ring.
    let ring = radius - 3.4;
    let length = std::f32::consts::TAU * ring;
    let mut strip = Press::new((length, 6.0), f64::from(press.canvas.scale) * 25.4 * 1.5, 0.0, false);
    let size = (length * 0.8 / words.chars().count().max(1) as f32 / 0.7 * 72.0 / 25.4).clamp(5.0, 9.0);
    strip.set(words, Type::new(Family::SansSerif, size).bold(), 0.0, 1.0, length * 2.0);
    let strip = strip.into_parts().0;
    let cover_of_words = |angle: f32, r: f32| -> f32 {
        let x = (angle * ring * strip.scale) as i64;
        let y = ((3.2 - (r - ring)) * strip.scale) as i64;
        let (w, h) = (i64::from(strip.raster.width()), i64::from(strip.raster.height()));
        if x < 0 || y < 0 || x >= w || y >= h {
            return 0.0;
        }
        1.0 - f32::from(strip.raster.row(y as u32)[x as usize * 3]) / 255.0
    };
    let bounds =
        [centre.0 - radius - 1.0, centre.1 - radius - 1.0, centre.0 + radius + 1.0, centre.1 + radius + 1.0];
    let points = 5.0 + (seed % 3) as f32;
    press.canvas.visit(bounds, |x, y, old| {
        let (dx, dy) = (x - centre.0, y - centre.1);
        let (r, angle) = (
            dx.hypot(dy),
            (dy.atan2(dx) + turn + std::f32::consts::PI * 1.4).rem_euclid(std::f32::consts::TAU),
        );
        let line = |at: f32, half: f32| smoothstep(0.12, -0.05, (r - at).abs() - half);
        let star = radius * (0.24 + 0.1 * (angle * points).cos());
        let mut cover = line(radius, 0.45).max(line(radius - 6.6, 0.22));
        cover = cover.max(cover_of_words(angle, r)).max(smoothstep(0.15, -0.1, r - star));
        let uneven = smoothstep(0.22, 0.6, fractal(seed, x / 5.0, y / 5.0, 4));
        let alpha = cover * (0.35 + 0.5 * uneven);
        // Ink lies over print: it darkens, it does not hide.
        blend(old, [old[0] * ink[0], old[1] * ink[1], old[2] * ink[2]], alpha)
    });
}

/// A sign of a made-up office, `size` millimetres high.
pub(crate) fn logo(canvas: &mut Canvas, rng: &mut Prng, at: (f32, f32), size: f32) {
    let (a, b) = *rng.pick(&[
        (rgb(20, 70, 130), rgb(90, 170, 220)),
        (rgb(20, 110, 80), rgb(150, 200, 90)),
        (rgb(140, 30, 60), rgb(230, 140, 60)),
        (rgb(60, 60, 66), rgb(200, 160, 60)),
    ]);
    let half = size / 2.0;
    let (cx, cy) = (at.0 + half, at.1 + half);
    let style = rng.below(3);
    let bounds = [at.0, at.1, at.0 + size, at.1 + size];
    canvas.shape(
        bounds,
        0.0,
        1.0,
        |x, y| match style {
            0 => (x - cx).hypot(y - cy) - half,
            1 => rounded_box(x - cx, y - cy, (half, half), size * 0.18),
            _ => (x - cx).abs().max((x - cx).abs() * 0.5 + (y - cy).abs() * 0.87) - half * 0.9,
        },
        |_, _| a,
    );
    canvas.shape(
        bounds,
        0.0,
        1.0,
        |x, y| {
            let (u, v) = ((x - cx) / half, (y - cy) / half);
            match style {
                0 => (((u * 6.0).sin() * 0.22 + v).abs() - 0.14) * half,
                1 => ((u - v).abs() - 0.22).max(u.abs().max(v.abs()) - 0.7) * half,
                _ => (u.hypot(v) - 0.42) * half,
            }
        },
        |_, _| b,
    );
}

/// A few words in pencil that nobody can read.
pub(crate) fn pencil(canvas: &mut Canvas, rng: &mut Prng, at: (f32, f32), width: f32) {
    let mut x = at.0;
    while x < at.0 + width {
        let word = rng.range(7.0, 16.0) as f32;
        let (p, q) = (rng.range(0.0, 6.0) as f32, rng.range(1.6, 2.6) as f32);
        let points: Vec<(f32, f32)> = (0..=60)
            .map(|i| {
                let t = i as f32 / 60.0;
                let wave = (t * word * q + p).sin() * (0.9 + 0.7 * (t * 17.0 + p).sin());
                (x + t * word + 0.5 * (t * word * q).cos(), at.1 + wave - 0.05 * (x - at.0))
            })
            .collect();
        canvas.stroke(&points, 0.32, rgb(96, 96, 100), 0.6);
        x += word + 3.0;
    }
}

/// A stripe of yellow that keeps the print below it.
pub(crate) fn highlight(canvas: &mut Canvas, bounds: [f32; 4]) {
    let yellow = rgb(252, 240, 90);
    canvas.visit(bounds, |x, y, old| {
        let edge = (y - bounds[1]).min(bounds[3] - y) + 0.25 * (x * 1.7).sin();
        let alpha = smoothstep(0.0, 0.25, edge);
        blend(old, [old[0] * yellow[0], old[1] * yellow[1], old[2] * yellow[2]], alpha)
    });
}

/// The fine crossing lines of security paper.
pub(crate) fn guilloche(canvas: &mut Canvas, rng: &mut Prng, a: Colour, b: Colour) {
    let (p, q) = (rng.range(0.05, 0.09) as f32, rng.range(0.02, 0.05) as f32);
    let bounds = canvas.bounds();
    canvas.visit(bounds, |x, y, old| {
        let wave = |k: f32| ((y + 7.0 * (x * p + k).sin() + 3.0 * (x * q * 3.0 - k).cos()) * 2.6).sin();
        let (u, v) = (smoothstep(0.55, 0.95, wave(0.0)), smoothstep(0.55, 0.95, wave(2.1)));
        let base = blend(old, blend(a, b, x / bounds[2]), 0.30);
        let c = blend(base, scaled(a, 0.86), 0.55 * u);
        blend(c, scaled(b, 0.86), 0.55 * v)
    });
}
