//! Font rules, with DejaVu Sans Mono as TrueType and a Type 1 program made here.

use liite_pdf::check::Flavour;

use super::draft::{Draft, METADATA, xmp};
use super::{allows, breaks, broken};

const FONT: u32 = 10;
const DESCRIPTOR: u32 = 11;
const FILE: u32 = 12;
const DESCENDANT: u32 = 13;
const TO_UNICODE: u32 = 14;
const CMAP: u32 = 15;

fn font_file() -> &'static [u8] {
    dejavu::sans_mono::regular()
}

/// A simple TrueType font showing `A`, 602 thousandths wide.
fn truetype(d: &mut Draft) {
    d.set(
        FONT,
        "<< /Type /Font /Subtype /TrueType /BaseFont /DejaVuSansMono /Encoding /WinAnsiEncoding /FirstChar 65 \
         /LastChar 65 /Widths [602] /FontDescriptor 11 0 R >>",
    );
    d.set(DESCRIPTOR, "<< /Type /FontDescriptor /FontName /DejaVuSansMono /Flags 32 /FontFile2 12 0 R >>");
    d.stream(FILE, &format!("/Length1 {}", font_file().len()), font_file());
    d.resources("/Font << /F 10 0 R >>");
    d.content("BT /F 9 Tf (A) Tj ET");
}

fn glyph(c: char) -> u16 {
    ttf_parser::Face::parse(font_file(), 0).unwrap().glyph_index(c).unwrap().0
}

/// The same program as a composite font, its codes being glyphs.
fn composite(d: &mut Draft) {
    truetype(d);
    d.set(
        FONT,
        "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Mono /Encoding /Identity-H /DescendantFonts [13 0 R] >>",
    );
    d.set(
        DESCENDANT,
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Mono /CIDToGIDMap /Identity /DW 602 \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 11 0 R >>",
    );
    d.content(&format!("BT /F 9 Tf <{:04x}> Tj ET", glyph('A')));
}

/// An embedded CMap that sends every two bytes to themselves.
fn cmap(d: &mut Draft, entries: &str, body: &str) {
    composite(d);
    d.edit(FONT, "/Identity-H", "15 0 R");
    let info = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>";
    let ranges =
        "1 begincodespacerange <0000> <ffff> endcodespacerange 1 begincidrange <0000> <ffff> 0 endcidrange";
    d.stream(
        CMAP,
        &format!("/Type /CMap /CMapName /Mine {info} {entries}"),
        format!("{body} {ranges}").as_bytes(),
    );
}

fn encrypt(plain: &[u8], key: u16) -> Vec<u8> {
    let mut state = key;
    let mut out = Vec::new();
    for byte in b"lead".iter().chain(plain) {
        let coded = byte ^ (state >> 8) as u8;
        state = u16::from(coded).wrapping_add(state).wrapping_mul(52845).wrapping_add(22719);
        out.push(coded);
    }
    out
}

/// A Type 1 program with the glyphs .notdef and A, 600 thousandths wide.
fn type1_program() -> Vec<u8> {
    let charstring = encrypt(&[139, 248, 236, 13, 14], 4330);
    let mut private =
        b"dup /Private 8 dict dup begin /lenIV 4 def 2 index /CharStrings 2 dict dup begin\n".to_vec();
    for name in [".notdef", "A"] {
        private.extend(format!("/{name} {} RD ", charstring.len()).bytes());
        private.extend(&charstring);
        private.extend(b" ND\n");
    }
    private.extend(b"end end");
    let mut out =
        b"%!PS-AdobeFont-1.0: Made\n/FontMatrix [0.001 0 0 0.001 0 0] def\n/Encoding StandardEncoding def\n\
        currentfile eexec\n"
            .to_vec();
    out.extend(encrypt(&private, 55665));
    out
}

fn type1(d: &mut Draft) {
    d.set(
        FONT,
        "<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Made /FirstChar 65 /LastChar 65 /Widths [600] \
         /FontDescriptor 11 0 R >>",
    );
    d.set(DESCRIPTOR, "<< /Type /FontDescriptor /FontName /ABCDEF+Made /Flags 32 /FontFile 12 0 R >>");
    d.stream(FILE, "/Length1 1 /Length2 1 /Length3 0", &type1_program());
    d.resources("/Font << /F 10 0 R >>");
    d.content("BT /F 9 Tf (A) Tj ET");
}

#[test]
fn fonts_that_are_in_order() {
    allows(truetype);
    allows(composite);
    allows(type1);
    allows(|d| cmap(d, "", ""));
    allows(|d| {
        truetype(d);
        d.edit(DESCRIPTOR, "/Flags 32", "/Flags 4");
        d.edit(FONT, "/Encoding /WinAnsiEncoding", "");
        // Two or more subtables without (3,0) are ambiguous for a symbolic font, so nothing may be shown with it.
        d.content("BT 3 Tr /F 9 Tf (A) Tj ET");
    });
}

#[test]
fn dictionaries() {
    let with = |from: &'static str, to: &'static str| {
        move |d: &mut Draft| {
            truetype(d);
            d.edit(FONT, from, to);
        }
    };
    breaks("font-dictionary", with("/Type /Font", ""));
    breaks("font-dictionary", with("/LastChar 65", "/LastChar 66"));
    breaks("font-dictionary", with("/BaseFont /DejaVuSansMono", ""));
    breaks("name-utf8", with("/BaseFont /DejaVuSansMono", "/BaseFont /D#ff#fe"));
    breaks("truetype-encoding", with("/WinAnsiEncoding", "<< /Type /Encoding >>"));
    breaks("truetype-encoding", |d| {
        truetype(d);
        d.edit(DESCRIPTOR, "/Flags 32", "/Flags 4");
        d.content("BT 3 Tr /F 9 Tf (A) Tj ET");
    });
    breaks("truetype-cmap", |d| {
        truetype(d);
        d.edit(DESCRIPTOR, "/Flags 32", "/Flags 4");
        d.edit(FONT, "/Encoding /WinAnsiEncoding", "");
    });
}

#[test]
fn programs() {
    breaks("font-embedded", |d| {
        truetype(d);
        d.edit(DESCRIPTOR, "/FontFile2 12 0 R", "");
    });
    // Invisible text, as OCR leaves it, needs no program.
    allows(|d| {
        truetype(d);
        d.edit(DESCRIPTOR, "/FontFile2 12 0 R", "");
        d.content("BT 3 Tr /F 9 Tf (A) Tj ET");
    });
    breaks("font-damaged", |d| {
        truetype(d);
        d.stream(FILE, "", b"\0\x01\0\0 not a font");
    });
    breaks("glyph-width", |d| {
        truetype(d);
        d.edit(FONT, "[602]", "[604]");
    });
    breaks("glyph-width", |d| {
        type1(d);
        d.edit(FONT, "[600]", "[612]");
    });
    breaks("glyph-width", |d| {
        composite(d);
        d.edit(DESCENDANT, "/DW 602", "/DW 1000");
    });
    breaks("glyph-missing", |d| {
        type1(d);
        d.edit(FONT, "/FirstChar 65 /LastChar 65 /Widths [600]", "/FirstChar 66 /LastChar 66 /Widths [600]");
        d.content("BT /F 9 Tf (B) Tj ET");
    });
    breaks("notdef-glyph", |d| {
        composite(d);
        d.content("BT 3 Tr /F 9 Tf <0000> Tj ET");
    });
}

#[test]
fn subsets_list_their_glyphs() {
    let with = |set: &'static str| {
        move |d: &mut Draft| {
            type1(d);
            d.add(DESCRIPTOR, &format!("/CharSet ({set})"));
        }
    };
    allows(with("/A"));
    allows(with("/.notdef/A"));
    breaks("charset", with("/A/B"));
    breaks("charset", with(""));
    breaks("cidset", |d| {
        composite(d);
        d.add(DESCRIPTOR, "/CIDSet 16 0 R");
        // Bit 32,767, a CID far above the program's last glyph.
        let mut bits = vec![0u8; 4096];
        bits[4095] = 1;
        d.stream(16, "", &bits);
    });
}

#[test]
fn composite_fonts() {
    breaks("cid-to-gid-map", |d| {
        composite(d);
        d.edit(DESCENDANT, "/CIDToGIDMap /Identity", "");
    });
    breaks("font-system-info", |d| {
        cmap(d, "", "");
        d.edit(DESCENDANT, "/Supplement 0", "/Supplement 1");
    });
    breaks("cmap-wmode", |d| cmap(d, "/WMode 1", ""));
    breaks("limit-cid", |d| cmap(d, "", "1 begincidrange <0000> <0001> 65535 endcidrange"));
    breaks("cmap-reference", |d| cmap(d, "/UseCMap /Strange", ""));
    breaks("cmap-embedded", |d| {
        composite(d);
        d.edit(FONT, "/Identity-H", "/Strange");
    });
}

#[test]
fn level_u_asks_for_unicode() {
    let with = |to_unicode: Option<&str>| {
        let mut draft = Draft::good();
        composite(&mut draft);
        draft.stream(METADATA, "/Type /Metadata /Subtype /XML", xmp("2", "U", "").as_bytes());
        if let Some(text) = to_unicode {
            draft.add(FONT, "/ToUnicode 14 0 R");
            let map = format!("1 beginbfchar <{:04x}> <{text}> endbfchar", glyph('A'));
            draft.stream(TO_UNICODE, "", map.as_bytes());
        }
        broken(&draft, None)
    };
    let none: [&str; 0] = [];
    assert_eq!(with(Some("0041")), none);
    assert_eq!(with(Some("d83dde00")), none);
    assert_eq!(with(None), ["to-unicode"]);
    assert_eq!(with(Some("fffe")), ["to-unicode-value"]);
    // The private use area is forbidden by level a only.
    assert_eq!(with(Some("e000")), none);
}

#[test]
fn level_a_asks_for_actual_text() {
    let with = |content: &str| {
        let mut draft = Draft::good();
        composite(&mut draft);
        draft.add(FONT, "/ToUnicode 14 0 R");
        draft.stream(
            TO_UNICODE,
            "",
            format!("1 beginbfchar <{:04x}> <e000> endbfchar", glyph('A')).as_bytes(),
        );
        draft.content(&content.replace("<A>", &format!("<{:04x}>", glyph('A'))));
        broken(&draft, Some(Flavour::A2a)).contains(&"private-use".to_owned())
    };
    assert!(with("BT /F 9 Tf <A> Tj ET"));
    assert!(with("/Span << /ActualText (x) >> BDC EMC BT /F 9 Tf <A> Tj ET"));
    assert!(!with("/Span << /ActualText (x) >> BDC BT /F 9 Tf <A> Tj ET EMC"));
}
