//! The pipeline by itself: pages made of simulated photographs, put together under limits.

mod fit;
mod pages;
