//! The outline of the page in a photograph: candidates of several kinds, one scoring, refinement of the winner.

mod line;
mod plane;
mod quads;
mod refine;
mod region;
mod scene;
mod score;
mod weights;

use liite_raster::{Quad, Raster};
use rayon::prelude::*;
use scene::Scene;

/// Where the page lies in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outline {
    /// The corners in pixels of the picture, clockwise from the one with the smallest x + y; a corner may lie a
    /// little outside the picture when the page is cut.
    pub quad: Quad,
    /// How sure the finder is, 0..=1; to be acted on from [`TRUST`] upwards.
    pub confidence: f64,
}

/// The least confidence at which a picture may be flattened by its outline; below it the whole picture is kept.
///
/// On 300 simulated photographs, half of them learned from, 13 of the 21 guesses that overlap the page by less than 0.7
/// lie below it and 10 of the 265 that overlap it by 0.85 or more; of 75 simulated pictures without a page all do.
pub const TRUST: f64 = 0.6;

/// The most plausible outline of a page in `picture`, or `None` when there is nothing like one.
///
/// The same picture always gives the same outline. Takes the time of one look at every pixel plus about 50 ms.
#[must_use]
pub fn find(picture: &Raster) -> Option<Outline> {
    let scene = Scene::of(picture)?;
    let scored: Vec<Scored> = candidates(&scene)
        .into_par_iter()
        .map(|quad| {
            let measures = score::measure(&scene, &quad);
            Scored { quad, chance: score::chance(&measures), edges: score::edges(&measures) }
        })
        .collect();
    let best = scored.iter().max_by(|a, b| a.chance.total_cmp(&b.chance))?;
    let (confidence, quad) = (best.chance, closest_drawn(&scored, best).quad);
    let quad = refine::refined(picture, &quad.scaled(scene.scale), scene.scale);
    Some(Outline { quad: quad.normalised(), confidence })
}

/// A candidate with what was thought of it.
struct Scored {
    quad: Quad,
    chance: f64,
    /// How well its sides lie on edges.
    edges: f32,
}

/// Of the candidates that say nearly the same as `best`, the one whose sides lie best on edges.
///
/// The chance tells a page from what is none; between two outlines of the same page that differ by the slant of one
/// side it is flat, near 1, and picks by accident.
fn closest_drawn<'a>(scored: &'a [Scored], best: &'a Scored) -> &'a Scored {
    scored
        .iter()
        .filter(|s| s.chance >= best.chance - SAME_CHANCE && s.quad.iou(&best.quad) >= SAME_QUAD)
        .max_by(|a, b| a.edges.total_cmp(&b.edges).then(a.chance.total_cmp(&b.chance)))
        .unwrap_or(best)
}

/// Chances this near are the same, for outlines that overlap so much.
const SAME_CHANCE: f64 = 0.005;
const SAME_QUAD: f64 = 0.95;

/// What might be the page, in pixels of the small copy.
fn candidates(scene: &Scene) -> Vec<Quad> {
    let (mut all, areas) =
        rayon::join(|| quads::quads(scene, &line::lines(scene, 40), 160), || region::quads(scene, 40));
    all.extend(areas);
    all
}

/// Candidates with their measures and chances, for learning the weights and for looking at what went wrong.
#[doc(hidden)]
#[must_use]
pub fn examined(picture: &Raster) -> Vec<(Quad, Vec<f32>, f64)> {
    let Some(scene) = Scene::of(picture) else { return Vec::new() };
    let all = candidates(&scene).into_iter().map(|quad| {
        let measures = score::measure(&scene, &quad);
        (quad.scaled(scene.scale), measures.to_vec(), score::chance(&measures))
    });
    all.collect()
}
