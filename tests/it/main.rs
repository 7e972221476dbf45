//! The `liite` command from outside: real processes, real files, other people's readers.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "helpers of tests: a failure here is a failed test"
)]

mod check;
mod convert;
mod hostile;
mod interrupt;
mod liite;
mod office;
mod outline;
