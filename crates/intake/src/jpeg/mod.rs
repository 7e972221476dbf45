//! JPEG: decoding the very stream that can be passed on, and noticing when a part of it is missing.

mod segments;

use liite_finding::{Finding, Severity};
use liite_raster::Channels;
use moxcms::ColorProfile;
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use crate::canvas::{Canvas, shrink_in_place};
use crate::colour::{Alpha, Model, Painter, Way, way_of_icc, way_of_profile};
use crate::picture::Decoded;
use crate::{Format, Give, IntakeError, Limits};
use segments::Stream;

/// What the components are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    Grey,
    YCbCr,
    Rgb,
    Cmyk,
    Ycck,
}

/// Samples as decoded: grey, RGB, or CMYK as stored.
pub(crate) struct Samples {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Per pixel: 1, 3 or 4.
    pub(crate) count: usize,
    pub(crate) data: Vec<u8>,
}

pub(crate) fn decode(bytes: &[u8], limits: &Limits, give: &mut Give<'_>) -> Result<(), IntakeError> {
    let _ = give(picture(bytes, limits)?);
    Ok(())
}

/// Decodes the first picture of a JPEG file.
pub(crate) fn picture(bytes: &[u8], limits: &Limits) -> Result<Decoded, IntakeError> {
    let mut stream = Stream::read(bytes)?;
    let coding = coding(&stream)?;
    let (width, height) = (stream.frame.width, stream.frame.height);
    let factor = limits.factor(width, height)?;
    limits.afford(bytes.len() as u64 + stream.body.len() as u64 + cost(&stream, coding))?;

    let mut findings = Vec::new();
    let way = way(&stream, coding, &mut findings);
    let embeddable = passes(&stream, coding) && matches!(way, Way::AsIs) && factor == 1;
    let (samples, clean) = run(&mut stream, coding)?;
    if !stream.ended {
        findings.push(Finding::new("jpeg-without-end", Severity::Info));
    }

    let raster = match coding {
        Coding::Cmyk | Coding::Ycck => from_cmyk(samples, coding, stream.adobe.is_some(), way, factor),
        _ => from_grey_or_rgb(samples, coding, way, factor),
    };
    let raster = raster.ok_or_else(|| IntakeError::corrupt(Format::Jpeg, "rows missing"))?;
    let mut decoded = Decoded::new(raster, (width, height), factor);
    decoded.orientation = stream.exif.map_or(1, |e| e.orientation);
    decoded.dpi = stream.jfif_dpi.or(stream.exif.and_then(|e| e.dpi));
    decoded.jpeg = embeddable.then_some(clean);
    decoded.findings = findings;
    Ok(decoded)
}

/// Decodes a stream out of a TIFF, whose tags say what the components are; tables may stand in a stream of their own.
pub(crate) fn samples(
    tables: Option<&[u8]>,
    bytes: &[u8],
    coding: Coding,
    limits: &Limits,
) -> Result<Samples, IntakeError> {
    let joined;
    let bytes = match tables.and_then(|t| t.strip_prefix(&[0xFF, 0xD8])) {
        Some(tables) => {
            let tables = tables.strip_suffix(&[0xFF, 0xD9]).unwrap_or(tables);
            let rest = bytes.strip_prefix(&[0xFF, 0xD8]).unwrap_or(bytes);
            joined = [&[0xFF, 0xD8], tables, rest].concat();
            &joined
        }
        None => bytes,
    };
    let mut stream = Stream::read(bytes)?;
    supported(&stream)?;
    limits.factor(stream.frame.width, stream.frame.height)?;
    limits.afford(2 * bytes.len() as u64 + cost(&stream, coding))?;
    let count = stream.frame.components.len();
    let fits = match coding {
        Coding::Grey => count == 1,
        Coding::YCbCr | Coding::Rgb => count == 3,
        Coding::Cmyk | Coding::Ycck => count == 4,
    };
    if !fits {
        return Err(IntakeError::corrupt(Format::Jpeg, "components do not match the tags"));
    }
    Ok(run(&mut stream, coding)?.0)
}

fn supported(stream: &Stream) -> Result<(), IntakeError> {
    let frame = &stream.frame;
    let what = match (frame.kind, frame.precision) {
        (3 | 7 | 11 | 15, _) => "lossless coding",
        (9.., _) => "arithmetic coding",
        (5.., _) => "hierarchical coding",
        (_, 8) if !has_usual_sampling(stream) => "unusual chroma sampling",
        (_, 8) => return Ok(()),
        _ => "more than 8 bits per sample",
    };
    Err(IntakeError::unsupported(Format::Jpeg, what))
}

/// What zune-jpeg 0.5.15 decodes as libjpeg does. Without an error it paints wrong colours where luma is coarser than
/// chroma, and where a sequential frame comes in more than one scan and shares chroma or has restart intervals.
fn has_usual_sampling(stream: &Stream) -> bool {
    let parts = &stream.frame.components;
    let across = parts.iter().map(|c| c.across).max().unwrap_or(1);
    let down = parts.iter().map(|c| c.down).max().unwrap_or(1);
    let known = parts.iter().all(|c| matches!((c.across, c.down), (1 | 2 | 4, 1 | 2 | 4)));
    let luma_finest = parts.first().is_some_and(|c| (c.across, c.down) == (across, down));
    let in_pieces = stream.frame.kind < 2 && usize::from(stream.first_scan) != parts.len();
    known && luma_finest && !(in_pieces && (across > 1 || down > 1 || stream.has_restarts))
}

/// What the components are, by the rules of libjpeg, which everything else follows.
fn coding(stream: &Stream) -> Result<Coding, IntakeError> {
    supported(stream)?;
    let ids: Vec<u8> = stream.frame.components.iter().map(|c| c.id).collect();
    match (ids.len(), stream.adobe) {
        (1, _) => Ok(Coding::Grey),
        (3, _) if stream.jfif => Ok(Coding::YCbCr),
        (3, Some(0)) => Ok(Coding::Rgb),
        (3, Some(_)) => Ok(Coding::YCbCr),
        (3, None) if ids == *b"RGB" => Ok(Coding::Rgb),
        (3, None) => Ok(Coding::YCbCr),
        (4, Some(2)) => Ok(Coding::Ycck),
        (4, _) => Ok(Coding::Cmyk),
        (n, _) => Err(IntakeError::unsupported(Format::Jpeg, format!("{n} components"))),
    }
}

/// Bytes that decoding takes: the samples, and their coefficients where scans come one after another.
fn cost(stream: &Stream, coding: Coding) -> u64 {
    let frame = &stream.frame;
    let pixels = u64::from(frame.width.next_multiple_of(32)) * u64::from(frame.height.next_multiple_of(32));
    let per_pixel = if coding == Coding::Grey { 1 } else { frame.components.len() as u64 };
    let all_at_once = frame.kind < 2 && usize::from(stream.first_scan) == frame.components.len();
    let coefficients = if all_at_once {
        0
    } else {
        let area = |c: &segments::Component| u64::from(c.across) * u64::from(c.down);
        let most = frame.components.iter().map(area).max().unwrap_or(1).max(1);
        2 * pixels * frame.components.iter().map(area).sum::<u64>() / most
    };
    pixels * per_pixel + coefficients
}

/// Whether every reader of the stream sees what we see (ISO 32000-1, 7.4.8): PDF readers know grey, YCbCr, and RGB by
/// the Adobe marker; orientation and profile are looked at elsewhere.
fn passes(stream: &Stream, coding: Coding) -> bool {
    matches!(coding, Coding::Grey | Coding::YCbCr | Coding::Rgb)
        && stream.frame.precision == 8
        && stream.has_huffman_tables
        && stream.frame.components.iter().all(|c| c.across <= 2 && c.down <= 2)
        && stream.exif.is_none_or(|e| e.orientation == 1)
}

fn way(stream: &Stream, coding: Coding, findings: &mut Vec<Finding>) -> Way {
    let model = match coding {
        Coding::Grey => Model::Grey,
        Coding::YCbCr | Coding::Rgb => Model::Rgb,
        Coding::Cmyk | Coding::Ycck => Model::Cmyk,
    };
    if let Some(icc) = &stream.icc {
        return way_of_icc(icc, model).unwrap_or_else(|_| {
            findings.push(Finding::new("profile-unreadable", Severity::Info));
            Way::AsIs
        });
    }
    if model == Model::Rgb && stream.exif.is_some_and(|e| e.adobe_rgb) {
        return way_of_profile(&ColorProfile::new_adobe_rgb(), model).unwrap_or(Way::AsIs);
    }
    Way::AsIs
}

/// Decodes the stream; returns the samples and the stream without metadata.
fn run(stream: &mut Stream, coding: Coding) -> Result<(Samples, Vec<u8>), IntakeError> {
    let format = Format::Jpeg;
    let (wanted, adobe, count) = match coding {
        Coding::Grey => (ColorSpace::Luma, None, 1),
        Coding::YCbCr => (ColorSpace::RGB, stream.adobe.map(|_| 1), 3),
        Coding::Rgb => (ColorSpace::RGB, Some(0), 3),
        Coding::Cmyk => (ColorSpace::CMYK, Some(0), 4),
        Coding::Ycck => (ColorSpace::YCCK, Some(2), 4),
    };
    let body = std::mem::take(&mut stream.body);
    let mut clean = Vec::with_capacity(body.len() + 160);
    clean.extend_from_slice(&[0xFF, 0xD8]);
    if !stream.has_huffman_tables {
        // Frames of Motion JPEG leave the tables of Annex K out; this mark makes the decoder supply them.
        clean.extend_from_slice(b"\xFF\xE0\0\x0EAVI1\0\0\0\0\0\0\0\0");
    }
    if let Some(transform) = adobe {
        clean.extend_from_slice(b"\xFF\xEE\0\x0EAdobe\0\x64\0\0\0\0");
        clean.push(transform);
    }
    clean.extend_from_slice(&body);
    drop(body);
    let end = clean.len();
    let progressive = stream.frame.kind == 2;
    if progressive && !stream.ended {
        // Which scan would have come next nobody knows.
        return Err(IntakeError::Truncated { format });
    }
    // A decoder that runs out of data makes up zero bits and paints grey. Ones are no Huffman code (F.1.2.1.1 keeps
    // the all-ones code free), so with ones at the end it stops at the first code that is missing.
    if !progressive || stream.scans > 1 {
        for _ in 0..32 {
            clean.extend_from_slice(&[0xFF, 0x00]);
        }
    }
    clean.extend_from_slice(&[0xFF, 0xD9]);

    let options = DecoderOptions::default()
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .set_strict_mode(true)
        .jpeg_set_max_scans(64)
        .jpeg_set_out_colorspace(wanted);
    let damaged = |e: zune_jpeg::errors::DecodeErrors| match stream.ended {
        true => IntakeError::corrupt(format, e),
        false => IntakeError::Truncated { format },
    };
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&clean[..]), options);
    decoder.decode_headers().map_err(damaged)?;
    let (width, height) = (stream.frame.width, stream.frame.height);
    let size = width as usize * height as usize * count;
    let same = decoder.dimensions() == Some((width as usize, height as usize));
    if !same || decoder.output_buffer_size() != Some(size) {
        return Err(IntakeError::corrupt(format, "two sizes"));
    }
    let mut data = vec![0; size];
    decoder.decode_into(&mut data).map_err(damaged)?;
    drop(decoder);
    clean.truncate(end);
    clean.extend_from_slice(&[0xFF, 0xD9]);
    Ok((Samples { width, height, count, data }, clean))
}

fn from_grey_or_rgb(s: Samples, coding: Coding, way: Way, factor: u32) -> Option<liite_raster::Raster> {
    let (model, channels) = match coding {
        Coding::Grey => (Model::Grey, Channels::Grey),
        _ => (Model::Rgb, Channels::Rgb),
    };
    let mut data = s.data;
    let mut painter = Painter::new(model, Alpha::None, way);
    if !painter.changes_nothing() {
        for row in data.chunks_exact_mut(s.width as usize * s.count) {
            let copy = row.to_vec();
            row.copy_from_slice(painter.paint(&copy));
        }
    }
    shrink_in_place(data, s.width, s.height, channels, factor)
}

/// Adobe programs store the ink inverted and say so by their marker; everything else as it is.
fn from_cmyk(
    s: Samples,
    coding: Coding,
    inverted: bool,
    way: Way,
    factor: u32,
) -> Option<liite_raster::Raster> {
    let mut painter = Painter::new(Model::Cmyk, Alpha::None, way);
    let mut canvas = Canvas::new(s.width, s.height, Channels::Rgb, factor);
    let mut inks = vec![0; s.width as usize * 4];
    for row in s.data.chunks_exact(inks.len()) {
        for (ink, pixel) in inks.chunks_exact_mut(4).zip(row.chunks_exact(4)) {
            ink.copy_from_slice(pixel);
            if coding == Coding::Ycck {
                ycck_to_cmyk(ink);
            }
            if inverted {
                ink.iter_mut().for_each(|v| *v = 255 - *v);
            }
        }
        canvas.push(painter.paint(&inks));
    }
    canvas.finish()
}

/// JFIF's YCbCr to RGB, of which CMY is the complement; K stands apart.
fn ycck_to_cmyk(pixel: &mut [u8]) {
    if let [c, m, y, _] = pixel {
        let (luma, cb, cr) = (f32::from(*c), f32::from(*m) - 128.0, f32::from(*y) - 128.0);
        let level = |v: f32| 255 - v.round().clamp(0.0, 255.0) as u8;
        *c = level(luma + 1.402 * cr);
        *m = level(luma - 0.344_136 * cb - 0.714_136 * cr);
        *y = level(luma + 1.772 * cb);
    }
}
