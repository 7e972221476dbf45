//! Text as Unicode, asked for by levels u and a (6.2.11.7).

use super::cff::Cff;
use super::cmap::{self, CMap};
use super::content::Checker;
use super::encoding::{self, Encoding};
use super::font::{Composite, Font, Kind, system_info};
use super::object::Object;
use super::report::Rule;
use super::type1::Type1;

impl<'d> Checker<'d> {
    /// Levels u and a: every code shown has a Unicode value (6.2.11.7.2).
    pub(crate) fn unicode(&mut self, font: &Font<'d>) {
        let file = self.file;
        let dict = font.dict;
        let map = match file.get(dict, "ToUnicode") {
            Object::Stream(stream) => self.data(stream).map(|data| CMap::parse(&data)),
            Object::Name(name) if cmap::is_identity(name) => return,
            _ => None,
        };
        for (code, length) in font.shown.iter().chain(&font.hidden) {
            let text = map.as_ref().and_then(|map| map.text(*code));
            if font.bare.contains(&(*code, *length)) && text.as_deref().is_some_and(private_use) {
                self.report.add(Rule::PrivateUse, format!("code {code} without ActualText"));
            }
            match map.as_ref().and_then(|map| map.text(*code)) {
                Some(text)
                    if text.is_empty() || text.iter().any(|unit| matches!(unit, 0 | 0xfeff | 0xfffe)) =>
                {
                    self.report.add(Rule::ToUnicodeValue, format!("code {code} means {text:04x?}"));
                }
                Some(_) => {}
                None if self.unicode_by_encoding(font, *code) => {}
                None => self.report.add(Rule::ToUnicode, format!("code {code} has no Unicode value")),
            }
        }
    }

    /// The exceptions of 6.2.11.7.2, in which names or character collections say what a code means.
    fn unicode_by_encoding(&self, font: &Font<'d>, code: u32) -> bool {
        let file = self.file;
        let dict = font.dict;
        if let Kind::Composite(composite) = &font.kind {
            let descendant =
                file.array(dict, "DescendantFonts").first().and_then(|d| file.resolve(d).as_dict());
            let ordering = descendant.map(|d| system_info(file, d).1).unwrap_or_default();
            let known: [&[u8]; 4] = [b"GB1", b"CNS1", b"Japan1", b"Korea1"];
            return known.contains(&ordering.as_slice()) || matches!(composite, Composite::Predefined);
        }
        let encoding = Encoding::read(file, dict);
        let Ok(byte) = u8::try_from(code) else { return false };
        if let Some(name) = encoding.differences.get(&byte) {
            return encoding::known(name);
        }
        if matches!(encoding.base, Some(b"WinAnsiEncoding" | b"MacRomanEncoding" | b"MacExpertEncoding")) {
            return true;
        }
        if file.get(dict, "Subtype").is_name("TrueType") || file.get(dict, "Subtype").is_name("Type3") {
            return false;
        }
        let data = self.font_file(dict).and_then(|(_, stream)| file.decode(stream));
        let name = data.and_then(|data| match Type1::parse(&data) {
            Some(own) if own.standard => None,
            Some(own) => own.encoding.get(&byte).cloned(),
            None => Cff::parse(&data).and_then(|own| own.encoded(byte).and_then(|glyph| own.name_of(glyph))),
        });
        match name {
            Some(name) => encoding::known(&name),
            None => encoding::base(b"StandardEncoding").is_some_and(|names| names.contains_key(&byte)),
        }
    }
}

/// Whether a text holds a character of a Private Use Area.
fn private_use(text: &[u16]) -> bool {
    char::decode_utf16(text.iter().copied())
        .flatten()
        .any(|c| matches!(u32::from(c), 0xe000..=0xf8ff | 0xf_0000..=0xf_fffd | 0x10_0000..=0x10_fffd))
}
