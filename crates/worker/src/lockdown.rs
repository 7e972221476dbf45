//! The one door through which the decoding process gives up what it does not need.
//!
//! Today these are resource limits. Landlock, seccomp and their kin on other systems belong here and nowhere else.

use crate::Limits;

/// Stack of the thread that decodes: parsers of nested formats are recursive.
pub(crate) const STACK: usize = 64 << 20;

/// Gives up for good, before the first byte of the file is read.
///
/// # Errors
/// When a limit cannot be set: the process must not go on.
#[cfg(unix)]
pub fn lockdown(limits: &Limits) -> std::io::Result<()> {
    use rlimit::Resource;

    #[cfg(target_os = "linux")]
    // A parent that is killed cannot kill us: the kernel does it.
    rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL))?;

    let lower = |resource: Resource, value: u64| {
        let (_, hard) = resource.get()?;
        resource.set(value.min(hard), value.min(hard))
    };
    // Of the two limits on memory the one on data is the one that counts what is really used; the address space also
    // holds the program, and what the allocator reserves for each thread without touching it.
    #[cfg(target_os = "linux")]
    lower(Resource::DATA, limits.memory.saturating_add(STACK as u64))?;
    lower(Resource::AS, limits.memory.saturating_mul(4))?;
    // The soft limit sends SIGXCPU, which tells a lack of time from a lack of memory; the hard one would kill at once.
    let (_, hard) = Resource::CPU.get()?;
    let seconds = limits.cpu_seconds.min(hard);
    Resource::CPU.set(seconds, seconds.saturating_add(5).min(hard))?;
    // Neither a file nor a dump of memory is ever written; pipes are no files. The number of threads is not limited:
    // that limit counts everything that the person runs.
    lower(Resource::FSIZE, 0)?;
    lower(Resource::CORE, 0)?;
    lower(Resource::NOFILE, 16)?;
    Ok(())
}

/// Gives up for good; nothing is implemented on this system yet but the empty environment that the parent gives.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn lockdown(_limits: &Limits) -> std::io::Result<()> {
    Ok(())
}
