//! Photographs of pages, computed in the order light takes: page and table, lamp and shadows, lens, sensor, file.

mod camera;
mod clutter;
mod light;
mod negative;
mod pyramid;
mod scene;
mod sensor;
mod sheet;
mod surface;

use liite_raster::{Quad, Raster};
use rayon::prelude::*;

use crate::canvas::{Bounds, Canvas};
use camera::{Camera, Pose};
use light::Illumination;
pub use negative::{NoPage, no_page, no_page_of};
use pyramid::{LINEAR, Pyramid};
pub use scene::{Background, Folds, Light, Scene, Shadow};
use sensor::Exposure;
use sheet::Sheet;
use surface::Surface;

/// A simulated photograph with its truth.
#[derive(Debug, Clone)]
pub struct Photograph {
    /// The picture as a program that decodes the file sees it.
    pub raster: Raster,
    /// The file, without EXIF; empty when the scene asks for no compression.
    pub jpeg: Vec<u8>,
    /// The page's corners in pixels, clockwise from the page's own top left; outside the picture where it is cut.
    pub quad: Quad,
    /// Whether a corner of the page lies outside the picture.
    pub cut: bool,
    /// Pixels of the photograph per millimetre of page, in the page's middle.
    pub pixels_per_mm: f64,
}

/// A photograph of `page`, which measures `size_mm`, in `scene`.
#[must_use]
pub fn simulate(page: &Raster, size_mm: (f64, f64), scene: &Scene) -> Photograph {
    let sheet = Sheet::new(size_mm, scene);
    let (camera, millimetres_per_pixel) = aim(&sheet, scene);
    let table = Table::new(&camera, scene, millimetres_per_pixel);
    let page = Pyramid::new(page.clone());
    let light = Illumination::new(&scene.light, scene.warmth);
    let view =
        View { camera: &camera, sheet: &sheet, table: &table, page: &page, light: &light, size: scene.size };
    let raster = sensor::develop(view.expose(), scene);
    let (raster, jpeg) = compress(raster, scene.jpeg_quality);
    let quad = Quad(sheet.corners(&camera));
    let (w, h) = (f64::from(scene.size.0), f64::from(scene.size.1));
    let cut = quad.0.iter().any(|p| p.x < 0.0 || p.y < 0.0 || p.x > w || p.y > h);
    Photograph { raster, jpeg, quad, cut, pixels_per_mm: 1.0 / millimetres_per_pixel }
}

/// Through the file and back; quality 0 leaves the picture as it is.
fn compress(raster: Raster, quality: u8) -> (Raster, Vec<u8>) {
    if quality == 0 {
        return (raster, Vec::new());
    }
    let file = crate::jpeg(&raster, quality, None);
    let decoded = crate::jpeg::decode(&file).unwrap_or(raster);
    (decoded, file)
}

/// The camera that sees the page as large and where the scene says; and millimetres per pixel in the middle.
fn aim(sheet: &Sheet, scene: &Scene) -> (Camera, f64) {
    let (w, h) = (f64::from(scene.size.0), f64::from(scene.size.1));
    let pose = |distance: f64, target: (f64, f64)| Pose {
        tilt: scene.tilt.clamp(0.0, 45.0),
        azimuth: scene.azimuth,
        distance,
        target,
    };
    let frame = |pose: Pose| {
        let corners = sheet.corners(&Camera::new(scene.size, pose, -scene.distortion));
        let ends = |pick: fn(&liite_raster::Point) -> f64| {
            corners.iter().map(pick).fold((f64::MAX, f64::MIN), |(lo, hi), v| (lo.min(v), hi.max(v)))
        };
        (ends(|p| p.x), ends(|p| p.y))
    };
    let reach = sheet.half.0.hypot(sheet.half.1);
    let (mut near, mut far) = (0.9 * reach, 40.0 * reach);
    for _ in 0..40 {
        let middle = (near * far).sqrt();
        let (x, y) = frame(pose(middle, (0.0, 0.0)));
        if ((x.1 - x.0) / w).max((y.1 - y.0) / h) > scene.fill { near = middle } else { far = middle }
    }
    let focal = 26.0 / 43.27 * w.hypot(h);
    let per_pixel = far / focal;
    let mut target = (0.0, 0.0);
    for _ in 0..4 {
        let (x, y) = frame(pose(far, target));
        let wish = |ends: (f64, f64), side: f64, offset: f64| {
            let free = (side - (ends.1 - ends.0)).abs().max(0.02 * side);
            (ends.0 + ends.1) / 2.0 - (side / 2.0 + offset * free / 2.0)
        };
        target.0 += wish(x, w, scene.offset.0) * per_pixel;
        target.1 += wish(y, h, scene.offset.1) * per_pixel;
    }
    (Camera::new(scene.size, pose(far, target), -scene.distortion), per_pixel)
}

/// The table with everything on it but the page.
struct Table {
    pyramid: Pyramid,
    left: f32,
    top: f32,
    scale: f32,
    /// A far room does not lie in the table's plane: it is looked up by the place in the picture.
    on_screen: Option<f32>,
    gloss: f32,
}

impl Table {
    fn new(camera: &Camera, scene: &Scene, per_pixel: f64) -> Self {
        let room = scene.background == Background::Room;
        let (w, h) = (f64::from(scene.size.0), f64::from(scene.size.1));
        let screen = 400.0 / w.max(h) as f32;
        let bounds =
            if room { [0.0, 0.0, w as f32 * screen, h as f32 * screen] } else { seen(camera, (w, h)) };
        let area = (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]);
        let most = (w * h * 0.7).clamp(1e5, 5e6) as f32;
        let scale = if room { 0.5 } else { (1.1 / per_pixel as f32).min((most / area).sqrt()) };
        let mut canvas = Canvas::new(bounds, scale);
        let surface = Surface::new(scene.background, scene.seed, scene.texture);
        canvas.fill(|x, y| surface.colour(x, y));
        clutter::strew(&mut canvas, scene.seed, scene.other_papers, scene.clutter);
        let gloss = match scene.background {
            Background::DarkDesk | Background::Marble | Background::WhiteDesk | Background::Tiles => 0.6,
            Background::Wood => 0.3,
            _ => 0.03,
        };
        Self {
            left: canvas.left,
            top: canvas.top,
            scale: canvas.scale,
            pyramid: Pyramid::new(canvas.raster),
            on_screen: room.then_some(screen),
            gloss,
        }
    }
}

/// The part of the table that the camera sees, in millimetres.
fn seen(camera: &Camera, (w, h): (f64, f64)) -> Bounds {
    let mut out = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    for i in 0..=8 {
        let t = f64::from(i) / 8.0;
        for (x, y) in [(t * w, 0.0), (t * w, h), (0.0, t * h), (w, t * h)] {
            let p = camera.table(x, y);
            let (x, y) = (p.0.clamp(-1500.0, 1500.0) as f32, p.1.clamp(-1500.0, 1500.0) as f32);
            out = [out[0].min(x), out[1].min(y), out[2].max(x), out[3].max(y)];
        }
    }
    [out[0] - 2.0, out[1] - 2.0, out[2] + 2.0, out[3] + 2.0]
}

/// Everything in front of the lens.
struct View<'a> {
    camera: &'a Camera,
    sheet: &'a Sheet,
    table: &'a Table,
    page: &'a Pyramid,
    light: &'a Illumination,
    size: (u32, u32),
}

impl View<'_> {
    fn expose(&self) -> Exposure {
        let (width, height) = (self.size.0 as usize, self.size.1 as usize);
        let mut data = vec![0.0f32; width * height * 3];
        data.par_chunks_exact_mut(width * 3).enumerate().for_each(|(y, row)| {
            let y = y as f64 + 0.5;
            let mut here = self.camera.table(0.5, y);
            for (x, pixel) in row.chunks_exact_mut(3).enumerate() {
                let next = self.camera.table(x as f64 + 1.5, y);
                let (dx, dy) = (next.0 - here.0, next.1 - here.1);
                let step = (dx * dx + dy * dy).sqrt().max(1e-4);
                pixel.copy_from_slice(&self.pixel((x as f64 + 0.5, y), here, step as f32));
                here = next;
            }
        });
        Exposure { width, height, data }
    }

    /// Linear light from one pixel, which sees the table at `p` and `step` millimetres wide.
    fn pixel(&self, place: (f64, f64), p: (f64, f64), step: f32) -> [f32; 3] {
        let (u, v) = self.sheet.meet(self.camera, p);
        let outside = self.sheet.outside(u, v);
        let cover = (0.5 - outside / step).clamp(0.0, 1.0);
        let light = self.light.at(p.0 as f32, p.1 as f32);
        let glare = self.light.glare(p.0 as f32, p.1 as f32);
        let direction = self.light.direction();
        let (held, held_shade) = if outside < 420.0 { self.sheet.held(u, v, step) } else { (None, 1.0) };
        let mut out = [0.0; 3];
        if cover < 1.0 {
            let under = self.under(place, p, step);
            let near = outside < 25.0 && self.table.on_screen.is_none();
            let shadow = if near { self.sheet.contact_shadow(u, v, direction) } else { 0.0 };
            let k = (1.0 - cover)
                * (1.0 - shadow)
                * if self.table.on_screen.is_none() { held_shade } else { 1.0 };
            for c in 0..3 {
                out[c] += k * under[c] * light[c] + (1.0 - cover) * self.table.gloss * glare * 0.4;
            }
        }
        if cover > 0.0 {
            let paper = self.paper(place, (u, v), step);
            let k = cover * self.sheet.shading(u, v, direction) * held_shade;
            let gloss = if self.sheet.round > 0.0 { 0.9 } else { 0.45 };
            for c in 0..3 {
                out[c] += k * 0.9 * paper[c] * light[c] + cover * gloss * glare;
            }
        }
        if let Some((colour, cover)) = held {
            for c in 0..3 {
                let lit = LINEAR[(colour[c] * 255.0) as usize & 255] * light[c];
                out[c] += cover * (lit - out[c]);
            }
        }
        out
    }

    fn under(&self, place: (f64, f64), p: (f64, f64), step: f32) -> [f32; 3] {
        let (x, y, step) = match self.table.on_screen {
            Some(k) => (place.0 as f32 * k, place.1 as f32 * k, k),
            None => (p.0 as f32, p.1 as f32, step),
        };
        let (level, k) = self.table.pyramid.level(step * self.table.scale * 1.4);
        let scale = self.table.scale * k;
        self.table.pyramid.sample(level, (x - self.table.left) * scale, (y - self.table.top) * scale)
    }

    /// Reflectance of the page around a place; four samples a pixel where the page is finer than the photograph.
    fn paper(&self, place: (f64, f64), at: (f64, f64), step: f32) -> [f32; 3] {
        let (w, h) = self.page.size();
        let (hu, hv) = self.sheet.half;
        let (sx, sy) = (f64::from(w) / (2.0 * hu), f64::from(h) / (2.0 * hv));
        let ratio = step * (sx.max(sy) as f32);
        let (level, k) = self.page.level(ratio * 1.05);
        let sample = |(u, v): (f64, f64)| {
            self.page.sample(level, ((u + hu) * sx) as f32 * k, ((v + hv) * sy) as f32 * k)
        };
        if ratio * k < 1.15 {
            return sample(at);
        }
        let mut out = [0.0; 3];
        // A rotated grid keeps both horizontal and vertical strokes smooth.
        for (dx, dy) in [(-0.125, -0.375), (0.375, -0.125), (0.125, 0.375), (-0.375, 0.125)] {
            let p = self.camera.table(place.0 + dx, place.1 + dy);
            let s = sample(self.sheet.meet(self.camera, p));
            for c in 0..3 {
                out[c] += 0.25 * s[c];
            }
        }
        out
    }
}
