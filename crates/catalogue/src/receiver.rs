//! What one receiver accepts: bytes, formats, file names, colour.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{CatalogueError, FileNameRule};

/// Every receiver file under `assets/receivers`, built into the program.
const RECEIVERS: [(&str, &str); 4] = [
    ("enter-finland", include_str!("../../../assets/receivers/enter-finland.toml")),
    ("migrationsverket", include_str!("../../../assets/receivers/migrationsverket.toml")),
    ("kela-employer", include_str!("../../../assets/receivers/kela-employer.toml")),
    ("generic", include_str!("../../../assets/receivers/generic.toml")),
];

/// How far a fact may be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grade {
    /// Read on the authority's own page.
    Official,
    /// Read elsewhere.
    ThirdParty,
    /// Read on the authority's own page, of which only the beginning could be read: there may be more.
    Cut,
    /// No source: a choice of ours.
    #[serde(alias = "own")]
    None,
}

impl Grade {
    /// Key of the words for it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Grade::Official => "grade-official",
            Grade::ThirdParty => "grade-third-party",
            Grade::Cut => "grade-cut",
            Grade::None => "grade-none",
        }
    }
}

/// Whether a slot's pages must keep their colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColourRule {
    /// Decided page by page; a coloured stamp is never lost.
    Auto,
    /// Always colour.
    Colour,
}

/// Codings of ink and paper that a receiver takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bilevel {
    /// Every lossless one.
    #[default]
    Any,
    /// Fax group 4 only: some archives refuse JBIG2.
    CcittG4,
}

/// What the pages of a slot are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlotPages {
    /// Papers of any kind.
    #[default]
    Any,
    /// Pages of a passport, which have the shape of A4.
    Passport,
}

/// One kind of attachment at a receiver.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// The rule for colour.
    pub colour: ColourRule,
    /// What its pages are, where their shape alone does not tell.
    #[serde(default)]
    pub pages: SlotPages,
}

/// One receiver of attachments.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receiver {
    /// Its name on the command line and in reports.
    pub id: String,
    /// Most bytes of one file; none where no limit is known.
    #[serde(default)]
    pub limit_bytes: Option<u64>,
    /// File-name extensions it takes, lower case.
    pub accepts: Vec<String>,
    /// Codings of ink and paper that it takes.
    #[serde(default)]
    pub bilevel: Bilevel,
    /// Pages that say so.
    pub sources: Vec<String>,
    /// Day of the last look at the sources, ISO 8601.
    pub checked_on: String,
    /// How far the sources may be trusted.
    pub grade: Grade,
    /// What a file may be called.
    pub file_name: FileNameRule,
    /// Its slots by name; every receiver has `general`.
    pub slots: BTreeMap<String, Slot>,
}

impl Receiver {
    /// The names of all receivers, in the order in which they are offered.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        RECEIVERS.iter().map(|(name, _)| *name).collect()
    }

    /// The receiver `name`.
    ///
    /// # Errors
    /// When there is none of that name, or its file is malformed.
    pub fn named(name: &str) -> Result<Self, CatalogueError> {
        let Some((_, text)) = RECEIVERS.iter().find(|(known, _)| *known == name) else {
            let known = Self::names().join(", ");
            return Err(CatalogueError::UnknownReceiver { name: name.to_owned(), known });
        };
        toml::from_str(text)
            .map_err(|e| CatalogueError::Malformed { name: name.to_owned(), reason: e.to_string() })
    }

    /// The slot `name` of this receiver.
    ///
    /// # Errors
    /// When it has no such slot.
    pub fn slot(&self, name: &str) -> Result<&Slot, CatalogueError> {
        self.slots.get(name).ok_or_else(|| CatalogueError::UnknownSlot {
            name: name.to_owned(),
            known: self.slots.keys().cloned().collect::<Vec<_>>().join(", "),
        })
    }

    /// Whether it takes files of this extension (any case, without the dot).
    #[must_use]
    pub fn takes(&self, extension: &str) -> bool {
        self.accepts.iter().any(|known| known.eq_ignore_ascii_case(extension))
    }
}
