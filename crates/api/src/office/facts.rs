//! What was measured when a page was made, as it stands in the vault beside the page.

use std::collections::BTreeMap;

use liite_convert::{Master, OutlineReport, Recipe, Tone};
use liite_finding::Finding;
use liite_page::zone::Zone;
use liite_raster::Channels;
use liite_store::Digest;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::ColourFound;

/// Everything known about a page that is or could not be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Facts {
    /// Digest of the recipe it was made by; another recipe makes it anew.
    pub made_by: Digest,
    /// Size of the upright picture, pixels.
    pub source: [u32; 2],
    /// Size of the finished page, pixels.
    pub result: [u32; 2],
    /// Format of the original.
    pub format: String,
    /// Pages of the original, where they were counted.
    pub of: Option<u32>,
    /// The outline that was found, whatever a person said later.
    pub found: Option<OutlineReport>,
    /// Whether it came out in colour, greys, or ink and paper.
    pub colour: ColourFound,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// The machine readable zone, where the slot is one for passports and one was found.
    #[serde(default)]
    pub zone: Option<Zone>,
    /// Why it could not be made.
    pub stuck: Option<Stuck>,
}

/// A code and the values for its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stuck {
    /// Stable code.
    pub code: String,
    /// Values for the words.
    pub values: BTreeMap<String, String>,
}

impl Facts {
    /// What is known of a page just made.
    pub fn of(master: &Master, recipe: &Recipe, found: Option<OutlineReport>, of: Option<u32>) -> Self {
        let colour = match (master.tone, master.channels) {
            (Tone::Bilevel, _) => ColourFound::Bw,
            (Tone::Continuous { .. }, Channels::Rgb) => ColourFound::Colour,
            (Tone::Continuous { .. }, Channels::Grey) => ColourFound::Grey,
        };
        Self {
            made_by: digest(recipe),
            source: master.picture,
            result: master.size_px(),
            format: master.format.clone(),
            of,
            found,
            colour,
            findings: master.findings.clone(),
            zone: None,
            stuck: None,
        }
    }

    /// A page that could not be made by this recipe.
    pub fn stuck(recipe: &Recipe, stuck: Stuck, before: Option<Facts>) -> Self {
        let empty = Self {
            made_by: digest(recipe),
            source: [0; 2],
            result: [0; 2],
            format: String::new(),
            of: None,
            found: None,
            colour: ColourFound::Grey,
            findings: Vec::new(),
            zone: None,
            stuck: None,
        };
        Self { made_by: digest(recipe), stuck: Some(stuck), ..before.unwrap_or(empty) }
    }

    /// As it stood in the vault; `None` when it is not of this version.
    pub fn read(value: Option<&Value>) -> Option<Self> {
        serde_json::from_value(value?.clone()).ok()
    }

    /// As it stands in the vault.
    pub fn value(&self) -> Value {
        serde_json::to_value(self).unwrap_or(Value::Null)
    }
}

/// Digest of a recipe.
pub fn digest(recipe: &Recipe) -> Digest {
    Digest::of(&serde_json::to_vec(recipe).unwrap_or_default())
}
