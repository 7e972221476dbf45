//! The 37 characters of a machine readable zone by their centre lines: `assets/glyphs/ocr-b.txt`, read.

/// Every character with its strokes.
pub(super) fn strokes() -> impl Iterator<Item = (char, &'static str)> {
    let lines =
        include_str!("../../../../assets/glyphs/ocr-b.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| Some((line.chars().next()?, line.get(2..)?)))
}

/// The centre lines of a character as short straight pieces.
pub(super) fn pieces(strokes: &str) -> Vec<[f32; 4]> {
    let mut pieces = Vec::new();
    let mut at = (0.0, 0.0);
    let mut words = strokes.split_whitespace().peekable();
    let number = |word: Option<&str>| word.and_then(|word| word.parse().ok()).unwrap_or(0.0_f32);
    while let Some(word) = words.next() {
        let (command, x) = word.split_at(1);
        let first = (number(Some(x)), number(words.next()));
        let end = if command == "Q" { (number(words.next()), number(words.next())) } else { first };
        match command {
            "M" => {}
            "Q" => {
                let point = |t: f32| {
                    let on = |from: f32, control: f32, to: f32| {
                        (1.0 - t) * (1.0 - t) * from + 2.0 * t * (1.0 - t) * control + t * t * to
                    };
                    (on(at.0, first.0, end.0), on(at.1, first.1, end.1))
                };
                for step in 0..8_u8 {
                    let (from, to) = (point(f32::from(step) / 8.0), point(f32::from(step + 1) / 8.0));
                    pieces.push([from.0, from.1, to.0, to.1]);
                }
            }
            _ => pieces.push([at.0, at.1, end.0, end.1]),
        }
        at = end;
    }
    pieces
}

/// Distance from a point to a piece.
pub(super) fn distance(point: (f32, f32), [x0, y0, x1, y1]: [f32; 4]) -> f32 {
    let (dx, dy) = (x1 - x0, y1 - y0);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        (((point.0 - x0) * dx + (point.1 - y0) * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (point.0 - x0 - along * dx).hypot(point.1 - y0 - along * dy)
}
