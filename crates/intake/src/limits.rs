//! How much a file may ask for, checked before anything is allocated.

use crate::{IntakeError, Measure};

/// Bounds on what one file may make this program do.
///
/// The defaults let 200-megapixel phone photographs and A0 scans through in a process of less than 900 MB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Longest side of a picture in pixels.
    pub side: u32,
    /// Pixels that one picture in the file may have.
    pub pixels: u64,
    /// Pixels that a picture handed on may have; a larger one is shrunk by a whole factor.
    pub pixels_given: u64,
    /// Pictures (pages) in one file.
    pub pictures: u32,
    /// Bytes that the file and everything needed to decode it may take together, at the peak.
    pub memory: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            side: 65_535,
            pixels: 600_000_000,
            pixels_given: 50_000_000,
            pictures: 500,
            memory: 800_000_000,
        }
    }
}

impl Limits {
    /// The factor to shrink a `width` x `height` picture by, 1 for most.
    pub(crate) fn factor(&self, width: u32, height: u32) -> Result<u32, IntakeError> {
        let side = width.max(height);
        if side > self.side {
            return Err(too_large(Measure::Side, side.into(), self.side.into()));
        }
        let pixels = u64::from(width) * u64::from(height);
        if pixels > self.pixels {
            return Err(too_large(Measure::Pixels, pixels, self.pixels));
        }
        let given = |f: u32| u64::from(width.div_ceil(f)) * u64::from(height.div_ceil(f));
        Ok((1..).find(|&f| given(f) <= self.pixels_given.max(1)).unwrap_or(1))
    }

    /// Refuses work that would take more than the memory allowed.
    pub(crate) fn afford(&self, bytes: u64) -> Result<(), IntakeError> {
        if bytes > self.memory {
            return Err(too_large(Measure::Memory, bytes, self.memory));
        }
        Ok(())
    }
}

fn too_large(what: Measure, found: u64, limit: u64) -> IntakeError {
    IntakeError::TooLarge { what, found, limit }
}
