//! What comes back from files that are in order, or refused in good order.

use std::ops::ControlFlow;
use std::sync::atomic::AtomicBool;

use liite_pdf::compose::{Document, Page, compose};
use liite_raster::{Bitmap, Channels, Raster};
use liite_worker::{Job, Opened, Origin, Picture, Pictures, Worker, WorkerError};

use crate::{all, worker};

fn slope(width: u32, height: u32) -> Raster {
    let mut raster = Raster::filled(width, height, Channels::Rgb, 0);
    for (at, pixel) in raster.data_mut().chunks_exact_mut(3).enumerate() {
        let (x, y) = (at as u32 % width, at as u32 / width);
        pixel.copy_from_slice(&[(x * 255 / width) as u8, (y * 255 / height) as u8, 128]);
    }
    raster
}

fn jpeg(raster: &Raster) -> Vec<u8> {
    liite_pdf::code::jpeg(raster, 90).unwrap().bytes
}

fn document(pages: Vec<Page>) -> Vec<u8> {
    let (title, language) = ("Test".to_owned(), "en".to_owned());
    compose(&Document { title, language: Some(language), pages, bookmarks: Vec::new(), created: None })
        .unwrap()
}

fn difference(a: &Raster, b: &Raster) -> f64 {
    assert_eq!((a.width(), a.height(), a.channels()), (b.width(), b.height(), b.channels()));
    let sum: u64 = a.data().iter().zip(b.data()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / a.data().len() as f64
}

fn only_picture(worker: &Worker, bytes: &[u8]) -> Picture {
    let (mut opened, outcome) = all(worker, bytes);
    let summary = outcome.unwrap();
    assert_eq!((summary.pictures, summary.complete, opened.len()), (1, true, 1));
    match opened.remove(0) {
        Opened::Picture(picture) => *picture,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_photograph_comes_back_as_its_pixels() {
    let shown = slope(1200, 900);
    let file = jpeg(&shown);
    let picture = only_picture(&worker(), &file);
    assert!(difference(&picture.raster, &shown) < 2.0);
    assert_eq!((picture.page, picture.origin, picture.format.as_str()), (1, Origin::Decoded, "JPEG"));
    assert!(picture.jpeg.is_some() && !picture.bilevel);
}

#[test]
fn the_place_where_a_photograph_was_taken_never_comes_back() {
    let secret = b"SECRET-60.1699N-24.9384E";
    let file = jpeg(&slope(300, 200));
    let mut planted = vec![0xff, 0xd8];
    let exif = [b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0".as_slice(), secret].concat();
    for (marker, body) in [(0xe1, exif), (0xfe, secret.to_vec()), (0xed, secret.to_vec())] {
        planted.extend([0xff, marker]);
        planted.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
        planted.extend(body);
    }
    planted.extend(&file[2..]);
    planted.extend(secret);
    for bytes in [planted.clone(), in_a_pdf(planted)] {
        let (opened, outcome) = all(&worker(), &bytes);
        outcome.unwrap();
        let replied = format!("{opened:?}").into_bytes();
        let streams: Vec<u8> = opened
            .iter()
            .filter_map(|o| if let Opened::Picture(p) = o { p.jpeg.clone() } else { None })
            .flatten()
            .collect();
        assert!(!streams.is_empty());
        for place in [&replied, &streams] {
            assert!(!place.windows(6).any(|window| window == b"SECRET"));
        }
    }
}

/// The stream put into a PDF as it is, by swapping it for one of the same length... the plainest way is by hand.
fn in_a_pdf(jpeg: Vec<u8>) -> Vec<u8> {
    let head = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>endobj\n\
        4 0 obj<</Length 27>>stream\nq 300 0 0 200 0 0 cm /I Do Q\nendstream endobj\n";
    let image = format!(
        "5 0 obj<</Type/XObject/Subtype/Image/Width 300/Height 200/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode/Length {}>>stream\n",
        jpeg.len()
    );
    let tail = b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n";
    [head.as_bytes(), image.as_bytes(), &jpeg, tail].concat()
}

#[test]
fn the_pages_of_a_pdf_come_in_order_after_what_is_in_it() {
    let ink = Bitmap::threshold(&slope(800, 1100).to_grey(), 100);
    let photo = slope(600, 800);
    let file = document(vec![
        Page::of_picture(liite_pdf::code::jpeg(&photo, 90).unwrap(), (210.0, 280.0)),
        Page::of_picture(liite_pdf::code::ccitt_g4(&ink).unwrap(), (160.0, 220.0)),
        Page::of_picture(liite_pdf::code::jbig2(&ink).unwrap(), (160.0, 220.0)),
    ]);
    let (opened, outcome) = all(&worker(), &file);
    assert_eq!(outcome.unwrap().pictures, 3);
    let [Opened::Pdf(report), Opened::Picture(first), Opened::Picture(second), Opened::Picture(third)] =
        &opened[..]
    else {
        panic!("{opened:?}")
    };
    assert_eq!(report.inspection.pages, 3);
    assert_eq!((first.page, second.page, third.page), (1, 2, 3));
    assert!(difference(&first.raster, &photo) < 2.0 && first.jpeg.is_some());
    for page in [second, third] {
        assert_eq!(page.origin, Origin::Extracted);
        assert!(page.bilevel);
        assert_eq!(page.raster, ink.to_raster());
    }
    let (width, height) = first.size_mm.unwrap();
    assert!((width - 210.0).abs() < 0.1 && (height - 280.0).abs() < 0.1);
    assert!((first.dpi.unwrap().0 - 600.0 / 210.0 * 25.4).abs() < 0.1);
}

#[test]
fn a_resolution_can_be_wished() {
    let file = document(vec![Page::of_picture(
        liite_pdf::code::jpeg(&slope(600, 800), 90).unwrap(),
        (210.0, 280.0),
    )]);
    let job = Job::Pictures(Pictures { dpi: Some(50.8), render_always: true, first: 0 });
    let mut sizes = Vec::new();
    let outcome = worker().open(&file, &job, &AtomicBool::new(false), &mut |opened| {
        if let Opened::Picture(picture) = opened {
            sizes.push((picture.origin, picture.raster.width(), picture.raster.height()));
        }
        ControlFlow::Continue(())
    });
    assert!(outcome.unwrap().complete);
    assert_eq!(sizes, [(Origin::Rendered, 420, 560)]);
}

#[test]
fn a_pdf_can_be_kept_after_a_look_at_it() {
    let file =
        document(vec![
            Page::of_picture(liite_pdf::code::jpeg(&slope(600, 800), 90).unwrap(), (210.0, 280.0));
            3
        ]);
    let mut answers = 0;
    let outcome = worker().open(&file, &Job::pictures(), &AtomicBool::new(false), &mut |opened| {
        answers += 1;
        assert!(matches!(opened, Opened::Pdf(_)));
        ControlFlow::Break(())
    });
    assert_eq!((answers, outcome.unwrap().complete), (1, false));
    // Asked only for a check, it gives no pages.
    let (inspection, verdict) = worker().check(&file, &AtomicBool::new(false)).unwrap();
    assert_eq!((inspection.pages, verdict.pages), (3, 3));
    assert!(verdict.conforms(), "{:?}", verdict.violations);
    let broken = [file.as_slice(), b"% appended"].concat();
    let (_, verdict) = worker().check(&broken, &AtomicBool::new(false)).unwrap();
    assert!(!verdict.conforms());
    let refused = worker().check(&jpeg(&slope(30, 20)), &AtomicBool::new(false)).unwrap_err();
    assert_eq!(refused.code(), "not-a-pdf");
}

#[test]
fn a_file_that_is_no_picture_is_refused_with_its_reason() {
    let cases: [(&[u8], &str); 4] = [
        (b"", "empty"),
        (b"Dear Sir or Madam, please find enclosed", "not-recognised"),
        (b"%PDF-1.7\nbroken", "pdf-unreadable"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "truncated"),
    ];
    for (bytes, code) in cases {
        let (opened, outcome) = all(&worker(), bytes);
        assert!(opened.is_empty());
        let error = outcome.unwrap_err();
        assert!(matches!(error, WorkerError::Refused(_)), "{error:?}");
        assert_eq!(error.code(), code);
    }
    let file = jpeg(&slope(600, 400));
    let (_, outcome) = all(&worker(), &file[..file.len() / 2]);
    assert_eq!(outcome.unwrap_err().code(), "truncated");
}

#[test]
fn many_files_at_once_do_not_disturb_each_other() {
    std::thread::scope(|scope| {
        let threads: Vec<_> = (1..=6)
            .map(|n| {
                scope.spawn(move || {
                    let shown = slope(100 * n, 80);
                    let picture = only_picture(&worker(), &jpeg(&shown));
                    assert_eq!(picture.raster.width(), 100 * n);
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
    });
}
