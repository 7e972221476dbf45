//! The guide and the types: which application somebody needs, and what is known of each.

use std::collections::BTreeMap;

use liite_catalogue::{
    Answers, ApplicationType, COUNTRIES, Case, Events, Group, How, Item, Standpoint, Subject, UNOFFICIAL,
    Walk, checklist, country_key, slot_key,
};
use liite_store::CaseId;

use super::words::{attribute, day, item, say, say_with};
use super::{Application, today};
use crate::Texts;
use crate::office::{
    Answer, CountryView, GuideChoice, GuideOutcome, GuideQuestion, GuideSaid, GuideStep, GuideView, HowView,
    Office, PaperNeed, TypeCard, TypeGroup, TypeView,
};

impl Office {
    /// Where these answers to the guide lead.
    ///
    /// # Errors
    /// When the guide does not ask this.
    pub fn guide(&self, walk: Vec<GuideStep>) -> Answer<GuideView> {
        let (catalogue, texts) = (self.catalogue()?, self.texts());
        let guide = catalogue.guide();
        let mut steps = Vec::new();
        let mut way = guide.start();
        for GuideStep { question, answer } in walk {
            way.0.push((question.clone(), answer.clone()));
            guide.standpoint(&way).map_err(|error| self.refused(error))?;
            let asked = guide.questions().find(|asked| asked.id == question);
            let given = asked.and_then(|asked| asked.answers.iter().find(|given| given.id == answer));
            steps.extend(asked.zip(given).map(|(asked, given)| GuideSaid {
                question: say(&texts, &asked.key()),
                answer: say(&texts, &asked.answer_key(given)),
            }));
        }
        self.guide_view(&texts, &way, steps)
    }

    fn guide_view(&self, texts: &Texts, way: &Walk, steps: Vec<GuideSaid>) -> Answer<GuideView> {
        let catalogue = self.catalogue()?;
        let (mut question, mut outcome) = (None, None);
        match catalogue.guide().standpoint(way).map_err(|error| self.refused(error))? {
            Standpoint::Question(asked) => {
                let choice = |answer| say(texts, &asked.answer_key(answer));
                let answers = asked.answers.iter();
                question = Some(GuideQuestion {
                    id: asked.id.clone(),
                    text: say(texts, &asked.key()),
                    answers: answers.map(|it| GuideChoice { id: it.id.clone(), text: choice(it) }).collect(),
                });
            }
            Standpoint::Outcome(end) => {
                let types = end.types.iter().filter_map(|id| catalogue.type_named(id).ok());
                outcome = Some(GuideOutcome {
                    reason: say(texts, &end.reason),
                    unsure: end.unsure,
                    types: types.map(|kind| card(texts, kind)).collect(),
                });
            }
        }
        Ok(GuideView { steps, question, outcome, unofficial: say(texts, UNOFFICIAL) })
    }

    /// All types, group by group.
    ///
    /// # Errors
    /// Those of the catalogue.
    pub fn application_types(&self) -> Answer<Vec<TypeGroup>> {
        let (catalogue, texts) = (self.catalogue()?, self.texts());
        let of = |group: Group| {
            let types = catalogue.types().filter(|kind| kind.group == group);
            TypeGroup {
                name: say(&texts, group.key()),
                types: types.map(|kind| card(&texts, kind)).collect(),
            }
        };
        Ok(Group::ALL.into_iter().map(of).filter(|group| !group.types.is_empty()).collect())
    }

    /// All that is known of a type, before anything is answered.
    ///
    /// # Errors
    /// When there is none of this name.
    pub fn application_type(&self, id: String) -> Answer<TypeView> {
        let catalogue = self.catalogue()?;
        let kind = catalogue.type_named(&id).map_err(|error| self.refused(error))?;
        let (answers, papers, events) = (Answers::default(), BTreeMap::new(), Events::default());
        let (answers, papers, events) = (&answers, &papers, &events);
        Ok(view(&self.texts(), &Case { catalogue, kind, answers, papers, events, today: today().date() }))
    }

    /// The countries that can be chosen, in the order of their codes.
    ///
    /// # Errors
    /// None.
    pub fn countries(&self) -> Answer<Vec<CountryView>> {
        let texts = self.texts();
        let view = |code: &str| CountryView { code: code.to_owned(), name: say(&texts, &country_key(code)) };
        Ok(COUNTRIES.into_iter().map(view).collect())
    }

    /// Makes a case for an application of this type and gives its number. Without a name it is called like its type.
    ///
    /// # Errors
    /// When there is no such type, and those of the vault.
    pub fn create_application(&self, kind: String, name: String) -> Answer<i64> {
        let kind = self.catalogue()?.type_named(&kind).map_err(|error| self.refused(error))?;
        let name = if name.trim().is_empty() { say(&self.texts(), &kind.key()) } else { name };
        let id = self.with(|vault| vault.create_case(&name, Some(&kind.id), None))?;
        self.tell_case(id.0);
        Ok(id.0)
    }

    /// Says which type of application a case is, or that it is none. Answers that the other type asks too stay.
    ///
    /// # Errors
    /// When there is no such type, and those of the vault.
    pub fn choose_application(&self, case_id: i64, kind: Option<String>) -> Answer<()> {
        if let Some(kind) = &kind {
            self.catalogue()?.type_named(kind).map_err(|error| self.refused(error))?;
        }
        self.with(|vault| {
            let case = vault.case(CaseId(case_id))?;
            vault.set_application(case.id, kind.as_deref(), case.person)
        })?;
        self.tell_case(case_id);
        Ok(())
    }
}

impl Application<'_> {
    /// Name of its type in words; none where there is none.
    pub fn type_name(&self, texts: &Texts) -> Option<String> {
        self.kind.map(|kind| say(texts, &kind.key()))
    }
}

/// A type in a list.
pub fn card(texts: &Texts, kind: &ApplicationType) -> TypeCard {
    TypeCard {
        id: kind.id.clone(),
        name: say(texts, &kind.key()),
        own_name: kind.own_names.iter().any(|language| language == texts.language()),
        who: attribute(texts, &kind.key(), "who").unwrap_or_default(),
        how: match kind.how {
            How::Electronic => HowView::Electronic,
            How::Paper => HowView::Paper,
            How::InPerson => HowView::InPerson,
        },
        how_text: say(texts, kind.how.key()),
        where_to: attribute(texts, &kind.key(), "where"),
    }
}

/// All that is known of the type of a case; its fees are those that may be due for the answers.
pub fn view(texts: &Texts, case: &Case<'_>) -> TypeView {
    let kind = case.kind;
    let whole: Vec<Item> =
        checklist(case).into_iter().filter(|item| item.subject == Subject::Application).collect();
    let is_fee = |item: &&Item| item.key.starts_with("checklist-fee");
    let is_warning = |item: &&Item| {
        ["checklist-list-cut", "checklist-list-not-found", "checklist-third-party", "checklist-out-of-date"]
            .contains(&item.key)
    };
    let papers = case.catalogue.slots(kind, &Answers::default(), case.today);
    TypeView {
        card: card(texts, kind),
        official_page: kind.official_page.clone(),
        service_page: kind.service_page.clone(),
        form_codes: kind.form_codes.clone(),
        grade: say_with(
            texts,
            "type-checked",
            &[("grade", say(texts, kind.grade.key())), ("date", day(texts, kind.checked_on))],
        ),
        warnings: whole.iter().filter(is_warning).map(|it| item(texts, it)).collect(),
        fees: whole.iter().filter(is_fee).map(|it| item(texts, it)).collect(),
        papers: papers
            .iter()
            .map(|need| PaperNeed {
                name: say(texts, &slot_key(&need.slot.slot)),
                hint: attribute(texts, &slot_key(&need.slot.slot), "hint"),
                conditional: need.slot.when.is_some(),
            })
            .collect(),
    }
}
