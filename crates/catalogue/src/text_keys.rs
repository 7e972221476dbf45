//! Every key of a text that the catalogue and its rules can ask for.

use std::collections::BTreeSet;

use crate::problem::{OTHER_BIRTH_DATE, PROBLEM_KEYS};
use crate::{
    Bringer, COUNTRIES, Catalogue, CatalogueError, Grade, Group, How, UNOFFICIAL, country_key, slot_key,
};

/// Keys that stand in the code.
const FIXED: [&str; 37] = [
    UNOFFICIAL,
    OTHER_BIRTH_DATE,
    "guide-unknown",
    "channel-electronic",
    "channel-paper",
    "checklist-paper",
    "checklist-in-person",
    "checklist-list-cut",
    "checklist-list-not-found",
    "checklist-third-party",
    "checklist-out-of-date",
    "checklist-questions",
    "checklist-maybe",
    "checklist-missing",
    "checklist-helpful",
    "checklist-original",
    "checklist-doubtful",
    "checklist-few-pages",
    "checklist-translate",
    "checklist-language",
    "checklist-legalise",
    "checklist-country",
    "checklist-photo-old",
    "checklist-passport-ended",
    "checklist-passport-short",
    "checklist-passport-old",
    "checklist-zone-differs",
    "checklist-zone-unread",
    "checklist-overdue",
    "checklist-due",
    "checklist-fee",
    "checklist-fee-past",
    "checklist-fee-disputed",
    "checklist-fee-unknown",
    "severity-must",
    "severity-check",
    "severity-note",
];

impl Catalogue {
    /// Every key that this catalogue can ask for; attributes are written as `message.attribute`.
    #[must_use]
    pub fn text_keys(&self) -> BTreeSet<String> {
        let mut keys: BTreeSet<String> =
            FIXED.iter().chain(&PROBLEM_KEYS).map(|key| (*key).to_owned()).collect();
        keys.extend(Group::ALL.map(|group| group.key().to_owned()));
        keys.extend([How::Electronic, How::Paper, How::InPerson].map(|how| how.key().to_owned()));
        let grades = [Grade::Official, Grade::ThirdParty, Grade::Cut, Grade::None];
        keys.extend(grades.map(|grade| grade.key().to_owned()));
        let bringers = [Bringer::Applicant, Bringer::Employer, Bringer::Sponsor];
        keys.extend(bringers.map(|bringer| bringer.key().to_owned()));
        for kind in self.types() {
            keys.extend([kind.key(), format!("{}.who", kind.key())]);
            if kind.how != How::Electronic {
                keys.insert(format!("{}.where", kind.key()));
            }
        }
        for (id, paper) in &self.papers {
            keys.insert(slot_key(id));
            keys.extend(paper.hint.then(|| format!("{}.hint", slot_key(id))));
        }
        keys.extend(COUNTRIES.map(country_key));
        keys.extend(self.deadlines.keys().map(|id| format!("deadline-{id}")));
        keys.extend(self.sections.values().flat_map(crate::Section::text_keys));
        for question in self.guide.questions() {
            keys.insert(question.key());
            for answer in &question.answers {
                keys.insert(question.answer_key(answer));
                keys.extend((!answer.types.is_empty()).then(|| question.reason_key(answer)));
            }
        }
        for code in CatalogueError::NEW_CODES {
            keys.extend([format!("error-{code}"), format!("error-{code}.cure")]);
        }
        keys
    }
}
