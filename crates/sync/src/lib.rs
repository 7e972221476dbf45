//! From the vault to the service and back: what is queued is delivered exactly once and confirmed by a signed receipt, drafts
//! are kept the same on several devices, and what happens to an application comes back.
//!
//! [`Courier`] is all of it. Nothing is ever lost by ending the program at any moment: how far each thing has come stands in the
//! vault before the next step is taken, and every step may be repeated. Only this crate speaks to the network.

mod courier;
mod draft;
mod errands;
mod error;
mod follow;
mod letter;
mod linked;
mod lodge;
pub mod merge;
mod pace;
mod receipt;
mod session;
mod sign_in;
mod upload;
mod waybill;
mod wire;

pub use courier::{Courier, News};
pub use error::{Result, SyncError};
pub use follow::{Followed, last_seen};
pub use letter::{Enclosure, Letter, LetterCase};
pub use lodge::kind;
pub use merge::Conflict;
pub use pace::Pace;
pub use session::Met;
pub use sign_in::SignIn;
pub use waybill::{Standing, Waybill};
