//! The other things on a table: papers, cards, pens, cables, cups, phones, keyboards, coins.

use crate::canvas::{Bounds, Canvas, Colour, blend, capsule, rgb, rounded_box, scaled};
use crate::prng::{Prng, lattice, smoothstep};

/// A place and a direction on the table.
#[derive(Debug, Clone, Copy)]
struct Spot {
    x: f32,
    y: f32,
    cos: f32,
    sin: f32,
}

impl Spot {
    fn local(&self, x: f32, y: f32) -> (f32, f32) {
        let (dx, dy) = (x - self.x, y - self.y);
        (dx * self.cos + dy * self.sin, dy * self.cos - dx * self.sin)
    }

    fn world(&self, u: f32, v: f32) -> (f32, f32) {
        (self.x + u * self.cos - v * self.sin, self.y + u * self.sin + v * self.cos)
    }
}

/// Strews `papers` sheets and `things` other objects over the canvas.
pub(crate) fn strew(canvas: &mut Canvas, seed: u64, papers: u32, things: u32) {
    let mut rng = Prng::new(seed ^ 0xC1);
    let b = canvas.bounds();
    for _ in 0..papers {
        let at = random_spot(&mut rng, b);
        paper(canvas, &mut rng, at);
    }
    for _ in 0..things {
        let at = random_spot(&mut rng, b);
        match rng.below(9) {
            0 => paper(canvas, &mut rng, at),
            1 | 2 => pen(canvas, &mut rng, at),
            3 => card(canvas, &mut rng, at),
            4 => cable(canvas, &mut rng, at),
            5 => cup(canvas, &mut rng, at),
            6 => phone(canvas, at),
            7 => keyboard(canvas, &mut rng, at),
            _ => coins(canvas, &mut rng, at),
        }
    }
}

/// Strews `things` that nobody could take for a page: round, long and winding ones.
pub(crate) fn strew_round(canvas: &mut Canvas, seed: u64, things: u32) {
    let mut rng = Prng::new(seed ^ 0xC2);
    let b = canvas.bounds();
    for _ in 0..things {
        let at = random_spot(&mut rng, b);
        match rng.below(4) {
            0 => pen(canvas, &mut rng, at),
            1 => cable(canvas, &mut rng, at),
            2 => cup(canvas, &mut rng, at),
            _ => coins(canvas, &mut rng, at),
        }
    }
}

fn random_spot(rng: &mut Prng, b: Bounds) -> Spot {
    let angle = rng.range(0.0, std::f64::consts::TAU) as f32;
    Spot {
        x: rng.range(f64::from(b[0]), f64::from(b[2])) as f32,
        y: rng.range(f64::from(b[1]), f64::from(b[3])) as f32,
        cos: angle.cos(),
        sin: angle.sin(),
    }
}

/// A box with a shadow below it; `height` in millimetres gives the shadow's reach.
fn solid(
    canvas: &mut Canvas,
    at: Spot,
    half: (f32, f32),
    round: f32,
    height: f32,
    colour: impl Fn(f32, f32) -> Colour,
) {
    let r = half.0.hypot(half.1);
    let bounds = [at.x - r, at.y - r, at.x + r, at.y + r];
    let shift = height * 0.5;
    let low = [bounds[0], bounds[1], bounds[2] + shift, bounds[3] + shift];
    let soft = 1.0 + height * 0.9;
    canvas.shape(
        low,
        soft,
        0.5,
        |x, y| {
            let (u, v) = at.local(x - shift, y - shift);
            rounded_box(u, v, half, round)
        },
        |_, _| rgb(12, 10, 10),
    );
    canvas.shape(
        bounds,
        0.0,
        1.0,
        |x, y| {
            let (u, v) = at.local(x, y);
            rounded_box(u, v, half, round)
        },
        |x, y| {
            let (u, v) = at.local(x, y);
            colour(u, v)
        },
    );
}

fn paper(canvas: &mut Canvas, rng: &mut Prng, at: Spot) {
    const SIZES: [(f32, f32); 4] = [(105.0, 148.5), (105.0, 148.5), (74.0, 105.0), (55.0, 110.0)];
    let half = *rng.pick(&SIZES);
    let tint = *rng.pick(&[rgb(250, 249, 246), rgb(244, 240, 230), rgb(250, 244, 200), rgb(232, 238, 246)]);
    let seed = rng.bits() as u32;
    let style = rng.below(3);
    solid(canvas, at, half, 0.0, 0.8, |u, v| {
        if style == 1 {
            // A squared exercise book.
            let line = u.rem_euclid(5.0).min(v.rem_euclid(5.0));
            return blend(rgb(150, 170, 210), tint, smoothstep(0.1, 0.3, line));
        }
        let (x, y) = (u + half.0, v + half.1);
        let inside = x > 18.0 && x < 2.0 * half.0 - 18.0 && y > 22.0 && y < 2.0 * half.1 - 30.0;
        let row = (y / 5.2).floor();
        let word = lattice(seed, (x / 7.5) as u32, row as u32);
        let gap = lattice(seed ^ 1, 3, row as u32) < 0.15;
        let letters = lattice(seed ^ 2, (x / 1.3) as u32, row as u32);
        let ink = inside && !gap && word > 0.14 && (y - row * 5.2) < 2.1 && letters > 0.25;
        if ink { scaled(tint, if style == 2 { 0.5 } else { 0.3 }) } else { tint }
    });
}

fn pen(canvas: &mut Canvas, rng: &mut Prng, at: Spot) {
    let colour = *rng.pick(&[
        rgb(20, 30, 110),
        rgb(20, 20, 22),
        rgb(190, 30, 40),
        rgb(230, 190, 40),
        rgb(200, 200, 204),
    ]);
    let half = (rng.range(62.0, 75.0) as f32, rng.range(3.5, 5.5) as f32);
    solid(canvas, at, half, half.1, 7.0, |u, v| {
        let n = v / half.1;
        let light = 0.45 + 0.55 * (1.0 - (n + 0.3) * (n + 0.3)).max(0.0).sqrt();
        let c = if u > half.0 - 12.0 { rgb(190, 190, 190) } else { colour };
        let highlight = smoothstep(0.16, 0.0, (n + 0.35).abs());
        blend(scaled(c, light), rgb(255, 255, 255), 0.5 * highlight)
    });
}

fn card(canvas: &mut Canvas, rng: &mut Prng, at: Spot) {
    let a = *rng.pick(&[
        rgb(30, 70, 150),
        rgb(160, 40, 60),
        rgb(40, 120, 90),
        rgb(230, 226, 214),
        rgb(40, 40, 46),
    ]);
    let b = *rng.pick(&[rgb(90, 150, 210), rgb(230, 170, 80), rgb(120, 190, 160), rgb(200, 196, 190)]);
    solid(canvas, at, (42.8, 27.0), 3.2, 0.9, |u, v| {
        if (u + 28.0).abs() < 6.0 && (v + 2.0).abs() < 5.0 {
            return rgb(212, 180, 96);
        }
        blend(a, b, smoothstep(-50.0, 50.0, u + v))
    });
}

fn cable(canvas: &mut Canvas, rng: &mut Prng, at: Spot) {
    let colour = *rng.pick(&[rgb(24, 24, 26), rgb(236, 236, 236)]);
    let mut points = Vec::new();
    let (mut x, mut y, mut heading) = (at.x, at.y, rng.range(0.0, std::f64::consts::TAU) as f32);
    for _ in 0..60 {
        points.push((x, y));
        heading += (rng.normal() * 0.16) as f32;
        x += 9.0 * heading.cos();
        y += 9.0 * heading.sin();
    }
    let shadow: Vec<(f32, f32)> = points.iter().map(|p| (p.0 + 1.6, p.1 + 1.6)).collect();
    canvas.stroke(&shadow, 4.5, rgb(12, 10, 10), 0.25);
    canvas.stroke(&points, 4.0, scaled(colour, 0.7), 1.0);
    canvas.stroke(&points, 2.2, colour, 1.0);
}

fn cup(canvas: &mut Canvas, rng: &mut Prng, at: Spot) {
    let glaze = *rng.pick(&[rgb(240, 238, 232), rgb(60, 90, 130), rgb(190, 70, 50), rgb(40, 44, 48)]);
    let r = rng.range(36.0, 46.0) as f32;
    solid(canvas, Spot { x: at.x + r, ..at }, (18.0, 9.0), 8.0, 20.0, |_, _| scaled(glaze, 0.85));
    solid(canvas, at, (r, r), r, 40.0, |u, v| {
        let d = u.hypot(v);
        if d > r - 4.0 {
            return scaled(glaze, 1.0 - 0.25 * ((u + v) / r));
        }
        let wall = scaled(glaze, 0.7 + 0.2 * (u + v) / r);
        blend(rgb(52, 30, 18), wall, smoothstep(r - 9.0, r - 6.0, d))
    });
}

fn phone(canvas: &mut Canvas, at: Spot) {
    solid(canvas, at, (36.0, 75.0), 9.0, 8.0, |u, v| {
        let rim = rounded_box(u, v, (36.0, 75.0), 9.0) > -2.0;
        let sheen = smoothstep(8.0, 0.0, (u * 0.6 + v - 20.0).abs());
        if rim { rgb(70, 72, 76) } else { blend(rgb(16, 17, 20), rgb(60, 64, 70), 0.6 * sheen) }
    });
}

fn keyboard(canvas: &mut Canvas, rng: &mut Prng, at: Spot) {
    let pale = rng.chance(0.5);
    let (body, key) =
        if pale { (rgb(206, 208, 210), rgb(240, 240, 240)) } else { (rgb(40, 42, 46), rgb(22, 23, 26)) };
    solid(canvas, at, (215.0, 62.0), 6.0, 14.0, |u, v| {
        let (kx, ky) = (u.rem_euclid(19.0) - 9.5, v.rem_euclid(19.0) - 9.5);
        let inside = u.abs() < 209.0 && v.abs() < 57.0;
        if inside && rounded_box(kx, ky, (7.8, 7.8), 2.0) < 0.0 {
            let mark = rounded_box(kx + 2.0, ky + 2.0, (1.2, 1.6), 0.4) < 0.0;
            if mark { blend(key, rgb(128, 128, 128), 0.8) } else { key }
        } else {
            body
        }
    });
}

fn coins(canvas: &mut Canvas, rng: &mut Prng, at: Spot) {
    for _ in 0..1 + rng.below(4) {
        let (u, v) = (rng.range(-40.0, 40.0) as f32, rng.range(-40.0, 40.0) as f32);
        let (x, y) = at.world(u, v);
        let metal = *rng.pick(&[rgb(176, 110, 70), rgb(200, 170, 90), rgb(190, 190, 190)]);
        let r = rng.range(8.0, 13.0) as f32;
        solid(canvas, Spot { x, y, ..at }, (r, r), r, 2.0, |u, v| {
            let d = u.hypot(v) / r;
            let relief = capsule(u, v, (-r * 0.3, 0.0), (r * 0.2, r * 0.3)) < r * 0.2;
            scaled(metal, if d > 0.88 || relief { 1.15 } else { 0.92 })
        });
    }
}
