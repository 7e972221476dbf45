//! What was noticed about a page or a file, as data: rule, place, severity; the words live in assets/texts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Good to know; nothing needs to be done.
    Info,
    /// A person should look at it.
    Warning,
    /// The result is not fit to be sent as it is.
    Error,
}

/// One thing noticed.
///
/// `rule` is a stable key in kebab case, such as `outline-not-trusted`. The text `finding-<rule>` and its attribute
/// `.cure` stand in every `assets/texts/*.ftl`, with `values` as their variables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Which rule speaks.
    pub rule: String,
    /// How much it matters.
    pub severity: Severity,
    /// Page of the file or attachment it is about, from 1; none when it is about the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// Values for the words, already rounded for people.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, String>,
}

impl Finding {
    /// A finding about the whole, with no values yet.
    #[must_use]
    pub fn new(rule: &str, severity: Severity) -> Self {
        Self { rule: rule.to_owned(), severity, page: None, values: BTreeMap::new() }
    }

    /// The same about page `page` (from 1).
    #[must_use]
    pub fn on_page(mut self, page: u32) -> Self {
        self.page = Some(page);
        self
    }

    /// The same with a value for its words.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.insert(name.to_owned(), value.to_string());
        self
    }
}
