//! A page taken apart: text and lines at full resolution, the colours of ink, pictures, and the ground they lie on.
//!
//! This is mixed raster content (ITU-T T.44) with one addition: what is printed in one ink needs no picture of its
//! colours, and ground that is nothing but paper needs no picture at all. What the mask does not take stays in the
//! ground, so that faint things become coarser but are never lost.

mod area;
mod ground;
mod grow;
mod ink;
mod loss;

pub use area::Area;
pub use ink::{Inked, Text};
pub use loss::Loss;

use liite_raster::{Bitmap, Channels, Raster};

use crate::clean::grid::{Grid, luma};
use crate::colour;

/// A part of a page as a picture, which may be coarser than the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Patch {
    /// Where it lies, in pixels of the page.
    pub area: Area,
    /// What is there.
    pub raster: Raster,
}

/// A page in layers, the lowest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Layers {
    /// Width of the page in pixels.
    pub width: u32,
    /// Height of the page in pixels.
    pub height: u32,
    /// sRGB of the bare paper.
    pub paper: [u8; 3],
    /// Tints, rules and whatever else is neither bare paper nor ink, at about 100 dots per inch.
    pub ground: Vec<Patch>,
    /// Photographs and other continuous tones, at the page's own resolution.
    pub pictures: Vec<Patch>,
    /// Ink that has colours of its own.
    pub inked: Vec<Inked>,
    /// The ink that most of the page is written in.
    pub text: Option<Text>,
    /// How far the layers are from the page.
    pub loss: Loss,
}

impl Layers {
    /// Part of the page that is pictures, 0 to 1.
    #[must_use]
    pub fn picture_share(&self) -> f64 {
        let pixels: u64 = self.pictures.iter().map(|p| p.area.pixels()).sum();
        pixels as f64 / Area::whole(self.width, self.height).pixels() as f64
    }
}

/// What the ground keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ground {
    /// What is no bare paper, at about 100 dots per inch; bare paper is one colour.
    #[default]
    Evened,
    /// Everything, at about 150 dots per inch: the texture of the paper too.
    Textured,
}

/// Takes a cleaned page of `dpi` dots per inch apart; `ink` is its text and lines, of the same size.
#[must_use]
pub fn split(page: &Raster, ink: &Bitmap, dpi: f64) -> Layers {
    split_over(page, ink, dpi, Ground::Evened)
}

/// As [`split`], over a ground of either kind.
#[must_use]
pub fn split_over(page: &Raster, ink: &Bitmap, dpi: f64, kind: Ground) -> Layers {
    let pictures = colour::picture_areas(page);
    let mut mask = ink.clone();
    for area in &pictures {
        erase(&mut mask, *area);
    }
    let inks = ink::Inks::of(page, &mask, dpi);
    let ground = ground::Ground::under(page, &inks.all(), &pictures, dpi, kind);
    let loss = Loss::between(page, &ground, &inks, &pictures);
    let (text, inked) = inks.into_layers(page.channels());
    Layers {
        width: page.width(),
        height: page.height(),
        paper: ground.paper_colour(),
        ground: ground.patches(page.channels()),
        pictures: pictures.into_iter().map(|area| Patch { area, raster: cut(page, area) }).collect(),
        inked,
        text,
        loss,
    }
}

fn erase(mask: &mut Bitmap, area: Area) {
    for y in area.top..area.bottom {
        for x in area.left..area.right {
            mask.set(x, y, false);
        }
    }
}

/// The part of `page` inside `area`.
fn cut(page: &Raster, area: Area) -> Raster {
    let n = page.channels().count();
    let (from, to) = (area.left as usize * n, area.right as usize * n);
    let data: Vec<u8> = (area.top..area.bottom).flat_map(|y| &page.row(y)[from..to]).copied().collect();
    Raster::from_vec(area.width(), area.height(), page.channels(), data)
        .unwrap_or_else(|_| Raster::filled(area.width(), area.height(), page.channels(), 255))
}

/// The box `cells` of `grid`, which lies over a page of that size, as a picture; grey where the page is.
fn patch_of(grid: &Grid, cells: &Area, (width, height): (u32, u32), channels: Channels) -> Patch {
    let inside = (cells.top..cells.bottom).flat_map(|y| {
        let row = y as usize * grid.cols;
        &grid.cells[row + cells.left as usize..row + cells.right as usize]
    });
    let byte = |v: f32| v.round().clamp(0.0, 255.0) as u8;
    let data: Vec<u8> = match channels {
        Channels::Grey => inside.map(|c| byte(luma(*c))).collect(),
        Channels::Rgb => inside.flat_map(|c| c.map(byte)).collect(),
    };
    let cell = grid.cell as u32;
    let area = Area {
        left: cells.left * cell,
        top: cells.top * cell,
        right: (cells.right * cell).min(width),
        bottom: (cells.bottom * cell).min(height),
    };
    let raster = Raster::from_vec(cells.width(), cells.height(), channels, data)
        .unwrap_or_else(|_| Raster::filled(cells.width(), cells.height(), channels, 255));
    Patch { area, raster }
}

/// The colour of the pixel whose samples begin `p`.
#[inline]
fn rgb(p: &[u8]) -> [u8; 3] {
    match *p {
        [r, g, b] => [r, g, b],
        [v, ..] => [v; 3],
        [] => [255; 3],
    }
}
