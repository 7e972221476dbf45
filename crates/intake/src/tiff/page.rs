//! What the tags of a TIFF page say, checked, and its samples as colours.

use crate::colour::{Alpha, Model};
use crate::ifd::{Directory, File};
use crate::{Format, IntakeError};

mod tag {
    pub(super) const WIDTH: u16 = 256;
    pub(super) const LENGTH: u16 = 257;
    pub(super) const BITS: u16 = 258;
    pub(super) const COMPRESSION: u16 = 259;
    pub(super) const PHOTOMETRIC: u16 = 262;
    pub(super) const FILL_ORDER: u16 = 266;
    pub(super) const STRIP_OFFSETS: u16 = 273;
    pub(super) const SAMPLES: u16 = 277;
    pub(super) const ROWS_PER_STRIP: u16 = 278;
    pub(super) const STRIP_BYTE_COUNTS: u16 = 279;
    pub(super) const PLANAR: u16 = 284;
    pub(super) const T4_OPTIONS: u16 = 292;
    pub(super) const PREDICTOR: u16 = 317;
    pub(super) const COLOUR_MAP: u16 = 320;
    pub(super) const TILE_WIDTH: u16 = 322;
    pub(super) const TILE_LENGTH: u16 = 323;
    pub(super) const TILE_OFFSETS: u16 = 324;
    pub(super) const TILE_BYTE_COUNTS: u16 = 325;
    pub(super) const INK_SET: u16 = 332;
    pub(super) const EXTRA_SAMPLES: u16 = 338;
    pub(super) const SAMPLE_FORMAT: u16 = 339;
    pub(super) const JPEG_TABLES: u16 = 347;
    pub(super) const YCBCR_COEFFICIENTS: u16 = 529;
    pub(super) const YCBCR_SUBSAMPLING: u16 = 530;
    pub(super) const REFERENCE_BLACK_WHITE: u16 = 532;
    pub(super) const DNG_VERSION: u16 = 50_706;
}

/// The codings read here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compression {
    None,
    ModifiedHuffman,
    Group3 { mixed: bool },
    Group4,
    Lzw,
    OldJpeg,
    Jpeg,
    Deflate,
    PackBits,
}

/// What the samples mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Photometric {
    WhiteIsZero,
    BlackIsZero,
    Rgb,
    Palette,
    Cmyk,
    YCbCr,
    /// Signed a* and b*.
    CieLab,
    /// a* and b* with 128 added.
    IccLab,
}

/// YCbCr to RGB (TIFF 6.0, section 21).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct YCbCr {
    /// Luma samples across and down per chroma sample.
    pub(super) subsampling: (u32, u32),
    coefficients: [f64; 3],
    reference: [f64; 6],
}

/// A page, as its tags describe it.
#[derive(Debug, Clone)]
pub(super) struct Page {
    pub(super) width: u32,
    pub(super) height: u32,
    /// Bits per sample, the same for all: 1 to 16, or 32.
    pub(super) bits: u32,
    /// Samples per pixel.
    pub(super) samples: usize,
    pub(super) compression: Compression,
    pub(super) photometric: Photometric,
    pub(super) planar: bool,
    pub(super) reversed_bits: bool,
    pub(super) differences: bool,
    pub(super) little: bool,
    /// Width and height of a chunk: strip or tile.
    pub(super) chunk: (u32, u32),
    pub(super) tiled: bool,
    pub(super) offsets: Vec<u64>,
    pub(super) counts: Vec<u64>,
    pub(super) jpeg_tables: Option<Vec<u8>>,
    pub(super) ycbcr: YCbCr,
    extra: Vec<u64>,
    palette: Vec<[u8; 3]>,
    grey_palette: bool,
}

fn corrupt(what: &str) -> IntakeError {
    IntakeError::corrupt(Format::Tiff, what)
}

fn unsupported(what: impl ToString) -> IntakeError {
    IntakeError::unsupported(Format::Tiff, what)
}

impl Page {
    pub(super) fn read(file: &File<'_>, d: &Directory) -> Result<Self, IntakeError> {
        let small = |tag, default| {
            file.number(d, tag).map_or(Ok(default), u32::try_from).map_err(|_| corrupt("a number too large"))
        };
        if d.has(tag::DNG_VERSION) {
            return Err(unsupported("camera raw (DNG)"));
        }
        let (width, height) = (small(tag::WIDTH, 0)?, small(tag::LENGTH, 0)?);
        if width == 0 || height == 0 {
            return Err(corrupt("no size"));
        }
        let samples = small(tag::SAMPLES, 1)? as usize;
        if !(1..=16).contains(&samples) {
            return Err(unsupported(format!("{samples} samples per pixel")));
        }
        let bits = bits(file, d)?;
        let photometric = photometric(file, d, samples)?;
        let compression = compression(file, d)?;
        let predictor = small(tag::PREDICTOR, 1)?;
        if predictor > 2 {
            return Err(unsupported("floating-point samples"));
        }
        let mut page = Self {
            width,
            height,
            bits,
            samples,
            compression,
            photometric,
            planar: small(tag::PLANAR, 1)? == 2 && samples > 1,
            reversed_bits: small(tag::FILL_ORDER, 1)? == 2,
            differences: predictor == 2 && matches!(compression, Compression::Lzw | Compression::Deflate),
            little: file.little,
            chunk: (0, 0),
            tiled: false,
            offsets: Vec::new(),
            counts: Vec::new(),
            jpeg_tables: file.bytes_of(d, tag::JPEG_TABLES).map(<[u8]>::to_vec),
            ycbcr: ycbcr(file, d),
            extra: file.numbers(d, tag::EXTRA_SAMPLES).unwrap_or_default(),
            palette: Vec::new(),
            grey_palette: false,
        };
        if page.compression != Compression::OldJpeg {
            page.read_layout(file, d)?;
            page.read_palette(file, d)?;
            page.check()?;
        }
        Ok(page)
    }

    fn read_layout(&mut self, file: &File<'_>, d: &Directory) -> Result<(), IntakeError> {
        let u32_of = |tag| file.number(d, tag).and_then(|v| u32::try_from(v).ok());
        self.tiled = d.has(tag::TILE_WIDTH) && d.has(tag::TILE_OFFSETS);
        let (offsets, counts) = if self.tiled {
            let side = |tag| u32_of(tag).filter(|v| (1..=65_536).contains(v)).ok_or(corrupt("tile size"));
            self.chunk = (side(tag::TILE_WIDTH)?, side(tag::TILE_LENGTH)?);
            (tag::TILE_OFFSETS, tag::TILE_BYTE_COUNTS)
        } else {
            let rows = u32_of(tag::ROWS_PER_STRIP).filter(|&r| r > 0).unwrap_or(self.height);
            self.chunk = (self.width, rows.min(self.height));
            (tag::STRIP_OFFSETS, tag::STRIP_BYTE_COUNTS)
        };
        self.offsets = file.numbers(d, offsets).ok_or(super::TRUNCATED)?;
        let across = u64::from(self.width.div_ceil(self.chunk.0));
        let chunks = across * self.chunks_per_plane() as u64 * self.planes() as u64;
        if (self.offsets.len() as u64) < chunks {
            return Err(corrupt("strips missing"));
        }
        // Old writers of uncompressed files leave the counts out: then a strip goes as far as it can.
        self.counts = match file.numbers(d, counts) {
            Some(counts) if counts.len() >= self.offsets.len() => counts,
            _ if self.compression == Compression::None => vec![u64::MAX; self.offsets.len()],
            _ if self.offsets.len() == 1 => vec![u64::MAX],
            _ => return Err(corrupt("strips without length")),
        };
        Ok(())
    }

    fn read_palette(&mut self, file: &File<'_>, d: &Directory) -> Result<(), IntakeError> {
        if self.photometric != Photometric::Palette {
            return Ok(());
        }
        let map = file.numbers(d, tag::COLOUR_MAP).ok_or(corrupt("no colour map"))?;
        let n = map.len() / 3;
        // Sixteen bits by the book; some writers put eight.
        let wide = map.iter().any(|&v| v > 255);
        let level = |i: usize| {
            let v = map.get(i).copied().unwrap_or(0);
            if wide { (v >> 8) as u8 } else { v as u8 }
        };
        self.palette = (0..n).map(|i| [level(i), level(n + i), level(2 * n + i)]).collect();
        self.grey_palette = self.palette.iter().all(|c| c[0] == c[1] && c[1] == c[2]);
        Ok(())
    }

    fn check(&self) -> Result<(), IntakeError> {
        let least = match self.photometric {
            Photometric::Palette | Photometric::WhiteIsZero | Photometric::BlackIsZero => 1,
            Photometric::Cmyk => 4,
            _ => 3,
        };
        let fax = matches!(
            self.compression,
            Compression::ModifiedHuffman | Compression::Group3 { .. } | Compression::Group4
        );
        if self.samples < least {
            Err(corrupt("too few samples per pixel"))
        } else if self.photometric == Photometric::Palette && self.bits > 8 {
            Err(unsupported("a palette of more than 8 bits"))
        } else if fax && (self.bits != 1 || self.samples != 1) {
            Err(corrupt("facsimile coding of more than one bit"))
        } else if self.compression == Compression::Jpeg && self.bits != 8 {
            Err(unsupported("JPEG of more than 8 bits per sample"))
        } else if self.is_subsampled() && (self.bits != 8 || self.planar || self.samples != 3) {
            Err(unsupported("subsampled colour in planes"))
        } else {
            Ok(())
        }
    }

    /// Whether chroma samples are shared between pixels in the chunks themselves; JPEG keeps that to itself.
    pub(super) fn is_subsampled(&self) -> bool {
        self.photometric == Photometric::YCbCr
            && self.compression != Compression::Jpeg
            && self.ycbcr.subsampling != (1, 1)
    }

    pub(super) fn planes(&self) -> usize {
        if self.planar { self.samples } else { 1 }
    }

    /// Rows of chunks in a plane.
    pub(super) fn chunks_per_plane(&self) -> usize {
        self.height.div_ceil(self.chunk.1) as usize
    }

    /// Bytes that one stripe takes while it is decoded: packed, unpacked, and a decoder's own copy.
    pub(super) fn stripe_cost(&self) -> u64 {
        let width = u64::from(self.width.next_multiple_of(self.chunk.0.max(1)));
        let samples = width * u64::from(self.chunk.1.min(self.height)) * self.samples as u64;
        samples + 2 * (samples * u64::from(self.bits)).div_ceil(8)
    }

    pub(super) fn model(&self) -> Model {
        match self.photometric {
            Photometric::WhiteIsZero | Photometric::BlackIsZero => Model::Grey,
            Photometric::Palette if self.grey_palette => Model::Grey,
            Photometric::Palette | Photometric::Rgb | Photometric::YCbCr => Model::Rgb,
            Photometric::Cmyk => Model::Cmyk,
            Photometric::CieLab | Photometric::IccLab => Model::Lab,
        }
    }

    pub(super) fn alpha(&self) -> Alpha {
        let colours = match self.photometric {
            Photometric::Palette => return Alpha::None,
            _ => self.model().count(),
        };
        match self.extra.first() {
            Some(1) if self.samples > colours => Alpha::Premultiplied,
            Some(2) if self.samples > colours => Alpha::Straight,
            _ => Alpha::None,
        }
    }

    /// One row of eight-bit samples as the painter wants them, `keep` per pixel.
    pub(super) fn to_colours(&self, samples: &[u8], keep: usize, out: &mut Vec<u8>) {
        let pixels = samples.chunks_exact(self.samples);
        match self.photometric {
            Photometric::Palette => {
                for pixel in pixels {
                    let colour = self.palette.get(usize::from(pixel[0])).copied().unwrap_or([0; 3]);
                    out.extend_from_slice(if self.grey_palette { &colour[..1] } else { &colour });
                }
            }
            Photometric::WhiteIsZero => {
                out.extend(pixels.flat_map(|p| {
                    p.iter().take(keep).enumerate().map(|(i, &v)| if i == 0 { 255 - v } else { v })
                }));
            }
            Photometric::YCbCr if self.compression != Compression::Jpeg => {
                for pixel in pixels {
                    out.extend_from_slice(&self.ycbcr.to_rgb(pixel[0], pixel[1], pixel[2]));
                    out.extend_from_slice(pixel.get(3..keep).unwrap_or_default());
                }
            }
            Photometric::CieLab => {
                out.extend(pixels.flat_map(|p| {
                    let signed = |(i, &v): (usize, &u8)| if i == 1 || i == 2 { v ^ 0x80 } else { v };
                    p.iter().take(keep).enumerate().map(signed)
                }));
            }
            _ if keep == self.samples => out.extend_from_slice(samples),
            _ => out.extend(pixels.flat_map(|p| p.iter().copied().take(keep))),
        }
    }
}

impl YCbCr {
    fn to_rgb(&self, y: u8, cb: u8, cr: u8) -> [u8; 3] {
        let [lr, lg, lb] = self.coefficients;
        let r = &self.reference;
        let full = |code: u8, black: f64, white: f64, range: f64| {
            (f64::from(code) - black) * range / if white == black { 1.0 } else { white - black }
        };
        let y = full(y, r[0], r[1], 255.0);
        let cb = full(cb, r[2], r[3], 127.0);
        let cr = full(cr, r[4], r[5], 127.0);
        let red = y + cr * (2.0 - 2.0 * lr);
        let blue = y + cb * (2.0 - 2.0 * lb);
        let green = (y - lb * blue - lr * red) / if lg == 0.0 { 1.0 } else { lg };
        [red, green, blue].map(|v| v.round().clamp(0.0, 255.0) as u8)
    }
}

fn ycbcr(file: &File<'_>, d: &Directory) -> YCbCr {
    let sub = file.numbers(d, tag::YCBCR_SUBSAMPLING).unwrap_or_default();
    let part = |i: usize| match sub.get(i) {
        Some(&v @ (1 | 2 | 4)) => v as u32,
        _ => 2,
    };
    let fractions = |tag| file.fractions(d, tag).unwrap_or_default();
    YCbCr {
        subsampling: (part(0), part(1)),
        coefficients: fractions(tag::YCBCR_COEFFICIENTS).try_into().unwrap_or([0.299, 0.587, 0.114]),
        reference: fractions(tag::REFERENCE_BLACK_WHITE)
            .try_into()
            .unwrap_or([0.0, 255.0, 128.0, 255.0, 128.0, 255.0]),
    }
}

fn bits(file: &File<'_>, d: &Directory) -> Result<u32, IntakeError> {
    let bits = file.numbers(d, tag::BITS).unwrap_or_else(|| vec![1]);
    let first = bits.first().copied().unwrap_or(1);
    let format = file.number(d, tag::SAMPLE_FORMAT).unwrap_or(1);
    if bits.iter().any(|&b| b != first) {
        return Err(unsupported("samples of different depth"));
    }
    match (first, format) {
        (_, 3) => Err(unsupported("floating-point samples")),
        (_, 2) => Err(unsupported("signed samples")),
        (1..=16 | 32, _) => Ok(first as u32),
        (n, _) => Err(unsupported(format!("{n} bits per sample"))),
    }
}

fn photometric(file: &File<'_>, d: &Directory, samples: usize) -> Result<Photometric, IntakeError> {
    match file.number(d, tag::PHOTOMETRIC) {
        Some(0) => Ok(Photometric::WhiteIsZero),
        Some(1 | 4) => Ok(Photometric::BlackIsZero),
        Some(2) => Ok(Photometric::Rgb),
        Some(3) => Ok(Photometric::Palette),
        Some(5) if file.number(d, tag::INK_SET).unwrap_or(1) == 1 => Ok(Photometric::Cmyk),
        Some(5) => Err(unsupported("inks other than CMYK")),
        Some(6) => Ok(Photometric::YCbCr),
        Some(8) => Ok(Photometric::CieLab),
        Some(9) => Ok(Photometric::IccLab),
        Some(32_803 | 34_892) => Err(unsupported("camera raw")),
        Some(n) => Err(unsupported(format!("photometric interpretation {n}"))),
        // Not allowed, but old writers of fax pages do it; libtiff guesses the same.
        None if samples >= 3 => Ok(Photometric::Rgb),
        None => Ok(Photometric::WhiteIsZero),
    }
}

fn compression(file: &File<'_>, d: &Directory) -> Result<Compression, IntakeError> {
    let what = match file.number(d, tag::COMPRESSION).unwrap_or(1) {
        1 => return Ok(Compression::None),
        2 | 32_771 => return Ok(Compression::ModifiedHuffman),
        3 => {
            let mixed = file.number(d, tag::T4_OPTIONS).unwrap_or(0) & 1 == 1;
            return Ok(Compression::Group3 { mixed });
        }
        4 => return Ok(Compression::Group4),
        5 => return Ok(Compression::Lzw),
        6 => return Ok(Compression::OldJpeg),
        7 => return Ok(Compression::Jpeg),
        8 | 32_946 => return Ok(Compression::Deflate),
        32_773 => return Ok(Compression::PackBits),
        9 | 10 => "JBIG coding".to_owned(),
        32_809 => "ThunderScan coding".to_owned(),
        34_712 => "JPEG 2000 coding".to_owned(),
        34_925 => "LZMA coding".to_owned(),
        50_000 => "Zstandard coding".to_owned(),
        50_001 => "WebP coding".to_owned(),
        n => format!("compression {n}"),
    };
    Err(unsupported(what))
}
