//! Pages to test on: text, light, noise, things on the page.

use liite_raster::{Bitmap, Channels, Raster};
use liite_testkit::Prng;
use liite_testkit::typeset::{self, Document, Kind, Language};

/// A printed letter in black on white, the same again to keep, and its size in pixels.
pub(crate) fn page_of_text(dpi: f64) -> (Raster, Raster, (u32, u32)) {
    let page = typeset::page(Document::plain(Kind::Letter, Language::Finnish), 11, dpi).raster;
    let size = (page.width(), page.height());
    (page.clone(), page, size)
}

/// A place on a page: left, top, width, height.
pub(crate) type Place = (u32, u32, u32, u32);

fn each(page: &mut Raster, (left, top, w, h): Place, mut paint: impl FnMut(u32, u32, &mut [u8])) {
    let (stride, n) = (page.stride(), page.channels().count());
    let (right, bottom) = ((left + w).min(page.width()), (top + h).min(page.height()));
    for y in top..bottom {
        for x in left..right {
            let at = y as usize * stride + x as usize * n;
            paint(x, y, &mut page.data_mut()[at..at + n]);
        }
    }
}

/// One colour over a place.
pub(crate) fn fill(page: &mut Raster, place: Place, colour: [u8; 3]) {
    each(page, place, |_, _, p| p.copy_from_slice(&colour[..p.len()]));
}

/// Multiplies every pixel by the light at its place (0..1 across and down).
pub(crate) fn lit(page: &mut Raster, light: impl Fn(f64, f64) -> [f64; 3]) {
    let (w, h) = (page.width(), page.height());
    each(page, (0, 0, w, h), |x, y, p| {
        let light = light(f64::from(x) / f64::from(w), f64::from(y) / f64::from(h));
        for (v, l) in p.iter_mut().zip(light) {
            *v = (f64::from(*v) * l) as u8;
        }
    });
}

/// Adds noise of `sigma` levels to every sample.
pub(crate) fn noisy(page: &mut Raster, sigma: f64) {
    let mut random = Prng::new(5);
    for v in page.data_mut() {
        *v = (f64::from(*v) + random.normal() * sigma).round().clamp(0.0, 255.0) as u8;
    }
}

/// Something continuous in tone with the shades of a passport picture.
pub(crate) fn portrait(page: &mut Raster, place: Place) {
    let (left, top, w, h) = place;
    each(page, place, |x, y, p| {
        let (u, v) = (f64::from(x - left) / f64::from(w), f64::from(y - top) / f64::from(h));
        let face = (-(((u - 0.5) / 0.25).powi(2) + ((v - 0.4) / 0.28).powi(2))).exp();
        let wave = 25.0 * ((u * 23.0).sin() + (v * 31.0).cos());
        let coat = if v > 0.75 { -70.0 } else { 0.0 };
        let colour = [100.0 + 110.0 * face, 95.0 + 60.0 * face, 120.0 + 10.0 * face];
        for (out, c) in p.iter_mut().zip(colour) {
            *out = (c + wave + coat).clamp(5.0, 210.0) as u8;
        }
    });
}

/// Mean of each channel over a place (a grey page gives the same three times).
pub(crate) fn mean(page: &Raster, (left, top, w, h): Place) -> [f64; 3] {
    let n = page.channels().count();
    let mut sum = [0.0; 3];
    for y in top..top + h {
        for p in page.row(y)[left as usize * n..(left + w) as usize * n].chunks_exact(n) {
            for (i, s) in sum.iter_mut().enumerate() {
                *s += f64::from(p[if page.channels() == Channels::Grey { 0 } else { i }]);
            }
        }
    }
    sum.map(|s| s / f64::from(w * h))
}

/// F-measure of two bilevel pictures of one size, the usual score of binarisation contests.
pub(crate) fn f_measure(found: &Bitmap, truth: &Bitmap) -> f64 {
    let (mut both, mut false_ink, mut missed) = (0.0, 0.0, 0.0);
    for y in 0..truth.height() {
        for x in 0..truth.width() {
            match (found.ink(x, y), truth.ink(x, y)) {
                (true, true) => both += 1.0,
                (true, false) => false_ink += 1.0,
                (false, true) => missed += 1.0,
                _ => {}
            }
        }
    }
    2.0 * both / (2.0 * both + false_ink + missed)
}
