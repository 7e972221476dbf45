//! `cargo xtask test`: everything that must hold before a change lands.

use std::time::{Duration, Instant};

use crate::{packages, service, shell, window};

/// After so long, on a slow machine that had everything to build, a person has waited enough.
const LONG: Duration = Duration::from_secs(65 * 60);

/// Sets up, then format, lints and tests, the service's last; `rest` goes to the test runner.
pub fn test(rest: &[String]) -> Result<(), String> {
    let begun = Instant::now();
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
    // Always the same packages: with another choice features are others, and with them everything is built again.
    shell::cargo(&["build", "--quiet", "--workspace", "--all-targets"])?;
    // The client and the window are tested against the real service, which is built beside them.
    let stage = [service::stage()?];
    let mut args = if shell::has("cargo-nextest") {
        vec!["nextest", "run", "--no-fail-fast", "--workspace", "-E", "not package(liite-window-tests)"]
    } else {
        println!("(cargo-nextest is not installed: running with cargo test)");
        vec!["test", "--no-fail-fast", "--workspace", "--exclude", "liite-window-tests"]
    };
    args.extend(rest.iter().map(String::as_str));
    shell::cargo_with(&args, &stage)?;
    // One window at a time. What fails is tried once more, and named: a foreign browser engine is driven from outside here.
    let windows: &[&str] = if shell::has("cargo-nextest") {
        let only = "package(liite-window-tests)";
        &["nextest", "run", "--workspace", "--test-threads=1", "--retries=1", "-E", only]
    } else {
        &["test", "--workspace", "--test", "window", "--", "--test-threads=1"]
    };
    window::on_a_screen(windows, &stage)?;
    if begun.elapsed() > LONG {
        println!("(this has taken long: the service's own tests are left to `cargo xtask service`)");
        return Ok(());
    }
    service::test()
}
