//! Is this file PDF/A? A structural checker for ISO 19005, clause by clause, that runs on untrusted bytes.
//!
//! It reads the file itself, with limits, because a lenient reader hides exactly what the standard forbids: spacing,
//! odd hexadecimal strings, numbers out of range. `docs/pdfa.md` says rule by rule what is enforced and what is not.

mod annotation;
mod attachment;
mod catalog;
mod cff;
mod cmap;
mod colour;
mod composite;
mod content;
mod encoding;
mod file;
mod filter;
mod font;
mod graphics;
mod image;
mod lexer;
mod metadata;
mod object;
mod operator;
mod page;
mod program;
mod report;
mod schema;
mod signature;
mod structure;
mod type1;
mod unicode;

mod xmp;
mod xref;

use serde::{Deserialize, Serialize};

use file::File;
use report::{Report, Rule};

/// A part and level of ISO 19005.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Flavour {
    /// PDF/A-1a.
    A1a,
    /// PDF/A-1b.
    A1b,
    /// PDF/A-2a.
    A2a,
    /// PDF/A-2b.
    A2b,
    /// PDF/A-2u.
    A2u,
    /// PDF/A-3a.
    A3a,
    /// PDF/A-3b.
    A3b,
    /// PDF/A-3u.
    A3u,
    /// PDF/A-4.
    A4,
    /// PDF/A-4e.
    A4e,
    /// PDF/A-4f.
    A4f,
}

impl Flavour {
    /// The part of ISO 19005, 1 to 4.
    #[must_use]
    pub fn part(self) -> u8 {
        match self {
            Self::A1a | Self::A1b => 1,
            Self::A2a | Self::A2b | Self::A2u => 2,
            Self::A3a | Self::A3b | Self::A3u => 3,
            Self::A4 | Self::A4e | Self::A4f => 4,
        }
    }

    /// Whether text must be readable as Unicode (levels u and a; all of part 4).
    #[must_use]
    pub fn unicode(self) -> bool {
        self.tagged() || matches!(self, Self::A2u | Self::A3u | Self::A4 | Self::A4e | Self::A4f)
    }

    /// Whether the logical structure is required (level a).
    #[must_use]
    pub fn tagged(self) -> bool {
        matches!(self, Self::A1a | Self::A2a | Self::A3a)
    }

    /// The name people know it by, such as `PDF/A-2b`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::A1a => "PDF/A-1a",
            Self::A1b => "PDF/A-1b",
            Self::A2a => "PDF/A-2a",
            Self::A2b => "PDF/A-2b",
            Self::A2u => "PDF/A-2u",
            Self::A3a => "PDF/A-3a",
            Self::A3b => "PDF/A-3b",
            Self::A3u => "PDF/A-3u",
            Self::A4 => "PDF/A-4",
            Self::A4e => "PDF/A-4e",
            Self::A4f => "PDF/A-4f",
        }
    }

    /// From what the metadata says.
    fn claimed(part: &str, conformance: Option<&str>) -> Option<Self> {
        Some(match (part.trim(), conformance.map(str::trim)) {
            ("1", Some("A")) => Self::A1a,
            ("1", Some("B")) => Self::A1b,
            ("2", Some("A")) => Self::A2a,
            ("2", Some("B")) => Self::A2b,
            ("2", Some("U")) => Self::A2u,
            ("3", Some("A")) => Self::A3a,
            ("3", Some("B")) => Self::A3b,
            ("3", Some("U")) => Self::A3u,
            ("4", None) => Self::A4,
            ("4", Some("E")) => Self::A4e,
            ("4", Some("F")) => Self::A4f,
            _ => return None,
        })
    }
}

impl std::fmt::Display for Flavour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let level = match self {
            Self::A1a | Self::A2a | Self::A3a => "a",
            Self::A1b | Self::A2b | Self::A3b => "b",
            Self::A2u | Self::A3u => "u",
            Self::A4 => "",
            Self::A4e => "e",
            Self::A4f => "f",
        };
        write!(f, "PDF/A-{}{level}", self.part())
    }
}

/// How much a file may make the checker do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes one stream may decode to.
    pub stream_bytes: usize,
    /// Bytes all streams together may decode to.
    pub decoded_bytes: usize,
    /// Operators of all content streams together.
    pub operators: usize,
    /// Bytes of content that are interpreted, forms counted as often as they are met with other resources.
    pub content_bytes: usize,
    /// Violations to gather before the rest is left out.
    pub violations: usize,
    /// Files within files that are checked too (6.8).
    pub embedded_depth: u8,
}

impl Limits {
    /// The limits of one embedded file: a part of those of the file around it.
    fn shared(self) -> Self {
        Self {
            decoded_bytes: self.decoded_bytes / 4,
            operators: self.operators / 4,
            content_bytes: self.content_bytes / 4,
            ..self
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            stream_bytes: 64 << 20,
            decoded_bytes: 256 << 20,
            operators: 5_000_000,
            content_bytes: 256 << 20,
            violations: 1000,
            embedded_depth: 2,
        }
    }
}

/// What to check against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The part and level; none: what the file claims, or PDF/A-2b when it claims nothing.
    pub flavour: Option<Flavour>,
    /// The limits.
    pub limits: Limits,
}

/// One thing that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Violation {
    /// The clause of the part that was checked against, such as `6.2.4.3`.
    pub clause: String,
    /// The rule's key, in kebab case and stable, such as `device-rgb`.
    pub rule: String,
    /// Object and generation number of what breaks it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub object: Option<(u32, u16)>,
    /// Page, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// What was found, for a developer's eyes; nobody matches on it.
    pub detail: String,
}

impl std::fmt::Display for Violation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}: {}", self.clause, self.rule, self.detail)?;
        if let Some(page) = self.page {
            write!(f, " (page {page})")?;
        }
        if let Some((number, generation)) = self.object {
            write!(f, " (object {number} {generation})")?;
        }
        Ok(())
    }
}

/// What the checker found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What the file's metadata claims.
    pub claimed: Option<Flavour>,
    /// What it was checked against.
    pub checked_against: Flavour,
    /// Pages in the page tree.
    pub pages: u32,
    /// Whether the file is encrypted; then nothing but its outer structure was checked.
    pub encrypted: bool,
    /// Whether the file carries a digital signature.
    pub signed: bool,
    /// Whether a limit ended the check before everything was seen; then the file does not count as conforming.
    pub incomplete: bool,
    /// Everything found, in the order it was met, up to `Limits::violations`.
    pub violations: Vec<Violation>,
}

impl Verdict {
    /// Whether nothing was found and everything was seen.
    #[must_use]
    pub fn conforms(&self) -> bool {
        self.violations.is_empty() && !self.incomplete
    }
}

/// The keys of all rules with their clause in part 2, for the ledger in `docs/pdfa.md`.
#[must_use]
pub fn rules() -> Vec<(&'static str, &'static str)> {
    Rule::ALL.iter().map(|(_, key, clauses)| (*key, clauses[0])).collect()
}

/// Checks a file. Never fails and never panics: what cannot be read is a violation of its own.
#[must_use]
pub fn check(bytes: &[u8], options: &Options) -> Verdict {
    check_nested(bytes, options, 0)
}

fn check_nested(bytes: &[u8], options: &Options, depth: u8) -> Verdict {
    let limits = options.limits;
    let mut report = Report::new(limits.violations);
    let file = File::read(bytes, limits.stream_bytes, limits.decoded_bytes, &mut report);
    let claimed = file.as_ref().and_then(metadata::claim);
    let against = options.flavour.or(claimed).unwrap_or(Flavour::A2b);
    report.settle(against);
    let mut verdict = Verdict {
        claimed,
        checked_against: against,
        pages: 0,
        encrypted: false,
        signed: false,
        incomplete: false,
        violations: Vec::new(),
    };
    if let Some(file) = file {
        file.ends(&mut report);
        verdict.encrypted = file.encrypted;
        let mut checker = content::Checker::new(&file, limits, report, depth);
        checker.document();
        verdict.pages = checker.pages;
        verdict.signed = checker.signed;
        verdict.incomplete = checker.incomplete || file.incomplete();
        verdict.violations = checker.report.finish();
    } else {
        report.add(Rule::NotPdf, "no catalogue can be found");
        verdict.violations = report.finish();
    }
    verdict
}
