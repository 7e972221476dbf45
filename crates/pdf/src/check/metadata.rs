//! Metadata streams: the packet, the PDF/A identification, properties and extension schemas (6.6).

use std::collections::BTreeMap;

use super::Flavour;
use super::content::Checker;
use super::file::File;
use super::object::{Dict, Id, Object, Stream};
use super::report::Rule;
use super::schema::{self, Types, simplify};
use super::xmp::{self, Kind, Packet, Property, Value};

const ID: &str = "http://www.aiim.org/pdfa/ns/id/";
const EXTENSION: &str = "http://www.aiim.org/pdfa/ns/extension/";
const SCHEMA: &str = "http://www.aiim.org/pdfa/ns/schema#";
const PROPERTY: &str = "http://www.aiim.org/pdfa/ns/property#";
const TYPE: &str = "http://www.aiim.org/pdfa/ns/type#";
const FIELD: &str = "http://www.aiim.org/pdfa/ns/field#";

/// What extension schemas define: types per namespace, and property types per namespace and name.
#[derive(Debug, Clone, Default)]
struct Extensions {
    properties: BTreeMap<(String, String), String>,
    types: BTreeMap<String, Types>,
}

/// What the document's metadata claims.
pub(crate) fn claim(file: &File<'_>) -> Option<Flavour> {
    let stream = file.get(file.root()?, "Metadata").as_stream()?;
    let data = file.decode(stream)?;
    let packet = xmp::parse(&xmp::text(&data).0?).ok()?;
    let part = packet.property(ID, "part")?.text()?;
    Flavour::claimed(part, packet.property(ID, "conformance").and_then(Property::text))
}

impl<'d> Checker<'d> {
    /// The document's metadata, then all others.
    pub(crate) fn metadata(&mut self, root: &'d Dict) {
        let file = self.file;
        let raw = root.raw("Metadata");
        let (object, id) = raw.map_or((&Object::Null, None), |raw| self.follow(raw));
        let main = object.as_stream().filter(|stream| {
            let kind = file.get(&stream.dict, "Type").is_name("Metadata");
            self.part() == 1 || (kind && file.get(&stream.dict, "Subtype").is_name("XML"))
        });
        let Some(main) = main else {
            self.report.add(Rule::MetadataMissing, "no metadata stream in the catalogue");
            return;
        };
        let mut extensions = Extensions::default();
        self.about(id, |checker| {
            if main.dict.has("Filter") {
                checker.report.add(Rule::MetadataFilter, "Filter");
            }
            if let Some(packet) = checker.packet(main) {
                checker.identification(&packet);
                extensions = checker.extensions(&packet, &Extensions::default());
                checker.properties(&packet, &extensions);
                checker.information(&packet);
            }
        });
        if self.part() != 1 {
            self.other_metadata(id, &extensions);
        }
    }

    /// Metadata of pages, images and other objects.
    fn other_metadata(&mut self, main: Option<Id>, extensions: &Extensions) {
        let file = self.file;
        for (id, object) in file.objects() {
            let Some(raw) = object.as_dict().and_then(|dict| dict.raw("Metadata")) else { continue };
            let (object, target) = self.follow(raw);
            let Some(stream) = object.as_stream().filter(|_| target != main) else { continue };
            self.about(target.or(Some(id)), |checker| {
                if let Some(packet) = checker.packet(stream) {
                    let own = checker.extensions(&packet, extensions);
                    checker.properties(&packet, &own);
                }
            });
        }
    }

    fn packet(&mut self, stream: &'d Stream) -> Option<Packet> {
        let Some(data) = self.data(stream) else {
            self.report.add(Rule::XmpMalformed, "the metadata cannot be decoded");
            return None;
        };
        let (text, utf8) = xmp::text(&data);
        if !utf8 && self.part() != 1 {
            self.report.add(Rule::XmpEncoding, "the metadata is not UTF-8");
        }
        let Some(text) = text else {
            self.report.add(Rule::XmpMalformed, "the metadata's encoding cannot be read");
            return None;
        };
        if let Some(header) = xmp::header(&text) {
            for attribute in ["bytes", "encoding"] {
                let given = header.split_whitespace().any(|word| {
                    word.strip_prefix(attribute)
                        .is_some_and(|rest| rest.trim_start().starts_with('=') || rest.is_empty())
                });
                if given {
                    self.report.add(Rule::PacketAttributes, attribute);
                }
            }
        }
        match xmp::parse(&text) {
            Ok(packet) => Some(packet),
            Err(reason) => {
                self.report.add(Rule::XmpMalformed, reason);
                None
            }
        }
    }

    fn identification(&mut self, packet: &Packet) {
        let find = |name: &str| packet.property(ID, name);
        let flavour = self.report.flavour;
        let Some(part) = find("part") else {
            self.report.add(Rule::PdfaIdentification, "no pdfaid:part");
            return;
        };
        let number = part.text().and_then(|text| text.trim().parse::<u8>().ok());
        let level = find("conformance").and_then(Property::text);
        let allowed: &[&str] = match (flavour.part(), flavour.tagged(), flavour.unicode()) {
            (4, ..) => &[],
            (_, true, _) => &["A"],
            (_, _, true) => &["A", "U"],
            (1, ..) => &["A", "B"],
            _ => &["A", "B", "U"],
        };
        let level_sound = match (flavour, level) {
            (Flavour::A4, None) => true,
            (Flavour::A4e, level) => level == Some("E"),
            (Flavour::A4f, level) => level == Some("F"),
            (_, Some(level)) => allowed.contains(&level),
            (_, None) => false,
        };
        if number != Some(flavour.part()) || !level_sound {
            self.report.add(Rule::PdfaIdentification, format!("part {number:?}, conformance {level:?}"));
        }
        if flavour.part() == 4 && find("rev").is_none() {
            self.report.add(Rule::PdfaIdentification, "no pdfaid:rev");
        }
        let names = ["part", "conformance", "amd", "corr", "rev"];
        if names.iter().filter_map(|name| find(name)).any(|property| property.prefix != "pdfaid") {
            self.report.add(Rule::PdfaIdentification, "a prefix other than pdfaid");
        }
    }

    fn properties(&mut self, packet: &Packet, extensions: &Extensions) {
        if self.part() == 4 {
            return;
        }
        let part = self.part();
        for property in &packet.properties {
            if property.namespace == EXTENSION {
                continue;
            }
            let plain = Types::default();
            let predefined = schema::predefined(&property.namespace, &property.name, part);
            let key = (property.namespace.clone(), property.name.clone());
            let (value_type, types) = match (predefined, extensions.properties.get(&key)) {
                (Some(value_type), _) => (value_type, &plain),
                (None, Some(value_type)) => {
                    (value_type.as_str(), extensions.types.get(&property.namespace).unwrap_or(&plain))
                }
                (None, None) => {
                    self.report.add(Rule::PropertyUnknown, format!("{}:{}", property.prefix, property.name));
                    continue;
                }
            };
            if !types.fits(property, value_type, part) {
                self.report.add(
                    Rule::PropertyType,
                    format!("{}:{} is not of type {value_type}", property.prefix, property.name),
                );
            }
        }
    }

    /// Part 1: the information dictionary must agree with the metadata (6.7.3).
    fn information(&mut self, packet: &Packet) {
        if self.part() != 1 {
            return;
        }
        let file = self.file;
        let Some(info) = file.dict(&file.trailer, "Info") else { return };
        const DC: &str = "http://purl.org/dc/elements/1.1/";
        const XMP: &str = "http://ns.adobe.com/xap/1.0/";
        const PDF: &str = "http://ns.adobe.com/pdf/1.3/";
        let pairs = [
            ("Title", DC, "title"),
            ("Author", DC, "creator"),
            ("Subject", DC, "description"),
            ("Keywords", PDF, "Keywords"),
            ("Creator", XMP, "CreatorTool"),
            ("Producer", PDF, "Producer"),
            ("CreationDate", XMP, "CreateDate"),
            ("ModDate", XMP, "ModifyDate"),
        ];
        for (key, namespace, name) in pairs {
            let Some(text) = file.get(info, key).as_string() else { continue };
            let text = text_string(text);
            let stated = packet.property(namespace, name).map(|property| match &property.value {
                Value::Array(_, items) => match items.as_slice() {
                    [one] => one.text().unwrap_or_default().to_owned(),
                    // Author must be a single entry; a title's first language is the default one.
                    _ if name == "creator" => String::new(),
                    _ => items.first().and_then(Property::text).unwrap_or_default().to_owned(),
                },
                _ => property.text().unwrap_or_default().to_owned(),
            });
            let text = text.trim_end_matches('\0');
            let same = match &stated {
                Some(stated) if name.ends_with("Date") => {
                    moment_of_pdf(text).is_some_and(|m| Some(m) == moment_of_xmp(stated))
                }
                Some(stated) => stated == text,
                None => false,
            };
            if !same {
                self.report.add(Rule::InfoDiffers, format!("{key}: {text:?} and {stated:?}"));
            }
        }
    }

    /// Reads and judges the extension schemas of a packet (6.6.2.3.3); they add to those `known` already.
    fn extensions(&mut self, packet: &Packet, known: &Extensions) -> Extensions {
        let mut extensions = known.clone();
        if self.part() == 4 {
            return extensions;
        }
        for container in packet.properties.iter().filter(|p| p.namespace == EXTENSION && p.name == "schemas")
        {
            let sound =
                matches!(&container.value, Value::Array(Kind::Bag, _)) && container.prefix == "pdfaExtension";
            if !sound {
                self.report.add(Rule::ExtensionSchema, "pdfaExtension:schemas");
            }
            for item in container.children() {
                self.extension(item, &mut extensions);
            }
        }
        extensions
    }

    fn extension(&mut self, item: &Property, extensions: &mut Extensions) {
        self.only(item, SCHEMA, &["schema", "namespaceURI", "prefix", "property", "valueType"]);
        self.text_field(item, SCHEMA, "pdfaSchema", "schema");
        self.text_field(item, SCHEMA, "pdfaSchema", "namespaceURI");
        self.text_field(item, SCHEMA, "pdfaSchema", "prefix");
        let namespace =
            item.child(SCHEMA, "namespaceURI").and_then(Property::text).unwrap_or_default().to_owned();
        let mut types = extensions.types.get(&namespace).cloned().unwrap_or_default();
        let value_types = self.sequence(item, "valueType");
        for value_type in value_types {
            self.value_type(value_type, &mut types);
        }
        for value_type in value_types {
            self.fields(value_type, &types);
        }
        for property in self.sequence(item, "property") {
            self.only(property, PROPERTY, &["name", "valueType", "category", "description"]);
            self.text_field(property, PROPERTY, "pdfaProperty", "name");
            self.text_field(property, PROPERTY, "pdfaProperty", "description");
            self.text_field(property, PROPERTY, "pdfaProperty", "category");
            self.type_field(property, PROPERTY, "pdfaProperty", &types);
            let category = property.child(PROPERTY, "category").and_then(Property::text);
            if !matches!(category, Some("internal" | "external")) {
                self.report.add(Rule::ExtensionSchema, format!("category {category:?}"));
            }
            let field = |name: &str| property.child(PROPERTY, name).and_then(Property::text);
            if let (Some(name), Some(value_type)) = (field("name"), field("valueType")) {
                extensions.properties.insert((namespace.clone(), name.to_owned()), value_type.to_owned());
            }
        }
        extensions.types.insert(namespace, types);
    }

    fn sequence<'p>(&mut self, item: &'p Property, name: &str) -> &'p [Property] {
        let Some(field) = item.child(SCHEMA, name) else { return &[] };
        if !matches!(field.value, Value::Array(Kind::Seq, _)) || field.prefix != "pdfaSchema" {
            self.report.add(Rule::ExtensionSchema, format!("pdfaSchema:{name}"));
        }
        field.children()
    }

    fn value_type(&mut self, item: &Property, types: &mut Types) {
        self.only(item, TYPE, &["type", "namespaceURI", "prefix", "description", "field"]);
        for name in ["type", "namespaceURI", "prefix", "description"] {
            self.text_field(item, TYPE, "pdfaType", name);
        }
        let text = |name: &str| item.child(TYPE, name).and_then(Property::text).map(str::to_owned);
        let fields = item.child(TYPE, "field").map(Property::children).unwrap_or_default();
        let fields: BTreeMap<String, String> = fields
            .iter()
            .filter_map(|field| {
                let text = |name: &str| field.child(FIELD, name).and_then(Property::text).map(str::to_owned);
                Some((text("name")?, text("valueType")?))
            })
            .collect();
        if let (Some(name), Some(namespace)) = (text("type"), text("namespaceURI")) {
            types.structures.insert(simplify(&name), (namespace, fields));
        }
    }

    fn fields(&mut self, item: &Property, types: &Types) {
        let Some(field) = item.child(TYPE, "field") else { return };
        if !matches!(field.value, Value::Array(Kind::Seq, _)) || field.prefix != "pdfaType" {
            self.report.add(Rule::ExtensionSchema, "pdfaType:field");
        }
        for field in field.children() {
            self.only(field, FIELD, &["name", "valueType", "description"]);
            self.text_field(field, FIELD, "pdfaField", "name");
            self.text_field(field, FIELD, "pdfaField", "description");
            self.type_field(field, FIELD, "pdfaField", types);
        }
    }

    /// 6.6.2.3.2: nothing but what the tables describe.
    fn only(&mut self, item: &Property, namespace: &str, names: &[&str]) {
        let other = item
            .children()
            .iter()
            .find(|child| child.namespace != namespace || !names.contains(&child.name.as_str()));
        if let Some(other) = other {
            self.report.add(Rule::ExtensionFields, format!("{}:{}", other.prefix, other.name));
        }
    }

    fn text_field(&mut self, item: &Property, namespace: &str, prefix: &str, name: &str) {
        let sound =
            item.child(namespace, name).is_some_and(|field| field.text().is_some() && field.prefix == prefix);
        if !sound {
            self.report.add(Rule::ExtensionSchema, format!("{prefix}:{name}"));
        }
    }

    fn type_field(&mut self, item: &Property, namespace: &str, prefix: &str, types: &Types) {
        self.text_field(item, namespace, prefix, "valueType");
        if let Some(name) = item.child(namespace, "valueType").and_then(Property::text)
            && !types.knows(name)
        {
            self.report.add(Rule::ExtensionSchema, format!("the type {name} is not defined"));
        }
    }
}

/// A text string: UTF-16 with its mark, or PDFDocEncoding, which is Latin-1 for what matters here.
fn text_string(bytes: &[u8]) -> String {
    if let Some(wide) = bytes.strip_prefix(&[0xfe, 0xff]) {
        let units: Vec<u16> =
            wide.chunks_exact(2).map(|p| p.iter().fold(0, |v, b| v << 8 | u16::from(*b))).collect();
        return String::from_utf16_lossy(&units);
    }
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// A moment in UTC seconds, as far as both notations state it.
fn moment(digits: &str, zone: &str) -> Option<i64> {
    let number = |range: std::ops::Range<usize>, default: i64| match digits.get(range) {
        Some(part) => part.parse::<i64>().ok(),
        None => Some(default),
    };
    let (year, month, day) = (number(0..4, 0)?, number(4..6, 1)?, number(6..8, 1)?);
    let (hour, minute, second) = (number(8..10, 0)?, number(10..12, 0)?, number(12..14, 0)?);
    let clean: String = zone.chars().filter(char::is_ascii_digit).collect();
    let offset = clean.get(0..2).and_then(|h| h.parse::<i64>().ok()).unwrap_or(0) * 60
        + clean.get(2..4).and_then(|m| m.parse::<i64>().ok()).unwrap_or(0);
    let offset = if zone.starts_with('-') { -offset } else { offset };
    // Only equality matters, so months of 31 days are exact enough; the day they carry over to is not asked for.
    Some(((((year * 12 + month) * 31 + day) * 24 + hour) * 60 + minute - offset) * 60 + second)
}

fn moment_of_pdf(text: &str) -> Option<i64> {
    let text = text.strip_prefix("D:").unwrap_or(text);
    let cut = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    moment(text.get(..cut)?, text.get(cut..)?)
}

fn moment_of_xmp(text: &str) -> Option<i64> {
    if !schema::date(text) {
        return None;
    }
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let cut = time.find(['Z', '+', '-']).unwrap_or(time.len());
    let clock = time.get(..cut)?.split('.').next().unwrap_or_default();
    let digits: String = day.chars().chain(clock.chars()).filter(char::is_ascii_digit).collect();
    moment(&digits, time.get(cut..)?)
}
