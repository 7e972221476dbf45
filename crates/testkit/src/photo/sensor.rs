//! From light in the lens to the picture the phone saves: blur, noise, tone curve, sharpening.

use liite_raster::{Channels, Raster};
use rayon::prelude::*;

use super::pyramid::encode;
use super::scene::Scene;
use crate::prng::mix;

/// Linear light, three values a pixel, rows without padding.
pub(crate) struct Exposure {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) data: Vec<f32>,
}

/// What the phone makes of the light.
pub(crate) fn develop(light: Exposure, scene: &Scene) -> Raster {
    let light = motion_blur(light, scene.motion);
    let mut light = gaussian_blur(light, scene.defocus);
    vignette(&mut light, scene.vignette);
    add_noise(&mut light, scene);
    tone(&mut light, scene.light.exposure);
    sharpened(&light, scene.sharpening as f32)
}

fn gaussian_blur(light: Exposure, sigma: f64) -> Exposure {
    if sigma < 0.2 {
        return light;
    }
    let radius = (sigma * 2.5).ceil() as usize;
    let mut kernel: Vec<f32> = (0..=2 * radius)
        .map(|i| (-((i as f64 - radius as f64) / sigma).powi(2) / 2.0).exp() as f32)
        .collect();
    let sum: f32 = kernel.iter().sum();
    kernel.iter_mut().for_each(|k| *k /= sum);
    let (w, h, stride) = (light.width, light.height, light.width * 3);
    let mut across = vec![0.0f32; light.data.len()];
    across.par_chunks_exact_mut(stride).zip(light.data.par_chunks_exact(stride)).for_each(|(to, from)| {
        for (i, k) in kernel.iter().enumerate() {
            let shift = i as isize - radius as isize;
            // The middle of the row in one run, its ends pixel by pixel.
            let lo = (-shift).max(0).min(w as isize) as usize;
            let hi = (w as isize - shift).clamp(lo as isize, w as isize) as usize;
            let start = (lo as isize + shift) as usize * 3;
            for (t, f) in to[lo * 3..hi * 3].iter_mut().zip(&from[start..]) {
                *t += k * f;
            }
            for x in (0..lo).chain(hi..w) {
                let source = if x < lo { 0 } else { w - 1 };
                for c in 0..3 {
                    to[x * 3 + c] += k * from[source * 3 + c];
                }
            }
        }
    });
    let mut data = light.data;
    data.par_chunks_exact_mut(stride).enumerate().for_each(|(y, to)| {
        to.fill(0.0);
        for (i, k) in kernel.iter().enumerate() {
            let source = (y + i).saturating_sub(radius).min(h - 1);
            for (t, f) in to.iter_mut().zip(&across[source * stride..(source + 1) * stride]) {
                *t += k * f;
            }
        }
    });
    Exposure { width: w, height: h, data }
}

fn motion_blur(light: Exposure, (length, angle): (f64, f64)) -> Exposure {
    if length < 0.5 {
        return light;
    }
    let (w, h, stride) = (light.width, light.height, light.width * 3);
    let taps = (length * 1.5).ceil().clamp(2.0, 32.0) as usize;
    let (dx, dy) = (angle.to_radians().cos(), angle.to_radians().sin());
    let shifts: Vec<(isize, isize)> = (0..taps)
        .map(|i| {
            let t = length * (i as f64 / (taps - 1) as f64 - 0.5);
            ((t * dx).round() as isize, (t * dy).round() as isize)
        })
        .collect();
    let source = &light.data;
    let mut data = vec![0.0f32; source.len()];
    data.par_chunks_exact_mut(stride).enumerate().for_each(|(y, to)| {
        let share = 1.0 / taps as f32;
        for &(sx, sy) in &shifts {
            let row = (y as isize + sy).clamp(0, h as isize - 1) as usize * stride;
            for (x, pixel) in to.chunks_exact_mut(3).enumerate() {
                let from = row + (x as isize + sx).clamp(0, w as isize - 1) as usize * 3;
                for (t, f) in pixel.iter_mut().zip(&source[from..from + 3]) {
                    *t += share * f;
                }
            }
        }
    });
    Exposure { width: w, height: h, data }
}

fn vignette(light: &mut Exposure, strength: f64) {
    let (cx, cy) = (light.width as f32 / 2.0, light.height as f32 / 2.0);
    let scale = 1.0 / (cx * cx + cy * cy);
    let strength = strength as f32;
    light.data.par_chunks_exact_mut(light.width * 3).enumerate().for_each(|(y, row)| {
        let dy = y as f32 + 0.5 - cy;
        for (x, pixel) in row.chunks_exact_mut(3).enumerate() {
            let dx = x as f32 + 0.5 - cx;
            let r = (dx * dx + dy * dy) * scale;
            let k = 1.0 - strength * r * (0.6 + 0.4 * r);
            pixel.iter_mut().for_each(|v| *v *= k);
        }
    });
}

/// Three nearly normal, uncorrelated numbers of variance 1/3 from one hash of the place.
fn grain(seed: u64, x: u64, y: u64) -> [f32; 3] {
    let h = mix(seed ^ (x << 32 | y).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let part = |shift: u32| ((h >> shift) & 0xFFFF) as f32 / 65_535.0 - 0.5;
    let (a, b, c, d) = (part(0), part(16), part(32), part(48));
    [a + b - c - d, a - b + c - d, a - b - c + d]
}

/// Shot and read noise in linear light, smeared over neighbours as demosaicing does.
fn add_noise(light: &mut Exposure, scene: &Scene) {
    let strength = scene.noise as f32 * 0.0075;
    if strength <= 0.0 {
        return;
    }
    // A dark scene is amplified: its noise is measured against the light that arrived.
    let exposure = scene.light.exposure.max(0.05) as f32;
    let width = light.width;
    light.data.par_chunks_exact_mut(width * 3).enumerate().for_each(|(y, row)| {
        let line = |y: usize| -> Vec<[f32; 3]> {
            (0..=width as u64).map(|x| grain(scene.seed, x, y as u64)).collect()
        };
        let (above, below) = (line(y), line(y + 1));
        for (x, pixel) in row.chunks_exact_mut(3).enumerate() {
            let n: [f32; 3] = std::array::from_fn(|c| {
                above[x][c] + 0.8 * above[x + 1][c] + 0.8 * below[x][c] + 0.5 * below[x + 1][c]
            });
            let common = (n[0] + n[1] + n[2]) * 0.6;
            for (v, own) in pixel.iter_mut().zip(n) {
                let sigma = strength * ((v.max(0.0) + 0.01) / exposure).sqrt();
                *v = (*v + sigma * (0.75 * common + 0.55 * own)).max(0.0);
            }
        }
    });
}

/// Exposure, a soft shoulder, sRGB and the gentle S-curve of phones; the result is 0..1 encoded.
fn tone(light: &mut Exposure, exposure: f64) {
    const STEPS: f32 = 8191.0;
    let curve: Vec<f32> = (0..=STEPS as u32 + 1)
        .map(|i| {
            let root = 2.0 * i as f32 / STEPS;
            let v = root * root;
            let v = if v > 0.8 { 0.8 + 0.2 * (1.0 - (-(v - 0.8) / 0.2).exp()) } else { v };
            let s = encode(v).clamp(0.0, 1.0);
            s - 0.22 * (std::f32::consts::TAU * s).sin() / std::f32::consts::TAU
        })
        .collect();
    let exposure = exposure as f32;
    light.data.par_chunks_mut(1 << 14).for_each(|part| {
        for v in part {
            *v = curve[((*v * exposure).sqrt() * (STEPS / 2.0)).clamp(0.0, STEPS) as usize];
        }
    });
}

/// An unsharp mask over 3 x 3 pixels, written as bytes.
fn sharpened(light: &Exposure, strength: f32) -> Raster {
    let (w, h, stride) = (light.width, light.height, light.width * 3);
    let mut out = Raster::filled(w as u32, h as u32, Channels::Rgb, 0);
    out.data_mut().par_chunks_exact_mut(stride).enumerate().for_each(|(y, to)| {
        let row = |y: usize| &light.data[y * stride..(y + 1) * stride];
        let (a, b, c) = (row(y.saturating_sub(1)), row(y), row((y + 1).min(h - 1)));
        let column: Vec<f32> =
            a.iter().zip(b).zip(c).map(|((a, b), c)| 0.25 * a + 0.5 * b + 0.25 * c).collect();
        for i in 0..stride {
            let left = column[if i >= 3 { i - 3 } else { i }];
            let right = column[if i + 3 < stride { i + 3 } else { i }];
            let soft = 0.25 * left + 0.5 * column[i] + 0.25 * right;
            let v = b[i] + strength * (b[i] - soft);
            to[i] = (v * 255.0 + 0.5).clamp(0.0, 255.0) as u8;
        }
    });
    out
}
