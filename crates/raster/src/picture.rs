//! Eight-bit pictures, grey or sRGB, rows without padding.

use rayon::prelude::*;

/// Pixels per task.
const BAND: usize = 1 << 16;

/// How many samples a pixel has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Channels {
    /// One sample: the sRGB luma, 0 black to 255 white.
    Grey,
    /// Three samples: sRGB red, green, blue.
    Rgb,
}

impl Channels {
    /// Bytes per pixel: 1 or 3.
    #[must_use]
    pub fn count(self) -> usize {
        match self {
            Channels::Grey => 1,
            Channels::Rgb => 3,
        }
    }
}

/// The samples given do not make a picture of the size given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShapeError {
    /// Bytes that the size and the channels ask for.
    pub expected: usize,
    /// Bytes that were given.
    pub given: usize,
}

impl std::fmt::Display for ShapeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "a picture of this shape has {} bytes, not {}", self.expected, self.given)
    }
}

impl std::error::Error for ShapeError {}

/// A turn clockwise by a multiple of 90 degrees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuarterTurn {
    /// As it is.
    #[default]
    None,
    /// 90 degrees clockwise.
    Right,
    /// 180 degrees.
    Half,
    /// 270 degrees clockwise.
    Left,
}

impl QuarterTurn {
    /// The turn of `degrees` clockwise; `None` unless it is a multiple of 90.
    #[must_use]
    pub fn from_degrees(degrees: i32) -> Option<Self> {
        match degrees.rem_euclid(360) {
            0 => Some(QuarterTurn::None),
            90 => Some(QuarterTurn::Right),
            180 => Some(QuarterTurn::Half),
            270 => Some(QuarterTurn::Left),
            _ => None,
        }
    }

    /// Degrees clockwise: 0, 90, 180 or 270.
    #[must_use]
    pub fn degrees(self) -> i32 {
        match self {
            QuarterTurn::None => 0,
            QuarterTurn::Right => 90,
            QuarterTurn::Half => 180,
            QuarterTurn::Left => 270,
        }
    }
}

/// A picture of 8-bit samples in sRGB, top row first, no padding between rows.
///
/// Invariant: `data.len() == width * height * channels.count()`, width and height at least 1.
#[derive(Clone, PartialEq, Eq)]
pub struct Raster {
    width: u32,
    height: u32,
    channels: Channels,
    data: Vec<u8>,
}

impl std::fmt::Debug for Raster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raster({}x{} {:?})", self.width, self.height, self.channels)
    }
}

impl Raster {
    /// A picture of `width` x `height` pixels filled with `value`; a side of 0 is taken as 1.
    #[must_use]
    pub fn filled(width: u32, height: u32, channels: Channels, value: u8) -> Self {
        let (width, height) = (width.max(1), height.max(1));
        let data = vec![value; width as usize * height as usize * channels.count()];
        Self { width, height, channels, data }
    }

    /// A picture out of its samples.
    ///
    /// # Errors
    /// When a side is 0 or `data` is not exactly as long as the shape asks.
    pub fn from_vec(width: u32, height: u32, channels: Channels, data: Vec<u8>) -> Result<Self, ShapeError> {
        let expected = width as usize * height as usize * channels.count();
        if expected == 0 || data.len() != expected {
            return Err(ShapeError { expected, given: data.len() });
        }
        Ok(Self { width, height, channels, data })
    }

    /// Width in pixels, at least 1.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels, at least 1.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Width times height.
    #[must_use]
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Grey or RGB.
    #[must_use]
    pub fn channels(&self) -> Channels {
        self.channels
    }

    /// Bytes per row.
    #[must_use]
    pub fn stride(&self) -> usize {
        self.width as usize * self.channels.count()
    }

    /// All samples, top row first.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// All samples, to be changed in place.
    pub fn data_mut(&mut self) -> &mut [u8] {
        &mut self.data
    }

    /// The samples themselves.
    #[must_use]
    pub fn into_data(self) -> Vec<u8> {
        self.data
    }

    /// Row `y` from the top; `y` must be below the height.
    #[must_use]
    pub fn row(&self, y: u32) -> &[u8] {
        let stride = self.stride();
        &self.data[y as usize * stride..(y as usize + 1) * stride]
    }

    /// The luma of this picture (ITU-R BT.601 weights, as JPEG uses); a grey picture is copied.
    #[must_use]
    pub fn to_grey(&self) -> Raster {
        let data = match self.channels {
            Channels::Grey => self.data.clone(),
            Channels::Rgb => {
                let mut grey = vec![0; self.data.len() / 3];
                let bands = grey.par_chunks_mut(BAND).zip(self.data.par_chunks(3 * BAND));
                bands.for_each(|(to, from)| {
                    for (t, p) in to.iter_mut().zip(from.chunks_exact(3)) {
                        *t = luma(p);
                    }
                });
                grey
            }
        };
        Raster { width: self.width, height: self.height, channels: Channels::Grey, data }
    }

    /// The same picture with three channels.
    #[must_use]
    pub fn to_rgb(&self) -> Raster {
        let data = match self.channels {
            Channels::Rgb => self.data.clone(),
            Channels::Grey => self.data.iter().flat_map(|&v| [v, v, v]).collect(),
        };
        Raster { width: self.width, height: self.height, channels: Channels::Rgb, data }
    }

    /// This picture turned clockwise.
    #[must_use]
    pub fn turned(self, turn: QuarterTurn) -> Raster {
        let n = self.channels.count();
        let (w, h) = (self.width as usize, self.height as usize);
        match turn {
            QuarterTurn::None => self,
            QuarterTurn::Half => {
                let mut data = vec![0; self.data.len()];
                for (to, from) in data.chunks_exact_mut(n).zip(self.data.chunks_exact(n).rev()) {
                    to.copy_from_slice(from);
                }
                Raster { data, ..self }
            }
            QuarterTurn::Right | QuarterTurn::Left => {
                let right = turn == QuarterTurn::Right;
                let data = match self.channels {
                    Channels::Grey => quarter_turned::<1>(&self.data, w, h, right),
                    Channels::Rgb => quarter_turned::<3>(&self.data, w, h, right),
                };
                Raster { width: self.height, height: self.width, channels: self.channels, data }
            }
        }
    }

    /// This picture mirrored left to right.
    #[must_use]
    pub fn mirrored(mut self) -> Raster {
        let (stride, n) = (self.stride(), self.channels.count());
        for row in self.data.chunks_exact_mut(stride) {
            let (mut left, mut right) = (0, stride - n);
            while left < right {
                for c in 0..n {
                    row.swap(left + c, right + c);
                }
                left += n;
                right -= n;
            }
        }
        self
    }

    /// Averages blocks of `factor` x `factor` pixels (the last ones may be smaller); 1 copies.
    #[must_use]
    pub fn shrunk_by(&self, factor: u32) -> Raster {
        if factor <= 1 {
            return self.clone();
        }
        match self.channels {
            Channels::Grey => self.averaged::<1>(factor),
            Channels::Rgb => self.averaged::<3>(factor),
        }
    }

    /// The means of blocks of `factor` x `factor` pixels of `N` samples.
    fn averaged<const N: usize>(&self, factor: u32) -> Raster {
        let (w, h) = (self.width.div_ceil(factor), self.height.div_ceil(factor));
        let mut data = vec![0; w as usize * h as usize * N];
        data.par_chunks_mut(w as usize * N).enumerate().with_min_len(8).for_each_init(
            || vec![0u32; self.stride()],
            |sums, (by, out)| {
                let top = by as u32 * factor;
                let bottom = (top + factor).min(self.height);
                // Down first, whole rows at a time, then across.
                sums.fill(0);
                for y in top..bottom {
                    for (s, &v) in sums.iter_mut().zip(self.row(y)) {
                        *s += u32::from(v);
                    }
                }
                let whole = Mean::of(factor * (bottom - top));
                for (pixel, block) in out.chunks_exact_mut(N).zip(sums.chunks(factor as usize * N)) {
                    let wide = (block.len() / N) as u32;
                    let mean = if wide == factor { whole } else { Mean::of(wide * (bottom - top)) };
                    let mut sum = [0u32; N];
                    for part in block.as_chunks::<N>().0 {
                        for (s, v) in sum.iter_mut().zip(part) {
                            *s += v;
                        }
                    }
                    for (o, s) in pixel.iter_mut().zip(sum) {
                        *o = mean.round(s);
                    }
                }
            },
        );
        Raster { width: w, height: h, channels: self.channels, data }
    }
}

/// Division of a sum by the number of its samples, rounded half up, as a multiplication: exact for up to 8 million
/// samples, as 255.5 times the square of that is less than 2 to the 54th (T. Granlund and P. Montgomery, 1994).
#[derive(Clone, Copy)]
struct Mean {
    half: u64,
    inverse: u64,
}

impl Mean {
    fn of(samples: u32) -> Self {
        let samples = u64::from(samples.max(1));
        Self { half: samples / 2, inverse: (1 << 54) / samples + 1 }
    }

    #[inline]
    fn round(self, sum: u32) -> u8 {
        (((u64::from(sum) + self.half) * self.inverse) >> 54) as u8
    }
}

/// Pixels of `N` samples, `w` x `h` of them, turned by 90 degrees.
fn quarter_turned<const N: usize>(data: &[u8], w: usize, h: usize, right: bool) -> Vec<u8> {
    // Square blocks, so that both the rows read and the rows written stay in the cache.
    const BLOCK: usize = 32;
    let mut out = vec![0; data.len()];
    let from = data.as_chunks::<N>().0;
    let to = out.as_chunks_mut::<N>().0;
    for top in (0..h).step_by(BLOCK) {
        let bottom = (top + BLOCK).min(h);
        for left in (0..w).step_by(BLOCK) {
            for x in left..(left + BLOCK).min(w) {
                let line = if right { x } else { w - 1 - x };
                let start = line * h + if right { h - bottom } else { top };
                let column = from[top * w + x..].iter().step_by(w);
                let row = &mut to[start..start + bottom - top];
                if right {
                    row.iter_mut().rev().zip(column).for_each(|(t, f)| *t = *f);
                } else {
                    row.iter_mut().zip(column).for_each(|(t, f)| *t = *f);
                }
            }
        }
    }
    out
}

fn luma(p: &[u8]) -> u8 {
    ((u32::from(p[0]) * 19_595 + u32::from(p[1]) * 38_470 + u32::from(p[2]) * 7_471 + 32_768) >> 16) as u8
}
