//! Areas that may be the page: connected areas of like brightness or colour at many thresholds, drawn as quadrilaterals.

use liite_raster::{Point, Quad};
use rayon::prelude::*;

use super::line::{Line, settle};
use super::plane::Plane;
use super::quads::apart;
use super::scene::Scene;

/// The best quadrilaterals, at most `count`, in pixels of the small copy.
pub(super) fn quads(scene: &Scene, count: usize) -> Vec<Quad> {
    let planes = planes(scene);
    let cuts: Vec<(&Plane, i32)> =
        planes.iter().flat_map(|plane| (1..10).map(move |step| (plane, step))).collect();
    let found: Vec<Vec<(f64, Quad)>> = cuts
        .into_par_iter()
        .map(|(plane, step)| {
            let level = plane.quantile(step as f32 / 10.0);
            let mut found = Vec::new();
            for above in [true, false] {
                areas(plane, level, above, &mut found);
            }
            found
        })
        .collect();
    let mut found = found.concat();
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut kept: Vec<Quad> = Vec::new();
    for (_, quad) in found {
        if kept.len() >= count {
            break;
        }
        let quad = quad.scaled(2.0).normalised();
        if kept.iter().any(|k| apart(k, &quad) < 8.0) {
            continue;
        }
        kept.push(quad);
    }
    kept.par_iter().map(|quad| drawn_to_edges(scene, quad)).collect()
}

/// The planes that are cut, at half the size of the small copy.
fn planes(scene: &Scene) -> Vec<Plane> {
    let light = scene.paper.halved();
    let (a, b) = (scene.chroma[0].halved(), scene.chroma[1].halved());
    let colours: Vec<[f32; 3]> =
        (0..light.data.len()).map(|i| [light.data[i], a.data[i], b.data[i]]).collect();
    let (w, h) = (light.width, light.height);
    let away = |models: &[[f32; 3]]| {
        let mut out = Plane::new(w, h);
        for (to, c) in out.data.iter_mut().zip(&colours) {
            *to = models.iter().map(|m| distance(m, c)).fold(f32::INFINITY, f32::min);
        }
        out
    };
    let margin = (w.min(h) / 30).max(2);
    let border: Vec<[f32; 3]> = (0..w * h)
        .filter(|i| {
            let (x, y) = (i % w, i / w);
            x < margin || y < margin || x >= w - margin || y >= h - margin
        })
        .map(|i| colours[i])
        .collect();
    let middle: Vec<[f32; 3]> = (0..w * h)
        .filter(|i| (i % w).abs_diff(w / 2) < w / 8 && (i / w).abs_diff(h / 2) < h / 8)
        .map(|i| colours[i])
        .collect();
    let from_border = away(&means(&border, 3));
    let from_middle = away(&means(&middle, 2)[..1]);
    let mut grey = Plane::new(w, h);
    for (to, c) in grey.data.iter_mut().zip(&colours) {
        *to = c[1].hypot(c[2]);
    }
    vec![light, from_border, from_middle, grey, b]
}

fn distance(m: &[f32; 3], c: &[f32; 3]) -> f32 {
    // Shadow changes brightness more than colour: brightness counts half.
    (0.5 * (m[0] - c[0]).abs()) + (m[1] - c[1]).abs() + (m[2] - c[2]).abs()
}

/// Means of `k` clusters, the largest first.
fn means(colours: &[[f32; 3]], k: usize) -> Vec<[f32; 3]> {
    let mut sorted: Vec<[f32; 3]> = colours.iter().step_by((colours.len() / 2000).max(1)).copied().collect();
    if sorted.is_empty() {
        return vec![[0.0; 3]];
    }
    sorted.sort_by(|p, q| p[0].total_cmp(&q[0]));
    let mut centres: Vec<[f32; 3]> = (0..k).map(|i| sorted[(2 * i + 1) * sorted.len() / (2 * k)]).collect();
    let mut counts = vec![0usize; k];
    for _ in 0..6 {
        let mut sums = vec![[0.0f32; 3]; k];
        counts = vec![0; k];
        for c in &sorted {
            let nearest =
                (0..k).min_by(|&p, &q| distance(&centres[p], c).total_cmp(&distance(&centres[q], c)));
            let nearest = nearest.unwrap_or(0);
            counts[nearest] += 1;
            sums[nearest].iter_mut().zip(c).for_each(|(s, v)| *s += v);
        }
        for ((centre, sum), &n) in centres.iter_mut().zip(&sums).zip(&counts) {
            if n > 0 {
                *centre = sum.map(|s| s / n as f32);
            }
        }
    }
    let mut order: Vec<usize> = (0..k).filter(|&i| counts[i] * 20 > sorted.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(counts[i]));
    order.into_iter().map(|i| centres[i]).collect()
}

/// Quadrilaterals around the connected areas above (or below) a level, with how well each fills its own.
fn areas(plane: &Plane, level: f32, above: bool, found: &mut Vec<(f64, Quad)>) {
    let (w, h) = (plane.width, plane.height);
    let mut open: Vec<bool> = plane.data.iter().map(|&v| (v > level) == above).collect();
    let (least, most) = (w * h * 3 / 100, w * h * 97 / 100);
    let mut stack: Vec<usize> = Vec::new();
    for seed in (0..w * h).step_by(3) {
        if !open[seed] {
            continue;
        }
        let mut extents = vec![(usize::MAX, 0usize); h];
        let mut area = 0usize;
        open[seed] = false;
        stack.push(seed);
        while let Some(at) = stack.pop() {
            let (x, y) = (at % w, at / w);
            area += 1;
            let row = &mut extents[y];
            *row = (row.0.min(x), row.1.max(x));
            let mut visit = |next: usize| {
                if open[next] {
                    open[next] = false;
                    stack.push(next);
                }
            };
            if x > 0 {
                visit(at - 1);
            }
            if x + 1 < w {
                visit(at + 1);
            }
            if y > 0 {
                visit(at - w);
            }
            if y + 1 < h {
                visit(at + w);
            }
        }
        if area < least || area > most {
            continue;
        }
        let hull = hull(&extents);
        if let Some(quad) = four_sided(hull) {
            let fill = area as f64 / quad.area().max(1.0);
            if fill > 0.6 && quad.is_convex() && quad.0.iter().all(|p| near_frame(p, w, h)) {
                found.push((fill, quad));
            }
        }
    }
}

fn near_frame(p: &Point, w: usize, h: usize) -> bool {
    let (w, h) = (w as f64, h as f64);
    let slack = 0.06 * w.max(h);
    p.x > -slack && p.y > -slack && p.x < w + slack && p.y < h + slack
}

/// The convex hull (Andrew's monotone chain) of the pixels between the extents of each row.
fn hull(extents: &[(usize, usize)]) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for (y, &(from, to)) in extents.iter().enumerate() {
        if from <= to {
            for (x, y) in [(from, y), (from, y + 1), (to + 1, y), (to + 1, y + 1)] {
                points.push(Point::new(x as f64, y as f64));
            }
        }
    }
    points.sort_by(|p, q| p.x.total_cmp(&q.x).then(p.y.total_cmp(&q.y)));
    points.dedup();
    let half = |points: &mut dyn Iterator<Item = Point>| {
        let mut chain: Vec<Point> = Vec::new();
        for p in points {
            while let [.., a, b] = chain[..] {
                if (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0.0 {
                    break;
                }
                chain.pop();
            }
            chain.push(p);
        }
        chain.pop();
        chain
    };
    let mut out = half(&mut points.iter().copied());
    out.extend(half(&mut points.iter().rev().copied()));
    out
}

/// The polygon's sides dropped one by one, always the one whose neighbours, prolonged, add the least area, until
/// four are left.
fn four_sided(mut polygon: Vec<Point>) -> Option<Quad> {
    while polygon.len() > 4 {
        let n = polygon.len();
        let mut best: Option<(f64, usize, Point)> = None;
        for i in 0..n {
            let (a, b, c, d) =
                (polygon[(i + n - 1) % n], polygon[i], polygon[(i + 1) % n], polygon[(i + 2) % n]);
            if let Some((added, meet)) = ear(a, b, c, d)
                && best.is_none_or(|(least, _, _)| added < least)
            {
                best = Some((added, i, meet));
            }
        }
        let (_, i, meet) = best?;
        polygon[i] = meet;
        polygon.remove((i + 1) % n);
    }
    match polygon[..] {
        [a, b, c, d] => Some(Quad([a, b, c, d])),
        _ => None,
    }
}

/// Where a-b and d-c meet beyond b and c, and the area of the triangle between.
fn ear(a: Point, b: Point, c: Point, d: Point) -> Option<(f64, Point)> {
    let (ux, uy, vx, vy) = (b.x - a.x, b.y - a.y, c.x - d.x, c.y - d.y);
    let det = ux * vy - uy * vx;
    if det.abs() < 1e-9 {
        return None;
    }
    let t = ((d.x - a.x) * vy - (d.y - a.y) * vx) / det;
    let s = ((d.x - a.x) * uy - (d.y - a.y) * ux) / det;
    if t < 1.0 || s < 1.0 {
        return None;
    }
    let meet = Point::new(a.x + t * ux, a.y + t * uy);
    let area = ((meet.x - b.x) * (c.y - b.y) - (meet.y - b.y) * (c.x - b.x)).abs() * 0.5;
    Some((area, meet))
}

/// The quadrilateral with each side moved onto the edge near it, where there is one.
fn drawn_to_edges(scene: &Scene, quad: &Quad) -> Quad {
    let centre = Point::new(scene.width as f64 * 0.5, scene.height as f64 * 0.5);
    let mut lines: Vec<Line> = Vec::with_capacity(4);
    for i in 0..4 {
        let (p, q) = (quad.0[i], quad.0[(i + 1) % 4]);
        let Some(line) = Line::through(p, q, centre) else { return *quad };
        lines.push(settle(scene, line).map_or(line, |r| r.line));
    }
    let mut corners = quad.0;
    for (i, corner) in corners.iter_mut().enumerate() {
        if let Some((x, y)) = lines[(i + 3) % 4].meet(&lines[i]) {
            *corner = Point::new(x + centre.x, y + centre.y);
        }
    }
    let moved = Quad(corners);
    if moved.is_convex() && apart(&moved, quad) < 0.06 * (centre.x + centre.y) {
        moved.normalised()
    } else {
        *quad
    }
}
