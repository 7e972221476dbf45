//! What intake does with files, good and bad.

mod coding;
mod damage;
mod fixtures;
mod jpeg;
mod material;
mod meaning;
mod tiff;
