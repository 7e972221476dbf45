//! The reference service: a workspace of its own, tested on both databases, measured, and started beside the window.

use std::process::{Command, Stdio};

use crate::{packages, shell};

const MANIFEST: &str = "service/Cargo.toml";
/// Where a client's tests find the program that plays the service.
const STAGE: &str = "LIITE_SERVICE_STAGE";
/// Starts a PostgreSQL server for the length of a command.
const POSTGRES: &str = "service/testing/postgres";

/// Format, lints, and the service's suite twice: on SQLite with a folder, and on PostgreSQL with an S3 server; then the client's
/// tests against the service on PostgreSQL (`cargo xtask test` has run them on SQLite).
pub fn test() -> Result<(), String> {
    packages::ensure(packages::BUILDING)?;
    packages::ensure(packages::SERVICE)?;
    cargo(&["fmt"], &["--all", "--check"])?;
    cargo(&["clippy"], &["--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])?;
    if shell::has("cargo-deny") {
        cargo(&["deny"], &["--offline", "check", "bans", "licenses", "sources"])?;
    }
    let nextest = shell::has("cargo-nextest");
    let suite: &[&str] = if nextest { &["nextest", "run"] } else { &["test"] };
    let whole = ["--workspace", "--no-fail-fast"];
    cargo(suite, &whole)?;
    beside_postgres(&[target()?, ("LIITE_SERVICE_TEST_S3", "1".to_owned())], &with(suite, &whole))?;
    let client: &[&str] = if nextest {
        &["nextest", "run", "--workspace", "-E", "package(liite-sync)"]
    } else {
        &["test", "-p", "liite-sync"]
    };
    let stage = stage()?;
    described(&stage.1)?;
    beside_postgres(&[stage], client)
}

/// Tries the service against its own description.
fn described(stage: &str) -> Result<(), String> {
    packages::ensure_optional(packages::DESCRIBED);
    let script = shell::root().join("service/testing/schemathesis");
    let tool = shell::target()?.join("schemathesis");
    shell::run(&script.to_string_lossy(), &[stage.into(), tool])
}

/// The words of a command of cargo's for the service's workspace.
fn with<'a>(first: &[&'a str], rest: &[&'a str]) -> Vec<&'a str> {
    [first, &["--manifest-path", MANIFEST], rest].concat()
}

/// Where the service is built, too: what both workspaces depend on is built once.
fn target() -> Result<shell::Variable, String> {
    Ok(("CARGO_TARGET_DIR", shell::target()?.to_string_lossy().into_owned()))
}

/// Runs cargo on the service's workspace.
fn cargo(first: &[&str], rest: &[&str]) -> Result<(), String> {
    shell::cargo_with(&with(first, rest), &[target()?])
}

/// Runs cargo beside a PostgreSQL server, which lives as long as that.
fn beside_postgres(more: &[shell::Variable], words: &[&str]) -> Result<(), String> {
    let own = shell::own_cargo();
    let mut args = vec![own.as_str()];
    args.extend(words);
    shell::run_with(&script(), &args, more)
}

/// The path of the script.
fn script() -> String {
    shell::root().join(POSTGRES).to_string_lossy().into_owned()
}

/// The path of a program that was built.
fn program(name: &str, profile: &str) -> Result<String, String> {
    let path = shell::target()?.join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    Ok(path.to_string_lossy().into_owned())
}

/// Builds a program of the service's workspace for earnest use, and gives its path.
fn built(name: &str, package: &str) -> Result<String, String> {
    cargo(&["build", "--quiet", "--release"], &["-p", package, "--bin", name])?;
    program(name, "release")
}

/// Builds what plays the service in the tests of other crates, with all else that the service's own tests need; the variable of
/// the environment by which it is found.
pub fn stage() -> Result<shell::Variable, String> {
    cargo(&["build", "--quiet"], &["--workspace", "--all-targets"])?;
    Ok((STAGE, program("liite-service-stage", "debug")?))
}

/// How long saves of a draft take under load, on SQLite and on PostgreSQL: at the pace of people, all at the same moment, and at
/// full tilt.
pub fn load(rest: &[String]) -> Result<(), String> {
    packages::ensure(packages::SERVICE)?;
    let service = built("liite-service", "liite-service")?;
    let load = built("liite-service-load", "liite-service-testing")?;
    let seconds = rest.first().map_or("15", String::as_str);
    let clients = "200";
    for pace in ["apart", "together", "tilt"] {
        for postgres in [false, true] {
            let folder = shell::target()?.join("load").to_string_lossy().into_owned();
            let _ = std::fs::remove_dir_all(&folder);
            let database = format!("sqlite://{folder}/service.sqlite");
            // The script tells the address only in the environment of what it runs.
            let words = format!(
                "exec '{load}' '{service}' '{folder}' \"${{LIITE_SERVICE_TEST_POSTGRES:+$LIITE_SERVICE_TEST_POSTGRES/postgres}}\" \
                 {clients} {seconds} {pace}"
            );
            if postgres {
                println!("PostgreSQL:");
                shell::run_with(
                    &script(),
                    &["sh", "-c", &words],
                    &[("LIITE_POSTGRES_FSYNC", "on".to_owned())],
                )?;
            } else {
                println!("SQLite:");
                shell::run(&load, &[&service, &folder, &database, clients, seconds, pace])?;
            }
        }
    }
    Ok(())
}

/// How fast documents arrive at the service beside curl, and how much memory that takes.
pub fn transfer(rest: &[String]) -> Result<(), String> {
    packages::ensure(packages::WINDOW)?;
    packages::ensure(packages::SENDING)?;
    let stage = built("liite-service-stage", "liite-service-testing")?;
    let folder = shell::target()?.join("transfer").to_string_lossy().into_owned();
    let mut words =
        vec!["run", "--quiet", "--release", "-p", "liite-sync", "--example", "transfer", "--", &folder];
    words.extend(rest.iter().map(String::as_str));
    shell::cargo_with(&words, &[(STAGE, stage)])
}

/// Builds the demonstration service and starts it, on the loopback, with its data under `out`; it ends when `input` does.
pub fn beside(input: Stdio) -> Result<(), String> {
    let program = built("liite-service-demo", "liite-service-testing")?;
    let folder = shell::root().join("out/service");
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let child = Command::new(&program).arg(&folder).args(["8470", "beside"]).stdin(input).spawn();
    child.map(drop).map_err(|e| format!("{program} could not be started: {e}"))
}
