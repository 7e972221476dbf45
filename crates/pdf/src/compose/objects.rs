//! The object tree of the file and its bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use liite_raster::Channels;
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

use super::font::{self, Embedded};
use super::metadata::Metadata;
use super::text::{number, on_one_line, text_string};
use super::{Bookmark, Document, Layer, Page, Place, Words, colour};
use crate::PdfError;
use crate::code::{Coded, Coding};
use crate::face::Face;

const POINTS_PER_MM: f64 = 72.0 / 25.4;
/// ISO 19005-2, 6.1.13: no page boundary is less than 3 or more than 14 400 units.
const SIDE: std::ops::RangeInclusive<f64> = 3.0..=14_400.0;
/// Layers may stand out of the page by the rounding of millimetres, not by more.
const SLACK_MM: f64 = 0.5;

pub(super) fn write(document: &Document) -> Result<Vec<u8>, PdfError> {
    if document.pages.is_empty() {
        return Err(PdfError::NoPages);
    }
    let metadata = Metadata::of(document)?;
    let mut pdf = lopdf::Document::with_version("1.7");
    // A table costs 39 bytes a page more than a stream, and there is no reader that cannot read it.
    pdf.reference_table.cross_reference_type = XrefType::CrossReferenceTable;
    let mut file = File { pdf, contents: BTreeMap::new(), symbols: BTreeMap::new(), fonts: BTreeMap::new() };
    file.fonts(document)?;
    let catalogue = file.pdf.new_object_id();
    let root = file.pdf.new_object_id();
    let pages = (1..)
        .zip(&document.pages)
        .map(|(at, page)| file.page(at, page, root))
        .collect::<Result<Vec<_>, _>>()?;
    let kids = pages.iter().map(|&id| id.into()).collect::<Vec<Object>>();
    file.pdf
        .set_object(root, dictionary! { "Type" => "Pages", "Count" => count(kids.len()), "Kids" => kids });
    let entries = file.catalogue(document, &metadata, root, &pages)?;
    file.pdf.set_object(catalogue, entries);
    let information = file.pdf.add_object(metadata.information());
    file.pdf.trailer.set("Root", catalogue);
    file.pdf.trailer.set("Info", information);
    file.finish(document)
}

struct File {
    pdf: lopdf::Document,
    /// Content streams already there, by their bytes: pages of one size share theirs.
    contents: BTreeMap<Vec<u8>, ObjectId>,
    /// Symbol dictionaries already there, by their bytes.
    symbols: BTreeMap<Vec<u8>, ObjectId>,
    /// The typefaces that its words are set in.
    fonts: BTreeMap<Face, Embedded>,
}

/// What an image is for.
#[derive(Clone, Copy)]
enum Kind {
    /// Covers what lies below it.
    Opaque,
    /// A shape that is painted in the current colour.
    Stencil,
    /// Shows where its mask has ink.
    Under(ObjectId),
}

pub(super) fn failed(error: impl std::fmt::Display) -> PdfError {
    PdfError::WritingFailed(error.to_string())
}

fn count(n: usize) -> Object {
    Object::Integer(n as i64)
}

impl File {
    fn catalogue(
        &mut self,
        document: &Document,
        metadata: &Metadata,
        root: ObjectId,
        pages: &[ObjectId],
    ) -> Result<Dictionary, PdfError> {
        let profile = self.pdf.add_object(colour::profile_stream().map_err(failed)?);
        // Left uncompressed, so that tools that know nothing of PDF find the packet.
        let packet = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, metadata.packet());
        let packet = self.pdf.add_object(packet);
        let mut entries = dictionary! {
            "Type" => "Catalog",
            "Pages" => root,
            "Metadata" => packet,
            "OutputIntents" => vec![colour::output_intent(profile)],
        };
        if let Some(language) = &document.language {
            entries.set("Lang", Object::string_literal(language.as_str()));
        }
        if !metadata.title.is_empty() {
            entries.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
        }
        if !document.bookmarks.is_empty() {
            entries.set("Outlines", self.outline(&document.bookmarks, pages)?);
            entries.set("PageMode", "UseOutlines");
        }
        Ok(entries)
    }

    /// ISO 32000-1, 12.3.3: a list with one level.
    fn outline(&mut self, bookmarks: &[Bookmark], pages: &[ObjectId]) -> Result<ObjectId, PdfError> {
        let root = self.pdf.new_object_id();
        let ids: Vec<ObjectId> = bookmarks.iter().map(|_| self.pdf.new_object_id()).collect();
        for (i, (bookmark, &id)) in bookmarks.iter().zip(&ids).enumerate() {
            let page = pages.get(bookmark.page).ok_or(PdfError::BookmarkPage {
                page: bookmark.page.saturating_add(1),
                pages: pages.len(),
            })?;
            let mut item = dictionary! {
                "Title" => text_string(&on_one_line(&bookmark.title)),
                "Parent" => root,
                "Dest" => vec![Object::Reference(*page), "Fit".into()],
            };
            if let Some(&previous) = i.checked_sub(1).and_then(|i| ids.get(i)) {
                item.set("Prev", previous);
            }
            if let Some(&next) = ids.get(i + 1) {
                item.set("Next", next);
            }
            self.pdf.set_object(id, item);
        }
        let mut entries = dictionary! { "Type" => "Outlines", "Count" => count(ids.len()) };
        if let (Some(&first), Some(&last)) = (ids.first(), ids.last()) {
            entries.set("First", first);
            entries.set("Last", last);
        }
        self.pdf.set_object(root, entries);
        Ok(root)
    }

    /// Adds page `at` (from 1).
    fn page(&mut self, at: usize, page: &Page, parent: ObjectId) -> Result<ObjectId, PdfError> {
        let (width_mm, height_mm) = page.size_mm;
        let size =
            [width_mm * POINTS_PER_MM, height_mm * POINTS_PER_MM].map(|v| (v * 1000.0).round() / 1000.0);
        if !size.iter().all(|side| SIDE.contains(side)) {
            return Err(PdfError::PageSize { page: at, width_mm, height_mm });
        }
        if page.layers.is_empty() {
            return Err(PdfError::PageEmpty { page: at });
        }
        let (mut pictures, mut typefaces) = (Dictionary::new(), Dictionary::new());
        let mut content = String::new();
        for (i, layer) in page.layers.iter().enumerate() {
            if let Layer::Words(words) = layer {
                for words in words {
                    content.push_str(&self.words(words, page.size_mm.1, &mut typefaces));
                }
                continue;
            }
            let [x, y, w, h] = match layer.place() {
                None => [0.0, 0.0, size[0], size[1]],
                Some(place) => in_points(place, page.size_mm).ok_or(PdfError::LayerPlace { page: at })?,
            }
            .map(number);
            if let Layer::Fill { colour, .. } = layer {
                content.push_str(&format!("q {} rg {x} {y} {w} {h} re f Q\n", operands(*colour)));
                continue;
            }
            let name = format!("P{i}");
            let drawn = format!("{w} 0 0 {h} {x} {y} cm /{name} Do Q\n");
            match layer {
                Layer::Ink { colour, .. } => {
                    content.push_str(&format!("q {} rg {drawn}", operands(*colour)));
                }
                _ => content.push_str(&format!("q {drawn}")),
            }
            pictures.set(name, self.layer(layer).ok_or(PdfError::InkNotBilevel { page: at })?);
        }
        let content = self.content(content.into_bytes())?;
        let mut resources = dictionary! { "XObject" => pictures };
        if !typefaces.is_empty() {
            resources.set("Font", typefaces);
        }
        Ok(self.pdf.add_object(dictionary! {
            "Type" => "Page",
            "Parent" => parent,
            "MediaBox" => vec![0.into(), 0.into(), real(size[0]), real(size[1])],
            "Contents" => content,
            // Never inherited (ISO 19005-2, 6.2.2).
            "Resources" => resources,
        }))
    }

    /// Embeds what the words of the document need.
    fn fonts(&mut self, document: &Document) -> Result<(), PdfError> {
        let mut used: BTreeMap<Face, BTreeSet<char>> = BTreeMap::new();
        for words in document.pages.iter().flat_map(|page| &page.layers).filter_map(Layer::words).flatten() {
            used.entry(words.face).or_default().extend(words.face.shown(&words.text).chars());
        }
        for (face, used) in used.into_iter().filter(|(_, used)| !used.is_empty()) {
            let embedded = font::embed(&mut self.pdf, face, &used)?;
            self.fonts.insert(face, embedded);
        }
        Ok(())
    }

    /// A text object (ISO 32000-1, 9.4); its typeface joins those of the page.
    fn words(&self, words: &Words, height_mm: f64, typefaces: &mut Dictionary) -> String {
        let Some(embedded) = self.fonts.get(&words.face) else { return String::new() };
        let name = words.face.name();
        typefaces.set(name, embedded.id);
        let [x, y] = [words.x, height_mm - words.y].map(|v| number(v * POINTS_PER_MM));
        let codes = embedded.codes(&words.face.shown(&words.text));
        format!("BT 0 g /{name} {} Tf {x} {y} Td <{codes}> Tj ET\n", number(words.size))
    }

    fn content(&mut self, bytes: Vec<u8>) -> Result<ObjectId, PdfError> {
        if let Some(&id) = self.contents.get(&bytes) {
            return Ok(id);
        }
        let mut stream = Stream::new(Dictionary::new(), bytes.clone());
        stream.compress().map_err(failed)?;
        let id = self.pdf.add_object(stream);
        self.contents.insert(bytes, id);
        Ok(id)
    }

    /// Adds the pictures of a layer and says which is to be drawn; `None` where ink is not bilevel or there is nothing
    /// to draw.
    fn layer(&mut self, layer: &Layer) -> Option<ObjectId> {
        match layer {
            Layer::Picture { image, .. } => Some(self.picture(image, Kind::Opaque)),
            Layer::Ink { mask, .. } => mask.is_bilevel().then(|| self.picture(mask, Kind::Stencil)),
            Layer::Masked { image, mask, .. } => mask.is_bilevel().then(|| {
                let mask = self.picture(mask, Kind::Stencil);
                self.picture(image, Kind::Under(mask))
            }),
            Layer::Fill { .. } | Layer::Words(_) => None,
        }
    }

    /// Adds the image XObject (ISO 32000-1, 8.9.5).
    fn picture(&mut self, image: &Coded, kind: Kind) -> ObjectId {
        let mut entries = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Image",
            "Width" => i64::from(image.width),
            "Height" => i64::from(image.height),
            "BitsPerComponent" => if image.is_bilevel() { 1 } else { 8 },
        };
        if matches!(kind, Kind::Stencil) {
            entries.set("ImageMask", true);
        } else {
            if let Kind::Under(mask) = kind {
                // An explicit mask (8.9.6.3): its ink, sample 0, is where the picture shows.
                entries.set("Mask", mask);
            }
            let colour = matches!(image.coding, Coding::Jpeg { channels: Channels::Rgb });
            entries.set("ColorSpace", if colour { "DeviceRGB" } else { "DeviceGray" });
        }
        match &image.coding {
            Coding::Jpeg { .. } => entries.set("Filter", "DCTDecode"),
            Coding::CcittG4 => {
                entries.set("Filter", "CCITTFaxDecode");
                // BlackIs1 is false by default: ink becomes sample 0, black in DeviceGray and painted by a stencil.
                let rows = i64::from(image.height);
                entries.set(
                    "DecodeParms",
                    dictionary! { "K" => -1, "Columns" => i64::from(image.width), "Rows" => rows },
                );
            }
            Coding::Jbig2 { globals } => {
                entries.set("Filter", "JBIG2Decode");
                if let Some(globals) = globals {
                    let id = self.globals(globals);
                    entries.set("DecodeParms", dictionary! { "JBIG2Globals" => id });
                }
            }
        }
        self.pdf.add_object(Stream::new(entries, image.bytes.clone()))
    }

    /// The stream of a symbol dictionary; pages may share one.
    fn globals(&mut self, bytes: &[u8]) -> ObjectId {
        if let Some(&id) = self.symbols.get(bytes) {
            return id;
        }
        let id = self.pdf.add_object(Stream::new(Dictionary::new(), bytes.to_vec()));
        self.symbols.insert(bytes.to_vec(), id);
        id
    }

    /// The bytes, with an identifier that the contents alone decide (ISO 32000-1, 14.4).
    fn finish(mut self, document: &Document) -> Result<Vec<u8>, PdfError> {
        let mut hash = HashWriter(Sha256::new());
        for (id, object) in &self.pdf.objects {
            writeln!(hash, "{} {}", id.0, id.1).map_err(failed)?;
            lopdf::Writer::write_object(&mut hash, object).map_err(failed)?;
        }
        let digest = hash.0.finalize();
        let id = Object::String(digest.iter().take(16).copied().collect(), StringFormat::Hexadecimal);
        self.pdf.trailer.set("ID", vec![id.clone(), id]);
        let pictures: usize = document.pages.iter().flat_map(|p| &p.layers).map(Layer::size).sum();
        let mut bytes = Vec::with_capacity(pictures + 4096 + 1024 * document.pages.len());
        self.pdf.save_to(&mut bytes).map_err(failed)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

impl Document {
    /// Whether anything in it is text.
    pub(super) fn has_words(&self) -> bool {
        self.pages.iter().flat_map(|page| &page.layers).any(|layer| layer.words().is_some())
    }
}

impl Layer {
    fn size(&self) -> usize {
        match self {
            Layer::Picture { image: coded, .. } | Layer::Ink { mask: coded, .. } => coded.size(),
            Layer::Masked { image, mask, .. } => image.size() + mask.size(),
            Layer::Fill { .. } | Layer::Words(_) => 0,
        }
    }

    fn words(&self) -> Option<&Vec<Words>> {
        if let Layer::Words(words) = self { Some(words) } else { None }
    }

    fn place(&self) -> Option<&Place> {
        match self {
            Layer::Picture { place, .. }
            | Layer::Ink { place, .. }
            | Layer::Masked { place, .. }
            | Layer::Fill { place, .. } => place.as_ref(),
            Layer::Words(_) => None,
        }
    }
}

/// The operands of `rg`.
fn operands(colour: [u8; 3]) -> String {
    colour.map(|v| number(f64::from(v) / 255.0)).join(" ")
}

fn real(value: f64) -> Object {
    if value.fract() == 0.0 { Object::Integer(value as i64) } else { Object::Real(value as f32) }
}

/// Left, bottom, width and height in points; `None` when the place is not on the page.
fn in_points(place: &Place, (page_width, page_height): (f64, f64)) -> Option<[f64; 4]> {
    let Place { x, y, width, height } = *place;
    let (right, bottom) = (x + width, y + height);
    let inside = x >= -SLACK_MM
        && y >= -SLACK_MM
        && right <= page_width + SLACK_MM
        && bottom <= page_height + SLACK_MM;
    let something = width > 0.0 && height > 0.0;
    (inside && something).then(|| [x, page_height - bottom, width, height].map(|v| v * POINTS_PER_MM))
}

struct HashWriter(Sha256);

impl Write for HashWriter {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
