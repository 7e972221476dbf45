//! The line of work behind the desk: files become pages, pages are made anew, documents are put together.
//!
//! What is to be done is never written down: it follows from the vault (a file without pages, a page whose recipe has
//! changed, a slot whose document is not of its pages), so a program that was killed goes on where it was.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use liite_store::{ArrivalId, Digest, PageId, PartKind, Slot, SlotId, StoreError, Vault};
use liite_worker::Worker;

use super::facts::{Facts, Stuck, digest};
use super::make::{self, Halt, Room};
use super::pages::recipe_of;
use super::{Notice, Progress, Teller, Words, held};

/// A document is put together when its slot has been left alone for this long.
const REST: Duration = Duration::from_millis(350);

/// One thing to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Job {
    Arrival(SlotId, ArrivalId),
    Page(SlotId, PageId),
    Document(SlotId),
}

impl Job {
    fn slot(self) -> SlotId {
        match self {
            Job::Arrival(slot, _) | Job::Page(slot, _) | Job::Document(slot) => slot,
        }
    }
}

#[derive(Default)]
struct State {
    /// Slots in which something may be to do.
    open: BTreeSet<SlotId>,
    /// What is being done, each with the flag that stops it.
    busy: HashMap<Job, Arc<AtomicBool>>,
    /// Slots in which a person has stopped the work, or the disk has.
    stopped: HashSet<SlotId>,
    /// Documents that could not be made: of what, and why.
    failed: HashMap<SlotId, (Digest, Stuck)>,
    changed: HashMap<SlotId, Instant>,
    ending: bool,
}

/// The line and the hands that work on it.
pub struct Line {
    room: Room,
    tell: Teller,
    state: Mutex<State>,
    woken: Condvar,
    hands: Mutex<Vec<JoinHandle<()>>>,
}

/// How a slot stands with the line.
pub struct Standing {
    /// Files being turned into pages now.
    pub arrivals: HashSet<ArrivalId>,
    /// Pages being made now.
    pub pages: HashSet<PageId>,
    /// Whether the document is being put together.
    pub document: bool,
    /// Whether the work was stopped.
    pub stopped: bool,
    /// Why the document could not be made of just these pages.
    pub failed: Option<(Digest, Stuck)>,
}

impl Standing {
    /// Nothing is going on.
    pub fn idle() -> Self {
        Self {
            arrivals: HashSet::new(),
            pages: HashSet::new(),
            document: false,
            stopped: false,
            failed: None,
        }
    }
}

impl Line {
    /// Begins to work on whatever the vault holds unfinished.
    pub fn start(vault: &Arc<Vault>, worker: &Worker, texts: &Arc<Words>, tell: &Teller) -> Arc<Self> {
        let hands = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, 4);
        let room = Room {
            vault: Arc::clone(vault),
            worker: worker.clone(),
            texts: Arc::clone(texts),
            at_a_time: hands,
        };
        // A vault that cannot be listed says so on the first page that a person opens.
        let open = vault.unfinished_slots().unwrap_or_default().into_iter().collect();
        let line = Arc::new(Self {
            room,
            tell: Arc::clone(tell),
            state: Mutex::new(State { open, ..State::default() }),
            woken: Condvar::new(),
            hands: Mutex::default(),
        });
        let spawned = (0..hands).map(|_| {
            let line = Arc::clone(&line);
            std::thread::spawn(move || line.work())
        });
        let spawned = spawned.collect();
        *held(&line.hands) = spawned;
        line
    }

    /// Stops everything and waits until it has stopped.
    pub fn end(&self) {
        {
            let mut state = held(&self.state);
            state.ending = true;
            state.busy.values().for_each(|stop| stop.store(true, Ordering::Relaxed));
        }
        self.woken.notify_all();
        for hand in std::mem::take(&mut *held(&self.hands)) {
            // A hand that panicked has dropped its work; the vault knows what is unfinished.
            let _ = hand.join();
        }
    }

    /// Something in this slot has changed: its document is of other pages now.
    pub fn changed(&self, slot: SlotId) {
        let mut state = held(&self.state);
        state.open.insert(slot);
        state.stopped.remove(&slot);
        state.failed.remove(&slot);
        state.changed.insert(slot, Instant::now());
        if let Some(stop) = state.busy.get(&Job::Document(slot)) {
            stop.store(true, Ordering::Relaxed);
        }
        drop(state);
        self.woken.notify_all();
    }

    /// Stops the work in a slot until it changes or is asked for again.
    pub fn stop(&self, slot: SlotId) {
        let mut state = held(&self.state);
        state.stopped.insert(slot);
        for (job, stop) in &state.busy {
            if job.slot() == slot {
                stop.store(true, Ordering::Relaxed);
            }
        }
    }

    /// A file is not wanted any more.
    pub fn dismissed(&self, slot: SlotId, arrival: ArrivalId) {
        if let Some(stop) = held(&self.state).busy.get(&Job::Arrival(slot, arrival)) {
            stop.store(true, Ordering::Relaxed);
        }
    }

    /// How a slot stands.
    pub fn standing(&self, slot: SlotId) -> Standing {
        let state = held(&self.state);
        let mut standing = Standing {
            stopped: state.stopped.contains(&slot),
            failed: state.failed.get(&slot).cloned(),
            ..Standing::idle()
        };
        for job in state.busy.keys().filter(|job| job.slot() == slot) {
            match job {
                Job::Arrival(_, id) => drop(standing.arrivals.insert(*id)),
                Job::Page(_, id) => drop(standing.pages.insert(*id)),
                Job::Document(_) => standing.document = true,
            }
        }
        standing
    }

    fn work(&self) {
        while let Some((job, stop)) = self.take() {
            (self.tell)(Notice::Desk(job.slot().0));
            let outcome = match job {
                Job::Arrival(slot, id) => {
                    make::arrival(&self.room, slot, id, &stop, &|| (self.tell)(Notice::Desk(slot.0)))
                }
                Job::Page(slot, id) => make::page(&self.room, slot, id, &stop),
                Job::Document(slot) => make::document(&self.room, slot, &stop),
            };
            self.finish(job, outcome);
        }
    }

    fn finish(&self, job: Job, outcome: Result<(), Halt>) {
        let slot = job.slot();
        let mut state = held(&self.state);
        state.busy.remove(&job);
        match outcome {
            Ok(()) | Err(Halt::Cancelled) => {}
            Err(Halt::Stuck(made_of, stuck)) => drop(state.failed.insert(slot, (made_of, stuck))),
            Err(Halt::Store(error)) => {
                // Trying again at once would fail again: a person decides when.
                let stuck = Stuck {
                    code: error.code().to_owned(),
                    values: error.values().into_iter().map(|(k, v)| (k.to_owned(), v)).collect(),
                };
                let made_of = self.room.vault.recipe_digest(slot).unwrap_or(Digest([0; 32]));
                state.failed.insert(slot, (made_of, stuck));
                state.stopped.insert(slot);
            }
        }
        drop(state);
        self.woken.notify_all();
        (self.tell)(Notice::Desk(slot.0));
        if let (Job::Document(_), Ok(found)) = (job, self.room.vault.slot(slot)) {
            (self.tell)(Notice::Case(found.case.0));
        }
    }

    /// Waits for something to do; `None` at the end.
    fn take(&self) -> Option<(Job, Arc<AtomicBool>)> {
        let mut state = held(&self.state);
        loop {
            if state.ending {
                return None;
            }
            let (job, rest) = self.next(&mut state);
            if let Some(job) = job {
                let stop = Arc::new(AtomicBool::new(false));
                state.busy.insert(job, Arc::clone(&stop));
                return Some((job, stop));
            }
            state = match rest {
                Some(rest) => {
                    let waited = self.woken.wait_timeout(state, rest);
                    waited.map_or_else(|poisoned| poisoned.into_inner().0, |(state, _)| state)
                }
                None => self.woken.wait(state).unwrap_or_else(PoisonError::into_inner),
            };
        }
    }

    /// The next thing to do, or how long to wait until there may be one.
    fn next(&self, state: &mut State) -> (Option<Job>, Option<Duration>) {
        let mut shortest: Option<Duration> = None;
        for slot in state.open.clone() {
            if state.stopped.contains(&slot) {
                continue;
            }
            match self.in_slot(state, slot) {
                Ok(Next::Job(job)) => return (Some(job), None),
                Ok(Next::Rest(rest)) => shortest = Some(shortest.map_or(rest, |s| s.min(rest))),
                Ok(Next::Busy) => {}
                // A slot that is gone, or a vault that is locked, has nothing to do.
                Ok(Next::Nothing) | Err(_) => drop(state.open.remove(&slot)),
            }
        }
        (None, shortest)
    }

    /// What there is to do in one slot: files first (one at a time, so that they stay in order), pages, the document.
    fn in_slot(&self, state: &State, slot: SlotId) -> Result<Next, StoreError> {
        let vault = &self.room.vault;
        let found = vault.slot(slot)?;
        if found.removed_at.is_some() {
            return Ok(Next::Nothing);
        }
        let is_busy = |job: &Job| state.busy.contains_key(job);
        let any_busy = state.busy.keys().any(|job| job.slot() == slot);
        let arrivals = vault.arrivals(slot)?;
        let waiting = arrivals.iter().find(|arrival| arrival.trouble.is_none());
        if let Some(arrival) = waiting
            && !state.busy.keys().any(|job| matches!(job, Job::Arrival(s, _) if *s == slot))
        {
            return Ok(Next::Job(Job::Arrival(slot, arrival.id)));
        }
        let unmade = unmade(vault, &found)?;
        if let Some(page) = unmade.iter().find(|page| !is_busy(&Job::Page(slot, **page))) {
            return Ok(Next::Job(Job::Page(slot, *page)));
        }
        if any_busy || waiting.is_some() {
            return Ok(Next::Busy);
        }
        self.document(state, slot)
    }

    fn document(&self, state: &State, slot: SlotId) -> Result<Next, StoreError> {
        let vault = &self.room.vault;
        let wanted = vault.recipe_digest(slot)?;
        let made = vault.attachment(slot)?.is_some_and(|attachment| attachment.current);
        let failed = state.failed.get(&slot).is_some_and(|(of, _)| *of == wanted);
        let mut empty = true;
        for kind in PartKind::ALL {
            empty &= vault.pages(vault.part(slot, kind)?)?.is_empty();
        }
        if made || failed || empty {
            return Ok(Next::Nothing);
        }
        let rested = state.changed.get(&slot).map_or(REST, Instant::elapsed);
        Ok(if rested >= REST { Next::Job(Job::Document(slot)) } else { Next::Rest(REST - rested) })
    }
}

enum Next {
    Job(Job),
    /// Something else must be finished first.
    Busy,
    Rest(Duration),
    Nothing,
}

/// Pages that were never made, or by another recipe.
fn unmade(vault: &Vault, slot: &Slot) -> Result<Vec<PageId>, StoreError> {
    let mut unmade = Vec::new();
    for kind in PartKind::ALL {
        for page in vault.pages(vault.part(slot.id, kind)?)? {
            let wanted = digest(&recipe_of(&page, &slot.rule));
            if Facts::read(page.facts.as_ref()).is_none_or(|facts| facts.made_by != wanted) {
                unmade.push(page.id);
            }
        }
    }
    Ok(unmade)
}

/// How much of the work in a slot is done; `None` when there is none.
pub fn progress(pages: usize, unmade: usize, arrivals: usize) -> Option<Progress> {
    let total = pages + arrivals;
    (unmade + arrivals > 0).then(|| Progress { done: (pages - unmade) as u32, total: total as u32 })
}
