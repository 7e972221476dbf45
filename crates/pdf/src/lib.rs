//! Coding, composing, checking, reading and rendering PDF.

pub mod check;
pub mod code;
pub mod compose;
mod error;
pub mod read;
pub mod render;

pub use error::{JpegObstacle, PdfError};
