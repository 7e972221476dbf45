//! Behaviour of the vault, with real files.

mod archive;
mod blobs;
mod cases;
mod common;
mod damage;
mod disk;
mod kill;
mod secrets;
mod undo;
mod ways;
