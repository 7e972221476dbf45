//! The 24 recovery words: 256 random bits and a checksum, in words that are easy to read aloud in Finnish.
//!
//! The list is ours and is computed, not stored. A word is consonant, vowel, consonant, vowel and a fifth letter that
//! follows from the other four, so that two words always differ in two letters at least and one wrong letter is
//! always noticed. The first four letters name a word alone. The list must never change: a test holds its digest.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest as _, Sha256};
use zeroize::{Zeroize, Zeroizing};

use crate::error::{Result, StoreError};
use crate::secret::Secret;

/// How many words there are in the list.
pub const LIST: usize = 2048;
/// How many words are printed.
pub const COUNT: usize = 24;

const BITS: usize = 11;
const CONSONANTS: [char; 10] = ['h', 'k', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v'];
const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
const LAST: [char; 10] = ['n', 's', 'a', 't', 'e', 'l', 'i', 'r', 'o', 'u'];
/// Beginnings of words that nobody should have to read aloud.
const UNFIT: [&str; 30] = [
    "homo", "homu", "hora", "hura", "kike", "kuke", "kuse", "kusi", "lesu", "lita", "muna", "naku", "nata",
    "pane", "pano", "pene", "peni", "piru", "puta", "raki", "rape", "reva", "runk", "seme", "sere", "suka",
    "tapa", "tumi", "tusi", "vitu",
];

/// The list, in alphabetical order of the first four letters.
#[must_use]
pub fn list() -> Vec<String> {
    let mut all = Vec::with_capacity(CONSONANTS.len().pow(2) * VOWELS.len().pow(2));
    for (a, first) in CONSONANTS.iter().enumerate() {
        for (b, second) in VOWELS.iter().enumerate() {
            for (c, third) in CONSONANTS.iter().enumerate() {
                for (d, fourth) in VOWELS.iter().enumerate() {
                    // Letters that differ in one place differ in this sum too.
                    let last = LAST.iter().cycle().nth(a + b + c + d);
                    all.push([first, second, third, fourth].into_iter().chain(last).collect::<String>());
                }
            }
        }
    }
    all.retain(|word| !UNFIT.iter().any(|unfit| word.starts_with(unfit)));
    // Spread over the whole alphabet, so that the words of a page look different from each other.
    let surplus = all.len();
    (0..LIST).filter_map(|index| all.get(index * surplus / LIST).cloned()).collect()
}

/// Words to be printed and kept away from the computer; wiped from memory when dropped.
pub struct RecoveryWords(SecretString);

impl RecoveryWords {
    /// Words for these 256 bits.
    pub(crate) fn of(secret: &Secret) -> Self {
        let mut bits = Zeroizing::new(Vec::with_capacity(264));
        for byte in secret.bytes().iter().chain(&[checksum(secret)]) {
            bits.extend((0..8).rev().map(|shift| byte >> shift & 1));
        }
        let list = list();
        let mut text = Zeroizing::new(String::with_capacity(COUNT * 6));
        for group in bits.chunks(BITS) {
            let index = group.iter().fold(0, |sum, bit| sum << 1 | usize::from(*bit));
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(list.get(index).map_or("", String::as_str));
        }
        Self(SecretString::from(text.as_str()))
    }

    /// The 24 words with a space between; for showing and printing only.
    #[must_use]
    pub fn text(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for RecoveryWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryWords(..)")
    }
}

/// Reads words as people type them: any case, any spaces, commas, numbers between them; four letters of a word are
/// enough.
///
/// # Errors
/// [`StoreError::WordsCount`], [`StoreError::WordUnknown`] with the place of the word from 1, or
/// [`StoreError::WordsChecksum`] when each word is good but one stands for another.
pub fn check(typed: &SecretString) -> Result<()> {
    parse(typed).map(|_| ())
}

pub(crate) fn parse(typed: &SecretString) -> Result<Secret> {
    let lower = Zeroizing::new(typed.expose_secret().to_lowercase());
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let list = list();
    let mut bits = Zeroizing::new(Vec::with_capacity(COUNT * BITS));
    for (place, typed) in words.iter().enumerate() {
        let whole = typed.chars().count() >= 4;
        let index = list.iter().position(|word| whole && word.starts_with(typed));
        let index = index.ok_or(StoreError::WordUnknown { position: place + 1 })?;
        bits.extend((0..BITS).rev().map(|shift| (index >> shift & 1) as u8));
    }
    if words.len() != COUNT {
        return Err(StoreError::WordsCount { count: words.len() });
    }
    let mut bytes = Zeroizing::new([0_u8; 33]);
    for (byte, group) in bytes.iter_mut().zip(bits.chunks(8)) {
        *byte = group.iter().fold(0, |sum, bit| sum << 1 | bit);
    }
    let (own, sum) = bytes.split_at(32);
    let secret = Secret::from_slice(own).ok_or(StoreError::WordsChecksum)?;
    if sum != [checksum(&secret)] {
        return Err(StoreError::WordsChecksum);
    }
    Ok(secret)
}

fn checksum(secret: &Secret) -> u8 {
    let mut digest: [u8; 32] = Sha256::digest(secret.bytes()).into();
    let first = digest.first().copied().unwrap_or_default();
    digest.zeroize();
    first
}
