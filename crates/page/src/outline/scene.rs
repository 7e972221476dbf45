//! What the finder sees: a small copy of the picture as opponent colours, and its edges at two scales.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use liite_raster::{Channels, Raster};

use super::plane::Plane;

/// Long side of the small copy in pixels: text melts away, the edge of a page stays.
const LONG_SIDE: u32 = 600;

/// A picture smaller than this is an icon or a thumbnail: nobody could read a page that is only a part of it.
const LEAST_SIDE: u32 = 240;

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
    /// Edges at two scales: fine ones of the picture itself (x, y), coarse ones with the text erased (x, y). Each
    /// vector points across its edge; the fourth power of its length is the support, 0..=1.
    pub(super) edges: Vec<[f32; 4]>,
    /// Where either support is greatest across its edge: (x, y) of the pixels, in reading order.
    pub(super) ridges: [Vec<(u16, u16)>; 2],
    /// Strength of the fine gradient before normalising.
    pub(super) texture: Plane,
    /// Density of thin dark strokes, which is what closing erased: print.
    pub(super) ink: Plane,
    /// Median brightness.
    pub(super) median: f32,
    /// Median colour along the frame, and the share of the frame that has it.
    pub(super) frame: ([f32; 3], f32),
}

impl Scene {
    pub(super) fn of(picture: &Raster) -> Option<Scene> {
        if picture.width().max(picture.height()) < LEAST_SIDE {
            return None;
        }
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

        let fine = || {
            let planes = [light.smoothed(1.0), rg.smoothed(1.5), yb.smoothed(1.5)];
            let (x, y, texture) = edges(&planes);
            (ridge(&x, &y), x, y, texture)
        };
        let coarse = || {
            let closed = light.closed(3);
            let mut ink = Plane::new(w, h);
            for ((i, c), l) in ink.data.iter_mut().zip(&closed.data).zip(&light.data) {
                *i = f32::from(c - l > 14.0);
            }
            let ink = ink.averaged(5);
            let planes = [closed.opened(2).smoothed(1.6), rg.smoothed(2.2), yb.smoothed(2.2)];
            let (x, y, _) = edges(&planes);
            (ridge(&x, &y), x, y, ink, planes)
        };
        let ((fine, fx, fy, texture), (coarse, gx, gy, ink, planes)) = rayon::join(fine, coarse);
        let ridges = [fine, coarse];
        let edges = (0..w * h).map(|i| [fx.data[i], fy.data[i], gx.data[i], gy.data[i]]).collect();
        let [paper, a, b] = planes;
        let median = paper.quantile(0.5);
        let frame = frame_colour(&paper, &a, &b);
        Some(Scene {
            median,
            frame,
            ink,
            width: w,
            height: h,
            scale,
            paper,
            chroma: [a, b],
            edges,
            ridges,
            texture,
        })
    }

    /// Support (0..=1) of an edge through (x, y) whose normal is (nx, ny), the better of the two scales.
    #[inline]
    pub(super) fn support(&self, x: f32, y: f32, nx: f32, ny: f32) -> f32 {
        let xi = (x.max(0.0) as usize).min(self.width - 1);
        let yi = (y.max(0.0) as usize).min(self.height - 1);
        let Some([ax, ay, bx, by]) = self.edges.get(yi * self.width + xi) else { return 0.0 };
        // The fourth power of the cosine falls off: 25 degrees askew keeps two thirds, 45 degrees a quarter.
        let (a, b) = (ax * nx + ay * ny, bx * nx + by * ny);
        let s = (a * a).max(b * b);
        s * s
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

/// The edge field of three planes (see [`Scene::edges`]) and the plain strength of their gradients.
fn edges(planes: &[Plane; 3]) -> (Plane, Plane, Plane) {
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
        *s = (x * x + y * y).sqrt();
    }
    // An edge counts by how far it rises above its neighbourhood: a faint edge of white paper on a white desk
    // stands out there as a strong one does on a carpet.
    let around = strength.averaged((w.max(h) / 30).max(4));
    let floor = (strength.quantile(0.5) * 0.8).max(0.35);
    for i in 0..w * h {
        let g = strength.data[i];
        let e = g / (0.9 * around.data[i] + floor);
        let s = (e / (e + 2.0)).sqrt().sqrt() / g.max(1e-6);
        gx.data[i] *= s;
        gy.data[i] *= s;
    }
    (gx, gy, strength)
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
            // A support of a quarter: its root, as these are squares of fourth roots.
            if s < 0.5 {
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

/// The median colour three pixels inside the frame, and the share of the frame within 20 levels of it.
fn frame_colour(paper: &Plane, a: &Plane, b: &Plane) -> ([f32; 3], f32) {
    let (w, h) = (paper.width, paper.height);
    let rows = (0..w).flat_map(|x| [3 * w + x, (h - 4) * w + x]);
    let columns = (0..h).flat_map(|y| [y * w + 3, y * w + w - 4]);
    let samples: Vec<[f32; 3]> = rows.chain(columns).map(|i| [paper.data[i], a.data[i], b.data[i]]).collect();
    let median = |c: usize| {
        let mut v: Vec<f32> = samples.iter().map(|s| s[c]).collect();
        let at = v.len() / 2;
        *v.select_nth_unstable_by(at, f32::total_cmp).1
    };
    let colour = [median(0), median(1), median(2)];
    let near = |s: &&[f32; 3]| (0..3).map(|c| (s[c] - colour[c]).abs()).sum::<f32>() < 20.0;
    (colour, samples.iter().filter(near).count() as f32 / samples.len() as f32)
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
