//! The three things that matter in EXIF: which way is up, how large, which colours. The rest is dropped.

use crate::ifd::File;

/// What EXIF says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Exif {
    /// 1 to 8.
    pub(crate) orientation: u16,
    pub(crate) dpi: Option<(f64, f64)>,
    /// Adobe RGB, by the interoperability index of DCF 2.0.
    pub(crate) adobe_rgb: bool,
}

const EXIF_DIRECTORY: u16 = 34_665;
const INTEROPERABILITY_DIRECTORY: u16 = 40_965;
const COLOUR_SPACE: u16 = 40_961;
const INTEROPERABILITY_INDEX: u16 = 1;

/// Reads EXIF from its TIFF header on; none when there is no directory in it.
pub(crate) fn read(bytes: &[u8]) -> Option<Exif> {
    let bytes = bytes.strip_prefix(b"Exif\0\0").unwrap_or(bytes);
    let (file, first) = File::open(bytes)?;
    let main = file.directory(first)?;
    Some(Exif {
        orientation: file.orientation(&main),
        dpi: file.dpi(&main),
        adobe_rgb: is_adobe_rgb(&file, &main).unwrap_or(false),
    })
}

fn is_adobe_rgb(file: &File<'_>, main: &crate::ifd::Directory) -> Option<bool> {
    let exif = file.directory(file.number(main, EXIF_DIRECTORY)?)?;
    match file.number(&exif, COLOUR_SPACE)? {
        // Never registered, but written by some.
        2 => Some(true),
        0xFFFF => {
            let interoperability = file.directory(file.number(&exif, INTEROPERABILITY_DIRECTORY)?)?;
            Some(file.bytes_of(&interoperability, INTEROPERABILITY_INDEX)?.starts_with(b"R03"))
        }
        _ => Some(false),
    }
}
