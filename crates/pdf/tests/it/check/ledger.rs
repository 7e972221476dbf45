//! The ledger in `docs/pdfa.md`: it names every rule, and calls none enforced that no test here breaks.

use liite_pdf::check::rules;

const LEDGER: &str = include_str!("../../../../../docs/pdfa.md");
const TESTS: [&str; 3] = [include_str!("rules.rs"), include_str!("fonts.rs"), include_str!("hostile.rs")];

/// Clause, key and status of every row that names a rule.
fn rows() -> Vec<(&'static str, &'static str, &'static str)> {
    LEDGER
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
            let [clause, key, status, ..] = cells[..] else { return None };
            Some((clause, key.strip_prefix('`')?.strip_suffix('`')?, status))
        })
        .collect()
}

#[test]
fn every_rule_of_part_2_stands_in_the_ledger_under_its_clause() {
    for (key, clause) in rules().into_iter().filter(|(_, clause)| !clause.is_empty()) {
        assert!(rows().iter().any(|(c, k, _)| *k == key && *c == clause), "{clause} {key}");
    }
}

#[test]
fn the_ledger_names_no_rule_that_does_not_exist() {
    for (clause, key, _) in rows() {
        assert!(rules().contains(&(key, clause)), "{clause} {key}");
    }
}

#[test]
fn what_the_ledger_calls_enforced_is_broken_by_a_test() {
    let quoted = |key: &str| format!("\"{key}\"");
    for (clause, key, status) in rows() {
        assert!(["enforced", "untested"].contains(&status), "{clause} {key}: {status}");
        let tested = TESTS.iter().any(|source| source.contains(&quoted(key)));
        assert_eq!(status == "enforced", tested, "{clause} {key}: {status}");
    }
}
