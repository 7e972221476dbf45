//! What happens to a written sheet: stains, folds, dark surroundings; and how it is taken: light, lens, sensor, file.

use liite_raster::{Channels, Raster};

use crate::Prng;
use crate::canvas::{Colour, blend, rgb};
use crate::prng::{fractal, noise, smoothstep};

use super::Kind;
use super::layer::Sheet;

/// Time and carelessness.
pub(super) fn after(sheet: &mut Sheet, kind: Kind, rng: &mut Prng, x: f32) {
    let seed = rng.bits() as u32;
    let often = |kinds: &[Kind], rare: f64| {
        if kinds.contains(&kind) {
            1.0
        } else if kind.historic() {
            rare
        } else {
            0.0
        }
    };
    if rng.chance(often(&[Kind::OldStains, Kind::AgedPrint], 0.25)) {
        foxing(sheet, rng, seed, x);
    }
    if rng.chance(0.7 * often(&[Kind::OldStains], 0.2)) {
        water(sheet, rng, seed ^ 11, x);
    }
    if rng.chance(0.5 * often(&[Kind::AgedPrint, Kind::Crumpled], 0.5)) {
        fold(sheet, rng, x);
    }
    if rng.chance(often(&[Kind::DarkBorder], 0.06)) {
        surroundings(sheet, rng, seed ^ 21, x);
    }
    if kind == Kind::Crumpled {
        crumple(sheet, rng, seed ^ 31, x);
    }
}

/// Brown spots, small and large, soft and hard.
fn foxing(sheet: &mut Sheet, rng: &mut Prng, seed: u32, x: f32) {
    let brown = *rng.pick(&[rgb(190, 140, 90), rgb(160, 110, 70), rgb(205, 165, 110), rgb(150, 120, 90)]);
    let size = rng.range(0.4, 5.0) as f32 * x;
    let (from, soft) = (rng.range(0.56, 0.76) as f32, (rng.unit().powi(2) * 0.3 + 0.03) as f32);
    let deep = rng.range(0.3, 1.0) as f32;
    sheet.filter(|i, j| {
        let spot = smoothstep(from, from + soft, fractal(seed, i / size, j / size, 3));
        blend([1.0; 3], brown, deep * spot)
    });
}

/// Dried water: a slightly darker field with a dark line where it ended.
fn water(sheet: &mut Sheet, rng: &mut Prng, seed: u32, x: f32) {
    let size = rng.range(8.0, 25.0) as f32 * x;
    let edge = rng.range(0.4, 0.6) as f32;
    let (field, line) = (rng.range(0.03, 0.2) as f32, rng.range(0.05, 0.3) as f32);
    let width = rng.range(0.004, 0.02) as f32;
    sheet.filter(|i, j| {
        let v = fractal(seed, i / size, j / size, 3) - edge;
        let dark = field * smoothstep(0.0, 0.01, v) + line * (-(v / width).powi(2)).exp();
        let dark = dark.min(0.6);
        [1.0 - 0.7 * dark, 1.0 - 0.85 * dark, 1.0 - dark]
    });
}

fn fold(sheet: &mut Sheet, rng: &mut Prng, x: f32) {
    for _ in 0..1 + rng.below(2) {
        let along = rng.chance(0.5);
        let at = rng.range(0.2, 0.8) as f32 * if along { sheet.height } else { sheet.width } as f32;
        let lean = rng.range(-0.03, 0.03) as f32;
        let (dark, light) = (rng.range(0.05, 0.3) as f32, rng.range(0.0, 0.1) as f32);
        let wide = rng.range(0.1, 0.6) as f32 * x;
        sheet.filter(|i, j| {
            let d = if along { j - at - lean * i } else { i - at - lean * j } / wide;
            let k = 1.0 - dark * (-d * d).exp() + light * (-(d - 1.5).powi(2)).exp();
            [k; 3]
        });
    }
}

/// Beyond the leaf's ragged edge lies a dark table, or the next leaves of the book.
fn surroundings(sheet: &mut Sheet, rng: &mut Prng, seed: u32, x: f32) {
    let (w, h) = (sheet.width as f32, sheet.height as f32);
    let sides: Vec<f32> = (0..4)
        .map(|_| if rng.chance(0.5) { rng.range(0.01, 0.14) as f32 } else { -1.0 } * w.min(h))
        .collect();
    let dark = rng.range(0.04, 0.3) as f32;
    let tint: Colour = *rng.pick(&[[1.0, 1.0, 1.0], [1.0, 0.8, 0.6], [0.8, 0.9, 1.0]]);
    let (rough, soft) = (rng.range(0.1, 1.2) as f32 * x, rng.range(0.3, 3.0) as f32);
    let shade = rng.range(0.0, 3.0) as f32 * x;
    let inside = |i: f32, j: f32| {
        let wave = |k: u32, v: f32| rough * (noise(seed ^ k, v / (4.0 * x), 0.3) - 0.5);
        let d = [
            i - sides[0] + wave(1, j),
            w - i - sides[1] + wave(2, j),
            j - sides[2] + wave(3, i),
            h - j - sides[3] + wave(4, i),
        ];
        (0..4).filter(|&k| sides[k] > 0.0).map(|k| d[k]).fold(f32::MAX, f32::min)
    };
    sheet.without_ink(|i, j| inside(i, j) < soft);
    let table: Vec<f32> = sheet.light.iter().map(|p| p.data.iter().copied().fold(0.0, f32::max)).collect();
    let hidden = sheet.clone();
    let grain = |i: f32, j: f32| 0.6 + 0.8 * fractal(seed ^ 9, i / 9.0, j / 9.0, 3);
    for (c, plane) in sheet.light.iter_mut().enumerate() {
        let (of, table, tint) = (&hidden.light[c], table[c], tint[c]);
        plane.each(|i, j, _| {
            let d = inside(i, j);
            let k = smoothstep(-soft, soft, d);
            let near = if shade > 0.0 { 1.0 - 0.4 * (-(d.max(0.0) / shade)).exp() } else { 1.0 };
            let outside = dark * tint * table * grain(i, j);
            of.data[j as usize * of.width + i as usize] * near * k + outside * (1.0 - k)
        });
    }
}

/// Facets of a crumpled sheet: each leans its own way to the light.
fn crumple(sheet: &mut Sheet, rng: &mut Prng, seed: u32, x: f32) {
    let size = rng.range(4.0, 9.0) as f32 * x;
    let strength = rng.range(0.15, 0.5) as f32;
    let height = move |i: f32, j: f32| {
        let n = |s: f32, k: u32| (noise(seed ^ k, i / (size * s), j / (size * s)) - 0.5).abs();
        n(1.0, 0) + 0.6 * n(0.45, 1)
    };
    sheet.filter(|i, j| {
        let slope = (height(i + 2.0, j + 1.0) - height(i - 2.0, j - 1.0)) * size / 4.5;
        [(1.0 - strength * (0.9 * slope).clamp(-0.8, 0.8)).min(1.05) * (1.0 - 0.15 * strength); 3]
    });
}

/// How much light falls on each place.
fn lighting(rng: &mut Prng, kind: Kind, size: (f32, f32)) -> impl Fn(f32, f32) -> f32 + Sync + use<> {
    let angle = rng.range(0.0, std::f64::consts::TAU) as f32;
    let photographed = kind.photographed() || rng.chance(0.3);
    let slope = if photographed { rng.range(0.05, 0.55) as f32 } else { rng.range(0.0, 0.08) as f32 };
    let level = if photographed { rng.range(0.5, 0.95) } else { rng.range(0.85, 1.0) } as f32;
    let shaded = kind == Kind::Shadow || (photographed && rng.chance(0.2));
    let deep = if shaded { rng.range(0.3, 0.7) as f32 } else { 0.0 };
    let at = rng.range(-0.25, 0.25) as f32;
    let (turn, soft) = (rng.range(0.0, std::f64::consts::TAU) as f32, rng.range(0.002, 0.12) as f32);
    let bend = rng.range(-0.5, 0.5) as f32;
    let vignette = if photographed { rng.range(0.0, 0.25) as f32 } else { 0.0 };
    move |i, j| {
        let (u, v) = (i / size.0 - 0.5, j / size.1 - 0.5);
        let lamp = 1.0 - slope * (0.5 + u * angle.cos() + v * angle.sin()).clamp(0.0, 1.0);
        let edge = u * turn.cos() + v * turn.sin() + bend * (v * turn.cos() - u * turn.sin()).powi(2) - at;
        let shadow = 1.0 - deep * smoothstep(-soft, soft, edge);
        level * lamp * shadow * (1.0 - vignette * 2.0 * (u * u + v * v))
    }
}

/// The picture that camera or scanner gives, and how far its lens spreads a point: sigma in pixels.
pub(super) fn taken(sheet: &Sheet, kind: Kind, rng: &mut Prng, x: f32) -> (Raster, f32) {
    let size = (sheet.width as f32, sheet.height as f32);
    if kind == Kind::CleanScan {
        let (blur, noise) = (rng.range(0.3, 0.6) as f32, rng.range(0.5, 2.5) as f32);
        return (developed(sheet, rng, |_, _| 1.0, (blur, noise), (0.0, 1.0), 95), blur);
    }
    let light = lighting(rng, kind, size);
    let camera = kind.photographed();
    let blur = if camera { rng.range(0.5, 1.4) } else { rng.range(0.3, 1.8) } as f32;
    // A lens that blurs more than a stroke leaves nothing to find.
    let blur = blur.min(0.09 * x).max(0.35);
    let noise = if camera { rng.range(2.0, 9.0) } else { rng.range(0.8, 5.0) } as f32;
    let (low, high) = if rng.chance(0.3) {
        (rng.range(0.0, 0.25) as f32, rng.range(0.65, 0.95) as f32)
    } else {
        (0.0, 1.0)
    };
    let quality = if rng.chance(0.75) { 40 + rng.below(56) as u8 } else { 0 };
    (developed(sheet, rng, light, (blur, noise), (low, high), quality), blur)
}

/// Lens, sensor and file.
fn developed(
    sheet: &Sheet,
    rng: &mut Prng,
    light: impl Fn(f32, f32) -> f32 + Sync,
    (blur, noise): (f32, f32),
    (low, high): (f32, f32),
    quality: u8,
) -> Raster {
    let grey = rng.chance(0.35);
    let lamp: Colour = if rng.chance(0.4) { [1.0, 0.93, 0.82] } else { [1.0, 0.99, 0.97] };
    // Sensors smear their noise a little; so do their makers' programs.
    let smear = if rng.chance(0.6) { rng.range(0.4, 0.9) as f32 } else { 0.0 };
    let mut sheet = sheet.clone();
    sheet.filter(|i, j| lamp.map(|c| c * light(i, j)));
    for plane in &mut sheet.light {
        *plane = plane.blurred(blur);
        let mut dust = super::layer::Plane::new(plane.width, plane.height, 0.0);
        dust.data.iter_mut().for_each(|v| *v = rng.normal() as f32);
        let dust = dust.blurred(smear);
        let gain = noise / 255.0 * if smear > 0.0 { 1.8 * smear.max(0.5) } else { 1.0 };
        for (v, n) in plane.data.iter_mut().zip(&dust.data) {
            *v = low + (high - low) * *v + gain * (0.4 + 0.6 * *v) * n;
        }
    }
    let byte = |v: f32| (v * 255.0 + 0.5).clamp(0.0, 255.0) as u8;
    let [r, g, b] = &sheet.light;
    let data: Vec<u8> = r
        .data
        .iter()
        .zip(&g.data)
        .zip(&b.data)
        .flat_map(|((r, g), b)| [byte(*r), byte(*g), byte(*b)])
        .collect();
    let (w, h) = (sheet.width as u32, sheet.height as u32);
    let raster = Raster::from_vec(w, h, Channels::Rgb, data)
        .unwrap_or_else(|_| Raster::filled(w, h, Channels::Rgb, 255));
    let raster = if grey { raster.to_grey() } else { raster };
    if quality == 0 { raster } else { super::through_jpeg(&raster, quality) }
}
