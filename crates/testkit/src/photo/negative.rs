//! Pictures in which there is no page to find.

use liite_raster::Raster;

use super::pyramid::LINEAR;
use super::scene::{Background, Scene};
use super::sensor::{self, Exposure};
use super::surface::Surface;
use super::{clutter, compress, light::Illumination};
use crate::canvas::{Canvas, blend, capsule, rgb, rounded_box, scaled};
use crate::prng::{Prng, fractal, noise, smoothstep};

/// What a picture without a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoPage {
    /// A bare surface.
    Surface,
    /// A table with things on it, none of them paper.
    Table,
    /// A head and shoulders before a wall.
    Portrait,
    /// Sky, hills and trees.
    Landscape,
    /// A brick wall.
    Wall,
    /// Squares.
    Checker,
}

/// A picture of 1200 x 900 or 900 x 1200 pixels without any page.
#[must_use]
pub fn no_page(seed: u64) -> Raster {
    const ALL: [NoPage; 6] =
        [NoPage::Surface, NoPage::Table, NoPage::Portrait, NoPage::Landscape, NoPage::Wall, NoPage::Checker];
    let mut rng = Prng::new(seed ^ 0x0FF);
    let size = if rng.chance(0.5) { (1200, 900) } else { (900, 1200) };
    no_page_of(ALL[(seed % 6) as usize], rng.bits(), size)
}

/// A picture of the kind and the size asked for, without any page.
#[must_use]
pub fn no_page_of(kind: NoPage, seed: u64, size: (u32, u32)) -> Raster {
    let mut rng = Prng::new(seed);
    let mut scene = Scene::random(rng.bits());
    scene.size = size;
    // The picture is 400 mm wide on its longer side.
    let scale = size.0.max(size.1).max(1) as f32 / 400.0;
    let (w, h) = (size.0 as f32 / scale, size.1 as f32 / scale);
    let mut canvas = Canvas::new([0.0, 0.0, w, h], scale);
    let surfaces = [
        Background::Wood,
        Background::Cloth,
        Background::Tiles,
        Background::Plain,
        Background::DarkDesk,
        Background::WhiteDesk,
        Background::Carpet,
        Background::Marble,
    ];
    let background = match kind {
        NoPage::Wall => Background::Bricks,
        NoPage::Checker => Background::Checker,
        NoPage::Portrait => Background::Room,
        _ => *rng.pick(&surfaces),
    };
    let surface = Surface::new(background, rng.bits(), scene.texture);
    match kind {
        NoPage::Landscape => landscape(&mut canvas, rng.bits() as u32),
        _ => canvas.fill(|x, y| surface.colour(x, y)),
    }
    match kind {
        NoPage::Table => clutter_without_paper(&mut canvas, &mut rng),
        NoPage::Portrait => portrait(&mut canvas, &mut rng),
        _ => {}
    }
    let light = Illumination::new(&scene.light, scene.warmth);
    let flat_light = matches!(kind, NoPage::Landscape | NoPage::Portrait);
    let mut data = Vec::with_capacity(canvas.raster.data().len());
    for y in 0..canvas.raster.height() {
        for (x, pixel) in canvas.raster.row(y).chunks_exact(3).enumerate() {
            let at = if flat_light {
                [1.0; 3]
            } else {
                light.at(x as f32 / scale - w / 2.0, y as f32 / scale - h / 2.0)
            };
            data.extend(pixel.iter().zip(at).map(|(&v, l)| LINEAR[usize::from(v)] * l));
        }
    }
    let (width, height) = (canvas.raster.width() as usize, canvas.raster.height() as usize);
    compress(sensor::develop(Exposure { width, height, data }, &scene), scene.jpeg_quality).0
}

/// Everything but rectangles of paper: round and long things.
fn clutter_without_paper(canvas: &mut Canvas, rng: &mut Prng) {
    clutter::strew_round(canvas, rng.bits(), 3 + rng.below(6) as u32);
}

fn landscape(canvas: &mut Canvas, seed: u32) {
    let b = canvas.bounds();
    let (w, h) = (b[2], b[3]);
    canvas.fill(|x, y| {
        let horizon = h * (0.45 + 0.12 * (fractal(seed, x / w * 3.0, 0.0, 4) - 0.5));
        let hill = h * (0.55 + 0.3 * (fractal(seed ^ 2, x / w * 5.0, 9.0, 4) - 0.5));
        let trees = h * (0.72 + 0.1 * (fractal(seed ^ 3, x / 9.0, 4.0, 5) - 0.5));
        if y < horizon {
            let cloud = smoothstep(0.5, 0.7, fractal(seed ^ 5, x / 90.0, y / 40.0, 5));
            return blend(
                blend(rgb(90, 140, 210), rgb(190, 214, 236), y / horizon),
                rgb(248, 248, 250),
                cloud,
            );
        }
        let leaf = fractal(seed ^ 7, x / 3.0, y / 3.0, 4);
        if y < hill {
            return scaled(rgb(120, 140, 150), 0.8 + 0.4 * leaf);
        }
        if y < trees {
            return scaled(rgb(70, 110, 60), 0.5 + leaf);
        }
        scaled(blend(rgb(120, 140, 70), rgb(90, 120, 50), noise(seed, x / 30.0, y / 12.0)), 0.6 + 0.8 * leaf)
    });
}

fn portrait(canvas: &mut Canvas, rng: &mut Prng) {
    let b = canvas.bounds();
    let unit = b[2].min(b[3]) / 300.0;
    let (cx, cy) = (b[2] / 2.0 + rng.range(-30.0, 30.0) as f32, b[3] * 0.42);
    crate::portrait::paint(canvas, rng, (cx, cy), 62.0 * unit);
    // A hand in front now and then.
    if rng.chance(0.3) {
        let skin = rgb(222, 170, 140);
        let (a, c) = ((b[2] * 0.9, b[3]), (b[2] * 0.8, b[3] * 0.7));
        canvas.shape(
            [0.0, 0.0, b[2], b[3]],
            1.0,
            1.0,
            |x, y| (capsule(x, y, a, c) - 14.0 * unit).min(rounded_box(x - a.0, y - a.1, (30.0, 20.0), 9.0)),
            |_, _| skin,
        );
    }
}
