//! The holder of a travel document as its machine readable zone says it, beside what the form says.

use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::answers::Answers;
use crate::catalogue::field_key;
use crate::checklist::Value;
use crate::country::{country_key, is_country, zone_country};
use crate::deadline::date_at;

/// What the zone of the applicant's travel document says, as far as its check digits vouch for it. What is not known
/// is not compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holder {
    /// Surname in the zone's letters.
    pub surname: Option<String>,
    /// Given names in the zone's letters.
    pub given_names: Option<String>,
    /// Whether the names fill their room, so that something may have been cut off.
    pub names_may_be_cut: bool,
    /// Number of the document.
    pub number: Option<String>,
    /// Three-letter code of the state that issued it, as the zone has it (`D` for Germany).
    pub issuer: Option<String>,
    /// Three-letter code of the holder's nationality, likewise.
    pub nationality: Option<String>,
    /// Day of birth.
    pub born: Option<Date>,
    /// Whether it says female (`F`) or male (`M`).
    pub sex: Option<char>,
    /// Last day on which it is valid.
    pub expires: Option<Date>,
}

/// What was read of the zone of the travel document in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum ZoneState {
    /// Nothing was looked for.
    #[default]
    NotLooked,
    /// There are pages, and none has a zone whose check digits are right.
    Unread,
    /// This.
    Read(Box<Holder>),
}

/// How the form and the zone agree about a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// They say the same, as far as a zone can say it.
    Same,
    /// They do not.
    Differs,
    /// The form does not say it yet.
    Unanswered,
}

/// A field that both say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolderField {
    /// The field of the form, as in `personal.family-name`.
    pub field: &'static str,
    /// What the zone says; dates as in `1990-12-31`.
    pub zone: String,
    /// What the form says; nothing where it says nothing yet.
    pub form: Option<String>,
    /// How they agree.
    pub agreement: Agreement,
}

impl HolderField {
    /// What either of them says, as it is shown: a day, a choice or a country in words, anything else as it is.
    #[must_use]
    pub fn shown(&self, text: &str) -> Value {
        let as_it_is = || Value::Text(text.to_owned());
        match self.field {
            // Half a date is shown as it was typed.
            "personal.birth-date" | "travel-document.expires-on" => {
                text.parse().map_or_else(|_| as_it_is(), Value::Date)
            }
            "personal.sex" => Value::Key(format!("{}-{text}", field_key(self.field))),
            "personal.nationality" | "travel-document.country" if is_country(text) => {
                Value::Key(country_key(text))
            }
            _ => as_it_is(),
        }
    }
}

impl Holder {
    /// Every field that the zone says, beside the form.
    #[must_use]
    pub fn beside(&self, answers: &Answers) -> Vec<HolderField> {
        let mut found = Vec::new();
        let mut compare = |field: &'static str, zone: Option<String>, same: &dyn Fn(&str) -> bool| {
            let Some(zone) = zone else { return };
            let form = answers.at(field).and_then(|value| value.as_str()).map(str::to_owned);
            let agreement = match &form {
                None => Agreement::Unanswered,
                Some(form) if same(form) => Agreement::Same,
                Some(_) => Agreement::Differs,
            };
            found.push(HolderField { field, zone, form, agreement });
        };
        let cut = self.names_may_be_cut;
        for (field, name) in
            [("personal.family-name", &self.surname), ("personal.given-names", &self.given_names)]
        {
            let zone = name.clone().unwrap_or_default();
            compare(field, name.clone(), &|form| is_name_of(form, &zone, cut));
        }
        let country = |code: &Option<String>| code.as_deref().and_then(zone_country).map(str::to_owned);
        let same = |zone: Option<String>| move |form: &str| zone.as_deref() == Some(form);
        let nationality = country(&self.nationality);
        compare("personal.nationality", nationality.clone(), &same(nationality));
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        compare("personal.birth-date", day(self.born), &same(day(self.born)));
        let sex = self.sex.map(|sex| if sex == 'F' { "female" } else { "male" }.to_owned());
        // What the form calls another sex stands in a passport as either.
        compare("personal.sex", sex.clone(), &|form| form == "other" || sex.as_deref() == Some(form));
        let plain = |text: &str| -> String {
            text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
        };
        let number = self.number.as_deref().map(plain);
        compare("travel-document.number", number.clone(), &|form| number.as_deref() == Some(&plain(form)));
        let issuer = country(&self.issuer);
        compare("travel-document.country", issuer.clone(), &same(issuer));
        compare("travel-document.expires-on", day(self.expires), &same(day(self.expires)));
        found
    }

    /// The last day of the document, where the form does not say the same.
    pub(crate) fn other_end(&self, answers: &Answers) -> Option<Date> {
        self.expires.filter(|ends| date_at(answers, "travel-document.expires-on") != Some(*ends))
    }
}

/// Whether a name of the form can be the one in the zone. Letters that the zone does not have may be written there as
/// ICAO Doc 9303, part 3, section 6 recommends (Ä as AE, Å as AA) or without their marks (Ä as A, Å as A), and the form
/// may have been filled in with either. A zone that is full may have cut the name, at its end or word by word.
fn is_name_of(form: &str, zone: &str, cut: bool) -> bool {
    let read = letters(zone, Marks::Dropped);
    [Marks::Spelt, Marks::Dropped].into_iter().any(|marks| {
        let written = letters(form, marks);
        let same = written == read || short(&written) == short(&read);
        let begins =
            cut && !read.is_empty() && (written.starts_with(&read) || words_begin(form, zone, marks));
        same || begins
    })
}

/// Whether every word of the zone begins one of the form, in their order.
fn words_begin(form: &str, zone: &str, marks: Marks) -> bool {
    let is_between = |c: char| c.is_whitespace() || c == '-' || c == '<';
    let words = |text: &str| -> Vec<String> {
        text.split(is_between).map(|word| letters(word, marks)).filter(|word| !word.is_empty()).collect()
    };
    let (form, zone) = (words(form), words(zone));
    zone.len() <= form.len() && zone.iter().zip(&form).all(|(zone, form)| form.starts_with(zone.as_str()))
}

/// What becomes of letters that a zone does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    /// They are spelt in two.
    Spelt,
    /// They lose their marks.
    Dropped,
}

/// The letters of a name as a zone writes them, words together. Those of other scripts stay as they are, so that they
/// are like nothing in a zone.
fn letters(name: &str, marks: Marks) -> String {
    let mut out = String::new();
    for c in name.nfc().flat_map(char::to_uppercase) {
        let spelt = match (c, marks) {
            ('Ä' | 'Æ', Marks::Spelt) | ('Æ', _) => "AE",
            ('Ö' | 'Ø' | 'Œ', Marks::Spelt) | ('Œ', _) => "OE",
            ('Ü', Marks::Spelt) => "UE",
            ('Å', Marks::Spelt) => "AA",
            ('Ñ', Marks::Spelt) => "NXX",
            ('Ø', Marks::Dropped) => "O",
            ('Þ', _) => "TH",
            ('Ð' | 'Đ', _) => "D",
            ('Ł', _) => "L",
            ('Ħ', _) => "H",
            ('Ŧ', _) => "T",
            ('Ŋ', _) => "N",
            ('Ĳ', _) => "IJ",
            ('ẞ', _) => "SS",
            ('Ə', _) => "E",
            ('ı', _) => "I",
            _ => {
                let bare = std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c));
                out.extend(bare.filter(|c| c.is_alphabetic()));
                continue;
            }
        };
        out.push_str(spelt);
    }
    out
}

/// Two-letter spellings made one, for a form that spells in two what the zone has without marks, or the reverse. Not
/// AA, which is a sound of its own in Finnish names.
fn short(letters: &str) -> String {
    letters.replace("AE", "A").replace("OE", "O").replace("UE", "U").replace("NXX", "N")
}

#[cfg(test)]
mod tests {
    use super::is_name_of;

    #[test]
    fn names_are_the_same_however_their_marks_are_written() {
        for (form, zone) in [
            ("Virtanen", "VIRTANEN"),
            ("Öztürk", "OEZTUERK"),
            ("Öztürk", "OZTURK"),
            ("Oeztuerk", "OZTURK"),
            ("Ozturk", "OEZTUERK"),
            ("Åström", "AASTROEM"),
            ("Åström", "ASTROM"),
            ("A\u{30A}stro\u{308}m", "ASTROM"),
            ("Jean-Paul", "JEAN PAUL"),
            ("O’Connor", "OCONNOR"),
            ("de la Cruz", "DE LA CRUZ"),
            ("Nguyễn Thị Hương", "NGUYEN THI HUONG"),
            ("Łukasz Żółć", "LUKASZ ZOLC"),
            ("Strauß", "STRAUSS"),
            ("Núñez", "NUNXXEZ"),
            ("Núñez", "NUNEZ"),
            ("Kızıl", "KIZIL"),
        ] {
            assert!(is_name_of(form, zone, false), "{form} {zone}");
        }
    }

    #[test]
    fn other_names_are_not_the_same() {
        for (form, zone) in [
            ("Virtanen", "VIRTANIEN"),
            ("Saari", "SARI"),
            ("Anna", "ANNA MARIA"),
            ("Anna Maria", "ANNA"),
            ("Иванова", "IVANOVA"),
            ("", "A"),
        ] {
            assert!(!is_name_of(form, zone, false), "{form} {zone}");
        }
    }

    #[test]
    fn a_full_zone_may_have_cut_the_name() {
        assert!(is_name_of("Bartholomew Christopher Alexander", "BARTHOLOMEW CHRISTOPHER ALEXA", true));
        assert!(is_name_of("Bartholomew Christopher Alexander", "BARTHOLOMEW C A", true));
        assert!(!is_name_of("Bartholomew Christopher Alexander", "BARTHOLOMEW CHRISTOPHER ALEXA", false));
        assert!(!is_name_of("Bartholomew", "CHRISTOPHER", true));
    }
}
