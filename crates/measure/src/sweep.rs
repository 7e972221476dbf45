//! Everything in a folder goes through the command: what comes out must satisfy other readers, and nothing may hang.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use crate::Common;
use crate::process::{files, installed, run, scratch};

const PATIENCE: Duration = Duration::from_secs(60);
const SLOW: Duration = Duration::from_secs(30);
const LARGE: u64 = 1_000_000_000;

fn data(common: &Common) -> Result<&Path, String> {
    common.data.as_deref().ok_or_else(|| "--data names the folder of real material".to_owned())
}

/// Converts every file and prints what did not go well.
pub fn measure(common: &Common) -> Result<(), String> {
    let data = data(common)?;
    let folder = scratch()?;
    let readers = [
        ("qpdf", vec!["--check"]),
        ("pdftoppm", vec!["-r", "20", "-png"]),
        ("mutool", vec!["draw", "-q", "-r", "20", "-o", "/dev/null"]),
    ];
    let readers: Vec<_> = readers.into_iter().filter(|(name, _)| installed(name)).collect();
    let (mut made, mut slow, mut large, mut rejected) = (0, 0, 0, 0);
    let mut refused: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut worst = (Duration::ZERO, 0u64);
    let all = files(data);
    for path in &all {
        let name = path.strip_prefix(data).unwrap_or(path).to_string_lossy().into_owned();
        let out = folder.path().join("out.pdf");
        let _ = std::fs::remove_file(&out);
        let input = path.to_string_lossy();
        let output = out.to_string_lossy();
        let args = ["convert", "--messages", "en", "--receiver", "generic", "--json", &input, "-o", &output];
        let result = match run(&common.liite, &args, PATIENCE) {
            Ok(result) => result,
            Err(why) => {
                println!("HANGS {name}: {why}");
                slow += 1;
                continue;
            }
        };
        worst = (worst.0.max(result.wall), worst.1.max(result.peak));
        if result.wall > SLOW {
            slow += 1;
            println!("SLOW {:.1} s {name}", result.wall.as_secs_f64());
        }
        if result.peak > LARGE {
            large += 1;
            println!("LARGE {} MB {name}", result.peak / 1_000_000);
        }
        if result.code != Some(0) {
            if result.code.is_none_or(|code| code > 100) || result.err.contains("panicked at") {
                println!("DIED {name}: {:?} {}", result.code, result.err);
            }
            refused.entry(reason(&result.err)).or_default().push(name);
            continue;
        }
        made += 1;
        let kept = String::from_utf8_lossy(&result.out).contains("\"kept_as_it_is\": true");
        if kept {
            continue;
        }
        let mut checks =
            vec![(common.liite.to_string_lossy().into_owned(), vec!["check", "--receiver", "generic"])];
        checks.extend(readers.iter().map(|(name, args)| ((*name).to_owned(), args.clone())));
        for (reader, args) in checks {
            let mut args = args;
            args.push(&output);
            let prefix = folder.path().join("page");
            let prefix = prefix.to_string_lossy();
            if reader == "pdftoppm" {
                args.push(&prefix);
            }
            let verdict = run(&reader, &args, PATIENCE)?;
            if verdict.code != Some(0) || verdict.err.contains("Syntax Error") {
                rejected += 1;
                println!("REJECTED by {reader}: {name}: {}", verdict.err.trim());
            }
        }
    }
    for (reason, names) in &refused {
        println!("{:4} refused: {reason}   such as {}", names.len(), names[..names.len().min(4)].join(", "));
    }
    println!(
        "{} files: {made} became a PDF, {} refused with a reason; rejected by a reader {rejected}; over 30 s {slow}; over \
         1 GB {large}; slowest {:.1} s, largest {} MB",
        all.len(),
        refused.values().map(Vec::len).sum::<usize>(),
        worst.0.as_secs_f64(),
        worst.1 / 1_000_000
    );
    Ok(())
}

/// The last line of what was said, without the file's name: the reason.
fn reason(said: &str) -> String {
    let line = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("(nothing said)");
    line.trim().split_once(": ").map_or(line.trim(), |(_, reason)| reason).chars().take(90).collect()
}

/// Compares `liite check` with the verdicts in the names of the veraPDF corpus' files, part by part.
pub fn corpus(common: &Common) -> Result<(), String> {
    let folder = data(common)?.join("pdfs/verapdf-corpus");
    let mut parts: BTreeMap<String, (usize, usize, Vec<String>)> = BTreeMap::new();
    for path in files(&folder) {
        let name = path.strip_prefix(&folder).unwrap_or(&path).to_string_lossy().into_owned();
        let expected = match (name.contains("-pass-"), name.contains("-fail-")) {
            (true, false) => true,
            (false, true) => false,
            _ => continue,
        };
        let input = path.to_string_lossy();
        let result = run(&common.liite, &["check", "--receiver", "generic", "--json", &input], PATIENCE)?;
        let json: serde_json::Value = serde_json::from_slice(&result.out).unwrap_or_default();
        let conforms = json.get("conforms").and_then(serde_json::Value::as_bool) == Some(true);
        let part = name.split(['/', '\\']).find(|p| p.contains("PDF")).unwrap_or("other").to_owned();
        let entry = parts.entry(part).or_default();
        entry.0 += 1;
        if conforms == expected {
            entry.1 += 1;
        } else {
            entry.2.push(format!("{} {name}", if expected { "should pass" } else { "should fail" }));
        }
    }
    for (part, (files, agree, wrong)) in &parts {
        println!("{part}: {agree} of {files} agree ({:.1} %)", *agree as f64 / *files as f64 * 100.0);
        for line in wrong {
            println!("    {line}");
        }
    }
    Ok(())
}
