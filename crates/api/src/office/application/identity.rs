//! What the travel document says of itself, beside the form: its machine readable zone, read on this computer.

use jiff::civil::Date;
use liite_catalogue::{Agreement, Holder, HolderField, ZoneState, field_key};
use liite_page::zone::{Day, TravelDocument, Zone};
use liite_store::{PartKind, Slot, StoreError, Vault};

use super::words::{say, value};
use crate::Texts;
use crate::office::facts::Facts;
use crate::office::{AgreementView, Answer, IdentityField, IdentityView, Office, ZoneRead};

/// Least likeness that the least like character of a zone must have for what no check digit covers to be believed.
const BELIEVED: f32 = 0.7;

/// What was read on the pages of the applicant's travel document.
#[derive(Debug, Clone, Default)]
pub(super) struct Reading {
    /// As the rules take it.
    pub state: ZoneState,
    /// The lines as they were read.
    pub lines: Vec<String>,
}

impl Reading {
    /// Of the pages of a slot; `year` tells birthdays of this century from those of the last.
    pub fn of(vault: &Vault, slot: &Slot, year: i16) -> Result<Self, StoreError> {
        let mut looked = false;
        for page in vault.pages(vault.part(slot.id, PartKind::Original)?)? {
            let Some(facts) = Facts::read(page.facts.as_ref()) else { continue };
            looked = true;
            let Some(zone) = facts.zone else { continue };
            let Some(document) = zone.document(year).filter(TravelDocument::is_proved) else { continue };
            let state = ZoneState::Read(Box::new(holder(&zone, &document)));
            return Ok(Self { state, lines: zone.lines });
        }
        let state = if looked { ZoneState::Unread } else { ZoneState::NotLooked };
        Ok(Self { state, lines: Vec::new() })
    }
}

fn holder(zone: &Zone, document: &TravelDocument) -> Holder {
    let date = |day: Option<Day>| {
        let Day { year, month, day } = day?;
        Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    let sure = zone.weakest >= BELIEVED;
    let name = |name: &String| (sure && !name.is_empty()).then(|| name.clone());
    Holder {
        surname: name(&document.surname),
        given_names: name(&document.given_names),
        names_may_be_cut: document.names_may_be_cut,
        number: document.number.clone(),
        issuer: document.issuer.clone().filter(|_| sure),
        nationality: document.nationality.clone().filter(|_| sure),
        born: date(document.born),
        sex: document.sex.filter(|_| sure),
        expires: date(document.expires),
    }
}

impl Office {
    /// What the applicant's travel document says of itself, beside what the form says.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn identity(&self, case_id: i64) -> Answer<IdentityView> {
        let (application, texts) = (self.application(case_id)?, self.texts());
        let papers = self.with(|vault| self.papers(vault, &application))?;
        let mut needs = papers.iter().filter(|paper| paper.is_holder());
        let paper = needs.clone().find_map(|paper| Some(paper.need.as_ref()?.slot.slot.clone()));
        let mut view = IdentityView {
            case_id,
            name: application.case.name.clone(),
            paper,
            slot_id: None,
            read: ZoneRead::NotYet,
            lines: Vec::new(),
            fields: Vec::new(),
        };
        let Some(filed) = needs.find_map(|paper| paper.filed.as_ref()) else { return Ok(view) };
        view.slot_id = Some(filed.card.id);
        view.lines.clone_from(&filed.reading.lines);
        view.read = match &filed.reading.state {
            ZoneState::NotLooked => ZoneRead::NotYet,
            ZoneState::Unread => ZoneRead::Unread,
            ZoneState::Read(holder) => {
                let asked = |it: &HolderField| application.asks(it.field);
                let fields = holder.beside(&application.answers).into_iter().filter(asked);
                view.fields = fields.map(|it| field(&texts, it)).collect();
                ZoneRead::Read
            }
        };
        Ok(view)
    }
}

fn field(texts: &Texts, it: HolderField) -> IdentityField {
    let shown = |text: &str| value(texts, &it.shown(text));
    IdentityField {
        name: say(texts, &field_key(it.field)),
        zone: shown(&it.zone),
        form: it.form.as_deref().map(shown),
        field: it.field.to_owned(),
        agreement: match it.agreement {
            Agreement::Same => AgreementView::Same,
            Agreement::Differs => AgreementView::Differs,
            Agreement::Unanswered => AgreementView::Unanswered,
        },
        value: it.zone,
    }
}
