//! JPEG files as phones write them: baseline, 4:2:0, with EXIF when asked for.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use liite_raster::{Channels, Raster};
use zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};

/// What a phone notes about a photograph.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Exif {
    /// EXIF orientation, 1 to 8; 6 is "turn right to see it upright".
    pub orientation: u16,
    /// Latitude and longitude in degrees, north and east positive.
    pub gps: Option<(f64, f64)>,
}

/// `raster` as a JPEG file of `quality` 1 to 100; empty when a side is longer than 65,535 pixels.
#[must_use]
pub fn jpeg(raster: &Raster, quality: u8, exif: Option<Exif>) -> Vec<u8> {
    let (Ok(width), Ok(height)) = (u16::try_from(raster.width()), u16::try_from(raster.height())) else {
        return Vec::new();
    };
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, quality.clamp(1, 100));
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    if let Some(exif) = exif {
        // The block is a few hundred bytes; only blocks over 64 kB are refused.
        let _ = encoder.add_exif_metadata(&exif_block(exif));
    }
    let colour = match raster.channels() {
        Channels::Grey => ColorType::Luma,
        Channels::Rgb => ColorType::Rgb,
    };
    match encoder.encode(raster.data(), width, height, colour) {
        Ok(()) => out,
        Err(_) => Vec::new(),
    }
}

/// The picture in a JPEG file, as RGB; `None` when it cannot be decoded. EXIF is ignored.
#[must_use]
pub fn decode(file: &[u8]) -> Option<Raster> {
    let options = DecoderOptions::default()
        .jpeg_set_out_colorspace(ColorSpace::RGB)
        .set_max_width(1 << 16)
        .set_max_height(1 << 16);
    let mut decoder = zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(file), options);
    let data = decoder.decode().ok()?;
    let info = decoder.info()?;
    Raster::from_vec(u32::from(info.width), u32::from(info.height), Channels::Rgb, data).ok()
}

/// The TIFF structure of an EXIF block, little endian (CIPA DC-008, 4.6).
#[must_use]
pub fn exif_block(exif: Exif) -> Vec<u8> {
    const MAKE: &[u8; 8] = b"Testkit\0";
    const MODEL: &[u8; 10] = b"Simulated\0";
    let mut entries = vec![
        entry(0x010F, 2, MAKE.len() as u32, Value::Data(MAKE.to_vec())),
        entry(0x0110, 2, MODEL.len() as u32, Value::Data(MODEL.to_vec())),
        entry(0x0112, 3, 1, Value::Inline(u32::from(exif.orientation))),
    ];
    if exif.gps.is_some() {
        entries.push(entry(0x8825, 4, 1, Value::Inline(0)));
    }
    let mut out = b"II*\0\x08\0\0\0".to_vec();
    let pointer = write_directory(&mut out, &entries);
    if let Some((latitude, longitude)) = exif.gps {
        let at = out.len() as u32;
        out[pointer..pointer + 4].copy_from_slice(&at.to_le_bytes());
        let letter = |negative, yes: u8, no: u8| Value::Inline(u32::from(if negative { yes } else { no }));
        write_directory(
            &mut out,
            &[
                entry(0x0000, 1, 4, Value::Inline(u32::from_le_bytes([2, 3, 0, 0]))),
                entry(0x0001, 2, 2, letter(latitude < 0.0, b'S', b'N')),
                entry(0x0002, 5, 3, Value::Data(sexagesimal(latitude.abs()))),
                entry(0x0003, 2, 2, letter(longitude < 0.0, b'W', b'E')),
                entry(0x0004, 5, 3, Value::Data(sexagesimal(longitude.abs()))),
            ],
        );
    }
    out
}

enum Value {
    Inline(u32),
    Data(Vec<u8>),
}

struct Entry {
    tag: u16,
    kind: u16,
    count: u32,
    value: Value,
}

fn entry(tag: u16, kind: u16, count: u32, value: Value) -> Entry {
    Entry { tag, kind, count, value }
}

/// Appends a directory and its data; the place of the last entry's value is given back.
fn write_directory(out: &mut Vec<u8>, entries: &[Entry]) -> usize {
    out.extend((entries.len() as u16).to_le_bytes());
    let mut data_at = out.len() + entries.len() * 12 + 4;
    let mut data = Vec::new();
    let mut last = out.len();
    for e in entries {
        out.extend(e.tag.to_le_bytes());
        out.extend(e.kind.to_le_bytes());
        out.extend(e.count.to_le_bytes());
        last = out.len();
        match &e.value {
            Value::Inline(v) => out.extend(v.to_le_bytes()),
            Value::Data(bytes) => {
                out.extend((data_at as u32).to_le_bytes());
                data.extend_from_slice(bytes);
                data_at += bytes.len();
            }
        }
    }
    out.extend([0; 4]);
    out.extend(data);
    last
}

/// Degrees, minutes and seconds as three unsigned rationals.
fn sexagesimal(degrees: f64) -> Vec<u8> {
    let whole = degrees.floor();
    let minutes = ((degrees - whole) * 60.0).floor();
    let seconds = (((degrees - whole) * 60.0 - minutes) * 6000.0).round();
    [(whole as u32, 1u32), (minutes as u32, 1), (seconds as u32, 100)]
        .iter()
        .flat_map(|(n, d)| [n.to_le_bytes(), d.to_le_bytes()].concat())
        .collect()
}
