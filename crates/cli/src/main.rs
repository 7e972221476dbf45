//! The liite command.
fn main() {}
