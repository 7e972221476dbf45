//! Quadrilaterals out of lines: every two pairs of roughly opposite sides, ranked by the edge under them.

use liite_raster::{Point, Quad};

use super::line::{Line, Ruled};
use super::scene::Scene;

/// Support granted to a side that lies on the frame: there is nothing to be seen, for or against.
const FRAME_SUPPORT: f32 = 0.3;

struct Corner {
    at: (f64, f64),
    /// Places along the first and the second line.
    along: (f64, f64),
}

struct Sides<'a> {
    lines: Vec<Line>,
    ruled: &'a [Ruled],
    corners: Vec<Option<Corner>>,
}

impl Sides<'_> {
    fn corner(&self, i: usize, k: usize) -> Option<&Corner> {
        self.corners.get(i * self.lines.len() + k)?.as_ref()
    }

    /// Mean support of line `i` between its corners with `k` and `l`.
    fn support(&self, i: usize, k: usize, l: usize) -> Option<f32> {
        let (from, to) = (self.corner(i, k)?.along.0, self.corner(i, l)?.along.0);
        if (to - from).abs() < 20.0 {
            return None;
        }
        match self.ruled.get(i) {
            None => Some(FRAME_SUPPORT),
            Some(ruled) => {
                let (mean, shown) = ruled.mean(from, to);
                (shown > 0.4).then_some(mean * shown + FRAME_SUPPORT * (1.0 - shown))
            }
        }
    }
}

/// The best quadrilaterals, at most `count`, in pixels of the small copy.
pub(super) fn quads(scene: &Scene, ruled: &[Ruled], count: usize) -> Vec<Quad> {
    let (w, h) = (scene.width as f64, scene.height as f64);
    let mut lines: Vec<Line> = ruled.iter().map(|r| r.line).collect();
    // The frame itself may cut the page: its four borders are lines as well.
    for (nx, ny, rho) in
        [(0.0, 1.0, -h / 2.0), (0.0, 1.0, h / 2.0), (1.0, 0.0, -w / 2.0), (1.0, 0.0, w / 2.0)]
    {
        lines.push(Line { nx, ny, rho });
    }
    let n = lines.len();
    let slack = 0.06 * w.max(h);
    let corners =
        (0..n * n).map(|at| corner(&lines[at / n], &lines[at % n], w / 2.0 + slack, h / 2.0 + slack));
    let corners = corners.collect();
    let sides = Sides { lines, ruled, corners };

    let mut pairs = Vec::new();
    for i in 0..n {
        for j in i + 1..n {
            if sides.lines[i].slant(&sides.lines[j]) < 0.7 {
                pairs.push((i, j));
            }
        }
    }
    let mut ranked: Vec<(f32, Quad)> = Vec::new();
    for (p, &(i, j)) in pairs.iter().enumerate() {
        for &(k, l) in &pairs[p + 1..] {
            if let Some(found) = judge(&sides, [i, j, k, l], w * h) {
                ranked.push(found);
            }
        }
    }
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let centre = Point::new(w / 2.0, h / 2.0);
    let mut kept: Vec<Quad> = Vec::new();
    for (_, quad) in ranked.into_iter().take(4000) {
        if kept.len() >= count {
            break;
        }
        let quad = Quad(quad.0.map(|p| Point::new(p.x + centre.x, p.y + centre.y)));
        if !kept.iter().any(|k| apart(k, &quad) < 5.0) {
            kept.push(quad);
        }
    }
    kept
}

/// The greatest distance between corners of the same name.
pub(super) fn apart(a: &Quad, b: &Quad) -> f64 {
    a.0.iter().zip(&b.0).map(|(p, q)| p.distance(*q)).fold(0.0, f64::max)
}

fn corner(a: &Line, b: &Line, half_width: f64, half_height: f64) -> Option<Corner> {
    if a.slant(b) < 0.5 {
        return None;
    }
    let at = a.meet(b)?;
    if at.0.abs() > half_width || at.1.abs() > half_height {
        return None;
    }
    Some(Corner { at, along: (a.along(at), b.along(at)) })
}

fn judge(sides: &Sides<'_>, [i, j, k, l]: [usize; 4], frame: f64) -> Option<(f32, Quad)> {
    if i == k || i == l || j == k || j == l {
        return None;
    }
    let supports =
        [sides.support(i, k, l)?, sides.support(k, i, j)?, sides.support(j, k, l)?, sides.support(l, i, j)?];
    let least = supports.iter().copied().fold(1.0, f32::min);
    let mean = supports.iter().sum::<f32>() / 4.0;
    if least < 0.08 || mean < 0.22 {
        return None;
    }
    let spot = |a: usize, b: usize| sides.corner(a, b).map(|c| Point::new(c.at.0, c.at.1));
    let quad = Quad([spot(i, k)?, spot(k, j)?, spot(j, l)?, spot(l, i)?]);
    let area = quad.area() / frame;
    if !quad.is_convex() || !(0.02..=1.15).contains(&area) {
        return None;
    }
    let rank = 0.7 * mean + 0.3 * least + 0.15 * area.sqrt() as f32;
    Some((rank, quad.normalised()))
}
