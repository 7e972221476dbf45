//! What page does, as a person would notice it.

mod binarise;
mod border;
mod clean;
mod colour;
mod flatten;
mod outline;
mod scenes;
