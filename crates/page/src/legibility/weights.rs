//! The weights of reading, learned from simulated photographs; only `liite-measure legibility --learn` writes here.

use super::reading::{MEASURES, Measures};

const HIDDEN: usize = 6;
const MEAN: Measures = [0.0; MEASURES];
const SCALE: Measures = [1.0; MEASURES];
const BIAS: f32 = 0.0;
const DIRECT: Measures = [0.0; MEASURES];
const IN: [Measures; HIDDEN] = [[0.0; MEASURES]; HIDDEN];
const IN_BIAS: [f32; HIDDEN] = [0.0; HIDDEN];
const OUT: [f32; HIDDEN] = [0.0; HIDDEN];

/// Part of a patch's letters that would be misread, 0 to 1.
pub(super) fn misread(measures: &Measures) -> f32 {
    let mut scaled = [0.0f32; MEASURES];
    for (s, ((v, mean), scale)) in scaled.iter_mut().zip(measures.iter().zip(MEAN).zip(SCALE)) {
        *s = ((v - mean) / scale).clamp(-4.0, 4.0);
    }
    let dot = |weights: &Measures| weights.iter().zip(scaled).map(|(w, v)| w * v).sum::<f32>();
    let hidden: f32 = IN.iter().zip(IN_BIAS).zip(OUT).map(|((w, bias), out)| out * (dot(w) + bias).tanh()).sum();
    1.0 / (1.0 + (-(BIAS + dot(&DIRECT) + hidden)).exp())
}
