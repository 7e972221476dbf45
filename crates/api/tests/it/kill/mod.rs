//! Killed at any moment: whatever the office had said was done is there afterwards, and the work goes on by itself.

mod child;
mod told;

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use liite_api::Secret;
use liite_api::office::{Office, PageState, ResultState, Way};
use liite_store::{StoreError, Vault, WayIn};
use liite_testkit::Prng;

use crate::place::{self, PASSPHRASE, office, passphrase, photograph, scan, settled};
use told::Told;

const FOLDER: &str = "LIITE_TEST_OFFICE";
const ROUND: &str = "LIITE_TEST_ROUND";

/// What happened over all rounds.
#[derive(Default)]
struct Tally {
    kills: u64,
    /// Kills at a moment at which the isolated process was at work.
    converting: u64,
    /// Kills after an operation was begun and before it was said to be done.
    between: u64,
}

#[test]
fn whatever_the_office_has_done_outlives_a_kill_and_the_work_goes_on_by_itself() {
    let kills = std::env::var("LIITE_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12);
    let began = Instant::now();
    let dir = tempfile::tempdir().unwrap();
    let (folder, worker) = prepare(dir.path());
    let mut told = Told::default();
    let mut tally = Tally::default();
    let mut chance = Prng::new(std::process::id().into());
    let mut documents = 0;
    // On a slow machine the first lives may all be too short for a page: then there are more of them.
    while tally.kills < kills || (documents == 0 || tally.converting == 0) && tally.kills < 5 * kills {
        let round = tally.kills;
        kill_one(&folder, &worker, round, &mut told, &mut tally, &mut chance);
        let vault = open(&folder);
        assert_eq!(vault.examine(&mut |_| {}, &AtomicBool::new(false)).unwrap(), [], "after kill {round}");
        told.check(&vault, round);
        drop(vault);
        if tally.kills >= kills || chance.chance(0.2) {
            documents = finish(&folder, &worker, &told);
        }
    }
    told.check(&open(&folder), tally.kills);
    println!(
        "{} kills ({} during conversion, {} within an operation), {} operations acknowledged, none lost; \
         {documents} documents at the end; {} MB of vault; {:.0} s",
        tally.kills,
        tally.converting,
        tally.between,
        told.operations,
        fs::metadata(folder.join("vault/vault.db")).unwrap().len() >> 20,
        began.elapsed().as_secs_f32()
    );
    assert!(told.operations > tally.kills, "the children were killed before they did anything");
    assert!(documents > 0 && tally.converting > 0);
}

/// A vault, papers, and an isolated process under a name of its own, by which it is found among all others.
fn prepare(dir: &Path) -> (PathBuf, PathBuf) {
    let folder = dir.join("office");
    fs::create_dir_all(folder.join("papers")).unwrap();
    place::new_vault(&folder);
    for seed in 0..3 {
        fs::write(folder.join(format!("papers/{seed}.jpg")), photograph(300 + seed)).unwrap();
    }
    for seed in 3..5 {
        fs::write(folder.join(format!("papers/{seed}.png")), scan(300 + seed)).unwrap();
    }
    let worker = folder.join("worker");
    fs::copy(place::worker(), &worker).unwrap();
    (folder, worker)
}

/// Opens the vault, as patient as the office is: a process that was just being started when the office was killed has
/// all its files, the lock among them, until it becomes the isolated process.
fn open(folder: &Path) -> Vault {
    let passphrase = Secret::from(PASSPHRASE);
    let asked = Instant::now();
    loop {
        match Vault::open(&folder.join("vault"), WayIn::Passphrase(&passphrase), || 0) {
            Err(StoreError::InUse) if asked.elapsed() < Duration::from_secs(4) => {
                std::thread::sleep(Duration::from_millis(5));
            }
            opened => break opened.expect("the vault opens"),
        }
    }
}

/// Lets a child work, kills it at a random moment, and hears what it has said.
fn kill_one(folder: &Path, worker: &Path, round: u64, told: &mut Told, tally: &mut Tally, chance: &mut Prng) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::child::child_works_until_it_is_killed", "--nocapture"])
        .env(FOLDER, folder)
        .env(ROUND, format!("{round} {}", chance.below(1 << 30)))
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let hearing = std::thread::spawn(move || output.lines().map_while(Result::ok).collect::<Vec<String>>());
    // Short and long lives: some die while opening, some after a whole case.
    std::thread::sleep(Duration::from_millis((chance.unit().powi(2) * 2500.0) as u64 + 20));
    if chance.chance(0.5) || tally.converting == 0 {
        // The isolated process lives for moments only: this one is killed while there is one.
        let waited = Instant::now();
        while running(worker) == 0 && waited.elapsed() < Duration::from_secs(5) {}
        std::thread::sleep(Duration::from_millis(chance.below(60) as u64));
    }
    let converting = running(worker) > 0;
    child.kill().expect("it is still working");
    assert!(!child.wait().unwrap().success(), "it ended by itself");
    hearing.join().unwrap().iter().for_each(|line| told.hear(line));
    tally.kills += 1;
    tally.converting += u64::from(converting);
    tally.between += u64::from(told.pending.is_some());
    let killed = Instant::now();
    while running(worker) > 0 {
        assert!(killed.elapsed() < Duration::from_secs(10), "the isolated process outlives the office");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// How many processes of this program there are; one that has ended and only waits to be noticed counts as none.
fn running(program: &Path) -> usize {
    use std::os::unix::ffi::OsStrExt;
    let name = program.as_os_str().as_bytes();
    let is = |process: &Path| fs::read(process.join("cmdline")).is_ok_and(|line| line.starts_with(name));
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    processes.filter(|process| is(&process.path())).count()
}

/// Opens the office and waits until everything is done that was begun; tells how many documents there are, each of them
/// sound. Nobody asks for anything: the work must go on by itself.
fn finish(folder: &Path, worker: &Path, told: &Told) -> usize {
    let office = office(folder, worker.to_owned());
    office.unlock(Way::Passphrase, passphrase()).unwrap();
    let mut documents = 0;
    for letter in office.letters().unwrap() {
        for slot in office.case(letter.case_id).unwrap().slots {
            documents += usize::from(finished(&office, folder, slot.id, &told.documents()));
        }
    }
    office.leave();
    documents
}

/// Whether there is a document in a slot, once everything is done there.
fn finished(office: &Office, folder: &Path, slot: i64, known: &BTreeMap<i64, String>) -> bool {
    let desk = settled(office, slot);
    if desk.pages.is_empty() {
        return false;
    }
    assert_eq!(desk.result.state, ResultState::Ready, "{desk:#?}");
    assert!(desk.pages.iter().all(|page| page.state == PageState::Ready), "{desk:#?}");
    if let Some(sha256) = known.get(&slot) {
        assert_eq!(desk.result.sha256.as_ref(), Some(sha256), "a document that was ready stays");
    }
    let copy = folder.join("copy.pdf");
    office.save_copy(slot, &copy).unwrap();
    let pdf = fs::read(&copy).unwrap();
    let verdict = liite_pdf::check::check(&pdf, &liite_pdf::check::Options::default());
    assert!(verdict.conforms(), "{:?}", verdict.violations);
    true
}
