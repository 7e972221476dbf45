//! Type 1 programs: glyph names, widths and the built-in encoding.

use std::collections::BTreeMap;

use super::lexer::{Lexer, Token, is_space};
use super::object::Object;

/// A Type 1 program: its glyphs' widths and its own encoding.
#[derive(Debug, Default)]
pub(crate) struct Type1 {
    pub(crate) widths: BTreeMap<String, Option<f64>>,
    pub(crate) encoding: BTreeMap<u8, String>,
    pub(crate) standard: bool,
}

impl Type1 {
    pub(crate) fn parse(data: &[u8]) -> Option<Self> {
        let data = unwrap_pfb(data);
        let cut = super::file::find(&data, b"eexec")? + 5;
        let (clear, rest) = data.split_at_checked(cut)?;
        let mut font = Self::default();
        font.clear_text(clear);
        let skip = rest.iter().take_while(|b| is_space(**b)).count();
        let coded = rest.get(skip..)?;
        let binary =
            if coded.iter().take(4).all(u8::is_ascii_hexdigit) { hex(coded) } else { coded.to_vec() };
        let plain = decrypt(&binary, 55665, 4);
        let scale = matrix(clear).unwrap_or(0.001) * 1000.0;
        font.charstrings(&plain, scale);
        (!font.widths.is_empty()).then_some(font)
    }

    fn clear_text(&mut self, clear: &[u8]) {
        let Some(at) = super::file::find(clear, b"/Encoding") else { return };
        let mut lexer = Lexer::content(clear);
        lexer.pos = at + 9;
        let mut before: Vec<Object> = Vec::new();
        while let Some(token) = lexer.token() {
            match token {
                Token::Word(b"StandardEncoding") => {
                    self.standard = true;
                    return;
                }
                Token::Word(b"put") => {
                    if let [.., Object::Integer(code), Object::Name(name)] = &before[..]
                        && let Ok(code) = u8::try_from(*code)
                    {
                        self.encoding.insert(code, String::from_utf8_lossy(name).into_owned());
                    }
                    before.clear();
                }
                Token::Word(b"def" | b"readonly") if !self.encoding.is_empty() => return,
                Token::Word(_) => before.clear(),
                Token::Object(object) => {
                    if before.len() < 64 {
                        before.push(object);
                    }
                }
            }
        }
    }

    fn charstrings(&mut self, plain: &[u8], scale: f64) {
        let skip = super::file::find(plain, b"/lenIV")
            .and_then(|at| {
                let mut lexer = Lexer::content(plain);
                lexer.pos = at + 6;
                lexer.unsigned()
            })
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(4);
        let Some(start) = super::file::find(plain, b"/CharStrings") else { return };
        let mut at = start + 12;
        while let Some(step) = plain.get(at..).and_then(|rest| rest.iter().position(|b| *b == b'/')) {
            at += step + 1;
            let mut lexer = Lexer::content(plain);
            lexer.pos = at;
            let name = String::from_utf8_lossy(lexer.word()).into_owned();
            let Some(length) = lexer.unsigned().and_then(|n| usize::try_from(n).ok()) else { continue };
            lexer.skip_space();
            lexer.word();
            let from = lexer.pos + 1;
            let Some(code) = from.checked_add(length).and_then(|to| plain.get(from..to)) else { break };
            let width = type1_width(&decrypt(code, 4330, skip)).map(|width| width * scale);
            self.widths.insert(name, width);
            at = from + length;
            if self.widths.len() > 70_000 {
                break;
            }
        }
    }
}

fn unwrap_pfb(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = data;
    while let [0x80, 1 | 2, a, b, c, d, tail @ ..] = rest {
        let length = usize::try_from(u32::from_le_bytes([*a, *b, *c, *d])).unwrap_or(0).min(tail.len());
        out.extend_from_slice(tail.get(..length).unwrap_or_default());
        rest = tail.get(length..).unwrap_or_default();
    }
    if out.is_empty() { data.to_vec() } else { out }
}

fn matrix(clear: &[u8]) -> Option<f64> {
    let at = super::file::find(clear, b"/FontMatrix")?;
    let mut lexer = Lexer::content(clear);
    lexer.pos = at + 11;
    match lexer.object(0)? {
        Object::Array(items) => items.first()?.as_number().filter(|m| *m > 0.0),
        _ => None,
    }
}

fn hex(data: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = data
        .iter()
        .filter_map(|b| char::from(*b).to_digit(16))
        .filter_map(|d| u8::try_from(d).ok())
        .collect();
    digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |v, d| v << 4 | d)).collect()
}

/// Type 1 decryption (Adobe Type 1 Font Format, chapter 7).
fn decrypt(data: &[u8], key: u16, skip: usize) -> Vec<u8> {
    let mut state = key;
    let mut out = Vec::with_capacity(data.len());
    for byte in data {
        out.push(byte ^ (state >> 8) as u8);
        state = (u16::from(*byte).wrapping_add(state)).wrapping_mul(52845).wrapping_add(22719);
    }
    out.drain(..skip.min(out.len()));
    out
}

/// The width in a Type 1 charstring: the operand of hsbw or sbw.
fn type1_width(code: &[u8]) -> Option<f64> {
    let mut stack: Vec<f64> = Vec::new();
    let mut at = 0;
    while let Some(byte) = code.get(at).copied() {
        at += 1;
        match byte {
            32..=246 => stack.push(f64::from(byte) - 139.0),
            247..=250 => {
                stack.push((f64::from(byte) - 247.0) * 256.0 + f64::from(*code.get(at)?) + 108.0);
                at += 1;
            }
            251..=254 => {
                stack.push(-(f64::from(byte) - 251.0) * 256.0 - f64::from(*code.get(at)?) - 108.0);
                at += 1;
            }
            255 => {
                let four = <[u8; 4]>::try_from(code.get(at..at + 4)?).ok()?;
                stack.push(f64::from(i32::from_be_bytes(four)));
                at += 4;
            }
            13 => return stack.get(1).copied(),
            12 => {
                let escape = *code.get(at)?;
                at += 1;
                match escape {
                    7 => return stack.get(2).copied(),
                    12 => {
                        let (divisor, dividend) = (stack.pop()?, stack.pop()?);
                        stack.push(dividend / divisor);
                    }
                    _ => return None,
                }
            }
            _ => return None,
        }
    }
    None
}
