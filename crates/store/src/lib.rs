//! The encrypted case file: drafts, originals, attachments, outbox.

mod answers;
mod arrivals;
mod attachments;
mod backup;
mod blob;
mod cases;
mod db;
mod document;
mod error;
mod examine;
mod export;
mod files;
mod hex;
mod ids;
mod import;
mod journal;
mod keyring;
mod keys;
#[cfg(all(test, target_os = "linux"))]
mod memory;
mod originals;
mod outbox;
mod pages;
mod people;
mod remote;
mod repair;
mod schema;
mod secret;
mod secrets;
mod settings;
mod slots;
mod vault;
pub mod words;

pub use arrivals::{Arrival, Landed};
pub use attachments::Attachment;
pub use backup::Progress;
pub use blob::BlobReader;
pub use cases::{Case, State, TRASH};
pub use error::{Result, StoreError};
pub use examine::Damage;
pub use ids::{
    ArrivalId, AttachmentId, CaseId, Digest, OutboxId, PageId, PartId, PersonId, ReceiptId, SlotId, StepId,
};
pub use journal::{DEPTH, History, Step};
pub use keyring::Keyring;
pub use keys::{Strength, Way, WayIn};
pub use originals::Original;
pub use outbox::{Glance, NewOutgoing, Outgoing, Receipt, Sending};
pub use pages::{NewPage, Page};
pub use people::Person;
pub use repair::Salvage;
pub use slots::{PartKind, Slot};
pub use vault::{Clock, NewVault, Vault};
