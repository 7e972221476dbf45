//! The true proportions of a sheet from its four corners in one photograph.
//!
//! Z. Zhang and L.-W. He, "Whiteboard scanning and image enhancement", Digital Signal Processing 17 (2007), section 3:
//! with square pixels and the principal point in the middle of the picture, four corners of a rectangle give the focal
//! length and the ratio of its sides. The closed form breaks down when a pair of sides stays parallel in the picture
//! (a sheet seen straight on, or tilted about one axis only), which is how people do take papers. So the focal length
//! is not solved for but weighed: how square the corner comes out for it, against what telephones' lenses are.

use liite_raster::{Point, Quad};

/// Focal length divided by the picture's longer side of a telephone's main camera (26 mm in 35 mm terms).
const FOCAL_USUAL: f64 = 0.8;
/// Spread of its logarithm: wide-angle and double zoom, and pictures that were cropped.
const FOCAL_SPREAD: f64 = 0.35;
/// How far from square, in radians, a corner may come out because the corners are a little off: 0.5 degrees.
const CORNER_SIGMA: f64 = 0.5 * std::f64::consts::PI / 180.0;
const FOCAL_RANGE: (f64, f64) = (0.35, 6.0);
const STEPS: usize = 120;

/// What the corners say about width / height.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    /// The likeliest width / height.
    pub(super) ratio: f64,
    /// For each focal length tried: ln(width / height), and its cost (chi squared above the best).
    tried: Vec<(f64, f64)>,
}

impl Shape {
    /// A ratio that is known, not measured.
    pub(super) fn known(ratio: f64) -> Self {
        Self { ratio, tried: vec![(ratio.ln(), 0.0)] }
    }

    /// Chi squared of believing that the ratio is `wanted`, when a measured one has the relative error `sigma`.
    pub(super) fn cost_of(&self, wanted: f64, sigma: f64) -> f64 {
        let wanted = wanted.ln();
        self.tried
            .iter()
            .map(|(ln_ratio, cost)| cost + ((ln_ratio - wanted) / sigma).powi(2))
            .fold(f64::INFINITY, f64::min)
    }
}

type Vec3 = [f64; 3];

fn cross(a: Vec3, b: Vec3) -> Vec3 {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

fn dot(a: Vec3, b: Vec3) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// The shape of the sheet with corners `quad` in a picture of the given size; `None` when it is degenerate.
pub(super) fn shape(quad: &Quad, width: u32, height: u32) -> Option<Shape> {
    let (w, h) = (f64::from(width), f64::from(height));
    let long = w.max(h);
    let at = |p: Point| -> Vec3 { [(p.x - w / 2.0) / long, (p.y - h / 2.0) / long, 1.0] };
    let [m1, m2, m4, m3] = quad.0.map(at); // the paper's numbering: m4 is opposite m1
    let k2 = dot(cross(m1, m4), m3) / dot(cross(m2, m4), m3);
    let k3 = dot(cross(m1, m4), m2) / dot(cross(m3, m4), m2);
    if !(k2.is_finite() && k3.is_finite()) {
        return None;
    }
    // Directions of the sides, seen from the camera but for the focal length (equations 11 and 12 there).
    let n2 = [k2 * m2[0] - m1[0], k2 * m2[1] - m1[1], k2 - 1.0];
    let n3 = [k3 * m3[0] - m1[0], k3 * m3[1] - m1[1], k3 - 1.0];

    let (low, high) = (FOCAL_RANGE.0.ln(), FOCAL_RANGE.1.ln());
    let mut tried: Vec<(f64, f64)> = (0..=STEPS)
        .map(|i| {
            let ln_f = low + (high - low) * i as f64 / STEPS as f64;
            let f = ln_f.exp();
            let (u, v) = ([n2[0], n2[1], n2[2] * f], [n3[0], n3[1], n3[2] * f]);
            let (uu, vv) = (dot(u, u), dot(v, v));
            let off_square = (dot(u, v) / (uu * vv).sqrt()).clamp(-1.0, 1.0).asin();
            let cost =
                (off_square / CORNER_SIGMA).powi(2) + ((ln_f - FOCAL_USUAL.ln()) / FOCAL_SPREAD).powi(2);
            (0.5 * (uu / vv).ln(), cost)
        })
        .filter(|(r, c)| r.is_finite() && c.is_finite())
        .collect();
    let (at, best) = tried.iter().enumerate().min_by(|a, b| a.1.1.total_cmp(&b.1.1)).map(|(i, t)| (i, *t))?;
    let ln_ratio = between_steps(&tried, at, best);
    tried.iter_mut().for_each(|t| t.1 -= best.1);
    // Nothing that people photograph is longer than 1:8.
    Some(Shape { ratio: ln_ratio.clamp(-2.08, 2.08).exp(), tried })
}

/// The ratio at the vertex of the parabola through the cheapest step and its neighbours.
fn between_steps(tried: &[(f64, f64)], at: usize, best: (f64, f64)) -> f64 {
    let (Some(before), Some(after)) = (at.checked_sub(1).and_then(|i| tried.get(i)), tried.get(at + 1))
    else {
        return best.0;
    };
    let bend = before.1 - 2.0 * best.1 + after.1;
    if bend <= 1e-9 {
        return best.0;
    }
    let t = (0.5 * (before.1 - after.1) / bend).clamp(-0.5, 0.5);
    best.0 + t * if t > 0.0 { after.0 - best.0 } else { best.0 - before.0 }
}
