//! What is found in other people's PDF files, and which pages are one picture.

use std::sync::Arc;

use liite_pdf::read::{Inspection, Limits, PageImage, Pdf, PdfReadError, Pixels, inspect};
use liite_raster::{Channels, QuarterTurn, Raster};
use lopdf::{Dictionary, Object, Stream, dictionary};

use crate::made::{self, Sheet, jpeg_image, raw_image};

fn open(bytes: Vec<u8>) -> Pdf {
    Pdf::open(Arc::new(bytes), &Limits::default()).unwrap()
}

fn image_of(sheet: Sheet) -> Option<PageImage> {
    open(made::file(&[sheet])).page_image(0).unwrap()
}

fn inspected(catalog: &Dictionary) -> Inspection {
    let blank = Sheet::new(100.0, 100.0, "");
    inspect(&made::bytes(made::document(&[blank], catalog)), &Limits::default()).unwrap()
}

/// A picture whose four quarters differ, so that no turn or mirror image of it is itself.
fn quarters(width: u32, height: u32) -> Raster {
    let mut raster = Raster::filled(width, height, Channels::Rgb, 0);
    let colours = [[250, 10, 20], [20, 200, 30], [30, 40, 220], [240, 230, 40]];
    for (at, pixel) in raster.data_mut().chunks_exact_mut(3).enumerate() {
        let (x, y) = (at as u32 % width, at as u32 / width);
        pixel.copy_from_slice(&colours[usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2)]);
    }
    raster
}

fn plain(raster: &Raster) -> Stream {
    raw_image(raster.width(), raster.height(), "DeviceRGB", 8, raster.data().to_vec())
}

fn jpeg(raster: &Raster) -> Vec<u8> {
    liite_pdf::code::jpeg(raster, 90).unwrap().bytes
}

fn difference(a: &Raster, b: &Raster) -> f64 {
    assert_eq!((a.width(), a.height(), a.channels()), (b.width(), b.height(), b.channels()));
    let sum: u64 = a.data().iter().zip(b.data()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / a.data().len() as f64
}

const WHOLE: &str = "q 210 0 0 297 0 0 cm /Im0 Do Q ";

fn whole_page() -> Sheet {
    Sheet::new(210.0, 297.0, WHOLE).with(plain(&quarters(70, 99)))
}

#[test]
fn a_jpeg_over_the_whole_page_comes_out_byte_for_byte() {
    let stream = jpeg(&quarters(140, 198));
    let sheet = Sheet::new(210.0, 297.0, WHOLE).with(jpeg_image(140, 198, "DeviceRGB", stream.clone()));
    let image = image_of(sheet).unwrap();
    assert_eq!(image.pixels, Pixels::Jpeg(stream));
    assert_eq!((image.turn, image.mirrored), (QuarterTurn::None, false));
    assert!(
        (image.size_mm.0 - 210.0 * 25.4 / 72.0).abs() < 0.01
            && (image.size_mm.1 - 297.0 * 25.4 / 72.0).abs() < 0.01
    );
    assert!((image.dpi.0 - 48.0).abs() < 0.01, "{:?}", image.dpi);
}

#[test]
fn exif_inside_a_pdf_is_neither_heeded_nor_kept() {
    let stream = jpeg(&quarters(140, 198));
    // APP1 with orientation 6 and a place, which a decoder of photographs would obey.
    let exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0GPS 60.17 N 24.94 E";
    let mut with = vec![0xff, 0xd8, 0xff, 0xe1];
    with.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    with.extend(exif);
    with.extend(&stream[2..]);
    let sheet = Sheet::new(210.0, 297.0, WHOLE).with(jpeg_image(140, 198, "DeviceRGB", with));
    assert_eq!(image_of(sheet).unwrap().pixels, Pixels::Jpeg(stream));
}

#[test]
fn a_jpeg_whose_colours_the_pdf_redefines_is_decoded_here() {
    let stream = jpeg(&quarters(140, 198));
    let mut image = jpeg_image(140, 198, "DeviceRGB", stream);
    image.dict.set("Decode", [1, 0, 1, 0, 1, 0].map(Object::Integer).to_vec());
    let found = image_of(Sheet::new(210.0, 297.0, WHOLE).with(image)).unwrap();
    let Pixels::Raster { raster, .. } = found.pixels else { panic!("handed on as JPEG") };
    // Inverted: the red quarter is cyan.
    assert!(raster.data()[0] < 60 && raster.data()[1] > 200, "{:?}", &raster.data()[..3]);
}

#[test]
fn every_placement_shows_what_a_viewer_shows() {
    for rotate in [0, 90, 180, 270] {
        for (number, matrix) in [
            "210 0 0 297 0 0",
            "-210 0 0 297 210 0",
            "210 0 0 -297 0 297",
            "-210 0 0 -297 210 297",
            "0 297 210 0 0 0",
            "0 297 -210 0 210 0",
            "0 -297 210 0 0 297",
            "0 -297 -210 0 210 297",
        ]
        .iter()
        .enumerate()
        {
            // Lying placements take a picture lying on its side, so that its pixels stay square.
            let stored = if number < 4 { quarters(70, 99) } else { quarters(99, 70) };
            let mut sheet =
                Sheet::new(210.0, 297.0, &format!("q {matrix} cm /Im0 Do Q")).with(plain(&stored));
            sheet.rotate = rotate;
            let pdf = open(made::file(&[sheet]));
            let image = pdf.page_image(0).unwrap().unwrap();
            let Pixels::Raster { raster, .. } = image.pixels.clone() else { panic!("no samples") };
            let shown = image.upright(raster);
            let rendered = pdf.render(0, Some(24.0)).unwrap().raster;
            let off = difference(&shown, &rendered);
            assert!(off < 3.0, "rotate {rotate}, matrix {matrix}: off by {off}");
        }
    }
}

#[test]
fn hidden_text_leaves_a_page_a_picture() {
    for hidden in ["3 Tr (abc) Tj", "/Clear gs (abc) Tj"] {
        let content = format!("{WHOLE} BT /F1 12 Tf 20 20 Td {hidden} ET");
        let sheet = Sheet { content, ..whole_page() };
        let file = made::file(&[sheet]);
        assert!(open(file.clone()).page_image(0).unwrap().is_some(), "{hidden}");
        assert!(inspect(&file, &Limits::default()).unwrap().has_text, "{hidden}");
    }
    // Text under the picture is hidden as well.
    let sheet = Sheet { content: format!("BT /F1 12 Tf 20 20 Td (abc) Tj ET {WHOLE}"), ..whole_page() };
    assert!(image_of(sheet).is_some());
}

#[test]
fn whatever_else_is_seen_makes_a_page_more_than_a_picture() {
    let cases = [
        ("text", format!("{WHOLE} BT /F1 12 Tf 20 20 Td (abc) Tj ET")),
        ("a line", format!("{WHOLE} 10 10 m 100 100 l S")),
        ("a filled box", format!("{WHOLE} 1 0 0 rg 20 20 50 50 re f")),
        ("a second image", format!("{WHOLE} q 50 0 0 50 20 20 cm /Im0 Do Q")),
        ("a cut", format!("0 0 100 297 re W n {WHOLE}")),
        ("a half page", "q 210 0 0 150 0 0 cm /Im0 Do Q".to_owned()),
        ("a slant", "q 209 12 -12 296 0 0 cm /Im0 Do Q".to_owned()),
        ("no image at all", String::new()),
    ];
    for (what, content) in cases {
        assert!(image_of(Sheet { content, ..whole_page() }).is_none(), "{what}");
    }
    // What lies outside the page, or is white on the white page, is not seen.
    for content in [format!("{WHOLE} 300 300 50 50 re f"), format!("1 1 1 rg 0 0 210 297 re f {WHOLE}")] {
        assert!(image_of(Sheet { content: content.clone(), ..whole_page() }).is_some(), "{content}");
    }
}

#[test]
fn a_stamp_in_an_annotation_is_seen() {
    let mut form = Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => [0, 0, 50, 50].map(Object::Integer).to_vec() },
        b"1 0 0 rg 0 0 50 50 re f".to_vec(),
    );
    form.compress().unwrap();
    let mut document = made::document(&[whole_page()], &Dictionary::new());
    let form = document.add_object(form);
    let stamp = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Stamp", "F" => 4, "AP" => dictionary! { "N" => form },
        "Rect" => [20, 20, 70, 70].map(Object::Integer).to_vec(),
    });
    let page = document.page_iter().next().unwrap();
    document.get_dictionary_mut(page).unwrap().set("Annots", vec![Object::Reference(stamp)]);
    let pdf = open(made::bytes(document));
    assert!(pdf.page_image(0).unwrap().is_none());
    let raster = pdf.render(0, Some(72.0)).unwrap().raster;
    let at = ((297 - 45) * raster.width() as usize + 45) * 3;
    assert!(raster.data()[at] > 240 && raster.data()[at + 1] < 20, "{:?}", &raster.data()[at..at + 3]);
}

#[test]
fn what_a_viewer_would_make_up_is_noticed() {
    let undrawn = |annotation: Dictionary| {
        let mut annotation = annotation;
        annotation.set("Type", "Annot");
        annotation.set("Rect", [20, 20, 70, 70].map(Object::Integer).to_vec());
        let mut sheet = whole_page();
        sheet.extra.set("Annots", vec![Object::Dictionary(annotation)]);
        open(made::file(&[sheet])).has_undrawn_annotations(0)
    };
    let name = || Object::string_literal("Virtanen");
    assert!(undrawn(dictionary! { "Subtype" => "FreeText", "Contents" => name() }));
    assert!(undrawn(dictionary! { "Subtype" => "Widget", "FT" => "Tx", "V" => name() }));
    assert!(undrawn(
        dictionary! { "Subtype" => "Widget", "Parent" => dictionary! { "FT" => "Tx", "V" => name() } }
    ));
    assert!(!undrawn(dictionary! { "Subtype" => "Widget", "FT" => "Tx" }));
    assert!(!undrawn(dictionary! { "Subtype" => "Link" }));
    assert!(!undrawn(dictionary! { "Subtype" => "FreeText", "F" => 2 }));
    assert!(!undrawn(dictionary! { "Subtype" => "FreeText", "AP" => dictionary! { "N" => dictionary! {} } }));
    assert!(!open(made::file(&[whole_page()])).has_undrawn_annotations(0));
}

#[test]
fn one_bit_images_are_bilevel_whichever_way_round() {
    // 16 x 24, left half set.
    let rows: Vec<u8> = [0xff, 0x00].repeat(24);
    let content = "q 200 0 0 300 0 0 cm /Im0 Do Q";
    for (decode, left) in [([0, 1], 255), ([1, 0], 0)] {
        let mut image = raw_image(16, 24, "DeviceGray", 1, rows.clone());
        image.dict.set("Decode", decode.map(Object::Integer).to_vec());
        let found = image_of(Sheet::new(200.0, 300.0, content).with(image)).unwrap();
        let Pixels::Raster { raster, bilevel } = found.pixels else { panic!("no samples") };
        assert!(bilevel);
        assert_eq!((raster.row(5)[0], raster.row(5)[15]), (left, 255 - left));
    }
    // A stencil paints where the bit is 0.
    let mut mask = raw_image(16, 24, "DeviceGray", 1, rows);
    mask.dict.remove(b"ColorSpace");
    mask.dict.set("ImageMask", true);
    let found = image_of(Sheet::new(200.0, 300.0, content).with(mask)).unwrap();
    let Pixels::Raster { raster, bilevel } = found.pixels else { panic!("no samples") };
    assert!(bilevel);
    assert_eq!((raster.row(5)[0], raster.row(5)[15]), (255, 0));
}

#[test]
fn what_this_program_writes_it_reads_back() {
    use liite_pdf::compose::{Document, Page, compose};
    let coded = liite_pdf::code::jpeg(&quarters(140, 198), 90).unwrap();
    let page = Page::of_picture(coded.clone(), (148.0, 210.0));
    let written = compose(&Document {
        title: "Tenancy agreement".to_owned(),
        language: Some("en".to_owned()),
        pages: vec![page],
        bookmarks: Vec::new(),
        created: None,
    })
    .unwrap();
    let found = inspect(&written, &Limits::default()).unwrap();
    assert_eq!(found.claimed_pdfa.as_deref(), Some("2b"));
    assert_eq!((found.pages, found.has_text, found.encrypted, found.signed), (1, false, false, false));
    let image = open(written).page_image(0).unwrap().unwrap();
    assert_eq!(image.pixels, Pixels::Jpeg(coded.bytes));
    assert!((image.size_mm.0 - 148.0).abs() < 0.1 && (image.size_mm.1 - 210.0).abs() < 0.1);
}

#[test]
fn a_password_is_asked_for_only_where_one_is_set() {
    let document = || made::document(&[whole_page()], &Dictionary::new());
    let open_to_all = made::encrypted(document(), "");
    let found = inspect(&open_to_all, &Limits::default()).unwrap();
    assert!(found.encrypted);
    assert!(open(open_to_all).page_image(0).unwrap().is_some());
    let locked = inspect(&made::encrypted(document(), "secret"), &Limits::default());
    assert_eq!(locked, Err(PdfReadError::Password));
    assert!(!inspect(&made::bytes(document()), &Limits::default()).unwrap().encrypted);
}

#[test]
fn a_signature_is_one_only_when_it_is_signed() {
    let field = |signed: bool| {
        let mut kid = dictionary! { "T" => Object::string_literal("s") };
        if signed {
            kid.set("V", dictionary! { "Type" => "Sig", "Contents" => Object::string_literal("00") });
        }
        // The type stands at the parent.
        let parent = dictionary! { "FT" => "Sig", "Kids" => vec![Object::Dictionary(kid)] };
        dictionary! { "AcroForm" => dictionary! { "Fields" => vec![Object::Dictionary(parent)] } }
    };
    assert!(inspected(&field(true)).signed);
    let unsigned = inspected(&field(false));
    assert!(!unsigned.signed && unsigned.forms);
    let certified = dictionary! { "Perms" => dictionary! { "DocMDP" => dictionary! {} } };
    assert!(inspected(&certified).signed);
    // A text field with a value is no signature.
    let text = dictionary! { "FT" => "Tx", "V" => Object::string_literal("Sig") };
    let form = dictionary! { "AcroForm" => dictionary! { "Fields" => vec![Object::Dictionary(text)] } };
    assert!(!inspected(&form).signed);
}

#[test]
fn what_is_more_than_pages_is_named() {
    let nothing = inspected(&Dictionary::new());
    assert!(
        !(nothing.forms
            || nothing.dynamic_form
            || nothing.scripts
            || nothing.attachments
            || nothing.portfolio)
    );
    let xfa = dictionary! {
        "AcroForm" => dictionary! { "XFA" => Object::string_literal("<xdp/>") }, "NeedsRendering" => true,
    };
    let found = inspected(&xfa);
    assert!(found.forms && found.dynamic_form);
    let action = dictionary! { "OpenAction" => dictionary! { "S" => "JavaScript" } };
    assert!(inspected(&action).scripts);
    let view = dictionary! { "OpenAction" => dictionary! { "S" => "GoTo" } };
    assert!(!inspected(&view).scripts);
    let files = dictionary! { "Names" => dictionary! { "EmbeddedFiles" => dictionary! {} }, "Collection" => dictionary! {} };
    let found = inspected(&files);
    assert!(found.attachments && found.portfolio);
}

#[test]
fn no_pdf_too_many_pages_and_giant_images_are_refused() {
    let limits = Limits { pages: 3, ..Limits::default() };
    assert_eq!(inspect(b"", &limits), Err(PdfReadError::Unreadable));
    assert_eq!(inspect(b"%PDF-1.7 and nothing more", &limits), Err(PdfReadError::Unreadable));
    let four = made::file(&[(); 4].map(|()| Sheet::new(100.0, 100.0, "")));
    assert_eq!(inspect(&four, &limits), Err(PdfReadError::TooManyPages { pages: 4, limit: 3 }));
    let bomb = raw_image(100_000, 100_000, "DeviceRGB", 8, vec![0; 100]);
    let pdf = open(made::file(&[Sheet::new(210.0, 297.0, WHOLE).with(bomb)]));
    assert_eq!(pdf.page_image(0), Ok(None));
    assert_eq!(
        pdf.render(0, None),
        Err(PdfReadError::ImageTooLarge { page: 1, width: 100_000, height: 100_000 })
    );
    assert_eq!(pdf.render(1, None), Err(PdfReadError::NoSuchPage { page: 2 }));
}

#[test]
fn pages_that_go_round_in_circles_end() {
    let mut document = made::document(&[whole_page()], &Dictionary::new());
    let page = document.page_iter().next().unwrap();
    let parent = document.get_dictionary(page).unwrap().get(b"Parent").unwrap().as_reference().unwrap();
    let kids = vec![Object::Reference(parent), Object::Reference(page), Object::Reference(parent)];
    document.get_dictionary_mut(parent).unwrap().set("Kids", kids);
    let form = document.new_object_id();
    let dict = dictionary! {
        "Type" => "XObject", "Subtype" => "Form", "BBox" => [0, 0, 50, 50].map(Object::Integer).to_vec(),
        "Resources" => dictionary! { "XObject" => dictionary! { "Again" => form } },
    };
    document.objects.insert(form, Stream::new(dict, b"/Again Do /Again Do".to_vec()).into());
    let resources = dictionary! { "XObject" => dictionary! { "Im0" => form } };
    document.get_dictionary_mut(page).unwrap().set("Resources", resources);
    let pdf = open(made::bytes(document));
    assert_eq!(pdf.pages(), 1);
    assert!(pdf.render(0, Some(36.0)).is_ok());
}

#[test]
fn damaged_files_never_panic() {
    let stream = jpeg(&quarters(140, 198));
    let good = made::file(&[Sheet::new(210.0, 297.0, WHOLE).with(jpeg_image(140, 198, "DeviceRGB", stream))]);
    let mut opened = 0;
    let mut try_all = |bytes: Vec<u8>| {
        if let Ok(pdf) = Pdf::open(Arc::new(bytes), &Limits::default()) {
            opened += 1;
            let _ = (pdf.inspect(), pdf.page_image(0), pdf.render(0, Some(20.0)));
        }
    };
    for end in (0..good.len()).step_by(61) {
        try_all(good[..end].to_vec());
    }
    for at in (0..good.len()).step_by(37) {
        let mut flipped = good.clone();
        flipped[at] ^= 0x15;
        try_all(flipped);
    }
    // Most flips leave a file that opens: the loop did look at something.
    assert!(opened > 50, "{opened}");
}
