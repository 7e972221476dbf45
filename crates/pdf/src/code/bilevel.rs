//! Bilevel codings, all of them lossless: CCITT group 4 and JBIG2.

use fax::{Color, VecWriter};
use jbig2enc_rust::decode::{DecodeOptions, decode_embedded};
use jbig2enc_rust::{Jbig2Config, Jbig2Context, encode_single_image_with_config};
use liite_raster::Bitmap;

use super::{Coded, Coding};
use crate::PdfError;

/// The fax coder counts pixels of a row in 16 bits with sign.
const LONGEST_ROW: u32 = i16::MAX as u32;

fn check_size(bitmap: &Bitmap) -> Result<(u32, u32), PdfError> {
    let (width, height) = (bitmap.width(), bitmap.height());
    if width > LONGEST_ROW || height > LONGEST_ROW {
        return Err(PdfError::PictureTooLarge { width, height, limit: LONGEST_ROW });
    }
    Ok((width, height))
}

/// Codes by ITU-T T.6 ("fax group 4"), which the oldest readers know.
///
/// # Errors
/// [`PdfError::PictureTooLarge`] above 32 767 pixels on a side.
pub fn ccitt_g4(bitmap: &Bitmap) -> Result<Coded, PdfError> {
    let (width, height) = check_size(bitmap)?;
    let mut encoder = fax::encoder::Encoder::new(VecWriter::with_capacity(bitmap.data().len()));
    for y in 0..height {
        let Ok(()) = encoder.encode_line(pixels(bitmap.row(y), width), width);
    }
    let Ok(writer) = encoder.finish();
    Ok(Coded { width, height, coding: Coding::CcittG4, bytes: writer.finish() })
}

/// Every pixel as a byte, 1 for ink.
pub(super) fn one_byte_each(bitmap: &Bitmap) -> Vec<u8> {
    let width = bitmap.width() as usize;
    let mut bytes = Vec::with_capacity(width * bitmap.height() as usize);
    for y in 0..bitmap.height() {
        let end = bytes.len() + width;
        bytes.extend(
            bitmap.row(y).iter().flat_map(|byte| [7, 6, 5, 4, 3, 2, 1, 0].map(|bit| byte >> bit & 1)),
        );
        bytes.truncate(end);
    }
    bytes
}

fn pixels(row: &[u8], width: u32) -> impl Iterator<Item = Color> + '_ {
    row.iter()
        .flat_map(|&byte| {
            (0..8).map(move |bit| if byte & (0x80 >> bit) != 0 { Color::Black } else { Color::White })
        })
        .take(width as usize)
}

/// The two ways of JBIG2 that give every pixel back. The encoder's other presets may replace one glyph by another
/// that looks like it, a 6 by an 8; on a person's papers that is forgery, so this type cannot name them.
#[derive(Clone, Copy)]
pub(super) enum Exact {
    Generic,
    Symbols,
}

impl Exact {
    pub(super) fn config(self) -> Jbig2Config {
        match self {
            // By itself this one ends its data with a byte too many, which poppler reports as an error.
            Exact::Generic => {
                Jbig2Config { canonical_arithmetic_termination: true, ..Jbig2Config::lossless() }
            }
            Exact::Symbols => Jbig2Config::text_lossless(),
        }
    }
}

/// Codes by JBIG2 (ITU-T T.88), lossless: the smaller of a generic region and equal symbols stored once. What was
/// written is decoded and compared before it is handed out.
///
/// # Errors
/// [`PdfError::PictureTooLarge`] above 32 767 pixels on a side, [`PdfError::CodingFailed`] when the encoder refuses,
/// [`PdfError::CodingNotExact`] when the pixels did not come back.
pub fn jbig2(bitmap: &Bitmap) -> Result<Coded, PdfError> {
    check_size(bitmap)?;
    let bytes = one_byte_each(bitmap);
    let (generic, symbols) =
        rayon::join(|| jbig2_by(Exact::Generic, bitmap, &bytes), || jbig2_by(Exact::Symbols, bitmap, &bytes));
    let mut ways = [generic, symbols];
    ways.sort_by_key(|way| way.as_ref().map_or(usize::MAX, Coded::size));
    let mut trouble = PdfError::CodingNotExact;
    for way in ways {
        match way {
            Ok(coded) if decode_bilevel(&coded).as_ref() == Ok(bitmap) => return Ok(coded),
            Ok(_) => {}
            Err(error) => trouble = error,
        }
    }
    Err(trouble)
}

fn jbig2_by(way: Exact, bitmap: &Bitmap, bytes: &[u8]) -> Result<Coded, PdfError> {
    let (width, height) = (bitmap.width(), bitmap.height());
    let context = Jbig2Context::with_config(way.config(), true);
    let result = encode_single_image_with_config(bytes, width, height, context)
        .map_err(|e| PdfError::CodingFailed(e.to_string()))?;
    let globals = result.global_data.filter(|globals| !globals.is_empty());
    Ok(Coded { width, height, coding: Coding::Jbig2 { globals }, bytes: result.page_data })
}

/// Which bilevel codings a receiver takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BilevelCoding {
    /// Whichever lossless one is smaller.
    #[default]
    Smallest,
    /// Only fax group 4, which the oldest readers know; some archives refuse JBIG2.
    CcittG4,
}

/// Codes ink and paper without loss.
///
/// # Errors
/// As [`ccitt_g4`].
pub fn bilevel(bitmap: &Bitmap, coding: BilevelCoding) -> Result<Coded, PdfError> {
    match coding {
        BilevelCoding::Smallest => smallest_bilevel(bitmap),
        BilevelCoding::CcittG4 => ccitt_g4(bitmap),
    }
}

/// Above so many pixels fax is never the smaller one: what JBIG2 says before it begins is a few dozen bytes.
const FAX_MAY_WIN: usize = 1 << 18;

/// The smallest of the lossless bilevel codings.
///
/// # Errors
/// As [`ccitt_g4`]; a failing JBIG2 coding is passed over.
pub fn smallest_bilevel(bitmap: &Bitmap) -> Result<Coded, PdfError> {
    let small = bitmap.data().len() * 8 <= FAX_MAY_WIN;
    let (fax, jbig2) = rayon::join(|| small.then(|| ccitt_g4(bitmap)).transpose(), || jbig2(bitmap));
    Ok(match (fax?, jbig2) {
        (Some(fax), Ok(other)) if fax.size() <= other.size() => fax,
        (_, Ok(other)) => other,
        (Some(fax), Err(_)) => fax,
        (None, Err(_)) => ccitt_g4(bitmap)?,
    })
}

/// The pixels of a bilevel coding.
///
/// # Errors
/// [`PdfError::CodedUnreadable`] when the bytes are not a bilevel picture of the size stated.
pub fn decode_bilevel(coded: &Coded) -> Result<Bitmap, PdfError> {
    match &coded.coding {
        Coding::CcittG4 => decode_g4(coded),
        Coding::Jbig2 { globals } => decode_jbig2(coded, globals.as_deref()),
        Coding::Jpeg { .. } => Err(PdfError::CodedUnreadable),
    }
}

fn decode_g4(coded: &Coded) -> Result<Bitmap, PdfError> {
    let mut bitmap = Bitmap::blank(coded.width, coded.height);
    let mut y = 0;
    let done =
        fax::decoder::decode_g4(coded.bytes.iter().copied(), coded.width, Some(coded.height), |line| {
            for pair in line.chunks(2) {
                let from = pair.first().copied().unwrap_or(0);
                let to = pair.get(1).copied().unwrap_or(coded.width).min(coded.width);
                (from..to).for_each(|x| bitmap.set(x, y, true));
            }
            y += 1;
        });
    done.map(|()| bitmap).ok_or(PdfError::CodedUnreadable)
}

fn decode_jbig2(coded: &Coded, globals: Option<&[u8]>) -> Result<Bitmap, PdfError> {
    let page = decode_embedded(globals, &coded.bytes, &DecodeOptions::default())
        .map_err(|_| PdfError::CodedUnreadable)?;
    if (page.width(), page.height()) != (coded.width, coded.height) {
        return Err(PdfError::CodedUnreadable);
    }
    Bitmap::from_packed(coded.width, coded.height, page.as_msb_bytes().to_vec())
        .map_err(|_| PdfError::CodedUnreadable)
}
