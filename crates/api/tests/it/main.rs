//! What the doors see.
#![allow(clippy::unwrap_used, reason = "a failure here is a failed test")]

mod typescript;
