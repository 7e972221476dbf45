//! The reference service: a workspace of its own, tested on both databases, started beside the window.

use std::process::{Child, Command};

use crate::shell;

const MANIFEST: &str = "service/Cargo.toml";

/// Format, lints, and the service's suite twice: on SQLite with a folder, and on PostgreSQL with an S3 server.
pub fn test() -> Result<(), String> {
    let with = |first: &[&str], rest: &[&str]| {
        let mut args = first.to_vec();
        args.extend(["--manifest-path", MANIFEST]);
        args.extend(rest);
        args.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    shell::run(&cargo, &with(&["fmt"], &["--all", "--check"]))?;
    let lints = ["--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"];
    shell::run(&cargo, &with(&["clippy"], &lints))?;
    if shell::has("cargo-deny") {
        shell::run(&cargo, &with(&["deny"], &["--offline", "check", "bans", "licenses", "sources"]))?;
    }
    let suite: &[&str] = if shell::has("cargo-nextest") { &["nextest", "run"] } else { &["test"] };
    let suite = with(suite, &["--workspace", "--no-fail-fast"]);
    shell::run(&cargo, &suite)?;
    // `env` sets what the script does not; the script starts the server and ends it.
    let mut args = vec!["LIITE_SERVICE_TEST_S3=1".to_owned(), "service/testing/postgres".to_owned(), cargo];
    args.extend(suite);
    shell::run("env", &args)
}

/// The demonstration service while the window is open.
pub struct Beside(Child);

impl Beside {
    /// Ends it.
    pub fn end(mut self) {
        // It may have ended by itself, for example because its port is taken.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Builds the demonstration service and starts it, on the loopback, with its data under `out`.
pub fn beside() -> Result<Beside, String> {
    let package = ["build", "--release", "--manifest-path", MANIFEST, "-p", "liite-service-testing"];
    // Beside our own programs, so that it is found in the same place whatever the target folder is.
    let target = shell::target()?.to_string_lossy().into_owned();
    shell::cargo(&[&package[..], &["--target-dir", &target]].concat())?;
    let folder = shell::root().join("out/service");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let program = shell::release("liite-service-demo")?;
    let child = Command::new(&program).arg(&folder).spawn();
    child.map(Beside).map_err(|e| format!("{program} could not be started: {e}"))
}
