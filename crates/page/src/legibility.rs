//! How well a page can be read: the height of its letters, the width of its edges, light that spoils it.

use liite_finding::{Finding, Severity};
use liite_raster::{Bitmap, Channels, Raster};

use crate::clean::Cleaned;
use crate::components::{self, Component};

/// Heights of a page's small letters, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextHeight {
    /// Height of an x in the body text (the median over the letters).
    pub x_height_px: f64,
    /// Height that a tenth of the letters stay below: the small print.
    pub small_px: f64,
    /// Letters that were measured.
    pub letters: usize,
}

/// Fewer letters than this are no text.
const LEAST_LETTERS: usize = 20;
/// More components than this are noise, or a screened picture; the largest are looked at.
const MOST_LETTERS: usize = 30_000;

/// The height of the text on a bilevel page; `None` where there is next to none.
#[must_use]
pub fn text_height(page: &Bitmap) -> Option<TextHeight> {
    let mut letters: Vec<Component> =
        components::of(page).1.into_iter().filter(|c| like_a_letter(c, page.height())).collect();
    if letters.len() > MOST_LETTERS {
        letters.sort_unstable_by_key(|c| std::cmp::Reverse(c.area));
        letters.truncate(MOST_LETTERS);
    }
    let mut measured: Vec<(f64, usize)> = lines(letters)
        .into_iter()
        .filter_map(|mut heights| {
            heights.sort_unstable();
            // Full stops and dots of i beside the letters of the line.
            let middle = *heights.get(heights.len() / 2)?;
            heights.retain(|h| h * 2 >= middle);
            // Small letters are the majority in every language of the Latin, Greek and Cyrillic scripts; the fold to
            // the lower side keeps a line with many capitals from looking taller than it is.
            (heights.len() >= 4).then(|| (f64::from(heights[heights.len() * 2 / 5]), heights.len()))
        })
        .collect();
    let total: usize = measured.iter().map(|m| m.1).sum();
    if total < LEAST_LETTERS {
        return None;
    }
    measured.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let at = |part: f64| {
        let mut seen = 0;
        let wanted = total as f64 * part;
        let found = measured.iter().find(|m| {
            seen += m.1;
            seen as f64 >= wanted
        });
        found.or(measured.last()).map_or(0.0, |m| m.0)
    };
    Some(TextHeight { x_height_px: at(0.5), small_px: at(0.1), letters: total })
}

fn like_a_letter(c: &Component, page_height: u32) -> bool {
    let (w, h) = (c.width(), c.height());
    h >= 3 && h <= page_height / 10 + 3 && w <= 4 * h && h <= 12 * w && c.area * 10 >= w * h
}

/// The heights of the letters of each run of neighbours on a line.
fn lines(mut letters: Vec<Component>) -> Vec<Vec<u32>> {
    letters.sort_unstable_by_key(|c| (c.left, c.top));
    let mut line_of: Vec<Option<usize>> = vec![None; letters.len()];
    let mut found: Vec<Vec<u32>> = Vec::new();
    for i in 0..letters.len() {
        let a = letters[i];
        let line = *line_of[i].get_or_insert_with(|| {
            found.push(Vec::new());
            found.len() - 1
        });
        found[line].push(a.height());
        let reach = a.right + a.height() * 3 / 2;
        let next = letters[i + 1..].iter().take_while(|b| b.left <= reach).position(|b| {
            let common = a.bottom.min(b.bottom).saturating_sub(a.top.max(b.top));
            b.right > a.right
                && common * 2 >= a.height().min(b.height())
                && a.height().max(b.height()) <= 3 * a.height().min(b.height())
        });
        if let Some(at) = next {
            line_of[i + 1 + at].get_or_insert(line);
        }
    }
    found
}

/// How wide the page's edges between ink and paper are, in pixels: about 3 where they are as sharp as pixels allow.
/// `None` where nearly nothing has an edge. The rim of the page, where the table may show, is left out.
#[must_use]
pub fn edge_width(page: &Raster) -> Option<f64> {
    const SIDE: usize = 24;
    const LEAST_BLOCKS: usize = 8;
    let grey = if page.channels() == Channels::Grey { page.clone() } else { page.to_grey() };
    let (w, h) = (grey.width() as usize, grey.height() as usize);
    let data = grey.data();
    let mut blocks: Vec<(f64, f64)> = Vec::new();
    let rim = (w.min(h) / 30).max(2);
    for top in (rim..h.saturating_sub(SIDE + rim)).step_by(SIDE) {
        for left in (rim..w.saturating_sub(SIDE + rim)).step_by(SIDE) {
            let (mut low, mut high, mut steepest) = (255u8, 0u8, 0i32);
            for y in top..top + SIDE {
                for x in left..left + SIDE {
                    let at = y * w + x;
                    (low, high) = (low.min(data[at]), high.max(data[at]));
                    // Over four pixels, so that noise does not pass for an edge.
                    let slope = |step: usize| {
                        let sum = |a: usize, b: usize| i32::from(data[a]) + i32::from(data[b]);
                        (sum(at + step, at + 2 * step) - sum(at - step, at - 2 * step)).abs()
                    };
                    steepest = steepest.max(slope(1)).max(slope(w));
                }
            }
            let contrast = f64::from(high - low);
            if contrast >= 40.0 && steepest > 0 {
                blocks.push((contrast, contrast / (f64::from(steepest) / 6.0)));
            }
        }
    }
    let most = blocks.iter().map(|b| b.0).fold(0.0, f64::max);
    let mut widths: Vec<f64> = blocks.iter().filter(|b| b.0 >= 0.4 * most).map(|b| b.1).collect();
    widths.sort_unstable_by(f64::total_cmp);
    widths.get(widths.len() / 2).copied().filter(|_| widths.len() >= LEAST_BLOCKS)
}

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
