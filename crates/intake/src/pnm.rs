//! Netpbm pictures, P1 to P6, which scanner programs write.

use crate::canvas::Canvas;
use crate::colour::{Alpha, Model, Painter, Way};
use crate::picture::Decoded;
use crate::{Format, Give, IntakeError, Limits};

const TRUNCATED: IntakeError = IntakeError::Truncated { format: Format::Pnm };

pub(crate) fn decode(bytes: &[u8], limits: &Limits, give: &mut Give<'_>) -> Result<(), IntakeError> {
    let kind = bytes.get(1).copied().unwrap_or(0);
    let mut text = Text { bytes, at: 2 };
    let (width, height) = (text.number()?, text.number()?);
    if width == 0 || height == 0 {
        return Err(IntakeError::corrupt(Format::Pnm, "no pixels"));
    }
    let bits = matches!(kind, b'1' | b'4');
    let most = if bits { 1 } else { text.number()? };
    if !(1..=65_535).contains(&most) {
        return Err(IntakeError::corrupt(Format::Pnm, "depth"));
    }
    let factor = limits.factor(width, height)?;
    let given = u64::from(width.div_ceil(factor)) * u64::from(height.div_ceil(factor)) * 3;
    limits.afford(bytes.len() as u64 + given + 8 * u64::from(width))?;
    let model = if matches!(kind, b'3' | b'6') { Model::Rgb } else { Model::Grey };
    let mut painter = Painter::new(model, Alpha::None, Way::AsIs);
    let mut canvas = Canvas::new(width, height, painter.channels(), factor);
    let count = width as usize * model.count();
    let mut row = Vec::with_capacity(count);
    // One white space ends the header of the binary kinds.
    text.at += 1;
    for _ in 0..height {
        row.clear();
        match kind {
            b'1' => row.extend(text.bits(count)?),
            b'2' | b'3' => {
                for _ in 0..count {
                    row.push(level(text.number()?, most));
                }
            }
            b'4' => {
                let line = text.take(count.div_ceil(8))?;
                row.extend((0..count).map(|x| if line[x / 8] & (0x80 >> (x % 8)) == 0 { 255 } else { 0 }));
            }
            _ if most < 256 => row.extend(text.take(count)?.iter().map(|&v| level(v.into(), most))),
            _ => row.extend(
                text.take(count * 2)?
                    .chunks_exact(2)
                    .map(|b| level(u16::from_be_bytes([b[0], b[1]]).into(), most)),
            ),
        }
        canvas.push(painter.paint(&row));
    }
    let mut decoded = Decoded::new(canvas.finish().ok_or(TRUNCATED)?, (width, height), factor);
    decoded.bilevel = bits;
    let _ = give(decoded);
    Ok(())
}

fn level(value: u32, most: u32) -> u8 {
    ((value.min(most) * 255 + most / 2) / most) as u8
}

struct Text<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Text<'a> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b) = self.peek() {
            if b == b'#' {
                while self.peek().is_some_and(|b| b != b'\n' && b != b'\r') {
                    self.at += 1;
                }
            } else if b.is_ascii_whitespace() {
                self.at += 1;
            } else {
                break;
            }
        }
    }

    fn number(&mut self) -> Result<u32, IntakeError> {
        self.skip_space();
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        let digits = self.bytes.get(start..self.at).unwrap_or_default();
        if digits.is_empty() {
            return Err(match self.peek() {
                None => TRUNCATED,
                Some(_) => IntakeError::corrupt(Format::Pnm, "a number expected"),
            });
        }
        let number = std::str::from_utf8(digits).ok().and_then(|d| d.parse().ok());
        number.ok_or_else(|| IntakeError::corrupt(Format::Pnm, "a number too large"))
    }

    /// Digits 0 and 1 of P1, which need no space between them; 1 is ink.
    fn bits(&mut self, count: usize) -> Result<Vec<u8>, IntakeError> {
        (0..count)
            .map(|_| {
                self.skip_space();
                let bit = self.peek().ok_or(TRUNCATED)?;
                self.at += 1;
                match bit {
                    b'0' => Ok(255),
                    b'1' => Ok(0),
                    _ => Err(IntakeError::corrupt(Format::Pnm, "a bit expected")),
                }
            })
            .collect()
    }

    fn take(&mut self, count: usize) -> Result<&'a [u8], IntakeError> {
        let end = self.at.checked_add(count).ok_or(TRUNCATED)?;
        let taken = self.bytes.get(self.at..end).ok_or(TRUNCATED)?;
        self.at = end;
        Ok(taken)
    }
}
