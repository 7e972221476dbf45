//! Light and shadow evened out: white paper, dark ink, colours kept.
//!
//! The light on the page is measured where bare paper shows, carried on under ink and pictures, and divided out
//! channel by channel, which takes the lamp's colour away with it. What is not paper (a photograph, a coloured field,
//! a card) takes its light from the paper around it and so keeps its own tones.

mod apply;
pub(crate) mod grid;
mod paper;

use liite_raster::Raster;
use rayon::prelude::*;

use apply::Tone;
use grid::{Colour, Grid, luma};

/// A page after cleaning.
#[derive(Debug, Clone)]
pub struct Cleaned {
    /// The page; the very pixels given when `changed` is false.
    pub raster: Raster,
    /// Whether anything was done: a clean scan and a page that is not paper stay as they are.
    pub changed: bool,
    /// How bright bare paper was before, 0 to 255 (median); 0 when there is none.
    pub paper_level: u8,
    /// Part of the page that is paper (under ink or not), 0 to 1.
    pub paper_share: f64,
    /// Brightness of the paper's darkest twentieth divided by that of its lightest: 1 is even light.
    pub evenness: f64,
    /// Noise of the paper, one sigma, as a part of its brightness.
    pub noise: f64,
}

/// Less paper than this: a card, a passport's cover, a photograph. Nothing is known about the light then.
const LEAST_PAPER: f64 = 0.25;
/// A scan whose paper is at least this white, everywhere and in each channel, needs nothing.
const WHITE: f32 = 245.0;
/// Tinted paper: what goes beyond the colour of ordinary lamps is the paper's own and stays.
const LAMP_RED_GREEN: f32 = 0.16;
const LAMP_BLUE_GREEN: f32 = 0.45;

/// Evens out the light of `page` and stretches its tones.
#[must_use]
pub fn clean(page: &Raster) -> Cleaned {
    let view = survey(page);
    let changed = view.share >= LEAST_PAPER && !view.white;
    Cleaned {
        raster: if changed { apply::apply(page, &view.light, view.tone) } else { page.clone() },
        changed,
        paper_level: view.level,
        paper_share: view.share,
        evenness: view.evenness,
        noise: f64::from(view.noise),
    }
}

/// What is known about a page's light.
struct Survey {
    light: Grid,
    tone: Tone,
    level: u8,
    share: f64,
    evenness: f64,
    noise: f32,
    white: bool,
}

fn survey(page: &Raster) -> Survey {
    let (bright, middle) = Grid::bright_and_middle(page);
    let closed = bright.closed(2);
    let (known, share) = paper::find(&closed.smoothed());
    let light = light(&closed, &middle, &known);
    let mut levels: Vec<(f32, f32)> = light
        .cells
        .iter()
        .zip(&known)
        .filter(|(_, k)| **k)
        .map(|(c, _)| (luma(*c), c[0].min(c[1]).min(c[2])))
        .collect();
    levels.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
    let at = |part: f64| levels.get((levels.len() as f64 * part) as usize).map_or(0.0, |l| l.0);
    let dimmest = levels.iter().skip(levels.len() / 50).map(|l| l.1).fold(255.0, f32::min);
    let curve = Curve::of(page, &light, &known);
    Survey {
        tone: curve.tone(page, &light, &known),
        level: at(0.5).round() as u8,
        share,
        evenness: f64::from(at(0.05) / at(0.95).max(1.0)),
        noise: curve.noise,
        white: dimmest >= WHITE && curve.noise < 0.02,
        light: untinted(light, &known),
    }
}

/// The light on every cell: what bare paper shows there, or what the paper around it lets expect.
fn light(closed: &Grid, middle: &Grid, known: &[bool]) -> Grid {
    /// Light and dark paper this near to one another (as a ratio): a shadow's edge runs between them.
    const EDGE: f32 = 1.12;
    let mut exact = closed.clone();
    let mut sure = known.to_vec();
    let mut edge = vec![false; known.len()];
    let middle = middle.closed(2);
    for at in 0..known.len() {
        let Some((low, high)) = closed.range_around(at, 2, known) else { continue };
        if high < low * EDGE {
            continue;
        }
        // On the edge itself the cell's middle is the light, provided that it lies between the two sides.
        let here = luma(middle.cells[at]);
        if known[at] || (0.97 * low..=1.03 * high).contains(&here) {
            exact.cells[at] = middle.cells[at];
            (sure[at], edge[at]) = (true, true);
        }
    }
    let filled = exact.filled(&sure);
    let mut light = filled.smoothed();
    for (at, _) in edge.iter().enumerate().filter(|(_, e)| **e) {
        light.cells[at] = filled.cells[at];
    }
    light
}

/// The light without the paper's own tint, as far as the two can be told apart.
fn untinted(mut light: Grid, known: &[bool]) -> Grid {
    let mut sum = [0.0f64; 3];
    for (c, _) in light.cells.iter().zip(known).filter(|(_, k)| **k) {
        for (s, v) in sum.iter_mut().zip(c) {
            *s += f64::from(*v);
        }
    }
    let mean: Colour = sum.map(|s| s.max(1.0) as f32);
    let beyond = |ln: f32, most: f32| (ln - ln.clamp(-most, most)).exp();
    let red = beyond((mean[0] / mean[1]).ln(), LAMP_RED_GREEN);
    let blue = beyond((mean[2] / mean[1]).ln(), LAMP_BLUE_GREEN);
    for c in &mut light.cells {
        *c = [c[0] / red, c[1], c[2] / blue];
    }
    light
}

/// How often each brightness relative to the paper occurs on the page.
struct Curve {
    counts: Vec<u32>,
    mode: f32,
    noise: f32,
}

/// Bins per unit of brightness relative to paper.
const BINS: usize = 200;

impl Curve {
    /// Pictures and coloured fields are left out: their darkness is not ink.
    fn of(page: &Raster, light: &Grid, known: &[bool]) -> Self {
        let bands = sample(page, light, known, vec![0u32; BINS * 2], |counts, p| {
            counts[((luma(p) * BINS as f32) as usize).min(BINS * 2 - 1)] += 1;
        });
        let mut counts = vec![0u32; BINS * 2];
        for band in bands {
            counts.iter_mut().zip(band).for_each(|(sum, count)| *sum += count);
        }
        let (mode, noise) = paper_peak(&counts);
        Self { counts, mode, noise }
    }

    fn tone(&self, page: &Raster, light: &Grid, known: &[bool]) -> Tone {
        let white = (self.mode - 1.3 * self.noise).clamp(0.88 * self.mode, 0.985 * self.mode);
        // Ink: what is clearly darker than anything pale. Its darker part becomes black, not quite all the way, and
        // haze is never taken for more than a third of the paper's light.
        let ink: u32 = self.counts[..BINS * 55 / 100].iter().sum();
        let all: u32 = self.counts.iter().sum();
        if u64::from(ink) * 3000 <= u64::from(all) {
            return Tone { black: [0.0; 3], white };
        }
        let part = |tenths: u32| {
            let mut seen = 0;
            let at = self.counts.iter().position(|&c| {
                seen += c;
                seen * 10 >= ink * tenths
            });
            at.unwrap_or(0) as f32 / BINS as f32
        };
        let black = (part(1) * 0.85).min(0.33);
        let cast = ink_cast(page, light, known, part(3));
        Tone { black: cast.map(|c| (black + c).max(0.0)), white }
    }
}

/// Calls `see` with every third pixel (as parts of the light there) of every third row, where there is paper. Each band
/// of the page begins with a copy of `start`; what became of them comes back from the top down.
fn sample<S: Clone + Send + Sync>(
    page: &Raster,
    light: &Grid,
    known: &[bool],
    start: S,
    see: impl Fn(&mut S, [f32; 3]) + Sync,
) -> Vec<S> {
    /// Rows per band: of one length whatever the number of threads, so that sums come out the same.
    const BAND: u32 = 3 * 64;
    let n = page.channels().count();
    let inverse: Vec<Colour> = light.cells.iter().map(|c| c.map(|v| 1.0 / v.max(1.0))).collect();
    let band = |top: u32| {
        let mut seen = start.clone();
        for y in (top..(top + BAND).min(page.height())).step_by(3) {
            let line = (y as usize / light.cell).min(light.rows - 1) * light.cols;
            for (i, pixels) in page.row(y).chunks(n * light.cell).enumerate() {
                let cell = line + i.min(light.cols - 1);
                if !known[cell] {
                    continue;
                }
                let scale = inverse[cell];
                for p in pixels.chunks_exact(n).step_by(3) {
                    let p = if n == 1 { [p[0]; 3] } else { [p[0], p[1], p[2]] };
                    see(&mut seen, [0, 1, 2].map(|i| f32::from(p[i]) * scale[i]));
                }
            }
        }
        seen
    };
    (0..page.height().div_ceil(BAND)).into_par_iter().map(|i| band(i * BAND)).collect()
}

/// How much lighter than their luma the darkest pixels (below `level`) are in each channel. Black ink under haze is a
/// little off; ink that is far off is coloured and stays so.
fn ink_cast(page: &Raster, light: &Grid, known: &[bool], level: f32) -> Colour {
    const MOST: f32 = 0.12;
    let bands = sample(page, light, known, ([0.0f64; 3], 0.0f64), |(sum, count), p| {
        let l = luma(p);
        if l <= level {
            *count += 1.0;
            for (s, v) in sum.iter_mut().zip(p) {
                *s += f64::from(v - l);
            }
        }
    });
    let (mut sum, mut count) = ([0.0f64; 3], 0.0f64);
    for (part, pixels) in bands {
        count += pixels;
        sum.iter_mut().zip(part).for_each(|(s, v)| *s += v);
    }
    let cast = sum.map(|s| (s / f64::max(count, 1.0)) as f32);
    if cast.iter().any(|c| c.abs() > MOST) { [0.0; 3] } else { cast }
}

/// Where the paper's brightness peaks and one sigma of it, from the peak's upper flank, where no ink is.
fn paper_peak(counts: &[u32]) -> (f32, f32) {
    let smooth = |i: usize| -> u32 { counts[i.saturating_sub(1)..(i + 2).min(counts.len())].iter().sum() };
    let range = BINS * 7 / 10..BINS * 13 / 10;
    let Some(top) = range.clone().max_by_key(|&i| smooth(i)) else { return (1.0, 0.0) };
    let half = smooth(top) / 2;
    let end = (top..range.end).find(|&i| smooth(i) < half).unwrap_or(range.end);
    let mode = (top as f32 + 0.5) / BINS as f32;
    (mode, (end - top) as f32 / BINS as f32 / 1.18)
}
