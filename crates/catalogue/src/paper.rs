//! The kinds of papers that applications ask for, shared by all types.

use serde::Deserialize;

use crate::country::{is_eu, is_nordic};
use crate::{ColourRule, Grade};

/// When a paper must be translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TranslationRule {
    /// Never: it is a picture, a form or a passport.
    Never,
    /// Unless it is in Finnish, Swedish or English.
    #[default]
    OtherLanguages,
}

/// When a paper must be legalised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LegalisationRule {
    /// Never.
    #[default]
    Never,
    /// Unless it was issued in a Nordic or EU state.
    OutsideNordicAndEu,
    /// Unless it was issued in a Nordic state; EU states are not exempt.
    OutsideNordic,
}

impl LegalisationRule {
    /// Whether a paper issued in this country (two-letter code) must be legalised.
    #[must_use]
    pub fn asks(self, issued_in: &str) -> bool {
        match self {
            LegalisationRule::Never => false,
            LegalisationRule::OutsideNordicAndEu => !is_nordic(issued_in) && !is_eu(issued_in),
            LegalisationRule::OutsideNordic => !is_nordic(issued_in),
        }
    }
}

/// Whose task a paper is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bringer {
    /// The applicant's.
    #[default]
    Applicant,
    /// The employer's.
    Employer,
    /// That of the family member in Finland.
    Sponsor,
}

impl Bringer {
    /// Key of the words for it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Bringer::Applicant => "bringer-applicant",
            Bringer::Employer => "bringer-employer",
            Bringer::Sponsor => "bringer-sponsor",
        }
    }
}

/// How many pages a paper usually has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageCount {
    /// At least so many; fewer are doubtful.
    pub from: u16,
    /// Hardly more than so many.
    pub to: u16,
}

/// One kind of paper.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// The receiver's slot whose rules hold for it, as in [`crate::Receiver::slot`].
    pub rule: String,
    /// Whether its pages must keep their colour.
    pub colour: ColourRule,
    /// How many pages it usually has: our guess, for a hint only.
    pub pages: PageCount,
    /// When it must be translated.
    #[serde(default)]
    pub translation: TranslationRule,
    /// When it must be legalised.
    #[serde(default)]
    pub legalisation: LegalisationRule,
    /// Whether the original is shown when the identity is proved.
    #[serde(default = "yes")]
    pub original: bool,
    /// Whose task it is.
    #[serde(default)]
    pub bringer: Bringer,
    /// Whether it is the travel document of the applicant, whose machine readable zone is compared with the form.
    #[serde(default)]
    pub holder: bool,
    /// Whether its text has an attribute `hint`.
    #[serde(default)]
    pub hint: bool,
    /// The page that names it.
    pub source: String,
    /// How far that page may be trusted.
    pub grade: Grade,
}

fn yes() -> bool {
    true
}

/// Key of a slot's name; where [`Paper::hint`] is set, its attribute `hint` says more.
#[must_use]
pub fn slot_key(id: &str) -> String {
    format!("slot-{id}")
}
