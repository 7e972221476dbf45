//! The forward cosine transform of 8 x 8 samples (Arai, Agui and Nakajima), in lanes that the compiler vectorises.

use super::samples::FRACTION;

/// Samples of a block, top row first.
pub(super) type Block = [[i16; 8]; 8];
/// Coefficients of a block, column by column: the transposition that the second pass would need to undo is left to the
/// tables that read them.
pub(super) type Coefficients = [i16; 64];

/// Coefficients have this many bits of fraction, so that the choice of a quality still sees what rounding will cost.
pub(super) const BITS: u32 = 4;

/// By how much the fast transform enlarges row or column k.
const ENLARGED: [f32; 8] =
    [1.0, 1.387_039_8, 1.306_563, 1.175_875_6, 1.0, 0.785_694_96, 0.541_196_1, 0.275_899_38];

const SCALE: [[f32; 8]; 8] = {
    let mut scale = [[0.0; 8]; 8];
    let whole = (1 << BITS) as f32 / ((8 << FRACTION) as f32);
    let mut i = 0;
    while i < 64 {
        scale[i / 8][i % 8] = whole / (ENLARGED[i / 8] * ENLARGED[i % 8]);
        i += 1;
    }
    scale
};

const LANES: usize = 4;
/// Four neighbouring numbers.
pub(super) type Lanes = [f32; LANES];
/// Two halves of a block side by side, each row in lanes; or, of coefficients, each column.
pub(super) type Halves = [[Lanes; 8]; 2];

#[inline(always)]
fn add(a: Lanes, b: Lanes) -> Lanes {
    std::array::from_fn(|i| a[i] + b[i])
}

#[inline(always)]
fn sub(a: Lanes, b: Lanes) -> Lanes {
    std::array::from_fn(|i| a[i] - b[i])
}

#[inline(always)]
fn mul(a: Lanes, by: f32) -> Lanes {
    a.map(|v| v * by)
}

/// Eight samples apart from one another in each lane.
#[inline(always)]
fn eight(d: [Lanes; 8]) -> [Lanes; 8] {
    let (s0, s7) = (add(d[0], d[7]), sub(d[0], d[7]));
    let (s1, s6) = (add(d[1], d[6]), sub(d[1], d[6]));
    let (s2, s5) = (add(d[2], d[5]), sub(d[2], d[5]));
    let (s3, s4) = (add(d[3], d[4]), sub(d[3], d[4]));

    let (e0, e3) = (add(s0, s3), sub(s0, s3));
    let (e1, e2) = (add(s1, s2), sub(s1, s2));
    let turned = mul(add(e2, e3), 0.707_106_77);

    let (o0, o1, o2) = (add(s4, s5), add(s5, s6), add(s6, s7));
    let common = mul(sub(o0, o2), 0.382_683_43);
    let low = add(mul(o0, 0.541_196_1), common);
    let high = add(mul(o2, 1.306_563), common);
    let middle = mul(o1, 0.707_106_77);
    let (plus, minus) = (add(s7, middle), sub(s7, middle));

    [
        add(e0, e1),
        add(plus, high),
        add(e3, turned),
        sub(minus, low),
        sub(e0, e1),
        add(minus, low),
        sub(e3, turned),
        sub(plus, high),
    ]
}

/// The way back: the transposed flow graph of [`eight`].
#[inline(always)]
fn eight_back(y: [Lanes; 8]) -> [Lanes; 8] {
    let turned = mul(sub(y[2], y[6]), 0.707_106_77);
    let (e0, e1, e2, e3) = (add(y[0], y[4]), sub(y[0], y[4]), turned, add(add(y[2], y[6]), turned));

    let (plus, high) = (add(y[1], y[7]), sub(y[1], y[7]));
    let (minus, low) = (add(y[5], y[3]), sub(y[5], y[3]));
    let common = mul(add(low, high), 0.382_683_43);
    let o0 = add(mul(low, 0.541_196_1), common);
    let o1 = mul(sub(plus, minus), 0.707_106_77);
    let o2 = sub(mul(high, 1.306_563), common);

    let (s0, s3, s1, s2) = (add(e0, e3), sub(e0, e3), add(e1, e2), sub(e1, e2));
    let (s4, s5, s6, s7) = (o0, add(o0, o1), add(o1, o2), add(add(plus, minus), o2));
    [add(s0, s7), add(s1, s6), add(s2, s5), add(s3, s4), sub(s3, s4), sub(s2, s5), sub(s1, s6), sub(s0, s7)]
}

#[inline(always)]
fn turned(m: [Lanes; 4]) -> [Lanes; 4] {
    std::array::from_fn(|x| std::array::from_fn(|y| m[y][x]))
}

#[inline(always)]
fn four(m: &[Lanes; 8], from: usize) -> [Lanes; 4] {
    [m[from], m[from + 1], m[from + 2], m[from + 3]]
}

/// A pass down the columns, then one along the rows; the result stands transposed.
#[inline(always)]
fn both(halves: Halves, pass: impl Fn([Lanes; 8]) -> [Lanes; 8]) -> Halves {
    let [left, right] = halves.map(&pass);
    [0, 4].map(|from| {
        let (a, b) = (turned(four(&left, from)), turned(four(&right, from)));
        pass([a[0], a[1], a[2], a[3], b[0], b[1], b[2], b[3]])
    })
}

/// A block as the transforms want it.
#[inline(always)]
pub(super) fn halves(rows: &Block) -> Halves {
    [0, 4].map(|from| std::array::from_fn(|y| std::array::from_fn(|x| f32::from(rows[y][from + x]))))
}

/// Coefficients, each enlarged by its [`enlargement`].
#[inline(always)]
pub(super) fn forward_enlarged(samples: Halves) -> Halves {
    both(samples, eight)
}

/// Samples of what [`forward_enlarged`] gave, divided by the square of the enlargement.
#[inline(always)]
pub(super) fn back(coefficients: Halves) -> Halves {
    both(coefficients, eight_back)
}

/// By how much [`forward_enlarged`] enlarges column `u`, row `v`.
pub(super) const fn enlargement(u: usize, v: usize) -> f32 {
    8.0 * ENLARGED[u] * ENLARGED[v]
}

/// The coefficients of a block.
#[inline]
pub(super) fn forward(samples: &Block) -> Coefficients {
    let done = forward_enlarged(halves(samples));
    let mut out = [0; 64];
    for (half, columns) in done.iter().enumerate() {
        for (u, lanes) in columns.iter().enumerate() {
            for (v, value) in lanes.iter().enumerate() {
                let row = LANES * half + v;
                out[u * 8 + row] = rounded(value * SCALE[u][row]);
            }
        }
    }
    out
}

/// The DC coefficient of a block of nothing but `sample`.
pub(super) fn flat(sample: i16) -> i16 {
    rounded(f32::from(sample) * (8.0 * (1 << BITS) as f32 / (1 << FRACTION) as f32))
}

/// To the nearest whole number, for magnitudes below 2^15: the lowest bits of the sum are the number itself.
#[inline(always)]
fn rounded(value: f32) -> i16 {
    const MIDDLE: f32 = 12_582_912.0;
    (value + MIDDLE).to_bits() as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_coefficient_is_the_one_of_the_definition() {
        let mut seed = 7u32;
        let block: Block = std::array::from_fn(|_| {
            std::array::from_fn(|_| {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                ((seed >> 18) as i16 - 8192).clamp(-128 * 64, 127 * 64)
            })
        });
        let fast = forward(&block);
        for (i, &found) in fast.iter().enumerate() {
            let (u, v) = (i / 8, i % 8);
            let wave = |k: usize, x: usize| {
                let norm = if k == 0 { 0.5f64.sqrt() } else { 1.0 };
                norm * 0.5 * ((2 * x + 1) as f64 * k as f64 * std::f64::consts::PI / 16.0).cos()
            };
            let mut sum = 0.0;
            for (y, row) in block.iter().enumerate() {
                for (x, &s) in row.iter().enumerate() {
                    sum += f64::from(s) / 64.0 * wave(u, x) * wave(v, y);
                }
            }
            assert!((sum * 16.0 - f64::from(found)).abs() < 0.6, "u {u} v {v}: {sum} {found}");
        }
        let mut again = forward_enlarged(halves(&block));
        for (i, value) in again.iter_mut().flatten().flatten().enumerate() {
            *value /= enlargement(i / 4 % 8, i / 32 * 4 + i % 4).powi(2);
        }
        let back = back(again);
        for (a, b) in halves(&block).iter().flatten().flatten().zip(back.iter().flatten().flatten()) {
            assert!((a - b).abs() < 0.1, "{a} {b}");
        }
        assert_eq!(flat(127 * 64), forward(&[[127 * 64; 8]; 8])[0]);
    }
}
