//! The photograph of a person for a passport or permit: cut to size, and what can be measured without finding a face.
//!
//! Figures: Decree of the Ministry of the Interior 1168/2016. Where the head is in the picture is for a person to see,
//! with the lines of [`GUIDE`] over it; nothing here claims to have measured it.

use liite_finding::{Finding, Severity};
use liite_raster::{Channels, Raster};

use crate::flatten;

/// Width and height of the picture, pixels.
pub const SIZE: (u32, u32) = (500, 653);

/// Where the head must be, in pixels of the finished picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guide {
    /// From the top edge to the crown: at least and at most.
    pub crown: (u32, u32),
    /// From the bottom edge to the chin: at least and at most.
    pub chin: (u32, u32),
    /// From the crown to the chin, hair and beard not counted: at least and at most.
    pub head: (u32, u32),
    /// How far the middle of the face may be from the middle of the picture.
    pub aside: u32,
}

/// What the decree says of an electronic picture.
pub const GUIDE: Guide = Guide { crown: (56, 84), chin: (96, 124), head: (445, 500), aside: 21 };

/// The part of `picture` whose top left corner is at `left` and `top` and that is `width` wide, all in pixels, in the
/// size of [`SIZE`]. What would lie outside is moved inside; `None` where there is no room for it at all.
#[must_use]
pub fn cut(picture: &Raster, left: f64, top: f64, width: f64) -> Option<Raster> {
    let (wide, high) = (f64::from(picture.width()), f64::from(picture.height()));
    if ![left, top, width].iter().all(|v| v.is_finite()) || width < 1.0 {
        return None;
    }
    let shape = f64::from(SIZE.1) / f64::from(SIZE.0);
    let width = width.min(wide).min(high / shape);
    let height = width * shape;
    let at = |v: f64, room: f64| v.clamp(0.0, room.max(0.0)).round() as u32;
    let (x, y) = (at(left, wide - width), at(top, high - height));
    let (w, h) = ((width.round() as u32).max(1), (height.round() as u32).max(1));
    let (w, h) = (w.min(picture.width() - x), h.min(picture.height() - y));
    let samples = picture.channels().count();
    let mut part = Vec::with_capacity(w as usize * h as usize * samples);
    for row in y..y + h {
        part.extend_from_slice(picture.row(row).get(x as usize * samples..(x + w) as usize * samples)?);
    }
    let part = Raster::from_vec(w, h, picture.channels(), part).ok()?;
    Some(flatten::shrink(&part, SIZE.0, SIZE.1).unwrap_or_else(|| flatten::enlarged(&part, SIZE.0, SIZE.1)))
}

/// The largest part of the middle of a picture that has the shape: left, top and width in pixels.
#[must_use]
pub fn middle(width: u32, height: u32) -> (f64, f64, f64) {
    let shape = f64::from(SIZE.1) / f64::from(SIZE.0);
    let (wide, high) = (f64::from(width), f64::from(height));
    let across = wide.min(high / shape);
    ((wide - across) / 2.0, (high - across * shape) / 2.0, across)
}

/// Least mean brightness of the middle, and most, 0 to 255; beyond them a skin of any colour loses its features.
const BRIGHTNESS: std::ops::RangeInclusive<f64> = 45.0..=225.0;
/// Least distance between dark and bright in the middle.
const CONTRAST: i32 = 50;
/// Least steepness of the steepest edges in the middle, in levels for a pixel, where dark and bright are 100 apart.
const SHARP: f64 = 13.0;
/// Most that the brightness of the background may vary from place to place.
const UNEVEN: f64 = 22.0;

/// What is wrong with a finished picture that was cut from `across` pixels of width.
#[must_use]
pub fn judge(portrait: &Raster, across: f64) -> Vec<Finding> {
    let grey = if portrait.channels() == Channels::Grey { portrait.clone() } else { portrait.to_grey() };
    let mut findings = Vec::new();
    if across + 0.5 < f64::from(SIZE.0) {
        let small = Finding::new("photo-small", Severity::Error);
        findings.push(small.with("found", across.round()).with("needed", SIZE.0));
    }
    let (mean, dark, bright) = levels(&grey);
    if mean < *BRIGHTNESS.start() {
        findings.push(Finding::new("photo-dark", Severity::Warning));
    } else if mean > *BRIGHTNESS.end() {
        findings.push(Finding::new("photo-bright", Severity::Warning));
    }
    if bright - dark < CONTRAST {
        findings.push(Finding::new("photo-flat", Severity::Warning));
    } else if steepness(&grey) * 100.0 / f64::from(bright - dark) < SHARP {
        findings.push(Finding::new("photo-blurred", Severity::Warning));
    }
    if unevenness(&grey) > UNEVEN {
        findings.push(Finding::new("photo-background", Severity::Warning));
    }
    findings
}

/// Where a face is if the picture is right: between the crown and the chin, and the middle half across.
fn face(grey: &Raster) -> (std::ops::Range<u32>, std::ops::Range<u32>) {
    let (w, h) = (grey.width(), grey.height());
    (w / 4..w * 3 / 4, h / 8..h * 4 / 5)
}

/// Mean, darkest and brightest level of the middle; the darkest and brightest twentieth are passed over.
fn levels(grey: &Raster) -> (f64, i32, i32) {
    let (columns, rows) = face(grey);
    let mut counts = [0_u64; 256];
    for y in rows {
        for v in grey.row(y).get(columns.start as usize..columns.end as usize).unwrap_or_default() {
            counts[usize::from(*v)] += 1;
        }
    }
    let all: u64 = counts.iter().sum::<u64>().max(1);
    let sum: u64 = counts.iter().enumerate().map(|(level, count)| level as u64 * count).sum();
    let level_at = |part: f64| {
        let mut seen = 0;
        let wanted = (all as f64 * part) as u64;
        counts.iter().position(|count| {
            seen += count;
            seen > wanted
        })
    };
    let level = |part: f64| level_at(part).unwrap_or(255) as i32;
    (sum as f64 / all as f64, level(0.05), level(0.95))
}

/// How steep the steepest hundredth of the edges in the middle are, levels for a pixel.
fn steepness(grey: &Raster) -> f64 {
    let (columns, rows) = face(grey);
    let mut slopes = Vec::new();
    for y in rows.start.max(1)..rows.end.min(grey.height().saturating_sub(1)) {
        let (above, here, below) = (grey.row(y - 1), grey.row(y), grey.row(y + 1));
        for x in columns.start.max(1) as usize..(columns.end as usize).min(here.len().saturating_sub(1)) {
            let across = f64::from(here[x + 1]) - f64::from(here[x - 1]);
            let down = f64::from(below[x]) - f64::from(above[x]);
            slopes.push(across.hypot(down) / 2.0);
        }
    }
    slopes.sort_by(f64::total_cmp);
    slopes.get(slopes.len().saturating_sub(slopes.len() / 100 + 1)).copied().unwrap_or(0.0)
}

/// How much the background varies: the difference between the brightest and the darkest of its patches, each as its
/// mean, or the spread within the roughest. Background is what is above the crown and beside the head.
fn unevenness(grey: &Raster) -> f64 {
    let (w, h) = (grey.width(), grey.height());
    let side = (w / 12).max(2);
    let above = (0..w / side).map(|i| (i * side, 2));
    let beside = (1..h / 2 / side).flat_map(|i| [(2, i * side), (w.saturating_sub(side + 2), i * side)]);
    let patches: Vec<(f64, f64)> = above.chain(beside).map(|place| patch(grey, place, side)).collect();
    let means = patches.iter().map(|it| it.0);
    let (low, high) = means.fold((255.0_f64, 0.0_f64), |(low, high), v| (low.min(v), high.max(v)));
    let rough = patches.iter().map(|it| it.1).fold(0.0, f64::max);
    ((high - low) / 2.0).max(rough)
}

/// Mean and standard deviation of a square.
fn patch(grey: &Raster, (x, y): (u32, u32), side: u32) -> (f64, f64) {
    let (mut sum, mut squares, mut count) = (0.0, 0.0, 0.0_f64);
    for row in y..(y + side).min(grey.height()) {
        let line = grey.row(row);
        for v in line.get(x as usize..((x + side) as usize).min(line.len())).unwrap_or_default() {
            let v = f64::from(*v);
            sum += v;
            squares += v * v;
            count += 1.0;
        }
    }
    let mean = sum / count.max(1.0);
    (mean, (squares / count.max(1.0) - mean * mean).max(0.0).sqrt())
}
