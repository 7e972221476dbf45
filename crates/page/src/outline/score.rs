//! How much a quadrilateral looks like the outline of a page: measures of its sides and areas, and their weights.

use liite_raster::{Point, Quad};

use super::scene::Scene;
use super::weights;

/// How many measures are taken.
pub(super) const COUNT: usize = 44;

/// What is measured of a quadrilateral, each roughly within 0..=1.
pub(super) type Measures = [f32; COUNT];

/// Samples along a side.
const STEPS: usize = 36;

#[derive(Clone, Copy, Default)]
struct Side {
    /// Share of the side that the frame shows with room outside it.
    shown: f32,
    edge: f32,
    solid: f32,
    /// Difference of colour between inside and outside: its mean's length, and that divided by its spread.
    contrast: f32,
    steady: f32,
    /// Inside brighter than outside, in grey levels.
    brighter: f32,
    /// The mean difference itself, and the side's length in pixels.
    turn: [f32; 3],
    length: f32,
    texture_in: f32,
    texture_out: f32,
    /// Support of the edge beyond either corner.
    beyond: f32,
}

pub(super) fn measure(scene: &Scene, quad: &Quad) -> Measures {
    let centre = middle(quad);
    let (w, h) = (scene.width as f64, scene.height as f64);
    let mut sides = [Side::default(); 4];
    for (i, side) in sides.iter_mut().enumerate() {
        *side = measure_side(scene, quad.0[i], quad.0[(i + 1) % 4], centre);
    }
    let mean = |f: &dyn Fn(&Side) -> f32| sides.iter().map(f).sum::<f32>() / 4.0;
    let least = |f: &dyn Fn(&Side) -> f32| sides.iter().map(f).fold(f32::INFINITY, f32::min);
    let second = |f: &dyn Fn(&Side) -> f32| {
        let mut v = [0.0; 4];
        v.iter_mut().zip(&sides).for_each(|(v, s)| *v = f(s));
        v.sort_by(f32::total_cmp);
        v[1]
    };
    let contrast = |s: &Side| s.contrast / (s.contrast + 15.0);
    let steady = |s: &Side| s.steady / (s.steady + 1.0);
    let paper = Paper::of(scene, quad);
    let shape = shape(quad);
    let area = (quad.area() / (w * h)) as f32;
    [
        mean(&|s| s.edge),
        least(&|s| s.edge),
        second(&|s| s.edge),
        mean(&|s| s.solid),
        least(&|s| s.solid),
        mean(&contrast),
        least(&contrast),
        second(&contrast),
        mean(&steady),
        least(&steady),
        mean(&|s| f32::from(s.brighter > 0.0)),
        mean(&|s| (s.brighter / 60.0).clamp(-1.0, 1.0)),
        mean(&|s| s.beyond),
        -least(&|s| -s.beyond),
        area.sqrt(),
        area,
        1.0 - least(&|s| s.shown),
        1.0 - mean(&|s| s.shown),
        shape[0],
        shape[1],
        shape[2],
        paper.light,
        paper.colourful,
        paper.alike,
        paper.around,
        mean(&|s| (s.texture_in / 10.0).min(1.0)),
        mean(&|s| (s.texture_out / 10.0).min(1.0)),
        offset(&centre, w, h),
        paper.around_most,
        paper.around_least,
        paper.recall,
        paper.texture,
        paper.lighter,
        agreement(&sides),
        sides.iter().map(|s| s.edge * s.length).sum::<f32>()
            / sides.iter().map(|s| s.length).sum::<f32>().max(1.0),
        sides.iter().map(|s| s.beyond * s.length).sum::<f32>()
            / sides.iter().map(|s| s.length).sum::<f32>().max(1.0),
        squash(paper.ink[0]),
        squash(paper.ink[1]),
        squash(paper.ink[2]),
        (paper.ink[0] + 0.01) / (paper.ink[0] + paper.ink[2] + 0.02),
        askew(quad),
        scene.frame.0[0] / 255.0,
        scene.frame.1,
        paper.off_frame,
    ]
}

/// Densities of print lie mostly below a quarter.
fn squash(density: f32) -> f32 {
    density / (density + 0.1)
}

/// How far the sides are from upright and level, 1 from 6 degrees on: what is printed on a scan hardly is.
fn askew(quad: &Quad) -> f32 {
    let off = |i: usize| {
        let (p, q) = (quad.0[i], quad.0[(i + 1) % 4]);
        let (dx, dy) = ((q.x - p.x).abs(), (q.y - p.y).abs());
        dx.min(dy) / dx.max(dy).max(1e-6)
    };
    ((0..4).map(off).fold(0.0, f64::max) / 0.105).min(1.0) as f32
}

/// Whether the colour turns the same way on all sides.
fn agreement(sides: &[Side; 4]) -> f32 {
    let size = |v: [f32; 3]| v.iter().map(|c| c * c).sum::<f32>().sqrt();
    let mut sum = [0.0f32; 3];
    for side in sides {
        sum.iter_mut().zip(side.turn).for_each(|(s, t)| *s += t);
    }
    size(sum) / (sides.iter().map(|s| size(s.turn)).sum::<f32>() + 1.0)
}

fn middle(quad: &Quad) -> Point {
    let [a, b, c, d] = quad.0;
    Point::new((a.x + b.x + c.x + d.x) / 4.0, (a.y + b.y + c.y + d.y) / 4.0)
}

/// The middle's distance from the picture's centre, in half diagonals.
fn offset(p: &Point, w: f64, h: f64) -> f32 {
    (p.distance(Point::new(w / 2.0, h / 2.0)) / (w.hypot(h) / 2.0)) as f32
}

/// Sharpest corner (|cos|), unlikeness of opposite sides, thinness.
fn shape(quad: &Quad) -> [f32; 3] {
    let side = |i: usize| {
        let (p, q) = (quad.0[i % 4], quad.0[(i + 1) % 4]);
        (q.x - p.x, q.y - p.y, p.distance(q).max(1e-6))
    };
    let mut sharpest = 0.0f64;
    for i in 0..4 {
        let (a, b) = (side(i), side(i + 1));
        sharpest = sharpest.max(((a.0 * b.0 + a.1 * b.1) / (a.2 * b.2)).abs());
    }
    let unlike = |a: f64, b: f64| 1.0 - a.min(b) / a.max(b);
    let opposite = unlike(side(0).2, side(2).2).max(unlike(side(1).2, side(3).2));
    let (wide, high) = (side(0).2 + side(2).2, side(1).2 + side(3).2);
    [sharpest as f32, opposite as f32, (1.0 - wide.min(high) / wide.max(high)) as f32]
}

fn measure_side(scene: &Scene, from: Point, to: Point, centre: Point) -> Side {
    let length = from.distance(to).max(1e-6);
    let (dx, dy) = ((to.x - from.x) / length, (to.y - from.y) / length);
    // The inner normal.
    let (mut nx, mut ny) = (-dy, dx);
    if (centre.x - from.x) * nx + (centre.y - from.y) * ny < 0.0 {
        (nx, ny) = (-nx, -ny);
    }
    let (nx, ny) = (nx as f32, ny as f32);
    let spot = |t: f64| ((from.x + dx * t) as f32, (from.y + dy * t) as f32);
    let edge_at = |t: f64| {
        let (x, y) = spot(t);
        (-2i32..=2)
            .fold(0.0f32, |best, o| best.max(scene.support(x + nx * o as f32, y + ny * o as f32, nx, ny)))
    };
    let mut side = Side { length: length as f32, ..Side::default() };
    let mut differences: Vec<[f32; 3]> = Vec::with_capacity(STEPS);
    for i in 0..STEPS {
        let t = length * (0.03 + 0.94 * (i as f64 + 0.5) / STEPS as f64);
        let (x, y) = spot(t);
        if !scene.contains(x - nx * 4.0, y - ny * 4.0) || !scene.contains(x + nx * 4.0, y + ny * 4.0) {
            continue;
        }
        let edge = edge_at(t);
        side.edge += edge;
        side.solid += f32::from(edge > 0.4);
        let mut difference = [0.0f32; 3];
        for o in [3.5f32, 5.5, 8.0] {
            let (inside, outside) = ((x + nx * o, y + ny * o), (x - nx * o, y - ny * o));
            let (a, b) = (scene.colour(inside.0, inside.1), scene.colour(outside.0, outside.1));
            for c in 0..3 {
                difference[c] += (a[c] - b[c]) / 3.0;
            }
            side.texture_in += scene.texture.near(inside.0, inside.1) / 3.0;
            side.texture_out += scene.texture.near(outside.0, outside.1) / 3.0;
        }
        differences.push(difference);
    }
    let n = differences.len() as f32;
    if n < 1.0 {
        return Side { length: length as f32, ..Side::default() };
    }
    side.shown = n / STEPS as f32;
    for v in [&mut side.edge, &mut side.solid, &mut side.texture_in, &mut side.texture_out] {
        *v /= n;
    }
    let mean = |c: usize| differences.iter().map(|d| d[c]).sum::<f32>() / n;
    let means = [mean(0), mean(1), mean(2)];
    let spread = (0..3).map(|c| differences.iter().map(|d| (d[c] - means[c]).powi(2)).sum::<f32>() / n);
    side.contrast = means.iter().map(|m| m * m).sum::<f32>().sqrt();
    side.steady = side.contrast / (spread.sum::<f32>().sqrt() + 2.0);
    side.brighter = means[0];
    side.turn = means;
    side.beyond = beyond(scene, length, &edge_at, &spot);
    side
}

/// Mean support along the prolonged side: a page's edge ends at its corner, a table's or a floor's runs on.
fn beyond(scene: &Scene, length: f64, edge_at: &dyn Fn(f64) -> f32, spot: &dyn Fn(f64) -> (f32, f32)) -> f32 {
    let (mut sum, mut n) = (0.0f32, 0.0f32);
    let reach = (0.2 * length).clamp(12.0, 60.0);
    for i in 0..8 {
        let t = 6.0 + (reach - 6.0) * f64::from(i) / 7.0;
        for t in [-t, length + t] {
            let (x, y) = spot(t);
            if scene.contains(x, y) {
                sum += edge_at(t);
                n += 1.0;
            }
        }
    }
    if n > 0.0 { sum / n } else { 0.0 }
}

/// What the area inside looks like, and whether it goes on outside.
#[derive(Default)]
struct Paper {
    light: f32,
    colourful: f32,
    /// Share of the inside that has the paper's colour.
    alike: f32,
    /// Share of the surroundings that has it.
    around: f32,
    /// The same by the side where it is most, and where it is least.
    around_most: f32,
    around_least: f32,
    /// Share of everything of that colour in the picture that lies inside.
    recall: f32,
    /// Print inside.
    texture: f32,
    /// Lighter than the picture's median.
    lighter: f32,
    /// Density of print inside, just outside, and in all the rest of the picture.
    ink: [f32; 3],
    /// Difference from the colour along the frame.
    off_frame: f32,
}

impl Paper {
    fn of(scene: &Scene, quad: &Quad) -> Paper {
        const GRID: usize = 14;
        let [a, b, c, d] = quad.0;
        let place = |u: f64, v: f64| {
            let mix = |p: f64, q: f64, r: f64, s: f64| {
                (p * (1.0 - u) + q * u) * (1.0 - v) + (s * (1.0 - u) + r * u) * v
            };
            (mix(a.x, b.x, c.x, d.x) as f32, mix(a.y, b.y, c.y, d.y) as f32)
        };
        let mut texture = 0.0f32;
        let mut ink = [0.0f32; 3];
        let mut inside: Vec<[f32; 3]> = Vec::with_capacity(GRID * GRID);
        for i in 0..GRID {
            for k in 0..GRID {
                let at = |i: usize| 0.05 + 0.9 * (i as f64 + 0.5) / GRID as f64;
                let (x, y) = place(at(i), at(k));
                if scene.contains(x, y) {
                    inside.push(scene.colour(x, y));
                    texture += scene.texture.near(x, y);
                    ink[0] += scene.ink.near(x, y);
                }
            }
        }
        if inside.is_empty() {
            return Paper::default();
        }
        let median = |c: usize, share: f32| {
            let mut v: Vec<f32> = inside.iter().map(|p| p[c]).collect();
            let at = ((v.len() - 1) as f32 * share) as usize;
            *v.select_nth_unstable_by(at, f32::total_cmp).1
        };
        // Print darkens: the paper is among the lighter half.
        let colour = [median(0, 0.6), median(1, 0.5), median(2, 0.5)];
        let alike = |p: &[f32; 3]| {
            (p[0] - colour[0]).abs() * 0.7 + (p[1] - colour[1]).abs() + (p[2] - colour[2]).abs() < 28.0
        };
        let share = inside.iter().filter(|p| alike(p)).count() as f32 / inside.len() as f32;
        let mut ring = [0.5f32; 4];
        let mut seen = 0.0f32;
        for (k, part) in ring.iter_mut().enumerate() {
            let (mut out, mut like) = (0.0f32, 0.0f32);
            for i in 0..GRID {
                let u = (i as f64 + 0.5) / GRID as f64;
                for o in [0.05, 0.1, 0.16] {
                    let (u, v) = [(u, -o), (1.0 + o, u), (u, 1.0 + o), (-o, u)][k];
                    let (x, y) = place(u, v);
                    if scene.contains(x, y) {
                        out += 1.0;
                        like += f32::from(alike(&scene.colour(x, y)));
                        ink[1] += scene.ink.near(x, y);
                    }
                }
            }
            seen += out;
            if out > 0.0 {
                *part = like / out;
            }
        }
        let (mut all, mut within, mut rest) = (0.0f32, 0.0f32, 0.0f32);
        for i in 0..24 {
            for k in 0..24 {
                let (x, y) = (
                    (i as f32 + 0.5) / 24.0 * scene.width as f32,
                    (k as f32 + 0.5) / 24.0 * scene.height as f32,
                );
                let enclosed = encloses(quad, x, y);
                if !enclosed {
                    rest += 1.0;
                    ink[2] += scene.ink.near(x, y);
                }
                if alike(&scene.colour(x, y)) {
                    all += 1.0;
                    within += f32::from(enclosed);
                }
            }
        }
        let off = (0..3).map(|c| (colour[c] - scene.frame.0[c]).powi(2)).sum::<f32>().sqrt();
        Paper {
            ink: [ink[0] / inside.len() as f32, ink[1] / seen.max(1.0), ink[2] / rest.max(1.0)],
            off_frame: off / (off + 25.0),
            light: colour[0] / 255.0,
            colourful: (colour[1].hypot(colour[2]) / 80.0).min(1.0),
            alike: share,
            around: ring.iter().sum::<f32>() / 4.0,
            around_most: ring.iter().copied().fold(0.0, f32::max),
            around_least: ring.iter().copied().fold(1.0, f32::min),
            recall: if all > 0.0 { within / all } else { 0.0 },
            texture: (texture / inside.len() as f32 / 10.0).min(1.0),
            lighter: (colour[0] - scene.median) / 128.0,
        }
    }
}

/// Whether (x, y) lies in a convex quadrilateral that runs clockwise.
fn encloses(quad: &Quad, x: f32, y: f32) -> bool {
    let (x, y) = (f64::from(x), f64::from(y));
    (0..4).all(|i| {
        let (p, q) = (quad.0[i], quad.0[(i + 1) % 4]);
        (q.x - p.x) * (y - p.y) - (q.y - p.y) * (x - p.x) >= 0.0
    })
}

/// How well the sides lie on edges: support of all of them and of the weakest.
pub(super) fn edges(measures: &Measures) -> f32 {
    measures[0] + measures[1]
}

/// The chance (0..=1) that the quadrilateral is the outline of a page.
pub(super) fn chance(measures: &Measures) -> f64 {
    let dot = |weights: &Measures| weights.iter().zip(measures).map(|(w, m)| w * m).sum::<f32>();
    let hidden: f32 = weights::IN
        .iter()
        .zip(weights::HIDDEN_BIAS)
        .zip(weights::OUT)
        .map(|((row, bias), out)| out * (dot(row) + bias).tanh())
        .sum();
    let logit = weights::BIAS + dot(&weights::DIRECT) + hidden;
    1.0 / (1.0 + f64::from(-logit).exp())
}
