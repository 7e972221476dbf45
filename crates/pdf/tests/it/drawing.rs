//! Pictures made for the tests: strokes, noise and patches of colour.

use liite_raster::{Bitmap, Channels, Raster};

/// A small generator of numbers (xorshift), so that every run sees the same picture.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

/// Lines of marks that look like text: a few glyphs used again and again, and some specks.
pub(crate) fn writing(width: u32, height: u32, seed: u64) -> Bitmap {
    let mut dice = Dice(seed * 2 + 1);
    let glyphs: Vec<Vec<u64>> =
        (0..12).map(|_| (0..14).map(|_| dice.roll() & dice.roll() & 0x3FF).collect()).collect();
    let mut page = Bitmap::blank(width, height);
    for top in (10..height.saturating_sub(24)).step_by(24) {
        for left in (10..width.saturating_sub(20)).step_by(13) {
            let glyph = &glyphs[(dice.roll() % 12) as usize];
            for (y, row) in (top..).zip(glyph) {
                (0..10).filter(|x| row >> x & 1 == 1).for_each(|x| page.set(left + x, y, true));
            }
        }
    }
    for _ in 0..width * height / 500 {
        let (x, y) = (dice.roll() % u64::from(width), dice.roll() % u64::from(height));
        page.set(x as u32, y as u32, dice.roll().is_multiple_of(2));
    }
    page
}

/// Every pixel by chance.
pub(crate) fn noise(width: u32, height: u32, seed: u64) -> Bitmap {
    let mut dice = Dice(seed * 2 + 1);
    let mut page = Bitmap::blank(width, height);
    for y in 0..height {
        (0..width).for_each(|x| page.set(x, y, dice.roll().is_multiple_of(2)));
    }
    page
}

/// A soft gradient with a red, a green and a blue patch along its top.
pub(crate) fn patches(width: u32, height: u32) -> Raster {
    let mut data = Vec::new();
    for y in 0..height {
        for x in 0..width {
            data.extend(match (y < height / 4, x * 3 / width) {
                (true, 0) => [220, 30, 30],
                (true, 1) => [30, 200, 40],
                (true, _) => [20, 40, 210],
                _ => [255, 250, (200 + x * 50 / width) as u8],
            });
        }
    }
    Raster::from_vec(width, height, Channels::Rgb, data).unwrap()
}

/// Mean distance of two pictures of one shape, in levels.
pub(crate) fn distance(a: &Raster, b: &Raster) -> f64 {
    assert_eq!((a.width(), a.height(), a.channels()), (b.width(), b.height(), b.channels()));
    let sum: u64 = a.data().iter().zip(b.data()).map(|(a, b)| u64::from(a.abs_diff(*b))).sum();
    sum as f64 / a.data().len() as f64
}

/// Reads a binary PBM, PGM or PPM as other programs write them.
pub(crate) fn read_pnm(bytes: &[u8]) -> Raster {
    let mut at = 0;
    let mut word = || {
        while bytes[at].is_ascii_whitespace() {
            at += 1;
        }
        let from = at;
        while !bytes[at].is_ascii_whitespace() {
            at += 1;
        }
        at += 1;
        String::from_utf8(bytes[from..at - 1].to_vec()).unwrap()
    };
    let kind = word();
    let (width, height): (u32, u32) = (word().parse().unwrap(), word().parse().unwrap());
    if kind != "P4" {
        assert_eq!(word(), "255");
    }
    let data = &bytes[at..];
    match kind.as_str() {
        "P4" => {
            let stride = width.div_ceil(8) as usize;
            let bit = |x: u32, y: u32| data[y as usize * stride + x as usize / 8] & (0x80 >> (x % 8)) != 0;
            let grey = (0..height).flat_map(|y| (0..width).map(move |x| if bit(x, y) { 0 } else { 255 }));
            Raster::from_vec(width, height, Channels::Grey, grey.collect()).unwrap()
        }
        "P5" => Raster::from_vec(width, height, Channels::Grey, data.to_vec()).unwrap(),
        "P6" => Raster::from_vec(width, height, Channels::Rgb, data.to_vec()).unwrap(),
        other => panic!("{other} is not a kind of PNM"),
    }
}
