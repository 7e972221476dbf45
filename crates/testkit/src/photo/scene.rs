//! What a photograph of a page depends on, and a realistic spread of it.

use crate::prng::Prng;

/// What the page lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Background {
    /// Boards or veneer with grain.
    Wood,
    /// Woven: plaid, stripes or flowers.
    Cloth,
    /// Stone tiles with grout.
    Tiles,
    /// Two colours of squares.
    Checker,
    /// One middling colour.
    Plain,
    /// Black or nearly black.
    DarkDesk,
    /// White or nearly white: hardly any contrast to paper.
    WhiteDesk,
    /// Tufted.
    Carpet,
    /// Veins.
    Marble,
    /// A brick wall.
    Bricks,
    /// Held in the hand before a blurred room.
    Room,
}

/// A shadow that falls on page and table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shadow {
    /// None.
    None,
    /// Of the phone and the arm that holds it; millimetres from the page's centre.
    Phone {
        /// Where its middle falls.
        at: (f64, f64),
        /// Degrees.
        angle: f64,
    },
    /// A straight edge: one half of the plane is darker.
    Edge {
        /// Millimetres from the page's centre.
        offset: f64,
        /// Degrees.
        angle: f64,
    },
    /// Window blinds: stripes.
    Blinds {
        /// Millimetres from one stripe to the next.
        pitch: f64,
        /// Degrees.
        angle: f64,
    },
}

/// The light on the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Light {
    /// Share of the light that comes from everywhere, 0 to 1; the rest comes from the lamp.
    pub ambient: f64,
    /// The lamp: millimetres from the page's centre, and its height. Near lamps give steep gradients.
    pub lamp: (f64, f64, f64),
    /// Linear exposure: 1 shows white paper just below clipping, 0.3 is a dark room.
    pub exposure: f64,
    /// What falls into the lamp's way.
    pub shadow: Shadow,
    /// How much of the lamp's light the shadow takes, 0 to 1.
    pub shadow_strength: f64,
    /// Width of the shadow's edge in millimetres.
    pub penumbra: f64,
    /// Strength of a reflection of the lamp; 1 washes ink out.
    pub glare: f64,
    /// Where the reflection lies, millimetres from the page's centre.
    pub glare_at: (f64, f64),
}

/// Creases of a page that was folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folds {
    /// Never folded.
    None,
    /// Once across.
    Half,
    /// Twice across, as for a window envelope.
    Thirds,
    /// Once across and once along.
    Quarters,
}

/// Everything about a photograph but the page itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Places of clutter, grain of wood, noise.
    pub seed: u64,
    /// Width and height of the photograph in pixels.
    pub size: (u32, u32),
    /// What lies under the page.
    pub background: Background,
    /// How strong the background's texture is, 0 to 1.
    pub texture: f64,
    /// How many other things lie about: cards, pens, cables, cups.
    pub clutter: u32,
    /// How many other sheets of paper lie about, some of them under the page.
    pub other_papers: u32,
    /// The light.
    pub light: Light,
    /// Degrees of the camera from straight down; at most 45.
    pub tilt: f64,
    /// Degrees: to which side the camera leans.
    pub azimuth: f64,
    /// Degrees clockwise by which the page lies turned.
    pub rotation: f64,
    /// The longer share of the frame that the page takes; above 1 it is cut.
    pub fill: f64,
    /// Where the page lies in the free part of the frame, -1 to 1 each way; beyond that it is cut.
    pub offset: (f64, f64),
    /// Radial distortion of the lens: positive is barrel; phones are within 0.03.
    pub distortion: f64,
    /// Standard deviation of the focus blur in pixels.
    pub defocus: f64,
    /// Length in pixels and direction in degrees of the motion blur.
    pub motion: (f64, f64),
    /// Noise of the sensor: 1 is daylight, 5 a dark room.
    pub noise: f64,
    /// -1 bluish to 1 reddish.
    pub warmth: f64,
    /// Darkening of the corners, 0 to 1.
    pub vignette: f64,
    /// Strength of the phone's sharpening, 0 to 1.5.
    pub sharpening: f64,
    /// Quality of the JPEG file, 1 to 100; 0 leaves the picture uncompressed.
    pub jpeg_quality: u8,
    /// How many fingers hold the page at its sides.
    pub fingers: u32,
    /// How many pens lie across the page's sides.
    pub pens_across: u32,
    /// Height in millimetres to which the page bulges or a corner lifts.
    pub curl: f64,
    /// Creases.
    pub folds: Folds,
}

impl Scene {
    /// A page straight from above in even light on a plain dark table: nothing in the way.
    #[must_use]
    pub fn calm(seed: u64, size: (u32, u32)) -> Self {
        Self {
            seed,
            size,
            background: Background::DarkDesk,
            texture: 0.5,
            clutter: 0,
            other_papers: 0,
            light: Light {
                ambient: 0.8,
                lamp: (-300.0, -500.0, 1500.0),
                exposure: 0.9,
                shadow: Shadow::None,
                shadow_strength: 0.0,
                penumbra: 20.0,
                glare: 0.0,
                glare_at: (0.0, 0.0),
            },
            tilt: 3.0,
            azimuth: 80.0,
            rotation: 1.0,
            fill: 0.88,
            offset: (0.0, 0.0),
            distortion: 0.005,
            defocus: 0.5,
            motion: (0.0, 0.0),
            noise: 0.6,
            warmth: 0.0,
            vignette: 0.08,
            sharpening: 0.5,
            jpeg_quality: 92,
            fingers: 0,
            pens_across: 0,
            curl: 0.0,
            folds: Folds::None,
        }
    }

    /// One of the photographs that people take, of about two megapixels: from careful to hopeless.
    #[must_use]
    pub fn random(seed: u64) -> Self {
        use Background as B;
        let mut r = Prng::new(seed ^ 0x0005_CE7E);
        const WEIGHTED: [B; 24] = [
            B::Wood,
            B::Wood,
            B::Wood,
            B::Wood,
            B::Wood,
            B::Cloth,
            B::Cloth,
            B::Cloth,
            B::Tiles,
            B::Checker,
            B::Plain,
            B::Plain,
            B::DarkDesk,
            B::DarkDesk,
            B::WhiteDesk,
            B::WhiteDesk,
            B::WhiteDesk,
            B::WhiteDesk,
            B::Carpet,
            B::Marble,
            B::Marble,
            B::Room,
            B::Room,
            B::Wood,
        ];
        let background = *r.pick(&WEIGHTED);
        let hand = background == B::Room;
        let size = if r.chance(0.7) { (1200, 1600) } else { (1600, 1200) };
        let dark = r.chance(0.12);
        let messy = r.chance(0.45);
        let rotation = match r.below(20) {
            0..=13 => r.normal() * 5.0,
            14..=16 => r.range(-45.0, 45.0),
            17 | 18 => r.normal() * 5.0 + if r.chance(0.5) { 90.0 } else { -90.0 },
            _ => 180.0 + r.normal() * 5.0,
        };
        let fill = match r.below(20) {
            0 | 1 => r.range(1.01, 1.12),
            2..=4 => r.range(0.4, 0.65),
            _ => r.range(0.65, 0.97),
        };
        let offset = if r.chance(0.06) {
            (r.range(1.1, 1.6) * if r.chance(0.5) { 1.0 } else { -1.0 }, r.range(-0.8, 0.8))
        } else {
            (r.range(-0.8, 0.8), r.range(-0.8, 0.8))
        };
        let seed = r.bits();
        Self {
            seed,
            size,
            background,
            texture: r.range(0.25, 1.0),
            clutter: if hand {
                0
            } else if messy {
                2 + r.below(7) as u32
            } else {
                r.below(2) as u32
            },
            other_papers: if !hand && r.chance(0.22) { 1 + r.below(3) as u32 } else { 0 },
            light: Light::random(&mut r, dark),
            tilt: (r.normal() * 13.0).abs().min(38.0),
            azimuth: if r.chance(0.7) { 90.0 + r.normal() * 30.0 } else { r.range(0.0, 360.0) },
            rotation,
            fill,
            offset,
            distortion: r.range(-0.01, 0.03),
            defocus: if r.chance(0.12) { r.range(1.0, 2.2) } else { r.range(0.35, 0.8) },
            motion: if r.chance(0.1) { (r.range(2.0, 6.0), r.range(0.0, 180.0)) } else { (0.0, 0.0) },
            noise: if dark { r.range(2.0, 5.0) } else { r.range(0.3, 1.6) },
            warmth: (r.normal() * 0.35).clamp(-1.0, 1.0),
            vignette: r.range(0.0, 0.35),
            sharpening: r.range(0.2, 1.1),
            jpeg_quality: r.range(55.0, 95.0) as u8,
            fingers: if hand {
                2 + r.below(4) as u32
            } else if r.chance(0.1) {
                1 + r.below(3) as u32
            } else {
                0
            },
            pens_across: if r.chance(0.06) { 1 } else { 0 },
            curl: if r.chance(0.35) || hand { r.range(1.0, 9.0) } else { r.range(0.0, 1.0) },
            folds: match r.below(12) {
                0 => Folds::Half,
                1 => Folds::Thirds,
                2 => Folds::Quarters,
                _ => Folds::None,
            },
        }
    }

    /// The same scene with a longer side of `pixels`; blurs grow with it.
    #[must_use]
    pub fn with_long_side(mut self, pixels: u32) -> Self {
        let old = self.size.0.max(self.size.1).max(1);
        let factor = f64::from(pixels) / f64::from(old);
        let side = |v: u32| ((f64::from(v) * factor).round() as u32).max(8);
        self.size = (side(self.size.0), side(self.size.1));
        // A larger picture of the same phone is not proportionally more blurred: its lens is as sharp as its sensor.
        self.defocus = if self.defocus < 1.0 { self.defocus } else { self.defocus * factor };
        self.motion.0 *= factor;
        self
    }
}

impl Light {
    fn random(r: &mut Prng, dark: bool) -> Self {
        let turn = |r: &mut Prng| r.range(0.0, 360.0);
        let far = r.range(100.0, 900.0);
        let towards = r.range(0.0, std::f64::consts::TAU);
        let shadow = match r.below(20) {
            0..=7 => Shadow::Phone {
                at: (r.range(-110.0, 110.0), r.range(-60.0, 190.0)),
                angle: r.range(-50.0, 50.0),
            },
            8..=10 => Shadow::Edge { offset: r.range(-110.0, 110.0), angle: turn(r) },
            11 => Shadow::Blinds { pitch: r.range(25.0, 70.0), angle: turn(r) },
            _ => Shadow::None,
        };
        Self {
            ambient: r.range(0.25, 0.85),
            lamp: (far * towards.cos(), far * towards.sin(), r.range(300.0, 1600.0)),
            exposure: if dark { r.range(0.15, 0.4) } else { r.range(0.55, 1.05) },
            shadow,
            shadow_strength: r.range(0.3, 0.9),
            penumbra: if r.chance(0.25) { r.range(1.5, 6.0) } else { r.range(8.0, 60.0) },
            glare: if r.chance(0.15) { r.range(0.3, 1.6) } else { 0.0 },
            glare_at: (r.range(-110.0, 110.0), r.range(-160.0, 160.0)),
        }
    }
}
