//! Tests of the crate `liite-pdf`.

#![allow(clippy::print_stdout, reason = "a tool that is missing is said")]
#![expect(clippy::unwrap_used, reason = "clippy spares only the test functions themselves")]

mod check;
mod code;
mod compose;
mod conformance;
mod drawing;
mod jpeg;
mod layered;
mod made;
mod read;
mod render;
mod tools;
mod typed;
