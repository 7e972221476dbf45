//! Ink found by the light around it, cheaply: a threshold for every block, half way between its paper and its ink.

use liite_raster::{Bitmap, Channels, Raster};

/// Side of a block in pixels.
pub(super) const BLOCK: usize = 32;
/// Ink that stands out less than this part of what the page's ink usually does is texture.
const LEAST_OF_USUAL: f32 = 0.4;
/// Levels by which ink must stand out at least.
const LEAST: f32 = 14.0;

/// Paper and ink of a page, block by block.
#[derive(Debug)]
pub(super) struct Light {
    cols: usize,
    rows: usize,
    paper: Vec<f32>,
    contrast: Vec<f32>,
    /// Least contrast of a block with ink.
    least: f32,
}

impl Light {
    pub(super) fn of(grey: &Raster) -> Self {
        let (w, h) = (grey.width() as usize, grey.height() as usize);
        let (cols, rows) = (w.div_ceil(BLOCK), h.div_ceil(BLOCK));
        let (mut paper, mut contrast) = (Vec::with_capacity(cols * rows), Vec::with_capacity(cols * rows));
        for row in 0..rows {
            let mut counts = vec![[0u16; 256]; cols];
            for y in row * BLOCK..((row + 1) * BLOCK).min(h) {
                for (counts, part) in counts.iter_mut().zip(grey.row(y as u32).chunks(BLOCK)) {
                    part.iter().for_each(|&v| counts[usize::from(v)] += 1);
                }
            }
            for counts in &counts {
                let (dark, light) = ends(counts);
                paper.push(light);
                contrast.push(light - dark);
            }
        }
        // The usual ink: what a block among the best tenth has. A stray blot must not decide.
        let mut sorted = contrast.clone();
        sorted.sort_unstable_by(f32::total_cmp);
        let usual = sorted.get(sorted.len() * 9 / 10).copied().unwrap_or(0.0);
        Self { cols, rows, paper, contrast, least: (LEAST_OF_USUAL * usual).max(LEAST) }
    }

    /// Levels between paper and ink of a block; `None` where there is no ink.
    pub(super) fn contrast(&self, col: usize, row: usize) -> Option<f32> {
        self.contrast.get(row * self.cols + col).copied().filter(|c| *c >= self.least)
    }

    /// Level of the paper of a block.
    pub(super) fn paper(&self, col: usize, row: usize) -> f32 {
        self.paper.get(row * self.cols + col).copied().unwrap_or(255.0)
    }

    /// The ink.
    pub(super) fn ink(&self, grey: &Raster) -> Bitmap {
        let mut out = Raster::filled(grey.width(), grey.height(), Channels::Grey, 255);
        let stride = out.stride();
        for (y, (to, from)) in
            out.data_mut().chunks_exact_mut(stride).zip(grey.data().chunks_exact(stride)).enumerate()
        {
            let row = (y / BLOCK).min(self.rows - 1);
            for (col, (to, from)) in to.chunks_mut(BLOCK).zip(from.chunks(BLOCK)).enumerate() {
                let Some(contrast) = self.contrast(col, row) else { continue };
                let level = (self.paper(col, row) - contrast / 2.0) as u8;
                to.iter_mut().zip(from).filter(|(_, v)| **v < level).for_each(|(t, _)| *t = 0);
            }
        }
        Bitmap::threshold(&out, 128)
    }
}

/// Levels of ink and paper in a block: what a fiftieth lies below, and what a quarter lies above.
fn ends(counts: &[u16; 256]) -> (f32, f32) {
    let all: u32 = counts.iter().map(|&c| u32::from(c)).sum();
    let at = |part: u32, of: u32| {
        let mut seen = 0;
        counts.iter().position(|&c| {
            seen += u32::from(c);
            seen * of > all * part
        })
    };
    (at(1, 50).unwrap_or(0) as f32, at(3, 4).unwrap_or(255) as f32)
}
