//! Pages in layers: small, exact where it matters, and the same in every reader.

use liite_page::{binarise, layers};
use liite_pdf::check;
use liite_pdf::code::{self, BilevelCoding, Coded, CodedLayer, CodedPage, Coding, Fineness};
use liite_pdf::compose::{self, Page, Place, compose};
use liite_pdf::render;
use liite_raster::{Bitmap, Channels, Raster};
use liite_testkit::typeset::{self, Document, Kind, Language};

use crate::drawing::{Dice, distance, read_pnm};
use crate::tools::{run, written};

const A4: (f64, f64) = (210.0, 297.0);
const WHOLE: Place = Place { x: 0.0, y: 0.0, width: A4.0, height: A4.1 };
const FINE: Fineness =
    Fineness { picture_scale: 0.5, picture_quality: 75, ground_quality: 60, ink_quality: 60 };

/// A certificate with a stamp, a signature and a photograph, and a tinted field at its foot; 150 dots per inch.
fn paper() -> Raster {
    let plain = Document::plain(Kind::Certificate, Language::Finnish);
    let document = Document { stamp: true, signature: true, photo: true, ..plain };
    let mut page = typeset::page(document, 11, 150.0).raster.to_rgb();
    let (width, height) = (page.width() as usize, page.height() as usize);
    for y in height - 160..height - 60 {
        for x in 100..width - 100 {
            page.data_mut()[(y * width + x) * 3..][..3].copy_from_slice(&[225, 240, 215]);
        }
    }
    page
}

fn coded(bilevel: BilevelCoding) -> CodedPage {
    let page = paper();
    let ink = binarise::binarise(&page);
    code::layered(&layers::split(&page, &ink, 150.0), FINE, bilevel).unwrap()
}

fn pdf(pages: &[CodedPage]) -> Vec<u8> {
    let pages = pages.iter().map(|page| Page { size_mm: A4, layers: page.placed(WHOLE) }).collect();
    compose(&compose::Document {
        title: "Paper".into(),
        language: None,
        pages,
        bookmarks: vec![],
        created: None,
    })
    .unwrap()
}

#[test]
fn a_page_in_layers_is_a_quarter_of_a_picture_and_looks_like_the_page() {
    let layered = coded(BilevelCoding::Smallest);
    let picture = code::jpeg(&paper(), 85).unwrap();
    assert!(layered.size() * 4 < picture.size(), "{} beside {}", layered.size(), picture.size());
    let difference = distance(&layered.flattened().unwrap(), &paper());
    assert!(difference < 3.0, "{difference} levels");
    let kinds = |wanted: fn(&CodedLayer) -> bool| layered.layers.iter().filter(|l| wanted(l)).count();
    assert_eq!(kinds(|l| matches!(l, CodedLayer::Ink { .. })), 1);
    assert!(kinds(|l| matches!(l, CodedLayer::Inked { .. })) >= 1, "stamp and signature keep their colours");
    assert!(kinds(|l| matches!(l, CodedLayer::Picture { .. })) >= 2, "the picture and the tint");
}

#[test]
fn it_is_pdf_a_and_every_reader_shows_the_same() {
    let layered = coded(BilevelCoding::Smallest);
    let bytes = pdf(std::slice::from_ref(&layered));
    let verdict = check::check(&bytes, &check::Options::default());
    assert!(verdict.conforms(), "{:?}", verdict.violations);
    let meant = layered.flattened().unwrap();
    let close = |name: &str, shown: &Raster| {
        // Readers differ by a row at the rim, and in how they smooth; a layer that is missing or inverted costs tens.
        let shown = shown.to_rgb();
        let (w, h) = (shown.width().min(meant.width()) & !7, shown.height().min(meant.height()) & !7);
        let part = |picture: &Raster| {
            let rows = (0..h).flat_map(|y| picture.row(y)[..w as usize * 3].to_vec()).collect();
            Raster::from_vec(w, h, Channels::Rgb, rows).unwrap().shrunk_by(8)
        };
        let difference = distance(&part(&shown), &part(&meant));
        assert!(difference < 4.0, "{name}: {difference} levels");
    };
    close("hayro", &render::render(&bytes, 0, 150.0, &Default::default()).unwrap());
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.pdf"), &bytes).unwrap();
    for (program, arguments) in [
        ("pdftoppm", vec!["-r", "150", "a.pdf", "poppler-"]),
        ("mutool", vec!["draw", "-q", "-r", "150", "-o", "mupdf-%03d.ppm", "a.pdf"]),
    ] {
        if run(program, &arguments, folder.path()).is_some() {
            let prefix = if program == "mutool" { "mupdf-" } else { "poppler-" };
            close(program, &read_pnm(&written(folder.path(), prefix)[0].1));
        }
    }
    run("qpdf", &["--check", "a.pdf"], folder.path());
}

#[test]
fn a_receiver_without_jbig2_gets_the_same_ink_as_fax() {
    let (any, fax) = (coded(BilevelCoding::Smallest), coded(BilevelCoding::CcittG4));
    let masks = |page: &CodedPage| -> Vec<Coded> {
        page.layers.iter().flat_map(CodedLayer::coded).filter(|c| c.is_bilevel()).cloned().collect()
    };
    assert!(masks(&fax).iter().all(|mask| mask.coding == Coding::CcittG4));
    assert!(masks(&any).iter().any(|mask| matches!(mask.coding, Coding::Jbig2 { .. })));
    assert_eq!(code::ink_of(&any).unwrap(), code::ink_of(&fax).unwrap());
}

/// The same letters on every page, in an order of its own, as a printer makes them: bars of a seven-part display.
fn printed(page: u64) -> Bitmap {
    const BARS: [(u32, u32, u32, u32); 7] = [
        (0, 0, 14, 3),
        (0, 0, 3, 12),
        (11, 0, 14, 12),
        (0, 10, 14, 13),
        (0, 10, 3, 24),
        (11, 10, 14, 24),
        (0, 21, 14, 24),
    ];
    let mut order = Dice(1000 + page);
    let mut ink = Bitmap::blank(1200, 1000);
    for top in (20..960).step_by(36) {
        for left in (20..1160).step_by(22) {
            let letter = order.roll() % 40 + 60;
            for (x0, y0, x1, y1) in
                BARS.iter().enumerate().filter(|(i, _)| letter >> i & 1 == 1).map(|b| *b.1)
            {
                (y0..y1).for_each(|y| (x0..x1).for_each(|x| ink.set(left + x, top + y, true)));
            }
        }
    }
    ink
}

#[test]
fn letters_of_many_pages_are_stored_once_and_come_back_exactly() {
    let inks: Vec<_> = (0..14).map(printed).collect();
    let file = |coded: &[Coded]| {
        let pages = coded.iter().map(|c| Page::of_picture(c.clone(), A4)).collect();
        let title = "Many".to_owned();
        compose(&compose::Document { title, language: None, pages, bookmarks: vec![], created: None })
            .unwrap()
    };
    let mut coded: Vec<Coded> = inks.iter().map(|ink| code::jbig2(ink).unwrap()).collect();
    let alone = file(&coded);
    let saved = code::share_symbols(&mut coded.iter_mut().collect::<Vec<_>>());
    for (coded, ink) in coded.iter().zip(&inks) {
        assert_eq!(&code::decode_bilevel(coded).unwrap(), ink);
    }
    let together = file(&coded);
    assert!(check::check(&together, &check::Options::default()).conforms());
    // The dictionary stands in the file once for all the pages that use it; a page's reference to it takes some bytes.
    assert!(
        saved > 1000 && together.len() + saved / 2 < alone.len(),
        "{} of {}",
        together.len(),
        alone.len()
    );
}
