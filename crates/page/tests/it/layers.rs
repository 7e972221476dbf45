//! A page taken apart: nothing written on it is lost, and colours stay with the ink that has them.

use liite_page::layers::{self, Layers};
use liite_page::{binarise, clean};
use liite_raster::{Bitmap, Channels, Raster};
use liite_testkit::typeset::{Document, Kind, Language, page};

const DPI: f64 = 150.0;

fn taken_apart(document: Document) -> (Raster, Layers) {
    let sheet = page(document, 4711, DPI);
    let cleaned = clean::clean(&sheet.raster).raster;
    let layers = layers::split(&cleaned, &binarise::binarise(&cleaned), DPI);
    (cleaned, layers)
}

fn marked() -> Document {
    let plain = Document::plain(Kind::Certificate, Language::Finnish);
    Document { stamp: true, signature: true, photo: true, ..plain }
}

#[test]
fn a_page_of_plain_text_is_one_ink_on_bare_paper() {
    let (_, layers) = taken_apart(Document::plain(Kind::Letter, Language::Finnish));
    assert!(layers.pictures.is_empty() && layers.ground.is_empty(), "{layers:?}");
    assert!(layers.inked.is_empty(), "{} pieces of other ink", layers.inked.len());
    let text = layers.text.expect("text");
    assert!(text.colour.iter().all(|&v| v < 80), "{:?}", text.colour);
    assert!(layers.paper.iter().all(|&v| v > 245), "{:?}", layers.paper);
}

#[test]
fn a_stamp_and_a_signature_keep_their_colours() {
    let (page, layers) = taken_apart(marked());
    let coloured: u64 = layers.inked.iter().map(|ink| ink.mask.count_ink()).sum();
    assert!(coloured > 2000, "{coloured} pixels of coloured ink");
    for ink in &layers.inked {
        assert_eq!((ink.mask.width(), ink.mask.height()), (ink.area.width(), ink.area.height()));
        // Where the page is clearly blue or red under the mask, the colours given for it are too.
        let (mut seen, mut kept) = (0u32, 0u32);
        for y in 0..ink.mask.height() {
            for x in (0..ink.mask.width()).filter(|&x| ink.mask.ink(x, y)) {
                let here = chroma(&page, ink.area.left + x, ink.area.top + y);
                let at = |v: u32, of: u32, n: u32| (v * n / of).min(n - 1);
                let (cx, cy) = (
                    at(x, ink.area.width(), ink.colours.width()),
                    at(y, ink.area.height(), ink.colours.height()),
                );
                if here > 60 {
                    seen += 1;
                    kept += u32::from(chroma(&ink.colours, cx, cy) > 30);
                }
            }
        }
        assert!(kept * 10 >= seen * 9, "{kept} of {seen} coloured pixels kept their colour");
    }
}

#[test]
fn a_photograph_on_the_page_stays_a_picture() {
    let (_, layers) = taken_apart(marked());
    assert_eq!(layers.pictures.len(), 1);
    let area = layers.pictures[0].area;
    // No ink is taken out of it.
    let in_picture = |mask: &Bitmap, left: u32, top: u32| {
        let rows = (0..mask.height()).flat_map(|y| (0..mask.width()).map(move |x| (x, y)));
        rows.filter(|&(x, y)| mask.ink(x, y) && area.holds(left + x, top + y)).count()
    };
    let text = layers.text.as_ref().expect("text");
    assert_eq!(in_picture(&text.mask, text.area.left, text.area.top), 0);
}

#[test]
fn a_pale_tint_and_what_the_mask_misses_stay_in_the_ground() {
    let (mut page, _) = taken_apart(Document::plain(Kind::Letter, Language::Finnish));
    let width = page.width() as usize;
    // A form's field, tinted by no more than a copier would, and a line that no mask was given for.
    for y in 300..420usize {
        for x in 200..700usize {
            let at = (y * width + x) * 3;
            page.data_mut()[at..at + 3].copy_from_slice(if y == 360 {
                &[150, 150, 150]
            } else {
                &[225, 235, 250]
            });
        }
    }
    let nothing = Bitmap::blank(page.width(), page.height());
    let layers = layers::split(&page, &nothing, DPI);
    let field = layers.ground.iter().find(|p| p.area.holds(450, 340)).expect("the field");
    let scale = |v: u32, of: u32, n: u32| (v * n / of).min(n - 1);
    let (x, y) = (
        scale(450 - field.area.left, field.area.width(), field.raster.width()),
        scale(330 - field.area.top, field.area.height(), field.raster.height()),
    );
    let pixel = &field.raster.row(y)[x as usize * 3..x as usize * 3 + 3];
    assert!(pixel[2] > pixel[0] + 12, "the field's blue: {pixel:?}");
    let y = scale(360 - field.area.top, field.area.height(), field.raster.height());
    assert!(
        field.raster.row(y)[x as usize * 3] < 215,
        "the line: {:?}",
        &field.raster.row(y)[x as usize * 3..]
    );
}

#[test]
fn bare_paper_and_odd_sizes_do_no_harm() {
    for (w, h) in [(1, 1), (3, 700), (701, 2), (64, 64)] {
        let page = Raster::filled(w, h, Channels::Rgb, 250);
        let layers = layers::split(&page, &Bitmap::blank(w, h), 300.0);
        assert!(layers.text.is_none() && layers.inked.is_empty());
        assert_eq!(layers.paper, [250; 3]);
        let black = Raster::filled(w, h, Channels::Grey, 0);
        let layers = layers::split(&black, &Bitmap::threshold(&black, 128), 300.0);
        assert_eq!((layers.width, layers.height), (w, h));
    }
}

fn chroma(picture: &Raster, x: u32, y: u32) -> u8 {
    let n = picture.channels().count();
    let p = &picture.row(y)[x as usize * n..(x as usize + 1) * n];
    p.iter().max().unwrap() - p.iter().min().unwrap()
}
