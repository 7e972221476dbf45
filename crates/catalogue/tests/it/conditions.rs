//! Conditions: each one of the catalogue is met by some answers, failed by others, and open without any.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};
use liite_catalogue::{Answers, Case, Catalogue, Condition, Events, Item, Truth, checklist, slot_key};
use serde_json::{Value, json};

const TODAY: Date = date(2026, 11, 22);

fn condition(text: &str) -> Condition {
    serde_json::from_str(text).unwrap()
}

fn truth(when: &Condition, answers: Value) -> Truth {
    when.holds(&Answers::from_value(answers).unwrap(), TODAY)
}

fn open(fields: &[&str]) -> Truth {
    Truth::Unknown(fields.iter().map(|field| (*field).to_owned()).collect())
}

#[test]
fn an_open_question_makes_a_condition_unknown_only_where_it_matters() {
    let is = |field: &str| format!(r#"{{"is": {{"field": "a.{field}", "value": true}}}}"#);
    let all = condition(&format!(r#"{{"all": [{}, {}]}}"#, is("x"), is("y")));
    let any = condition(&format!(r#"{{"any": [{}, {}]}}"#, is("x"), is("y")));
    let x = |value: bool| json!({ "a": { "x": value } });
    assert_eq!(truth(&all, x(false)), Truth::No, "one No decides");
    assert_eq!(truth(&all, x(true)), open(&["a.y"]));
    assert_eq!(truth(&any, x(true)), Truth::Yes, "one Yes decides");
    assert_eq!(truth(&any, x(false)), open(&["a.y"]));
    assert_eq!(truth(&any, json!({})), open(&["a.x", "a.y"]));
    let not = condition(&format!(r#"{{"not": {}}}"#, is("x")));
    assert_eq!((truth(&not, x(true)), truth(&not, json!({}))), (Truth::No, open(&["a.x"])));
    let present = condition(r#"{"present": "a.x"}"#);
    assert_eq!(
        (truth(&present, x(false)), truth(&present, json!({"a": {"x": null}}))),
        (Truth::Yes, Truth::No)
    );
}

#[test]
fn an_age_changes_on_the_birthday() {
    let adult = condition(r#"{"age": {"field": "a.born", "from": 18}}"#);
    let at = |born: &str| truth(&adult, json!({ "a": { "born": born } }));
    assert_eq!((at("2008-11-22"), at("2008-11-23")), (Truth::Yes, Truth::No));
    assert_eq!(at("yesterday"), open(&["a.born"]), "no date is no answer");
    let baby = condition(r#"{"age": {"field": "a.born", "below": 1}}"#);
    assert_eq!(truth(&baby, json!({ "a": { "born": "2027-01-01" } })), Truth::No, "not born yet");
}

#[test]
fn a_list_is_looked_through() {
    let teen = condition(
        r#"{"some": {"list": "a.children", "when": {"age": {"field": "born", "from": 12, "below": 15}}}}"#,
    );
    let children = |born: &[&str]| {
        let list: Vec<_> = born.iter().map(|born| json!({ "born": born })).collect();
        truth(&teen, json!({ "a": { "children": list } }))
    };
    assert_eq!(children(&["2020-01-01", "2013-01-01"]), Truth::Yes);
    assert_eq!(children(&["2020-01-01"]), Truth::No);
    assert_eq!(children(&[]), Truth::No);
    assert_eq!(truth(&teen, json!({})), open(&["a.children"]));
    assert_eq!(truth(&teen, json!({ "a": { "children": [{}] } })), open(&["a.children.born"]));
}

/// Answers that the fields' own schemas allow, for every field that a condition looks at.
fn possible(catalogue: &Catalogue, when: &Condition) -> Vec<Value> {
    let mut all = vec![json!({})];
    for path in fields(when) {
        let (section, name) = path.split_once('.').unwrap();
        let schema = &catalogue.section(section).unwrap().schema["properties"][name];
        let values = values(schema);
        all = all
            .iter()
            .flat_map(|answers| {
                values.iter().map(move |value| {
                    let mut answers = answers.clone();
                    answers[section][name] = value.clone();
                    answers
                })
            })
            .collect();
    }
    all
}

fn values(schema: &Value) -> Vec<Value> {
    let birthdays = || (0..20).map(|years| json!(format!("{}-01-01", 2026 - years))).collect::<Vec<_>>();
    match schema["type"].as_str().unwrap() {
        "boolean" => vec![json!(true), json!(false)],
        "array" => {
            let fields = schema["items"]["properties"].as_object().unwrap();
            let of_all = |value: &dyn Fn(&Value) -> Value| -> Value {
                fields.iter().map(|(name, schema)| (name.clone(), value(schema))).collect()
            };
            let entry = |pick: usize| of_all(&|schema| values(schema).into_iter().cycle().nth(pick).unwrap());
            (0..20).map(|pick| json!([entry(pick)])).collect()
        }
        _ if schema["format"] == "date" => birthdays(),
        _ => schema["enum"].as_array().cloned().unwrap_or_else(|| vec![json!("anything")]),
    }
}

/// The fields of a condition, lists as a whole.
fn fields(when: &Condition) -> Vec<String> {
    let mut found = match when {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().flat_map(fields).collect(),
        Condition::Not(part) => fields(part),
        Condition::Is(it) => vec![it.field.clone()],
        Condition::OneOf(it) => vec![it.field.clone()],
        Condition::Present(field) => vec![field.clone()],
        Condition::Age(it) => vec![it.field.clone()],
        Condition::Some(it) => vec![it.list.clone()],
    };
    found.sort();
    found.dedup();
    found
}

#[test]
fn every_condition_of_the_catalogue_goes_both_ways_and_waits_for_its_question() {
    let catalogue = Catalogue::load().unwrap();
    let mut judged = 0;
    for kind in catalogue.types() {
        let slots = kind.slots.iter().filter_map(|it| Some((&it.slot, it.when.as_ref()?)));
        let sections = kind.sections.iter().filter_map(|it| Some((&it.section, it.when.as_ref()?)));
        let fees = kind.fees.iter().filter_map(|it| Some((&it.source, it.when.as_ref()?)));
        for (name, when) in slots.chain(sections).chain(fees) {
            judged += 1;
            let found: Vec<_> = possible(&catalogue, when).into_iter().map(|it| truth(when, it)).collect();
            let both = found.contains(&Truth::Yes) && found.contains(&Truth::No);
            assert!(both, "{}: {name} is always the same: {when:?}", kind.id);
            assert!(matches!(truth(when, json!({})), Truth::Unknown(_)), "{}: {name}", kind.id);
        }
    }
    assert!(judged > 80, "only {judged} conditions were found");
}

/// The keys of the lines about a slot.
fn about(items: &[Item], slot: &str) -> Vec<&'static str> {
    let name = liite_catalogue::Value::Key(slot_key(slot));
    items.iter().filter(|item| item.values.get("slot") == Some(&name)).map(|item| item.key).collect()
}

#[test]
fn the_checklist_asks_for_a_paper_when_its_condition_holds_and_never_else() {
    let catalogue = Catalogue::load().unwrap();
    let (papers, events) = (BTreeMap::new(), Events::default());
    let mut judged = 0;
    for kind in catalogue.types() {
        let lines = |answers: Value, slot: &str| {
            let answers = Answers::from_value(answers).unwrap();
            let (catalogue, papers, events) = (&catalogue, &papers, &events);
            let case = Case { catalogue, kind, answers: &answers, papers, events, today: TODAY };
            about(&checklist(&case), slot)
        };
        for used in &kind.slots {
            let wanted = ["checklist-missing", "checklist-helpful"];
            let Some(when) = &used.when else {
                let asked = lines(json!({}), &used.slot);
                assert!(asked.iter().any(|key| wanted.contains(key)), "{}: {}", kind.id, used.slot);
                continue;
            };
            judged += 1;
            let met = |wish: &Truth| {
                let found =
                    possible(&catalogue, when).into_iter().find(|it| truth(when, it.clone()) == *wish);
                found.unwrap_or_else(|| panic!("{}: {}: never {wish:?}", kind.id, used.slot))
            };
            let asked = lines(met(&Truth::Yes), &used.slot);
            assert!(asked.iter().any(|key| wanted.contains(key)), "{}: {} {asked:?}", kind.id, used.slot);
            assert_eq!(lines(met(&Truth::No), &used.slot), [""; 0], "{}: {}", kind.id, used.slot);
            assert!(lines(json!({}), &used.slot).contains(&"checklist-maybe"), "{}: {}", kind.id, used.slot);
        }
    }
    assert!(judged > 60, "only {judged} conditional papers were found");
}
