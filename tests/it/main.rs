//! The `liite` command from outside: real processes, real files, other people's readers.

mod check;
mod convert;
mod hostile;
mod liite;
mod outline;
