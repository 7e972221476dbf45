//! From the guide to the hand-over, as the window asks for it.

use std::fs;

use liite_api::office::{
    EventsView, GuideStep, HowView, ItemSeverity, Office, PaperSaid, PartKind, ResultState, Settings,
    SlotRule, Way,
};
use liite_store::{CaseId, Vault, WayIn};
use serde_json::{Value, json};
use tempfile::tempdir;

use crate::office::{begun, paper};
use crate::place::{PASSPHRASE, office, passphrase, settled, worker};

/// Walks the guide by these answers.
fn walked(office: &Office, answers: &[&str]) -> Vec<GuideStep> {
    let mut walk = Vec::new();
    for answer in answers {
        let question = office.guide(walk.clone()).unwrap().question.expect("another question");
        walk.push(GuideStep { question: question.id, answer: (*answer).to_owned() });
    }
    walk
}

fn problem_fields(office: &Office, case: i64) -> Vec<String> {
    office.form(case).unwrap().problems.into_iter().map(|problem| problem.field).collect()
}

#[test]
fn the_guide_leads_to_a_type_and_says_why() {
    let (_dir, office, ..) = begun();
    let first = office.guide(Vec::new()).unwrap();
    let question = first.question.expect("the first question");
    assert_eq!(question.answers.last().map(|answer| answer.id.as_str()), Some("unknown"));
    assert!(!first.unofficial.is_empty() && first.outcome.is_none());
    let walk = walked(&office, &["move", "no", "study"]);
    let end = office.guide(walk).unwrap();
    let outcome = end.outcome.expect("an outcome");
    assert_eq!(outcome.types[0].id, "study");
    assert_eq!(outcome.types[0].how, HowView::Electronic);
    assert_eq!(end.steps.len(), 3);
    assert!(!outcome.unsure && !outcome.reason.starts_with("guide-"));
    let nonsense = vec![GuideStep { question: "start".to_owned(), answer: "../..".to_owned() }];
    assert_eq!(office.guide(nonsense).unwrap_err().code, "guide-answer-unknown");
}

#[test]
fn every_type_can_be_begun_and_speaks_every_language() {
    let (_dir, office, ..) = begun();
    for language in ["en", "fi", "sv"] {
        let settings: Settings =
            serde_json::from_value(json!({ "language": language, "theme": "system", "lockAfterMinutes": 0 }))
                .unwrap();
        office.set_settings(settings).unwrap();
        for card in office.application_types().unwrap().into_iter().flat_map(|group| group.types) {
            let case = office.create_application(card.id.clone(), String::new()).unwrap();
            let (mut shown, kind) = (Vec::new(), office.application_type(card.id.clone()).unwrap());
            let checklist = office.checklist(case).unwrap();
            let form = office.form(case).unwrap();
            let plan = office.hand_over_plan(case).unwrap();
            shown.extend([card.name.clone(), card.who.clone(), card.how_text.clone(), kind.grade.clone()]);
            shown.extend(card.where_to.clone());
            shown.extend(kind.fees.iter().chain(&kind.warnings).cloned());
            shown.extend(kind.papers.iter().map(|paper| paper.name.clone()));
            shown.extend(checklist.items.iter().map(|item| item.text.clone()));
            shown.extend(checklist.papers.iter().flat_map(|it| [it.name.clone(), it.bringer.clone()]));
            shown.extend(form.steps.iter().map(|step| step.title.clone()));
            shown.extend(form.problems.iter().map(|problem| problem.text.clone()));
            shown.extend(plan.open.iter().map(|item| item.text.clone()));
            let keys =
                ["type-", "slot-", "form-", "checklist-", "fee-", "how-", "grade-", "bringer-", "answer-"];
            for text in shown {
                let bare = !text.contains(' ') && keys.iter().any(|key| text.starts_with(key));
                assert!(!bare && !text.is_empty(), "{language} {}: a key is shown: {text:?}", card.id);
                assert!(!text.contains("{ $"), "{language} {}: a variable is shown: {text:?}", card.id);
            }
            assert!(plan.page.is_some_and(|page| page.starts_with("https://")), "{}", card.id);
        }
    }
}

#[test]
fn answers_are_saved_at_once_and_can_be_taken_back() {
    let (dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot".to_owned()).unwrap();
    office.answer(case, "personal.family-name".to_owned(), json!("Núñez")).unwrap();
    office.answer(case, "personal.birth-date".to_owned(), json!("1999-02-03")).unwrap();
    office.leave();
    drop(office);
    // The program has ended and begins anew.
    let office = self::office(dir.path(), worker());
    office.unlock(Way::Passphrase, passphrase()).unwrap();
    let form = office.form(case).unwrap();
    assert_eq!(form.answers["personal"]["family-name"], "Núñez");
    assert!(form.steps.iter().any(|step| step.section == "personal" && step.begun && step.open > 0));
    assert!(!problem_fields(&office, case).contains(&"personal.birth-date".to_owned()));
    office.undo(case).unwrap();
    assert_eq!(office.form(case).unwrap().answers["personal"].get("birth-date"), None);
    office.redo(case).unwrap();
    assert_eq!(office.form(case).unwrap().answers["personal"]["birth-date"], "1999-02-03");
    office.answer(case, "personal.family-name".to_owned(), Value::Null).unwrap();
    assert!(problem_fields(&office, case).contains(&"personal.family-name".to_owned()));
    // Half a date is kept as it was typed, and told.
    office.answer(case, "personal.birth-date".to_owned(), json!("1999-02-")).unwrap();
    let problems = office.form(case).unwrap().problems;
    assert!(problems.iter().any(|it| it.field == "personal.birth-date" && !it.missing), "{problems:#?}");
}

#[test]
fn an_answer_that_is_being_typed_is_taken_back_as_one() {
    let (_dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot".to_owned()).unwrap();
    let mut step = None;
    for typed in ["A", "Ali", "Ali Hassan"] {
        let field = "personal.family-name".to_owned();
        step = office.answer_within(case, field, json!(typed), step).unwrap();
    }
    office.undo(case).unwrap();
    assert_eq!(office.form(case).unwrap().undo, None, "all of it was one step");
    office.redo(case).unwrap();
    assert_eq!(office.form(case).unwrap().answers["personal"]["family-name"], "Ali Hassan");
}

#[test]
fn the_form_opens_where_it_was_left_also_after_a_restart() {
    let (_dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot".to_owned()).unwrap();
    assert_eq!(office.form(case).unwrap().at, None);
    office.stand_at(case, "studies".to_owned()).unwrap();
    assert!(office.stand_at(case, "employment".to_owned()).is_err(), "students are not asked this");
    office.leave();
    office.unlock(Way::Passphrase, passphrase()).unwrap();
    assert_eq!(office.form(case).unwrap().at.as_deref(), Some("studies"));
}

#[test]
fn what_is_no_answer_is_refused_and_changes_nothing() {
    let (_dir, office, plain, _) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot".to_owned()).unwrap();
    let before = office.form(case).unwrap();
    let wrong = [
        ("personal.no-such-field", json!("x")),
        ("no-such-section.name", json!("x")),
        ("employment.title", json!("not asked of students")),
        ("personal", json!("x")),
        ("personal.family-name", json!({ "deep": ["x"] })),
        ("personal.family-name", json!(7)),
        ("personal.family-name", json!("x".repeat(20_000))),
        ("../../event", json!("x")),
    ];
    for (field, value) in wrong {
        let trouble = office.answer(case, field.to_owned(), value).expect_err(field);
        assert!(!trouble.text.is_empty(), "{field}");
    }
    assert_eq!(office.form(case).unwrap(), before);
    assert_eq!(office.form(plain).unwrap_err().code, "application-not-chosen");
    assert_eq!(
        office.create_application("no-such".to_owned(), String::new()).unwrap_err().code,
        "type-unknown"
    );
    assert!(office.add_paper(case, "no-such-paper".to_owned()).is_err());
    let tomorrow_never = EventsView { submitted: Some("2026-13-01".to_owned()), ..EventsView::default() };
    assert!(office.set_events(case, tomorrow_never).is_err());
    assert_eq!(office.checklist(case).unwrap().events, EventsView::default());
}

#[test]
fn a_case_with_hostile_answers_opens_and_says_what_cannot_be_read() {
    let (dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot".to_owned()).unwrap();
    let strange = office.create_case("Strange".to_owned()).unwrap();
    office.leave();
    let secret = liite_api::Secret::from(PASSPHRASE);
    let vault = Vault::open(&dir.path().join("vault"), WayIn::Passphrase(&secret), || 0).unwrap();
    vault.set_application(CaseId(strange), Some("../etc/passwd"), None).unwrap();
    let deep = (0..50).fold(json!("x"), |inner, _| json!([inner]));
    for (pointer, value) in [
        ("/form/personal/family-name", json!({ "a": 1 })),
        ("/form/personal/given-names", deep),
        ("/form/nowhere/at-all", json!("x")),
        ("/event", json!("no object")),
        ("/receipt", json!(["x"])),
    ] {
        vault.set_answer(CaseId(case), pointer, &value).unwrap();
    }
    drop(vault);
    office.unlock(Way::Passphrase, passphrase()).unwrap();
    let problems = office.form(case).unwrap().problems;
    let unread = |field: &str| problems.iter().any(|it| it.field == field && !it.missing);
    assert!(unread("personal.family-name") && unread("personal.given-names"), "{problems:#?}");
    let checklist = office.checklist(case).unwrap();
    assert_eq!((checklist.events, checklist.kind.is_some()), (EventsView::default(), true));
    assert_eq!(office.hand_over_plan(case).unwrap().receipt, None);
    // A type of a later version or of nobody: the case opens as one without a type, and only the form is refused.
    assert!(office.checklist(strange).unwrap().kind.is_none());
    assert_eq!(office.form(strange).unwrap_err().code, "type-unknown");
    assert!(office.case(strange).is_ok() && office.cases().is_ok());
}

#[test]
fn the_checklist_follows_answers_and_papers() {
    let (dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot".to_owned()).unwrap();
    let asked = |name: &str| {
        let papers = office.checklist(case).unwrap().papers;
        papers.into_iter().find(|it| it.paper.as_deref() == Some(name)).map(|it| (it.required, it.maybe))
    };
    assert!(asked("photo").is_some_and(|(required, maybe)| !required && maybe.is_some()), "not known yet");
    office.answer(case, "photo.has-code".to_owned(), json!(true)).unwrap();
    assert_eq!(asked("photo"), None, "the photographer has sent it");
    office.answer(case, "photo.has-code".to_owned(), json!(false)).unwrap();
    assert_eq!(asked("photo"), Some((true, None)));
    let slot = office.add_paper(case, "acceptance".to_owned()).unwrap();
    assert_eq!(office.add_paper(case, "acceptance".to_owned()).unwrap(), slot, "there is one already");
    office.add_paths(slot, PartKind::Original, vec![paper(&dir, 21)]).unwrap();
    settled(&office, slot);
    let keys = || {
        let items = office.checklist(case).unwrap().items.into_iter();
        items.filter(|item| item.slot_id == Some(slot)).map(|item| item.key).collect::<Vec<_>>()
    };
    assert!(keys().contains(&"checklist-language".to_owned()), "{:?}", keys());
    let said = |accepted| PaperSaid { accepted_language: Some(accepted), ..PaperSaid::default() };
    office.say_of_paper(slot, said(false)).unwrap();
    assert!(keys().contains(&"checklist-translate".to_owned()), "{:?}", keys());
    office.say_of_paper(slot, said(true)).unwrap();
    let left = keys();
    assert!(!left.iter().any(|key| key == "checklist-translate" || key == "checklist-language"), "{left:?}");
}

#[test]
fn papers_have_the_order_that_the_type_gives_them_until_a_person_moves_them() {
    let (_dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot".to_owned()).unwrap();
    let order = || -> Vec<_> {
        office.checklist(case).unwrap().papers.into_iter().map(|it| it.paper.unwrap_or(it.name)).collect()
    };
    let asked = order();
    assert!(asked.len() > 4, "{asked:?}");
    // Whatever comes first, the order stays; what the person adds comes last.
    let last = office.add_paper(case, asked[asked.len() - 1].clone()).unwrap();
    office.add_receipt(case).unwrap();
    let first = office.add_paper(case, asked[0].clone()).unwrap();
    let third = office.add_paper(case, asked[2].clone()).unwrap();
    assert_eq!(order(), asked);
    office.add_slot(case, "Kirje".to_owned(), SlotRule::General).unwrap();
    assert_eq!(order(), [asked.clone(), vec!["Kirje".to_owned()]].concat());
    let filed = || -> Vec<_> {
        office.checklist(case).unwrap().papers.into_iter().filter_map(|it| it.slot_id).collect()
    };
    assert_eq!(filed()[..3], [first, third, last]);
    office.move_slot(third, 0).unwrap();
    assert_eq!(filed()[..3], [third, first, last]);
    // Those without a slot stand behind the one that the type names before them.
    let (others, end) = (&asked[2..asked.len() - 1], &asked[asked.len() - 1..]);
    assert_eq!(order(), [others, &asked[..2], end, &["Kirje".to_owned()]].concat());
    office.rename_slot(third, "Tilinauha".to_owned()).unwrap();
    assert_eq!(office.checklist(case).unwrap().papers[0].name, "Tilinauha");
    office.undo(case).unwrap();
    office.undo(case).unwrap();
    assert_eq!(order(), [asked, vec!["Kirje".to_owned()]].concat());
}

#[test]
fn what_is_missing_says_which_paper_it_is() {
    let (_dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot".to_owned()).unwrap();
    let open = office.hand_over_plan(case).unwrap().open;
    let missing: Vec<_> = open.iter().filter(|item| item.key == "checklist-missing").collect();
    assert!(!missing.is_empty());
    let papers = office.checklist(case).unwrap().papers;
    for item in missing {
        let named = papers.iter().find(|it| it.paper == item.paper).expect("a paper of the checklist");
        assert!(item.slot_id.is_none() && item.text.contains(&named.name), "{item:?}");
    }
}

#[test]
fn deadlines_come_from_what_has_happened() {
    let (_dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot, syksy".to_owned()).unwrap();
    assert_eq!(office.deadlines().unwrap(), []);
    let events = EventsView { submitted: Some("2020-01-31".to_owned()), ..EventsView::default() };
    office.set_events(case, events.clone()).unwrap();
    let deadlines = office.deadlines().unwrap();
    assert_eq!(deadlines.len(), 1, "{deadlines:#?}");
    assert_eq!((deadlines[0].due.as_str(), deadlines[0].case_id), ("2020-04-30", case));
    assert!(deadlines[0].days < 0);
    let calendar = office.calendar(None).unwrap();
    assert!(calendar.contains("DTSTART;VALUE=DATE:20200430"), "{calendar}");
    assert!(calendar.contains("Opinnot\\, syksy"), "{calendar}");
    let identified = EventsView { identified: Some("2020-02-10".to_owned()), ..events };
    office.set_events(case, identified).unwrap();
    assert_eq!(office.deadlines().unwrap(), []);
}

#[test]
fn the_hand_over_writes_numbered_files_or_says_what_is_missing() {
    let (dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Опис / Opinnot".to_owned()).unwrap();
    let to = tempdir().unwrap();
    assert_eq!(office.write_hand_over(case, to.path()).unwrap_err().code, "hand-over-empty");
    let mut slots = Vec::new();
    for (seed, name) in [(31, "passport-copy"), (32, "acceptance")] {
        let slot = office.add_paper(case, name.to_owned()).unwrap();
        office.add_paths(slot, PartKind::Original, vec![paper(&dir, seed)]).unwrap();
        assert_eq!(settled(&office, slot).result.state, ResultState::Ready);
        slots.push(slot);
    }
    let receipt = office.add_receipt(case).unwrap();
    office.add_paths(receipt, PartKind::Original, vec![paper(&dir, 33)]).unwrap();
    settled(&office, receipt);
    let plan = office.hand_over_plan(case).unwrap();
    assert_eq!(plan.files.iter().map(|file| file.slot_id).collect::<Vec<_>>(), slots, "never the receipt");
    assert!(plan.open.iter().all(|item| item.severity == ItemSeverity::Must) && !plan.open.is_empty());
    let folder = office.write_hand_over(case, to.path()).unwrap();
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let checklist = names.remove(0);
    assert!(
        checklist.starts_with("00_") && checklist.ends_with(".pdf") && checklist.is_ascii(),
        "{checklist}"
    );
    assert!(
        liite_pdf::check::check(&fs::read(folder.join(&checklist)).unwrap(), &Default::default()).conforms()
    );
    assert_eq!(names, plan.files.iter().map(|file| file.file_name.clone()).collect::<Vec<_>>());
    for (number, name) in names.iter().enumerate() {
        assert!(
            name.is_ascii() && name.len() <= 80 && name.starts_with(&format!("{:02}_", number + 1)),
            "{name}"
        );
        assert!(fs::read(folder.join(name)).unwrap().len() <= 4_000_000);
    }
    assert_eq!(fs::read_dir(to.path()).unwrap().count(), 1, "nothing half done is left");
    assert_ne!(office.write_hand_over(case, to.path()).unwrap(), folder, "nothing is overwritten");
    office.tick(slots[0], true).unwrap();
    office.set_receipt(case, Some("EF-1234".to_owned())).unwrap();
    let plan = office.hand_over_plan(case).unwrap();
    assert_eq!(plan.files.iter().map(|file| file.done).collect::<Vec<_>>(), [true, false]);
    assert_eq!((plan.receipt.as_deref(), plan.receipt_slot), (Some("EF-1234"), Some(receipt)));
}
