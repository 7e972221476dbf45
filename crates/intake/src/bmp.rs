//! Windows bitmaps.

use std::io::Cursor;

use image::codecs::bmp::BmpDecoder;
use image::error::ImageError;
use image::{ColorType, ImageDecoder};

use crate::canvas::Canvas;
use crate::colour::{Alpha, Model, Painter, Way};
use crate::picture::Decoded;
use crate::{Format, Give, IntakeError, Limits};

pub(crate) fn decode(bytes: &[u8], limits: &Limits, give: &mut Give<'_>) -> Result<(), IntakeError> {
    // Checked before the decoder sees them: it allocates by the header.
    let (width, height) = size(bytes).ok_or(IntakeError::Truncated { format: Format::Bmp })?;
    let factor = limits.factor(width, height)?;
    let pixels = u64::from(width) * u64::from(height);
    let given = u64::from(width.div_ceil(factor)) * u64::from(height.div_ceil(factor)) * 3;
    limits.afford(bytes.len() as u64 + pixels * 4 + given)?;
    let decoder = BmpDecoder::new(Cursor::new(bytes)).map_err(error)?;
    if decoder.dimensions() != (width, height) || width == 0 || height == 0 {
        return Err(IntakeError::corrupt(Format::Bmp, "two sizes"));
    }
    let grey = decoder.get_palette().is_some_and(|p| p.iter().all(|c| c[0] == c[1] && c[1] == c[2]));
    let (count, alpha) = match decoder.color_type() {
        ColorType::Rgba8 => (4, Alpha::Straight),
        ColorType::Rgb8 => (3, Alpha::None),
        _ => return Err(IntakeError::unsupported(Format::Bmp, "an unusual pixel layout")),
    };
    let mut samples = vec![0; width as usize * height as usize * count];
    if decoder.total_bytes() != samples.len() as u64 {
        return Err(IntakeError::corrupt(Format::Bmp, "two sizes"));
    }
    decoder.read_image(&mut samples).map_err(error)?;

    let grey = grey && count == 3;
    let model = if grey { Model::Grey } else { Model::Rgb };
    let mut painter = Painter::new(model, alpha, Way::AsIs);
    let mut canvas = Canvas::new(width, height, painter.channels(), factor);
    let mut first = Vec::new();
    for row in samples.chunks_exact(width as usize * count) {
        if grey {
            first.clear();
            first.extend(row.iter().step_by(3));
            canvas.push(&first);
        } else {
            canvas.push(painter.paint(row));
        }
    }
    let raster = canvas.finish().ok_or(IntakeError::Truncated { format: Format::Bmp })?;
    let mut decoded = Decoded::new(raster, (width, height), factor);
    decoded.bilevel = depth(bytes) == Some(1);
    decoded.dpi = dpi(bytes);
    let _ = give(decoded);
    Ok(())
}

fn i32_at(bytes: &[u8], at: usize) -> Option<i32> {
    Some(i32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// The header of OS/2 1.x has 12 bytes and sizes of two.
fn is_core(bytes: &[u8]) -> bool {
    i32_at(bytes, 14) == Some(12)
}

fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    if is_core(bytes) {
        return Some((u16_at(bytes, 18)?.into(), u16_at(bytes, 20)?.into()));
    }
    // A negative height says that the top row comes first.
    Some((i32_at(bytes, 18)?.unsigned_abs(), i32_at(bytes, 22)?.unsigned_abs()))
}

fn depth(bytes: &[u8]) -> Option<u16> {
    u16_at(bytes, if is_core(bytes) { 24 } else { 28 })
}

fn dpi(bytes: &[u8]) -> Option<(f64, f64)> {
    if is_core(bytes) {
        return None;
    }
    let per_inch = |at| i32_at(bytes, at).map(|v| f64::from(v) * 0.0254);
    Some((per_inch(38)?, per_inch(42)?))
}

fn error(e: ImageError) -> IntakeError {
    let format = Format::Bmp;
    match e {
        ImageError::IoError(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => {
            IntakeError::Truncated { format }
        }
        ImageError::Unsupported(e) => IntakeError::unsupported(format, e),
        other => IntakeError::corrupt(format, other),
    }
}
