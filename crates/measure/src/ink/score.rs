//! What the contests of document binarisation report: F-measure, pseudo-F-measure, PSNR and DRD.

use liite_raster::Bitmap;

/// How near a bilevel picture comes to the truth.
#[derive(Debug, Clone, Copy, Default)]
pub struct Score {
    /// Harmonic mean of precision and recall of ink, in per cent.
    pub f: f64,
    /// The same with the recall of the strokes' middle lines.
    pub pseudo_f: f64,
    /// Decibels.
    pub psnr: f64,
    /// Distance reciprocal distortion (H. Lu, A. C. Kot, Y. Q. Shi, 2004); 0 is the truth.
    pub drd: f64,
    /// Part of what was found that is ink.
    pub precision: f64,
    /// Part of the ink that was found.
    pub recall: f64,
}

impl Score {
    /// Compares two pictures of one size; where they differ in size the common part counts.
    pub fn of(found: &Bitmap, truth: &Bitmap) -> Self {
        let (w, h) = (found.width().min(truth.width()), found.height().min(truth.height()));
        let (mut hit, mut wrong, mut missed) = (0.0f64, 0.0f64, 0.0f64);
        for y in 0..h {
            for x in 0..w {
                match (found.ink(x, y), truth.ink(x, y)) {
                    (true, true) => hit += 1.0,
                    (true, false) => wrong += 1.0,
                    (false, true) => missed += 1.0,
                    _ => {}
                }
            }
        }
        let ratio = |a: f64, b: f64| if b > 0.0 { a / b } else { 0.0 };
        let (precision, recall) = (ratio(hit, hit + wrong), ratio(hit, hit + missed));
        let middle = thinned(truth);
        let (mut on, mut seen) = (0.0f64, 0.0f64);
        for y in 0..h {
            for x in 0..w {
                if middle[(y * truth.width() + x) as usize] {
                    on += 1.0;
                    seen += f64::from(found.ink(x, y));
                }
            }
        }
        let line_recall = ratio(seen, on);
        let mean_error = (wrong + missed) / f64::from(w * h);
        Self {
            f: 100.0 * ratio(2.0 * precision * recall, precision + recall),
            pseudo_f: 100.0 * ratio(2.0 * precision * line_recall, precision + line_recall),
            psnr: 10.0 * (1.0 / mean_error.max(1e-9)).log10(),
            drd: drd(found, truth, (w, h)),
            precision,
            recall,
        }
    }

    /// The mean of several.
    pub fn mean(of: &[Self]) -> Self {
        let n = of.len().max(1) as f64;
        let m = |pick: fn(&Self) -> f64| of.iter().map(pick).sum::<f64>() / n;
        Self {
            f: m(|s| s.f),
            pseudo_f: m(|s| s.pseudo_f),
            psnr: m(|s| s.psnr),
            drd: m(|s| s.drd),
            precision: m(|s| s.precision),
            recall: m(|s| s.recall),
        }
    }
}

fn drd(found: &Bitmap, truth: &Bitmap, (w, h): (u32, u32)) -> f64 {
    let mut weights = [[0.0f64; 5]; 5];
    let mut sum = 0.0;
    for (j, row) in weights.iter_mut().enumerate() {
        for (i, v) in row.iter_mut().enumerate() {
            let d = (i as f64 - 2.0).hypot(j as f64 - 2.0);
            *v = if d > 0.0 { 1.0 / d } else { 0.0 };
            sum += *v;
        }
    }
    let mut total = 0.0;
    for y in 0..h {
        for x in 0..w {
            let v = found.ink(x, y);
            if v == truth.ink(x, y) {
                continue;
            }
            for (j, row) in weights.iter().enumerate() {
                for (i, weight) in row.iter().enumerate() {
                    let (px, py) = (i64::from(x) + i as i64 - 2, i64::from(y) + j as i64 - 2);
                    if px < 0 || py < 0 || px >= i64::from(w) || py >= i64::from(h) {
                        continue;
                    }
                    if truth.ink(px as u32, py as u32) != v {
                        total += weight / sum;
                    }
                }
            }
        }
    }
    let mut mixed = 0u64;
    for by in (0..h / 8).map(|b| b * 8) {
        for bx in (0..w / 8).map(|b| b * 8) {
            let ink = (0..64).filter(|i| truth.ink(bx + i % 8, by + i / 8)).count();
            mixed += u64::from(ink > 0 && ink < 64);
        }
    }
    total / mixed.max(1) as f64
}

/// The middle lines of the ink (T. Y. Zhang and C. Y. Suen, 1984).
fn thinned(truth: &Bitmap) -> Vec<bool> {
    let (w, h) = (truth.width() as usize, truth.height() as usize);
    let mut ink: Vec<bool> = (0..w * h).map(|i| truth.ink((i % w) as u32, (i / w) as u32)).collect();
    let mut alive: Vec<usize> =
        (0..w * h).filter(|&i| ink[i] && i % w > 0 && i % w + 1 < w && i / w > 0 && i / w + 1 < h).collect();
    loop {
        let before = alive.len();
        for second in [false, true] {
            let gone: Vec<usize> = alive.iter().copied().filter(|&i| removable(&ink, w, i, second)).collect();
            gone.iter().for_each(|&i| ink[i] = false);
            alive.retain(|&i| ink[i]);
        }
        if alive.len() == before {
            return ink;
        }
    }
}

fn removable(ink: &[bool], w: usize, i: usize, second: bool) -> bool {
    let p = [i - w, i - w + 1, i + 1, i + w + 1, i + w, i + w - 1, i - 1, i - w - 1].map(|k| ink[k]);
    let count = p.iter().filter(|&&v| v).count();
    let turns = (0..8).filter(|&k| !p[k] && p[(k + 1) % 8]).count();
    let (n, e, s, west) = (p[0], p[2], p[4], p[6]);
    let open = if second { !n || !west || (!e && !s) } else { !e || !s || (!n && !west) };
    (2..=6).contains(&count) && turns == 1 && open
}
