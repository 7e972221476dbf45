//! A PDF file taken apart: cross-references, trailer and objects, with the breaches of 6.1.2 to 6.1.9 seen on the way.

use std::cell::Cell;
use std::collections::BTreeMap;

use super::filter;
use super::lexer::Lexer;
use super::object::{Dict, Id, Object, Stream};
use super::report::{Report, Rule};

/// Where an object stands.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place {
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
    pub(crate) places: BTreeMap<u32, Place>,
    pub(crate) stream_limit: usize,
    work: Work,
}

/// What reading may still cost. A file whose objects overlap would otherwise be read over and over.
#[derive(Debug)]
struct Work {
    decoded: Cell<usize>,
    bytes: Cell<usize>,
    values: Cell<usize>,
    ended: Cell<bool>,
}

/// Values of all objects of a file together.
const MAX_VALUES: usize = 5_000_000;
/// Entries of all cross-reference sections together.
pub(crate) const MAX_ENTRIES: usize = 2_000_000;

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
            stream_limit,
            work: Work {
                decoded: Cell::new(total_limit),
                bytes: Cell::new(bytes.len().saturating_mul(2).saturating_add(1 << 20)),
                values: Cell::new(MAX_VALUES),
                ended: Cell::new(false),
            },
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

    /// Whether reading was given up because it cost too much.
    pub(crate) fn incomplete(&self) -> bool {
        self.work.ended.get()
    }

    /// Notes that not everything was read.
    pub(crate) fn give_up(&self) {
        self.work.ended.set(true);
    }

    /// The bytes of a stream as they stand in the file.
    pub(crate) fn encoded(&self, stream: &Stream) -> &'a [u8] {
        self.bytes.get(stream.range.clone()).unwrap_or_default()
    }

    /// A stream's bytes after its filters; none when a filter is unknown, damaged at its start, or too much comes out.
    pub(crate) fn decode(&self, stream: &Stream) -> Option<Vec<u8>> {
        let left = self.work.decoded.get();
        let limit = self.stream_limit.min(left);
        let data = filter::decode(self, &stream.dict, self.encoded(stream), limit)?;
        self.work.decoded.set(left.saturating_sub(data.len()));
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
            ([b'%', b'P', b'D', b'F', b'-', b'1', b'.', n], 1..=3) => matches!(n, b'0'..=b'7'),
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

    fn read_objects(&mut self, report: &mut Report) {
        let places: Vec<(u32, Place)> = self.places.iter().map(|(number, place)| (*number, *place)).collect();
        let mut inner: BTreeMap<u32, Vec<(u32, usize)>> = BTreeMap::new();
        for (number, place) in places {
            match place {
                Place::InStream(stream, index) => inner.entry(stream).or_default().push((number, index)),
                Place::Offset(usize::MAX, _) => {}
                Place::Offset(offset, generation) => {
                    report.object = Some((number, generation));
                    match self.indirect(offset, Some(number), report) {
                        Some((generation, object)) => {
                            self.objects.insert(number, (generation, object));
                        }
                        None => report.add(
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
        let mut by_number = BTreeMap::new();
        while lexer.pos < first && offsets.len() < MAX_ENTRIES {
            let (Some(inner), Some(at)) = (lexer.unsigned(), lexer.unsigned()) else { break };
            offsets.push((inner, at));
            by_number.entry(inner).or_insert(at);
        }
        for (member, index) in members {
            let member_number = u64::from(*member);
            let in_place = offsets.get(*index).filter(|(inner, _)| *inner == member_number).map(|(_, at)| at);
            let Some(at) = in_place.or_else(|| by_number.get(&member_number)) else { continue };
            let Some(at) = usize::try_from(*at).ok().and_then(|at| at.checked_add(first)) else { continue };
            let mut lexer = Lexer::file(&data, at);
            lexer.values = self.work.values.get();
            let object = lexer.object(0);
            self.work.values.set(lexer.values);
            if lexer.values == 0 {
                self.give_up();
            }
            if let Some(object) = object {
                report.object = Some((*member, 0));
                report.faults(&lexer.faults);
                self.objects.insert(*member, (0, object));
            }
        }
    }

    /// The indirect object at an offset, its spacing checked (6.1.9); none when another number stands there.
    pub(crate) fn indirect(
        &self,
        offset: usize,
        expected: Option<u32>,
        report: &mut Report,
    ) -> Option<(u16, Object)> {
        let mut lexer = Lexer::file(self.bytes, offset);
        lexer.skip_space();
        let start = lexer.pos;
        let number = u32::try_from(lexer.unsigned()?).ok()?;
        let first_gap = lexer.pos;
        let generation = u16::try_from(lexer.unsigned()?).ok()?;
        let second_gap = lexer.pos;
        lexer.skip_space();
        let keyword = lexer.pos;
        if !lexer.rest().starts_with(b"obj") || expected.is_some_and(|expected| expected != number) {
            return None;
        }
        if self.work.bytes.get() == 0 || self.work.values.get() == 0 {
            self.give_up();
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
        let object = self.body(&mut lexer, report);
        report.faults(&lexer.faults);
        self.object_end(&lexer, report);
        self.work.bytes.set(self.work.bytes.get().saturating_sub(lexer.pos - start));
        Some((generation, object))
    }

    fn body(&self, lexer: &mut Lexer<'_>, report: &mut Report) -> Object {
        lexer.values = self.work.values.get();
        let object = lexer.object(0).unwrap_or(Object::Null);
        self.work.values.set(lexer.values);
        lexer.skip_space();
        match object {
            Object::Dict(dict) if lexer.rest().starts_with(b"stream") => {
                lexer.pos += 6;
                let range = self.stream_range(lexer, &dict, report);
                lexer.skip_space();
                Object::Stream(Box::new(Stream { dict, range }))
            }
            object => object,
        }
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

pub(crate) fn digits_before(bytes: &[u8], end: usize) -> usize {
    bytes.get(..end).unwrap_or_default().iter().rev().take_while(|b| b.is_ascii_digit()).count()
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

pub(crate) fn find_last(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    (0..=haystack.len().checked_sub(needle.len())?)
        .rev()
        .find(|&at| haystack.get(at..).is_some_and(|r| r.starts_with(needle)))
}
