//! `liite convert`.

use std::collections::BTreeMap;
use std::process::ExitCode;

use liite_api::{ConvertRequest, Converted, PageReport, Severity, Surroundings, Texts};

use crate::args::{ConvertArgs, Treatment};
use crate::progress::Progress;
use crate::{exit, say};

/// Runs it.
pub fn run(args: &ConvertArgs, texts: &Texts) -> ExitCode {
    let request = request(&args.treatment, args.inputs.clone(), args.output.clone(), args.title.clone());
    let cancel = say::cancel_on_interrupt();
    let progress = Progress::new(texts, args.treatment.quiet);
    let around = Surroundings {
        worker: &say::worker(),
        progress: &|inputs, event| progress.hear(inputs, event),
        cancel: &cancel,
        at_a_time: say::at_a_time(),
    };
    let result = liite_api::convert(&request, around);
    progress.finish();
    match result {
        Ok(converted) => tell(&converted, args, texts),
        Err(e) => say::error(&e, texts),
    }
}

/// The request that the command line stands for.
pub fn request(
    treatment: &Treatment,
    inputs: Vec<std::path::PathBuf>,
    output: std::path::PathBuf,
    title: Option<String>,
) -> ConvertRequest {
    ConvertRequest {
        inputs,
        output,
        receiver: treatment.receiver.clone(),
        slot: treatment.slot.clone(),
        limit_bytes: treatment.limit,
        bilevel: treatment.bilevel.map(Into::into),
        recipe: treatment.recipe(),
        title,
        language: treatment.language.clone(),
        keep_going: treatment.keep_going,
    }
}

fn tell(converted: &Converted, args: &ConvertArgs, texts: &Texts) -> ExitCode {
    let report = &converted.report;
    say::failures(&report.failures, texts);
    if args.json {
        say::json(report);
    } else {
        let all = report.findings.iter().chain(report.pages.iter().flat_map(|p| &p.findings));
        for finding in all.filter(|f| f.severity > Severity::Info) {
            say::talk(&texts.finding(finding));
        }
        if args.explain {
            report.pages.iter().for_each(|page| say::out(&explained(page, texts)));
        }
        if !args.treatment.quiet {
            say::out(&summary(converted, texts));
        }
    }
    ExitCode::from(if report.failures.is_empty() { exit::DONE } else { exit::PARTLY })
}

/// One page in words: how it was coded, why, and what it takes.
fn explained(page: &PageReport, texts: &Texts) -> String {
    let mut values: BTreeMap<String, String> = BTreeMap::new();
    let mut put = |name: &str, value: String| values.insert(name.to_owned(), value);
    put("page", page.page.to_string());
    put("input", page.input.clone());
    put("dpi", format!("{:.0}", page.dpi));
    put("size", kilobytes(page.bytes));
    put("finest", kilobytes(page.finest_bytes));
    put("quality", page.quality.map_or_else(String::new, |q| q.to_string()));
    if let Some(layers) = page.layers {
        put("text", kilobytes(layers.text_bytes));
        put("ink", kilobytes(layers.ink_bytes));
        put("inks", layers.inks.to_string());
        put("picture", kilobytes(layers.picture_bytes));
        put("pictures", layers.pictures.to_string());
    }
    let coding = texts.get(&format!("explain-coding-{}", page.coding), &values);
    let reason = texts.get(&format!("explain-reason-{}", page.reason), &values);
    let values = BTreeMap::from([("coding".to_owned(), coding), ("reason".to_owned(), reason)])
        .into_iter()
        .chain(values)
        .collect();
    texts.get("explain-page", &values)
}

fn summary(converted: &Converted, texts: &Texts) -> String {
    let output = &converted.report.output;
    let values = [
        ("file", converted.path.display().to_string()),
        ("pages", output.pages.to_string()),
        ("size", kilobytes(output.bytes)),
        ("limit", output.limit_bytes.map(kilobytes).unwrap_or_default()),
        ("standard", output.conforms_to.clone().unwrap_or_else(|| "PDF".to_owned())),
    ];
    let values = values.into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
    let key = if output.limit_bytes.is_some() { "converted-within-limit" } else { "converted" };
    texts.get(key, &values)
}

fn kilobytes(bytes: u64) -> String {
    format!("{} kB", bytes.div_ceil(1000))
}
