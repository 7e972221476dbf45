//! White that may become whiter than white: ringing around letters then happens where no reader shows it.
//!
//! Readers cut off what is above white. So a white sample may stand for any value from white upwards, and of all those
//! blocks one is taken whose high frequencies are weak: by turns they are made weaker and what shows is restored.

use super::dct::{self, Block, Halves};
use super::samples::{FRACTION, WHITE};
use super::tables;

/// How far above white a sample may go.
const CAP: f32 = (40 << FRACTION) as f32;
/// Without a sample this far below white there are no strokes in the block, and nothing rings.
const STROKE: i16 = 48 << FRACTION;
/// How often; each round brings a good deal less than the one before.
const ROUNDS: usize = 2;
/// Coefficients below this share of the step at quality 50 are taken out: what a middling quality rounds away.
const WEAK: f32 = 1.5;

/// In the order of [`Halves`]: coefficients below this are taken out, enlarged as they are then.
const LEAST: [f32; 64] = {
    let mut least = [0.0; 64];
    let mut i = 1;
    while i < 64 {
        let (u, v) = (i / 4 % 8, i / 32 * 4 + i % 4);
        least[i] = WEAK * (1 << FRACTION) as f32 * tables::LUMA[v * 8 + u] as f32 * dct::enlargement(u, v);
        i += 1;
    }
    least
};

/// In the order of [`Halves`]: what the others are multiplied with, for the way back.
const REDUCED: [f32; 64] = {
    let mut reduced = [0.0; 64];
    let mut i = 0;
    while i < 64 {
        let enlarged = dct::enlargement(i / 4 % 8, i / 32 * 4 + i % 4);
        reduced[i] = 1.0 / (enlarged * enlarged);
        i += 1;
    }
    reduced
};

/// Lets the white samples of `block` overshoot; `darkest` is its smallest sample.
pub(super) fn overshoot(block: &mut Block, darkest: i16) {
    if darkest > WHITE - STROKE {
        return;
    }
    const PAPER: f32 = WHITE as f32;
    let source = dct::halves(block);
    let mut samples = source;
    for _ in 0..ROUNDS {
        let mut smooth = dct::forward_enlarged(samples);
        let places = smooth.as_flattened_mut().as_flattened_mut().iter_mut();
        for ((c, least), reduced) in places.zip(&LEAST).zip(&REDUCED) {
            *c = if c.abs() < *least { 0.0 } else { *c * reduced };
        }
        let shown = dct::back(smooth);
        restore(
            &mut samples,
            &source,
            &shown,
            |s, v| if s == PAPER { v.clamp(PAPER, PAPER + CAP) } else { s },
        );
    }
    // The mean must not exceed white, or DC would be out of its range.
    let (mut above, mut below) = (0.0, 0.0);
    for s in samples.as_flattened().as_flattened() {
        above += (s - PAPER).max(0.0);
        below += (PAPER - s).max(0.0);
    }
    let share = if above > below { below / above } else { 1.0 };
    for (i, s) in samples.as_flattened().as_flattened().iter().enumerate() {
        let s = if *s > PAPER { PAPER + (s - PAPER) * share } else { *s };
        block[i / 4 % 8][i / 32 * 4 + i % 4] = s as i16;
    }
}

/// Puts together what shows in the source and what is free.
#[inline(always)]
fn restore(to: &mut Halves, source: &Halves, shown: &Halves, of: impl Fn(f32, f32) -> f32) {
    let pairs = source.as_flattened().as_flattened().iter().zip(shown.as_flattened().as_flattened());
    for (to, (&source, &shown)) in to.as_flattened_mut().as_flattened_mut().iter_mut().zip(pairs) {
        *to = of(source, shown);
    }
}
