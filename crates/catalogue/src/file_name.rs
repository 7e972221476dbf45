//! What a file may be called, and how to make a name that fits.

use any_ascii::any_ascii_char;
use serde::Deserialize;

/// Which letters a receiver takes in file names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alphabet {
    /// Anything that every file system takes.
    #[default]
    Any,
    /// Latin letters, also with accents.
    Latin,
    /// ASCII letters, digits, hyphen and underscore: fits every rule that was found anywhere.
    Safe,
}

/// What Windows or others do not take in a name.
const NOWHERE: &str = "/\\:*?\"<>|";

/// A receiver's rule for file names; the name is taken without folders, with its extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileNameRule {
    /// Most characters, extension included.
    #[serde(default)]
    pub max_characters: Option<usize>,
    /// The letters taken.
    #[serde(default)]
    pub alphabet: Alphabet,
}

impl FileNameRule {
    /// Whether `name` keeps the rule.
    #[must_use]
    pub fn allows(&self, name: &str) -> bool {
        let (stem, extension) = split(name);
        !stem.is_empty()
            && self.max_characters.is_none_or(|most| name.chars().count() <= most)
            && stem.chars().chain(extension.chars()).all(|c| self.allows_char(c))
    }

    fn allows_char(&self, c: char) -> bool {
        match self.alphabet {
            Alphabet::Any => !c.is_control() && !NOWHERE.contains(c),
            Alphabet::Latin => is_latin(c) || c.is_ascii_digit() || " -_.,()".contains(c),
            Alphabet::Safe => c.is_ascii_alphanumeric() || c == '-' || c == '_',
        }
    }

    /// A name after the rule, as near to `name` as it can be: other scripts are written in Latin letters.
    #[must_use]
    pub fn fitted(&self, name: &str) -> String {
        let (stem, extension) = split(name);
        let mut fitted = String::new();
        for c in stem.chars() {
            if self.allows_char(c) {
                fitted.push(c);
                continue;
            }
            let latin = any_ascii_char(c);
            let kept: String = latin.chars().filter(|&c| self.allows_char(c)).collect();
            if !kept.is_empty() {
                fitted.push_str(&kept);
            } else if !fitted.ends_with('-') && !fitted.is_empty() {
                fitted.push('-');
            }
        }
        let mut stem = fitted.trim_matches(['-', ' ', '.']).to_owned();
        if stem.is_empty() {
            stem.push_str("attachment");
        }
        let room = self.max_characters.unwrap_or(200).saturating_sub(extension.chars().count() + 1).max(1);
        let stem: String = stem.chars().take(room).collect();
        let stem = stem.trim_end_matches(['-', ' ', '.']);
        if extension.is_empty() { stem.to_owned() } else { format!("{stem}.{extension}") }
    }
}

/// Latin letters of the blocks Basic Latin to Latin Extended-B and Latin Extended Additional.
fn is_latin(c: char) -> bool {
    c.is_alphabetic() && matches!(u32::from(c), 0x41..=0x24F | 0x1E00..=0x1EFF)
}

fn split(name: &str) -> (&str, &str) {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 5 => (stem, extension),
        _ => (name, ""),
    }
}
