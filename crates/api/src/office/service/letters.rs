//! Letters about an application: written like everything else, with papers enclosed, and sent when the line is there.

use std::collections::BTreeSet;

use liite_catalogue::{Bringer, slot_key};
use liite_protocol::{Basis, MandateKind};
use liite_store::{CaseId, SlotId, State, StoreError};
use liite_sync::{Enclosure, Letter};

use super::super::application::{say, say_with};
use super::super::{
    Answer, LetterContent, LetterLine, LetterView, Notice, Office, ResultState, SlotRule, held,
};
use super::sending::standing_of;
use crate::Texts;

/// Most characters of a letter.
const LONGEST: usize = 5000;

impl Office {
    /// Begins a letter about an application and gives the number of its case; a draft of the same kind is gone on with.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn begin_letter(&self, application: String, content: LetterContent) -> Answer<i64> {
        let (texts, letter) = (self.texts(), letter_of(&content));
        let begun = self.errand(async |courier| {
            let all = courier.letters().await?;
            Ok(all.into_iter().filter(|it| it.application == application).collect::<Vec<_>>())
        })?;
        for it in begun {
            let same = match &letter {
                // What was chosen cannot be seen in its words: another choice is another letter.
                Letter::Mandate { .. } => it.letter == letter,
                _ => {
                    std::mem::discriminant(&it.letter) == std::mem::discriminant(&letter)
                        && number(&it.letter) == number(&letter)
                }
            };
            let case = self.with(|vault| vault.case(it.case))?;
            if same && case.state == State::Draft && case.trashed_at.is_none() {
                return Ok(it.case.0);
            }
        }
        let name = title(&texts, &letter);
        let takes_paper = !matches!(letter, Letter::DocumentsRequest { .. });
        let expected =
            if letter == Letter::Papers { self.of_the_employer(&application)? } else { Vec::new() };
        let case = self.errand(async |courier| courier.begin_letter(&name, &application, letter).await)?;
        for (paper, rule) in &expected {
            self.paper_slot(case.0, paper, &slot_key(paper), *rule, None)?;
        }
        if takes_paper && expected.is_empty() {
            let key = match content {
                LetterContent::Mandate { notice: false, .. } => "service-letter-mandate-paper",
                LetterContent::Mandate { notice: true, .. } => "service-letter-notice-paper",
                _ => "service-letter-enclosure",
            };
            self.add_slot(case.0, say(&texts, key), SlotRule::General)?;
        }
        self.told_of_letter(case);
        Ok(case.0)
    }

    /// The papers of an application that an employer brings.
    fn of_the_employer(&self, application: &str) -> Answer<Vec<(String, SlotRule)>> {
        let summary = self.errand(async |courier| {
            let known = courier.followed().await?.into_iter().map(|it| it.application.summary);
            match known.into_iter().find(|it| it.id == application) {
                Some(known) => Ok(known),
                None => Ok(courier.show(application).await?.summary),
            }
        })?;
        let catalogue = self.catalogue()?;
        let slots = catalogue.type_named(&summary.kind).map(|kind| kind.slots.as_slice()).unwrap_or_default();
        let papers = slots.iter().filter_map(|known| {
            let paper = catalogue.paper(&known.slot).filter(|paper| paper.bringer == Bringer::Employer)?;
            Some((known.slot.clone(), SlotRule::named(&paper.rule)))
        });
        Ok(papers.collect())
    }

    /// A letter with what is enclosed, and its way.
    ///
    /// # Errors
    /// When the case is none, and those of the vault.
    pub fn letter(&self, case_id: i64) -> Answer<LetterView> {
        let case = CaseId(case_id);
        let found = self.errand(async |courier| courier.letter(case).await)?;
        let missing = StoreError::NoSuchRecord { what: "letter" };
        let found = found.ok_or_else(|| self.stuck(&missing))?;
        let texts = self.texts();
        let about = self.errand(async |courier| {
            let all = courier.followed().await?;
            Ok(all.into_iter().find(|it| it.application.summary.id == found.application))
        })?;
        let asked = number(&found.letter).and_then(|number| {
            let requests = about.as_ref().map(|it| &it.application.requests)?;
            requests.iter().find(|request| request.number == number)
        });
        let vault = self.vault()?;
        let slots = || -> Result<Vec<_>, StoreError> {
            vault.slots(case)?.iter().map(|slot| self.slot_card(&vault, slot)).collect()
        };
        Ok(LetterView {
            case_id,
            name: title(&texts, &found.letter),
            asked: asked.map(|request| self.request_view(&texts, request)),
            application: found.application,
            content: content_of(found.letter),
            slots: slots().map_err(|error| self.stuck(&error))?,
            sending: self.sending(case_id)?,
        })
    }

    /// Writes into a letter that is a draft.
    ///
    /// # Errors
    /// When it is too long or no draft any more, and those of the vault.
    pub fn write_letter(&self, case_id: i64, content: LetterContent) -> Answer<()> {
        let letter = letter_of(&content);
        if words(&letter).is_some_and(|text| text.chars().count() > LONGEST) {
            return Err(self.not_taken(&say(&self.texts(), "service-letter-text")));
        }
        self.errand(async |courier| courier.write_letter(CaseId(case_id), letter).await)?;
        (self.tell)(Notice::Case(case_id));
        Ok(())
    }

    /// Sends a letter with what is enclosed: it goes when the service can be reached.
    ///
    /// # Errors
    /// When it says nothing, a mandate has no paper or a paper is not finished, and those of the vault.
    pub fn send_letter(&self, case_id: i64) -> Answer<()> {
        let case = CaseId(case_id);
        let seen = self.with(|vault| vault.glance(case))?;
        let found = self.errand(async |courier| courier.letter(case).await)?;
        let missing = StoreError::NoSuchRecord { what: "letter" };
        let letter = found.ok_or_else(|| self.stuck(&missing))?.letter;
        let nothing = std::collections::BTreeMap::new();
        if words(&letter).is_some_and(|text| text.trim().is_empty()) {
            return Err(self.trouble("letter-empty", &nothing));
        }
        let enclosures = self.enclosures(case)?;
        if matches!(letter, Letter::Mandate { .. }) && enclosures.len() != 1 {
            return Err(self.trouble("mandate-paper", &nothing));
        }
        if letter == Letter::Papers && enclosures.is_empty() {
            return Err(self.trouble("papers-none", &nothing));
        }
        self.errand(async |courier| courier.send_letter(case, seen, enclosures).await.map(|_| ()))?;
        self.told_of_letter(case);
        Ok(())
    }

    /// The finished documents of a letter.
    fn enclosures(&self, case: CaseId) -> Answer<Vec<Enclosure>> {
        let (mut found, mut unready) = (Vec::new(), Vec::new());
        let vault = self.vault()?;
        for slot in self.with(|vault| vault.slots(case))? {
            let card = self.slot_card(&vault, &slot).map_err(|error| self.stuck(&error))?;
            let made = self.with(|vault| vault.attachment(SlotId(card.id)))?.filter(|made| made.current);
            match (card.state, made) {
                (ResultState::None, _) => {}
                (ResultState::Ready, Some(made)) => {
                    let name = self.file_name(card.id)?;
                    found.push(Enclosure { attachment: made.id, name, slot: slot.paper });
                }
                _ => unready.push(card.name),
            }
        }
        if unready.is_empty() {
            Ok(found)
        } else {
            Err(self.trouble("hand-over-not-ready", &[("names".to_owned(), unready.join(", "))].into()))
        }
    }

    /// The letters in this vault: about one application, or all.
    pub(super) fn letters_about(&self, application: Option<&str>) -> Answer<Vec<LetterLine>> {
        let texts = self.texts();
        let all = self.errand(async |courier| courier.letters().await)?;
        let mut lines = Vec::new();
        for it in all.into_iter().filter(|it| application.is_none_or(|about| it.application == about)) {
            let case = self.with(|vault| vault.case(it.case))?;
            if case.trashed_at.is_none() {
                let standing = standing_of(case.state);
                lines.push(LetterLine { case_id: it.case.0, name: title(&texts, &it.letter), standing });
            }
        }
        Ok(lines)
    }

    /// Every letter in this vault.
    ///
    /// # Errors
    /// Those of the vault.
    pub fn letters(&self) -> Answer<Vec<LetterLine>> {
        self.letters_about(None)
    }

    /// The cases that are letters: they stand with the application that they are about.
    pub(in crate::office) fn letter_cases(&self) -> Answer<BTreeSet<CaseId>> {
        let all = self.errand(async |courier| courier.letters().await)?;
        Ok(all.into_iter().map(|it| it.case).collect())
    }

    fn told_of_letter(&self, case: CaseId) {
        (self.tell)(Notice::Case(case.0));
        (self.tell)(Notice::Service);
        // Whoever looks at the application that it is about sees it there.
        let about = held(&self.open).as_ref().map(|open| std::sync::Arc::clone(&open.vault));
        for (known, _) in about.map(|vault| vault.remotes().unwrap_or_default()).unwrap_or_default() {
            (self.tell)(Notice::Case(known.0));
        }
    }
}

fn number(letter: &Letter) -> Option<u32> {
    if let Letter::Answer { number, .. } = letter { Some(*number) } else { None }
}

/// Its words, where it has any.
fn words(letter: &Letter) -> Option<&str> {
    match letter {
        Letter::Statement { text } | Letter::Answer { text, .. } | Letter::DocumentsRequest { text } => {
            Some(text)
        }
        Letter::Mandate { .. } | Letter::Papers => None,
    }
}

/// What a letter is, in words.
fn title(texts: &Texts, letter: &Letter) -> String {
    match letter {
        Letter::Statement { .. } => say(texts, "service-letter-statement"),
        Letter::Answer { number, .. } => {
            say_with(texts, "service-letter-answer", &[("number", number.to_string())])
        }
        Letter::DocumentsRequest { .. } => say(texts, "service-letter-documents"),
        Letter::Mandate { kind: MandateKind::Assistant, .. } => say(texts, "service-letter-assistant"),
        Letter::Mandate { kind: MandateKind::Representative, .. } => {
            say(texts, "service-letter-representative")
        }
        Letter::Papers => say(texts, "service-letter-papers"),
    }
}

fn letter_of(content: &LetterContent) -> Letter {
    match content.clone() {
        LetterContent::Statement { text } => Letter::Statement { text },
        LetterContent::Answer { number, text } => Letter::Answer { number, text },
        LetterContent::DocumentsRequest { text } => Letter::DocumentsRequest { text },
        LetterContent::Mandate { represents, notice, replaces } => Letter::Mandate {
            kind: if represents { MandateKind::Representative } else { MandateKind::Assistant },
            basis: if notice { Basis::Notice } else { Basis::SignedMandate },
            replaces,
        },
        LetterContent::Papers => Letter::Papers,
    }
}

fn content_of(letter: Letter) -> LetterContent {
    match letter {
        Letter::Statement { text } => LetterContent::Statement { text },
        Letter::Answer { number, text } => LetterContent::Answer { number, text },
        Letter::DocumentsRequest { text } => LetterContent::DocumentsRequest { text },
        Letter::Mandate { kind, basis, replaces } => LetterContent::Mandate {
            represents: kind == MandateKind::Representative,
            notice: basis == Basis::Notice,
            replaces,
        },
        Letter::Papers => LetterContent::Papers,
    }
}
