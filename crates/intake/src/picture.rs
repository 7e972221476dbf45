//! The picture handed on: upright, sRGB, of bounded size, without metadata.

use liite_finding::{Finding, Severity};
use liite_raster::{Channels, QuarterTurn, Raster};

use crate::Format;

/// One picture of a file, ready for the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// The pixels, upright, grey or sRGB, transparency laid over white.
    pub raster: Raster,
    /// Pixels per inch across and down as the file says; none when it says nothing or nonsense (below 30 or above
    /// 2400). Phones write 72 without meaning it.
    pub dpi: Option<(f64, f64)>,
    /// A JPEG stream without metadata that shows exactly `raster`, fit to be embedded as it is: eight bits, grey,
    /// YCbCr or RGB, sRGB, upright. None when there is no such stream.
    pub jpeg: Option<Vec<u8>>,
    /// The source has one bit per pixel; `raster` is grey and holds only 0 and 255.
    pub bilevel: bool,
    /// The format it came from.
    pub format: Format,
    /// What was noticed.
    pub findings: Vec<Finding>,
}

/// A picture as a decoder leaves it, before it is turned upright.
pub(crate) struct Decoded {
    pub(crate) raster: Raster,
    /// Width and height before shrinking.
    pub(crate) size: (u32, u32),
    /// By which it was shrunk already.
    pub(crate) factor: u32,
    /// EXIF orientation, 1 to 8; anything else counts as 1.
    pub(crate) orientation: u16,
    pub(crate) dpi: Option<(f64, f64)>,
    pub(crate) jpeg: Option<Vec<u8>>,
    pub(crate) bilevel: bool,
    pub(crate) findings: Vec<Finding>,
}

impl Decoded {
    pub(crate) fn new(raster: Raster, size: (u32, u32), factor: u32) -> Self {
        Self {
            raster,
            size,
            factor,
            orientation: 1,
            dpi: None,
            jpeg: None,
            bilevel: false,
            findings: Vec::new(),
        }
    }

    pub(crate) fn finish(self, format: Format) -> Picture {
        let Decoded { raster, size, factor, orientation, dpi, jpeg, bilevel, mut findings } = self;
        let upright = !(2..=8).contains(&orientation);
        if factor > 1 {
            let (w, h) = if orientation >= 5 { (size.1, size.0) } else { size };
            findings.push(
                Finding::new("picture-shrunk", Severity::Info)
                    .with("factor", factor)
                    .with("width", w)
                    .with("height", h),
            );
        }
        let raster = turned_upright(raster, orientation);
        let bilevel = bilevel && factor == 1 && is_bilevel(&raster);
        let dpi = dpi
            .filter(|(x, y)| [x, y].iter().all(|v| (30.0..=2400.0).contains(*v)))
            .map(|(x, y)| if (5..=8).contains(&orientation) { (y, x) } else { (x, y) })
            .map(|(x, y)| (x / f64::from(factor), y / f64::from(factor)));
        let jpeg = jpeg.filter(|_| upright && factor == 1);
        Picture { raster, dpi, jpeg, bilevel, format, findings }
    }
}

fn is_bilevel(raster: &Raster) -> bool {
    raster.channels() == Channels::Grey && raster.data().iter().all(|&v| v == 0 || v == 255)
}

/// Undoes an EXIF orientation (CIPA DC-008, tag 274): 6, say, means that the first row is the right-hand side.
fn turned_upright(raster: Raster, orientation: u16) -> Raster {
    match orientation {
        2 => raster.mirrored(),
        3 => raster.turned(QuarterTurn::Half),
        4 => raster.mirrored().turned(QuarterTurn::Half),
        5 => raster.mirrored().turned(QuarterTurn::Left),
        6 => raster.turned(QuarterTurn::Right),
        7 => raster.mirrored().turned(QuarterTurn::Right),
        8 => raster.turned(QuarterTurn::Left),
        _ => raster,
    }
}
