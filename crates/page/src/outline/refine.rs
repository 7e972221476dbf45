//! The winner's sides moved onto the edge in the full picture, to a fraction of a pixel.

use liite_raster::{Channels, Point, Quad, Raster};

use super::line::{Line, robust};

/// Places along a side where the edge is sought.
const PLACES: usize = 96;

/// Rise across the side at one place: how steeply the colour turns from the outside's to the inside's.
struct Profile {
    /// Place along the side in pixels from its beginning.
    along: f64,
    rise: Vec<f32>,
}

/// `quad` with each side on the strongest consistent step within a few pixels of the small copy; `scale` is pixels of
/// the picture per pixel of that copy. A side without a clear step stays where it is.
pub(super) fn refined(picture: &Raster, quad: &Quad, scale: f64) -> Quad {
    let centre = Point::new(
        quad.0.iter().map(|p| p.x).sum::<f64>() / 4.0,
        quad.0.iter().map(|p| p.y).sum::<f64>() / 4.0,
    );
    let origin = Point::new(0.0, 0.0);
    let reach = 3.0 * scale + 1.5;
    let mut lines: Vec<Line> = Vec::with_capacity(4);
    for i in 0..4 {
        let (p, q) = (quad.0[i], quad.0[(i + 1) % 4]);
        let (p, q) = side(picture, p, q, centre, reach, scale).unwrap_or((p, q));
        let Some(line) = Line::through(p, q, origin) else { return *quad };
        lines.push(line);
    }
    let mut corners = quad.0;
    for (i, corner) in corners.iter_mut().enumerate() {
        if let Some((x, y)) = lines[(i + 3) % 4].meet(&lines[i]) {
            *corner = Point::new(x, y);
        }
    }
    let moved = Quad(corners);
    let furthest = moved.0.iter().zip(&quad.0).map(|(p, q)| p.distance(*q)).fold(0.0, f64::max);
    if moved.is_convex() && furthest < 3.0 * reach { moved } else { *quad }
}

/// The side from `p` to `q` moved onto its edge.
fn side(
    picture: &Raster,
    p: Point,
    q: Point,
    centre: Point,
    reach: f64,
    scale: f64,
) -> Option<(Point, Point)> {
    let length = p.distance(q);
    if length < 8.0 {
        return None;
    }
    let (dx, dy) = ((q.x - p.x) / length, (q.y - p.y) / length);
    let (mut nx, mut ny) = (-dy, dx);
    if (centre.x - p.x) * nx + (centre.y - p.y) * ny < 0.0 {
        (nx, ny) = (-nx, -ny);
    }
    let step = (scale / 3.0).clamp(0.5, 1.5);
    let half = (reach / step).ceil() as i32;
    // Colours across the side, from outside to inside.
    let mut across: Vec<(f64, Vec<[f32; 3]>)> = Vec::with_capacity(PLACES);
    for i in 0..PLACES {
        let along = length * (0.03 + 0.94 * (i as f64 + 0.5) / PLACES as f64);
        let at =
            |o: f64, t: f64| Point::new(p.x + dx * (along + t) + nx * o, p.y + dy * (along + t) + ny * o);
        let margin = reach + step;
        if !inside(picture, at(-margin, 0.0)) || !inside(picture, at(margin, 0.0)) {
            continue;
        }
        let samples = (-half - 1..=half + 1).map(|o| {
            let mut sum = [0.0f32; 3];
            for t in [-1.5, -0.5, 0.5, 1.5] {
                let c = colour(picture, at(f64::from(o) * step, t * step));
                sum.iter_mut().zip(c).for_each(|(s, v)| *s += 0.25 * v);
            }
            sum
        });
        across.push((along, samples.collect()));
    }
    if across.len() < PLACES / 4 {
        return None;
    }
    let profiles = profiles(&across)?;
    let (a, b) = track(&profiles, length, half)?;
    let offset = |t: f64| (a + b * t) * step;
    let moved = |t: f64| Point::new(p.x + dx * t + nx * offset(t), p.y + dy * t + ny * offset(t));
    Some((moved(0.0), moved(length)))
}

/// Rises along the side's own change of colour, each capped so that one strong thing cannot lead the line astray.
fn profiles(across: &[(f64, Vec<[f32; 3]>)]) -> Option<Vec<Profile>> {
    let mut turn = [0.0f32; 3];
    for (c, t) in turn.iter_mut().enumerate() {
        let mut v: Vec<f32> = across
            .iter()
            .map(|(_, s)| {
                let third = (s.len() / 3).max(1) as f32;
                let sum = |part: &mut dyn Iterator<Item = &[f32; 3]>| part.map(|p| p[c]).sum::<f32>() / third;
                sum(&mut s.iter().rev().take(third as usize)) - sum(&mut s.iter().take(third as usize))
            })
            .collect();
        let at = v.len() / 2;
        *t = *v.select_nth_unstable_by(at, f32::total_cmp).1;
    }
    let size = turn.iter().map(|t| t * t).sum::<f32>().sqrt();
    if size < 1.5 {
        return None;
    }
    let turn = turn.map(|t| t / size);
    let mut out: Vec<Profile> = Vec::with_capacity(across.len());
    for (along, samples) in across {
        let level: Vec<f32> =
            samples.iter().map(|s| s[0] * turn[0] + s[1] * turn[1] + s[2] * turn[2]).collect();
        let rise = level.windows(3).map(|w| (w[2] - w[0]).max(0.0)).collect();
        out.push(Profile { along: *along, rise });
    }
    let mut tops: Vec<f32> = out.iter().map(|p| p.rise.iter().copied().fold(0.0, f32::max)).collect();
    let at = tops.len() / 2;
    let cap = *tops.select_nth_unstable_by(at, f32::total_cmp).1;
    out.iter_mut().for_each(|p| p.rise.iter_mut().for_each(|r| *r = r.min(cap)));
    Some(out)
}

/// The line offset = a + b * along (in steps from the middle) that gathers the most rise, then fitted to the peaks near it.
fn track(profiles: &[Profile], length: f64, half: i32) -> Option<(f64, f64)> {
    let mut best: Option<(f32, i32, i32)> = None;
    for start in -half..=half {
        for end in -half..=half {
            let mut sum = 0.0f32;
            for profile in profiles {
                let o = f64::from(start) + f64::from(end - start) * profile.along / length;
                sum += profile.rise.get((o.round() as i32 + half) as usize).copied().unwrap_or(0.0);
            }
            // Of equal lines the one nearest to where the side was.
            let sum = sum * (1.0 - 0.15 * (start.abs() + end.abs()) as f32 / (2.0 * half as f32));
            if best.is_none_or(|(most, _, _)| sum > most) {
                best = Some((sum, start, end));
            }
        }
    }
    let (_, start, end) = best?;
    let mut points: Vec<(f64, f64, f64)> = Vec::with_capacity(profiles.len());
    for profile in profiles {
        let guess = f64::from(start) + f64::from(end - start) * profile.along / length;
        let middle = guess.round() as i32 + half;
        let window = (middle - 3).max(0)..=(middle + 3).min(2 * half);
        let (mut total, mut moment) = (0.0f64, 0.0f64);
        for i in window {
            let r = f64::from(profile.rise.get(i as usize).copied().unwrap_or(0.0)).powi(2);
            total += r;
            moment += r * f64::from(i - half);
        }
        if total > 1.0 {
            points.push((profile.along, moment / total, total.sqrt()));
        }
    }
    if points.len() < profiles.len() / 3 {
        return None;
    }
    robust(&points, 1.2)
}

fn inside(picture: &Raster, p: Point) -> bool {
    p.x >= 0.0 && p.y >= 0.0 && p.x <= f64::from(picture.width()) && p.y <= f64::from(picture.height())
}

/// Luma and two opponent colours between the four pixels nearest to `p`.
fn colour(picture: &Raster, p: Point) -> [f32; 3] {
    let (x, y) = ((p.x - 0.5).max(0.0), (p.y - 0.5).max(0.0));
    let (x0, y0) = ((x as u32).min(picture.width() - 1), (y as u32).min(picture.height() - 1));
    let (x1, y1) = ((x0 + 1).min(picture.width() - 1), (y0 + 1).min(picture.height() - 1));
    let (u, v) = ((x - f64::from(x0)).min(1.0) as f32, (y - f64::from(y0)).min(1.0) as f32);
    let pixel = |x: u32, y: u32| -> [f32; 3] {
        match (picture.channels(), picture.row(y)) {
            (Channels::Grey, row) => [f32::from(row[x as usize]); 3],
            (Channels::Rgb, row) => {
                let at = x as usize * 3;
                [f32::from(row[at]), f32::from(row[at + 1]), f32::from(row[at + 2])]
            }
        }
    };
    let (a, b, c, d) = (pixel(x0, y0), pixel(x1, y0), pixel(x0, y1), pixel(x1, y1));
    let mut rgb = [0.0f32; 3];
    for i in 0..3 {
        rgb[i] = (a[i] * (1.0 - u) + b[i] * u) * (1.0 - v) + (c[i] * (1.0 - u) + d[i] * u) * v;
    }
    let [r, g, b] = rgb;
    [0.299 * r + 0.587 * g + 0.114 * b, r - g, 0.5 * (r + g) - b]
}
