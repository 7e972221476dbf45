//! What the zone of a travel document says against the form.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use liite_catalogue::{
    Agreement, Answers, COUNTRIES, Case, Catalogue, Events, Holder, Item, PaperState, Severity, Subject,
    Value, ZoneState, checklist, zone_country,
};
use serde_json::json;

const TODAY: Date = date(2026, 11, 28);

fn holder() -> Holder {
    Holder {
        surname: Some("OEZTUERK".into()),
        given_names: Some("ANNA MARIA".into()),
        names_may_be_cut: false,
        number: Some("L898902C3".into()),
        issuer: Some("D".into()),
        nationality: Some("TUR".into()),
        born: Some(date(1974, 8, 12)),
        sex: Some('F'),
        expires: Some(date(2030, 4, 15)),
    }
}

fn filled() -> serde_json::Value {
    json!({
        "personal": {
            "family-name": "Öztürk", "given-names": "Anna Maria", "nationality": "TR",
            "birth-date": "1974-08-12", "sex": "female"
        },
        "travel-document": { "number": "L 898902-c3", "country": "DE", "expires-on": "2030-04-15" }
    })
}

fn zone_items(id: &str, answers: serde_json::Value, zone: ZoneState) -> Vec<Item> {
    let catalogue = Catalogue::load().unwrap();
    let kind = catalogue.type_named(id).unwrap();
    let answers = Answers::from_value(answers).unwrap();
    let state = PaperState { pages: 1, zone, ..PaperState::default() };
    let papers = BTreeMap::from([("passport-copy".to_owned(), state)]);
    let events = Events::default();
    let case = Case {
        catalogue: &catalogue,
        kind,
        answers: &answers,
        papers: &papers,
        events: &events,
        today: TODAY,
    };
    let ours =
        |item: &Item| item.key.starts_with("checklist-zone") || item.key.starts_with("checklist-passport");
    checklist(&case).into_iter().filter(ours).collect()
}

fn read(holder: Holder) -> ZoneState {
    ZoneState::Read(Box::new(holder))
}

#[test]
fn a_form_that_says_what_the_passport_says_gives_no_line() {
    let same = holder().beside(&Answers::from_value(filled()).unwrap());
    assert_eq!(same.len(), 8);
    assert!(same.iter().all(|it| it.agreement == Agreement::Same), "{same:?}");
    assert!(zone_items("study", filled(), read(holder())).is_empty());
    assert!(zone_items("study", json!({}), read(holder())).is_empty(), "nothing is answered yet");
}

#[test]
fn each_field_that_differs_has_its_line_with_both() {
    for (field, wrong) in [
        ("personal.family-name", "Ostürk"),
        ("personal.given-names", "Anna"),
        ("personal.nationality", "TM"),
        ("personal.birth-date", "1974-12-08"),
        ("personal.sex", "male"),
        ("travel-document.number", "L898902C8"),
        ("travel-document.country", "DK"),
        ("travel-document.expires-on", "2031-04-15"),
    ] {
        let mut answers = filled();
        let (section, name) = field.split_once('.').unwrap();
        answers[section][name] = json!(wrong);
        let items = zone_items("study", answers, read(holder()));
        assert_eq!(items.len(), 1, "{field}: {items:?}");
        assert_eq!((items[0].key, items[0].severity), ("checklist-zone-differs", Severity::Check));
        assert_eq!(items[0].subject, Subject::Section(section.to_owned()));
        assert_eq!(items[0].values["field"], Value::Key(format!("form-{}", field.replace('.', "-"))));
    }
}

#[test]
fn what_the_zone_does_not_vouch_for_is_not_compared() {
    let unknown = Holder { number: None, born: None, sex: None, ..holder() };
    let mut answers = filled();
    answers["personal"]["birth-date"] = json!("1999-01-01");
    answers["travel-document"]["number"] = json!("OTHER");
    assert!(zone_items("study", answers, read(unknown)).is_empty());
}

#[test]
fn the_end_of_the_passport_is_known_from_its_zone_alone() {
    let ended = Holder { expires: Some(date(2026, 11, 27)), ..holder() };
    let items = zone_items("study", json!({}), read(ended.clone()));
    assert_eq!(items.len(), 1);
    assert_eq!((items[0].key, items[0].severity), ("checklist-passport-ended", Severity::Must));
    let last_day = Holder { expires: Some(TODAY), ..holder() };
    assert!(zone_items("study", json!({}), read(last_day)).is_empty());
    // Where the form says the same there is one line, not two.
    let said = json!({ "travel-document": { "expires-on": "2026-11-27" } });
    assert_eq!(zone_items("study", said, read(ended)).len(), 1);
}

#[test]
fn a_passport_that_ends_too_soon_after_the_stay_is_told() {
    let short = Holder { expires: Some(date(2027, 10, 30)), ..holder() };
    let until = |end: &str| {
        let items = zone_items("seasonal-cert", json!({ "seasonal": { "end": end } }), read(short.clone()));
        items.into_iter().map(|item| item.key).collect::<Vec<_>>()
    };
    assert_eq!(until("2027-07-31"), ["checklist-passport-short"]);
    assert_eq!(until("2027-07-30"), [""; 0]);
}

#[test]
fn pages_without_a_zone_are_told_as_a_note() {
    let items = zone_items("study", filled(), ZoneState::Unread);
    assert_eq!(items.len(), 1);
    assert_eq!((items[0].key, items[0].severity), ("checklist-zone-unread", Severity::Note));
    assert!(zone_items("study", filled(), ZoneState::NotLooked).is_empty());
}

#[test]
fn every_country_is_known_by_its_code_in_passports() {
    let mut found: Vec<_> = mrz::codes().iter().filter_map(|(code, _)| zone_country(code)).collect();
    found.sort_unstable();
    found.dedup();
    let missing: Vec<_> = COUNTRIES.iter().filter(|code| !found.contains(code)).collect();
    // Codes for places without passports of their own may be unknown there.
    assert!(missing.len() < 5, "{missing:?}");
    assert_eq!((zone_country("FIN"), zone_country("D"), zone_country("UTO")), (Some("FI"), Some("DE"), None));
}
