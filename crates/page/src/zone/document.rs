//! What a zone says of a person and the document, as far as its check digits vouch for it.

use mrz::{MrzData, MrzDate, ParseOptions, Sex};
use serde::Serialize;

use super::Zone;

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Day {
    /// With its century.
    pub year: i32,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

/// What can be believed of a travel document. What its own check digit contradicts is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TravelDocument {
    /// The state that issued it, as in `FIN`.
    pub issuer: Option<String>,
    /// Surname in the zone's letters, words apart; no check digit covers names.
    pub surname: String,
    /// Given names, the same.
    pub given_names: String,
    /// Whether the names fill their room, so that something may have been cut off.
    pub names_may_be_cut: bool,
    /// Its number; not there either where a character could as well be another.
    pub number: Option<String>,
    /// The holder's nationality, as in `FIN`; no check digit covers it.
    pub nationality: Option<String>,
    /// The holder's day of birth, where all of it is known.
    pub born: Option<Day>,
    /// `M` or `F`; no check digit covers it.
    pub sex: Option<char>,
    /// The last day on which it is valid.
    pub expires: Option<Day>,
    /// Check digits that are right, and how many there are.
    pub right: (u8, u8),
}

impl TravelDocument {
    /// Whether every check digit is right.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        self.right.1 > 0 && self.right.0 == self.right.1
    }
}

impl Zone {
    /// What it says; `None` where these are no lines of a travel document. Two-digit years of birth that lie beyond
    /// `year` are of the century before.
    #[must_use]
    pub fn document(&self, year: i16) -> Option<TravelDocument> {
        let pivot = if year > 0 { u32::from(year.unsigned_abs()) % 100 } else { mrz::CURRENT_YY };
        let options = ParseOptions::default().with_pivot_yy(pivot);
        let lines: Vec<&str> = self.lines.iter().map(String::as_str).collect();
        let visa = self.lines.first().is_some_and(|line| line.starts_with('V'));
        let (read, room) = match (lines.as_slice(), visa) {
            ([a, b], true) if a.len() == 44 => (mrz::parse_mrv_a_with(a, b, &options), a.get(5..)),
            ([a, b], true) => (mrz::parse_mrv_b_with(a, b, &options), a.get(5..)),
            ([a, b], false) if a.len() == 44 => (mrz::parse_td3_with(a, b, &options), a.get(5..)),
            ([a, b], false) => (mrz::parse_td2_with(a, b, &options), a.get(5..)),
            ([a, b, c], _) => (mrz::parse_td1_with(a, b, c, &options), Some(*c)),
            _ => return None,
        };
        let full = room.is_some_and(|names| !names.ends_with('<'));
        let mut document = believed(&read.ok()?, full);
        document.number = document.number.filter(|_| self.number_is_sure);
        Some(document)
    }
}

fn believed(read: &MrzData, names_may_be_cut: bool) -> TravelDocument {
    let checks = &read.checks;
    let day = |date: MrzDate, check: Option<bool>| {
        date.calendar().filter(|_| check == Some(true)).map(|it| Day {
            year: it.year,
            month: it.month,
            day: it.day,
        })
    };
    let code = |code: &str| (!code.is_empty()).then(|| code.to_owned());
    let number = read.full_document_number();
    TravelDocument {
        issuer: code(&read.issuing_country),
        surname: read.surname.clone(),
        given_names: read.given_names.clone(),
        names_may_be_cut,
        number: (checks.document_number == Some(true)).then(|| number.to_owned()),
        nationality: code(&read.nationality),
        born: day(read.date_of_birth, checks.date_of_birth),
        sex: match read.sex {
            Sex::Male => Some('M'),
            Sex::Female => Some('F'),
            _ => None,
        },
        expires: day(read.date_of_expiry, checks.date_of_expiry),
        right: (checks.verified(), checks.applicable()),
    }
}
