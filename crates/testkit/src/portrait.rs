//! A continuous-tone picture of nobody: head, hair, shoulders, shaded like a passport photograph.

use crate::canvas::{Canvas, blend, rgb, scaled};
use crate::prng::{Prng, fractal, smoothstep};

/// Paints a face around `centre`; `size` is the half height of the head in millimetres.
pub(crate) fn paint(canvas: &mut Canvas, rng: &mut Prng, centre: (f32, f32), size: f32) {
    let skin = *rng.pick(&[rgb(236, 196, 170), rgb(216, 166, 136), rgb(170, 118, 88), rgb(110, 74, 54)]);
    let hair = *rng.pick(&[
        rgb(40, 28, 22),
        rgb(94, 62, 38),
        rgb(196, 160, 100),
        rgb(120, 118, 116),
        rgb(20, 18, 20),
    ]);
    let coat = *rng.pick(&[rgb(40, 50, 76), rgb(90, 40, 44), rgb(50, 70, 60), rgb(200, 198, 192)]);
    let long_hair = rng.chance(0.5);
    let seed = rng.bits() as u32;
    let s = size;
    let (cx, cy) = centre;
    let ellipse = |x: f32, y: f32, rx: f32, ry: f32| ((x / rx).powi(2) + (y / ry).powi(2)).sqrt() - 1.0;
    let reach = [cx - 3.2 * s, cy - 1.6 * s, cx + 3.2 * s, cy + 6.0 * s];
    canvas.visit(reach, |px, py, old| {
        let (x, y) = ((px - cx) / s, (py - cy) / s);
        let mut c = old;
        let edge = 0.035;
        let over = |d: f32| smoothstep(edge, -edge, d);
        let strands = 0.75 + 0.5 * fractal(seed, x * 14.0, y * 2.0, 4);
        if long_hair {
            c = blend(c, scaled(hair, strands * 0.85), over(ellipse(x, y - 0.35, 0.92, 1.35)));
        }
        // Shoulders, neck, head, ears.
        let shoulders = ellipse(x, y - 2.75, 1.9, 1.35);
        let cloth = 0.85 + 0.2 * fractal(seed ^ 1, x * 9.0, y * 9.0, 3);
        c = blend(c, scaled(coat, cloth * (1.0 - 0.2 * x)), over(shoulders));
        let neck = (x.abs() / 0.36 - 1.0).max(-(y - 0.5)).max(y - 1.62);
        c = blend(c, scaled(skin, 0.74 - 0.12 * x), over(neck * 0.4));
        let head = ellipse(x, y, 0.74 - 0.12 * smoothstep(0.1, 1.0, y), 1.0);
        let round = 1.05 - 0.42 * (x * x + 0.5 * y * y) - 0.14 * x;
        c = blend(c, scaled(skin, 0.9), over(ellipse(x.abs() - 0.72, y - 0.05, 0.11, 0.2)));
        c = blend(c, scaled(skin, round), over(head));
        c = blend(c, scaled(skin, 0.66), 0.5 * over(ellipse(x.abs() - 0.3, y + 0.08, 0.24, 0.16)));
        // Eyes, brows, nose, mouth.
        let eye = ellipse(x.abs() - 0.29, y + 0.04, 0.13, 0.062);
        c = blend(c, rgb(240, 238, 234), over(eye * 0.5));
        c = blend(c, rgb(50, 40, 34), over(ellipse(x.abs() - 0.29, y + 0.04, 0.055, 0.06) * 0.4));
        c = blend(
            c,
            scaled(hair, 0.9),
            0.85 * over(ellipse(x.abs() - 0.3, y + 0.2 - 0.05 * x.abs(), 0.18, 0.035)),
        );
        c = blend(c, scaled(skin, 0.72), 0.6 * over(ellipse(x - 0.06, y - 0.22, 0.07, 0.2) * 0.5));
        c = blend(c, scaled(skin, 0.6), 0.8 * over(ellipse(x, y - 0.4, 0.14, 0.03)));
        c = blend(
            c,
            rgb(172, 92, 86),
            0.85 * over(ellipse(x, y - 0.58 - 0.03 * (x * 6.0).cos(), 0.24, 0.065)),
        );
        // Hair over the forehead.
        let line = -0.42 + 0.14 * (x * 3.0 + 0.6).sin();
        let cap = ellipse(x, y + 0.08, 0.82, 1.06).max(y - line + 0.3 * (0.8 - x.abs()).min(0.0));
        blend(c, scaled(hair, strands), over(cap))
    });
}
