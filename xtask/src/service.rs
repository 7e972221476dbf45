//! The reference service: a workspace of its own, tested on both databases.

use crate::{packages, shell};

const MANIFEST: &str = "service/Cargo.toml";

/// Format, lints, and the service's suite twice: on SQLite with a folder, and on PostgreSQL with an S3 server.
pub fn test() -> Result<(), String> {
    packages::ensure(packages::BUILDING)?;
    packages::ensure(packages::SERVICE)?;
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
