//! Specks that are no ink go.

use liite_raster::Bitmap;

use super::view::View;
use crate::components::{self, Component, Run};

/// Takes away what is too small for the dot of an i beside this page's strokes, and what is small and pale.
pub(super) fn tidy(mask: &mut Bitmap, view: &View) {
    let (runs, parts) = components::of(mask);
    let square = view.stroke * view.stroke;
    let (speck, dot) = ((0.30 * square).max(2.0), 4.0 * square);
    let darkest = darkest(&runs, parts.len(), view);
    let pale = 0.3 * usual(&parts, &darkest, dot);
    for run in &runs {
        let at = run.component as usize;
        let area = parts[at].area as f32;
        if area < speck || (area < dot && darkest[at] < pale) {
            for x in run.from..run.to {
                mask.set(x, run.y, false);
            }
        }
    }
}

/// How dark each component is at its darkest, as a part of the paper.
fn darkest(runs: &[Run], count: usize, view: &View) -> Vec<f32> {
    let mut out = vec![0.0f32; count];
    for run in runs {
        let d = &mut out[run.component as usize];
        let y = run.y as usize;
        for x in run.from as usize..run.to as usize {
            *d = d.max(view.pixel(x, y, view.paper_at(x / view.cell, y / view.cell)).0);
        }
    }
    out
}

/// The darkness of the ink: half of what is surely written is darker.
fn usual(parts: &[Component], darkest: &[f32], dot: f32) -> f32 {
    let mut large: Vec<f32> =
        parts.iter().zip(darkest).filter(|(c, _)| c.area as f32 >= dot).map(|(_, d)| *d).collect();
    large.sort_unstable_by(f32::total_cmp);
    large.get(large.len() / 2).copied().unwrap_or(0.0)
}
