//! WebP, lossy or lossless, the first frame when it is animated.

use std::io::Cursor;

use image_webp::{DecodingError, WebPDecoder};
use liite_finding::{Finding, Severity};

use crate::canvas::Canvas;
use crate::colour::{Alpha, Model, Painter, Way, way_of_icc};
use crate::picture::Decoded;
use crate::{Format, Give, IntakeError, Limits, exif};

pub(crate) fn decode(bytes: &[u8], limits: &Limits, give: &mut Give<'_>) -> Result<(), IntakeError> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes)).map_err(error)?;
    decoder.set_memory_limit(usize::try_from(limits.memory).unwrap_or(usize::MAX));
    let (width, height) = decoder.dimensions();
    let factor = limits.factor(width, height)?;
    let count: usize = if decoder.has_alpha() { 4 } else { 3 };
    // Lossy: samples, planes of half a byte to three halves. Lossless: four bytes, and again the output. Animated:
    // the canvas besides.
    let pixels = u64::from(width) * u64::from(height);
    let given = u64::from(width.div_ceil(factor)) * u64::from(height.div_ceil(factor)) * 3;
    let planes = if decoder.is_animated() { 8 } else { 4 };
    limits.afford(bytes.len() as u64 + pixels * (count as u64 + planes) + given)?;

    let mut findings = Vec::new();
    let way = match decoder.icc_profile().map_err(error)? {
        Some(icc) => way_of_icc(&icc, Model::Rgb).unwrap_or_else(|_| {
            findings.push(Finding::new("profile-unreadable", Severity::Info));
            Way::AsIs
        }),
        None => Way::AsIs,
    };
    let orientation = decoder.exif_metadata().ok().flatten().and_then(|e| exif::read(&e));
    let size = decoder.output_buffer_size().ok_or_else(|| IntakeError::corrupt(Format::WebP, "size"))?;
    let mut samples = vec![0; size];
    if decoder.is_animated() {
        decoder.read_frame(&mut samples).map_err(error)?;
        if decoder.num_frames() > 1 {
            findings.push(Finding::new("first-frame-only", Severity::Info));
        }
    } else {
        decoder.read_image(&mut samples).map_err(error)?;
    }

    let alpha = if count == 4 { Alpha::Straight } else { Alpha::None };
    let mut painter = Painter::new(Model::Rgb, alpha, way);
    let mut canvas = Canvas::new(width, height, painter.channels(), factor);
    for row in samples.chunks_exact(width as usize * count) {
        canvas.push(painter.paint(row));
    }
    let raster = canvas.finish().ok_or(IntakeError::Truncated { format: Format::WebP })?;
    let mut decoded = Decoded::new(raster, (width, height), factor);
    decoded.orientation = orientation.map_or(1, |e| e.orientation);
    decoded.findings = findings;
    let _ = give(decoded);
    Ok(())
}

fn error(e: DecodingError) -> IntakeError {
    let format = Format::WebP;
    match e {
        DecodingError::IoError(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => {
            IntakeError::Truncated { format }
        }
        DecodingError::BitStreamError => IntakeError::Truncated { format },
        DecodingError::UnsupportedFeature(what) => IntakeError::unsupported(format, what),
        other => IntakeError::corrupt(format, other),
    }
}
