//! Receivers and their rules, as data.
