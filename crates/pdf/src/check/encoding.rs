//! Encodings of simple fonts: code to glyph name, and glyph names to Unicode by the Adobe Glyph List for New Fonts.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::file::File;
use super::object::{Dict, Object};

/// Code to glyph name.
pub(crate) type Names = BTreeMap<u8, Cow<'static, str>>;

const WIN_HIGH: [char; 32] = [
    '€', '•', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '•', 'Ž', '•', '•', '‘', '’', '“', '”',
    '•', '–', '—', '˜', '™', 'š', '›', 'œ', '•', 'ž', 'Ÿ',
];

const MAC_HIGH: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»… ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄¤‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// StandardEncoding above 0xA0, by code (ISO 32000-1, D.2).
const STANDARD_HIGH: &[(u8, char)] = &[
    (0xa1, '¡'),
    (0xa2, '¢'),
    (0xa3, '£'),
    (0xa4, '⁄'),
    (0xa5, '¥'),
    (0xa6, 'ƒ'),
    (0xa7, '§'),
    (0xa8, '¤'),
    (0xa9, '\''),
    (0xaa, '“'),
    (0xab, '«'),
    (0xac, '‹'),
    (0xad, '›'),
    (0xae, 'ﬁ'),
    (0xaf, 'ﬂ'),
    (0xb1, '–'),
    (0xb2, '†'),
    (0xb3, '‡'),
    (0xb4, '·'),
    (0xb6, '¶'),
    (0xb7, '•'),
    (0xb8, '‚'),
    (0xb9, '„'),
    (0xba, '”'),
    (0xbb, '»'),
    (0xbc, '…'),
    (0xbd, '‰'),
    (0xbf, '¿'),
    (0xc1, '`'),
    (0xc2, '´'),
    (0xc3, 'ˆ'),
    (0xc4, '˜'),
    (0xc5, '¯'),
    (0xc6, '˘'),
    (0xc7, '˙'),
    (0xc8, '¨'),
    (0xca, '˚'),
    (0xcb, '¸'),
    (0xcd, '˝'),
    (0xce, '˛'),
    (0xcf, 'ˇ'),
    (0xd0, '—'),
    (0xe1, 'Æ'),
    (0xe3, 'ª'),
    (0xe8, 'Ł'),
    (0xe9, 'Ø'),
    (0xea, 'Œ'),
    (0xeb, 'º'),
    (0xf1, 'æ'),
    (0xf5, 'ı'),
    (0xf8, 'ł'),
    (0xf9, 'ø'),
    (0xfa, 'œ'),
    (0xfb, 'ß'),
];

/// The glyph names of Symbol that the Adobe Glyph List for New Fonts does not hold.
const SYMBOL: &[&str] = &[
    "theta1",
    "sigma1",
    "Upsilon1",
    "phi1",
    "omega1",
    "registerserif",
    "copyrightserif",
    "trademarkserif",
    "registersans",
    "copyrightsans",
    "trademarksans",
    "radicalex",
    "arrowvertex",
    "arrowhorizex",
    "parenlefttp",
    "parenleftex",
    "parenleftbt",
    "bracketlefttp",
    "bracketleftex",
    "bracketleftbt",
    "bracelefttp",
    "braceleftmid",
    "braceleftbt",
    "braceex",
    "apple",
    "integraltp",
    "integralex",
    "integralbt",
    "parenrighttp",
    "parenrightex",
    "parenrightbt",
    "bracketrighttp",
    "bracketrightex",
    "bracketrightbt",
    "bracerighttp",
    "bracerightmid",
    "bracerightbt",
    "nbspace",
    "sfthyphen",
    "dieresisacute",
];

/// Names of the long Adobe Glyph List that fonts in use have and the list for new fonts left out.
const OLDER: &[(&str, char)] = &[
    ("nbspace", '\u{a0}'),
    ("nonbreakingspace", '\u{a0}'),
    ("sfthyphen", '\u{ad}'),
    ("softhyphen", '\u{ad}'),
    ("middot", '·'),
    ("overscore", '¯'),
    ("mu1", 'µ'),
    ("Tcedilla", 'Ţ'),
    ("tcedilla", 'ţ'),
    ("Gcedilla", 'Ģ'),
    ("gcedilla", 'ģ'),
    ("Kcedilla", 'Ķ'),
    ("kcedilla", 'ķ'),
    ("Lcedilla", 'Ļ'),
    ("lcedilla", 'ļ'),
    ("Ncedilla", 'Ņ'),
    ("ncedilla", 'ņ'),
    ("Rcedilla", 'Ŗ'),
    ("rcedilla", 'ŗ'),
    ("Dslash", 'Đ'),
    ("dmacron", 'đ'),
    ("Edot", 'Ė'),
    ("edot", 'ė'),
    ("Idot", 'İ'),
];

fn name(c: char) -> Cow<'static, str> {
    match c {
        ' ' | '\u{a0}' => "space".into(),
        '\u{ad}' => "hyphen".into(),
        _ => glyph_names::glyph_name(u32::from(c)).unwrap_or(Cow::Borrowed(".notdef")),
    }
}

/// One of the encodings that a font may name.
pub(crate) fn base(encoding: &[u8]) -> Option<Names> {
    let mut names: Names = (0x20..0x7fu8).map(|code| (code, name(char::from(code)))).collect();
    match encoding {
        b"WinAnsiEncoding" => {
            names.insert(0x7f, "bullet".into());
            names.extend((0x80..0xa0u8).zip(WIN_HIGH).map(|(code, c)| (code, name(c))));
            names.extend((0xa0..=0xffu8).map(|code| (code, name(char::from(code)))));
        }
        b"MacRomanEncoding" => {
            names.extend((0x80..=0xffu8).zip(MAC_HIGH.chars()).map(|(code, c)| (code, name(c))))
        }
        b"StandardEncoding" => {
            names.insert(0x27, "quoteright".into());
            names.insert(0x60, "quoteleft".into());
            names.extend(STANDARD_HIGH.iter().map(|(code, c)| (*code, name(*c))));
        }
        _ => return None,
    }
    Some(names)
}

/// A font dictionary's Encoding, taken apart.
#[derive(Debug, Default)]
pub(crate) struct Encoding<'s> {
    /// The encoding named, directly or as the base.
    pub(crate) base: Option<&'s [u8]>,
    /// Whether there is a Differences array.
    pub(crate) differs: bool,
    pub(crate) differences: BTreeMap<u8, String>,
}

impl<'s> Encoding<'s> {
    pub(crate) fn read(file: &'s File<'_>, font: &'s Dict) -> Self {
        let mut encoding = Self::default();
        match file.get(font, "Encoding") {
            Object::Name(name) => encoding.base = Some(name),
            Object::Dict(dict) => {
                encoding.base = file.get(dict, "BaseEncoding").as_name();
                encoding.differs = dict.has("Differences");
                let mut code = 0i64;
                for item in file.array(dict, "Differences") {
                    match file.resolve(item) {
                        Object::Integer(next) => code = *next,
                        Object::Name(name) => {
                            if let Ok(code) = u8::try_from(code) {
                                encoding.differences.insert(code, String::from_utf8_lossy(name).into_owned());
                            }
                            code = code.saturating_add(1);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        encoding
    }
}

/// The Unicode value a glyph name stands for; none when the lists do not hold it.
pub(crate) fn unicode(name: &str) -> Option<char> {
    let stem = name.split('.').next().filter(|stem| !stem.is_empty())?;
    if let Some((c, _)) = glyph_names::GLYPH_NAME_PAIRS.iter().find(|(_, known)| *known == stem) {
        return Some(*c);
    }
    if let Some((_, c)) = OLDER.iter().find(|(known, _)| *known == stem) {
        return Some(*c);
    }
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    match (stem.strip_prefix("uni"), stem.strip_prefix('u')) {
        (Some(digits), _) if digits.len() == 4 => hex(digits),
        (_, Some(digits)) if (4..=6).contains(&digits.len()) => hex(digits),
        _ => None,
    }
}

/// Whether the Adobe Glyph List or the Symbol set holds the name.
pub(crate) fn known(name: &str) -> bool {
    unicode(name).is_some() || SYMBOL.contains(&name)
}
