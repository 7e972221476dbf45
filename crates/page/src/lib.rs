//! A picture into a page: outline, flattening, cleaning, legibility.

pub mod flatten;
