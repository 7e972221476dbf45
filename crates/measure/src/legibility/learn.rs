//! Learns the weights of reading: a small network over the measures of patches, whose mean over a page is to be the part
//! of letters that an OCR engine misread.

use std::fmt::Write as _;

use liite_page::legibility::{MEASURES, Patch};
use liite_testkit::Prng;

/// Hidden units.
const HIDDEN: usize = 6;
const STEPS: usize = 3000;
/// Pull towards 0 that keeps weights from following single pages.
const DECAY: f64 = 4e-4;

/// A page's patches and the part of its letters that was misread.
pub struct Sample {
    pub patches: Vec<Patch>,
    pub misread: f64,
}

/// What is learned, as one row: bias, direct weights, and for every hidden unit its bias, its weights and its own weight.
const COUNT: usize = 1 + MEASURES + HIDDEN * (MEASURES + 2);

/// What each patch counts on its page, and its measures brought to one scale.
type Weighed = Vec<(f64, [f64; MEASURES])>;

/// The weights as a source file.
pub fn learn(samples: &[Sample], seed: u64) -> String {
    let (mean, scale) = spread(samples);
    let pages: Vec<(Weighed, f64)> = samples
        .iter()
        .map(|s| {
            let all: f64 = s.patches.iter().map(|p| f64::from(p.weight)).sum();
            let patches = s.patches.iter().map(|p| {
                let scaled = std::array::from_fn(|i| {
                    ((f64::from(p.measures[i]) - mean[i]) / scale[i]).clamp(-4.0, 4.0)
                });
                (f64::from(p.weight) / all, scaled)
            });
            (patches.collect(), s.misread)
        })
        .collect();
    let mut rng = Prng::new(seed);
    let mut weights: Vec<f64> = (0..COUNT).map(|_| rng.normal() * 0.15).collect();
    let (mut first, mut second) = (vec![0.0; COUNT], vec![0.0; COUNT]);
    let mut slope = vec![0.0; COUNT];
    for step in 1..=STEPS {
        slope.iter_mut().zip(&weights).for_each(|(s, w)| *s = DECAY * w);
        let mut loss = 0.0;
        for (patches, misread) in &pages {
            loss += follow(&weights, patches, *misread, pages.len() as f64, &mut slope);
        }
        let rate = 0.02 * (1.0 - step as f64 / STEPS as f64) + 2e-4;
        for i in 0..COUNT {
            first[i] = 0.9 * first[i] + 0.1 * slope[i];
            second[i] = 0.999 * second[i] + 0.001 * slope[i] * slope[i];
            let (m, v) =
                (first[i] / (1.0 - 0.9f64.powi(step as i32)), second[i] / (1.0 - 0.999f64.powi(step as i32)));
            weights[i] -= rate * m / (v.sqrt() + 1e-8);
        }
        if step % 500 == 0 {
            println!("step {step}: loss {:.4}", loss / pages.len() as f64);
        }
    }
    source(&mean, &scale, &weights)
}

fn sigmoid(v: f64) -> f64 {
    1.0 / (1.0 + (-v).exp())
}

/// Adds a page's part of the slope of the loss (cross-entropy of the page's mean); gives its loss.
fn follow(
    weights: &[f64],
    patches: &[(f64, [f64; MEASURES])],
    misread: f64,
    pages: f64,
    slope: &mut [f64],
) -> f64 {
    let mut ran = Vec::with_capacity(patches.len());
    let mut page = 0.0f64;
    for (part, measures) in patches {
        let dot = |from: usize| {
            weights[from..from + MEASURES].iter().zip(measures).map(|(w, m)| w * m).sum::<f64>()
        };
        let mut sum = weights[0] + dot(1);
        let mut hidden = [0.0; HIDDEN];
        for (k, unit) in hidden.iter_mut().enumerate() {
            let from = 1 + MEASURES + k * (MEASURES + 2);
            *unit = (weights[from] + dot(from + 1)).tanh();
            sum += weights[from + MEASURES + 1] * *unit;
        }
        let p = sigmoid(sum);
        page += part * p;
        ran.push((p, hidden));
    }
    let page = page.clamp(1e-4, 1.0 - 1e-4);
    let to_page = (page - misread) / (page * (1.0 - page)) / pages;
    for ((part, measures), (p, hidden)) in patches.iter().zip(&ran) {
        let d = to_page * part * p * (1.0 - p);
        slope[0] += d;
        slope[1..=MEASURES].iter_mut().zip(measures).for_each(|(s, m)| *s += d * m);
        for (k, unit) in hidden.iter().enumerate() {
            let from = 1 + MEASURES + k * (MEASURES + 2);
            slope[from + MEASURES + 1] += d * unit;
            let inner = d * weights[from + MEASURES + 1] * (1.0 - unit * unit);
            slope[from] += inner;
            slope[from + 1..=from + MEASURES].iter_mut().zip(measures).for_each(|(s, m)| *s += inner * m);
        }
    }
    -(misread * page.ln() + (1.0 - misread) * (1.0 - page).ln())
}

fn spread(samples: &[Sample]) -> ([f64; MEASURES], [f64; MEASURES]) {
    let (mut count, mut sum, mut squares) = (0.0, [0.0; MEASURES], [0.0; MEASURES]);
    for measures in samples.iter().flat_map(|s| &s.patches).map(|p| p.measures) {
        count += 1.0;
        for (i, v) in measures.into_iter().enumerate() {
            sum[i] += f64::from(v);
            squares[i] += f64::from(v) * f64::from(v);
        }
    }
    let mean = sum.map(|s| s / f64::max(count, 1.0));
    let scale = std::array::from_fn(|i| (squares[i] / count - mean[i] * mean[i]).max(1e-6).sqrt());
    (mean, scale)
}

fn source(mean: &[f64], scale: &[f64], weights: &[f64]) -> String {
    let row = |values: &[f64]| {
        let all: Vec<String> = values.iter().map(|v| format!("{v:.4}")).collect();
        format!("[{}]", all.join(", "))
    };
    let unit = |k: usize| &weights[1 + MEASURES + k * (MEASURES + 2)..][..MEASURES + 2];
    let mut out = String::new();
    let _ = writeln!(out, "const MEAN: Measures = {};", row(mean));
    let _ = writeln!(out, "const SCALE: Measures = {};", row(scale));
    let _ = writeln!(out, "const BIAS: f32 = {:.4};", weights[0]);
    let _ = writeln!(out, "const DIRECT: Measures = {};", row(&weights[1..=MEASURES]));
    let _ = writeln!(out, "const IN: [Measures; HIDDEN] = [");
    for k in 0..HIDDEN {
        let _ = writeln!(out, "    {},", row(&unit(k)[1..=MEASURES]));
    }
    let _ = writeln!(out, "];");
    let biases: Vec<f64> = (0..HIDDEN).map(|k| unit(k)[0]).collect();
    let outs: Vec<f64> = (0..HIDDEN).map(|k| unit(k)[MEASURES + 1]).collect();
    let _ = writeln!(out, "const IN_BIAS: [f32; HIDDEN] = {};", row(&biases));
    let _ = writeln!(out, "const OUT: [f32; HIDDEN] = {};", row(&outs));
    out
}
