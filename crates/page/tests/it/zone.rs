//! Machine readable zones: read on clean, photographed and real pages, and not where there is none.

use std::path::Path;

use liite_page::flatten::{Paper, PaperChoice, flatten};
use liite_page::outline;
use liite_page::zone::{Zone, read};
use liite_raster::{Channels, QuarterTurn, Raster};
use liite_testkit::Prng;
use liite_testkit::photo::{Scene, no_page, simulate};
use liite_testkit::typeset::{self, Document, Kind, Language, check_digit, data_page, passport_mrz};

/// Lines of a passport of somebody.
fn passport(seed: u64) -> Vec<String> {
    let mut rng = Prng::new(seed ^ 0x9303);
    let surname = *rng.pick(&["VIRTANEN", "NGUYEN", "DE LA CRUZ", "ABDULLAHI", "OEZTUERK", "KOWALCZYK"]);
    let given = *rng.pick(&["ANNA MARIA", "THI HUONG", "OLEKSANDR", "JOSE LUIS", "FATIMA ZAHRA", "XU"]);
    let number: String = (0..9)
        .map(|at| {
            let letters = b"CEFHJKLMNPRTUVWXYZ0123456789";
            let c = if at == 0 { letters[rng.below(18)] } else { letters[rng.below(28)] };
            char::from(c)
        })
        .collect();
    let mut day = |from: usize, years: usize| {
        format!("{:02}{:02}{:02}", (from + rng.below(years)) % 100, 1 + rng.below(12), 1 + rng.below(28))
    };
    let (born, expires) = (day(50, 55), day(27, 9));
    let sex = if seed.is_multiple_of(2) { 'F' } else { 'M' };
    passport_mrz(surname, given, &number, &born, sex, &expires).to_vec()
}

/// Lines of a card.
fn card() -> Vec<String> {
    let (number, born, expires) = ("D23145890", "740812", "320415");
    let first = format!("I<UTO{number}{}{:<<15}", check_digit(number), "");
    let (b, e) = (check_digit(born), check_digit(expires));
    let over = format!("{}{born}{b}{expires}{e}{:<<11}", &first[5..], "");
    let second = format!("{born}{b}F{expires}{e}UTO{:<<11}{}", "", check_digit(&over));
    vec![first, second, format!("{:<<30}", "ERIKSSON<<ANNA<MARIA")]
}

fn set(lines: &[String], seed: u64, dpi: f64) -> typeset::Typeset {
    data_page(&lines.iter().map(String::as_str).collect::<Vec<_>>(), seed, dpi)
}

fn is_proved(zone: &Zone) -> bool {
    zone.document(2026).is_some_and(|document| document.is_proved())
}

#[test]
fn a_clean_page_reads_as_it_was_printed_whichever_side_is_up() {
    for (lines, dpi) in [(passport(1), 300.0), (passport(2), 150.0), (card(), 300.0), (card(), 600.0)] {
        let page = set(&lines, 7, dpi).raster;
        for turn in [QuarterTurn::None, QuarterTurn::Right, QuarterTurn::Half, QuarterTurn::Left] {
            let zone = read(&page.clone().turned(turn)).expect("a zone");
            assert_eq!(zone.lines, lines, "{dpi} dpi, {turn:?}");
            assert!(is_proved(&zone));
        }
    }
}

#[test]
fn the_document_says_what_the_lines_say() {
    let zone = read(&set(&card(), 3, 300.0).raster).expect("a zone");
    let document = zone.document(2026).expect("a document");
    assert_eq!((document.surname.as_str(), document.given_names.as_str()), ("ERIKSSON", "ANNA MARIA"));
    assert_eq!((document.issuer.as_deref(), document.sex), (Some("UTO"), Some('F')));
    let born = document.born.expect("a birthday");
    assert_eq!((born.year, born.month, born.day), (1974, 8, 12));
    assert_eq!(document.expires.map(|day| day.year), Some(2032));
    assert!(document.number.is_none_or(|number| number == "D23145890"));
}

#[test]
fn a_wrong_check_digit_takes_its_field_away_and_the_proof() {
    let mut lines = passport(4);
    // The day of birth with another digit, as a forger or a slip would have it.
    let digit = if lines[1].as_bytes()[14] == b'1' { "7" } else { "1" };
    lines[1].replace_range(14..15, digit);
    if let Some(zone) = read(&set(&lines, 5, 300.0).raster) {
        let document = zone.document(2026).expect("lines of a document");
        assert!(!document.is_proved());
        assert_eq!(document.born, None);
    }
}

/// Photographs of data pages as people take them, cut out along the outline that is found. `LIITE_PASSPORTS` says how many;
/// those from 7,000,000 on were never looked at.
#[test]
fn photographed_passports_are_read_and_never_misread() {
    let asked = std::env::var("LIITE_PASSPORTS").ok().and_then(|text| text.parse::<u64>().ok());
    let seeds = asked.map_or(0..24, |count| 7_000_000..7_000_000 + count);
    let (mut seen, mut proved) = (0, 0);
    for seed in seeds {
        let lines = passport(seed);
        let page = set(&lines, seed, 300.0);
        let scene = Scene { fill: 0.8, ..Scene::random(seed) };
        let photo = simulate(&page.raster, page.size_mm, &scene);
        let quad = outline::find(&photo.raster).filter(|it| it.confidence >= outline::TRUST);
        let flat =
            quad.and_then(|it| flatten(&photo.raster, &it.quad, PaperChoice::Known(Paper::Id3), 300.0));
        let found = read(flat.as_ref().map_or(&photo.raster, |flat| &flat.raster));
        seen += 1;
        let Some(zone) = found.filter(is_proved) else { continue };
        proved += 1;
        let document = zone.document(2026).expect("lines of a document");
        let truth = Zone { lines: lines.clone(), likeness: 1.0, weakest: 1.0, number_is_sure: true };
        let truth = truth.document(2026).expect("lines of a document");
        assert_eq!(
            (document.born, document.expires),
            (truth.born, truth.expires),
            "{seed}: {:?}",
            zone.lines
        );
        assert!(document.number.is_none() || document.number == truth.number, "{seed}: {:?}", zone.lines);
        if zone.weakest >= 0.7 {
            assert_eq!(zone.lines[0], lines[0], "{seed}");
        }
    }
    println!("{proved} of {seen} photographed passports were read with every check digit right");
    assert!(proved * 10 >= seen * 6, "{proved} of {seen}");
}

#[test]
fn pages_without_a_zone_give_none() {
    for (seed, kind) in
        [Kind::Letter, Kind::TenancyAgreement, Kind::BankStatement, Kind::Receipt].into_iter().enumerate()
    {
        let page = typeset::page(Document::new(kind, Language::English), seed as u64, 150.0).raster;
        assert_eq!(read(&page), None, "{kind:?}");
    }
    assert_eq!(read(&Raster::filled(1000, 700, Channels::Rgb, 230)), None);
    assert_eq!(read(&Raster::filled(1, 1, Channels::Grey, 0)), None);
    assert_eq!(read(&no_page(3)), None);
}

#[test]
fn hostile_pictures_end() {
    let mut rng = Prng::new(5);
    let noise: Vec<u8> = (0..1600 * 1100).map(|_| rng.below(256) as u8).collect();
    assert_eq!(read(&Raster::from_vec(1600, 1100, Channels::Grey, noise).unwrap()), None);
    let bars: Vec<u8> = (0..1600 * 1100).map(|i| if i % 20 < 8 { 0 } else { 255 }).collect();
    assert_eq!(read(&Raster::from_vec(1600, 1100, Channels::Grey, bars).unwrap()), None);
    let bricks =
        (0..1100).flat_map(|y| (0..1600).map(move |x| if x % 20 < 9 && y % 24 < 14 { 0 } else { 255 }));
    assert_eq!(read(&Raster::from_vec(1600, 1100, Channels::Grey, bricks.collect()).unwrap()), None);
}

/// Specimens of ICAO among the real material.
#[test]
fn real_specimens_are_read_in_full() {
    let Some(data) = std::env::var_os("LIITE_DATA") else {
        println!("LIITE_DATA is not set: real specimens were not read");
        return;
    };
    for (name, first) in [
        ("passport-td3.jpg", "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"),
        ("passport-td2.jpg", "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<"),
    ] {
        let path = Path::new(&data).join("mrz/passporteye/tests/data").join(name);
        let picture = liite_testkit::jpeg::decode(&std::fs::read(path).unwrap()).expect("a picture");
        let zone = read(&picture).expect("a zone");
        assert_eq!(zone.lines[0], first);
        assert!(is_proved(&zone), "{zone:?}");
    }
}
