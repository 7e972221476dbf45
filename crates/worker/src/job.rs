//! What is asked of the isolated process, and what comes back.

use liite_finding::Finding;
use liite_pdf::check::Verdict;
use liite_pdf::read::Inspection;
use liite_raster::Raster;
use serde::{Deserialize, Serialize};

/// What one job may use. Half of it binds the process that decodes, half the one that listens; see the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Largest file sent, in bytes.
    pub input_bytes: u64,
    /// Memory of the decoding process, in bytes (data, heap and stacks; not the program itself).
    pub memory: u64,
    /// Processor time of the decoding process, in seconds.
    pub cpu_seconds: u64,
    /// Time until the next answer, in milliseconds; the time that the caller takes over an answer is not counted.
    pub patience_ms: u64,
    /// Most pictures or pages in an answer.
    pub pictures: u32,
    /// Most pixels in one picture.
    pub pixels: u64,
    /// Most bytes in all answers of a job together.
    pub output_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            input_bytes: 300_000_000,
            memory: 900_000_000,
            cpu_seconds: 900,
            patience_ms: 30_000,
            pictures: 500,
            pixels: 60_000_000,
            output_bytes: 20_000_000_000,
        }
    }
}

/// What to do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Job {
    /// Give its pictures, or the pages of a PDF, one after the other.
    Pictures(Pictures),
    /// Say what is in a PDF and whether it conforms; no pictures.
    CheckPdf,
}

impl Job {
    /// The pictures of a file, with nothing special wished.
    #[must_use]
    pub fn pictures() -> Self {
        Job::Pictures(Pictures::default())
    }
}

/// How pictures are wished.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Pictures {
    /// Resolution for pages of a PDF that must be rendered, in pixels an inch; by what is on the page when `None`.
    pub dpi: Option<f64>,
    /// Pages of a PDF that are one image are rendered, too, so that every page shows what a viewer shows.
    pub render_always: bool,
    /// The first picture or page wished, from 0; those before it are passed over.
    pub first: u32,
}

/// One answer.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// The file is a PDF; comes before its pages, so that the caller can keep the file as it is and break off.
    Pdf(Box<PdfReport>),
    /// The next picture or page.
    Picture(Box<Picture>),
}

/// What is known about a PDF before a page is looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PdfReport {
    /// What is in it.
    pub inspection: Inspection,
    /// Whether it conforms to the part of PDF/A that it claims, or to PDF/A-2b when it claims none.
    pub verdict: Verdict,
}

/// Where the samples of a picture come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// Decoded from a picture file.
    Decoded,
    /// The image that makes up a page of a PDF.
    Extracted,
    /// Rendered from a page of a PDF.
    Rendered,
}

/// An upright sRGB picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// Number of the picture or page in its file, from 1.
    pub page: u32,
    /// The samples.
    pub raster: Raster,
    /// Where they come from.
    pub origin: Origin,
    /// Name of the file's format, such as `jpeg` or `pdf`.
    pub format: String,
    /// Resolution in pixels an inch, horizontally and vertically, when the file says so.
    pub dpi: Option<(f64, f64)>,
    /// Width and height on paper in millimetres, when the file says so for certain (a page of a PDF).
    pub size_mm: Option<(f64, f64)>,
    /// The source has one bit a sample: the raster is grey and every sample 0 or 255.
    pub bilevel: bool,
    /// A JPEG stream without metadata that shows exactly `raster`.
    pub jpeg: Option<Vec<u8>>,
    /// What was noticed.
    pub findings: Vec<Finding>,
}

/// How a job ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Pictures given.
    pub pictures: u32,
    /// False when the caller broke off before the end.
    pub complete: bool,
    /// The most memory that the process held, in bytes, where that can be known.
    pub peak_memory: Option<u64>,
}
