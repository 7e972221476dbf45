//! What page does, as a person would notice it.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests: a failure here is a failed test"
)]

mod binarise;
mod border;
mod clean;
mod colour;
mod flatten;
mod ink;
mod layers;
mod legibility;
mod outline;
mod portrait;
mod scenes;
mod zone;
