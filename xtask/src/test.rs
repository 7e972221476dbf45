//! `cargo xtask test`: everything that must hold before a change lands.

use crate::{packages, shell, window};

/// Sets up, then format, lints and tests; `rest` goes to the test runner.
pub fn test(rest: &[String]) -> Result<(), String> {
    packages::ensure(packages::BUILDING)?;
    packages::ensure(packages::TESTING)?;
    packages::ensure(packages::WINDOW)?;
    packages::ensure(packages::DRIVING)?;
    // The window is built around its pages: they come first.
    window::pages()?;
    window::check_pages()?;
    shell::cargo(&["fmt", "--all", "--check"])?;
    shell::cargo(&["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])?;
    if shell::has("cargo-deny") {
        shell::cargo(&["deny", "--offline", "check", "bans", "licenses", "sources"])?;
    }
    // The whole-program tests start the real programs.
    shell::cargo(&["build", "--quiet", "-p", "liite-cli", "-p", "liite-window"])?;
    let mut args = if shell::has("cargo-nextest") {
        vec!["nextest", "run", "--no-fail-fast", "--workspace", "--exclude", "liite-window-tests"]
    } else {
        println!("(cargo-nextest is not installed: running with cargo test)");
        vec!["test", "--no-fail-fast", "--workspace", "--exclude", "liite-window-tests"]
    };
    args.extend(rest.iter().map(String::as_str));
    shell::cargo(&args)?;
    window::on_a_screen(&["test", "-p", "liite-window-tests", "--", "--test-threads=1"])
}
