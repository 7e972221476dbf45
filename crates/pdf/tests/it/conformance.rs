//! What the composer writes, judged by the checker.

use liite_pdf::check::{Flavour, Options, check};
use liite_pdf::code;
use liite_pdf::compose::{Bookmark, DateTime, Document, Layer, Page, Place, compose};

use crate::drawing::{patches, writing};

fn assert_conforms(document: &Document) {
    let verdict = check(&compose(document).unwrap(), &Options::default());
    assert_eq!(verdict.violations, [], "{:?}", document.title);
    assert!(verdict.conforms());
    assert_eq!(verdict.claimed, Some(Flavour::A2b));
    assert_eq!(usize::try_from(verdict.pages), Ok(document.pages.len()));
}

fn document(pages: Vec<Page>) -> Document {
    Document { title: "Passi".into(), language: Some("fi".into()), pages, bookmarks: vec![], created: None }
}

#[test]
fn every_coding_and_layer_gives_a_conforming_file() {
    let ink = writing(120, 160, 3);
    let colour = code::jpeg(&patches(120, 160), 80).unwrap();
    let grey = code::jpeg(&patches(120, 160).to_grey(), 80).unwrap();
    let (fax, jbig2) = (code::ccitt_g4(&ink).unwrap(), code::jbig2(&ink).unwrap());
    let place = Some(Place { x: 10.0, y: 20.0, width: 80.0, height: 40.0 });
    let mut pages: Vec<Page> = [&colour, &grey, &fax, &jbig2]
        .into_iter()
        .map(|image| Page::of_picture(image.clone(), (210.0, 297.0)))
        .collect();
    pages.push(Page::of_picture(grey.clone(), (1.06, 1.06)));
    for mask in [fax, jbig2] {
        let layers = vec![
            Layer::Picture { image: colour.clone(), place: None },
            Layer::Ink { mask, colour: [0, 51, 204], place },
        ];
        pages.push(Page { size_mm: (100.0, 5080.0), layers });
    }
    assert_conforms(&document(pages));
}

#[test]
fn titles_bookmarks_and_dates_of_any_kind_give_a_conforming_file() {
    let image = code::ccitt_g4(&writing(40, 40, 1)).unwrap();
    let page = Page::of_picture(image, (210.0, 297.0));
    for title in
        ["", "Äiti & isä <passi>", "护照", "جواز سفر", "a(b)c\\d\r\ne\0f", "]]>", &"x".repeat(40_000)]
    {
        let mut document = document(vec![page.clone(); 3]);
        document.title = title.to_owned();
        document.bookmarks = vec![Bookmark { title: title.to_owned(), page: 2 }];
        document.created = Some(DateTime {
            year: 2026,
            month: 11,
            day: 22,
            hour: 15,
            minute: 59,
            second: 58,
            offset_minutes: -150,
        });
        assert_conforms(&document);
    }
}
