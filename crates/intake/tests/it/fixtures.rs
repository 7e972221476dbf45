//! Files made on the spot: TIFF by hand, JPEG by an encoder with markers spliced in.

use std::ops::ControlFlow;

use liite_intake::{IntakeError, Limits, Picture, decode};
use liite_raster::{Channels, Raster};

/// Everything a file gives, with the usual limits.
pub(crate) fn pictures(bytes: &[u8]) -> Result<Vec<Picture>, IntakeError> {
    pictures_within(bytes, &Limits::default())
}

pub(crate) fn pictures_within(bytes: &[u8], limits: &Limits) -> Result<Vec<Picture>, IntakeError> {
    let mut all = Vec::new();
    let given = decode(bytes, limits, &mut |p| {
        all.push(p);
        ControlFlow::Continue(())
    })?;
    assert_eq!(given as usize, all.len());
    Ok(all)
}

/// The only picture of a file.
pub(crate) fn picture(bytes: &[u8]) -> Picture {
    let mut all = pictures(bytes).expect("decodes");
    assert_eq!(all.len(), 1);
    all.remove(0)
}

/// Quarters of different colours and sizes, so that no turn or mirroring leaves it as it is.
pub(crate) fn flag(width: u32, height: u32) -> Raster {
    let mut data = Vec::new();
    for y in 0..height {
        for x in 0..width {
            data.extend(match (x < width / 3, y < height / 4) {
                (true, true) => [220, 40, 30],
                (false, true) => [30, 160, 60],
                (true, false) => [40, 70, 200],
                (false, false) => [235, 235, 225],
            });
        }
    }
    Raster::from_vec(width, height, Channels::Rgb, data).unwrap()
}

/// How the flag would be stored for a file that says `orientation`.
pub(crate) fn stored_for(upright: &Raster, orientation: u16) -> Raster {
    let (w, h) = (upright.width(), upright.height());
    // EXIF: where row 0 and column 0 of the stored picture lie in the upright one.
    let (sw, sh) = if orientation >= 5 { (h, w) } else { (w, h) };
    let mut data = Vec::new();
    for y in 0..sh {
        for x in 0..sw {
            let (ux, uy) = match orientation {
                2 => (w - 1 - x, y),
                3 => (w - 1 - x, h - 1 - y),
                4 => (x, h - 1 - y),
                5 => (y, x),
                6 => (w - 1 - y, x),
                7 => (w - 1 - y, h - 1 - x),
                8 => (y, h - 1 - x),
                _ => (x, y),
            };
            let at = ux as usize * 3;
            data.extend_from_slice(&upright.row(uy)[at..at + 3]);
        }
    }
    Raster::from_vec(sw, sh, Channels::Rgb, data).unwrap()
}

/// Mean absolute difference per sample.
pub(crate) fn difference(a: &Raster, b: &Raster) -> f64 {
    assert_eq!((a.width(), a.height(), a.channels()), (b.width(), b.height(), b.channels()));
    let sum: u64 = a.data().iter().zip(b.data()).map(|(x, y)| u64::from(x.abs_diff(*y))).sum();
    sum as f64 / a.data().len() as f64
}

pub(crate) fn jpeg(raster: &Raster, setup: impl FnOnce(&mut jpeg_encoder::Encoder<&mut Vec<u8>>)) -> Vec<u8> {
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, 95);
    setup(&mut encoder);
    let colour = match raster.channels() {
        Channels::Grey => jpeg_encoder::ColorType::Luma,
        Channels::Rgb => jpeg_encoder::ColorType::Rgb,
    };
    encoder.encode(raster.data(), raster.width() as u16, raster.height() as u16, colour).unwrap();
    out
}

/// A segment put behind the start of a JPEG.
pub(crate) fn with_segment(jpeg: &[u8], marker: u8, content: &[u8]) -> Vec<u8> {
    let length = (content.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, content, &jpeg[2..]].concat()
}

/// EXIF with an orientation, a resolution and a place on earth.
pub(crate) fn exif(orientation: u16) -> Vec<u8> {
    let mut file = Tiff::little();
    file.short(274, &[orientation]);
    file.fraction(282, &[(300, 1)]);
    file.fraction(283, &[(150, 1)]);
    file.short(296, &[2]);
    file.ascii(270, "60.1699 N 24.9384 E GPS-SECRET");
    [b"Exif\0\0", file.finish().as_slice()].concat()
}

/// Tag, type, count and value bytes.
type Tag = (u16, u16, u32, Vec<u8>);

/// A TIFF file being written by hand: directories of tags whose values follow them.
pub(crate) struct Tiff {
    little: bool,
    pages: Vec<Vec<Tag>>,
    strips: Vec<Vec<Vec<u8>>>,
    /// Whether the last directory points back at the first.
    pub(crate) endless: bool,
}

impl Tiff {
    pub(crate) fn little() -> Self {
        Self { little: true, pages: vec![Vec::new()], strips: vec![Vec::new()], endless: false }
    }

    pub(crate) fn big() -> Self {
        Self { little: false, ..Self::little() }
    }

    pub(crate) fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.strips.push(Vec::new());
    }

    fn two(&self, v: u16) -> [u8; 2] {
        if self.little { v.to_le_bytes() } else { v.to_be_bytes() }
    }

    fn four(&self, v: u32) -> [u8; 4] {
        if self.little { v.to_le_bytes() } else { v.to_be_bytes() }
    }

    fn tag(&mut self, tag: u16, kind: u16, count: usize, bytes: Vec<u8>) {
        let page = self.pages.last_mut().unwrap();
        page.retain(|t| t.0 != tag);
        page.push((tag, kind, count as u32, bytes));
    }

    pub(crate) fn short(&mut self, tag: u16, values: &[u16]) {
        let bytes = values.iter().flat_map(|&v| self.two(v)).collect();
        self.tag(tag, 3, values.len(), bytes);
    }

    pub(crate) fn long(&mut self, tag: u16, values: &[u32]) {
        let bytes = values.iter().flat_map(|&v| self.four(v)).collect();
        self.tag(tag, 4, values.len(), bytes);
    }

    pub(crate) fn fraction(&mut self, tag: u16, values: &[(u32, u32)]) {
        let bytes = values.iter().flat_map(|&(a, b)| [self.four(a), self.four(b)].concat()).collect();
        self.tag(tag, 5, values.len(), bytes);
    }

    pub(crate) fn ascii(&mut self, tag: u16, text: &str) {
        self.tag(tag, 2, text.len() + 1, [text.as_bytes(), b"\0"].concat());
    }

    /// The tags that every page has: size, bits of each sample, coding, meaning.
    pub(crate) fn basics(&mut self, size: (u32, u32), bits: &[u16], compression: u16, photometric: u16) {
        self.long(256, &[size.0]);
        self.long(257, &[size.1]);
        self.short(258, bits);
        self.short(259, &[compression]);
        self.short(262, &[photometric]);
        self.short(277, &[bits.len() as u16]);
    }

    pub(crate) fn strips(&mut self, rows: u32, strips: Vec<Vec<u8>>) {
        self.long(278, &[rows]);
        *self.strips.last_mut().unwrap() = strips;
    }

    pub(crate) fn tiles(&mut self, width: u32, height: u32, tiles: Vec<Vec<u8>>) {
        self.long(322, &[width]);
        self.long(323, &[height]);
        *self.strips.last_mut().unwrap() = tiles;
    }

    pub(crate) fn finish(mut self) -> Vec<u8> {
        let magic: &[u8] = if self.little { b"II" } else { b"MM" };
        let mut out = [magic, &self.two(42), &self.four(0)].concat();
        let mut link = 4;
        let mut first = 0;
        for i in 0..self.pages.len() {
            let strips = std::mem::take(&mut self.strips[i]);
            let mut page = std::mem::take(&mut self.pages[i]);
            if !strips.is_empty() {
                let tiled = page.iter().any(|t| t.0 == 322);
                let (offsets, counts) = if tiled { (324, 325) } else { (273, 279) };
                let mut at = Vec::new();
                let mut lengths = Vec::new();
                for strip in &strips {
                    at.extend(self.four(out.len() as u32));
                    lengths.extend(self.four(strip.len() as u32));
                    out.extend_from_slice(strip);
                }
                page.push((offsets, 4, strips.len() as u32, at));
                page.push((counts, 4, strips.len() as u32, lengths));
            }
            page.sort_by_key(|t| t.0);
            let start = out.len() as u32;
            if i == 0 {
                first = start;
            }
            out[link..link + 4].copy_from_slice(&self.four(start));
            let mut values_at = start as usize + 2 + page.len() * 12 + 4;
            let mut values = Vec::new();
            out.extend(self.two(page.len() as u16));
            for (tag, kind, count, bytes) in page {
                out.extend(self.two(tag));
                out.extend(self.two(kind));
                out.extend(self.four(count));
                if bytes.len() <= 4 {
                    out.extend(bytes.iter().copied().chain([0; 4]).take(4));
                } else {
                    out.extend(self.four(values_at as u32));
                    values_at += bytes.len();
                    values.extend(bytes);
                }
            }
            link = out.len();
            out.extend([0; 4]);
            out.extend(values);
        }
        if self.endless {
            out[link..link + 4].copy_from_slice(&self.four(first));
        }
        out
    }
}

/// A bilevel test picture: a frame, a diagonal and blank rows; true is ink.
pub(crate) fn drawing(width: u32, height: u32) -> Vec<Vec<bool>> {
    let ink = |x: u32, y: u32| {
        (y == 2 && x > 1)
            || x == width - 1
            || ((x * 7 + y * 3).is_multiple_of(31) && !y.is_multiple_of(5))
            || (x == 0 && y > 6)
    };
    (0..height).map(|y| (0..width).map(|x| ink(x, y)).collect()).collect()
}

/// Rows of bits, packed, 1 for ink.
pub(crate) fn packed(rows: &[Vec<bool>]) -> Vec<u8> {
    rows.iter()
        .flat_map(|row| {
            row.chunks(8)
                .map(|bits| bits.iter().enumerate().fold(0, |b, (i, &ink)| b | (u8::from(ink) << (7 - i))))
        })
        .collect()
}

/// The raster that a drawing must come out as.
pub(crate) fn drawn(rows: &[Vec<bool>]) -> Raster {
    let data = rows.iter().flatten().map(|&ink| if ink { 0 } else { 255 }).collect();
    Raster::from_vec(rows[0].len() as u32, rows.len() as u32, Channels::Grey, data).unwrap()
}

pub(crate) fn group4(rows: &[Vec<bool>]) -> Vec<u8> {
    let mut encoder = fax::encoder::Encoder::new(fax::VecWriter::new());
    for row in rows {
        let colours = row.iter().map(|&ink| if ink { fax::Color::Black } else { fax::Color::White });
        let Ok(()) = encoder.encode_line(colours, row.len() as u32);
    }
    let Ok(writer) = encoder.finish();
    writer.finish()
}

/// A profile that says sRGB with red and green changed for each other.
pub(crate) fn swapping_profile() -> Vec<u8> {
    let mut profile = moxcms::ColorProfile::new_srgb();
    std::mem::swap(&mut profile.red_colorant, &mut profile.green_colorant);
    profile.cicp = None;
    profile.encode().unwrap()
}
