//! Whole-program tests live in `it/main.rs`; this target exists because a package needs one.
