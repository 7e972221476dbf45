//! Painting a page of a PDF onto white paper.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro::hayro_interpret::{InterpreterSettings, InterpreterWarning};
use hayro::hayro_syntax::object::{Object, Stream};
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};
use liite_raster::{Channels, Raster};

use crate::read::{Limits, Pdf, PdfReadError, survey, unit_mm};

/// Resolution for text and drawing, in pixels an inch.
const FINE: f64 = 300.0;
/// The same for pages larger than A3, which are drawn to be read from further away.
const COARSE: f64 = 200.0;
/// The range for pages that are put together from images.
const IMAGES: (f64, f64) = (150.0, 400.0);
/// The painter counts pixels in 16 bits.
const SIDE: f64 = 65_000.0;

/// A rendered page.
#[derive(Debug, Clone, PartialEq)]
pub struct Rendered {
    /// The page on white; grey when nothing on it has a colour.
    pub raster: Raster,
    /// The resolution it has got, in pixels an inch.
    pub dpi: f64,
    /// Width and height of the page, in millimetres.
    pub size_mm: (f64, f64),
    /// What draws the page could not be unpacked, in whole or in part.
    pub content_missing: bool,
    /// An image on it could not be decoded and is missing, in whole or in part.
    pub images_missing: bool,
    /// A font could not be used and its text is missing.
    pub fonts_missing: bool,
}

/// Opens a file and renders page `index` (from 0) at `dpi` pixels an inch, or less where the limit asks for it.
///
/// # Errors
/// As [`Pdf::open`] and [`Pdf::render`].
pub fn render(bytes: &[u8], index: u32, dpi: f64, limits: &Limits) -> Result<Raster, PdfReadError> {
    Ok(Pdf::open(Arc::new(bytes.to_vec()), limits)?.render(index, Some(dpi))?.raster)
}

impl Pdf {
    /// Renders page `index` (from 0) at `dpi` pixels an inch; `None` chooses by what is on the page. The resolution
    /// is lowered where the page would have more pixels than the limit.
    ///
    /// # Errors
    /// When there is no such page, or an image on it would need more memory than the limit.
    pub fn render(&self, index: u32, dpi: Option<f64>) -> Result<Rendered, PdfReadError> {
        let page = self.page(index)?;
        let found = survey(page);
        if let Some(image) = found.costliest().filter(|image| image.cost > self.limits.image_bytes) {
            let (width, height) = (image.width, image.height);
            return Err(PdfReadError::ImageTooLarge { page: index + 1, width, height });
        }
        let unit = unit_mm(page);
        let (width, height) = page.render_dimensions();
        let size_mm = (f64::from(width) * unit, f64::from(height) * unit);
        let wanted = dpi.filter(|dpi| dpi.is_finite()).unwrap_or_else(|| {
            let images = found.density().map_or(0.0, |density| density * 25.4 / unit);
            let marks = if size_mm.0 * size_mm.1 > 300.0 * 430.0 { COARSE } else { FINE };
            if found.marks || images == 0.0 { marks.max(images) } else { images }.clamp(IMAGES.0, IMAGES.1)
        });
        let dpi = affordable(wanted, size_mm, self.limits.rendered_pixels);
        let scale = dpi * unit / 25.4;
        // The painter cuts fractions off; the picture must have the whole page and at least one pixel.
        let side = |length: f32| (f64::from(length) * scale).round().clamp(1.0, SIDE);
        let (pixels_x, pixels_y) = (side(width), side(height));
        let stretch = |pixels: f64, length: f32| ((pixels + 0.01) / f64::from(length)) as f32;
        let missing = Arc::new(Missing::default());
        let raster = paint(page, stretch(pixels_x, width), stretch(pixels_y, height), &missing);
        let images_missing = missing.images.load(Ordering::Relaxed);
        let fonts_missing = missing.fonts.load(Ordering::Relaxed);
        let content_missing = !has_all_content(page);
        Ok(Rendered { raster, dpi, size_mm, content_missing, images_missing, fonts_missing })
    }
}

/// The resolution wanted, or the greatest at which the page has no more than `pixels`.
fn affordable(dpi: f64, size_mm: (f64, f64), pixels: u64) -> f64 {
    let inches = (size_mm.0 / 25.4, size_mm.1 / 25.4);
    let by_area = (pixels as f64 / (inches.0 * inches.1).max(1e-9)).sqrt();
    let by_side = SIDE / inches.0.max(inches.1).max(1e-9);
    dpi.max(1.0).min(by_area).min(by_side)
}

/// Whether every content stream of the page unpacks; the painter takes one that does not for an empty one.
fn has_all_content(page: &Page<'_>) -> bool {
    match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(_)) => page.page_stream().is_some(),
        Some(Object::Array(parts)) => parts.iter::<Stream<'_>>().all(|part| part.decoded_data().is_ok()),
        _ => true,
    }
}

/// What the painter had to leave out: it goes on without a word otherwise.
#[derive(Default)]
struct Missing {
    images: AtomicBool,
    fonts: AtomicBool,
}

fn paint(page: &Page<'_>, x_scale: f32, y_scale: f32, missing: &Arc<Missing>) -> Raster {
    let cache = RenderCache::new();
    let settings = PixmapSettings { x_scale, y_scale, bg_color: WHITE };
    // Hinting bends glyphs to a screen's pixels; paper has none.
    let rendering = RenderSettings { hinting: false, ..RenderSettings::default() };
    let missing = Arc::clone(missing);
    let interpreting = InterpreterSettings {
        warning_sink: Arc::new(move |warning| match warning {
            InterpreterWarning::ImageDecodeFailure => missing.images.store(true, Ordering::Relaxed),
            InterpreterWarning::UnsupportedFont => missing.fonts.store(true, Ordering::Relaxed),
            _ => {}
        }),
        ..InterpreterSettings::default()
    };
    let pixmap = hayro::render(page, &cache, &interpreting, &rendering, &settings);
    let (width, height) = (u32::from(pixmap.width()), u32::from(pixmap.height()));
    let (pixels, _) = pixmap.data_as_u8_slice().as_chunks::<4>();
    let grey = pixels.iter().all(|[r, g, b, _]| r == g && g == b);
    let (channels, data) = if grey {
        (Channels::Grey, pixels.iter().map(|[r, ..]| *r).collect())
    } else {
        let mut rgb = Vec::with_capacity(pixels.len() * 3);
        for [r, g, b, _] in pixels {
            rgb.extend([*r, *g, *b]);
        }
        (Channels::Rgb, rgb)
    };
    Raster::from_vec(width, height, channels, data)
        .unwrap_or_else(|_| Raster::filled(width, height, Channels::Grey, 255))
}
