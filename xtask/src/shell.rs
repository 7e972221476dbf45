//! Starting other programs, from the root of the repository.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_owned)
}

/// Runs `program`, shows what it says, and fails when it fails.
pub fn run<S: AsRef<std::ffi::OsStr>>(program: &str, args: &[S]) -> Result<(), String> {
    run_with(program, args, &[])
}

/// A variable of the environment.
pub type Variable = (&'static str, String);

/// The same with more variables in the environment.
pub fn run_with<S: AsRef<std::ffi::OsStr>>(
    program: &str,
    args: &[S],
    more: &[Variable],
) -> Result<(), String> {
    let shown: Vec<String> = args.iter().map(|a| a.as_ref().to_string_lossy().into_owned()).collect();
    println!("> {program} {}", shown.join(" "));
    let status = Command::new(program)
        .args(args)
        .envs(more.iter().map(|(name, value)| (*name, value)))
        .current_dir(root())
        .status()
        .map_err(|e| format!("{program} could not be started: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("{program} {} failed: {status}", shown.join(" "))) }
}

/// Runs the cargo that runs us.
pub fn cargo<S: AsRef<std::ffi::OsStr>>(args: &[S]) -> Result<(), String> {
    cargo_with(args, &[])
}

/// The same with more variables in the environment.
pub fn cargo_with<S: AsRef<std::ffi::OsStr>>(args: &[S], more: &[Variable]) -> Result<(), String> {
    run_with(&own_cargo(), args, more)
}

/// The cargo that runs us.
pub fn own_cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// Whether `program` can be found in the search path.
pub fn has(program: &str) -> bool {
    let Some(path) = std::env::var_os("PATH") else { return false };
    std::env::split_paths(&path)
        .any(|folder| folder.join(program).is_file() || folder.join(format!("{program}.exe")).is_file())
}

/// The target folder.
pub fn target() -> Result<PathBuf, String> {
    // Cargo tells it only through its own output; our own program stands in `<target>/debug`.
    let own = std::env::current_exe().map_err(|e| e.to_string())?;
    own.parent().and_then(Path::parent).map(Path::to_owned).ok_or_else(|| "no target folder".to_owned())
}

/// The path of a release program that has just been built.
pub fn release(name: &str) -> Result<String, String> {
    let program = target()?.join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if program.is_file() {
        Ok(program.to_string_lossy().into_owned())
    } else {
        Err(format!("{} was not built", program.display()))
    }
}
