//! The liite command, from outside.
