//! Connected components of a bilevel picture (8-neighbourhood), from runs.

use liite_raster::Bitmap;

/// A horizontal run of ink.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    pub(crate) y: u32,
    /// First pixel.
    pub(crate) from: u32,
    /// One past the last pixel.
    pub(crate) to: u32,
    /// Index of its component.
    pub(crate) component: u32,
}

/// The box around a component and its size.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Component {
    pub(crate) left: u32,
    pub(crate) top: u32,
    /// One past the last column.
    pub(crate) right: u32,
    /// One past the last row.
    pub(crate) bottom: u32,
    /// Pixels of ink.
    pub(crate) area: u32,
}

impl Component {
    pub(crate) fn width(&self) -> u32 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> u32 {
        self.bottom - self.top
    }
}

/// All runs, in reading order, and the components that they make, in the order of their first run.
pub(crate) fn of(bitmap: &Bitmap) -> (Vec<Run>, Vec<Component>) {
    let mut runs: Vec<Run> = Vec::new();
    let mut parents: Vec<u32> = Vec::new();
    let mut above = 0..0;
    for y in 0..bitmap.height() {
        let first = runs.len();
        runs_of_row(bitmap.row(y), bitmap.width(), |from, to| {
            runs.push(Run { y, from, to, component: 0 });
        });
        let mut look = above.start;
        for at in first..runs.len() {
            parents.push(at as u32);
            let run = runs[at];
            // Runs of the row above that touch this one, corners included.
            while look < above.end && runs[look].to < run.from {
                look += 1;
            }
            let mut other = look;
            while other < above.end && runs[other].from <= run.to {
                join(&mut parents, other as u32, at as u32);
                other += 1;
            }
        }
        above = first..runs.len();
    }
    let mut components: Vec<Component> = Vec::new();
    let mut number = vec![u32::MAX; parents.len()];
    for (at, run) in runs.iter_mut().enumerate() {
        let root = find(&mut parents, at as u32) as usize;
        if number[root] == u32::MAX {
            number[root] = components.len() as u32;
            components.push(Component {
                left: run.from,
                top: run.y,
                right: run.to,
                bottom: run.y + 1,
                area: 0,
            });
        }
        run.component = number[root];
        let c = &mut components[number[root] as usize];
        c.left = c.left.min(run.from);
        c.right = c.right.max(run.to);
        c.bottom = run.y + 1;
        c.area += run.to - run.from;
    }
    (runs, components)
}

/// Calls `found` with the first and one past the last pixel of every run of ink in a packed row.
fn runs_of_row(bits: &[u8], width: u32, mut found: impl FnMut(u32, u32)) {
    let mut start = None;
    for (i, &byte) in bits.iter().enumerate() {
        let base = i as u32 * 8;
        match (byte, start) {
            (0, None) => {}
            (0xff, Some(_)) => {}
            _ => {
                for bit in 0..8 {
                    let ink = byte & (0x80 >> bit) != 0;
                    match (ink, start) {
                        (true, None) => start = Some(base + bit),
                        (false, Some(from)) => {
                            found(from, base + bit);
                            start = None;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    if let Some(from) = start {
        found(from, width);
    }
}

fn find(parents: &mut [u32], mut at: u32) -> u32 {
    while parents[at as usize] != at {
        let up = parents[parents[at as usize] as usize];
        parents[at as usize] = up;
        at = up;
    }
    at
}

fn join(parents: &mut [u32], a: u32, b: u32) {
    let (a, b) = (find(parents, a), find(parents, b));
    let (low, high) = (a.min(b), a.max(b));
    parents[high as usize] = low;
}
