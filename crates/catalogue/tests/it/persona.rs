//! A person for each application type: the way through the guide, the answers, and the checklist that comes out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use jiff::civil::Date;
use liite_catalogue::{
    Answers, Case, Catalogue, Events, Item, PaperState, Severity, Standpoint, Subject, Value, checklist,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    /// Answers to the guide, question by question.
    pub guide: Vec<String>,
    pub today: Date,
    pub answers: serde_json::Value,
    pub papers: BTreeMap<String, PaperState>,
    pub events: Events,
}

impl Persona {
    pub fn answers(&self) -> Answers {
        Answers::from_value(self.answers.clone()).unwrap()
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/personas")
}

/// The persona of every type.
pub fn all(catalogue: &Catalogue) -> Vec<(String, Persona)> {
    let read = |id: &str| {
        let path = folder().join(format!("{id}.json"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    };
    catalogue.types().map(|kind| (kind.id.clone(), read(&kind.id))).collect()
}

#[test]
fn the_guide_leads_every_persona_to_the_type() {
    let catalogue = Catalogue::load().unwrap();
    let guide = catalogue.guide();
    for (id, persona) in all(&catalogue) {
        let mut walk = guide.start();
        for answer in &persona.guide {
            walk = guide.answer(&walk, answer).unwrap_or_else(|e| panic!("{id}: {e}"));
        }
        let Standpoint::Outcome(outcome) = guide.standpoint(&walk).unwrap() else {
            panic!("{id}: the guide still asks");
        };
        assert_eq!(outcome.types.first(), Some(&id), "the likeliest type for {:?}", persona.guide);
        assert_eq!(outcome.unsure, persona.guide.iter().any(|answer| answer == "unknown"));
    }
}

/// The checklist of each persona, in English words, as a file; `LIITE_UPDATE=1` writes the files anew.
#[test]
fn every_persona_gets_the_expected_checklist() {
    let catalogue = Catalogue::load().unwrap();
    let words = english();
    let mut changed = Vec::new();
    for (id, persona) in all(&catalogue) {
        let answers = persona.answers();
        let kind = catalogue.type_named(&id).unwrap();
        let Persona { papers, events, today, .. } = &persona;
        let case = Case { catalogue: &catalogue, kind, answers: &answers, papers, events, today: *today };
        let lines: Vec<_> = checklist(&case).iter().map(|item| line(item, &words)).collect();
        let found = lines.join("\n") + "\n";
        let path = folder().join(format!("{id}.txt"));
        if std::env::var_os("LIITE_UPDATE").is_some() {
            std::fs::write(&path, &found).unwrap();
        } else if std::fs::read_to_string(&path).unwrap_or_default() != found {
            changed.push(format!("--- {id}\n{found}"));
        }
    }
    assert!(changed.is_empty(), "LIITE_UPDATE=1 takes these as right:\n{}", changed.concat());
}

#[test]
fn files_of_personas_belong_to_types() {
    let catalogue = Catalogue::load().unwrap();
    for entry in std::fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let id = name.rsplit_once('.').unwrap().0;
        assert!(catalogue.type_named(id).is_ok(), "{name} belongs to no type");
    }
}

fn english() -> FluentBundle<FluentResource> {
    let text = concat!(
        include_str!("../../../../assets/texts/catalogue.en.ftl"),
        include_str!("../../../../assets/texts/countries.en.ftl"),
    );
    let mut bundle = FluentBundle::new(vec!["en".parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(text.to_owned()).unwrap()).unwrap();
    bundle
}

fn line(item: &Item, words: &FluentBundle<FluentResource>) -> String {
    let mark = match item.severity {
        Severity::Must => "[!]",
        Severity::Check => "[?]",
        Severity::Note => "[ ]",
    };
    let about = match &item.subject {
        Subject::Application => String::new(),
        Subject::Section(id) | Subject::Slot(id) | Subject::Deadline(id) => format!(" {id}"),
    };
    let mut values = FluentArgs::new();
    for (name, value) in &item.values {
        match value {
            Value::Key(key) => values.set(*name, say(words, key, None)),
            Value::Text(text) => values.set(*name, text.clone()),
            Value::Number(number) => values.set(*name, *number),
            Value::Date(date) => values.set(*name, date.to_string()),
            Value::Cents(cents) => values.set(*name, format!("€{}", cents / 100)),
        }
    }
    let due = item.due.map(|due| format!(" @{due}")).unwrap_or_default();
    format!("{mark} {}{about}{due}: {}", item.key, say(words, item.key, Some(&values)))
}

fn say(words: &FluentBundle<FluentResource>, key: &str, values: Option<&FluentArgs<'_>>) -> String {
    let (name, attribute) = key.split_once('.').map_or((key, None), |(name, it)| (name, Some(it)));
    let message = words.get_message(name).unwrap_or_else(|| panic!("no words for {key}"));
    let pattern = match attribute {
        Some(attribute) => message.get_attribute(attribute).map(|it| it.value()),
        None => message.value(),
    };
    let pattern = pattern.unwrap_or_else(|| panic!("no words for {key}"));
    let mut errors = Vec::new();
    let said = words.format_pattern(pattern, values, &mut errors).into_owned();
    assert!(errors.is_empty(), "{key}: {errors:?}");
    said
}
