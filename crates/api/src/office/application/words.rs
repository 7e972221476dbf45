//! What the catalogue says, in the person's language.

use std::collections::BTreeMap;

use jiff::civil::Date;
use liite_catalogue::{Item, Value};

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
