//! A PDF file taken apart: cross-references, trailer and objects, with the breaches of 6.1.2 to 6.1.9 seen on the way.

use std::collections::{BTreeMap, BTreeSet};

use super::filter;
use super::object::{Dict, Id, Lexer, Object, Stream, is_space};
use super::report::{Report, Rule};

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
enum Place {
    Offset(usize, u16),
    InStream(u32, usize),
}

/// A file read into objects.
#[derive(Debug)]
pub(crate) struct File<'a> {
    pub(crate) bytes: &'a [u8],
    pub(crate) trailer: Dict,
    pub(crate) encrypted: bool,
    objects: BTreeMap<u32, (u16, Object)>,
    places: BTreeMap<u32, Place>,
    decoded_left: std::cell::Cell<usize>,
    stream_limit: usize,
}

/// Follows references this far; a longer chain is a loop.
const MAX_HOPS: usize = 16;

impl<'a> File<'a> {
    /// Reads the file. None when no catalogue can be found in it.
    pub(crate) fn read(
        bytes: &'a [u8],
        stream_limit: usize,
        total_limit: usize,
        report: &mut Report,
    ) -> Option<Self> {
        let mut file = File {
            bytes,
            trailer: Dict::default(),
            encrypted: false,
            objects: BTreeMap::new(),
            places: BTreeMap::new(),
            decoded_left: std::cell::Cell::new(total_limit),
            stream_limit,
        };
        if file.cross_references(report).is_none() || !file.has_root() {
            report.add(Rule::CrossReference, "the cross-reference data cannot be read");
            file.rebuild();
        }
        file.encrypted = file.trailer.has("Encrypt");
        file.read_objects(report);
        if file.root().is_none() {
            report.add(Rule::CrossReference, "the cross-reference data leads to no catalogue");
            file.objects.clear();
            file.rebuild();
            file.read_objects(report);
        }
        let has_id =
            file.trailer.raw("ID").map(|id| file.resolve(id)).and_then(Object::as_array).is_some_and(|ids| {
                ids.iter().any(|id| file.resolve(id).as_string().is_some_and(|s| !s.is_empty()))
            });
        if !has_id {
            report.add(Rule::TrailerId, "the trailer has no ID");
        }
        if file.encrypted {
            report.add(Rule::Encrypted, "the trailer has the key Encrypt");
        }
        if file.objects.len() > 8_388_607 {
            report.add(Rule::LimitObjects, format!("{} objects", file.objects.len()));
        }
        file.root().is_some().then_some(file)
    }

    pub(crate) fn object(&self, id: Id) -> &Object {
        self.objects.get(&id.0).map_or(&Object::Null, |(_, object)| object)
    }

    /// The object itself, references followed.
    pub(crate) fn resolve<'s>(&'s self, mut object: &'s Object) -> &'s Object {
        for _ in 0..MAX_HOPS {
            match object {
                Object::Reference(id) => object = self.object(*id),
                other => return other,
            }
        }
        &Object::Null
    }

    /// A dictionary's value, references followed; null when absent.
    pub(crate) fn get<'s>(&'s self, dict: &'s Dict, key: &str) -> &'s Object {
        dict.raw(key).map_or(&Object::Null, |object| self.resolve(object))
    }

    pub(crate) fn dict<'s>(&'s self, dict: &'s Dict, key: &str) -> Option<&'s Dict> {
        self.get(dict, key).as_dict()
    }

    pub(crate) fn array<'s>(&'s self, dict: &'s Dict, key: &str) -> &'s [Object] {
        self.get(dict, key).as_array().unwrap_or_default()
    }

    pub(crate) fn root(&self) -> Option<&Dict> {
        let root = self.trailer.raw("Root").map(|root| self.resolve(root)).and_then(Object::as_dict)?;
        (root.has("Pages") || self.get(root, "Type").is_name("Catalog")).then_some(root)
    }

    pub(crate) fn objects(&self) -> impl Iterator<Item = (Id, &Object)> {
        self.objects.iter().map(|(number, (generation, object))| ((*number, *generation), object))
    }

    /// The bytes of a stream as they stand in the file.
    pub(crate) fn encoded(&self, stream: &Stream) -> &'a [u8] {
        self.bytes.get(stream.range.clone()).unwrap_or_default()
    }

    /// A stream's bytes after its filters; none when a filter is unknown, damaged at its start, or too much comes out.
    pub(crate) fn decode(&self, stream: &Stream) -> Option<Vec<u8>> {
        let left = self.decoded_left.get();
        let limit = self.stream_limit.min(left);
        let data = filter::decode(self, &stream.dict, self.encoded(stream), limit)?;
        self.decoded_left.set(left.saturating_sub(data.len()));
        Some(data)
    }

    fn has_root(&self) -> bool {
        matches!(self.trailer.raw("Root"), Some(Object::Reference(id)) if self.places.contains_key(&id.0))
    }

    /// Checks the first and the last bytes, once it is known what they are checked against.
    pub(crate) fn ends(&self, report: &mut Report) {
        self.header(report);
        self.end_of_file(report);
    }

    fn header(&self, report: &mut Report) {
        let head = self.bytes.get(..self.bytes.len().min(1024)).unwrap_or_default();
        let Some(at) = find(head, b"%PDF-") else {
            report.add(Rule::Header, "no %PDF- header");
            return;
        };
        if at != 0 {
            report.add(Rule::Header, format!("the header stands at byte {at}"));
        }
        let rest = head.get(at..).unwrap_or_default();
        let line_end = rest.iter().position(|b| matches!(b, b'\r' | b'\n')).unwrap_or(rest.len());
        let line = rest.get(..line_end).unwrap_or_default();
        let sound = match (line, report.part()) {
            ([b'%', b'P', b'D', b'F', b'-', b'2', b'.', n], 4) => n.is_ascii_digit(),
            ([b'%', b'P', b'D', b'F', b'-', b'1', b'.', n], 1 | 2 | 3) => matches!(n, b'0'..=b'7'),
            _ => false,
        };
        if !sound {
            report.add(Rule::Header, format!("the header is {:?}", String::from_utf8_lossy(line)));
        }
        let after = match rest.get(line_end..) {
            Some([b'\r', b'\n', after @ ..] | [b'\r' | b'\n', after @ ..]) => after,
            _ => &[],
        };
        let binary = matches!(after, [b'%', a, b, c, d, ..] if [a, b, c, d].iter().all(|byte| **byte > 127));
        if !binary {
            report
                .add(Rule::BinaryComment, "the header is not followed by a comment of four bytes above 127");
        }
    }

    fn end_of_file(&self, report: &mut Report) {
        let Some(at) = find_last(self.bytes, b"%%EOF") else {
            report.add(Rule::DataAfterEof, "no end-of-file marker");
            return;
        };
        let after = self.bytes.get(at + 5..).unwrap_or_default();
        if !matches!(after, [] | [b'\n'] | [b'\r'] | [b'\r', b'\n']) {
            report.add(Rule::DataAfterEof, format!("{} bytes follow the end-of-file marker", after.len()));
        }
    }

    /// Walks the chain of cross-reference sections, newest first.
    fn cross_references(&mut self, report: &mut Report) -> Option<()> {
        let start = find_last(self.bytes, b"startxref")?;
        let first = usize::try_from(Lexer::file(self.bytes, start + 9).unsigned()?).ok()?;
        let mut queue = vec![first];
        let mut visited = BTreeSet::new();
        while let Some(offset) = queue.pop() {
            if offset >= self.bytes.len() || !visited.insert(offset) || visited.len() > 1024 {
                continue;
            }
            let mut lexer = Lexer::file(self.bytes, offset);
            lexer.skip_space();
            let section = if lexer.rest().starts_with(b"xref") {
                self.table(lexer.pos, report)?
            } else {
                self.stream_section(lexer.pos, report)?
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

    fn table(&mut self, offset: usize, report: &mut Report) -> Option<Dict> {
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

    fn stream_section(&mut self, offset: usize, report: &mut Report) -> Option<Dict> {
        report.add(Rule::CrossReferenceStream, "a cross-reference stream");
        let mut quiet = Report::new(0);
        let (_, _, object) = self.indirect(offset, &mut quiet)?;
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
    fn rebuild(&mut self) {
        self.places.clear();
        let mut trailer = Dict::default();
        let mut streams = Vec::new();
        let mut at = 0;
        while let Some(step) = self.bytes.get(at..).and_then(|rest| find(rest, b"obj")) {
            let here = at + step;
            at = here + 3;
            let Some((number, generation, start)) = number_before(self.bytes, here) else { continue };
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
            let Some((_, _, Object::Stream(stream))) = self.indirect(offset, &mut quiet) else { continue };
            let Some(data) = filter::decode(self, &stream.dict, self.encoded(&stream), self.stream_limit)
            else {
                continue;
            };
            let count = stream.dict.raw("N").and_then(Object::as_integer).unwrap_or(0);
            let mut lexer = Lexer::content(&data);
            for index in 0..usize::try_from(count).unwrap_or(0) {
                let (Some(inner), Some(_)) = (lexer.unsigned(), lexer.unsigned()) else { break };
                let Ok(inner) = u32::try_from(inner) else { break };
                self.places.entry(inner).or_insert(Place::InStream(*number, index));
            }
        }
    }

    fn read_objects(&mut self, report: &mut Report) {
        let places: Vec<(u32, Place)> = self.places.iter().map(|(number, place)| (*number, *place)).collect();
        let mut inner: BTreeMap<u32, Vec<(u32, usize)>> = BTreeMap::new();
        for (number, place) in places {
            match place {
                Place::InStream(stream, index) => inner.entry(stream).or_default().push((number, index)),
                Place::Offset(usize::MAX, _) => {}
                Place::Offset(offset, generation) => {
                    report.object = Some((number, generation));
                    match self.indirect(offset, report) {
                        Some((found, generation, object)) if found == number => {
                            self.objects.insert(number, (generation, object));
                        }
                        _ => report.add(
                            Rule::CrossReference,
                            format!("object {number} is not where the table says"),
                        ),
                    }
                }
            }
        }
        report.object = None;
        for (stream, members) in inner {
            report.object = Some((stream, 0));
            report.add(Rule::ObjectStream, "an object stream");
            self.unpack(stream, &members, report);
        }
        report.object = None;
    }

    fn unpack(&mut self, number: u32, members: &[(u32, usize)], report: &mut Report) {
        let Some(stream) = self.objects.get(&number).and_then(|(_, object)| object.as_stream()) else {
            return;
        };
        if self.encrypted {
            return;
        }
        let first = stream.dict.raw("First").and_then(|f| self.resolve(f).as_integer());
        let (Some(first), Some(data)) = (first.and_then(|f| usize::try_from(f).ok()), self.decode(stream))
        else {
            report.add(Rule::StreamFilter, "an object stream cannot be decoded");
            return;
        };
        let mut lexer = Lexer::content(&data);
        let mut offsets = Vec::new();
        while lexer.pos < first {
            let (Some(inner), Some(at)) = (lexer.unsigned(), lexer.unsigned()) else { break };
            offsets.push((inner, at));
        }
        for (member, index) in members {
            let Some((_, at)) = offsets
                .get(*index)
                .filter(|(inner, _)| *inner == u64::from(*member))
                .or_else(|| offsets.iter().find(|(inner, _)| *inner == u64::from(*member)))
            else {
                continue;
            };
            let Some(at) = usize::try_from(*at).ok().and_then(|at| at.checked_add(first)) else { continue };
            let mut lexer = Lexer::file(&data, at);
            if let Some(object) = lexer.object(0) {
                report.object = Some((*member, 0));
                report.faults(&lexer.faults);
                self.objects.insert(*member, (0, object));
            }
        }
    }

    /// The indirect object at an offset, its spacing checked (6.1.9).
    fn indirect(&self, offset: usize, report: &mut Report) -> Option<(u32, u16, Object)> {
        let mut lexer = Lexer::file(self.bytes, offset);
        lexer.skip_space();
        let start = lexer.pos;
        let number = u32::try_from(lexer.unsigned()?).ok()?;
        let first_gap = lexer.pos;
        let generation = u16::try_from(lexer.unsigned()?).ok()?;
        let second_gap = lexer.pos;
        lexer.skip_space();
        let keyword = lexer.pos;
        if !lexer.rest().starts_with(b"obj") {
            return None;
        }
        lexer.pos += 3;
        let generation_start = second_gap - digits_before(self.bytes, second_gap);
        let single = generation_start == first_gap + 1 && keyword == second_gap + 1;
        let line_start = start == 0 || matches!(self.bytes.get(start - 1), Some(b'\r' | b'\n'));
        let line_end = matches!(lexer.peek(), Some(b'\r' | b'\n'));
        if !single || !line_start || !line_end {
            report.add(Rule::ObjectSpacing, "spacing around the object's number or the keyword obj");
        }
        let mut object = lexer.object(0).unwrap_or(Object::Null);
        lexer.skip_space();
        if let Object::Dict(dict) = &object
            && lexer.rest().starts_with(b"stream")
        {
            lexer.pos += 6;
            let range = self.stream_range(&mut lexer, dict, report);
            object = Object::Stream(Box::new(Stream { dict: dict.clone(), range }));
            lexer.skip_space();
        }
        report.faults(&lexer.faults);
        self.object_end(&lexer, report);
        Some((number, generation, object))
    }

    fn object_end(&self, lexer: &Lexer<'_>, report: &mut Report) {
        let at = lexer.pos;
        if !lexer.rest().starts_with(b"endobj") {
            report.add(Rule::ObjectSpacing, "endobj is missing");
            return;
        }
        let before = at.checked_sub(1).and_then(|i| self.bytes.get(i));
        let after = self.bytes.get(at + 6);
        if !matches!(before, Some(b'\r' | b'\n')) || !matches!(after, Some(b'\r' | b'\n') | None) {
            report.add(Rule::ObjectSpacing, "endobj does not stand on a line of its own");
        }
    }

    /// From after the keyword `stream` to after `endstream`; the range of the data between.
    fn stream_range(
        &self,
        lexer: &mut Lexer<'_>,
        dict: &Dict,
        report: &mut Report,
    ) -> std::ops::Range<usize> {
        match lexer.rest() {
            [b'\r', b'\n', ..] => lexer.pos += 2,
            [b'\n', ..] => lexer.pos += 1,
            [b'\r', ..] => {
                lexer.pos += 1;
                report.add(Rule::StreamSpacing, "stream is followed by a carriage return alone");
            }
            _ => {
                while matches!(lexer.peek(), Some(b' ' | b'\t')) {
                    lexer.pos += 1;
                }
                if lexer.rest().starts_with(b"\r\n") {
                    lexer.pos += 2;
                } else if matches!(lexer.peek(), Some(b'\r' | b'\n')) {
                    lexer.pos += 1;
                }
                report.add(Rule::StreamSpacing, "stream is not followed by an end-of-line marker");
            }
        }
        let start = lexer.pos;
        let length = self.stream_length(dict);
        if let Some(end) = length.and_then(|l| start.checked_add(l)).filter(|end| *end <= self.bytes.len()) {
            let rest = self.bytes.get(end..).unwrap_or_default();
            let marker = match rest {
                [b'\r', b'\n', ..] => 2,
                [b'\r' | b'\n', ..] => 1,
                _ => 0,
            };
            if rest.get(marker..).is_some_and(|r| r.starts_with(b"endstream")) {
                if marker == 0 {
                    report.add(Rule::StreamSpacing, "endstream is not preceded by an end-of-line marker");
                }
                lexer.pos = end + marker + 9;
                return start..end;
            }
        }
        let found = self.bytes.get(start..).and_then(|rest| find(rest, b"endstream"));
        let Some(found) = found else {
            report.add(Rule::StreamLength, "endstream is missing");
            lexer.pos = self.bytes.len();
            return start..self.bytes.len();
        };
        let keyword = start + found;
        lexer.pos = keyword + 9;
        let data = self.bytes.get(start..keyword).unwrap_or_default();
        let marker = match data {
            [.., b'\r', b'\n'] => 2,
            [.., b'\r' | b'\n'] => 1,
            _ => 0,
        };
        if marker == 0 {
            report.add(Rule::StreamSpacing, "endstream is not preceded by an end-of-line marker");
        }
        let end = keyword - marker;
        if length != Some(end - start) {
            report.add(
                Rule::StreamLength,
                format!("Length is {length:?}, the stream has {} bytes", end - start),
            );
        }
        start..end
    }

    fn stream_length(&self, dict: &Dict) -> Option<usize> {
        match dict.raw("Length")? {
            Object::Integer(length) => usize::try_from(*length).ok(),
            Object::Reference((number, _)) => match self.places.get(number)? {
                Place::Offset(offset, _) => {
                    let mut lexer = Lexer::file(self.bytes, *offset);
                    lexer.unsigned()?;
                    lexer.unsigned()?;
                    lexer.skip_space();
                    if lexer.word() != b"obj" {
                        return None;
                    }
                    lexer.object(0)?.as_integer().and_then(|l| usize::try_from(l).ok())
                }
                Place::InStream(..) => None,
            },
            _ => None,
        }
    }
}

fn big_endian(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |value, byte| value << 8 | u64::from(*byte))
}

fn digits_before(bytes: &[u8], end: usize) -> usize {
    bytes.get(..end).unwrap_or_default().iter().rev().take_while(|b| b.is_ascii_digit()).count()
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

/// First place of `needle`.
pub(crate) fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    while let Some(step) = haystack.get(from..)?.iter().position(|b| *b == first) {
        let at = from + step;
        if haystack.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

fn find_last(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    (0..=haystack.len().checked_sub(needle.len())?)
        .rev()
        .find(|&at| haystack.get(at..).is_some_and(|r| r.starts_with(needle)))
}
