//! CMaps: codes of composite fonts to CIDs, and codes to Unicode (ISO 32000-1, 9.7.5 and 9.10.3).

use super::file::File;
use super::lexer::{Lexer, Token};
use super::object::{Object, Stream};

/// The predefined CMaps of ISO 32000-1, table 118, with ordering and supplement of their character collection.
const PREDEFINED: &[(&str, &str, i64)] = &[
    ("GB-EUC-H", "GB1", 0),
    ("GB-EUC-V", "GB1", 0),
    ("GBpc-EUC-H", "GB1", 0),
    ("GBpc-EUC-V", "GB1", 0),
    ("GBK-EUC-H", "GB1", 2),
    ("GBK-EUC-V", "GB1", 2),
    ("GBKp-EUC-H", "GB1", 2),
    ("GBKp-EUC-V", "GB1", 2),
    ("GBK2K-H", "GB1", 4),
    ("GBK2K-V", "GB1", 4),
    ("UniGB-UCS2-H", "GB1", 4),
    ("UniGB-UCS2-V", "GB1", 4),
    ("UniGB-UTF16-H", "GB1", 5),
    ("UniGB-UTF16-V", "GB1", 5),
    ("B5pc-H", "CNS1", 0),
    ("B5pc-V", "CNS1", 0),
    ("HKscs-B5-H", "CNS1", 5),
    ("HKscs-B5-V", "CNS1", 5),
    ("ETen-B5-H", "CNS1", 0),
    ("ETen-B5-V", "CNS1", 0),
    ("ETenms-B5-H", "CNS1", 0),
    ("ETenms-B5-V", "CNS1", 0),
    ("CNS-EUC-H", "CNS1", 0),
    ("CNS-EUC-V", "CNS1", 0),
    ("UniCNS-UCS2-H", "CNS1", 3),
    ("UniCNS-UCS2-V", "CNS1", 3),
    ("UniCNS-UTF16-H", "CNS1", 6),
    ("UniCNS-UTF16-V", "CNS1", 6),
    ("83pv-RKSJ-H", "Japan1", 1),
    ("90ms-RKSJ-H", "Japan1", 2),
    ("90ms-RKSJ-V", "Japan1", 2),
    ("90msp-RKSJ-H", "Japan1", 2),
    ("90msp-RKSJ-V", "Japan1", 2),
    ("90pv-RKSJ-H", "Japan1", 1),
    ("Add-RKSJ-H", "Japan1", 1),
    ("Add-RKSJ-V", "Japan1", 1),
    ("EUC-H", "Japan1", 1),
    ("EUC-V", "Japan1", 1),
    ("Ext-RKSJ-H", "Japan1", 2),
    ("Ext-RKSJ-V", "Japan1", 2),
    ("H", "Japan1", 1),
    ("V", "Japan1", 1),
    ("UniJIS-UCS2-H", "Japan1", 4),
    ("UniJIS-UCS2-V", "Japan1", 4),
    ("UniJIS-UCS2-HW-H", "Japan1", 4),
    ("UniJIS-UCS2-HW-V", "Japan1", 4),
    ("UniJIS-UTF16-H", "Japan1", 6),
    ("UniJIS-UTF16-V", "Japan1", 6),
    ("KSC-EUC-H", "Korea1", 0),
    ("KSC-EUC-V", "Korea1", 0),
    ("KSCms-UHC-H", "Korea1", 1),
    ("KSCms-UHC-V", "Korea1", 1),
    ("KSCms-UHC-HW-H", "Korea1", 1),
    ("KSCms-UHC-HW-V", "Korea1", 1),
    ("KSCpc-EUC-H", "Korea1", 0),
    ("UniKS-UCS2-H", "Korea1", 1),
    ("UniKS-UCS2-V", "Korea1", 1),
    ("UniKS-UTF16-H", "Korea1", 2),
    ("UniKS-UTF16-V", "Korea1", 2),
];

/// Ordering and supplement of a predefined CMap other than the identities.
pub(crate) fn predefined(name: &[u8]) -> Option<(&'static str, i64)> {
    PREDEFINED
        .iter()
        .find(|(known, ..)| known.as_bytes() == name)
        .map(|(_, ordering, supplement)| (*ordering, *supplement))
}

pub(crate) fn is_identity(name: &[u8]) -> bool {
    matches!(name, b"Identity-H" | b"Identity-V")
}

/// A range of codes of one length that go to consecutive values.
#[derive(Debug, Clone, Copy)]
struct Range {
    length: usize,
    low: u32,
    high: u32,
    to: u32,
}

/// A parsed CMap.
#[derive(Debug, Default, Clone)]
pub(crate) struct CMap {
    pub(crate) writing_mode: i64,
    /// The CMap it builds on, by name.
    pub(crate) uses: Option<Vec<u8>>,
    pub(crate) largest_cid: u64,
    codespace: Vec<(usize, u32, u32)>,
    cids: Vec<Range>,
    /// First and last code, and the text of the first; later codes count up in the last unit.
    texts: Vec<(u32, u32, Vec<u16>)>,
}

/// Codespace ranges kept of one CMap; real ones have up to a dozen.
const MAX_CODESPACES: usize = 100;
/// How many ranges that begin below a code are looked at: they may overlap, but not that often.
const MAX_OVERLAP: usize = 64;
/// Entries kept of one CMap; beyond this the rest is ignored.
const MAX_ENTRIES: usize = 200_000;

fn code(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |value, byte| value << 8 | u32::from(*byte))
}

fn units(bytes: &[u8]) -> Vec<u16> {
    bytes.chunks(2).map(|pair| pair.iter().fold(0, |value, byte| value << 8 | u16::from(*byte))).collect()
}

impl CMap {
    /// The CMap in which every two bytes are their own CID.
    pub(crate) fn identity() -> Self {
        Self {
            codespace: vec![(2, 0, 0xffff)],
            cids: vec![Range { length: 2, low: 0, high: 0xffff, to: 0 }],
            ..Self::default()
        }
    }

    /// Reads a CMap stream; the CMap it uses as well when that is embedded or an identity.
    pub(crate) fn read(file: &File<'_>, stream: &Stream, depth: usize) -> Option<Self> {
        let data = file.decode(stream)?;
        let mut map = Self::parse(&data);
        if let Some(name) = file.get(&stream.dict, "UseCMap").as_name() {
            map.uses = Some(name.to_vec());
        }
        if map.uses.as_deref().is_some_and(is_identity) {
            map.extend(Self::identity());
        }
        if let (Some(base), true) = (file.get(&stream.dict, "UseCMap").as_stream(), depth < 4)
            && let Some(base) = Self::read(file, base, depth + 1)
        {
            map.extend(base);
        }
        Some(map)
    }

    fn extend(&mut self, base: Self) {
        self.codespace.extend(base.codespace);
        self.codespace.truncate(MAX_CODESPACES);
        self.cids.extend(base.cids);
        self.sort();
    }

    pub(crate) fn parse(data: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operands: Vec<Object> = Vec::new();
        let mut lexer = Lexer::content(data);
        while let Some(token) = lexer.token() {
            match token {
                Token::Object(object) => {
                    if operands.len() < 4 * 1024 {
                        operands.push(object);
                    }
                }
                Token::Word(word) => {
                    map.operate(word, &operands);
                    operands.clear();
                }
            }
        }
        map.sort();
        map
    }

    /// Orders the ranges for the searches below; of ranges that begin alike the first one stays first.
    fn sort(&mut self) {
        self.cids.sort_by_key(|range| (range.length, range.low));
        self.texts.sort_by_key(|(low, ..)| *low);
    }

    fn operate(&mut self, word: &[u8], operands: &[Object]) {
        match word {
            b"usecmap" => self.uses = operands.last().and_then(Object::as_name).map(<[u8]>::to_vec),
            b"def" => {
                if let [.., Object::Name(key), Object::Integer(value)] = operands
                    && key == b"WMode"
                {
                    self.writing_mode = *value;
                }
            }
            b"endcodespacerange" => {
                for pair in operands.chunks_exact(2) {
                    if let [Object::String(low), Object::String(high)] = pair {
                        self.codespace.truncate(MAX_CODESPACES);
                        self.codespace.push((low.len().min(4), code(low), code(high)));
                    }
                }
            }
            b"endcidrange" => {
                for triple in operands.chunks_exact(3) {
                    if let [Object::String(low), Object::String(high), Object::Integer(cid)] = triple {
                        self.cid_range(low.len(), code(low), code(high), *cid);
                    }
                }
            }
            b"endcidchar" => {
                for pair in operands.chunks_exact(2) {
                    if let [Object::String(at), Object::Integer(cid)] = pair {
                        self.cid_range(at.len(), code(at), code(at), *cid);
                    }
                }
            }
            b"endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    if let [Object::String(at), Object::String(text)] = pair {
                        self.text_range(code(at), code(at), units(text));
                    }
                }
            }
            b"endbfrange" => self.text_ranges(operands),
            _ => {}
        }
    }

    fn cid_range(&mut self, length: usize, low: u32, high: u32, cid: i64) {
        let Ok(to) = u32::try_from(cid) else { return };
        let span = u64::from(high.saturating_sub(low));
        self.largest_cid = self.largest_cid.max(u64::from(to) + span);
        if self.cids.len() < MAX_ENTRIES {
            self.cids.push(Range { length, low, high, to });
        }
    }

    fn text_range(&mut self, low: u32, high: u32, text: Vec<u16>) {
        if self.texts.len() < MAX_ENTRIES {
            self.texts.push((low, high, text));
        }
    }

    fn text_ranges(&mut self, operands: &[Object]) {
        for triple in operands.chunks_exact(3) {
            match triple {
                [Object::String(low), Object::String(high), Object::String(text)] => {
                    self.text_range(code(low), code(high), units(text));
                }
                [Object::String(low), Object::String(_), Object::Array(texts)] => {
                    for (step, text) in (0u32..).zip(texts) {
                        let at = code(low).saturating_add(step);
                        if let Some(text) = text.as_string() {
                            self.text_range(at, at, units(text));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Splits a string into codes with their lengths in bytes.
    pub(crate) fn codes(&self, bytes: &[u8]) -> Vec<(u32, usize)> {
        let mut out = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let fit = (1..=4usize).find(|length| {
                rest.get(..*length).is_some_and(|head| {
                    self.codespace
                        .iter()
                        .any(|(size, low, high)| size == length && inside(code(head), *low, *high, *size))
                })
            });
            let shortest = self.codespace.iter().map(|(size, ..)| *size).min().unwrap_or(2).max(1);
            let length = fit.unwrap_or(shortest).min(rest.len());
            let (head, tail) = rest.split_at(length);
            out.push((code(head), length));
            rest = tail;
        }
        out
    }

    /// The CID of a code; none when the CMap does not say.
    pub(crate) fn cid(&self, code: u32, length: usize) -> Option<u32> {
        let end = self.cids.partition_point(|range| (range.length, range.low) <= (length, code));
        let below = self.cids.get(end.saturating_sub(MAX_OVERLAP)..end)?;
        let range = below.iter().find(|range| range.length == length && range.high >= code)?;
        range.to.checked_add(code - range.low)
    }

    /// The Unicode text of a code, in UTF-16.
    pub(crate) fn text(&self, code: u32) -> Option<Vec<u16>> {
        let end = self.texts.partition_point(|(low, ..)| *low <= code);
        let below = self.texts.get(end.saturating_sub(MAX_OVERLAP)..end)?;
        let (low, _, text) = below.iter().find(|(_, high, _)| *high >= code)?;
        let mut text = text.clone();
        if let Some(last) = text.last_mut() {
            *last = last.wrapping_add(u16::try_from(code - low).unwrap_or(0));
        }
        Some(text)
    }
}

/// A code lies in a codespace range when each of its bytes lies between those of the ends.
fn inside(code: u32, low: u32, high: u32, length: usize) -> bool {
    (0..length).all(|i| {
        let byte = |value: u32| value >> (8 * i) & 0xff;
        (byte(low)..=byte(high)).contains(&byte(code))
    })
}
