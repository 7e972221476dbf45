//! HEIF with HEVC pictures, as phones write it: the primary picture, in sRGB.
//!
//! The container's own rotation and mirroring are applied; an EXIF orientation beside them only repeats what the
//! picture was before and must not be applied again (ISO/IEC 23008-12, 6.5.10 and A.2.1).

use heifer::heifer_isobmff::boxes::{ColorInfo, Property};
use heifer::{Error, Options, heifer_isobmff};
use heifer_isobmff::{HeifFile, ItemId};
use liite_finding::{Finding, Severity};
use liite_raster::{Channels, QuarterTurn, Raster};
use moxcms::{CicpColorPrimaries, CicpProfile, ColorProfile, MatrixCoefficients, TransferCharacteristics};

use crate::canvas::Canvas;
use crate::colour::{Alpha, Model, Painter, Way, encode_srgb, way_of_icc, way_of_profile};
use crate::picture::Decoded;
use crate::{Format, Give, IntakeError, Limits, exif};

/// Tiles at once: more threads than this only cost memory.
const THREADS: usize = 4;

/// Transfer characteristics of ITU-T H.273: perceptual quantisation and hybrid log-gamma.
const HDR: [u16; 2] = [16, 18];

pub(crate) fn decode(bytes: &[u8], limits: &Limits, give: &mut Give<'_>) -> Result<(), IntakeError> {
    let file = HeifFile::parse(bytes).map_err(|e| error(e.into()))?;
    let id = file.primary_id;
    let (width, height) = size(&file, id)?;
    let factor = limits.factor(width, height)?;
    let pixels = u64::from(width) * u64::from(height);
    let grid = file.item(id).is_ok_and(|item| item.item_type.0 == *b"grid");
    let mut findings = Vec::new();
    let raster = if factor > 1 && grid {
        in_stripes(&file, id, limits, factor, &mut findings)?
    } else {
        // Four bytes a pixel of the result and three of it in sRGB; a picture that is not tiled has its planes of
        // sixteen-bit samples besides.
        limits.afford(bytes.len() as u64 + pixels * if grid { 7 } else { 13 })?;
        let raster = whole(bytes, &file, id, limits, &mut findings)?;
        if factor > 1 { raster.shrunk_by(factor) } else { raster }
    };
    let mut decoded = Decoded::new(raster, (width, height), factor);
    decoded.dpi = file.exif(id).ok().flatten().and_then(|e| exif::read(&e)).and_then(|e| e.dpi);
    decoded.findings = findings;
    let _ = give(decoded);
    Ok(())
}

/// Width and height before rotation: of the grid, else as declared.
fn size(file: &HeifFile<'_>, id: ItemId) -> Result<(u32, u32), IntakeError> {
    if let Ok(grid) = file.grid(id) {
        return Ok((grid.output_width, grid.output_height));
    }
    let size = file.image_size(id).map_err(|e| error(e.into()))?;
    match size {
        Some((w, h)) if w > 0 && h > 0 => Ok((w, h)),
        Some(_) => Err(IntakeError::corrupt(Format::Heif, "no pixels")),
        // A derived picture declares itself; a coded one without a size is limited by the decoder.
        None => Ok((1, 1)),
    }
}

fn options(limits: &Limits) -> Options {
    // A decoder may not be told sizes that `afford` has not seen: seven bytes and more a pixel.
    Options { max_threads: THREADS, max_pixels: limits.pixels.min(limits.memory / 7).max(1) }
}

fn whole(
    bytes: &[u8],
    file: &HeifFile<'_>,
    id: ItemId,
    limits: &Limits,
    findings: &mut Vec<Finding>,
) -> Result<Raster, IntakeError> {
    let options = options(limits);
    let icc = file.icc_profile(id).ok().flatten();
    let (image, way) = match icc {
        Some(icc) => {
            let image = heifer::decode_rgba8(bytes, &options).map_err(error)?;
            (image, way_or_finding(icc, findings))
        }
        None => match heifer::decode_srgb_rgba8(bytes, &options) {
            Ok(image) => (image, Way::AsIs),
            Err(Error::Unsupported(_)) if hdr_affordable(file, id, limits) => {
                return from_hdr(bytes, &options, findings);
            }
            Err(e) => return Err(error(e)),
        },
    };
    let alpha = if image.has_alpha { Alpha::Straight } else { Alpha::None };
    let mut painter = Painter::new(Model::Rgb, alpha, way);
    let mut canvas = Canvas::new(image.width, image.height, Channels::Rgb, 1);
    let mut row = Vec::new();
    for rgba in image.data.chunks_exact(image.width as usize * 4) {
        canvas.push(painter.paint(without_opaque(rgba, alpha, &mut row)));
    }
    canvas.finish().ok_or_else(|| IntakeError::corrupt(Format::Heif, "rows missing"))
}

/// The decoder always gives four samples; without transparency the fourth says nothing.
fn without_opaque<'a>(rgba: &'a [u8], alpha: Alpha, row: &'a mut Vec<u8>) -> &'a [u8] {
    if alpha != Alpha::None {
        return rgba;
    }
    row.clear();
    row.extend(rgba.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]));
    row
}

fn way_or_finding(icc: &[u8], findings: &mut Vec<Finding>) -> Way {
    way_of_icc(icc, Model::Rgb).unwrap_or_else(|_| {
        findings.push(Finding::new("profile-unreadable", Severity::Info));
        Way::AsIs
    })
}

fn hdr_affordable(file: &HeifFile<'_>, id: ItemId, limits: &Limits) -> bool {
    size(file, id).is_ok_and(|(w, h)| limits.afford(u64::from(w) * u64::from(h) * 24).is_ok())
}

/// High dynamic range to sRGB: paper white (203 cd/m2, ITU-R BT.2408) becomes white, what is brighter is clipped.
fn from_hdr(bytes: &[u8], options: &Options, findings: &mut Vec<Finding>) -> Result<Raster, IntakeError> {
    let image = heifer::hdr::decode_hdr_with_options(bytes, options, 1.0).map_err(error)?;
    // The light is in the primaries of the file, BT.2020 with these transfers; matrix of ITU-R BT.2087 inverted.
    const TO_SRGB: [[f64; 3]; 3] =
        [[1.660_5, -0.587_6, -0.072_8], [-0.124_6, 1.132_9, -0.008_3], [-0.018_2, -0.100_6, 1.118_7]];
    let table: Vec<u8> = (0..=4096).map(|i| encode_srgb(f64::from(i) / 4096.0)).collect();
    let mut data = Vec::with_capacity(image.data.len());
    for pixel in image.data.chunks_exact(3) {
        for row in TO_SRGB {
            let light: f64 = row.iter().zip(pixel).map(|(m, &v)| m * f64::from(v)).sum();
            data.push(table[(light.clamp(0.0, 1.0) * 4096.0).round() as usize]);
        }
    }
    findings.push(Finding::new("high-dynamic-range", Severity::Info));
    Raster::from_vec(image.width, image.height, Channels::Rgb, data)
        .map_err(|e| IntakeError::corrupt(Format::Heif, e))
}

/// A grid too large to hold: one row of tiles at a time, shrunk on the way.
fn in_stripes(
    file: &HeifFile<'_>,
    id: ItemId,
    limits: &Limits,
    factor: u32,
    findings: &mut Vec<Finding>,
) -> Result<Raster, IntakeError> {
    let corrupt = |what| IntakeError::corrupt(Format::Heif, what);
    let grid = file.grid(id).map_err(|e| error(e.into()))?;
    let tiles = file.referenced_items(id, b"dimg").to_vec();
    let (columns, rows) = (usize::from(grid.columns), usize::from(grid.rows));
    if tiles.len() != columns * rows || tiles.is_empty() {
        return Err(corrupt("tiles missing"));
    }
    let (width, height) = (grid.output_width, grid.output_height);
    let tile = file.image_size(tiles[0]).ok().flatten().ok_or_else(|| corrupt("tile without size"))?;
    let covered = u64::from(tile.0) * columns as u64 >= u64::from(width)
        && u64::from(tile.1) * rows as u64 >= u64::from(height);
    if tile.0 == 0 || tile.1 == 0 || !covered {
        return Err(corrupt("tiles do not cover the picture"));
    }
    let stripe_bytes = u64::from(width) * u64::from(tile.1) * 3;
    let tile_bytes = u64::from(tile.0) * u64::from(tile.1) * 16 * THREADS as u64;
    let given = u64::from(width.div_ceil(factor)) * u64::from(height.div_ceil(factor)) * 3;
    limits.afford(stripe_bytes + tile_bytes + given)?;

    let way = match file.icc_profile(id).ok().flatten() {
        Some(icc) => way_or_finding(icc, findings),
        None => way_of_nclx(file, tiles[0]).or_else(|| way_of_nclx(file, id)).unwrap_or(Way::AsIs),
    };
    let mut painter = Painter::new(Model::Rgb, Alpha::None, way);
    let mut canvas = Canvas::new(width, height, Channels::Rgb, factor);
    let stride = width as usize * 3;
    for ids in tiles.chunks(columns) {
        let mut stripe = vec![255; stride * tile.1 as usize];
        for (x, image) in decoded_tiles(file, ids)?.into_iter().enumerate() {
            if (image.width, image.height) != tile {
                return Err(corrupt("tiles of different sizes"));
            }
            let left = x * tile.0 as usize * 3;
            let rgb = image.to_rgb8();
            for (line, from) in stripe.chunks_exact_mut(stride).zip(rgb.chunks_exact(tile.0 as usize * 3)) {
                let to = line.get_mut(left..).unwrap_or_default();
                let n = to.len().min(from.len());
                to[..n].copy_from_slice(&from[..n]);
            }
        }
        stripe.chunks_exact(stride).for_each(|row| canvas.push(painter.paint(row)));
    }
    let raster = canvas.finish().ok_or_else(|| corrupt("rows missing"))?;
    transformed(file, id, raster, factor)
}

/// A few tiles at a time, side by side.
fn decoded_tiles(file: &HeifFile<'_>, ids: &[ItemId]) -> Result<Vec<heifer::Image>, IntakeError> {
    let mut images = Vec::with_capacity(ids.len());
    for some in ids.chunks(THREADS) {
        let results: Vec<_> = std::thread::scope(|scope| {
            let jobs: Vec<_> =
                some.iter().map(|&id| scope.spawn(move || heifer::decode_item(file, id, 1))).collect();
            jobs.into_iter().map(std::thread::ScopedJoinHandle::join).collect()
        });
        for result in results {
            let died = |_| IntakeError::corrupt(Format::Heif, "the decoder gave up");
            images.push(result.map_err(died)?.map_err(error)?);
        }
    }
    Ok(images)
}

/// Crop, rotation and mirroring of the container, on a picture shrunk by `factor`.
fn transformed(
    file: &HeifFile<'_>,
    id: ItemId,
    mut raster: Raster,
    factor: u32,
) -> Result<Raster, IntakeError> {
    for property in file.item_properties(id).map_err(|e| error(e.into()))? {
        raster = match *property {
            Property::CleanAperture { .. } => crop(raster, property, factor)
                .ok_or_else(|| IntakeError::corrupt(Format::Heif, "clean aperture"))?,
            // Counted anticlockwise.
            Property::Rotation(1) => raster.turned(QuarterTurn::Left),
            Property::Rotation(2) => raster.turned(QuarterTurn::Half),
            Property::Rotation(3) => raster.turned(QuarterTurn::Right),
            Property::Mirror(true) => raster.turned(QuarterTurn::Half).mirrored(),
            Property::Mirror(false) => raster.mirrored(),
            _ => raster,
        };
    }
    Ok(raster)
}

fn crop(raster: Raster, aperture: &Property, factor: u32) -> Option<Raster> {
    let Property::CleanAperture { width, height, horiz_offset, vert_offset } = *aperture else {
        return Some(raster);
    };
    let part = |(over, under): (u32, u32)| (under != 0).then(|| f64::from(over) / f64::from(under * factor));
    let shift = |(over, under): (i32, u32)| (under != 0).then(|| f64::from(over) / f64::from(under * factor));
    let span = |size: u32, wanted: f64, offset: f64| {
        let start =
            ((f64::from(size) - wanted) / 2.0 + offset).round().clamp(0.0, f64::from(size - 1)) as u32;
        (start, (wanted.round() as u32).clamp(1, size - start))
    };
    let (x, w) = span(raster.width(), part(width)?, shift(horiz_offset)?);
    let (y, h) = span(raster.height(), part(height)?, shift(vert_offset)?);
    let n = raster.channels().count();
    let mut data = Vec::with_capacity(w as usize * h as usize * n);
    for line in y..y + h {
        data.extend_from_slice(raster.row(line).get(x as usize * n..(x + w) as usize * n)?);
    }
    Raster::from_vec(w, h, raster.channels(), data).ok()
}

/// The way of colour information by code points (ITU-T H.273); none when there is none or it is sRGB's.
fn way_of_nclx(file: &HeifFile<'_>, id: ItemId) -> Option<Way> {
    let (primaries, transfer) = file.item_properties(id).ok()?.find_map(|p| match *p {
        Property::Color(ColorInfo::Nclx { primaries, transfer, .. }) => Some((primaries, transfer)),
        _ => None,
    })?;
    if HDR.contains(&transfer) {
        return None;
    }
    let profile = ColorProfile::new_from_cicp(CicpProfile {
        color_primaries: CicpColorPrimaries::try_from(u8::try_from(primaries).ok()?).ok()?,
        transfer_characteristics: TransferCharacteristics::try_from(u8::try_from(transfer).ok()?).ok()?,
        matrix_coefficients: MatrixCoefficients::Identity,
        full_range: true,
    });
    way_of_profile(&profile, Model::Rgb).ok()
}

fn error(e: Error) -> IntakeError {
    let format = Format::Heif;
    match e {
        Error::Container(heifer_isobmff::Error::UnexpectedEof)
        | Error::Hevc(heifer::heifer_hevc_dec::Error::UnexpectedEof) => IntakeError::Truncated { format },
        Error::Unsupported(what) => IntakeError::unsupported(format, what),
        Error::Container(heifer_isobmff::Error::Unimplemented(what))
        | Error::Hevc(heifer::heifer_hevc_dec::Error::Unimplemented(what)) => {
            IntakeError::unsupported(format, what)
        }
        other => IntakeError::corrupt(format, other),
    }
}
