//! What ships with the program: receivers, application types, the guide, forms, checklists and their words.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests: a failure here is a failed test"
)]

mod calendar;
mod checklist;
mod conditions;
mod data;
mod forms;
mod guide;
mod holder;
mod hostile;
mod identity;
mod names;
mod persona;
mod texts;

use liite_catalogue::{Alphabet, CatalogueError, ColourRule, FileNameRule, Receiver};

#[test]
fn every_receiver_file_is_well_formed_and_has_a_general_slot() {
    for name in Receiver::names() {
        let receiver = Receiver::named(name).unwrap();
        assert_eq!(receiver.id, name);
        assert!(receiver.takes("PDF"), "{name} must take what the program makes");
        assert!(receiver.slot("general").is_ok(), "{name}");
    }
}

#[test]
fn enter_finland_takes_four_million_bytes_and_passports_in_colour() {
    let receiver = Receiver::named("enter-finland").unwrap();
    assert_eq!(receiver.limit_bytes, Some(4_000_000));
    assert_eq!(receiver.slot("passport").unwrap().colour, ColourRule::Colour);
    for format in ["heic", "tiff", "webp", "docx"] {
        assert!(!receiver.takes(format), "{format} is not on the service's list");
    }
}

#[test]
fn an_unknown_name_is_answered_with_the_known_ones() {
    let Err(CatalogueError::UnknownReceiver { known, .. }) = Receiver::named("enterfinland") else {
        panic!("a misspelt receiver was found");
    };
    assert!(known.contains("enter-finland"));
    let kela = Receiver::named("kela-employer").unwrap();
    assert_eq!(kela.slot("passport").unwrap_err().code(), "slot-unknown");
}

#[test]
fn names_in_any_script_become_names_that_the_receiver_takes() {
    let rule = Receiver::named("enter-finland").unwrap().file_name;
    for name in [
        "Vuokrasopimus 1.2.2026 Mäkelä.pdf",
        "Договор аренды.pdf",
        "عقد الإيجار.pdf",
        "租赁合同.pdf",
        "../../etc/passwd",
        "???.pdf",
        ".pdf",
        &format!("{}.pdf", "pitkä nimi ".repeat(30)),
    ] {
        let fitted = rule.fitted(name);
        assert!(rule.allows(&fitted), "{name} became {fitted}");
    }
    assert_eq!(rule.fitted("Договор аренды.pdf"), "Dogovor-arendy.pdf");
    assert_eq!(rule.fitted("Vuokrasopimus Mäkelä.pdf"), "Vuokrasopimus-Makela.pdf");
}

#[test]
fn a_name_that_fits_already_is_left_alone() {
    let latin = FileNameRule { max_characters: None, alphabet: Alphabet::Latin };
    assert!(latin.allows("Köpekontrakt, sida 1.pdf"));
    assert_eq!(latin.fitted("Köpekontrakt, sida 1.pdf"), "Köpekontrakt, sida 1.pdf");
    assert!(!latin.allows("Договор.pdf"));
}
