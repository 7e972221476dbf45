//! The height of a page's letters.

use liite_raster::Bitmap;

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

impl TextHeight {
    /// The same on a page `factor` times larger.
    pub(super) fn scaled(self, factor: f64) -> Self {
        Self {
            x_height_px: self.x_height_px * factor,
            small_px: self.small_px * factor,
            letters: self.letters,
        }
    }
}

/// Fewer letters than this are no text.
const LEAST_LETTERS: usize = 20;
/// More components than this are noise, or a screened picture; the largest are looked at.
const MOST_LETTERS: usize = 30_000;

/// The height of the text on a bilevel page; `None` where there is next to none.
#[must_use]
pub fn text_height(page: &Bitmap) -> Option<TextHeight> {
    height(&components::of(page).1, page.height())
}

/// The height of the text whose components these are, on a page `page_height` pixels high.
pub(super) fn height(all: &[Component], page_height: u32) -> Option<TextHeight> {
    let mut letters: Vec<Component> = all.iter().copied().filter(|c| like_a_letter(c, page_height)).collect();
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
