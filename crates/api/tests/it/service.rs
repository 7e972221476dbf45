//! What is meant for a service, on a computer that knows none: it waits, survives, and can be taken back.

use liite_api::office::{
    CaseStanding, ItemStanding, LetterContent, Office, PaperSaid, PartKind, ResultState, SlotRule, Way,
};
use serde_json::Value;
use tempfile::TempDir;

use crate::office::{begun, paper};
use crate::place::{passphrase, settled, worker};

/// Complete answers of the catalogue's own made-up person.
const PERSONA: &str = include_str!("../../../catalogue/tests/it/personas/eu-registration.json");
const APPLICATION: &str = "4f1c9a7be2d84c0d4f1c9a7be2d84c0d";

/// A case with everything that its type asks for.
fn complete(dir: &TempDir, office: &Office) -> i64 {
    let case = office.create_application("eu-registration".to_owned(), "Ngozi".to_owned()).unwrap();
    let persona: Value = serde_json::from_str(PERSONA).unwrap();
    for (section, fields) in persona["answers"].as_object().unwrap() {
        for (field, value) in fields.as_object().unwrap() {
            office.answer(case, format!("{section}.{field}"), value.clone()).unwrap();
        }
    }
    for (seed, name) in [(41, "identity-document"), (42, "employment-contract")] {
        let slot = office.add_paper(case, name.to_owned()).unwrap();
        let said = PaperSaid {
            accepted_language: Some(true),
            issued_in: Some("FI".parse().unwrap()),
            ..PaperSaid::default()
        };
        office.say_of_paper(slot, said).unwrap();
        office.add_paths(slot, PartKind::Original, vec![paper(dir, seed)]).unwrap();
        assert_eq!(settled(office, slot).result.state, ResultState::Ready);
    }
    case
}

fn again(dir: &TempDir, office: std::sync::Arc<Office>) -> std::sync::Arc<Office> {
    office.leave();
    drop(office);
    let office = crate::place::office(dir.path(), worker());
    office.unlock(Way::Passphrase, passphrase()).unwrap();
    office
}

#[test]
fn what_is_not_complete_is_not_sent_and_stays_a_draft() {
    let (_dir, office, ..) = begun();
    let case = office.create_application("study".to_owned(), "Opinnot".to_owned()).unwrap();
    assert!(!office.sending(case).unwrap().open.is_empty());
    assert_eq!(office.send_case(case).unwrap_err().code, "send-not-complete");
    let paper = office.create_application("asylum".to_owned(), "Asylum".to_owned()).unwrap();
    assert_eq!(office.send_case(paper).unwrap_err().code, "send-not-electronic");
    assert_eq!(office.sending(case).unwrap().standing, CaseStanding::Draft);
    assert_eq!(office.service().unwrap().waiting, 0);
}

#[test]
fn what_is_sent_without_a_service_waits_survives_a_restart_and_can_be_taken_back() {
    let (dir, office, ..) = begun();
    let case = complete(&dir, &office);
    let own = office.add_slot(case, "Own paper".to_owned(), SlotRule::General).unwrap();
    office.add_paths(own, PartKind::Original, vec![paper(&dir, 43)]).unwrap();
    settled(&office, own);
    let before = office.sending(case).unwrap();
    assert_eq!((before.open.len(), before.unready.len(), before.items.len()), (0, 0, 4), "{before:#?}");
    office.send_case(case).unwrap();
    let office = again(&dir, office);
    let waits = office.sending(case).unwrap();
    assert_eq!(waits.standing, CaseStanding::Final);
    assert_eq!(waits.items.len(), 4);
    assert!(waits.items.iter().all(|item| item.standing == ItemStanding::Waits));
    assert!(
        waits.items.iter().any(|item| item.name == "Own paper"),
        "a paper that nobody asks for goes, too"
    );
    assert_eq!(office.service().unwrap().waiting, 4);
    assert_eq!(
        office.answer(case, "personal.family-name".to_owned(), "X".into()).unwrap_err().code,
        "case-not-draft"
    );
    assert_eq!(office.me().unwrap_err().code, "service-unknown");
    office.take_back(case).unwrap();
    let back = office.sending(case).unwrap();
    assert_eq!((back.standing, back.open.len()), (CaseStanding::Draft, 0));
    assert_eq!(office.service().unwrap().waiting, 0);
    office.send_case(case).unwrap();
}

#[test]
fn a_letter_saves_itself_and_stands_with_its_application_not_on_the_first_page() {
    let (dir, office, ..) = begun();
    let cases = office.cases().unwrap().len();
    let statement = |text: &str| LetterContent::Statement { text: text.to_owned() };
    let letter = office.begin_letter(APPLICATION.to_owned(), statement("")).unwrap();
    assert_eq!(
        office.begin_letter(APPLICATION.to_owned(), statement("")).unwrap(),
        letter,
        "the draft goes on"
    );
    assert_eq!(office.send_letter(letter).unwrap_err().code, "letter-empty");
    assert_eq!(office.write_letter(letter, statement(&"x".repeat(5001))).unwrap_err().code, "answer-refused");
    office.write_letter(letter, statement("The contract follows.")).unwrap();
    let office = again(&dir, office);
    assert_eq!(office.letter(letter).unwrap().content, statement("The contract follows."));
    assert_eq!(office.cases().unwrap().len(), cases);
    office.send_letter(letter).unwrap();
    assert_eq!(office.letter(letter).unwrap().sending.standing, CaseStanding::Final);
    assert_eq!(office.write_letter(letter, statement("Other")).unwrap_err().code, "case-not-draft");

    let mandate = LetterContent::Mandate { represents: true, notice: false, replaces: false };
    let mandate = office.begin_letter(APPLICATION.to_owned(), mandate).unwrap();
    assert_eq!(office.send_letter(mandate).unwrap_err().code, "mandate-paper");
    let slot = office.letter(mandate).unwrap().slots[0].id;
    office.add_paths(slot, PartKind::Original, vec![paper(&dir, 44)]).unwrap();
    settled(&office, slot);
    office.send_letter(mandate).unwrap();
    assert_eq!(office.letters().unwrap().len(), 2);
    let wrong = office.begin_letter("../../x".to_owned(), statement("")).unwrap_err();
    assert_eq!(wrong.code, "service-unbelievable");
}

#[test]
fn an_address_that_is_none_or_in_the_clear_is_not_taken() {
    let (_dir, office, ..) = begun();
    for address in ["", "service.example", "http://service.example", "ftp://127.0.0.1"] {
        assert_eq!(office.meet_service(address.to_owned()).unwrap_err().code, "service-address", "{address}");
    }
    // Nobody listens there.
    assert_eq!(office.meet_service("http://127.0.0.1:1".to_owned()).unwrap_err().code, "service-offline");
    assert!(office.service().unwrap().met.is_none());
    assert_eq!(office.begin_sign_in().unwrap_err().code, "service-unknown");
}
