//! Data pages of travel documents with any machine readable zone, printed in OCR-B as real ones are.

use std::collections::HashMap;

use cosmic_text::Family;

use super::Typeset;
use super::documents::finish;
use super::marks;
use super::press::{Press, Type};
use crate::canvas::{Canvas, rgb};
use crate::prng::Prng;

/// Between characters, millimetres: ten to the inch (ICAO Doc 9303, part 3, 4.3).
const PITCH: f32 = 2.54;
/// A unit of the drawings.
const UNIT: f32 = PITCH / 16.0;
/// Width of the pen, millimetres (ISO 1073-2, size I).
const PEN: f32 = 0.35;
/// Between lines, millimetres.
const LEADING: f32 = 6.35;

/// A data page with these lines: two of 44 characters on a page of a passport, two of 36 or three of 30 on a card.
/// Characters that a zone cannot have are left out.
#[must_use]
pub fn data_page(lines: &[&str], seed: u64, dpi: f64) -> Typeset {
    let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
    let size = match longest {
        0..=30 => (85.6_f32, 53.98_f32),
        31..=36 => (105.0, 74.0),
        _ => (125.0, 88.0),
    };
    let mut rng = Prng::new(seed ^ 0x20E);
    let mut press = Press::new(size, dpi.clamp(50.0, 1200.0), 6.0, false);
    marks::guilloche(&mut press.canvas, &mut rng, rgb(190, 214, 226), rgb(232, 204, 208));
    let title = Type::new(Family::SansSerif, 8.0).bold().colour(rgb(120, 30, 50));
    press.write("UTOPIA  SPECIMEN", title);
    let label = Type::new(Family::SansSerif, 5.0).colour(rgb(70, 80, 110));
    for words in ["Surname / Nom", "Given names / Prénoms", "Nationality / Nationalité"] {
        press.gap(1.5);
        press.write(words, label);
    }
    let height = 10.0 + LEADING * lines.len() as f32;
    press.canvas.rectangle([0.0, size.1 - height, size.0, size.1], rgb(240, 241, 236));
    let drawings = drawings();
    let left = (size.0 - PITCH * longest as f32) / 2.0;
    for (row, line) in lines.iter().enumerate() {
        let base = size.1 - height + 7.0 + LEADING * row as f32;
        for (column, c) in line.chars().enumerate() {
            let middle = left + PITCH * (column as f32 + 0.5);
            for stroke in drawings.get(&c).into_iter().flatten() {
                draw(&mut press.canvas, stroke, (middle, base));
            }
        }
        press.say(line);
    }
    finish(press, size, dpi, 5.0, lines.iter().map(|line| (*line).to_owned()).collect())
}

fn draw(canvas: &mut Canvas, stroke: &[(f32, f32)], (x, y): (f32, f32)) {
    let points: Vec<_> = stroke.iter().map(|point| (x + point.0 * UNIT, y + point.1 * UNIT)).collect();
    canvas.stroke(&points, PEN, rgb(18, 18, 22), 1.0);
}

/// The strokes of every character, curves as short lines.
fn drawings() -> HashMap<char, Vec<Vec<(f32, f32)>>> {
    let lines =
        include_str!("../../../../assets/glyphs/ocr-b.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| Some((line.chars().next()?, strokes(line.get(2..)?)))).collect()
}

fn strokes(text: &str) -> Vec<Vec<(f32, f32)>> {
    let mut strokes: Vec<Vec<(f32, f32)>> = Vec::new();
    let numbers = |part: &str| -> Vec<f32> {
        part.get(1..).unwrap_or_default().split_whitespace().filter_map(|it| it.parse().ok()).collect()
    };
    let starts: Vec<usize> = text.match_indices(['M', 'L', 'Q']).map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    for part in starts.iter().zip(ends).map(|(from, to)| &text[*from..to]) {
        match (part.as_bytes()[0], numbers(part).as_slice(), strokes.last_mut()) {
            (b'M', &[x, y], _) => strokes.push(vec![(x, y)]),
            (b'L', &[x, y], Some(stroke)) => stroke.push((x, y)),
            (b'Q', &[cx, cy, x, y], Some(stroke)) => {
                let (fx, fy) = stroke.last().copied().unwrap_or((x, y));
                for step in 1..=10_u8 {
                    let t = f32::from(step) / 10.0;
                    let on = |a: f32, b: f32, c: f32| (1.0 - t) * ((1.0 - t) * a + 2.0 * t * b) + t * t * c;
                    stroke.push((on(fx, cx, x), on(fy, cy, y)));
                }
            }
            _ => {}
        }
    }
    strokes
}
