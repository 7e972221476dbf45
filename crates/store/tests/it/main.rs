//! Behaviour of the vault, with real files.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "clippy spares only the test functions themselves"
)]
#![expect(
    clippy::print_stdout,
    reason = "a child process says what it has done; a test says what it could not do"
)]

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
