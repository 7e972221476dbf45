//! Application types: what one is called, where it is lodged, what it costs, and what belongs to it.

use jiff::civil::Date;
use serde::Deserialize;

use crate::{Answers, Condition, Grade, Truth};

/// The group under which a type is offered; the first six are those of the e-service's start page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// First residence permit.
    First,
    /// Extended permit.
    Extended,
    /// Permanent permit.
    Permanent,
    /// Seasonal work.
    Seasonal,
    /// Citizens of the EU and their family.
    Eu,
    /// Finnish citizenship.
    Citizenship,
    /// The residence permit card itself.
    Card,
    /// Travel documents.
    TravelDocument,
    /// Visas.
    Visa,
    /// International protection.
    Protection,
}

impl Group {
    /// Every group, in the order in which they are offered.
    pub const ALL: [Group; 10] = [
        Group::First,
        Group::Extended,
        Group::Permanent,
        Group::Seasonal,
        Group::Eu,
        Group::Citizenship,
        Group::Card,
        Group::TravelDocument,
        Group::Visa,
        Group::Protection,
    ];

    /// Key of its name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Group::First => "group-first",
            Group::Extended => "group-extended",
            Group::Permanent => "group-permanent",
            Group::Seasonal => "group-seasonal",
            Group::Eu => "group-eu",
            Group::Citizenship => "group-citizenship",
            Group::Card => "group-card",
            Group::TravelDocument => "group-travel-document",
            Group::Visa => "group-visa",
            Group::Protection => "group-protection",
        }
    }
}

/// How a type is applied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// In Enter Finland.
    Electronic,
    /// On a paper form.
    Paper,
    /// In person, without a form that could be filled in beforehand.
    InPerson,
}

impl How {
    /// Key of the words for it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            How::Electronic => "how-electronic",
            How::Paper => "how-paper",
            How::InPerson => "how-in-person",
        }
    }
}

/// Through which door a fee is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// In Enter Finland.
    Electronic,
    /// On paper, at a service point or at a mission.
    Paper,
}

/// Whose fee it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Payer {
    /// Anybody's.
    Anyone,
    /// An adult's.
    Adult,
    /// A child's: someone under 18 years.
    Child,
}

/// One fee, as one source gives it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// Through which door.
    pub channel: Channel,
    /// Whose.
    pub payer: Payer,
    /// The amount in euro cents.
    pub cents: u32,
    /// The year for which the source gives it.
    pub year: i16,
    /// The page that gives it.
    pub source: String,
    /// How far that page may be trusted.
    pub grade: Grade,
    /// When it is this fee and no other.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Another amount in euro cents for the same, seen elsewhere; the person should look it up.
    #[serde(default)]
    pub disputed_by: Option<u32>,
}

impl Fee {
    /// Whether the year for which it was read has passed.
    #[must_use]
    pub fn is_of_a_past_year(&self, today: Date) -> bool {
        self.year < today.year()
    }

    /// Whether the applicant is, or may be, the one whose fee it is.
    fn payer_may_be(&self, answers: &Answers, today: Date) -> bool {
        let born = answers.at("personal.birth-date").and_then(|born| born.as_str()?.parse().ok());
        let Some(born) = born else { return true };
        match self.payer {
            Payer::Anyone => true,
            Payer::Adult => crate::condition::age(born, today) >= 18,
            Payer::Child => crate::condition::age(born, today) < 18,
        }
    }
}

/// Whether the list of attachments is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListState {
    /// As far as the source goes, it is whole.
    Whole,
    /// It is a lower bound: the source could be read only in part, or is old.
    Cut,
    /// No source gives it.
    NotFound,
}

/// Whether a paper must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// It must.
    #[default]
    Required,
    /// It helps where there is one.
    Helpful,
}

/// A slot within a type.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotUse {
    /// The shared slot.
    pub slot: String,
    /// When it is asked for; always where absent.
    #[serde(default)]
    pub when: Option<Condition>,
    /// Whether it must be there.
    #[serde(default)]
    pub need: Need,
    /// How far the source that asks for it here may be trusted, where it is not the paper's own.
    #[serde(default)]
    pub grade: Option<Grade>,
}

/// A section of the form within a type.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionUse {
    /// The shared section.
    pub section: String,
    /// When it is asked; always where absent.
    #[serde(default)]
    pub when: Option<Condition>,
}

/// How long a travel document must hold.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PassportRule {
    /// The field with the last day of the stay.
    pub stay_ends: String,
    /// Months for which it must hold beyond that day.
    pub months_beyond: u8,
    /// Most years since it was issued.
    #[serde(default)]
    pub issued_within_years: Option<u8>,
    /// The page that says so.
    pub source: String,
}

/// One application type.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApplicationType {
    /// Its name, also that of its file.
    pub id: String,
    /// The group under which it is offered.
    pub group: Group,
    /// How it is applied for.
    pub how: How,
    /// The authority's page about it.
    pub official_page: String,
    /// Its page in Enter Finland, where one is known.
    #[serde(default)]
    pub service_page: Option<String>,
    /// Codes of its paper forms and annexes.
    #[serde(default)]
    pub form_codes: Vec<String>,
    /// Languages in which no official name was found, so that the name is our translation.
    #[serde(default)]
    pub own_names: Vec<String>,
    /// Whether the list of attachments is known.
    pub attachments: ListState,
    /// First day on which this description holds, where known.
    #[serde(default)]
    pub valid_from: Option<Date>,
    /// Last day on which this description holds, where known.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// Pages that say so.
    pub sources: Vec<String>,
    /// Day of the last look at the sources.
    pub checked_on: Date,
    /// How far the sources may be trusted.
    pub grade: Grade,
    /// How long the travel document must hold, where a rule is known.
    #[serde(default)]
    pub passport: Option<PassportRule>,
    /// Whether the identity is proved on a visit, to which the originals are taken.
    #[serde(default = "yes")]
    pub visit: bool,
    /// Deadlines that can fall due, by name.
    #[serde(default)]
    pub deadlines: Vec<String>,
    /// Fees; empty where none was found.
    #[serde(default)]
    pub fees: Vec<Fee>,
    /// Sections of the form, in order.
    pub sections: Vec<SectionUse>,
    /// Papers, in the order in which they are handed over.
    #[serde(default)]
    pub slots: Vec<SlotUse>,
}

impl ApplicationType {
    /// Key of its name; the attribute `who` says who may apply, and `where` where to go if it is not electronic.
    #[must_use]
    pub fn key(&self) -> String {
        format!("type-{}", self.id)
    }

    /// Whether the description holds on this day, as far as is known.
    #[must_use]
    pub fn is_valid_on(&self, today: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= today) && self.valid_to.is_none_or(|to| today <= to)
    }

    /// The fees that may be due for these answers: those whose condition does not fail.
    pub fn fees_for<'a>(&'a self, answers: &'a Answers, today: Date) -> impl Iterator<Item = &'a Fee> {
        self.fees.iter().filter(move |fee| {
            fee.payer_may_be(answers, today)
                && fee.when.as_ref().is_none_or(|when| when.holds(answers, today) != Truth::No)
        })
    }
}

fn yes() -> bool {
    true
}
