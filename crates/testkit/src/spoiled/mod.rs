//! Photographs spoiled in one way or in several, from hardly to hopelessly, with the text that stood on the paper.

mod after;

use liite_raster::{Point, Quad, Raster};

use crate::photo::{Background, Folds, Scene, Shadow, simulate};
use crate::prng::Prng;
use crate::typeset::{Note, Texts, Typeset, note};

/// What went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Spoiling {
    /// Nothing.
    None,
    /// Out of focus.
    Defocus,
    /// The phone moved.
    Motion,
    /// Little light: noise.
    LowLight,
    /// Taken from afar, or by a camera of few pixels.
    Far,
    /// Small print.
    SmallPrint,
    /// Pale ink.
    Faint,
    /// A messenger's compression.
    Compression,
    /// A lamp mirrored in the paper.
    Glare,
    /// A deep shadow over the text.
    Shadow,
    /// Fingers over the text.
    Finger,
    /// A part of the paper outside the picture.
    Cut,
    /// A corner folded over.
    Folded,
    /// A screen, photographed: the beat of two grids.
    Screen,
    /// Several of the above.
    Several,
}

impl Spoiling {
    /// All of them.
    pub const ALL: [Spoiling; 15] = [
        Spoiling::None,
        Spoiling::Defocus,
        Spoiling::Motion,
        Spoiling::LowLight,
        Spoiling::Far,
        Spoiling::SmallPrint,
        Spoiling::Faint,
        Spoiling::Compression,
        Spoiling::Glare,
        Spoiling::Shadow,
        Spoiling::Finger,
        Spoiling::Cut,
        Spoiling::Folded,
        Spoiling::Screen,
        Spoiling::Several,
    ];
}

/// A photograph of a small sheet and what is known about it.
#[derive(Debug, Clone)]
pub struct Spoiled {
    /// The photograph.
    pub raster: Raster,
    /// The sheet's corners in it, clockwise from its own top left; those of the picture where the sheet is cut.
    pub quad: Quad,
    /// Whether the sheet does not lie whole in the picture.
    pub cut: bool,
    /// What is printed on the whole sheet.
    pub text: String,
}

/// Width and height of the sheets in millimetres.
pub const SHEET_MM: (f64, f64) = (120.0, 84.0);
/// Longer side of the photographs in pixels.
const SIDE: f64 = 1200.0;

/// A sheet with sentences of `texts`, spoiled with a `strength` from 0 (not at all) to 1 (beyond reading, nearly always).
#[must_use]
pub fn photograph(spoiling: Spoiling, strength: f64, texts: Texts, seed: u64) -> Spoiled {
    let mut rng = Prng::new(seed ^ 0x5901_1ED0);
    let strength = strength.clamp(0.0, 1.0);
    let mut sheet = Note {
        texts,
        seed,
        size_mm: SHEET_MM,
        points: rng.range(9.0, 13.0),
        ink: rng.range(10.0, 60.0) as u8,
    };
    let mut scene = everyday(&mut rng, seed);
    let mut afterwards = after::After::default();
    let mut spoil = |what: Spoiling, strength: f64, rng: &mut Prng| {
        before(what, strength, rng, &mut sheet, &mut scene);
        afterwards.add(what, strength);
    };
    if spoiling == Spoiling::Several {
        for _ in 0..2 + rng.below(2) {
            let what = Spoiling::ALL[1 + rng.below(Spoiling::ALL.len() - 2)];
            let part = strength * rng.range(0.3, 0.9);
            spoil(what, part, &mut rng);
        }
    } else {
        spoil(spoiling, strength, &mut rng);
    }
    let mut page = note(&sheet, 300.0);
    if let Some(share) = afterwards.folded {
        after::fold_corner(&mut page.raster, share, rng.below(4));
    }
    taken(&page, &scene, &afterwards, seed)
}

/// A photograph as careful people take it: a little tilted and turned, no two alike.
fn everyday(rng: &mut Prng, seed: u64) -> Scene {
    let side = SIDE * rng.range(0.9, 1.1);
    let mut scene = Scene::calm(seed, (side as u32, (side * 0.75) as u32));
    scene.background =
        *rng.pick(&[Background::DarkDesk, Background::Wood, Background::Plain, Background::Tiles]);
    scene.tilt = rng.range(0.0, 14.0);
    scene.azimuth = rng.range(0.0, 360.0);
    scene.rotation = rng.normal().clamp(-2.0, 2.0) * 1.5;
    scene.fill = rng.range(0.85, 0.95);
    scene.defocus = rng.range(0.4, 0.8);
    scene.noise = rng.range(0.3, 1.3);
    scene.warmth = rng.range(-0.5, 0.5);
    scene.sharpening = rng.range(0.2, 1.0);
    scene.jpeg_quality = rng.range(80.0, 95.0) as u8;
    scene.light.exposure = rng.range(0.65, 1.0);
    scene.light.ambient = rng.range(0.4, 0.85);
    scene.curl = rng.range(0.0, 1.5);
    if rng.chance(0.3) {
        scene.light.shadow = Shadow::Edge { offset: rng.range(-50.0, 50.0), angle: rng.range(0.0, 360.0) };
        scene.light.shadow_strength = rng.range(0.2, 0.5);
    }
    scene
}

/// What goes wrong before the shutter opens.
fn before(what: Spoiling, strength: f64, rng: &mut Prng, sheet: &mut Note, scene: &mut Scene) {
    let to = |from: f64, end: f64| from * (end / from).powf(strength);
    match what {
        Spoiling::Defocus => scene.defocus = scene.defocus.max(to(0.5, 9.0)),
        Spoiling::Motion => scene.motion = (to(1.0, 26.0), rng.range(0.0, 180.0)),
        Spoiling::LowLight => {
            scene.light.exposure = to(0.7, 0.07);
            scene.noise = to(1.2, 26.0);
            scene.sharpening *= 1.0 - 0.7 * strength;
        }
        Spoiling::Far => scene.fill = to(0.85, 0.13),
        Spoiling::SmallPrint => sheet.points = to(9.0, 2.4),
        Spoiling::Faint => {
            sheet.ink =
                (sheet.ink as f64 + (252.0 - sheet.ink as f64) * (1.0 - (1.0 - strength).powi(2))) as u8;
            scene.noise = scene.noise.max(1.0);
        }
        Spoiling::Compression => scene.jpeg_quality = to(70.0, 2.0).round() as u8,
        Spoiling::Glare => {
            scene.light.glare = to(0.2, 12.0);
            scene.light.glare_at = (rng.range(-35.0, 35.0), rng.range(-25.0, 25.0));
        }
        Spoiling::Shadow => {
            scene.light.shadow =
                Shadow::Edge { offset: rng.range(-35.0, 15.0), angle: rng.range(0.0, 360.0) };
            scene.light.shadow_strength = 0.6 + 0.4 * strength;
            scene.light.ambient = to(0.5, 0.008);
            scene.light.penumbra = rng.range(1.0, 8.0);
            scene.noise = to(1.0, 7.0);
        }
        Spoiling::Finger => scene.fingers = 1 + (strength * 4.4) as u32,
        Spoiling::Folded if strength > 0.5 => {
            scene.folds = *rng.pick(&[Folds::None, Folds::Half, Folds::Thirds]);
        }
        _ => {}
    }
}

fn taken(page: &Typeset, scene: &Scene, afterwards: &after::After, seed: u64) -> Spoiled {
    let taken = simulate(&page.raster, page.size_mm, scene);
    let (mut raster, mut quad, mut cut) = (taken.raster, taken.quad, taken.cut);
    if let Some(strength) = afterwards.screen {
        after::beat(&mut raster, strength, seed);
    }
    if let Some(share) = afterwards.cut {
        raster = after::cropped(&raster, &quad, share, seed);
        let (w, h) = (f64::from(raster.width()), f64::from(raster.height()));
        quad = Quad([Point::new(0.0, 0.0), Point::new(w, 0.0), Point::new(w, h), Point::new(0.0, h)]);
        cut = true;
    }
    Spoiled { raster, quad, cut, text: page.text.clone() }
}
