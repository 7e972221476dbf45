//! What is written on a sheet: print, handwriting, pencil, stamps, tables, needle print.

use cosmic_text::Family;

use crate::Prng;
use crate::canvas::{Colour, rgb};
use crate::prng::{fractal, noise};
use crate::typeset::press::{Press, Type};

use super::Kind;
use super::hand::{self, Pen};
use super::layer::{Ink, Plane, Sheet};

const SYLLABLES: [&str; 24] = [
    "ka", "to", "mi", "ne", "sal", "ver", "ing", "tro", "hä", "lö", "ny", "per", "est", "and", "chi", "fu",
    "go", "rit", "ou", "wy", "bre", "do", "que", "zu",
];

/// Writes what belongs to the kind.
pub(super) fn write(sheet: &mut Sheet, kind: Kind, rng: &mut Prng, x: f32) {
    match kind {
        Kind::CleanScan | Kind::Typed | Kind::Shadow | Kind::Crumpled | Kind::BleedThrough => {
            typed(sheet, rng, x, None);
            if kind != Kind::CleanScan && rng.chance(0.2) {
                *sheet = blank_below(sheet.clone(), rng.range(0.15, 0.6) as f32);
            }
        }
        Kind::AgedPrint | Kind::Letterpress => letterpress(sheet, rng, x, kind == Kind::Letterpress),
        Kind::Handwriting => form(sheet, rng, x),
        Kind::Pencil => pencilled(sheet, rng, x),
        Kind::Stamp => {
            typed(sheet, rng, x, None);
            stamps(sheet, rng, x);
        }
        Kind::ColouredInk => coloured(sheet, rng, x),
        Kind::Table => table(sheet, rng, x),
        Kind::DotMatrix => needles(sheet, rng, x),
        Kind::OldHand | Kind::OldBleed => old_hand(sheet, rng, x, false),
        Kind::Faint => old_hand(sheet, rng, x, true),
        Kind::OldStains | Kind::DarkBorder => {
            if rng.chance(0.4) {
                letterpress(sheet, rng, x, rng_half(x));
            } else {
                old_hand(sheet, rng, x, false);
            }
        }
    }
}

fn rng_half(x: f32) -> bool {
    ((x * 7.0) as u32).is_multiple_of(2)
}

/// What shows through from the other side, mirrored: how much of each pixel is covered.
pub(super) fn other_side(sheet: &Sheet, kind: Kind, rng: &mut Prng, x: f32) -> Plane {
    let ink = if kind == Kind::BleedThrough || kind == Kind::Letterpress {
        print(sheet, rng, x)
    } else {
        let pen = old_pen(rng, x, 0.5);
        writing(sheet, rng, x, pen)
    };
    ink.cover.mirrored()
}

fn dark(rng: &mut Prng) -> Colour {
    let v = rng.range(0.05, 0.25) as f32;
    [v, v, v * 1.05]
}

fn sentence(rng: &mut Prng, words: usize) -> String {
    let mut out = String::new();
    for i in 0..words {
        let mut word = String::new();
        for _ in 0..1 + rng.below(4) {
            word.push_str(rng.pick::<&str>(&SYLLABLES));
        }
        if i == 0 || rng.chance(0.1) {
            let mut letters = word.chars();
            word = letters.next().map_or(String::new(), |c| c.to_uppercase().chain(letters).collect());
        }
        if rng.chance(0.07) {
            word = format!("{}.{}", rng.below(32), rng.below(2000));
        }
        out.push_str(&word);
        out.push_str(rng.pick::<&str>(&[" ", " ", " ", " ", ", ", ". "]));
    }
    out
}

/// A press whose canvas is the sheet, and the size in points at which small letters are `x` pixels high.
fn press(sheet: &Sheet, x: f32) -> (Press, f32) {
    let dpi = 300.0;
    let mm = |pixels: usize| pixels as f32 / dpi as f32 * 25.4;
    let mut press = Press::new((mm(sheet.width), mm(sheet.height)), dpi, 0.0, false);
    let margin = 1.2 * x / dpi as f32 * 25.4;
    (press.left, press.right, press.y) = (margin, press.right - margin, margin);
    (press, x / 0.547 / dpi as f32 * 72.0)
}

fn face(rng: &mut Prng, points: f32) -> Type {
    let family = *rng.pick(&[Family::Serif, Family::Serif, Family::SansSerif, Family::Monospace]);
    let kind = Type::new(family, points).colour([0.0; 3]);
    if rng.chance(0.12) { kind.bold() } else { Type { italic: rng.chance(0.15), ..kind } }
}

/// Paragraphs over the whole sheet.
fn print(sheet: &Sheet, rng: &mut Prng, x: f32) -> Ink {
    let (mut press, points) = press(sheet, x);
    let kind = face(rng, points);
    let bottom = press.canvas.bounds()[3];
    while press.y < bottom - 2.0 * x / 11.8 {
        let title = rng.chance(0.12);
        let kind = if title { kind.sized(points * 1.6).bold() } else { kind };
        let words = if title { 3 } else { 8 + rng.below(40) };
        press.write(&sentence(rng, words), kind);
        press.gap(rng.range(0.0, 1.5) as f32 * x / 11.8);
    }
    let (canvas, _) = press.into_parts();
    fitted(Ink::of_print(&canvas.raster), sheet)
}

/// The press rounds its canvas; the sheet's size counts.
fn fitted(mut ink: Ink, sheet: &Sheet) -> Ink {
    if (ink.cover.width, ink.cover.height) != (sheet.width, sheet.height) {
        let old = ink.cover;
        ink = Ink::new(sheet.width, sheet.height);
        for y in 0..old.height.min(sheet.height) {
            let n = old.width.min(sheet.width);
            ink.cover.data[y * sheet.width..][..n].copy_from_slice(&old.data[y * old.width..][..n]);
        }
    }
    ink
}

/// Print in `colour`; without one, in a black of some printer.
fn typed(sheet: &mut Sheet, rng: &mut Prng, x: f32, colour: Option<Colour>) {
    let mut ink = print(sheet, rng, x);
    if rng.chance(0.15) {
        // A bar, as forms and letterheads have them: ink all through.
        let (w, h) = (sheet.width as f32, sheet.height as f32);
        let (y, wide) = (rng.range(0.1, 0.4) as f32 * h, rng.range(1.0, 6.0) as f32 * x);
        let ends = (rng.range(0.0, 0.3) as f32 * w, rng.range(0.5, 0.95) as f32 * w);
        ink.stroke((ends.0, y), (ends.1, y), (wide, wide), 1.0);
    }
    let colour = colour.unwrap_or_else(|| dark(rng));
    sheet.lay(&ink, colour);
}

/// Types that are worn, ink that spreads, a forme that is inked unevenly.
fn letterpress(sheet: &mut Sheet, rng: &mut Prng, x: f32, rough: bool) {
    let mut ink = print(sheet, rng, x);
    let seed = rng.bits() as u32;
    let warp = if rough { 0.06 * x } else { 0.025 * x };
    let flat = ink.cover.clone();
    ink.cover.each(|i, j, _| {
        let (u, v) = (noise(seed, i / x, j / x) - 0.5, noise(seed ^ 1, i / x, j / x) - 0.5);
        flat.at(i + 2.0 * warp * u, j + 2.0 * warp * v)
    });
    // Spread or worn: the edge lies where a smoothed letter passes a level that changes from place to place.
    let soft = ink.cover.blurred((0.045 * x).max(0.5));
    let level = rng.range(0.35, 0.55) as f32;
    let ragged = if rough { 0.25 } else { 0.1 };
    let sharp = (0.12 * x).clamp(2.0, 5.0);
    ink.cover.each(|i, j, _| {
        let edge = level + ragged * (fractal(seed ^ 2, i / (0.15 * x), j / (0.15 * x), 2) - 0.5);
        (0.5 + sharp * (soft.at(i, j) - edge)).clamp(0.0, 1.0)
    });
    let least = rng.range(0.45, 0.9) as f32;
    ink.density.each(|i, j, _| {
        least + (1.0 - least) * (1.5 * fractal(seed ^ 3, i / (2.0 * x), j / (2.0 * x), 3)).min(1.0)
    });
    absorbed(&mut ink, rng.range(0.0, 0.5) as f32, 0.2 * x);
    let colour = *rng.pick(&[rgb(40, 34, 30), rgb(60, 50, 44), rgb(30, 30, 34), rgb(84, 70, 58)]);
    sheet.lay(&ink, colour);
    if rng.chance(0.15) {
        let mut red = Ink::new(sheet.width, sheet.height);
        let pen = Pen { thinnest: 0.7, ..old_pen(rng, x, 0.7) };
        hand::word(&mut red, rng, (2.0 * x, sheet.height as f32 / 2.0), pen);
        sheet.lay(&red, rgb(170, 50, 40));
    }
}

fn old_pen(rng: &mut Prng, x: f32, thinnest: f64) -> Pen {
    let heavy = rng.range(0.13, 0.32) as f32 * x;
    Pen {
        heavy: heavy.max(1.8),
        light: (heavy * rng.range(0.3, 0.8) as f32).max(1.1),
        thinnest: (thinnest * rng.range(0.6, 1.3)).min(1.0) as f32,
        slant: rng.range(-0.1, 0.6) as f32,
        x_height: x,
        grain: 0.0,
    }
}

fn writing(sheet: &Sheet, rng: &mut Prng, x: f32, pen: Pen) -> Ink {
    let mut ink = Ink::new(sheet.width, sheet.height);
    let (w, h) = (sheet.width as f32, sheet.height as f32);
    let margin = rng.range(0.3, 3.0) as f32 * x;
    let leading = rng.range(2.6, 4.2) as f32 * x;
    hand::lines(&mut ink, rng, [margin, 0.3 * x, w - margin, h + x], leading, pen);
    ink
}

/// Iron gall ink, brown to black, that came and went.
fn old_hand(sheet: &mut Sheet, rng: &mut Prng, x: f32, faint: bool) {
    let pen = old_pen(rng, x, if faint { 0.2 } else { 0.5 });
    let pen = if faint { Pen { light: (pen.light * 0.7).max(1.0), ..pen } } else { pen };
    let mut ink = writing(sheet, rng, x, pen);
    let seed = rng.bits() as u32;
    let least = if faint { rng.range(0.35, 0.8) } else { rng.range(0.6, 1.0) } as f32;
    ink.density.each(|i, j, d| {
        d * (least + (1.0 - least) * fractal(seed, i / (5.0 * x), j / (5.0 * x), 2)).max(0.15)
    });
    if rng.chance(0.4) {
        // Ink crept into the fibres.
        let soft = ink.cover.blurred(0.03 * x);
        ink.cover.each(|i, j, _| {
            let edge = 0.45 + 0.2 * (fractal(seed ^ 8, i / 2.5, j / 2.5, 2) - 0.5);
            (0.5 + 3.0 * (soft.at(i, j) - edge)).clamp(0.0, 1.0)
        });
    }
    absorbed(&mut ink, rng.range(0.0, 0.8) as f32, 0.8 * pen.heavy);
    let inks = [
        rgb(50, 40, 34),
        rgb(90, 64, 40),
        rgb(40, 40, 50),
        rgb(110, 84, 56),
        rgb(60, 60, 90),
        rgb(140, 60, 50),
    ];
    sheet.lay(&ink, *rng.pick(&inks));
    if rng.chance(0.25) {
        let mut rule = Ink::new(sheet.width, sheet.height);
        let y = rng.range(0.2, 0.8) as f32 * sheet.height as f32;
        let end = rng.range(0.4, 0.9) as f32 * sheet.width as f32;
        rule.stroke((2.0 * x, y), (end, y + 0.2 * x), (pen.heavy, pen.light), 0.9);
        sheet.lay(&rule, rgb(60, 46, 36));
    }
}

/// Ink that sank in is densest along the middle of heavy strokes; edges and hair strokes are paler, and ink all the
/// same. `wide` is the width of a heavy stroke in pixels.
fn absorbed(ink: &mut Ink, amount: f32, wide: f32) {
    let core = ink.cover.blurred(0.3 * wide);
    ink.density.each(|i, j, d| d * (1.0 - amount * (1.0 - (1.15 * core.at(i, j)).min(1.0))).max(0.3));
}

/// Print with lines that somebody filled in.
fn form(sheet: &mut Sheet, rng: &mut Prng, x: f32) {
    let small = (0.75 * x).max(7.0);
    if rng.chance(0.5) {
        typed(sheet, rng, small, None);
        *sheet = blank_below(sheet.clone(), rng.range(0.15, 0.4) as f32);
    }
    let pen = ball_pen(rng, x);
    let mut ink = Ink::new(sheet.width, sheet.height);
    let top = 0.42 * sheet.height as f32;
    hand::lines(
        &mut ink,
        rng,
        [2.0 * x, top, sheet.width as f32 - 2.0 * x, sheet.height as f32],
        3.2 * x,
        pen,
    );
    sheet.lay(&ink, *rng.pick(&[rgb(30, 40, 130), rgb(25, 25, 30), rgb(40, 60, 170), rgb(20, 20, 90)]));
}

/// The sheet with only its upper part printed: what is below is paper of the same kind.
fn blank_below(mut sheet: Sheet, part: f32) -> Sheet {
    let edge = (part * sheet.height as f32) as usize * sheet.width;
    let tone: Vec<f32> = sheet.light.iter().map(|p| p.data.iter().copied().fold(0.0, f32::max)).collect();
    for (plane, tone) in sheet.light.iter_mut().zip(tone) {
        plane.data.iter_mut().skip(edge).for_each(|v| *v = tone);
    }
    let limit = part * sheet.height as f32;
    sheet.without_ink(|_, y| y >= limit.floor());
    sheet
}

fn ball_pen(rng: &mut Prng, x: f32) -> Pen {
    let heavy = (rng.range(0.1, 0.17) as f32 * x).max(1.5);
    Pen {
        heavy,
        light: heavy * 0.8,
        thinnest: 0.7,
        slant: rng.range(-0.05, 0.3) as f32,
        x_height: x,
        grain: 0.1,
    }
}

fn pencilled(sheet: &mut Sheet, rng: &mut Prng, x: f32) {
    form_print(sheet, rng, x);
    let heavy = (rng.range(0.09, 0.16) as f32 * x).max(1.5);
    let pen = Pen { heavy, light: heavy * 0.75, thinnest: 0.7, slant: 0.1, x_height: x, grain: 0.35 };
    let mut ink = Ink::new(sheet.width, sheet.height);
    let top = 0.45 * sheet.height as f32;
    hand::lines(&mut ink, rng, [x, top, sheet.width as f32 - x, sheet.height as f32], 3.3 * x, pen);
    let v = rng.range(0.42, 0.72) as f32;
    sheet.lay(&ink, [v, v, v * 1.02]);
}

fn form_print(sheet: &mut Sheet, rng: &mut Prng, x: f32) {
    typed(sheet, rng, (0.8 * x).max(7.0), None);
    *sheet = blank_below(sheet.clone(), rng.range(0.25, 0.42) as f32);
}

fn coloured(sheet: &mut Sheet, rng: &mut Prng, x: f32) {
    let inks = [
        rgb(40, 60, 170),
        rgb(190, 40, 50),
        rgb(40, 120, 70),
        rgb(120, 60, 150),
        rgb(60, 130, 190),
        rgb(200, 100, 40),
    ];
    let colour = *rng.pick(&inks);
    typed(sheet, rng, x, Some(colour));
    *sheet = blank_below(sheet.clone(), 0.5);
    let mut ink = Ink::new(sheet.width, sheet.height);
    let (w, h) = (sheet.width as f32, sheet.height as f32);
    let pen = ball_pen(rng, x);
    hand::lines(&mut ink, rng, [x, 0.52 * h, 0.5 * w, h], 3.2 * x, pen);
    sheet.lay(&ink, *rng.pick(&inks));
    let mut ink = Ink::new(sheet.width, sheet.height);
    hand::lines(&mut ink, rng, [0.55 * w, 0.52 * h, w - x, h], 3.2 * x, pen);
    sheet.lay(&ink, *rng.pick(&inks));
}

/// Round and square stamps, patchily inked.
fn stamps(sheet: &mut Sheet, rng: &mut Prng, x: f32) {
    for _ in 0..1 + rng.below(3) {
        let mut ink = Ink::new(sheet.width, sheet.height);
        let r = rng.range(4.0, 7.0) as f32 * x;
        let (w, h) = (sheet.width as f32, sheet.height as f32);
        let centre = (rng.range(0.15, 0.85) as f32 * w, rng.range(0.2, 0.8) as f32 * h);
        let line = (0.14 * x).max(1.8);
        let ring = |ink: &mut Ink, r: f32| {
            let at = |i: usize| {
                let a = i as f32 / 48.0 * std::f32::consts::TAU;
                (centre.0 + r * a.cos(), centre.1 + r * a.sin())
            };
            (0..48).for_each(|i| ink.stroke(at(i), at(i + 1), (line, line), 1.0));
        };
        ring(&mut ink, r);
        ring(&mut ink, 0.72 * r);
        let (mut press, points) = press(sheet, x * 1.1);
        let kind = Type::new(Family::SansSerif, points).colour([0.0; 3]).bold();
        let mm = |v: f32| v / 300.0 * 25.4;
        press.set(
            &sentence(rng, 1).to_uppercase(),
            kind,
            mm(centre.0 - 0.6 * r),
            mm(centre.1 - x),
            mm(2.0 * r),
        );
        let words = fitted(Ink::of_print(&press.into_parts().0.raster), sheet);
        for (c, v) in ink.cover.data.iter_mut().zip(&words.cover.data) {
            *c = c.max(*v);
        }
        let (seed, least) = (rng.bits() as u32, rng.range(0.35, 0.75) as f32);
        ink.density.each(|i, j, _| {
            let patch = fractal(seed, i / (1.5 * x), j / (1.5 * x), 3);
            least + (1.0 - least) * (1.7 * patch - 0.2).clamp(0.0, 1.0)
        });
        let inks = [rgb(200, 40, 50), rgb(40, 60, 170), rgb(110, 50, 140), rgb(30, 110, 80), rgb(60, 60, 65)];
        sheet.lay(&ink, *rng.pick(&inks));
    }
}

/// Rows, columns, and hair lines between them.
fn table(sheet: &mut Sheet, rng: &mut Prng, x: f32) {
    let (w, h) = (sheet.width as f32, sheet.height as f32);
    let (mut press, points) = press(sheet, x);
    let kind = face(rng, points);
    let mm = |v: f32| v / 300.0 * 25.4;
    let (row, columns) = (2.7 * x, 3 + rng.below(4));
    let mut lines = Ink::new(sheet.width, sheet.height);
    let hair = rng.range(1.0, 2.0) as f32;
    let mut y = x;
    while y + row < h - x {
        lines.stroke((x, y), (w - x, y), (hair, hair), 1.0);
        for c in 0..columns {
            let at = x + (w - 2.0 * x) * c as f32 / columns as f32;
            lines.stroke((at, y), (at, y + row), (hair, hair), 1.0);
            let count = if c == 0 { 2 } else { 1 };
            let text = if c > 1 {
                format!("{},{:02}", rng.below(3000), rng.below(100))
            } else {
                sentence(rng, count)
            };
            let text: String = text.chars().take((w / columns as f32 / x / 1.4) as usize).collect();
            press.set(&text, kind, mm(at + 0.5 * x), mm(y + 0.4 * x), mm(2.0 * w));
        }
        y += row;
    }
    let grey = rng.range(0.1, 0.6) as f32;
    sheet.lay(&lines, [grey; 3]);
    let ink = fitted(Ink::of_print(&press.into_parts().0.raster), sheet);
    sheet.lay(&ink, dark(rng));
}

/// Needle print in dots, or a carbon copy in soft patches.
fn needles(sheet: &mut Sheet, rng: &mut Prng, x: f32) {
    let mut ink = print(sheet, rng, x);
    let seed = rng.bits() as u32;
    if rng.chance(0.6) && x >= 14.0 {
        let pitch = x / 5.5;
        let flat = ink.cover.clone();
        ink.cover.each(|i, j, _| {
            let (u, v) =
                ((i / pitch).floor() * pitch + pitch / 2.0, (j / pitch).floor() * pitch + pitch / 2.0);
            let dot = 0.5 + 0.62 * pitch - (i + 0.5 - u).hypot(j + 0.5 - v);
            dot.clamp(0.0, 1.0) * (2.0 * flat.at(u, v)).min(1.0).round()
        });
    } else {
        let soft = ink.cover.blurred((0.05 * x).max(0.6));
        ink.cover.each(|i, j, _| (0.5 + 2.0 * (soft.at(i, j) - 0.42)).clamp(0.0, 1.0));
    }
    let least = rng.range(0.4, 0.8) as f32;
    ink.density.each(|i, j, _| least + (1.0 - least) * fractal(seed, i / (1.2 * x), j / (1.2 * x), 3));
    let v = rng.range(0.25, 0.5) as f32;
    sheet.lay(&ink, *rng.pick(&[[v, v, v * 1.04], [v, v, v * 1.04], [v * 0.8, v * 0.85, v * 1.5]]));
}
