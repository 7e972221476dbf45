//! TIFF and BigTIFF: every page, in all the codings that scanners, fax servers and offices write.

mod chunk;
mod page;

use std::collections::BTreeSet;

use liite_finding::{Finding, Severity};
use liite_raster::Raster;

use crate::canvas::Canvas;
use crate::colour::{Alpha, Model, Painter, Way, way_of_icc};
use crate::ifd::{Directory, File};
use crate::picture::Decoded;
use crate::{Format, Give, IntakeError, Limits, Measure, jpeg};
use page::{Compression, Page, Photometric};

const TRUNCATED: IntakeError = IntakeError::Truncated { format: Format::Tiff };

pub(crate) fn decode(bytes: &[u8], limits: &Limits, give: &mut Give<'_>) -> Result<(), IntakeError> {
    let (file, first) = File::open(bytes).ok_or(TRUNCATED)?;
    let pages = pages(&file, first, limits)?;
    for directory in pages {
        let page = Page::read(&file, &directory)?;
        let decoded = decoded(&file, &directory, &page, bytes, limits)?;
        if give(decoded).is_break() {
            break;
        }
    }
    Ok(())
}

/// The directories of pages: thumbnails and masks left out, each once even when the chain is a loop.
fn pages(file: &File<'_>, first: u64, limits: &Limits) -> Result<Vec<Directory>, IntakeError> {
    const NEW_SUBFILE: u16 = 254;
    const OLD_SUBFILE: u16 = 255;
    const IMAGE_WIDTH: u16 = 256;
    let (mut at, mut seen) = (first, BTreeSet::new());
    let (mut pages, mut others) = (Vec::new(), Vec::new());
    while at != 0 && seen.insert(at) {
        let directory = file.directory(at).ok_or(TRUNCATED)?;
        at = directory.next;
        // A tag that the cut took away would otherwise count as its default.
        if !directory.complete || directory.len() == 0 || values_missing(file, &directory) {
            return Err(TRUNCATED);
        }
        let kind = file.number(&directory, NEW_SUBFILE).unwrap_or(0);
        let thumbnail = kind & 0b101 != 0
            || file.number(&directory, OLD_SUBFILE) == Some(2)
            // EXIF's second directory: a thumbnail that has no size of its own.
            || (!pages.is_empty() && !directory.has(IMAGE_WIDTH));
        if thumbnail {
            others.push(directory)
        } else {
            pages.push(directory)
        }
        let found = pages.len().max(others.len()) as u64;
        if found > u64::from(limits.pictures) {
            let limit = limits.pictures.into();
            return Err(IntakeError::TooLarge { what: Measure::Pictures, found, limit });
        }
    }
    // A file of nothing but "thumbnails" means them.
    let pages = if pages.is_empty() { others } else { pages };
    if pages.is_empty() {
        return Err(IntakeError::corrupt(Format::Tiff, "no page"));
    }
    Ok(pages)
}

/// Whether a tag that changes the picture has its values beyond the end of the file. Writers of private tags are less
/// careful, and nobody misses those.
fn values_missing(file: &File<'_>, directory: &Directory) -> bool {
    let matters = |tag| matches!(tag, 254..=296 | 317..=347 | 513..=532 | 34_675);
    directory.tags().any(|tag| matters(tag) && file.bytes_of(directory, tag).is_none())
}

fn decoded(
    file: &File<'_>,
    directory: &Directory,
    page: &Page,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Decoded, IntakeError> {
    let size = (page.width, page.height);
    let factor = limits.factor(page.width, page.height)?;
    let mut findings = Vec::new();
    let mut decoded = if page.compression == Compression::OldJpeg {
        let mut inner = jpeg::picture(old_jpeg(file, directory)?, limits)?;
        inner.jpeg = None;
        inner.orientation = 1;
        inner
    } else {
        let (model, alpha) = (page.model(), page.alpha());
        let way = way(file, directory, model, &mut findings);
        let given = u64::from(page.width.div_ceil(factor)) * u64::from(page.height.div_ceil(factor)) * 3;
        limits.afford(bytes.len() as u64 + page.stripe_cost() + given)?;
        let painter = Painter::new(model, alpha, way);
        let raster = raster(file, page, painter, factor, limits)?;
        Decoded::new(raster, size, factor)
    };
    decoded.orientation = file.orientation(directory);
    decoded.dpi = file.dpi(directory);
    decoded.bilevel = page.bits == 1 && page.model() == Model::Grey && alpha_free(page);
    decoded.findings.extend(findings);
    Ok(decoded)
}

fn alpha_free(page: &Page) -> bool {
    page.alpha() == Alpha::None
}

fn way(file: &File<'_>, directory: &Directory, model: Model, findings: &mut Vec<Finding>) -> Way {
    const ICC_PROFILE: u16 = 34_675;
    match file.bytes_of(directory, ICC_PROFILE) {
        Some(icc) if !icc.is_empty() => way_of_icc(icc, model).unwrap_or_else(|_| {
            findings.push(Finding::new("profile-unreadable", Severity::Info));
            Way::AsIs
        }),
        _ => Way::AsIs,
    }
}

/// The stream of the withdrawn JPEG scheme of TIFF 6.0, when it stands in one piece.
fn old_jpeg<'a>(file: &File<'a>, directory: &Directory) -> Result<&'a [u8], IntakeError> {
    const INTERCHANGE: u16 = 513;
    const INTERCHANGE_LENGTH: u16 = 514;
    const STRIP_OFFSETS: u16 = 273;
    const STRIP_BYTE_COUNTS: u16 = 279;
    let piece = |at, len| {
        let stream = file.slice(file.number(directory, at)?, file.number(directory, len)?)?;
        stream.starts_with(&[0xFF, 0xD8]).then_some(stream)
    };
    piece(INTERCHANGE, INTERCHANGE_LENGTH)
        .or_else(|| piece(STRIP_OFFSETS, STRIP_BYTE_COUNTS))
        .ok_or_else(|| IntakeError::unsupported(Format::Tiff, "old-style JPEG coding in pieces"))
}

/// Decodes stripe by stripe: a strip, or a row of tiles.
fn raster(
    file: &File<'_>,
    page: &Page,
    mut painter: Painter,
    factor: u32,
    limits: &Limits,
) -> Result<Raster, IntakeError> {
    let mut canvas = Canvas::new(page.width, page.height, painter.channels(), factor);
    let samples = page.samples;
    let stride = page.width as usize * samples;
    let keep = painter_samples(page);
    let mut row = Vec::new();
    let across = page.width.div_ceil(page.chunk.0);
    for (line, top) in (0..page.height).step_by(page.chunk.1 as usize).enumerate() {
        let high = page.chunk.1.min(page.height - top);
        let mut stripe = vec![0_u8; stride * high as usize];
        for column in 0..across {
            for plane in 0..page.planes() {
                let index = (plane * page.chunks_per_plane() + line) * across as usize + column as usize;
                chunk::read(file, page, index, plane, column, high, &mut stripe, limits)?;
            }
        }
        for samples_row in stripe.chunks_exact(stride) {
            row.clear();
            page.to_colours(samples_row, keep, &mut row);
            canvas.push(painter.paint(&row));
        }
    }
    canvas.finish().ok_or(TRUNCATED)
}

/// How many of the samples of a pixel the painter wants: colours, and alpha when there is one.
fn painter_samples(page: &Page) -> usize {
    let colours = match page.photometric {
        Photometric::Palette => return 1,
        _ => page.model().count(),
    };
    colours + usize::from(page.alpha() != Alpha::None)
}
