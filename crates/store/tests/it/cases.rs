//! Cases, people, answers, slots, pages, attachments and the outbox, as the program above uses them.

use std::io::Read;

use liite_store::{Digest, NewOutgoing, PageId, PartKind, Sending, State, TRASH, Vault};
use serde_json::json;

use crate::common::{
    DAY, NOON, case_with_slot, code, new_vault, open, original_part, page_of, put, set_clock,
};

#[test]
fn everything_is_there_after_closing_and_opening() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let anna = vault.add_person("Anna", &json!({ "born": "1990-01-01" })).unwrap();
    vault.set_person(anna, "Anna Ä", &json!({ "born": "1990-01-02" })).unwrap();
    let (case, slot) = case_with_slot(&vault);
    vault.set_application(case, Some("family"), Some(anna)).unwrap();
    vault.set_answer(case, "/name", &json!("Anna")).unwrap();
    vault.set_answer(case, "/children/0/age", &json!(3.25)).unwrap();
    vault.set_answer(case, "/name", &json!({ "first": "Anna" })).unwrap();
    vault.set_setting("language", &json!("fi")).unwrap();
    let photo = put(&vault, "IMG_1.jpg", b"a photograph");
    let part = original_part(&vault, slot);
    let pages = vault.add_pages(part, &[page_of(photo, 1), page_of(photo, 2)], None).unwrap();
    vault.set_recipes(&[(pages[1], json!({ "turn": 90 }))], "set-recipe").unwrap();
    vault.set_facts(pages[1], &json!({ "dpi": 300 })).unwrap();
    vault.put_picture(pages[0], "thumbnail", b"small").unwrap();
    let digest = vault.recipe_digest(slot).unwrap();
    let made = vault.put_attachment(slot, &mut &b"%PDF-"[..], &json!({ "findings": [] }), digest).unwrap();
    drop(vault);

    let vault = open(dir.path());
    let listed = &vault.cases().unwrap()[0];
    assert_eq!((listed.id, listed.name.as_str(), listed.person), (case, "Anna", Some(anna)));
    assert_eq!((listed.slots, listed.attached, listed.state), (1, 1, State::Draft));
    assert_eq!(vault.person(anna).unwrap().name, "Anna Ä");
    let answers = vault.answers(case).unwrap();
    assert_eq!(json!(answers), json!({ "/name": { "first": "Anna" }, "/children/0/age": 3.25 }));
    assert_eq!(vault.setting("language").unwrap(), Some(json!("fi")));
    let shown = vault.pages(part).unwrap();
    assert_eq!(shown.iter().map(|page| page.id).collect::<Vec<_>>(), pages);
    assert_eq!((&shown[1].recipe, shown[1].input_page), (&json!({ "turn": 90 }), 2));
    assert_eq!(shown[1].facts, Some(json!({ "dpi": 300 })));
    assert_eq!(vault.picture(pages[0], "thumbnail").unwrap().as_deref(), Some(&b"small"[..]));
    let attachment = vault.attachment(slot).unwrap().expect("an attachment");
    assert_eq!((attachment.id, attachment.current, attachment.bytes), (made, true, 5));
    let mut text = String::new();
    vault.read_attachment(made).unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text, "%PDF-");
    vault.drop_pictures(None).unwrap();
    assert_eq!(vault.picture(pages[0], "thumbnail").unwrap(), None);
}

#[test]
fn an_attachment_is_current_only_for_what_it_was_made_of() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, slot) = case_with_slot(&vault);
    let part = original_part(&vault, slot);
    let photo = put(&vault, "a", b"a");
    let pages = vault.add_pages(part, &[page_of(photo, 1), page_of(photo, 2)], None).unwrap();
    let digest = vault.recipe_digest(slot).unwrap();
    vault.put_attachment(slot, &mut &b"1"[..], &json!({}), digest).unwrap();
    let current = |vault: &Vault| {
        let current = vault.attachment(slot).unwrap().unwrap().current;
        assert_eq!(vault.case(case).unwrap().attached, u64::from(current));
        current
    };
    assert!(current(&vault));
    vault.move_pages(&[pages[1]], part, 0).unwrap();
    assert!(!current(&vault), "another order");
    vault.undo(case).unwrap();
    assert!(current(&vault), "the order it was made of");
    vault.set_recipes(&[(pages[0], json!({ "turn": 180 }))], "set-recipe").unwrap();
    assert!(!current(&vault), "another recipe");
    vault.undo(case).unwrap();
    vault.set_slot_rule(slot, "general").unwrap();
    assert!(!current(&vault), "another rule");
    vault.undo(case).unwrap();
    vault.rename_slot(slot, "Pass").unwrap();
    assert!(current(&vault), "a name is not in the document");
}

#[test]
fn pages_and_slots_go_where_they_are_put() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, slot) = case_with_slot(&vault);
    let part = original_part(&vault, slot);
    let translation = vault.part(slot, PartKind::Translation).unwrap();
    let photo = put(&vault, "a", b"a");
    let new: Vec<_> = (1..=5).map(|n| page_of(photo, n)).collect();
    let pages = vault.add_pages(part, &new, None).unwrap();
    let order = |part| vault.pages(part).unwrap().iter().map(|page| page.input_page).collect::<Vec<_>>();
    vault.move_pages(&[pages[3], pages[1]], part, 1).unwrap();
    assert_eq!(order(part), [1, 4, 2, 3, 5]);
    vault.remove_pages(&[pages[3], pages[2]]).unwrap();
    assert_eq!(order(part), [1, 2, 5]);
    vault.move_pages(&[pages[4]], part, 1).unwrap();
    assert_eq!(order(part), [1, 5, 2], "the place counts the pages that are seen");
    vault.restore_pages(&[pages[2]]).unwrap();
    assert_eq!(order(part), [1, 5, 2, 3]);
    vault.move_pages(&[pages[0], pages[4]], translation, 99).unwrap();
    assert_eq!((order(part), order(translation)), (vec![2, 3], vec![1, 5]));
    vault.add_pages(part, &[page_of(photo, 6)], Some(0)).unwrap();
    assert_eq!(order(part), [6, 2, 3]);
    assert_eq!(vault.removed_pages(part).unwrap().len(), 1);

    let second = vault.add_slot(case, "Photo", "general", Some(0)).unwrap();
    let third = vault.add_slot(case, "Letter", "general", None).unwrap();
    vault.move_slot(third, 1).unwrap();
    let slots = |vault: &Vault| vault.slots(case).unwrap().iter().map(|slot| slot.id).collect::<Vec<_>>();
    assert_eq!(slots(&vault), [second, third, slot]);
    vault.remove_slot(third).unwrap();
    vault.move_slot(second, 1).unwrap();
    assert_eq!(slots(&vault), [slot, second]);
    assert_eq!(vault.removed_slots(case).unwrap()[0].id, third);

    let other = vault.create_case("Other", None, None).unwrap();
    let foreign = vault.add_slot(other, "Slot", "general", None).unwrap();
    let foreign = original_part(&vault, foreign);
    assert_eq!(code(vault.move_pages(&[pages[0]], foreign, 0)), "no-such-record");
    assert_eq!(code(vault.add_pages(part, &[page_of(Digest([9; 32]), 1)], None)), "no-such-record");
    assert_eq!(code(vault.set_facts(PageId(999), &json!({}))), "no-such-record");
}

#[test]
fn a_case_goes_one_way_and_only_a_draft_can_be_changed() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, slot) = case_with_slot(&vault);
    assert_eq!(code(vault.set_state(case, State::Sending)), "state-one-way");
    assert_eq!(code(vault.enqueue(case, "answers", None, &json!({}))), "case-not-final");
    vault.set_state(case, State::Final).unwrap();
    assert_eq!(code(vault.set_answer(case, "/a", &json!(1))), "case-not-draft");
    assert_eq!(code(vault.undo(case)), "case-not-draft");
    assert_eq!(code(vault.remove_slot(slot)), "case-not-draft");
    vault.rename_case(case, "A name is no content").unwrap();
    vault.set_state(case, State::Draft).unwrap();
    vault.set_answer(case, "/a", &json!(1)).unwrap();
    vault.set_state(case, State::Final).unwrap();
    vault.set_state(case, State::Sending).unwrap();
    assert_eq!(code(vault.set_state(case, State::Draft)), "state-one-way");
    assert_eq!(code(vault.withdraw(case)), "state-one-way");
    vault.set_state(case, State::Final).unwrap();
    vault.enqueue(case, "answers", None, &json!({})).unwrap();
    vault.withdraw(case).unwrap();
    assert!(vault.outbox(Some(case)).unwrap().is_empty());
    vault.set_state(case, State::Final).unwrap();
    vault.set_state(case, State::Sending).unwrap();
    assert_eq!(code(vault.trash_case(case)), "case-not-draft");
    vault.set_state(case, State::Received).unwrap();
    for back in [State::Draft, State::Final, State::Sending] {
        assert_eq!(code(vault.set_state(case, back)), "state-one-way");
    }
}

#[test]
fn an_answer_is_replaced_only_as_it_was_seen() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, _) = case_with_slot(&vault);
    assert!(vault.replace_answer(case, "/a", &json!(null), &json!(1)).unwrap());
    assert!(!vault.replace_answer(case, "/a", &json!(null), &json!(2)).unwrap());
    assert!(vault.replace_answer(case, "/a", &json!(1), &json!(null)).unwrap());
    assert_eq!(vault.answer(case, "/a").unwrap(), None);
}

#[test]
fn what_is_known_at_the_service_and_secrets_are_kept() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, _) = case_with_slot(&vault);
    assert_eq!(vault.remote(case).unwrap(), json!(null));
    let count = |body: &mut serde_json::Value| {
        *body = json!({ "n": body["n"].as_i64().unwrap_or(0) + 1 });
    };
    vault.change_remote(case, count).unwrap();
    vault.change_remote(case, count).unwrap();
    vault.set_secret("token", Some(&crate::common::secret("abc"))).unwrap();
    drop(vault);
    let vault = crate::common::open(dir.path());
    assert_eq!(vault.remotes().unwrap(), [(case, json!({ "n": 2 }))]);
    let kept = vault.secret("token").unwrap().unwrap();
    assert_eq!(secrecy::ExposeSecret::expose_secret(&kept), "abc");
    assert!(!format!("{kept:?}").contains("abc"));
    vault.set_secret("token", None).unwrap();
    assert!(vault.secret("token").unwrap().is_none());
}

#[test]
fn a_draft_is_sent_off_with_all_that_belongs_to_it_or_not_at_all() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, _) = case_with_slot(&vault);
    let answers = |attachment| NewOutgoing { kind: "answers", attachment, body: json!({ "text": "x" }) };
    let foreign = answers(Some(liite_store::AttachmentId(99)));
    let seen = vault.glance(case).unwrap();
    assert_eq!(code(vault.send_off(case, seen, &[answers(None), foreign])), "no-such-record");
    assert!(vault.outbox(Some(case)).unwrap().is_empty());
    assert_eq!(vault.case(case).unwrap().state, State::Draft);
    vault.set_answer(case, "/form/personal/city", &json!("Turku")).unwrap();
    assert_eq!(code(vault.send_off(case, seen, &[answers(None)])), "case-changed");
    assert_eq!(vault.case(case).unwrap().state, State::Draft);
    let seen = vault.glance(case).unwrap();
    let ids = vault.send_off(case, seen, &[answers(None), answers(None)]).unwrap();
    assert_eq!(vault.case(case).unwrap().state, State::Final);
    let seen = vault.glance(case).unwrap();
    assert_eq!(code(vault.send_off(case, seen, &[answers(None)])), "case-not-draft");
    vault.set_progress(ids[1], &json!({ "tries": 3 })).unwrap();
    assert_eq!(vault.progress(ids[0]).unwrap(), json!(null));
    assert_eq!(vault.progress(ids[1]).unwrap(), json!({ "tries": 3 }));
}

#[test]
fn a_case_that_is_only_followed_is_received_from_the_beginning_and_known_at_the_service() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let known = json!({ "application": "abc" });
    let case = vault.create_linked_case("Linh Tran", Some("study"), State::Received, &known).unwrap();
    assert_eq!(vault.case(case).unwrap().state, State::Received);
    assert_eq!(vault.remotes().unwrap(), [(case, known)]);
    assert_eq!(code(vault.add_slot(case, "Passport", "general", None)), "case-not-draft");
}

#[test]
fn only_a_receipt_for_the_very_content_makes_it_received() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    let (case, slot) = case_with_slot(&vault);
    let digest = vault.recipe_digest(slot).unwrap();
    let made = vault.put_attachment(slot, &mut &b"pdf"[..], &json!({}), digest).unwrap();
    vault.set_state(case, State::Final).unwrap();
    let sent = vault.enqueue(case, "attachment", Some(made), &json!({ "slot": 1 })).unwrap();
    let other = vault.enqueue(case, "answers", None, &json!({ "a": 1 })).unwrap();
    vault.mark(sent, Sending::Sending).unwrap();
    vault.mark(sent, Sending::Unsent).unwrap();
    assert_eq!(code(vault.mark(sent, Sending::Received)), "state-one-way");
    assert_eq!(code(vault.mark_received(sent, Digest::of(b"other"), &json!({}))), "receipt-mismatch");
    let receipt = vault.mark_received(sent, Digest::of(b"pdf"), &json!({ "n": 1 })).unwrap();
    assert_eq!(vault.mark_received(sent, Digest::of(b"pdf"), &json!({ "n": 2 })).unwrap(), receipt);
    assert_eq!(code(vault.mark(sent, Sending::Unsent)), "state-one-way");
    let outbox = vault.outbox(Some(case)).unwrap();
    assert_eq!((outbox[0].state, outbox[1].state), (Sending::Received, Sending::Unsent));
    assert_ne!(outbox[0].idempotency_key, outbox[1].idempotency_key);
    assert_eq!(outbox[1].id, other);
    let receipts = vault.receipts(case).unwrap();
    assert_eq!((receipts.len(), &receipts[0].body), (1, &json!({ "n": 1 })));
    // A new document for the slot does not take away the one that was sent.
    vault.put_attachment(slot, &mut &b"new"[..], &json!({}), digest).unwrap();
    let mut text = String::new();
    vault.read_attachment(made).unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text, "pdf");
}

#[test]
fn a_case_in_the_trash_comes_back_whole_until_thirty_days_have_passed() {
    let dir = tempfile::tempdir().unwrap();
    set_clock(NOON);
    let vault = new_vault(dir.path());
    let (case, slot) = case_with_slot(&vault);
    let (kept, kept_slot) = case_with_slot(&vault);
    let (only, shared) = (put(&vault, "only", &vec![1; 3 << 20]), put(&vault, "shared", b"shared"));
    let part = original_part(&vault, slot);
    vault.add_pages(part, &[page_of(only, 1), page_of(shared, 1)], None).unwrap();
    let digest = vault.recipe_digest(slot).unwrap();
    let made = vault.put_attachment(slot, &mut &b"pdf"[..], &json!({}), digest).unwrap();
    vault.add_pages(original_part(&vault, kept_slot), &[page_of(shared, 1)], None).unwrap();
    vault.trash_case(case).unwrap();
    assert_eq!(code(vault.set_answer(case, "/a", &json!(1))), "case-in-trash");
    assert_eq!(vault.cases().unwrap().iter().map(|case| case.id).collect::<Vec<_>>(), [kept]);
    assert_eq!(vault.trash().unwrap()[0].id, case);

    set_clock(NOON + TRASH - DAY);
    assert_eq!(vault.purge().unwrap(), 0);
    vault.restore_case(case).unwrap();
    assert_eq!(vault.pages(part).unwrap().len(), 2);
    vault.trash_case(case).unwrap();

    drop(vault);
    let vault = open(dir.path());
    set_clock(NOON + 2 * TRASH);
    let before = dir.path().join("vault.db").metadata().unwrap().len();
    assert_eq!(vault.purge().unwrap(), 1);
    assert_eq!(code(vault.case(case)), "no-such-record");
    assert_eq!(code(vault.read_original(only)), "no-such-record");
    assert_eq!(code(vault.read_attachment(made)), "no-such-record");
    assert_eq!(vault.original(shared).unwrap().bytes, 6, "another case uses it");
    drop(vault);
    let after = dir.path().join("vault.db").metadata().unwrap().len();
    assert!(after + (2 << 20) < before, "{before} bytes before, {after} after");
    set_clock(NOON);
}

#[test]
fn what_cannot_be_kept_exactly_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let vault = new_vault(dir.path());
    assert_eq!(code(vault.create_case("a\0b", None, None)), "value-malformed");
    let (case, _) = case_with_slot(&vault);
    let odd = json!("quote ' and \" and \0 and \u{2028} and 'x'); DROP TABLE cases; --");
    vault.set_answer(case, "/odd", &odd).unwrap();
    vault.set_answer(case, "/odd", &json!(1)).unwrap();
    vault.undo(case).unwrap();
    assert_eq!(vault.answer(case, "/odd").unwrap(), Some(odd));
    assert_eq!(code(vault.create_case("x", None, Some(liite_store::PersonId(77)))), "no-such-record");
}
