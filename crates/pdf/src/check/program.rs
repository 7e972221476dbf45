//! Font programs: which kind one is, and the glyphs, names and widths of TrueType.

use ttf_parser::{Face, GlyphId};

use super::cff::Cff;
use super::type1::Type1;

/// An embedded font program.
pub(crate) enum Program<'p> {
    TrueType(Box<TrueType<'p>>),
    Cff(Box<Cff<'p>>),
    Type1(Type1),
}

/// A TrueType or OpenType program.
pub(crate) struct TrueType<'p> {
    face: Face<'p>,
    /// Platform and encoding of every cmap subtable.
    pub(crate) cmaps: Vec<(u16, u16)>,
}

pub(crate) fn number(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes([*data.get(at)?, *data.get(at.checked_add(1)?)?]))
}

impl<'p> TrueType<'p> {
    pub(crate) fn parse(data: &'p [u8]) -> Option<Self> {
        let face = Face::parse(data, 0).ok()?;
        let table = face.raw_face().table(ttf_parser::Tag::from_bytes(b"cmap")).unwrap_or_default();
        let count = number(table, 2).unwrap_or(0);
        let cmaps = (0..usize::from(count).min(64))
            .map_while(|i| Some((number(table, 4 + 8 * i)?, number(table, 6 + 8 * i)?)))
            .collect();
        Some(Self { face, cmaps })
    }

    pub(crate) fn has_glyph(&self, glyph: u16) -> bool {
        glyph < self.face.number_of_glyphs()
    }

    /// Advance in thousandths of an em.
    pub(crate) fn width(&self, glyph: u16) -> Option<f64> {
        let advance = self.face.glyph_hor_advance(GlyphId(glyph))?;
        Some(f64::from(advance) * 1000.0 / f64::from(self.face.units_per_em()))
    }

    fn look(&self, platform: u16, encoding: u16, code: u32) -> Option<u16> {
        let index = self.cmaps.iter().position(|pair| *pair == (platform, encoding))?;
        let subtables = self.face.tables().cmap?.subtables;
        let subtable = subtables.get(u16::try_from(index).ok()?)?;
        subtable.glyph_index(code).map(|glyph| glyph.0).filter(|glyph| *glyph != 0)
    }

    /// ISO 32000-1, 9.6.6.4, for fonts flagged symbolic.
    pub(crate) fn symbolic(&self, code: u8) -> Option<u16> {
        let code = u32::from(code);
        [0xf000, 0xf100, 0xf200, 0]
            .iter()
            .find_map(|high| self.look(3, 0, high + code))
            .or_else(|| self.look(1, 0, code))
            .or_else(|| {
                // A single subtable of any other kind is used as it is.
                let (platform, encoding) = *self.cmaps.first().filter(|_| self.cmaps.len() == 1)?;
                self.look(platform, encoding, code)
            })
    }

    /// ISO 32000-1, 9.6.6.4, for fonts not flagged symbolic.
    pub(crate) fn by_name(&self, code: u8, name: &str) -> Option<u16> {
        let unicode = super::encoding::unicode(name);
        unicode
            .and_then(|c| self.look(3, 1, u32::from(c)).or_else(|| self.look(0, 3, u32::from(c))))
            .or_else(|| unicode.filter(|c| *c == ' ').and_then(|_| self.look(3, 1, 0xa0)))
            .or_else(|| self.look(1, 0, u32::from(mac_code(name).unwrap_or(code))))
            .or_else(|| self.face.glyph_index_by_name(name).map(|glyph| glyph.0).filter(|glyph| *glyph != 0))
            .or_else(|| self.look(3, 0, 0xf000 + u32::from(code)))
    }

    pub(crate) fn named(&self, name: &str) -> Option<u16> {
        self.face.glyph_index_by_name(name).map(|glyph| glyph.0)
    }
}

fn mac_code(name: &str) -> Option<u8> {
    super::encoding::base(b"MacRomanEncoding")?
        .into_iter()
        .find(|(_, known)| known == name)
        .map(|(code, _)| code)
}
