//! Planes of floating-point samples and the few filters the finder needs.

/// A rectangular grid of samples, top row first; both sides at least 1.
#[derive(Clone)]
pub(super) struct Plane {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) data: Vec<f32>,
}

impl Plane {
    pub(super) fn new(width: usize, height: usize) -> Self {
        let (width, height) = (width.max(1), height.max(1));
        Self { width, height, data: vec![0.0; width * height] }
    }

    /// The sample nearest to (x, y); beyond the border the border's own sample.
    #[inline]
    pub(super) fn near(&self, x: f32, y: f32) -> f32 {
        let x = (x.max(0.0) as usize).min(self.width - 1);
        let y = (y.max(0.0) as usize).min(self.height - 1);
        self.data[y * self.width + x]
    }

    fn rows(&self) -> std::slice::ChunksExact<'_, f32> {
        self.data.chunks_exact(self.width)
    }

    /// The plane with rows and columns swapped, in square blocks to stay in the cache.
    fn transposed(&self) -> Plane {
        let mut out = Plane::new(self.height, self.width);
        const BLOCK: usize = 16;
        for by in (0..self.height).step_by(BLOCK) {
            for bx in (0..self.width).step_by(BLOCK) {
                for y in by..(by + BLOCK).min(self.height) {
                    for x in bx..(bx + BLOCK).min(self.width) {
                        out.data[x * self.height + y] = self.data[y * self.width + x];
                    }
                }
            }
        }
        out
    }

    /// Combines each row with its neighbours up to `radius` rows away, beginning at the centre.
    fn vertical(&self, radius: usize, mut tap: impl FnMut(usize, &mut [f32], &[f32])) -> Plane {
        let mut out = Plane::new(self.width, self.height);
        for (y, to) in out.data.chunks_exact_mut(self.width).enumerate() {
            for offset in 0..=2 * radius {
                let from = (y + offset).saturating_sub(radius).min(self.height - 1);
                tap(offset, to, &self.data[from * self.width..(from + 1) * self.width]);
            }
        }
        out
    }

    /// Convolution with a symmetric kernel in both directions.
    fn separable(&self, kernel: &[f32]) -> Plane {
        let radius = kernel.len() / 2;
        let pass = |plane: &Plane| {
            plane.vertical(radius, |offset, to, from| {
                let k = kernel.get(offset).copied().unwrap_or(0.0);
                for (t, f) in to.iter_mut().zip(from) {
                    *t += k * f;
                }
            })
        };
        pass(&pass(self).transposed()).transposed()
    }

    /// Gaussian smoothing with standard deviation `sigma` in samples.
    pub(super) fn smoothed(&self, sigma: f32) -> Plane {
        let radius = (2.5 * sigma).ceil().max(1.0) as i32;
        let mut kernel: Vec<f32> =
            (-radius..=radius).map(|i| (-0.5 * (i as f32 / sigma).powi(2)).exp()).collect();
        let sum: f32 = kernel.iter().sum();
        kernel.iter_mut().for_each(|k| *k /= sum);
        self.separable(&kernel)
    }

    /// The mean over a square of 2 * radius + 1 samples a side, by running sums.
    pub(super) fn averaged(&self, radius: usize) -> Plane {
        let pass = |plane: &Plane| {
            let mut out = Plane::new(plane.width, plane.height);
            let mut sums = vec![0.0f64; plane.width];
            let row = |y: usize| &plane.data[y * plane.width..(y + 1) * plane.width];
            let last = plane.height - 1;
            for offset in 0..=2 * radius {
                let y = offset.saturating_sub(radius).min(last);
                sums.iter_mut().zip(row(y)).for_each(|(s, v)| *s += f64::from(*v));
            }
            let scale = 1.0 / (2 * radius + 1) as f64;
            for (y, to) in out.data.chunks_exact_mut(plane.width).enumerate() {
                to.iter_mut().zip(&sums).for_each(|(t, s)| *t = (s * scale) as f32);
                let (enter, leave) = (row((y + radius + 1).min(last)), row(y.saturating_sub(radius)));
                for ((s, e), l) in sums.iter_mut().zip(enter).zip(leave) {
                    *s += f64::from(*e) - f64::from(*l);
                }
            }
            out
        };
        pass(&pass(self).transposed()).transposed()
    }

    /// The greatest sample of a square of 2 * radius + 1 samples a side.
    fn dilated(&self, radius: usize) -> Plane {
        let pass = |plane: &Plane| {
            plane.vertical(radius, |offset, to, from| {
                if offset == 0 {
                    to.copy_from_slice(from);
                } else {
                    to.iter_mut().zip(from).for_each(|(t, f)| *t = t.max(*f));
                }
            })
        };
        pass(&pass(self).transposed()).transposed()
    }

    fn negated(mut self) -> Plane {
        self.data.iter_mut().for_each(|v| *v = -*v);
        self
    }

    /// Morphological closing: dark strokes thinner than 2 * radius + 1 vanish, edges of wide areas stay.
    pub(super) fn closed(&self, radius: usize) -> Plane {
        self.dilated(radius).negated().dilated(radius).negated()
    }

    /// Morphological opening: light strokes thinner than 2 * radius + 1 vanish.
    pub(super) fn opened(&self, radius: usize) -> Plane {
        self.clone().negated().closed(radius).negated()
    }

    /// Central differences to the right and down.
    pub(super) fn gradient(&self) -> (Plane, Plane) {
        let (w, h) = (self.width, self.height);
        let (mut gx, mut gy) = (Plane::new(w, h), Plane::new(w, h));
        for (row, to) in self.rows().zip(gx.data.chunks_exact_mut(w)) {
            for (t, three) in to.iter_mut().skip(1).zip(row.windows(3)) {
                *t = (three[2] - three[0]) * 0.5;
            }
        }
        for y in 1..h.saturating_sub(1) {
            for x in 0..w {
                gy.data[y * w + x] = (self.data[(y + 1) * w + x] - self.data[(y - 1) * w + x]) * 0.5;
            }
        }
        (gx, gy)
    }

    /// The mean of blocks of 2 x 2 samples; an odd last row or column is dropped.
    pub(super) fn halved(&self) -> Plane {
        let (w, h) = (self.width / 2, self.height / 2);
        if w == 0 || h == 0 {
            return self.clone();
        }
        let mut out = Plane::new(w, h);
        for y in 0..h {
            for x in 0..w {
                let at = 2 * y * self.width + 2 * x;
                let (a, b) = (&self.data[at..at + 2], &self.data[at + self.width..at + self.width + 2]);
                out.data[y * w + x] = (a[0] + a[1] + b[0] + b[1]) * 0.25;
            }
        }
        out
    }

    /// The value below which `share` (0..=1) of the samples lie.
    pub(super) fn quantile(&self, share: f32) -> f32 {
        let step = (self.data.len() / 20_000).max(1);
        let mut some: Vec<f32> = self.data.iter().step_by(step).copied().collect();
        let at = ((some.len() - 1) as f32 * share.clamp(0.0, 1.0)) as usize;
        *some.select_nth_unstable_by(at, f32::total_cmp).1
    }
}
