//! The page as if it had been scanned: perspective taken out, true proportions, a known size.

mod aspect;
mod paper;
mod resize;
mod warp;

use liite_raster::{Quad, Raster};

use aspect::Shape;
pub use paper::Paper;

/// Which size the page is to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
pub enum PaperChoice {
    /// A standard size when the shape is near one.
    #[default]
    Auto,
    /// On an A4 sheet, whatever it is.
    A4,
    /// The shape and size it has; nothing is snapped.
    Original,
    /// The caller knows which of the papers of this shape it is (a passport's page and A4 have the same); a page of
    /// another shape is taken as in `Auto`.
    Known(Paper),
}

/// A page laid flat.
#[derive(Debug, Clone)]
pub struct Flat {
    /// Its pixels.
    pub raster: Raster,
    /// Which standard size it was taken for.
    pub paper: Paper,
    /// Width and height of the picture on paper, in millimetres.
    pub size_mm: (f64, f64),
    /// Width and height of the sheet that it lies on, centred; equal to `size_mm` unless A4 was asked for or nothing
    /// is known about the size.
    pub sheet_mm: (f64, f64),
    /// Pixels per inch.
    pub dpi: f64,
    /// Whether these are the very pixels given, so that the file they came from may be passed on as it is.
    pub untouched: bool,
}

/// How much finer than the photograph the page may be made: the near edge of a tilted page decides, the far one is
/// stretched.
const FINEST: f64 = 1.15;
/// No page has more pixels than this, whatever is asked for.
const MOST_PIXELS: f64 = 80e6;
/// Smaller than this, in pixels of the photograph, nothing can be read.
const LEAST_SIDE: f64 = 8.0;
/// Cards and passports are no longer than this, and are kept at twice the resolution.
const SMALL_MM: f64 = 180.0;
/// With A4 asked for, a sheet this near to its proportions (as a natural logarithm) is stretched onto it.
const STRETCH: f64 = 0.08;

/// The part of `picture` inside `quad`, upright and in its true proportions; `None` when the quad is degenerate.
///
/// `max_dpi` bounds the resolution (300 is what receivers of scanned papers ask for); it is never finer than the
/// photograph resolves.
#[must_use]
pub fn flatten(picture: &Raster, quad: &Quad, choice: PaperChoice, max_dpi: f64) -> Option<Flat> {
    let p = &quad.0;
    if !p.iter().all(|p| p.x.is_finite() && p.y.is_finite()) || !quad.is_convex() {
        return None;
    }
    let across = p[0].distance(p[1]).max(p[3].distance(p[2]));
    let down = p[0].distance(p[3]).max(p[1].distance(p[2]));
    if across.min(down) < LEAST_SIDE || quad.area() < LEAST_SIDE * LEAST_SIDE {
        return None;
    }
    let shape = aspect::shape(quad, picture.width(), picture.height())?;
    let (paper, size_mm, sheet_mm) = sized(&shape, choice);
    let (dx, dy) = (across / size_mm.0 * 25.4, down / size_mm.1 * 25.4);
    let resolved = dx.max(dy).min(FINEST * (dx * dy).sqrt());
    let most = (MOST_PIXELS / (size_mm.0 * size_mm.1)).sqrt() * 25.4;
    // Cards and passports have small print, and little of it.
    let finest = if size_mm.0.max(size_mm.1) <= SMALL_MM { 2.0 * max_dpi } else { max_dpi };
    let dpi = resolved.min(finest.max(1.0)).min(most);
    let pixels = |mm: f64| (mm / 25.4 * dpi).round().max(1.0) as u32;
    let raster = warp::warp(picture, quad, pixels(size_mm.0), pixels(size_mm.1))?;
    Some(Flat { raster, paper, size_mm, sheet_mm, dpi, untouched: false })
}

/// What the page is, the size of its picture, the size of its sheet.
fn sized(shape: &Shape, choice: PaperChoice) -> (Paper, (f64, f64), (f64, f64)) {
    let landscape = shape.ratio > 1.0;
    let paper = match choice {
        PaperChoice::Auto => paper::snap(shape),
        PaperChoice::Known(known) => match known_mm(known, shape.ratio) {
            Some(size) => return (known, size, size),
            None => paper::snap(shape),
        },
        PaperChoice::Original => Paper::Other,
        PaperChoice::A4 => {
            let sheet = if landscape { (297.0, 210.0) } else { (210.0, 297.0) };
            let near = (shape.ratio / (sheet.0 / sheet.1)).ln().abs() <= STRETCH;
            return (Paper::A4, if near { sheet } else { paper::fit(shape.ratio, sheet) }, sheet);
        }
    };
    let size = paper.size_mm(landscape).unwrap_or_else(|| paper::plausible_mm(paper, shape.ratio));
    (paper, size, size)
}

/// The size of a page that is known to be `paper`, when its shape says the same. A passport held upright shows two
/// pages, one above the other.
fn known_mm(paper: Paper, ratio: f64) -> Option<(f64, f64)> {
    let size = match paper {
        Paper::Id3 if ratio < 1.0 => (125.0, 2.0 * 88.0),
        _ => paper.size_mm(ratio > 1.0)?,
    };
    ((ratio / (size.0 / size.1)).ln().abs() <= STRETCH).then_some(size)
}

/// The whole picture as the page: a scan, or a photograph whose outline is not trusted.
///
/// `dpi` (across, down) is what the file says. It is believed when the paper comes out no larger than A3 and the
/// resolution is one of scanners: cameras write 72 into every file. Without it the picture is put on an A4 sheet.
/// Pixels stay as they are unless there are more than `max_dpi` asks for.
#[must_use]
pub fn keep(picture: &Raster, dpi: Option<(f64, f64)>, choice: PaperChoice, max_dpi: f64) -> Flat {
    let (w, h) = (f64::from(picture.width()), f64::from(picture.height()));
    let scanned = dpi
        .filter(|d| d.0.is_finite() && d.1.is_finite() && d.0 > 1.0 && d.1 > 1.0)
        .map(|d| (d, (w / d.0 * 25.4, h / d.1 * 25.4)))
        .filter(|&(d, mm)| believable(d, mm));
    let (paper, size_mm, sheet_mm) = match (scanned, choice) {
        (Some((_, mm)), PaperChoice::Auto | PaperChoice::Original) => {
            let (paper, size) = paper::named(mm).unwrap_or((Paper::Other, mm));
            (paper, size, size)
        }
        (Some((_, mm)), PaperChoice::A4) => {
            let sheet = if mm.0 > mm.1 { (297.0, 210.0) } else { (210.0, 297.0) };
            let over = (mm.0 / sheet.0).max(mm.1 / sheet.1);
            let near = (mm.0 / sheet.0 - 1.0).abs().max((mm.1 / sheet.1 - 1.0).abs()) <= 0.03;
            let fitted = if near {
                sheet
            } else if over > 1.0 {
                (mm.0 / over, mm.1 / over)
            } else {
                mm
            };
            (Paper::A4, fitted, sheet)
        }
        (None, PaperChoice::Auto | PaperChoice::A4) => {
            let sheet = if w > h { (297.0, 210.0) } else { (210.0, 297.0) };
            let near = (w / h / (sheet.0 / sheet.1)).ln().abs() <= 0.02;
            let paper = if near || choice == PaperChoice::A4 { Paper::A4 } else { Paper::Other };
            (paper, if near { sheet } else { paper::fit(w / h, sheet) }, sheet)
        }
        (_, choice) => sized(&Shape::known((w / h).clamp(0.02, 50.0)), choice),
    };
    let now = ((w / size_mm.0) * (h / size_mm.1)).sqrt() * 25.4;
    // A little more than asked for is not worth a resampling.
    let wanted = if now > max_dpi.max(1.0) * 1.05 { max_dpi.max(1.0) } else { now };
    if wanted < now {
        let to = |v: f64| (v * wanted / now).round().max(1.0) as u32;
        if let Some(raster) = resize::smaller(picture, to(w), to(h)) {
            return Flat { raster, paper, size_mm, sheet_mm, dpi: wanted, untouched: false };
        }
    }
    Flat { raster: picture.clone(), paper, size_mm, sheet_mm, dpi: now, untouched: true }
}

fn believable(dpi: (f64, f64), mm: (f64, f64)) -> bool {
    let (short, long) = (mm.0.min(mm.1), mm.0.max(mm.1));
    // A till roll may be a metre long.
    let fits = (short <= 310.0 && long <= 440.0) || (short <= 120.0 && long <= 1500.0);
    let of_a_scanner = (95.0..=2500.0).contains(&dpi.0.min(dpi.1)) && short >= 15.0;
    paper::named(mm).is_some() || (fits && of_a_scanner)
}

/// `picture` made smaller, to exactly `width` x `height` pixels, without aliasing; `None` when it would grow.
#[must_use]
pub fn shrink(picture: &Raster, width: u32, height: u32) -> Option<Raster> {
    resize::smaller(picture, width, height)
}

/// `picture` made finer, to `width` x `height` pixels.
pub(crate) fn enlarged(picture: &Raster, width: u32, height: u32) -> Raster {
    resize::to_size(picture, width.max(1), height.max(1)).unwrap_or_else(|| picture.clone())
}
