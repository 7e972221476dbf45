//! The catalogue's own data: fees with their year and source, what is electronic, what was found and what was not.

use jiff::civil::date;
use liite_catalogue::{Answers, Catalogue, Channel, Grade, How, ListState, Receiver};
use serde_json::json;

#[test]
fn every_type_of_the_facts_is_there() {
    let catalogue = Catalogue::load().unwrap();
    let expected = "alien-passport asylum card-renewal citizenship citizenship-decl eu-family-card \
        eu-permanent-right eu-registration extended family-child family-guardian family-spouse-fin \
        family-spouse-permit other permanent refugee-td remigration schengen seasonal-cert seasonal-permit \
        seasonal-visa study visa-d work-bluecard work-employed work-entrepreneur work-holiday work-internship work-other \
        work-researcher work-specialist";
    let found: Vec<_> = catalogue.types().map(|kind| kind.id.as_str()).collect();
    assert_eq!(found, expected.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn what_cannot_be_done_online_says_so_and_card_renewal_can() {
    let catalogue = Catalogue::load().unwrap();
    let offline: Vec<_> =
        catalogue.types().filter(|kind| kind.how != How::Electronic).map(|kind| kind.id.as_str()).collect();
    let expected =
        ["alien-passport", "asylum", "other", "refugee-td", "remigration", "schengen", "seasonal-visa"];
    assert_eq!(offline, expected);
    assert_eq!(catalogue.type_named("card-renewal").unwrap().how, How::Electronic);
    let papers = |id: &str| catalogue.type_named(id).unwrap().form_codes.clone();
    assert_eq!((papers("remigration"), papers("other")), (vec!["OLE_EN".into()], vec!["OLE_MUU".into()]));
}

#[test]
fn fees_carry_their_year_and_warn_when_it_has_passed() {
    let catalogue = Catalogue::load().unwrap();
    let fees: Vec<_> = catalogue.types().flat_map(|kind| &kind.fees).collect();
    assert!(fees.len() > 40, "{}", fees.len());
    for fee in &fees {
        assert!(fee.source.starts_with("http"), "{fee:?}");
        assert_ne!(fee.grade, Grade::None, "a fee is never a choice of ours: {fee:?}");
        assert!(!fee.is_of_a_past_year(date(fee.year, 12, 31)), "{fee:?}");
        assert!(fee.is_of_a_past_year(date(fee.year + 1, 1, 1)), "{fee:?}");
    }
    let renewal = &catalogue.type_named("card-renewal").unwrap().fees[0];
    assert_eq!((renewal.cents, renewal.year), (6000, 2024));
}

#[test]
fn the_fee_is_the_persons_own() {
    let catalogue = Catalogue::load().unwrap();
    let today = date(2026, 11, 22);
    let electronic = |id: &str, answers: serde_json::Value| -> Vec<u32> {
        let answers = Answers::from_value(answers).unwrap();
        let kind = catalogue.type_named(id).unwrap();
        let fees = kind.fees_for(&answers, today).filter(|fee| fee.channel == Channel::Electronic);
        fees.map(|fee| fee.cents).collect()
    };
    let born = |day: &str| json!({ "personal": { "birth-date": day } });
    assert_eq!(electronic("study", born("2008-11-22")), [60_000], "18 today");
    assert_eq!(electronic("study", born("2008-11-23")), [40_000], "18 tomorrow");
    assert_eq!(electronic("study", json!({})), [60_000, 40_000], "not known yet");
    let ground = |ground: &str| json!({ "extended": { "ground": ground } });
    assert_eq!(electronic("extended", ground("work")), [23_000]);
    assert_eq!(electronic("extended", ground("protection")), [5_300]);
    assert_eq!(electronic("card-renewal", json!({ "card": { "reason": "lost" } })), [0_u32; 0]);
}

#[test]
fn what_was_not_found_is_not_invented() {
    let catalogue = Catalogue::load().unwrap();
    for id in ["other", "remigration", "alien-passport", "refugee-td", "seasonal-permit"] {
        assert!(catalogue.type_named(id).unwrap().fees.is_empty(), "{id}: the facts give no fee of today");
    }
    for id in ["work-other", "other", "visa-d"] {
        assert_eq!(catalogue.type_named(id).unwrap().attachments, ListState::NotFound, "{id}");
    }
    for kind in catalogue.types().filter(|kind| kind.attachments == ListState::Cut) {
        assert_ne!(kind.id, "work-employed", "its list is whole");
    }
}

#[test]
fn slots_fit_the_desk_and_passports_keep_their_colour() {
    let catalogue = Catalogue::load().unwrap();
    let receiver = Receiver::named("enter-finland").unwrap();
    for kind in catalogue.types() {
        for need in catalogue.slots(kind, &Answers::default(), date(2026, 11, 22)) {
            let slot = receiver.slot(&need.paper.rule).unwrap();
            assert_eq!(
                slot.colour, need.paper.colour,
                "{}: what the desk does is what we say",
                need.slot.slot
            );
            if need.slot.slot.contains("passport") && need.slot.slot != "passport-reason" {
                assert_eq!(need.paper.rule, "passport", "{}", need.slot.slot);
            }
        }
    }
}

#[test]
fn a_description_of_tomorrow_or_yesterday_says_so() {
    let catalogue = Catalogue::load().unwrap();
    let citizenship = catalogue.type_named("citizenship").unwrap();
    assert!(citizenship.is_valid_on(date(2027, 2, 28)));
    assert!(!citizenship.is_valid_on(date(2027, 3, 1)), "the citizenship test begins");
    assert!(!citizenship.is_valid_on(date(2025, 12, 16)));
    assert_eq!(catalogue.checked_on(), Some(date(2026, 11, 22)));
}
