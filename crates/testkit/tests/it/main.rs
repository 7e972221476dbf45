//! Whether what this crate makes is what it says: the same each time, with a true truth.

mod error_rate;
mod hostile;
mod photo;
mod typeset;
