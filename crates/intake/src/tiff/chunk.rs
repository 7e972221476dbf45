//! One strip or tile: fetched, decompressed, unpacked to eight bits into its place in the stripe.

use std::borrow::Cow;
use std::io::Read;

use flate2::read::ZlibDecoder;

use super::TRUNCATED;
use super::page::{Compression, Page, Photometric};
use crate::fax::{self, Scheme};
use crate::ifd::File;
use crate::jpeg::{self, Coding};
use crate::{Format, IntakeError, Limits};

/// Where the samples of a chunk go.
struct Place<'a> {
    stripe: &'a mut [u8],
    /// Samples from row to row of the stripe.
    stride: usize,
    /// The first sample, and how far to the next pixel.
    start: usize,
    step: usize,
}

/// Reads chunk `index`, which stands in column `column` and holds plane `plane` (or all of them), into a stripe of
/// `high` rows of interleaved eight-bit samples.
#[expect(clippy::too_many_arguments, reason = "the place of a chunk has that many coordinates")]
pub(super) fn read(
    file: &File<'_>,
    page: &Page,
    index: usize,
    plane: usize,
    column: u32,
    high: u32,
    stripe: &mut [u8],
    limits: &Limits,
) -> Result<(), IntakeError> {
    let left = column * page.chunk.0;
    let wide = page.chunk.0.min(page.width - left);
    let per_pixel = if page.planar { 1 } else { page.samples };
    let mut place = Place {
        stride: page.width as usize * page.samples,
        start: left as usize * page.samples + plane,
        step: if page.planar { page.samples } else { 1 },
        stripe,
    };
    // A tile is always whole, the last strip only as high as what is left.
    let rows = if page.tiled { page.chunk.1 } else { high };
    let data = bytes(file, page, index, rows, per_pixel)?;
    if page.compression == Compression::Jpeg {
        return from_jpeg(page, &data, (wide, high), per_pixel, place, limits);
    }
    let stride = row_bytes(page, per_pixel);
    let mut data = decompressed(page, data, rows, stride)?;
    if page.is_subsampled() {
        return subsampled(page, &data, (wide, high), place);
    }
    if page.differences {
        let all = data.to_mut();
        for row in all.chunks_exact_mut(stride) {
            undo_differences(row, page, per_pixel);
        }
    }
    let count = wide as usize * per_pixel;
    let mut samples = Vec::with_capacity(count);
    for (row, y) in data.chunks_exact(stride).zip(0..high as usize) {
        samples.clear();
        unpack(row, page, count, &mut samples);
        place.put(y, &samples);
    }
    Ok(())
}

impl Place<'_> {
    /// Row `y` of the chunk.
    fn put(&mut self, y: usize, samples: &[u8]) {
        let to = self.stripe.get_mut(y * self.stride + self.start..).unwrap_or_default();
        if self.step == 1 {
            let n = to.len().min(samples.len());
            to[..n].copy_from_slice(&samples[..n]);
        } else {
            for (to, &v) in to.iter_mut().step_by(self.step).zip(samples) {
                *to = v;
            }
        }
    }
}

/// Bytes of a row of the chunk, unless chroma is shared.
fn row_bytes(page: &Page, per_pixel: usize) -> usize {
    (page.chunk.0 as usize * per_pixel * page.bits as usize).div_ceil(8)
}

/// The bytes as they stand in the file.
fn bytes<'a>(
    file: &File<'a>,
    page: &Page,
    index: usize,
    rows: u32,
    per_pixel: usize,
) -> Result<Cow<'a, [u8]>, IntakeError> {
    let offset = page.offsets.get(index).copied().ok_or(TRUNCATED)?;
    let mut count = page.counts.get(index).copied().ok_or(TRUNCATED)?;
    if page.compression == Compression::None {
        // Counts of uncompressed chunks are often wrong, and not needed.
        let whole = row_bytes(page, per_pixel) as u64 * u64::from(rows);
        count = if page.is_subsampled() { subsampled_bytes(page, rows) } else { whole };
    } else if count == u64::MAX {
        count = file.rest(offset);
    }
    let data = file.slice(offset, count).ok_or(TRUNCATED)?;
    if page.reversed_bits && page.compression != Compression::Jpeg {
        return Ok(Cow::Owned(data.iter().map(|b| b.reverse_bits()).collect()));
    }
    Ok(Cow::Borrowed(data))
}

fn decompressed<'a>(
    page: &Page,
    data: Cow<'a, [u8]>,
    rows: u32,
    stride: usize,
) -> Result<Cow<'a, [u8]>, IntakeError> {
    let wanted = if page.is_subsampled() {
        usize::try_from(subsampled_bytes(page, rows)).map_err(|_| TRUNCATED)?
    } else {
        stride * rows as usize
    };
    let out = match page.compression {
        Compression::PackBits => unpack_bits(&data, wanted),
        Compression::Lzw => lzw(&data, wanted)?,
        Compression::Deflate => deflate(&data, wanted)?,
        Compression::ModifiedHuffman => return facsimile(page, &data, rows, Scheme::ModifiedHuffman),
        Compression::Group3 { mixed } => return facsimile(page, &data, rows, Scheme::Group3 { mixed }),
        Compression::Group4 => return facsimile(page, &data, rows, Scheme::Group4),
        Compression::None | Compression::Jpeg | Compression::OldJpeg => return Ok(data),
    };
    if out.len() < wanted {
        return Err(TRUNCATED);
    }
    Ok(Cow::Owned(out))
}

fn facsimile<'a>(page: &Page, data: &[u8], rows: u32, scheme: Scheme) -> Result<Cow<'a, [u8]>, IntakeError> {
    let packed = fax::decode(data, page.chunk.0, rows, scheme);
    // Which of both it is cannot be told: damaged codes and missing ones look alike.
    packed.map(Cow::Owned).ok_or_else(|| IntakeError::corrupt(Format::Tiff, "facsimile codes"))
}

/// TIFF 6.0, section 9.
fn unpack_bits(data: &[u8], wanted: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(wanted);
    let mut rest = data;
    while let ([head, tail @ ..], true) = (rest, out.len() < wanted) {
        rest = tail;
        let n = usize::from(*head);
        if n < 128 {
            let literal = rest.get(..(n + 1).min(rest.len())).unwrap_or_default();
            out.extend_from_slice(literal);
            rest = rest.get(literal.len()..).unwrap_or_default();
        } else if n > 128 {
            let Some((&value, tail)) = rest.split_first() else { break };
            out.resize(out.len() + 257 - n, value);
            rest = tail;
        }
    }
    out
}

fn lzw(data: &[u8], wanted: usize) -> Result<Vec<u8>, IntakeError> {
    // Before 1990 some writers put the bits the other way round; their first code, "clear", is then 00 01.
    let old = data.len() >= 2 && data[0] == 0 && data[1] & 1 == 1;
    let mut decoder = if old {
        weezl::decode::Decoder::new(weezl::BitOrder::Lsb, 8)
    } else {
        weezl::decode::Decoder::with_tiff_size_switch(weezl::BitOrder::Msb, 8)
    };
    let mut out = vec![0; wanted];
    let (mut read, mut written) = (0, 0);
    while written < wanted {
        let step = decoder
            .decode_bytes(data.get(read..).unwrap_or_default(), out.get_mut(written..).unwrap_or_default());
        read += step.consumed_in;
        written += step.consumed_out;
        match step.status {
            Ok(weezl::LzwStatus::Ok) if step.consumed_in + step.consumed_out > 0 => {}
            Ok(_) => break,
            Err(e) => return Err(IntakeError::corrupt(Format::Tiff, e)),
        }
    }
    out.truncate(written);
    Ok(out)
}

fn deflate(data: &[u8], wanted: usize) -> Result<Vec<u8>, IntakeError> {
    let mut out = Vec::with_capacity(wanted);
    let result = ZlibDecoder::new(data).take(wanted as u64).read_to_end(&mut out);
    match result {
        Ok(_) => Ok(out),
        // The checksum at the end is of no use when all the bytes are there.
        Err(_) if out.len() >= wanted => Ok(out),
        Err(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => Err(TRUNCATED),
        Err(e) => Err(IntakeError::corrupt(Format::Tiff, e)),
    }
}

/// Horizontal differencing (TIFF 6.0, section 14).
fn undo_differences(row: &mut [u8], page: &Page, per_pixel: usize) {
    match page.bits {
        8 => {
            for i in per_pixel..row.len() {
                row[i] = row[i].wrapping_add(row[i - per_pixel]);
            }
        }
        16 => {
            let read = |b: [u8; 2]| if page.little { u16::from_le_bytes(b) } else { u16::from_be_bytes(b) };
            let write = |v: u16| if page.little { v.to_le_bytes() } else { v.to_be_bytes() };
            for i in (2 * per_pixel..row.len().saturating_sub(1)).step_by(2) {
                let before = i - 2 * per_pixel;
                let sum = read([row[i], row[i + 1]]).wrapping_add(read([row[before], row[before + 1]]));
                row[i..i + 2].copy_from_slice(&write(sum));
            }
        }
        32 => {
            let read = |b: [u8; 4]| if page.little { u32::from_le_bytes(b) } else { u32::from_be_bytes(b) };
            let write = |v: u32| if page.little { v.to_le_bytes() } else { v.to_be_bytes() };
            let word = |row: &[u8], i: usize| read([row[i], row[i + 1], row[i + 2], row[i + 3]]);
            for i in (4 * per_pixel..row.len().saturating_sub(3)).step_by(4) {
                let sum = word(row, i).wrapping_add(word(row, i - 4 * per_pixel));
                row[i..i + 4].copy_from_slice(&write(sum));
            }
        }
        _ => {}
    }
}

/// `count` samples of a row as eight bits; indices of a palette stay as they are.
fn unpack(row: &[u8], page: &Page, count: usize, out: &mut Vec<u8>) {
    match page.bits {
        8 => out.extend(row.iter().take(count)),
        16 | 32 => {
            let width = page.bits as usize / 8;
            let (high, next) = if page.little { (width - 1, width - 2) } else { (0, 1) };
            out.extend(
                row.chunks_exact(width)
                    .take(count)
                    .map(|b| crate::colour::narrow(u16::from_be_bytes([b[high], b[next]]))),
            );
        }
        bits => {
            let most = (1_u32 << bits) - 1;
            let scale = page.photometric != Photometric::Palette;
            let (mut held, mut have) = (0_u32, 0);
            let mut bytes = row.iter();
            for _ in 0..count {
                while have < bits {
                    held = (held << 8) | u32::from(bytes.next().copied().unwrap_or(0));
                    have += 8;
                }
                have -= bits;
                let value = (held >> have) & most;
                held &= (1 << have) - 1;
                out.push(if scale { ((value * 255 + most / 2) / most) as u8 } else { value as u8 });
            }
        }
    }
}

fn from_jpeg(
    page: &Page,
    data: &[u8],
    (wide, high): (u32, u32),
    per_pixel: usize,
    mut place: Place<'_>,
    limits: &Limits,
) -> Result<(), IntakeError> {
    let coding = match (per_pixel, page.photometric) {
        (1, _) => Coding::Grey,
        (3, Photometric::YCbCr) => Coding::YCbCr,
        (3, _) => Coding::Rgb,
        (4, Photometric::Cmyk) => Coding::Cmyk,
        _ => return Err(IntakeError::unsupported(Format::Tiff, "JPEG coding with further channels")),
    };
    let samples = jpeg::samples(page.jpeg_tables.as_deref(), data, coding, limits)?;
    if samples.count != per_pixel || samples.width < wide || samples.height < high {
        return Err(IntakeError::corrupt(Format::Tiff, "JPEG of another size"));
    }
    let stride = samples.width as usize * per_pixel;
    for (row, y) in samples.data.chunks_exact(stride).zip(0..high as usize) {
        let row = row.get(..wide as usize * per_pixel).ok_or(TRUNCATED)?;
        place.put(y, row);
    }
    Ok(())
}

fn subsampled_bytes(page: &Page, rows: u32) -> u64 {
    let (across, down) = page.ycbcr.subsampling;
    let units = u64::from(page.chunk.0.div_ceil(across)) * u64::from(rows.div_ceil(down));
    units * u64::from(across * down + 2)
}

/// Data units of section 21: the luma of a block of pixels, then its Cb and Cr.
fn subsampled(
    page: &Page,
    data: &[u8],
    (wide, high): (u32, u32),
    place: Place<'_>,
) -> Result<(), IntakeError> {
    let (across, down) = (page.ycbcr.subsampling.0 as usize, page.ycbcr.subsampling.1 as usize);
    let unit = across * down + 2;
    let per_row = (page.chunk.0 as usize).div_ceil(across);
    for y in 0..high as usize {
        for x in 0..wide as usize {
            let at = ((y / down) * per_row + x / across) * unit;
            let block = data.get(at..at + unit).ok_or(TRUNCATED)?;
            let luma = block[(y % down) * across + x % across];
            let to = y * place.stride + place.start + x * 3;
            let pixel = place.stripe.get_mut(to..to + 3).ok_or(TRUNCATED)?;
            pixel.copy_from_slice(&[luma, block[unit - 2], block[unit - 1]]);
        }
    }
    Ok(())
}
