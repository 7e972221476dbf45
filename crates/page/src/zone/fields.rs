//! What may stand in which cell of a zone, and which reading its check digits allow (ICAO Doc 9303, parts 3 to 6).

use mrz::check_digit;

use super::cell::Likeness;

/// A form of zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Three lines of 30: cards.
    Td1,
    /// Two lines of 36: larger cards, and visas of their size.
    Td2,
    /// Two lines of 44: passports, and visas of their size.
    Td3,
}

impl Form {
    pub(super) const ALL: [Form; 3] = [Form::Td3, Form::Td2, Form::Td1];

    pub(super) fn lines(self) -> usize {
        if self == Form::Td1 { 3 } else { 2 }
    }

    pub(super) fn cells(self) -> usize {
        match self {
            Form::Td1 => 30,
            Form::Td2 => 36,
            Form::Td3 => 44,
        }
    }

    /// What may stand in each cell, line by line: `a` a letter or `<`, `d` a digit, `f` a digit or `<`, `x` anything,
    /// `s` a sex, `c` what a document of this form begins with.
    fn pattern(self) -> &'static str {
        match self {
            Form::Td1 => concat!(
                "caaaaxxxxxxxxxfxxxxxxxxxxxxxxx",
                "ffffffdsddddddd",
                "aaaxxxxxxxxxxxd",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            ),
            Form::Td2 => {
                concat!("caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "xxxxxxxxxfaaaffffffdsdddddddxxxxxxxd")
            }
            Form::Td3 => concat!(
                "caaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "xxxxxxxxxfaaaffffffdsdddddddxxxxxxxxxxxxxxfd"
            ),
        }
    }

    fn allows(self, kind: u8, c: char) -> bool {
        match kind {
            b'a' => !c.is_ascii_digit(),
            b'd' => c.is_ascii_digit(),
            b'f' => c.is_ascii_digit() || c == '<',
            b's' => matches!(c, 'F' | 'M' | '<'),
            b'c' if self == Form::Td3 => matches!(c, 'P' | 'V'),
            b'c' => matches!(c, 'A' | 'C' | 'I' | 'P' | 'V'),
            _ => true,
        }
    }

    /// The fields that have a check digit: their cells, and its cell.
    fn checked(self) -> &'static [(std::ops::Range<usize>, usize)] {
        match self {
            Form::Td1 => &[(5..14, 14), (30..36, 36), (38..44, 44)],
            Form::Td2 => &[(36..45, 45), (49..55, 55), (57..63, 63)],
            Form::Td3 => &[(44..53, 53), (57..63, 63), (65..71, 71), (72..86, 86)],
        }
    }

    /// Whether the check digit over all is right; visas have none (part 7), which is not for this to say.
    fn composite(self, zone: &[char]) -> bool {
        let part = |range: std::ops::Range<usize>| zone.get(range).unwrap_or_default().iter();
        let (over, digit): (String, _) = match self {
            Form::Td1 => (
                part(5..30).chain(part(30..37)).chain(part(38..45)).chain(part(48..59)).collect(),
                zone.get(59),
            ),
            Form::Td2 => (part(36..46).chain(part(49..56)).chain(part(57..71)).collect(), zone.get(71)),
            Form::Td3 => (part(44..54).chain(part(57..64)).chain(part(65..87)).collect(), zone.get(87)),
        };
        digit.is_some_and(|digit| fits(&over, *digit))
    }
}

/// Whether this is the check digit over a field; `<` stands for 0.
fn fits(field: &str, digit: char) -> bool {
    let digit = if digit == '<' { Some(0) } else { digit.to_digit(10) };
    check_digit(field).ok() == digit && digit.is_some()
}

/// Most that the likeness of a character may fall behind the likest for it to be thought of.
const DOUBT: f32 = 0.10;
/// A character of the document's number that is not likelier than the next by this may be another: check digits cannot
/// tell 8 from S, 0 from A, K or U, or two mistakes that make up for one another.
const SURE: f32 = 0.03;
/// Most readings of a field that are weighed.
const READINGS: usize = 6;

/// What was decided of a zone.
pub(super) struct Decided {
    pub(super) zone: Vec<char>,
    /// How like its least like character is.
    pub(super) weakest: f32,
    /// Whether no character of the document's number could as well be another.
    pub(super) number_is_sure: bool,
}

/// The likest reading of a zone that its check digits allow; where none is allowed, just the likest, whose check digits
/// then say which fields are not to be believed.
pub(super) fn decide(form: Form, cells: &[Likeness]) -> Decided {
    let choices: Vec<Likeness> = form
        .pattern()
        .bytes()
        .zip(cells)
        .map(|(kind, cell)| cell.iter().copied().filter(|(c, _)| form.allows(kind, *c)).collect())
        .collect();
    let mut zone: Vec<char> = choices.iter().map(|cell| cell.first().map_or('<', |it| it.0)).collect();
    let visa = zone.first() == Some(&'V');
    let mut fields = Vec::new();
    for (range, digit) in form.checked() {
        // Visas have no number with a check digit of its own behind the expiry.
        if visa && range.start == 72 {
            continue;
        }
        let cells: Vec<usize> = range.clone().chain([*digit]).collect();
        fields.push((readings(&choices, &zone, &cells), cells));
    }
    let mut best: Option<(f32, Vec<char>)> = None;
    let mut picks = vec![0; fields.len()];
    loop {
        let mut loss = 0.0;
        let mut trial = zone.clone();
        for (pick, (readings, cells)) in picks.iter().zip(&fields) {
            let Some((cost, reading)) = readings.get(*pick) else { continue };
            loss += cost;
            for (cell, c) in cells.iter().zip(reading) {
                trial[*cell] = *c;
            }
        }
        let whole = visa || form.composite(&trial) || with_digit(form, &choices, &mut trial);
        if whole && best.as_ref().is_none_or(|(least, _)| loss < *least) {
            best = Some((loss, trial));
        }
        let Some(next) = picks.iter().zip(&fields).position(|(pick, (all, _))| pick + 1 < all.len()) else {
            break;
        };
        picks[next] += 1;
        picks[..next].fill(0);
    }
    match best {
        Some((_, found)) => zone = found,
        // The fields that can be right for themselves are.
        None => {
            for (readings, cells) in &fields {
                for (cell, c) in cells.iter().zip(readings.first().map_or(&[][..], |(_, it)| it)) {
                    zone[*cell] = *c;
                }
            }
        }
    }
    let like = |(cell, c): (&Likeness, &char)| cell.iter().find(|it| it.0 == *c).map_or(0.0, |it| it.1);
    let weakest = choices.iter().zip(&zone).map(like).fold(1.0, f32::min);
    let sure = |(cell, c): (&Likeness, &char)| {
        let of = cell.iter().find(|it| it.0 == *c).map_or(0.0, |it| it.1);
        cell.iter().all(|it| it.0 == *c || of - it.1 > SURE)
    };
    let number = form.checked().first().map_or(0..0, |(range, _)| range.clone());
    let number_is_sure = number.clone().all(|at| choices.get(at).zip(zone.get(at)).is_some_and(sure));
    Decided { zone, weakest, number_is_sure }
}

/// Tries the check digit over all that is next like it.
fn with_digit(form: Form, choices: &[Likeness], zone: &mut [char]) -> bool {
    let (Some(cell), Some(last)) = (choices.last(), zone.len().checked_sub(1)) else { return false };
    let likest = cell.first().map_or(0.0, |it| it.1);
    let near = cell.iter().take_while(|it| likest - it.1 < DOUBT).skip(1);
    let before = zone[last];
    for (c, _) in near {
        zone[last] = *c;
        if form.composite(zone) {
            return true;
        }
    }
    zone[last] = before;
    false
}

/// Readings of a field that its check digit allows, the likest first, with what they cost in likeness: at most two
/// characters other than the likest.
fn readings(choices: &[Likeness], zone: &[char], cells: &[usize]) -> Vec<(f32, Vec<char>)> {
    let likest: Vec<char> = cells.iter().filter_map(|cell| zone.get(*cell).copied()).collect();
    let right = |reading: &[char]| {
        reading.split_last().is_some_and(|(digit, field)| fits(&field.iter().collect::<String>(), *digit))
    };
    if likest.len() != cells.len() || right(&likest) {
        return vec![(0.0, likest)];
    }
    let mut others: Vec<(usize, char, f32)> = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let Some((_, best)) = choices[*cell].first() else { continue };
        let near = choices[*cell].iter().skip(1).take_while(|it| best - it.1 < DOUBT);
        others.extend(near.map(|it| (at, it.0, best - it.1)));
    }
    let mut found = Vec::new();
    for (i, (at, c, cost)) in others.iter().enumerate() {
        let mut one = likest.clone();
        one[*at] = *c;
        if right(&one) {
            found.push((*cost, one.clone()));
        }
        for (other, d, more) in others.iter().skip(i + 1).filter(|it| it.0 != *at && cost + it.2 < DOUBT) {
            let mut two = one.clone();
            two[*other] = *d;
            if right(&two) {
                found.push((cost + more, two));
            }
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.truncate(READINGS);
    found
}
