//! What spoils a page: from measures to findings that a person can do something about.

use liite_finding::{Finding, Severity};
use liite_raster::Raster;

use super::margin::{self, Margin};
use super::reading::{PALE, Patch, Reading};
use super::rim::Objects;
use super::{Legibility, beat, glare};
use crate::clean::Cleaned;

/// Nothing stands out from paper that is lighter than this (0 to 255), not even a lamp's reflection.
const BRIGHT: u8 = 238;
/// Where nothing is seen that spoils a page, half of its text, at least, must be so hard to read before it is called so;
/// with less, patterned paper is likelier. Sharp, black and without noise, it is in a script with other shapes than the
/// weights were learned from.
const HARD: f32 = 0.07;
/// Part of the text that fades into a reflection before it matters.
const FADED: f64 = 0.15;
/// Part of the page that lies in the dark before it matters, whether letters run into it or not.
const LARGE_DARK: f64 = 0.2;
/// Paper darker than this (0 to 255) was hardly lit.
const DARK: u8 = 60;
/// Letters lower than this many pixels are guessed rather than read.
const COARSE: f64 = 8.0;
/// Edges wider than this part of an x, even those that run the best way, run into one another.
const BLURRED: f32 = 0.45;
/// The same for the edges of the whole page, from the steepest place of each.
const ALL_OVER: f64 = 0.36;
/// Edges so much wider one way than the other come from a movement.
const SHAKEN: f32 = 1.4;
/// And so wide, as a part of an x, before it matters.
const SMEARED: f32 = 0.3;
/// Marks that stand out by less, where no line of letters can be made out, are next to nothing.
const FAINT: f32 = 60.0;
/// Pale ink whose edges are wider than this part of an x is not pale but blurred away.
const WASHED_OUT: f32 = 0.3;
/// Noise, as a part of the contrast, that breaks strokes.
const NOISY: f32 = 0.11;
/// Light on a shadow's text, as a part of the light elsewhere.
const SHADOW: f64 = 0.5;
/// Without any letter, edges wider than this many pixels tell that everything is blurred.
const ALL_BLURRED: f64 = 6.0;
/// A patch spoils the page when so many of its letters would be misread.
const BAD: f32 = 0.15;

/// A page as it looks.
pub(super) struct Looks<'a> {
    /// Before cleaning.
    pub(super) flat: &'a Raster,
    pub(super) cleaned: &'a Cleaned,
    /// What lies on it; none on a page that is a picture.
    pub(super) objects: Option<&'a Objects>,
}

/// Everything to be said about a page. `edge` is the width of its edges in pixels of the page.
pub(super) fn findings(looks: &Looks<'_>, reading: Option<&Reading>, edge: Option<f64>) -> Vec<Finding> {
    let Looks { flat, cleaned, objects } = *looks;
    let level = reading.map_or(Legibility::Readable, |r| Legibility::of(r.misread));
    let mut findings = hidden(looks, reading);
    if cleaned.paper_share > 0.25 && cleaned.paper_level < DARK {
        findings.push(Finding::new("page-dark", level.severity()));
    }
    let covered = objects.is_some_and(|o| !o.covered().is_empty());
    let least_bare = if covered { 0.5 } else { 0.9 };
    match reading {
        Some(reading) if level > Legibility::Readable => {
            reasons(flat, cleaned, reading, edge, level.severity(), &mut findings);
        }
        None if edge.is_some_and(|edge| edge > ALL_BLURRED) => {
            findings.push(Finding::new("page-blurred", Severity::Warning));
        }
        // Bare paper, as far as can be seen: its ink may be too pale, or everything blurred away.
        None if cleaned.paper_share > least_bare => {
            findings.push(Finding::new("page-empty", Severity::Warning))
        }
        _ => {}
    }
    // Marks too faint for any line of letters to be made out.
    let faint = |r: &Reading| r.text.is_none() && cleaned.paper_share > least_bare && r.contrast() < FAINT;
    if reading.is_some_and(faint) && findings.iter().all(|f| f.severity < Severity::Warning) {
        findings.push(Finding::new("page-empty", Severity::Warning));
    }
    findings
}

/// What is to be said about a page of ink and paper alone.
pub(super) fn of_ink(reading: &Reading) -> Vec<Finding> {
    let level = Legibility::of(reading.misread);
    if level == Legibility::Readable {
        return Vec::new();
    }
    let height = reading.text.map(|t| t.x_height_px).filter(|h| *h < COARSE);
    vec![match height {
        Some(height) => {
            Finding::new("page-text-coarse", level.severity()).with("height", format!("{height:.0}"))
        }
        None => Finding::new("page-hard-to-read", level.severity()),
    }]
}

/// What hides a part of the page, or lies over all of it.
fn hidden(looks: &Looks<'_>, reading: Option<&Reading>) -> Vec<Finding> {
    let Looks { flat, cleaned, objects } = *looks;
    let mut findings = Vec::new();
    let letters = reading.map_or_else(Vec::new, Reading::letters);
    let reach = reading.map_or(0.0, Reading::reach);
    let severity = |over_text: bool| if over_text { Severity::Warning } else { Severity::Info };
    findings.extend(reflection(flat, cleaned, reading, &letters, reach));
    if let Some(Objects { cells, fingers, dark, folded }) = objects {
        let over_text = |patch: &Vec<usize>| cells.over_text(patch, &letters, reach);
        if !fingers.is_empty() {
            findings.push(Finding::new("page-finger", severity(fingers.iter().any(over_text))));
        }
        let large = |patch: &Vec<usize>| patch.len() as f64 >= LARGE_DARK * cells.count() as f64;
        if let Some(corner) = folded {
            findings.push(Finding::new("page-folded", severity(over_text(corner))));
        } else if cleaned.changed && dark.iter().any(|patch| large(patch) || over_text(patch)) {
            findings.push(Finding::new("page-shadow", Severity::Warning));
        }
    }
    if let Some(reading) = reading.filter(|r| r.text.is_some())
        && let Some(margin) = margin::missing(&reading.pieces, reading.x_height, reading.size)
    {
        let (rule, side) = match margin {
            Margin::Cut(side) => ("page-text-cut", side),
            Margin::None(side) => ("page-text-at-edge", side),
        };
        findings.push(Finding::new(rule, Severity::Warning).with("side", side.name()));
    }
    if beat::is_there(&flat.to_grey()) {
        let level = reading.map_or(Legibility::Readable, |r| Legibility::of(r.misread));
        findings.push(Finding::new("page-screen", level.severity()));
    }
    findings
}

/// A lamp mirrored in the paper: text that fades, or a burnt patch that letters run into.
fn reflection(
    flat: &Raster,
    cleaned: &Cleaned,
    reading: Option<&Reading>,
    letters: &[(f64, f64)],
    reach: f64,
) -> Option<Finding> {
    let x = reading
        .filter(|r| r.text.is_some())
        .map(|r| r.x_height * f64::from(flat.width()) / f64::from(r.size.0));
    let faded = x.map_or(0.0, |x| glare::faded(flat, &cleaned.raster, x));
    if faded > FADED {
        return Some(Finding::new("page-glare", Severity::Warning));
    }
    if !cleaned.changed || cleaned.paper_level >= BRIGHT {
        return None;
    }
    let (cells, patch) = glare::largest(flat, cleaned.paper_level)?;
    // Where letters stand in the patch as elsewhere, it is the paper that is bright there, or coding made it so.
    let hidden = !cells.has_letters(&patch, letters);
    // The haze around a reflection hides more than what is burnt.
    let over = hidden && cells.over_text(&patch, letters, 3.0 * reach);
    Some(Finding::new("page-glare", if over { Severity::Warning } else { Severity::Info }))
}

/// Why letters would be misread: what most of the bad patches have in common.
fn reasons(
    flat: &Raster,
    cleaned: &Cleaned,
    reading: &Reading,
    edge: Option<f64>,
    severity: Severity,
    findings: &mut Vec<Finding>,
) {
    let bad: Vec<&Patch> = reading.patches.iter().filter(|p| p.misread >= BAD).collect();
    let x = reading.x_height as f32;
    let narrow = |p: &Patch| p.edges.iter().copied().fold(f32::MAX, f32::min);
    let wide = |p: &Patch| p.edges.iter().copied().fold(0.0, f32::max);
    let usual = |measure: &dyn Fn(&Patch) -> f32| median(bad.iter().map(|p| measure(p)).collect());
    let height = reading.text.map(|t| t.x_height_px);
    // Narrow edges of the worst patches, or wide ones all over the page.
    let blurred = usual(&narrow) > BLURRED * x
        || edge.zip(height).is_some_and(|(edge, height)| edge > (ALL_OVER * height).max(4.5));
    let pale = usual(&|p| p.contrast) < PALE;
    let washed_out = pale && usual(&narrow) > WASHED_OUT * x;
    let before = findings.len();
    let mut add = |rule: &str| findings.push(Finding::new(rule, severity));
    if usual(&|p| wide(p) / narrow(p)) > SHAKEN && usual(&wide) > SMEARED * x {
        add("page-shaken");
    } else if let Some(height) = height.filter(|h| *h < COARSE) {
        findings.push(Finding::new("page-text-coarse", severity).with("height", format!("{height:.0}")));
    } else if in_shadow(flat, reading, &bad) {
        add("page-shadow");
    } else if blurred || washed_out {
        add("page-blurred");
    } else if cleaned.paper_level >= DARK && usual(&|p| p.noise / p.contrast.max(1.0)) > NOISY {
        add("page-dark");
    } else if pale {
        add("page-pale");
    }
    let said = findings.iter().any(|f| f.severity >= severity);
    let clear = usual(&narrow) < 0.22 * x
        && usual(&|p| p.contrast) > 200.0
        && usual(&|p| p.noise / p.contrast.max(1.0)) < 0.015;
    if findings.len() == before && !said && is_hard(reading) && !clear {
        findings.push(Finding::new("page-hard-to-read", Severity::Warning));
    }
}

/// Whether most of the text is hard to read, and not only what a portrait, a stamp or a signature was taken for.
fn is_hard(reading: &Reading) -> bool {
    let hard = reading.patches.iter().filter(|p| p.misread >= HARD).map(|p| p.weight).sum::<f32>();
    let all = reading.patches.iter().map(|p| p.weight).sum::<f32>();
    hard * 2.0 >= all
}

/// Whether the bad patches lie in much less light than the best lit part of the page.
fn in_shadow(flat: &Raster, reading: &Reading, bad: &[&Patch]) -> bool {
    let (w, h) = (f64::from(flat.width()), f64::from(flat.height()));
    let grey = flat.to_grey();
    let light = |p: &Patch| {
        let [left, top, right, bottom] = p.place;
        let (left, right) = ((left * w) as usize, (right * w) as usize);
        let rows = (top * h) as u32..(bottom * h) as u32;
        let row = |y: u32| grey.row(y).get(left..right).unwrap_or_default();
        let mut levels: Vec<u8> = rows.step_by(4).flat_map(|y| row(y).iter().step_by(4).copied()).collect();
        levels.sort_unstable();
        levels.get(levels.len() * 3 / 4).copied().map_or(0.0, f64::from)
    };
    let best = reading.patches.iter().map(light).fold(0.0, f64::max);
    let dim = bad.iter().filter(|p| light(p) < SHADOW * best).count();
    best > f64::from(DARK) && dim * 2 > bad.len()
}

fn median(mut values: Vec<f32>) -> f32 {
    values.sort_unstable_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
