//! Cross-reference tables and streams (6.1.4), and the search for objects when they cannot be used.

use std::collections::BTreeSet;

use super::file::{File, MAX_ENTRIES, Place, digits_before, find, find_last};
use super::filter;
use super::lexer::{Lexer, is_space};
use super::object::{Dict, Object};
use super::report::{Report, Rule};

impl File<'_> {
    /// Walks the chain of cross-reference sections, newest first.
    pub(crate) fn cross_references(&mut self, report: &mut Report) -> Option<()> {
        let start = find_last(self.bytes, b"startxref")?;
        let first = usize::try_from(Lexer::file(self.bytes, start + 9).unsigned()?).ok()?;
        let mut queue = vec![first];
        let mut visited = BTreeSet::new();
        let mut entries = MAX_ENTRIES;
        while let Some(offset) = queue.pop() {
            if offset >= self.bytes.len() || !visited.insert(offset) || visited.len() > 1024 {
                continue;
            }
            let mut lexer = Lexer::file(self.bytes, offset);
            lexer.skip_space();
            let section = if lexer.rest().starts_with(b"xref") {
                self.table(lexer.pos, &mut entries, report)?
            } else {
                self.stream_section(lexer.pos, &mut entries, report)?
            };
            for key in ["Prev", "XRefStm"] {
                // A hybrid file's stream comes before the older section, so it is pushed last.
                if let Some(next) =
                    section.raw(key).and_then(Object::as_integer).and_then(|n| usize::try_from(n).ok())
                {
                    queue.push(next);
                }
            }
            if self.trailer.0.is_empty() {
                self.trailer = section;
            } else {
                for key in ["Root", "Encrypt"] {
                    if let (false, Some(value)) = (self.trailer.has(key), section.raw(key)) {
                        self.trailer.0.insert(key.as_bytes().to_vec(), value.clone());
                    }
                }
            }
        }
        (!self.trailer.0.is_empty()).then_some(())
    }

    /// Takes one entry off what may still be read.
    fn spend(&self, entries: &mut usize) -> Option<()> {
        if *entries == 0 {
            self.give_up();
            return None;
        }
        *entries -= 1;
        Some(())
    }

    fn table(&mut self, offset: usize, entries: &mut usize, report: &mut Report) -> Option<Dict> {
        let mut lexer = Lexer::file(self.bytes, offset + 4);
        let spaced = match lexer.rest() {
            [b'\r', b'\n', next, ..] | [b'\r' | b'\n', next, ..] => next.is_ascii_digit(),
            _ => false,
        };
        if !spaced {
            report.add(Rule::CrossReference, "xref is not followed by a single end-of-line marker");
        }
        loop {
            lexer.skip_space();
            if lexer.rest().starts_with(b"trailer") {
                lexer.pos += 7;
                break;
            }
            let first = lexer.unsigned()?;
            let gap = lexer.pos;
            let count = lexer.unsigned()?;
            if !matches!(self.bytes.get(gap..gap + 2), Some([b' ', digit]) if digit.is_ascii_digit()) {
                report.add(
                    Rule::CrossReference,
                    "a subsection's two numbers are not separated by a single space",
                );
            }
            for index in 0..count {
                self.spend(entries)?;
                let at = lexer.unsigned()?;
                let generation = lexer.unsigned()?;
                lexer.skip_space();
                match lexer.word() {
                    b"n" => {
                        let number = u32::try_from(first.checked_add(index)?).ok()?;
                        let place =
                            Place::Offset(usize::try_from(at).ok()?, u16::try_from(generation).unwrap_or(0));
                        self.places.entry(number).or_insert(place);
                    }
                    b"f" => {
                        let number = u32::try_from(first.checked_add(index)?).ok()?;
                        // A freed object must not come back from an older section.
                        self.places.entry(number).or_insert(Place::Offset(usize::MAX, 0));
                    }
                    _ => return None,
                }
            }
        }
        match lexer.object(0)? {
            Object::Dict(dict) => {
                report.faults(&lexer.faults);
                Some(dict)
            }
            _ => None,
        }
    }

    fn stream_section(&mut self, offset: usize, entries: &mut usize, report: &mut Report) -> Option<Dict> {
        report.add(Rule::CrossReferenceStream, "a cross-reference stream");
        let mut quiet = Report::new(0);
        let (_, object) = self.indirect(offset, None, &mut quiet)?;
        let stream = object.as_stream()?;
        if !stream.dict.raw("Type")?.is_name("XRef") {
            return None;
        }
        let data = filter::decode(self, &stream.dict, self.encoded(stream), self.stream_limit)?;
        let widths: Vec<usize> = stream
            .dict
            .raw("W")?
            .as_array()?
            .iter()
            .map(|w| w.as_integer().and_then(|w| usize::try_from(w).ok()).filter(|w| *w <= 8))
            .collect::<Option<_>>()?;
        let [kind_width, one_width, two_width] = widths[..] else { return None };
        let size = stream.dict.raw("Size").and_then(Object::as_integer).unwrap_or(0);
        let whole = [Object::Integer(0), Object::Integer(size)];
        let index = stream.dict.raw("Index").and_then(Object::as_array).unwrap_or(&whole);
        let row = kind_width + one_width + two_width;
        let mut rows = data.chunks_exact(row.max(1));
        for pair in index.chunks_exact(2) {
            let first = u64::try_from(pair.first()?.as_integer()?).ok()?;
            let count = u64::try_from(pair.get(1)?.as_integer()?).ok()?;
            for number in first..first.saturating_add(count) {
                let Some(entry) = rows.next() else { break };
                self.spend(entries)?;
                let (kind, rest) = entry.split_at_checked(kind_width)?;
                let (one, two) = rest.split_at_checked(one_width)?;
                let kind = if kind_width == 0 { 1 } else { big_endian(kind) };
                let one = usize::try_from(big_endian(one)).ok()?;
                let place = match kind {
                    1 => Place::Offset(one, u16::try_from(big_endian(two)).unwrap_or(0)),
                    2 => Place::InStream(u32::try_from(one).ok()?, usize::try_from(big_endian(two)).ok()?),
                    _ => Place::Offset(usize::MAX, 0),
                };
                self.places.entry(u32::try_from(number).ok()?).or_insert(place);
            }
        }
        Some(stream.dict.clone())
    }

    /// Finds objects by looking for `obj`, for files whose cross-references cannot be used.
    pub(crate) fn rebuild(&mut self) {
        self.places.clear();
        let mut trailer = Dict::default();
        let mut streams = Vec::new();
        let mut at = 0;
        while let Some(step) = self.bytes.get(at..).and_then(|rest| find(rest, b"obj")) {
            let here = at + step;
            at = here + 3;
            let Some((number, generation, start)) = number_before(self.bytes, here) else { continue };
            if self.places.len() >= MAX_ENTRIES {
                self.give_up();
                break;
            }
            self.places.insert(number, Place::Offset(start, generation));
            let mut lexer = Lexer::file(self.bytes, at);
            lexer.skip_space();
            if let (true, Some(Object::Dict(dict))) = (lexer.rest().starts_with(b"<<"), lexer.object(0)) {
                if dict.raw("Type").is_some_and(|t| t.is_name("Catalog")) {
                    trailer.0.insert(b"Root".to_vec(), Object::Reference((number, generation)));
                }
                if dict.raw("Type").is_some_and(|t| t.is_name("ObjStm")) {
                    streams.push(number);
                }
                if dict.raw("Type").is_some_and(|t| t.is_name("XRef")) {
                    for key in ["Root", "ID", "Encrypt", "Info"] {
                        if let Some(value) = dict.raw(key) {
                            trailer.0.insert(key.as_bytes().to_vec(), value.clone());
                        }
                    }
                }
                at = lexer.pos.max(at);
            }
        }
        self.rebuild_streams(&streams);
        let mut at = 0;
        while let Some(step) = self.bytes.get(at..).and_then(|rest| find(rest, b"trailer")) {
            at += step + 7;
            if let Some(Object::Dict(dict)) = Lexer::file(self.bytes, at).object(0) {
                for (key, value) in dict.0 {
                    trailer.0.insert(key, value);
                }
            }
        }
        self.trailer = trailer;
    }

    fn rebuild_streams(&mut self, streams: &[u32]) {
        let mut quiet = Report::new(0);
        for number in streams {
            let Some(Place::Offset(offset, _)) = self.places.get(number).copied() else { continue };
            let Some((_, Object::Stream(stream))) = self.indirect(offset, Some(*number), &mut quiet) else {
                continue;
            };
            let Some(data) = filter::decode(self, &stream.dict, self.encoded(&stream), self.stream_limit)
            else {
                continue;
            };
            let count = stream.dict.raw("N").and_then(Object::as_integer).unwrap_or(0);
            let mut lexer = Lexer::content(&data);
            for index in 0..usize::try_from(count).unwrap_or(0).min(MAX_ENTRIES) {
                let (Some(inner), Some(_)) = (lexer.unsigned(), lexer.unsigned()) else { break };
                let Ok(inner) = u32::try_from(inner) else { break };
                self.places.entry(inner).or_insert(Place::InStream(*number, index));
            }
        }
    }
}

fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte))
}

/// Object and generation number standing before the keyword at `at`, and where the number begins.
fn number_before(bytes: &[u8], at: usize) -> Option<(u32, u16, usize)> {
    let back = |end: usize| {
        let spaces = bytes.get(..end).unwrap_or_default().iter().rev().take_while(|b| is_space(**b)).count();
        let end = end - spaces;
        let digits = digits_before(bytes, end);
        (spaces > 0 && digits > 0 && digits <= 10).then_some((end - digits, end))
    };
    let (generation_start, generation_end) = back(at)?;
    let (number_start, number_end) = back(generation_start)?;
    let text = |from: usize, to: usize| std::str::from_utf8(bytes.get(from..to)?).ok();
    let number = text(number_start, number_end)?.parse().ok()?;
    let generation = text(generation_start, generation_end)?.parse().ok()?;
    Some((number, generation, number_start))
}
