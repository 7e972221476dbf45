//! Decoding of stream filters that carry data the checker must read; pictures stay coded.

use std::io::Read;

use super::file::File;
use super::lexer::is_space;
use super::object::{Dict, Object};

/// A dictionary's filters by name, first to be undone first.
pub(crate) fn names<'s>(file: &'s File<'_>, dict: &'s Dict, keys: [&str; 2]) -> Vec<&'s [u8]> {
    let filter = keys.iter().find_map(|key| dict.raw(key)).map_or(&Object::Null, |f| file.resolve(f));
    match filter {
        Object::Name(name) => vec![name],
        Object::Array(items) => items.iter().filter_map(|item| file.resolve(item).as_name()).collect(),
        _ => Vec::new(),
    }
}

/// The parameters of filter number `index`.
pub(crate) fn parameters<'s>(file: &'s File<'_>, dict: &'s Dict, index: usize) -> Option<&'s Dict> {
    let parameters = ["DecodeParms", "DP"].iter().find_map(|key| dict.raw(key)).map(|p| file.resolve(p))?;
    match parameters {
        Object::Dict(dict) if index == 0 => Some(dict),
        Object::Array(items) => items.get(index).and_then(|item| file.resolve(item).as_dict()),
        _ => None,
    }
}

/// Undoes all filters; none when one of them is not for data or yields more than `limit` bytes.
pub(crate) fn decode(file: &File<'_>, dict: &Dict, data: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut current: Option<Vec<u8>> = None;
    for (index, name) in names(file, dict, ["Filter", "F"]).into_iter().enumerate().take(8) {
        let input = current.as_deref().unwrap_or(data);
        let output = match name {
            b"FlateDecode" | b"Fl" => {
                let raw = inflate(input, limit)?;
                match parameters(file, dict, index) {
                    Some(parameters) => unpredict(file, parameters, raw)?,
                    None => raw,
                }
            }
            b"ASCIIHexDecode" | b"AHx" => ascii_hex(input),
            b"ASCII85Decode" | b"A85" => ascii_85(input),
            b"RunLengthDecode" | b"RL" => run_length(input, limit)?,
            b"Crypt" => input.to_vec(),
            _ => return None,
        };
        current = Some(output);
    }
    match current {
        Some(data) => Some(data),
        None => (data.len() <= limit).then(|| data.to_vec()),
    }
}

fn inflate(input: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let cap = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    // A stream whose checksum is wrong or missing still shows what was drawn.
    let ended = flate2::read::ZlibDecoder::new(input).take(cap).read_to_end(&mut out);
    if out.len() > limit || (ended.is_err() && out.is_empty()) {
        return None;
    }
    Some(out)
}

fn unpredict(file: &File<'_>, parameters: &Dict, data: Vec<u8>) -> Option<Vec<u8>> {
    let number = |key: &str, default: usize| {
        file.get(parameters, key).as_integer().and_then(|n| usize::try_from(n).ok()).unwrap_or(default)
    };
    let predictor = number("Predictor", 1);
    if predictor < 2 {
        return Some(data);
    }
    let bits = number("Colors", 1).checked_mul(number("BitsPerComponent", 8))?;
    let pixel = bits.div_ceil(8).max(1);
    let row = bits.checked_mul(number("Columns", 1))?.div_ceil(8).max(1);
    if predictor == 2 {
        let mut data = data;
        for line in data.chunks_mut(row) {
            for i in pixel..line.len() {
                let left = line.get(i - pixel).copied().unwrap_or(0);
                if let Some(byte) = line.get_mut(i) {
                    *byte = byte.wrapping_add(left);
                }
            }
        }
        return Some(data);
    }
    let mut out: Vec<u8> = Vec::with_capacity(data.len());
    let mut above = vec![0u8; row];
    for line in data.chunks(row.checked_add(1)?) {
        let (kind, coded) = line.split_first()?;
        let mut current = vec![0u8; row];
        for (i, byte) in coded.iter().enumerate() {
            let left = i.checked_sub(pixel).and_then(|j| current.get(j)).copied().unwrap_or(0);
            let up = above.get(i).copied().unwrap_or(0);
            let corner = i.checked_sub(pixel).and_then(|j| above.get(j)).copied().unwrap_or(0);
            let guess = match kind {
                1 => left,
                2 => up,
                3 => u8::try_from(u16::midpoint(u16::from(left), u16::from(up))).unwrap_or(0),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            if let Some(slot) = current.get_mut(i) {
                *slot = byte.wrapping_add(guess);
            }
        }
        out.extend_from_slice(current.get(..coded.len()).unwrap_or_default());
        above = current;
    }
    Some(out)
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let (a, b, c) = (i16::from(left), i16::from(up), i16::from(corner));
    let p = a + b - c;
    let (pa, pb, pc) = ((p - a).abs(), (p - b).abs(), (p - c).abs());
    if pa <= pb && pa <= pc {
        left
    } else if pb <= pc {
        up
    } else {
        corner
    }
}

fn ascii_hex(input: &[u8]) -> Vec<u8> {
    let digits: Vec<u8> = input
        .iter()
        .take_while(|b| **b != b'>')
        .filter_map(|b| char::from(*b).to_digit(16))
        .filter_map(|d| u8::try_from(d).ok())
        .collect();
    digits.chunks(2).map(|pair| pair.first().unwrap_or(&0) << 4 | pair.get(1).unwrap_or(&0)).collect()
}

fn ascii_85(input: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut group: Vec<u32> = Vec::with_capacity(5);
    let flush = |group: &mut Vec<u32>, out: &mut Vec<u8>| {
        let keep = group.len();
        if keep < 2 {
            group.clear();
            return;
        }
        while group.len() < 5 {
            group.push(84);
        }
        let value = group.iter().fold(0u32, |v, d| v.wrapping_mul(85).wrapping_add(*d));
        out.extend_from_slice(value.to_be_bytes().get(..keep - 1).unwrap_or_default());
        group.clear();
    };
    for byte in input {
        match byte {
            b'z' if group.is_empty() => out.extend_from_slice(&[0; 4]),
            b'!'..=b'u' => {
                group.push(u32::from(byte - b'!'));
                if group.len() == 5 {
                    flush(&mut group, &mut out);
                }
            }
            b'~' => break,
            b if is_space(*b) => {}
            _ => {}
        }
    }
    flush(&mut group, &mut out);
    out
}

fn run_length(input: &[u8], limit: usize) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = input;
    while let Some((length, tail)) = rest.split_first() {
        match length {
            128 => break,
            0..=127 => {
                let count = (usize::from(*length) + 1).min(tail.len());
                let (run, after) = tail.split_at_checked(count)?;
                out.extend_from_slice(run);
                rest = after;
            }
            129..=255 => {
                let Some((byte, after)) = tail.split_first() else { break };
                out.extend(std::iter::repeat_n(*byte, 257 - usize::from(*length)));
                rest = after;
            }
        }
        if out.len() > limit {
            return None;
        }
    }
    Some(out)
}
