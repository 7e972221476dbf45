//! What is known about each place of a page before it is decided: cells about as wide as a stroke, and around each of
//! them, in windows of growing size, how dark, how light and how steep the page is.

use liite_raster::Raster;
use rayon::prelude::*;

use super::plane::Plane;
use super::solid;
use super::tone::{self, Tones};

/// Values that describe a cell.
pub const FEATURES: usize = 38;
/// Cells of a block of the coarse planes.
const COARSE: usize = 4;
/// Half the widest dark that is still taken for ink and not for a shade of the paper, in cells.
const CLOSING: usize = 5;
/// Added to the paper's brightness before dividing by it: in the dark noise is no contrast.
const DARK: f32 = 8.0;

/// A page looked at.
#[derive(Debug, Clone)]
pub struct View {
    /// Width of a usual stroke in pixels.
    pub stroke: f32,
    /// Side of a cell in pixels.
    pub cell: usize,
    /// Cells across and down.
    pub cols: usize,
    /// See `cols`.
    pub rows: usize,
    pub(super) sharp: Tones,
    pub(super) smooth: Tones,
    /// Brightness of the paper, 0 to 255.
    pub(super) paper: Plane,
    /// Whether a cell lies in or at a bar or blot wider than any window.
    pub(super) solid: Vec<bool>,
    /// Darkness of the page's darkest ink, as a part of its paper.
    pub(super) ink: f32,
    /// Brightness of the paper that is usual on this page, 0 to 255.
    pub(super) usual: f32,
    /// Whether anything happens in or next to a cell.
    pub(super) active: Vec<bool>,
    fine: Vec<Plane>,
    coarse: Vec<Plane>,
    whole: Vec<f32>,
}

/// What one pass over the pixels finds in each cell.
struct Sums {
    mean: Plane,
    dark: Plane,
    light: Plane,
    /// Mean square of the slope.
    steep: Plane,
    /// The same times the tone: tones where it is steep.
    edge: Plane,
    rough: Plane,
}

impl View {
    /// Looks at `page`.
    #[must_use]
    pub fn of(page: &Raster) -> Self {
        let sharp = Tones::of(page);
        let once = sharp.smoothed(1);
        let stroke = tone::stroke_width(&once);
        let cell = (stroke * 0.9).round().clamp(2.0, 12.0) as usize;
        let smooth = once.smoothed(match cell {
            0..=4 => 0,
            5..=7 => 1,
            _ => 2,
        });
        Self::from_sums(sums(&sharp, &smooth, cell), sharp, smooth, cell, stroke)
    }

    fn from_sums(mut s: Sums, sharp: Tones, smooth: Tones, cell: usize, stroke: f32) -> Self {
        let (cols, rows) = (s.mean.cols, s.mean.rows);
        let paper = s.light.extreme(CLOSING, f32::max).extreme(CLOSING, f32::min).mean(1).mean(1);
        // From here on everything is a part of the paper's brightness: 0 is paper, 1 is black.
        for (i, &p) in paper.values.iter().enumerate() {
            let by = 1.0 / (p + DARK);
            let steep = s.steep.values[i];
            s.mean.values[i] = 1.0 - s.mean.values[i] * by;
            s.dark.values[i] = 1.0 - s.dark.values[i] * by;
            s.light.values[i] = 1.0 - s.light.values[i] * by;
            s.edge.values[i] = (steep - s.edge.values[i] * by) * by * by;
            s.steep.values[i] = steep * by * by;
            s.rough.values[i] *= by;
        }
        let noise = s.rough.quantile(0.3, |_| true).unwrap_or(0.0) * 1.9;
        let darkest = s.dark.extreme(1, f32::max);
        let lightest = s.light.extreme(1, f32::min);
        let large = paper.coarse(COARSE, 0.0, f32::max).extreme(6, f32::max).mean(3);
        let least = (3.0 * noise).max(0.035);
        // Noise differs from place to place: it is strong where there is little light.
        let rough = s.rough.coarse(COARSE, 1.0, f32::min).mean(2);
        let (mut line, mut noises) = (Vec::new(), Vec::new());
        let mut active = vec![false; cols * rows];
        for y in 0..rows {
            large.finer_row(y, COARSE, &mut line, cols);
            rough.finer_row(y, COARSE, &mut noises, cols);
            for x in 0..cols {
                let i = y * cols + x;
                let solid = paper.values[i] < 0.7 * line[x];
                active[i] = solid || darkest.values[i] > least.max(6.0 * noises[x]);
            }
        }
        let usual = paper.quantile(0.5, |_| true).unwrap_or(255.0);
        let written = |i: usize| darkest.values[i] > least.max(0.1);
        let whole = vec![
            darkest.quantile(0.5, written).unwrap_or(0.3),
            darkest.quantile(0.9, written).unwrap_or(0.3),
            s.steep.quantile(0.9, written).unwrap_or(0.0).sqrt() * cell as f32,
            (noise * 20.0).min(3.0),
            (cell as f32).ln() - 1.4,
            usual / 255.0,
        ];
        let solid = solid::find(&paper, usual, whole[1]);
        active.iter_mut().zip(&solid).for_each(|(a, s)| *a |= s);
        let (fine, coarse) = planes(s, (&paper, usual), large, (darkest, lightest), whole[1], cell);
        Self {
            stroke,
            cell,
            cols,
            rows,
            sharp,
            smooth,
            paper,
            solid,
            ink: whole[1],
            usual,
            active,
            fine,
            coarse,
            whole,
        }
    }

    /// The features of the cells of row `y`, `FEATURES` each.
    pub fn row(&self, y: usize, out: &mut Vec<f32>) {
        out.clear();
        out.resize(self.cols * FEATURES, 0.0);
        let mut put = |k: usize, values: &[f32]| {
            for (cell, v) in out.chunks_exact_mut(FEATURES).zip(values) {
                cell[k] = *v;
            }
        };
        let mut k = 0;
        for plane in &self.fine {
            put(k, plane.row(y));
            k += 1;
        }
        let mut line = Vec::new();
        for plane in &self.coarse {
            plane.finer_row(y, COARSE, &mut line, self.cols);
            put(k, &line);
            k += 1;
        }
        for &v in &self.whole {
            line.clear();
            line.resize(self.cols, v);
            put(k, &line);
            k += 1;
        }
        debug_assert_eq!(k, FEATURES);
    }

    /// Whether there is anything to decide in a cell.
    #[must_use]
    pub fn active(&self, x: usize, y: usize) -> bool {
        self.active[y * self.cols + x]
    }

    /// How dark a pixel is after smoothing, and how much darker it is before, as parts of `paper`.
    #[must_use]
    pub fn pixel(&self, x: usize, y: usize, paper: f32) -> (f32, f32) {
        let at = y * self.sharp.width + x;
        let (smooth, sharp) = (f32::from(self.smooth.data[at]), f32::from(self.sharp.data[at]));
        let by = 1.0 / (paper + DARK);
        (1.0 - smooth * by, (smooth - sharp) * by)
    }

    /// Brightness of the paper in a cell, 0 to 255.
    #[must_use]
    pub fn paper_at(&self, x: usize, y: usize) -> f32 {
        self.paper.values[y * self.cols + x]
    }

    /// Width and height of the page in pixels.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.sharp.width, self.sharp.height)
    }
}

/// The level, in tones, of a darkness `t`.
pub(super) fn level(paper: f32, t: f32) -> f32 {
    (1.0 - t) * (paper + DARK)
}

/// The planes that features are read from, fine and coarse.
fn planes(
    s: Sums,
    (paper, usual): (&Plane, f32),
    large: Plane,
    (darkest, lightest): (Plane, Plane),
    ink: f32,
    cell: usize,
) -> (Vec<Plane>, Vec<Plane>) {
    let side = cell as f32;
    let root = |p: &Plane| Plane {
        values: p.values.iter().map(|v| v.max(0.0).sqrt() * side).collect(),
        ..p.clone()
    };
    let middle = |edge: &Plane, steep: &Plane| Plane {
        values: edge.values.iter().zip(&steep.values).map(|(e, s)| (e + 1e-6) / (s + 1e-5)).collect(),
        ..edge.clone()
    };
    let (steep1, edge1) = (s.steep.mean(1), s.edge.mean(1));
    let (steep3, edge3) = (steep1.mean(2), edge1.mean(2));
    let (steep_c, edge_c) = (s.steep.coarse_mean(COARSE), s.edge.coarse_mean(COARSE));
    let (mean_c, rough_c) = (s.mean.coarse_mean(COARSE), s.rough.coarse(COARSE, 1.0, f32::min));
    let dark_c = s.dark.coarse(COARSE, 0.0, f32::max);
    let steepest_c = s.steep.coarse(COARSE, 0.0, f32::max);
    let shade = |p: &Plane, of: &Plane| {
        let mut line = Vec::new();
        let mut out = p.clone();
        for y in 0..p.rows {
            of.finer_row(y, COARSE, &mut line, p.cols);
            for (v, l) in out.values[y * p.cols..].iter_mut().zip(&line) {
                *v = ((*v + DARK) / (l + DARK)).min(1.5);
            }
        }
        out
    };
    let sharpness = Plane {
        values: s
            .steep
            .extreme(1, f32::max)
            .values
            .iter()
            .zip(darkest.values.iter().zip(&lightest.values))
            .map(|(g, (d, l))| (g.sqrt() * side / (d - l + 0.05)).min(4.0))
            .collect(),
        ..darkest.clone()
    };
    let fine = vec![
        s.mean.mean(1),
        s.mean.mean(3),
        darkest.extreme(2, f32::max),
        lightest.extreme(2, f32::min),
        middle(&edge1, &steep1),
        middle(&edge3, &steep3),
        root(&steep1),
        root(&steep3),
        root(&s.steep.extreme(1, f32::max)),
        root(&s.steep.extreme(3, f32::max)),
        sharpness,
        shade(paper, &large),
        // Beside what is usual on this page: its paper, its ink.
        Plane {
            values: paper.values.iter().map(|p| (p / (usual + 1.0)).min(1.5)).collect(),
            ..paper.clone()
        },
        Plane {
            values: darkest.extreme(3, f32::max).values.iter().map(|d| (d / (ink + 0.05)).min(2.0)).collect(),
            ..paper.clone()
        },
        s.mean,
        s.dark,
        s.light,
        darkest,
        lightest,
    ];
    let spread = |p: &Plane| p.extreme(1, f32::max);
    let paper_mean = Plane { values: paper.values.iter().map(|p| p / 255.0).collect(), ..paper.clone() }
        .coarse_mean(COARSE);
    let coarse = vec![
        mean_c.mean(1),
        mean_c.mean(4),
        spread(&dark_c),
        dark_c.extreme(4, f32::max).mean(1),
        dark_c.mean(4),
        middle(&edge_c.mean(1), &steep_c.mean(1)),
        middle(&edge_c.mean(4), &steep_c.mean(4)),
        root(&steep_c.mean(1)),
        root(&steep_c.mean(4)),
        root(&spread(&steepest_c)),
        root(&steepest_c.extreme(4, f32::max).mean(1)),
        Plane { values: rough_c.mean(2).values.iter().map(|v| (v * 30.0).min(3.0)).collect(), ..rough_c },
        paper_mean,
    ];
    (fine, coarse)
}

/// One pass over the pixels: rows are brought together first, then columns.
fn sums(sharp: &Tones, smooth: &Tones, cell: usize) -> Sums {
    let (w, h) = (sharp.width, sharp.height);
    let (cols, rows) = (w.div_ceil(cell), h.div_ceil(cell));
    let lines: Vec<[Vec<f32>; 6]> = (0..rows)
        .into_par_iter()
        .map_init(
            || Columns::new(w),
            |columns, cy| {
                columns.clear();
                let end = ((cy + 1) * cell).min(h);
                for y in cy * cell..end {
                    let around =
                        [smooth.row(y.saturating_sub(1)), smooth.row(y), smooth.row((y + 1).min(h - 1))];
                    columns.add(sharp.row(y), around);
                }
                columns.cells(cell, end - cy * cell)
            },
        )
        .collect();
    let plane =
        |k: usize| Plane { cols, rows, values: lines.iter().flat_map(|l| l[k].iter().copied()).collect() };
    Sums { mean: plane(0), dark: plane(1), light: plane(2), steep: plane(3), edge: plane(4), rough: plane(5) }
}

/// What has been found so far in every column of a row of cells.
struct Columns {
    sum: Vec<u16>,
    dark: Vec<u8>,
    light: Vec<u8>,
    steep: Vec<u32>,
    edge: Vec<f32>,
    rough: Vec<u16>,
}

impl Columns {
    fn new(w: usize) -> Self {
        Self {
            sum: vec![0; w],
            dark: vec![255; w],
            light: vec![0; w],
            steep: vec![0; w],
            edge: vec![0.0; w],
            rough: vec![0; w],
        }
    }

    fn clear(&mut self) {
        self.sum.fill(0);
        self.dark.fill(255);
        self.light.fill(0);
        self.steep.fill(0);
        self.edge.fill(0.0);
        self.rough.fill(0);
    }

    fn add(&mut self, sharp: &[u8], [above, here, below]: [&[u8]; 3]) {
        let w = here.len();
        for (x, &v) in here.iter().enumerate() {
            self.sum[x] += u16::from(v);
            self.dark[x] = self.dark[x].min(v);
            self.light[x] = self.light[x].max(v);
            self.rough[x] += u16::from(v.abs_diff(sharp[x]));
        }
        if w < 3 {
            return;
        }
        let (steep, edge) = (&mut self.steep[1..w - 1], &mut self.edge[1..w - 1]);
        let (up, down, mid) = (&above[1..w - 1], &below[1..w - 1], &here[1..w - 1]);
        let (left, right) = (&here[..w - 2], &here[2..]);
        for x in 0..w - 2 {
            let (dx, dy) = (i32::from(right[x]) - i32::from(left[x]), i32::from(down[x]) - i32::from(up[x]));
            let g = (dx * dx + dy * dy) as u32;
            steep[x] += g;
            edge[x] += g as f32 * f32::from(mid[x]);
        }
    }

    /// The cells' mean, darkest, lightest, mean square slope, the same times the tone, and roughness.
    fn cells(&self, cell: usize, height: usize) -> [Vec<f32>; 6] {
        let part = |n: usize| 1.0 / (n * height) as f32;
        let mean = |c: &[u16]| c.iter().map(|&v| f32::from(v)).sum::<f32>() * part(c.len());
        [
            self.sum.chunks(cell).map(mean).collect(),
            self.dark.chunks(cell).map(|c| f32::from(c.iter().copied().fold(255, u8::min))).collect(),
            self.light.chunks(cell).map(|c| f32::from(c.iter().copied().fold(0, u8::max))).collect(),
            self.steep
                .chunks(cell)
                .map(|c| c.iter().map(|&v| v as f32).sum::<f32>() * 0.25 * part(c.len()))
                .collect(),
            self.edge.chunks(cell).map(|c| c.iter().sum::<f32>() * 0.25 * part(c.len())).collect(),
            self.rough.chunks(cell).map(mean).collect(),
        ]
    }
}
