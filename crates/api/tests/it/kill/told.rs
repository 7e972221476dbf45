//! What the children have said, held against the vault.

use std::collections::{BTreeMap, BTreeSet};

use liite_store::{CaseId, Digest, Page, PageId, PartKind, SlotId, Vault};

/// A page as it was seen.
#[derive(Debug, Clone, PartialEq)]
struct Seen {
    id: i64,
    part: String,
    turn: i64,
    removed: bool,
    /// Beginning of the digest of the recipe it was made by, once it was ready.
    version: Option<String>,
}

impl Seen {
    fn parse(text: &str) -> Self {
        let mut fields = text.split(':');
        let mut next = || fields.next().unwrap().to_owned();
        Self {
            id: next().parse().unwrap(),
            part: next(),
            turn: next().parse().unwrap(),
            removed: next() == "true",
            version: Some(next()).filter(|version| version != "-"),
        }
    }
}

#[derive(Debug, Clone, Default)]
struct Slot {
    case: i64,
    pages: Vec<Seen>,
    document: Option<String>,
}

#[derive(Default)]
pub struct Told {
    pub operations: u64,
    /// Begun and not said to be done.
    pub pending: Option<String>,
    cases: BTreeSet<i64>,
    answers: BTreeMap<(i64, String), String>,
    originals: BTreeMap<i64, BTreeSet<Digest>>,
    slots: BTreeMap<i64, Slot>,
    outbox: BTreeMap<i64, Vec<i64>>,
}

fn number(word: &str) -> i64 {
    word.parse().unwrap()
}

impl Told {
    /// Documents that were ready and that nothing has touched since, by slot.
    pub fn documents(&self) -> BTreeMap<i64, String> {
        let known = self.slots.iter();
        known.filter_map(|(slot, seen)| Some((*slot, seen.document.clone()?))).collect()
    }

    pub fn hear(&mut self, line: &str) {
        // The test runner begins a line before its first test has said anything.
        let line = ["try ", "done", "seen "].iter().find_map(|word| line.find(word)).map(|at| &line[at..]);
        let Some(line) = line else { return };
        if let Some(begun) = line.strip_prefix("try ") {
            self.pending = Some(begun.to_owned());
        } else if let Some(ids) = line.strip_prefix("done") {
            let ids = ids.split_whitespace().map(number).collect();
            let begun = self.pending.take().expect("something was begun");
            self.operations += 1;
            self.apply(&begun, ids);
        } else if let Some(answers) = line.strip_prefix("seen answers ") {
            let (case, json) = answers.split_once(' ').unwrap();
            let answers: BTreeMap<String, String> = serde_json::from_str(json).unwrap();
            self.answers.retain(|(of, _), _| *of != number(case));
            let answers = answers.into_iter().map(|(pointer, value)| ((number(case), pointer), value));
            self.answers.extend(answers);
        } else if let Some(slot) = line.strip_prefix("seen slot ") {
            let words: Vec<&str> = slot.split_whitespace().collect();
            let document = Some(words[2].to_owned()).filter(|document| document != "-");
            let pages = words[3..].iter().map(|page| Seen::parse(page)).collect();
            self.slots.insert(number(words[1]), Slot { case: number(words[0]), pages, document });
        }
    }

    fn apply(&mut self, begun: &str, ids: Vec<i64>) {
        let words: Vec<&str> = begun.split_whitespace().collect();
        match words[0] {
            "case" => drop(self.cases.insert(ids[0])),
            "slot" => {
                let case = number(words[1]);
                self.slots.insert(ids[0], Slot { case, ..Slot::default() });
            }
            "answer" => {
                let value = words[3..].join(" ");
                self.answers.insert((number(words[1]), words[2].to_owned()), value);
            }
            "add" => {
                let digests = words[3..].iter().map(|digest| Digest::parse(digest).unwrap());
                self.originals.entry(number(words[1])).or_default().extend(digests);
                self.slots.entry(number(words[2])).or_default().document = None;
            }
            "pages" => {
                let pages = words[5..].iter().map(|page| Seen::parse(page)).collect();
                let case = number(words[1]);
                self.slots.insert(number(words[2]), Slot { case, pages, document: None });
            }
            "unknown" => self.forget(number(words[1])),
            "queue" if !ids.is_empty() => drop(self.outbox.insert(number(words[1]), ids)),
            "queue" => {}
            other => panic!("what is {other}?"),
        }
    }

    fn forget(&mut self, case: i64) {
        self.answers.retain(|(of, _), _| *of != case);
        self.slots.retain(|_, slot| slot.case != case);
    }

    /// All of it is there. What was begun and not said to be done may be there or not, whole in either case.
    pub fn check(&mut self, vault: &Vault, round: u64) {
        let pending = self.pending.take().unwrap_or_default();
        let words: Vec<&str> = pending.split_whitespace().collect();
        if words.first() == Some(&"unknown") {
            self.forget(number(words[1]));
        }
        for case in &self.cases {
            vault.case(CaseId(*case)).expect("a case that was made");
        }
        for (case, digests) in &self.originals {
            let there = vault.originals(CaseId(*case)).unwrap();
            let there: BTreeSet<Digest> = there.into_iter().map(|original| original.sha256).collect();
            assert!(digests.is_subset(&there), "originals of case {case} after kill {round}");
        }
        self.check_answers(vault, &words, round);
        for (slot, seen) in &mut self.slots {
            let begun = words.get(2).is_some_and(|word| *word == slot.to_string());
            if begun && words[0] == "pages" {
                let meant = words[5..].iter().map(|page| Seen::parse(page)).collect();
                let meant = Slot { case: seen.case, pages: meant, document: None };
                let why = difference(vault, *slot, seen);
                if why.is_some() {
                    assert_eq!(
                        difference(vault, *slot, &meant),
                        None,
                        "{pending} after kill {round}: {why:?}"
                    );
                    *seen = meant;
                }
            } else {
                if begun && words[0] == "add" {
                    seen.document = None;
                }
                assert_eq!(difference(vault, *slot, seen), None, "slot {slot} after kill {round}: {pending}");
            }
        }
        for (case, ids) in &self.outbox {
            let there = vault.outbox(Some(CaseId(*case))).unwrap();
            assert_eq!(&there.iter().map(|entry| entry.id.0).collect::<Vec<_>>(), ids, "outbox of {case}");
        }
    }

    fn check_answers(&mut self, vault: &Vault, words: &[&str], round: u64) {
        let begun = matches!(words.first(), Some(&"answer"))
            .then(|| ((number(words[1]), words[2].to_owned()), words[3..].join(" ")));
        for (at, value) in &mut self.answers {
            let found = vault.answer(CaseId(at.0), &at.1).unwrap();
            let found = found.as_ref().and_then(|found| found.as_str()).unwrap_or_default();
            let meant = begun.as_ref().is_some_and(|(of, meant)| of == at && meant == found);
            assert!(found == value || meant, "{at:?} is {found}, was {value} before kill {round}");
            *value = found.to_owned();
        }
    }
}

/// What is not as it was seen; pages that have come since are no difference.
fn difference(vault: &Vault, slot: i64, seen: &Slot) -> Option<String> {
    let found: Vec<(PartKind, Page)> = match all_pages(vault, SlotId(slot)) {
        Ok(found) => found,
        Err(error) => return Some(format!("slot {slot}: {error}")),
    };
    for page in &seen.pages {
        let Some((part, there)) = found.iter().find(|(_, there)| there.id.0 == page.id) else {
            return Some(format!("page {} is gone", page.id));
        };
        let recipe: liite_api::Recipe = serde_json::from_value(there.recipe.clone()).unwrap();
        let turn = i64::from(recipe.turn.degrees() / 90);
        if (part.name(), turn, there.removed_at.is_some()) != (page.part.as_str(), page.turn, page.removed) {
            return Some(format!("{page:?} is in {} {turn} {:?}", part.name(), there.removed_at));
        }
        if let Some(version) = &page.version
            && let Some(why) = no_longer_ready(vault, there, version)
        {
            return Some(format!("page {} was ready: {why}", page.id));
        }
    }
    let order = |ids: Vec<i64>| -> Vec<i64> {
        ids.into_iter().filter(|id| seen.pages.iter().any(|page| page.id == *id && !page.removed)).collect()
    };
    let is = order(found.iter().map(|(_, page)| page.id.0).collect());
    let mut was = seen.pages.iter().collect::<Vec<_>>();
    was.sort_by_key(|page| PartKind::ALL.iter().position(|kind| kind.name() == page.part));
    let was = order(was.into_iter().map(|page| page.id).collect());
    if is != was {
        return Some(format!("the order {was:?} is {is:?}"));
    }
    let sha256 = seen.document.as_ref()?;
    match vault.attachment(SlotId(slot)) {
        Ok(Some(made)) if made.current && made.sha256.to_string() == *sha256 => None,
        other => Some(format!("the document {sha256} is {other:?}")),
    }
}

/// All pages of a slot in order, removed ones among them.
fn all_pages(vault: &Vault, slot: SlotId) -> Result<Vec<(PartKind, Page)>, liite_store::StoreError> {
    let mut all = Vec::new();
    for kind in PartKind::ALL {
        let part = vault.part(slot, kind)?;
        all.extend(vault.pages(part)?.into_iter().map(|page| (kind, page)));
        all.extend(vault.removed_pages(part)?.into_iter().map(|page| (kind, page)));
    }
    Ok(all)
}

fn no_longer_ready(vault: &Vault, page: &Page, version: &str) -> Option<String> {
    let facts = page.facts.as_ref()?;
    let made_by = facts.get("made_by").and_then(|made_by| made_by.as_str()).unwrap_or_default();
    if !made_by.starts_with(version) || !facts.get("stuck").is_none_or(serde_json::Value::is_null) {
        return Some(format!("made by {made_by}, not {version}"));
    }
    let kept = |kind: &str| vault.picture(PageId(page.id.0), kind).ok().flatten().is_some();
    ["source", "result", "master"].into_iter().find(|kind| !kept(kind)).map(|kind| format!("no {kind}"))
}
