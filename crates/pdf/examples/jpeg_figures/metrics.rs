//! How near a decoded picture is to its source, as the eye would see it.

use liite_raster::Raster;
use rayon::prelude::*;

/// Likeness of two pictures.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Likeness {
    /// Mean structural similarity of luma in windows of 8 x 8, every 4 pixels, in decibels: -10 lg (1 - SSIM).
    pub(crate) ssim: f64,
    /// Signal to noise of luma in decibels, with each frequency weighed as the eye weighs it at 40 pixels a degree.
    pub(crate) hvs: f64,
    /// Signal to noise of the two colour differences (R - G, B - G) in decibels.
    pub(crate) colour: f64,
}

struct Luma {
    width: usize,
    height: usize,
    data: Vec<f32>,
}

impl Luma {
    fn of(picture: &Raster) -> Self {
        let data = match picture.channels().count() {
            1 => picture.data().iter().map(|&v| f32::from(v)).collect(),
            _ => {
                let pixels = picture.data().as_chunks::<3>().0;
                let luma =
                    |p: &[u8; 3]| 0.299 * f32::from(p[0]) + 0.587 * f32::from(p[1]) + 0.114 * f32::from(p[2]);
                pixels.iter().map(luma).collect()
            }
        };
        Self { width: picture.width() as usize, height: picture.height() as usize, data }
    }

    fn block(&self, x: usize, y: usize) -> [[f32; 8]; 8] {
        std::array::from_fn(|v| {
            let from = (y + v) * self.width + x;
            std::array::from_fn(|u| self.data[from + u])
        })
    }
}

pub(crate) fn compare(a: &Raster, b: &Raster) -> Likeness {
    let (la, lb) = (Luma::of(a), Luma::of(b));
    Likeness { ssim: ssim(&la, &lb), hvs: hvs(&la, &lb), colour: colour(a, b) }
}

fn decibels(error: f64) -> f64 {
    10.0 * (255.0 * 255.0 / error.max(1e-9)).log10()
}

fn colour(a: &Raster, b: &Raster) -> f64 {
    if a.channels().count() == 1 {
        return 0.0;
    }
    let pairs = a.data().as_chunks::<3>().0.iter().zip(b.data().as_chunks::<3>().0);
    let mut sum = 0.0;
    for (p, q) in pairs {
        let d = [0, 1, 2].map(|i| f64::from(p[i]) - f64::from(q[i]));
        sum += (d[0] - d[1]).powi(2) + (d[2] - d[1]).powi(2);
    }
    decibels(sum / (2.0 * a.pixels() as f64))
}

fn ssim(a: &Luma, b: &Luma) -> f64 {
    let rows: Vec<usize> = (0..a.height.saturating_sub(7)).step_by(4).collect();
    let (sum, n) = rows
        .par_iter()
        .map(|&y| {
            let (mut sum, mut n) = (0.0, 0.0);
            for x in (0..a.width.saturating_sub(7)).step_by(4) {
                let (p, q) = (a.block(x, y), b.block(x, y));
                let (mut sp, mut sq, mut spp, mut sqq, mut spq) = (0.0f32, 0.0f32, 0.0f32, 0.0f32, 0.0f32);
                for (r, s) in p.iter().flatten().zip(q.iter().flatten()) {
                    sp += r;
                    sq += s;
                    spp += r * r;
                    sqq += s * s;
                    spq += r * s;
                }
                let (mp, mq) = (f64::from(sp) / 64.0, f64::from(sq) / 64.0);
                let vp = f64::from(spp) / 64.0 - mp * mp;
                let vq = f64::from(sqq) / 64.0 - mq * mq;
                let cov = f64::from(spq) / 64.0 - mp * mq;
                let (c1, c2) = (6.5025, 58.5225);
                sum += (2.0 * mp * mq + c1) * (2.0 * cov + c2) / ((mp * mp + mq * mq + c1) * (vp + vq + c2));
                n += 1.0;
            }
            (sum, n)
        })
        .reduce(|| (0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
    -10.0 * (1.0 - sum / f64::max(n, 1.0)).max(1e-9).log10()
}

/// Blocks that begin off JPEG's grid, so that no coder is measured in its own coefficients.
fn hvs(a: &Luma, b: &Luma) -> f64 {
    let wave: [[f32; 8]; 8] = std::array::from_fn(|k| {
        let norm = if k == 0 { 0.5f64.sqrt() } else { 1.0 } * 0.5;
        std::array::from_fn(|x| {
            (norm * ((2 * x + 1) as f64 * k as f64 * std::f64::consts::PI / 16.0).cos()) as f32
        })
    });
    // Mannos and Sakrison, level below the peak.
    let weight: [[f32; 8]; 8] = std::array::from_fn(|v| {
        std::array::from_fn(|u| {
            let f = (f64::hypot(u as f64, v as f64) * 40.0 / 16.0).max(7.9);
            let seen = 2.6 * (0.0192 + 0.114 * f) * (-(0.114 * f).powf(1.1)).exp();
            (seen / 0.981).powi(2) as f32
        })
    });
    let rows: Vec<usize> = (3..a.height.saturating_sub(7)).step_by(8).collect();
    let (sum, n) = rows
        .par_iter()
        .map(|&y| {
            let (mut sum, mut n) = (0.0, 0.0);
            for x in (3..a.width.saturating_sub(7)).step_by(8) {
                let (p, q) = (a.block(x, y), b.block(x, y));
                let mut half = [[0.0f32; 8]; 8];
                for v in 0..8 {
                    let d: [f32; 8] = std::array::from_fn(|x| p[v][x] - q[v][x]);
                    for (u, to) in half.iter_mut().enumerate() {
                        to[v] = d.iter().zip(&wave[u]).map(|(d, w)| d * w).sum();
                    }
                }
                let mut block = 0.0;
                for (u, column) in half.iter().enumerate() {
                    for (v, wave) in wave.iter().enumerate() {
                        let c: f32 = column.iter().zip(wave).map(|(d, w)| d * w).sum();
                        block += c * c * weight[v][u];
                    }
                }
                sum += f64::from(block) / 64.0;
                n += 1.0;
            }
            (sum, n)
        })
        .reduce(|| (0.0, 0.0), |a, b| (a.0 + b.0, a.1 + b.1));
    decibels(sum / f64::max(n, 1.0))
}
