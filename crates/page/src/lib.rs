//! A picture into a page: outline, flattening, cleaning, legibility.

pub mod clean;
pub mod flatten;
pub mod outline;
