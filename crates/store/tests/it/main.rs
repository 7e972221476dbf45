//! Behaviour of the vault, with real files.
