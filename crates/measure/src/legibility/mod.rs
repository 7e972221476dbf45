//! Does the verdict on a page predict what an OCR engine makes of it? And the weights that let it.

mod learn;
mod material;
mod real;
mod tables;

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use liite_convert::parallel;
use liite_finding::Finding;
use liite_page::legibility::{self, Legibility, Reading};
use liite_testkit::typeset::Texts;

use crate::process::installed;
use learn::Sample;
use material::{Case, Reader};

/// Seeds of the pages that weights were learned from, and of those held apart.
const LEARNED_FROM: u64 = 1_000_000;
const HELD_APART: u64 = 9_700_000;

/// What `eval legibility` is asked.
#[derive(Debug, clap::Args)]
pub struct Options {
    /// Pages
    #[arg(long, default_value_t = 360)]
    pages: u64,
    /// Pages left out at the beginning, to look at a single one
    #[arg(long, default_value_t = 0)]
    skip: u64,
    /// Learns the weights from other pages and other texts, and writes them into this source file
    #[arg(long)]
    learn: Option<PathBuf>,
    /// Folder in which pages and what the OCR engine read on them are remembered, so that a second run is quick
    #[arg(long)]
    known: Option<PathBuf>,
    /// Pages worked on at a time
    #[arg(long, default_value_t = 2)]
    at_a_time: usize,
    /// First seed, to look at other pages than those that the published figures are of
    #[arg(long)]
    seed: Option<u64>,
    /// Judges the real pictures of the data folder instead
    #[arg(long)]
    real: bool,
    /// Prints every page
    #[arg(long)]
    each: bool,
}

/// One page with what was predicted and what was read.
struct Judged {
    case: Case,
    misread: f64,
    reading: Option<Reading>,
    called: Legibility,
    findings: Vec<Finding>,
}

/// Prints the tables, or learns.
pub fn measure(options: &Options, data: Option<&Path>) -> Result<(), String> {
    if !installed("tesseract") {
        return Err("tesseract is needed".to_owned());
    }
    if options.real {
        return real::measure(data.ok_or("--data names the folder of real material")?);
    }
    let reader = Reader::new(options.known.as_deref())?;
    let learning = options.learn.is_some();
    let (first, texts) =
        if learning { (LEARNED_FROM, Texts::Letters) } else { (HELD_APART, Texts::Contracts) };
    let first = options.seed.unwrap_or(first);
    let at_a_time = NonZeroUsize::new(options.at_a_time).unwrap_or(NonZeroUsize::MIN);
    let case = |i: usize| Case::of(options.skip + i as u64, first, texts);
    let judged = parallel::map(options.pages as usize, at_a_time, |i| judge(case(i), &reader, learning));
    let judged: Vec<Judged> = judged.into_iter().collect::<Result<_, String>>()?;
    if options.each {
        judged.iter().for_each(line);
    }
    match &options.learn {
        Some(path) => {
            let samples = judged
                .into_iter()
                .filter(|j| j.case.shows_its_loss())
                .filter_map(|j| Some(Sample { patches: j.reading?.patches, misread: j.misread }))
                .collect::<Vec<_>>();
            write(path, &learn::learn(&samples, LEARNED_FROM))
        }
        None => {
            tables::print(&judged);
            Ok(())
        }
    }
}

/// Learning needs no verdict, and so not always the photograph.
fn judge(case: Case, reader: &Reader, learning: bool) -> Result<Judged, String> {
    if learning && let Some((page, misread)) = reader.known(&case) {
        let reading = legibility::read(&page);
        return Ok(Judged { case, misread, reading, called: Legibility::Readable, findings: Vec::new() });
    }
    let (master, page, text) = case.page()?;
    let misread = reader.error_rate(&case, &page, &text)?;
    let reading = legibility::read(&page);
    // What is coded coarsely is judged as it is coded; what was wrong before stays wrong.
    let coded = case.coding.and(reading.as_ref()).map_or(Legibility::Readable, |r| Legibility::of(r.misread));
    let called = coded.max(master.legibility);
    Ok(Judged { case, misread, reading, called, findings: master.findings })
}

fn line(j: &Judged) {
    let predicted = j.reading.as_ref().map_or("-".to_owned(), |r| format!("{:.3}", r.misread));
    let rules: Vec<String> = j.findings.iter().map(|f| format!("{}:{:?}", f.rule, f.severity)).collect();
    let strength = j.case.coding.map_or(j.case.strength, |c| c.1);
    let (seed, kind, called) = (j.case.seed, j.case.kind(), j.called.name());
    println!(
        "{seed} {kind:14} {strength:.2} read {:.3} predicted {predicted} {called} {}",
        j.misread,
        rules.join(" ")
    );
}

/// Puts the constants into the source file, in front of its function.
fn write(path: &Path, constants: &str) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
    let from = text.find("const MEAN").ok_or("no weights there")?;
    let to = text.find("/// Part of a patch").ok_or("no function there")?;
    let new = format!("{}{constants}\n{}", &text[..from], &text[to..]);
    std::fs::write(path, new).map_err(|e| e.to_string())
}
