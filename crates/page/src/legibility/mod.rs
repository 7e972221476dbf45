//! How well a page can be read: the height of its letters, the width of its edges, light that spoils it.

mod edge;
mod ink;
mod reading;
mod text;
mod weights;

use liite_finding::{Finding, Severity};
use liite_raster::{Bitmap, Raster};

use crate::clean::Cleaned;
pub use edge::edge_width;
pub use reading::{MEASURES, Measures, Patch, Reading, read};
pub use text::{TextHeight, text_height};

/// What was measured on a page, and what a person should know about it.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Height of the letters; `None` where there is no text, or none that can be made out.
    pub text: Option<TextHeight>,
    /// Width of the edges in pixels.
    pub edge_px: Option<f64>,
    /// `page-blurred`, `page-dark`, `page-glare`, `page-text-coarse`; all warnings, without a page number yet.
    pub findings: Vec<Finding>,
}

/// Edges wider than this part of the letters' height run into one another.
const BLURRED: f64 = 0.5;
/// Letters lower than this many pixels are guessed rather than read.
const COARSE: f64 = 7.0;
/// Paper darker than this (0 to 255) has lost its contrast to noise.
const DARK: u8 = 60;
/// Part of the page that a reflection must cover.
const GLARE: f64 = 0.01;

/// Judges a page: `flat` before cleaning, `cleaned` and `ink` made from it, all of one resolution.
///
/// What is judged may be a copy of the page made `shrunk` times smaller (1: the page itself), which is quicker; all
/// heights and widths given are the page's own.
#[must_use]
pub fn judge(flat: &Raster, cleaned: &Cleaned, ink: &Bitmap, shrunk: u32) -> Verdict {
    let scale = f64::from(shrunk.max(1));
    let text = text_height(ink).map(|t| TextHeight {
        x_height_px: t.x_height_px * scale,
        small_px: t.small_px * scale,
        letters: t.letters,
    });
    let edge_px = edge_width(&cleaned.raster).map(|edge| edge * scale);
    let mut findings = Vec::new();
    let blurred = match (edge_px, text) {
        (Some(edge), Some(text)) => edge > (BLURRED * text.x_height_px).max(4.5),
        // No letters at all, and no sharp edge anywhere: the picture was moved or out of focus.
        (Some(edge), None) => edge > 6.0,
        (None, _) => false,
    };
    if blurred {
        let width = format!("{:.0}", edge_px.unwrap_or(0.0));
        findings.push(Finding::new("page-blurred", Severity::Warning).with("edge", width));
    }
    if let Some(text) = text.filter(|t| t.x_height_px < COARSE) {
        let height = format!("{:.0}", text.x_height_px);
        findings.push(Finding::new("page-text-coarse", Severity::Warning).with("height", height));
    }
    if cleaned.paper_share > 0.25 && cleaned.paper_level < DARK {
        findings.push(Finding::new("page-dark", Severity::Warning));
    }
    if cleaned.changed && cleaned.paper_level < 215 && glare(flat, cleaned.paper_level) >= GLARE {
        findings.push(Finding::new("page-glare", Severity::Warning));
    }
    Verdict { text, edge_px, findings }
}

/// Part of the page inside the largest patch where every channel is at its end while the paper elsewhere is not.
fn glare(flat: &Raster, paper: u8) -> f64 {
    let factor = (flat.width().max(flat.height()) / 200).max(1);
    let small = flat.shrunk_by(factor);
    let n = small.channels().count();
    let (cols, rows) = (small.width() as usize, small.height() as usize);
    let burnt: Vec<bool> = small
        .data()
        .chunks_exact(n)
        .map(|p| p.iter().all(|&v| v >= 252 && v.saturating_sub(paper) >= 40))
        .collect();
    let mut seen = vec![false; burnt.len()];
    let (mut stack, mut largest) = (Vec::new(), 0usize);
    for start in 0..burnt.len() {
        if seen[start] || !burnt[start] {
            continue;
        }
        seen[start] = true;
        stack.push(start);
        let mut cells = 0;
        while let Some(at) = stack.pop() {
            cells += 1;
            let (x, y) = (at % cols, at / cols);
            for (i, j) in [(x.wrapping_sub(1), y), (x + 1, y), (x, y.wrapping_sub(1)), (x, y + 1)] {
                if i < cols && j < rows && burnt[j * cols + i] && !seen[j * cols + i] {
                    seen[j * cols + i] = true;
                    stack.push(j * cols + i);
                }
            }
        }
        largest = largest.max(cells);
    }
    largest as f64 / burnt.len().max(1) as f64
}
