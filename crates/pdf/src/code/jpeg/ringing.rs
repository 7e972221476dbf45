//! White that may become whiter than white: ringing around letters then happens where no reader shows it.
//!
//! Readers cut off what is above white. So a white sample may stand for any value from white upwards, and of all those
//! blocks the one is taken whose high frequencies are weakest, by turns making them weaker and restoring what shows.

use super::dct::{self, Block};
use super::samples::{FRACTION, WHITE};
use super::tables;

/// How far above white a sample may go.
const CAP: i16 = 40 << FRACTION;

/// How often; each round brings a good deal less than the one before.
const ROUNDS: usize = 3;
/// Coefficients below this share of the step at quality 50 are taken out.
const WEAK: f32 = 1.5;

/// Rows of the cosine basis.
const WAVES: [[f32; 8]; 8] = {
    // cos(k pi / 16) / 2
    const C: [f32; 8] =
        [0.5, 0.490_392_64, 0.461_939_77, 0.415_734_8, 0.353_553_4, 0.277_785_1, 0.191_341_72, 0.097_545_16];
    let mut waves = [[0.353_553_4; 8]; 8];
    let mut k = 1;
    while k < 8 {
        let mut x = 0;
        while x < 8 {
            let angle = (2 * x + 1) * k % 32;
            waves[k][x] = match angle {
                0..=7 => C[angle],
                8 => 0.0,
                9..=16 => -C[16 - angle],
                17..=23 => -C[angle - 16],
                24 => 0.0,
                _ => C[32 - angle],
            };
            x += 1;
        }
        k += 1;
    }
    waves
};

/// Lets the white samples of `block` overshoot.
pub(super) fn overshoot(block: &mut Block) {
    let white: [[bool; 8]; 8] = std::array::from_fn(|y| std::array::from_fn(|x| block[y][x] == WHITE));
    for _ in 0..ROUNDS {
        let coefficients = dct::forward(block);
        let mut smooth = [[0.0f32; 8]; 8];
        for (u, column) in smooth.iter_mut().enumerate() {
            for (v, to) in column.iter_mut().enumerate() {
                let c = f32::from(coefficients[u * 8 + v]) / (1 << dct::BITS) as f32;
                // About what a middling quality would round away.
                let least = f32::from(tables::LUMA[v * 8 + u]) * WEAK;
                *to = if c.abs() < least && u + v > 0 { 0.0 } else { c };
            }
        }
        let shown = inverse(&smooth);
        for y in 0..8 {
            for x in 0..8 {
                if white[y][x] {
                    let v = (shown[y][x] * (1 << FRACTION) as f32) as i16;
                    block[y][x] = v.clamp(WHITE, WHITE + CAP);
                }
            }
        }
    }
    // The mean must not exceed white, or DC would be out of its range.
    let (mut above, mut below) = (0i32, 0i32);
    for &s in block.iter().flatten() {
        let d = i32::from(s) - i32::from(WHITE);
        if d > 0 { above += d } else { below -= d }
    }
    if above > below {
        for s in block.iter_mut().flatten().filter(|s| **s > WHITE) {
            *s = WHITE + (i32::from(*s - WHITE) * below / above) as i16;
        }
    }
}

/// Samples of coefficients that stand column by column.
fn inverse(columns: &[[f32; 8]; 8]) -> [[f32; 8]; 8] {
    // First each column of coefficients into samples down the block, then across.
    let mut down = [[0.0f32; 8]; 8];
    for (u, column) in columns.iter().enumerate() {
        for (v, &c) in column.iter().enumerate() {
            for y in 0..8 {
                down[u][y] += c * WAVES[v][y];
            }
        }
    }
    let mut out = [[0.0f32; 8]; 8];
    for (u, samples) in down.iter().enumerate() {
        for (row, &s) in out.iter_mut().zip(samples) {
            for x in 0..8 {
                row[x] += s * WAVES[u][x];
            }
        }
    }
    out
}
