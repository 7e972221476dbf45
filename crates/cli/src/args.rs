//! The command line, as clap reads it and as the man page and the completions show it.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use liite_api::{
    Bilevel, ColourChoice, LayersChoice, OutlineChoice, PaperChoice, Point, Quad, QuarterTurn, Receiver,
    Recipe,
};

/// Photographed and scanned papers become one clear, archivable PDF that fits its receiver.
#[derive(Debug, Parser)]
#[command(name = "liite", version, after_help = AFTER_HELP)]
pub struct Cli {
    /// Language of the messages: en, fi or sv; the system's language when not given
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub messages: Option<String>,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

const AFTER_HELP: &str = "Exit codes: 0 done; 1 nothing written; 2 command line not understood; 3 written, but some \
inputs or folders were left out; 4 cannot be made small enough and stay readable; 5 not acceptable or not PDF/A \
(check), a picture could not be opened (outline); 130 stopped by Ctrl-C.\n\nThis program is unofficial. It sends \
nothing anywhere.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make one PDF of pictures, scans and PDFs
    Convert(ConvertArgs),
    /// Say whether a PDF is acceptable and conforms to PDF/A
    Check(CheckArgs),
    /// Print the corners of the page in each picture as CSV
    Outline(OutlineArgs),
    /// Make one PDF of every sub-folder
    Batch(BatchArgs),
    /// Print shell completions
    Completions {
        /// Which shell
        shell: clap_complete::Shell,
    },
    /// Print the man page
    Man,
}

/// `convert`.
#[derive(Debug, Args)]
pub struct ConvertArgs {
    /// Pictures, PDFs and folders, in order
    #[arg(required = true, value_name = "INPUT")]
    pub inputs: Vec<PathBuf>,
    /// The PDF to write
    #[arg(short, long, value_name = "OUT.pdf")]
    pub output: PathBuf,
    /// Title of the document; the output's name when not given
    #[arg(long)]
    pub title: Option<String>,
    /// Print the report as JSON
    #[arg(long)]
    pub json: bool,
    /// Tell page by page how it was coded, why, and what it takes
    #[arg(long, conflicts_with = "json")]
    pub explain: bool,
    /// How pages are made
    #[command(flatten)]
    pub treatment: Treatment,
}

/// `batch`.
#[derive(Debug, Args)]
pub struct BatchArgs {
    /// Folder whose sub-folders become one PDF each
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// Folder for the PDFs and report.json
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// Print the report as JSON
    #[arg(long)]
    pub json: bool,
    /// How pages are made
    #[command(flatten)]
    pub treatment: Treatment,
}

/// `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The PDF
    #[arg(value_name = "FILE.pdf")]
    pub file: PathBuf,
    /// Who shall receive it
    #[arg(long, default_value = "enter-finland", value_parser = receivers())]
    pub receiver: String,
    /// Most bytes, in place of the receiver's limit (such as 4000000, 500kB or 2MB)
    #[arg(long, value_name = "BYTES", value_parser = bytes)]
    pub limit: Option<u64>,
    /// Print the verdict as JSON
    #[arg(long)]
    pub json: bool,
}

/// `outline`.
#[derive(Debug, Args)]
pub struct OutlineArgs {
    /// The pictures
    #[arg(required = true, value_name = "IMAGE")]
    pub images: Vec<PathBuf>,
}

/// How pages are made, for `convert` and `batch`.
#[derive(Debug, Args)]
pub struct Treatment {
    /// Who shall receive it
    #[arg(long, default_value = "enter-finland", value_parser = receivers())]
    pub receiver: String,
    /// Which attachment it is: passport (always in colour) or general
    #[arg(long, default_value = "general")]
    pub slot: String,
    /// Most bytes, in place of the receiver's limit (such as 4000000, 500kB or 2MB)
    #[arg(long, value_name = "BYTES", value_parser = bytes)]
    pub limit: Option<u64>,
    /// Colour of the pages
    #[arg(long, visible_alias = "color", value_enum, default_value_t = ColourArg::Auto)]
    pub colour: ColourArg,
    /// Text apart from its ground and pictures, which makes pages many times smaller
    #[arg(long, value_enum, default_value_t = LayersArg::Auto)]
    pub layers: LayersArg,
    /// Coding of ink and paper, in place of what the receiver takes
    #[arg(long, value_enum)]
    pub bilevel: Option<BilevelArg>,
    /// Where the page is: auto, none (the whole picture), or its corners in pixels: x,y;x,y;x,y;x,y
    #[arg(long, default_value = "auto", value_parser = outline, allow_hyphen_values = true)]
    pub outline: OutlineChoice,
    /// Turn every page clockwise by 0, 90, 180 or 270 degrees
    #[arg(long, default_value = "0", value_name = "DEGREES", value_parser = turn, allow_negative_numbers = true)]
    pub rotate: QuarterTurn,
    /// Paper: a4, original (as large as it is) or auto (a standard size when it is close to one)
    #[arg(long, value_enum, default_value_t = PageSize::Auto)]
    pub page_size: PageSize,
    /// Language of the document, such as fi or uk
    #[arg(long, value_parser = language)]
    pub language: Option<String>,
    /// Leave unusable inputs out instead of stopping
    #[arg(long)]
    pub keep_going: bool,
    /// Print nothing but errors
    #[arg(short, long)]
    pub quiet: bool,
}

impl Treatment {
    /// The recipe for every page.
    pub fn recipe(&self) -> Recipe {
        Recipe {
            outline: self.outline,
            turn: self.rotate,
            paper: match self.page_size {
                PageSize::A4 => PaperChoice::A4,
                PageSize::Original => PaperChoice::Original,
                PageSize::Auto => PaperChoice::Auto,
            },
            colour: match self.colour {
                ColourArg::Auto => ColourChoice::Auto,
                ColourArg::Colour => ColourChoice::Colour,
                ColourArg::Grey => ColourChoice::Grey,
                ColourArg::Bw => ColourChoice::Bw,
            },
            layers: match self.layers {
                LayersArg::Auto => LayersChoice::Auto,
                LayersArg::Always => LayersChoice::Always,
                LayersArg::Never => LayersChoice::Never,
            },
        }
    }
}

/// `--colour`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum ColourArg {
    /// Page by page; a coloured stamp is never lost
    Auto,
    /// Always colour
    #[value(alias = "color")]
    Colour,
    /// Shades of grey
    #[value(alias = "gray")]
    Grey,
    /// Ink and paper only
    Bw,
}

/// `--layers`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LayersArg {
    /// Where a reader sees no difference
    Auto,
    /// Wherever there is text
    Always,
    /// Never: a page stays a photograph
    Never,
}

/// `--bilevel`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum BilevelArg {
    /// Whichever lossless one is smaller
    Any,
    /// Fax group 4, for archives that refuse JBIG2
    CcittG4,
}

impl From<BilevelArg> for Bilevel {
    fn from(arg: BilevelArg) -> Self {
        match arg {
            BilevelArg::Any => Bilevel::Any,
            BilevelArg::CcittG4 => Bilevel::CcittG4,
        }
    }
}

/// `--page-size`.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum PageSize {
    /// A4
    A4,
    /// As large as it is
    Original,
    /// A standard size when it is close to one
    Auto,
}

fn receivers() -> clap::builder::PossibleValuesParser {
    Receiver::names().into()
}

fn bytes(text: &str) -> Result<u64, String> {
    let lower = text.trim().to_lowercase();
    let (digits, factor) = match lower.trim_end_matches('b') {
        rest if rest.ends_with('k') => (rest.trim_end_matches('k'), 1000.0),
        rest if rest.ends_with('m') => (rest.trim_end_matches('m'), 1_000_000.0),
        rest => (rest, 1.0),
    };
    match digits.trim().parse::<f64>() {
        Ok(number) if number > 0.0 && number * factor <= 1e12 => Ok((number * factor) as u64),
        _ => Err("a number of bytes such as 4000000, 500kB or 2MB".to_owned()),
    }
}

fn turn(text: &str) -> Result<QuarterTurn, String> {
    text.parse().ok().and_then(QuarterTurn::from_degrees).ok_or_else(|| "0, 90, 180 or 270".to_owned())
}

fn outline(text: &str) -> Result<OutlineChoice, String> {
    match text {
        "auto" => return Ok(OutlineChoice::Auto),
        "none" => return Ok(OutlineChoice::Whole),
        _ => {}
    }
    let wrong = || "auto, none, or four corners x,y;x,y;x,y;x,y in pixels".to_owned();
    let mut corners = Vec::with_capacity(4);
    for pair in text.split(';') {
        let (x, y) = pair.split_once(',').ok_or_else(wrong)?;
        let number = |n: &str| n.trim().parse::<f64>().ok().filter(|v| v.is_finite() && v.abs() < 1e6);
        corners.push(Point::new(number(x).ok_or_else(wrong)?, number(y).ok_or_else(wrong)?));
    }
    let corners: [Point; 4] = corners.try_into().map_err(|_| wrong())?;
    let quad = Quad(corners);
    if quad.is_convex() { Ok(OutlineChoice::Corners(quad)) } else { Err(wrong()) }
}

/// A language tag in the shape of BCP 47: letters first, parts of 1 to 8 letters or digits.
fn language(text: &str) -> Result<String, String> {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let good = (2..=8).contains(&first.len())
        && first.chars().all(|c| c.is_ascii_alphabetic())
        && parts.all(|p| (1..=8).contains(&p.len()) && p.chars().all(|c| c.is_ascii_alphanumeric()));
    if good { Ok(text.to_owned()) } else { Err("a language such as fi, sv or uk".to_owned()) }
}

/// Prints the completions of `shell`.
pub fn completions(shell: clap_complete::Shell) -> ExitCode {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "liite", &mut bytes);
    print(&bytes)
}

/// Prints the man page: the command and, below it, each subcommand.
pub fn man() -> ExitCode {
    let mut bytes = Vec::new();
    let command = Cli::command();
    let pages = std::iter::once(command.clone()).chain(
        command.get_subcommands().filter(|sub| !sub.is_hide_set()).map(|sub| {
            let name = format!("liite {}", sub.get_name());
            sub.clone().display_name(name.clone()).bin_name(name)
        }),
    );
    for page in pages {
        if let Err(e) = clap_mangen::Man::new(page).render(&mut bytes) {
            crate::say::talk(&e.to_string());
            return ExitCode::from(crate::exit::FAILED);
        }
    }
    print(&bytes)
}

fn print(bytes: &[u8]) -> ExitCode {
    let _ = std::io::stdout().lock().write_all(bytes);
    ExitCode::SUCCESS
}
