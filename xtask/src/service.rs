//! The reference service: a workspace of its own, tested on both databases, measured, and started beside the window.

use std::process::{Child, ChildStdin, Command, Stdio};

use crate::{packages, shell};

const MANIFEST: &str = "service/Cargo.toml";
/// Where a client's tests find the program that plays the service.
const STAGE: &str = "LIITE_SERVICE_STAGE";
/// Starts a PostgreSQL server for the length of a command.
const POSTGRES: &str = "service/testing/postgres";

/// Format, lints, and the service's suite twice: on SQLite with a folder, and on PostgreSQL with an S3 server; then the client's
/// tests against the service on both databases.
pub fn test() -> Result<(), String> {
    packages::ensure(packages::BUILDING)?;
    packages::ensure(packages::SERVICE)?;
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    shell::run(&cargo, &with(&["fmt"], &["--all", "--check"]))?;
    let lints = ["--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"];
    shell::run(&cargo, &with(&["clippy"], &lints))?;
    if shell::has("cargo-deny") {
        shell::run(&cargo, &with(&["deny"], &["--offline", "check", "bans", "licenses", "sources"]))?;
    }
    let nextest = shell::has("cargo-nextest");
    let suite: &[&str] = if nextest { &["nextest", "run"] } else { &["test"] };
    let whole = with(suite, &["--workspace", "--no-fail-fast"]);
    shell::run(&cargo, &whole)?;
    // `env` sets what the script does not; the script starts the server and ends it.
    let beside = |set: String, rest: Vec<String>| {
        let mut args = vec![set, POSTGRES.to_owned(), cargo.clone()];
        args.extend(rest);
        shell::run("env", &args)
    };
    beside("LIITE_SERVICE_TEST_S3=1".to_owned(), whole)?;
    let client: Vec<String> =
        suite.iter().chain(&["-p", "liite-sync"]).map(|word| (*word).to_owned()).collect();
    let (name, stage) = stage()?;
    shell::run_with(&cargo, &client, &[(name, stage.clone())])?;
    beside(format!("{name}={stage}"), client)
}

/// The words of a command of cargo's for the service's workspace.
fn with(first: &[&str], rest: &[&str]) -> Vec<String> {
    first.iter().chain(&["--manifest-path", MANIFEST]).chain(rest).map(|word| (*word).to_owned()).collect()
}

/// Builds a program of the service's workspace, beside our own programs, and gives its path.
fn build(name: &str, package: &str, profile: &str) -> Result<String, String> {
    let target = shell::target()?;
    let mut args = with(&["build", "--quiet"], &["-p", package, "--bin", name, "--target-dir"]);
    args.push(target.to_string_lossy().into_owned());
    args.extend((profile == "release").then(|| "--release".to_owned()));
    shell::run(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), &args)?;
    let program = target.join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    Ok(program.to_string_lossy().into_owned())
}

/// Builds what plays the service in the tests of other crates; the variable of the environment by which they find it.
fn stage() -> Result<(&'static str, String), String> {
    Ok((STAGE, build("liite-service-stage", "liite-service-testing", "debug")?))
}

/// How long saves of a draft take under load, on SQLite and on PostgreSQL: at full tilt, and at the pace of people.
pub fn load(rest: &[String]) -> Result<(), String> {
    packages::ensure(packages::SERVICE)?;
    let service = build("liite-service", "liite-service", "release")?;
    let load = build("liite-service-load", "liite-service-testing", "release")?;
    let seconds = rest.first().map_or("15", String::as_str);
    for (clients, pause) in [("200", "1000"), ("200", "0")] {
        for postgres in [false, true] {
            let folder = shell::target()?.join("load").to_string_lossy().into_owned();
            let _ = std::fs::remove_dir_all(&folder);
            let database = format!("sqlite://{folder}/service.sqlite");
            // The script tells the address only in the environment of what it runs.
            let words = format!(
                "exec '{load}' '{service}' '{folder}' \"${{LIITE_SERVICE_TEST_POSTGRES:+$LIITE_SERVICE_TEST_POSTGRES/postgres}}\" \
                 {clients} {seconds} {pause}"
            );
            if postgres {
                println!("PostgreSQL:");
                shell::run("env", &["LIITE_POSTGRES_FSYNC=on", POSTGRES, "sh", "-c", &words])?;
            } else {
                println!("SQLite:");
                shell::run(&load, &[&service, &folder, &database, clients, seconds, pause])?;
            }
        }
    }
    Ok(())
}

/// The demonstration service: it ends when whoever holds its standard input does.
pub struct Beside(Child);

impl Beside {
    /// Its standard input, for the program beside which it runs.
    pub fn held(&mut self) -> Option<ChildStdin> {
        self.0.stdin.take()
    }
}

/// Builds the demonstration service and starts it, on the loopback, with its data under `out`.
pub fn beside() -> Result<Beside, String> {
    let program = build("liite-service-demo", "liite-service-testing", "release")?;
    let folder = shell::root().join("out/service");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let child = Command::new(&program).arg(&folder).args(["8470", "beside"]).stdin(Stdio::piped()).spawn();
    child.map(Beside).map_err(|e| format!("{program} could not be started: {e}"))
}
