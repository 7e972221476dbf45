//! Which cells show bare paper: lit, in shadow or under ink, but not a photograph, a coloured field or the table.

use super::grid::{Colour, Grid, luma};

/// Neighbouring cells (about 1 mm apart) differ by less than this, in natural logarithm, within one surface under one
/// light; a soft shadow's edge stays below it.
const SMOOTH: f32 = 0.045;
/// How far the colour of paper in another light may be from that of the page's main surface (natural logarithms of
/// red/green and blue/green).
const SAME_PAPER: f32 = 0.16;
/// Darker than this beside the page's paper: no shadow leaves so little.
const DEEPEST_SHADOW: f32 = 0.22;

/// Mean deviation of the paper's colour over the page, in the same logarithms; lamp and window together make 0.05.
const MOST_SPREAD: f32 = 0.11;

/// A surface: cells joined by small steps.
#[derive(Debug, Clone, Default)]
struct Surface {
    cells: usize,
    on_border: usize,
    sum: [f64; 3],
}

impl Surface {
    fn mean(&self) -> Colour {
        self.sum.map(|s| (s / self.cells.max(1) as f64) as f32)
    }
}

/// For each cell whether it is paper, and how much of the page that is.
pub(super) fn find(grid: &Grid) -> (Vec<bool>, f64) {
    let (label, surfaces) = surfaces(grid);
    let total = grid.cells.len();
    // The main surface: large and light.
    let Some(main) =
        (0..surfaces.len()).max_by(|&a, &b| weight(&surfaces[a]).total_cmp(&weight(&surfaces[b])))
    else {
        return (vec![false; total], 0.0);
    };
    let white = surfaces[main].mean();
    let mut is_paper = vec![false; surfaces.len()];
    is_paper[main] = true;
    for (surface, paper) in surfaces.iter().zip(&mut is_paper) {
        let mean = surface.mean();
        let shade = luma(mean) / luma(white).max(1.0);
        let from_outside = surface.on_border >= 6 && surface.cells * 200 >= total;
        let large = surface.cells * 8 >= total;
        if (from_outside || large)
            && (DEEPEST_SHADOW..=2.0).contains(&shade)
            && distance(mean, white) <= SAME_PAPER
        {
            *paper = true;
        }
    }
    // Islands (between the rules of a table, inside a drawing) are paper where they look like the paper around them.
    let known: Vec<bool> = label.iter().map(|&l| is_paper[l]).collect();
    let around = grid.filled(&known);
    let mut expected = vec![Surface::default(); surfaces.len()];
    for (&l, c) in label.iter().zip(&around.cells) {
        expected[l].cells += 1;
        for (s, v) in expected[l].sum.iter_mut().zip(c) {
            *s += f64::from(*v);
        }
    }
    for ((surface, paper), expected) in surfaces.iter().zip(&mut is_paper).zip(&expected) {
        let (mean, wanted) = (surface.mean(), expected.mean());
        let shade = luma(mean) / luma(wanted).max(1.0);
        *paper |= (0.93..=1.15).contains(&shade) && distance(mean, wanted) <= 0.06;
    }
    let known: Vec<bool> = label.iter().map(|&l| is_paper[l]).collect();
    if hues_vary(grid, &known) {
        return (vec![false; total], 0.0);
    }
    let share = known.iter().filter(|&&k| k).count() as f64 / total.max(1) as f64;
    (known, share)
}

/// Whether what passes for paper changes its colour from place to place as no two lamps together make it: a picture
/// or a painted card with soft edges.
fn hues_vary(grid: &Grid, known: &[bool]) -> bool {
    let mut ratios: [Vec<f32>; 2] = [Vec::new(), Vec::new()];
    for (c, _) in grid.cells.iter().zip(known).filter(|(_, k)| **k) {
        let [r, g, b] = c.map(|v| v.max(4.0).ln());
        ratios[0].push(r - g);
        ratios[1].push(b - g);
    }
    let spread = |values: &mut Vec<f32>| {
        let middle = values.len() / 2;
        if values.is_empty() {
            return 0.0;
        }
        let median = *values.select_nth_unstable_by(middle, f32::total_cmp).1;
        values.iter().map(|v| (v - median).abs()).sum::<f32>() / values.len() as f32
    };
    ratios.iter_mut().map(spread).fold(0.0, f32::max) > MOST_SPREAD
}

fn weight(surface: &Surface) -> f64 {
    surface.cells as f64 * f64::from(luma(surface.mean())).powi(2)
}

/// Distance of two colours whatever their brightness.
fn distance(a: Colour, b: Colour) -> f32 {
    let of = |c: Colour| {
        let ln = |v: f32| v.max(4.0).ln();
        (ln(c[0]) - ln(c[1]), ln(c[2]) - ln(c[1]))
    };
    let (a, b) = (of(a), of(b));
    (a.0 - b.0).hypot(a.1 - b.1)
}

/// Labels every cell with its surface.
fn surfaces(grid: &Grid) -> (Vec<usize>, Vec<Surface>) {
    const NONE: usize = usize::MAX;
    let (cols, rows) = (grid.cols, grid.rows);
    let ln: Vec<[f32; 3]> = grid.cells.iter().map(|c| c.map(|v| v.max(4.0).ln())).collect();
    let joined = |a: usize, b: usize| {
        let (a, b) = (ln[a], ln[b]);
        (0..3).all(|i| (a[i] - b[i]).abs() <= SMOOTH)
    };
    let mut label = vec![NONE; grid.cells.len()];
    let mut found = Vec::new();
    let mut stack = Vec::new();
    for start in 0..grid.cells.len() {
        if label[start] != NONE {
            continue;
        }
        let mut surface = Surface::default();
        label[start] = found.len();
        stack.push(start);
        while let Some(at) = stack.pop() {
            let (x, y) = (at % cols, at / cols);
            surface.cells += 1;
            surface.on_border += usize::from(x == 0 || y == 0 || x + 1 == cols || y + 1 == rows);
            for (s, v) in surface.sum.iter_mut().zip(grid.cells[at]) {
                *s += f64::from(v);
            }
            let mut visit = |next: usize| {
                if label[next] == NONE && joined(at, next) {
                    label[next] = found.len();
                    stack.push(next);
                }
            };
            if x > 0 {
                visit(at - 1);
            }
            if x + 1 < cols {
                visit(at + 1);
            }
            if y > 0 {
                visit(at - cols);
            }
            if y + 1 < rows {
                visit(at + cols);
            }
        }
        found.push(surface);
    }
    (label, found)
}
