//! Everything is sent over a line that does its worst, and client and service are killed on the way: what was queued arrives
//! exactly once with the same digest, and is paid once.
//!
//! `LIITE_FAULTS` says how many random schedules; without it 4. `LIITE_SEED` begins with another one.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use liite_protocol::{PaymentState, State as Standing};
use liite_store::{CaseId, Digest, Vault};
use liite_sync::Courier;
use serde_json::{Value, json};
use tokio::process::{Child, Command};

use crate::flows::is_received;
use crate::person::{self, DAY, PEOPLE, letter_sent, new_vault, open_vault, press_pay, queued, signed_in};
use crate::proxy::{Lots, Proxy};
use crate::stage::{Kind, Stage};

/// Schedules that share a service.
const EACH: u64 = 100;

pub fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Not a test by itself: the program that is killed. It sends what is queued, then a letter, and pays.
#[tokio::test(flavor = "multi_thread")]
async fn child_sends_until_it_is_killed() {
    let Some(folder) = std::env::var_os("LIITE_SYNC_CHILD") else { return };
    let vault = open_vault(Path::new(&folder));
    let courier = person::courier(&vault);
    let case = applied(&vault);
    rounds(&courier, async || is_received(&vault, case)).await;
    let paper = std::fs::read(enclosure(Path::new(&folder))).unwrap();
    let letter = letter_sent(&vault, &courier, case, &paper).await;
    rounds(&courier, async || is_received(&vault, letter)).await;
    let application = courier.application_of(case).await.unwrap().unwrap();
    loop {
        match courier.pay(&application, false).await {
            Ok(payment) if payment.state == PaymentState::Paid => break,
            Ok(payment) => press_pay(&payment.href.unwrap()).await,
            Err(error) if error.code() == "service-refused" => break,
            Err(_) => tokio::time::sleep(person::PACE.first).await,
        }
    }
}

/// The case that is no letter.
fn applied(vault: &Vault) -> CaseId {
    vault.cases().unwrap().into_iter().find(|case| case.application.is_some()).unwrap().id
}

/// Where the paper lies that goes with the letter.
fn enclosure(vault: &Path) -> PathBuf {
    vault.with_extension("enclosure")
}

async fn rounds(courier: &Courier, mut done: impl AsyncFnMut() -> bool) {
    while !done().await {
        let wait = courier.round().await;
        tokio::time::sleep(wait.min(person::PACE.most)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_happens_on_the_way_everything_arrives_exactly_once() {
    let (first, schedules) = (number("LIITE_SEED", 1), number("LIITE_FAULTS", 4));
    let mut totals = [0; 3];
    for group in 0..schedules.div_ceil(EACH) {
        let Some(mut stage) = Stage::start(DAY) else { return };
        let kind = stage.kind();
        for seed in first + group * EACH..first + schedules.min((group + 1) * EACH) {
            let person = PEOPLE[seed as usize % PEOPLE.len()];
            let happened = schedule(&mut stage, &kind, person, seed).await;
            for (total, more) in totals.iter_mut().zip(happened) {
                *total += more;
            }
        }
    }
    let [faults, clients, services] = totals;
    println!(
        "{schedules} schedules from seed {first}: {faults} connections with a fault, {clients} kills of the client, \
         {services} of the service; everything arrived once"
    );
}

/// One case on its way through one schedule; how many faults and kills there were.
async fn schedule(stage: &mut Stage, kind: &Kind, person: &str, seed: u64) -> [u64; 3] {
    let mut lots = Lots(seed);
    let proxy = Proxy::before(&stage.service_at, seed ^ 0xFA17, 0).await;
    let room = tempfile::tempdir().unwrap();
    let folder = room.path().join("vault");
    let mut papers = stage.papers(seed, kind.slots.len() + 1);
    let enclosed = papers.pop().unwrap();
    std::fs::write(enclosure(&folder), &enclosed).unwrap();
    let case = {
        let vault = new_vault(&folder);
        signed_in(&vault, &proxy.address, person).await;
        queued(&vault, kind, &papers)
    };
    proxy.rage(3 + lots.below(12));
    let mut child = start(&folder);
    let (mut clients, mut services) = (0, 0);
    for _ in 0..lots.below(6) {
        tokio::time::sleep(Duration::from_millis(lots.below(900))).await;
        if lots.below(2) == 0 {
            child.kill().await.unwrap();
            child = start(&folder);
            clients += 1;
        } else {
            stage.kill();
            tokio::time::sleep(Duration::from_millis(lots.below(200))).await;
            stage.serve();
            services += 1;
        }
    }
    let ended = tokio::time::timeout(Duration::from_secs(120), child.wait()).await;
    if ended.is_err() {
        proxy.calm();
        child.kill().await.unwrap();
    }
    let ended = ended.map(|status| status.unwrap().success());
    if !matches!(ended, Ok(true)) {
        let vault = open_vault(&folder);
        let courier = person::courier(&vault);
        panic!("seed {seed}: {ended:?} {:#?}", courier.waybills(None).await);
    }
    proxy.calm();
    look(stage, kind, &folder, case, &papers, &enclosed, seed).await;
    [proxy.happened(), clients, services]
}

fn start(folder: &Path) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "faults::child_sends_until_it_is_killed", "--nocapture"]);
    command.env("LIITE_SYNC_CHILD", folder).stdout(Stdio::null()).kill_on_drop(true);
    command.spawn().unwrap()
}

/// Every payment that the provider knows.
async fn payments(stage: &Stage) -> Vec<Value> {
    let text = reqwest::get(format!("{}/payments", stage.pays)).await.unwrap().bytes().await.unwrap();
    serde_json::from_slice(&text).unwrap()
}

/// What the vault believes and what the service has.
async fn look(
    stage: &Stage,
    kind: &Kind,
    folder: &Path,
    case: CaseId,
    papers: &[Vec<u8>],
    enclosed: &[u8],
    seed: u64,
) {
    let vault = open_vault(folder);
    assert!(is_received(&vault, case), "seed {seed}");
    assert_eq!(vault.receipts(case).unwrap().len(), papers.len() + 1, "seed {seed}");
    let letters = person::courier(&vault).letters().await.unwrap();
    assert_eq!(letters.len(), 1, "seed {seed}");
    assert!(is_received(&vault, letters[0].case), "seed {seed}");
    assert_eq!(vault.receipts(letters[0].case).unwrap().len(), 2, "seed {seed}");
    let id = vault.remote(case).unwrap()["application"].as_str().unwrap().to_owned();
    let courier = person::courier(&vault);
    // Nothing on the line any more; what was kept up in the proxy has come through by now, or never will.
    tokio::time::sleep(Duration::from_millis(700)).await;
    let seen = courier.show(&id).await.unwrap();
    assert_eq!(seen.summary.state, Standing::Submitted, "seed {seed}");
    let slots: Vec<_> = seen.attachments.iter().map(|it| (it.slot.clone(), it.file.sha256.clone())).collect();
    for (slot, paper) in kind.slots.iter().zip(papers) {
        let expected = (slot.clone(), Digest::of(paper).to_string());
        assert_eq!(slots.iter().filter(|it| **it == expected).count(), 1, "seed {seed}: {slots:?}");
    }
    assert_eq!(slots.len(), papers.len(), "seed {seed}");
    assert_eq!(seen.statements.len(), 1, "seed {seed}");
    let files: Vec<_> = seen.statements[0].files.iter().map(|file| file.sha256.clone()).collect();
    assert_eq!(files, [Digest::of(enclosed).to_string()], "seed {seed}");
    // No second one of the same case was lodged.
    let lodged = courier.list().await.unwrap().into_iter().filter(|it| it.state != Standing::Draft);
    let per_person = (seed.saturating_sub(number("LIITE_SEED", 1)) % EACH) / PEOPLE.len() as u64 + 1;
    assert_eq!(lodged.count() as u64, per_person, "seed {seed}");
    let payments = payments(stage).await.into_iter().filter(|it| it["reference"] == json!(id));
    let paid: Vec<_> =
        payments.filter(|it| it["paid"] == json!(true) && it["refunded"] == json!(0)).collect();
    assert_eq!(paid.len(), 1, "seed {seed}: {paid:?}");
    assert_eq!(seen.payment.state, PaymentState::Paid, "seed {seed}");
}
