//! The ways on which things go well, and those on which they must not look as if they did.

use std::sync::Arc;

use liite_protocol::{Child, Code, PaymentState, SignedReceipt};
use liite_store::{CaseId, Sending, State, Vault};
use liite_sync::{Courier, Letter, Standing, SyncError, Waybill};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::person::{
    self, BUSINESS, DAY, EMPLOYER, PEOPLE, document, enclosure, letter_sent, new_vault, press_pay, queued,
    signed_in,
};
use crate::proxy::Proxy;
use crate::stage::Stage;

/// Goes on in rounds until it is so, as the background does.
pub async fn until(courier: &Courier, mut done: impl AsyncFnMut() -> bool) {
    for _ in 0..400 {
        if done().await {
            return;
        }
        let wait = courier.round().await;
        tokio::time::sleep(wait.min(person::PACE.most)).await;
    }
    panic!("it does not come to an end: {:?} {:#?}", courier.line(), courier.waybills(None).await);
}

pub fn is_received(vault: &Vault, case: CaseId) -> bool {
    vault.case(case).unwrap().state == State::Received
        && vault.outbox(Some(case)).unwrap().iter().all(|item| item.state == Sending::Received)
}

async fn stuck(courier: &Courier, case: CaseId) -> Option<Waybill> {
    let all = courier.waybills(Some(case)).await.unwrap();
    all.into_iter().find(|it| matches!(it.standing, Standing::Stuck { .. }))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_is_lodged_followed_answered_and_paid() {
    let Some(stage) = Stage::start(DAY) else { return };
    let (folder, kind) = (tempfile::tempdir().unwrap(), stage.kind());
    let vault = new_vault(folder.path());
    let courier = signed_in(&vault, &stage.service_at, PEOPLE[0]).await;
    let mut papers = stage.papers(1, kind.slots.len() + 1);
    let paper = papers.pop().unwrap();
    let case = queued(&vault, &kind, &papers);
    until(&courier, async || is_received(&vault, case)).await;

    let receipts = vault.receipts(case).unwrap();
    assert_eq!(receipts.len(), papers.len() + 1);
    let signed: SignedReceipt = serde_json::from_value(receipts[0].body.clone()).unwrap();
    let receipt = signed.verify(&courier.met().await.unwrap().unwrap().receipt_keys[0].public).unwrap();
    let digests: Vec<_> = receipt.files.iter().map(|file| file.sha256.clone()).collect();
    let expected: Vec<_> = papers.iter().map(|it| liite_store::Digest::of(it).to_string()).collect();
    assert_eq!(digests, expected);
    assert_eq!(receipt.answers_sha256, liite_protocol::answers_sha256(&kind.answers));

    // A letter with a document, after the case was lodged.
    let letter = letter_sent(&vault, &courier, case, &paper).await;
    until(&courier, async || is_received(&vault, letter)).await;
    assert_eq!(vault.receipts(letter).unwrap().len(), 2);

    let application = courier.application_of(case).await.unwrap().unwrap();
    let payment = courier.pay(&application, false).await.unwrap();
    assert_eq!(courier.pay(&application, false).await.unwrap().href, payment.href);
    press_pay(&payment.href.unwrap()).await;
    tokio::time::sleep(person::PACE.follow).await;
    let paid = async || {
        let followed = courier.followed().await.unwrap();
        followed.iter().any(|it| it.case == case && it.application.payment.state == PaymentState::Paid)
    };
    until(&courier, paid).await;
    let seen = courier.followed().await.unwrap().remove(0).application;
    assert_eq!(seen.statements[0].files[0].sha256, liite_store::Digest::of(&paper).to_string());
    assert!(courier.pay(&application, false).await.is_err_and(|error| refused(&error, Code::AlreadyPaid)));
}

fn refused(error: &SyncError, code: Code) -> bool {
    matches!(error, SyncError::Refused(problem) if problem.code == code)
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_of_an_employer_go_into_their_slots_and_are_received() {
    let Some(stage) = Stage::start(DAY) else { return };
    let (folder, kind) = (tempfile::tempdir().unwrap(), stage.kind());
    let papers = stage.papers(9, kind.slots.len() + 2);
    let (own, others) = papers.split_at(kind.slots.len());
    let application = {
        let vault = new_vault(&folder.path().join("applicant"));
        let courier = signed_in(&vault, &stage.service_at, PEOPLE[0]).await;
        let case = queued(&vault, &kind, own);
        until(&courier, async || is_received(&vault, case)).await;
        let application = courier.application_of(case).await.unwrap().unwrap();
        courier.consent(&application, Some(BUSINESS)).await.unwrap();
        application
    };
    let vault = new_vault(&folder.path().join("employer"));
    let courier = signed_in(&vault, &stage.service_at, EMPLOYER).await;
    for round in 1..=2 {
        let letter = courier.begin_letter("Papers", &application, Letter::Papers).await.unwrap();
        let named = enclosure(document(&vault, letter, "Named", &others[0]), Some(&kind.slots[0]));
        let other = enclosure(document(&vault, letter, "Other", &others[1]), None);
        let seen = vault.glance(letter).unwrap();
        courier.send_letter(letter, seen, vec![named, other]).await.unwrap();
        until(&courier, async || is_received(&vault, letter)).await;
        assert_eq!(vault.receipts(letter).unwrap().len(), 3);
        let seen = courier.show(&application).await.unwrap();
        let slots: Vec<_> = seen.attachments.iter().map(|it| &*it.slot).collect();
        // The same slot again takes what is new; no other paper takes the place of an earlier one.
        let expected = if round == 1 { &["other-1"][..] } else { &["other-1", "other-2"] };
        assert_eq!(slots.iter().filter(|slot| **slot == kind.slots[0]).count(), 1, "{slots:?}");
        assert_eq!(slots.iter().copied().filter(|it| it.starts_with("other-")).collect::<Vec<_>>(), expected);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_paper_waits_for_the_older_one_that_it_is_to_replace() {
    let Some(stage) = Stage::start(DAY) else { return };
    let (folder, kind) = (tempfile::tempdir().unwrap(), stage.kind());
    let papers = stage.papers(11, kind.slots.len() + 2);
    let (own, others) = papers.split_at(kind.slots.len());
    let applicant = new_vault(&folder.path().join("applicant"));
    let owner = signed_in(&applicant, &stage.service_at, PEOPLE[0]).await;
    let case = queued(&applicant, &kind, own);
    until(&owner, async || is_received(&applicant, case)).await;
    let application = owner.application_of(case).await.unwrap().unwrap();
    owner.consent(&application, Some(BUSINESS)).await.unwrap();

    let vault = new_vault(&folder.path().join("employer"));
    let courier = signed_in(&vault, &stage.service_at, EMPLOYER).await;
    let mut letters = Vec::new();
    for paper in others {
        let letter = courier.begin_letter("Papers", &application, Letter::Papers).await.unwrap();
        let enclosed = enclosure(document(&vault, letter, "Contract", paper), Some(&kind.slots[0]));
        let ids = courier.send_letter(letter, vault.glance(letter).unwrap(), vec![enclosed]).await.unwrap();
        letters.push((letter, ids[0]));
    }
    let [(older, first), (newer, _)] = letters[..] else { unreachable!() };
    // The line has broken under the older one: it is tried again only after a while.
    let broken = json!({ "code": "service-offline", "problem": null, "lasting": false });
    vault.set_progress(first, &json!({ "tries": 1, "not_before": i64::MAX / 2, "trouble": broken })).unwrap();
    courier.round().await;
    assert!(!is_received(&vault, newer), "it must not be replaced by what is older");
    courier.try_again(first).await.unwrap();
    until(&courier, async || is_received(&vault, older) && is_received(&vault, newer)).await;
    let seen = courier.show(&application).await.unwrap();
    let lies = seen.attachments.iter().find(|it| it.slot == kind.slots[0]).unwrap();
    assert_eq!(lies.file.sha256, liite_store::Digest::of(&others[1]).to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn for_whom_a_draft_is_may_be_said_later_and_mended() {
    let Some(stage) = Stage::start(DAY) else { return };
    let (folder, kind) = (tempfile::tempdir().unwrap(), stage.kind());
    let vault = new_vault(folder.path());
    let courier = signed_in(&vault, &stage.service_at, PEOPLE[0]).await;
    let case = vault.create_case("Ours", Some(&kind.name), None).unwrap();
    let child = |name: &str| Child { name: name.to_owned(), born: "2019-05-01".parse().unwrap() };
    for wished in [None, Some(child("Ada Okafr")), Some(child("Ada Okafor")), None] {
        courier.share_draft(case, wished.clone()).await.unwrap();
        let application = courier.application_of(case).await.unwrap().unwrap();
        assert_eq!(courier.show(&application).await.unwrap().child, wished);
        assert_eq!(courier.list().await.unwrap().len(), 1, "it stays one application");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_bad_document_stops_neither_its_neighbours_nor_other_cases() {
    let Some(stage) = Stage::start(DAY) else { return };
    let (folder, kind) = (tempfile::tempdir().unwrap(), stage.kind());
    let vault = new_vault(folder.path());
    let courier = signed_in(&vault, &stage.service_at, PEOPLE[0]).await;
    let mut bad = stage.papers(2, kind.slots.len());
    bad[0] = b"%PDF-1.4 that is none".to_vec();
    let bad = queued(&vault, &kind, &bad);
    let good = queued(&vault, &kind, &stage.papers(3, kind.slots.len()));
    until(&courier, async || is_received(&vault, good) && stuck(&courier, bad).await.is_some()).await;

    let waybill = stuck(&courier, bad).await.unwrap();
    let Standing::Stuck { code, problem } = waybill.standing else { unreachable!() };
    assert_eq!((&*code, problem.unwrap().code), ("service-refused", Code::FileRefused));
    let others = courier.waybills(Some(bad)).await.unwrap();
    let waiting = others.iter().filter(|it| it.standing == Standing::Waits).count();
    assert_eq!(waiting, kind.slots.len(), "the others are delivered and wait for it");
    // It never began to be lodged: it may be taken back and mended.
    courier.withdraw(bad).await.unwrap();
    assert_eq!(vault.case(bad).unwrap().state, State::Draft);
    assert!(vault.outbox(Some(bad)).unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_application_is_final_again_and_names_what_is_missing() {
    let Some(stage) = Stage::start(DAY) else { return };
    let (folder, mut kind) = (tempfile::tempdir().unwrap(), stage.kind());
    let vault = new_vault(folder.path());
    let courier = signed_in(&vault, &stage.service_at, PEOPLE[0]).await;
    let missing = kind.slots.pop().unwrap();
    let case = queued(&vault, &kind, &stage.papers(4, kind.slots.len()));
    until(&courier, async || stuck(&courier, case).await.is_some()).await;
    let Standing::Stuck { problem, .. } = stuck(&courier, case).await.unwrap().standing else {
        unreachable!()
    };
    let findings = problem.unwrap().findings;
    assert!(
        findings.iter().any(|it| it.rule == "paper-missing" && it.values["slot"] == missing),
        "{findings:?}"
    );
    assert_eq!(vault.case(case).unwrap().state, State::Final);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_by_another_key_makes_nothing_received() {
    let Some(mut stage) = Stage::start(DAY) else { return };
    let (folder, kind) = (tempfile::tempdir().unwrap(), stage.kind());
    let vault = new_vault(folder.path());
    let courier = signed_in(&vault, &stage.service_at, PEOPLE[0]).await;
    stage.kill();
    stage.lose_key();
    stage.serve();
    let case = queued(&vault, &kind, &stage.papers(5, kind.slots.len()));
    let unbelievable = async || {
        let all = courier.waybills(Some(case)).await.unwrap();
        all.iter().any(
            |it| matches!(&it.standing, Standing::TriedAgain { code, .. } if code == "service-unbelievable"),
        )
    };
    until(&courier, unbelievable).await;
    assert!(vault.receipts(case).unwrap().is_empty());
    assert!(vault.outbox(Some(case)).unwrap().iter().all(|item| item.state != Sending::Received));
    assert!(matches!(courier.meet(&stage.service_at).await, Err(SyncError::KeyChanged)));
    courier.forget().await.unwrap();
    courier.meet(&stage.service_at).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hotels_page_is_no_service_and_no_receipt() {
    let Some(stage) = Stage::start(DAY) else { return };
    let (folder, kind) = (tempfile::tempdir().unwrap(), stage.kind());
    let vault = new_vault(folder.path());
    let hotel = hotel().await;
    let courier = person::courier(&vault);
    assert!(matches!(courier.meet(&hotel).await, Err(SyncError::Portal)));
    let courier = signed_in(&vault, &stage.service_at, PEOPLE[0]).await;
    let case = queued(&vault, &kind, &stage.papers(6, kind.slots.len()));
    // The same address leads to the hotel now.
    let mut met = vault.setting("service").unwrap().unwrap();
    let true_address = std::mem::replace(&mut met["address"], json!(hotel));
    vault.set_setting("service", &met).unwrap();
    for _ in 0..3 {
        courier.round().await;
    }
    assert_eq!(courier.line(), Some("service-portal"));
    assert!(!is_received(&vault, case));
    met["address"] = true_address;
    vault.set_setting("service", &met).unwrap();
    until(&courier, async || is_received(&vault, case)).await;
    assert_eq!(courier.line(), None);
}

/// Answers 200 and a page to whatever is asked.
async fn hotel() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut guest, _)) = listener.accept().await {
            tokio::spawn(async move {
                let _ = guest.read(&mut [0; 4096]).await;
                let page = "<html>Welcome! Please accept our terms.</html>";
                let head =
                    "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nconnection: close\r\ncontent-length: ";
                let _ = guest.write_all(format!("{head}{}\r\n\r\n{page}", page.len()).as_bytes()).await;
            });
        }
    });
    address
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_upload_goes_on_at_the_byte_that_the_service_had() {
    let Some(stage) = Stage::start(DAY) else { return };
    let (folder, kind) = (tempfile::tempdir().unwrap(), stage.kind());
    let vault = new_vault(folder.path());
    let proxy = Proxy::before(&stage.service_at, 7, 0).await;
    drop(signed_in(&vault, &proxy.address, PEOPLE[0]).await);
    // With connections of its own: those that are open already do not break.
    let courier = person::courier(&vault);
    let papers = stage.papers(7, kind.slots.len());
    let whole: u64 = papers.iter().map(|paper| paper.len() as u64).sum();
    let case = queued(&vault, &kind, &papers);
    proxy.cut(3, 18_000);
    until(&courier, async || is_received(&vault, case)).await;
    assert_eq!(proxy.happened(), 3);
    // Chunks are 8 kB; what broke off was sent twice, and nothing else was. The rest are headers and small requests.
    let most = whole + proxy.happened() * 8_000 + 60_000;
    assert!(proxy.carried() < most, "{} of {whole} bytes, {} faults", proxy.carried(), proxy.happened());
}

#[tokio::test(flavor = "multi_thread")]
async fn who_signs_out_leaves_nothing_and_nothing_is_sent() {
    let Some(stage) = Stage::start(DAY) else { return };
    let (folder, kind) = (tempfile::tempdir().unwrap(), stage.kind());
    let vault: Arc<Vault> = new_vault(folder.path());
    let courier = signed_in(&vault, &stage.service_at, PEOPLE[0]).await;
    assert!(vault.secret("service-tokens").unwrap().is_some());
    courier.sign_out().await.unwrap();
    assert!(vault.secret("service-tokens").unwrap().is_none());
    let case = queued(&vault, &kind, &stage.papers(8, kind.slots.len()));
    courier.round().await;
    assert_eq!(courier.line(), Some("sign-in-needed"));
    person::sign_in(&courier, PEOPLE[0]).await;
    until(&courier, async || is_received(&vault, case)).await;
    // A token that has run out is fetched anew, and so is one that the service does not believe.
    for spoilt in [json!({ "until": 0 }), json!({ "access": "not.a.token" })] {
        let mut tokens: serde_json::Value = {
            use secrecy::ExposeSecret;
            serde_json::from_str(vault.secret("service-tokens").unwrap().unwrap().expose_secret()).unwrap()
        };
        for (name, value) in spoilt.as_object().unwrap() {
            tokens[name] = value.clone();
        }
        vault.set_secret("service-tokens", Some(&tokens.to_string().into())).unwrap();
        assert_eq!(courier.list().await.unwrap().len(), 1);
    }
}
