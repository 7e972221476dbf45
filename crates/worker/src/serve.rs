//! The decoding process: one job from standard input, answers to standard output, nothing else.

use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use crate::frame::{Head, Replies, read_request};
use crate::lockdown::{STACK, lockdown};
use crate::{Job, Limits, Refusal, decode};

/// Exit code for "could not be locked down".
pub(crate) const UNSAFE: u8 = 77;

/// Does one job as the isolated process; the program calls this when it is started with its hidden argument, before
/// anything else.
#[must_use]
pub fn serve() -> ExitCode {
    serve_with(decode::run)
}

/// The same with another decoder: tests put a faulty one here.
#[doc(hidden)]
#[must_use]
pub fn serve_with(
    decoder: impl FnOnce(&Job, &Limits, Vec<u8>, &mut Replies) -> Result<(), Refusal> + Send + 'static,
) -> ExitCode {
    let Ok((mut input, output)) = streams() else { return ExitCode::FAILURE };
    // The request comes from the program itself; the file behind it does not, and is read with the door closed.
    let Ok(request) = read_request(&mut input) else { return ExitCode::FAILURE };
    if lockdown(&request.limits).is_err() {
        return ExitCode::from(UNSAFE);
    }
    let mut replies = Replies::new(Box::new(output));
    let work = move || {
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let bytes = read_file(input, request.bytes)?;
            decoder(&request.job, &request.limits, bytes, &mut replies)
        }));
        let end = match outcome {
            Ok(Ok(())) => Head::Done { peak_memory: peak_memory() },
            Ok(Err(refusal)) => Head::Refused(refusal),
            Err(_) => Head::Panicked,
        };
        replies.head(&end)
    };
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work);
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(Ok(()))) => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}

fn read_file(input: File, length: u64) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let size = usize::try_from(length).unwrap_or(usize::MAX);
    // An honest parent has checked this against its limit.
    bytes.try_reserve_exact(size).map_err(|_| Refusal::new("file-too-large"))?;
    match input.take(length).read_to_end(&mut bytes) {
        Ok(read) if read == size => Ok(bytes),
        _ => Err(Refusal::new("interrupted")),
    }
}

/// Standard input and output, unbuffered. What a library might print must not come between the frames: on Unix
/// standard output is afterwards the same as standard error.
#[cfg(unix)]
fn streams() -> io::Result<(File, File)> {
    use std::os::fd::AsFd;
    let input = io::stdin().as_fd().try_clone_to_owned()?;
    let output = io::stdout().as_fd().try_clone_to_owned()?;
    #[cfg(target_os = "linux")]
    rustix::stdio::dup2_stdout(io::stderr().as_fd())?;
    Ok((File::from(input), File::from(output)))
}

#[cfg(windows)]
fn streams() -> io::Result<(File, File)> {
    use std::os::windows::io::AsHandle;
    let input = io::stdin().as_handle().try_clone_to_owned()?;
    let output = io::stdout().as_handle().try_clone_to_owned()?;
    Ok((File::from(input), File::from(output)))
}

/// The most memory that this process has held so far, in bytes.
#[cfg(target_os = "linux")]
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()?.checked_mul(1024)
}

#[cfg(not(target_os = "linux"))]
fn peak_memory() -> Option<u64> {
    None
}
