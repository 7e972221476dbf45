//! Standard sheets and cards, and which of them a page is.

use super::aspect::Shape;

/// A standard size of paper or card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Paper {
    /// ISO 216, 297 x 420 mm.
    A3,
    /// ISO 216, 210 x 297 mm.
    A4,
    /// ISO 216, 148 x 210 mm.
    A5,
    /// North America, 215.9 x 279.4 mm.
    Letter,
    /// North America, 215.9 x 355.6 mm.
    Legal,
    /// ISO/IEC 7810 ID-1, 85.60 x 53.98 mm: bank cards, residence permit cards.
    Id1,
    /// ISO/IEC 7810 ID-2, 105 x 74 mm: older identity cards, visas.
    Id2,
    /// ISO/IEC 7810 ID-3, 125 x 88 mm: one page of a passport.
    Id3,
    /// A strip from a till, at least twice as long as wide; the ratio is its own.
    Receipt,
    /// None of these; the size in millimetres is a plausible guess unless the scanner told it.
    Other,
}

impl Paper {
    /// Short and long side in millimetres; `None` for strips and unknown sizes.
    #[must_use]
    pub fn sides_mm(self) -> Option<(f64, f64)> {
        Some(match self {
            Paper::A3 => (297.0, 420.0),
            Paper::A4 => (210.0, 297.0),
            Paper::A5 => (148.0, 210.0),
            Paper::Letter => (215.9, 279.4),
            Paper::Legal => (215.9, 355.6),
            Paper::Id1 => (53.98, 85.60),
            Paper::Id2 => (74.0, 105.0),
            Paper::Id3 => (88.0, 125.0),
            Paper::Receipt | Paper::Other => return None,
        })
    }

    /// Width and height in millimetres, lying or standing as `landscape` says.
    #[must_use]
    pub fn size_mm(self, landscape: bool) -> Option<(f64, f64)> {
        self.sides_mm().map(|(short, long)| if landscape { (long, short) } else { (short, long) })
    }
}

/// Width of the commonest till roll in millimetres.
const ROLL_MM: f64 = 80.0;

/// Sizes that a shape alone can tell apart, each with what it costs to believe in it here.
///
/// A3, A5, ID-2 and ID-3 have the ratio of A4 within half a per cent, so a photograph without a scale cannot tell
/// them from it: only the caller can (a passport slot) or a scanner's resolution.
const TELLABLE: [(Paper, f64); 4] =
    [(Paper::A4, 0.0), (Paper::Id1, 1.0), (Paper::Letter, 3.0), (Paper::Legal, 4.0)];

/// Relative error (one sigma) of a measured ratio beside what the unknown focal length explains: corners half a
/// per cent off, the lens's distortion, a sheet that does not lie quite flat.
const RATIO_SIGMA: f64 = 0.015;
/// A size is believed up to three sigmas.
const BUDGET: f64 = 9.0;
/// However uncertain the focal length is: further than this from the best guess is another format.
const FURTHEST: f64 = 0.12;

/// The standard size that explains `shape` best, if one does.
pub(super) fn snap(shape: &Shape) -> Paper {
    let landscape = shape.ratio > 1.0;
    let mut best = (BUDGET, Paper::Other);
    for (paper, prior) in TELLABLE {
        let Some((w, h)) = paper.size_mm(landscape) else { continue };
        let wanted = w / h;
        if (shape.ratio / wanted).ln().abs() > FURTHEST {
            continue;
        }
        let cost = prior + shape.cost_of(wanted, RATIO_SIGMA);
        if cost < best.0 {
            best = (cost, paper);
        }
    }
    if best.1 == Paper::Other && shape.ratio.max(1.0 / shape.ratio) >= 2.0 {
        return Paper::Receipt;
    }
    best.1
}

/// A size in millimetres for a page of ratio width / height that is no standard sheet: a strip gets the width of a
/// till roll, anything else fills an A4 sheet.
pub(super) fn plausible_mm(paper: Paper, ratio: f64) -> (f64, f64) {
    if paper == Paper::Receipt {
        return if ratio < 1.0 { (ROLL_MM, ROLL_MM / ratio) } else { (ROLL_MM * ratio, ROLL_MM) };
    }
    fit(ratio, if ratio > 1.0 { (297.0, 210.0) } else { (210.0, 297.0) })
}

/// The largest size of the given ratio inside `frame`.
pub(super) fn fit(ratio: f64, frame: (f64, f64)) -> (f64, f64) {
    if ratio > frame.0 / frame.1 { (frame.0, frame.0 / ratio) } else { (frame.1 * ratio, frame.1) }
}

/// The standard size whose sides are within 2 % of a size known in millimetres, turned as that is.
pub(super) fn named(size: (f64, f64)) -> Option<(Paper, (f64, f64))> {
    use Paper::{A3, A4, A5, Id1, Id2, Id3, Legal, Letter};
    let near = |a: f64, b: f64| (a / b - 1.0).abs() <= 0.02;
    [A4, A3, A5, Letter, Legal, Id1, Id2, Id3].into_iter().find_map(|paper| {
        let exact = paper.size_mm(size.0 > size.1)?;
        (near(size.0, exact.0) && near(size.1, exact.1)).then_some((paper, exact))
    })
}
