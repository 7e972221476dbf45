//! Deadlines: when they begin, how long they are, and the calendar file made of them.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use serde::Deserialize;

use crate::{Answers, Condition, Grade, Truth};

/// Something that happens to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// The application was submitted.
    Submitted,
    /// The identity was proved.
    Identified,
    /// The authority asked for something, with a day for the answer.
    Requested,
    /// The decision was opened for the first time.
    DecisionOpened,
}

/// What has happened to a case so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Events {
    /// When the application was submitted.
    pub submitted: Option<Date>,
    /// When the identity was proved.
    pub identified: Option<Date>,
    /// When the decision was opened for the first time.
    pub decision_opened: Option<Date>,
    /// Last days for answers to the authority's requests that are still open.
    pub requests: Vec<Date>,
}

impl Events {
    fn days(&self, event: Event) -> Vec<Date> {
        match event {
            Event::Submitted => self.submitted.into_iter().collect(),
            Event::Identified => self.identified.into_iter().collect(),
            Event::DecisionOpened => self.decision_opened.into_iter().collect(),
            Event::Requested => self.requests.clone(),
        }
    }
}

/// Where a deadline begins.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Start {
    /// With an event of the case.
    Event(Event),
    /// On the date in a field.
    Field(String),
}

/// A rule for a deadline.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeadlineRule {
    /// Where it begins.
    pub start: Start,
    /// Whole months from there; 0 where the start itself is the last day.
    pub months: u8,
    /// The event that ends it.
    #[serde(default)]
    pub done: Option<Event>,
    /// When it holds at all.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The page that says so.
    pub source: String,
    /// How far that page may be trusted.
    pub grade: Grade,
}

/// One deadline of a case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Deadline {
    /// The last day.
    pub due: Date,
    /// Name of the rule; key of the words is `deadline-<rule>`.
    pub rule: String,
    /// Which one of several of the same rule, from 0.
    pub number: usize,
}

impl DeadlineRule {
    /// The last day of a deadline that begins on `start`; none beyond the end of the calendar.
    #[must_use]
    pub fn end(&self, start: Date) -> Option<Date> {
        start.checked_add(i64::from(self.months).months()).ok()
    }

    /// The deadlines of this rule, by name, that run for these answers and events.
    pub(crate) fn deadlines(
        &self,
        name: &str,
        answers: &Answers,
        events: &Events,
        today: Date,
    ) -> Vec<Deadline> {
        let done = self.done.is_some_and(|event| !events.days(event).is_empty());
        let holds = self.when.as_ref().is_none_or(|when| when.holds(answers, today) == Truth::Yes);
        if done || !holds {
            return Vec::new();
        }
        let mut starts = match &self.start {
            Start::Event(event) => events.days(*event),
            Start::Field(field) => date_at(answers, field).into_iter().collect(),
        };
        starts.sort_unstable();
        let ends = starts.into_iter().filter_map(|start| self.end(start)).enumerate();
        ends.map(|(number, due)| Deadline { due, rule: name.to_owned(), number }).collect()
    }
}

/// The date in a field, where there is one.
pub(crate) fn date_at(answers: &Answers, field: &str) -> Option<Date> {
    answers.at(field)?.as_str()?.parse().ok()
}

/// One entry of a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// What makes the UID together with the rule and its number: the same deadline of the same case gives the same entry
    /// again, so that a calendar updates it.
    pub case: String,
    /// The deadline.
    pub deadline: Deadline,
    /// Its title, in words.
    pub title: String,
}

/// A calendar file (RFC 5545) of all-day entries with a reminder a week before. `stamp` is the time of making, in UTC.
#[must_use]
pub fn calendar(entries: &[CalendarEntry], stamp: DateTime) -> String {
    let mut file = String::new();
    let mut line = |text: &str| fold(&mut file, text);
    for head in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Liite//Liite//EN", "CALSCALE:GREGORIAN"] {
        line(head);
    }
    for CalendarEntry { case, deadline: Deadline { due, rule, number }, title } in entries {
        let title = escaped(title);
        line("BEGIN:VEVENT");
        line(&format!("UID:{}-{rule}-{number}@liite.invalid", uid_part(case)));
        line(&format!("DTSTAMP:{}T{}Z", stamp.date().strftime("%Y%m%d"), stamp.time().strftime("%H%M%S")));
        line(&format!("DTSTART;VALUE=DATE:{}", due.strftime("%Y%m%d")));
        line(&format!("DTEND;VALUE=DATE:{}", due.saturating_add(1.day()).strftime("%Y%m%d")));
        line(&format!("SUMMARY:{title}"));
        line("TRANSP:TRANSPARENT");
        line("BEGIN:VALARM");
        line("ACTION:DISPLAY");
        line("TRIGGER:-P7D");
        line(&format!("DESCRIPTION:{title}"));
        line("END:VALARM");
        line("END:VEVENT");
    }
    line("END:VCALENDAR");
    file
}

/// Appends a content line, folded so that none is longer than 75 bytes (RFC 5545, 3.1), never inside a letter.
fn fold(file: &mut String, line: &str) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > 75 {
            file.push_str("\r\n ");
            used = 1;
        }
        file.push(c);
        used += c.len_utf8();
    }
    file.push_str("\r\n");
}

/// RFC 5545, 3.3.11; control characters other than a line's end are not allowed in a text at all.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

fn uid_part(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '-' }).collect()
}
