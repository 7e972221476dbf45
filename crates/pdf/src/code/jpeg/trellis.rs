//! Quantisation that weighs each value against the bits it takes, as a shortest path through the block.

use super::dct::Coefficients;
use super::huffman::Histogram;
use super::levels::{Level, Quantiser};

/// What one bit is worth, in squared steps.
const BIT: f32 = 0.1;
/// The same for DC values.
const BIT_OF_DC: f32 = 0.06;

/// Bits that values take, learnt from a first quantisation.
pub(super) struct Rates {
    /// By zeros before (0 to 15) and size of the value: cost of the symbol and the bits after it.
    values: [[f32; 12]; 16],
    /// Sixteen zeros.
    zeros: f32,
    /// Nothing more in this block.
    end: f32,
    /// By size of the difference.
    dc: [f32; 12],
}

impl Rates {
    /// Rates from the AC symbols (one scan, all bits) and the sizes of the DC differences.
    pub(super) fn new(ac: &Histogram, dc: &Histogram) -> Self {
        let cost = |histogram: &Histogram| {
            let total = histogram.iter().sum::<u32>() as f32 + 1.0;
            // What never occurred may still be chosen, at the longest code.
            move |n: u32| (total / (n as f32 + 0.02)).log2().clamp(0.3, 16.0)
        };
        let (of_ac, of_dc) = (cost(ac), cost(dc));
        let mut it = Self { values: [[0.0; 12]; 16], zeros: of_ac(ac[0xF0]), end: 0.0, dc: [0.0; 12] };
        for (run, row) in it.values.iter_mut().enumerate() {
            for (size, bits) in row.iter_mut().enumerate() {
                let symbol = run << 4 | size;
                *bits = BIT * (of_ac(ac[symbol]) + size as f32);
            }
        }
        it.zeros *= BIT;
        // A run of blocks shares one symbol.
        let (mut bits, mut blocks) = (0.0, 0.0);
        for size in 0..15 {
            let n = ac[size << 4];
            if n > 0 {
                bits += n as f32 * (of_ac(n) + size as f32);
                blocks += n as f32 * 1.5 * (1u32 << size) as f32;
            }
        }
        it.end = BIT * bits / f32::max(blocks, 1.0);
        for (size, bits) in it.dc.iter_mut().enumerate() {
            *bits = BIT_OF_DC * (of_dc(dc[size]) + size as f32);
        }
        it
    }

    /// The cheapest levels of a block: error in squared steps plus what the bits are worth.
    pub(super) fn best(&self, block: &Coefficients, quantiser: &Quantiser, out: &mut Vec<Level>) {
        let mut values = [(0u8, 0.0f32, false); 63];
        let n = quantiser.candidates(block, &mut values);
        if n == 0 {
            return;
        }
        let values = &values[..n];
        // State 0 is the block's beginning, state i + 1 the choice of candidate i; its cost counts the errors of all
        // candidates up to it.
        let mut cost = [0.0f32; 64];
        let mut from = [0u8; 64];
        let mut chosen = [0i16; 64];
        let mut places = [0u8; 64];
        let mut error_before = [0.0f32; 65];
        for (i, &(at, x, _)) in values.iter().enumerate() {
            let state = i + 1;
            places[state] = at;
            error_before[state] = error_before[i] + x * x;
            let nearest = ((x + 0.5) as i32).clamp(1, 1023);
            let size = 32 - nearest.leading_zeros();
            let error = |v: i32| (x - v as f32) * (x - v as f32);
            // The nearest value, and the largest of the size below.
            let lower = (1 << (size - 1)) - 1;
            let options = [(nearest, size, error(nearest)), (lower, size - 1, error(lower))];
            let options = if size > 1 { &options[..] } else { &options[..1] };
            let mut best = f32::INFINITY;
            for before in (0..state).rev() {
                // Zeros in between, and what came before.
                let base = cost[before] + error_before[i] - error_before[before];
                if error_before[i] - error_before[before] >= best {
                    break;
                }
                let run = at - places[before] - 1;
                let base = base + f32::from(run >> 4) * self.zeros;
                let row = &self.values[usize::from(run & 15)];
                for &(value, size, error) in options {
                    let total = base + row[size as usize] + error;
                    if total < best {
                        best = total;
                        from[state] = before as u8;
                        chosen[state] = value as i16;
                    }
                }
            }
            cost[state] = best;
        }
        let mut state = 0;
        let mut least = f32::INFINITY;
        for last in 0..=n {
            let end = if places[last] < 63 { self.end } else { 0.0 };
            let total = cost[last] + error_before[n] - error_before[last] + end;
            if total < least {
                (least, state) = (total, last);
            }
        }
        let start = out.len();
        while state > 0 {
            let value = chosen[state];
            out.push(Level { at: places[state], value: if values[state - 1].2 { -value } else { value } });
            state = usize::from(from[state]);
        }
        out[start..].reverse();
    }

    /// The cheapest DC values of a row of blocks, each coded as the difference from the one before.
    pub(super) fn best_dc(&self, raw: &[i16], quantiser: &Quantiser) -> Vec<i16> {
        const NEAR: usize = 3;
        let mut back: Vec<[u8; NEAR]> = Vec::with_capacity(raw.len());
        let mut cost = [0.0f32; NEAR];
        let mut values = [0i32; NEAR];
        for &c in raw {
            let x = f32::from(c) * quantiser.inverse[0];
            let middle = i32::from(quantiser.dc(c));
            let now: [i32; NEAR] = std::array::from_fn(|i| (middle + i as i32 - 1).clamp(-1023, 1023));
            let mut next = [f32::INFINITY; NEAR];
            let mut origin = [0u8; NEAR];
            for (i, &value) in now.iter().enumerate() {
                let error = (x - value as f32) * (x - value as f32);
                for (j, &before) in values.iter().enumerate() {
                    let size = 32 - (value - before).unsigned_abs().leading_zeros();
                    let total = cost[j] + error + self.dc[size.min(11) as usize];
                    if total < next[i] {
                        (next[i], origin[i]) = (total, j as u8);
                    }
                }
            }
            // Kept small, or a long row would lose its digits.
            let least = next.iter().copied().fold(f32::INFINITY, f32::min);
            cost = next.map(|c| c - least);
            values = now;
            back.push(origin);
        }
        let mut state = (0..NEAR).min_by(|&a, &b| cost[a].total_cmp(&cost[b])).unwrap_or(0);
        let mut out = vec![0; raw.len()];
        for ((to, &c), origin) in out.iter_mut().zip(raw).zip(&back).rev() {
            *to = (quantiser.dc(c) + state as i16 - 1).clamp(-1023, 1023);
            state = usize::from(origin[state]);
        }
        out
    }
}
