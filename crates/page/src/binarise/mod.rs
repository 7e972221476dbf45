//! A page in black and white, whatever its light: for every place a level is found between paper and ink.
//!
//! The page is looked at in cells about as wide as its own strokes (`view`), so that small print at 100 dots to the
//! inch and large writing at 600 look the same. A small net (`net`), trained on simulated papers whose ink is known,
//! says for each cell how dark ink is there; between cells the level is interpolated (`decide`), which keeps edges
//! smooth and at half contrast. Specks go last (`tidy`).
//!
//! What the cells know follows what has proved itself: the paper's brightness by closing; the darkest and lightest
//! around (B. Su, S. Lu and C. L. Tan, 2010); the tone where the page is steepest, which lies midway between ink and
//! paper (J. Kittler, J. Illingworth and J. Föglein, 1985); mean and contrast in windows of several sizes.

mod decide;
pub mod net;
mod plane;
mod solid;
mod tidy;
mod tone;
pub mod view;
mod weights;

use liite_raster::{Bitmap, Raster};

use net::Net;
use view::View;

/// Black and white of a page, grey or colour, flattened or as it was photographed or scanned; at its own resolution.
#[must_use]
pub fn binarise(page: &Raster) -> Bitmap {
    binarise_by(page, &Net::trained())
}

/// The same with another net: what a trainer needs.
#[must_use]
pub fn binarise_by(page: &Raster, net: &Net) -> Bitmap {
    let view = View::of(page);
    let mut mask = decide::decide(&view, net);
    tidy::tidy(&mut mask, &view);
    mask
}

/// The same with the page made finer first by `scale` (1 to 4): a page of less than 200 pixels to the inch keeps more
/// of its letters' shapes that way.
#[must_use]
pub fn binarise_at(page: &Raster, scale: f64) -> Bitmap {
    let scale = if scale.is_finite() { scale.clamp(1.0, 4.0) } else { 1.0 };
    let to = |side: u32| (f64::from(side) * scale).round() as u32;
    if to(page.width()) == page.width() && to(page.height()) == page.height() {
        return binarise(page);
    }
    let grey = tone::Tones::of(page).into_raster();
    binarise(&crate::flatten::enlarged(&grey, to(page.width()), to(page.height())))
}
