//! The pipeline by itself: pages made of simulated photographs, put together under limits.

#![expect(clippy::unwrap_used, reason = "clippy spares only the test functions themselves")]

mod fit;
mod pages;
