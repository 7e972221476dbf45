//! The guide: every type is reached, nothing ends in nothing, and a walk can be kept and taken up again.

use std::collections::BTreeSet;

use liite_catalogue::{Catalogue, CatalogueError, Guide, Standpoint, UNKNOWN, Walk};

/// Every walk to an end.
fn walks(guide: &Guide, walk: Walk, ends: &mut Vec<(Walk, Vec<String>)>) {
    match guide.standpoint(&walk).unwrap() {
        Standpoint::Outcome(outcome) => ends.push((walk, outcome.types)),
        Standpoint::Question(question) => {
            for answer in &question.answers {
                walks(guide, guide.answer(&walk, &answer.id).unwrap(), ends);
            }
        }
    }
}

#[test]
fn every_way_ends_in_one_or_a_few_types_and_every_type_ends_a_way() {
    let catalogue = Catalogue::load().unwrap();
    let mut ends = Vec::new();
    walks(catalogue.guide(), catalogue.guide().start(), &mut ends);
    let mut reached = BTreeSet::new();
    for (walk, types) in &ends {
        assert!((1..=4).contains(&types.len()), "{walk:?} ends in {types:?}");
        assert!(walk.0.len() <= 7, "nobody answers so many questions: {walk:?}");
        reached.extend(types.iter().cloned());
    }
    let all: BTreeSet<_> = catalogue.types().map(|kind| kind.id.clone()).collect();
    assert_eq!(reached, all);
}

#[test]
fn one_who_never_knows_still_arrives() {
    let catalogue = Catalogue::load().unwrap();
    let guide = catalogue.guide();
    for first in ["move", "have", "citizenship", "travel-document", "visit", UNKNOWN] {
        let mut walk = guide.answer(&guide.start(), first).unwrap();
        while let Standpoint::Question(_) = guide.standpoint(&walk).unwrap() {
            walk = guide.answer(&walk, UNKNOWN).unwrap();
        }
        let Standpoint::Outcome(outcome) = guide.standpoint(&walk).unwrap() else { panic!("{walk:?}") };
        assert!(outcome.unsure && outcome.types.len() > 1, "{walk:?} sounds too sure: {outcome:?}");
    }
}

#[test]
fn one_step_back_stands_at_the_question_before() {
    let catalogue = Catalogue::load().unwrap();
    let guide = catalogue.guide();
    let mut walk = guide.start();
    let mut stood = Vec::new();
    for answer in ["move", "no", "work", "expert", "yes"] {
        stood.push(walk.clone());
        walk = guide.answer(&walk, answer).unwrap();
    }
    while let Some(before) = stood.pop() {
        walk = walk.back();
        assert_eq!(walk, before);
    }
    assert_eq!(guide.start().back(), guide.start(), "there is nothing before the start");
}

#[test]
fn a_walk_that_does_not_fit_the_guide_is_refused() {
    let catalogue = Catalogue::load().unwrap();
    let guide = catalogue.guide();
    let walk = |steps: &[(&str, &str)]| {
        Walk(steps.iter().map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned())).collect())
    };
    let code = |steps: &[(&str, &str)]| guide.standpoint(&walk(steps)).unwrap_err().code();
    assert_eq!(code(&[("work", "job")]), "guide-question-unknown", "not the first question");
    assert_eq!(code(&[("start", "fly")]), "guide-answer-unknown");
    assert_eq!(code(&[("start", "danger"), ("work", "job")]), "guide-question-unknown", "beyond the end");
    let endless = Walk(vec![("start".to_owned(), "move".to_owned()); 1000]);
    assert_eq!(guide.standpoint(&endless).unwrap_err().code(), "catalogue-too-large");
    let end = guide.answer(&guide.start(), "danger").unwrap();
    assert!(matches!(guide.answer(&end, UNKNOWN), Err(CatalogueError::UnknownQuestion { .. })));
}
