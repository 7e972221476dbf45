//! Compares the checker with a corpus whose file names state the verdict, such as veraPDF's.
//!
//! `cargo run -p liite-pdf --example corpus -- DIR [--list] [--why]`
#![expect(clippy::print_stdout, reason = "this program's result is what it prints")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use liite_pdf::check::{Flavour, Options, Verdict, check};

#[derive(Default)]
struct Tally {
    files: u32,
    agree: u32,
    by_clause: u32,
    fails: u32,
    slowest: Duration,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let list = arguments.iter().any(|a| a == "--list");
    let why = arguments.iter().any(|a| a == "--why");
    let Some(folder) = arguments.iter().find(|a| !a.starts_with("--")) else {
        println!("usage: corpus DIR [--list] [--why]");
        return;
    };
    let mut files = Vec::new();
    collect(Path::new(folder), &mut files);
    files.sort();
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for path in files {
        let Ok(bytes) = std::fs::read(&path) else { continue };
        let part = part(&path);
        let flavour = flavour(&part);
        let started = Instant::now();
        let verdict = check(&bytes, &Options { flavour, ..Options::default() });
        let took = started.elapsed();
        let tally = tallies.entry(part).or_default();
        tally.files += 1;
        tally.slowest = tally.slowest.max(took);
        let expected = expected(&path);
        if expected.is_some_and(|pass| pass == verdict.conforms()) {
            tally.agree += 1;
        } else if list {
            println!("{} {}", if verdict.conforms() { "FALSE PASS" } else { "FALSE FAIL" }, path.display());
            print_violations(&verdict);
        }
        if expected == Some(false) {
            tally.fails += 1;
            let by_clause = verdict.violations.iter().any(|v| clause_fits(&path, &v.clause));
            if by_clause {
                tally.by_clause += 1;
            } else if list && !verdict.conforms() {
                println!("OTHER CLAUSE {}", path.display());
                print_violations(&verdict);
            }
        }
        if why {
            println!("{}", path.display());
            print_violations(&verdict);
        }
    }
    println!("{:<12} {:>6} {:>6} {:>7}  {:>14}  slowest", "part", "files", "agree", "%", "fail by clause");
    for (part, t) in tallies {
        let percent = 100.0 * f64::from(t.agree) / f64::from(t.files.max(1));
        let clause = format!("{}/{}", t.by_clause, t.fails);
        println!("{part:<12} {:>6} {:>6} {percent:>7.1}  {clause:>14}  {:?}", t.files, t.agree, t.slowest);
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("pdf")) {
            files.push(path);
        }
    }
}

/// The folder that names the part, such as `PDF_A-2b`.
fn part(path: &Path) -> String {
    path.components()
        .map(|c| c.as_os_str().to_string_lossy().into_owned())
        .find(|name| name.starts_with("PDF_A-"))
        .unwrap_or_else(|| "other".to_owned())
}

fn flavour(part: &str) -> Option<Flavour> {
    Some(match part.strip_prefix("PDF_A-")? {
        "1a" => Flavour::A1a,
        "1b" => Flavour::A1b,
        "2a" => Flavour::A2a,
        "2b" => Flavour::A2b,
        "2u" => Flavour::A2u,
        "3b" => Flavour::A3b,
        "4" => Flavour::A4,
        "4e" => Flavour::A4e,
        _ => return None,
    })
}

fn expected(path: &Path) -> Option<bool> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    match (name.contains("-pass-"), name.contains("-fail-")) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Whether a clause is the one that a file's folder names, or one above or below it.
fn clause_fits(path: &Path, clause: &str) -> bool {
    let folder = path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let named = folder.as_deref().and_then(|name| name.split('_').next()).unwrap_or_default().to_owned();
    let within = |inner: &str, outer: &str| inner == outer || inner.starts_with(&format!("{outer}."));
    within(clause, &named) || within(&named, clause)
}

fn print_violations(verdict: &Verdict) {
    for v in verdict.violations.iter().take(6) {
        println!(
            "    {} {} object {:?} page {:?}: {}",
            v.clause,
            v.rule,
            v.object.map(|o| o.0),
            v.page,
            v.detail
        );
    }
}
