//! Simulated photographs, typeset pages and hostile fixtures.
