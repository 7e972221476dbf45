//! The page on the table: turned, bulging, creased, held by fingers.

use super::camera::Camera;
use super::scene::{Folds, Scene};
use crate::canvas::{Colour, capsule, rgb, rounded_box, scaled};
use crate::prng::{Prng, smoothstep};

/// A round-ended thing that lies over the page's side: a finger or a pen. Page coordinates, millimetres.
#[derive(Debug, Clone)]
struct Bar {
    from: (f32, f32),
    to: (f32, f32),
    radius: f32,
    colour: Colour,
    finger: bool,
}

/// A page of `half` x `half` millimetres around the origin, turned.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) half: (f64, f64),
    /// Radius of rounded corners: cards have them.
    pub(crate) round: f64,
    cos: f64,
    sin: f64,
    curl: f64,
    mode: usize,
    folds: Folds,
    fold_height: f64,
    bars: Vec<Bar>,
}

impl Sheet {
    pub(crate) fn new(size_mm: (f64, f64), scene: &Scene) -> Self {
        let mut rng = Prng::new(scene.seed ^ 0x5EE7);
        let half = (size_mm.0.max(1.0) / 2.0, size_mm.1.max(1.0) / 2.0);
        let long = half.0.max(half.1) * 2.0;
        // ISO/IEC 7810 ID-1 has corners of 3.18 mm and does not bend.
        let card = (long - 85.6).abs() < 1.5 && (half.0.min(half.1) * 2.0 - 53.98).abs() < 1.5;
        let angle = scene.rotation.to_radians();
        let curl = if card { 0.0 } else { scene.curl * (long / 297.0).min(1.0) };
        let bars = bars(&mut rng, half, scene);
        Self {
            half,
            round: if card { 3.18 } else { 0.0 },
            cos: angle.cos(),
            sin: angle.sin(),
            curl,
            mode: rng.below(4),
            folds: if card { Folds::None } else { scene.folds },
            fold_height: rng.range(2.0, 6.0) * (long / 297.0).min(1.0),
            bars,
        }
    }

    /// From page to table.
    fn placed(&self, u: f64, v: f64) -> (f64, f64) {
        (u * self.cos - v * self.sin, u * self.sin + v * self.cos)
    }

    /// From table to page.
    pub(crate) fn local(&self, x: f64, y: f64) -> (f64, f64) {
        (x * self.cos + y * self.sin, y * self.cos - x * self.sin)
    }

    /// Height above the table, and its slope along u and v.
    fn height(&self, u: f64, v: f64) -> (f64, f64, f64) {
        let (hu, hv) = self.half;
        let mut out = (0.0, 0.0, 0.0);
        if self.curl > 0.0 {
            let (a, p, q) = (self.curl, (u / hu).clamp(-1.3, 1.3), (v / hv).clamp(-1.3, 1.3));
            match self.mode {
                // A bulge along the page, one across it, a lifted corner, a lifted side.
                0 => out = (a * (1.0 - p * p), -2.0 * a * p / hu, 0.0),
                1 => out = (a * (1.0 - q * q), 0.0, -2.0 * a * q / hv),
                2 => {
                    let t = (p + q - 0.6).max(0.0) / 1.4;
                    let slope = 2.0 * a * 1.5 * t / 1.4;
                    out = (1.5 * a * t * t, slope / hu, slope / hv);
                }
                _ => {
                    let t = (q + 1.0) / 2.0;
                    out = (a * t * t * t, 0.0, 1.5 * a * t * t / hv);
                }
            }
        }
        let mut crease = |along_v: bool, parts: f64| {
            let (x, h) = if along_v { (v, hv) } else { (u, hu) };
            // A zigzag with its knees at the folds.
            let t = ((x / h + 1.0) / 2.0).clamp(-0.2, 1.2) * parts;
            let up = (t.floor() as i64).rem_euclid(2) == 0;
            let within = t - t.floor();
            let z = self.fold_height * if up { within } else { 1.0 - within };
            let slope = self.fold_height * parts / (2.0 * h) * if up { 1.0 } else { -1.0 };
            out.0 += z;
            if along_v { out.2 += slope } else { out.1 += slope }
        };
        match self.folds {
            Folds::None => {}
            Folds::Half => crease(true, 2.0),
            Folds::Thirds => crease(true, 3.0),
            Folds::Quarters => {
                crease(true, 2.0);
                crease(false, 2.0);
            }
        }
        out
    }

    /// Where the ray that meets the table at `p` meets the page, in page coordinates.
    pub(crate) fn meet(&self, camera: &Camera, p: (f64, f64)) -> (f64, f64) {
        let mut at = self.local(p.0, p.1);
        if self.curl > 0.3 || self.folds != Folds::None {
            for _ in 0..2 {
                let lifted = camera.lifted(p, -self.height(at.0, at.1).0);
                at = self.local(lifted.0, lifted.1);
            }
        }
        at
    }

    /// The four corners in the photograph, from the page's own top left clockwise.
    pub(crate) fn corners(&self, camera: &Camera) -> [liite_raster::Point; 4] {
        let (hu, hv) = self.half;
        let bent = self.curl > 0.3 || self.folds != Folds::None;
        [(-hu, -hv), (hu, -hv), (hu, hv), (-hu, hv)].map(|(u, v)| {
            let (x, y) = self.placed(u, v);
            camera.project([x, y, if bent { -self.height(u, v).0 } else { 0.0 }])
        })
    }

    /// How much more or less light than a flat page the place gets, with light from `direction` on the table.
    pub(crate) fn shading(&self, u: f64, v: f64, direction: (f32, f32)) -> f32 {
        if self.curl <= 0.0 && self.folds == Folds::None {
            return 1.0;
        }
        let (_, du, dv) = self.height(u, v);
        let (lx, ly) = self.local(f64::from(direction.0), f64::from(direction.1));
        let mut k = 1.0 - 1.6 * (du * lx + dv * ly);
        let crease = |x: f64| 1.0 - 0.10 * (-(x / 0.5).powi(2)).exp();
        match self.folds {
            Folds::None => {}
            Folds::Half => k *= crease(v),
            Folds::Thirds => k *= crease(v.abs() - self.half.1 / 3.0),
            Folds::Quarters => k *= crease(v) * crease(u),
        }
        k as f32
    }

    /// Signed distance in millimetres to the page's outline.
    pub(crate) fn outside(&self, u: f64, v: f64) -> f32 {
        let half = (self.half.0 as f32, self.half.1 as f32);
        rounded_box(u as f32, v as f32, half, self.round as f32)
    }

    /// Light that the table beside the page loses to the page, 0 to 1.
    pub(crate) fn contact_shadow(&self, u: f64, v: f64, direction: (f32, f32)) -> f32 {
        let lift = 0.6 + 0.35 * self.curl;
        let (lx, ly) = self.local(f64::from(direction.0), f64::from(direction.1));
        let d = self.outside(u + lx * lift * 1.6, v + ly * lift * 1.6).max(0.0);
        0.42 * (-d / (0.5 + 0.7 * lift as f32)).exp()
    }

    /// The finger or pen over a place: its colour and cover; and the shade of those near by.
    pub(crate) fn held(&self, u: f64, v: f64, step: f32) -> (Option<(Colour, f32)>, f32) {
        let (u, v) = (u as f32, v as f32);
        let mut top = None;
        let mut shade = 1.0f32;
        for bar in &self.bars {
            let d = bar.distance(u, v);
            if d > 12.0 {
                continue;
            }
            shade = shade.min(1.0 - 0.45 * smoothstep(9.0, 0.0, d));
            let cover = 1.0 - smoothstep(-step, step, d);
            if cover > 0.0 {
                top = Some((bar.shaded(u, v, d), cover));
            }
        }
        (top, shade)
    }
}

impl Bar {
    /// Signed distance to its outline; a finger grows into a hand away from its tip.
    fn distance(&self, u: f32, v: f32) -> f32 {
        let mut radius = self.radius;
        if self.finger {
            let from_tip = (u - self.to.0).hypot(v - self.to.1);
            radius *= 1.0 + 0.18 * smoothstep(8.0, 45.0, from_tip) + 1.9 * smoothstep(62.0, 120.0, from_tip);
        }
        capsule(u, v, self.from, self.to) - radius
    }

    fn shaded(&self, u: f32, v: f32, d: f32) -> Colour {
        let depth = (-d / self.radius).clamp(0.0, 1.0);
        let round = 0.5 + 0.5 * (1.0 - (1.0 - depth).powi(2)).max(0.0).sqrt();
        if self.finger {
            let (dx, dy) = (self.to.0 - self.from.0, self.to.1 - self.from.1);
            let n = dx.hypot(dy).max(1e-3);
            let along = ((u - self.to.0) * dx + (v - self.to.1) * dy) / n;
            let across = ((v - self.to.1) * dx - (u - self.to.0) * dy) / n;
            let nail = rounded_box(along - 1.5, across, (5.5, self.radius * 0.62), 3.5);
            if nail < 0.0 {
                return scaled(self.colour, round * 1.12);
            }
            // The fold of the last joint.
            let joint = smoothstep(1.4, 0.0, (along + 20.0).abs()) * 0.14;
            return scaled(self.colour, round * (1.0 - joint));
        }
        scaled(self.colour, round)
    }
}

fn bars(rng: &mut Prng, half: (f64, f64), scene: &Scene) -> Vec<Bar> {
    const SKIN: [Colour; 4] = [rgb(232, 190, 164), rgb(214, 160, 128), rgb(160, 108, 78), rgb(98, 64, 48)];
    let skin = *rng.pick(&SKIN);
    let mut out = Vec::new();
    for _ in 0..scene.fingers {
        // From the left, the right or below; seldom from above.
        let side = *rng.pick(&[0, 0, 1, 1, 2, 2, 3]);
        let t = rng.range(-0.7, 0.7);
        let inside = rng.range(6.0, 24.0);
        let sway = rng.range(-30.0, 30.0);
        let place = |depth: f64, sway: f64| -> (f32, f32) {
            let (u, v) = match side {
                0 => (-half.0 + depth, t * half.1 + sway),
                1 => (half.0 - depth, t * half.1 + sway),
                2 => (t * half.0 + sway, half.1 - depth),
                _ => (t * half.0 + sway, -half.1 + depth),
            };
            (u as f32, v as f32)
        };
        out.push(Bar {
            from: place(-420.0, 3.0 * sway),
            to: place(inside, 0.0),
            radius: rng.range(7.5, 10.5) as f32,
            colour: skin,
            finger: true,
        });
    }
    for _ in 0..scene.pens_across {
        let t = rng.range(-0.8, 0.8) * half.1;
        let side = if rng.chance(0.5) { 1.0 } else { -1.0 };
        out.push(Bar {
            from: ((side * (half.0 + rng.range(20.0, 90.0))) as f32, (t + rng.range(-50.0, 50.0)) as f32),
            to: ((side * (half.0 - rng.range(15.0, 60.0))) as f32, t as f32),
            radius: rng.range(3.5, 5.0) as f32,
            colour: *rng.pick(&[rgb(30, 40, 120), rgb(24, 24, 26), rgb(180, 40, 46)]),
            finger: false,
        });
    }
    out
}
