//! Typeset documents with their text: what applicants attach, all of it made up.

mod documents;
mod marks;
mod mrz;
mod note;
pub(crate) mod press;
mod words;
mod zone;

use liite_raster::Raster;

use crate::prng::Prng;
pub use mrz::{check_digit, passport_mrz};
pub use note::{Note, Texts, note};
pub use words::Language;
pub use zone::data_page;

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A letter: paragraphs only.
    Letter,
    /// A tenancy agreement: numbered clauses, parties, signatures.
    TenancyAgreement,
    /// A bank statement: a ruled table of dates, items and amounts.
    BankStatement,
    /// A certificate of studies with a stamp.
    Certificate,
    /// A pay slip: labels and amounts.
    PaySlip,
    /// The data page of a passport of Utopia, marked SPECIMEN, with its machine readable zone. 125 x 88 mm.
    Passport,
    /// The same passport open at its data page, a page of notes above. 125 x 176 mm.
    PassportSpread,
    /// An identity card of Utopia, marked SPECIMEN. 85.6 x 53.98 mm.
    IdCard,
    /// A shop's receipt: a long narrow strip.
    Receipt,
}

/// A document to be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: Kind,
    /// Its language; passports, cards and receipts have their own.
    pub language: Language,
    /// Whether it is signed.
    pub signature: bool,
    /// Whether a round stamp is on it.
    pub stamp: bool,
    /// Whether a made-up office's sign stands at its top.
    pub logo: bool,
    /// Whether somebody scribbled on it with a pencil.
    pub pencil: bool,
    /// Whether a line is marked with a highlighter.
    pub highlighter: bool,
    /// Whether a photograph is glued or printed on it.
    pub photo: bool,
}

impl Document {
    /// A document of a kind with the marks that such documents usually bear.
    #[must_use]
    pub fn new(kind: Kind, language: Language) -> Self {
        let signed = matches!(kind, Kind::Letter | Kind::TenancyAgreement | Kind::Certificate);
        Self {
            kind,
            language,
            signature: signed,
            stamp: kind == Kind::Certificate,
            logo: matches!(kind, Kind::BankStatement | Kind::Certificate | Kind::PaySlip),
            pencil: false,
            highlighter: false,
            photo: matches!(kind, Kind::Passport | Kind::PassportSpread | Kind::IdCard),
        }
    }

    /// A document of a kind with print only: no signature, stamp, logo or picture.
    #[must_use]
    pub fn plain(kind: Kind, language: Language) -> Self {
        Self { signature: false, stamp: false, logo: false, photo: false, ..Self::new(kind, language) }
    }

    /// Any document in any language.
    #[must_use]
    pub fn random(seed: u64) -> Self {
        use Kind as K;
        use Language as L;
        let mut rng = Prng::new(seed ^ 0xD0C);
        let kind = *rng.pick(&[
            K::Letter,
            K::Letter,
            K::Letter,
            K::TenancyAgreement,
            K::TenancyAgreement,
            K::BankStatement,
            K::BankStatement,
            K::Certificate,
            K::Certificate,
            K::PaySlip,
            K::Passport,
            K::PassportSpread,
            K::IdCard,
            K::Receipt,
        ]);
        let language = *rng.pick(&[
            L::Finnish,
            L::Finnish,
            L::Swedish,
            L::English,
            L::English,
            L::English,
            L::Russian,
            L::Ukrainian,
            L::Arabic,
            L::Greek,
            L::Vietnamese,
        ]);
        let usual = Self::new(kind, language);
        let sheet = !matches!(kind, K::Passport | K::PassportSpread | K::IdCard | K::Receipt);
        Self {
            stamp: usual.stamp || sheet && rng.chance(0.2),
            pencil: sheet && rng.chance(0.15),
            highlighter: sheet && rng.chance(0.12),
            photo: usual.photo || kind == K::Certificate && rng.chance(0.3),
            ..usual
        }
    }
}

impl From<Kind> for Document {
    fn from(kind: Kind) -> Self {
        Self::new(kind, Language::English)
    }
}

/// A page as the printer made it, with its truth.
#[derive(Debug, Clone)]
pub struct Typeset {
    /// The page, RGB.
    pub raster: Raster,
    /// What is printed on it, line by line in reading order; stamps and handwriting are not in it.
    pub text: String,
    /// Width and height in millimetres.
    pub size_mm: (f64, f64),
    /// Pixels per inch.
    pub dpi: f64,
    /// Height of a small x of the body text in pixels.
    pub x_height: f64,
    /// The lines of the machine readable zone, where there is one.
    pub mrz: Vec<String>,
}

/// Sets a document; `seed` chooses names, dates, amounts, sentences and faces. `dpi` from 50 to 1200.
#[must_use]
pub fn page(document: impl Into<Document>, seed: u64, dpi: f64) -> Typeset {
    documents::set(document.into(), seed, dpi.clamp(50.0, 1200.0))
}

/// Sets a tenancy agreement over `sheets` numbered A4 sheets; the last is signed.
#[must_use]
pub fn agreement(language: Language, seed: u64, sheets: usize, dpi: f64) -> Vec<Typeset> {
    let document = Document::new(Kind::TenancyAgreement, language);
    documents::set_agreement(document, seed, sheets, dpi.clamp(50.0, 1200.0))
}
