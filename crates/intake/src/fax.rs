//! Facsimile coding as TIFF holds it: modified Huffman, Group 3 in one and two dimensions, Group 4 (ITU-T T.4, T.6).

use std::convert::Infallible;

use fax::maps::{Mode, black, mode, white};
use fax::{BitReader, ByteReader};

/// Which of the codings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// TIFF compression 2: rows of runs, each beginning on a byte.
    ModifiedHuffman,
    /// TIFF compression 3; `mixed` when some rows are coded against the one before.
    Group3 {
        /// Bit 0 of T4Options.
        mixed: bool,
    },
    /// TIFF compression 4.
    Group4,
}

/// Decodes `height` rows of `width` pixels, packed, most significant bit leftmost, 1 for black as T.4 has it.
///
/// None when the data ends or makes no sense before the last row. Rows after an explicit end mark are white: some
/// encoders leave blank rows at the foot of a page out.
pub(crate) fn decode(data: &[u8], width: u32, height: u32, scheme: Scheme) -> Option<Vec<u8>> {
    let stride = (width as usize).div_ceil(8);
    let mut out = vec![0; stride * height as usize];
    // Zeros behind the end let the reader look ahead from the last code; they are no code themselves.
    let padded = data.iter().copied().chain([0; 4]).map(Ok::<u8, Infallible>);
    let mut reader = ByteReader::new(padded).ok()?;
    let mut reference = Vec::new();
    let mut row = Vec::new();
    for line in out.chunks_exact_mut(stride) {
        row.clear();
        let more = match scheme {
            Scheme::Group4 => two_dimensions(&mut reader, &reference, &mut row, width)?,
            Scheme::ModifiedHuffman => one_dimension(&mut reader, &mut row, width)?,
            Scheme::Group3 { mixed } => group3_row(&mut reader, mixed, &reference, &mut row, width)?,
        };
        if !more {
            break;
        }
        if scheme == Scheme::ModifiedHuffman {
            let rest = reader.bits_to_byte_boundary() % 8;
            reader.consume(rest).ok()?;
        }
        paint(line, &row, width);
        std::mem::swap(&mut reference, &mut row);
    }
    Some(out)
}

fn take_bit(reader: &mut impl BitReader) -> Option<bool> {
    let bit = reader.peek(1)? == 1;
    reader.consume(1).ok()?;
    Some(bit)
}

/// One row after its EOL; false when a second EOL follows, which ends the page (T.4, 4.1.4).
fn group3_row(
    reader: &mut impl BitReader,
    mixed: bool,
    above: &[u32],
    row: &mut Vec<u32>,
    width: u32,
) -> Option<bool> {
    let marked = skip_end_of_line(reader)?;
    // The bit after the EOL says which coding; without EOL there is no such bit.
    let flat = !(mixed && marked) || take_bit(reader)?;
    if marked && reader.peek(9)? == 0 {
        return Some(false);
    }
    if flat { one_dimension(reader, row, width) } else { two_dimensions(reader, above, row, width) }
}

/// EOL is eleven zeros or more and a one; false when there is none, as some writers have it.
fn skip_end_of_line(reader: &mut impl BitReader) -> Option<bool> {
    // No code begins with more than seven zeros.
    if reader.peek(9)? != 0 {
        return Some(false);
    }
    let mut zeros = 0;
    while !take_bit(reader)? {
        zeros += 1;
    }
    (zeros >= 11).then_some(true)
}

fn run(reader: &mut impl BitReader, ink: bool) -> Option<u32> {
    let mut sum = 0_u32;
    loop {
        let part = if ink { black::decode(reader)? } else { white::decode(reader)? };
        sum = sum.checked_add(part.into())?;
        // Make-up codes are multiples of 64; a terminating code ends the run.
        if part < 64 {
            return Some(sum);
        }
    }
}

/// Positions where the colour changes, beginning with the first black pixel.
fn one_dimension(reader: &mut impl BitReader, row: &mut Vec<u32>, width: u32) -> Option<bool> {
    let (mut at, mut ink) = (0_u32, false);
    while at < width {
        at = at.checked_add(run(reader, ink)?)?.min(width);
        row.push(at);
        ink = !ink;
        if row.len() > width as usize + 2 {
            return None;
        }
    }
    Some(true)
}

/// T.6, 2.2: `b1` is the first change of the row above to the right of `a0` and towards the other colour.
/// False at the end-of-block mark.
fn two_dimensions(
    reader: &mut impl BitReader,
    above: &[u32],
    row: &mut Vec<u32>,
    width: u32,
) -> Option<bool> {
    let (mut a0, mut ink, mut i) = (-1_i64, false, 0_usize);
    let edge = i64::from(width);
    let change = |i: usize| above.get(i).map_or(edge, |&v| i64::from(v));
    while a0 < edge {
        // Changes that lead nowhere would otherwise fill the memory.
        if row.len() > width as usize + 2 {
            return None;
        }
        while i > 0 && change(i - 1) > a0 {
            i -= 1;
        }
        while i < above.len() && change(i) <= a0 {
            i += 1;
        }
        // Even places turn to black.
        let first = if (i % 2 == 1) == ink { i } else { i + 1 };
        let (b1, b2) = (change(first), change(first + 1));
        match mode::decode(reader)? {
            Mode::Pass => a0 = b2,
            Mode::Vertical(delta) => {
                let a1 = b1 + i64::from(delta);
                if a1 < a0.max(0) || a1 > edge {
                    return None;
                }
                row.push(a1 as u32);
                ink = !ink;
                a0 = a1;
            }
            Mode::Horizontal => {
                let a1 = a0.max(0) + i64::from(run(reader, ink)?);
                let a2 = a1 + i64::from(run(reader, !ink)?);
                row.push(a1.min(edge) as u32);
                row.push(a2.min(edge) as u32);
                a0 = a2;
            }
            Mode::EOF => return Some(false),
            Mode::Extension => return None,
        }
    }
    Some(true)
}

fn paint(line: &mut [u8], changes: &[u32], width: u32) {
    for pair in changes.chunks(2) {
        let (from, to) = (pair[0], pair.get(1).copied().unwrap_or(width).min(width));
        let mut x = from as usize;
        let to = to as usize;
        while x < to {
            if x.is_multiple_of(8) && x + 8 <= to {
                line[x / 8] = 0xFF;
                x += 8;
            } else {
                line[x / 8] |= 0x80 >> (x % 8);
                x += 1;
            }
        }
    }
}
