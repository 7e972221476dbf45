//! Every key that the catalogue can ask for has words in every language, with the same variables, and no key is idle.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use liite_catalogue::Catalogue;

/// What the catalogue says in a language, and the names of countries.
macro_rules! words {
    ($language:literal) => {
        concat!(
            include_str!(concat!("../../../../assets/texts/catalogue.", $language, ".ftl")),
            "\n",
            include_str!(concat!("../../../../assets/texts/countries.", $language, ".ftl")),
        )
    };
}

const FILES: [(&str, &str); 3] = [("en", words!("en")), ("fi", words!("fi")), ("sv", words!("sv"))];

#[test]
fn every_key_has_words_in_every_language_and_no_words_are_idle() {
    let asked = Catalogue::load().unwrap().text_keys();
    for (language, text) in FILES {
        let given: BTreeSet<String> = messages(text).into_keys().collect();
        let missing: Vec<_> = asked.difference(&given).collect();
        let idle: Vec<_> = given.difference(&asked).collect();
        assert!(missing.is_empty() && idle.is_empty(), "{language}: missing {missing:#?}, idle {idle:#?}");
    }
}

#[test]
fn the_languages_use_the_same_variables() {
    let english = messages(FILES[0].1);
    assert!(english.values().any(|variables| variables.contains("slot")), "the scan finds no variables");
    for (language, text) in FILES {
        for (key, variables) in messages(text) {
            assert_eq!(Some(&variables), english.get(&key), "{language}: {key}");
        }
    }
}

#[test]
fn no_text_is_left_in_another_language() {
    let [english, finnish, swedish] = FILES.map(|(_, text)| said(text));
    // Names that are the same everywhere: codes of forms, abbreviations, words that the languages share.
    let same = |a: &BTreeMap<String, String>, b: &BTreeMap<String, String>| -> Vec<String> {
        let both = a.iter().filter(|(key, text)| b.get(*key) == Some(text) && text.split(' ').count() > 2);
        // Countries may be called alike.
        both.map(|(key, _)| key.clone()).filter(|key| !key.starts_with("country-")).collect()
    };
    assert_eq!(same(&english, &finnish), Vec::<String>::new());
    assert_eq!(same(&english, &swedish), Vec::<String>::new());
    assert_eq!(same(&finnish, &swedish), Vec::<String>::new());
}

fn parse(text: &str) -> fluent_syntax::ast::Resource<&str> {
    fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?}"))
}

/// Each message and attribute with its variables.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    let mut add = |key: String, pattern: &Pattern<&str>| {
        let mut variables = BTreeSet::new();
        scan(pattern, &mut variables);
        assert!(found.insert(key.clone(), variables).is_none(), "{key} stands there twice");
    };
    for entry in parse(text).body {
        let Entry::Message(message) = entry else { continue };
        for attribute in &message.attributes {
            add(format!("{}.{}", message.id.name, attribute.id.name), &attribute.value);
        }
        message.value.iter().for_each(|value| add(message.id.name.to_owned(), value));
    }
    found
}

/// Each message that is nothing but text.
fn said(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in parse(text).body {
        let Entry::Message(message) = entry else { continue };
        let Some(Pattern { elements }) = message.value else { continue };
        if let [PatternElement::TextElement { value }] = elements.as_slice() {
            found.insert(message.id.name.to_owned(), (*value).to_owned());
        }
    }
    found
}

fn scan(pattern: &Pattern<&str>, variables: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        let (selector, variants) = match expression {
            Expression::Inline(inline) => (inline, None),
            Expression::Select { selector, variants } => (selector, Some(variants)),
        };
        if let InlineExpression::VariableReference { id } = selector {
            variables.insert(id.name.to_owned());
        }
        variants.into_iter().flatten().for_each(|variant| scan(&variant.value, variables));
    }
}
