//! Inputs in, one attachment and its report out.

use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use liite_finding::{Finding, Severity};
use liite_pdf::check;
use liite_pdf::code::{self, Coded, CodedLayer};
use liite_pdf::compose::{self, Bookmark, Document, Layer, Page, Place};
use liite_pdf::read::Inspection;
use liite_worker::{Job, Opened, PdfReport, Worker, WorkerError};
use sha2::{Digest, Sha256};

use crate::error::{ConvertError, Failure};
use crate::fit::{Fit, Means};
use crate::legible::{self, AsCoded};
use crate::master::{self, Master, round};
use crate::offer::{self, Choice, Form};
use crate::parallel;
use crate::report::{
    FORMAT, Output, PageReport, Report, coding_name, colour_name, layers_report, paper_name,
};
use crate::settings::{Input, LayersChoice, Settings};

/// Where a conversion stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// A page of input `input` (from 0) has been made.
    Page {
        /// Index of the input.
        input: usize,
    },
    /// Input `input` (from 0) is done, well or badly.
    Input {
        /// Index of the input.
        input: usize,
    },
    /// All pages are there; their codings are being chosen.
    Fitting,
    /// The file is composed and being checked.
    Checking,
}

/// A finished attachment.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// The bytes of the PDF.
    pub pdf: Vec<u8>,
    /// What was found and done.
    pub report: Report,
}

/// The surroundings of a conversion.
#[derive(Clone, Copy)]
pub struct Hall<'a> {
    /// Opens what comes from outside.
    pub worker: &'a Worker,
    /// Hears how far it is; called from several threads.
    pub progress: &'a (dyn Fn(Event) + Sync),
    /// Raised by the person to stop.
    pub cancel: &'a AtomicBool,
}

/// What one input gave.
enum Taken {
    Pages(Vec<Master>),
    /// A PDF that needs no change.
    Kept(Vec<u8>, Box<PdfReport>),
    Signed,
    Failed(Failure),
    Cancelled,
}

/// Makes one PDF/A of all `inputs`, in their order.
///
/// # Errors
/// See [`ConvertError`]; no bytes are given out unless they passed the program's own check and fit the limit.
pub fn convert(inputs: &[Input<'_>], settings: &Settings, hall: Hall<'_>) -> Result<Outcome, ConvertError> {
    if inputs.is_empty() {
        return Err(ConvertError::Nothing { failures: Vec::new() });
    }
    let at_a_time = NonZeroUsize::new(settings.at_a_time).unwrap_or(NonZeroUsize::MIN);
    let alone = inputs.len() == 1;
    let taken = parallel::map(inputs.len(), at_a_time, |index| {
        let taken = take(&inputs[index], index, alone, settings, hall);
        (hall.progress)(Event::Input { input: index });
        taken
    });
    let mut masters = Vec::new();
    let mut bookmarks = Vec::new();
    let mut failures = Vec::new();
    for (input, taken) in inputs.iter().zip(taken) {
        match taken {
            Taken::Pages(pages) => {
                bookmarks.push(Bookmark { title: stem(&input.name).to_owned(), page: masters.len() });
                masters.extend(pages);
            }
            Taken::Kept(bytes, facts) => return Ok(kept(bytes, &facts, settings)),
            Taken::Signed => return Err(ConvertError::Signed { input: input.name.clone() }),
            Taken::Failed(failure) => failures.push(failure),
            Taken::Cancelled => return Err(ConvertError::Cancelled),
        }
    }
    if masters.is_empty() {
        return Err(ConvertError::Nothing { failures });
    }
    if !failures.is_empty() && !settings.keep_going {
        return Err(ConvertError::Inputs { failures });
    }
    if masters.len() < 2 || bookmarks.len() < 2 {
        bookmarks.clear();
    }
    assemble(&masters, bookmarks, failures, settings, hall)
}

/// Opens one input in the worker and makes its pages as they come.
fn take(input: &Input<'_>, index: usize, alone: bool, settings: &Settings, hall: Hall<'_>) -> Taken {
    if hall.cancel.load(Ordering::Relaxed) {
        return Taken::Cancelled;
    }
    let failed = |code: &str, values: &[(&str, String)]| {
        Taken::Failed(Failure {
            input: input.name.clone(),
            code: code.to_owned(),
            values: values.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect(),
        })
    };
    let bytes = match (input.load)() {
        Ok(bytes) => bytes,
        Err(e) => return failed("file-unreadable", &[("reason", e.to_string())]),
    };
    let mut pages = Vec::new();
    let mut trouble = None;
    let mut facts = None;
    let done = hall.worker.open(&bytes, &Job::pictures(), hall.cancel, &mut |opened| match opened {
        Opened::Pdf(found) => {
            let stop =
                found.inspection.signed || (alone && may_be_kept(&found, bytes.len() as u64, settings));
            facts = Some(found);
            if stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        }
        Opened::Picture(picture) => match master::make(&input.name, *picture, &input.recipe) {
            Ok(page) => {
                pages.push(page);
                (hall.progress)(Event::Page { input: index });
                ControlFlow::Continue(())
            }
            Err(e) => {
                trouble = Some(e);
                ControlFlow::Break(())
            }
        },
    });
    if let Some(e) = trouble {
        return failed("compose-failed", &[("detail", e.to_string())]);
    }
    if let Some(facts) = facts
        && pages.is_empty()
        && done.is_ok()
    {
        if alone && may_be_kept(&facts, bytes.len() as u64, settings) {
            return Taken::Kept(bytes, facts);
        }
        if facts.inspection.signed {
            return Taken::Signed;
        }
    }
    match done {
        Ok(_) if hall.cancel.load(Ordering::Relaxed) => Taken::Cancelled,
        Err(WorkerError::Cancelled) => Taken::Cancelled,
        Ok(_) => Taken::Pages(pages),
        Err(e) => Taken::Failed(Failure {
            input: input.name.clone(),
            code: e.code().to_owned(),
            values: e.values(),
        }),
    }
}

/// Whether a PDF may be sent as it is: nothing locked, nothing active, nothing hidden inside.
#[must_use]
pub fn acceptable(pdf: &Inspection) -> bool {
    let hidden = pdf.attachments || pdf.portfolio || pdf.dynamic_form;
    !pdf.encrypted && !pdf.scripts && !hidden
}

/// A PDF goes through byte for byte when it stands alone, fits, opens without a password and holds nothing active.
fn may_be_kept(facts: &PdfReport, bytes: u64, settings: &Settings) -> bool {
    acceptable(&facts.inspection) && settings.limit_bytes.is_none_or(|limit| bytes <= limit)
}

fn kept(bytes: Vec<u8>, facts: &PdfReport, settings: &Settings) -> Outcome {
    let mut findings = vec![Finding::new("pdf-kept", Severity::Info)];
    if facts.inspection.signed {
        findings.push(Finding::new("pdf-signed-kept", Severity::Info));
    }
    let verdict = &facts.verdict;
    let conforms_to = verdict.conforms().then(|| verdict.checked_against.to_string());
    let output = output(&bytes, facts.inspection.pages, conforms_to, true, settings);
    Outcome { report: report(output, Vec::new(), findings, Vec::new(), settings), pdf: bytes }
}

/// A composed file that has yet to be checked.
struct Made {
    choices: Vec<Choice>,
    /// Bytes of each page by itself.
    sizes: Vec<u64>,
    pdf: Vec<u8>,
}

/// Fits pages that were made before ([`master::make`]), composes them and checks the result.
///
/// # Errors
/// As [`convert`].
pub fn assemble(
    masters: &[Master],
    bookmarks: Vec<Bookmark>,
    failures: Vec<Failure>,
    settings: &Settings,
    hall: Hall<'_>,
) -> Result<Outcome, ConvertError> {
    let at_a_time = NonZeroUsize::new(settings.at_a_time).unwrap_or(NonZeroUsize::MIN);
    (hall.progress)(Event::Fitting);
    let means = Means { at_a_time, bilevel: settings.bilevel, cancel: hall.cancel };
    let mut fit = Fit::of(masters, means);
    let made = |mut choices: Vec<Choice>| -> Result<Made, ConvertError> {
        let sizes = choices.iter().map(|choice| choice.form.size()).collect();
        share_symbols(&mut choices);
        let document = document(masters, &choices, bookmarks.clone(), settings);
        let pdf = compose::compose(&document).map_err(|e| ConvertError::Compose { detail: e.to_string() })?;
        Ok(Made { choices, sizes, pdf })
    };
    // First as every page is best: what pages share, and the envelope, is known only from the finished bytes.
    let mut finished = made(fit.preferred()?)?;
    if let Some(limit) = settings.limit_bytes.filter(|limit| finished.pdf.len() as u64 > *limit) {
        let envelope = compose::overhead(masters.len(), &settings.title, &bookmarks) as u64;
        finished = within(limit, envelope, |budget| made(fit.within(budget)?))?;
    }
    let Made { choices, sizes, pdf } = finished;
    (hall.progress)(Event::Checking);
    let verdict = check::check(&pdf, &check::Options::default());
    if !verdict.conforms() {
        let first = verdict.violations.first().map(|v| format!("{} {}", v.clause, v.detail));
        return Err(ConvertError::OwnCheck { detail: first.unwrap_or_else(|| "incomplete".to_owned()) });
    }
    let conforms_to = Some(verdict.checked_against.to_string());
    let output = output(&pdf, masters.len() as u32, conforms_to, false, settings);
    let as_coded = read_again(masters, &choices, at_a_time)?;
    let pages = masters.iter().zip(choices.iter().zip(sizes)).zip(&as_coded).enumerate();
    let pages = pages.map(|(at, ((m, (c, bytes)), read))| page_report(at as u32 + 1, m, c, bytes, read));
    let mut findings = findings_of_the_whole(masters, &choices, settings);
    let spoiled = as_coded.iter().zip(1..).filter_map(|(read, number)| Some((read.finding.clone()?, number)));
    findings.extend(spoiled.map(|(finding, number)| finding.on_page(number)));
    let report = report(output, pages.collect(), findings, failures, settings);
    Ok(Outcome { pdf, report })
}

/// The largest file within `limit` that `made` makes for some budget for the pages themselves.
fn within(
    limit: u64,
    envelope: u64,
    mut made: impl FnMut(u64) -> Result<Made, ConvertError>,
) -> Result<Made, ConvertError> {
    let mut budget = limit.saturating_sub(envelope);
    let mut best: Option<Made> = None;
    // The largest budget whose file fitted, the smallest whose file did not.
    let (mut fitted, mut too_much) = (0, u64::MAX);
    for round in 0.. {
        let now = made(budget).map_err(|e| with_envelope(e, limit.saturating_sub(budget), limit))?;
        let bytes = now.pdf.len() as u64;
        if bytes > limit {
            too_much = budget;
            if best.is_none() {
                budget = budget.saturating_sub(bytes - limit + 64);
                continue;
            }
        } else {
            fitted = budget;
            if best.as_ref().is_none_or(|best| (best.pdf.len() as u64) < bytes) {
                best = Some(now);
            }
        }
        // Pages share letters, and the envelope was an estimate: what that leaves is given to the pages once more.
        let used = best.as_ref().map_or(0, |best| best.pdf.len() as u64);
        if round >= ROUNDS || used + limit / 16 > limit {
            break;
        }
        budget = if too_much == u64::MAX { fitted + limit - used } else { fitted.midpoint(too_much) };
    }
    best.ok_or(ConvertError::CannotFit { needed: limit + 1, limit, dearest: Vec::new() })
}

/// Budgets tried for what is left of a limit.
const ROUNDS: usize = 4;

/// How every page reads as it is coded.
fn read_again(
    masters: &[Master],
    choices: &[Choice],
    at_a_time: NonZeroUsize,
) -> Result<Vec<AsCoded>, ConvertError> {
    let pages: Vec<(&Master, &Choice)> = masters.iter().zip(choices).collect();
    parallel::map(pages.len(), at_a_time, |at| legible::as_coded(pages[at].0, pages[at].1))
        .into_iter()
        .collect::<Result<_, _>>()
        .map_err(|e| ConvertError::Compose { detail: e.to_string() })
}

fn document(
    masters: &[Master],
    choices: &[Choice],
    bookmarks: Vec<Bookmark>,
    settings: &Settings,
) -> Document {
    let pages = masters.iter().zip(choices).map(|(m, c)| page(m, c));
    Document {
        title: settings.title.clone(),
        language: settings.language.clone(),
        pages: pages.collect(),
        bookmarks,
        created: None,
    }
}

/// The fit speaks of pictures; a person cares for the whole file.
fn with_envelope(error: ConvertError, envelope: u64, limit: u64) -> ConvertError {
    match error {
        ConvertError::CannotFit { needed, dearest, .. } => {
            ConvertError::CannotFit { needed: needed + envelope, limit, dearest }
        }
        other => other,
    }
}

/// Letters that recur on several pages are stored once.
fn share_symbols(choices: &mut [Choice]) {
    let mut masks: Vec<&mut Coded> = choices
        .iter_mut()
        .flat_map(|choice| match &mut choice.form {
            Form::Picture(coded) => vec![coded],
            Form::Layers(page) => page.layers.iter_mut().flat_map(CodedLayer::coded_mut).collect(),
        })
        .collect();
    code::share_symbols(&mut masks);
}

/// The picture, or the layers, in the middle of its sheet.
fn page(master: &Master, choice: &Choice) -> Page {
    let (sheet, size) = (master.sheet_mm, master.size_mm);
    let middle =
        Place { x: (sheet.0 - size.0) / 2.0, y: (sheet.1 - size.1) / 2.0, width: size.0, height: size.1 };
    let layers = match &choice.form {
        Form::Picture(image) => {
            let place = (sheet != size).then_some(middle);
            vec![Layer::Picture { image: image.clone(), place }]
        }
        Form::Layers(page) => page.placed(middle),
    };
    Page { size_mm: sheet, layers }
}

/// Whether the limit made the page another than it would have been.
fn reduced(page: &Master, choice: &Choice) -> bool {
    let layers_unasked = page.layers != LayersChoice::Always
        && page.layered.as_ref().is_some_and(|made| !offer::worth(page, made));
    !choice.way.as_made() || (matches!(choice.form, Form::Layers(_)) && layers_unasked)
}

/// Why a page is coded as it is.
fn reason(page: &Master, choice: &Choice) -> &'static str {
    if reduced(page, choice) {
        return "limit";
    }
    match (&choice.form, &page.layered) {
        (Form::Layers(_), _) if page.layers == LayersChoice::Always => "layers-asked",
        (Form::Layers(_), _) => "layers",
        (Form::Picture(coded), _) if coded.is_bilevel() => "ink-only",
        (Form::Picture(_), _) if page.layers == LayersChoice::Never => "no-layers-asked",
        (Form::Picture(_), Some(made)) if !offer::faithful(made) => "layers-unfaithful",
        (Form::Picture(_), _) if page.passed_through => "as-it-is",
        (Form::Picture(_), _) => "picture",
    }
}

fn findings_of_the_whole(masters: &[Master], choices: &[Choice], settings: &Settings) -> Vec<Finding> {
    let mut findings = Vec::new();
    if settings.limit_bytes.is_none() {
        findings.push(Finding::new("limit-unknown", Severity::Info).with("receiver", &settings.receiver));
    }
    let reduced = masters.iter().zip(choices).filter(|(page, choice)| reduced(page, choice)).count();
    if reduced > 0 {
        let finding = Finding::new("pages-reduced", Severity::Info).with("count", reduced);
        findings.push(finding.with("of", choices.len()));
    }
    findings
}

fn page_report(number: u32, page: &Master, choice: &Choice, bytes: u64, read: &AsCoded) -> PageReport {
    let (coding, layers) = match &choice.form {
        Form::Picture(coded) => {
            (coding_name(&coded.coding, page.passed_through && choice.way.as_made()), None)
        }
        Form::Layers(layers) => ("layers", Some(layers_report(layers))),
    };
    let findings = page.findings.iter().map(|f| f.clone().on_page(number)).collect();
    PageReport {
        page: number,
        input: page.input.clone(),
        input_page: page.input_page,
        format: page.format.clone(),
        picture: page.picture,
        outline: page.outline.clone(),
        paper: paper_name(page.paper).to_owned(),
        size_mm: [round(page.sheet_mm.0, 1), round(page.sheet_mm.1, 1)],
        cleaned: page.cleaned,
        colour: colour_name(page.colour).to_owned(),
        dpi: round(choice.dpi, 1),
        coding: coding.to_owned(),
        reason: reason(page, choice).to_owned(),
        layers,
        layers_loss: page.layered.as_ref().map(|l| [round(l.loss.mean, 2), round(l.loss.most, 1)]),
        finest_bytes: page.finest_bytes,
        quality: choice.quality,
        bytes,
        x_height_px: page.x_height_px.map(|h| round(h * choice.dpi / page.dpi, 1)),
        legibility: read.legibility,
        misread: page.misread.zip(read.misread).map(|(made, coded)| [round(made, 3), round(coded, 3)]),
        findings,
    }
}

fn output(pdf: &[u8], pages: u32, conforms_to: Option<String>, kept: bool, settings: &Settings) -> Output {
    let digest = Sha256::digest(pdf);
    Output {
        bytes: pdf.len() as u64,
        sha256: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        pages,
        limit_bytes: settings.limit_bytes,
        conforms_to,
        kept_as_it_is: kept,
    }
}

fn report(
    output: Output,
    pages: Vec<PageReport>,
    findings: Vec<Finding>,
    failures: Vec<Failure>,
    settings: &Settings,
) -> Report {
    Report {
        format: FORMAT,
        program: concat!("liite ", env!("CARGO_PKG_VERSION")).to_owned(),
        receiver: settings.receiver.clone(),
        slot: settings.slot.clone(),
        output,
        pages,
        findings,
        failures,
    }
}

/// A file's name without its extension, for the bookmark.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}
