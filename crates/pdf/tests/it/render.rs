//! Rendered pages: the right size, the right way up, within the limit.

use liite_pdf::read::{Limits, Pdf};
use liite_pdf::render::{Rendered, render};
use liite_raster::Channels;
use lopdf::Object;

use crate::made::{self, Sheet};

fn rendered(sheet: Sheet, dpi: Option<f64>) -> Rendered {
    let pdf = Pdf::open(std::sync::Arc::new(made::file(&[sheet])), &Limits::default()).unwrap();
    pdf.render(0, dpi).unwrap()
}

#[test]
fn an_a4_page_of_text_is_rendered_at_300_dpi() {
    let page = rendered(Sheet::new(595.276, 841.89, "BT /F1 40 Tf 100 400 Td (Hakemus) Tj ET"), None);
    assert_eq!((page.raster.width(), page.raster.height()), (2480, 3508));
    assert_eq!(page.raster.channels(), Channels::Grey);
    assert!((page.size_mm.0 - 210.0).abs() < 0.01 && (page.size_mm.1 - 297.0).abs() < 0.01);
    let dark = page.raster.data().iter().filter(|v| **v < 100).count();
    // Seven letters of 40 points cover well over a thousand pixels, and far less than the page.
    assert!((5_000..200_000).contains(&dark), "{dark}");
    assert_eq!(page.raster.row(0)[0], 255);
}

#[test]
fn a_corner_stays_the_corner_through_every_turn() {
    for (rotate, corner) in [(0, (0, 1)), (90, (0, 0)), (180, (1, 0)), (270, (1, 1))] {
        // Red in the lower left of the unturned page.
        let mut sheet = Sheet::new(200.0, 300.0, "1 0 0 rg 0 0 40 40 re f");
        sheet.rotate = rotate;
        let raster = rendered(sheet, Some(72.0)).raster;
        let (w, h) = if rotate % 180 == 0 { (200, 300) } else { (300, 200) };
        assert_eq!((raster.width(), raster.height()), (w, h));
        let (x, y) = (if corner.0 == 0 { 10 } else { w - 10 }, if corner.1 == 0 { 10 } else { h - 10 });
        let at = (y * w + x) as usize * 3;
        assert_eq!(&raster.data()[at..at + 3], [255, 0, 0], "rotate {rotate}");
        let middle = (h / 2 * w + w / 2) as usize * 3;
        assert_eq!(&raster.data()[middle..middle + 3], [255, 255, 255]);
    }
}

#[test]
fn a_poster_is_rendered_within_the_limit() {
    let file = made::file(&[Sheet::new(14_400.0, 14_400.0, "0 0 100 100 re f")]);
    let limits = Limits { rendered_pixels: 4_000_000, ..Limits::default() };
    let raster = render(&file, 0, 600.0, &limits).unwrap();
    assert!(raster.pixels() <= 4_004_000, "{raster:?}");
    assert!(raster.pixels() > 3_900_000, "{raster:?}");
    // A ribbon is bounded by its length.
    let ribbon =
        render(&made::file(&[Sheet::new(200_000.0, 1.0, "")]), 0, 300.0, &Limits::default()).unwrap();
    assert!(ribbon.width() <= 65_535 && ribbon.height() >= 1);
}

#[test]
fn user_units_make_a_page_larger() {
    let mut sheet = Sheet::new(100.0, 200.0, "");
    sheet.extra.set("UserUnit", Object::Real(2.0));
    let page = rendered(sheet, Some(72.0));
    assert_eq!((page.raster.width(), page.raster.height()), (200, 400));
    assert!((page.size_mm.0 - 70.56).abs() < 0.01, "{:?}", page.size_mm);
}

#[test]
fn images_decide_the_resolution_of_a_page_made_of_them() {
    let strip = made::raw_image(400, 100, "DeviceGray", 8, vec![90; 40_000]);
    // Two strips of 200 dpi, each half the page.
    let sheet = Sheet::new(144.0, 72.0, "q 144 0 0 36 0 36 cm /Im0 Do Q q 144 0 0 36 0 0 cm /Im1 Do Q");
    let page = rendered(sheet.with(strip.clone()).with(strip), None);
    assert!((page.dpi - 200.0).abs() < 0.5, "{}", page.dpi);
    assert_eq!((page.raster.width(), page.raster.height()), (400, 200));
}

#[test]
fn what_is_missing_from_a_page_is_said() {
    let whole = rendered(Sheet::new(144.0, 72.0, "0 0 10 10 re f"), Some(36.0));
    assert!(!(whole.content_missing || whole.images_missing || whole.fonts_missing));

    let mut document =
        made::document(&[Sheet::new(144.0, 72.0, "0 0 10 10 re f")], &lopdf::Dictionary::new());
    let page = document.page_iter().next().unwrap();
    let content = document.get_page_contents(page)[0];
    // One character is no group of ASCII85.
    let broken = lopdf::Stream::new(lopdf::dictionary! { "Filter" => "ASCII85Decode" }, b"!~>".to_vec());
    document.objects.insert(content, broken.into());
    let pdf = Pdf::open(std::sync::Arc::new(made::bytes(document)), &Limits::default()).unwrap();
    assert!(pdf.render(0, Some(36.0)).unwrap().content_missing);

    let image = made::jpeg_image(40, 40, "DeviceRGB", b"no JPEG at all".to_vec());
    let sheet = Sheet::new(144.0, 72.0, "q 50 0 0 50 0 0 cm /Im0 Do Q").with(image);
    assert!(rendered(sheet, Some(36.0)).images_missing);
}
