//! Huffman tables made for the symbols of one scan.

/// How often each symbol occurs.
pub(super) type Histogram = [u32; 256];

/// The longest code that JPEG allows.
const LONGEST: usize = 16;

/// A table as it is written and as it is used.
pub(super) struct Table {
    /// Codes of each length from 1.
    counts: [u8; LONGEST],
    /// Symbols, shortest code first.
    symbols: Vec<u8>,
    /// Code and length of each symbol; length 0 where there is none.
    codes: [(u16, u8); 256],
}

impl Table {
    /// The best table for `histogram`.
    pub(super) fn new(histogram: &Histogram) -> Self {
        let lengths = lengths(histogram);
        let mut table = Self { counts: [0; LONGEST], symbols: Vec::new(), codes: [(0, 0); 256] };
        let mut code = 0;
        for (length, count) in (1u8..).zip(&mut table.counts) {
            for (symbol, _) in lengths.iter().enumerate().filter(|(_, l)| **l == length) {
                table.symbols.push(symbol as u8);
                table.codes[symbol] = (code, length);
                code += 1;
                *count += 1;
            }
            code <<= 1;
        }
        table
    }

    /// Code and length of a symbol that the histogram had.
    #[inline(always)]
    pub(super) fn code(&self, symbol: u8) -> (u16, u8) {
        self.codes[usize::from(symbol)]
    }

    /// Writes the table as number `id`, with 0x10 added for AC.
    pub(super) fn write(&self, id: u8, out: &mut Vec<u8>) {
        out.push(id);
        out.extend_from_slice(&self.counts);
        out.extend_from_slice(&self.symbols);
    }
}

/// Lengths of the codes, 0 for symbols that do not occur: the package-merge method, which is optimal under the limit.
fn lengths(histogram: &Histogram) -> [u8; 256] {
    let mut leaves: Vec<(u64, usize)> =
        histogram.iter().enumerate().filter(|(_, n)| **n > 0).map(|(s, &n)| (u64::from(n), s)).collect();
    // One code stays unused, the longest: a code of ones alone is not allowed. It sorts first, being the rarest.
    leaves.push((0, 256));
    leaves.sort_unstable();
    let mut lengths = [0u8; 257];
    if leaves.len() == 1 {
        // A table must have a code, even one that is never used.
        lengths[0] = 1;
    }
    // At each level: the weight of every item, and whether it is a leaf; packages are of two items of the level before.
    let mut levels: Vec<Vec<(u64, bool)>> = Vec::with_capacity(LONGEST);
    for _ in 0..LONGEST {
        let packages: Vec<u64> = levels
            .last()
            .map(|l| l.as_chunks::<2>().0.iter().map(|[a, b]| a.0 + b.0).collect())
            .unwrap_or_default();
        let mut items: Vec<(u64, bool)> = leaves.iter().map(|l| (l.0, true)).collect();
        items.extend(packages.into_iter().map(|weight| (weight, false)));
        items.sort_by_key(|item| item.0);
        levels.push(items);
    }
    let mut taken = 2 * (leaves.len() - 1);
    for level in levels.iter().rev() {
        let of_leaves = level.iter().take(taken).filter(|item| item.1).count();
        leaves.iter().take(of_leaves).for_each(|&(_, symbol)| lengths[symbol] += 1);
        taken = 2 * (taken - of_leaves);
    }
    let mut out = [0; 256];
    out.copy_from_slice(&lengths[..256]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(histogram: &Histogram) -> Table {
        let table = Table::new(histogram);
        let sum: u32 = table.counts.iter().zip(1..).map(|(&n, length)| u32::from(n) << (16 - length)).sum();
        assert!(sum < 1 << 16, "the code of ones is free");
        for (symbol, &n) in histogram.iter().enumerate() {
            assert_eq!(n > 0, table.codes[symbol].1 > 0 || histogram.iter().all(|n| *n == 0));
        }
        table
    }

    #[test]
    fn frequent_symbols_have_short_codes_and_none_is_too_long() {
        // Fibonacci numbers would have codes of up to 24 bits.
        let mut histogram = [0; 256];
        let (mut a, mut b) = (1, 1);
        for n in histogram.iter_mut().take(25) {
            (*n, a, b) = (a, b, a + b);
        }
        let table = check(&histogram);
        assert!(table.codes.iter().all(|c| c.1 <= 16));
        assert!(table.codes.iter().take(25).map(|c| c.1).is_sorted_by(|x, y| x >= y));
        assert!(table.codes[24].1 <= 2);
    }

    #[test]
    fn any_number_of_symbols_gets_a_table() {
        for n in [1, 2, 3, 17, 255, 256] {
            let mut histogram = [0; 256];
            histogram.iter_mut().take(n).enumerate().for_each(|(i, h)| *h = 1 + (i as u32 * 37) % 11);
            let table = check(&histogram);
            let bits: u32 = histogram.iter().zip(&table.codes).map(|(n, code)| n * u32::from(code.1)).sum();
            let total: u32 = histogram.iter().sum();
            let entropy: f64 = histogram
                .iter()
                .filter(|n| **n > 0)
                .map(|&n| f64::from(n) * (f64::from(total) / f64::from(n)).log2())
                .sum();
            assert!((bits as f64) < entropy * 1.05 + f64::from(total) * 0.3 + 1.0 || n < 4);
        }
    }
}
