//! The curve of predicted beside measured error, the confusion of verdicts, and what was found on which spoiling.

use std::collections::BTreeMap;

use liite_finding::Severity;
use liite_page::legibility::Legibility;

use super::Judged;

/// Well read: fewer letters than this part are misread.
const WELL: f64 = 0.02;
/// Beyond reading: more than this part.
const BEYOND: f64 = 0.2;

/// Prints all of them.
pub fn print(judged: &[Judged]) {
    curve(judged);
    confusion(judged);
    spoilings(judged);
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// How far prediction and truth agree, bin by bin of what was predicted.
fn curve(judged: &[Judged]) {
    const ENDS: [f64; 9] = [0.0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1.01];
    println!("| predicted | pages | mean predicted | mean measured |\n| --- | --- | --- | --- |");
    for ends in ENDS.windows(2) {
        let (from, to) = (ends[0], ends[1]);
        let bin: Vec<(f64, f64)> = judged
            .iter()
            .filter_map(|j| Some((j.reading.as_ref()?.misread, j.misread)))
            .filter(|(p, _)| (from..to).contains(p))
            .collect();
        let (predicted, measured): (Vec<f64>, Vec<f64>) = bin.iter().copied().unzip();
        println!(
            "| {:.0} to {:.0} % | {} | {:.1} % | {:.1} % |",
            from * 100.0,
            to.min(1.0) * 100.0,
            bin.len(),
            mean(&predicted) * 100.0,
            mean(&measured) * 100.0
        );
    }
    let none = judged.iter().filter(|j| j.reading.is_none()).count();
    println!("pages without anything like text: {none}\n");
}

fn confusion(judged: &[Judged]) {
    println!(
        "| measured error | pages | readable | doubtful | unreadable |\n| --- | --- | --- | --- | --- |"
    );
    for (name, from, to) in [
        ("below 2 %", -1.0, WELL),
        ("2 to 5 %", WELL, 0.05),
        ("5 to 10 %", 0.05, 0.1),
        ("10 to 20 %", 0.1, BEYOND),
        ("20 to 50 %", BEYOND, 0.5),
        ("above 50 %", 0.5, 2.0),
    ] {
        let row: Vec<&Judged> = judged.iter().filter(|j| (from..to).contains(&j.misread)).collect();
        let of = |level| row.iter().filter(|j| j.called == level).count();
        let [a, b, c] = [Legibility::Readable, Legibility::Doubtful, Legibility::Unreadable].map(of);
        println!("| {name} | {} | {a} | {b} | {c} |", row.len());
    }
    let told = |j: &&&Judged| j.called > Legibility::Readable;
    let beyond: Vec<&Judged> = judged.iter().filter(|j| j.misread > BEYOND).collect();
    let well: Vec<&Judged> = judged.iter().filter(|j| j.misread < WELL).collect();
    let share = |some: usize, all: usize| some as f64 / all.max(1) as f64 * 100.0;
    println!(
        "called doubtful or unreadable: {:.1} % of {} beyond reading, {:.1} % of {} well read\n",
        share(beyond.iter().filter(told).count(), beyond.len()),
        beyond.len(),
        share(well.iter().filter(told).count(), well.len()),
        well.len()
    );
}

/// For each spoiling: pages, error, and how often each finding was made as more than information.
fn spoilings(judged: &[Judged]) {
    let mut kinds: BTreeMap<String, Vec<&Judged>> = BTreeMap::new();
    for j in judged {
        kinds.entry(j.case.kind()).or_default().push(j);
    }
    println!(
        "| spoiling | pages | mean error | beyond reading | told | findings |\n| --- | --- | --- | --- | --- | --- |"
    );
    for (kind, pages) in kinds {
        let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in pages.iter().flat_map(|j| &j.findings).filter(|f| f.severity > Severity::Info) {
            *rules.entry(finding.rule.as_str()).or_default() += 1;
        }
        let rules: Vec<String> = rules.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
        let errors: Vec<f64> = pages.iter().map(|j| j.misread).collect();
        println!(
            "| {kind} | {} | {:.1} % | {} | {} | {} |",
            pages.len(),
            mean(&errors) * 100.0,
            errors.iter().filter(|e| **e > BEYOND).count(),
            pages.iter().filter(|j| j.called > Legibility::Readable).count(),
            rules.join(", ")
        );
    }
}
