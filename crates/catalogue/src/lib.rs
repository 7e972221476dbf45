//! Receivers, application types, the guide, forms and checklists: pure data and pure rules.
//!
//! Invariant: no text for people stands here, only keys; the words are in `assets/texts`.

mod answers;
mod application;
mod catalogue;
mod check;
mod checklist;
mod condition;
mod country;
mod deadline;
mod error;
mod file_name;
mod guide;
mod hand_over;
mod holder;
mod identity;
mod paper;
mod problem;
mod receiver;
mod section;
mod shape;
mod text_keys;

pub use answers::{Answers, MAX_ANSWER_BYTES, MAX_ANSWER_CHARACTERS, MAX_ANSWER_DEPTH, MAX_ANSWER_VALUES};
pub use application::{
    ApplicationType, Channel, Fee, Group, How, ListState, Need, PassportRule, Payer, SectionUse, SlotUse,
};
pub use catalogue::{Catalogue, SlotNeed, field_key};
pub use checklist::{Case, Item, Language, PaperState, SOON_DAYS, Severity, Subject, Value, checklist};
pub use condition::{AgeRange, Choice, Comparison, Condition, Entry, Truth};
pub use country::{COUNTRIES, country_key, is_country, is_eu, is_nordic, zone_country};
pub use deadline::{CalendarEntry, Deadline, DeadlineRule, Event, Events, Start, calendar};
pub use error::CatalogueError;
pub use file_name::{Alphabet, FileNameRule};
pub use guide::{Guide, GuideAnswer, Outcome, Question, Standpoint, UNKNOWN, UNOFFICIAL, Walk};
pub use hand_over::{HandOverFile, hand_over_names};
pub use holder::{Agreement, Holder, HolderField, ZoneState};
pub use identity::{is_business_id, personal_id_birth_date};
pub use paper::{Bringer, LegalisationRule, PageCount, Paper, TranslationRule, slot_key};
pub use problem::Problem;
pub use receiver::{Bilevel, ColourRule, Grade, Receiver, Slot, SlotPages};
pub use section::{Form, Section};

/// Names in the catalogue become parts of keys of texts, so they are small letters, digits and hyphens.
fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    name.len() <= 60 && name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(fits)
}
