//! Anti-aliased painting of shapes, given as signed distances, on a picture measured in millimetres.

use liite_raster::{Channels, Raster};

use crate::prng::{lerp, smoothstep};

/// An sRGB colour, 0..1 a channel.
pub(crate) type Colour = [f32; 3];

/// The colour of three sRGB bytes.
pub(crate) const fn rgb(r: u8, g: u8, b: u8) -> Colour {
    [r as f32 / 255.0, g as f32 / 255.0, b as f32 / 255.0]
}

/// Each channel from `a` to `b`.
pub(crate) fn blend(a: Colour, b: Colour, t: f32) -> Colour {
    [lerp(a[0], b[0], t), lerp(a[1], b[1], t), lerp(a[2], b[2], t)]
}

/// Each channel multiplied.
pub(crate) fn scaled(c: Colour, k: f32) -> Colour {
    c.map(|v| (v * k).clamp(0.0, 1.0))
}

/// A picture whose pixel (0, 0) begins at `(left, top)` millimetres.
#[derive(Debug, Clone)]
pub(crate) struct Canvas {
    pub(crate) raster: Raster,
    pub(crate) left: f32,
    pub(crate) top: f32,
    /// Pixels per millimetre.
    pub(crate) scale: f32,
}

/// A box in millimetres: left, top, right, bottom.
pub(crate) type Bounds = [f32; 4];

impl Canvas {
    /// A white canvas over `bounds`.
    pub(crate) fn new(bounds: Bounds, scale: f32) -> Self {
        let side = |length: f32| (length * scale).round().clamp(1.0, 60_000.0) as u32;
        let raster =
            Raster::filled(side(bounds[2] - bounds[0]), side(bounds[3] - bounds[1]), Channels::Rgb, 255);
        Self { raster, left: bounds[0], top: bounds[1], scale }
    }

    /// Everything it shows, in millimetres.
    pub(crate) fn bounds(&self) -> Bounds {
        [
            self.left,
            self.top,
            self.left + self.raster.width() as f32 / self.scale,
            self.top + self.raster.height() as f32 / self.scale,
        ]
    }

    /// Gives every pixel the colour of its place; rows are shared among threads.
    pub(crate) fn fill(&mut self, colour: impl Fn(f32, f32) -> Colour + Sync) {
        use rayon::prelude::*;
        let (left, top, step) = (self.left, self.top, 1.0 / self.scale);
        let stride = self.raster.stride();
        self.raster.data_mut().par_chunks_exact_mut(stride).enumerate().for_each(|(y, row)| {
            let y = top + (y as f32 + 0.5) * step;
            for (x, pixel) in row.chunks_exact_mut(3).enumerate() {
                let c = colour(left + (x as f32 + 0.5) * step, y);
                for (to, v) in pixel.iter_mut().zip(c) {
                    *to = (v * 255.0 + 0.5).clamp(0.0, 255.0) as u8;
                }
            }
        });
    }

    /// Visits the pixels of `bounds`; `paint` turns place and present colour into the new colour.
    pub(crate) fn visit(&mut self, bounds: Bounds, mut paint: impl FnMut(f32, f32, Colour) -> Colour) {
        let (w, h) = (self.raster.width() as f32, self.raster.height() as f32);
        let clip = |v: f32, most: f32| v.clamp(0.0, most) as usize;
        let x0 = clip(((bounds[0] - self.left) * self.scale).floor(), w);
        let x1 = clip(((bounds[2] - self.left) * self.scale).ceil(), w);
        let y0 = clip(((bounds[1] - self.top) * self.scale).floor(), h);
        let y1 = clip(((bounds[3] - self.top) * self.scale).ceil(), h);
        let stride = self.raster.stride();
        let (left, top, step) = (self.left, self.top, 1.0 / self.scale);
        for y in y0..y1 {
            let row = &mut self.raster.data_mut()[y * stride..(y + 1) * stride];
            for x in x0..x1 {
                let pixel = &mut row[x * 3..x * 3 + 3];
                let old = [pixel[0], pixel[1], pixel[2]].map(|v| f32::from(v) / 255.0);
                let new = paint(left + (x as f32 + 0.5) * step, top + (y as f32 + 0.5) * step, old);
                for (to, v) in pixel.iter_mut().zip(new) {
                    *to = (v * 255.0 + 0.5).clamp(0.0, 255.0) as u8;
                }
            }
        }
    }

    /// Paints where `distance` is negative (millimetres), with an edge `soft` millimetres wide.
    pub(crate) fn shape(
        &mut self,
        bounds: Bounds,
        soft: f32,
        alpha: f32,
        distance: impl Fn(f32, f32) -> f32,
        colour: impl Fn(f32, f32) -> Colour,
    ) {
        let soft = soft.max(1.0 / self.scale) / 2.0;
        let wide = [bounds[0] - soft, bounds[1] - soft, bounds[2] + soft, bounds[3] + soft];
        self.visit(wide, |x, y, old| {
            let cover = alpha * (1.0 - smoothstep(-soft, soft, distance(x, y)));
            if cover > 0.0 { blend(old, colour(x, y), cover) } else { old }
        });
    }

    /// A line of round ends through `points`, `width` millimetres wide.
    pub(crate) fn stroke(&mut self, points: &[(f32, f32)], width: f32, colour: Colour, alpha: f32) {
        for pair in points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let r = width / 2.0;
            let bounds = [a.0.min(b.0) - r, a.1.min(b.1) - r, a.0.max(b.0) + r, a.1.max(b.1) + r];
            self.shape(bounds, 0.0, alpha, |x, y| capsule(x, y, a, b) - r, |_, _| colour);
        }
    }

    /// A filled axis-parallel box.
    pub(crate) fn rectangle(&mut self, bounds: Bounds, colour: Colour) {
        let (cx, cy) = ((bounds[0] + bounds[2]) / 2.0, (bounds[1] + bounds[3]) / 2.0);
        let half = ((bounds[2] - bounds[0]) / 2.0, (bounds[3] - bounds[1]) / 2.0);
        self.shape(bounds, 0.0, 1.0, |x, y| rounded_box(x - cx, y - cy, half, 0.0), |_, _| colour);
    }
}

/// Distance to the segment from `a` to `b`.
pub(crate) fn capsule(x: f32, y: f32, a: (f32, f32), b: (f32, f32)) -> f32 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = (dx * dx + dy * dy).max(1e-9);
    let t = (((x - a.0) * dx + (y - a.1) * dy) / length).clamp(0.0, 1.0);
    let (ex, ey) = (x - a.0 - t * dx, y - a.1 - t * dy);
    (ex * ex + ey * ey).sqrt()
}

/// Signed distance to a box around the origin with corners of radius `round`.
pub(crate) fn rounded_box(x: f32, y: f32, half: (f32, f32), round: f32) -> f32 {
    let (qx, qy) = (x.abs() - half.0 + round, y.abs() - half.1 + round);
    let (ox, oy) = (qx.max(0.0), qy.max(0.0));
    (ox * ox + oy * oy).sqrt() + qx.max(qy).min(0.0) - round
}
