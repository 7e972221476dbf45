//! Behaviour of the vault, with real files.

mod blobs;
mod cases;
mod common;
mod undo;
mod ways;
