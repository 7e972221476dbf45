//! The symbols of one scan (ITU-T T.81, annex G), independent of the table that will code them.

use std::ops::Range;

use super::bits::Bits;
use super::huffman::Histogram;
use super::levels::{Level, Levels};

/// What one scan carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scan {
    /// The DC values of all planes.
    Dc,
    /// AC values of one plane, without their lowest `low` bits.
    First { plane: usize, from: u8, to: u8, low: u8 },
    /// Bit `low` of all AC values of one plane.
    Refine { plane: usize, low: u8 },
}

/// Takes the symbols of a scan.
pub(super) trait Sink {
    /// A symbol and the `length` bits after it.
    fn symbol(&mut self, symbol: u8, bits: u32, length: u32);
    /// Bits without a symbol, at most 16.
    fn bits(&mut self, bits: u32, length: u32);
}

/// Counts what a scan would take.
#[derive(Clone)]
pub(super) struct Count {
    pub(super) histogram: Histogram,
    /// Bits outside the codes.
    pub(super) plain: u64,
}

impl Default for Count {
    fn default() -> Self {
        Self { histogram: [0; 256], plain: 0 }
    }
}

impl Count {
    pub(super) fn add(&mut self, other: &Self) {
        self.histogram.iter_mut().zip(&other.histogram).for_each(|(a, b)| *a += b);
        self.plain += other.plain;
    }

    /// Bits with a table of its own, nearly: symbols take what theory says.
    pub(super) fn estimate(&self) -> f64 {
        let total: u32 = self.histogram.iter().sum();
        let total = f64::from(total.max(1)).log2();
        let used = self.histogram.iter().filter(|n| **n > 0);
        let codes: f64 = used.map(|&n| f64::from(n) * (total - f64::from(n).log2())).sum();
        codes + self.plain as f64
    }
}

impl Sink for Count {
    #[inline(always)]
    fn symbol(&mut self, symbol: u8, _: u32, length: u32) {
        self.histogram[usize::from(symbol)] += 1;
        self.plain += u64::from(length);
    }

    #[inline(always)]
    fn bits(&mut self, _: u32, length: u32) {
        self.plain += u64::from(length);
    }
}

/// Keeps the symbols, to be coded once their table is known, and counts them.
#[derive(Default)]
pub(super) struct Tokens {
    /// Bit 31: without a symbol; from bit 24 the length, from bit 16 the symbol, and the bits.
    pub(super) tokens: Vec<u32>,
    pub(super) count: Count,
}

impl Tokens {
    const PLAIN: u32 = 1 << 31;

    /// Codes all symbols.
    pub(super) fn code(&self, code: impl Fn(u8) -> (u16, u8)) -> Bits {
        let mut out = Bits::with_capacity(self.count.plain + 6 * self.tokens.len() as u64);
        for &token in &self.tokens {
            let (bits, length) = (u64::from(token & 0xFFFF), token >> 24 & 31);
            if token & Self::PLAIN == 0 {
                let (code, of_code) = code((token >> 16) as u8);
                out.push(u64::from(code) << length | bits, u32::from(of_code) + length);
            } else {
                out.push(bits, length);
            }
        }
        out
    }
}

impl Sink for Tokens {
    #[inline(always)]
    fn symbol(&mut self, symbol: u8, bits: u32, length: u32) {
        self.count.symbol(symbol, bits, length);
        self.tokens.push(length << 24 | u32::from(symbol) << 16 | bits);
    }

    #[inline(always)]
    fn bits(&mut self, bits: u32, length: u32) {
        self.count.bits(bits, length);
        self.tokens.push(Self::PLAIN | length << 24 | bits);
    }
}

/// Bits of a magnitude, and the bits that tell the value (F.1.2.1).
#[inline(always)]
fn sized(value: i32) -> (u32, u32) {
    let size = 32 - value.unsigned_abs().leading_zeros();
    let bits = if value < 0 { value - 1 } else { value } as u32;
    (size, bits & ((1 << size) - 1))
}

/// Differences of DC values, of coding units `units` of all planes; `unit` blocks to a unit in the first plane.
pub(super) fn dc(planes: &[Levels], units: Range<usize>, mut sink: impl FnMut(usize, u8, u32, u32)) {
    let mut each = |plane: usize, blocks: Range<usize>| {
        let Some(levels) = planes.get(plane) else { return };
        let mut before = blocks.start.checked_sub(1).and_then(|i| levels.dc.get(i)).copied().unwrap_or(0);
        for &value in levels.dc.get(blocks).unwrap_or(&[]) {
            let (size, bits) = sized(i32::from(value) - i32::from(before));
            sink(plane, size as u8, bits, size);
            before = value;
        }
    };
    for i in units {
        for (plane, levels) in planes.iter().enumerate() {
            each(plane, i * levels.per_unit..(i + 1) * levels.per_unit);
        }
    }
}

/// A run of blocks without further values.
#[derive(Default)]
struct EndRun {
    blocks: u32,
    /// Bits that refine values already known, of all its blocks, and how many.
    refining: Vec<(u64, u32)>,
}

impl EndRun {
    /// The longest run there is a symbol for.
    const LONGEST: u32 = 0x7FFF;

    #[inline(always)]
    fn end(&mut self, sink: &mut impl Sink) {
        if self.blocks > 0 {
            let size = 31 - self.blocks.leading_zeros();
            sink.symbol((size << 4) as u8, self.blocks & ((1 << size) - 1), size);
            self.blocks = 0;
            for (bits, length) in self.refining.drain(..) {
                push_all(bits, length, sink);
            }
        }
    }

    #[inline(always)]
    fn add(&mut self, sink: &mut impl Sink) {
        self.blocks += 1;
        if self.blocks == Self::LONGEST {
            self.end(sink);
        }
    }
}

fn push_all(bits: u64, length: u32, sink: &mut impl Sink) {
    let mut left = length;
    while left > 0 {
        let now = left.min(16);
        left -= now;
        sink.bits((bits >> left) as u32 & 0xFFFF & ((1 << now) - 1), now);
    }
}

/// Whether a block begins with what ends every run, so that a scan may be cut before it.
fn starts_anew(block: &[Level], scan: Scan) -> bool {
    match scan {
        Scan::Dc => true,
        Scan::First { from, to, low, .. } => {
            block.iter().any(|l| (from..=to).contains(&l.at) && l.value.unsigned_abs() >> low != 0)
        }
        Scan::Refine { low, .. } => block.iter().any(|l| l.value.unsigned_abs() >> low == 1),
    }
}

/// Cuts `blocks` blocks into parts that can be coded apart and joined without a difference.
pub(super) fn parts(levels: &Levels, scan: Scan, length: usize) -> Vec<Range<usize>> {
    let blocks = levels.blocks();
    let mut parts = Vec::new();
    let mut start = 0;
    while start < blocks {
        let near = (start + length).min(blocks);
        let end = (near..blocks).find(|&i| starts_anew(levels.block(i), scan)).unwrap_or(blocks);
        parts.push(start..end);
        start = end;
    }
    parts
}

/// The symbols of `blocks` in an AC scan.
pub(super) fn ac(levels: &Levels, scan: Scan, blocks: Range<usize>, sink: &mut impl Sink) {
    match scan {
        Scan::Dc => {}
        Scan::First { from, to, low, .. } => first(levels, blocks, (from, to, low), sink),
        Scan::Refine { low, .. } => refine(levels, blocks, low, sink),
    }
}

fn first(levels: &Levels, blocks: Range<usize>, (from, to, low): (u8, u8, u8), sink: &mut impl Sink) {
    let mut empty = EndRun::default();
    for block in blocks {
        let mut next = from;
        for level in levels.block(block) {
            if level.at < from {
                continue;
            }
            if level.at > to {
                break;
            }
            let value = i32::from(level.value);
            let value = if value < 0 { -(-value >> low) } else { value >> low };
            if value == 0 {
                continue;
            }
            empty.end(sink);
            let mut run = level.at - next;
            while run > 15 {
                sink.symbol(0xF0, 0, 0);
                run -= 16;
            }
            let (size, bits) = sized(value);
            sink.symbol(run << 4 | size as u8, bits, size);
            next = level.at + 1;
        }
        if next <= to {
            empty.add(sink);
        }
    }
    empty.end(sink);
}

fn refine(levels: &Levels, blocks: Range<usize>, low: u8, sink: &mut impl Sink) {
    let mut ended = EndRun::default();
    for block in blocks {
        let block = levels.block(block);
        let last_new = block.iter().rev().find(|l| l.value.unsigned_abs() >> low == 1).map_or(0, |l| l.at);
        let (mut next, mut run) = (1, 0);
        let (mut refining, mut count) = (0u64, 0);
        for level in block {
            let size = level.value.unsigned_abs() >> low;
            if size == 0 {
                continue;
            }
            run += level.at - next;
            next = level.at + 1;
            while run > 15 && level.at <= last_new {
                ended.end(sink);
                sink.symbol(0xF0, 0, 0);
                push_all(refining, count, sink);
                (refining, count) = (0, 0);
                run -= 16;
            }
            if size > 1 {
                refining = refining << 1 | u64::from(size & 1);
                count += 1;
            } else {
                ended.end(sink);
                sink.symbol(run << 4 | 1, u32::from(level.value > 0), 1);
                push_all(refining, count, sink);
                (refining, count, run) = (0, 0, 0);
            }
        }
        if run > 0 || next <= 63 || count > 0 {
            ended.refining.push((refining, count));
            ended.add(sink);
        }
    }
    ended.end(sink);
}
