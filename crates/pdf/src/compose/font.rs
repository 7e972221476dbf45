//! Typefaces in the file: the glyphs that are used and no others, each code with its Unicode value.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use lopdf::{Dictionary, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::objects::failed;
use crate::PdfError;
use crate::face::Face;

/// A typeface that is in the file.
pub(super) struct Embedded {
    /// The font dictionary.
    pub(super) id: ObjectId,
    codes: BTreeMap<char, u16>,
}

impl Embedded {
    /// `text` in two-byte codes, in hexadecimal.
    pub(super) fn codes(&self, text: &str) -> String {
        let code = |c| self.codes.get(&c).copied();
        text.chars().filter_map(code).fold(String::new(), |mut out, code| {
            let _ = write!(out, "{code:04X}");
            out
        })
    }
}

/// Embeds what `used` needs of a face as a composite font (ISO 32000-1, 9.7) with Identity-H.
///
/// Every letter has a code of its own although two may share a glyph, so that the text reads back as it was written
/// (ISO 19005-2, 6.2.11.7.2); a stream leads from codes to glyphs.
pub(super) fn embed(
    pdf: &mut lopdf::Document,
    face: Face,
    used: &BTreeSet<char>,
) -> Result<Embedded, PdfError> {
    let program = face.program().ok_or_else(|| failed(face.name()))?;
    let per_em = |units: f64| (units * 1000.0 / f64::from(program.units_per_em())).round() as i64;
    let mut glyphs = GlyphRemapper::new();
    let (mut codes, mut widths) = (BTreeMap::new(), Vec::new());
    // Code 0 is the missing glyph and never shown.
    let mut to_glyph = vec![0_u8; 2];
    for &c in used {
        let Some(glyph) = program.glyph_index(c) else { continue };
        to_glyph.extend(glyphs.remap(glyph.0).to_be_bytes());
        widths.push(Object::Integer(per_em(f64::from(program.glyph_hor_advance(glyph).unwrap_or(0)))));
        codes.insert(c, widths.len() as u16);
    }
    let subset = subsetter::subset(face.data(), 0, &glyphs).map_err(failed)?;
    let name = format!("{}+{}", tag(used), face.name());
    let length = subset.len() as i64;
    let file = add(pdf, dictionary! { "Length1" => length }, subset)?;
    let bounds = program.global_bounding_box();
    let bounds = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
    let descriptor = pdf.add_object(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name.as_str(),
        // Symbolic: the letters are not only those of the standard Latin set.
        "Flags" => 4,
        "FontBBox" => bounds.map(|v| Object::Integer(per_em(f64::from(v)))).to_vec(),
        "ItalicAngle" => 0,
        "Ascent" => per_em(f64::from(program.ascender())),
        "Descent" => per_em(f64::from(program.descender())),
        "CapHeight" => per_em(f64::from(program.capital_height().unwrap_or(program.ascender()))),
        "StemV" => if face == Face::Bold { 160 } else { 80 },
        "FontFile2" => file,
    });
    let map = add(pdf, Dictionary::new(), to_glyph)?;
    let descendant = pdf.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => name.as_str(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "W" => vec![Object::Integer(1), Object::Array(widths)],
        "CIDToGIDMap" => map,
    });
    let unicode = add(pdf, Dictionary::new(), to_unicode(&codes).into_bytes())?;
    let id = pdf.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name.as_str(),
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => unicode,
    });
    Ok(Embedded { id, codes })
}

fn add(pdf: &mut lopdf::Document, entries: Dictionary, bytes: Vec<u8>) -> Result<ObjectId, PdfError> {
    let mut stream = Stream::new(entries, bytes);
    stream.compress().map_err(failed)?;
    Ok(pdf.add_object(stream))
}

/// Six capital letters that name this subset (ISO 32000-1, 9.6.4); the letters used decide them.
fn tag(used: &BTreeSet<char>) -> String {
    let digest = Sha256::digest(used.iter().collect::<String>());
    digest.iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}

/// The CMap from codes to UTF-16 (ISO 32000-1, 9.10.3).
fn to_unicode(codes: &BTreeMap<char, u16>) -> String {
    let mut out = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let pairs: Vec<_> = codes.iter().collect();
    // At most 100 to a section (ISO 32000-1, 9.10.3, and Adobe Technical Note #5014).
    for section in pairs.chunks(100) {
        let _ = writeln!(out, "{} beginbfchar", section.len());
        for (c, code) in section {
            let units: String =
                c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04X}")).collect();
            let _ = writeln!(out, "<{code:04X}> <{units}>");
        }
        out.push_str("endbfchar\n");
    }
    out.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    out
}
