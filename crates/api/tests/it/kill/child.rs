//! The process that is killed: it types, adds files, puts pages in order, undoes and queues, and says what is done.
//!
//! `try` stands before an operation with what it is meant to lead to, `done` behind it, `seen` tells how things stand.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use liite_api::office::{
    Desk, LetterContent, Office, PageState, PageView, PartKind, ResultState, SlotRule, Way,
};
use liite_store::Digest;
use liite_testkit::Prng;
use serde_json::json;

use super::{FOLDER, ROUND};
use crate::place::{office, passphrase};

/// Not a test by itself.
#[test]
fn child_works_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else { return };
    let round = std::env::var(ROUND).unwrap();
    let seed = round.split(' ').nth(1).and_then(|seed| seed.parse().ok()).unwrap();
    let office = office(&folder, folder.join("worker"));
    office.unlock(Way::Passphrase, passphrase()).unwrap();
    let mut hand =
        Hand { office, folder, round, chance: Prng::new(seed), made: 0, case: 0, slots: Vec::new() };
    loop {
        hand.sit_down();
        for _ in 0..40 {
            hand.do_something();
        }
    }
}

struct Hand {
    office: Arc<Office>,
    folder: PathBuf,
    round: String,
    chance: Prng,
    made: u32,
    case: i64,
    slots: Vec<i64>,
}

impl Hand {
    /// Takes the draft that was changed last, or begins one.
    fn sit_down(&mut self) {
        let drafts = self.office.letters().unwrap();
        let draft = drafts.iter().rev().map(|letter| letter.case_id).find(|id| self.is_draft(*id));
        self.case = match draft.filter(|_| self.chance.chance(0.8)) {
            Some(case) => case,
            None => {
                println!("try case");
                // A letter: a case that may be sent when its documents are there, whatever else it says.
                let about = format!("about{:012}", self.chance.below(1 << 30));
                let letter = LetterContent::DocumentsRequest { text: format!("Case {}", self.round) };
                let case = self.office.begin_letter(about, letter).unwrap();
                println!("done {case}");
                case
            }
        };
        self.look_around();
        if self.slots.is_empty() {
            self.add_slot();
        }
    }

    /// Typing into a case that is final is refused, and changes nothing.
    fn is_draft(&self, case: i64) -> bool {
        self.office.set_answer(case, "/never", &serde_json::Value::Null).is_ok()
    }

    fn add_slot(&mut self) {
        println!("try slot {}", self.case);
        let slot = self.office.add_slot(self.case, format!("Slot {}", self.made), SlotRule::General).unwrap();
        println!("done {slot}");
        self.slots.push(slot);
    }

    /// Says how everything in the case stands.
    fn look_around(&mut self) {
        self.slots = self.office.case(self.case).unwrap().slots.iter().map(|slot| slot.id).collect();
        let answers = self.office.answers(self.case).unwrap();
        println!("seen answers {} {}", self.case, json!(answers));
        for slot in self.slots.clone() {
            self.look(slot);
        }
    }

    fn look(&self, slot: i64) -> Desk {
        let desk = self.office.desk(slot).unwrap();
        let document = desk.result.sha256.clone().filter(|_| desk.result.state == ResultState::Ready);
        let document = document.unwrap_or_else(|| "-".to_owned());
        println!("seen slot {} {slot} {document} {}", self.case, pages(&desk));
        desk
    }

    fn do_something(&mut self) {
        let slot = *self.chance.pick(&self.slots);
        let desk = self.look(slot);
        let shown: Vec<i64> = desk.pages.iter().map(|page| page.id).filter(|id| *id > 0).collect();
        let gone: Vec<i64> = desk.removed.iter().map(|page| page.id).collect();
        match self.chance.below(16) {
            0..=4 => self.answer(),
            5..=6 => self.add(slot, &desk),
            7 if !shown.is_empty() => {
                let page = *self.chance.pick(&shown);
                self.on_pages(slot, desk, page, "turn", |office, id| office.turn_page(id, 1).unwrap());
            }
            8 if !shown.is_empty() => {
                let page = *self.chance.pick(&shown);
                self.on_pages(slot, desk, page, "remove", |office, id| {
                    office.remove_pages(vec![id]).unwrap();
                });
            }
            9 if !gone.is_empty() => {
                let page = *self.chance.pick(&gone);
                self.on_pages(slot, desk, page, "restore", |office, id| {
                    office.restore_pages(vec![id]).unwrap();
                });
            }
            10..=11 if !shown.is_empty() => {
                let page = *self.chance.pick(&shown);
                self.on_pages(slot, desk, page, "move", |office, id| {
                    office.move_pages(vec![id], PartKind::Translation, 0).unwrap();
                });
            }
            12 => self.turn_back(),
            13 if self.slots.len() < 3 => self.add_slot(),
            14 if self.chance.chance(0.3) => self.queue(),
            _ => std::thread::sleep(Duration::from_millis(self.chance.below(200) as u64)),
        }
    }

    fn answer(&mut self) {
        self.made += 1;
        let field = self.chance.below(8);
        let value = format!("{} {}", self.round, self.made);
        println!("try answer {} /field/{field} {value}", self.case);
        self.office.set_answer(self.case, &format!("/field/{field}"), &json!(value)).unwrap();
        println!("done");
    }

    /// One or two files that no one has ever added, or a finished document of many pages.
    fn add(&mut self, slot: i64, desk: &Desk) {
        let mut paths = Vec::new();
        let mut digests = String::new();
        for _ in 0..=self.chance.below(2) {
            self.made += 1;
            let number = self.chance.below(5);
            let kind = if number < 3 { "jpg" } else { "png" };
            let mut bytes = fs::read(self.folder.join(format!("papers/{number}.{kind}"))).unwrap();
            let mut name = format!("{} {}.{kind}", self.round, self.made);
            if desk.result.pages > 1 && self.chance.chance(0.3) {
                let copy = self.folder.join("again.pdf");
                if self.office.save_copy(slot, &copy).is_ok() {
                    bytes = fs::read(copy).unwrap();
                    name = format!("{} {}.pdf", self.round, self.made);
                }
            }
            // Behind the end of a picture nobody looks, but it is another file.
            bytes.extend(format!("\n%{} {}\n", self.round, self.made).bytes());
            digests.push_str(&format!(" {}", Digest::of(&bytes)));
            let path = self.folder.join(name);
            fs::write(&path, bytes).unwrap();
            paths.push(path);
        }
        let part = *self.chance.pick(&[PartKind::Original, PartKind::Legalisation]);
        println!("try add {} {slot}{digests}", self.case);
        self.office.add_paths(slot, part, paths.clone()).unwrap();
        println!("done");
        // What was taken in needs its file no more.
        paths.iter().for_each(|path| fs::remove_file(path).unwrap());
    }

    /// Something done to one page, with what the desk must look like afterwards.
    fn on_pages(&self, slot: i64, mut desk: Desk, page: i64, what: &str, does: impl FnOnce(&Office, i64)) {
        let at = desk.pages.iter().position(|view| view.id == page);
        match (what, at) {
            ("turn", Some(at)) => {
                let view = &mut desk.pages[at];
                view.turn = (view.turn + 1) % 4;
                view.state = PageState::Waiting;
            }
            ("remove", Some(at)) => desk.removed.push(desk.pages.remove(at)),
            ("move", Some(at)) => {
                let mut view = desk.pages.remove(at);
                view.part = PartKind::Translation;
                desk.pages.insert(0, view);
            }
            // Where it comes back to is seen afterwards.
            _ => {
                desk.removed.retain(|view| view.id != page);
                desk.pages.retain(|view| view.id != page);
            }
        }
        println!("try pages {} {slot} {page} {what} {}", self.case, pages(&desk));
        does(&self.office, page);
        println!("done");
    }

    fn turn_back(&mut self) {
        println!("try unknown {}", self.case);
        for _ in 0..=self.chance.below(2) {
            self.office.undo(self.case).unwrap();
        }
        if self.chance.chance(0.5) {
            self.office.redo(self.case).unwrap();
        }
        println!("done");
        self.look_around();
        if self.slots.is_empty() {
            self.add_slot();
        }
    }

    /// Sends the case on its way where all its documents are there.
    fn queue(&mut self) {
        println!("try queue {}", self.case);
        match self.office.send_letter(self.case) {
            Ok(()) => {
                let sent = self.office.sending(self.case).unwrap();
                let ids: Vec<i64> = sent.items.iter().map(|item| item.id).collect();
                println!("done {}", ids.iter().map(i64::to_string).collect::<Vec<_>>().join(" "));
                self.sit_down();
            }
            Err(trouble) => {
                assert_eq!(trouble.code, "hand-over-not-ready");
                println!("done");
            }
        }
    }
}

/// `id:part:turn:removed:version` of each page in order.
fn pages(desk: &Desk) -> String {
    let one = |page: &PageView, removed: bool| {
        let part = match page.part {
            PartKind::Original => "original",
            PartKind::Legalisation => "legalisation",
            PartKind::Translation => "translation",
        };
        let ready = page.result.as_ref().filter(|_| page.state == PageState::Ready);
        let version = ready.and_then(|picture| picture.url.split("?v=").nth(1)).unwrap_or("-");
        format!("{}:{part}:{}:{removed}:{version}", page.id, page.turn)
    };
    let shown = desk.pages.iter().filter(|page| page.id > 0).map(|page| one(page, false));
    let gone = desk.removed.iter().map(|page| one(page, true));
    shown.chain(gone).collect::<Vec<_>>().join(" ")
}
