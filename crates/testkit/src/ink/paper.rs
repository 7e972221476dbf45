//! What a sheet is before anything is written on it: tone, fibres, tint, the other side's ink.

use crate::Prng;
use crate::canvas::{Colour, blend, rgb};
use crate::prng::{fractal, noise, smoothstep};

use super::Kind;
use super::layer::{Plane, Sheet};
use super::subject;

/// Makes the paper of a `kind`.
pub(super) fn make(sheet: &mut Sheet, kind: Kind, rng: &mut Prng, x_height: f32) {
    let seed = rng.bits() as u32;
    if kind == Kind::CleanScan {
        let white = rng.range(0.94, 1.0) as f32;
        sheet.filter(|_, _| [white; 3]);
        return;
    }
    if !kind.historic() {
        let tint = if rng.chance(0.2) { rng.range(0.0, 0.12) as f32 } else { 0.0 };
        let colour = blend(
            [1.0; 3],
            *rng.pick(&[rgb(240, 220, 170), rgb(190, 220, 190), rgb(170, 200, 235)]),
            6.0 * tint,
        );
        let rough = rng.range(0.005, 0.03) as f32;
        sheet.filter(|x, y| colour.map(|c| c * (1.0 - rough * fractal(seed, x / 3.0, y / 3.0, 3))));
    } else {
        old(sheet, rng, seed, x_height);
    }
    let through = match kind {
        Kind::BleedThrough | Kind::OldBleed => rng.range(0.15, 0.6),
        Kind::OldHand | Kind::OldStains | Kind::DarkBorder | Kind::Faint | Kind::Letterpress
            if rng.chance(0.35) =>
        {
            rng.range(0.05, 0.22)
        }
        _ => 0.0,
    } as f32;
    if through > 0.0 {
        let blur = rng.range(0.08, 0.2) as f32 * x_height.min(30.0);
        let other = subject::other_side(sheet, kind, rng, x_height).blurred(blur.min(4.0));
        let spread = 6.0 * x_height;
        let mut strength = Plane::new(sheet.width, sheet.height, 0.0);
        strength
            .each(|x, y, _| through * (0.35 + 1.1 * fractal(seed ^ 5, x / spread, y / spread, 2)).min(1.0));
        let ink = *rng.pick(&[rgb(70, 60, 50), rgb(110, 80, 50), rgb(60, 60, 70)]);
        sheet.dye(&other, &strength, ink);
    }
}

/// Rag, wood pulp or parchment that has darkened with time.
fn old(sheet: &mut Sheet, rng: &mut Prng, seed: u32, x_height: f32) {
    let tones: [Colour; 6] = [
        rgb(236, 224, 196),
        rgb(222, 200, 160),
        rgb(200, 176, 134),
        rgb(228, 222, 210),
        rgb(186, 170, 146),
        rgb(212, 196, 182),
    ];
    let tone = *rng.pick(&tones);
    let cloud = rng.range(0.02, 0.2) as f32;
    let rough = rng.range(0.01, 0.09) as f32;
    let laid = if rng.chance(0.3) { rng.range(0.01, 0.04) as f32 } else { 0.0 };
    let (pitch, angle) = (rng.range(5.0, 12.0) as f32, rng.range(-0.05, 0.05) as f32);
    let wide = rng.range(6.0, 20.0) as f32 * x_height;
    sheet.filter(|x, y| {
        let clouds = 1.0 - cloud * fractal(seed, x / wide, y / wide, 4);
        let grain = 1.0 - rough * fractal(seed ^ 9, x / 2.6, y / 2.6, 3);
        let lines = 1.0 - laid * (0.5 + 0.5 * ((x + y * angle) * std::f32::consts::TAU / pitch).sin());
        let fibre = noise(seed ^ 3, x / 14.0, y / 2.2).max(noise(seed ^ 4, x / 2.2, y / 14.0));
        let fibres = 1.0 - 1.5 * rough * smoothstep(0.86, 1.0, fibre);
        tone.map(|c| c * clouds * grain * lines * fibres)
    });
}
