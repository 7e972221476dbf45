//! Words in a PDF: cleaned for people, encoded for the file.

use lopdf::{Object, StringFormat};

/// A title has no use for more; PDF/A allows 32 767 bytes of a string (ISO 19005-2, 6.1.13).
const LONGEST: usize = 1000;

/// `text` on one line: white space folded, and left out what XML 1.0 forbids or nobody could see as intended.
pub(super) fn on_one_line(text: &str) -> String {
    let shown = |c: char| !c.is_control() && !matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}');
    let visible: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|&c| shown(c)).collect();
    let folded = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    folded.chars().take(LONGEST).collect()
}

/// A text string (ISO 32000-1, 7.9.2.2): as it is when printable ASCII, which PDFDocEncoding contains, else UTF-16BE
/// with a byte order mark, in hexadecimal so that no byte can be taken for a delimiter.
pub(super) fn text_string(text: &str) -> Object {
    if text.bytes().all(|b| (0x20..=0x7E).contains(&b)) {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), StringFormat::Hexadecimal)
}

/// A number of at most three decimals, without an exponent or trailing zeros.
pub(super) fn number(value: f64) -> String {
    let text = format!("{value:.3}");
    match text.trim_end_matches('0').trim_end_matches('.') {
        "-0" => "0".to_owned(),
        short => short.to_owned(),
    }
}
