//! What page does, as a person would notice it.

mod binarise;
mod clean;
mod colour;
mod flatten;
mod outline;
mod scenes;
