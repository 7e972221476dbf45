//! The 37 characters of a machine readable zone, drawn by their centre lines as ISO 1073-2 (OCR-B) shapes them.
//!
//! A unit is a sixteenth of the distance between characters; x is counted from the middle of the character, y from
//! the base line upwards as negative numbers. `M` moves, `L` draws a line, `Q` a curve with one control point.

/// Every character with its strokes.
pub(super) const STROKES: [(char, &str); 37] = [
    ('A', "M-4.4 0 L-.8 -13.6 L.8 -13.6 L4.4 0 M-3.2 -4.4 L3.2 -4.4"),
    (
        'B',
        "M-4.6 0 L-4.6 -13.6 L1 -13.6 Q4 -13.6 4 -10.4 Q4 -7.2 1 -7.2 L-4.6 -7.2 M1 -7.2 Q4.6 -7.2 4.6 -3.6 Q4.6 0 1 0 L-4.6 0",
    ),
    ('C', "M3.6 -11.5 Q3.2 -13.6 .6 -13.6 Q-3.6 -13.6 -3.6 -6.8 Q-3.6 0 .6 0 Q3.2 0 3.6 -2.1"),
    ('D', "M-3.4 0 L-3.4 -13.6 L-2 -13.6 Q4 -13.2 4 -6.8 Q4 -.4 -2 0 L-3.4 0"),
    ('E', "M4 -13.6 L-3.6 -13.6 L-3.6 0 L4 0 M-3.6 -7.4 L3.4 -7.4"),
    ('F', "M4 -13.6 L-2.4 -13.6 L-2.4 0 M-2.4 -7.4 L3 -7.4"),
    (
        'G',
        "M4.2 -11.3 Q3.6 -13.6 .8 -13.6 Q-4.6 -13.6 -4.6 -6.8 Q-4.6 0 1 0 Q3.4 0 4.4 -.8 L4.4 -6.6 L0 -6.6",
    ),
    ('H', "M-4 0 L-4 -13.6 M4 0 L4 -13.6 M-4 -7.4 L4 -7.4"),
    ('I', "M-3.4 -13.6 L3.4 -13.6 M-3.4 0 L3.4 0 M0 0 L0 -13.6"),
    ('J', "M1.8 -13.6 L1.8 -3.6 Q1.8 0 -1.2 0 Q-3.6 0 -4.2 -3.2"),
    ('K', "M-4.2 0 L-4.2 -13.6 M4.4 -13.6 L-3 -6.8 L4.4 0"),
    ('L', "M-3.8 -13.6 L-3.8 0 L4.6 0"),
    ('M', "M-4.6 0 L-4.6 -13.6 L-3.4 -13.6 L0 -5 L3.4 -13.6 L4.6 -13.6 L4.6 0"),
    ('N', "M-4.4 0 L-4.4 -13.6 L-3.2 -13.6 L3.2 0 L4.4 0 L4.4 -13.6"),
    ('O', "M0 -13.6 Q-4.4 -13.4 -4.4 -6.8 Q-4.4 -.2 0 0 Q4.4 -.2 4.4 -6.8 Q4.4 -13.4 0 -13.6"),
    ('P', "M-4 0 L-4 -13.6 L1 -13.6 Q4.6 -13.6 4.6 -10 Q4.6 -6.2 1 -6.2 L-4 -6.2"),
    (
        'Q',
        "M-.4 -13.6 Q-4.4 -13.4 -4.4 -7 Q-4.4 -.6 -.4 -.6 Q3.8 -.6 3.8 -7 Q3.8 -13.4 -.4 -13.6 M-.4 -6 L4.6 0",
    ),
    ('R', "M-3.6 0 L-3.6 -13.6 L.8 -13.6 Q4.2 -13.6 4.2 -9.9 Q4.2 -6.2 .8 -6.2 L-3.6 -6.2 M.4 -6.2 L4 0"),
    (
        'S',
        "M3.8 -11 Q3 -13.6 0 -13.6 Q-3.8 -13.6 -3.8 -10.3 Q-3.8 -7.5 0 -6.9 Q4 -6.2 4 -3.3 Q4 0 0 0 Q-3.4 0 -4 -2.8",
    ),
    ('T', "M-4.6 -13.6 L4.6 -13.6 M0 -13.6 L0 0"),
    ('U', "M-4.2 -13.6 L-4.2 -4 Q-4.2 0 0 0 Q4.2 0 4.2 -4 L4.2 -13.6"),
    ('V', "M-4.4 -13.6 L-.8 0 L.8 0 L4.4 -13.6"),
    ('W', "M-4.4 -13.6 L-3 0 L-2.2 0 L0 -8 L2.2 0 L3 0 L4.4 -13.6"),
    ('X', "M-4 0 L4 -13.6 M-4 -13.6 L4 0"),
    ('Y', "M-4 -13.6 L0 -7.2 L4 -13.6 M0 -7.2 L0 0"),
    ('Z', "M-3.8 -13.6 L3.6 -13.6 L-4 0 L4 0"),
    ('0', "M0 -14.4 Q-4.6 -14.4 -4.6 -9 L-4.6 -5.4 Q-4.6 0 0 0 Q4.6 0 4.6 -5.4 L4.6 -9 Q4.6 -14.4 0 -14.4"),
    ('1', "M-3.8 -11 L.4 -14.4 L1 -14.4 L1 0"),
    ('2', "M-4 -12.6 Q-2.5 -14.4 0 -14.4 Q4.2 -14.4 4.2 -10.6 Q4.2 -8 .5 -5.4 Q-4 -2.4 -4 0 L4.2 0"),
    ('3', "M-4.4 -14.4 L3.4 -14.4 L-.4 -9 Q4.4 -8.8 4.4 -4.5 Q4.4 0 -.5 0 Q-3.2 0 -4.4 -.8"),
    ('4', "M.6 -14.4 L-4.4 -3.6 L4.6 -3.6 M2.2 -7.2 L2.2 0"),
    ('5', "M3.6 -14.4 L-3.4 -14.4 L-3.4 -8.6 Q4.4 -9.4 4.4 -4.6 Q4.4 0 -1 0 Q-2.8 0 -3.8 -.2"),
    ('6', "M2.6 -14.4 L-3.4 -7 M0 -8.8 Q-4.6 -8.8 -4.6 -4.4 Q-4.6 0 0 0 Q4.6 0 4.6 -4.4 Q4.6 -8.8 0 -8.8"),
    ('7', "M-4.4 -14.4 L4.6 -14.4 Q-1.2 -7 -1.4 0"),
    (
        '8',
        "M0 -14.4 Q-3.8 -14.4 -3.8 -11.2 Q-3.8 -8.4 0 -7.6 Q4.8 -6.6 4.8 -3.4 Q4.8 0 0 0 Q-4.8 0 -4.8 -3.4 Q-4.8 -6.6 0 -7.6 Q3.8 -8.4 3.8 -11.2 Q3.8 -14.4 0 -14.4",
    ),
    (
        '9',
        "M0 -14.4 Q-4.6 -14.4 -4.6 -10 Q-4.6 -5.6 0 -5.6 Q4.6 -5.6 4.6 -10 Q4.6 -14.4 0 -14.4 M3.6 -7.2 L-1.6 0",
    ),
    ('<', "M4.4 -13 L-4.4 -7.1 L4.4 -1.2"),
];

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
