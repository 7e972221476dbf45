//! Long work with the vault: one at a time, with its progress, and stopped when a person wants.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use liite_store::{Progress, StoreError};

use super::{Answer, Notice, Office, Work, WorkKind, held, now};

/// How often the pages hear of progress: eyes see no more.
const PAUSE: Duration = Duration::from_millis(120);

/// The work under way.
pub(super) struct Running {
    work: Work,
    cancel: Arc<AtomicBool>,
    told: Instant,
}

impl Office {
    /// The long work under way, if there is one.
    ///
    /// # Errors
    /// None.
    pub fn work(&self) -> Answer<Option<Work>> {
        Ok(held(&self.running).as_ref().map(|running| running.work))
    }

    /// Stops the long work under way.
    ///
    /// # Errors
    /// None.
    pub fn stop_work(&self) -> Answer<()> {
        if let Some(running) = &*held(&self.running) {
            running.cancel.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    /// Does a long work; what it is given tells how far it is, and when to stop.
    pub(super) fn long<T>(
        &self,
        kind: WorkKind,
        work: impl FnOnce(&mut dyn FnMut(Progress), &AtomicBool) -> Result<T, StoreError>,
    ) -> Answer<T> {
        let cancel = Arc::new(AtomicBool::new(false));
        {
            let mut running = held(&self.running);
            if running.is_some() {
                return Err(self.trouble("work-under-way", &std::collections::BTreeMap::new()));
            }
            let work = Work { kind, done: 0, total: 0 };
            *running = Some(Running { work, cancel: Arc::clone(&cancel), told: Instant::now() });
        }
        (self.tell)(Notice::Work);
        let _ended = Ended(self);
        work(&mut |progress| self.note(progress), &cancel).map_err(|error| self.stuck(&error))
    }

    fn note(&self, progress: Progress) {
        // Somebody waits for this: the vault does not lock itself meanwhile.
        self.touched.store(now(), Ordering::Relaxed);
        let due = {
            let mut running = held(&self.running);
            let Some(running) = running.as_mut() else { return };
            running.work.done = progress.done;
            running.work.total = progress.total;
            let due = running.told.elapsed() >= PAUSE;
            if due {
                running.told = Instant::now();
            }
            due
        };
        if due {
            (self.tell)(Notice::Work);
        }
    }

    /// Does a work that tells nothing itself, while the growth of the file it writes tells how far it is.
    pub(super) fn long_growing<T: Send>(
        &self,
        kind: WorkKind,
        file: &Path,
        total: u64,
        work: impl FnOnce() -> Result<T, StoreError> + Send,
    ) -> Answer<T> {
        self.long(kind, |progress, _| {
            std::thread::scope(|scope| {
                let worker = scope.spawn(work);
                while !worker.is_finished() {
                    let done = std::fs::metadata(file).map_or(0, |found| found.len()).min(total);
                    progress(Progress { done, total });
                    std::thread::sleep(PAUSE / 4);
                }
                worker.join().unwrap_or_else(|_| Err(StoreError::Refused { reason: "panic".to_owned() }))
            })
        })
    }
}

/// Takes the work away at its end, also after a panic.
struct Ended<'a>(&'a Office);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        *held(&self.0.running) = None;
        (self.0.tell)(Notice::Work);
    }
}
