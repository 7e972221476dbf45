//! The checklist of an application, and what a person tells it.

use std::collections::BTreeMap;

use liite_catalogue::{Case, Events, Item, PaperState, Severity, Subject, checklist, is_country, slot_key};
use liite_store::{CaseId, SlotId, StoreError, Vault};
use serde_json::Value;

use super::papers::{Notes, Paper};
use super::words::{item, say};
use super::{Application, MAX_REQUESTS, guide, is_day, pointer, readable_events};
use crate::Texts;
use crate::office::{
    Answer, ChecklistItem, ChecklistView, EventsView, ItemSeverity, Office, PaperSaid, SlotRule,
};

/// Everything that the checklist's rules look at.
pub(in crate::office) struct Ground {
    papers: BTreeMap<String, PaperState>,
    events: Events,
}

impl Ground {
    pub fn of(application: &Application<'_>, papers: &[Paper<'_>]) -> Self {
        let state = |paper: &Paper<'_>| {
            let filed = paper.filed.as_ref()?;
            Some((filed.slot.paper.clone()?, filed.state.clone()))
        };
        // Of several slots for one paper the first is the one that the application asks for.
        let papers = papers.iter().rev().filter_map(state).collect();
        Self { papers, events: application.events() }
    }

    /// The case as the rules take it; none where it has no type.
    pub fn case<'a>(&'a self, application: &'a Application<'a>) -> Option<Case<'a>> {
        Some(Case {
            catalogue: application.catalogue,
            kind: application.kind?,
            answers: &application.answers,
            papers: &self.papers,
            events: &self.events,
            today: application.today,
        })
    }
}

impl Office {
    /// The checklist of an application. A case without a type has one too: of its papers alone.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn checklist(&self, case_id: i64) -> Answer<ChecklistView> {
        let (application, texts) = (self.application(case_id)?, self.texts());
        let papers = self.with(|vault| self.papers(vault, &application))?;
        let ground = Ground::of(&application, &papers);
        let case = ground.case(&application);
        Ok(ChecklistView {
            case_id,
            name: application.case.name.clone(),
            kind: case.as_ref().map(|case| guide::view(&texts, case)),
            items: lines(&texts, case.as_ref(), &papers),
            papers: papers.iter().map(|paper| paper.view(&texts)).collect(),
            events: application.events.clone(),
        })
    }

    /// Makes the slot for a paper of the catalogue, named in the person's language, and gives its number; where there is
    /// one already, that is given.
    ///
    /// # Errors
    /// When the catalogue knows no such paper, and those of the vault.
    pub fn add_paper(&self, case_id: i64, paper: String) -> Answer<i64> {
        let known = self.catalogue()?.paper(&paper).ok_or_else(|| self.not_taken(&paper))?;
        let rule = SlotRule::named(&known.rule);
        let application = self.application(case_id)?;
        let papers = self.with(|vault| self.papers(vault, &application))?;
        // It comes where the checklist shows it: behind the slot of the paper that stands before it there.
        let before = papers.iter().take_while(|it| !it.is_of(&paper));
        let before = before.filter_map(|it| it.filed.as_ref()).last().map(|filed| filed.slot.id);
        let slots = self.with(|vault| vault.slots(CaseId(case_id)))?;
        let at = slots.iter().position(|slot| Some(slot.id) == before).map_or(0, |at| at + 1);
        self.paper_slot(case_id, &paper, &slot_key(&paper), rule, Some(at))
    }

    /// The slot of this paper; where there is none it is made at this place among the slots, or at the end.
    pub(in crate::office) fn paper_slot(
        &self,
        case_id: i64,
        paper: &str,
        key: &str,
        rule: SlotRule,
        at: Option<usize>,
    ) -> Answer<i64> {
        let name = say(&self.texts(), key);
        let (slot, is_new) = self.with(|vault| {
            let there = vault.slots(CaseId(case_id))?;
            match there.into_iter().find(|slot| slot.paper.as_deref() == Some(paper)) {
                Some(slot) => Ok((slot.id, false)),
                None => Ok((vault.add_paper_slot(CaseId(case_id), &name, rule.name(), paper, at)?, true)),
            }
        })?;
        if is_new {
            self.tell_case(case_id);
        }
        Ok(slot.0)
    }

    /// Keeps what a person says of the paper in a slot.
    ///
    /// # Errors
    /// When there is no such country, and those of the vault.
    pub fn say_of_paper(&self, slot_id: i64, said: PaperSaid) -> Answer<()> {
        if let Some(country) = said.issued_in.as_ref().filter(|code| !is_country(code)) {
            return Err(self.not_taken(country));
        }
        self.note_slot(slot_id, "say-of-paper", |notes| notes.said = said)
    }

    /// Changes what is noted of a slot.
    pub(super) fn note_slot(
        &self,
        slot_id: i64,
        label: &'static str,
        change: impl FnOnce(&mut Notes),
    ) -> Answer<()> {
        let case = self.with(|vault: &Vault| -> Result<_, StoreError> {
            let slot = vault.slot(SlotId(slot_id))?;
            let mut notes = Notes::of(&slot);
            change(&mut notes);
            vault.set_slot_notes(slot.id, &notes.value(), label)?;
            Ok(slot.case)
        })?;
        self.tell_case(case.0);
        Ok(())
    }

    /// Keeps what has happened to an application.
    ///
    /// # Errors
    /// When something of it is no day, and those of the vault.
    pub fn set_events(&self, case_id: i64, events: EventsView) -> Answer<()> {
        let EventsView { submitted, identified, decision_opened, requests } = &events;
        let days = [submitted, identified, decision_opened].into_iter().flatten().chain(requests);
        if let Some(wrong) = days.into_iter().find(|text| !is_day(text)) {
            return Err(self.not_taken(wrong));
        }
        if requests.len() > MAX_REQUESTS {
            return Err(self.not_taken(&requests.len().to_string()));
        }
        let value = if events == EventsView::default() {
            Value::Null
        } else {
            serde_json::to_value(&events).unwrap_or(Value::Null)
        };
        debug_assert_eq!(readable_events(&value), events, "what is kept can be read");
        self.with(|vault| vault.set_note(CaseId(case_id), pointer::EVENTS, &value, "set-events"))?;
        self.tell_case(case_id);
        Ok(())
    }
}

/// The lines of the checklist in words.
pub(in crate::office) fn lines(
    texts: &Texts,
    case: Option<&Case<'_>>,
    papers: &[Paper<'_>],
) -> Vec<ChecklistItem> {
    let slot_of = |id: &str| {
        let filed = papers.iter().filter_map(|paper| paper.filed.as_ref());
        filed.into_iter().find(|filed| filed.slot.paper.as_deref() == Some(id)).map(|filed| filed.card.id)
    };
    let line = |it: Item| ChecklistItem {
        text: item(texts, &it),
        key: it.key.to_owned(),
        severity: match it.severity {
            Severity::Must => ItemSeverity::Must,
            Severity::Check => ItemSeverity::Check,
            Severity::Note => ItemSeverity::Note,
        },
        section: match &it.subject {
            Subject::Section(id) => Some(id.clone()),
            _ => None,
        },
        slot_id: match &it.subject {
            Subject::Slot(id) => slot_of(id),
            _ => None,
        },
        paper: match &it.subject {
            Subject::Slot(id) => Some(id.clone()),
            _ => None,
        },
        due: it.due.map(|due| due.to_string()),
    };
    case.map_or_else(Vec::new, |case| checklist(case).into_iter().map(line).collect())
}
