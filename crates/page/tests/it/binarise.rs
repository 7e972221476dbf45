//! Black and white, and what can be read in it.

use liite_page::{binarise, clean, legibility};
use liite_raster::{Bitmap, Channels, Raster};
use liite_testkit::photo::{self, Scene, Shadow};
use liite_testkit::typeset::{self, Document, Kind, Language};

use crate::scenes::{f_measure, fill, lit, noisy, page_of_text};

#[test]
fn uneven_light_does_not_reach_the_bitmap() {
    let (mut page, words, _) = page_of_text(200.0);
    lit(&mut page, |x, y| [0.95 - 0.6 * x * y, 0.9 - 0.55 * x * y, 0.85 - 0.5 * x * y]);
    noisy(&mut page, 4.0);
    let truth = Bitmap::threshold(&words, 128);
    let ours = f_measure(&binarise::binarise(&page), &truth);
    let fixed = f_measure(&Bitmap::threshold(&page, 128), &truth);
    assert!(ours > 0.92, "F-measure {ours:.3}");
    assert!(ours > fixed, "better than a fixed threshold: {ours:.3} against {fixed:.3}");
}

/// Rows of "i" and "ä" as boxes: stem or body below, dots above, and a full stop after each.
fn dotted(dot: u32, grey: u8) -> (Raster, Vec<(u32, u32)>) {
    let mut page = Raster::filled(600, 400, Channels::Grey, 235);
    let mut dots = Vec::new();
    for row in 0..6 {
        for column in 0..14 {
            let (x, y) = (30 + column * 40, 40 + row * 58);
            let mut paint = |x: u32, y: u32, w: u32, h: u32| {
                for j in y..y + h {
                    for i in x..x + w {
                        page.data_mut()[(j * 600 + i) as usize] = grey;
                    }
                }
            };
            paint(x, y, 4, 20);
            paint(x, y - 10, dot, dot);
            paint(x + 12, y + 20 - dot, dot, dot);
            dots.push((x + dot / 2, y - 10 + dot / 2));
            dots.push((x + 12 + dot / 2, y + 20 - dot + dot / 2));
        }
    }
    (page, dots)
}

#[test]
fn dots_and_full_stops_stay_and_specks_go() {
    let (mut page, dots) = dotted(3, 60);
    noisy(&mut page, 6.0);
    // Specks of dust: single pixels, grey.
    let specks: Vec<(u32, u32)> = (0..40).map(|i| (50 + i * 13 % 520, 375 + i % 5)).collect();
    for &(x, y) in &specks {
        page.data_mut()[(y * 600 + x) as usize] = 150;
    }
    let ink = binarise::binarise(&page);
    let kept = dots.iter().filter(|&&(x, y)| ink.ink(x, y)).count();
    assert_eq!(kept, dots.len(), "every dot is there");
    let left = specks.iter().filter(|&&(x, y)| ink.ink(x, y)).count();
    assert!(left <= 2, "{left} of {} specks are left", specks.len());
}

#[test]
fn pencil_and_hair_lines_stay() {
    let (mut page, _, (w, h)) = page_of_text(200.0);
    fill(&mut page, (w / 10, h * 8 / 10, w / 2, 2), [180, 180, 182]);
    fill(&mut page, (w / 10, h * 17 / 20, w / 2, 1), [120, 120, 120]);
    noisy(&mut page, 3.0);
    let ink = binarise::binarise(&page);
    let along = |y: u32| (w / 10..w / 10 + w / 2).filter(|&x| ink.ink(x, y) || ink.ink(x, y + 1)).count();
    assert!(along(h * 8 / 10) as f64 > 0.95 * f64::from(w / 2), "{} of {}", along(h * 8 / 10), w / 2);
    assert!(along(h * 17 / 20) as f64 > 0.95 * f64::from(w / 2));
}

#[test]
fn solid_black_is_black_all_through_and_paper_is_empty() {
    let (mut page, _, (w, h)) = page_of_text(150.0);
    fill(&mut page, (w / 10, h * 8 / 10, w / 2, h / 8), [20, 20, 20]);
    noisy(&mut page, 3.0);
    let ink = binarise::binarise(&page);
    assert!(ink.ink(w / 10 + w / 4, h * 8 / 10 + h / 16));
    let blank = (0..w).flat_map(|x| (0..h / 30).map(move |y| (x, y))).filter(|&(x, y)| ink.ink(x, y)).count();
    assert_eq!(blank, 0, "nothing in the upper margin");
}

#[test]
fn finer_on_request() {
    let (page, _, (w, h)) = page_of_text(100.0);
    let ink = binarise::binarise_at(&page, 2.0);
    assert_eq!((ink.width(), ink.height()), (w * 2, h * 2));
    for odd in [f64::NAN, -3.0, 0.0, 1.0] {
        assert_eq!(binarise::binarise_at(&page, odd).width(), w);
    }
}

#[test]
fn the_height_of_the_letters_is_measured() {
    for dpi in [120.0, 200.0, 300.0] {
        let page = typeset::page(Document::plain(Kind::Letter, Language::Finnish), 5, dpi);
        let text = legibility::text_height(&binarise::binarise(&page.raster)).expect("there is text");
        let off = (text.x_height_px - page.x_height).abs();
        assert!(off <= 1.5 + page.x_height * 0.06, "{text:?}, printed {:.1} px", page.x_height);
        assert!(text.letters > 300 && text.small_px <= text.x_height_px);
    }
    assert_eq!(legibility::text_height(&Bitmap::blank(500, 500)), None);
    assert_eq!(legibility::text_height(&Bitmap::blank(1, 1)), None);
}

fn rules(photograph: &Raster) -> Vec<String> {
    let ink = binarise::binarise(photograph);
    let verdict = legibility::judge(photograph, &clean::clean(photograph), &ink, 1);
    verdict.findings.into_iter().map(|f| f.rule).collect()
}

/// A letter photographed and laid flat with the true corners.
fn flat(scene: &Scene) -> Raster {
    let page = typeset::page(Document::plain(Kind::Letter, Language::English), 4, 200.0);
    let taken = photo::simulate(&page.raster, page.size_mm, scene);
    liite_page::flatten::flatten(&taken.raster, &taken.quad, Default::default(), 300.0)
        .expect("corners")
        .raster
}

#[test]
fn a_good_photograph_has_no_findings_and_a_bad_one_has() {
    let calm = Scene::calm(1, (1500, 2000));
    assert_eq!(rules(&flat(&calm)), Vec::<String>::new());
    let mut shadow = calm.clone();
    (shadow.light.shadow, shadow.light.shadow_strength) =
        (Shadow::Phone { at: (0.0, 40.0), angle: 20.0 }, 0.7);
    assert_eq!(rules(&flat(&shadow)), Vec::<String>::new(), "a shadow is dealt with");
    let mut blurred = calm.clone();
    blurred.defocus = 6.0;
    assert_eq!(rules(&flat(&blurred)), ["page-blurred"]);
    let far = Scene { fill: 0.3, ..calm };
    assert_eq!(rules(&flat(&far)), ["page-text-coarse"]);
}

#[test]
fn a_dark_page_is_told() {
    let (mut page, _, _) = page_of_text(150.0);
    lit(&mut page, |_, _| [0.17, 0.16, 0.15]);
    noisy(&mut page, 2.0);
    assert_eq!(rules(&page), ["page-dark"]);
}

#[test]
fn tiny_pictures_pass() {
    for (w, h) in [(1, 1), (1, 40), (40, 1), (5, 7)] {
        for channels in [Channels::Grey, Channels::Rgb] {
            let page = Raster::filled(w, h, channels, 100);
            let ink = binarise::binarise(&page);
            assert_eq!((ink.width(), ink.height()), (w, h));
            let _ = legibility::judge(&page, &clean::clean(&page), &ink, 1);
        }
    }
}
