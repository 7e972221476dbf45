//! The form of an application: what it asks, what is answered, and what is wrong with the answers.

use std::collections::BTreeMap;

use liite_catalogue::Problem;
use liite_store::{CaseId, StepId, StoreError, Vault};
use serde_json::{Value, json};

use super::papers::Paper;
use super::words::{say, say_with};
use super::{Application, pointer};
use crate::Texts;
use crate::office::cases::step_key;
use crate::office::{Answer, AnswerProblem, FormStep, FormView, Office};

/// The setting of the vault that keeps at which step of each form the person is.
const PLACES: &str = "form-places";

impl Office {
    /// The form of an application as it stands.
    ///
    /// # Errors
    /// When no type is chosen, or one that the catalogue does not have, and those of the vault.
    pub fn form(&self, case_id: i64) -> Answer<FormView> {
        let (application, texts) = (self.application(case_id)?, self.texts());
        let kind = self.kind_of(&application)?;
        let Application { catalogue, answers, today, .. } = &application;
        let form = catalogue.form(kind, answers, *today);
        let problems = problems(&texts, &application);
        let sections = catalogue.sections_for(kind, answers, *today);
        let papers = self.with(|vault| self.papers(vault, &application))?;
        let papers_of = |section: &str| {
            let of = |paper: &&Paper<'_>| {
                paper.need.as_ref().is_some_and(|need| need.section().as_deref() == Some(section))
            };
            papers.iter().filter(of).map(|paper| paper.view(&texts)).collect()
        };
        let steps = sections.map(|section| FormStep {
            papers: papers_of(&section.id),
            section: section.id.clone(),
            title: say(&texts, &section.key()),
            begun: answers.section(&section.id).and_then(Value::as_object).is_some_and(|it| !it.is_empty()),
            open: problems.iter().filter(|it| section_of(&it.field) == section.id).count() as u32,
        });
        let steps: Vec<_> = steps.collect();
        let places = self.with(places)?;
        let at = places.get(&case_id.to_string()).filter(|at| steps.iter().any(|step| step.section == **at));
        let history = self.with(|vault| vault.history(CaseId(case_id)))?;
        Ok(FormView {
            case_id,
            name: application.case.name.clone(),
            type_name: say(&texts, &kind.key()),
            at: at.cloned(),
            steps,
            schema: form.schema,
            ui: form.ui,
            answers: answers.as_value().clone(),
            problems,
            undo: history.undo.map(|step| step_key(&step.label)),
            redo: history.redo.map(|step| step_key(&step.label)),
        })
    }

    /// Saves the answer to one question, named as in `employment.job-title`; `null` or an empty text takes it out. What
    /// the answer says is not judged here, so that half of it can be saved; a value that is no answer to this question at
    /// all is refused, and nothing changes.
    ///
    /// # Errors
    /// When the application does not ask this, when the value is too large or of another kind, and those of the vault.
    pub fn answer(&self, case_id: i64, field: String, value: Value) -> Answer<()> {
        self.answer_within(case_id, field, value, None).map(drop)
    }

    /// The same for an answer that is saved while it is being typed: `within` is the step that the saving before gave,
    /// and all of them are taken back as one. Gives the step; none where nothing was changed.
    ///
    /// # Errors
    /// As [`Office::answer`].
    pub fn answer_within(
        &self,
        case_id: i64,
        field: String,
        value: Value,
        within: Option<i64>,
    ) -> Answer<Option<i64>> {
        let value = if value.as_str() == Some("") { Value::Null } else { value };
        let application = self.application(case_id)?;
        self.kind_of(&application)?;
        let refused = || self.not_taken(&field);
        let (section, name) = field.split_once('.').ok_or_else(refused)?;
        if !application.asks(section) {
            return Err(refused());
        }
        let known = application.catalogue.section(section).ok_or_else(refused)?;
        if !(value.is_null() && known.has_field(name) || known.fits(name, &value)) {
            return Err(refused());
        }
        application.answers.with(&field, value.clone()).map_err(|error| self.refused(error))?;
        let pointer = format!("{}{section}/{name}", pointer::FORM);
        let within = within.map(StepId);
        let step =
            self.with(|vault: &Vault| vault.set_answer_within(CaseId(case_id), &pointer, &value, within))?;
        self.tell_case(case_id);
        Ok(step.map(|step| step.0))
    }

    /// Keeps at which step of the form the person is, so that the form opens there again. Nothing of the case changes, so
    /// nothing is told and nothing can be undone.
    ///
    /// # Errors
    /// When the form has no such step, and those of the vault.
    pub fn stand_at(&self, case_id: i64, section: String) -> Answer<()> {
        let application = self.application(case_id)?;
        self.kind_of(&application)?;
        if !application.asks(&section) {
            return Err(self.not_taken(&section));
        }
        self.with(|vault: &Vault| {
            let there = vault.cases()?;
            let mut places = places(vault)?;
            // An application that is gone leaves no trace here.
            places.retain(|case, _| there.iter().any(|it| it.id.0.to_string() == *case));
            places.insert(case_id.to_string(), section);
            vault.set_setting(PLACES, &json!(places))
        })
    }
}

/// Where the person stands in each form.
fn places(vault: &Vault) -> Result<BTreeMap<String, String>, StoreError> {
    let kept = vault.setting(PLACES)?.unwrap_or_default();
    Ok(serde_json::from_value(kept).unwrap_or_default())
}

/// What is missing or wrong in the answers, and which saved ones cannot be read.
fn problems(texts: &Texts, application: &Application<'_>) -> Vec<AnswerProblem> {
    let Application { catalogue, kind, answers, left_out, today, .. } = application;
    let Some(kind) = kind else { return Vec::new() };
    let in_words = |problem: Problem| AnswerProblem {
        text: say_with(texts, problem.key, &[("limit", problem.limit.unwrap_or_default())]),
        missing: problem.keyword == "required",
        field: problem.field,
    };
    let unread = |field: &String| AnswerProblem {
        field: field.clone(),
        missing: false,
        text: say(texts, "answer-left-out"),
    };
    let asked = |field: &&String| kind.sections.iter().any(|used| used.section == section_of(field));
    let judged = catalogue.problems(kind, answers, *today).into_iter().map(in_words);
    judged.chain(left_out.iter().filter(asked).map(unread)).collect()
}

fn section_of(field: &str) -> &str {
    field.split('.').next().unwrap_or_default()
}
