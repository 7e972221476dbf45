//! CFF programs: glyphs by name and CID, and the widths their charstrings state.

use std::collections::{BTreeMap, HashMap};

use ttf_parser::GlyphId;

use super::program::number;

/// A CFF program (Adobe Technical Note 5176), bare or out of an OpenType font.
pub(crate) struct Cff<'p> {
    names: Option<ttf_parser::cff::Table<'p>>,
    charstrings: Vec<&'p [u8]>,
    global: Vec<&'p [u8]>,
    privates: Vec<Private<'p>>,
    select: Vec<u8>,
    /// CID to glyph; none when the program is not CID-keyed.
    cids: Option<HashMap<u16, u16>>,
    scale: f64,
}

#[derive(Debug, Default, Clone)]
struct Private<'p> {
    default: f64,
    nominal: f64,
    subrs: Vec<&'p [u8]>,
}

type TopDict = BTreeMap<u16, Vec<f64>>;

impl<'p> Cff<'p> {
    /// Reads the program; an OpenType wrapper is opened first.
    pub(crate) fn parse(data: &'p [u8]) -> Option<Self> {
        let data = if data.starts_with(b"OTTO") || data.starts_with(&[0, 1, 0, 0]) {
            ttf_parser::RawFace::parse(data, 0).ok()?.table(ttf_parser::Tag::from_bytes(b"CFF "))?
        } else {
            data
        };
        let header = usize::from(*data.get(2)?);
        let (_, at) = index(data, header)?;
        let (tops, at) = index(data, at)?;
        let (_, at) = index(data, at)?;
        let (global, _) = index(data, at)?;
        let top = dictionary(tops.first()?);
        let offset = |key: u16, n: usize| top.get(&key).and_then(|v| v.get(n)).copied().and_then(to_offset);
        let (charstrings, _) = index(data, offset(17, 0)?)?;
        let scale =
            top.get(&0xc07).and_then(|m| m.first()).copied().filter(|m| *m > 0.0).unwrap_or(0.001) * 1000.0;
        let mut cff = Cff {
            names: ttf_parser::cff::Table::parse(data),
            charstrings,
            global,
            privates: Vec::new(),
            select: Vec::new(),
            cids: None,
            scale,
        };
        if top.contains_key(&0xc1e) {
            let (fonts, _) = index(data, offset(0xc24, 0)?)?;
            cff.privates = fonts.iter().map(|font| private(data, &dictionary(font))).collect();
            cff.select = select(data, offset(0xc25, 0)?, cff.charstrings.len())?;
            cff.cids = Some(charset(data, offset(15, 0).unwrap_or(0), cff.charstrings.len())?);
            if !top.contains_key(&0xc07) {
                let matrix = fonts.first().map(|font| dictionary(font)).and_then(|d| d.get(&0xc07).cloned());
                cff.scale =
                    matrix.and_then(|m| m.first().copied()).filter(|m| *m > 0.0).unwrap_or(0.001) * 1000.0;
            }
        } else {
            cff.privates = vec![private(data, &top)];
        }
        Some(cff)
    }

    pub(crate) fn is_cid(&self) -> bool {
        self.cids.is_some()
    }

    /// The glyph of a CID; in a program that is not CID-keyed the CID is the glyph (ISO 32000-1, 9.7.4.2).
    pub(crate) fn glyph_of_cid(&self, cid: u32) -> Option<u16> {
        let cid = u16::try_from(cid).ok()?;
        match &self.cids {
            Some(cids) => cids.get(&cid).copied(),
            None => Some(cid).filter(|glyph| usize::from(*glyph) < self.charstrings.len()),
        }
    }

    /// All CIDs of a CID-keyed program.
    pub(crate) fn all_cids(&self) -> impl Iterator<Item = u16> {
        self.cids.iter().flat_map(|cids| cids.keys().copied())
    }

    pub(crate) fn named(&self, name: &str) -> Option<u16> {
        self.names.as_ref()?.glyph_index_by_name(name).map(|glyph| glyph.0)
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let Some(table) = &self.names else { return Vec::new() };
        (0..table.number_of_glyphs())
            .filter_map(|g| table.glyph_name(GlyphId(g)))
            .map(str::to_owned)
            .collect()
    }

    pub(crate) fn encoded(&self, code: u8) -> Option<u16> {
        self.names.as_ref()?.glyph_index(code).map(|glyph| glyph.0)
    }

    pub(crate) fn name_of(&self, glyph: u16) -> Option<String> {
        self.names.as_ref()?.glyph_name(GlyphId(glyph)).map(str::to_owned)
    }

    /// Advance in thousandths of an em.
    pub(crate) fn width(&self, glyph: u16) -> Option<f64> {
        let code = self.charstrings.get(usize::from(glyph))?;
        let private = match self.select.get(usize::from(glyph)) {
            Some(font) => self.privates.get(usize::from(*font))?,
            None => self.privates.first()?,
        };
        let mut reader =
            WidthReader { stack: Vec::new(), steps: 0, global: &self.global, local: &private.subrs };
        let width = match reader.read(code, 0) {
            Found::Width(width) => private.nominal + width,
            Found::Default => private.default,
            Found::Unknown | Found::Nothing => return None,
        };
        Some(width * self.scale)
    }
}

fn to_offset(value: f64) -> Option<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to be a small whole number"
    )]
    (0.0..4e9).contains(&value).then_some(value as usize)
}

/// An INDEX and where it ends.
fn index(data: &[u8], at: usize) -> Option<(Vec<&[u8]>, usize)> {
    let count = usize::from(number(data, at)?);
    if count == 0 {
        return Some((Vec::new(), at + 2));
    }
    let size = usize::from(*data.get(at + 2)?);
    if !(1..=4).contains(&size) {
        return None;
    }
    let offset = |i: usize| {
        let from = at + 3 + i * size;
        data.get(from..from + size).map(|b| b.iter().fold(0usize, |v, byte| v << 8 | usize::from(*byte)))
    };
    let base = at + 2 + (count + 1) * size;
    let mut items = Vec::with_capacity(count);
    for i in 0..count {
        let (from, to) = (base.checked_add(offset(i)?)?, base.checked_add(offset(i + 1)?)?);
        items.push(data.get(from..to)?);
    }
    Some((items, base.checked_add(offset(count)?)?))
}

/// A DICT: operator (escaped ones as 0xC00 + code) to operands.
fn dictionary(data: &[u8]) -> TopDict {
    let mut dict = TopDict::new();
    let mut operands = Vec::new();
    let mut at = 0;
    while let Some(byte) = data.get(at).copied() {
        at += 1;
        match byte {
            0..=21 => {
                let key = if byte == 12 {
                    at += 1;
                    0xc00 + u16::from(data.get(at - 1).copied().unwrap_or(0))
                } else {
                    u16::from(byte)
                };
                dict.insert(key, std::mem::take(&mut operands));
            }
            28 => {
                operands.push(number(data, at).map_or(0.0, |v| f64::from(v.cast_signed())));
                at += 2;
            }
            29 => {
                let four = data.get(at..at + 4).and_then(|b| <[u8; 4]>::try_from(b).ok());
                operands.push(four.map_or(0.0, |b| f64::from(i32::from_be_bytes(b))));
                at += 4;
            }
            30 => operands.push(real(data, &mut at)),
            32..=246 => operands.push(f64::from(byte) - 139.0),
            247..=250 => {
                operands.push(
                    (f64::from(byte) - 247.0) * 256.0 + f64::from(data.get(at).copied().unwrap_or(0)) + 108.0,
                );
                at += 1;
            }
            251..=254 => {
                operands.push(
                    -(f64::from(byte) - 251.0) * 256.0
                        - f64::from(data.get(at).copied().unwrap_or(0))
                        - 108.0,
                );
                at += 1;
            }
            _ => {}
        }
        if operands.len() > 64 {
            break;
        }
    }
    dict
}

fn real(data: &[u8], at: &mut usize) -> f64 {
    let mut text = String::new();
    'bytes: while let Some(byte) = data.get(*at).copied() {
        *at += 1;
        for nibble in [byte >> 4, byte & 15] {
            match nibble {
                0..=9 => text.push(char::from(b'0' + nibble)),
                10 => text.push('.'),
                11 => text.push('E'),
                12 => text.push_str("E-"),
                14 => text.push('-'),
                15 => break 'bytes,
                _ => {}
            }
        }
        if text.len() > 40 {
            break;
        }
    }
    text.parse().unwrap_or(0.0)
}

fn private<'p>(data: &'p [u8], dict: &TopDict) -> Private<'p> {
    let read = || {
        let [size, start] = dict.get(&18)?[..] else { return None };
        let (size, start) = (to_offset(size)?, to_offset(start)?);
        let inner = dictionary(data.get(start..start.checked_add(size)?)?);
        let first = |key: u16| inner.get(&key).and_then(|v| v.first()).copied();
        let subrs =
            first(19).and_then(to_offset).and_then(|o| index(data, start.checked_add(o)?)).map(|(s, _)| s);
        Some(Private {
            default: first(20).unwrap_or(0.0),
            nominal: first(21).unwrap_or(0.0),
            subrs: subrs.unwrap_or_default(),
        })
    };
    read().unwrap_or_default()
}

fn select(data: &[u8], at: usize, glyphs: usize) -> Option<Vec<u8>> {
    match data.get(at)? {
        0 => Some(data.get(at + 1..at + 1 + glyphs)?.to_vec()),
        3 => {
            let ranges = usize::from(number(data, at + 1)?);
            let mut out = Vec::with_capacity(glyphs);
            for i in 0..ranges {
                let here = at + 3 + 3 * i;
                let font = *data.get(here + 2)?;
                let next = usize::from(number(data, here + 3)?).min(glyphs);
                while out.len() < next {
                    out.push(font);
                }
            }
            Some(out)
        }
        _ => None,
    }
}

/// The charset of a CID-keyed program: CID to glyph.
fn charset(data: &[u8], at: usize, glyphs: usize) -> Option<HashMap<u16, u16>> {
    let mut map = HashMap::from([(0, 0)]);
    if at < 3 {
        map.extend((0..u16::try_from(glyphs).ok()?).map(|glyph| (glyph, glyph)));
        return Some(map);
    }
    let mut glyph = 1u16;
    let format = *data.get(at)?;
    let mut here = at + 1;
    while usize::from(glyph) < glyphs {
        let first = number(data, here)?;
        let (left, step) = match format {
            0 => (0, 2),
            1 => (u16::from(*data.get(here + 2)?), 3),
            2 => (number(data, here + 2)?, 4),
            _ => return None,
        };
        here += step;
        for cid in first..=first.saturating_add(left) {
            map.insert(cid, glyph);
            glyph = glyph.checked_add(1)?;
        }
    }
    Some(map)
}

/// What a charstring says about its width.
enum Found {
    Width(f64),
    Default,
    /// Nothing yet: go on after a subroutine's return.
    Nothing,
    Unknown,
}

/// Reads a Type 2 charstring as far as its width goes: up to the first operator that clears the stack.
struct WidthReader<'a> {
    stack: Vec<f64>,
    steps: usize,
    global: &'a [&'a [u8]],
    local: &'a [&'a [u8]],
}

impl WidthReader<'_> {
    fn read(&mut self, code: &[u8], depth: usize) -> Found {
        let mut at = 0;
        while let Some(byte) = code.get(at).copied() {
            at += 1;
            self.steps += 1;
            if self.steps > 10_000 || depth > 10 {
                return Found::Unknown;
            }
            match byte {
                28 => {
                    self.stack.push(number(code, at).map_or(0.0, |v| f64::from(v.cast_signed())));
                    at += 2;
                }
                32..=246 => self.stack.push(f64::from(byte) - 139.0),
                247..=250 => {
                    let low = f64::from(code.get(at).copied().unwrap_or(0));
                    self.stack.push((f64::from(byte) - 247.0) * 256.0 + low + 108.0);
                    at += 1;
                }
                251..=254 => {
                    let low = f64::from(code.get(at).copied().unwrap_or(0));
                    self.stack.push(-(f64::from(byte) - 251.0) * 256.0 - low - 108.0);
                    at += 1;
                }
                255 => {
                    let four = code.get(at..at + 4).and_then(|b| <[u8; 4]>::try_from(b).ok());
                    self.stack.push(four.map_or(0.0, |b| f64::from(i32::from_be_bytes(b)) / 65536.0));
                    at += 4;
                }
                10 | 29 => {
                    let routines = if byte == 10 { self.local } else { self.global };
                    match self.routine(routines).map(|routine| self.read(routine, depth + 1)) {
                        Some(Found::Nothing) => {}
                        Some(found) => return found,
                        None => return Found::Unknown,
                    }
                }
                11 => return Found::Nothing,
                1 | 3 | 18 | 19 | 20 | 23 => return self.first(self.stack.len() % 2 == 1),
                21 => return self.first(self.stack.len() > 2),
                4 | 22 => return self.first(self.stack.len() > 1),
                14 => return self.first(matches!(self.stack.len(), 1 | 5)),
                _ => return Found::Unknown,
            }
        }
        Found::Nothing
    }

    fn first(&self, given: bool) -> Found {
        match self.stack.first() {
            Some(width) if given => Found::Width(*width),
            _ => Found::Default,
        }
    }

    fn routine<'a>(&mut self, routines: &'a [&'a [u8]]) -> Option<&'a [u8]> {
        let bias = match routines.len() {
            0..=1239 => 107.0,
            1240..=33899 => 1131.0,
            _ => 32768.0,
        };
        let number = to_offset(self.stack.pop()? + bias)?;
        routines.get(number).copied()
    }
}
