//! Simulated photographs, typeset pages and hostile fixtures: every picture this repository holds or tests on, with
//! its truth. The same seed gives the same bytes.

mod canvas;
pub mod jpeg;
pub mod photo;
mod portrait;
mod prng;

pub use jpeg::{Exif, jpeg};
pub use prng::Prng;
