//! The typefaces of typed pages: DejaVu Sans, whose licence lets anyone embed it, and what they can show.

use any_ascii::any_ascii_char;
use unicode_normalization::UnicodeNormalization;

/// A typeface that typed pages are set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// DejaVu Sans.
    Regular,
    /// DejaVu Sans Bold.
    Bold,
}

impl Face {
    /// PostScript name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Face::Regular => "DejaVuSans",
            Face::Bold => "DejaVuSans-Bold",
        }
    }

    /// The whole font program.
    pub(crate) fn data(self) -> &'static [u8] {
        match self {
            Face::Regular => dejavu::sans::regular(),
            Face::Bold => dejavu::sans::bold(),
        }
    }

    /// The program, read; it is built in, so `None` never comes.
    pub(crate) fn program(self) -> Option<ttf_parser::Face<'static>> {
        ttf_parser::Face::parse(self.data(), 0).ok()
    }

    /// `text` as this face can show it: composed (NFC), on one line, and what it has no glyph for, or what would need
    /// shaping or another direction, in Latin letters as file names have it.
    #[must_use]
    pub fn shown(self, text: &str) -> String {
        let Some(program) = self.program() else { return String::new() };
        let mut out = String::new();
        for c in text.nfc() {
            match c {
                c if c.is_whitespace() => out.push(' '),
                c if is_plain(c) && program.glyph_index(c).is_some() => out.push(c),
                c => out.extend(any_ascii_char(c).chars().filter(|c| !c.is_control())),
            }
        }
        out
    }
}

/// Letters and signs that stand one after the other from left to right, each by itself.
fn is_plain(c: char) -> bool {
    !c.is_control()
        && matches!(u32::from(c),
            // Latin, its accents, Greek, Cyrillic, Armenian; Georgian; more Latin and Greek.
            0x20..=0x58F | 0x10A0..=0x10FF | 0x1E00..=0x1FFF
            // Dashes, quotes, dots; currencies, letter-like signs, arrows, boxes. Not what only steers a line.
            | 0x2010..=0x2027 | 0x2030..=0x205E | 0x20A0..=0x20CF | 0x2100..=0x21FF | 0x25A0..=0x2713)
}

/// Measures text in one face and size.
#[derive(Debug)]
pub struct Measure {
    program: Option<ttf_parser::Face<'static>>,
    /// Millimetres for a font unit.
    scale: f64,
}

impl Measure {
    /// For a face at `size` points.
    #[must_use]
    pub fn new(face: Face, size: f64) -> Self {
        let program = face.program();
        let units = program.as_ref().map_or(1.0, |it| f64::from(it.units_per_em()));
        Self { program, scale: size / units * 25.4 / 72.0 }
    }

    /// Width of a letter in millimetres.
    #[must_use]
    pub fn letter(&self, c: char) -> f64 {
        let advance = self.program.as_ref().and_then(|it| it.glyph_hor_advance(it.glyph_index(c)?));
        f64::from(advance.unwrap_or(0)) * self.scale
    }

    /// Width of a text in millimetres.
    #[must_use]
    pub fn text(&self, text: &str) -> f64 {
        text.chars().map(|c| self.letter(c)).sum()
    }
}
