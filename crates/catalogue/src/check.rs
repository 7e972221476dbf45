//! What the catalogue's files must fulfil together: references, sources, amounts, dates, conditions.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::condition::{MAX_CONDITION_DEPTH, Use};
use crate::{
    ApplicationType, Catalogue, CatalogueError, ColourRule, Condition, DeadlineRule, Fee, How, Receiver,
    Start,
};

/// More than any fee that was ever seen, in euro cents.
const MAX_FEE_CENTS: u32 = 200_000;
/// Years that a date or a fee in the catalogue may have.
const YEARS: std::ops::RangeInclusive<i16> = 2015..=2100;

impl Catalogue {
    pub(crate) fn check(&self) -> Result<(), CatalogueError> {
        self.check_papers()?;
        self.check_deadlines()?;
        for kind in self.types.values() {
            self.check_type(kind)?;
        }
        self.check_all_used()
    }

    fn check_papers(&self) -> Result<(), CatalogueError> {
        let receiver = Receiver::named("enter-finland")?;
        for (id, paper) in &self.papers {
            let wrong = |field: &str, reason: &str| {
                Err(CatalogueError::data("slots.toml", format!("{id}.{field}"), reason))
            };
            if !crate::is_name(id) {
                return wrong("", "a name is small letters, digits and hyphens");
            }
            let Ok(slot) = receiver.slot(&paper.rule) else {
                return wrong("rule", "the receiver has no such slot");
            };
            if slot.colour == ColourRule::Colour && paper.colour != ColourRule::Colour {
                return wrong("colour", "the receiver's slot is always in colour");
            }
            if paper.pages.from == 0 || paper.pages.from > paper.pages.to {
                return wrong("pages", "`from` is 0 or more than `to`");
            }
            check_source("slots.toml", &format!("{id}.source"), &paper.source)?;
        }
        Ok(())
    }

    fn check_deadlines(&self) -> Result<(), CatalogueError> {
        for (id, rule) in &self.deadlines {
            check_source("deadlines.toml", &format!("{id}.source"), &rule.source)?;
            if let Start::Field(field) = &rule.start {
                self.check_use("deadlines.toml", field, Use::Date, |_| true)?;
            }
            if let Some(when) = &rule.when {
                self.check_condition("deadlines.toml", when, |_| true)?;
            }
        }
        Ok(())
    }

    fn check_type(&self, kind: &ApplicationType) -> Result<(), CatalogueError> {
        let file = format!("types/{}.toml", kind.id);
        let wrong = |field: &str, reason: &str| Err(CatalogueError::data(&file, field, reason));
        check_source(&file, "official_page", &kind.official_page)?;
        kind.service_page.iter().try_for_each(|page| check_source(&file, "service_page", page))?;
        kind.sources.iter().try_for_each(|page| check_source(&file, "sources", page))?;
        if kind.sources.is_empty() {
            return wrong("sources", "no source");
        }
        if kind.service_page.is_some() && kind.how != How::Electronic {
            return wrong("service_page", "only an electronic type has a page in the e-service");
        }
        if kind.own_names.iter().any(|language| !["fi", "sv", "en"].contains(&language.as_str())) {
            return wrong("own_names", "a language is fi, sv or en");
        }
        let days = [Some(kind.checked_on), kind.valid_from, kind.valid_to];
        if days.into_iter().flatten().any(|day| !YEARS.contains(&day.year())) {
            return wrong("checked_on", "an implausible date");
        }
        if kind.valid_from.zip(kind.valid_to).is_some_and(|(from, to)| from > to) {
            return wrong("valid_to", "before valid_from");
        }
        self.check_parts(&file, kind)?;
        kind.fees.iter().try_for_each(|fee| self.check_fee(&file, kind, fee))?;
        match &kind.passport {
            Some(rule) => {
                check_source(&file, "passport.source", &rule.source)?;
                self.check_use(&file, &rule.stay_ends, Use::Date, asks(kind))
            }
            None => Ok(()),
        }
    }

    /// Sections, slots and deadlines are there, once each, and their conditions look at questions that are asked.
    fn check_parts(&self, file: &str, kind: &ApplicationType) -> Result<(), CatalogueError> {
        let mut seen = BTreeSet::new();
        for used in &kind.sections {
            if !self.sections.contains_key(&used.section) || !seen.insert(used.section.as_str()) {
                return Err(CatalogueError::data(file, &used.section, "no such section, or twice"));
            }
            used.when.iter().try_for_each(|when| self.check_condition(file, when, asks(kind)))?;
        }
        seen.clear();
        for used in &kind.slots {
            if !self.papers.contains_key(&used.slot) || !seen.insert(used.slot.as_str()) {
                return Err(CatalogueError::data(file, &used.slot, "no such slot, or twice"));
            }
            used.when.iter().try_for_each(|when| self.check_condition(file, when, asks(kind)))?;
        }
        seen.clear();
        for id in &kind.deadlines {
            let Some(rule) = self.deadlines.get(id).filter(|_| seen.insert(id)) else {
                return Err(CatalogueError::data(file, id, "no such deadline, or twice"));
            };
            self.check_deadline_use(file, kind, rule)?;
        }
        Ok(())
    }

    fn check_deadline_use(
        &self,
        file: &str,
        kind: &ApplicationType,
        rule: &DeadlineRule,
    ) -> Result<(), CatalogueError> {
        if let Start::Field(field) = &rule.start {
            self.check_use(file, field, Use::Date, asks(kind))?;
        }
        rule.when.iter().try_for_each(|when| self.check_condition(file, when, asks(kind)))
    }

    fn check_fee(&self, file: &str, kind: &ApplicationType, fee: &Fee) -> Result<(), CatalogueError> {
        check_source(file, "fees.source", &fee.source)?;
        if !YEARS.contains(&fee.year) {
            return Err(CatalogueError::data(file, "fees.year", "an implausible year"));
        }
        if fee.cents.max(fee.disputed_by.unwrap_or(0)) > MAX_FEE_CENTS {
            return Err(CatalogueError::data(file, "fees.cents", "more than any fee; is it in cents?"));
        }
        let alike =
            |other: &&Fee| (other.channel, other.payer, &other.when) == (fee.channel, fee.payer, &fee.when);
        if kind.fees.iter().filter(alike).count() > 1 {
            return Err(CatalogueError::data(file, "fees", "two fees for the same"));
        }
        fee.when.iter().try_for_each(|when| self.check_condition(file, when, asks(kind)))
    }

    fn check_condition(
        &self,
        file: &str,
        when: &Condition,
        asked: impl Fn(&str) -> bool + Copy,
    ) -> Result<(), CatalogueError> {
        if when.depth() > MAX_CONDITION_DEPTH {
            return Err(CatalogueError::data(file, "when", "nested too deeply"));
        }
        when.fields().iter().try_for_each(|(field, used)| self.check_use(file, field, *used, asked))
    }

    /// The field is asked by a section that passes `asked`, and can be what the condition takes it for.
    fn check_use(
        &self,
        file: &str,
        field: &str,
        used: Use<'_>,
        asked: impl Fn(&str) -> bool,
    ) -> Result<(), CatalogueError> {
        let wrong = |reason: String| Err(CatalogueError::data(file, field, reason));
        let Some((section, name)) = field.split_once('.') else {
            return wrong("a field is `section.name`".to_owned());
        };
        let schema = self.sections.get(section).filter(|_| asked(section)).and_then(|it| it.field(name));
        let Some(schema) = schema else {
            return wrong("no section of this type asks this".to_owned());
        };
        let kind = schema.get("type").and_then(Value::as_str).unwrap_or_default();
        let fits = match used {
            Use::Any => true,
            Use::Date => schema.get("format").and_then(Value::as_str) == Some("date"),
            Use::List => kind == "array",
            Use::Value(Value::Bool(_)) => kind == "boolean",
            Use::Value(value) => {
                schema.get("enum").and_then(Value::as_array).is_some_and(|values| values.contains(value))
            }
        };
        if fits { Ok(()) } else { wrong(format!("cannot be what the condition takes it for: {used:?}")) }
    }

    fn check_all_used(&self) -> Result<(), CatalogueError> {
        let papers: BTreeSet<_> = self.types().flat_map(|kind| &kind.slots).map(|used| &used.slot).collect();
        let sections: BTreeSet<_> =
            self.types().flat_map(|kind| &kind.sections).map(|used| &used.section).collect();
        let deadlines: BTreeSet<_> = self.types().flat_map(|kind| &kind.deadlines).collect();
        let lost = |file: &str, id: &str| Err(CatalogueError::data(file, id, "no type uses it"));
        if let Some(id) = self.papers.keys().find(|id| !papers.contains(id)) {
            return lost("slots.toml", id);
        }
        if let Some(id) = self.sections.keys().find(|id| !sections.contains(id)) {
            return lost("forms", id);
        }
        match self.deadlines.keys().find(|id| !deadlines.contains(id)) {
            Some(id) => lost("deadlines.toml", id),
            None => Ok(()),
        }
    }
}

/// Whether a section belongs to a type.
fn asks(kind: &ApplicationType) -> impl Fn(&str) -> bool + Copy {
    |section| kind.sections.iter().any(|used| used.section == section)
}

fn check_source(file: &str, field: &str, page: &str) -> Result<(), CatalogueError> {
    let host = page.strip_prefix("https://").or_else(|| page.strip_prefix("http://"));
    let plain = |c: char| c.is_ascii_graphic() && !"<>\"'`\\".contains(c);
    if host.is_some_and(|host| host.contains('.')) && page.chars().all(plain) && page.len() <= 300 {
        Ok(())
    } else {
        Err(CatalogueError::data(file, field, "not the address of a page"))
    }
}
