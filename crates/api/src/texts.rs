//! Codes become words: the Fluent files of `assets/texts`, in the person's language.

use std::borrow::Cow;
use std::collections::BTreeMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use liite_convert::Failure;
use liite_finding::Finding;
use unic_langid::LanguageIdentifier;

use crate::ApiError;

/// The words of one language: those of the program, of the catalogue, of what is made of an application, of the service
/// to which it is sent, and the names of countries.
macro_rules! words {
    ($language:literal) => {
        concat!(
            include_str!(concat!("../../../assets/texts/", $language, ".ftl")),
            "\n",
            include_str!(concat!("../../../assets/texts/catalogue.", $language, ".ftl")),
            "\n",
            include_str!(concat!("../../../assets/texts/application.", $language, ".ftl")),
            "\n",
            include_str!(concat!("../../../assets/texts/service.", $language, ".ftl")),
            "\n",
            include_str!(concat!("../../../assets/texts/countries.", $language, ".ftl")),
        )
    };
}

/// The languages there are, with their words from `assets/texts`; the first one is the last resort.
pub const LANGUAGES: [(&str, &str); 3] = [("en", words!("en")), ("fi", words!("fi")), ("sv", words!("sv"))];

/// The words of one language.
pub struct Texts {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The words for a wish such as `fi`, `sv_FI.UTF-8` or `en-GB`; English where nothing better is there.
    #[must_use]
    pub fn for_language(wish: &str) -> Self {
        let primary = wish.split(['-', '_', '.', '@']).next().unwrap_or_default().to_lowercase();
        let (language, source) =
            LANGUAGES.into_iter().find(|(name, _)| *name == primary).unwrap_or(LANGUAGES[0]);
        let identifier: LanguageIdentifier = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolating marks help where directions mix on a page; on a terminal they show as boxes.
        bundle.set_use_isolating(false);
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    /// The language these words are in, such as `fi`.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The text `key`, its variables filled in; the key itself where there is no such text.
    #[must_use]
    pub fn get(&self, key: &str, values: &BTreeMap<String, String>) -> String {
        self.find(key, None, values).unwrap_or_else(|| key.to_owned())
    }

    /// The attribute `.cure` of the text `key`: what a person can do.
    #[must_use]
    pub fn cure(&self, key: &str, values: &BTreeMap<String, String>) -> Option<String> {
        self.find(key, Some("cure"), values)
    }

    /// The text of a key that may name an attribute, as in `type-study.who`; none where there is no such text.
    #[must_use]
    pub fn said(&self, key: &str, values: &BTreeMap<String, String>) -> Option<String> {
        match key.split_once('.') {
            Some((key, attribute)) => self.find(key, Some(attribute), values),
            None => self.find(key, None, values),
        }
    }

    /// Words for an error, with what can be done about it.
    #[must_use]
    pub fn error(&self, error: &ApiError) -> String {
        self.with_cure(&format!("error-{}", error.code()), &error.values())
    }

    /// Words for an input that could not be used, beginning with its name.
    #[must_use]
    pub fn failure(&self, failure: &Failure) -> String {
        let words = self.with_cure(&format!("error-{}", failure.code), &failure.values);
        format!("{}: {words}", failure.input)
    }

    /// Words for a finding, with what can be done about it.
    #[must_use]
    pub fn finding(&self, finding: &Finding) -> String {
        let mut values = finding.values.clone();
        if let Some(page) = finding.page {
            values.insert("page".to_owned(), page.to_string());
        }
        let words = self.with_cure(&format!("finding-{}", finding.rule), &values);
        match finding.page {
            Some(_) => format!("{}: {words}", self.get("page-number", &values)),
            None => words,
        }
    }

    fn with_cure(&self, key: &str, values: &BTreeMap<String, String>) -> String {
        let text = self.get(key, values);
        match self.cure(key, values) {
            Some(cure) => format!("{text} {cure}"),
            None => text,
        }
    }

    fn find(&self, key: &str, attribute: Option<&str>, values: &BTreeMap<String, String>) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(name.as_str(), value_of(value));
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned())
    }
}

/// Whole numbers select plural forms; everything else is words, also digits with a zero before them.
fn value_of(value: &str) -> FluentValue<'_> {
    match value.parse::<u32>() {
        Ok(number) if number.to_string() == value => FluentValue::from(number),
        _ => FluentValue::String(Cow::Borrowed(value)),
    }
}
