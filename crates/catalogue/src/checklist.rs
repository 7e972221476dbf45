//! The checklist: what is missing, doubtful, to be translated, legalised, brought along, paid, and when.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;

use crate::catalogue::field_key;
use crate::deadline::date_at;
use crate::{
    Agreement, Answers, ApplicationType, Catalogue, Channel, Deadline, Events, Fee, Grade, Holder, How,
    ListState, Need, SlotNeed, TranslationRule, Truth, ZoneState, slot_key,
};

/// Days before a deadline from which it is more than a note.
pub const SOON_DAYS: i64 = 30;
/// Deadlines whose passing has words of its own.
const OWN_WORDS: [&str; 2] = ["photo-code", "passport-end"];

/// The language of a paper, as far as the authority's rule goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// Finnish, Swedish or English.
    Accepted,
    /// Any other.
    Other,
}

/// What is known of the paper in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct PaperState {
    /// Its pages; 0 where there is none yet.
    pub pages: u32,
    /// How many doubts there are about the pages: blurred, cut, too large.
    pub doubts: u32,
    /// Its language, where the person has said it.
    pub language: Option<Language>,
    /// The country that issued it (two-letter code), where the person has said it.
    pub issued_in: Option<String>,
    /// A translation is in the slot.
    pub translated: bool,
    /// A legalisation or apostille is in the slot.
    pub legalised: bool,
    /// The EU's multilingual standard form is in the slot, which makes a translation unnecessary.
    pub standard_form: bool,
    /// What was read of the applicant's travel document in it.
    #[serde(skip)]
    pub zone: ZoneState,
}

/// Everything that the checklist is made from.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The catalogue.
    pub catalogue: &'a Catalogue,
    /// The type that is applied for.
    pub kind: &'a ApplicationType,
    /// The answers so far.
    pub answers: &'a Answers,
    /// The papers so far, by slot.
    pub papers: &'a BTreeMap<String, PaperState>,
    /// What has happened so far.
    pub events: &'a Events,
    /// The day.
    pub today: Date,
}

/// How much an item matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The application is not complete without it.
    Must,
    /// Somebody has to look.
    Check,
    /// Good to know.
    Note,
}

/// What an item is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The application as a whole.
    Application,
    /// A section of the form.
    Section(String),
    /// A slot.
    Slot(String),
    /// A deadline's rule.
    Deadline(String),
}

/// A value within an item's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Key of another text; an attribute is written as `message.attribute`.
    Key(String),
    /// Text as it is, such as an address of a page.
    Text(String),
    /// A count or a year.
    Number(u32),
    /// A day.
    Date(Date),
    /// Money in euro cents.
    Cents(u32),
}

/// One line of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Key of its words.
    pub key: &'static str,
    /// What it is about.
    pub subject: Subject,
    /// How much it matters.
    pub severity: Severity,
    /// The day by which it must be done.
    pub due: Option<Date>,
    /// Variables of the words.
    pub values: BTreeMap<&'static str, Value>,
}

impl Item {
    fn new(key: &'static str, subject: Subject, severity: Severity) -> Self {
        Item { key, subject, severity, due: None, values: BTreeMap::new() }
    }

    fn with(mut self, name: &'static str, value: Value) -> Self {
        self.values.insert(name, value);
        self
    }

    fn about(key: &'static str, slot: &str, severity: Severity) -> Self {
        Item::new(key, Subject::Slot(slot.to_owned()), severity).with("slot", Value::Key(slot_key(slot)))
    }
}

/// The checklist of a case: the application as a whole, questions, papers, travel document, deadlines, fees.
#[must_use]
pub fn checklist(case: &Case<'_>) -> Vec<Item> {
    let mut items = the_whole(case);
    items.extend(open_questions(case));
    for need in case.catalogue.slots(case.kind, case.answers, case.today) {
        items.extend(paper_items(case, &need));
    }
    items.extend(travel_document(case));
    items.extend(zone(case));
    items.extend(case.deadlines().iter().filter_map(|deadline| deadline_item(deadline, case.today)));
    items.extend(fees(case));
    items
}

impl Case<'_> {
    /// The deadlines that run, the earliest first.
    #[must_use]
    pub fn deadlines(&self) -> Vec<Deadline> {
        let rule = |id: &String| Some((id.clone(), self.catalogue.deadline_rule(id)?));
        let rules = self.kind.deadlines.iter().filter_map(rule);
        let mut deadlines: Vec<_> =
            rules.flat_map(|(id, rule)| rule.deadlines(&id, self.answers, self.events, self.today)).collect();
        deadlines.sort();
        deadlines
    }
}

/// How far this list may be trusted, and where to go with it.
fn the_whole(case: &Case<'_>) -> Vec<Item> {
    let kind = case.kind;
    let whole = |key, severity| {
        Item::new(key, Subject::Application, severity).with("page", Value::Text(kind.official_page.clone()))
    };
    let go_where = Value::Key(format!("{}.where", kind.key()));
    let mut items = Vec::new();
    match kind.how {
        How::Electronic => {}
        How::Paper => items.push(whole("checklist-paper", Severity::Must).with("where", go_where)),
        How::InPerson => items.push(whole("checklist-in-person", Severity::Must).with("where", go_where)),
    }
    match kind.attachments {
        ListState::Whole => {}
        ListState::Cut => items.push(whole("checklist-list-cut", Severity::Check)),
        ListState::NotFound => items.push(whole("checklist-list-not-found", Severity::Check)),
    }
    if kind.grade == Grade::ThirdParty {
        let item = whole("checklist-third-party", Severity::Note);
        items.push(item.with("date", Value::Date(kind.checked_on)));
    }
    if !kind.is_valid_on(case.today) {
        items.push(whole("checklist-out-of-date", Severity::Check));
    }
    items
}

fn open_questions(case: &Case<'_>) -> Vec<Item> {
    let problems = case.catalogue.problems(case.kind, case.answers, case.today);
    let sections = case.catalogue.sections_for(case.kind, case.answers, case.today);
    let open =
        |id: &str| problems.iter().filter(|problem| problem.field.split('.').next() == Some(id)).count();
    sections
        .filter_map(|section| {
            let count = u32::try_from(open(&section.id)).unwrap_or(u32::MAX);
            let item = Item::new("checklist-questions", Subject::Section(section.id.clone()), Severity::Must);
            let item = item.with("section", Value::Key(section.key())).with("count", Value::Number(count));
            (count > 0).then_some(item)
        })
        .collect()
}

fn paper_items(case: &Case<'_>, need: &SlotNeed<'_>) -> Vec<Item> {
    let id = need.slot.slot.as_str();
    let nothing = PaperState::default();
    let state = case.papers.get(id).unwrap_or(&nothing);
    let mut items = Vec::new();
    let mut original = need.paper.original && case.kind.visit;
    match &need.asked {
        Truth::No => return items,
        Truth::Unknown(fields) if state.pages == 0 => {
            items.extend(fields.first().map(|field| {
                Item::about("checklist-maybe", id, Severity::Check)
                    .with("question", Value::Key(field_key(field)))
            }));
            return items;
        }
        Truth::Yes if state.pages == 0 => {
            let (key, severity) = match need.slot.need {
                Need::Required => ("checklist-missing", Severity::Must),
                Need::Helpful => ("checklist-helpful", Severity::Note),
            };
            let whose = Value::Key(need.paper.bringer.key().to_owned());
            items.push(Item::about(key, id, severity).with("whose", whose));
            original &= need.slot.need == Need::Required;
        }
        _ => items.extend(doubts(id, need, state)),
    }
    if original {
        items.push(Item::about("checklist-original", id, Severity::Note));
    }
    items
}

/// What may be wrong with a paper that is there.
fn doubts(id: &str, need: &SlotNeed<'_>, state: &PaperState) -> Vec<Item> {
    let mut items = Vec::new();
    if state.doubts > 0 {
        let item = Item::about("checklist-doubtful", id, Severity::Check);
        items.push(item.with("count", Value::Number(state.doubts)));
    }
    if state.pages < u32::from(need.paper.pages.from) {
        let expected = Value::Number(u32::from(need.paper.pages.from));
        let item = Item::about("checklist-few-pages", id, Severity::Check);
        items.push(item.with("found", Value::Number(state.pages)).with("expected", expected));
    }
    let translatable = need.paper.translation == TranslationRule::OtherLanguages;
    if translatable && !state.translated && !state.standard_form {
        items.extend(match state.language {
            Some(Language::Accepted) => None,
            Some(Language::Other) => Some(Item::about("checklist-translate", id, Severity::Must)),
            None => Some(Item::about("checklist-language", id, Severity::Check)),
        });
    }
    let rule = need.paper.legalisation;
    // Whatever the country, a rule that asks nothing of the farthest one asks nothing at all.
    if rule.asks("") && !state.legalised {
        items.extend(match &state.issued_in {
            Some(country) if !rule.asks(country) => None,
            Some(_) => Some(Item::about("checklist-legalise", id, Severity::Must)),
            None => Some(Item::about("checklist-country", id, Severity::Check)),
        });
    }
    items
}

/// Whether the photograph and the travel document hold long enough.
fn travel_document(case: &Case<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut must = |key, date| {
        items.push(Item::new(key, Subject::Application, Severity::Must).with("date", Value::Date(date)));
    };
    let asks = |section: &str| case.kind.sections.iter().any(|used| used.section == section);
    let photo = date_at(case.answers, "photo.taken-on").filter(|_| asks("photo"));
    let rule = case.catalogue.deadline_rule("photo-code");
    let photo_ends = photo.zip(rule).and_then(|(taken, rule)| rule.end(taken));
    if let Some(ended) = photo_ends.filter(|ends| *ends < case.today) {
        must("checklist-photo-old", ended);
    }
    let ends = date_at(case.answers, "travel-document.expires-on");
    // Who asks for a travel document because there is none needs no valid one: such types keep no such deadline.
    let ended =
        ends.filter(|ends| *ends < case.today && case.kind.deadlines.iter().any(|it| it == "passport-end"));
    if let Some(ended) = ended {
        must("checklist-passport-ended", ended);
    }
    let Some(rule) = &case.kind.passport else { return items };
    if let Some(needed) = passport_needed(case).filter(|needed| ends.is_some_and(|ends| ends < *needed)) {
        must("checklist-passport-short", needed);
    }
    let oldest =
        rule.issued_within_years.and_then(|years| case.today.checked_sub(i64::from(years).years()).ok());
    let issued = date_at(case.answers, "travel-document.issued-on");
    if let Some(issued) = issued.filter(|issued| oldest.is_some_and(|oldest| *issued < oldest)) {
        must("checklist-passport-old", issued);
    }
    items
}

/// What the travel document's own zone says against the form, and of its end where the form does not say it.
fn zone(case: &Case<'_>) -> Vec<Item> {
    let mut items = Vec::new();
    for need in case.catalogue.slots(case.kind, case.answers, case.today).iter().filter(|it| it.paper.holder)
    {
        let id = need.slot.slot.as_str();
        match case.papers.get(id).map(|state| &state.zone) {
            Some(ZoneState::Read(holder)) => items.extend(holder_items(case, holder)),
            Some(ZoneState::Unread) => items.push(Item::about("checklist-zone-unread", id, Severity::Note)),
            Some(ZoneState::NotLooked) | None => {}
        }
    }
    items
}

fn holder_items(case: &Case<'_>, holder: &Holder) -> Vec<Item> {
    let asked = |section: &str| case.kind.sections.iter().any(|used| used.section == section);
    let mut items = Vec::new();
    for it in holder.beside(case.answers).into_iter().filter(|it| it.agreement == Agreement::Differs) {
        let Some((section, _)) = it.field.split_once('.').filter(|(section, _)| asked(section)) else {
            continue;
        };
        let item = Item::new("checklist-zone-differs", Subject::Section(section.to_owned()), Severity::Check)
            .with("field", Value::Key(field_key(it.field)))
            .with("form", it.shown(it.form.as_deref().unwrap_or_default()))
            .with("zone", it.shown(&it.zone));
        items.push(item);
    }
    let Some(ends) = holder.other_end(case.answers) else { return items };
    if ends < case.today {
        let item = Item::new("checklist-passport-ended", Subject::Application, Severity::Must);
        items.push(item.with("date", Value::Date(ends)));
    }
    if let Some(needed) = passport_needed(case).filter(|needed| ends < *needed) {
        let item = Item::new("checklist-passport-short", Subject::Application, Severity::Must);
        items.push(item.with("date", Value::Date(needed)));
    }
    items
}

/// The day until which the travel document must be valid, where the type asks that and the stay's end is known.
fn passport_needed(case: &Case<'_>) -> Option<Date> {
    let rule = case.kind.passport.as_ref()?;
    date_at(case.answers, &rule.stay_ends)?.checked_add(i64::from(rule.months_beyond).months()).ok()
}

fn deadline_item(deadline: &Deadline, today: Date) -> Option<Item> {
    let passed = deadline.due < today;
    if passed && OWN_WORDS.contains(&deadline.rule.as_str()) {
        return None;
    }
    let soon = deadline.due <= today.saturating_add(SOON_DAYS.days());
    let (key, severity) = match (passed, soon) {
        (true, _) => ("checklist-overdue", Severity::Must),
        (false, true) => ("checklist-due", Severity::Check),
        (false, false) => ("checklist-due", Severity::Note),
    };
    let mut item = Item::new(key, Subject::Deadline(deadline.rule.clone()), severity)
        .with("what", Value::Key(format!("deadline-{}", deadline.rule)))
        .with("date", Value::Date(deadline.due));
    item.due = Some(deadline.due);
    Some(item)
}

fn fees(case: &Case<'_>) -> Vec<Item> {
    let of_fee = |key, severity, fee: &Fee| {
        let channel = match fee.channel {
            Channel::Electronic => "channel-electronic",
            Channel::Paper => "channel-paper",
        };
        Item::new(key, Subject::Application, severity)
            .with("channel", Value::Key(channel.to_owned()))
            .with("amount", Value::Cents(fee.cents))
            .with("year", Value::Number(u32::try_from(fee.year).unwrap_or_default()))
            .with("grade", Value::Key(fee.grade.key().to_owned()))
            .with("source", Value::Text(fee.source.clone()))
            .with("page", Value::Text(case.kind.official_page.clone()))
    };
    let mut items = Vec::new();
    for fee in case.kind.fees_for(case.answers, case.today) {
        items.push(if fee.is_of_a_past_year(case.today) {
            of_fee("checklist-fee-past", Severity::Check, fee)
        } else {
            of_fee("checklist-fee", Severity::Note, fee)
        });
        if let Some(other) = fee.disputed_by {
            let item = of_fee("checklist-fee-disputed", Severity::Check, fee);
            items.push(item.with("other", Value::Cents(other)));
        }
    }
    if items.is_empty() {
        let item = Item::new("checklist-fee-unknown", Subject::Application, Severity::Note);
        items.push(item.with("page", Value::Text(case.kind.official_page.clone())));
    }
    items
}
