//! Bytes of any picture format into upright sRGB pictures, within limits and without their metadata.
//!
//! The one door is [`decode`]. It recognises a format by content, checks what the file asks for against [`Limits`]
//! before it allocates, decodes, converts to sRGB, lays transparency over white and turns the picture upright.
//! It runs in the isolated worker, but is written as if it did not.

mod bmp;
mod canvas;
mod colour;
mod error;
mod exif;
mod fax;
mod format;
mod gif;
mod heif;
mod ifd;
mod jpeg;
mod limits;
mod picture;
mod png;
mod pnm;
mod tiff;
mod webp;

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

pub use error::{IntakeError, Measure};
pub use format::{Format, Lookalike};
pub use limits::Limits;
pub use picture::Picture;

use picture::Decoded;

/// Takes pictures as decoders finish them.
type Give<'a> = dyn FnMut(Decoded) -> ControlFlow<()> + 'a;

/// Decodes every picture of a file, in order, and hands each to `each`, which may stop early.
///
/// Returns how many pictures were given. Only one is in memory at a time. Of a HEIF, MPO, GIF or other animated
/// file only the primary or first picture is given, of a TIFF every page but thumbnails and masks.
///
/// # Errors
/// When the file, or one of its pictures, cannot be decoded whole; pictures given before are then not the whole file.
/// A part of a paper that is silently missing would be worse than an error.
pub fn decode(
    bytes: &[u8],
    limits: &Limits,
    each: &mut dyn FnMut(Picture) -> ControlFlow<()>,
) -> Result<u32, IntakeError> {
    let format = recognise(bytes)?;
    limits.afford(bytes.len() as u64)?;
    let mut given = 0;
    let mut give = |decoded: Decoded| {
        given += 1;
        each(decoded.finish(format))
    };
    // Decoders of others have panicked on crafted files before; such a file is damaged, not a reason to die.
    let done = catch_unwind(AssertUnwindSafe(|| match format {
        Format::Jpeg => jpeg::decode(bytes, limits, &mut give),
        Format::Png => png::decode(bytes, limits, &mut give),
        Format::Gif => gif::decode(bytes, limits, &mut give),
        Format::WebP => webp::decode(bytes, limits, &mut give),
        Format::Bmp => bmp::decode(bytes, limits, &mut give),
        Format::Tiff => tiff::decode(bytes, limits, &mut give),
        Format::Heif => heif::decode(bytes, limits, &mut give),
        Format::Pnm => pnm::decode(bytes, limits, &mut give),
        Format::Avif => Err(IntakeError::unsupported(format, "AV1 coding")),
        Format::Pdf => Err(IntakeError::IsPdf),
    }));
    done.unwrap_or_else(|_| Err(IntakeError::corrupt(format, "the decoder gave up")))?;
    Ok(given)
}

fn recognise(bytes: &[u8]) -> Result<Format, IntakeError> {
    if bytes.is_empty() {
        return Err(IntakeError::Empty);
    }
    Format::recognise(bytes).ok_or_else(|| {
        let looks_like = Lookalike::recognise(bytes);
        match looks_like {
            Some(what) if Lookalike::is_encrypted_office(bytes) => IntakeError::Protected { what },
            _ => IntakeError::NotRecognised { looks_like },
        }
    })
}
