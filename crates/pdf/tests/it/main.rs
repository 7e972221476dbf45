//! Tests of the crate `liite-pdf`.

mod check;
mod code;
mod compose;
mod drawing;
mod made;
mod read;
mod render;
mod tools;
