//! Tests of the crate `liite-worker`: real child processes, good and bad ones.

#![expect(clippy::unwrap_used, reason = "clippy spares only the test functions themselves")]

mod faults;
mod pictures;
mod real;

use std::ops::ControlFlow;
use std::sync::atomic::AtomicBool;

use liite_worker::{Job, Opened, Summary, Worker, WorkerError};

/// A worker whose process does its work.
fn worker() -> Worker {
    faulty("serve")
}

/// A worker whose process behaves as `fault` says.
fn faulty(fault: &str) -> Worker {
    Worker::new(env!("CARGO_BIN_EXE_liite-worker-child").into(), fault)
}

/// Everything that comes back, and how it ended.
fn all(worker: &Worker, bytes: &[u8]) -> (Vec<Opened>, Result<Summary, WorkerError>) {
    let mut opened = Vec::new();
    let outcome = worker.open(bytes, &Job::pictures(), &AtomicBool::new(false), &mut |each| {
        opened.push(each);
        ControlFlow::Continue(())
    });
    (opened, outcome)
}

/// Children of this process that have ended and were not waited for; asks until there are none or time is up, because
/// other tests in this process have children, too.
#[cfg(target_os = "linux")]
fn zombies() -> Vec<String> {
    let mut found = Vec::new();
    for _ in 0..100 {
        found = children().into_iter().filter(|stat| stat.contains(") Z ")).collect();
        if found.is_empty() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    found
}

/// The status lines of this process' children.
#[cfg(target_os = "linux")]
fn children() -> Vec<String> {
    let me = std::process::id().to_string();
    std::fs::read_dir("/proc")
        .unwrap()
        .flatten()
        .filter_map(|entry| std::fs::read_to_string(entry.path().join("stat")).ok())
        .filter(|stat| stat.rsplit(") ").next().and_then(|rest| rest.split(' ').nth(1)) == Some(me.as_str()))
        .collect()
}
