//! From one resolution to another.

use liite_page::{binarise, flatten};
use liite_raster::{Bitmap, Raster};

/// `picture` of `from` dpi at the coarser `to` dpi; a copy when they are nearly the same.
pub fn to_dpi(picture: &Raster, from: f64, to: f64) -> Raster {
    let scale = to / from;
    if (scale - 1.0).abs() < 0.02 {
        return picture.clone();
    }
    let side = |pixels: u32| (f64::from(pixels) * scale).round().max(1.0) as u32;
    flatten::shrink(picture, side(picture.width()), side(picture.height())).unwrap_or_else(|| picture.clone())
}

/// Ink and paper out of a picture of `from` dpi, and the resolution of the result.
///
/// A coarse picture is enlarged before it is thresholded: a letter's edge then keeps the place that its greys told.
pub fn bilevel(picture: &Raster, from: f64, wanted: f64) -> (Bitmap, f64) {
    let scale = (wanted / from).clamp(0.25, 2.0);
    if (scale - 1.0).abs() < 0.05 {
        (binarise::binarise(picture), from)
    } else if scale < 1.0 {
        (binarise::binarise(&to_dpi(picture, from, from * scale)), from * scale)
    } else {
        (binarise::binarise_at(picture, scale), from * scale)
    }
}
