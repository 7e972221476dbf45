//! A picture into a page: outline, flattening, cleaning, legibility.

pub mod binarise;
pub mod border;
pub mod clean;
pub mod colour;
mod components;
pub mod flatten;
pub mod layers;
pub mod legibility;
pub mod outline;
pub mod portrait;
pub mod zone;
