//! One character: the grey picture of its cell against drawings of all characters.

use std::sync::OnceLock;

use liite_raster::Raster;

use super::glyphs;

/// Samples for a unit, which is a sixteenth of the distance between characters.
const FINE: f32 = 1.5;
/// Half of the width that is compared, units: neighbours begin beyond it.
const HALF_WIDTH: f32 = 6.4;
/// Where what is compared begins above the base line, units.
const TOP: f32 = -16.6;
const COLUMNS: usize = 19;
const ROWS: usize = 28;
/// How far the middle of a whole line may be mistaken, and how far a character may stand beside it, samples.
pub(super) const FAR: usize = 3;
pub(super) const NEAR: usize = 1;
/// Widths of the pen that characters may be printed with, units.
const PENS: [f32; 2] = [1.9, 2.9];
/// Middle of a character above the base line, units.
pub(super) const MIDDLE: f32 = -7.0;

/// Where a cell is in the picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Middle of the character, pixels.
    pub(super) middle: (f32, f32),
    /// A unit to the right, in pixels of the picture.
    pub(super) right: (f32, f32),
    /// A unit down.
    pub(super) down: (f32, f32),
}

impl Place {
    /// A point of the cell, units from its middle to the right and down.
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        let Place { middle, right, down } = self;
        (middle.0 + x * right.0 + y * down.0, middle.1 + x * right.1 + y * down.1)
    }

    /// The same with its middle elsewhere, samples to the right and down, and other heights.
    pub(super) fn moved(self, (right, down): (f32, f32), taller: f32) -> Self {
        let taller = Place { down: (self.down.0 * taller, self.down.1 * taller), ..self };
        Place { middle: taller.at(right / FINE, down / FINE), ..taller }
    }
}

/// How like each character a cell is, the likest first; 1 is just the same, 0 is no likeness.
pub(super) type Likeness = Vec<(char, f32)>;

/// What a cell looks like, when the character may stand `reach` samples beside its middle, and where the likest stands:
/// samples to the right and down.
pub(super) fn likeness(grey: &Raster, place: Place, reach: usize) -> (Likeness, (f32, f32)) {
    let (width, height) = (COLUMNS + 2 * reach, ROWS + 2 * reach);
    let mut patch = vec![0.0_f32; width * height];
    for (row, line) in patch.chunks_exact_mut(width).enumerate() {
        let y = (row as f32 - reach as f32) / FINE + TOP - MIDDLE;
        for (column, sample) in line.iter_mut().enumerate() {
            let x = (column as f32 - reach as f32 + 0.5) / FINE - HALF_WIDTH;
            *sample = -sampled(grey, place.at(x, y));
        }
    }
    let mut best: Vec<(char, f32, (f32, f32))> =
        glyphs::strokes().map(|(c, _)| (c, -1.0, (0.0, 0.0))).collect();
    let mut window: Template = vec![0.0; COLUMNS * ROWS];
    for down in 0..=2 * reach {
        for right in 0..=2 * reach {
            for (row, line) in window.chunks_exact_mut(COLUMNS).enumerate() {
                let from = (row + down) * width + right;
                line.copy_from_slice(&patch[from..from + COLUMNS]);
            }
            normalise(&mut window);
            let shift = (right as f32 - reach as f32, down as f32 - reach as f32);
            // A character far from its place is less likely it.
            let far = (shift.0 * shift.0 + shift.1 * shift.1) * 0.002;
            for (best, drawings) in best.iter_mut().zip(templates()) {
                for drawing in drawings {
                    let like = drawing.iter().zip(&window).map(|(a, b)| a * b).sum::<f32>() - far;
                    if like > best.1 {
                        *best = (best.0, like, shift);
                    }
                }
            }
        }
    }
    best.sort_by(|a, b| b.1.total_cmp(&a.1));
    let shift = best.first().map_or((0.0, 0.0), |it| it.2);
    (best.into_iter().map(|(c, like, _)| (c, like)).collect(), shift)
}

/// Brightness between pixels; the edge goes on outside.
fn sampled(grey: &Raster, (x, y): (f32, f32)) -> f32 {
    let limit = |v: f32, side: u32| v.clamp(0.0, side.saturating_sub(1) as f32);
    let (x, y) = (limit(x, grey.width()), limit(y, grey.height()));
    let (left, top) = (x as usize, y as usize);
    let (right, bottom) =
        ((left + 1).min(grey.width() as usize - 1), (top + 1).min(grey.height() as usize - 1));
    let at = |x: usize, y: usize| f32::from(grey.data()[y * grey.stride() + x]);
    let (fx, fy) = (x - left as f32, y - top as f32);
    let upper = at(left, top) * (1.0 - fx) + at(right, top) * fx;
    let lower = at(left, bottom) * (1.0 - fx) + at(right, bottom) * fx;
    upper * (1.0 - fy) + lower * fy
}

type Template = Vec<f32>;

/// Makes the mean 0 and the length 1, so that a sum of products says how like two pictures are.
fn normalise(samples: &mut Template) {
    let mean = samples.iter().sum::<f32>() / samples.len() as f32;
    samples.iter_mut().for_each(|v| *v -= mean);
    let length = samples.iter().map(|v| v * v).sum::<f32>().sqrt().max(1e-3);
    samples.iter_mut().for_each(|v| *v /= length);
}

/// The drawings of every character, in the order of the strokes, with each pen.
fn templates() -> &'static [Vec<Template>] {
    static DRAWN: OnceLock<Vec<Vec<Template>>> = OnceLock::new();
    DRAWN.get_or_init(|| {
        let with_pens = |(_, strokes): (char, &str)| {
            let pieces = glyphs::pieces(strokes);
            PENS.iter().map(|pen| drawn(&pieces, *pen)).collect()
        };
        glyphs::strokes().map(with_pens).collect()
    })
}

/// A drawing with a round pen whose edge is as soft as that of a photographed letter.
fn drawn(pieces: &[[f32; 4]], pen: f32) -> Template {
    let mut drawing = Template::with_capacity(COLUMNS * ROWS);
    for row in 0..ROWS {
        for column in 0..COLUMNS {
            let point = (column as f32 / FINE - HALF_WIDTH + 0.5 / FINE, row as f32 / FINE + TOP);
            let near = pieces.iter().map(|piece| glyphs::distance(point, *piece)).fold(f32::MAX, f32::min);
            drawing.push(((pen / 2.0 - near) / 1.6 + 0.5).clamp(0.0, 1.0));
        }
    }
    normalise(&mut drawing);
    drawing
}
