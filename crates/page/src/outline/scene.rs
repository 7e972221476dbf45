//! What the finder sees: a small copy of the picture as opponent colours, and its edges at two scales.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use liite_raster::{Channels, Raster};

use super::plane::Plane;

/// Long side of the small copy in pixels: text melts away, the edge of a page stays.
const LONG_SIDE: u32 = 600;

/// Edges at one scale: the vector points across the edge, its length is the support from 0 to 1.
pub(super) struct Edges {
    pub(super) x: Plane,
    pub(super) y: Plane,
    /// Where the support is greatest across the edge: (x, y) of the pixels, in reading order.
    pub(super) ridge: Vec<(u16, u16)>,
}

/// The small copy.
pub(super) struct Scene {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Pixels of the picture per pixel of the copy.
    pub(super) scale: f64,
    /// Brightness (0..=255 after stretching), text erased.
    pub(super) paper: Plane,
    /// Opponent colours red-green and yellow-blue, smoothed.
    pub(super) chroma: [Plane; 2],
    /// Fine edges of the picture itself, coarse edges with the text erased.
    pub(super) edges: [Edges; 2],
    /// Strength of the fine gradient before normalising.
    pub(super) texture: Plane,
}

impl Scene {
    pub(super) fn of(picture: &Raster) -> Option<Scene> {
        let small = shrunk(picture)?;
        let (w, h) = (small.width() as usize, small.height() as usize);
        if w < 16 || h < 16 {
            return None;
        }
        let scale = f64::from(picture.width()) / w as f64;
        let [mut light, rg, yb] = opponent(&small);
        let (low, high) = (light.quantile(0.005), light.quantile(0.995));
        // A dark room uses a fraction of the range; stretching more than fourfold would only show noise.
        let gain = (255.0 / (high - low).max(1.0)).clamp(1.0, 4.0);
        light.data.iter_mut().for_each(|v| *v = ((*v - low) * gain).clamp(0.0, 255.0));
        let chroma_gain = gain.min(2.0);
        let boost = |mut p: Plane| {
            p.data.iter_mut().for_each(|v| *v *= chroma_gain);
            p
        };
        let (rg, yb) = (boost(rg), boost(yb));

        let closed = light.closed(3);
        let paper = closed.opened(2);
        let fine = [light.smoothed(1.0), rg.smoothed(1.5), yb.smoothed(1.5)];
        let coarse = [paper.smoothed(1.6), rg.smoothed(2.2), yb.smoothed(2.2)];
        let (fine_edges, texture) = Edges::of(&fine);
        let (coarse_edges, _) = Edges::of(&coarse);
        let [paper, a, b] = coarse;
        Some(Scene {
            width: w,
            height: h,
            scale,
            paper,
            chroma: [a, b],
            edges: [fine_edges, coarse_edges],
            texture,
        })
    }

    /// Support (0..=1) of an edge through (x, y) whose normal is (nx, ny), the better of the two scales.
    #[inline]
    pub(super) fn support(&self, x: f32, y: f32, nx: f32, ny: f32) -> f32 {
        let xi = (x.max(0.0) as usize).min(self.width - 1);
        let yi = (y.max(0.0) as usize).min(self.height - 1);
        let at = yi * self.width + xi;
        let mut best = 0.0f32;
        for e in &self.edges {
            let (ex, ey) = (e.x.data[at], e.y.data[at]);
            let square = ex * ex + ey * ey;
            let along = ex * nx + ey * ny;
            // Support times the fourth power of the cosine: 25 degrees off keeps two thirds, 45 degrees a quarter.
            let s = (along * along).powi(2) / (square * square.sqrt() + 1e-9);
            best = best.max(s);
        }
        best
    }

    /// Brightness and colours at a place.
    #[inline]
    pub(super) fn colour(&self, x: f32, y: f32) -> [f32; 3] {
        [self.paper.near(x, y), self.chroma[0].near(x, y), self.chroma[1].near(x, y)]
    }

    /// Whether a place lies in the picture.
    #[inline]
    pub(super) fn contains(&self, x: f32, y: f32) -> bool {
        x >= 0.0 && y >= 0.0 && x < self.width as f32 && y < self.height as f32
    }
}

impl Edges {
    fn of(planes: &[Plane; 3]) -> (Edges, Plane) {
        let (w, h) = (planes[0].width, planes[0].height);
        let (mut gx, mut gy) = planes[0].gradient();
        for plane in &planes[1..] {
            let (cx, cy) = plane.gradient();
            for i in 0..w * h {
                let (x, y) = (cx.data[i], cy.data[i]);
                if x * x + y * y > gx.data[i] * gx.data[i] + gy.data[i] * gy.data[i] {
                    gx.data[i] = x;
                    gy.data[i] = y;
                }
            }
        }
        let mut strength = Plane::new(w, h);
        for ((s, x), y) in strength.data.iter_mut().zip(&gx.data).zip(&gy.data) {
            *s = x.hypot(*y);
        }
        // An edge counts by how far it rises above its neighbourhood: a faint edge of white paper on a white desk
        // stands out there as a strong one does on a carpet.
        let around = strength.averaged((w.max(h) / 30).max(4));
        let floor = (strength.quantile(0.5) * 0.8).max(0.35);
        for i in 0..w * h {
            let g = strength.data[i];
            let e = g / (0.9 * around.data[i] + floor);
            let s = e / (e + 2.0) / g.max(1e-6);
            gx.data[i] *= s;
            gy.data[i] *= s;
        }
        let ridge = ridge(&gx, &gy);
        (Edges { x: gx, y: gy, ridge }, strength)
    }
}

/// Non-maximum suppression across the edge.
fn ridge(gx: &Plane, gy: &Plane) -> Vec<(u16, u16)> {
    let (w, h) = (gx.width, gx.height);
    let square = |at: usize| gx.data[at] * gx.data[at] + gy.data[at] * gy.data[at];
    let mut out = Vec::new();
    for y in 1..h.saturating_sub(1) {
        for x in 1..w.saturating_sub(1) {
            let at = y * w + x;
            let s = square(at);
            if s < 0.25 * 0.25 {
                continue;
            }
            let (ax, ay) = (gx.data[at], gy.data[at]);
            let across = if ax.abs() > 2.4 * ay.abs() {
                1
            } else if ay.abs() > 2.4 * ax.abs() {
                w
            } else if ax * ay > 0.0 {
                w + 1
            } else {
                w - 1
            };
            if s >= square(at - across) && s > square(at + across) {
                out.push((x as u16, y as u16));
            }
        }
    }
    out
}

fn shrunk(picture: &Raster) -> Option<Raster> {
    let long = picture.width().max(picture.height());
    if long <= LONG_SIDE {
        return Some(picture.to_rgb());
    }
    let ratio = f64::from(LONG_SIDE) / f64::from(long);
    let side = |v: u32| ((f64::from(v) * ratio).round() as u32).max(1);
    let (w, h) = (side(picture.width()), side(picture.height()));
    let kind = match picture.channels() {
        Channels::Grey => PixelType::U8,
        Channels::Rgb => PixelType::U8x3,
    };
    let from = ImageRef::new(picture.width(), picture.height(), picture.data(), kind).ok()?;
    let mut to = Image::new(w, h, kind);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Box));
    Resizer::new().resize(&from, &mut to, &options).ok()?;
    Raster::from_vec(w, h, picture.channels(), to.into_vec()).ok().map(|r| r.to_rgb())
}

/// Luma, red minus green, and yellow minus blue.
fn opponent(small: &Raster) -> [Plane; 3] {
    let (w, h) = (small.width() as usize, small.height() as usize);
    let mut out = [Plane::new(w, h), Plane::new(w, h), Plane::new(w, h)];
    for (i, p) in small.data().chunks_exact(3).enumerate() {
        let (r, g, b) = (f32::from(p[0]), f32::from(p[1]), f32::from(p[2]));
        out[0].data[i] = 0.299 * r + 0.587 * g + 0.114 * b;
        out[1].data[i] = r - g;
        out[2].data[i] = 0.5 * (r + g) - b;
    }
    out
}
