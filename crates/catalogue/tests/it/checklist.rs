//! The checklist's rules, one by one.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use liite_catalogue::{Answers, Case, Catalogue, Events, Item, PaperState, Severity, Value, checklist};
use serde_json::json;

const TODAY: Date = date(2026, 11, 22);

fn items(id: &str, answers: serde_json::Value, papers: &[(&str, &str)]) -> Vec<Item> {
    let catalogue = Catalogue::load().unwrap();
    let kind = catalogue.type_named(id).unwrap();
    let answers = Answers::from_value(answers).unwrap();
    let papers: BTreeMap<String, PaperState> = papers
        .iter()
        .map(|(slot, state)| ((*slot).to_owned(), serde_json::from_str(state).unwrap()))
        .collect();
    let events = Events::default();
    checklist(&Case {
        catalogue: &catalogue,
        kind,
        answers: &answers,
        papers: &papers,
        events: &events,
        today: TODAY,
    })
}

/// The keys of the items about one slot.
fn about(items: &[Item], slot: &str) -> Vec<&'static str> {
    let key = Value::Key(format!("slot-{slot}"));
    let found = items.iter().filter(|item| item.values.get("slot") == Some(&key));
    found.map(|item| item.key).collect()
}

#[test]
fn a_slot_that_hangs_on_an_open_question_names_the_question() {
    let open = items("work-employed", json!({}), &[]);
    let item =
        open.iter().find(|item| item.values.get("slot") == Some(&Value::Key("slot-mp1".into()))).unwrap();
    assert_eq!((item.key, item.severity), ("checklist-maybe", Severity::Check));
    assert_eq!(item.values["question"], Value::Key("form-situation-in-finland".into()));
    let abroad = items("work-employed", json!({ "situation": { "in-finland": false } }), &[]);
    assert_eq!(about(&abroad, "mp1"), [""; 0]);
    let here = items("work-employed", json!({ "situation": { "in-finland": true } }), &[]);
    assert_eq!(about(&here, "mp1"), ["checklist-missing"]);
}

#[test]
fn a_paper_in_another_language_must_be_translated_unless_the_standard_form_is_there() {
    let with = |state: &str| {
        about(
            &items("family-child", json!({}), &[("child-birth-certificate", state)]),
            "child-birth-certificate",
        )
    };
    let original = "checklist-original";
    assert_eq!(with(r#"{"pages": 1, "language": "accepted", "issued-in": "FI"}"#), [original]);
    assert_eq!(
        with(r#"{"pages": 1, "language": "other", "issued-in": "DE"}"#),
        ["checklist-translate", original]
    );
    assert_eq!(
        with(r#"{"pages": 1, "language": "other", "issued-in": "DE", "translated": true}"#),
        [original]
    );
    assert_eq!(
        with(r#"{"pages": 1, "language": "other", "issued-in": "DE", "standard-form": true}"#),
        [original]
    );
    assert_eq!(with(r#"{"pages": 1}"#), ["checklist-language", "checklist-country", original]);
    let passport = items("family-child", json!({}), &[("passport-copy", r#"{"pages": 2}"#)]);
    assert_eq!(about(&passport, "passport-copy"), [original], "a passport is never translated");
}

#[test]
fn legalisation_spares_the_eu_except_for_custody() {
    let state =
        |country: &str| format!(r#"{{"pages": 1, "language": "accepted", "issued-in": "{country}"}}"#);
    for (slot, country, expected) in [
        ("child-birth-certificate", "SE", false),
        ("child-birth-certificate", "EE", false),
        ("child-birth-certificate", "NG", true),
        ("custody-document", "SE", false),
        ("custody-document", "EE", true),
        ("custody-document", "NG", true),
    ] {
        let found = about(&items("family-child", json!({}), &[(slot, &state(country))]), slot);
        assert_eq!(found.contains(&"checklist-legalise"), expected, "{slot} of {country}: {found:?}");
    }
    let apostille = r#"{"pages": 2, "language": "accepted", "issued-in": "NG", "legalised": true}"#;
    let found = items("family-child", json!({}), &[("custody-document", apostille)]);
    assert_eq!(about(&found, "custody-document"), ["checklist-original"]);
}

#[test]
fn doubts_and_thin_papers_are_for_a_second_look() {
    let found = items(
        "work-employed",
        json!({ "employment": { "terms-online": false } }),
        &[("terms-of-employment", r#"{"pages": 1, "doubts": 3}"#)],
    );
    assert_eq!(about(&found, "terms-of-employment"), ["checklist-doubtful", "checklist-few-pages"]);
    let whole = items(
        "work-employed",
        json!({ "employment": { "terms-online": false } }),
        &[("terms-of-employment", r#"{"pages": 2}"#)],
    );
    assert_eq!(about(&whole, "terms-of-employment"), [""; 0]);
}

#[test]
fn a_photo_is_good_for_six_months_with_and_without_a_code() {
    for code in [true, false] {
        let old = |taken: &str| {
            let answers = json!({ "photo": { "has-code": code, "taken-on": taken } });
            items("study", answers, &[]).iter().any(|item| item.key == "checklist-photo-old")
        };
        assert!(!old("2026-05-22"), "the last day");
        assert!(old("2026-05-21"));
    }
}

#[test]
fn an_old_passport_stops_a_permit_but_not_the_request_for_a_new_travel_document() {
    let ended = |id: &str, day: &str| {
        let answers = json!({ "travel-document": { "expires-on": day } });
        items(id, answers, &[]).iter().any(|item| item.key == "checklist-passport-ended")
    };
    assert!(ended("work-employed", "2026-11-21"));
    assert!(!ended("work-employed", "2026-11-22"), "it is good on its last day");
    assert!(!ended("alien-passport", "2026-11-21"));
}

#[test]
fn a_passport_holds_three_months_beyond_the_visit_and_is_not_older_than_ten_years() {
    let wrong = |expires: &str, issued: &str| -> Vec<&'static str> {
        let document = json!({ "expires-on": expires, "issued-on": issued });
        let answers = json!({ "travel-document": document, "visit": { "end": "2027-03-20" } });
        let keys = items("schengen", answers, &[]).into_iter().map(|item| item.key);
        keys.filter(|key| key.starts_with("checklist-passport")).collect()
    };
    assert_eq!(wrong("2027-06-20", "2016-11-22"), [""; 0], "just enough");
    assert_eq!(wrong("2027-06-19", "2016-11-22"), ["checklist-passport-short"]);
    assert_eq!(wrong("2027-06-20", "2016-11-21"), ["checklist-passport-old"]);
}

#[test]
fn a_deadline_is_overdue_on_the_day_after_and_pressing_for_thirty_days_before() {
    let permit = |ends: &str| {
        let found = items("extended", json!({ "extended": { "permit-expires-on": ends } }), &[]);
        found.into_iter().find(|item| item.due.is_some()).map(|item| (item.key, item.severity))
    };
    assert_eq!(permit("2026-11-21"), Some(("checklist-overdue", Severity::Must)));
    assert_eq!(permit("2026-11-22"), Some(("checklist-due", Severity::Check)));
    assert_eq!(permit("2026-12-22"), Some(("checklist-due", Severity::Check)));
    assert_eq!(permit("2026-12-23"), Some(("checklist-due", Severity::Note)));
}

#[test]
fn originals_are_listed_where_there_is_a_visit() {
    let originals =
        |id: &str| items(id, json!({}), &[]).iter().filter(|it| it.key == "checklist-original").count();
    assert!(originals("schengen") > 3, "taken along to the mission");
    assert_eq!(originals("seasonal-cert"), 0, "nobody is visited for this one");
}
