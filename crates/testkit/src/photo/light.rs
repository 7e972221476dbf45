//! How bright a place on the table is: lamp, room, shadows and reflections.

use super::scene::{Light, Shadow};
use crate::canvas::{capsule, rounded_box};
use crate::prng::smoothstep;

/// The light of a scene, ready to be asked for any place.
#[derive(Debug, Clone)]
pub(crate) struct Illumination {
    light: Light,
    /// Colour of the lamp's light and of the room's, around 1.
    lamp_colour: [f32; 3],
    room_colour: [f32; 3],
    norm: f32,
    cos: f32,
    sin: f32,
}

impl Illumination {
    pub(crate) fn new(light: &Light, warmth: f64) -> Self {
        let w = warmth as f32;
        let angle = match light.shadow {
            Shadow::Phone { angle, .. } | Shadow::Edge { angle, .. } | Shadow::Blinds { angle, .. } => angle,
            Shadow::None => 0.0,
        };
        let mut out = Self {
            light: *light,
            lamp_colour: [1.0 + 0.16 * w, 1.0, 1.0 - 0.24 * w],
            // Shadows in the open are lit by sky or walls: a little bluer than the lamp.
            room_colour: [1.0 + 0.16 * w - 0.03, 1.0, 1.0 - 0.24 * w + 0.05],
            norm: 1.0,
            cos: angle.to_radians().cos() as f32,
            sin: angle.to_radians().sin() as f32,
        };
        out.norm = 1.0 / out.falloff(0.0, 0.0);
        out
    }

    fn falloff(&self, x: f32, y: f32) -> f32 {
        let (lx, ly, h) = self.light.lamp;
        let (dx, dy, h) = (x - lx as f32, y - ly as f32, h as f32);
        let t = h * h / (h * h + dx * dx + dy * dy);
        t * t.sqrt()
    }

    /// The part of the lamp's light that the shadow takes at a place.
    fn shade(&self, x: f32, y: f32) -> f32 {
        let soft = self.light.penumbra as f32 / 2.0;
        let turned = |x: f32, y: f32| (x * self.cos + y * self.sin, y * self.cos - x * self.sin);
        let distance = match self.light.shadow {
            Shadow::None => return 0.0,
            Shadow::Phone { at, .. } => {
                let (u, v) = turned(x - at.0 as f32, y - at.1 as f32);
                let phone = rounded_box(u, v, (48.0, 90.0), 14.0);
                let arm = capsule(u, v, (30.0, 60.0), (120.0, 420.0)) - 48.0;
                phone.min(arm)
            }
            Shadow::Edge { offset, .. } => turned(x, y).0 - offset as f32,
            Shadow::Blinds { pitch, .. } => {
                let p = pitch as f32;
                ((turned(x, y).0.rem_euclid(p)) - p / 2.0).abs() - p * 0.27
            }
        };
        self.light.shadow_strength as f32 * (1.0 - smoothstep(-soft, soft, distance))
    }

    /// Linear light arriving at a place, around 1 at the page's centre.
    pub(crate) fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let ambient = self.light.ambient as f32;
        let shade = self.shade(x, y);
        let lamp = (1.0 - ambient) * self.falloff(x, y) * self.norm * (1.0 - shade);
        // What hides the lamp hides a part of the room as well.
        let room = ambient * (1.0 - 0.45 * shade);
        let mut out = [0.0; 3];
        for (c, value) in out.iter_mut().enumerate() {
            *value = lamp * self.lamp_colour[c] + room * self.room_colour[c];
        }
        out
    }

    /// Linear light mirrored towards the camera by a surface of full gloss.
    pub(crate) fn glare(&self, x: f32, y: f32) -> f32 {
        let strength = self.light.glare as f32;
        if strength <= 0.0 {
            return 0.0;
        }
        let (dx, dy) = (x - self.light.glare_at.0 as f32, y - self.light.glare_at.1 as f32);
        let d = dx * dx / (38.0 * 38.0) + dy * dy / (24.0 * 24.0);
        strength * ((-d).exp() + 0.25 * (-d / 8.0).exp())
    }

    /// Direction towards the lamp on the table, of length 1 or less (0 when it hangs right above).
    pub(crate) fn direction(&self) -> (f32, f32) {
        let (x, y, h) = self.light.lamp;
        let n = (x * x + y * y + h * h).sqrt().max(1.0);
        ((x / n) as f32, (y / n) as f32)
    }
}
