//! Colour or not: black print stays black and white whatever the lens does, a pale stamp is colour.

use liite_page::colour::{self, Colour};
use liite_raster::{Channels, Raster};
use liite_testkit::typeset::{self, Document, Kind, Language};

use crate::scenes::{fill, noisy, page_of_text, portrait};

/// Shifts red one way and blue the other by `pixels`: what a lens does at the picture's edge.
fn fringed(page: &Raster, pixels: usize) -> Raster {
    let mut out = page.clone();
    let w = page.width() as usize;
    for y in 0..page.height() as usize {
        for x in 0..w {
            let from = |x: usize, c: usize| page.data()[(y * w + x) * 3 + c];
            out.data_mut()[(y * w + x) * 3] = from(x.saturating_sub(pixels), 0);
            out.data_mut()[(y * w + x) * 3 + 2] = from((x + pixels).min(w - 1), 2);
        }
    }
    out
}

#[test]
fn black_text_with_fringes_is_not_colour() {
    let (page, _, _) = page_of_text(200.0);
    assert_eq!(colour::judge(&page), Colour::None);
    let mut fringed = fringed(&page, 1);
    noisy(&mut fringed, 4.0);
    assert_eq!(colour::judge(&fringed), Colour::None);
    assert_eq!(colour::judge(&page.to_grey()), Colour::None);
}

#[test]
fn a_jpeg_of_black_text_is_not_colour() {
    let (page, _, _) = page_of_text(300.0);
    let file = liite_testkit::jpeg(&fringed(&page, 1), 75, None);
    let page = liite_testkit::jpeg::decode(&file).expect("our own file");
    assert_eq!(colour::judge(&page), Colour::None);
}

#[test]
fn a_pale_stamp_of_five_millimetres_is_colour() {
    for tint in [[205, 215, 245], [246, 210, 214], [205, 238, 210]] {
        let (mut page, _, (w, h)) = page_of_text(200.0);
        let side = (5.0 / 25.4 * 200.0) as u32;
        // A ring and a bar, as stamps are: a third of the square is inked.
        fill(&mut page, (w / 2, h * 9 / 10, side, side / 6), tint);
        fill(&mut page, (w / 2, h * 9 / 10 + side * 5 / 6, side, side / 6), tint);
        noisy(&mut page, 2.0);
        assert!(matches!(colour::judge(&page), Colour::Spots { .. }), "{tint:?}: {:?}", colour::judge(&page));
    }
}

#[test]
fn a_blue_signature_is_colour() {
    let plain = Document::plain(Kind::Letter, Language::Swedish);
    let page = typeset::page(Document { signature: true, ..plain }, 3, 200.0).raster;
    assert!(matches!(colour::judge(&page), Colour::Spots { .. }), "{:?}", colour::judge(&page));
}

#[test]
fn a_picture_all_over_is_full_colour() {
    let mut page = Raster::filled(500, 400, Channels::Rgb, 255);
    portrait(&mut page, (20, 20, 460, 360));
    assert_eq!(colour::judge(&page), Colour::Full);
}

#[test]
fn text_and_rules_and_solid_boxes_are_no_pictures() {
    let (mut page, _, (w, h)) = page_of_text(150.0);
    fill(&mut page, (w / 10, h * 8 / 10, w / 2, h / 12), [0, 0, 0]);
    fill(&mut page, (w / 10, h * 9 / 10, w / 2, h / 20), [200, 200, 200]);
    assert!(!colour::has_pictures(&page), "{}", colour::pictures(&page));
    let table = typeset::page(Document::plain(Kind::BankStatement, Language::English), 2, 150.0).raster;
    assert!(!colour::has_pictures(&table), "{}", colour::pictures(&table));
}
