//! The papers of an application: what its type asks for beside what lies in the slots of its case.

use liite_catalogue::{
    Language, LegalisationRule, Need, PaperState, SlotNeed, TranslationRule, Truth, field_key, is_country,
    slot_key,
};
use liite_finding::Severity;
use liite_store::{PartKind, Slot, StoreError, Vault};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::identity::Reading;
use super::words::{attribute, say};
use super::{Application, RECEIPT};
use crate::Texts;
use crate::office::desk::findings_of_the_whole;
use crate::office::facts::Facts;
use crate::office::{Office, PaperSaid, PaperView, PhotoCrop, ResultState, SlotCard, SlotVerdict};

/// What a person has said of a slot, as it stands in the vault beside it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Notes {
    /// What the paper in it is.
    pub said: PaperSaid,
    /// Whether it has been handed over.
    pub done: bool,
    /// Which part of the picture is the photograph of the person.
    pub photo: Option<PhotoCrop>,
}

impl Notes {
    /// What stands in the vault; nothing where that is not of this version.
    pub fn of(slot: &Slot) -> Self {
        let read = slot.notes.clone().and_then(|notes| serde_json::from_value::<Self>(notes).ok());
        let mut notes = read.unwrap_or_default();
        notes.said.issued_in = notes.said.issued_in.filter(|code| is_country(code));
        notes.photo = notes.photo.filter(PhotoCrop::is_plain);
        notes
    }

    /// As they stand in the vault; nothing where nothing was said.
    pub fn value(&self) -> Value {
        if *self == Self::default() { Value::Null } else { serde_json::to_value(self).unwrap_or(Value::Null) }
    }
}

/// A slot with all that is known of what lies in it.
pub struct Filed {
    pub slot: Slot,
    pub card: SlotCard,
    pub notes: Notes,
    /// As the catalogue's rules take it.
    pub state: PaperState,
    /// What was read of the applicant's travel document, where that is what lies in it.
    pub(super) reading: Reading,
}

/// A paper that the application asks for, or that the person added.
pub struct Paper<'a> {
    /// What the type says of it; none for what the person added.
    pub need: Option<SlotNeed<'a>>,
    /// Its slot, once there is one.
    pub filed: Option<Filed>,
}

impl Office {
    /// The papers of an application in the order in which they are handed over: that of their slots. A paper that has no
    /// slot yet stands behind the one that the type names before it. What is not asked for is there only where it has a
    /// slot.
    pub(in crate::office) fn papers<'a>(
        &self,
        vault: &Vault,
        application: &Application<'a>,
    ) -> Result<Vec<Paper<'a>>, StoreError> {
        let mut filed = Vec::new();
        for slot in vault.slots(application.case.id)? {
            if slot.paper.as_deref() != Some(RECEIPT) {
                filed.push(self.filed(vault, application, slot)?);
            }
        }
        let Application { catalogue, kind, answers, today, .. } = application;
        let needs = kind.iter().flat_map(|kind| catalogue.slots(kind, answers, *today));
        Ok(in_order(filed, needs))
    }

    fn filed(&self, vault: &Vault, application: &Application<'_>, slot: Slot) -> Result<Filed, StoreError> {
        let card = self.slot_card(vault, &slot)?;
        let notes = Notes::of(&slot);
        let mut counts = [0_u32; 3];
        let mut doubts = 0;
        for (count, kind) in counts.iter_mut().zip(PartKind::ALL) {
            for page in vault.pages(vault.part(slot.id, kind)?)? {
                *count += 1;
                let findings = Facts::read(page.facts.as_ref()).map_or_else(Vec::new, |facts| facts.findings);
                doubts += u32::from(findings.iter().any(|finding| finding.severity >= Severity::Warning));
            }
        }
        if let Some(made) = vault.attachment(slot.id)?.filter(|made| made.current) {
            let findings = findings_of_the_whole(&made.report);
            doubts += u32::from(findings.iter().any(|finding| finding.severity >= Severity::Warning));
        }
        let paper = slot.paper.as_deref().and_then(|paper| application.catalogue.paper(paper));
        let reading = if paper.is_some_and(|paper| paper.holder) {
            Reading::of(vault, &slot, application.today.year())?
        } else {
            Reading::default()
        };
        let [pages, legalisation, translation] = counts;
        let language = |accepted| if accepted { Language::Accepted } else { Language::Other };
        let state = PaperState {
            pages,
            doubts,
            language: notes.said.accepted_language.map(language),
            issued_in: notes.said.issued_in.clone(),
            translated: translation > 0,
            legalised: legalisation > 0,
            standard_form: notes.said.standard_form,
            zone: reading.state.clone(),
        };
        Ok(Filed { slot, card, notes, state, reading })
    }
}

fn in_order<'a>(filed: Vec<Filed>, needs: impl Iterator<Item = SlotNeed<'a>>) -> Vec<Paper<'a>> {
    let mut papers: Vec<_> =
        filed.into_iter().map(|filed| Paper { need: None, filed: Some(filed) }).collect();
    let mut behind = 0;
    for need in needs {
        let is_for = |paper: &Paper<'_>| paper.need.is_none() && paper.is_of(&need.slot.slot);
        behind = match papers.iter().position(is_for) {
            Some(at) => {
                papers[at].need = Some(need);
                at + 1
            }
            None if need.asked == Truth::No => behind,
            None => {
                papers.insert(behind, Paper { need: Some(need), filed: None });
                behind + 1
            }
        };
    }
    papers
}

impl Paper<'_> {
    /// Whether it lies in a slot for this paper of the catalogue, or is one that is asked for.
    pub fn is_of(&self, paper: &str) -> bool {
        let slot = self.filed.as_ref().and_then(|filed| filed.slot.paper.as_deref());
        slot.or(self.need.as_ref().map(|need| need.slot.slot.as_str())) == Some(paper)
    }

    /// Whether it is the applicant's travel document, and asked for.
    pub fn is_holder(&self) -> bool {
        self.need.as_ref().is_some_and(|need| need.paper.holder)
    }

    /// Its name in words: what the person calls its slot, or else the catalogue's.
    pub fn name(&self, texts: &Texts) -> String {
        match (&self.filed, &self.need) {
            (Some(filed), _) => filed.slot.name.clone(),
            (None, Some(need)) => say(texts, &slot_key(&need.slot.slot)),
            (None, None) => String::new(),
        }
    }

    /// As the checklist shows it.
    pub fn view(&self, texts: &Texts) -> PaperView {
        let paper = self.need.as_ref().map(|need| need.paper);
        let asked = self.need.as_ref().map(|need| &need.asked);
        let card = self.filed.as_ref().map(|filed| &filed.card);
        PaperView {
            slot_id: card.map(|card| card.id),
            paper: match (&self.need, &self.filed) {
                (Some(need), _) => Some(need.slot.slot.clone()),
                (None, filed) => filed.as_ref().and_then(|filed| filed.slot.paper.clone()),
            },
            name: self.name(texts),
            hint: self.need.as_ref().and_then(|it| attribute(texts, &slot_key(&it.slot.slot), "hint")),
            required: asked == Some(&Truth::Yes)
                && self.need.as_ref().is_some_and(|need| need.slot.need == Need::Required),
            maybe: match asked {
                Some(Truth::Unknown(fields)) => fields.first().map(|field| say(texts, &field_key(field))),
                _ => None,
            },
            bringer: say(texts, paper.map_or_else(Default::default, |paper| paper.bringer).key()),
            asks_language: paper.is_some_and(|it| it.translation == TranslationRule::OtherLanguages),
            asks_country: paper.is_some_and(|it| it.legalisation != LegalisationRule::Never),
            said: self.filed.as_ref().map(|filed| filed.notes.said.clone()).unwrap_or_default(),
            holder: self.is_holder(),
            pages: card.map_or(0, |card| card.pages),
            state: card.map_or(ResultState::None, |card| card.state),
            verdict: card.map_or(SlotVerdict::None, |card| card.verdict),
        }
    }
}
