//! What the doors see.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a failure here is a failed test")]
#![allow(
    clippy::print_stdout,
    reason = "a child process says what it has done; a test says what it could not do"
)]

mod application;
mod disk;
mod keyring;
mod kill;
mod office;
mod papers;
mod place;
mod secrets;
mod service;
mod taken_in;
mod typescript;
