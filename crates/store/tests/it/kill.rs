//! A program that types, adds files, converts and sends is killed at any moment; whatever it was told is saved is there.
//!
//! `LIITE_KILLS` says how often; without it 30 times.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use liite_store::{CaseId, Digest, OutboxId, PageId, PartKind, ReceiptId, Sending, SlotId, State, Vault};
use serde_json::json;

use crate::common::{GO_ON, digest_of, new_vault, noise, open, page_of, put};

/// So many kills share a vault, each finding what the ones before have left.
const ROUNDS: u64 = 20;

fn random(below: u64) -> u64 {
    RandomState::new().hash_one(0) % below
}

/// Not a test by itself: works until it is killed, and says what is done, line by line.
#[test]
fn child_works_until_it_is_killed() {
    let Some(folder) = std::env::var_os("LIITE_TEST_KILL") else { return };
    let vault = open(folder.as_ref());
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| {
        out.write_all(format!("\ndone {line}\n").as_bytes()).expect("the parent listens");
        out.flush().expect("the parent listens");
    };
    for turn in 0.. {
        work(&vault, turn, &mut say);
    }
}

/// One case from its beginning to its receipt.
fn work(vault: &Vault, turn: u64, say: &mut dyn FnMut(String)) {
    let case = vault.create_case("Case", None, None).unwrap();
    say(format!("case {}", case.0));
    let slot = vault.add_slot(case, "Slot", "general", None).unwrap();
    say(format!("slot {} {}", case.0, slot.0));
    for count in 1..=random(6) {
        vault.set_answer(case, "/count", &json!(count)).unwrap();
        say(format!("answer {} {count}", case.0));
    }
    let sizes = [300, 40_000, 1_400_000, 2_500_000];
    let size = sizes[random(4) as usize] + random(1000) as usize;
    let original = put(vault, "photo", &noise(size, &format!("{} {turn}", case.0)));
    say(format!("original {original}"));
    let part = vault.part(slot, PartKind::Original).unwrap();
    let pages = vault.add_pages(part, &[page_of(original, 1), page_of(original, 2)], None).unwrap();
    say(format!("pages {} {} {}", slot.0, pages[0].0, pages[1].0));
    vault.move_pages(&[pages[1]], part, 0).unwrap();
    say(format!("moved {} {} {}", slot.0, pages[1].0, pages[0].0));
    if random(3) == 0 {
        vault.undo(case).unwrap().expect("a step");
        say(format!("moved {} {} {}", slot.0, pages[0].0, pages[1].0));
    }
    let digest = vault.recipe_digest(slot).unwrap();
    let document = noise(random(1_500_000) as usize, &format!("document {}", case.0));
    let made = vault.put_attachment(slot, &mut &document[..], &json!({}), digest).unwrap();
    say(format!("attachment {} {}", slot.0, Digest::of(&document)));
    vault.set_state(case, State::Final).unwrap();
    let sent = vault.enqueue(case, "attachment", Some(made), &json!({})).unwrap();
    say(format!("outbox {} {} unsent", case.0, sent.0));
    vault.mark(sent, Sending::Sending).unwrap();
    say(format!("outbox {} {} sending", case.0, sent.0));
    let receipt = vault.mark_received(sent, Digest::of(&document), &json!({ "n": turn })).unwrap();
    say(format!("outbox {} {} received", case.0, sent.0));
    say(format!("receipt {} {}", case.0, receipt.0));
}

/// What was said to be done.
#[derive(Default)]
struct Told {
    cases: BTreeSet<i64>,
    slots: BTreeSet<(i64, i64)>,
    answers: BTreeMap<i64, u64>,
    originals: BTreeSet<String>,
    pages: BTreeMap<i64, BTreeSet<i64>>,
    order: BTreeMap<i64, [i64; 2]>,
    attachments: BTreeMap<i64, String>,
    outbox: BTreeMap<(i64, i64), Sending>,
    receipts: BTreeSet<(i64, i64)>,
    lines: u64,
}

impl Told {
    fn hear(&mut self, line: &str) {
        let words: Vec<&str> = line.split(' ').collect();
        let number = |place: usize| words[place].parse::<i64>().expect("a number");
        self.lines += 1;
        match words[0] {
            "case" => drop(self.cases.insert(number(1))),
            "slot" => drop(self.slots.insert((number(1), number(2)))),
            "answer" => drop(self.answers.insert(number(1), number(2) as u64)),
            "original" => drop(self.originals.insert(words[1].to_owned())),
            "pages" => drop(self.pages.insert(number(1), [number(2), number(3)].into())),
            "moved" => drop(self.order.insert(number(1), [number(2), number(3)])),
            "attachment" => drop(self.attachments.insert(number(1), words[2].to_owned())),
            "outbox" => {
                let state = match words[3] {
                    "unsent" => Sending::Unsent,
                    "sending" => Sending::Sending,
                    _ => Sending::Received,
                };
                self.outbox.insert((number(1), number(2)), state);
            }
            "receipt" => drop(self.receipts.insert((number(1), number(2)))),
            other => panic!("what is {other}?"),
        }
    }

    /// All of it is there. What was being done when the program was killed may be there too.
    fn check(&self, vault: &Vault) {
        for case in &self.cases {
            vault.case(CaseId(*case)).expect("a case that was made");
        }
        for (case, slot) in &self.slots {
            let slots = vault.slots(CaseId(*case)).unwrap();
            assert!(slots.iter().any(|found| found.id == SlotId(*slot)), "slot {slot}");
        }
        for (case, count) in &self.answers {
            let found = vault.answer(CaseId(*case), "/count").unwrap().expect("an answer").as_u64().unwrap();
            assert!(found == *count || found == count + 1, "{count} was saved, {found} is there");
        }
        for original in &self.originals {
            let sha = Digest::parse(original).unwrap();
            assert_eq!(digest_of(vault.read_original(sha).expect("an original")), sha);
        }
        for (slot, pages) in &self.pages {
            let part = vault.part(SlotId(*slot), PartKind::Original).unwrap();
            let found: Vec<PageId> = vault.pages(part).unwrap().iter().map(|page| page.id).collect();
            assert_eq!(found.iter().map(|id| id.0).collect::<BTreeSet<_>>(), *pages, "slot {slot}");
        }
        for (slot, sha) in &self.attachments {
            let attachment = vault.attachment(SlotId(*slot)).unwrap().expect("an attachment");
            assert_eq!(attachment.sha256.to_string(), *sha);
            assert!(attachment.current, "it was made of the order that was saved");
            assert_eq!(digest_of(vault.read_attachment(attachment.id).unwrap()).to_string(), *sha);
            let part = vault.part(SlotId(*slot), PartKind::Original).unwrap();
            let order: Vec<i64> = vault.pages(part).unwrap().iter().map(|page| page.id.0).collect();
            assert_eq!(order, self.order[slot], "the order of slot {slot}");
        }
        for ((case, id), state) in &self.outbox {
            let outbox = vault.outbox(Some(CaseId(*case))).unwrap();
            let found =
                outbox.iter().find(|found| found.id == OutboxId(*id)).expect("an entry in the outbox");
            assert!(found.state >= *state, "{state:?} was saved, {:?} is there", found.state);
        }
        for (case, id) in &self.receipts {
            let receipts = vault.receipts(CaseId(*case)).unwrap();
            assert!(receipts.iter().any(|found| found.id == ReceiptId(*id)), "receipt {id}");
        }
    }
}

/// Lets a child work, kills it at a random moment, and hears what it has said.
fn kill_one(folder: &Path, told: &mut Told) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::child_works_until_it_is_killed", "--nocapture"])
        .env("LIITE_TEST_KILL", folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let hearing = std::thread::spawn(move || {
        let lines = output.lines().map_while(Result::ok);
        lines.filter_map(|line| Some(line.strip_prefix("done ")?.to_owned())).collect::<Vec<String>>()
    });
    std::thread::sleep(Duration::from_micros(random(250_000)));
    child.kill().expect("it is still working");
    child.wait().unwrap();
    hearing.join().unwrap().iter().for_each(|line| told.hear(line));
}

#[test]
fn whatever_was_saved_outlives_a_kill_at_any_moment() {
    let kills = std::env::var("LIITE_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(30);
    let began = Instant::now();
    let mut lines = 0;
    let mut dir = tempfile::tempdir().unwrap();
    let mut told = Told::default();
    for round in 0..kills {
        let folder = dir.path().join("vault");
        if round % ROUNDS == 0 {
            lines += std::mem::take(&mut told).lines;
            dir = tempfile::tempdir().unwrap();
            drop(new_vault(&dir.path().join("vault")));
        }
        let folder = if round % ROUNDS == 0 { dir.path().join("vault") } else { folder };
        kill_one(&folder, &mut told);
        let vault = open(&folder);
        assert_eq!(vault.examine(&mut |_| {}, &GO_ON).unwrap(), [], "after kill {round}");
        told.check(&vault);
    }
    lines += told.lines;
    println!("{kills} kills, {lines} operations acknowledged, {:.1} s", began.elapsed().as_secs_f32());
    assert!(lines > kills, "the children were killed before they did anything");
}
