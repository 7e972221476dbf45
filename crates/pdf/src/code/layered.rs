//! A page in layers (mixed raster content, ITU-T T.44): each layer coded by what codes its kind best.

use liite_page::flatten;
use liite_page::layers::{Area, Layers, Patch};
use liite_raster::{Bitmap, Channels, Raster};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::{BilevelCoding, Coded, bilevel, decode, decode_bilevel, jpeg};
use crate::PdfError;
use crate::compose::{Layer, Place};

/// How finely the layers beside the text are coded; text and lines are always exact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fineness {
    /// Resolution of pictures on the page, as a part of the page's own (0 to 1).
    pub picture_scale: f64,
    /// JPEG quality of pictures.
    pub picture_quality: u8,
    /// JPEG quality of tints and whatever else lies under the ink.
    pub ground_quality: u8,
    /// JPEG quality of the ink's colours.
    pub ink_quality: u8,
}

/// One coded layer; areas are in pixels of the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodedLayer {
    /// The whole page in one colour.
    Fill {
        /// sRGB.
        colour: [u8; 3],
    },
    /// An opaque picture.
    Picture {
        /// Where.
        area: Area,
        /// The picture, perhaps coarser than the page.
        image: Coded,
    },
    /// Ink of one colour.
    Ink {
        /// Where.
        area: Area,
        /// Its shape.
        mask: Coded,
        /// sRGB.
        colour: [u8; 3],
    },
    /// Ink of several colours.
    Inked {
        /// Where.
        area: Area,
        /// Its shape.
        mask: Coded,
        /// Its colours, much coarser.
        image: Coded,
    },
}

/// A page in coded layers, the lowest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodedPage {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// At least one.
    pub layers: Vec<CodedLayer>,
}

impl CodedPage {
    /// Bytes that the layers take in the file, with about what the file needs to say about each.
    #[must_use]
    pub fn size(&self) -> usize {
        self.layers.iter().map(|l| l.coded().map(|c| c.size() + ABOUT_EACH).sum::<usize>()).sum()
    }

    /// The layers on a page, the whole of it at `place`, or covering the page.
    #[must_use]
    pub fn placed(&self, place: Place) -> Vec<Layer> {
        let at = |area: &Area| {
            let (x, y) = (place.width / f64::from(self.width), place.height / f64::from(self.height));
            Some(Place {
                x: place.x + f64::from(area.left) * x,
                y: place.y + f64::from(area.top) * y,
                width: f64::from(area.width()) * x,
                height: f64::from(area.height()) * y,
            })
        };
        let layer = |layer: &CodedLayer| match layer {
            CodedLayer::Fill { colour } => Layer::Fill { colour: *colour, place: Some(place) },
            CodedLayer::Picture { area, image } => Layer::Picture { image: image.clone(), place: at(area) },
            CodedLayer::Ink { area, mask, colour } => {
                Layer::Ink { mask: mask.clone(), colour: *colour, place: at(area) }
            }
            CodedLayer::Inked { area, mask, image } => {
                Layer::Masked { image: image.clone(), mask: mask.clone(), place: at(area) }
            }
        };
        self.layers.iter().map(layer).collect()
    }

    /// The page as one picture, as a reader would show it.
    ///
    /// # Errors
    /// When a layer is not what it says.
    pub fn flattened(&self) -> Result<Raster, PdfError> {
        let mut page = Raster::filled(self.width, self.height, Channels::Rgb, 255);
        for layer in &self.layers {
            match layer {
                CodedLayer::Fill { colour } => {
                    paint(&mut page, Area::whole(self.width, self.height), |_, _| Some(*colour))
                }
                CodedLayer::Picture { area, image } => {
                    let picture = decode(image)?;
                    paint(&mut page, *area, |x, y| Some(sample(&picture, *area, x, y)));
                }
                CodedLayer::Ink { area, mask, colour } => {
                    let mask = decode_bilevel(mask)?;
                    paint(&mut page, *area, |x, y| mask.ink(x, y).then_some(*colour));
                }
                CodedLayer::Inked { area, mask, image } => {
                    let (mask, colours) = (decode_bilevel(mask)?, decode(image)?);
                    paint(&mut page, *area, |x, y| mask.ink(x, y).then(|| sample(&colours, *area, x, y)));
                }
            }
        }
        Ok(page)
    }
}

impl CodedLayer {
    /// The coded pictures it consists of.
    pub fn coded(&self) -> impl Iterator<Item = &Coded> {
        let pair = match self {
            CodedLayer::Fill { .. } => [None, None],
            CodedLayer::Picture { image, .. } => [Some(image), None],
            CodedLayer::Ink { mask, .. } => [Some(mask), None],
            CodedLayer::Inked { mask, image, .. } => [Some(mask), Some(image)],
        };
        pair.into_iter().flatten()
    }

    /// The coded pictures it consists of, to be changed.
    pub fn coded_mut(&mut self) -> impl Iterator<Item = &mut Coded> {
        let pair = match self {
            CodedLayer::Fill { .. } => [None, None],
            CodedLayer::Picture { image, .. } => [Some(image), None],
            CodedLayer::Ink { mask, .. } => [Some(mask), None],
            CodedLayer::Inked { mask, image, .. } => [Some(mask), Some(image)],
        };
        pair.into_iter().flatten()
    }
}

/// Dictionary, place in the contents and line of the cross-reference table of one picture, in bytes.
const ABOUT_EACH: usize = 290;

/// Codes `page` in layers.
///
/// # Errors
/// As the coders of pictures and ink.
pub fn layered(page: &Layers, fineness: Fineness, coding: BilevelCoding) -> Result<CodedPage, PdfError> {
    let mut layers = vec![CodedLayer::Fill { colour: page.paper }];
    let patches = |patches: &[Patch], scale: f64, quality: u8| -> Result<Vec<CodedLayer>, PdfError> {
        let coded = patches.par_iter().map(|patch| {
            let small = scaled(&patch.raster, scale);
            let image = jpeg(small.as_ref().unwrap_or(&patch.raster), quality)?;
            Ok(CodedLayer::Picture { area: patch.area, image })
        });
        coded.collect()
    };
    let (below, ink) = rayon::join(
        || -> Result<Vec<CodedLayer>, PdfError> {
            let mut below = patches(&page.ground, 1.0, fineness.ground_quality)?;
            below.extend(patches(&page.pictures, fineness.picture_scale, fineness.picture_quality)?);
            Ok(below)
        },
        || inks(page, fineness, coding),
    );
    layers.extend(below?);
    layers.extend(ink?);
    Ok(CodedPage { width: page.width, height: page.height, layers })
}

fn inks(page: &Layers, fineness: Fineness, coding: BilevelCoding) -> Result<Vec<CodedLayer>, PdfError> {
    let inked = page.inked.par_iter().map(|ink| {
        let mask = bilevel(&ink.mask, coding)?;
        Ok(CodedLayer::Inked { area: ink.area, mask, image: jpeg(&ink.colours, fineness.ink_quality)? })
    });
    let mut coded = inked.collect::<Result<Vec<_>, PdfError>>()?;
    if let Some(text) = &page.text {
        let mask = bilevel(&text.mask, coding)?;
        coded.push(CodedLayer::Ink { area: text.area, mask, colour: text.colour });
    }
    Ok(coded)
}

/// `page` with everything but text and lines coded anew and more coarsely; what would not become smaller stays.
///
/// # Errors
/// When a layer is not what it says, and as the coders of pictures and ink.
pub fn coarser(page: &CodedPage, fineness: Fineness) -> Result<CodedPage, PdfError> {
    let smaller = |image: &Coded, scale: f64, quality: u8| -> Result<Coded, PdfError> {
        let picture = decode(image)?;
        let small = scaled(&picture, scale);
        let coded = jpeg(small.as_ref().unwrap_or(&picture), quality)?;
        Ok(if coded.size() < image.size() { coded } else { image.clone() })
    };
    let layers = page.layers.par_iter().map(|layer| {
        Ok(match layer {
            CodedLayer::Picture { area, image } => {
                let now = f64::from(image.width) / f64::from(area.width());
                // The ground is three times coarser than the page, a picture half as coarse.
                let ground = now < GROUND_BELOW;
                let scale = if ground { 1.0 } else { fineness.picture_scale / now };
                let quality = if ground { fineness.ground_quality } else { fineness.picture_quality };
                CodedLayer::Picture { area: *area, image: smaller(image, scale, quality)? }
            }
            CodedLayer::Inked { area, mask, image } => {
                let image = smaller(image, 1.0, fineness.ink_quality)?;
                CodedLayer::Inked { area: *area, mask: mask.clone(), image }
            }
            CodedLayer::Fill { .. } | CodedLayer::Ink { .. } => layer.clone(),
        })
    });
    let layers = layers.collect::<Result<Vec<_>, PdfError>>()?;
    Ok(CodedPage { width: page.width, height: page.height, layers })
}

/// An opaque layer with fewer of the page's pixels than this, in width, is ground.
const GROUND_BELOW: f64 = 0.6;

fn scaled(picture: &Raster, scale: f64) -> Option<Raster> {
    let side = |pixels: u32| (f64::from(pixels) * scale).round().max(1.0) as u32;
    (scale < 0.98).then(|| flatten::shrink(picture, side(picture.width()), side(picture.height())))?
}

/// Paints the pixels of `area` for which `colour` (given columns and rows inside the area) has one.
fn paint(page: &mut Raster, area: Area, colour: impl Fn(u32, u32) -> Option<[u8; 3]> + Sync) {
    let stride = page.stride();
    let rows = page.data_mut().par_chunks_exact_mut(stride).enumerate();
    rows.skip(area.top as usize).take(area.height() as usize).for_each(|(y, row)| {
        let inside = row.as_chunks_mut::<3>().0.iter_mut().enumerate();
        for (x, pixel) in inside.skip(area.left as usize).take(area.width() as usize) {
            if let Some(c) = colour(x as u32 - area.left, y as u32 - area.top) {
                *pixel = c;
            }
        }
    });
}

/// The colour of a picture that fills `area` at a pixel of it, between the centres of its own pixels.
fn sample(picture: &Raster, area: Area, x: u32, y: u32) -> [u8; 3] {
    let place = |at: u32, of: u32, n: u32| {
        let p = (f64::from(at) + 0.5) * f64::from(n) / f64::from(of) - 0.5;
        p.clamp(0.0, f64::from(n - 1))
    };
    let (px, py) = (place(x, area.width(), picture.width()), place(y, area.height(), picture.height()));
    let (x0, y0) = (px as u32, py as u32);
    let (x1, y1) = ((x0 + 1).min(picture.width() - 1), (y0 + 1).min(picture.height() - 1));
    let (fx, fy) = (px.fract(), py.fract());
    let n = picture.channels().count();
    let at = |x: u32, y: u32, i: usize| f64::from(picture.row(y)[x as usize * n + i.min(n - 1)]);
    [0, 1, 2].map(|i| {
        let top = at(x0, y0, i) * (1.0 - fx) + at(x1, y0, i) * fx;
        let bottom = at(x0, y1, i) * (1.0 - fx) + at(x1, y1, i) * fx;
        (top * (1.0 - fy) + bottom * fy).round() as u8
    })
}

/// The text and lines of a coded page, for whoever has to look at them again.
///
/// # Errors
/// When a mask is not what it says.
pub fn ink_of(page: &CodedPage) -> Result<Bitmap, PdfError> {
    let mut ink = Bitmap::blank(page.width, page.height);
    for layer in &page.layers {
        if let CodedLayer::Ink { area, mask, .. } | CodedLayer::Inked { area, mask, .. } = layer {
            let mask = decode_bilevel(mask)?;
            for y in 0..mask.height() {
                for x in (0..mask.width()).filter(|&x| mask.ink(x, y)) {
                    ink.set(area.left + x, area.top + y, true);
                }
            }
        }
    }
    Ok(ink)
}
