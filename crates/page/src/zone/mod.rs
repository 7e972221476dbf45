//! The machine readable zone of a passport or card: found on the page and read without a model from elsewhere.
//!
//! Every character is compared with a drawing of each of the 37 that may stand there; the check digits of ICAO Doc 9303
//! decide between readings, and say which fields may be believed.

mod cell;
mod document;
mod fields;
mod glyphs;
mod lines;

use std::borrow::Cow;

use liite_raster::{Channels, QuarterTurn, Raster};
use serde::{Deserialize, Serialize};

use cell::Likeness;
use fields::Form;
use lines::Row;

pub use document::{Day, TravelDocument};

/// A zone is looked for at no more than so many pixels on the longer side: some 20 for the distance of characters.
const FINEST: u32 = 2000;
/// Least likeness that the cells must have as a mean for something to be a zone in OCR-B: blurred ones reach 0.88,
/// other faces 0.76. What is less alike is not read at all, because check digits can be right by chance.
const LIKE: f32 = 0.82;

/// The lines of a zone as they were read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Zone {
    /// Two lines of 44 or 36 characters, or three of 30: A to Z, 0 to 9 and `<`.
    pub lines: Vec<String>,
    /// How like a drawing its characters are, 0 to 1, as a mean.
    pub likeness: f32,
    /// The same of the one that is least like.
    pub weakest: f32,
    /// Whether no character of the document's number could as well be another that its check digit allows.
    pub number_is_sure: bool,
}

/// Looks for a zone on a page that may lie on any side. The same page always reads the same.
#[must_use]
pub fn read(page: &Raster) -> Option<Zone> {
    let factor = page.width().max(page.height()).div_ceil(FINEST);
    let small = if factor > 1 { Cow::Owned(page.shrunk_by(factor)) } else { Cow::Borrowed(page) };
    let grey = if small.channels() == Channels::Grey { small.into_owned() } else { small.to_grey() };
    if grey.width() < 200 || grey.height() < 60 {
        return None;
    }
    let turns = [QuarterTurn::None, QuarterTurn::Half, QuarterTurn::Right, QuarterTurn::Left];
    let mut best: Option<Zone> = None;
    for turn in turns {
        let Some(found) = upright(&grey.clone().turned(turn)) else { continue };
        if found.document(0).is_some_and(|it| it.is_proved()) {
            return Some(found);
        }
        if best.as_ref().is_none_or(|best| found.likeness > best.likeness) {
            best = Some(found);
        }
    }
    best
}

/// The zone of a page that stands upright: the one that its check digits prove, or the likest.
fn upright(grey: &Raster) -> Option<Zone> {
    let rows = lines::rows(grey);
    let mut best: Option<Zone> = None;
    for form in Form::ALL {
        for group in groups(&rows, form) {
            let Some(zone) = read_group(grey, form, &group) else { continue };
            if zone.document(0).is_some_and(|it| it.is_proved()) {
                return Some(zone);
            }
            if best.as_ref().is_none_or(|best| zone.likeness > best.likeness) {
                best = Some(zone);
            }
        }
    }
    best
}

/// Rows that stand one below the other and may have the cells of this form.
fn groups(rows: &[Row], form: Form) -> Vec<Vec<&Row>> {
    let near = |row: &&Row| (row.cells() - form.cells() as i32).abs() <= 4;
    let fit: Vec<&Row> = rows.iter().filter(near).collect();
    let mut groups: Vec<Vec<&Row>> = fit.iter().map(|row| vec![*row]).collect();
    for _ in 1..form.lines() {
        groups = groups
            .into_iter()
            .flat_map(|group| {
                let last = group.last().copied();
                let next = fit.iter().filter(move |row| last.is_some_and(|last| last.stands_over(row)));
                next.map(|row| [group.clone(), vec![*row]].concat()).collect::<Vec<_>>()
            })
            .collect();
    }
    groups.truncate(20);
    groups
}

/// Reads the lines, each from the cell at which it is likest a line of so many characters.
fn read_group(grey: &Raster, form: Form, group: &[&Row]) -> Option<Zone> {
    let cells = form.cells() as i32;
    let mut all: Vec<Likeness> = Vec::new();
    for row in group {
        // Something beside the line may have been taken for its end, and its end may have been missed.
        let (low, high) = (row.first.min(row.last - cells + 1), row.first.max(row.last - cells + 1));
        let (shift, taller) = set(grey, row)?;
        let place = |at| row.place(at).moved(shift, taller);
        let seen: Vec<Likeness> =
            (low..high + cells).map(|at| cell::likeness(grey, place(at), cell::NEAR).0).collect();
        let like =
            |from: &usize| -> f32 { best_of(seen.get(*from..*from + form.cells()).unwrap_or_default()) };
        let from = (0..=(high - low) as usize).max_by(|a, b| like(a).total_cmp(&like(b)))?;
        all.extend_from_slice(seen.get(from..from + form.cells())?);
    }
    let likeness = best_of(&all) / all.len().max(1) as f32;
    if likeness < LIKE {
        return None;
    }
    let fields::Decided { zone, weakest, number_is_sure } = fields::decide(form, &all);
    let lines = zone.chunks(form.cells()).map(|line| line.iter().collect()).collect();
    Some(Zone { lines, likeness, weakest, number_is_sure })
}

/// How far the characters of a row stand from where their boxes have their middles, in samples, and how much taller they
/// are; told by some of them. None where they are like nothing.
fn set(grey: &Raster, row: &Row) -> Option<((f32, f32), f32)> {
    let some = || (row.first..=row.last).step_by(4);
    let mut best: Option<(f32, (f32, f32), f32)> = None;
    for taller in [0.93, 1.0, 1.08] {
        let read: Vec<_> = some()
            .map(|at| cell::likeness(grey, row.place(at).moved((0.0, 0.0), taller), cell::FAR))
            .collect();
        let like = read.iter().filter_map(|(cell, _)| cell.first()).map(|it| it.1).sum::<f32>()
            / read.len().max(1) as f32;
        if best.is_none_or(|best| like > best.0) {
            let middle = |pick: fn(&(f32, f32)) -> f32| {
                let mut all: Vec<f32> = read.iter().map(|(_, shift)| pick(shift)).collect();
                all.sort_by(f32::total_cmp);
                all.get(all.len() / 2).copied().unwrap_or(0.0)
            };
            best = Some((like, (middle(|it| it.0), middle(|it| it.1)), taller));
        }
    }
    best.filter(|best| best.0 > LIKE - 0.1).map(|(_, shift, taller)| (shift, taller))
}

fn best_of(cells: &[Likeness]) -> f32 {
    cells.iter().filter_map(|cell| cell.first()).map(|it| it.1).sum()
}
