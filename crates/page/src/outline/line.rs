//! Straight lines that may bear a side of the page: a Hough transform by gradient direction, then a robust fit.

use liite_raster::Point;

use super::scene::Scene;

/// A line through the small copy: the points p with p . (nx, ny) = rho, measured from the copy's centre.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub(super) nx: f64,
    pub(super) ny: f64,
    pub(super) rho: f64,
}

impl Line {
    pub(super) fn through(a: Point, b: Point, centre: Point) -> Option<Line> {
        let (dx, dy) = (b.x - a.x, b.y - a.y);
        let length = dx.hypot(dy);
        if length < 1e-6 {
            return None;
        }
        let (nx, ny) = (-dy / length, dx / length);
        Some(Line { nx, ny, rho: (a.x - centre.x) * nx + (a.y - centre.y) * ny })
    }

    /// Where two lines meet, measured from the centre; `None` when almost parallel.
    pub(super) fn meet(&self, other: &Line) -> Option<(f64, f64)> {
        let det = self.nx * other.ny - self.ny * other.nx;
        if det.abs() < 0.05 {
            return None;
        }
        Some((
            (self.rho * other.ny - other.rho * self.ny) / det,
            (self.nx * other.rho - other.nx * self.rho) / det,
        ))
    }

    /// The place along the line of a point measured from the centre.
    pub(super) fn along(&self, (x, y): (f64, f64)) -> f64 {
        -self.ny * x + self.nx * y
    }

    /// |sin| of the angle between two lines.
    pub(super) fn slant(&self, other: &Line) -> f64 {
        (self.nx * other.ny - self.ny * other.nx).abs()
    }
}

/// A line with its support summed up along it, so that any stretch is judged at once.
pub(super) struct Ruled {
    pub(super) line: Line,
    /// Where the frame begins and ends along the line.
    pub(super) first: f64,
    pub(super) last: f64,
    /// `sums[i]`: support of the first `i` places from `first`, which lie `pace` pixels apart.
    sums: Vec<f32>,
    pace: f64,
    /// The best stretch: support above average, and where it lies.
    pub(super) strength: f32,
    pub(super) stretch: (f64, f64),
}

impl Ruled {
    /// Mean support between two places along the line, and the share of the stretch that the frame shows.
    pub(super) fn mean(&self, from: f64, to: f64) -> (f32, f32) {
        let (from, to) = if from < to { (from, to) } else { (to, from) };
        let (a, b) = (from.max(self.first), to.min(self.last));
        if b - a < 1.0 {
            return (0.0, 0.0);
        }
        let index =
            |t: f64| (((t - self.first) / self.pace).round().max(0.0) as usize).min(self.sums.len() - 1);
        let (i, k) = (index(a), index(b));
        if k <= i {
            return (0.0, 0.0);
        }
        ((self.sums[k] - self.sums[i]) / (k - i) as f32, ((b - a) / (to - from)) as f32)
    }

    /// Looks for support every `pace` pixels along the line and up to `reach` pixels off it.
    fn of(scene: &Scene, line: Line, reach: i32, pace: f64) -> Option<Ruled> {
        let (first, last) = crossing(scene, &line)?;
        let steps = ((last - first) / pace) as usize;
        if last - first < 12.0 || steps < 2 {
            return None;
        }
        let (nx, ny) = (line.nx as f32, line.ny as f32);
        let (cx, cy) = (scene.width as f64 * 0.5, scene.height as f64 * 0.5);
        let mut sums = Vec::with_capacity(steps + 1);
        let (mut sum, mut run, mut start) = (0.0f32, 0.0f32, 0usize);
        let (mut strength, mut stretch) = (0.0f32, (0usize, 0usize));
        sums.push(0.0);
        for i in 0..steps {
            let t = first + (i as f64 + 0.5) * pace;
            let x = (cx + line.nx * line.rho - line.ny * t) as f32;
            let y = (cy + line.ny * line.rho + line.nx * t) as f32;
            let mut best = 0.0f32;
            for o in -reach..=reach {
                best = best.max(scene.support(x + nx * o as f32, y + ny * o as f32, nx, ny));
            }
            sum += best;
            sums.push(sum);
            run += best - 0.3;
            if run <= 0.0 {
                run = 0.0;
                start = i + 1;
            } else if run > strength {
                strength = run;
                stretch = (start, i + 1);
            }
        }
        let stretch = (first + stretch.0 as f64 * pace, first + stretch.1 as f64 * pace);
        Some(Ruled { line, first, last, sums, pace, strength, stretch })
    }
}

/// Where the line enters and leaves the frame.
fn crossing(scene: &Scene, line: &Line) -> Option<(f64, f64)> {
    let (mut first, mut last) = (f64::MIN, f64::MAX);
    // x = nx rho - ny t and y = ny rho + nx t must stay within half the frame, one pixel clear of its border.
    for (offset, slope, half) in [
        (line.nx * line.rho, -line.ny, scene.width as f64 * 0.5 - 1.0),
        (line.ny * line.rho, line.nx, scene.height as f64 * 0.5 - 1.0),
    ] {
        if slope.abs() < 1e-9 {
            if offset.abs() > half {
                return None;
            }
        } else {
            let (a, b) = ((-half - offset) / slope, (half - offset) / slope);
            first = first.max(a.min(b));
            last = last.min(a.max(b));
        }
    }
    (last > first).then_some((first, last))
}

const ANGLES: usize = 90;
const RHO_STEP: f64 = 2.0;

/// Peaks of the Hough transform of one scale's ridge, strongest first.
fn peaks(scene: &Scene, scale: usize, count: usize) -> Vec<Line> {
    let (cx, cy) = (scene.width as f64 * 0.5, scene.height as f64 * 0.5);
    let bins = (cx.hypot(cy) / RHO_STEP) as usize * 2 + 3;
    let normal = |a: usize| {
        let angle = std::f64::consts::PI * a as f64 / ANGLES as f64;
        (angle.cos(), angle.sin())
    };
    let normals: Vec<(f64, f64)> = (0..ANGLES).map(normal).collect();
    let mut votes = Plane2::new(ANGLES, bins);
    for &(x, y) in &scene.ridges[scale] {
        let at = y as usize * scene.width + x as usize;
        let field = scene.edges[at];
        let (ex, ey) = (f64::from(field[2 * scale]), f64::from(field[2 * scale + 1]));
        let weight = (ex * ex + ey * ey).powi(2);
        let angle = ey.atan2(ex).rem_euclid(std::f64::consts::PI);
        let centre = (angle * ANGLES as f64 / std::f64::consts::PI).round() as i64;
        let (px, py) = (f64::from(x) + 0.5 - cx, f64::from(y) + 0.5 - cy);
        for spread in -4i64..=4 {
            let a = (centre + spread).rem_euclid(ANGLES as i64) as usize;
            let (nx, ny) = normals[a];
            let bin = (px * nx + py * ny) / RHO_STEP + bins as f64 * 0.5;
            votes.add(a, bin as usize, (weight * (1.0 - spread.abs() as f64 / 5.0)) as f32);
        }
    }
    let mut found: Vec<(f32, usize, usize)> = Vec::new();
    for a in 0..ANGLES {
        for r in 0..bins {
            let v = votes.get(a, r);
            if v > 8.0 && votes.is_peak(a, r) {
                found.push((v, a, r));
            }
        }
    }
    found.sort_by(|p, q| q.0.total_cmp(&p.0).then((p.1, p.2).cmp(&(q.1, q.2))));
    found
        .into_iter()
        .take(count)
        .map(|(_, a, r)| {
            let (nx, ny) = normals[a];
            Line { nx, ny, rho: (r as f64 + 0.5 - bins as f64 * 0.5) * RHO_STEP }
        })
        .collect()
}

/// The accumulator; its angles wrap around with the sign of rho turned.
struct Plane2 {
    bins: usize,
    data: Vec<f32>,
}

impl Plane2 {
    fn new(angles: usize, bins: usize) -> Self {
        Self { bins, data: vec![0.0; angles * bins] }
    }

    fn add(&mut self, angle: usize, bin: usize, value: f32) {
        if let Some(v) = self.data.get_mut(angle * self.bins + bin.min(self.bins - 1)) {
            *v += value;
        }
    }

    fn get(&self, angle: usize, bin: usize) -> f32 {
        self.data.get(angle * self.bins + bin).copied().unwrap_or(0.0)
    }

    fn is_peak(&self, angle: usize, bin: usize) -> bool {
        let centre = self.get(angle, bin);
        for da in -2i64..=2 {
            for dr in -2i64..=2 {
                let (mut a, mut r) = (angle as i64 + da, bin as i64 + dr);
                if a < 0 || a >= ANGLES as i64 {
                    a = a.rem_euclid(ANGLES as i64);
                    r = self.bins as i64 - 1 - r;
                }
                if (da, dr) == (0, 0) || r < 0 || r >= self.bins as i64 {
                    continue;
                }
                let v = self.get(a as usize, r as usize);
                // Ties go to the first in order.
                if v > centre || (v == centre && (da, dr) < (0, 0)) {
                    return false;
                }
            }
        }
        true
    }
}

/// Moves a line onto the edge near it, by least squares with Tukey's weights over the stretch given.
pub(super) fn fitted(scene: &Scene, line: Line, from: f64, to: f64, reach: i32) -> Line {
    let (cx, cy) = (scene.width as f64 * 0.5, scene.height as f64 * 0.5);
    let (nx, ny) = (line.nx as f32, line.ny as f32);
    let steps = ((to - from) / 2.0).max(1.0) as usize;
    let mut points: Vec<(f64, f64, f64)> = Vec::with_capacity(steps);
    for i in 0..steps {
        let t = from + (i as f64 + 0.5) * (to - from) / steps as f64;
        let x = (cx + line.nx * line.rho - line.ny * t) as f32;
        let y = (cy + line.ny * line.rho + line.nx * t) as f32;
        let (mut total, mut moment) = (0.0f32, 0.0f32);
        for o in -reach..=reach {
            let s = scene.support(x + nx * o as f32, y + ny * o as f32, nx, ny);
            let s = s * s;
            total += s;
            moment += s * o as f32;
        }
        if total > 0.05 {
            points.push((t, f64::from(moment / total), f64::from(total.min(1.5))));
        }
    }
    let Some((a, b)) = robust(&points, f64::from(reach) * 0.6) else { return line };
    // The new line: offset a + b t from the old one.
    let norm = b.hypot(1.0);
    let (fx, fy) = ((line.nx - b * -line.ny) / norm, (line.ny - b * line.nx) / norm);
    let (px, py) = (line.nx * (line.rho + a), line.ny * (line.rho + a));
    Line { nx: fx, ny: fy, rho: px * fx + py * fy }
}

/// offset = a + b t through weighted (t, offset) pairs, ignoring those further than `scale` off in the end.
pub(super) fn robust(points: &[(f64, f64, f64)], scale: f64) -> Option<(f64, f64)> {
    let (mut a, mut b) = (0.0, 0.0);
    for round in 0..5 {
        let width = if round == 0 { f64::INFINITY } else { scale * (1.0 + f64::from(4 - round)) };
        let mut m = [0.0f64; 5];
        for &(t, o, w) in points {
            let miss = (o - a - b * t) / width;
            if miss.abs() < 1.0 {
                let w = w * (1.0 - miss * miss).powi(2);
                for (sum, v) in m.iter_mut().zip([w, w * t, w * t * t, w * o, w * o * t]) {
                    *sum += v;
                }
            }
        }
        let [s, st, stt, so, sot] = m;
        let det = s * stt - st * st;
        if s <= 0.0 || det.abs() < 1e-6 {
            return None;
        }
        a = (so * stt - sot * st) / det;
        b = (s * sot - st * so) / det;
    }
    Some((a, b))
}

/// A line drawn onto its edge and measured; `None` when the frame hardly shows it.
pub(super) fn settle(scene: &Scene, line: Line) -> Option<Ruled> {
    let rough = Ruled::of(scene, line, 3, 3.0)?;
    let (from, to) = rough.stretch;
    if to - from < 12.0 {
        return None;
    }
    Ruled::of(scene, fitted(scene, line, from, to, 4), 2, 1.0)
}

/// The lines that bear the longest edges, strongest first, no two alike.
pub(super) fn lines(scene: &Scene, count: usize) -> Vec<Ruled> {
    let mut pool: Vec<Ruled> = Vec::new();
    for scale in 0..2 {
        pool.extend(peaks(scene, scale, 75).into_iter().filter_map(|line| settle(scene, line)));
    }
    pool.sort_by(|p, q| q.strength.total_cmp(&p.strength));
    let mut kept: Vec<Ruled> = Vec::new();
    for candidate in pool {
        if kept.len() >= count {
            break;
        }
        if !kept.iter().any(|k| alike(k, &candidate)) {
            kept.push(candidate);
        }
    }
    kept
}

/// Whether `other` runs within three pixels of `known` over its own best stretch.
fn alike(known: &Ruled, other: &Ruled) -> bool {
    if known.line.slant(&other.line) > 0.1 {
        return false;
    }
    let at = |t: f64| {
        let x = other.line.nx * other.line.rho - other.line.ny * t;
        let y = other.line.ny * other.line.rho + other.line.nx * t;
        (x * known.line.nx + y * known.line.ny - known.line.rho).abs()
    };
    at(other.stretch.0) < 3.0 && at(other.stretch.1) < 3.0
}
