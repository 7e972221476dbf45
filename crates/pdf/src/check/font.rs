//! Fonts: what is shown with each, and whether dictionary, program and codes agree (6.2.11).

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::cff::Cff;
use super::cmap::{self, CMap};
use super::content::{Checker, Scope, State};
use super::encoding::{self, Encoding};
use super::object::{Dict, Id, Object, Stream};
use super::program::{Program, TrueType};
use super::report::Rule;
use super::type1::Type1;

/// The fonts a viewer brings along (ISO 32000-1, 9.6.2.2).
const STANDARD: [&[u8]; 14] = [
    b"Times-Roman",
    b"Times-Bold",
    b"Times-Italic",
    b"Times-BoldItalic",
    b"Helvetica",
    b"Helvetica-Bold",
    b"Helvetica-Oblique",
    b"Helvetica-BoldOblique",
    b"Courier",
    b"Courier-Bold",
    b"Courier-Oblique",
    b"Courier-BoldOblique",
    b"Symbol",
    b"ZapfDingbats",
];

/// Codes of one font that are judged; two-byte codes give no more than these.
const MAX_CODES: usize = 70_000;

/// The fonts met so far, in the order they were met.
#[derive(Default)]
pub(crate) struct Fonts<'d> {
    list: Vec<Font<'d>>,
    index: HashMap<usize, usize>,
}

/// One font dictionary and what was shown with it.
pub(crate) struct Font<'d> {
    pub(crate) dict: &'d Dict,
    id: Option<Id>,
    page: Option<u32>,
    pub(crate) kind: Kind,
    /// Codes with their length in bytes, painted or clipped with.
    pub(crate) shown: BTreeSet<(u32, usize)>,
    /// Codes of invisible text, rendering mode 3.
    pub(crate) hidden: BTreeSet<(u32, usize)>,
    /// Codes shown outside any ActualText; kept for level a only.
    pub(crate) bare: BTreeSet<(u32, usize)>,
    used: bool,
}

pub(crate) enum Kind {
    New,
    Simple,
    Type3,
    Composite(Composite),
}

/// How a composite font's codes become CIDs.
pub(crate) enum Composite {
    Identity(CMap),
    Embedded(CMap),
    /// One of table 118: its codes are taken to be two bytes long and their CIDs are not known here.
    Predefined,
}

impl<'d> Fonts<'d> {
    pub(crate) fn index(&mut self, dict: &'d Dict, id: Option<Id>) -> usize {
        let key = std::ptr::from_ref(dict) as usize;
        *self.index.entry(key).or_insert_with(|| {
            self.list.push(Font {
                dict,
                id,
                page: None,
                kind: Kind::New,
                shown: BTreeSet::new(),
                hidden: BTreeSet::new(),
                bare: BTreeSet::new(),
                used: false,
            });
            self.list.len() - 1
        })
    }
}

impl<'d> Checker<'d> {
    /// Text shown with a font.
    pub(crate) fn text(
        &mut self,
        index: usize,
        strings: &[&[u8]],
        replaced: bool,
        scope: Scope<'d>,
        state: &State<'d>,
    ) {
        let page = self.report.page;
        let tagged = self.report.flavour.tagged();
        let Some(font) = self.fonts.list.get_mut(index) else { return };
        if matches!(font.kind, Kind::New) {
            font.page = page;
            let dict = font.dict;
            let kind = self.font_kind(dict);
            if let Some(font) = self.fonts.list.get_mut(index) {
                font.kind = kind;
            }
        }
        let Some(font) = self.fonts.list.get_mut(index) else { return };
        font.used = true;
        let codes = if state.mode == 3 { &mut font.hidden } else { &mut font.shown };
        for bytes in strings {
            let new: Vec<(u32, usize)> = match &font.kind {
                Kind::Composite(Composite::Identity(map) | Composite::Embedded(map)) => map.codes(bytes),
                Kind::Composite(Composite::Predefined) => bytes
                    .chunks_exact(2)
                    .map(|pair| (pair.iter().fold(0, |v, b| v << 8 | u32::from(*b)), 2))
                    .collect(),
                _ => bytes.iter().map(|byte| (u32::from(*byte), 1)).collect(),
            };
            if !replaced && tagged {
                font.bare.extend(new.iter().copied());
            }
            codes.extend(new);
            if codes.len() > MAX_CODES {
                self.incomplete = true;
                return;
            }
        }
        if matches!(font.kind, Kind::Type3) {
            let (dict, id) = (font.dict, font.id);
            self.glyph_descriptions(dict, id, scope, state);
        }
    }

    fn font_kind(&mut self, dict: &'d Dict) -> Kind {
        let file = self.file;
        match file.get(dict, "Subtype").as_name() {
            Some(b"Type3") => Kind::Type3,
            Some(b"Type0") => Kind::Composite(match file.get(dict, "Encoding") {
                Object::Name(name) if cmap::is_identity(name) => Composite::Identity(CMap::identity()),
                Object::Stream(stream) => match CMap::read(file, stream, 0) {
                    Some(map) => Composite::Embedded(map),
                    None => Composite::Predefined,
                },
                _ => Composite::Predefined,
            }),
            _ => Kind::Simple,
        }
    }

    /// A Type 3 font's glyphs are content streams; all of them are walked, as any may be shown.
    fn glyph_descriptions(&mut self, dict: &'d Dict, id: Option<Id>, scope: Scope<'d>, state: &State<'d>) {
        let file = self.file;
        let own = file.dict(dict, "Resources");
        let inner = Scope { own, outer: if own.is_some() { None } else { scope.own.or(scope.outer) } };
        let Some(procs) = file.dict(dict, "CharProcs") else { return };
        for raw in procs.0.values() {
            if let (Object::Stream(stream), glyph) = self.follow(raw) {
                let state = State { font: None, mode: 0, ..state.clone() };
                self.walk(stream, glyph.or(id), inner, state);
            }
        }
    }

    /// Judges every font that text was shown with, once all pages were walked.
    pub(crate) fn check_fonts(&mut self) {
        let fonts = std::mem::take(&mut self.fonts.list);
        for font in fonts.iter().filter(|font| font.used) {
            self.report.page = font.page;
            self.about(font.id, |checker| checker.font(font));
        }
        self.report.page = None;
    }

    fn font(&mut self, font: &Font<'d>) {
        let file = self.file;
        let dict = font.dict;
        let subtype = file.get(dict, "Subtype").as_name().unwrap_or_default();
        self.font_dictionary(dict, subtype);
        if let Some(name) = file.get(dict, "BaseFont").as_name() {
            self.utf8_name(name);
        }
        match (&font.kind, subtype) {
            (Kind::Composite(composite), _) => self.composite(font, composite),
            (Kind::Type3, _) => {}
            (_, b"TrueType") => self.truetype(font),
            _ => self.type1(font),
        }
        if self.report.flavour.unicode() {
            self.unicode(font);
        }
    }

    pub(crate) fn font_dictionary(&mut self, dict: &'d Dict, subtype: &[u8]) {
        let file = self.file;
        let mut wrong = Vec::new();
        if !file.get(dict, "Type").is_name("Font") {
            wrong.push("Type");
        }
        let known: [&[u8]; 7] =
            [b"Type1", b"MMType1", b"TrueType", b"Type3", b"Type0", b"CIDFontType0", b"CIDFontType2"];
        if !known.contains(&subtype) {
            wrong.push("Subtype");
        }
        let base = file.get(dict, "BaseFont").as_name();
        if subtype != b"Type3" && base.is_none() {
            wrong.push("BaseFont");
        }
        let simple = [&b"Type1"[..], b"MMType1", b"TrueType", b"Type3"].contains(&subtype);
        let standard = subtype == b"Type1"
            && base.is_some_and(|name| STANDARD.contains(&name))
            && self.font_file(dict).is_none();
        if simple && !standard {
            let first = file.get(dict, "FirstChar").as_integer();
            let last = file.get(dict, "LastChar").as_integer();
            let widths = file.get(dict, "Widths").as_array().map(<[Object]>::len);
            let expected = first.zip(last).and_then(|(first, last)| last.checked_sub(first)?.checked_add(1));
            if first.is_none() {
                wrong.push("FirstChar");
            }
            if last.is_none() {
                wrong.push("LastChar");
            }
            if widths.and_then(|count| i64::try_from(count).ok()) != expected || widths.is_none() {
                wrong.push("Widths");
            }
        }
        let fits =
            |kind: &Object| ["Type1C", "CIDFontType0C", "OpenType"].iter().any(|known| kind.is_name(known));
        if let Some((_, stream)) = self.font_file(dict)
            && stream.dict.has("Subtype")
            && !fits(file.get(&stream.dict, "Subtype"))
        {
            wrong.push("the font file's Subtype");
        }
        if !wrong.is_empty() {
            self.report.add(Rule::FontDictionary, wrong.join(", "));
        }
    }

    /// The font file in a font's descriptor, and the key it stands under.
    pub(crate) fn font_file(&self, dict: &'d Dict) -> Option<(&'static str, &'d Stream)> {
        let file = self.file;
        let descriptor = file.dict(dict, "FontDescriptor")?;
        ["FontFile", "FontFile2", "FontFile3"]
            .into_iter()
            .find_map(|key| file.get(descriptor, key).as_stream().map(|stream| (key, stream)))
    }

    /// The program of a font; a violation when it is missing though shown, or cannot be read.
    pub(crate) fn program_data(
        &mut self,
        dict: &'d Dict,
        shown: bool,
    ) -> Option<(&'static str, Rc<Vec<u8>>)> {
        match self.font_file(dict) {
            Some((key, stream)) => {
                let data = self.data(stream);
                if data.is_none() {
                    self.report.add(Rule::FontDamaged, "the font program cannot be decoded");
                }
                Some((key, data?))
            }
            None => {
                if shown {
                    self.report.add(Rule::FontEmbedded, "the font program is not embedded");
                }
                None
            }
        }
    }

    pub(crate) fn open<'p>(&mut self, data: &'p [u8], shown: bool) -> Option<Program<'p>> {
        let program = match data {
            [b'O', b'T', b'T', b'O', ..] | [1, 0, ..] => Cff::parse(data).map(Box::new).map(Program::Cff),
            [0, 1, 0, 0, ..] | [b't', b'r', b'u', b'e', ..] | [b't', b't', b'c', b'f', ..] => {
                TrueType::parse(data).map(Box::new).map(Program::TrueType)
            }
            _ => Type1::parse(data)
                .map(Program::Type1)
                .or_else(|| Cff::parse(data).map(Box::new).map(Program::Cff)),
        };
        if program.is_none() && shown {
            self.report.add(Rule::FontDamaged, "the font program cannot be read");
        }
        program
    }

    /// The width the dictionary gives a code of a simple font.
    pub(crate) fn simple_width(&self, dict: &'d Dict, code: u32) -> Option<f64> {
        let file = self.file;
        let widths = file.get(dict, "Widths").as_array()?;
        let first = file.get(dict, "FirstChar").as_integer().unwrap_or(0);
        let missing = file.dict(dict, "FontDescriptor").and_then(|d| file.get(d, "MissingWidth").as_number());
        let at = i64::from(code).checked_sub(first).and_then(|at| usize::try_from(at).ok());
        Some(
            at.and_then(|at| widths.get(at))
                .and_then(|w| file.resolve(w).as_number())
                .or(missing)
                .unwrap_or(0.0),
        )
    }

    /// A glyph shown: it must exist, and its widths must agree to one thousandth of an em.
    pub(crate) fn glyph(&mut self, code: u32, present: bool, program: Option<f64>, dictionary: Option<f64>) {
        if !present {
            self.report.add(Rule::GlyphMissing, format!("code {code}"));
        } else if let (Some(program), Some(dictionary)) = (program, dictionary)
            && (program - dictionary).abs() > 1.0
        {
            self.report.add(
                Rule::GlyphWidth,
                format!("code {code}: program {program:.1}, dictionary {dictionary:.1}"),
            );
        }
    }

    fn flags(&self, dict: &'d Dict) -> i64 {
        self.file
            .dict(dict, "FontDescriptor")
            .and_then(|d| self.file.get(d, "Flags").as_integer())
            .unwrap_or(0)
    }

    fn truetype(&mut self, font: &Font<'d>) {
        let dict = font.dict;
        let file = self.file;
        let shown = !font.shown.is_empty();
        let symbolic = self.flags(dict) & 4 != 0;
        let encoding = Encoding::read(file, dict);
        let data = self.program_data(dict, shown);
        let program = data.as_ref().and_then(|(_, data)| self.open(data, shown));
        let truetype = match &program {
            Some(Program::TrueType(truetype)) => Some(truetype),
            _ => None,
        };
        if symbolic {
            if dict.has("Encoding") {
                self.report.add(Rule::TrueTypeEncoding, "a symbolic TrueType font with an Encoding");
            }
        } else {
            let named = matches!(encoding.base, Some(b"WinAnsiEncoding" | b"MacRomanEncoding"));
            let sound = !encoding.differs
                || self.part() == 1
                || (encoding.differences.values().all(|name| encoding::unicode(name).is_some())
                    && truetype.is_some_and(|t| t.cmaps.contains(&(3, 1))));
            if !named || !sound || (self.part() == 1 && encoding.differs) {
                self.report.add(Rule::TrueTypeEncoding, "a non-symbolic TrueType font's Encoding");
            }
        }
        let Some(truetype) = truetype else { return };
        if shown {
            let microsoft = truetype.cmaps.contains(&(3, 0));
            let count = truetype.cmaps.len();
            let sound = if symbolic { count == 1 || microsoft } else { count > usize::from(microsoft) };
            if !sound {
                self.report.add(Rule::TrueTypeCmap, format!("{count} cmap subtables: {:?}", truetype.cmaps));
            }
        }
        let base = encoding::base(encoding.base.unwrap_or(b"StandardEncoding")).unwrap_or_default();
        for (code, _) in &font.shown {
            let Ok(byte) = u8::try_from(*code) else { continue };
            let name =
                encoding.differences.get(&byte).map(String::as_str).or(base.get(&byte).map(AsRef::as_ref));
            if name == Some(".notdef") {
                self.report.add(Rule::NotdefGlyph, format!("code {code}"));
            }
            let glyph = if symbolic {
                truetype.symbolic(byte)
            } else {
                name.and_then(|name| truetype.by_name(byte, name))
            };
            let present = glyph.is_some_and(|g| g != 0 && truetype.has_glyph(g));
            let width = glyph.and_then(|g| truetype.width(g));
            self.glyph(*code, present, width, self.simple_width(dict, *code));
        }
    }

    fn type1(&mut self, font: &Font<'d>) {
        let dict = font.dict;
        let file = self.file;
        let shown = !font.shown.is_empty();
        let encoding = Encoding::read(file, dict);
        let data = self.program_data(dict, shown);
        let Some(program) = data.as_ref().and_then(|(_, data)| self.open(data, shown)) else { return };
        self.char_set(dict, &program);
        let base = encoding.base.and_then(encoding::base);
        let standard = encoding::base(b"StandardEncoding").unwrap_or_default();
        for (code, _) in font.shown.iter().chain(&font.hidden) {
            let Ok(byte) = u8::try_from(*code) else { continue };
            let named = encoding.differences.get(&byte).cloned().or_else(|| {
                base.as_ref().and_then(|base| base.get(&byte)).map(|name| name.clone().into_owned())
            });
            let own = match &program {
                Program::Type1(own) if own.standard => {
                    standard.get(&byte).map(|name| name.clone().into_owned())
                }
                Program::Type1(own) => own.encoding.get(&byte).cloned(),
                Program::Cff(own) => own.encoded(byte).and_then(|glyph| own.name_of(glyph)),
                Program::TrueType(_) => None,
            };
            let name = if base.is_some() { named } else { named.or(own) };
            let name = name.unwrap_or_else(|| ".notdef".to_owned());
            if name == ".notdef" {
                self.report.add(Rule::NotdefGlyph, format!("code {code}"));
            }
            if !font.shown.contains(&(*code, 1)) {
                continue;
            }
            let (present, width) = match &program {
                Program::Type1(own) => {
                    (own.widths.contains_key(&name), own.widths.get(&name).copied().flatten())
                }
                Program::Cff(own) if own.is_cid() => continue,
                Program::Cff(own) => {
                    let glyph = own.named(&name);
                    (glyph.is_some(), glyph.and_then(|glyph| own.width(glyph)))
                }
                Program::TrueType(own) => {
                    let glyph = own.by_name(byte, &name).or_else(|| own.named(&name));
                    (glyph.is_some(), glyph.and_then(|glyph| own.width(glyph)))
                }
            };
            self.glyph(*code, present, width, self.simple_width(dict, *code));
        }
    }

    /// A subset's CharSet, when there is one, must list what the program holds (6.2.11.4.2).
    fn char_set(&mut self, dict: &'d Dict, program: &Program<'_>) {
        let file = self.file;
        let base = file.get(dict, "BaseFont").as_name().unwrap_or_default();
        let set = file.dict(dict, "FontDescriptor").and_then(|d| file.get(d, "CharSet").as_string());
        let Some(set) = set.filter(|_| is_subset(base)) else {
            if self.part() == 1 && is_subset(base) {
                self.report.add(Rule::CharSet, "a Type 1 subset without CharSet");
            }
            return;
        };
        let names: BTreeSet<String> = match program {
            Program::Type1(own) => own.widths.keys().cloned().collect(),
            Program::Cff(own) => own.names().into_iter().collect(),
            Program::TrueType(_) => return,
        };
        let listed: BTreeSet<String> = String::from_utf8_lossy(set)
            .split('/')
            .map(|name| name.trim().to_owned())
            .filter(|name| !name.is_empty() && name != ".notdef")
            .collect();
        let held: BTreeSet<String> = names.into_iter().filter(|name| name != ".notdef").collect();
        if self.part() == 1 {
            if !listed.is_superset(&held) {
                self.report.add(Rule::CharSet, "glyphs of the program are not listed");
            }
        } else if listed != held {
            self.report.add(Rule::CharSet, format!("{} names listed, {} held", listed.len(), held.len()));
        }
    }
}

pub(crate) fn is_subset(name: &[u8]) -> bool {
    name.get(6) == Some(&b'+') && name.iter().take(6).all(u8::is_ascii_uppercase)
}

pub(crate) fn system_info(file: &super::file::File<'_>, dict: &Dict) -> (Vec<u8>, Vec<u8>, Option<i64>) {
    let Some(info) = file.dict(dict, "CIDSystemInfo") else { return (Vec::new(), Vec::new(), None) };
    let text = |key: &str| file.get(info, key).as_string().unwrap_or_default().to_vec();
    (text("Registry"), text("Ordering"), file.get(info, "Supplement").as_integer())
}
