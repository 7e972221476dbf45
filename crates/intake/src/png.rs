//! PNG of every type, row by row, its first frame when it is animated.

use std::io::Cursor;

use ::png::{BitDepth, ColorType, Decoder, DecodingError, Info, Reader, Transformations, Unit};
use liite_finding::{Finding, Severity};
use liite_raster::Raster;

use crate::canvas::Canvas;
use crate::colour::{Alpha, Model, Painter, Way, narrow, way_of_gamma, way_of_icc};
use crate::picture::Decoded;
use crate::{Format, Give, IntakeError, Limits, exif};

type Source<'a> = Reader<Cursor<&'a [u8]>>;

pub(crate) fn decode(bytes: &[u8], limits: &Limits, give: &mut Give<'_>) -> Result<(), IntakeError> {
    let mut decoder = Decoder::new_with_limits(
        Cursor::new(bytes),
        ::png::Limits { bytes: usize::try_from(limits.memory).unwrap_or(usize::MAX) },
    );
    decoder.set_transformations(Transformations::EXPAND);
    decoder.set_ignore_text_chunk(true);
    let (width, height) = decoder.read_header_info().map_err(error)?.size();
    let factor = limits.factor(width, height)?;
    let mut reader = decoder.read_info().map_err(error)?;

    let mut findings = Vec::new();
    let look = look(&reader, &mut findings);
    let row = reader.output_line_size(width).unwrap_or(usize::MAX) as u64;
    let rows_held = if reader.info().interlaced { u64::from(height) } else { 4 };
    let given = u64::from(width.div_ceil(factor)) * u64::from(height.div_ceil(factor)) * 3;
    limits.afford(bytes.len() as u64 + row.saturating_mul(rows_held).saturating_add(given))?;

    let raster = rows(&mut reader, look, (width, height), factor)?;
    let info = reader.info();
    let mut decoded = Decoded::new(raster, (width, height), factor);
    decoded.bilevel = info.bit_depth == BitDepth::One && info.trns.is_none();
    decoded.dpi = info.pixel_dims.filter(|d| d.unit == Unit::Meter).map(|d| {
        let per_inch = |v: u32| f64::from(v) * 0.0254;
        (per_inch(d.xppu), per_inch(d.yppu))
    });
    decoded.orientation = info.exif_metadata.as_deref().and_then(exif::read).map_or(1, |e| e.orientation);
    if info.animation_control.is_some_and(|a| a.num_frames > 1) {
        findings.push(Finding::new("first-frame-only", Severity::Info));
    }
    decoded.findings = findings;
    let _ = give(decoded);
    Ok(())
}

/// How the expanded rows are to be read.
struct Look {
    painter: Painter,
    /// Samples per pixel of the rows.
    count: usize,
    /// Of these only the first is painted: a palette of greys.
    first_only: bool,
    wide: bool,
}

fn look(reader: &Source<'_>, findings: &mut Vec<Finding>) -> Look {
    let (colour, depth) = reader.output_color_type();
    let (mut model, alpha) = match colour {
        ColorType::Grayscale => (Model::Grey, Alpha::None),
        ColorType::GrayscaleAlpha => (Model::Grey, Alpha::Straight),
        ColorType::Rgba => (Model::Rgb, Alpha::Straight),
        _ => (Model::Rgb, Alpha::None),
    };
    let way = way(reader.info(), model, findings);
    let first_only = model == Model::Rgb
        && alpha == Alpha::None
        && matches!(way, Way::AsIs)
        && has_grey_palette(reader.info());
    if first_only {
        model = Model::Grey;
    }
    Look {
        painter: Painter::new(model, alpha, way),
        count: colour.samples(),
        first_only,
        wide: depth == BitDepth::Sixteen,
    }
}

fn has_grey_palette(info: &Info<'_>) -> bool {
    let grey = |p: &[u8]| p[0] == p[1] && p[1] == p[2];
    info.color_type == ColorType::Indexed
        && info.palette.as_ref().is_some_and(|p| p.chunks_exact(3).all(grey))
}

/// PNG third edition, 4.3: a profile goes before sRGB, which goes before a gamma.
fn way(info: &Info<'_>, model: Model, findings: &mut Vec<Finding>) -> Way {
    if let Some(icc) = &info.icc_profile {
        return way_of_icc(icc, model).unwrap_or_else(|_| {
            findings.push(Finding::new("profile-unreadable", Severity::Info));
            Way::AsIs
        });
    }
    if info.srgb.is_some() {
        return Way::AsIs;
    }
    info.gama_chunk.and_then(|g| way_of_gamma(f64::from(g.into_value()))).unwrap_or(Way::AsIs)
}

fn rows(
    reader: &mut Source<'_>,
    mut look: Look,
    (width, height): (u32, u32),
    factor: u32,
) -> Result<Raster, IntakeError> {
    let mut canvas = Canvas::new(width, height, look.painter.channels(), factor);
    let mut samples = Vec::new();
    let mut push = |row: &[u8]| {
        samples.clear();
        if look.wide {
            samples.extend(row.chunks_exact(2).map(|b| narrow(u16::from_be_bytes([b[0], b[1]]))));
        } else if look.first_only {
            samples.extend(row.chunks_exact(look.count).map(|p| p[0]));
        } else {
            canvas.push(look.painter.paint(row));
            return;
        }
        canvas.push(look.painter.paint(&samples));
    };
    if reader.info().interlaced {
        let corrupt = || IntakeError::corrupt(Format::Png, "size overflow");
        let mut all = vec![0; reader.output_buffer_size().ok_or_else(corrupt)?];
        let line = reader.next_frame(&mut all).map_err(error)?.line_size;
        all.chunks_exact(line.max(1)).for_each(&mut push);
    } else {
        while let Some(row) = reader.next_row().map_err(error)? {
            push(row.data());
        }
    }
    canvas.finish().ok_or(IntakeError::Truncated { format: Format::Png })
}

fn error(e: DecodingError) -> IntakeError {
    let format = Format::Png;
    match e {
        DecodingError::IoError(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => {
            IntakeError::Truncated { format }
        }
        DecodingError::LimitsExceeded => IntakeError::corrupt(format, "a chunk of absurd size"),
        other => IntakeError::corrupt(format, other),
    }
}
