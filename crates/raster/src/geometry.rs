//! Points, quadrilaterals and homographies of the picture plane (x right, y down, in pixels).
//!
//! Pixel (0, 0) covers the square from (0, 0) to (1, 1); its centre is (0.5, 0.5).

/// A place in a picture, in pixels from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

impl Point {
    /// The point (x, y).
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Euclidean distance in pixels.
    #[must_use]
    pub fn distance(self, other: Point) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// Four corners, clockwise as seen on the screen, beginning at the page's top left.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Quad(pub [Point; 4]);

impl Quad {
    /// The whole of a picture of `width` x `height` pixels.
    #[must_use]
    pub fn whole(width: u32, height: u32) -> Self {
        let (w, h) = (f64::from(width), f64::from(height));
        Self([Point::new(0.0, 0.0), Point::new(w, 0.0), Point::new(w, h), Point::new(0.0, h)])
    }

    /// The same corners, clockwise from the one with the smallest x + y.
    #[must_use]
    pub fn normalised(mut self) -> Self {
        if signed_area(&self.0) < 0.0 {
            self.0.reverse();
        }
        let first = (0..4)
            .min_by(|&a, &b| (self.0[a].x + self.0[a].y).total_cmp(&(self.0[b].x + self.0[b].y)))
            .unwrap_or(0);
        self.0.rotate_left(first);
        self
    }

    /// Area in square pixels.
    #[must_use]
    pub fn area(&self) -> f64 {
        signed_area(&self.0).abs()
    }

    /// Whether it is convex and not degenerate.
    #[must_use]
    pub fn is_convex(&self) -> bool {
        let turns: Vec<f64> =
            (0..4).map(|i| cross(self.0[i], self.0[(i + 1) % 4], self.0[(i + 2) % 4])).collect();
        turns.iter().all(|&t| t > 1e-9) || turns.iter().all(|&t| t < -1e-9)
    }

    /// Every corner multiplied by `factor`: from a shrunk picture to the full one and back.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        Self(self.0.map(|p| Point::new(p.x * factor, p.y * factor)))
    }

    /// Area of the intersection divided by the area of the union (Jaccard index); both must be convex.
    #[must_use]
    pub fn iou(&self, other: &Quad) -> f64 {
        let (a, b) = (self.normalised(), other.normalised());
        let mut shape = a.0.to_vec();
        // Sutherland and Hodgman: cut the one by every edge of the other.
        for i in 0..4 {
            let (from, to) = (b.0[i], b.0[(i + 1) % 4]);
            let mut cut = Vec::with_capacity(shape.len() + 1);
            for k in 0..shape.len() {
                let (p, q) = (shape[k], shape[(k + 1) % shape.len()]);
                let (sp, sq) = (cross(from, to, p), cross(from, to, q));
                if sp >= 0.0 {
                    cut.push(p);
                }
                if (sp > 0.0 && sq < 0.0) || (sp < 0.0 && sq > 0.0) {
                    let t = sp / (sp - sq);
                    cut.push(Point::new(p.x + t * (q.x - p.x), p.y + t * (q.y - p.y)));
                }
            }
            shape = cut;
        }
        let common = signed_area(&shape).abs();
        let union = a.area() + b.area() - common;
        if union > 0.0 { common / union } else { 0.0 }
    }
}

fn cross(o: Point, a: Point, b: Point) -> f64 {
    (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x)
}

/// Positive when clockwise on the screen (y down).
fn signed_area(points: &[Point]) -> f64 {
    (0..points.len())
        .map(|i| {
            let (p, q) = (points[i], points[(i + 1) % points.len()]);
            p.x * q.y - q.x * p.y
        })
        .sum::<f64>()
        / 2.0
}

/// A projective map of the plane, row-major 3 x 3.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Homography(pub [f64; 9]);

impl Homography {
    /// The map that takes each corner of `from` to the same corner of `to`; `None` when one is degenerate.
    #[must_use]
    pub fn between(from: &Quad, to: &Quad) -> Option<Self> {
        // Direct linear transform with h33 = 1: eight equations in eight unknowns (Hartley and Zisserman, 4.1).
        let mut m = [[0.0; 9]; 8];
        for (i, (p, q)) in from.0.iter().zip(&to.0).enumerate() {
            m[2 * i] = [p.x, p.y, 1.0, 0.0, 0.0, 0.0, -p.x * q.x, -p.y * q.x, q.x];
            m[2 * i + 1] = [0.0, 0.0, 0.0, p.x, p.y, 1.0, -p.x * q.y, -p.y * q.y, q.y];
        }
        let h = solve(&mut m)?;
        Some(Self([h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], 1.0]))
    }

    /// Where the map takes `p`; far away when `p` lies on the horizon.
    #[must_use]
    pub fn apply(&self, p: Point) -> Point {
        let h = &self.0;
        let w = h[6] * p.x + h[7] * p.y + h[8];
        let w = if w.abs() < 1e-12 { 1e-12 } else { w };
        Point::new((h[0] * p.x + h[1] * p.y + h[2]) / w, (h[3] * p.x + h[4] * p.y + h[5]) / w)
    }
}

/// Gauss elimination with partial pivoting of an augmented 8 x 9 system.
fn solve(m: &mut [[f64; 9]; 8]) -> Option<[f64; 8]> {
    for col in 0..8 {
        let pivot = (col..8).max_by(|&a, &b| m[a][col].abs().total_cmp(&m[b][col].abs()))?;
        m.swap(col, pivot);
        let lead = m[col];
        if lead[col].abs() < 1e-12 {
            return None;
        }
        for (row, line) in m.iter_mut().enumerate() {
            if row != col {
                let f = line[col] / lead[col];
                for (value, l) in line.iter_mut().zip(lead).skip(col) {
                    *value -= f * l;
                }
            }
        }
    }
    let mut out = [0.0; 8];
    for (i, v) in out.iter_mut().enumerate() {
        *v = m[i][8] / m[i][i];
    }
    Some(out)
}
