//! A pinhole camera over a table: where a point in millimetres falls in the photograph, and back.

use liite_raster::Point;

/// World: x right, y down as the page lies, z away from the camera; the table is z = 0, its origin the page's centre.
#[derive(Debug, Clone)]
pub(crate) struct Camera {
    position: [f64; 3],
    right: [f64; 3],
    down: [f64; 3],
    forward: [f64; 3],
    focal: f64,
    centre: (f64, f64),
    /// Radial distortion: undistorted radius = radius * (1 + k * (radius / half diagonal)^2).
    k: f64,
    half_diagonal: f64,
}

/// How a camera is held.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pose {
    /// Degrees away from straight down.
    pub(crate) tilt: f64,
    /// Degrees: the side to which the camera leans.
    pub(crate) azimuth: f64,
    /// Millimetres from the point looked at.
    pub(crate) distance: f64,
    /// Millimetres: the point of the table looked at.
    pub(crate) target: (f64, f64),
}

impl Camera {
    /// A camera with the angle of view of a 26 mm lens on 35 mm film, as most phones have.
    pub(crate) fn new(size: (u32, u32), pose: Pose, k: f64) -> Self {
        let (w, h) = (f64::from(size.0), f64::from(size.1));
        let diagonal = w.hypot(h);
        let (tilt, azimuth) = (pose.tilt.to_radians(), pose.azimuth.to_radians());
        let away = [tilt.sin() * azimuth.cos(), tilt.sin() * azimuth.sin(), -tilt.cos()];
        let forward = away.map(|v| -v);
        let right = unit(cross([0.0, 1.0, 0.0], forward));
        let down = cross(forward, right);
        Self {
            position: [
                pose.target.0 + pose.distance * away[0],
                pose.target.1 + pose.distance * away[1],
                pose.distance * away[2],
            ],
            right,
            down,
            forward,
            focal: 26.0 / 43.27 * diagonal,
            centre: (w / 2.0, h / 2.0),
            k,
            half_diagonal: diagonal / 2.0,
        }
    }

    /// Where the point falls, in pixels of the photograph.
    pub(crate) fn project(&self, p: [f64; 3]) -> Point {
        let v = [p[0] - self.position[0], p[1] - self.position[1], p[2] - self.position[2]];
        let z = dot(v, self.forward).max(1e-6);
        let (ux, uy) = (self.focal * dot(v, self.right) / z, self.focal * dot(v, self.down) / z);
        // The model gives the undistorted radius for a distorted one; a few steps invert it.
        let target = ux.hypot(uy) / self.half_diagonal;
        let mut r = target;
        for _ in 0..12 {
            r = target / (1.0 + self.k * r * r);
        }
        let f = if target > 0.0 { r / target } else { 1.0 };
        Point::new(self.centre.0 + ux * f, self.centre.1 + uy * f)
    }

    /// The point of the table seen at a pixel; far away when the pixel looks over the horizon.
    pub(crate) fn table(&self, x: f64, y: f64) -> (f64, f64) {
        let (dx, dy) = (x - self.centre.0, y - self.centre.1);
        let r = (dx * dx + dy * dy) / (self.half_diagonal * self.half_diagonal);
        let f = (1.0 + self.k * r) / self.focal;
        let (a, b) = (dx * f, dy * f);
        let axis = |i: usize| self.forward[i] + a * self.right[i] + b * self.down[i];
        let t = -self.position[2] / axis(2).max(0.02);
        (self.position[0] + t * axis(0), self.position[1] + t * axis(1))
    }

    /// Slides a point of the table along its ray to the height `z` (negative is up).
    pub(crate) fn lifted(&self, p: (f64, f64), z: f64) -> (f64, f64) {
        let t = z / self.position[2];
        (p.0 + (self.position[0] - p.0) * t, p.1 + (self.position[1] - p.1) * t)
    }
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

fn unit(v: [f64; 3]) -> [f64; 3] {
    let n = dot(v, v).sqrt().max(1e-12);
    v.map(|c| c / n)
}
