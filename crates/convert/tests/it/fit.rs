//! Pages under a limit: never above it, and nothing of it left lying.

use liite_convert::{ColourChoice, ConvertError, Help, LayersChoice, Recipe, make_page};
use liite_testkit::typeset::{Document, Kind, Language};
use liite_worker::Picture;

use crate::pages::{made, mixed, photographed, picture, settings, together};

/// Bytes of the smallest readable form of `pages`.
fn floor(pages: &[liite_convert::Master]) -> u64 {
    match together(pages, &settings(Some(5000))) {
        Err(ConvertError::CannotFit { needed, .. }) => needed,
        other => panic!("{other:?}"),
    }
}

#[test]
fn any_limit_is_kept_and_a_tight_one_is_used() {
    let pages = mixed();
    let best = together(pages, &settings(None)).unwrap().pdf.len() as u64;
    let floor = floor(pages);
    assert!(floor * 3 < best, "{floor} to {best} bytes: too little between for a test");
    for part in 0..8 {
        // Evenly in ratio, from just above the smallest to just below the best.
        let limit =
            (floor as f64 * 1.02 * (0.98 * best as f64 / (floor as f64 * 1.02)).powf(f64::from(part) / 7.0))
                as u64;
        let outcome = together(pages, &settings(Some(limit))).unwrap();
        let bytes = outcome.pdf.len() as u64;
        assert!(bytes <= limit, "{bytes} of {limit} bytes");
        assert!(bytes * 10 >= limit * 9, "only {bytes} of {limit} bytes used");
    }
}

#[test]
fn one_page_alone_uses_most_of_its_limit() {
    // What has layers and more than ink in them: between a picture in greys and ink alone there is nothing to choose.
    for page in mixed().iter().skip(3) {
        let pages = std::slice::from_ref(page);
        let best = together(pages, &settings(None)).unwrap().pdf.len() as u64;
        let floor = floor(pages);
        for part in [0.35, 0.85] {
            let limit = (floor as f64 * (best as f64 / floor as f64).powf(part)) as u64;
            let bytes = together(pages, &settings(Some(limit))).unwrap().pdf.len() as u64;
            assert!(bytes <= limit, "{bytes} of {limit} bytes");
            // A page of ink and next to nothing else has few forms between its smallest and its best.
            let few = best < floor * 2;
            let used = bytes * 10 >= limit * 9;
            assert!(used || few, "only {bytes} of {limit} bytes used, {floor} to {best} possible");
        }
    }
}

#[test]
fn a_limit_that_everything_fits_changes_nothing() {
    let pages = mixed();
    let free = together(pages, &settings(None)).unwrap();
    let roomy = together(pages, &settings(Some(free.pdf.len() as u64))).unwrap();
    assert_eq!(free.pdf, roomy.pdf);
}

#[test]
fn whoever_cannot_be_served_hears_which_pages_cost_most_and_what_would_help() {
    let letter = |seed| photographed(Document::plain(Kind::Letter, Language::Swedish), seed);
    let colour = Recipe { colour: ColourChoice::Colour, ..Recipe::default() };
    let mut blurred = made(letter(11), &Recipe::default());
    blurred.findings.push(liite_finding::Finding::new("page-blurred", liite_finding::Severity::Warning));
    let pages = [made(letter(10), &Recipe::default()), blurred, made(letter(12), &colour)];
    let Err(error) = together(&pages, &settings(Some(8000))) else { panic!("it cannot fit") };
    let ConvertError::CannotFit { dearest, limit: 8000, .. } = &error else { panic!("{error:?}") };
    let help = |page| dearest.iter().find(|cost| cost.page == page).and_then(|cost| cost.help);
    assert_eq!([help(1), help(2), help(3)], [None, Some(Help::TakeAgain), Some(Help::BlackAndWhite)]);
    assert!(dearest.is_sorted_by(|a, b| a.bytes >= b.bytes));
    let values = error.values();
    assert_eq!((values["again"].as_str(), values["bw"].as_str()), ("2", "3"));
}

#[test]
fn the_same_bytes_whatever_the_number_of_threads() {
    let pages = mixed();
    let limit = together(pages, &settings(None)).unwrap().pdf.len() as u64 / 2;
    let by = |at_a_time| {
        together(pages, &liite_convert::Settings { at_a_time, ..settings(Some(limit)) }).unwrap().pdf
    };
    assert_eq!(by(1), by(3));
}

#[test]
fn a_coarse_jpeg_does_not_grow_by_being_coded_finely() {
    let shot = photographed(Document::plain(Kind::Letter, Language::English), 12);
    let coarse = liite_pdf::code::jpeg(&shot, 25).unwrap();
    let seen = liite_pdf::code::decode(&coarse).unwrap();
    let recipe = Recipe { layers: LayersChoice::Never, ..Recipe::default() };
    let of = |jpeg: Option<Vec<u8>>| {
        let sent = Picture { jpeg, ..picture(seen.clone(), None) };
        make_page("page.jpg", sent, &recipe).unwrap().finest_bytes
    };
    let (known, unknown) = (of(Some(coarse.bytes.clone())), of(None));
    assert!(known * 10 < unknown * 8, "{known} of {unknown} bytes");
}
