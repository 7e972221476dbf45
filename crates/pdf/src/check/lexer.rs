//! The tokenizer for files, content streams and CMaps, which notes every breach of 6.1.6 and 6.1.13 on its way.

use std::collections::BTreeMap;

use super::object::{Dict, Object};

/// How deep arrays and dictionaries may nest before reading stops; real files stay below 20.
const MAX_DEPTH: usize = 64;
/// How many breaches one tokenizer keeps; one of a kind is enough for a verdict.
const MAX_FAULTS: usize = 32;
/// Values one tokenizer makes unless told otherwise; each takes some 50 bytes of memory.
pub(crate) const MAX_VALUES: usize = 1_000_000;

/// A breach that only the written form shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fault {
    HexOdd(usize),
    HexDigit(u8),
    Integer(String),
    RealLarge(f64),
    RealTiny(f64),
    String(usize),
    Name(usize),
    Array(usize),
    Dict(usize),
}

/// What stands next in a content stream or a CMap.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Token<'a> {
    Object(Object),
    Word(&'a [u8]),
}

/// Reads tokens and objects; never reads outside its bytes and always moves on.
#[derive(Debug)]
pub(crate) struct Lexer<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) pos: usize,
    /// Whether `1 0 R` is a reference (in a file) or three operands (in a content stream).
    references: bool,
    pub(crate) faults: Vec<Fault>,
    /// How many values may still be made; at zero there are no more objects.
    pub(crate) values: usize,
}

pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

pub(crate) fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

fn hex_value(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

impl<'a> Lexer<'a> {
    /// For objects of a file.
    pub(crate) fn file(bytes: &'a [u8], pos: usize) -> Self {
        Self { bytes, pos, references: true, faults: Vec::new(), values: MAX_VALUES }
    }

    /// For a content stream or a CMap.
    pub(crate) fn content(bytes: &'a [u8]) -> Self {
        Self { bytes, pos: 0, references: false, faults: Vec::new(), values: MAX_VALUES }
    }

    pub(crate) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.pos).copied()
    }

    fn bump(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.pos += 1;
        Some(byte)
    }

    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.pos..).unwrap_or_default()
    }

    fn fault(&mut self, fault: Fault) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(fault);
        }
    }

    pub(crate) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if is_space(byte) {
                self.pos += 1;
            } else if byte == b'%' {
                while self.peek().is_some_and(|b| b != b'\r' && b != b'\n') {
                    self.pos += 1;
                }
            } else {
                break;
            }
        }
    }

    /// The next run of regular characters, empty at a delimiter or the end.
    pub(crate) fn word(&mut self) -> &'a [u8] {
        let start = self.pos;
        while self.peek().is_some_and(is_regular) {
            self.pos += 1;
        }
        self.bytes.get(start..self.pos).unwrap_or_default()
    }

    /// A whole number without sign standing here, after white space.
    pub(crate) fn unsigned(&mut self) -> Option<u64> {
        self.skip_space();
        let word = self.word();
        if word.is_empty() || word.len() > 12 {
            return None;
        }
        std::str::from_utf8(word).ok()?.parse().ok()
    }

    /// The next token of a content stream; none at the end.
    pub(crate) fn token(&mut self) -> Option<Token<'a>> {
        loop {
            self.skip_space();
            let byte = self.peek()?;
            match byte {
                b')' | b'}' | b'{' | b']' | b'>' => self.pos += 1,
                b'(' | b'<' | b'[' | b'/' => return self.object(0).map(Token::Object),
                _ => {
                    let start = self.pos;
                    let word = self.word();
                    if word.is_empty() {
                        self.pos += 1;
                        continue;
                    }
                    self.pos = start;
                    if let Some(object) = self.plain() {
                        return Some(Token::Object(object));
                    }
                    self.pos = start + word.len();
                    return Some(Token::Word(word));
                }
            }
        }
    }

    /// The object standing here; none when there is none.
    pub(crate) fn object(&mut self, depth: usize) -> Option<Object> {
        if depth > MAX_DEPTH || self.values == 0 {
            return None;
        }
        self.values -= 1;
        self.skip_space();
        match self.peek()? {
            b'(' => self.literal(),
            b'/' => {
                self.pos += 1;
                Some(Object::Name(self.name()))
            }
            b'[' => self.array(depth),
            b'<' if self.bytes.get(self.pos + 1) == Some(&b'<') => self.dict(depth).map(Object::Dict),
            b'<' => self.hex(),
            _ => self.plain(),
        }
    }

    /// A number, a reference or one of the words true, false, null; moves only when it is one.
    fn plain(&mut self) -> Option<Object> {
        let start = self.pos;
        let word = self.word();
        let object = match word {
            b"true" => Some(Object::Bool(true)),
            b"false" => Some(Object::Bool(false)),
            b"null" => Some(Object::Null),
            _ => self.number(word),
        };
        if let (true, Some(Object::Integer(number))) = (self.references, &object)
            && let Some(reference) = self.reference(*number)
        {
            return Some(reference);
        }
        if object.is_none() {
            self.pos = start;
        }
        object
    }

    fn number(&mut self, word: &[u8]) -> Option<Object> {
        let first = *word.first()?;
        if !matches!(first, b'0'..=b'9' | b'+' | b'-' | b'.') {
            return None;
        }
        let text = std::str::from_utf8(word).ok()?;
        if !text.bytes().any(|b| b.is_ascii_digit()) && text != "." && text != "-" {
            return None;
        }
        let digits = text.trim_start_matches(['+', '-']);
        let negative = text.starts_with('-');
        if digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty() {
            let value = digits.parse::<i64>().unwrap_or(i64::MAX);
            let value = if negative { -value } else { value };
            if i32::try_from(value).is_err() {
                self.fault(Fault::Integer(text.chars().take(40).collect()));
            }
            return Some(Object::Integer(value));
        }
        if !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.' || b == b'-') {
            return None;
        }
        // Writers leave a stray minus inside a number (`0.-5`); readers stop at it.
        let sound = digits.split('-').next().unwrap_or_default();
        let value = sound.parse::<f64>().unwrap_or(0.0);
        let value = if negative { -value } else { value };
        if value.abs() > 32767.0 {
            self.fault(Fault::RealLarge(value));
        }
        if value != 0.0 && value.abs() < 1.175e-38 {
            self.fault(Fault::RealTiny(value));
        }
        Some(Object::Real(value))
    }

    fn reference(&mut self, number: i64) -> Option<Object> {
        let start = self.pos;
        let id = u32::try_from(number).ok();
        self.skip_space();
        let generation = match self.word() {
            word if !word.is_empty() && word.len() <= 5 && word.iter().all(u8::is_ascii_digit) => {
                std::str::from_utf8(word).ok().and_then(|w| w.parse::<u16>().ok())
            }
            _ => None,
        };
        self.skip_space();
        if let (Some(id), Some(generation), Some(b'R')) = (id, generation, self.peek()) {
            let after = self.bytes.get(self.pos + 1).copied();
            if after.is_none_or(|b| !is_regular(b)) {
                self.pos += 1;
                return Some(Object::Reference((id, generation)));
            }
        }
        self.pos = start;
        None
    }

    fn literal(&mut self) -> Option<Object> {
        self.bump()?;
        let mut out = Vec::new();
        let mut open = 1usize;
        while let Some(byte) = self.bump() {
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escape(&mut out);
                    continue;
                }
                b'\r' => {
                    if self.peek() == Some(b'\n') {
                        self.pos += 1;
                    }
                    out.push(b'\n');
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        if out.len() > 32767 {
            self.fault(Fault::String(out.len()));
        }
        Some(Object::String(out))
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        match self.bump() {
            Some(b'n') => out.push(b'\n'),
            Some(b'r') => out.push(b'\r'),
            Some(b't') => out.push(b'\t'),
            Some(b'b') => out.push(8),
            Some(b'f') => out.push(12),
            Some(b'\r') => {
                if self.peek() == Some(b'\n') {
                    self.pos += 1;
                }
            }
            Some(b'\n') | None => {}
            Some(digit @ b'0'..=b'7') => {
                let mut value = u32::from(digit - b'0');
                for _ in 0..2 {
                    match self.peek() {
                        Some(next @ b'0'..=b'7') => {
                            value = value * 8 + u32::from(next - b'0');
                            self.pos += 1;
                        }
                        _ => break,
                    }
                }
                out.push((value & 0xff) as u8);
            }
            Some(other) => out.push(other),
        }
    }

    fn hex(&mut self) -> Option<Object> {
        self.bump()?;
        let mut out = Vec::new();
        let mut half: Option<u8> = None;
        let mut count = 0usize;
        while let Some(byte) = self.bump() {
            if byte == b'>' {
                break;
            }
            if is_space(byte) {
                continue;
            }
            count += 1;
            let value = hex_value(byte).unwrap_or_else(|| {
                self.fault(Fault::HexDigit(byte));
                0
            });
            half = match half {
                None => Some(value),
                Some(high) => {
                    out.push(high << 4 | value);
                    None
                }
            };
        }
        if let Some(high) = half {
            out.push(high << 4);
        }
        if count % 2 == 1 {
            self.fault(Fault::HexOdd(count));
        }
        if out.len() > 32767 {
            self.fault(Fault::String(out.len()));
        }
        Some(Object::String(out))
    }

    fn name(&mut self) -> Vec<u8> {
        let word = self.word();
        let mut out = Vec::with_capacity(word.len());
        let mut at = 0;
        while let Some(byte) = word.get(at).copied() {
            let digit = |step: usize| word.get(at + step).copied().and_then(hex_value);
            if let (b'#', Some(high), Some(low)) = (byte, digit(1), digit(2)) {
                out.push(high << 4 | low);
                at += 3;
            } else {
                out.push(byte);
                at += 1;
            }
        }
        if out.len() > 127 {
            self.fault(Fault::Name(out.len()));
        }
        out
    }

    fn array(&mut self, depth: usize) -> Option<Object> {
        self.bump()?;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(b']') => {
                    self.pos += 1;
                    break;
                }
                Some(_) => match self.object(depth + 1) {
                    Some(item) => items.push(item),
                    None if depth + 1 > MAX_DEPTH || self.values == 0 => return None,
                    None => {
                        if self.word().is_empty() {
                            self.pos += 1;
                        }
                    }
                },
            }
        }
        if items.len() > 8191 {
            self.fault(Fault::Array(items.len()));
        }
        Some(Object::Array(items))
    }

    fn dict(&mut self, depth: usize) -> Option<Dict> {
        self.pos += 2;
        let mut map = BTreeMap::new();
        loop {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(b'>') => {
                    self.pos += 1;
                    if self.peek() == Some(b'>') {
                        self.pos += 1;
                    }
                    break;
                }
                Some(b'/') => {
                    self.pos += 1;
                    let key = self.name();
                    self.skip_space();
                    if self.peek() == Some(b'>') {
                        continue;
                    }
                    let value = self.object(depth + 1)?;
                    map.insert(key, value);
                }
                Some(_) => {
                    // A damaged entry: leave when an object's end is in sight, else step over one word.
                    let word = self.word();
                    if matches!(word, b"endobj" | b"stream" | b"ID" | b"EI") {
                        self.pos -= word.len();
                        break;
                    }
                    if word.is_empty() {
                        self.pos += 1;
                    }
                }
            }
        }
        if map.len() > 4095 {
            self.fault(Fault::Dict(map.len()));
        }
        Some(Dict(map))
    }
}
