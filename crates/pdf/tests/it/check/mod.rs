//! The PDF/A checker: one broken rule at a time, the veraPDF corpus, and bytes that mean no good.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "helpers of tests, outside the test functions that clippy.toml lets do so"
)]

mod corpus;
mod draft;
mod fonts;
mod hostile;
mod ledger;
mod rules;

use liite_pdf::check::{Flavour, Options, Verdict, check};

use draft::Draft;

/// The keys of the rules that a file breaks.
fn broken(draft: &Draft, flavour: Option<Flavour>) -> Vec<String> {
    let mut keys: Vec<String> = verdict(draft, flavour).violations.into_iter().map(|v| v.rule).collect();
    keys.dedup();
    keys
}

fn verdict(draft: &Draft, flavour: Option<Flavour>) -> Verdict {
    check(&draft.build(), &Options { flavour, ..Options::default() })
}

/// Breaks a rule in a good file and asks that this rule is the only one reported.
fn breaks(rule: &str, mutate: impl FnOnce(&mut Draft)) {
    let mut draft = Draft::good();
    mutate(&mut draft);
    let keys = broken(&draft, None);
    assert!(!keys.is_empty() && keys.iter().all(|key| key == rule), "{rule} expected, found {keys:?}");
}

/// Changes a good file in a way that must not break it.
fn allows(mutate: impl FnOnce(&mut Draft)) {
    let mut draft = Draft::good();
    mutate(&mut draft);
    assert_eq!(verdict(&draft, None).violations, []);
}
