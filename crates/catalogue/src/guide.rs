//! The guide: questions in everyday words that lead to one or a few application types.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::CatalogueError;

/// The answer that every question has: "I don't know".
pub const UNKNOWN: &str = "unknown";
/// Key of the notice that the guide is not the authority's.
pub const UNOFFICIAL: &str = "guide-unofficial";
/// Most answers that a walk may hold; the guide's own longest is far shorter.
const MAX_STEPS: usize = 32;

/// An answer of a question: where it leads.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GuideAnswer {
    /// Its name within the question.
    pub id: String,
    /// The next question.
    #[serde(default)]
    pub next: Option<String>,
    /// The types that fit, the likeliest first; their reason is the text `guide-<question>-<answer>-reason`.
    #[serde(default)]
    pub types: Vec<String>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name.
    pub id: String,
    /// Its answers, in order; the last is [`UNKNOWN`].
    pub answers: Vec<GuideAnswer>,
}

impl Question {
    /// Key of the question.
    #[must_use]
    pub fn key(&self) -> String {
        format!("guide-{}", self.id)
    }

    /// Key of an answer's words.
    #[must_use]
    pub fn answer_key(&self, answer: &GuideAnswer) -> String {
        if answer.id == UNKNOWN {
            "guide-unknown".to_owned()
        } else {
            format!("guide-{}-{}", self.id, answer.id)
        }
    }

    /// Key of the reason for an answer's types: why they fit, or how to tell them apart.
    #[must_use]
    pub fn reason_key(&self, answer: &GuideAnswer) -> String {
        format!("guide-{}-{}-reason", self.id, answer.id)
    }
}

/// The way that a person has come: each question with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Walk(pub Vec<(String, String)>);

impl Walk {
    /// One step back; an empty walk stays empty.
    #[must_use]
    pub fn back(&self) -> Self {
        let mut steps = self.0.clone();
        steps.pop();
        Walk(steps)
    }
}

/// Where a walk has led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standpoint<'a> {
    /// To another question.
    Question(&'a Question),
    /// To the end.
    Outcome(Outcome),
}

/// The end of a walk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The types that fit, the likeliest first.
    pub types: Vec<String>,
    /// Key of the reason.
    pub reason: String,
    /// Whether the person did not know an answer on the way, so that the types are a guess to be checked.
    pub unsure: bool,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GuideFile {
    start: String,
    questions: Vec<Question>,
}

/// The guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    start: String,
    questions: BTreeMap<String, Question>,
}

impl Guide {
    /// The empty walk, which stands at the first question.
    #[must_use]
    pub fn start(&self) -> Walk {
        Walk::default()
    }

    /// Every question.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.questions.values()
    }

    /// The walk, one answer further.
    ///
    /// # Errors
    /// When the walk is not one of this guide, has come to its end, or the question has no such answer.
    pub fn answer(&self, walk: &Walk, answer: &str) -> Result<Walk, CatalogueError> {
        match self.standpoint(walk)? {
            Standpoint::Question(question) => {
                let mut steps = walk.0.clone();
                steps.push((question.id.clone(), answer.to_owned()));
                let walk = Walk(steps);
                self.standpoint(&walk)?;
                Ok(walk)
            }
            Standpoint::Outcome(_) => Err(CatalogueError::UnknownQuestion { question: String::new() }),
        }
    }

    /// Where a walk has led; a walk that was kept from an older guide may be an error.
    ///
    /// # Errors
    /// When a step is not one of this guide.
    pub fn standpoint(&self, walk: &Walk) -> Result<Standpoint<'_>, CatalogueError> {
        crate::answers::limit("answers", walk.0.len(), MAX_STEPS)?;
        let mut question = self.question(&self.start)?;
        for (number, (asked, answer)) in walk.0.iter().enumerate() {
            if *asked != question.id {
                return Err(CatalogueError::UnknownQuestion { question: asked.clone() });
            }
            let Some(chosen) = question.answers.iter().find(|known| known.id == *answer) else {
                return Err(CatalogueError::UnknownAnswer {
                    question: asked.clone(),
                    answer: answer.clone(),
                });
            };
            match &chosen.next {
                Some(next) => question = self.question(next)?,
                None if number + 1 == walk.0.len() => {
                    return Ok(Standpoint::Outcome(Outcome {
                        types: chosen.types.clone(),
                        reason: question.reason_key(chosen),
                        unsure: walk.0.iter().any(|(_, answer)| answer == UNKNOWN),
                    }));
                }
                None => {
                    let question = walk.0.get(number + 1).map(|(asked, _)| asked.clone()).unwrap_or_default();
                    return Err(CatalogueError::UnknownQuestion { question });
                }
            }
        }
        Ok(Standpoint::Question(question))
    }

    fn question(&self, id: &str) -> Result<&Question, CatalogueError> {
        self.questions.get(id).ok_or_else(|| CatalogueError::UnknownQuestion { question: id.to_owned() })
    }

    /// Reads the guide and checks that every way ends in types, and every type ends a way.
    pub(crate) fn read(file: &str, text: &str, types: &BTreeSet<&str>) -> Result<Self, CatalogueError> {
        let read: GuideFile = toml::from_str(text).map_err(|e| CatalogueError::data(file, "", e))?;
        let mut questions = BTreeMap::new();
        for question in read.questions {
            check_question(file, &question, types)?;
            if let Some(twice) = questions.insert(question.id.clone(), question) {
                return Err(CatalogueError::data(file, twice.id, "there are two questions of this name"));
            }
        }
        let guide = Guide { start: read.start, questions };
        let mut seen = BTreeSet::new();
        guide.follow(file, &guide.start, &mut Vec::new(), &mut seen)?;
        if let Some(lost) = guide.questions.keys().find(|id| !seen.contains(*id)) {
            return Err(CatalogueError::data(file, lost, "no answer leads to this question"));
        }
        let found: BTreeSet<&str> =
            guide.questions().flat_map(|q| &q.answers).flat_map(|a| &a.types).map(String::as_str).collect();
        match types.difference(&found).next() {
            Some(lost) => Err(CatalogueError::data(file, *lost, "no answer leads to this type")),
            None => Ok(guide),
        }
    }

    fn follow(
        &self,
        file: &str,
        id: &str,
        way: &mut Vec<String>,
        seen: &mut BTreeSet<String>,
    ) -> Result<(), CatalogueError> {
        if way.len() >= MAX_STEPS || way.iter().any(|passed| passed == id) {
            return Err(CatalogueError::data(file, id, "the questions go round in a circle"));
        }
        if seen.contains(id) {
            return Ok(());
        }
        let Some(question) = self.questions.get(id) else {
            return Err(CatalogueError::data(
                file,
                id,
                "an answer leads to this question, which is not there",
            ));
        };
        way.push(id.to_owned());
        for next in question.answers.iter().filter_map(|answer| answer.next.as_deref()) {
            self.follow(file, next, way, seen)?;
        }
        way.pop();
        seen.insert(id.to_owned());
        Ok(())
    }
}

fn check_question(file: &str, question: &Question, types: &BTreeSet<&str>) -> Result<(), CatalogueError> {
    let wrong = |reason: &str| Err(CatalogueError::data(file, &question.id, reason));
    let names: BTreeSet<_> = question.answers.iter().map(|answer| &answer.id).collect();
    if names.len() != question.answers.len() {
        return wrong("two answers have the same name");
    }
    if question.answers.last().is_none_or(|last| last.id != UNKNOWN) {
        return wrong("the last answer is not `unknown`");
    }
    for answer in &question.answers {
        if answer.next.is_some() != answer.types.is_empty() {
            return wrong("an answer needs either `next` or `types`");
        }
        if let Some(stranger) = answer.types.iter().find(|id| !types.contains(id.as_str())) {
            return wrong(&format!("there is no type {stranger}"));
        }
    }
    Ok(())
}
