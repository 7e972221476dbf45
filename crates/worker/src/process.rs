//! The listening side: starts the decoding process, feeds it, checks its answers and sees to its end.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use liite_pdf::check::Verdict;
use liite_pdf::read::Inspection;

use crate::frame::{Failure, Reply, Request, read_reply, write_request};
use crate::serve::UNSAFE;
use crate::watch::{Cause, EndWith, Watch};
use crate::{Job, Limits, Opened, Refusal, Summary, WorkerError};

/// How long a process that has said everything may take to end.
const GRACE: Duration = Duration::from_secs(2);
/// How much of the process' complaints is kept.
const COMPLAINT: usize = 4096;
/// The largest pipe that Linux gives to everybody.
const PIPE: usize = 1 << 20;

/// How to start the isolated process, and what it may use.
#[derive(Debug, Clone)]
pub struct Worker {
    /// The program: this one again.
    pub program: PathBuf,
    /// The arguments that make it call [`crate::serve`].
    pub arguments: Vec<OsString>,
    /// What each job may use.
    pub limits: Limits,
}

impl Worker {
    /// A worker with the usual limits.
    #[must_use]
    pub fn new(program: PathBuf, argument: impl Into<OsString>) -> Self {
        Self { program, arguments: vec![argument.into()], limits: Limits::default() }
    }

    /// Has a file opened in a process of its own and gives its answers to `each`, one after the other. While `each`
    /// works on one the process decodes the next, and then waits.
    ///
    /// Returns when the process has ended, whatever the reason. `cancel` may be set from another thread at any time.
    ///
    /// # Errors
    /// When the file is refused, or the process fails in any of the ways of [`WorkerError`]. Answers given to `each`
    /// before that are good.
    pub fn open(
        &self,
        bytes: &[u8],
        job: &Job,
        cancel: &AtomicBool,
        each: &mut dyn FnMut(Opened) -> ControlFlow<()>,
    ) -> Result<Summary, WorkerError> {
        let length = bytes.len() as u64;
        if length > self.limits.input_bytes {
            return Err(WorkerError::FileTooLarge { bytes: length, limit: self.limits.input_bytes });
        }
        let mut child = self.start()?;
        let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let watch = Watch::new(child);
        let guard = EndWith(&watch);
        let (Some(stdin), Some(stdout), Some(stderr)) = (stdin, stdout, stderr) else {
            return Err(WorkerError::CouldNotStart { kind: "pipes".to_owned() });
        };
        enlarge(&stdout);
        enlarge(&stdin);
        let request = Request { job: *job, limits: self.limits, bytes: length };
        let patience = Duration::from_millis(self.limits.patience_ms);
        std::thread::scope(|scope| {
            let guard = guard;
            scope.spawn(|| watch.run(patience, cancel));
            // The process may answer, or end, before it has read everything: neither may wait for the other.
            scope.spawn(move || feed(stdin, &request, bytes));
            let complaint = scope.spawn(move || last_words(stderr));
            let outcome = self.listen(stdout, &watch, each);
            let grace =
                if matches!(outcome, Ok(Some(_)) | Err(Failure::Gone)) { GRACE } else { Duration::ZERO };
            let status = watch.finish(grace);
            drop(guard);
            let complaint = complaint.join().unwrap_or_default();
            match outcome {
                Ok(Some(Ending::Done(summary))) => Ok(summary),
                Ok(Some(Ending::Refused(refusal))) => Err(WorkerError::Refused(refusal)),
                Ok(Some(Ending::Panicked)) => Err(WorkerError::Panicked),
                Ok(None) => Err(WorkerError::Cancelled),
                Err(failure) => Err(self.explain(failure, watch.cause(), status, &complaint)),
            }
        })
    }

    /// Says what is in a PDF and whether it conforms, without a look at its pages.
    ///
    /// # Errors
    /// As [`Worker::open`]; a file that is no PDF is refused.
    pub fn check(&self, bytes: &[u8], cancel: &AtomicBool) -> Result<(Inspection, Verdict), WorkerError> {
        let mut found = None;
        self.open(bytes, &Job::CheckPdf, cancel, &mut |opened| {
            if let Opened::Pdf(report) = opened {
                found = Some((report.inspection, report.verdict));
            }
            ControlFlow::Continue(())
        })?;
        found.ok_or(WorkerError::Protocol { what: "no report" })
    }

    fn start(&self) -> Result<std::process::Child, WorkerError> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).env_clear();
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        if self.program.is_absolute() {
            command.current_dir("/");
        }
        command.spawn().map_err(|error| WorkerError::CouldNotStart { kind: error.kind().to_string() })
    }

    /// Reads answers until the last one; `Ok(None)` never comes from a process that was left alone.
    fn listen(
        &self,
        mut stdout: impl Read,
        watch: &Watch,
        each: &mut dyn FnMut(Opened) -> ControlFlow<()>,
    ) -> Result<Option<Ending>, Failure> {
        let mut room = self.limits.output_bytes;
        let mut summary = Summary { pictures: 0, complete: true, peak_memory: None };
        let mut reports = 0;
        loop {
            watch.waiting(true);
            let reply = read_reply(&mut stdout, &self.limits, &mut room)?;
            watch.waiting(false);
            if watch.cause() == Some(Cause::Cancelled) {
                return Ok(None);
            }
            let opened = match reply {
                Reply::Picture(picture) => {
                    if summary.pictures == self.limits.pictures {
                        return Err(Failure::Nonsense("picture count"));
                    }
                    summary.pictures += 1;
                    Opened::Picture(picture)
                }
                Reply::Pdf(report) => {
                    reports += 1;
                    if reports > 1 || summary.pictures > 0 {
                        return Err(Failure::Nonsense("order"));
                    }
                    Opened::Pdf(report)
                }
                Reply::Done { peak_memory } => {
                    summary.peak_memory = peak_memory;
                    return Ok(Some(Ending::Done(summary)));
                }
                Reply::Refused(refusal) => return Ok(Some(Ending::Refused(refusal))),
                Reply::Panicked => return Ok(Some(Ending::Panicked)),
            };
            if each(opened).is_break() {
                summary.complete = false;
                return Ok(Some(Ending::Done(summary)));
            }
        }
    }

    /// Why the answers stopped.
    fn explain(
        &self,
        failure: Failure,
        cause: Option<Cause>,
        status: Option<ExitStatus>,
        complaint: &[u8],
    ) -> WorkerError {
        match cause {
            Some(Cause::Cancelled) => return WorkerError::Cancelled,
            Some(Cause::TimedOut) => {
                return WorkerError::TimedOut { seconds: self.limits.patience_ms.div_ceil(1000) };
            }
            None => {}
        }
        if let Failure::Nonsense(_) = failure {
            return failure.into();
        }
        if status.and_then(|status| status.code()) == Some(i32::from(UNSAFE)) {
            return WorkerError::CouldNotStart { kind: "lockdown".to_owned() };
        }
        let memory = WorkerError::OutOfMemory { megabytes: self.limits.memory / 1_000_000 };
        // What Rust's allocator says before it aborts.
        let starved = b"memory allocation of";
        if complaint.windows(starved.len()).any(|window| window == starved) {
            return memory;
        }
        match status.and_then(|status| signal(&status)) {
            Some(SIGXCPU) => WorkerError::TimedOut { seconds: self.limits.cpu_seconds },
            // Nobody here killed it: the kernel does so when memory runs out.
            Some(SIGKILL) => memory,
            signal => WorkerError::Crashed { signal },
        }
    }
}

const SIGKILL: i32 = 9;
const SIGXCPU: i32 = 24;

#[cfg(unix)]
fn signal(status: &ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(status)
}

#[cfg(not(unix))]
fn signal(_: &ExitStatus) -> Option<i32> {
    None
}

enum Ending {
    Done(Summary),
    Refused(Refusal),
    Panicked,
}

fn feed(mut stdin: impl Write, request: &Request, bytes: &[u8]) {
    // A process that ends early closes the pipe; its answer says why.
    let _ = write_request(&mut stdin, request, bytes);
}

/// The end of what the process wrote to standard error: read so that it never waits, kept to tell a lack of memory
/// from a crash, never shown.
fn last_words(mut stderr: impl Read) -> Vec<u8> {
    let mut kept = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(read @ 1..) = stderr.read(&mut buffer) {
        kept.extend(buffer.iter().take(read));
        let excess = kept.len().saturating_sub(COMPLAINT);
        kept.drain(..excess);
    }
    kept
}

/// A large pipe carries a picture of 36 MB in few turns; a small one carries it, too.
#[cfg(target_os = "linux")]
fn enlarge(pipe: &impl std::os::fd::AsFd) {
    let _ = rustix::pipe::fcntl_setpipe_size(pipe, PIPE);
}

#[cfg(not(target_os = "linux"))]
fn enlarge<T>(_: &T) {}
