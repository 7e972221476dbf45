//! The small net that looks at a cell's surroundings and says how dark ink is there.

use super::view::FEATURES;
use super::weights;

/// Neurons of the first and second layer.
pub const HIDDEN: [usize; 2] = [32, 16];
/// What the net says: the darkness from which a pixel is ink, how much of the unsmoothed picture counts, how sure it is.
pub const OUTPUTS: usize = 3;
/// How many numbers the net is.
pub const SIZE: usize =
    FEATURES * 2 + (FEATURES + 1) * HIDDEN[0] + (HIDDEN[0] + 1) * HIDDEN[1] + (HIDDEN[1] + 1) * OUTPUTS;

/// No feature counts for more than this many deviations: what is odder was never seen in training.
pub const MOST: f32 = 4.0;

/// A net: for each feature what is subtracted and what it is multiplied with, then layer by layer, for each input its
/// weights to all outputs, the constants last.
#[derive(Debug, Clone)]
pub struct Net(pub Vec<f32>);

impl Net {
    /// The net as it was trained.
    #[must_use]
    pub fn trained() -> Self {
        Self(weights::NET.to_vec())
    }

    /// Parts of the numbers: subtrahends, factors, first, second and last layer.
    #[must_use]
    pub fn parts(&self) -> [&[f32]; 5] {
        let (shift, rest) = self.0.split_at(FEATURES);
        let (scale, rest) = rest.split_at(FEATURES);
        let (first, rest) = rest.split_at((FEATURES + 1) * HIDDEN[0]);
        let (second, last) = rest.split_at((HIDDEN[0] + 1) * HIDDEN[1]);
        [shift, scale, first, second, last]
    }

    /// What the net says of a cell: level, sharpness, sureness, all before `meaning`.
    #[must_use]
    pub fn say(&self, features: &[f32]) -> [f32; OUTPUTS] {
        let [shift, scale, first, second, last] = self.parts();
        let mut input = [0.0f32; FEATURES];
        for (((i, f), a), b) in input.iter_mut().zip(features).zip(shift).zip(scale) {
            *i = ((f - a) * b).clamp(-MOST, MOST);
        }
        let mut a = layer::<{ HIDDEN[0] }>(&input, first);
        a.iter_mut().for_each(|v| *v = leaky(*v));
        let mut b = layer::<{ HIDDEN[1] }>(&a, second);
        b.iter_mut().for_each(|v| *v = leaky(*v));
        layer::<OUTPUTS>(&b, last)
    }
}

fn layer<const N: usize>(input: &[f32], weights: &[f32]) -> [f32; N] {
    let mut out = [0.0f32; N];
    let (main, constants) = weights.split_at(input.len() * N);
    for (o, c) in out.iter_mut().zip(constants) {
        *o = *c;
    }
    for (v, row) in input.iter().zip(main.chunks_exact(N)) {
        for (o, w) in out.iter_mut().zip(row) {
            *o += v * w;
        }
    }
    out
}

/// Passes what is positive and a twentieth of what is not.
#[inline]
#[must_use]
pub fn leaky(v: f32) -> f32 {
    if v > 0.0 { v } else { 0.05 * v }
}
