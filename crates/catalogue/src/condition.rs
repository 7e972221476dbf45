//! Conditions over answers, as data: a small tree that is yes, no, or unknown until a question is answered.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value;

use crate::Answers;
use crate::answers::within;

/// Deepest nesting of a condition; the catalogue's own stay below four.
pub(crate) const MAX_CONDITION_DEPTH: usize = 8;

/// A condition over the answers.
///
/// Fields are paths, as in `situation.in-finland`; inside `some` they are names of the list's fields.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Condition {
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// It does not hold.
    Not(Box<Condition>),
    /// The answer is just this.
    Is(Comparison),
    /// The answer is one of these.
    OneOf(Choice),
    /// There is an answer; never unknown.
    Present(String),
    /// A birth date makes the person at least `from` and younger than `below` years on the day.
    Age(AgeRange),
    /// At least one entry of a list fulfils a condition.
    Some(Entry),
}

/// A field and the answer it must have.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// The field.
    pub field: String,
    /// The answer.
    pub value: Value,
}

/// A field and the answers it may have.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The field.
    pub field: String,
    /// The answers.
    pub values: Vec<Value>,
}

/// A birth date and whole years of age.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeRange {
    /// The field with the birth date.
    pub field: String,
    /// Youngest age, in years; from birth where absent.
    #[serde(default)]
    pub from: u8,
    /// First age that is too old, in years; no end where absent.
    #[serde(default)]
    pub below: Option<u8>,
}

/// A list and what one of its entries must fulfil.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The field with the list.
    pub list: String,
    /// The condition, over the fields of an entry.
    pub when: Box<Condition>,
}

/// Whether a condition holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It depends on these fields, which have not been answered.
    Unknown(BTreeSet<String>),
}

impl Condition {
    /// Whether it holds for these answers on this day.
    #[must_use]
    pub fn holds(&self, answers: &Answers, today: Date) -> Truth {
        self.judge(answers.as_value(), "", today)
    }

    fn judge(&self, root: &Value, prefix: &str, today: Date) -> Truth {
        let unknown = |field: &str| Truth::Unknown(BTreeSet::from([format!("{prefix}{field}")]));
        match self {
            Condition::All(parts) => {
                negated(any(parts.iter().map(|part| negated(part.judge(root, prefix, today)))))
            }
            Condition::Any(parts) => any(parts.iter().map(|part| part.judge(root, prefix, today))),
            Condition::Not(part) => negated(part.judge(root, prefix, today)),
            Condition::Is(Comparison { field, value }) => {
                within(root, field).map_or_else(|| unknown(field), |answer| truth(answer == value))
            }
            Condition::OneOf(Choice { field, values }) => {
                within(root, field).map_or_else(|| unknown(field), |answer| truth(values.contains(answer)))
            }
            Condition::Present(field) => truth(within(root, field).is_some()),
            Condition::Age(AgeRange { field, from, below }) => {
                let born = within(root, field).and_then(Value::as_str).and_then(|text| text.parse().ok());
                born.map_or_else(
                    || unknown(field),
                    |born| {
                        let age = age(born, today);
                        truth(age >= i32::from(*from) && below.is_none_or(|below| age < i32::from(below)))
                    },
                )
            }
            Condition::Some(Entry { list, when }) => {
                let Some(entries) = within(root, list).and_then(Value::as_array) else {
                    return unknown(list);
                };
                let prefix = format!("{prefix}{list}.");
                any(entries.iter().map(|entry| when.judge(entry, &prefix, today)))
            }
        }
    }

    /// Every field that it looks at, with the answer it compares with, where it does.
    pub(crate) fn fields(&self) -> Vec<(String, Use<'_>)> {
        match self {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().flat_map(Self::fields).collect(),
            Condition::Not(part) => part.fields(),
            Condition::Is(Comparison { field, value }) => vec![(field.clone(), Use::Value(value))],
            Condition::OneOf(Choice { field, values }) => {
                values.iter().map(|value| (field.clone(), Use::Value(value))).collect()
            }
            Condition::Present(field) => vec![(field.clone(), Use::Any)],
            Condition::Age(AgeRange { field, .. }) => vec![(field.clone(), Use::Date)],
            Condition::Some(Entry { list, when }) => {
                let inner = when.fields().into_iter().map(|(field, used)| (format!("{list}.{field}"), used));
                std::iter::once((list.clone(), Use::List)).chain(inner).collect()
            }
        }
    }

    /// How deep it is nested.
    pub(crate) fn depth(&self) -> usize {
        1 + match self {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().map(Self::depth).max().unwrap_or(0),
            Condition::Not(part) | Condition::Some(Entry { when: part, .. }) => part.depth(),
            _ => 0,
        }
    }
}

/// What a condition takes a field for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Use<'a> {
    /// Compares with this answer.
    Value(&'a Value),
    /// Reads a date.
    Date,
    /// Goes through a list.
    List,
    /// Only asks whether it is there.
    Any,
}

/// Whole years from `born` to `today`; negative where the birth is still to come.
pub(crate) fn age(born: Date, today: Date) -> i32 {
    let years = i32::from(today.year()) - i32::from(born.year());
    if (today.month(), today.day()) < (born.month(), born.day()) { years - 1 } else { years }
}

fn truth(holds: bool) -> Truth {
    if holds { Truth::Yes } else { Truth::No }
}

fn negated(truth: Truth) -> Truth {
    match truth {
        Truth::Yes => Truth::No,
        Truth::No => Truth::Yes,
        unknown @ Truth::Unknown(_) => unknown,
    }
}

fn any(parts: impl Iterator<Item = Truth>) -> Truth {
    let mut open = BTreeSet::new();
    for part in parts {
        match part {
            Truth::Yes => return Truth::Yes,
            Truth::No => {}
            Truth::Unknown(fields) => open.extend(fields),
        }
    }
    if open.is_empty() { Truth::No } else { Truth::Unknown(open) }
}
