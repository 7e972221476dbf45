//! What a page shows, found by interpreting it without painting: the images, and whether anything else is visible.

use hayro::hayro_interpret::font::GlyphRun;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, SoftMask, TransformExt, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::{Affine, BezPath, PathEl, Rect, Shape};

/// Images beyond this many are counted but not described.
const IMAGES: usize = 1000;

/// How far from the edge of the page an image may end and still be the page, as a share of the side.
const NEARLY: f64 = 0.03;
/// The same for an image that hides whatever was drawn before it.
const QUITE: f64 = 0.005;

/// An image as it lies on the page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Placed {
    /// Which of the images drawn on the page, from 0.
    pub(crate) number: usize,
    /// From the image's pixels (y down) to the page in units of 1 (y down, rotation applied).
    pub(crate) transform: Affine,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Bytes to decode it, estimated.
    pub(crate) cost: u64,
    /// Where it lies, in units of the page.
    pub(crate) rect: Rect,
    /// Nothing is cut off, blended or seen through.
    plain: bool,
}

impl Placed {
    /// Pixels per unit of the page along the image's own sides.
    pub(crate) fn density(&self) -> (f64, f64) {
        let [a, b, c, d, _, _] = self.transform.as_coeffs();
        (1.0 / a.hypot(b).max(1e-9), 1.0 / c.hypot(d).max(1e-9))
    }

    fn covers(&self, page: Rect, tolerance: f64) -> bool {
        let (dx, dy) = (page.width() * tolerance, page.height() * tolerance);
        self.rect.x0 <= page.x0 + dx
            && self.rect.y0 <= page.y0 + dy
            && self.rect.x1 >= page.x1 - dx
            && self.rect.y1 >= page.y1 - dy
    }

    /// Whether a part of it lies beyond the page, where nobody sees it.
    fn sticks_out(&self, page: Rect) -> bool {
        let (dx, dy) = (page.width() * QUITE, page.height() * QUITE);
        self.rect.x0 < page.x0 - dx
            || self.rect.y0 < page.y0 - dy
            || self.rect.x1 > page.x1 + dx
            || self.rect.y1 > page.y1 + dy
    }
}

/// What was found on a page.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    pub(crate) images: Vec<Placed>,
    /// Any text, visible or not.
    pub(crate) text: bool,
    /// Visible text or drawing that no image hides.
    pub(crate) marks: bool,
    /// First of `images` that is not hidden by a later one.
    first_visible: usize,
    drawn: usize,
    page: Rect,
    clips: Vec<Option<Rect>>,
    groups: Vec<bool>,
}

/// Interprets a page without painting it.
pub(crate) fn survey(page: &Page<'_>) -> Survey {
    let (width, height) = page.render_dimensions();
    let rect = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut survey = Survey { page: rect, ..Survey::default() };
    walk(page, rect, &mut survey);
    survey
}

/// Runs a page's content through `device`, at one pixel a unit.
pub(crate) fn walk<'a>(page: &Page<'a>, rect: Rect, device: &mut impl Device<'a>) {
    let cache = InterpreterCache::new();
    let transform = page.initial_transform(true).to_kurbo();
    let mut context = Context::new(transform, rect, &cache, page.xref(), InterpreterSettings::default());
    interpret_page(page, &mut context, device);
}

impl Survey {
    /// The one image that is all there is to see on the page, if it is so.
    pub(crate) fn only_image(&self) -> Option<&Placed> {
        let [image] = self.images.get(self.first_visible..)? else { return None };
        let alone = !self.marks && self.drawn == self.images.len();
        (alone && image.plain && image.covers(self.page, NEARLY) && !image.sticks_out(self.page))
            .then_some(image)
    }

    /// The finest resolution among the images of some size on the page, in pixels per unit.
    pub(crate) fn density(&self) -> Option<f64> {
        let area = self.page.area() * 0.02;
        self.images
            .iter()
            .filter(|image| image.rect.intersect(self.page).area() >= area)
            .map(|image| image.density().0.max(image.density().1))
            .reduce(f64::max)
    }

    fn plain_here(&self, rect: Rect) -> bool {
        let seen = rect.intersect(self.page);
        let (dx, dy) = (self.page.width() * QUITE, self.page.height() * QUITE);
        let whole = |clip: &Rect| clip.inflate(dx, dy).contains_rect(seen);
        self.groups.iter().all(|plain| *plain)
            && self.clips.iter().all(|clip| clip.as_ref().is_some_and(whole))
    }

    fn mark(&mut self, bounds: Rect, paint: &Paint<'_>) {
        let seen =
            self.clips.iter().flatten().fold(bounds.intersect(self.page), |seen, clip| seen.intersect(*clip));
        // A hairline has no area but is seen.
        let outside =
            seen.width() < 0.0 || seen.height() < 0.0 || !self.page.overlaps(bounds.inflate(0.5, 0.5));
        let white_ground = self.images.is_empty() && !self.marks && is_white(paint);
        if !outside && !white_ground && !is_clear(paint) {
            self.marks = true;
        }
    }
}

/// White on an empty page changes nothing.
fn is_white(paint: &Paint<'_>) -> bool {
    matches!(paint, Paint::Color(colour) if matches!(colour.to_rgba().to_rgba8(), [255, 255, 255, _]))
}

/// Text written with opacity 0 is how some programs lay hidden text over a scan.
fn is_clear(paint: &Paint<'_>) -> bool {
    matches!(paint, Paint::Color(colour) if matches!(colour.to_rgba().to_rgba8(), [_, _, _, 0]))
}

impl<'a> Device<'a> for Survey {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        if !matches!(mode, DrawMode::Invisible) {
            self.mark(props.transform.transform_rect_bbox(path.bounding_box()), &props.paint);
        }
    }

    fn draw_rect(&mut self, rect: &Rect, props: DrawProps<'a>, mode: &DrawMode) {
        if !matches!(mode, DrawMode::Invisible) {
            self.mark(props.transform.transform_rect_bbox(*rect), &props.paint);
        }
    }

    fn draw_glyph_run(&mut self, _: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.text = true;
        if !matches!(mode, DrawMode::Invisible) && !is_clear(&props.paint) {
            self.marks = true;
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        let (width, height) = (image.width(), image.height());
        let rect =
            props.transform.transform_rect_bbox(Rect::new(0.0, 0.0, f64::from(width), f64::from(height)));
        let dict = match &image {
            Image::Stencil(stencil) => stencil.stream().dict().clone(),
            Image::Raster(raster) => raster.stream().dict().clone(),
        };
        let stencil = matches!(image, Image::Stencil(_));
        let one_bit =
            stencil || dict.get::<u8>("BitsPerComponent").or_else(|| dict.get::<u8>("BPC")) == Some(1);
        let masked =
            dict.contains_key("SMask") || dict.contains_key("Mask") || dict.contains_key("SMaskInData");
        let plain =
            self.plain_here(rect) && props.soft_mask.is_none() && props.blend_mode == BlendMode::Normal;
        // Packed samples, then a byte per sample and the colours made of them, twice while they are placed.
        let cost = u64::from(width) * u64::from(height) * if one_bit { 3 } else { 8 };
        let placed = Placed {
            number: self.drawn,
            transform: props.transform,
            width,
            height,
            cost,
            rect,
            plain: plain && !masked,
        };
        self.drawn += 1;
        if self.images.len() < IMAGES {
            if placed.plain && !stencil && placed.covers(self.page, QUITE) {
                self.marks = false;
                self.first_visible = self.images.len();
            }
            self.images.push(placed);
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        // Only upright rectangles are followed; whatever else cuts makes an image not plain.
        let upright = clip.path.elements().len() <= 6
            && !clip.path.elements().iter().any(|e| matches!(e, PathEl::QuadTo(..) | PathEl::CurveTo(..)));
        let bounds = clip.path.bounding_box();
        let fills = (clip.path.area().abs() - bounds.area()).abs() <= bounds.area() * 1e-3;
        self.clips.push((upright && fills).then_some(bounds));
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.clips.push(Some(*rect));
    }

    fn pop_clip(&mut self) {
        self.clips.pop();
    }

    fn push_transparency_group(&mut self, opacity: f32, mask: Option<SoftMask<'a>>, blend_mode: BlendMode) {
        self.groups.push(opacity >= 0.999 && mask.is_none() && blend_mode == BlendMode::Normal);
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }
}
