//! Fonts: what is shown with each, and whether dictionary, program and codes agree (6.2.11).

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::cmap::{self, CMap};
use super::content::{Checker, Scope, State};
use super::encoding::{self, Encoding};
use super::object::{Dict, Id, Object, Stream};
use super::program::{Cff, Program, TrueType, Type1};
use super::report::Rule;

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

/// The fonts met so far, in the order they were met.
#[derive(Default)]
pub(crate) struct Fonts<'d> {
    list: Vec<Font<'d>>,
    index: HashMap<usize, usize>,
}

/// One font dictionary and what was shown with it.
pub(crate) struct Font<'d> {
    dict: &'d Dict,
    id: Option<Id>,
    page: Option<u32>,
    kind: Kind,
    /// Codes with their length in bytes, painted or clipped with.
    shown: BTreeSet<(u32, usize)>,
    /// Codes of invisible text, rendering mode 3.
    hidden: BTreeSet<(u32, usize)>,
    /// Codes shown outside any ActualText; kept for level a only.
    bare: BTreeSet<(u32, usize)>,
    used: bool,
}

enum Kind {
    New,
    Simple,
    Type3,
    Composite(Composite),
}

/// How a composite font's codes become CIDs.
enum Composite {
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

    fn font_dictionary(&mut self, dict: &'d Dict, subtype: &[u8]) {
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
    fn font_file(&self, dict: &'d Dict) -> Option<(&'static str, &'d Stream)> {
        let file = self.file;
        let descriptor = file.dict(dict, "FontDescriptor")?;
        ["FontFile", "FontFile2", "FontFile3"]
            .into_iter()
            .find_map(|key| file.get(descriptor, key).as_stream().map(|stream| (key, stream)))
    }

    /// The program of a font; a violation when it is missing though shown, or cannot be read.
    fn program_data(&mut self, dict: &'d Dict, shown: bool) -> Option<(&'static str, Rc<Vec<u8>>)> {
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

    fn open<'p>(&mut self, data: &'p [u8], shown: bool) -> Option<Program<'p>> {
        let program = match data {
            [b'O', b'T', b'T', b'O', ..] | [1, 0, ..] => Cff::parse(data).map(Program::Cff),
            [0, 1, 0, 0, ..] | [b't', b'r', b'u', b'e', ..] | [b't', b't', b'c', b'f', ..] => {
                TrueType::parse(data).map(Program::TrueType)
            }
            _ => Type1::parse(data).map(Program::Type1).or_else(|| Cff::parse(data).map(Program::Cff)),
        };
        if program.is_none() && shown {
            self.report.add(Rule::FontDamaged, "the font program cannot be read");
        }
        program
    }

    /// The width the dictionary gives a code of a simple font.
    fn simple_width(&self, dict: &'d Dict, code: u32) -> Option<f64> {
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
    fn glyph(&mut self, code: u32, present: bool, program: Option<f64>, dictionary: Option<f64>) {
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

    fn composite(&mut self, font: &Font<'d>, composite: &Composite) {
        let file = self.file;
        let dict = font.dict;
        let shown = !font.shown.is_empty();
        let Some(raw) = file.array(dict, "DescendantFonts").first() else { return };
        let (object, id) = self.follow(raw);
        let Some(descendant) = object.as_dict() else { return };
        self.cmap_rules(dict, descendant, composite);
        self.about(id, |checker| {
            let subtype = file.get(descendant, "Subtype").as_name().unwrap_or_default();
            checker.font_dictionary(descendant, subtype);
            let type2 = subtype == b"CIDFontType2";
            let map = file.get(descendant, "CIDToGIDMap");
            let mapped = map.is_name("Identity") || map.as_stream().is_some();
            if type2 && !mapped && checker.font_file(descendant).is_some() {
                checker
                    .report
                    .add(Rule::CidToGidMap, "CIDToGIDMap is missing or neither a stream nor Identity");
            }
            let data = checker.program_data(descendant, shown);
            let Some(program) = data.as_ref().and_then(|(_, data)| checker.open(data, shown)) else { return };
            checker.cid_set(descendant, &program);
            checker.composite_glyphs(font, composite, descendant, &program);
        });
    }

    fn composite_glyphs(
        &mut self,
        font: &Font<'d>,
        composite: &Composite,
        descendant: &'d Dict,
        program: &Program<'_>,
    ) {
        let file = self.file;
        let (Composite::Identity(cmap) | Composite::Embedded(cmap)) = composite else { return };
        let to_glyph = file.get(descendant, "CIDToGIDMap").as_stream().and_then(|stream| self.data(stream));
        let widths = CidWidths::read(file, descendant);
        for (code, length) in font.shown.iter().chain(&font.hidden) {
            let cid = cmap.cid(*code, *length).unwrap_or(0);
            let glyph = match (program, &to_glyph) {
                (Program::TrueType(_), Some(map)) => usize::try_from(cid)
                    .ok()
                    .and_then(|cid| Some(u16::from_be_bytes([*map.get(2 * cid)?, *map.get(2 * cid + 1)?]))),
                (Program::TrueType(_), None) => u16::try_from(cid).ok(),
                (Program::Cff(own), _) => own.glyph_of_cid(cid),
                (Program::Type1(_), _) => None,
            };
            if glyph == Some(0) || cid == 0 {
                self.report.add(Rule::NotdefGlyph, format!("code {code}"));
            }
            if !font.shown.contains(&(*code, *length)) {
                continue;
            }
            let (present, width) = match program {
                Program::TrueType(own) => {
                    (glyph.is_some_and(|g| own.has_glyph(g)), glyph.and_then(|g| own.width(g)))
                }
                Program::Cff(own) => (glyph.is_some(), glyph.and_then(|g| own.width(g))),
                Program::Type1(_) => (true, None),
            };
            self.glyph(*code, present, width, Some(widths.of(cid)));
        }
    }

    /// CIDSystemInfo, embedding and writing mode of the CMap (6.2.11.3).
    fn cmap_rules(&mut self, dict: &'d Dict, descendant: &'d Dict, composite: &Composite) {
        let file = self.file;
        let (registry, ordering, supplement) = match file.get(dict, "Encoding") {
            Object::Name(name) if cmap::is_identity(name) => return,
            Object::Name(name) => match cmap::predefined(name) {
                Some((ordering, supplement)) => {
                    (b"Adobe".to_vec(), ordering.as_bytes().to_vec(), Some(supplement))
                }
                None => {
                    self.report.add(Rule::CMapEmbedded, String::from_utf8_lossy(name).into_owned());
                    return;
                }
            },
            Object::Stream(stream) => {
                self.embedded_cmap(stream, composite);
                if file.get(&stream.dict, "CMapName").as_name().is_some_and(cmap::is_identity) {
                    return;
                }
                system_info(file, &stream.dict)
            }
            _ => return,
        };
        let (own_registry, own_ordering, own_supplement) = system_info(file, descendant);
        let fits = match (own_supplement, supplement) {
            (Some(own), Some(of_cmap)) => own <= of_cmap || self.part() == 1,
            _ => false,
        };
        if registry != own_registry || ordering != own_ordering || !fits {
            let shown = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let detail = format!("font {}, CMap {}", shown(&own_ordering), shown(&ordering));
            self.report.add(Rule::FontSystemInfo, detail);
        }
    }

    fn embedded_cmap(&mut self, stream: &'d Stream, composite: &Composite) {
        let file = self.file;
        let Composite::Embedded(map) = composite else { return };
        let in_dict = file.get(&stream.dict, "WMode").as_integer().unwrap_or(0);
        if in_dict != map.writing_mode {
            self.report.add(Rule::CMapWMode, format!("dictionary {in_dict}, stream {}", map.writing_mode));
        }
        if map.largest_cid > 65535 {
            self.report.add(Rule::LimitCid, format!("CID {}", map.largest_cid));
        }
        if let Some(name) =
            map.uses.as_ref().filter(|name| !cmap::is_identity(name) && cmap::predefined(name).is_none())
        {
            self.report.add(Rule::CMapReference, String::from_utf8_lossy(name).into_owned());
        }
        if let Some(base) = file.get(&stream.dict, "UseCMap").as_stream() {
            let name = file.get(&base.dict, "CMapName").as_name().unwrap_or_default();
            if !cmap::is_identity(name) && cmap::predefined(name).is_none() {
                self.report.add(Rule::CMapReference, String::from_utf8_lossy(name).into_owned());
            }
        }
    }

    /// A subset's CIDSet, when there is one, must name the CIDs the program holds (6.2.11.4.2).
    fn cid_set(&mut self, descendant: &'d Dict, program: &Program<'_>) {
        let file = self.file;
        let base = file.get(descendant, "BaseFont").as_name().unwrap_or_default();
        let set = file.dict(descendant, "FontDescriptor").and_then(|d| file.get(d, "CIDSet").as_stream());
        let Some(set) = set.filter(|_| is_subset(base)) else {
            if self.part() == 1 && is_subset(base) {
                self.report.add(Rule::CidSet, "a CID-keyed subset without CIDSet");
            }
            return;
        };
        let Some(bits) = self.data(set) else { return };
        let listed =
            |cid: u16| bits.get(usize::from(cid / 8)).is_some_and(|byte| byte & (0x80 >> (cid % 8)) != 0);
        let most = u16::try_from(bits.len().saturating_mul(8).min(65535)).unwrap_or(u16::MAX);
        let sound = match program {
            Program::Cff(own) if own.is_cid() => {
                own.all_cids().filter(|cid| *cid != 0).all(&listed)
                    && (1..most)
                        .filter(|cid| listed(*cid))
                        .all(|cid| own.glyph_of_cid(u32::from(cid)).is_some())
            }
            Program::TrueType(own) if file.get(descendant, "CIDToGIDMap").is_name("Identity") => {
                (1..most).filter(|cid| listed(*cid)).all(|cid| own.has_glyph(cid))
            }
            _ => true,
        };
        if !sound {
            self.report.add(Rule::CidSet, "CIDSet and font program differ");
        }
    }

    /// Levels u and a: every code shown has a Unicode value (6.2.11.7.2).
    fn unicode(&mut self, font: &Font<'d>) {
        let file = self.file;
        let dict = font.dict;
        let map = match file.get(dict, "ToUnicode") {
            Object::Stream(stream) => self.data(stream).map(|data| CMap::parse(&data)),
            Object::Name(name) if cmap::is_identity(name) => return,
            _ => None,
        };
        for (code, length) in font.shown.iter().chain(&font.hidden) {
            let text = map.as_ref().and_then(|map| map.text(*code));
            if font.bare.contains(&(*code, *length)) && text.as_deref().is_some_and(private_use) {
                self.report.add(Rule::PrivateUse, format!("code {code} without ActualText"));
            }
            match map.as_ref().and_then(|map| map.text(*code)) {
                Some(text)
                    if text.is_empty() || text.iter().any(|unit| matches!(unit, 0 | 0xfeff | 0xfffe)) =>
                {
                    self.report.add(Rule::ToUnicodeValue, format!("code {code} means {text:04x?}"));
                }
                Some(_) => {}
                None if self.unicode_by_encoding(font, *code) => {}
                None => self.report.add(Rule::ToUnicode, format!("code {code} has no Unicode value")),
            }
        }
    }

    /// The exceptions of 6.2.11.7.2, in which names or character collections say what a code means.
    fn unicode_by_encoding(&self, font: &Font<'d>, code: u32) -> bool {
        let file = self.file;
        let dict = font.dict;
        if let Kind::Composite(composite) = &font.kind {
            let descendant =
                file.array(dict, "DescendantFonts").first().and_then(|d| file.resolve(d).as_dict());
            let ordering = descendant.map(|d| system_info(file, d).1).unwrap_or_default();
            let known: [&[u8]; 4] = [b"GB1", b"CNS1", b"Japan1", b"Korea1"];
            return known.contains(&ordering.as_slice()) || matches!(composite, Composite::Predefined);
        }
        let encoding = Encoding::read(file, dict);
        let Ok(byte) = u8::try_from(code) else { return false };
        if let Some(name) = encoding.differences.get(&byte) {
            return encoding::known(name);
        }
        if matches!(encoding.base, Some(b"WinAnsiEncoding" | b"MacRomanEncoding" | b"MacExpertEncoding")) {
            return true;
        }
        if file.get(dict, "Subtype").is_name("TrueType") || file.get(dict, "Subtype").is_name("Type3") {
            return false;
        }
        let data = self.font_file(dict).and_then(|(_, stream)| file.decode(stream));
        let name = data.and_then(|data| match Type1::parse(&data) {
            Some(own) if own.standard => None,
            Some(own) => own.encoding.get(&byte).cloned(),
            None => Cff::parse(&data).and_then(|own| own.encoded(byte).and_then(|glyph| own.name_of(glyph))),
        });
        match name {
            Some(name) => encoding::known(&name),
            None => encoding::base(b"StandardEncoding").is_some_and(|names| names.contains_key(&byte)),
        }
    }
}

/// Whether a text holds a character of a Private Use Area.
fn private_use(text: &[u16]) -> bool {
    char::decode_utf16(text.iter().copied())
        .flatten()
        .any(|c| matches!(u32::from(c), 0xe000..=0xf8ff | 0xf_0000..=0xf_fffd | 0x10_0000..=0x10_fffd))
}

fn is_subset(name: &[u8]) -> bool {
    name.get(6) == Some(&b'+') && name.iter().take(6).all(u8::is_ascii_uppercase)
}

fn system_info(file: &super::file::File<'_>, dict: &Dict) -> (Vec<u8>, Vec<u8>, Option<i64>) {
    let Some(info) = file.dict(dict, "CIDSystemInfo") else { return (Vec::new(), Vec::new(), None) };
    let text = |key: &str| file.get(info, key).as_string().unwrap_or_default().to_vec();
    (text("Registry"), text("Ordering"), file.get(info, "Supplement").as_integer())
}

/// The W and DW entries of a CIDFont.
struct CidWidths {
    default: f64,
    ranges: Vec<(u32, u32, f64)>,
}

impl CidWidths {
    fn read(file: &super::file::File<'_>, dict: &Dict) -> Self {
        let mut ranges = Vec::new();
        let items = file.array(dict, "W");
        let mut at = 0;
        let whole = |object: Option<&Object>| {
            object.and_then(|o| file.resolve(o).as_integer()).and_then(|n| u32::try_from(n).ok())
        };
        while let Some(first) = whole(items.get(at)) {
            match items.get(at + 1).map(|item| file.resolve(item)) {
                Some(Object::Array(widths)) => {
                    for (cid, width) in (first..).zip(widths) {
                        ranges.push((cid, cid, file.resolve(width).as_number().unwrap_or(0.0)));
                    }
                    at += 2;
                }
                Some(_) => {
                    let (Some(last), Some(width)) = (
                        whole(items.get(at + 1)),
                        items.get(at + 2).and_then(|w| file.resolve(w).as_number()),
                    ) else {
                        break;
                    };
                    ranges.push((first, last, width));
                    at += 3;
                }
                None => break,
            }
        }
        Self { default: file.get(dict, "DW").as_number().unwrap_or(1000.0), ranges }
    }

    fn of(&self, cid: u32) -> f64 {
        self.ranges
            .iter()
            .find(|(first, last, _)| (*first..=*last).contains(&cid))
            .map_or(self.default, |(_, _, width)| *width)
    }
}
