//! Deadlines of a case and the calendar file made of them.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use liite_catalogue::{Answers, CalendarEntry, Case, Catalogue, Deadline, Events, calendar};
use serde_json::json;

fn deadlines(id: &str, answers: serde_json::Value, events: &Events, today: Date) -> Vec<(String, Date)> {
    let catalogue = Catalogue::load().unwrap();
    let kind = catalogue.type_named(id).unwrap();
    let answers = Answers::from_value(answers).unwrap();
    let case =
        Case { catalogue: &catalogue, kind, answers: &answers, papers: &BTreeMap::new(), events, today };
    case.deadlines().into_iter().map(|it| (it.rule, it.due)).collect()
}

#[test]
fn identity_runs_three_months_from_submitting_until_it_is_proved() {
    let mut events = Events { submitted: Some(date(2026, 11, 30)), ..Events::default() };
    let today = date(2026, 12, 1);
    let expected = vec![("identity".to_owned(), date(2027, 2, 28))];
    assert_eq!(deadlines("work-employed", json!({}), &events, today), expected, "February is short");
    events.identified = Some(today);
    assert_eq!(deadlines("work-employed", json!({}), &events, today), []);
}

#[test]
fn a_photo_code_ends_after_six_months_and_a_photo_without_a_code_has_none() {
    let photo = |code: bool| json!({ "photo": { "has-code": code, "taken-on": "2026-08-31" } });
    let today = date(2026, 11, 22);
    let expected = vec![("photo-code".to_owned(), date(2027, 2, 28))];
    assert_eq!(deadlines("study", photo(true), &Events::default(), today), expected);
    assert_eq!(deadlines("study", photo(false), &Events::default(), today), []);
}

#[test]
fn a_baby_born_in_finland_has_three_months_and_a_schoolchild_none() {
    let child = |born: &str, here: bool| json!({ "personal": { "birth-date": born }, "child": { "born-in-finland": here } });
    let today = date(2026, 11, 22);
    let expected = vec![("newborn".to_owned(), date(2027, 1, 3))];
    assert_eq!(deadlines("family-child", child("2026-10-03", true), &Events::default(), today), expected);
    assert_eq!(deadlines("family-child", child("2026-10-03", false), &Events::default(), today), []);
    assert_eq!(deadlines("family-child", child("2018-10-03", true), &Events::default(), today), []);
}

#[test]
fn requests_decision_and_the_ends_of_papers_come_in_order() {
    let answers = json!({
        "extended": { "permit-expires-on": "2027-01-31" },
        "travel-document": { "expires-on": "2026-12-24" },
    });
    let events = Events {
        decision_opened: Some(date(2026, 2, 28)),
        requests: vec![date(2026, 12, 4), date(2026, 11, 25)],
        ..Events::default()
    };
    let names: Vec<_> = deadlines("extended", answers, &events, date(2026, 11, 22));
    let expected = [
        ("request", date(2026, 11, 25)),
        ("request", date(2026, 12, 4)),
        ("passport-end", date(2026, 12, 24)),
        ("permit-end", date(2027, 1, 31)),
        ("decision", date(2027, 2, 28)),
    ];
    assert_eq!(names, expected.map(|(name, day)| (name.to_owned(), day)));
}

fn file(words: &str) -> String {
    let deadlines = [
        Deadline { due: date(2026, 12, 31), rule: "identity".to_owned(), number: 0 },
        Deadline { due: date(2027, 2, 28), rule: "request".to_owned(), number: 1 },
    ];
    let entry = |deadline| CalendarEntry { case: "case 7".to_owned(), deadline, title: words.to_owned() };
    calendar(&deadlines.map(entry), date(2026, 11, 22).at(10, 5, 9, 0))
}

#[test]
fn the_calendar_file_keeps_the_standard() {
    let file = file(
        "Vastaa pyyntöön; heti, tai \\ viimeistään\nillalla. Ääkkösiä riittää tähän pitkään riviin asti 🎈🎈",
    );
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{} bytes: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "a bare line end: {line:?}");
    }
    let unfolded = file.replace("\r\n ", "");
    assert!(
        unfolded.contains("SUMMARY:Vastaa pyyntöön\\; heti\\, tai \\\\ viimeistään\\nillalla."),
        "{unfolded}"
    );
    assert!(unfolded.contains("riviin asti 🎈🎈\r\n"), "a letter was cut in two: {unfolded}");
    for needed in [
        "VERSION:2.0\r\n",
        "DTSTAMP:20261122T100509Z\r\n",
        "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n",
        "DTSTART;VALUE=DATE:20270228\r\nDTEND;VALUE=DATE:20270301\r\n",
        "TRIGGER:-P7D\r\n",
    ] {
        assert!(unfolded.contains(needed), "no {needed:?} in {unfolded}");
    }
}

#[test]
fn the_same_deadline_has_the_same_uid_again() {
    let uids = |file: &str| -> Vec<String> {
        file.lines().filter(|line| line.starts_with("UID:")).map(str::to_owned).collect()
    };
    assert_eq!(uids(&file("one")), uids(&file("two")));
    assert_eq!(
        uids(&file("one")),
        ["UID:case-7-identity-0@liite.invalid", "UID:case-7-request-1@liite.invalid"]
    );
}

#[test]
fn words_cannot_break_out_of_their_line() {
    let file = file("x\r\nEND:VEVENT\rBEGIN:VALARM\u{0}");
    assert_eq!(file.matches("\r\nEND:VEVENT").count(), 2, "{file}");
    assert_eq!(file.matches("\r\nBEGIN:VALARM").count(), 2, "{file}");
}
