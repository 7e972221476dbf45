//! `liite batch`.

use std::process::ExitCode;

use liite_api::{BatchRequest, FolderReport, Surroundings, Texts};

use crate::args::BatchArgs;
use crate::progress::Progress;
use crate::{convert, exit, say};

/// Runs it.
pub fn run(args: &BatchArgs, texts: &Texts) -> ExitCode {
    let each = convert::request(&args.treatment, Vec::new(), args.output.clone(), None);
    let request = BatchRequest { folder: args.folder.clone(), output: args.output.clone(), each };
    let cancel = say::cancel_on_interrupt();
    let progress = Progress::new(texts, args.treatment.quiet);
    let around = Surroundings {
        worker: &say::worker(),
        progress: &|_, _| {},
        cancel: &cancel,
        at_a_time: say::at_a_time(),
    };
    let told = |of: usize, folder: &FolderReport| {
        progress.folder(of);
        if folder.error.is_some() || !folder.failures.is_empty() {
            progress.line(&tell(folder, texts));
        }
    };
    let result = liite_api::batch(&request, around, &told);
    progress.finish();
    match result {
        Ok(report) => {
            if args.json {
                say::json(&report);
            } else if !args.treatment.quiet {
                let values = [("done", report.done), ("failed", report.failed)];
                let values = values.into_iter().map(|(k, v)| (k.to_owned(), v.to_string())).collect();
                say::out(&texts.get("batch-done", &values));
            }
            let partly = report.folders.iter().any(|f| f.error.is_some() || !f.failures.is_empty());
            ExitCode::from(if partly { exit::PARTLY } else { exit::DONE })
        }
        Err(e) => say::error(&e, texts),
    }
}

/// What went wrong in a folder, one line for the folder and one for each input.
fn tell(folder: &FolderReport, texts: &Texts) -> String {
    let mut lines = Vec::new();
    match &folder.error {
        Some(code) => {
            let text = texts.get(&format!("error-{code}"), &folder.values);
            let cure = texts.cure(&format!("error-{code}"), &folder.values).unwrap_or_default();
            lines.push(format!("{}: {text} {cure}", folder.folder));
        }
        None => lines.push(format!("{}:", folder.folder)),
    }
    lines.extend(folder.failures.iter().map(|f| format!("  {}", texts.failure(f))));
    lines.join("\n")
}
