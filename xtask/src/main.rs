//! The project's own commands: `cargo xtask run | test | service | load | transfer | bench | eval`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own, for the terminal")]

mod packages;
mod run;
mod service;
mod shell;
mod test;
#[cfg(test)]
mod tidy;
mod window;

use std::process::ExitCode;

const HELP: &str = "cargo xtask run            sets up, builds, opens the window, and starts a service of made-up people beside it
                           (--alone: without the service)
cargo xtask test           sets up and passes the whole test suite
cargo xtask service        passes the reference service's suite, on SQLite and on PostgreSQL
cargo xtask load           how long the service takes under load, on both databases
cargo xtask transfer       how fast documents arrive at the service, beside curl, and in how much memory
cargo xtask bench          speed beside the peers that are installed
cargo xtask eval WHAT      accuracy on real and simulated material: outline, sweep, corpus, ocr, ink, layers,
                           legibility
                           (--data DIR names a folder of real material)";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let result = match args.first().map(String::as_str) {
        Some("run") => run::run(rest),
        Some("test") => test::test(rest),
        Some("service") => service::test(),
        Some("load") => service::load(rest),
        Some("transfer") => service::transfer(rest),
        Some("bench") => measure("bench", rest).and_then(|()| vault()),
        Some("eval") => match rest.split_first() {
            Some((what, rest)) => measure(what, rest),
            None => Err(HELP.to_owned()),
        },
        _ => Err(HELP.to_owned()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// How fast the vault saves and opens, in a folder of this project's build: on the disk, not in memory.
fn vault() -> Result<(), String> {
    packages::ensure(packages::WINDOW)?;
    let folder = shell::root().join("target/vault-figures");
    let folder = folder.to_string_lossy().into_owned();
    shell::cargo(&["run", "--quiet", "--release", "-p", "liite-store", "--example", "figures", "--", &folder])
}

/// Measures with release builds: figures of any other build mean nothing.
fn measure(what: &str, rest: &[String]) -> Result<(), String> {
    packages::ensure_optional(packages::MEASURING);
    shell::cargo(&["build", "--release", "-p", "liite-cli", "-p", "liite-measure"])?;
    let program = shell::release("liite-measure")?;
    let mut args = vec![what.to_owned(), "--liite".to_owned(), shell::release("liite")?];
    args.extend_from_slice(rest);
    shell::run(&program, &args)
}
