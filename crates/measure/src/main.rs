//! Accuracy and speed, measured on real and simulated material: `cargo xtask eval` and `cargo xtask bench`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program of its own, for the terminal")]

mod bench;
mod ink;
mod layers;
mod legibility;
mod ocr;
mod outline;
mod process;
mod sweep;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

/// Measures Liite.
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    what: What,
}

/// What every measurement may need.
#[derive(Debug, Args)]
pub struct Common {
    /// The release build of the command
    #[arg(long)]
    pub liite: PathBuf,
    /// Folder of real material, as its INVENTORY.md describes
    #[arg(long, env = "LIITE_DATA")]
    pub data: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// The finder of outlines: IoU on labelled and simulated photographs, false alarms
    Outline {
        #[command(flatten)]
        common: Common,
        /// Simulated photographs
        #[arg(long, default_value_t = 300)]
        simulated: u64,
    },
    /// Every picture becomes a PDF that other readers accept; nothing hangs or grows
    Sweep {
        #[command(flatten)]
        common: Common,
    },
    /// Photographed text pages in one call: bytes, and what an OCR engine reads
    Ocr {
        #[command(flatten)]
        common: Common,
        /// Pages
        #[arg(long, default_value_t = 30)]
        pages: u64,
        /// Most bytes
        #[arg(long, default_value_t = 4_000_000)]
        limit: u64,
    },
    /// Pages in layers beside OCRmyPDF and recode_pdf, where they are installed: bytes, and what an OCR engine reads
    Layers {
        #[command(flatten)]
        common: Common,
        /// Pages of each kind
        #[arg(long, default_value_t = 12)]
        pages: u64,
        /// Scans and photographs of the real material instead of simulated ones
        #[arg(long)]
        real: bool,
    },
    /// Black and white beside Otsu, Sauvola and Wolf: F-measure on simulated papers or on contests' pictures
    Ink {
        #[command(flatten)]
        options: ink::Options,
        /// The release build of the command; not needed here
        #[arg(long)]
        liite: Option<PathBuf>,
        /// Folder of real material
        #[arg(long, env = "LIITE_DATA")]
        data: Option<PathBuf>,
    },
    /// The verdict on a page beside what an OCR engine reads on it
    Legibility {
        #[command(flatten)]
        options: legibility::Options,
        /// The release build of the command; not needed here
        #[arg(long)]
        liite: Option<PathBuf>,
        /// Folder of real material
        #[arg(long, env = "LIITE_DATA")]
        data: Option<PathBuf>,
    },
    /// Trains the net that finds ink, on simulated papers
    TrainInk {
        #[command(flatten)]
        options: ink::train::Options,
    },
    /// The checker against the verdicts of the veraPDF corpus
    Corpus {
        #[command(flatten)]
        common: Common,
    },
    /// Speed and memory beside the peers that are installed
    Bench {
        #[command(flatten)]
        common: Common,
    },
}

fn main() -> ExitCode {
    let result = match Cli::parse().what {
        What::Outline { common, simulated } => outline::measure(&common, simulated),
        What::Sweep { common } => sweep::measure(&common),
        What::Ocr { common, pages, limit } => ocr::measure(&common, pages, limit),
        What::Layers { common, pages, real } => layers::measure(&common, pages, real),
        What::TrainInk { options } => ink::train::train(&options),
        What::Ink { options, data, .. } => ink::measure(&options, data.as_deref()),
        What::Legibility { options, data, .. } => legibility::measure(&options, data.as_deref()),
        What::Corpus { common } => sweep::corpus(&common),
        What::Bench { common } => bench::measure(&common),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}
