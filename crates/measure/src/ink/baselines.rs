//! The thresholds that everybody knows, for comparison: N. Otsu (1979), J. Sauvola and M. Pietikäinen (2000), C. Wolf
//! and others (2002), written from the papers.

use liite_raster::{Bitmap, Raster};

/// Sauvola's k and the range of the deviation, as published.
const SAUVOLA: (f64, f64) = (0.2, 128.0);
/// Wolf's k, as published.
const WOLF: f64 = 0.5;

/// One threshold for the whole picture: the one that parts it into the two most distinct classes.
pub fn otsu(grey: &Raster) -> Bitmap {
    let mut counts = [0u64; 256];
    grey.data().iter().for_each(|&v| counts[usize::from(v)] += 1);
    let total = grey.data().len() as f64;
    let sum: f64 = counts.iter().enumerate().map(|(v, &n)| v as f64 * n as f64).sum();
    let (mut below, mut dark, mut best) = (0.0, 0.0, (-1.0, 0u8));
    for (v, &n) in counts.iter().enumerate().take(255) {
        below += n as f64;
        dark += v as f64 * n as f64;
        if below == 0.0 || below == total {
            continue;
        }
        let apart = below * (total - below) * (dark / below - (sum - dark) / (total - below)).powi(2);
        if apart > best.0 {
            best = (apart, v as u8 + 1);
        }
    }
    Bitmap::threshold(grey, best.1)
}

/// Sauvola's threshold over windows of `side` pixels.
pub fn sauvola(grey: &Raster, side: usize) -> Bitmap {
    let moments = Moments::of(grey, side);
    moments.below(grey, |mean, sigma| mean * (1.0 + SAUVOLA.0 * (sigma / SAUVOLA.1 - 1.0)))
}

/// Wolf's threshold over windows of `side` pixels.
pub fn wolf(grey: &Raster, side: usize) -> Bitmap {
    let moments = Moments::of(grey, side);
    let most = moments.values.iter().map(|v| v.1).fold(1e-6, f32::max);
    let darkest = f64::from(grey.data().iter().copied().min().unwrap_or(0));
    moments.below(grey, |mean, sigma| mean - WOLF * (1.0 - sigma / f64::from(most)) * (mean - darkest))
}

/// Mean and standard deviation around every pixel.
struct Moments {
    values: Vec<(f32, f32)>,
}

impl Moments {
    fn of(grey: &Raster, side: usize) -> Self {
        let (w, h) = (grey.width() as usize, grey.height() as usize);
        let radius = side / 2;
        let mut table = vec![(0u64, 0u64); (w + 1) * (h + 1)];
        for y in 0..h {
            let mut line = (0, 0);
            for (x, &v) in grey.row(y as u32).iter().enumerate() {
                let v = u64::from(v);
                line = (line.0 + v, line.1 + v * v);
                let above = table[y * (w + 1) + x + 1];
                table[(y + 1) * (w + 1) + x + 1] = (above.0 + line.0, above.1 + line.1);
            }
        }
        let mut values = Vec::with_capacity(w * h);
        for y in 0..h {
            let (y0, y1) = (y.saturating_sub(radius), (y + radius + 1).min(h));
            for x in 0..w {
                let (x0, x1) = (x.saturating_sub(radius), (x + radius + 1).min(w));
                let at = |x: usize, y: usize| table[y * (w + 1) + x];
                let (a, b, c, d) = (at(x0, y0), at(x1, y0), at(x0, y1), at(x1, y1));
                let count = ((x1 - x0) * (y1 - y0)) as f64;
                let mean = (d.0 + a.0 - b.0 - c.0) as f64 / count;
                let square = (d.1 + a.1 - b.1 - c.1) as f64 / count;
                values.push((mean as f32, (square - mean * mean).max(0.0).sqrt() as f32));
            }
        }
        Self { values }
    }

    fn below(&self, grey: &Raster, level: impl Fn(f64, f64) -> f64) -> Bitmap {
        let mut out = Bitmap::blank(grey.width(), grey.height());
        let w = grey.width() as usize;
        for (i, (&v, &(mean, sigma))) in grey.data().iter().zip(&self.values).enumerate() {
            if f64::from(v) <= level(f64::from(mean), f64::from(sigma)) {
                out.set((i % w) as u32, (i / w) as u32, true);
            }
        }
        out
    }
}
