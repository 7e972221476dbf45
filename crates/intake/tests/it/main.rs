//! What intake does with files, good and bad.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a fixture that fails fails its test")]

mod coding;
mod damage;
mod fixtures;
mod jpeg;
mod material;
mod meaning;
mod tiff;
