//! Patience and cancelling: a thread that ends the decoding process when its time is over.

use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How often the cancel flag is looked at.
const TICK: Duration = Duration::from_millis(15);

/// Why the process was ended from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cause {
    Cancelled,
    TimedOut,
}

struct State {
    /// Since when an answer is waited for; none while the caller works on one.
    waiting: Option<Instant>,
    over: bool,
    cause: Option<Cause>,
}

/// The process and the state that the watching thread shares with the listening one.
pub(crate) struct Watch {
    child: Mutex<Child>,
    state: Mutex<State>,
    changed: Condvar,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Watch {
    pub(crate) fn new(child: Child) -> Self {
        let state = State { waiting: Some(Instant::now()), over: false, cause: None };
        Self { child: Mutex::new(child), state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Watches until [`Watch::finish`] is called, or the process had to be ended.
    pub(crate) fn run(&self, patience: Duration, cancel: &AtomicBool) {
        let mut state = locked(&self.state);
        while !state.over {
            let cause = if cancel.load(Ordering::Relaxed) {
                Some(Cause::Cancelled)
            } else if state.waiting.is_some_and(|since| since.elapsed() > patience) {
                Some(Cause::TimedOut)
            } else {
                None
            };
            if cause.is_some() {
                state.cause = cause;
                drop(state);
                self.kill();
                return;
            }
            state = self.changed.wait_timeout(state, TICK).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// From now on an answer is waited for, or (false) the caller works on one.
    pub(crate) fn waiting(&self, waiting: bool) {
        locked(&self.state).waiting = waiting.then(Instant::now);
    }

    pub(crate) fn cause(&self) -> Option<Cause> {
        locked(&self.state).cause
    }

    fn kill(&self) {
        // It fails only when the process has ended already.
        let _ = locked(&self.child).kill();
    }

    /// Stops watching and waits for the end of the process, which leaves no zombie; kills it first when it is still
    /// alive after `grace`.
    pub(crate) fn finish(&self, grace: Duration) -> Option<std::process::ExitStatus> {
        locked(&self.state).over = true;
        self.changed.notify_all();
        let until = Instant::now() + grace;
        let mut nap = Duration::from_micros(200);
        loop {
            if let Ok(Some(status)) = locked(&self.child).try_wait() {
                return Some(status);
            }
            if Instant::now() >= until {
                break;
            }
            std::thread::sleep(nap);
            nap = (nap * 2).min(Duration::from_millis(10));
        }
        self.kill();
        locked(&self.child).wait().ok()
    }
}

/// Whatever way the listening ends, by a panic of the caller too, the process ends with it.
pub(crate) struct EndWith<'a>(pub(crate) &'a Watch);

impl Drop for EndWith<'_> {
    fn drop(&mut self) {
        self.0.finish(Duration::ZERO);
    }
}
