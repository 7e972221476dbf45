//! A small sheet full of text in a chosen size, ink and face: what reading is measured on.

use cosmic_text::Family;

use super::Typeset;
use super::documents::{filled, finish, shuffled};
use super::press::{Press, Type};
use super::words::Language;
use crate::prng::Prng;

/// Which sentences are set, so that what is learned on some can be tried on others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Texts {
    /// Sentences of letters.
    Letters,
    /// Clauses of contracts.
    Contracts,
}

/// A sheet to be set in English.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Note {
    /// Which sentences.
    pub texts: Texts,
    /// Chooses sentences, names, amounts and the face.
    pub seed: u64,
    /// Width and height in millimetres.
    pub size_mm: (f64, f64),
    /// Size of the type in points.
    pub points: f64,
    /// Grey of the ink, 0 (black) to 255 (as the paper).
    pub ink: u8,
}

/// Sets a note at `dpi` (50 to 1200); the text fills the sheet to its foot.
#[must_use]
pub fn note(note: &Note, dpi: f64) -> Typeset {
    let mut rng = Prng::new(note.seed ^ 0x0000_7E07);
    let size = (note.size_mm.0 as f32, note.size_mm.1 as f32);
    let mut press = Press::new(size, dpi.clamp(50.0, 1200.0), 7.0, false);
    let grey = f32::from(note.ink) / 255.0;
    let words = Language::English.words();
    let condensed = Family::Name("DejaVu Sans Condensed");
    let (sans, serif, typewriter) = (Family::SansSerif, Family::Serif, Family::Monospace);
    let faces = [
        (sans, false),
        (serif, false),
        (sans, false),
        (serif, false),
        (typewriter, false),
        (condensed, false),
        (serif, true),
    ];
    let (family, bold) = *rng.pick(&faces);
    let mut body = Type::new(family, note.points as f32).colour([grey; 3]);
    body.bold = bold;
    let from = match note.texts {
        Texts::Letters => words.sentences,
        Texts::Contracts => words.clauses,
    };
    let line = note.points as f32 / 72.0 * 25.4 * 1.35;
    'full: loop {
        for part in shuffled(from, &mut rng).chunks(3) {
            let paragraph: Vec<String> = part.iter().map(|s| filled(s, words, &mut rng)).collect();
            let text = paragraph.join(" ");
            // About half an em a letter; better a line too few than one cut off.
            let em = note.points as f32 / 72.0 * 25.4;
            let letters =
                (press.right - press.left) / (em * if bold || family == typewriter { 0.63 } else { 0.56 });
            let lines = (text.chars().count() as f32 / letters).ceil();
            if press.y + lines * line > size.1 - 6.0 {
                break 'full;
            }
            press.write(&text, body);
            press.gap(0.4 * line);
        }
    }
    finish(press, size, dpi, note.points as f32, Vec::new())
}
