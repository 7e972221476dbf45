//! Cleaning: white paper, dark ink, colours and pictures kept, clean scans left alone.

use liite_page::{clean, colour};
use liite_raster::{Channels, Raster};
use liite_testkit::typeset::{self, Document, Kind, Language};

use crate::scenes::{fill, lit, mean, noisy, page_of_text, portrait};

#[test]
fn a_shadow_across_text_goes() {
    let (mut page, words, _) = page_of_text(150.0);
    // Light falls off to the right by half; a shadow with a soft edge takes half of it in the lower part.
    lit(&mut page, |x, y| {
        let shadow = 1.0 - 0.5 / (1.0 + (-(y - 0.6) * 60.0f64).exp());
        [0.95, 0.92, 0.85].map(|lamp| lamp * (1.0 - 0.45 * x) * shadow)
    });
    noisy(&mut page, 3.0);
    let cleaned = clean::clean(&page);
    assert!(cleaned.changed);
    assert!(cleaned.evenness < 0.6, "the light was uneven: {}", cleaned.evenness);
    let grey = cleaned.raster.to_grey();
    let mut paper = Vec::new();
    let mut ink = Vec::new();
    for (before, after) in words.to_grey().data().iter().zip(grey.data()) {
        match before {
            245.. => paper.push(*after),
            0..50 => ink.push(*after),
            _ => {}
        }
    }
    paper.sort_unstable();
    ink.sort_unstable();
    assert!(
        paper[paper.len() / 20] >= 245,
        "19 of 20 pixels of paper are white: {}",
        paper[paper.len() / 20]
    );
    assert!(ink[ink.len() / 2] <= 70, "ink is dark: {}", ink[ink.len() / 2]);
}

#[test]
fn a_clean_scan_is_left_alone() {
    let page = typeset::page(Document::new(Kind::Certificate, Language::Finnish), 7, 150.0).raster;
    let cleaned = clean::clean(&page);
    assert!(!cleaned.changed, "paper level {}", cleaned.paper_level);
    assert_eq!(cleaned.raster, page);
}

#[test]
fn stamps_and_pencil_stay() {
    let (mut page, _, (w, h)) = page_of_text(150.0);
    let (stamp, pencil) = ((w / 10, h * 8 / 10, w / 5, 40), (w / 2, h * 17 / 20, w / 3, 2));
    fill(&mut page, stamp, [150, 170, 235]);
    fill(&mut page, pencil, [185, 185, 187]);
    lit(&mut page, |x, y| [0.8 - 0.3 * x, 0.78 - 0.3 * x, 0.7 - 0.27 * x - 0.05 * y]);
    noisy(&mut page, 2.0);
    let cleaned = clean::clean(&page).raster;
    let blue = mean(&cleaned, stamp);
    assert!(blue[2] - blue[0] > 50.0, "the stamp is blue: {blue:?}");
    let grey = mean(&cleaned, pencil);
    assert!(grey[1] < 215.0, "pencil can be seen: {grey:?}");
    assert!(matches!(colour::judge(&cleaned), colour::Colour::Spots { .. }), "{:?}", colour::judge(&cleaned));
}

#[test]
fn a_photograph_on_the_page_keeps_its_tones() {
    let (mut page, _, (w, h)) = page_of_text(150.0);
    let place = (w / 10, h * 6 / 10, w / 4, h / 5);
    portrait(&mut page, place);
    let before = mean(&page, place);
    lit(&mut page, |x, _| [0.85 - 0.25 * x; 3]);
    let cleaned = clean::clean(&page).raster;
    let after = mean(&cleaned, place);
    for (a, b) in before.iter().zip(after) {
        assert!((a - b).abs() < 35.0, "tones before {before:?}, after {after:?}");
    }
    assert!(colour::has_pictures(&cleaned), "{}", colour::pictures(&cleaned));
}

#[test]
fn what_is_not_paper_is_left_alone() {
    let mut picture = Raster::filled(600, 380, Channels::Rgb, 40);
    portrait(&mut picture, (0, 0, 600, 380));
    // Leaves, cloth, a crowd: patches of many shades.
    let mut random = liite_testkit::Prng::new(3);
    for _ in 0..900 {
        let place = (random.below(590) as u32, random.below(370) as u32, 6 + random.below(20) as u32, 9);
        fill(&mut picture, place, [0, 1, 2].map(|_| random.range(20.0, 230.0) as u8));
    }
    let cleaned = clean::clean(&picture);
    assert!(!cleaned.changed, "paper on {:.2} of it", cleaned.paper_share);
    assert_eq!(cleaned.raster, picture);
}

#[test]
fn grey_pages_stay_grey() {
    let (page, _, _) = page_of_text(100.0);
    let mut page = page.to_grey();
    page.data_mut().iter_mut().for_each(|v| *v = (f64::from(*v) * 0.7) as u8);
    let cleaned = clean::clean(&page);
    assert_eq!(cleaned.raster.channels(), Channels::Grey);
    assert!(cleaned.changed);
    assert!(mean(&cleaned.raster, (2, 2, 20, 20))[0] >= 250.0);
}

#[test]
fn tiny_and_blank_pages_pass() {
    for (w, h) in [(1, 1), (1, 50), (50, 1), (2, 3), (17, 5)] {
        for value in [0, 128, 255] {
            for channels in [Channels::Grey, Channels::Rgb] {
                let page = Raster::filled(w, h, channels, value);
                let cleaned = clean::clean(&page);
                assert_eq!((cleaned.raster.width(), cleaned.raster.height()), (w, h));
                let _ = (colour::judge(&page), colour::pictures(&page));
            }
        }
    }
}

#[test]
fn threads_do_not_change_the_result() {
    let (mut page, _, _) = page_of_text(100.0);
    lit(&mut page, |x, y| [0.9 - 0.4 * x * y; 3]);
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| (clean::clean(&page).raster, liite_page::binarise::binarise(&page)))
    };
    assert!(on(1) == on(3));
}
