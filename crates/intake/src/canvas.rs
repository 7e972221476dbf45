//! Rows of samples gathered into a raster, shrunk by a whole factor on the way.

use liite_raster::{Channels, Raster};

/// A raster being filled from the top, row by row, without ever holding the unshrunk picture.
pub(crate) struct Canvas {
    width: u32,
    height: u32,
    factor: u32,
    channels: Channels,
    data: Vec<u8>,
    sums: Vec<u32>,
    rows: u32,
}

impl Canvas {
    /// For a source of `width` x `height` pixels.
    pub(crate) fn new(width: u32, height: u32, channels: Channels, factor: u32) -> Self {
        let (w, h) = (width.div_ceil(factor) as usize, height.div_ceil(factor) as usize);
        let n = channels.count();
        let sums = if factor > 1 { vec![0; w * n] } else { Vec::new() };
        Self { width, height, factor, channels, data: Vec::with_capacity(w * h * n), sums, rows: 0 }
    }

    /// The next row of the source; rows after the last are ignored.
    pub(crate) fn push(&mut self, row: &[u8]) {
        if self.rows >= self.height {
            return;
        }
        self.rows += 1;
        let n = self.channels.count();
        if self.factor <= 1 {
            self.data.extend_from_slice(row);
            return;
        }
        add_row(&mut self.sums, row, n, self.factor);
        let high = (self.rows - 1) % self.factor + 1;
        if high == self.factor || self.rows == self.height {
            for (x, pixel) in self.sums.chunks_exact(n).enumerate() {
                let area = high * self.factor.min(self.width - x as u32 * self.factor);
                self.data.extend(pixel.iter().map(|s| ((s + area / 2) / area) as u8));
            }
            self.sums.fill(0);
        }
    }

    /// The raster; none when rows are missing.
    pub(crate) fn finish(self) -> Option<Raster> {
        let (w, h) = (self.width.div_ceil(self.factor), self.height.div_ceil(self.factor));
        Raster::from_vec(w, h, self.channels, self.data).ok()
    }
}

fn add_row(sums: &mut [u32], row: &[u8], n: usize, factor: u32) {
    for (sum, block) in sums.chunks_exact_mut(n).zip(row.chunks(factor as usize * n)) {
        for pixel in block.chunks_exact(n) {
            for (s, &v) in sum.iter_mut().zip(pixel) {
                *s += u32::from(v);
            }
        }
    }
}

/// Shrinks a picture within its own memory: the blocks written always lie behind those still to be read.
pub(crate) fn shrink_in_place(
    mut data: Vec<u8>,
    width: u32,
    height: u32,
    channels: Channels,
    factor: u32,
) -> Option<Raster> {
    if factor > 1 {
        let n = channels.count();
        let (w, stride) = (width.div_ceil(factor) as usize, width as usize * n);
        let mut sums = vec![0; w * n];
        let mut written = 0;
        for top in (0..height).step_by(factor as usize) {
            sums.fill(0);
            let high = factor.min(height - top);
            for y in top..top + high {
                add_row(&mut sums, data.get(y as usize * stride..(y as usize + 1) * stride)?, n, factor);
            }
            for (x, pixel) in sums.chunks_exact(n).enumerate() {
                let area = high * factor.min(width - x as u32 * factor);
                for s in pixel {
                    *data.get_mut(written)? = ((s + area / 2) / area) as u8;
                    written += 1;
                }
            }
        }
        data.truncate(written);
        data.shrink_to_fit();
    }
    Raster::from_vec(width.div_ceil(factor), height.div_ceil(factor), channels, data).ok()
}
