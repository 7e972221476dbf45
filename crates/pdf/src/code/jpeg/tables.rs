//! Quantisation tables: how coarse each frequency may become at a quality.

/// Row-by-row place of each place in the zigzag order.
pub(super) const ZIGZAG: [u8; 64] = {
    let mut order = [0; 64];
    let (mut x, mut y) = (0usize, 0usize);
    let mut z = 0;
    while z < 64 {
        order[z] = (8 * y + x) as u8;
        // Up and to the right on even diagonals, down and to the left on odd ones.
        if (x + y) % 2 == 0 {
            if x == 7 {
                y += 1;
            } else if y == 0 {
                x += 1;
            } else {
                (x, y) = (x + 1, y - 1);
            }
        } else if y == 7 {
            x += 1;
        } else if x == 0 {
            y += 1;
        } else {
            (x, y) = (x - 1, y + 1);
        }
        z += 1;
    }
    order
};

/// The luma table at quality 50, row by row: steps grow evenly with the frequency, from 16 to 40 along an edge.
///
/// The table of ITU-T T.81, annex K, which most encoders use, spares three times as much at high frequencies. The edges of
/// letters are there: at the same number of bytes pages look better with this one (structural similarity, and noise as
/// the eye sees it), and photographs too.
pub(super) const LUMA: [u8; 64] = {
    let mut table = [0; 64];
    let mut i = 0;
    while i < 64 {
        let (x, y) = (i % 8, i / 8);
        // 16 + 24 / 7 of the distance, whose root is taken of a number 100 times as large.
        let distance = (10_000 * (x * x + y * y) as u32).isqrt();
        table[i] = (16 + (distance * 24 + 350) / 700) as u8;
        i += 1;
    }
    table
};

/// The colour table of ITU-T T.81, annex K, row by row.
const COLOUR: [u8; 64] = [
    17, 18, 24, 47, 99, 99, 99, 99, //
    18, 21, 26, 66, 99, 99, 99, 99, //
    24, 26, 56, 99, 99, 99, 99, 99, //
    47, 66, 99, 99, 99, 99, 99, 99, //
    99, 99, 99, 99, 99, 99, 99, 99, //
    99, 99, 99, 99, 99, 99, 99, 99, //
    99, 99, 99, 99, 99, 99, 99, 99, //
    99, 99, 99, 99, 99, 99, 99, 99,
];

/// Quantisation steps in the zigzag order, 1 to 255.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table(pub(super) [u8; 64]);

impl Table {
    /// The luma table at `quality`, 1 to 100.
    pub(super) fn luma(quality: u8) -> Self {
        Self::scaled(&LUMA, quality)
    }

    /// The table of both colour planes at `quality`, 1 to 100.
    pub(super) fn colour(quality: u8) -> Self {
        Self::scaled(&COLOUR, quality)
    }

    /// The scale that the Independent JPEG Group gave to qualities, so that a number means here what it means elsewhere.
    fn scaled(base: &[u8; 64], quality: u8) -> Self {
        let quality = u32::from(quality.clamp(1, 100));
        let percent = if quality < 50 { 5000 / quality } else { 200 - 2 * quality };
        Self(ZIGZAG.map(|i| {
            let step = (u32::from(base[usize::from(i)]) * percent + 50) / 100;
            step.clamp(1, 255) as u8
        }))
    }

    /// The step at place `z` of the zigzag order.
    pub(super) fn step(&self, z: u8) -> u8 {
        self.0.get(usize::from(z)).copied().unwrap_or(255)
    }
}
