//! Everything that the command prints: results on standard output, talk on standard error.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use liite_api::{ApiError, Failure, Texts, Worker};
use serde::Serialize;

use crate::exit;

/// The words, in the language wished for: `--messages`, else what the environment says (POSIX order).
pub fn texts(wish: Option<&str>) -> Texts {
    let from_environment = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .filter_map(|name| std::env::var(name).ok())
            .find(|value| !value.is_empty())
            .unwrap_or_default()
    };
    Texts::for_language(&wish.map_or_else(from_environment, str::to_owned))
}

/// A line of result. A reader who has gone away (`| head`) is no error.
pub fn out(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// A line of talk.
pub fn talk(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// A result as JSON.
pub fn json(value: &impl Serialize) {
    match serde_json::to_string_pretty(value) {
        Ok(text) => out(&text),
        Err(e) => talk(&e.to_string()),
    }
}

/// Tells an error and the inputs behind it; gives its exit code.
pub fn error(error: &ApiError, texts: &Texts) -> ExitCode {
    talk(&texts.error(error));
    failures(error.failures(), texts);
    exit::of(error)
}

/// Tells which inputs could not be used and why.
pub fn failures(failures: &[Failure], texts: &Texts) {
    for failure in failures {
        talk(&format!("  {}", texts.failure(failure)));
    }
}

/// The isolated process: this very program, started again.
pub fn worker() -> Worker {
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("liite"));
    Worker::new(program, crate::WORKER)
}

/// A flag that Ctrl-C raises; a second Ctrl-C stops at once. Nothing half-written gets a name either way.
pub fn cancel_on_interrupt() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    let raised = Arc::clone(&flag);
    let _ = ctrlc::set_handler(move || {
        if raised.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(exit::CANCELLED));
        }
    });
    flag
}

/// Pictures worked on at a time: one a core, but no more than memory is sure to hold.
pub fn at_a_time() -> usize {
    const MOST: usize = 8;
    std::thread::available_parallelism().map_or(1, |n| n.get().min(MOST))
}
