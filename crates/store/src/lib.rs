//! The encrypted case file: drafts, originals, attachments, outbox.

mod answers;
mod attachments;
mod blob;
mod cases;
mod db;
mod error;
mod files;
mod hex;
mod ids;
mod journal;
mod keyring;
mod keys;
mod originals;
mod outbox;
mod pages;
mod people;
mod schema;
mod secret;
mod settings;
mod slots;
mod vault;
pub mod words;

pub use attachments::Attachment;
pub use blob::BlobReader;
pub use cases::{Case, State, TRASH};
pub use error::{Result, StoreError};
pub use ids::{AttachmentId, CaseId, Digest, OutboxId, PageId, PartId, PersonId, ReceiptId, SlotId, StepId};
pub use journal::{DEPTH, History, Step};
pub use keyring::Keyring;
pub use keys::{Strength, Way, WayIn};
pub use originals::Original;
pub use outbox::{Outgoing, Receipt, Sending};
pub use pages::{NewPage, Page};
pub use people::Person;
pub use slots::{PartKind, Slot};
pub use vault::{Clock, NewVault, Vault};
