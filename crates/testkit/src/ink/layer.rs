//! A sheet in the making: how much light each place gives back, and which places bear ink.

use liite_raster::{Bitmap, Raster};
use rayon::prelude::*;

use crate::canvas::Colour;

/// One value a pixel.
#[derive(Debug, Clone)]
pub(super) struct Plane {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) data: Vec<f32>,
}

impl Plane {
    pub(super) fn new(width: usize, height: usize, value: f32) -> Self {
        Self { width, height, data: vec![value; width * height] }
    }

    /// Sets every value from its place and what it was.
    pub(super) fn each(&mut self, of: impl Fn(f32, f32, f32) -> f32 + Sync) {
        let width = self.width;
        self.data.par_chunks_mut(width).enumerate().for_each(|(y, row)| {
            for (x, v) in row.iter_mut().enumerate() {
                *v = of(x as f32, y as f32, *v);
            }
        });
    }

    pub(super) fn mirrored(&self) -> Self {
        let mut out = self.clone();
        out.data.chunks_exact_mut(self.width).for_each(<[f32]>::reverse);
        out
    }

    /// Bilinear sample; places outside take the nearest value.
    pub(super) fn at(&self, x: f32, y: f32) -> f32 {
        let (x, y) = (x.clamp(0.0, (self.width - 1) as f32), y.clamp(0.0, (self.height - 1) as f32));
        let (x0, y0) = (x as usize, y as usize);
        let (x1, y1) = ((x0 + 1).min(self.width - 1), (y0 + 1).min(self.height - 1));
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let v = |x: usize, y: usize| self.data[y * self.width + x];
        (v(x0, y0) * (1.0 - fx) + v(x1, y0) * fx) * (1.0 - fy)
            + (v(x0, y1) * (1.0 - fx) + v(x1, y1) * fx) * fy
    }

    /// Smoothed with a Gaussian of `sigma` pixels (three boxes).
    pub(super) fn blurred(&self, sigma: f32) -> Self {
        if sigma < 0.2 {
            return self.clone();
        }
        let reach = (3.0 * sigma).ceil() as isize;
        let kernel: Vec<f32> =
            (-reach..=reach).map(|i| (-(i * i) as f32 / (2.0 * sigma * sigma)).exp()).collect();
        let sum: f32 = kernel.iter().sum();
        let kernel: Vec<f32> = kernel.iter().map(|k| k / sum).collect();
        let (w, h) = (self.width, self.height);
        let mut across = Self::new(w, h, 0.0);
        across.data.par_chunks_mut(w).zip(self.data.par_chunks(w)).for_each(|(to, from)| {
            for (x, t) in to.iter_mut().enumerate() {
                *t = kernel
                    .iter()
                    .enumerate()
                    .map(|(i, k)| {
                        k * from[(x as isize + i as isize - reach).clamp(0, w as isize - 1) as usize]
                    })
                    .sum();
            }
        });
        let mut out = Self::new(w, h, 0.0);
        out.data.par_chunks_mut(w).enumerate().for_each(|(y, to)| {
            for (i, k) in kernel.iter().enumerate() {
                let j = (y as isize + i as isize - reach).clamp(0, h as isize - 1) as usize;
                for (t, v) in to.iter_mut().zip(&across.data[j * w..(j + 1) * w]) {
                    *t += k * v;
                }
            }
        });
        out
    }
}

/// Ink that lies on a sheet: how much of each pixel it covers and how dense it is there.
#[derive(Debug, Clone)]
pub(super) struct Ink {
    pub(super) cover: Plane,
    pub(super) density: Plane,
}

impl Ink {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { cover: Plane::new(width, height, 0.0), density: Plane::new(width, height, 1.0) }
    }

    /// The dark of `picture`, as print of one density.
    pub(super) fn of_print(picture: &Raster) -> Self {
        let grey = picture.to_grey();
        let mut ink = Self::new(grey.width() as usize, grey.height() as usize);
        for (c, &v) in ink.cover.data.iter_mut().zip(grey.data()) {
            *c = 1.0 - f32::from(v) / 255.0;
        }
        ink
    }

    /// A straight piece of a pen's way, its width and density going from one end to the other.
    pub(super) fn stroke(&mut self, a: (f32, f32), b: (f32, f32), width: (f32, f32), density: f32) {
        let r = width.0.max(width.1) / 2.0 + 1.0;
        let (w, h) = (self.cover.width, self.cover.height);
        let clip = |v: f32, most: usize| v.clamp(0.0, most as f32) as usize;
        let (x0, x1) = (clip(a.0.min(b.0) - r, w), clip(a.0.max(b.0) + r + 1.0, w));
        let (y0, y1) = (clip(a.1.min(b.1) - r, h), clip(a.1.max(b.1) + r + 1.0, h));
        let (dx, dy) = (b.0 - a.0, b.1 - a.1);
        let length = (dx * dx + dy * dy).max(1e-9);
        for y in y0..y1 {
            for x in x0..x1 {
                let (px, py) = (x as f32 + 0.5 - a.0, y as f32 + 0.5 - a.1);
                let t = ((px * dx + py * dy) / length).clamp(0.0, 1.0);
                let away = (px - t * dx).hypot(py - t * dy);
                let half = (width.0 + (width.1 - width.0) * t) / 2.0;
                // A line thinner than a pixel covers only a part of it.
                let cover = (half - away + 0.5).clamp(0.0, 1.0).min(2.0 * half);
                let at = y * w + x;
                if cover > self.cover.data[at] {
                    self.cover.data[at] = cover;
                    self.density.data[at] = density;
                }
            }
        }
    }
}

/// A sheet of paper.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Light given back, one plane for red, green and blue each; 1 is white.
    pub(super) light: [Plane; 3],
    ink: Plane,
}

impl Sheet {
    pub(super) fn new(width: usize, height: usize) -> Self {
        let white = Plane::new(width, height, 1.0);
        Self {
            width,
            height,
            light: [white.clone(), white.clone(), white],
            ink: Plane::new(width, height, 0.0),
        }
    }

    /// Lays ink of `colour` on the sheet; it becomes part of the truth.
    pub(super) fn lay(&mut self, ink: &Ink, colour: Colour) {
        self.dye(&ink.cover, &ink.density, colour);
        for (t, c) in self.ink.data.iter_mut().zip(&ink.cover.data) {
            *t = t.max(*c);
        }
    }

    /// The same without becoming truth: what shows through, what stains.
    pub(super) fn dye(&mut self, cover: &Plane, density: &Plane, colour: Colour) {
        for (plane, c) in self.light.iter_mut().zip(colour) {
            for ((v, cover), density) in plane.data.iter_mut().zip(&cover.data).zip(&density.data) {
                *v *= 1.0 - cover * density * (1.0 - c);
            }
        }
    }

    /// Multiplies each channel of every place.
    pub(super) fn filter(&mut self, by: impl Fn(f32, f32) -> Colour + Sync) {
        let width = self.width;
        let [r, g, b] = &mut self.light;
        r.data
            .par_chunks_mut(width)
            .zip(g.data.par_chunks_mut(width))
            .zip(b.data.par_chunks_mut(width))
            .enumerate()
            .for_each(|(y, ((r, g), b))| {
                for x in 0..width {
                    let c = by(x as f32, y as f32);
                    r[x] *= c[0];
                    g[x] *= c[1];
                    b[x] *= c[2];
                }
            });
    }

    /// Takes away the ink where `hidden` says so: beyond the leaf's edge there is none.
    pub(super) fn without_ink(&mut self, hidden: impl Fn(f32, f32) -> bool + Sync) {
        self.ink.each(|x, y, v| if hidden(x, y) { 0.0 } else { v });
    }

    /// What is ink: pixels at least half covered, and with a `spread` (sigma in pixels) also those of its edges that
    /// look two fifths covered through a lens of that blur.
    pub(super) fn truth(&self, spread: f32) -> Bitmap {
        let mut out = Bitmap::blank(self.width as u32, self.height as u32);
        let seen = self.ink.blurred(spread);
        for (i, (c, seen)) in self.ink.data.iter().zip(&seen.data).enumerate() {
            if *c >= 0.5 || (spread > 0.0 && *seen >= 0.37) {
                out.set((i % self.width) as u32, (i / self.width) as u32, true);
            }
        }
        out
    }
}
