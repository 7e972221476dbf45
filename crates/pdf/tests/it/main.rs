//! Tests of the crate `liite-pdf`.

#![expect(clippy::unwrap_used, reason = "clippy spares only the test functions themselves")]

mod check;
mod code;
mod compose;
mod conformance;
mod drawing;
mod made;
mod read;
mod render;
mod tools;
