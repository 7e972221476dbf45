//! What the catalogue and answers say, in the person's language.

use std::collections::BTreeMap;

use jiff::civil::Date;
use liite_catalogue::{Item, Value, country_key, field_key, is_country};

use crate::Texts;

/// The words of a key, which may name an attribute; the key itself where there are none, which a test forbids.
pub fn say(texts: &Texts, key: &str) -> String {
    texts.said(key, &BTreeMap::new()).unwrap_or_else(|| key.to_owned())
}

/// The words of a key with its variables.
pub fn say_with(texts: &Texts, key: &str, values: &[(&str, String)]) -> String {
    let values = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    texts.get(key, &values)
}

/// The words of an attribute of a key, where there is one.
pub fn attribute(texts: &Texts, key: &str, attribute: &str) -> Option<String> {
    texts.said(&format!("{key}.{attribute}"), &BTreeMap::new())
}

/// A day as people write it.
pub fn day(texts: &Texts, date: Date) -> String {
    let form = if texts.language() == "en" { "%-d %B %Y" } else { "%-d.%-m.%Y" };
    date.strftime(form).to_string()
}

/// An amount as people write it.
pub fn money(texts: &Texts, cents: u32) -> String {
    let (euros, cents) = (cents / 100, cents % 100);
    match (texts.language(), cents) {
        ("en", 0) => format!("€{euros}"),
        ("en", cents) => format!("€{euros}.{cents:02}"),
        (_, 0) => format!("{euros} €"),
        (_, cents) => format!("{euros},{cents:02} €"),
    }
}

/// What a line of the checklist, or the passport, says.
pub fn value(texts: &Texts, value: &Value) -> String {
    match value {
        Value::Key(key) => say(texts, key),
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Date(date) => day(texts, *date),
        Value::Cents(cents) => money(texts, *cents),
    }
}

/// A line of the checklist.
pub fn item(texts: &Texts, item: &Item) -> String {
    let values = item.values.iter().map(|(name, it)| ((*name).to_owned(), value(texts, it))).collect();
    texts.get(item.key, &values)
}

/// An answer, as people read it: choices, countries and days in words, what repeats one after the other.
pub fn answer_in_words(texts: &Texts, field: &str, answer: &serde_json::Value) -> String {
    use serde_json::Value as Json;
    match answer {
        Json::Null => String::new(),
        Json::Bool(yes) => say(texts, if *yes { "service-yes" } else { "service-no" }),
        Json::Number(number) => number.to_string(),
        Json::String(text) => {
            let choice = texts.said(&format!("{}-{text}", field_key(field)), &BTreeMap::new());
            let date = || text.parse::<Date>().ok().filter(|_| text.len() == 10).map(|date| day(texts, date));
            let country = || is_country(text).then(|| say(texts, &country_key(text)));
            choice.or_else(country).or_else(date).unwrap_or_else(|| text.clone())
        }
        Json::Array(entries) => {
            entries.iter().map(|it| answer_in_words(texts, field, it)).collect::<Vec<_>>().join("; ")
        }
        Json::Object(fields) => {
            let within =
                fields.iter().map(|(name, it)| answer_in_words(texts, &format!("{field}.{name}"), it));
            within.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
        }
    }
}
