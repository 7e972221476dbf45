//! Resampling a quadrilateral of a picture into an upright rectangle.

use liite_raster::{Channels, Homography, Point, Quad, Raster};
use rayon::prelude::*;

/// Pixels between two exact projections; between them the place is interpolated linearly. The error is an eighth of
/// the square of this times the map's curvature: under 0.01 pixel for a sheet that fills a 12-megapixel photograph.
const SPAN: usize = 16;
/// Rows per task.
const BAND: usize = 32;
/// Up to this many pixels the dearer cubic filter is worth its time: such pages have no resolution to lose.
const CUBIC_BELOW: u64 = 5_000_000;

/// How a pixel is made.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Filter {
    /// Four neighbours.
    Linear,
    /// Sixteen neighbours, Catmull-Rom.
    Cubic,
    /// The mean of four linear samples, for shrinking by up to 2.
    Super,
}

/// The part of `picture` inside `quad` as a rectangle of `width` x `height`; `None` when the quad is degenerate.
pub(super) fn warp(picture: &Raster, quad: &Quad, width: u32, height: u32) -> Option<Raster> {
    let shrink = (quad.area() / (f64::from(width) * f64::from(height))).sqrt();
    // Whole factors first, by averaging, so that no source pixel is passed over.
    let factor = (shrink / 1.02).floor().clamp(1.0, 64.0) as u32;
    let (shrunk, source, quad) = if factor >= 2 {
        (picture.shrunk_by(factor), None, quad.scaled(1.0 / f64::from(factor)))
    } else {
        (Raster::filled(1, 1, picture.channels(), 0), Some(picture), *quad)
    };
    let source = source.unwrap_or(&shrunk);
    let filter = if shrink / f64::from(factor) > 1.35 {
        Filter::Super
    } else if u64::from(width) * u64::from(height) <= CUBIC_BELOW {
        Filter::Cubic
    } else {
        Filter::Linear
    };
    let map = Homography::between(&Quad::whole(width, height), &quad)?;
    let mut out = Raster::filled(width, height, picture.channels(), 0);
    let stride = out.stride();
    match picture.channels() {
        Channels::Grey => bands::<1>(source, &map, filter, out.data_mut(), stride),
        Channels::Rgb => bands::<3>(source, &map, filter, out.data_mut(), stride),
    }
    Some(out)
}

fn bands<const N: usize>(source: &Raster, map: &Homography, filter: Filter, out: &mut [u8], stride: usize) {
    let view = View::<N> {
        data: source.data(),
        width: i64::from(source.width()),
        height: i64::from(source.height()),
        stride: source.stride(),
    };
    out.par_chunks_mut(stride * BAND).enumerate().for_each(|(band, rows)| {
        for (i, row) in rows.chunks_exact_mut(stride).enumerate() {
            fill_row(&view, map, filter, (band * BAND + i) as f64 + 0.5, row);
        }
    });
}

/// Source coordinates with 16 bits of fraction, less half a pixel: whole numbers are pixels' centres.
fn fixed(p: Point) -> (i64, i64) {
    let scale = |v: f64| ((v - 0.5).clamp(-1e6, 1e9) * 65_536.0) as i64;
    (scale(p.x), scale(p.y))
}

fn fill_row<const N: usize>(view: &View<'_, N>, map: &Homography, filter: Filter, y: f64, row: &mut [u8]) {
    let mut from = fixed(map.apply(Point::new(0.5, y)));
    for (i, span) in row.chunks_mut(SPAN * N).enumerate() {
        let start = (i * SPAN) as f64 + 0.5;
        let to = fixed(map.apply(Point::new(start + SPAN as f64, y)));
        let step = ((to.0 - from.0) / SPAN as i64, (to.1 - from.1) / SPAN as i64);
        let (mut u, mut v) = from;
        match filter {
            Filter::Linear if view.inside(from, 1) && view.inside(to, 1) => {
                for pixel in span.chunks_exact_mut(N) {
                    pixel.copy_from_slice(&view.linear_inside(u, v));
                    (u, v) = (u + step.0, v + step.1);
                }
            }
            Filter::Linear => {
                for pixel in span.chunks_exact_mut(N) {
                    pixel.copy_from_slice(&view.linear(u, v));
                    (u, v) = (u + step.0, v + step.1);
                }
            }
            Filter::Cubic => {
                for pixel in span.chunks_exact_mut(N) {
                    pixel.copy_from_slice(&view.cubic(u, v));
                    (u, v) = (u + step.0, v + step.1);
                }
            }
            Filter::Super => {
                let below = fixed(map.apply(Point::new(start, y + 1.0)));
                let down = (below.0 - from.0, below.1 - from.1);
                for pixel in span.chunks_exact_mut(N) {
                    pixel.copy_from_slice(&view.of_four(u, v, step, down));
                    (u, v) = (u + step.0, v + step.1);
                }
            }
        }
        from = to;
    }
}

/// A picture to take samples from; outside it the nearest edge pixel goes on.
struct View<'a, const N: usize> {
    data: &'a [u8],
    width: i64,
    height: i64,
    stride: usize,
}

impl<const N: usize> View<'_, N> {
    /// Whether the pixel at (u, v) and `margin` more to the right and below are in the picture.
    fn inside(&self, (u, v): (i64, i64), margin: i64) -> bool {
        u >= 0 && v >= 0 && (u >> 16) + margin < self.width && (v >> 16) + margin < self.height
    }

    fn pixel(&self, x: i64, y: i64) -> &[u8] {
        let (x, y) = (x.clamp(0, self.width - 1) as usize, y.clamp(0, self.height - 1) as usize);
        &self.data[y * self.stride + x * N..][..N]
    }

    #[inline]
    fn linear_inside(&self, u: i64, v: i64) -> [u8; N] {
        let at = (v >> 16) as usize * self.stride + (u >> 16) as usize * N;
        let (a, b) = (&self.data[at..at + 2 * N], &self.data[at + self.stride..at + self.stride + 2 * N]);
        let (fx, fy) = ((u >> 8 & 255) as u32, (v >> 8 & 255) as u32);
        let mut out = [0; N];
        for (c, o) in out.iter_mut().enumerate() {
            let top = u32::from(a[c]) * (256 - fx) + u32::from(a[N + c]) * fx;
            let bottom = u32::from(b[c]) * (256 - fx) + u32::from(b[N + c]) * fx;
            *o = ((top * (256 - fy) + bottom * fy + 32_768) >> 16) as u8;
        }
        out
    }

    fn linear(&self, u: i64, v: i64) -> [u8; N] {
        let (x, y) = (u >> 16, v >> 16);
        let (fx, fy) = ((u >> 8 & 255) as u32, (v >> 8 & 255) as u32);
        let (a, b) = (self.pixel(x, y), self.pixel(x + 1, y));
        let (c, d) = (self.pixel(x, y + 1), self.pixel(x + 1, y + 1));
        let mut out = [0; N];
        for (i, o) in out.iter_mut().enumerate() {
            let top = u32::from(a[i]) * (256 - fx) + u32::from(b[i]) * fx;
            let bottom = u32::from(c[i]) * (256 - fx) + u32::from(d[i]) * fx;
            *o = ((top * (256 - fy) + bottom * fy + 32_768) >> 16) as u8;
        }
        out
    }

    fn of_four(&self, u: i64, v: i64, right: (i64, i64), down: (i64, i64)) -> [u8; N] {
        let mut sums = [0u32; N];
        for (i, j) in [(-1, -1), (1, -1), (-1, 1), (1, 1)] {
            let sample = self.linear(u + (i * right.0 + j * down.0) / 4, v + (i * right.1 + j * down.1) / 4);
            for (s, v) in sums.iter_mut().zip(sample) {
                *s += u32::from(v);
            }
        }
        sums.map(|s| ((s + 2) / 4) as u8)
    }

    #[inline]
    fn cubic(&self, u: i64, v: i64) -> [u8; N] {
        let (x, y) = ((u >> 16) - 1, (v >> 16) - 1);
        let (wx, wy) = (catmull_rom((u & 65_535) as i32), catmull_rom((v & 65_535) as i32));
        let mut sums = [0i32; N];
        if x >= 0 && y >= 0 && x + 3 < self.width && y + 3 < self.height {
            let mut at = y as usize * self.stride + x as usize * N;
            for w in wy {
                let line = &self.data[at..at + 4 * N];
                for (c, s) in sums.iter_mut().enumerate() {
                    *s += w * (0..4).map(|i| i32::from(line[i * N + c]) * wx[i]).sum::<i32>();
                }
                at += self.stride;
            }
        } else {
            for (j, w) in (0..).zip(wy) {
                for (i, k) in (0..).zip(wx) {
                    for (s, &p) in sums.iter_mut().zip(self.pixel(x + i, y + j)) {
                        *s += i32::from(p) * k * w;
                    }
                }
            }
        }
        sums.map(|s| ((s + (1 << 17)) >> 18).clamp(0, 255) as u8)
    }
}

/// Weights (of 512) of the four neighbours at a fraction of 65536 (R. Keys, 1981, a = -1/2).
#[inline]
fn catmull_rom(fraction: i32) -> [i32; 4] {
    let t = fraction >> 7; // 0..512
    let (t2, t3) = ((t * t) >> 9, (((t * t) >> 9) * t) >> 9);
    let a = (-t3 + 2 * t2 - t) >> 1;
    let c = (-3 * t3 + 4 * t2 + t) >> 1;
    let d = (t3 - t2) >> 1;
    [a, 512 - a - c - d, c, d]
}
