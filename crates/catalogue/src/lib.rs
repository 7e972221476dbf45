//! Receivers and their rules, as data.
//!
//! Invariant: no text for people stands here, only keys; the words are in `assets/texts`.

mod file_name;
mod receiver;

pub use file_name::{Alphabet, FileNameRule};
pub use receiver::{Bilevel, CatalogueError, ColourRule, Grade, Receiver, Slot, SlotPages};
