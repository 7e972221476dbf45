//! A picture as cosine coefficients: the part of the work that all its qualities share.

use liite_raster::{Channels, Raster};
use rayon::prelude::*;

use super::dct::{self, Coefficients};
use super::levels::Levels;
use super::ringing;
use super::samples::{Strips, WHITE};
use super::scan::{self, Count, Scan};
use super::script::{self, Search};
use super::tables::Table;
use super::trellis::Rates;
use super::write;
use super::{Effort, Quality, Subsampling};
use crate::PdfError;
use crate::code::{Coded, Coding};

/// The coefficients of one plane, block after block.
#[derive(Debug, Clone)]
pub(super) struct Plane {
    pub(super) across: usize,
    pub(super) down: usize,
    /// Blocks on a side of a coding unit.
    pub(super) unit: usize,
    pub(super) coefficients: Vec<Coefficients>,
}

impl Plane {
    fn new(width: usize, height: usize, unit: usize) -> Self {
        let (across, down) = (width.div_ceil(8), height.div_ceil(8));
        Self { across, down, unit, coefficients: vec![[0; 64]; across * down] }
    }

    /// Coding units across and down.
    pub(super) fn units(&self) -> (usize, usize) {
        (self.across.div_ceil(self.unit), self.down.div_ceil(self.unit))
    }

    /// DC coefficients in the order of the coding units; blocks outside the picture repeat the one before.
    pub(super) fn dc(&self) -> Vec<i16> {
        let (across, down) = self.units();
        let mut out = Vec::with_capacity(across * down * self.unit * self.unit);
        let mut last = 0;
        for y in 0..down {
            for x in 0..across {
                for (v, u) in (0..self.unit).flat_map(|v| (0..self.unit).map(move |u| (v, u))) {
                    let (row, column) = (y * self.unit + v, x * self.unit + u);
                    if row < self.down && column < self.across {
                        last = self.coefficients.get(row * self.across + column).map_or(last, |c| c[0]);
                    }
                    out.push(last);
                }
            }
        }
        out
    }

    fn part(&self, x: usize, y: usize, width: usize, height: usize) -> Self {
        let (across, down) = (width.div_ceil(8), height.div_ceil(8));
        let rows = self.coefficients.chunks(self.across).skip(y).take(down);
        let coefficients = rows.flat_map(|row| row.iter().skip(x).take(across).copied()).collect();
        Self { across, down, unit: self.unit, coefficients }
    }
}

/// A picture transformed once, to be coded at any number of qualities.
///
/// Takes 2 bytes a sample: 3 bytes a pixel where colour is halved, 6 where it is not, 2 for grey.
#[derive(Debug, Clone)]
pub struct Transformed {
    width: u16,
    height: u16,
    channels: Channels,
    planes: Vec<Plane>,
}

impl Transformed {
    /// Transforms `picture`; a grey one has no colour to halve.
    ///
    /// # Errors
    /// [`PdfError::PictureTooLarge`] above 65 535 pixels on a side.
    pub fn of(picture: &Raster, subsampling: Subsampling) -> Result<Self, PdfError> {
        let (width, height) = (picture.width(), picture.height());
        let too_large = |_| PdfError::PictureTooLarge { width, height, limit: u32::from(u16::MAX) };
        let (w, h) = (u16::try_from(width).map_err(too_large)?, u16::try_from(height).map_err(too_large)?);
        let channels = picture.channels();
        let halved = channels == Channels::Rgb && subsampling == Subsampling::Halved;
        let side = |plane: usize, side: u16| {
            if halved && plane > 0 { usize::from(side).div_ceil(2) } else { usize::from(side) }
        };
        let unit = |plane: usize| if halved && plane == 0 { 2 } else { 1 };
        let mut planes: Vec<Plane> =
            (0..channels.count()).map(|p| Plane::new(side(p, w), side(p, h), unit(p))).collect();
        // One row of coding units to a task, of all planes.
        let units = planes.first().map_or(0, |p| p.units().1);
        let mut rows: Vec<Vec<&mut [Coefficients]>> = (0..units).map(|_| Vec::new()).collect();
        for plane in &mut planes {
            let chunks = plane.coefficients.chunks_mut(plane.across * plane.unit);
            rows.iter_mut().zip(chunks).for_each(|(row, chunk)| row.push(chunk));
        }
        rows.into_par_iter().enumerate().with_min_len(2).for_each_init(
            Strips::default,
            |strips, (y, row)| {
                strips.take(picture, y, halved);
                for (plane, (blocks, strip)) in row.into_iter().zip(&strips.planes).enumerate() {
                    let across = side(plane, w).div_ceil(8);
                    for (i, to) in blocks.iter_mut().enumerate() {
                        let mut block = strip.block(i % across, i / across);
                        *to = transform(&mut block, plane == 0);
                    }
                }
            },
        );
        Ok(Self { width: w, height: h, channels, planes })
    }

    /// The picture's size in pixels.
    #[must_use]
    pub fn size(&self) -> (u32, u32) {
        (u32::from(self.width), u32::from(self.height))
    }

    /// Pixels on a side of a coding unit, at whose borders a part may begin: 8, or 16 where colour is halved.
    #[must_use]
    pub fn unit(&self) -> u32 {
        self.planes.first().map_or(8, |p| 8 * p.unit as u32)
    }

    /// The part of the picture that begins at (`left`, `top`), taken down to a multiple of [`unit`](Self::unit), and
    /// measures at most `width` x `height` pixels; `None` where that is nothing.
    #[must_use]
    pub fn part(&self, left: u32, top: u32, width: u32, height: u32) -> Option<Self> {
        let unit = self.unit();
        let (x, y) = (left / unit, top / unit);
        let within = |start: u32, length: u32, side: u16| {
            let start = start.checked_mul(unit)?;
            u16::try_from(length.min(u32::from(side).checked_sub(start)?)).ok().filter(|l| *l > 0)
        };
        let (w, h) = (within(x, width, self.width)?, within(y, height, self.height)?);
        let halved = unit == 16;
        let planes = self.planes.iter().enumerate().map(|(i, plane)| {
            let share = if halved && i > 0 { 2 } else { 1 };
            plane.part(
                x as usize * plane.unit,
                y as usize * plane.unit,
                usize::from(w).div_ceil(share),
                usize::from(h).div_ceil(share),
            )
        });
        Some(Self { width: w, height: h, channels: self.channels, planes: planes.collect() })
    }

    fn frame(&self) -> write::Frame {
        let units = self.planes.iter().map(|p| p.unit as u8).collect();
        write::Frame { width: self.width, height: self.height, units }
    }

    /// The tables of luma and colour, as many as there are.
    fn tables(&self, quality: Quality) -> Vec<Table> {
        match self.channels {
            Channels::Grey => vec![Table::luma(quality.luma)],
            Channels::Rgb => vec![Table::luma(quality.luma), Table::colour(quality.colour)],
        }
    }

    fn levels(&self, quality: Quality, tables: &[Table]) -> Vec<Levels> {
        let of_plane = |plane: usize| tables.get(plane.min(1)).or(tables.first());
        let quantised = |rates: &[Rates]| -> Vec<Levels> {
            let each = self
                .planes
                .par_iter()
                .enumerate()
                .filter_map(|(i, plane)| Some(Levels::of(plane, of_plane(i)?, rates.get(i))));
            each.collect()
        };
        let nearest = quantised(&[]);
        match quality.effort {
            Effort::Fast => nearest,
            Effort::Small => quantised(&rates(&nearest)),
        }
    }

    /// Bytes of [`at`](Self::at), estimated without writing them: all symbols are counted, only the bytes that keep
    /// data apart from markers are guessed. Within 1 % and 64 bytes.
    #[must_use]
    pub fn size_at(&self, quality: impl Into<Quality>) -> usize {
        let quality = quality.into();
        let tables = self.tables(quality);
        let levels = self.levels(quality, &tables);
        let scans = script::choose(&levels, Search::of(quality.effort));
        write::size(&self.frame(), &levels, &tables, &scans)
    }

    /// The JPEG at a quality.
    #[must_use]
    pub fn at(&self, quality: impl Into<Quality>) -> Coded {
        let quality = quality.into();
        let tables = self.tables(quality);
        let levels = self.levels(quality, &tables);
        let scans = script::choose(&levels, Search::of(quality.effort));
        let bytes = write::file(&self.frame(), &levels, &tables, &scans);
        let (width, height) = self.size();
        Coded { width, height, coding: Coding::Jpeg { channels: self.channels }, bytes }
    }
}

/// What each symbol of each plane costs.
fn rates(levels: &[Levels]) -> Vec<Rates> {
    let units = levels.first().map_or(0, |l| l.dc.len() / l.per_unit.max(1));
    let mut dc = vec![Count::default(); levels.len()];
    scan::dc(levels, 0..units, |plane, size, _, _| {
        if let Some(count) = dc.get_mut(plane) {
            count.histogram[usize::from(size)] += 1;
        }
    });
    let of = |(plane, levels): (usize, &Levels)| {
        let whole = Scan::First { plane, from: 1, to: 63, low: 0 };
        let mut ac = Count::default();
        scan::ac(levels, whole, 0..levels.blocks(), &mut ac);
        Some(Rates::new(&ac.histogram, &dc.get(plane)?.histogram))
    };
    levels.par_iter().enumerate().filter_map(of).collect()
}

#[inline]
fn transform(block: &mut dct::Block, luma: bool) -> Coefficients {
    let (mut least, mut most) = ([i16::MAX; 8], [i16::MIN; 8]);
    for row in block.iter() {
        for i in 0..8 {
            least[i] = least[i].min(row[i]);
            most[i] = most[i].max(row[i]);
        }
    }
    let (least, most) = (least.iter().min().copied().unwrap_or(0), most.iter().max().copied().unwrap_or(0));
    if least == most {
        let mut flat = [0; 64];
        flat[0] = dct::flat(least);
        return flat;
    }
    if luma && most == WHITE {
        ringing::overshoot(block, least);
    }
    dct::forward(block)
}
