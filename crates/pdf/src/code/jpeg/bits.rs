//! Bits in a row, and their joining into the bytes of a scan.

/// Bits, the first one highest in the first word.
#[derive(Default)]
pub(super) struct Bits {
    words: Vec<u64>,
    open: u64,
    /// Bits in `open`, below 64.
    used: u32,
}

impl Bits {
    pub(super) fn with_capacity(bits: u64) -> Self {
        Self { words: Vec::with_capacity(bits as usize / 64 + 1), ..Self::default() }
    }

    /// Adds the lowest `length` bits of `value`; at most 57, and the rest of `value` must be 0.
    #[inline(always)]
    pub(super) fn push(&mut self, value: u64, length: u32) {
        let used = self.used + length;
        if used < 64 {
            self.open = self.open << length | value;
            self.used = used;
        } else {
            let left = used - 64;
            // A shift by 64, when `open` is empty, cannot occur: `length` is too small to fill a word by itself.
            self.words.push(self.open << (length - left) | value >> left);
            self.open = value & ((1 << left) - 1);
            self.used = left;
        }
    }

    fn append(&mut self, other: &Self) {
        for word in &other.words {
            self.push(word >> 32, 32);
            self.push(word & 0xFFFF_FFFF, 32);
        }
        let (high, low) = (other.open >> 32, other.open & 0xFFFF_FFFF);
        if other.used > 32 {
            self.push(high, other.used - 32);
            self.push(low, 32);
        } else {
            self.push(low, other.used);
        }
    }
}

/// Writes the parts of one scan as bytes: filled up with ones, and a zero byte after each 0xFF (ITU-T T.81, F.1.2.3).
pub(super) fn write(parts: &[Bits], out: &mut Vec<u8>) {
    let length: usize = parts.iter().map(|p| p.words.len() + 1).sum();
    let mut all = Bits { words: Vec::with_capacity(length), ..Bits::default() };
    parts.iter().for_each(|part| all.append(part));
    let fill = (8 - all.used % 8) % 8;
    all.push((1 << fill) - 1, fill);
    out.reserve(8 * all.words.len() + all.words.len() / 8 + 16);
    for word in &all.words {
        stuffed(&word.to_be_bytes(), out);
    }
    let rest = if all.used == 0 { 0 } else { all.open << (64 - all.used) };
    stuffed(rest.to_be_bytes().get(..all.used as usize / 8).unwrap_or(&[]), out);
}

#[inline(always)]
fn stuffed(bytes: &[u8], out: &mut Vec<u8>) {
    if bytes.contains(&0xFF) {
        for &byte in bytes {
            out.push(byte);
            if byte == 0xFF {
                out.push(0);
            }
        }
    } else {
        out.extend_from_slice(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_join_without_a_seam() {
        let mut together = Bits::default();
        let mut parts = Vec::new();
        for part in 0..40u64 {
            let mut bits = Bits::default();
            for i in 0..part * 3 {
                let length = ((part * 7 + i * 5) % 27) as u32;
                let value = (i * 0x9E37_79B9 + part) & ((1 << length) - 1);
                bits.push(value, length);
                together.push(value, length);
            }
            parts.push(bits);
        }
        let (mut one, mut many) = (Vec::new(), Vec::new());
        write(&[together], &mut one);
        write(&parts, &mut many);
        assert!(one.len() > 2000 && one == many);
    }

    #[test]
    fn a_byte_of_ones_is_followed_by_zero() {
        let mut bits = Bits::default();
        (0..9).for_each(|_| bits.push(0xFF, 8));
        bits.push(0, 1);
        let mut out = Vec::new();
        write(&[bits], &mut out);
        assert_eq!(out.len(), 19);
        assert!(out[..18].chunks(2).all(|pair| pair == [0xFF, 0]));
        assert_eq!(out[18], 0x7F);
    }
}
