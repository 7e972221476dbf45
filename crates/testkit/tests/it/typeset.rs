//! Whether typeset pages say what their text says.

use std::collections::HashSet;
use std::process::Command;

use liite_testkit::character_error_rate;
use liite_testkit::typeset::{Document, Kind, Language, agreement, check_digit, page, passport_mrz};

const KINDS: [Kind; 9] = [
    Kind::Letter,
    Kind::TenancyAgreement,
    Kind::BankStatement,
    Kind::Certificate,
    Kind::PaySlip,
    Kind::Passport,
    Kind::PassportSpread,
    Kind::IdCard,
    Kind::Receipt,
];

const LANGUAGES: [Language; 8] = [
    Language::Finnish,
    Language::Swedish,
    Language::English,
    Language::Russian,
    Language::Ukrainian,
    Language::Arabic,
    Language::Greek,
    Language::Vietnamese,
];

#[test]
fn the_same_seed_gives_the_same_page_and_another_seed_another_text() {
    for kind in KINDS {
        let (a, b) = (page(kind, 1, 75.0), page(kind, 1, 75.0));
        assert_eq!(a.raster, b.raster, "{kind:?}");
        assert_eq!(a.text, b.text);
        assert_ne!(a.text, page(kind, 2, 75.0).text, "{kind:?}");
    }
}

#[test]
fn a_hundred_letters_are_a_hundred_texts() {
    let texts: HashSet<String> = (0..100)
        .map(|seed| page(Document::plain(Kind::Letter, Language::Finnish), seed, 50.0).text)
        .collect();
    assert_eq!(texts.len(), 100);
}

#[test]
fn every_language_is_drawn_with_its_own_letters() {
    for language in LANGUAGES {
        let typeset = page(Document::plain(Kind::Letter, language), 4, 100.0);
        assert!(typeset.text.chars().filter(|c| c.is_alphabetic()).count() > 150, "{language:?}");
        let grey = typeset.raster.to_grey();
        let ink = grey.data().iter().filter(|&&v| v < 128).count() as f64;
        // Ink per letter in square x-heights: boxes for missing glyphs and empty pages fall outside.
        let letters = typeset.text.chars().filter(|c| !c.is_whitespace()).count() as f64;
        let share = ink / letters / (typeset.x_height * typeset.x_height);
        assert!((0.15..0.75).contains(&share), "{language:?}: {share}");
    }
}

#[test]
fn tesseract_reads_the_print() {
    let list = Command::new("tesseract").arg("--list-langs").output();
    let Ok(list) = list else {
        println!("skipped: tesseract is not installed");
        return;
    };
    let installed = String::from_utf8_lossy(&list.stdout).into_owned();
    let folder = std::env::temp_dir().join(format!("testkit-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (language, code) in
        [(Language::English, "eng"), (Language::Finnish, "fin"), (Language::Swedish, "swe")]
    {
        if !installed.lines().any(|l| l == code) {
            println!("skipped: tesseract has no {code}");
            continue;
        }
        for kind in [Kind::Letter, Kind::TenancyAgreement] {
            let typeset = page(Document::plain(kind, language), 11, 300.0);
            let path = folder.join(format!("{code}-{kind:?}.png"));
            let (w, h) = (typeset.raster.width(), typeset.raster.height());
            image::save_buffer(&path, typeset.raster.data(), w, h, image::ColorType::Rgb8).unwrap();
            let out = Command::new("tesseract")
                .args([
                    path.as_os_str(),
                    "-".as_ref(),
                    "-l".as_ref(),
                    code.as_ref(),
                    "--dpi".as_ref(),
                    "300".as_ref(),
                ])
                .env("OMP_THREAD_LIMIT", "1")
                .output()
                .unwrap();
            let rate = character_error_rate(&typeset.text, &String::from_utf8_lossy(&out.stdout));
            assert!(rate < 0.02, "{kind:?} in {language:?}: {rate}");
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn check_digits_are_those_of_the_specification() {
    // ICAO Doc 9303 part 3, the worked examples of 4.9, and the specimen of part 4, appendix B.
    assert_eq!(check_digit("520727"), '3');
    assert_eq!(check_digit("AB2134<<<"), '5');
    assert_eq!(check_digit("HA672242<658022549601086<<<<<<<<<<<<<<0"), '8');
    assert_eq!(check_digit("L898902C3"), '6');
}

#[test]
fn a_passport_shows_its_zone() {
    let [first, second] = passport_mrz("ERIKSSON", "ANNA MARIA", "L898902C3", "740812", 'F', "120415");
    assert_eq!(first, "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<");
    assert_eq!(&second[..28], "L898902C36UTO7408122F1204159");
    assert_eq!((first.len(), second.len()), (44, 44));
    for seed in 0..20 {
        let typeset = page(Kind::Passport, seed, 72.0);
        let line = &typeset.mrz[1];
        assert_eq!(line.len(), 44);
        assert_eq!(check_digit(&line[0..9]), line.as_bytes()[9] as char);
        assert_eq!(check_digit(&line[13..19]), line.as_bytes()[19] as char);
        assert_eq!(check_digit(&line[21..27]), line.as_bytes()[27] as char);
        let all = format!("{}{}{}", &line[0..10], &line[13..20], &line[21..43]);
        assert_eq!(check_digit(&all), line.as_bytes()[43] as char);
        assert!(typeset.text.contains("SPECIMEN"));
    }
}

#[test]
fn marks_leave_colour_and_plain_documents_have_none() {
    let colourful = |document| {
        let typeset = page(document, 3, 100.0);
        typeset
            .raster
            .data()
            .chunks_exact(3)
            .filter(|p| p.iter().max().unwrap() - p.iter().min().unwrap() > 60)
            .count()
    };
    assert_eq!(colourful(Document::plain(Kind::Certificate, Language::English)), 0);
    assert!(colourful(Document::new(Kind::Certificate, Language::English)) > 800);
    let highlighted = Document { highlighter: true, ..Document::plain(Kind::Letter, Language::Greek) };
    assert!(colourful(highlighted) > 800);
}

#[test]
fn an_agreement_goes_on_from_sheet_to_sheet_and_ends_signed() {
    let sheets = agreement(Language::English, 9, 3, 60.0);
    assert_eq!(sheets.len(), 3);
    let numbers: Vec<usize> = sheets
        .iter()
        .flat_map(|s| s.text.lines())
        .filter_map(|l| l.split_once(". ").and_then(|(n, _)| n.parse().ok()))
        .collect();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
    assert!(numbers.len() > 15);
    for (i, sheet) in sheets.iter().enumerate() {
        assert!(sheet.text.contains(&format!("{} (3)", i + 1)));
        assert_eq!(sheet.text.contains("Signature"), i == 2);
    }
}
