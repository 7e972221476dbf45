//! `cargo xtask test`: everything that must hold before a change lands.

use crate::{packages, shell};

/// Sets up, then format, lints and tests; `rest` goes to the test runner.
pub fn test(rest: &[String]) -> Result<(), String> {
    packages::ensure(packages::BUILDING)?;
    packages::ensure(packages::TESTING)?;
    shell::cargo(&["fmt", "--all", "--check"])?;
    shell::cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])?;
    if shell::has("cargo-deny") {
        shell::cargo(&["deny", "--offline", "check", "bans", "licenses", "sources"])?;
    }
    // The whole-program tests start the real command.
    shell::cargo(&["build", "--quiet", "-p", "liite-cli"])?;
    let mut args = if shell::has("cargo-nextest") {
        vec!["nextest", "run", "--workspace", "--no-fail-fast"]
    } else {
        println!("(cargo-nextest is not installed: running with cargo test)");
        vec!["test", "--workspace", "--no-fail-fast"]
    };
    args.extend(rest.iter().map(String::as_str));
    shell::cargo(&args)
}
