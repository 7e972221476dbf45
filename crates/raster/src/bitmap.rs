//! Bilevel pictures, one bit a pixel.

use crate::{Channels, Raster, ShapeError};

/// A bilevel picture: rows padded to whole bytes, most significant bit leftmost, 1 is ink.
#[derive(Clone, PartialEq, Eq)]
pub struct Bitmap {
    width: u32,
    height: u32,
    data: Vec<u8>,
}

impl std::fmt::Debug for Bitmap {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Bitmap({}x{})", self.width, self.height)
    }
}

impl Bitmap {
    /// A blank (all paper) picture; a side of 0 is taken as 1.
    #[must_use]
    pub fn blank(width: u32, height: u32) -> Self {
        let (width, height) = (width.max(1), height.max(1));
        Self { width, height, data: vec![0; (width as usize).div_ceil(8) * height as usize] }
    }

    /// A picture out of its packed rows; padding bits are cleared.
    ///
    /// # Errors
    /// When a side is 0 or `data` is not exactly `height` rows of whole bytes.
    pub fn from_packed(width: u32, height: u32, mut data: Vec<u8>) -> Result<Self, ShapeError> {
        let stride = (width as usize).div_ceil(8);
        let expected = stride * height as usize;
        if expected == 0 || data.len() != expected {
            return Err(ShapeError { expected, given: data.len() });
        }
        if !width.is_multiple_of(8) {
            let mask = 0xff << (8 - width % 8);
            data.iter_mut().skip(stride - 1).step_by(stride).for_each(|b| *b &= mask as u8);
        }
        Ok(Self { width, height, data })
    }

    /// Every sample of `grey` darker than `level` becomes ink. An RGB picture is taken by its luma.
    #[must_use]
    pub fn threshold(grey: &Raster, level: u8) -> Self {
        let luma;
        let grey = if grey.channels() == Channels::Grey {
            grey
        } else {
            luma = grey.to_grey();
            &luma
        };
        let mut out = Self::blank(grey.width(), grey.height());
        let stride = out.stride();
        for (y, bits) in out.data.chunks_exact_mut(stride).enumerate() {
            for (x, &v) in grey.row(y as u32).iter().enumerate() {
                if v < level {
                    bits[x / 8] |= 0x80 >> (x % 8);
                }
            }
        }
        out
    }

    /// Width in pixels.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Bytes per row.
    #[must_use]
    pub fn stride(&self) -> usize {
        (self.width as usize).div_ceil(8)
    }

    /// Packed rows; padding bits are 0.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// Row `y`, packed.
    #[must_use]
    pub fn row(&self, y: u32) -> &[u8] {
        let stride = self.stride();
        &self.data[y as usize * stride..(y as usize + 1) * stride]
    }

    /// Whether the pixel is ink; outside the picture there is paper.
    #[must_use]
    pub fn ink(&self, x: u32, y: u32) -> bool {
        x < self.width
            && y < self.height
            && self.data[y as usize * self.stride() + x as usize / 8] & (0x80 >> (x % 8)) != 0
    }

    /// Makes the pixel ink or paper; outside the picture nothing happens.
    pub fn set(&mut self, x: u32, y: u32, ink: bool) {
        if x < self.width && y < self.height {
            let at = y as usize * self.stride() + x as usize / 8;
            let bit = 0x80 >> (x % 8);
            if ink {
                self.data[at] |= bit;
            } else {
                self.data[at] &= !bit;
            }
        }
    }

    /// How many pixels are ink.
    #[must_use]
    pub fn count_ink(&self) -> u64 {
        self.data.iter().map(|b| u64::from(b.count_ones())).sum()
    }

    /// As a grey picture: ink 0, paper 255.
    #[must_use]
    pub fn to_raster(&self) -> Raster {
        let mut out = Raster::filled(self.width, self.height, Channels::Grey, 255);
        let stride = out.stride();
        for (y, row) in out.data_mut().chunks_exact_mut(stride).enumerate() {
            let bits = self.row(y as u32);
            for (x, v) in row.iter_mut().enumerate() {
                if bits[x / 8] & (0x80 >> (x % 8)) != 0 {
                    *v = 0;
                }
            }
        }
        out
    }
}
