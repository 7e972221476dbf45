//! The whole catalogue: read from its files, checked, and asked.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::de::DeserializeOwned;

use crate::answers::limit;
use crate::problem::identity_problem;
use crate::section::Form;
use crate::{
    Answers, ApplicationType, CatalogueError, DeadlineRule, Grade, Guide, Paper, Problem, Section, SlotUse,
    Truth,
};

/// Every file under `assets/catalogue`, built into the program.
const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// Most files of a catalogue.
const MAX_FILES: usize = 500;
/// Most bytes of one of its files.
const MAX_FILE_BYTES: usize = 256 * 1024;

/// Application types, papers, deadlines, forms and the guide; checked as a whole, so every reference leads somewhere.
#[derive(Debug, Clone)]
pub struct Catalogue {
    pub(crate) types: BTreeMap<String, ApplicationType>,
    pub(crate) papers: BTreeMap<String, Paper>,
    pub(crate) deadlines: BTreeMap<String, DeadlineRule>,
    pub(crate) sections: BTreeMap<String, Section>,
    pub(crate) guide: Guide,
}

/// Whether a slot is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct SlotNeed<'a> {
    /// The slot within its type.
    pub slot: &'a SlotUse,
    /// What is known of its paper.
    pub paper: &'a Paper,
    /// Whether it is asked for; where unknown, the questions to be answered first.
    pub asked: Truth,
}

impl SlotNeed<'_> {
    /// How far the source that asks for this paper may be trusted.
    #[must_use]
    pub fn grade(&self) -> Grade {
        self.slot.grade.unwrap_or(self.paper.grade)
    }

    /// The section of the form that it belongs to: the one that asks for the travel document, or the one with the answer
    /// that decides whether it is needed.
    #[must_use]
    pub fn section(&self) -> Option<String> {
        if self.paper.holder {
            return Some("travel-document".to_owned());
        }
        let fields = self.slot.when.as_ref()?.fields();
        fields.into_iter().find_map(|(field, _)| Some(field.split_once('.')?.0.to_owned()))
    }
}

impl Catalogue {
    /// The catalogue that is built into the program.
    ///
    /// # Errors
    /// When one of its files is wrong; the error names the file and the field.
    pub fn load() -> Result<Self, CatalogueError> {
        Self::from_files(EMBEDDED.iter().copied())
    }

    /// The files that are built into the program, by their paths within `assets/catalogue`.
    #[must_use]
    pub fn embedded() -> &'static [(&'static str, &'static str)] {
        EMBEDDED
    }

    /// A catalogue of other files: `slots.toml`, `deadlines.toml`, `guide.toml`, `types/<id>.toml`,
    /// `forms/<section>.schema.json` and `forms/<section>.ui.json`.
    ///
    /// # Errors
    /// When a file is too large, unknown, malformed, implausible or contradicts another.
    pub fn from_files<'a>(
        files: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, CatalogueError> {
        let mut by_name = BTreeMap::new();
        for (name, text) in files {
            limit("bytes", text.len(), MAX_FILE_BYTES)?;
            by_name.insert(name, text);
            limit("files", by_name.len(), MAX_FILES)?;
        }
        let mut types = BTreeMap::new();
        let mut sections = BTreeMap::new();
        for (name, text) in &by_name {
            if let Some(id) = between(name, "types/", ".toml") {
                let read: ApplicationType = parse(name, text)?;
                if read.id != id {
                    return Err(CatalogueError::data(name, "id", "not the name of the file"));
                }
                types.insert(id.to_owned(), read);
            } else if let Some(id) = between(name, "forms/", ".schema.json") {
                let ui = needed(&by_name, &format!("forms/{id}.ui.json"))?;
                sections.insert(id.to_owned(), Section::read(id, text, ui)?);
            } else if let Some(id) = between(name, "forms/", ".ui.json") {
                needed(&by_name, &format!("forms/{id}.schema.json"))?;
            } else if !["slots.toml", "deadlines.toml", "guide.toml"].contains(name) {
                return Err(CatalogueError::data(name, "", "not a file of a catalogue"));
            }
        }
        let papers = parse("slots.toml", needed(&by_name, "slots.toml")?)?;
        let deadlines = parse("deadlines.toml", needed(&by_name, "deadlines.toml")?)?;
        let names: BTreeSet<&str> = types.keys().map(String::as_str).collect();
        let guide = Guide::read("guide.toml", needed(&by_name, "guide.toml")?, &names)?;
        let catalogue = Catalogue { types, papers, deadlines, sections, guide };
        catalogue.check()?;
        Ok(catalogue)
    }

    /// Day of the oldest look at the sources of any type, for a notice about the catalogue's age.
    #[must_use]
    pub fn checked_on(&self) -> Option<Date> {
        self.types().map(|kind| kind.checked_on).min()
    }

    /// Every type, by name.
    pub fn types(&self) -> impl Iterator<Item = &ApplicationType> {
        self.types.values()
    }

    /// The type of this name.
    ///
    /// # Errors
    /// When there is none.
    pub fn type_named(&self, id: &str) -> Result<&ApplicationType, CatalogueError> {
        self.types.get(id).ok_or_else(|| CatalogueError::UnknownType { name: id.to_owned() })
    }

    /// The guide.
    #[must_use]
    pub fn guide(&self) -> &Guide {
        &self.guide
    }

    /// What is known of a paper.
    #[must_use]
    pub fn paper(&self, id: &str) -> Option<&Paper> {
        self.papers.get(id)
    }

    /// The rule of a deadline.
    #[must_use]
    pub fn deadline_rule(&self, id: &str) -> Option<&DeadlineRule> {
        self.deadlines.get(id)
    }

    /// A section of forms.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.get(id)
    }

    /// The sections of a type that are asked after these answers.
    ///
    /// One that hangs on a question which is still open comes when that is answered; the question itself stands in an
    /// earlier section.
    pub fn sections_for<'a>(
        &'a self,
        kind: &'a ApplicationType,
        answers: &'a Answers,
        today: Date,
    ) -> impl Iterator<Item = &'a Section> {
        let asked = move |when: &crate::Condition| when.holds(answers, today) == Truth::Yes;
        let uses = kind.sections.iter().filter(move |used| used.when.as_ref().is_none_or(asked));
        uses.filter_map(|used| self.sections.get(&used.section))
    }

    /// The form of a type as it stands after these answers.
    #[must_use]
    pub fn form(&self, kind: &ApplicationType, answers: &Answers, today: Date) -> Form {
        Form::of(self.sections_for(kind, answers, today))
    }

    /// What is wrong with the answers, section by section in the form's order.
    #[must_use]
    pub fn problems(&self, kind: &ApplicationType, answers: &Answers, today: Date) -> Vec<Problem> {
        let sections = self.sections_for(kind, answers, today);
        let mut problems: Vec<_> = sections.flat_map(|section| section.problems(answers, today)).collect();
        problems.extend(identity_problem(answers));
        problems
    }

    /// The slots of a type, in order, with whether each is asked for.
    #[must_use]
    pub fn slots<'a>(
        &'a self,
        kind: &'a ApplicationType,
        answers: &Answers,
        today: Date,
    ) -> Vec<SlotNeed<'a>> {
        let asked = |slot: &SlotUse| slot.when.as_ref().map_or(Truth::Yes, |when| when.holds(answers, today));
        let need = |slot: &'a SlotUse| {
            Some(SlotNeed { slot, paper: self.papers.get(&slot.slot)?, asked: asked(slot) })
        };
        kind.slots.iter().filter_map(need).collect()
    }
}

/// Key of the words for a field, which are also its label in the form.
#[must_use]
pub fn field_key(field: &str) -> String {
    format!("form-{}", field.replace('.', "-"))
}

fn between<'a>(name: &'a str, before: &str, after: &str) -> Option<&'a str> {
    name.strip_prefix(before)?.strip_suffix(after).filter(|id| crate::is_name(id))
}

fn needed<'a>(files: &BTreeMap<&str, &'a str>, name: &str) -> Result<&'a str, CatalogueError> {
    files.get(name).copied().ok_or_else(|| CatalogueError::data(name, "", "the file is not there"))
}

fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, CatalogueError> {
    toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| text.bytes().take(span.start).filter(|b| *b == b'\n').count() + 1);
        let place = line.map(|line| format!("line {line}")).unwrap_or_default();
        CatalogueError::data(name, place, error.message())
    })
}
