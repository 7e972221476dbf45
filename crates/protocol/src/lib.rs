//! The wire of Liite's open protocol: paths, bodies, problems, receipts and headers, shared by client and service.
//!
//! Plain data: nothing here reads a clock, a file or a socket. `docs/protocol.md` says how the parts play together.

mod answers;
mod application;
mod exchange;
pub mod header;
mod mandate;
mod payment;
mod problem;
mod receipt;
mod service;
mod upload;

pub use answers::{answers_sha256, content_digest, request_digest};
pub use application::{
    Application, ApplicationSummary, Attach, Attachment, Child, Consent, Create, Draft, FileRef, For,
    GivePapers, GivenPaper, State, Visit,
};
pub use exchange::{
    AddStatement, AnswerRequest, AskDocuments, Decide, Decision, DocumentsRequest, InformationRequest,
    Outcome, RequestInformation, SendTerms, Statement, Terms, TermsOutcome,
};
pub use mandate::{Basis, Mandate, MandateKind, MandateState, RefuseMandate, SendMandate};
pub use payment::{Payment, PaymentState, StartPayment};
pub use problem::{CODES, Code, FileFinding, Problem};
pub use receipt::{Receipt, ReceiptError, ReceivedFile, SignedReceipt};
pub use service::{AuditEntry, Me, Role, ServiceInfo, SigningKey};
pub use upload::{Upload, UploadState};
