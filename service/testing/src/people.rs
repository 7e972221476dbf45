//! The people of the demonstration. All of them are made up.

/// A made-up person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Human {
    /// Their name at the issuer.
    pub subject: &'static str,
    /// Their name for people.
    pub name: &'static str,
    /// Businesses for which they hold the mandate.
    pub businesses: &'static [&'static str],
    /// Works at the authority.
    pub official: bool,
    /// What they do in the demonstration.
    pub about: &'static str,
}

const fn human(subject: &'static str, name: &'static str, about: &'static str) -> Human {
    Human { subject, name, businesses: &[], official: false, about }
}

/// Applies for a permit.
pub const APPLICANT: Human = human("test-ngozi", "Ngozi Okafor", "applies");
/// Applies, too.
pub const NEIGHBOUR: Human = human("test-linh", "Linh Tran", "applies, too");
/// Acts for a business.
pub const EMPLOYER: Human = Human {
    businesses: &["1572860-0"],
    ..human("test-elina", "Elina Virtanen", "acts for the employer 1572860-0")
};
/// Acts for another business.
pub const RIVAL: Human = Human {
    businesses: &["0112038-9"],
    ..human("test-petri", "Petri Salo", "acts for the employer 0112038-9")
};
/// Assists.
pub const ASSISTANT: Human = human("test-aino", "Aino Lind", "assists clients");
/// Represents.
pub const REPRESENTATIVE: Human = human("test-rauno", "Rauno Mäki", "represents clients");
/// Represents, too.
pub const SUCCESSOR: Human = human("test-sanna", "Sanna Koski", "represents clients, too");
/// Works at the authority.
pub const OFFICIAL: Human =
    Human { official: true, ..human("test-outi", "Outi Niemi", "works at the authority") };

/// All of them.
pub const ALL: [Human; 8] =
    [APPLICANT, NEIGHBOUR, EMPLOYER, RIVAL, ASSISTANT, REPRESENTATIVE, SUCCESSOR, OFFICIAL];
