//! Coding, composing, checking, reading and rendering PDF.

pub mod check;
pub mod code;
pub mod compose;
mod error;
pub mod face;
pub mod read;
pub mod render;
pub mod typed;

pub use error::{JpegObstacle, PdfError};
