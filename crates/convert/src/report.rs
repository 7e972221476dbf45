//! The report of a conversion: what was found, what was done, what came out. Its JSON form is `docs/report.md`.

use liite_finding::Finding;
use liite_page::colour::Colour;
use liite_page::flatten::Paper;
use liite_page::legibility::Legibility;
use liite_pdf::code::{CodedLayer, CodedPage, Coding};
use liite_raster::Channels;
use serde::{Deserialize, Serialize};

use crate::error::Failure;

/// Version of the JSON form; a change that breaks readers raises it.
pub const FORMAT: &str = "liite-report/1";

/// The finished file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Output {
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Its pages.
    pub pages: u32,
    /// Most bytes allowed; absent where no limit is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit_bytes: Option<u64>,
    /// The standard it was checked against and conforms to; absent for a kept PDF that does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conforms_to: Option<String>,
    /// Whether it is the very PDF that was given.
    pub kept_as_it_is: bool,
}

/// The outline that was found or given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OutlineReport {
    /// Corners clockwise from the top left, in pixels of the upright picture.
    pub corners: [[f64; 2]; 4],
    /// 0 to 1; 1 when a person gave them.
    pub confidence: f64,
    /// Whether the page was cut out along them.
    pub used: bool,
}

/// One page of the attachment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PageReport {
    /// Number in the attachment, from 1.
    pub page: u32,
    /// The input it came from.
    pub input: String,
    /// Page or picture within that input, from 1.
    pub input_page: u32,
    /// Format of the input, as recognised by its content.
    pub format: String,
    /// Size of the upright picture in pixels.
    pub picture: [u32; 2],
    /// The outline; absent when there was none or it was switched off.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outline: Option<OutlineReport>,
    /// Paper recognised: `a4`, `letter`, `id-1`, ... or `other`.
    pub paper: String,
    /// Size of the page in millimetres.
    pub size_mm: [f64; 2],
    /// Whether light was evened out and the paper whitened.
    pub cleaned: bool,
    /// Colour found: `none`, `spots` (stamps, signatures) or `full`.
    pub colour: String,
    /// Resolution of the coded picture, dots per inch.
    pub dpi: f64,
    /// Coding: `jpeg-as-it-is`, `jpeg-colour`, `jpeg-grey`, `ccitt-g4`, `jbig2`, `layers`.
    pub coding: String,
    /// Why this coding: `as-it-is`, `ink-only`, `layers`, `layers-asked`, `no-layers-asked`,
    /// `layers-unfaithful`, `picture`, `limit`.
    pub reason: String,
    /// What the layers take; absent for other codings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers: Option<LayersReport>,
    /// How far the page in layers would be, or is, from the page, in levels from 0 to 255: the mean, and what one place
    /// in two hundred exceeds. Absent where it cannot be taken apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layers_loss: Option<[f64; 2]>,
    /// Bytes of the page as one picture at its finest.
    pub finest_bytes: u64,
    /// JPEG quality, 1 to 100; absent for other codings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quality: Option<u8>,
    /// Bytes of the coded page.
    pub bytes: u64,
    /// Median height of small letters in the coded picture, pixels; absent where no text was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub x_height_px: Option<f64>,
    /// How it reads as it is coded: `readable`, `doubtful` or `unreadable`.
    pub legibility: Legibility,
    /// Part of its letters that a reader would misread, 0 to 1: on the page as it was made, and as it is coded. Absent
    /// where there is nothing like text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub misread: Option<[f64; 2]>,
    /// What was noticed about it.
    pub findings: Vec<Finding>,
}

/// The layers of one page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct LayersReport {
    /// Bytes of the text and lines in one ink.
    pub text_bytes: u64,
    /// Bytes of ink with colours of its own, and how many pieces.
    pub ink_bytes: u64,
    /// Pieces of such ink.
    pub inks: u32,
    /// Bytes of pictures, tints and everything else.
    pub picture_bytes: u64,
    /// Pieces of those.
    pub pictures: u32,
}

/// Everything about one conversion.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// [`FORMAT`].
    pub format: &'static str,
    /// Name and version of the program.
    pub program: String,
    /// The receiver.
    pub receiver: String,
    /// The slot.
    pub slot: String,
    /// The finished file.
    pub output: Output,
    /// Page by page; empty for a PDF that was kept as it is.
    pub pages: Vec<PageReport>,
    /// What was noticed about the whole.
    pub findings: Vec<Finding>,
    /// Inputs that were left out.
    pub failures: Vec<Failure>,
}

/// A paper's name in reports.
pub fn paper_name(paper: Paper) -> &'static str {
    match paper {
        Paper::A3 => "a3",
        Paper::A4 => "a4",
        Paper::A5 => "a5",
        Paper::Letter => "letter",
        Paper::Legal => "legal",
        Paper::Id1 => "id-1",
        Paper::Id2 => "id-2",
        Paper::Id3 => "id-3",
        Paper::Receipt => "receipt",
        Paper::Other => "other",
    }
}

/// A colour's name in reports.
pub fn colour_name(colour: Colour) -> &'static str {
    match colour {
        Colour::None => "none",
        Colour::Spots { .. } => "spots",
        Colour::Full => "full",
    }
}

/// What each kind of layer takes.
pub fn layers_report(page: &CodedPage) -> LayersReport {
    let mut report = LayersReport::default();
    for layer in &page.layers {
        let bytes: usize = layer.coded().map(liite_pdf::code::Coded::size).sum();
        match layer {
            CodedLayer::Fill { .. } => {}
            CodedLayer::Picture { .. } => {
                report.picture_bytes += bytes as u64;
                report.pictures += 1;
            }
            CodedLayer::Ink { .. } => report.text_bytes += bytes as u64,
            CodedLayer::Inked { .. } => {
                report.ink_bytes += bytes as u64;
                report.inks += 1;
            }
        }
    }
    report
}

/// A coding's name in reports.
pub fn coding_name(coding: &Coding, passed_through: bool) -> &'static str {
    match coding {
        Coding::Jpeg { .. } if passed_through => "jpeg-as-it-is",
        Coding::Jpeg { channels: Channels::Rgb } => "jpeg-colour",
        Coding::Jpeg { channels: Channels::Grey } => "jpeg-grey",
        Coding::CcittG4 => "ccitt-g4",
        Coding::Jbig2 { .. } => "jbig2",
    }
}
