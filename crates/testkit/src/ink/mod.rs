//! Papers with known ink: what was written is drawn first, so every pixel's truth is known; then paper, time, light
//! and camera do their work on it.

mod hand;
mod layer;
mod paper;
mod spoil;
mod subject;

use liite_raster::{Bitmap, Channels, Raster};

use crate::Prng;
use layer::Sheet;

/// What a paper is and what has happened to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Clean scan of print.
    CleanScan,
    /// Print, photographed in even light.
    Typed,
    /// Print under a hard shadow, noisy and blurred.
    Shadow,
    /// Print on crumpled paper.
    Crumpled,
    /// A form filled in with a ball pen.
    Handwriting,
    /// Pale pencil beside print.
    Pencil,
    /// Rubber stamps over print.
    Stamp,
    /// Print and writing in several colours.
    ColouredInk,
    /// A table with hair lines.
    Table,
    /// A needle printer whose ribbon is nearly dry, or a carbon copy.
    DotMatrix,
    /// The other side's print shows through.
    BleedThrough,
    /// Print on brown, stained paper.
    AgedPrint,
    /// Old writing whose ink comes and goes.
    OldHand,
    /// Old writing, the other side's showing through.
    OldBleed,
    /// Old writing or print on foxed and water-stained paper.
    OldStains,
    /// A leaf with the dark surroundings of a book or table.
    DarkBorder,
    /// Faint hair strokes beside heavy ones.
    Faint,
    /// Old letterpress: ink spread, worn types, rough paper.
    Letterpress,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 18] = [
        Kind::CleanScan,
        Kind::Typed,
        Kind::Shadow,
        Kind::Crumpled,
        Kind::Handwriting,
        Kind::Pencil,
        Kind::Stamp,
        Kind::ColouredInk,
        Kind::Table,
        Kind::DotMatrix,
        Kind::BleedThrough,
        Kind::AgedPrint,
        Kind::OldHand,
        Kind::OldBleed,
        Kind::OldStains,
        Kind::DarkBorder,
        Kind::Faint,
        Kind::Letterpress,
    ];

    /// Whether it was taken with a camera, in whatever light there was.
    #[must_use]
    pub fn photographed(self) -> bool {
        !self.historic() && self != Kind::CleanScan
    }

    /// Whether it comes from an archive.
    #[must_use]
    pub fn historic(self) -> bool {
        matches!(
            self,
            Kind::OldHand
                | Kind::OldBleed
                | Kind::OldStains
                | Kind::DarkBorder
                | Kind::Faint
                | Kind::Letterpress
                | Kind::AgedPrint
        )
    }
}

/// A picture and which of its pixels are ink.
#[derive(Debug, Clone)]
pub struct Page {
    /// What a camera or scanner gives: grey or colour.
    pub raster: Raster,
    /// The ink as it was drawn: a pixel is ink when at least half of it is covered. On papers from archives it is as
    /// wide as those who draw contests' truths by hand see it: to where an edge, as the lens shows it, ends.
    pub truth: Bitmap,
    /// Height of a small x in pixels, about.
    pub x_height: f64,
}

/// A paper of `kind`; its size, writing and fate follow from `seed`.
#[must_use]
pub fn page(kind: Kind, seed: u64) -> Page {
    let mut rng = Prng::new(seed ^ ((kind as u64) << 40) ^ 0x1A1D_0FFE);
    let x_height = if kind.historic() { rng.range(11.0, 44.0) } else { rng.range(9.0, 34.0) } as f32;
    let wide = (x_height * rng.range(34.0, 60.0) as f32).clamp(420.0, 1500.0) as usize;
    let high = (wide as f64 * rng.range(0.4, 1.0)) as usize;
    drawn(kind, &mut rng, (wide, high), x_height)
}

/// A whole A4 sheet of `kind` at `dpi`, set at ten points or so.
#[must_use]
pub fn sheet(kind: Kind, seed: u64, dpi: f64) -> Page {
    let mut rng = Prng::new(seed ^ ((kind as u64) << 40) ^ 0xA4A4);
    let side = |mm: f64| (mm / 25.4 * dpi).round() as usize;
    let x_height = (10.5 / 72.0 * dpi * 0.547) as f32;
    drawn(kind, &mut rng, (side(210.0), side(297.0)), x_height)
}

fn drawn(kind: Kind, rng: &mut Prng, size: (usize, usize), x_height: f32) -> Page {
    let mut sheet = Sheet::new(size.0, size.1);
    paper::make(&mut sheet, kind, rng, x_height);
    subject::write(&mut sheet, kind, rng, x_height);
    spoil::after(&mut sheet, kind, rng, x_height);
    let (raster, blur) = spoil::taken(&sheet, kind, rng, x_height);
    let spread = if kind.historic() { blur } else { 0.0 };
    Page { raster, truth: sheet.truth(spread), x_height: f64::from(x_height) }
}

/// Through a JPEG file and back, grey staying grey.
fn through_jpeg(raster: &Raster, quality: u8) -> Raster {
    let grey = raster.channels() == Channels::Grey;
    match crate::jpeg::decode(&crate::jpeg(raster, quality, None)) {
        Some(back) if grey => back.to_grey(),
        Some(back) => back,
        None => raster.clone(),
    }
}
