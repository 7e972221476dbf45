//! GIF: the first frame, laid over white.

use std::io::Cursor;

use ::gif::{ColorOutput, DecodeOptions, DecodingError, Frame, MemoryLimit};
use liite_finding::{Finding, Severity};
use liite_raster::{Channels, Raster};

use crate::canvas::Canvas;
use crate::picture::Decoded;
use crate::{Format, Give, IntakeError, Limits};

pub(crate) fn decode(bytes: &[u8], limits: &Limits, give: &mut Give<'_>) -> Result<(), IntakeError> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::Indexed);
    options.set_memory_limit(
        std::num::NonZeroU64::new(limits.memory).map_or(MemoryLimit::Unlimited, MemoryLimit::Bytes),
    );
    let mut decoder = options.read_info(Cursor::new(bytes)).map_err(error)?;
    let (mut width, mut height) = (u32::from(decoder.width()), u32::from(decoder.height()));
    let empty = || IntakeError::corrupt(Format::Gif, "no frame");
    let mut frame = decoder.next_frame_info().map_err(error)?.ok_or_else(empty)?.clone();
    // Some writers leave the screen at 0 or smaller than the frame.
    width = width.max(u32::from(frame.left) + u32::from(frame.width));
    height = height.max(u32::from(frame.top) + u32::from(frame.height));
    let factor = limits.factor(width, height)?;
    let pixels = u64::from(frame.width) * u64::from(frame.height);
    let given = u64::from(width.div_ceil(factor)) * u64::from(height.div_ceil(factor)) * 3;
    limits.afford(bytes.len() as u64 + pixels + given)?;

    let global = decoder.global_palette().map(<[u8]>::to_vec);
    let mut indices = vec![0; decoder.buffer_size()];
    decoder.read_into_buffer(&mut indices).map_err(error)?;
    frame.buffer = indices.into();
    let palette =
        frame.palette.clone().or(global).ok_or_else(|| IntakeError::corrupt(Format::Gif, "no palette"))?;
    let grey = palette.chunks_exact(3).all(|p| p[0] == p[1] && p[1] == p[2]);
    let channels = if grey { Channels::Grey } else { Channels::Rgb };
    let raster = over_white(&frame, &palette, (width, height), channels, factor)
        .ok_or(IntakeError::Truncated { format: Format::Gif })?;
    let mut decoded = Decoded::new(raster, (width, height), factor);
    decoded.bilevel = palette.len() == 6;
    if matches!(decoder.next_frame_info(), Ok(Some(_))) {
        decoded.findings.push(Finding::new("first-frame-only", Severity::Info));
    }
    let _ = give(decoded);
    Ok(())
}

fn over_white(
    frame: &Frame<'_>,
    palette: &[u8],
    (width, height): (u32, u32),
    channels: Channels,
    factor: u32,
) -> Option<Raster> {
    let n = channels.count();
    let mut canvas = Canvas::new(width, height, channels, factor);
    let (top, left) = (u32::from(frame.top), usize::from(frame.left));
    let mut row = vec![255; width as usize * n];
    for y in 0..height {
        row.fill(255);
        let line = y.checked_sub(top).filter(|y| *y < u32::from(frame.height));
        if let Some(line) = line {
            let start = line as usize * usize::from(frame.width);
            let indices = frame.buffer.get(start..start + usize::from(frame.width))?;
            for (to, &index) in row.chunks_exact_mut(n).skip(left).zip(indices) {
                if frame.transparent != Some(index) {
                    // Indices beyond the palette are black, as in browsers.
                    let at = usize::from(index) * 3;
                    to.copy_from_slice(palette.get(at..at + n).unwrap_or(&[0, 0, 0][..n]));
                }
            }
        }
        canvas.push(&row);
    }
    canvas.finish()
}

fn error(e: DecodingError) -> IntakeError {
    let format = Format::Gif;
    match e {
        DecodingError::UnexpectedEof => IntakeError::Truncated { format },
        DecodingError::Io(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => {
            IntakeError::Truncated { format }
        }
        other => IntakeError::corrupt(format, other),
    }
}
