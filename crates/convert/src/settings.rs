//! What a person asked for: how each input is treated, and what the whole must fit.

use std::io;

use liite_page::flatten::PaperChoice;
use liite_pdf::code::BilevelCoding;
use liite_raster::{Quad, QuarterTurn};
use serde::{Deserialize, Serialize};

/// Colour of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColourChoice {
    /// Page by page: colour where there is colour, never a lost stamp.
    #[default]
    Auto,
    /// Always colour.
    Colour,
    /// Shades of grey.
    Grey,
    /// Ink and paper only.
    Bw,
}

/// Whether a page's text is taken apart from its ground and pictures (mixed raster content), which makes it many times
/// smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LayersChoice {
    /// Where a reader sees no difference.
    #[default]
    Auto,
    /// Wherever there is text.
    Always,
    /// Never: a page stays as continuous as a photograph.
    Never,
}

/// Where the page lies in its picture.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OutlineChoice {
    /// Looked for; the whole picture when it is not found with confidence.
    #[default]
    Auto,
    /// The whole picture is the page.
    Whole,
    /// These corners, in pixels of the upright picture.
    Corners(Quad),
}

/// How one input becomes pages.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Recipe {
    /// Where the page is.
    pub outline: OutlineChoice,
    /// Turn of the finished page, clockwise.
    pub turn: QuarterTurn,
    /// Paper that the page is put on.
    pub paper: PaperChoice,
    /// Colour of the page.
    pub colour: ColourChoice,
    /// Whether it is taken apart into layers.
    pub layers: LayersChoice,
}

/// One file to be converted: a name for people, how to treat it, and a way to its bytes.
///
/// The bytes are fetched only when their turn comes, so that a hundred photographs never lie in memory at once.
pub struct Input<'a> {
    /// What a person calls it.
    pub name: String,
    /// How it is treated.
    pub recipe: Recipe,
    /// Gives its bytes.
    pub load: Box<dyn Fn() -> io::Result<Vec<u8>> + Send + Sync + 'a>,
}

/// What holds for the whole attachment.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Receiver's name, for the report.
    pub receiver: String,
    /// Slot's name, for the report.
    pub slot: String,
    /// Most bytes of the finished file; none where no limit is known.
    pub limit_bytes: Option<u64>,
    /// Codings of ink and paper that the receiver takes.
    pub bilevel: BilevelCoding,
    /// Title of the document.
    pub title: String,
    /// Language of the document, BCP 47; none when nobody said it.
    pub language: Option<String>,
    /// Whether a file that cannot be used is left out (and reported) instead of stopping the whole.
    pub keep_going: bool,
    /// Pictures worked on at a time, at least 1; memory grows with it.
    pub at_a_time: usize,
}

/// Finest resolution that pages are kept at, dots per inch: what scanners deliver and archives ask for.
pub const MAX_DPI: f64 = 300.0;
