//! What pages lie on: procedural tables, cloths, tiles and floors.

use super::scene::Background;
use crate::canvas::{Colour, blend, rgb, scaled};
use crate::prng::{Prng, floor, fractal, lattice, lerp, noise, smoothstep};

/// A background with its seed's own colours, sizes and direction.
#[derive(Debug, Clone)]
pub(crate) struct Surface {
    kind: Background,
    seed: u32,
    cos: f32,
    sin: f32,
    first: Colour,
    second: Colour,
    third: Colour,
    /// Millimetres: a plank's width, a tile's side, a stripe's repeat.
    pitch: f32,
    style: usize,
    /// Everything that makes it anything but flat; 0 to 1.
    texture: f32,
}

impl Surface {
    /// The surface of `kind` that belongs to `seed`.
    pub(crate) fn new(kind: Background, seed: u64, texture: f64) -> Self {
        let mut rng = Prng::new(seed ^ 0x5AFE);
        let palette = palettes(kind);
        let (first, second, third) = *rng.pick(palette);
        let jitter = rng.range(0.9, 1.1) as f32;
        let aligned = matches!(kind, Background::Tiles | Background::Checker | Background::Bricks);
        let angle = match kind {
            Background::Bricks => 0.0,
            _ if aligned => rng.range(-0.3, 0.3),
            _ => rng.range(-0.2, 0.2) + if rng.chance(0.5) { std::f64::consts::FRAC_PI_2 } else { 0.0 },
        };
        let pitch = match kind {
            Background::Wood => rng.range(70.0, 190.0),
            Background::Tiles => rng.range(80.0, 300.0),
            Background::Checker => rng.range(12.0, 60.0),
            Background::Bricks => rng.range(60.0, 75.0),
            _ => rng.range(18.0, 70.0),
        };
        Self {
            kind,
            seed: rng.bits() as u32,
            cos: angle.cos() as f32,
            sin: angle.sin() as f32,
            first: scaled(first, jitter),
            second: scaled(second, jitter),
            third,
            pitch: pitch as f32,
            style: rng.below(3),
            texture: texture as f32,
        }
    }

    /// The colour at a place in millimetres.
    pub(crate) fn colour(&self, x: f32, y: f32) -> Colour {
        let (x, y) = (x * self.cos + y * self.sin, y * self.cos - x * self.sin);
        match self.kind {
            Background::Wood => self.wood(x, y),
            Background::Cloth => self.cloth(x, y),
            Background::Tiles => self.tiles(x, y),
            Background::Bricks => self.bricks(x, y),
            Background::Checker => self.checker(x, y),
            Background::Carpet => self.carpet(x, y),
            Background::Marble => self.marble(x, y),
            Background::Plain | Background::WhiteDesk | Background::DarkDesk => self.flat(x, y),
            Background::Room => self.room(x, y),
        }
    }

    fn wood(&self, x: f32, y: f32) -> Colour {
        let plank = floor(y / self.pitch);
        let within = y - plank * self.pitch;
        let tint = lattice(self.seed, plank as i32 as u32, 7);
        // Boards end at different places.
        let board = ((x + tint * 900.0) / 900.0).floor();
        let shade = lattice(self.seed, plank as i32 as u32, board as i32 as u32 ^ 0x55);
        let (u, v) = (x + shade * 5000.0, y + tint * 3000.0);
        let warp = fractal(self.seed, u / 260.0, v / 38.0, 3);
        let rings = (v / 6.5 + warp * 11.0).sin() * 0.5 + 0.5;
        let fibre = noise(self.seed ^ 3, u / 9.0, v / 0.45) - 0.5;
        let pores = smoothstep(0.72, 0.95, noise(self.seed ^ 5, u / 14.0, v / 0.7));
        let t = 0.25 + 0.5 * warp + self.texture * (0.28 * (rings - 0.5) + 0.22 * fibre);
        let mut c = blend(self.first, self.second, t.clamp(0.0, 1.0));
        c = scaled(c, 1.0 - 0.17 * self.texture * pores + 0.16 * (shade - 0.5));
        if self.style != 0 {
            let gap = smoothstep(0.9, 0.2, within.min(self.pitch - within));
            c = scaled(c, 1.0 - 0.65 * gap);
        }
        c
    }

    fn cloth(&self, x: f32, y: f32) -> Colour {
        let weave = (x * 7.4).sin() * (y * 7.4).sin() * 0.06 * self.texture;
        let thread =
            (noise(self.seed, x / 0.6, y / 7.0) + noise(self.seed ^ 1, x / 7.0, y / 0.6) - 1.0) * 0.07;
        let (px, py) = (x.rem_euclid(self.pitch) / self.pitch, y.rem_euclid(self.pitch) / self.pitch);
        let base = match self.style {
            // Plaid: two families of bands that mix where they cross.
            0 => {
                let band = |p: f32| {
                    smoothstep(0.0, 0.02, p - 0.5) * 0.5 + if (p - 0.25).abs() < 0.03 { 0.4 } else { 0.0 }
                };
                let c = blend(self.first, self.second, band(px));
                blend(c, self.second, band(py) * 0.8)
            }
            1 => {
                let stripe = smoothstep(0.48, 0.5, px) - smoothstep(0.98, 1.0, px);
                let thin = if (px - 0.2).abs() < 0.025 { 1.0 } else { 0.0 };
                blend(blend(self.first, self.second, stripe), self.third, thin)
            }
            // Flowers on a grid.
            _ => {
                let (cx, cy) = (px - 0.5, py - 0.5);
                let petals = 0.24 + 0.09 * (cy.atan2(cx) * 5.0).cos();
                let r = cx.hypot(cy);
                let c = blend(self.first, self.second, smoothstep(petals + 0.02, petals - 0.02, r));
                blend(c, self.third, smoothstep(0.09, 0.07, r))
            }
        };
        let folds = fractal(self.seed ^ 9, x / 150.0, y / 90.0, 3) - 0.5;
        scaled(base, 1.0 + weave + thread * self.texture + 0.22 * folds * self.texture)
    }

    fn tiles(&self, x: f32, y: f32) -> Colour {
        let (ix, iy) = ((x / self.pitch).floor(), (y / self.pitch).floor());
        let (dx, dy) = (x - ix * self.pitch, y - iy * self.pitch);
        let edge = dx.min(self.pitch - dx).min(dy).min(self.pitch - dy);
        let tint = lattice(self.seed, ix as i32 as u32, iy as i32 as u32) - 0.5;
        let cloud = fractal(self.seed ^ 2, x / 40.0 + tint * 90.0, y / 40.0, 4) - 0.5;
        let c = scaled(blend(self.first, self.second, 0.5 + cloud * self.texture), 1.0 + 0.12 * tint);
        let grout = scaled(self.third, 0.95 + 0.1 * noise(self.seed, x / 1.2, y / 1.2));
        blend(grout, c, smoothstep(1.3, 2.0, edge))
    }

    fn bricks(&self, x: f32, y: f32) -> Colour {
        let row = (y / self.pitch).floor();
        let shifted = x + if row as i32 % 2 == 0 { 0.0 } else { self.pitch * 1.6 };
        let long = self.pitch * 3.2;
        let brick = (shifted / long).floor();
        let (dx, dy) = (shifted - brick * long, y - row * self.pitch);
        let edge = dx.min(long - dx).min(dy).min(self.pitch - dy);
        let tint = lattice(self.seed, brick as i32 as u32, row as i32 as u32);
        let rough = fractal(self.seed, x / 6.0, y / 6.0, 4) - 0.5;
        let c = scaled(blend(self.first, self.second, tint), 1.0 + 0.4 * rough);
        blend(scaled(self.third, 1.0 + 0.2 * rough), c, smoothstep(3.0, 5.5, edge + 4.0 * rough))
    }

    fn checker(&self, x: f32, y: f32) -> Colour {
        let odd = ((x / self.pitch).floor() + (y / self.pitch).floor()) as i32 & 1 == 1;
        let c = if odd { self.second } else { self.first };
        scaled(c, 1.0 + 0.08 * self.texture * (fractal(self.seed, x / 3.0, y / 3.0, 3) - 0.5))
    }

    fn carpet(&self, x: f32, y: f32) -> Colour {
        let tuft = fractal(self.seed, x / 2.2, y / 2.2, 3);
        let cloud = fractal(self.seed ^ 4, x / 120.0, y / 120.0, 3);
        let t = lerp(0.5, tuft, self.texture);
        scaled(blend(self.first, self.second, cloud), 0.55 + 0.9 * t)
    }

    fn marble(&self, x: f32, y: f32) -> Colour {
        let warp = fractal(self.seed, x / 130.0, y / 130.0, 4);
        let vein = (fractal(self.seed ^ 8, x / 90.0 + 3.0 * warp, y / 90.0, 5) - 0.5).abs();
        let speckle = noise(self.seed, x / 0.7, y / 0.7) - 0.5;
        let t = smoothstep(0.06, 0.0, vein) * 0.75 * self.texture + 0.25 * warp;
        scaled(blend(self.first, self.second, t), 1.0 + 0.04 * speckle * self.texture)
    }

    fn flat(&self, x: f32, y: f32) -> Colour {
        let cloud = fractal(self.seed, x / 160.0, y / 160.0, 3) - 0.5;
        let grain = fractal(self.seed ^ 1, x / 0.8, y / 0.8, 2) - 0.5;
        let brushed = noise(self.seed ^ 6, x / 30.0, y / 0.9) - 0.5;
        let streak = if self.style == 1 { 0.07 } else { 0.0 };
        let k = 1.0 + self.texture * (0.06 * cloud + 0.05 * grain + streak * brushed);
        scaled(blend(self.first, self.second, 0.5 + cloud * 0.4), k)
    }

    /// A room far behind a page held in the hand: large soft patches.
    fn room(&self, x: f32, y: f32) -> Colour {
        let a = fractal(self.seed, x / 160.0, y / 200.0, 2);
        let b = smoothstep(0.44, 0.56, fractal(self.seed ^ 3, x / 90.0, y / 240.0, 2));
        let c = blend(blend(self.first, self.second, a), self.third, b * 0.8);
        scaled(c, 0.6 + 0.7 * fractal(self.seed ^ 11, x / 300.0, y / 300.0, 2))
    }
}

type Palette = [(Colour, Colour, Colour)];

fn palettes(kind: Background) -> &'static Palette {
    const WHITE: Colour = rgb(240, 238, 232);
    match kind {
        Background::Wood => {
            const {
                &[
                    (rgb(196, 150, 98), rgb(150, 102, 60), WHITE),
                    (rgb(222, 190, 145), rgb(196, 158, 110), WHITE),
                    (rgb(120, 78, 48), rgb(74, 44, 26), WHITE),
                    (rgb(160, 92, 54), rgb(110, 56, 32), WHITE),
                    (rgb(214, 204, 188), rgb(184, 170, 150), WHITE),
                    (rgb(92, 74, 62), rgb(52, 40, 34), WHITE),
                ]
            }
        }
        Background::Cloth => {
            const {
                &[
                    (rgb(236, 232, 222), rgb(178, 44, 50), rgb(60, 90, 60)),
                    (rgb(238, 236, 228), rgb(70, 104, 158), rgb(220, 190, 90)),
                    (rgb(70, 110, 90), rgb(226, 220, 200), rgb(190, 60, 60)),
                    (rgb(214, 200, 176), rgb(160, 140, 112), rgb(110, 80, 60)),
                    (rgb(60, 60, 84), rgb(150, 150, 170), rgb(220, 210, 190)),
                    (rgb(236, 214, 214), rgb(206, 120, 140), rgb(240, 220, 120)),
                ]
            }
        }
        Background::Tiles => {
            const {
                &[
                    (rgb(206, 196, 182), rgb(180, 168, 152), rgb(150, 146, 140)),
                    (rgb(120, 122, 126), rgb(92, 94, 98), rgb(170, 168, 164)),
                    (rgb(236, 234, 230), rgb(220, 218, 214), rgb(170, 168, 166)),
                    (rgb(168, 108, 78), rgb(140, 84, 60), rgb(190, 180, 168)),
                ]
            }
        }
        Background::Bricks => {
            const {
                &[
                    (rgb(158, 84, 62), rgb(120, 58, 46), rgb(186, 178, 168)),
                    (rgb(214, 208, 200), rgb(190, 184, 176), rgb(160, 156, 150)),
                ]
            }
        }
        Background::Checker => {
            const {
                &[
                    (WHITE, rgb(34, 34, 36), WHITE),
                    (rgb(240, 236, 230), rgb(188, 40, 44), WHITE),
                    (rgb(228, 224, 210), rgb(120, 150, 130), WHITE),
                    (rgb(220, 214, 204), rgb(180, 172, 160), WHITE),
                ]
            }
        }
        Background::Carpet => {
            const {
                &[
                    (rgb(120, 116, 110), rgb(92, 90, 88), WHITE),
                    (rgb(170, 150, 126), rgb(140, 120, 98), WHITE),
                    (rgb(70, 84, 110), rgb(50, 60, 86), WHITE),
                    (rgb(150, 60, 60), rgb(112, 40, 44), WHITE),
                ]
            }
        }
        Background::Marble => {
            const {
                &[
                    (rgb(234, 232, 228), rgb(150, 150, 154), WHITE),
                    (rgb(60, 62, 66), rgb(150, 150, 150), WHITE),
                    (rgb(220, 208, 190), rgb(160, 130, 100), WHITE),
                ]
            }
        }
        Background::Plain => {
            const {
                &[
                    (rgb(176, 176, 172), rgb(160, 160, 158), WHITE),
                    (rgb(120, 150, 176), rgb(104, 134, 160), WHITE),
                    (rgb(206, 190, 160), rgb(196, 178, 146), WHITE),
                    (rgb(112, 140, 110), rgb(98, 126, 98), WHITE),
                    (rgb(190, 120, 104), rgb(178, 108, 92), WHITE),
                ]
            }
        }
        Background::WhiteDesk => {
            const {
                &[
                    (rgb(238, 237, 234), rgb(230, 229, 226), WHITE),
                    (rgb(246, 245, 243), rgb(240, 239, 237), WHITE),
                    (rgb(226, 222, 214), rgb(218, 214, 206), WHITE),
                    (rgb(214, 216, 218), rgb(206, 208, 212), WHITE),
                ]
            }
        }
        Background::DarkDesk => {
            const {
                &[
                    (rgb(44, 42, 42), rgb(34, 32, 32), WHITE),
                    (rgb(64, 54, 48), rgb(50, 42, 38), WHITE),
                    (rgb(54, 60, 68), rgb(42, 46, 54), WHITE),
                    (rgb(26, 26, 28), rgb(20, 20, 22), WHITE),
                ]
            }
        }
        Background::Room => {
            const {
                &[
                    (rgb(190, 180, 166), rgb(120, 110, 100), rgb(70, 60, 56)),
                    (rgb(150, 160, 170), rgb(90, 96, 104), rgb(200, 196, 186)),
                    (rgb(90, 84, 78), rgb(50, 46, 46), rgb(160, 130, 96)),
                ]
            }
        }
    }
}
