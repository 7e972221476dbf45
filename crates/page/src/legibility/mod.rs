//! How well a page can be read: what part of its letters would be misread, and what spoils them.

mod beat;
mod causes;
mod cover;
mod edge;
mod glare;
mod ink;
mod margin;
mod reading;
mod rim;
mod text;
mod weights;

use liite_finding::{Finding, Severity};
use liite_raster::{Bitmap, Raster};
use serde::{Deserialize, Serialize};

use crate::clean::Cleaned;
pub use edge::edge_width;
pub use reading::{MEASURES, Measures, Patch, Reading, read, read_copy};
use rim::Rim;
pub use text::{TextHeight, text_height};

/// How a page reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Legibility {
    /// As a reader wishes, or nothing to be read.
    #[default]
    Readable,
    /// Some of it is lost or has to be guessed.
    Doubtful,
    /// Much of it cannot be read.
    Unreadable,
}

/// A page of which so many letters would be misread is doubtful.
pub const DOUBTFUL: f64 = 0.12;
/// A page of which so many letters would be misread cannot be read.
pub const UNREADABLE: f64 = 0.35;

impl Legibility {
    /// The legibility of a page of which `misread` (0 to 1) of the letters would be misread.
    #[must_use]
    pub fn of(misread: f64) -> Self {
        if misread >= UNREADABLE {
            Legibility::Unreadable
        } else if misread >= DOUBTFUL {
            Legibility::Doubtful
        } else {
            Legibility::Readable
        }
    }

    /// Its name in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Legibility::Readable => "readable",
            Legibility::Doubtful => "doubtful",
            Legibility::Unreadable => "unreadable",
        }
    }

    /// How much a finding about a page that reads so matters.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            Legibility::Readable => Severity::Info,
            Legibility::Doubtful => Severity::Warning,
            Legibility::Unreadable => Severity::Error,
        }
    }
}

/// What was measured on a page, and what a person should know about it.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Height of the letters; `None` where there is no text, or none that can be made out.
    pub text: Option<TextHeight>,
    /// Width of the edges in pixels.
    pub edge_px: Option<f64>,
    /// How the page reads, everything taken together.
    pub legibility: Legibility,
    /// Part of the letters that would be misread, 0 to 1; `None` where there is nothing like text.
    pub misread: Option<f64>,
    /// What spoils it, each with a cure, without a page number yet: an error where the page cannot be read, a warning
    /// where it is doubtful, for information where it does no harm.
    pub findings: Vec<Finding>,
}

/// Judges a page: `flat` before cleaning, `cleaned` and `ink` made from it, all of one resolution.
///
/// What is judged may be a copy of the page made `shrunk` times smaller (1: the page itself), which is quicker; all
/// heights and widths given are the page's own.
#[must_use]
pub fn judge(flat: &Raster, cleaned: &Cleaned, ink: &Bitmap, shrunk: u32) -> Verdict {
    judge_finer(flat, cleaned, ink, shrunk, || None)
}

/// As [`judge`]; where the letters of the copy are too low, the page is read again as it is (`finer`, if there is one).
#[must_use]
pub fn judge_finer<'a>(
    flat: &Raster,
    cleaned: &Cleaned,
    ink: &Bitmap,
    shrunk: u32,
    finer: impl FnOnce() -> Option<&'a Raster>,
) -> Verdict {
    let shrunk = shrunk.max(1);
    let scale = f64::from(shrunk);
    let text = text_height(ink).map(|t| t.scaled(scale));
    let edge_px = edge_width(&cleaned.raster).map(|edge| edge * scale);
    let mut reading = read_copy(&cleaned.raster, shrunk);
    if shrunk > 1
        && reading.as_ref().is_none_or(Reading::is_too_coarse)
        && let Some(finer) = finer()
    {
        reading = read_copy(finer, 1);
    }
    // Without a line of letters, only bare paper with much on it is taken for a page of text beyond reading.
    let reading = reading.filter(|r| r.text.is_some() || cleaned.paper_share > 0.5);
    let objects = (cleaned.paper_share > 0.25).then(|| Rim::of(&cleaned.raster).objects());
    // A finger is no text that cannot be read.
    let reading = reading.and_then(|r| match &objects {
        Some(objects) => r.without(objects.cells, &objects.covered()),
        None => Some(r),
    });
    let looks = causes::Looks { flat, cleaned, objects: objects.as_ref() };
    let findings = causes::findings(&looks, reading.as_ref(), edge_px);
    Verdict { text, edge_px, legibility: worst(&findings), misread: reading.map(|r| r.misread), findings }
}

/// Judges a page of ink and paper alone, which has no blur and no glare.
#[must_use]
pub fn judge_ink(ink: &Bitmap) -> Verdict {
    let reading = read(&ink.to_raster()).filter(|r| r.text.is_some());
    let findings = reading.as_ref().map_or_else(Vec::new, causes::of_ink);
    let text = text_height(ink);
    Verdict {
        text,
        edge_px: None,
        legibility: worst(&findings),
        misread: reading.map(|r| r.misread),
        findings,
    }
}

fn worst(findings: &[Finding]) -> Legibility {
    match findings.iter().map(|f| f.severity).max() {
        Some(Severity::Error) => Legibility::Unreadable,
        Some(Severity::Warning) => Legibility::Doubtful,
        _ => Legibility::Readable,
    }
}
