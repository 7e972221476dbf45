//! The courier against the real service: its own process with its own database, and a proxy in between that does its worst.
//!
//! `LIITE_SERVICE_STAGE` names the program `liite-service-stage` of the service's workspace (`cargo xtask service` builds it and
//! sets this). Where it is not set, these tests say so and prove nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a failure here is a failed test")]
#![allow(clippy::print_stdout, reason = "a test says what it could not do")]

mod devices;
mod faults;
mod flows;
mod person;
mod proxy;
#[allow(dead_code, reason = "the tests of the window use more of it")]
mod stage;
