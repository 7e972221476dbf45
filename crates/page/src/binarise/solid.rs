//! Black that is wider than any window: bars, boxes, blots. It looks like dark paper from inside; what tells them
//! apart is that a table or a shadow around the leaf reaches the picture's edge and a bar does not.

use super::plane::Plane;

/// As dark as this, in parts of the page's usual paper, is no paper that lies on it.
const BLACK: f32 = 0.7;
/// Where the ink itself is paler, this part of its darkness is enough.
const AS_INK: f32 = 0.8;
/// Ink paler than this tells nothing.
const PALE: f32 = 0.2;
/// How far around a solid place its own level holds, in cells: the paper's brightness is smoothed that far.
const AROUND: usize = 2;

/// For each cell, of a page whose ink is `ink` dark, whether it lies in or at a solid dark place that does not reach the edge of the picture.
pub(super) fn find(paper: &Plane, usual: f32, ink: f32) -> Vec<bool> {
    let black = if ink < PALE { BLACK } else { BLACK.min(AS_INK * ink) };
    let (cols, rows) = (paper.cols, paper.rows);
    let mut open: Vec<bool> = paper.values.iter().map(|&p| p < (1.0 - black) * usual).collect();
    if !open.contains(&true) {
        return open;
    }
    let edge =
        |i: usize| i.is_multiple_of(cols) || i % cols + 1 == cols || i / cols == 0 || i / cols + 1 == rows;
    let mut stack: Vec<usize> = (0..open.len()).filter(|&i| open[i] && edge(i)).collect();
    stack.iter().for_each(|&i| open[i] = false);
    while let Some(i) = stack.pop() {
        let (x, y) = (i % cols, i / cols);
        let around = [
            (x > 0).then(|| i - 1),
            (x + 1 < cols).then(|| i + 1),
            (y > 0).then(|| i - cols),
            (y + 1 < rows).then(|| i + cols),
        ];
        for next in around.into_iter().flatten() {
            if open[next] {
                open[next] = false;
                stack.push(next);
            }
        }
    }
    let marks = Plane { cols, rows, values: open.iter().map(|&s| f32::from(u8::from(s))).collect() };
    marks.extreme(AROUND, f32::max).values.iter().map(|&v| v > 0.5).collect()
}
