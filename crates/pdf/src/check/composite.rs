//! Composite fonts: CMap, descendant, CIDs and their widths (6.2.11.3).

use super::cmap;
use super::content::Checker;
use super::file::File;
use super::font::{Composite, Font, is_subset, system_info};
use super::object::{Dict, Object, Stream};
use super::program::Program;
use super::report::Rule;

impl<'d> Checker<'d> {
    pub(crate) fn composite(&mut self, font: &Font<'d>, composite: &Composite) {
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
}

/// The W and DW entries of a CIDFont.
struct CidWidths {
    default: f64,
    ranges: Vec<(u32, u32, f64)>,
}

impl CidWidths {
    fn read(file: &File<'_>, dict: &Dict) -> Self {
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
        ranges.sort_by_key(|(first, ..)| *first);
        Self { default: file.get(dict, "DW").as_number().unwrap_or(1000.0), ranges }
    }

    fn of(&self, cid: u32) -> f64 {
        let end = self.ranges.partition_point(|(first, ..)| *first <= cid);
        let last = end.checked_sub(1).and_then(|at| self.ranges.get(at));
        last.filter(|(_, high, _)| *high >= cid).map_or(self.default, |(_, _, width)| *width)
    }
}
