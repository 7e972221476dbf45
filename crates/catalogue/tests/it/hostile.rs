//! Wrong and malicious catalogues and answers: a clear error that names the place, and nothing changed.

use std::collections::BTreeMap;

use liite_catalogue::{Answers, Catalogue, CatalogueError};
use serde_json::{Value, json};

/// The error of the shipped catalogue after one replacement in one file.
fn broken(file: &str, from: &str, to: &str) -> CatalogueError {
    let mut files: BTreeMap<&str, String> =
        Catalogue::embedded().iter().map(|(name, text)| (*name, (*text).to_owned())).collect();
    let text = files.get_mut(file).unwrap_or_else(|| panic!("no {file}"));
    assert!(text.contains(from), "{file} has no {from:?}: the test would prove nothing");
    *text = text.replacen(from, to, 1);
    Catalogue::from_files(files.iter().map(|(name, text)| (*name, text.as_str())))
        .err()
        .unwrap_or_else(|| panic!("{file} with {to:?} was taken"))
}

#[test]
fn every_slip_in_a_file_is_found_and_its_place_is_named() {
    let work = "types/work-employed.toml";
    for (file, from, to, place, reason) in [
        (work, "group = ", "groupe = ", "line", "unknown field"),
        (work, "how = \"electronic\"", "how = \"by-pigeon\"", "line", "by-pigeon"),
        (work, "cents = 75_000", "cents = 75_000_000", "fees.cents", "cents"),
        (work, "cents = 75_000", "cents = -1", "line", "invalid value"),
        (work, "year = 2026", "year = 26", "fees.year", "implausible"),
        (work, "checked_on = \"2026-11-22\"", "checked_on = \"22.11.2026\"", "line", ""),
        (
            work,
            "valid_from = \"2026-01-01\"",
            "valid_from = \"2026-01-01\"\nvalid_to = \"2025-01-01\"",
            "valid_to",
            "before",
        ),
        (work, "slot = \"legal-stay\"", "slot = \"legal-stray\"", "legal-stray", "no such slot"),
        (work, "slot = \"legal-stay\"", "slot = \"passport-copy\"", "passport-copy", "twice"),
        (work, "section = \"family\"", "section = \"famly\"", "famly", "no such section"),
        (work, "situation.in-finland", "situation.in-sweden", "situation.in-sweden", "no section"),
        (
            work,
            "photo.has-code\", value = false",
            "photo.has-code\", value = \"no\"",
            "photo.has-code",
            "cannot be",
        ),
        (work, "\"identity\"", "\"identikit\"", "identikit", "no such deadline"),
        (
            work,
            "official_page = \"https://migri.fi",
            "official_page = \"javascript:alert(1)//x.y",
            "official_page",
            "address",
        ),
        (work, "id = \"work-employed\"", "id = \"work-employer\"", "id", "name of the file"),
        ("types/extended.toml", "disputed_by = 21_000", "disputed_by = 21_000_000", "fees.cents", "cents"),
        ("types/study.toml", "payer = \"child\"", "payer = \"adult\"", "fees", "two fees"),
        ("types/seasonal-cert.toml", "seasonal.end", "seasonal.length", "seasonal.length", "cannot be"),
        ("slots.toml", "colour = \"colour\"", "colour = \"auto\"", "colour", "always in colour"),
        ("slots.toml", "rule = \"general\"", "rule = \"generous\"", "rule", "no such slot"),
        ("slots.toml", "pages = { from = 1, to = 4 }", "pages = { from = 5, to = 4 }", "pages", "from"),
        ("deadlines.toml", "photo.taken-on", "photo.code", "photo.code", "cannot be"),
        ("guide.toml", "start = \"start\"", "start = \"begin\"", "begin", "not there"),
        ("guide.toml", "next = \"citizen\"", "next = \"start\"", "start", "circle"),
        ("guide.toml", "types = [\"asylum\"]", "types = [\"study\"]", "asylum", "no answer leads"),
        ("guide.toml", "types = [\"asylum\"]", "types = [\"asylums\"]", "start", "no type asylums"),
        ("guide.toml", "types = [\"asylum\"]", "types = []", "start", "either"),
        (
            "forms/photo.schema.json",
            "\"additionalProperties\": false",
            "\"additionalProperties\": true",
            "photo",
            "closed",
        ),
        ("forms/photo.schema.json", "\"maxLength\": 40", "\"minLength\": 0", "code", "maxLength"),
        (
            "forms/photo.schema.json",
            "\"x-grade\": \"own\"",
            "\"x-grade\": \"official\"",
            "x-sources",
            "contradict",
        ),
        ("forms/photo.schema.json", "\"format\": \"date\"", "\"format\": \"regex\"", "taken-on", "format"),
        (
            "forms/photo.schema.json",
            "\"type\": \"object\"",
            "\"$ref\": \"https://evil.example\"",
            "$ref",
            "references",
        ),
        ("forms/photo.schema.json", "{", "", "", ""),
        ("forms/photo.ui.json", "#/properties/code", "#/properties/cod", "cod", "not a field"),
        ("forms/photo.ui.json", "form-photo-code", "form-photo-core", "code", "label"),
        ("forms/photo.ui.json", "\"type\": \"Control\",", "\"type\": \"Label\",", "has-code", "does not ask"),
    ] {
        match broken(file, from, to) {
            CatalogueError::Data { file: named, field, reason: found } => {
                assert_eq!(named, file, "{from} -> {to}: {field}: {found}");
                assert!(
                    field.contains(place),
                    "{from} -> {to}: place {field:?}, expected {place:?} ({found})"
                );
                assert!(found.contains(reason), "{from} -> {to}: {found}");
            }
            other => panic!("{from} -> {to}: {other}"),
        }
    }
}

#[test]
fn a_catalogue_beyond_any_measure_is_refused() {
    let code = |files: &[(&str, &str)]| Catalogue::from_files(files.iter().copied()).unwrap_err().code();
    let huge = "#".repeat(300_000);
    assert_eq!(code(&[("guide.toml", &huge)]), "catalogue-too-large");
    assert_eq!(code(&[("../../etc/passwd", "")]), "catalogue-malformed");
    assert_eq!(code(&[]), "catalogue-malformed", "an empty one is no catalogue");
    let names: Vec<_> = (0..600).map(|number| format!("types/a{number}.toml")).collect();
    let many: Vec<_> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(code(&many), "catalogue-too-large");
    let deep = "[".repeat(20_000);
    assert_eq!(
        code(&[("types/a.toml", &format!("id = {deep}"))]),
        "catalogue-malformed",
        "no stack is blown"
    );
}

#[test]
fn a_condition_nested_too_deeply_is_refused() {
    let mut when = "{ is = { field = \"photo.has-code\", value = false } }".to_owned();
    for _ in 0..9 {
        when = format!("{{ not = {when} }}");
    }
    let plain = "{ is = { field = \"photo.has-code\", value = false } }";
    let error = broken("types/study.toml", plain, &when);
    assert!(error.to_string().contains("deep"), "{error}");
}

#[test]
fn answers_beyond_any_measure_are_refused() {
    let code = |text: &str| Answers::from_json(text).unwrap_err().code();
    assert_eq!(code(&format!("{{\"a\": \"{}\"}}", "x".repeat(2_000_000))), "catalogue-too-large");
    assert_eq!(code(&format!("{{\"a\": {{\"b\": \"{}\"}}}}", "x".repeat(20_000))), "catalogue-too-large");
    assert_eq!(code(&format!("{{\"a\": {}1{}}}", "[".repeat(50), "]".repeat(50))), "catalogue-too-large");
    assert_eq!(code(&format!("{{\"a\": {}", "[".repeat(100_000))), "answers-malformed", "no stack is blown");
    assert_eq!(code(&format!("{{\"a\": {{\"b\": [{}1]}}}}", "1,".repeat(20_000))), "catalogue-too-large");
    assert_eq!(code("[]"), "answers-malformed");
    assert_eq!(code("{\"personal\": 7}"), "answers-malformed");
    assert_eq!(code("{\"personal\""), "answers-malformed");
}

#[test]
fn a_refused_answer_changes_nothing() {
    let before = Answers::from_value(json!({ "personal": { "family-name": "Okafor" } })).unwrap();
    for (field, value) in [
        ("personal", json!("x")),
        (".x", json!("x")),
        ("personal.", json!("x")),
        ("personal.family-name", json!("x".repeat(20_000))),
        ("personal.family-name", json!([[[[[[[[1]]]]]]]])),
    ] {
        let kept = before.clone();
        assert!(before.with(field, value).is_err(), "{field}");
        assert_eq!(before, kept);
    }
    let after = before.with("personal.given-names", json!("Ngozi")).unwrap();
    assert_eq!(after.at("personal.given-names"), Some(&json!("Ngozi")));
    assert_eq!(before.at("personal.given-names"), None, "the former answers are as they were");
    let cleared = after.with("personal.given-names", Value::Null).unwrap();
    assert_eq!(cleared, before);
}

#[test]
fn a_file_that_is_cut_short_gives_an_error_that_names_a_file() {
    let mut refused = 0;
    for (cut, _) in Catalogue::embedded() {
        let files = Catalogue::embedded().iter().map(|(name, text)| {
            let end = if name == cut { text.floor_char_boundary(text.len() / 2) } else { text.len() };
            (*name, &text[..end])
        });
        match Catalogue::from_files(files) {
            Err(CatalogueError::Data { file, reason, .. }) => {
                assert!(!file.is_empty() && !reason.is_empty(), "{cut}");
                refused += 1;
            }
            Err(other) => panic!("{cut}: {other}"),
            // A list of fees or deadlines that ends early is still a list.
            Ok(_) => assert!(cut.starts_with("types/"), "{cut} was taken"),
        }
    }
    assert!(refused > 70, "{refused}");
}
