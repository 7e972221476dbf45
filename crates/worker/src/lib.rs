//! The isolated process that opens untrusted files, and the framed protocol to it.
//!
//! The program starts itself again with a hidden argument; that process calls [`serve`], gives up what it does not
//! need ([`mod@lockdown`]), decodes one file and sends back nothing but bounded pixels and data. The process that asked
//! ([`Worker`]) believes none of it: every frame is checked, and whatever happens over there comes out as a
//! [`WorkerError`].

mod decode;
mod error;
mod frame;
mod job;
pub mod lockdown;
mod process;
mod serve;
mod watch;

pub use error::{Refusal, WorkerError};
pub use frame::Replies;
pub use job::{Job, Limits, Opened, Origin, PdfReport, Picture, Pictures, Summary};
pub use process::Worker;
pub use serve::{serve, serve_with};
