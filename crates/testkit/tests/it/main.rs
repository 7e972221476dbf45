//! Whether what this crate makes is what it says: the same each time, with a true truth.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "helpers of tests: a failure here is a failed test"
)]

mod error_rate;
mod hostile;
mod photo;
mod typeset;
