//! Pixels to luma and colour samples, one row of coding units at a time.

use liite_raster::{Channels, Raster};

use super::dct::Block;

/// Samples are centred on 0 and have this many bits of fraction: rounding them to whole numbers, as decoders must,
/// would cost what a high quality is paid for.
pub(super) const FRACTION: u32 = 6;
/// White, the largest sample.
pub(super) const WHITE: i16 = 127 << FRACTION;

/// The samples of one plane in one row of coding units, each row padded to whole blocks.
#[derive(Default)]
pub(super) struct Strip {
    stride: usize,
    samples: Vec<i16>,
}

impl Strip {
    fn shape(&mut self, blocks_across: usize, rows: usize) {
        self.stride = 8 * blocks_across;
        self.samples.resize(self.stride * rows, 0);
    }

    /// The rows from the first, with the samples to write; what lies right of `width` repeats the last one.
    fn fill(&mut self, width: usize, mut row: impl FnMut(usize, &mut [i16])) {
        for (y, samples) in self.samples.chunks_exact_mut(self.stride).enumerate() {
            let (inside, beyond) = samples.split_at_mut(width.min(self.stride));
            row(y, inside);
            beyond.fill(inside.last().copied().unwrap_or(0));
        }
    }

    /// Block `x` of block row `y`.
    pub(super) fn block(&self, x: usize, y: usize) -> Block {
        let from = y * 8 * self.stride + x * 8;
        let mut block = [[0; 8]; 8];
        for (to, row) in block.iter_mut().zip(self.samples.get(from..).unwrap_or(&[]).chunks(self.stride)) {
            if let Some(row) = row.first_chunk() {
                *to = *row;
            }
        }
        block
    }
}

/// Samples of all planes in one row of coding units.
#[derive(Default)]
pub(super) struct Strips {
    pub(super) planes: [Strip; 3],
}

impl Strips {
    /// Takes the samples of unit row `at`; units are 8 pixels high, or 16 where colour is halved.
    pub(super) fn take(&mut self, picture: &Raster, at: usize, halved: bool) {
        let (width, last) = (picture.width() as usize, picture.height() - 1);
        let row = |y: usize| picture.row((y as u32).min(last));
        let [luma, blue, red] = &mut self.planes;
        if picture.channels() == Channels::Grey {
            luma.shape(width.div_ceil(8), 8);
            luma.fill(width, |y, to| {
                for (t, &v) in to.iter_mut().zip(row(8 * at + y)) {
                    *t = (i16::from(v) - 128) << FRACTION;
                }
            });
            return;
        }
        let rgb = |y: usize| row(y).as_chunks::<3>().0;
        let high = if halved { 16 } else { 8 };
        luma.shape(width.div_ceil(8), high);
        luma.fill(width, |y, to| {
            for (t, &p) in to.iter_mut().zip(rgb(high * at + y)) {
                *t = luma_of(p);
            }
        });
        let across = if halved { width.div_ceil(2) } else { width };
        for (plane, of) in [(blue, blue_of as fn([i32; 3]) -> i16), (red, red_of)] {
            plane.shape(across.div_ceil(8), 8);
            if halved {
                plane.fill(across, |y, to| halve(rgb(16 * at + 2 * y), rgb(16 * at + 2 * y + 1), to, of));
            } else {
                plane.fill(across, |y, to| {
                    for (t, p) in to.iter_mut().zip(rgb(8 * at + y)) {
                        *t = of(p.map(|v| 4 * i32::from(v)));
                    }
                });
            }
        }
    }
}

/// Each colour sample is the mean of its four pixels: every second pixel alone would leave coloured specks along thin
/// strokes.
#[inline(always)]
fn halve(upper: &[[u8; 3]], lower: &[[u8; 3]], to: &mut [i16], of: impl Fn([i32; 3]) -> i16) {
    let (pairs, single) = upper.as_chunks::<2>();
    let (below, single_below) = lower.as_chunks::<2>();
    for ((t, [a, b]), [c, d]) in to.iter_mut().zip(pairs).zip(below) {
        *t = of([0, 1, 2].map(|i| i32::from(a[i]) + i32::from(b[i]) + i32::from(c[i]) + i32::from(d[i])));
    }
    if let (Some(t), [a], [c]) = (to.last_mut(), single, single_below) {
        *t = of([0, 1, 2].map(|i| 2 * (i32::from(a[i]) + i32::from(c[i]))));
    }
}

/// Luma (ITU-T T.871).
#[inline(always)]
fn luma_of([r, g, b]: [u8; 3]) -> i16 {
    const SHIFT: u32 = 16 - FRACTION;
    let sum = 19_595 * i32::from(r) + 38_470 * i32::from(g) + 7_471 * i32::from(b);
    ((sum - (128 << 16) + (1 << (SHIFT - 1))) >> SHIFT) as i16
}

const QUAD: u32 = 18 - FRACTION;

/// Cb of the mean of four pixels, given their sum.
#[inline(always)]
fn blue_of([r, g, b]: [i32; 3]) -> i16 {
    ((32_768 * b - 11_059 * r - 21_709 * g + (1 << (QUAD - 1))) >> QUAD) as i16
}

/// Cr of the mean of four pixels, given their sum.
#[inline(always)]
fn red_of([r, g, b]: [i32; 3]) -> i16 {
    ((32_768 * r - 27_439 * g - 5_329 * b + (1 << (QUAD - 1))) >> QUAD) as i16
}
