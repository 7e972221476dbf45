//! Simulated photographs, typeset pages and hostile fixtures: every picture this repository holds or tests on, with
//! its truth. The same seed gives the same bytes.

mod canvas;
mod error_rate;
pub mod hostile;
pub mod ink;
pub mod jpeg;
pub mod photo;
mod portrait;
mod prng;
pub mod spoiled;
pub mod typeset;

pub use error_rate::{character_error_rate, lost_rate};
pub use jpeg::{Exif, jpeg};
pub use prng::Prng;
