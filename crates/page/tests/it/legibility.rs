//! Each spoiling is found, told with its cure, and not found on the same page unspoiled.

use liite_finding::Severity;
use liite_page::legibility::{self, Legibility, Verdict};
use liite_page::{binarise, border, clean, flatten};
use liite_raster::{Bitmap, Channels, Raster};
use liite_testkit::spoiled::{Spoiling, photograph};
use liite_testkit::typeset::{self, Document, Kind, Language, Texts};

/// The verdict on a spoiled sheet, cut out along its true corners as the pipeline does it.
fn verdict(spoiling: Spoiling, strength: f64, seed: u64) -> Verdict {
    let taken = photograph(spoiling, strength, Texts::Letters, seed);
    let flat = if taken.cut {
        taken.raster
    } else {
        flatten::flatten(&taken.raster, &taken.quad, Default::default(), 300.0).expect("corners").raster
    };
    let mut cleaned = clean::clean(&flat);
    if !taken.cut && cleaned.changed {
        border::wipe(&mut cleaned.raster);
    }
    legibility::judge(&flat, &cleaned, &Bitmap::threshold(&cleaned.raster, 160), 1)
}

/// What is more than information.
fn told(verdict: &Verdict) -> Vec<&str> {
    verdict.findings.iter().filter(|f| f.severity > Severity::Info).map(|f| f.rule.as_str()).collect()
}

#[track_caller]
fn found_only_where_it_is(spoiling: Spoiling, strength: f64, rules: &[&str], least: usize) {
    let mut found = 0;
    for seed in [61, 62, 63] {
        let plain = verdict(Spoiling::None, 0.0, seed);
        assert_eq!(told(&plain), Vec::<&str>::new(), "seed {seed}, unspoiled");
        assert_eq!(plain.legibility, Legibility::Readable);
        let spoiled = verdict(spoiling, strength, seed);
        let right = spoiled.findings.iter().any(|finding| rules.contains(&finding.rule.as_str()));
        found += usize::from(right && spoiled.legibility > Legibility::Readable);
    }
    assert!(found >= least, "{spoiling:?} was told on {found} of 3 pages");
}

#[test]
fn a_page_out_of_focus_is_told() {
    found_only_where_it_is(Spoiling::Defocus, 0.9, &["page-blurred"], 2);
}

#[test]
fn a_phone_that_moved_is_told() {
    found_only_where_it_is(Spoiling::Motion, 0.9, &["page-shaken", "page-blurred"], 2);
}

#[test]
fn small_letters_are_told() {
    found_only_where_it_is(Spoiling::Far, 0.95, &["page-text-coarse"], 2);
}

#[test]
fn text_that_runs_off_the_picture_is_told() {
    found_only_where_it_is(Spoiling::Cut, 0.6, &["page-text-cut"], 2);
}

#[test]
fn text_cut_off_between_two_lines_is_told_by_its_missing_margin() {
    let sheet = typeset::page(Document::plain(Kind::Letter, Language::English), 8, 200.0).raster;
    let of = |page: &Raster| {
        let cleaned = clean::clean(page);
        let ink = binarise::binarise(&cleaned.raster);
        let findings = legibility::judge(page, &cleaned, &ink, 1).findings;
        findings.into_iter().map(|f| f.rule.to_string()).collect::<Vec<_>>()
    };
    assert!(!of(&sheet).iter().any(|rule| rule.starts_with("page-text-")), "{:?}", of(&sheet));
    // The lowest row of paper between the first line of text and the second.
    let grey = sheet.to_grey();
    let has_ink = |y: u32| grey.row(y).iter().any(|v| *v < 128);
    let first = (0..sheet.height()).find(|y| has_ink(*y)).expect("text");
    let end = (first..sheet.height()).find(|y| !has_ink(*y)).expect("an end of the line");
    let next = (end..sheet.height()).find(|y| has_ink(*y)).expect("a second line");
    let from = next.saturating_sub(2);
    let rows = (from..sheet.height()).flat_map(|y| sheet.row(y)).copied().collect();
    let below =
        Raster::from_vec(sheet.width(), sheet.height() - from, sheet.channels(), rows).expect("as large");
    assert!(
        of(&below).iter().any(|rule| rule == "page-text-at-edge" || rule == "page-text-cut"),
        "{:?}",
        of(&below)
    );
}

#[test]
fn a_finger_over_the_text_is_told() {
    found_only_where_it_is(Spoiling::Finger, 1.0, &["page-finger"], 1);
}

#[test]
fn a_folded_corner_is_told() {
    found_only_where_it_is(Spoiling::Folded, 0.7, &["page-folded"], 2);
}

#[test]
fn a_screen_is_told() {
    found_only_where_it_is(Spoiling::Screen, 0.95, &["page-screen"], 2);
}

#[test]
fn a_page_that_nobody_can_read_is_an_error() {
    let verdict = verdict(Spoiling::Defocus, 0.9, 61);
    assert_eq!(verdict.legibility, Legibility::Unreadable);
    assert!(verdict.findings.iter().any(|f| f.severity == Severity::Error));
}

#[test]
fn pictures_without_text_are_not_judged_by_their_letters() {
    let blank = Raster::filled(900, 1200, Channels::Rgb, 250);
    assert!(legibility::read(&blank).is_none());
    for (w, h) in [(1, 1), (1, 40), (40, 1), (17, 16)] {
        assert!(legibility::read(&Raster::filled(w, h, Channels::Grey, 90)).is_none());
        assert_eq!(legibility::judge_ink(&Bitmap::blank(w, h)).legibility, Legibility::Readable);
    }
}

#[test]
fn ink_and_paper_too_coarse_to_be_read_is_told() {
    let page = typeset::page(Document::plain(Kind::Letter, Language::English), 8, 300.0).raster;
    let at = |scale: f64| {
        let side = |v: u32| (f64::from(v) * scale) as u32;
        let small = flatten::shrink(&page, side(page.width()), side(page.height())).expect("smaller");
        legibility::judge_ink(&binarise::binarise(&small))
    };
    assert_eq!(at(0.9).legibility, Legibility::Readable);
    assert!(at(0.18).legibility > Legibility::Readable, "{:?}", at(0.18));
}

#[test]
fn turned_into_halves_the_verdict_stays() {
    // A page at twice the resolution is as readable as its copy: the scale of reading is the letters' own.
    let page = typeset::page(Document::plain(Kind::Letter, Language::Finnish), 3, 300.0).raster;
    let whole = legibility::read_copy(&page, 1).expect("text");
    let half = legibility::read_copy(&page.shrunk_by(2), 2).expect("text");
    assert!((whole.misread - half.misread).abs() < 0.03, "{} {}", whole.misread, half.misread);
}
