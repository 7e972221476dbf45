//! The layout of each kind of document.

use cosmic_text::{Align, Family};

use super::marks;
use super::press::{Press, Type};
use super::words::Words;
use super::{Document, Kind, Language, Typeset, passport_mrz};
use crate::canvas::{rgb, rounded_box};
use crate::prng::Prng;
use liite_raster::{Channels, Raster};

const A4: (f32, f32) = (210.0, 297.0);

/// Height of a small x in DejaVu fonts, in parts of the size.
const X_HEIGHT: f64 = 0.547;

pub(super) fn set(document: Document, seed: u64, dpi: f64) -> Typeset {
    let mut rng = Prng::new(seed ^ 0x7E57);
    match document.kind {
        Kind::Passport => passport(&mut rng, dpi),
        Kind::IdCard => id_card(&mut rng, dpi),
        Kind::Receipt => receipt(&mut rng, dpi),
        Kind::PassportSpread => passport_spread(&mut rng, dpi),
        _ => sheet(document, &mut rng, dpi, None),
    }
}

/// Which sheet of how many, counted from 0, and the seed that all of them share.
#[derive(Debug, Clone, Copy)]
struct Part {
    index: usize,
    count: usize,
    seed: u64,
}

/// An agreement over several sheets: clauses go on from one to the next, signatures stand on the last.
pub(super) fn set_agreement(document: Document, seed: u64, sheets: usize, dpi: f64) -> Vec<Typeset> {
    (0..sheets.max(1))
        .map(|index| {
            let last = index + 1 == sheets.max(1);
            let document =
                Document { signature: document.signature && last, stamp: document.stamp && last, ..document };
            // Margins and faces must be the same on every sheet, so each begins with the same seed.
            sheet(
                document,
                &mut Prng::new(seed ^ 0x7E57),
                dpi,
                Some(Part { index, count: sheets.max(1), seed }),
            )
        })
        .collect()
}

pub(super) fn finish(press: Press, size: (f32, f32), dpi: f64, points: f32, mrz: Vec<String>) -> Typeset {
    let (canvas, text) = press.into_parts();
    Typeset {
        raster: canvas.raster,
        text,
        size_mm: (f64::from(size.0), f64::from(size.1)),
        dpi,
        x_height: f64::from(points) / 72.0 * dpi * X_HEIGHT,
        mrz,
    }
}

fn date(rng: &mut Prng) -> String {
    format!("{:02}.{:02}.{}", 1 + rng.below(28), 1 + rng.below(12), 2019 + rng.below(8))
}

fn birthday(rng: &mut Prng) -> String {
    format!("{:02}.{:02}.{}", 1 + rng.below(28), 1 + rng.below(12), 1958 + rng.below(46))
}

fn amount(rng: &mut Prng) -> String {
    format!("{},{:02} EUR", 80 + rng.below(3200), rng.below(100))
}

pub(super) fn filled(template: &str, words: &Words, rng: &mut Prng) -> String {
    template
        .replace("{n}", words.names[rng.below(words.names.len())])
        .replace("{d}", &date(rng))
        .replace("{a}", &amount(rng))
        .replace("{k}", &(12 + rng.below(70)).to_string())
}

/// All of `from` in another order.
pub(super) fn shuffled<'a>(from: &[&'a str], rng: &mut Prng) -> Vec<&'a str> {
    let mut out = from.to_vec();
    for i in (1..out.len()).rev() {
        out.swap(i, rng.below(i + 1));
    }
    out
}

/// An A4 sheet: head, body of the kind, signatures and marks.
fn sheet(document: Document, rng: &mut Prng, dpi: f64, part: Option<Part>) -> Typeset {
    let words = document.language.words();
    let margin = rng.range(20.0, 26.0) as f32;
    let rtl = document.language == Language::Arabic;
    let mut press = Press::new(A4, dpi, margin, rtl);
    // Only the Sans faces have Arabic letters.
    let family = if rtl || rng.chance(0.5) { Family::SansSerif } else { Family::Serif };
    let size = rng.range(9.5, 11.5) as f32;
    // The sheets of a long agreement are set larger, as lawyers' printers do.
    let body = Type::new(family, if part.is_some() { 12.5 } else { size });
    if document.logo {
        let x = if rtl { press.left } else { press.right - 16.0 };
        marks::logo(&mut press.canvas, rng, (x, margin - 4.0), 16.0);
    }
    let title = match document.kind {
        Kind::TenancyAgreement => words.agreement,
        Kind::BankStatement => words.statement,
        Kind::Certificate => words.certificate,
        Kind::PaySlip => words.pay_slip,
        _ => words.letter,
    };
    let small = body.sized(body.size * 0.9);
    let head = format!("{}, {}", rng.pick(words.places), date(rng));
    let number = part.map_or(String::new(), |p| format!("{} ({})", p.index + 1, p.count));
    let width = press.right - press.left;
    press.row(
        &[
            (press.left, width, head.as_str(), Align::Left),
            (press.left, width, number.as_str(), Align::Right),
        ],
        small,
    );
    press.gap(7.0);
    let first = part.is_none_or(|p| p.index == 0);
    if first {
        press.write(title, body.sized(body.size * 1.6).bold());
        press.gap(5.0);
    }
    let top = press.y;
    match document.kind {
        Kind::TenancyAgreement => agreement(&mut press, words, body, rng, part),
        Kind::BankStatement => table(&mut press, words, body, rng, true),
        Kind::PaySlip => table(&mut press, words, body, rng, false),
        Kind::Certificate => certificate(&mut press, words, body, rng, document.photo),
        _ => letter(&mut press, words, body, rng),
    }
    press.gap(9.0);
    signatures(&mut press, document, words, body, rng);
    if document.highlighter {
        let y = top + rng.range(8.0, 40.0) as f32;
        marks::highlight(&mut press.canvas, [press.left + 2.0, y, press.left + 80.0, y + 5.0]);
    }
    if document.pencil {
        let at = (press.left + rng.range(0.0, 60.0) as f32, rng.range(8.0, 13.0) as f32);
        marks::pencil(&mut press.canvas, rng, at, 70.0);
    }
    if document.photo && document.kind == Kind::Certificate {
        let at = if rtl { press.left } else { press.right - 34.0 };
        portrait(&mut press, rng, [at, top, at + 34.0, top + 44.0]);
    }
    finish(press, A4, dpi, body.size, Vec::new())
}

fn letter(press: &mut Press, words: &Words, body: Type, rng: &mut Prng) {
    press.write(&format!("{},", words.dear), body);
    press.gap(3.5);
    let order = shuffled(words.sentences, rng);
    for part in order.chunks(3) {
        let paragraph: Vec<String> = part.iter().map(|s| filled(s, words, rng)).collect();
        press.write(&paragraph.join(" "), body);
        press.gap(3.5);
        if press.y > 215.0 {
            break;
        }
    }
    press.write(&format!("{},", words.regards), body);
}

fn agreement(press: &mut Press, words: &Words, body: Type, rng: &mut Prng, part: Option<Part>) {
    if part.is_none_or(|p| p.index == 0) {
        for _ in 0..2 {
            let person = format!("{}: {}, {}", words.name, rng.pick(words.names), rng.pick(words.places));
            press.write(&person, body);
        }
        press.gap(3.0);
        press.rule(0.3);
        press.gap(3.0);
    }
    // The order of the clauses is the same on every sheet of an agreement.
    let mut order = part.map_or_else(|| rng.clone(), |p| Prng::new(p.seed));
    let mut clauses = shuffled(words.clauses, &mut order);
    let more = if part.is_some() { words.sentences.len() } else { 4 };
    clauses.extend(shuffled(words.sentences, &mut order).into_iter().take(more));
    let (from, to) = part.map_or((0, clauses.len()), |p| {
        (clauses.len() * p.index / p.count, clauses.len() * (p.index + 1) / p.count)
    });
    for (i, clause) in clauses.iter().enumerate().take(to).skip(from) {
        press.write(&format!("{}. {}", i + 1, filled(clause, words, rng)), body);
        press.gap(if part.is_some() { 6.5 } else { 2.8 });
        if press.y > 225.0 {
            break;
        }
    }
}

fn certificate(press: &mut Press, words: &Words, body: Type, rng: &mut Prng, photo: bool) {
    let large = body.sized(body.size * 1.15);
    let person = *rng.pick(words.names);
    let number = format!("{}/{}", 100 + rng.below(900), 2019 + rng.below(8));
    for (label, value) in
        [(words.name, person.to_owned()), (words.born, birthday(rng)), (words.number, number)]
    {
        press.write(&format!("{label}: {value}"), large);
        press.gap(1.5);
    }
    press.gap(if photo { 30.0 } else { 5.0 });
    for sentence in shuffled(words.sentences, rng).into_iter().take(4) {
        press.write(&filled(sentence, words, rng), large);
        press.gap(3.0);
    }
}

/// Dates, items and amounts with rules between; `long` fills the page.
fn table(press: &mut Press, words: &Words, body: Type, rng: &mut Prng, long: bool) {
    press.write(&format!("{}: {}", words.name, rng.pick(words.names)), body);
    press.write(
        &format!(
            "{}: FI{:02} {:04} {:04} {:04} {:02}",
            words.number,
            rng.below(90) + 10,
            rng.below(10_000),
            rng.below(10_000),
            rng.below(10_000),
            rng.below(100)
        ),
        body,
    );
    press.gap(4.0);
    let small = body.sized(body.size * 0.9);
    let (l, r) = (press.left, press.right);
    let columns = [(l + 1.0, 30.0), (l + 34.0, 80.0), (r - 46.0, 45.0)];
    let top = press.y;
    press.rule(0.5);
    press.gap(1.0);
    let head = [words.date, words.number, words.total];
    let cells: Vec<_> = columns.iter().zip(head).map(|(c, t)| (c.0, c.1, t, Align::Left)).collect();
    press.row(&cells, small.bold());
    let mut sum = 0;
    for _ in 0..if long { 14 + rng.below(10) } else { 6 + rng.below(5) } {
        press.rule(0.2);
        press.gap(1.1);
        let cents = 100 + rng.below(160_000) as i64;
        let sign = if rng.chance(0.3) { 1 } else { -1 };
        sum += sign * cents;
        let day = date(rng);
        let value = money(sign * cents);
        let item = *rng.pick(words.items);
        press.row(
            &[
                (columns[0].0, columns[0].1, day.as_str(), Align::Left),
                (columns[1].0, columns[1].1, item, Align::Left),
                (columns[2].0, columns[2].1, value.as_str(), Align::Right),
            ],
            small,
        );
        press.gap(0.6);
    }
    press.rule(0.5);
    let bottom = press.y;
    for x in [l, l + 32.5, r - 48.0, r - 0.25] {
        press.canvas.rectangle([x, top, x + 0.25, bottom], super::press::BLACK);
    }
    press.gap(2.0);
    let total = money(sum);
    press.row(
        &[
            (columns[1].0, columns[1].1, words.total, Align::Left),
            (columns[2].0, columns[2].1, total.as_str(), Align::Right),
        ],
        small.bold(),
    );
}

fn money(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    format!("{sign}{},{:02}", cents.abs() / 100, cents.abs() % 100)
}

fn signatures(press: &mut Press, document: Document, words: &Words, body: Type, rng: &mut Prng) {
    let count = if document.kind == Kind::TenancyAgreement { 2 } else { 1 };
    let y = (press.y + 14.0).min(277.0);
    let small = body.sized(body.size * 0.85);
    let mut line = Vec::new();
    for i in 0..count {
        let x = press.left + i as f32 * 88.0;
        if document.signature {
            marks::signature(&mut press.canvas, rng, (x + 4.0, y - 4.0), 44.0);
            press.canvas.rectangle([x, y, x + 70.0, y + 0.25], super::press::BLACK);
            press.set(words.signature, small, x, y + 1.0, 70.0);
            line.push(words.signature);
        }
    }
    if !line.is_empty() {
        press.say(&line.join(" "));
    }
    if document.stamp {
        let at = (press.left + rng.range(78.0, 130.0) as f32, y - rng.range(0.0, 12.0) as f32);
        marks::stamp(press, rng, at, "OFFICE OF UTOPIA * SPECIMEN *");
    }
}

/// A printed photograph in `bounds`.
fn portrait(press: &mut Press, rng: &mut Prng, bounds: [f32; 4]) {
    let canvas = &mut press.canvas;
    let (w, h) = (bounds[2] - bounds[0], bounds[3] - bounds[1]);
    let mut picture = crate::canvas::Canvas::new([0.0, 0.0, w, h], canvas.scale);
    let wall = *rng.pick(&[rgb(206, 212, 216), rgb(214, 206, 196), rgb(196, 204, 196)]);
    picture.fill(|x, y| crate::canvas::scaled(wall, 1.05 - 0.12 * (x / w) - 0.1 * (y / h)));
    crate::portrait::paint(&mut picture, rng, (w / 2.0, h * 0.44), w * 0.4);
    let scale = canvas.scale;
    canvas.visit(bounds, |x, y, old| {
        let (px, py) = (((x - bounds[0]) * scale) as u32, ((y - bounds[1]) * scale) as u32);
        if px >= picture.raster.width() || py >= picture.raster.height() {
            return old;
        }
        let row = picture.raster.row(py);
        let at = px as usize * 3;
        [row[at], row[at + 1], row[at + 2]].map(|v| f32::from(v) / 255.0)
    });
}

fn passport(rng: &mut Prng, dpi: f64) -> Typeset {
    let size = (125.0, 88.0);
    let mut press = Press::new(size, dpi, 6.0, false);
    marks::guilloche(&mut press.canvas, rng, rgb(190, 214, 226), rgb(232, 204, 208));
    let (surname, given, sex) = *rng.pick(&[
        ("SPECIMEN", "ANNA MARIA", 'F'),
        ("EKSAMPLO", "TOMO", 'M'),
        ("MUSTER", "LEILA", 'F'),
        ("NEMO", "VIKTOR IVAN", 'M'),
    ]);
    let number = format!("X{:08}", rng.below(100_000_000));
    let (y, m, d) = (60 + rng.below(40), 1 + rng.below(12), 1 + rng.below(28));
    let (born, expires) = (
        format!("{y:02}{m:02}{d:02}"),
        format!("{:02}{:02}{:02}", 27 + rng.below(8), 1 + rng.below(12), 1 + rng.below(28)),
    );
    let mrz = passport_mrz(surname, given, &number, &born, sex, &expires);
    let day = |t: &str, century: u32| format!("{}.{}.{century}{}", &t[4..6], &t[2..4], &t[0..2]);
    press.row(
        &[(6.0, 40.0, "PASSPORT", Align::Left), (48.0, 70.0, "UTOPIA  SPECIMEN", Align::Left)],
        Type::new(Family::SansSerif, 9.0).bold().colour(rgb(120, 30, 50)),
    );
    portrait(&mut press, rng, [6.0, 15.0, 38.0, 56.0]);
    let label = Type::new(Family::SansSerif, 4.6).colour(rgb(70, 80, 110));
    let value = Type::new(Family::SansSerif, 7.4).bold();
    let fields = [
        [("Type", "P"), ("Code", "UTO"), ("Passport No.", number.as_str())],
        [("Surname", surname), ("", ""), ("", "")],
        [("Given names", given), ("", ""), ("", "")],
        [("Nationality", "UTOPIAN"), ("", ""), ("Sex", if sex == 'F' { "F" } else { "M" })],
        [("Date of birth", &day(&born, 19)), ("", ""), ("Date of expiry", &day(&expires, 20))],
    ];
    press.y = 15.0;
    for row in &fields {
        for (kind, step) in [(label, 0), (value, 1)] {
            let cells: Vec<_> = row
                .iter()
                .enumerate()
                .map(|(i, f)| (43.0 + 24.0 * i as f32, 60.0, if step == 0 { f.0 } else { f.1 }, Align::Left))
                .collect();
            press.row(&cells, kind);
        }
        press.gap(1.6);
    }
    marks::signature(&mut press.canvas, rng, (84.0, 56.0), 24.0);
    overprint(&mut press, (62.0, 40.0), 125.0);
    press.canvas.rectangle([0.0, 64.0, 125.0, 88.0], rgb(246, 246, 242));
    // OCR-B has ten characters to the inch; DejaVu Sans Mono is 0.602 of its size wide.
    let zone = Type::new(Family::Monospace, 2.54 / 0.602 * 72.0 / 25.4).colour(rgb(16, 16, 18));
    for (i, line) in mrz.iter().enumerate() {
        press.set(line, zone, 6.6, 67.5 + 8.0 * i as f32, 130.0);
        press.say(line);
    }
    finish(press, size, dpi, value.size, mrz.to_vec())
}

/// An open booklet: a page of notes above, the data page below, the spine between.
fn passport_spread(rng: &mut Prng, dpi: f64) -> Typeset {
    let data_page = passport(rng, dpi);
    let mut press = Press::new((125.0, 88.0), dpi, 8.0, false);
    marks::guilloche(&mut press.canvas, rng, rgb(198, 216, 210), rgb(226, 212, 196));
    press.write("OBSERVATIONS", Type::new(Family::SansSerif, 7.0).bold().colour(rgb(120, 30, 50)));
    press.gap(3.0);
    press.write(
        "The bearer is a citizen of Utopia. SPECIMEN, not valid for travel.",
        Type::new(Family::Serif, 7.5),
    );
    let at = (rng.range(60.0, 95.0) as f32, rng.range(45.0, 58.0) as f32);
    marks::stamp(&mut press, rng, at, "BORDER OF UTOPIA * SPECIMEN *");
    let (canvas, notes) = press.into_parts();
    let width = data_page.raster.width();
    let mut rows = canvas.raster.into_data();
    rows.extend_from_slice(data_page.raster.data());
    let height = (rows.len() / (width as usize * 3)) as u32;
    let mut raster = Raster::from_vec(width, height, Channels::Rgb, rows).unwrap_or(data_page.raster);
    // The pages sink into the spine.
    let (stride, middle) = (raster.stride(), f64::from(height) / 2.0);
    for (y, row) in raster.data_mut().chunks_exact_mut(stride).enumerate() {
        let millimetres = (y as f64 + 0.5 - middle).abs() / dpi * 25.4;
        let k = 1.0 - 0.5 * (-millimetres / 0.5).exp() - 0.14 * (-millimetres / 4.0).exp();
        row.iter_mut().for_each(|v| *v = (f64::from(*v) * k) as u8);
    }
    Typeset { raster, text: format!("{notes}{}", data_page.text), size_mm: (125.0, 176.0), ..data_page }
}

/// SPECIMEN in red outline-like letters across the page.
fn overprint(press: &mut Press, centre: (f32, f32), width: f32) {
    let kind = Type::new(Family::SansSerif, width * 0.26).bold().colour(rgb(60, 60, 60)).align(Align::Center);
    let mut plate = Press::new((width, 24.0), f64::from(press.canvas.scale) * 25.4, 0.0, false);
    plate.set("SPECIMEN", kind, 0.0, 4.0, width);
    let plate = plate.into_parts().0;
    let (cos, sin) = (0.94f32, -0.34f32);
    let bounds = [0.0, centre.1 - width / 2.0, centre.0 + width, centre.1 + width / 2.0];
    press.canvas.visit(bounds, |x, y, old| {
        let (dx, dy) = (x - centre.0, y - centre.1);
        let (u, v) = (dx * cos + dy * sin + width / 2.0, dy * cos - dx * sin + 12.0);
        let (px, py) = ((u * plate.scale) as i64, (v * plate.scale) as i64);
        let inside = px >= 0
            && py >= 0
            && px < i64::from(plate.raster.width())
            && py < i64::from(plate.raster.height());
        if !inside {
            return old;
        }
        let cover = 1.0 - f32::from(plate.raster.row(py as u32)[px as usize * 3]) / 255.0;
        crate::canvas::blend(old, rgb(190, 40, 50), cover * 0.22)
    });
}

fn id_card(rng: &mut Prng, dpi: f64) -> Typeset {
    let size = (85.6, 53.98);
    let mut press = Press::new(size, dpi, 4.0, false);
    let (a, b) = *rng.pick(&[
        (rgb(186, 214, 236), rgb(214, 230, 210)),
        (rgb(236, 214, 190), rgb(214, 222, 236)),
        (rgb(206, 226, 206), rgb(240, 236, 206)),
        (rgb(120, 160, 200), rgb(190, 210, 226)),
    ]);
    marks::guilloche(&mut press.canvas, rng, a, b);
    press.canvas.shape(
        [0.0, 0.0, 85.6, 8.5],
        0.0,
        1.0,
        |x, y| rounded_box(x - 42.8, y, (42.8, 8.5), 0.0),
        |_, _| crate::canvas::scaled(a, 0.55),
    );
    press.y = 2.2;
    press.row(
        &[(4.0, 70.0, "UTOPIA  IDENTITY CARD  SPECIMEN", Align::Left)],
        Type::new(Family::SansSerif, 7.0).bold().colour(rgb(250, 250, 250)),
    );
    portrait(&mut press, rng, [4.5, 12.0, 28.0, 42.0]);
    let label = Type::new(Family::SansSerif, 4.2).colour(rgb(60, 70, 100));
    let value = Type::new(Family::SansSerif, 6.8).bold();
    let number = format!("U{:07}", rng.below(10_000_000));
    let name = rng.pick(&["Specimen Anna", "Eksamplo Tomo", "Muster Leila", "Nemo Viktor"]);
    press.y = 12.0;
    for (title, text) in [
        ("Name", *name),
        ("Date of birth", &birthday(rng)),
        ("Card No.", &number),
        ("Valid until", &date(rng)),
    ] {
        press.row(&[(32.0, 50.0, title, Align::Left)], label);
        press.row(&[(32.0, 50.0, text, Align::Left)], value);
        press.gap(1.4);
    }
    marks::signature(&mut press.canvas, rng, (56.0, 47.0), 20.0);
    overprint(&mut press, (42.0, 28.0), 84.0);
    finish(press, size, dpi, value.size, Vec::new())
}

fn receipt(rng: &mut Prng, dpi: f64) -> Typeset {
    const GOODS: [&str; 12] = [
        "RUISLEIPÄ",
        "MAITO 1L",
        "KAHVI 500G",
        "JUUSTO",
        "OMENA KG",
        "BANAANI KG",
        "RIISI 1KG",
        "KANANMUNA 10",
        "PERUNA KG",
        "TEE",
        "VOI 400G",
        "JOGURTTI",
    ];
    let lines = 6 + rng.below(22);
    let size = (if rng.chance(0.7) { 79.0 } else { 57.0 }, 62.0 + lines as f32 * 4.4);
    let mut press = Press::new(size, dpi, 5.0, false);
    let kind = Type::new(Family::Monospace, if size.0 > 60.0 { 8.6 } else { 6.6 }).colour(rgb(54, 54, 62));
    let (l, w) = (press.left, press.right - press.left);
    press.write("TORIKAUPPA", kind.sized(kind.size * 1.5).bold().align(Align::Center));
    press.write("Satamakatu 4, 00000 Malli", kind.align(Align::Center));
    press.write(
        &format!("{}  {:02}:{:02}", date(rng), 8 + rng.below(13), rng.below(60)),
        kind.align(Align::Center),
    );
    press.gap(4.0);
    let mut sum = 0;
    for _ in 0..lines {
        let cents = 59 + rng.below(1900) as i64;
        sum += cents;
        let price = money(cents);
        press.row(
            &[
                (l, w * 0.75, GOODS[rng.below(GOODS.len())], Align::Left),
                (l, w, price.as_str(), Align::Right),
            ],
            kind,
        );
    }
    press.gap(1.0);
    press.rule(0.3);
    press.gap(1.5);
    let total = money(sum);
    press.row(
        &[(l, w * 0.7, "YHTEENSÄ", Align::Left), (l, w, total.as_str(), Align::Right)],
        kind.sized(kind.size * 1.2).bold(),
    );
    press.gap(3.0);
    press.write("KIITOS KÄYNNISTÄ", kind.align(Align::Center));
    let mut x = l + 8.0;
    let y = press.y + 3.0;
    while x < press.right - 8.0 {
        let bar = 0.3 + 0.3 * rng.below(3) as f32;
        press.canvas.rectangle([x, y, x + bar, y + 9.0], kind.colour);
        x += bar + 0.3 + 0.3 * rng.below(3) as f32;
    }
    finish(press, size, dpi, kind.size, Vec::new())
}
