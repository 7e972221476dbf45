//! `liite check`.

use std::collections::BTreeMap;
use std::process::ExitCode;

use liite_api::{CheckOutcome, Texts};

use crate::args::CheckArgs;
use crate::{exit, say};

/// Runs it.
pub fn run(args: &CheckArgs, texts: &Texts) -> ExitCode {
    let cancel = say::cancel_on_interrupt();
    match liite_api::check(&args.file, &args.receiver, args.limit, &say::worker(), &cancel) {
        Ok(outcome) => {
            if args.json {
                say::json(&outcome);
            } else {
                tell(&outcome, texts);
            }
            let good = outcome.acceptable && outcome.conforms;
            ExitCode::from(if good { exit::DONE } else { exit::NOT_ACCEPTED })
        }
        Err(e) => say::error(&e, texts),
    }
}

fn tell(outcome: &CheckOutcome, texts: &Texts) {
    let values = BTreeMap::from([
        ("receiver".to_owned(), outcome.receiver.clone()),
        ("standard".to_owned(), outcome.verdict.checked_against.to_string()),
        ("count".to_owned(), outcome.verdict.violations.len().to_string()),
    ]);
    let acceptable = if outcome.acceptable { "check-acceptable" } else { "check-not-acceptable" };
    say::out(&texts.get(acceptable, &values));
    for finding in &outcome.findings {
        say::out(&format!("  {}", texts.finding(finding)));
    }
    let conforms = if outcome.conforms { "check-conforms" } else { "check-does-not-conform" };
    say::out(&texts.get(conforms, &values));
    for violation in &outcome.verdict.violations {
        say::out(&format!("  {violation}"));
    }
}
