//! An application: its type, form, papers, checklist, hand-over and deadlines, out of what the vault holds of its case.
//!
//! A case may come from another vault or a damaged one: what it says is never trusted. What cannot be read as the answer
//! to a question is left out, and said.

mod checklist;
mod deadlines;
mod document;
mod form;
mod guide;
mod hand_over;
mod identity;
mod papers;
mod photo;
mod words;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use liite_catalogue::{Answers, ApplicationType, Catalogue, CatalogueError, Events};
use liite_store::{CaseId, StoreError, Vault};
use liite_sync::last_seen;
use serde_json::Value;

pub(super) use checklist::{Ground, lines};
pub(super) use hand_over::outgoing;
pub(super) use words::{answer_in_words, day, money, say, say_with};

use super::{Answer, EventsView, Notice, Office, now};
use crate::ApiError;

/// Pointers under which the vault keeps what belongs to an application.
mod pointer {
    /// Before `<section>/<field>`: an answer of the form.
    pub const FORM: &str = "/form/";
    /// What has happened so far.
    pub const EVENTS: &str = "/event";
    /// The receipt's number or words.
    pub const RECEIPT: &str = "/receipt";
}

/// The catalogue's paper that is handed over as the picture it is, cut to size, and not as a document.
const PHOTO: &str = "photo";

/// The paper of the slot for a photographed receipt; no application asks for one, and it is never handed over.
pub(super) const RECEIPT: &str = "receipt";

/// What is known of an application.
pub(super) struct Application<'a> {
    catalogue: &'a Catalogue,
    pub(super) case: liite_store::Case,
    /// Its type; none where none is chosen, or one that this catalogue does not have.
    kind: Option<&'a ApplicationType>,
    /// The answers that can be read.
    answers: Answers,
    /// Fields and pointers whose saved answers cannot.
    left_out: Vec<String>,
    events: EventsView,
    receipt: Option<String>,
    /// How far it has come at the service, as it was last seen.
    there: Option<liite_protocol::State>,
    today: Date,
}

impl<'a> Application<'a> {
    pub(super) fn read(catalogue: &'a Catalogue, vault: &Vault, id: CaseId) -> Result<Self, StoreError> {
        let case = vault.case(id)?;
        let named = case.application.as_deref();
        let kind = named.and_then(|name| catalogue.type_named(name).ok());
        let saved = vault.answers(id)?;
        let (mut answers, mut left_out) = (Answers::default(), Vec::new());
        for (pointer, value) in &saved {
            let Some(place) = pointer.strip_prefix(pointer::FORM) else { continue };
            let field = place.replacen('/', ".", 1);
            match readable(catalogue, &answers, &field, value) {
                Some(more) => answers = more,
                None => left_out.push(field),
            }
        }
        let mut events = saved.get(pointer::EVENTS).map_or_else(EventsView::default, readable_events);
        let seen = last_seen(vault, id).ok().flatten();
        if let Some(seen) = &seen {
            told_by_service(&mut events, seen);
        }
        let there = seen.map(|seen| seen.summary.state);
        let receipt = saved.get(pointer::RECEIPT).and_then(Value::as_str).map(str::to_owned);
        Ok(Self { catalogue, case, kind, answers, left_out, events, receipt, there, today: today().date() })
    }

    /// Whether the form asks this field, named as in `personal.family-name`.
    fn asks(&self, field: &str) -> bool {
        let section = field.split('.').next().unwrap_or_default();
        self.kind.is_some_and(|kind| kind.sections.iter().any(|used| used.section == section))
    }

    /// How far it has come at the service, as it was last seen.
    pub(super) fn state_there(&self) -> Option<liite_protocol::State> {
        self.there
    }

    /// The applicant, where that is somebody under 18: it is an adult who sends it.
    pub(super) fn child(&self) -> Option<liite_protocol::Child> {
        let said = |field: &str| self.answers.at(field).and_then(Value::as_str).map(str::to_owned);
        let born: Date = said("personal.birth-date")?.parse().ok()?;
        let of_age = born.checked_add(jiff::Span::new().years(18)).ok()?;
        let names = [said("personal.given-names"), said("personal.family-name")];
        let name = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        (self.today < of_age && !name.is_empty()).then_some(liite_protocol::Child { name, born })
    }

    /// Whether a type is chosen that this catalogue has.
    pub(super) fn has_kind(&self) -> bool {
        self.kind.is_some()
    }

    /// What has happened, as the catalogue takes it.
    fn events(&self) -> Events {
        let day = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok());
        Events {
            submitted: day(&self.events.submitted),
            identified: day(&self.events.identified),
            decision_opened: day(&self.events.decision_opened),
            requests: self.events.requests.iter().filter_map(|text| text.parse().ok()).collect(),
        }
    }
}

/// The answers with one more, if it is one that a section asks for and has room beside the others.
fn readable(catalogue: &Catalogue, answers: &Answers, field: &str, value: &Value) -> Option<Answers> {
    let (section, name) = field.split_once('.')?;
    let fits = catalogue.section(section)?.fits(name, value);
    if fits { answers.with(field, value.clone()).ok() } else { None }
}

/// What has happened, without what are no days.
fn readable_events(value: &Value) -> EventsView {
    let mut events: EventsView = serde_json::from_value(value.clone()).unwrap_or_default();
    for day in [&mut events.submitted, &mut events.identified, &mut events.decision_opened] {
        *day = day.take().filter(|text| is_day(text));
    }
    events.requests.retain(|text| is_day(text));
    events.requests.truncate(MAX_REQUESTS);
    events
}

/// What the service has said counts like what the person has typed: the day of lodging, and last days for answers.
fn told_by_service(events: &mut EventsView, seen: &liite_protocol::Application) {
    let day = |at: Timestamp| at.in_tz("Europe/Helsinki").map(|at| at.date().to_string()).ok();
    events.submitted = seen.submitted.and_then(day).or(events.submitted.take());
    let unanswered = seen.requests.iter().filter(|request| request.answer.is_none());
    // The last moment is midnight: the last day is the one before it.
    let last = unanswered.filter_map(|request| day(request.deadline - SignedDuration::from_secs(1)));
    events.requests.extend(last);
    events.requests.sort();
    events.requests.dedup();
}

/// Most requests of the authority that are kept.
const MAX_REQUESTS: usize = 50;

/// Whether this is a day, as in `2026-12-31`.
fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

/// Now, where the person is.
pub(super) fn today() -> Zoned {
    Timestamp::from_millisecond(now()).unwrap_or_default().to_zoned(TimeZone::system())
}

impl Office {
    /// The catalogue, read when it is first needed.
    pub(super) fn catalogue(&self) -> Answer<&Catalogue> {
        match self.catalogue.get_or_init(Catalogue::load) {
            Ok(catalogue) => Ok(catalogue),
            Err(error) => Err(self.refused(error.clone())),
        }
    }

    pub(super) fn application(&self, case_id: i64) -> Answer<Application<'_>> {
        let catalogue = self.catalogue()?;
        self.with(|vault| Application::read(catalogue, vault, CaseId(case_id)))
    }

    /// The type of an application, or why there is none.
    pub(super) fn kind_of<'a>(&self, application: &Application<'a>) -> Answer<&'a ApplicationType> {
        match (application.kind, &application.case.application) {
            (Some(kind), _) => Ok(kind),
            (None, Some(name)) => Err(self.refused(CatalogueError::UnknownType { name: name.clone() })),
            (None, None) => Err(self.trouble("application-not-chosen", &std::collections::BTreeMap::new())),
        }
    }

    fn refused(&self, error: CatalogueError) -> super::Trouble {
        self.failed(&ApiError::Catalogue(error))
    }

    pub(super) fn not_taken(&self, field: &str) -> super::Trouble {
        self.trouble("answer-refused", &[("field".to_owned(), field.to_owned())].into())
    }

    /// The case and what stands of it in lists have changed.
    pub(super) fn tell_case(&self, case_id: i64) {
        (self.tell)(Notice::Case(case_id));
        (self.tell)(Notice::Cases);
    }
}
