//! The picture of a page that is nothing but one image: its own samples, or its own JPEG stream.

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageData, ImageDrawProps, LumaData, Paint,
    SoftMask,
};
use hayro::hayro_syntax::Filter;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro::kurbo::{BezPath, Rect};
use liite_raster::{Channels, QuarterTurn, Raster};

use super::survey::{Placed, Survey, walk};
use super::{Pdf, PdfReadError, page_size_mm, unit_mm};

/// An image may lie askew by this tangent (a sixth of a degree) and still be taken for upright.
const SKEW: f64 = 0.003;
/// How much the resolution of an image may differ between its sides.
const ANISOTROPY: f64 = 0.02;

/// What an image is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pixels {
    /// A JPEG stream as it stands in the file, without its metadata. In a PDF nothing in the stream turns it.
    Jpeg(Vec<u8>),
    /// Samples in sRGB.
    Raster {
        /// The samples, not yet turned.
        raster: Raster,
        /// The source has one bit a sample; every sample is 0 or 255.
        bilevel: bool,
    },
}

/// The one image that a page shows.
#[derive(Debug, Clone, PartialEq)]
pub struct PageImage {
    /// Its samples, as they are stored.
    pub pixels: Pixels,
    /// The image is shown mirrored left to right, before it is turned.
    pub mirrored: bool,
    /// The image is shown turned.
    pub turn: QuarterTurn,
    /// Its width and height as shown, in millimetres.
    pub size_mm: (f64, f64),
    /// Its resolution as shown, horizontally and vertically, in pixels an inch.
    pub dpi: (f64, f64),
}

impl PageImage {
    /// The decoded samples as the page shows them.
    #[must_use]
    pub fn upright(&self, raster: Raster) -> Raster {
        let raster = if self.mirrored { raster.mirrored() } else { raster };
        raster.turned(self.turn)
    }
}

impl Pdf {
    /// The image of page `index` (from 0) when the page is exactly that: one image over (nearly) all of it, upright,
    /// unmixed, and nothing else to be seen. `None` when the page must be rendered.
    ///
    /// # Errors
    /// When there is no such page.
    pub fn page_image(&self, index: u32) -> Result<Option<PageImage>, PdfReadError> {
        let page = self.page(index)?;
        let found = super::survey(page);
        let Some(image) = found.only_image() else { return Ok(None) };
        let Some((mirrored, turn)) = orientation(image) else { return Ok(None) };
        let inch = 25.4 / unit_mm(page);
        let (x, y) = image.density();
        if (x / y - 1.0).abs() > ANISOTROPY {
            return Ok(None);
        }
        let (width, height) = page.render_dimensions();
        let rect = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut taker =
            Taker { image: *image, drawn: 0, affordable: image.cost <= self.limits.image_bytes, taken: None };
        walk(page, rect, &mut taker);
        let Some(pixels) = taker.taken else { return Ok(None) };
        let swap = matches!(turn, QuarterTurn::Left | QuarterTurn::Right);
        let dpi = if swap { (y * inch, x * inch) } else { (x * inch, y * inch) };
        let (page_width, page_height) = page_size_mm(page);
        let size_mm = (
            page_width * image.rect.width() / rect.width(),
            page_height * image.rect.height() / rect.height(),
        );
        Ok(Some(PageImage { pixels, mirrored, turn, size_mm, dpi }))
    }
}

/// How an image lies on the page: mirrored first, then turned. `None` when it lies askew.
fn orientation(image: &Placed) -> Option<(bool, QuarterTurn)> {
    let [a, b, c, d, _, _] = image.transform.as_coeffs();
    let upright = b.abs() <= a.abs() * SKEW && c.abs() <= d.abs() * SKEW;
    let lying = a.abs() <= b.abs() * SKEW && d.abs() <= c.abs() * SKEW;
    // The image's downward side decides the turn, the handedness whether it was mirrored.
    let turn = match (upright, lying) {
        (true, false) if d > 0.0 => QuarterTurn::None,
        (true, false) => QuarterTurn::Half,
        (false, true) if c < 0.0 => QuarterTurn::Right,
        (false, true) => QuarterTurn::Left,
        _ => return None,
    };
    Some((a * d - b * c < 0.0, turn))
}

/// Takes the samples of one image out of a page as it is drawn.
struct Taker {
    image: Placed,
    drawn: usize,
    /// Whether decoding to samples stays below the limit; a JPEG stream costs nothing here.
    affordable: bool,
    taken: Option<Pixels>,
}

impl<'a> Device<'a> for Taker {
    fn draw_image(&mut self, image: Image<'a, '_>, _: ImageDrawProps<'a>) {
        let number = self.drawn;
        self.drawn += 1;
        if number != self.image.number {
            return;
        }
        match image {
            Image::Raster(raster) => {
                if let Some(jpeg) = plain_jpeg(raster.stream(), self.image.width, self.image.height) {
                    self.taken = Some(Pixels::Jpeg(jpeg));
                } else if self.affordable {
                    let bits = one_bit(raster.stream());
                    let taken = &mut self.taken;
                    raster.with_rgba(|data, alpha| *taken = samples(data, alpha, bits), None);
                }
            }
            Image::Stencil(stencil) if self.affordable => {
                let taken = &mut self.taken;
                stencil.with_stencil(|mask, paint| *taken = stencilled(mask, paint), None);
            }
            Image::Stencil(_) => {}
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, _: DrawProps<'a>, _: &DrawMode) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

fn one_bit(stream: &Stream<'_>) -> bool {
    let dict = stream.dict();
    let bits = dict.get::<u8>("BitsPerComponent").or_else(|| dict.get::<u8>("BPC"));
    let fax =
        stream.filters().last().is_some_and(|f| matches!(f, Filter::CcittFaxDecode | Filter::Jbig2Decode));
    bits == Some(1) || fax
}

fn samples(data: ImageData, alpha: Option<LumaData>, one_bit: bool) -> Option<Pixels> {
    let (width, height, channels, mut samples) = match data {
        ImageData::Rgb(rgb) => (rgb.width, rgb.height, Channels::Rgb, rgb.data),
        ImageData::Luma(luma) => (luma.width, luma.height, Channels::Grey, luma.data),
    };
    if let Some(alpha) = alpha {
        if (alpha.width, alpha.height) != (width, height) {
            return None;
        }
        for (pixel, a) in samples.chunks_exact_mut(channels.count()).zip(&alpha.data) {
            for value in pixel {
                *value = over_white(*value, *a);
            }
        }
    }
    let raster = greyed(Raster::from_vec(width, height, channels, samples).ok()?);
    let bilevel = one_bit && is_bilevel(&raster);
    Some(Pixels::Raster { raster, bilevel })
}

fn stencilled(mask: LumaData, paint: &Paint<'_>) -> Option<Pixels> {
    let Paint::Color(colour) = paint else { return None };
    let [r, g, b, opacity] = colour.to_rgba().to_rgba8();
    let cover = |value: u8| (u16::from(value) * u16::from(opacity) / 255) as u8;
    let (width, height) = (mask.width, mask.height);
    let (channels, data) = if r == g && g == b {
        (Channels::Grey, mask.data.into_iter().map(|v| over_white(r, cover(v))).collect())
    } else {
        let colour = |v: u8| [r, g, b].map(|c| over_white(c, cover(v)));
        (Channels::Rgb, mask.data.into_iter().flat_map(colour).collect())
    };
    let raster = Raster::from_vec(width, height, channels, data).ok()?;
    let bilevel = is_bilevel(&raster);
    Some(Pixels::Raster { raster, bilevel })
}

fn over_white(value: u8, alpha: u8) -> u8 {
    let (value, alpha) = (u32::from(value), u32::from(alpha));
    ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
}

/// The same picture with one channel when no pixel has a colour.
pub(crate) fn greyed(raster: Raster) -> Raster {
    if raster.channels() == Channels::Grey {
        return raster;
    }
    let grey = raster.data().as_chunks::<3>().0.iter().all(|[r, g, b]| r == g && g == b);
    if grey { raster.to_grey() } else { raster }
}

fn is_bilevel(raster: &Raster) -> bool {
    raster.channels() == Channels::Grey && raster.data().iter().all(|v| matches!(v, 0 | 255))
}

/// The JPEG stream of an image that looks the same to a decoder that knows nothing of the PDF around it.
fn plain_jpeg(stream: &Stream<'_>, width: u32, height: u32) -> Option<Vec<u8>> {
    let dict = stream.dict();
    if stream.filters().as_slice() != [Filter::DctDecode] {
        return None;
    }
    let changed = ["Decode", "D", "DecodeParms", "DP", "SMask", "Mask", "SMaskInData"];
    if changed.iter().any(|key| dict.contains_key(key)) {
        return None;
    }
    let components = plain_components(dict)?;
    let (bytes, frame) = without_metadata(&stream.raw_data())?;
    (frame == Frame { width, height, components }).then_some(bytes)
}

/// Components of a colour space that is sRGB or its grey, whatever its name.
fn plain_components(dict: &Dict<'_>) -> Option<u8> {
    let space = dict.get::<Object<'_>>("ColorSpace").or_else(|| dict.get::<Object<'_>>("CS"))?;
    match space {
        Object::Name(name) => named_components(&name),
        Object::Array(array) => icc_components(&array),
        _ => None,
    }
}

fn named_components(name: &Name<'_>) -> Option<u8> {
    match name.as_ref() {
        b"DeviceRGB" | b"RGB" => Some(3),
        b"DeviceGray" | b"G" => Some(1),
        _ => None,
    }
}

fn icc_components(array: &Array<'_>) -> Option<u8> {
    let mut items = array.flex_iter();
    if items.next::<Name<'_>>()?.as_ref() != b"ICCBased" {
        return None;
    }
    let profile = items.next::<Stream<'_>>()?;
    // The description of the profile names sRGB, in ASCII (version 2) or UTF-16 (version 4).
    let data = profile.decoded_data().ok()?;
    let srgb = [b"sRGB".as_slice(), b"s\0R\0G\0B"];
    let named = srgb.iter().any(|name| data.windows(name.len()).any(|window| window == *name));
    (named && profile.dict().get::<u8>("N") == Some(3)).then_some(3)
}

#[derive(Debug, PartialEq, Eq)]
struct Frame {
    width: u32,
    height: u32,
    components: u8,
}

/// Leaves out the segments that a PDF viewer does not heed but another decoder would: EXIF, whose orientation must
/// not turn the image, ICC profiles, comments. Kept are JFIF and Adobe, which say how the colours are coded.
fn without_metadata(jpeg: &[u8]) -> Option<(Vec<u8>, Frame)> {
    let mut out = Vec::with_capacity(jpeg.len());
    let mut frame = None;
    let mut rest = jpeg.strip_prefix(&[0xff, 0xd8])?;
    out.extend([0xff, 0xd8]);
    loop {
        let [0xff, marker, after @ ..] = rest else { return None };
        if *marker == 0xff {
            // Fill byte.
            rest = rest.get(1..)?;
            continue;
        }
        let [high, low, ..] = after else { return None };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let body = after.get(2..length)?;
        match marker {
            0xda => break,
            0xc0..=0xc2 => {
                let [8, h1, h0, w1, w0, components, ..] = body else { return None };
                frame = Some(Frame {
                    width: u32::from(u16::from_be_bytes([*w1, *w0])),
                    height: u32::from(u16::from_be_bytes([*h1, *h0])),
                    components: *components,
                });
                out.extend(rest.get(..length + 2)?);
            }
            0xe0 | 0xee | 0xdb | 0xc4 | 0xdd => out.extend(rest.get(..length + 2)?),
            // Other applications' segments and comments.
            0xe1..=0xef | 0xfe => {}
            // Arithmetic coding, lossless, hierarchical: not for a plain decoder.
            _ => return None,
        }
        rest = after.get(length..)?;
    }
    out.extend(rest);
    Some((out, frame?))
}

impl Survey {
    /// The image on the page that costs most to decode.
    pub(crate) fn costliest(&self) -> Option<&Placed> {
        self.images.iter().max_by_key(|image| image.cost)
    }
}
