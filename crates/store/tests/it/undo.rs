//! Undo and redo: whatever was done, taking all of it back and doing it again gives exactly what was there.

use liite_store::{ArrivalId, CaseId, Landed, NewPage, PageId, PartId, PartKind, SlotId, StoreError, Vault};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::common::{case_with_slot, code, new_vault, open, original_part, page_of, put};

/// Something that a person does.
#[derive(Debug, Clone)]
enum Deed {
    Answer(u8, u8),
    Rename(u8),
    Application(u8),
    AddSlot(u8),
    RenameSlot(u8, u8),
    RuleOfSlot(u8, u8),
    MoveSlot(u8, u8),
    RemoveSlot(u8),
    RestoreSlot(u8),
    AddPages(u8, u8, u8),
    MovePages(u8, u8, u8),
    Recipe(u8, u8),
    Facts(u8, u8),
    RemovePages(u8, u8),
    RestorePages(u8),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::Answer(a, b)),
        any::<u8>().prop_map(Deed::Rename),
        any::<u8>().prop_map(Deed::Application),
        any::<u8>().prop_map(Deed::AddSlot),
        (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::RenameSlot(a, b)),
        (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::RuleOfSlot(a, b)),
        (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::MoveSlot(a, b)),
        any::<u8>().prop_map(Deed::RemoveSlot),
        any::<u8>().prop_map(Deed::RestoreSlot),
        (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(a, b, c)| Deed::AddPages(a, b, c)),
        (any::<u8>(), any::<u8>(), any::<u8>()).prop_map(|(a, b, c)| Deed::MovePages(a, b, c)),
        (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::Recipe(a, b)),
        (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::Facts(a, b)),
        (any::<u8>(), any::<u8>()).prop_map(|(a, b)| Deed::RemovePages(a, b)),
        any::<u8>().prop_map(Deed::RestorePages),
        Just(Deed::Undo),
        Just(Deed::Redo),
    ]
}

struct Desk {
    vault: Vault,
    case: CaseId,
}

impl Desk {
    fn slot(&self, pick: u8) -> Option<SlotId> {
        picked(&self.vault.slots(self.case).unwrap(), pick).map(|slot| slot.id)
    }

    fn page(&self, pick: u8) -> Option<PageId> {
        let slots = self.vault.slots(self.case).unwrap();
        let parts =
            slots.iter().flat_map(|slot| PartKind::ALL.map(|kind| self.vault.part(slot.id, kind).unwrap()));
        let pages: Vec<_> = parts.flat_map(|part| self.vault.pages(part).unwrap()).collect();
        picked(&pages, pick).map(|page| page.id)
    }

    /// Does it, where there is something to do it with.
    fn apply(&self, deed: &Deed) -> Option<()> {
        let (vault, case) = (&self.vault, self.case);
        match *deed {
            Deed::Answer(at, 0) => vault.set_answer(case, &format!("/{}", at % 5), &Value::Null),
            Deed::Answer(at, value) => vault.set_answer(case, &format!("/{}", at % 5), &json!(value % 7)),
            Deed::Rename(name) => vault.rename_case(case, &format!("Case '{name}'")),
            Deed::Application(key) => vault.set_application(case, (key > 9).then_some("work"), None),
            Deed::AddSlot(at) => vault.add_slot(case, "Slot", "general", Some(at.into())).map(|_| ()),
            Deed::RenameSlot(slot, name) => vault.rename_slot(self.slot(slot)?, &name.to_string()),
            Deed::RuleOfSlot(slot, rule) => {
                vault.set_slot_rule(self.slot(slot)?, ["general", "passport"][usize::from(rule % 2)])
            }
            Deed::MoveSlot(slot, at) => vault.move_slot(self.slot(slot)?, usize::from(at % 6)),
            Deed::RemoveSlot(slot) => vault.remove_slot(self.slot(slot)?),
            Deed::RestoreSlot(slot) => {
                vault.restore_slot(picked(&vault.removed_slots(case).unwrap(), slot)?.id)
            }
            Deed::AddPages(slot, count, at) => {
                let original = put(vault, "p", &[count]);
                let pages: Vec<NewPage> = (1..=u32::from(count % 4)).map(|n| page_of(original, n)).collect();
                let part = vault.part(self.slot(slot)?, PartKind::ALL[usize::from(count % 3)]).unwrap();
                vault.add_pages(part, &pages, (at < 128).then_some(usize::from(at % 4))).map(|_| ())
            }
            Deed::MovePages(page, slot, at) => {
                let part = vault.part(self.slot(slot)?, PartKind::ALL[usize::from(at % 3)]).unwrap();
                let mut pages = vec![self.page(page)?];
                pages.extend(self.page(page.wrapping_add(3)).filter(|other| *other != pages[0]));
                vault.move_pages(&pages, part, usize::from(at % 5))
            }
            Deed::Recipe(page, turn) => {
                vault.set_recipes(&[(self.page(page)?, json!({ "turn": turn }))], "set-recipe")
            }
            Deed::Facts(page, dpi) => vault.set_facts(self.page(page)?, &json!({ "dpi": dpi })),
            Deed::RemovePages(page, other) => {
                let mut pages = vec![self.page(page)?];
                pages.extend(self.page(other).filter(|other| *other != pages[0]));
                vault.remove_pages(&pages)
            }
            Deed::RestorePages(slot) => {
                let part = original_part(vault, self.slot(slot)?);
                let removed: Vec<_> = vault.removed_pages(part).unwrap().iter().map(|page| page.id).collect();
                vault.restore_pages(&removed)
            }
            Deed::Undo => vault.undo(case).map(|_| ()),
            Deed::Redo => vault.redo(case).map(|_| ()),
        }
        .unwrap_or_else(|error| panic!("{deed:?}: {error}"));
        Some(())
    }

    /// Everything that a person can see of the case, with the numbers of the records.
    fn dump(&self) -> Value {
        let (vault, case) = (&self.vault, self.case);
        let seen = vault.case(case).unwrap();
        let slots = [vault.slots(case).unwrap(), vault.removed_slots(case).unwrap()].concat();
        let slots: Vec<Value> = slots
            .into_iter()
            .map(|slot| {
                let parts = PartKind::ALL.map(|kind| {
                    let part = vault.part(slot.id, kind).unwrap();
                    json!([part, vault.pages(part).unwrap(), vault.removed_pages(part).unwrap()])
                });
                json!([slot, parts])
            })
            .collect();
        json!([seen.name, seen.application, vault.answers(case).unwrap(), slots])
    }

    fn undo_all(&self) -> usize {
        (0..).take_while(|_| self.vault.undo(self.case).unwrap().is_some()).count()
    }

    fn redo_all(&self) -> usize {
        (0..).take_while(|_| self.vault.redo(self.case).unwrap().is_some()).count()
    }
}

fn picked<T>(all: &[T], pick: u8) -> Option<&T> {
    all.get(usize::from(pick) % all.len().max(1))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_and_redoing_all_restores_exactly(deeds in proptest::collection::vec(deed(), 1..40)) {
        let dir = tempfile::tempdir().unwrap();
        let vault = new_vault(dir.path());
        let case = vault.create_case("Anna", None, None).unwrap();
        let desk = Desk { vault, case };
        let mut seen = vec![desk.dump()];
        for deed in &deeds {
            let before = desk.dump();
            let done = desk.apply(deed);
            if done.is_none() { continue }
            let after = desk.dump();
            // Each step taken back by itself gives what was there before it.
            let is_step = !matches!(deed, Deed::Undo | Deed::Redo | Deed::Facts(..)) && before != after;
            if is_step {
                desk.vault.undo(case).unwrap().expect("a step");
                prop_assert_eq!(desk.dump(), before);
                desk.vault.redo(case).unwrap().expect("the step again");
                prop_assert_eq!(desk.dump(), after.clone());
            }
            seen.push(after);
        }
        desk.redo_all();
        let last = desk.dump();
        let steps = desk.undo_all();
        prop_assert_eq!(desk.dump(), seen[0].clone());
        prop_assert_eq!(desk.redo_all(), steps);
        prop_assert_eq!(desk.dump(), last);
    }
}

#[test]
fn undo_and_redo_outlive_the_program() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, slot) = case_with_slot(&vault);
    let pages =
        vault.add_pages(original_part(&vault, slot), &[page_of(put(&vault, "a", b"a"), 1)], None).unwrap();
    vault.remove_slot(slot).unwrap();
    drop(vault);
    let vault = open(dir.path());
    assert_eq!(vault.history(case).unwrap().undo.unwrap().label, "remove-slot");
    vault.undo(case).unwrap();
    vault.undo(case).unwrap();
    drop(vault);
    let vault = open(dir.path());
    let history = vault.history(case).unwrap();
    assert_eq!(
        (history.undo.unwrap().label, history.redo.unwrap().label),
        ("add-slot".into(), "add-pages".into())
    );
    assert_eq!(vault.pages(original_part(&vault, slot)).unwrap(), []);
    vault.redo(case).unwrap();
    assert_eq!(vault.pages(original_part(&vault, slot)).unwrap()[0].id, pages[0]);
}

#[test]
fn a_new_change_clears_redo_and_what_changes_nothing_does_not() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, slot) = case_with_slot(&vault);
    vault.set_answer(case, "/a", &json!(1)).unwrap();
    vault.set_answer(case, "/a", &json!(2)).unwrap();
    vault.undo(case).unwrap();
    vault.set_answer(case, "/a", &json!(1)).unwrap();
    vault.rename_slot(slot, "Passport").unwrap();
    vault.move_slot(slot, 0).unwrap();
    assert_eq!(vault.history(case).unwrap().redo.unwrap().label, "set-answer", "nothing was changed");
    let other = vault.create_case("Other", None, None).unwrap();
    vault.set_answer(other, "/a", &json!(5)).unwrap();
    assert!(vault.history(case).unwrap().redo.is_some(), "another case has a history of its own");
    vault.set_answer(case, "/b", &json!(1)).unwrap();
    assert_eq!(vault.history(case).unwrap().redo, None);
    assert_eq!(vault.redo(case).unwrap(), None);
    vault.undo(case).unwrap();
    vault.undo(case).unwrap();
    assert_eq!(vault.answers(case).unwrap().len(), 0);
}

#[test]
fn the_attachment_of_a_slot_that_was_undone_is_there_after_redo() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, slot) = case_with_slot(&vault);
    let digest = vault.recipe_digest(slot).unwrap();
    let made = vault.put_attachment(slot, &mut &b"pdf"[..], &json!({}), digest).unwrap();
    vault.undo(case).unwrap();
    assert_eq!(vault.slots(case).unwrap(), []);
    vault.redo(case).unwrap();
    let attachment = vault.attachment(slot).unwrap().expect("the attachment");
    assert!(attachment.current && attachment.id == made);
}

/// A file of many pages on its way into a part, of which some have come.
fn coming(vault: &Vault, part: PartId, name: &str, pages: u32) -> ArrivalId {
    let arrival = vault.arrive(part, name, &mut name.repeat(99).as_bytes(), None).unwrap();
    (1..=pages).for_each(|page| assert!(land(vault, arrival, page).is_ok()));
    arrival
}

fn land(vault: &Vault, arrival: ArrivalId, input_page: u32) -> Result<PageId, StoreError> {
    let (recipe, facts) = (json!({}), json!({}));
    vault.land_page(arrival, &Landed { input_page, recipe: &recipe, facts: &facts, pictures: &[] })
}

#[test]
fn undoing_a_file_that_is_still_coming_takes_the_rest_of_it_back_too() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, slot) = case_with_slot(&vault);
    let part = original_part(&vault, slot);
    let arrival = coming(&vault, part, "a.pdf", 2);
    assert_eq!(vault.undo(case).unwrap().map(|step| step.label), Some("add-pages".to_owned()));
    assert_eq!((vault.pages(part).unwrap().len(), vault.arrivals(slot).unwrap().len()), (0, 0));
    assert_eq!(code(land(&vault, arrival, 3)), "no-such-record", "nothing comes behind the person's back");
    vault.redo(case).unwrap();
    assert_eq!(vault.pages(part).unwrap().len(), 2);
    assert_eq!(vault.arrivals(slot).unwrap()[0].landed, 2, "it goes on where it was");
    land(&vault, arrival, 3).unwrap();
    vault.settle_arrival(arrival).unwrap();
    vault.undo(case).unwrap();
    vault.redo(case).unwrap();
    assert_eq!((vault.pages(part).unwrap().len(), vault.arrivals(slot).unwrap().len()), (3, 0));
}

#[test]
fn pages_of_a_file_stay_together_when_others_are_put_before_them_meanwhile() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, slot) = case_with_slot(&vault);
    let (part, other) = (original_part(&vault, slot), vault.part(slot, PartKind::Translation).unwrap());
    let scan = put(&vault, "scan", b"scan");
    let moved = vault.add_pages(other, &[page_of(scan, 1), page_of(scan, 2)], None).unwrap();
    let arrival = coming(&vault, part, "a.pdf", 2);
    vault.move_pages(&moved, part, 0).unwrap();
    land(&vault, arrival, 3).unwrap();
    vault.move_pages(&moved[..1], part, 9).unwrap();
    land(&vault, arrival, 4).unwrap();
    let order = |vault: &Vault| -> Vec<(bool, u32)> {
        vault.pages(part).unwrap().iter().map(|page| (page.original == scan, page.input_page)).collect()
    };
    let expected = [(true, 2), (false, 1), (false, 2), (false, 3), (false, 4), (true, 1)];
    assert_eq!(order(&vault), expected);
    vault.undo(case).unwrap();
    vault.redo(case).unwrap();
    assert_eq!(order(&vault), expected);
}

#[test]
fn what_was_made_by_a_recipe_that_was_taken_back_meanwhile_is_dropped() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, slot) = case_with_slot(&vault);
    let scan = put(&vault, "scan", b"scan");
    let page = vault.add_pages(original_part(&vault, slot), &[page_of(scan, 1)], None).unwrap()[0];
    let plain = vault.page(page).unwrap();
    vault.put_made(&plain, &json!("plain"), &[("result", b"plain")]).unwrap();
    vault.set_recipes(&[(page, json!({ "turn": 1, "corner": 0.1 + 0.2 }))], "turn-page").unwrap();
    let turned = vault.page(page).unwrap();
    vault.undo(case).unwrap();
    vault.put_made(&turned, &json!("turned"), &[("result", b"turned")]).unwrap();
    assert_eq!(vault.page(page).unwrap().facts, Some(json!("plain")), "the page that was ready stays ready");
    assert_eq!(vault.picture(page, "result").unwrap().as_deref(), Some(&b"plain"[..]));
    vault.redo(case).unwrap();
    vault.put_made(&turned, &json!("turned"), &[("result", b"turned")]).unwrap();
    assert_eq!(vault.page(page).unwrap().facts, Some(json!("turned")));
}

#[test]
fn an_answer_that_is_saved_while_it_is_typed_is_one_step() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let case = vault.create_case("Anna", None, None).unwrap();
    let put = |pointer: &str, text: &str, within| {
        vault.set_answer_within(case, pointer, &json!(text), within).unwrap()
    };
    let answers = || vault.answers(case).unwrap();
    let first = put("/name", "A", None);
    assert!(first.is_some());
    assert_eq!(put("/name", "Ann", first), first);
    assert_eq!(put("/name", "Anna", first), first);
    assert_eq!(put("/name", "Anna", first), first, "nothing new");
    vault.undo(case).unwrap();
    assert_eq!(answers().len(), 0, "all of it is taken back at once");
    assert_eq!(vault.history(case).unwrap().undo, None);
    // On top of what was undone begins another step.
    let second = put("/name", "Eve", first);
    assert_ne!(second, first);
    vault.undo(case).unwrap();
    vault.redo(case).unwrap();
    assert_eq!(answers()["/name"], "Eve");
    assert_eq!(put("/name", "Eva", second), second);
    vault.undo(case).unwrap();
    vault.redo(case).unwrap();
    assert_eq!(answers()["/name"], "Eva", "done again to its end");
    // So does what comes after something else, and a step of another kind is never gone on with.
    let slot = vault.add_slot(case, "Paper", "general", None).unwrap();
    let adding = vault.history(case).unwrap().undo.map(|step| step.id);
    let third = put("/name", "Evi", second);
    assert!(third != second && third != adding);
    vault.remove_slot(slot).unwrap();
    let removing = vault.history(case).unwrap().undo.map(|step| step.id);
    assert_ne!(put("/name", "Ida", removing), removing);
    vault.undo(case).unwrap();
    assert_eq!((answers()["/name"].clone(), vault.slots(case).unwrap().len()), (json!("Evi"), 0));
}
