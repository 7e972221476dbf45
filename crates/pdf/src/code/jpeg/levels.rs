//! Quantised values of a plane, kept as the few that are not zero.

use rayon::prelude::*;

use super::dct::{BITS, Coefficients};
use super::tables::{Table, ZIGZAG};
use super::transformed::Plane;
use super::trellis::Rates;

/// An AC value that is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Level {
    /// Its place from 1 to 63 in the zigzag order.
    pub(super) at: u8,
    /// Its value, -1023 to 1023.
    pub(super) value: i16,
}

/// All quantised values of a plane.
pub(super) struct Levels {
    /// Where each block's levels begin, and the end of the last.
    starts: Vec<u32>,
    levels: Vec<Level>,
    /// In the order of the coding units; blocks that only fill a unit up repeat the value before them.
    pub(super) dc: Vec<i16>,
    /// DC values to a coding unit.
    pub(super) per_unit: usize,
}

/// Blocks to a task.
const TASK: usize = 4096;

impl Levels {
    /// The levels of `plane` with `table`; weighed against their bits where there are rates.
    pub(super) fn of(plane: &Plane, table: &Table, rates: Option<&Rates>) -> Self {
        let quantiser = Quantiser::new(table, if rates.is_some() { 0.5 } else { LEAST });
        let tasks: Vec<(Vec<u32>, Vec<Level>)> = plane
            .coefficients
            .par_chunks(TASK)
            .map(|blocks| {
                let mut levels = Vec::with_capacity(4 * blocks.len());
                let ends = blocks
                    .iter()
                    .map(|block| {
                        match rates {
                            None => quantiser.nearest(block, &mut levels),
                            Some(rates) => rates.best(block, &quantiser, &mut levels),
                        }
                        levels.len() as u32
                    })
                    .collect();
                (ends, levels)
            })
            .collect();
        let mut starts = Vec::with_capacity(plane.coefficients.len() + 1);
        let mut levels = Vec::with_capacity(tasks.iter().map(|t| t.1.len()).sum());
        starts.push(0);
        for (ends, some) in tasks {
            let before = levels.len() as u32;
            starts.extend(ends.iter().map(|end| before + end));
            levels.extend_from_slice(&some);
        }
        let raw = plane.dc();
        let dc = match rates {
            None => raw.iter().map(|&c| quantiser.dc(c)).collect(),
            Some(rates) => rates.best_dc(&raw, &quantiser),
        };
        Self { starts, levels, dc, per_unit: plane.unit * plane.unit }
    }

    pub(super) fn blocks(&self) -> usize {
        self.starts.len() - 1
    }

    /// The levels of block `i`, in the zigzag order.
    #[inline(always)]
    pub(super) fn block(&self, i: usize) -> &[Level] {
        match self.starts.get(i..i + 2) {
            Some(&[from, to]) => self.levels.get(from as usize..to as usize).unwrap_or(&[]),
            _ => &[],
        }
    }
}

/// A table made ready for division.
pub(super) struct Quantiser {
    /// For each place in a block of coefficients: the smallest magnitude that does not become zero.
    least: [i16; 64],
    /// For each place in a block of coefficients: one over the step.
    pub(super) inverse: [f32; 64],
}

/// From this share of a step on, a magnitude becomes 1. A little above a half: values near the half lie more often
/// below it than above, and a zero costs nothing.
const LEAST: f32 = 0.58;
/// What is added before rounding down.
const ROUND: f32 = 0.46;

/// Place in the zigzag order of each place in a block of coefficients.
pub(super) const ORDER: [u8; 64] = {
    let mut order = [0; 64];
    let mut z = 0;
    while z < 64 {
        // The table is row by row, a block column by column.
        let natural = ZIGZAG[z] as usize;
        order[natural % 8 * 8 + natural / 8] = z as u8;
        z += 1;
    }
    order
};

impl Quantiser {
    fn new(table: &Table, least: f32) -> Self {
        let mut it = Self { least: [i16::MAX; 64], inverse: [0.0; 64] };
        for (i, &z) in ORDER.iter().enumerate() {
            let step = f32::from(table.step(z)) * (1 << BITS) as f32;
            it.inverse[i] = 1.0 / step;
            it.least[i] = (step * least).ceil().min(32_000.0) as i16;
        }
        it
    }

    #[inline(always)]
    pub(super) fn dc(&self, coefficient: i16) -> i16 {
        let value = f32::from(coefficient) * self.inverse[0];
        (value.abs() + 0.5).min(1023.0).copysign(value) as i16
    }

    /// A bit for each coefficient whose magnitude reaches `least`.
    #[inline(always)]
    fn mask(block: &Coefficients, least: &[i16; 64]) -> u64 {
        let mut mask = 0;
        for row in 0..8 {
            let reaches: [u8; 8] = std::array::from_fn(|i| {
                let c = block[8 * row + i];
                u8::from(c.max(c.wrapping_neg()) >= least[8 * row + i])
            });
            // The multiplication gathers the lowest bits of the eight bytes in the highest byte.
            let bits = u64::from_le_bytes(reaches).wrapping_mul(0x0102_0408_1020_4080) >> 56;
            mask |= bits << (8 * row);
        }
        mask & !1
    }

    /// Calls back for each coefficient that does not become zero, in the zigzag order: place there, magnitude in steps,
    /// and whether it is negative.
    #[inline(always)]
    fn each(&self, block: &Coefficients, mut take: impl FnMut(u8, f32, bool)) {
        let mut mask = Self::mask(block, &self.least);
        let mut places = [0u8; 64];
        let mut order = 0u64;
        while mask != 0 {
            let i = mask.trailing_zeros() as usize;
            mask &= mask - 1;
            let z = ORDER[i] & 63;
            places[usize::from(z)] = i as u8;
            order |= 1 << z;
        }
        while order != 0 {
            let z = order.trailing_zeros() as usize;
            order &= order - 1;
            let i = usize::from(places[z] & 63);
            take(z as u8, f32::from(block[i].unsigned_abs()) * self.inverse[i], block[i] < 0);
        }
    }

    /// Each coefficient rounded by itself.
    #[inline(always)]
    fn nearest(&self, block: &Coefficients, out: &mut Vec<Level>) {
        self.each(block, |at, steps, negative| {
            let size = ((steps + ROUND) as i32).clamp(1, 1023) as i16;
            out.push(Level { at, value: if negative { -size } else { size } });
        });
    }

    /// The coefficients that may stay, as [`each`](Self::each) tells them, and how many.
    #[inline(always)]
    pub(super) fn candidates(&self, block: &Coefficients, out: &mut [(u8, f32, bool); 63]) -> usize {
        let mut n = 0;
        self.each(block, |at, steps, negative| {
            if let Some(to) = out.get_mut(n) {
                *to = (at, steps, negative);
                n += 1;
            }
        });
        n
    }
}
