//! Files and folders into one attachment on the disk.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use liite_catalogue::{Bilevel, ColourRule, Receiver, SlotPages};
use liite_convert::{BilevelCoding, ColourChoice, Event, Hall, Input, Outcome, Recipe, Report, Settings};
use liite_finding::{Finding, Severity};
use liite_page::flatten::{Paper, PaperChoice};
use liite_worker::Worker;

use crate::{ApiError, inputs, save};

/// What a person asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct ConvertRequest {
    /// Files and folders, in order.
    pub inputs: Vec<PathBuf>,
    /// Where the attachment is written.
    pub output: PathBuf,
    /// Receiver's name, such as `enter-finland`.
    pub receiver: String,
    /// Slot's name, such as `passport`.
    pub slot: String,
    /// Most bytes, in place of the receiver's own limit.
    pub limit_bytes: Option<u64>,
    /// Codings of ink and paper, in place of the receiver's own.
    pub bilevel: Option<Bilevel>,
    /// How every input is treated.
    pub recipe: Recipe,
    /// Title of the document; the output's name when absent.
    pub title: Option<String>,
    /// Language of the document, BCP 47.
    pub language: Option<String>,
    /// Whether unusable inputs are left out.
    pub keep_going: bool,
}

/// What a use case runs in.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// Opens what comes from outside.
    pub worker: &'a Worker,
    /// Hears how far it is: how many inputs there are, and what happened.
    pub progress: &'a (dyn Fn(usize, Event) + Sync),
    /// Raised by the person to stop.
    pub cancel: &'a AtomicBool,
    /// Pictures worked on at a time.
    pub at_a_time: usize,
}

/// A written attachment.
#[derive(Debug, Clone, PartialEq)]
pub struct Converted {
    /// Where it is.
    pub path: PathBuf,
    /// What was found and done.
    pub report: Report,
}

/// Converts and writes.
///
/// # Errors
/// See [`ApiError`]; nothing is written then, and a file that was there before stays.
pub fn convert(request: &ConvertRequest, around: Surroundings<'_>) -> Result<Converted, ApiError> {
    let receiver = Receiver::named(&request.receiver)?;
    let slot = receiver.slot(&request.slot)?;
    let files = inputs::files(&request.inputs)?;
    refuse_overwriting_an_input(&files, &request.output)?;
    let mut recipe = request.recipe;
    if slot.colour == ColourRule::Colour && recipe.colour == ColourChoice::Auto {
        recipe.colour = ColourChoice::Colour;
    }
    if slot.pages == SlotPages::Passport && recipe.paper == PaperChoice::Auto {
        recipe.paper = PaperChoice::Known(Paper::Id3);
    }
    let settings = Settings {
        receiver: receiver.id.clone(),
        slot: request.slot.clone(),
        limit_bytes: request.limit_bytes.or(receiver.limit_bytes),
        bilevel: bilevel_coding(request.bilevel.unwrap_or(receiver.bilevel)),
        title: request.title.clone().unwrap_or_else(|| title_of(&request.output)),
        language: request.language.clone(),
        keep_going: request.keep_going,
        at_a_time: around.at_a_time,
    };
    let inputs: Vec<Input<'_>> = files.iter().map(|path| input(path, recipe)).collect();
    let count = inputs.len();
    let progress = |event| (around.progress)(count, event);
    let hall = Hall { worker: around.worker, progress: &progress, cancel: around.cancel };
    let Outcome { pdf, mut report } = liite_convert::convert(&inputs, &settings, hall)?;
    if slot.colour == ColourRule::Colour && recipe.colour != ColourChoice::Colour {
        report.findings.push(Finding::new("colour-required", Severity::Warning).with("slot", &request.slot));
    }
    let name = inputs::name(&request.output);
    if !receiver.file_name.allows(&name) {
        let better = receiver.file_name.fitted(&name);
        let finding = Finding::new("file-name", Severity::Warning).with("name", name);
        report.findings.push(finding.with("better", better).with("receiver", &receiver.id));
    }
    save::save(&request.output, &pdf)?;
    Ok(Converted { path: request.output.clone(), report })
}

/// The coder's name of what a receiver takes.
pub(crate) fn bilevel_coding(bilevel: Bilevel) -> BilevelCoding {
    match bilevel {
        Bilevel::Any => BilevelCoding::Smallest,
        Bilevel::CcittG4 => BilevelCoding::CcittG4,
    }
}

fn input(path: &Path, recipe: Recipe) -> Input<'_> {
    Input { name: inputs::name(path), recipe, load: Box::new(move || inputs::read(path)) }
}

fn title_of(output: &Path) -> String {
    output.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}

/// Originals are sacred: the result never takes the place of a file that it is made from.
fn refuse_overwriting_an_input(files: &[PathBuf], output: &Path) -> Result<(), ApiError> {
    let Ok(output_is) = output.canonicalize() else { return Ok(()) };
    let clash = files.iter().any(|file| file.canonicalize().is_ok_and(|file| file == output_is));
    if clash { Err(ApiError::OutputIsInput { path: output.to_owned() }) } else { Ok(()) }
}
