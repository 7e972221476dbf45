//! What the window shows of the service: who is signed in, what is on its way, what has happened to an application, letters,
//! and what employers and those who act for others see.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ChecklistItem, FindingView, SlotCard, Trouble};

/// The service, and who is signed in there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServiceView {
    /// The service that was chosen; none until one is.
    pub met: Option<MetView>,
    /// Whether somebody is signed in.
    pub signed_in: bool,
    /// Whether a sign-in waits for the person in the browser.
    pub signing_in: bool,
    /// Why the last sign-in failed.
    pub sign_in_trouble: Option<Trouble>,
    /// What keeps everything from being sent.
    pub line: Option<Trouble>,
    /// How many things wait to be sent.
    pub waiting: u32,
}

/// A service as people know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MetView {
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
}

/// Who the service takes the person for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MeView {
    /// The name from the sign-in.
    pub name: String,
    /// Whether the person was identified strongly.
    pub strong: bool,
    /// Business ids for which the person holds the mandate.
    pub businesses: Vec<String>,
}

/// How far a case of this vault has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum CaseStanding {
    /// Being filled in.
    Draft,
    /// Declared ready: it waits to be sent, and may still be taken back.
    Final,
    /// On its way.
    Sending,
    /// The service has confirmed it.
    Received,
}

/// A case on its way to the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SendingView {
    /// The case.
    #[ts(type = "number")]
    pub case_id: i64,
    /// Its name.
    pub name: String,
    /// How far it has come.
    pub standing: CaseStanding,
    /// Its number at the service, once it has one.
    pub application: Option<String>,
    /// What keeps it from being sent: of a draft.
    pub open: Vec<ChecklistItem>,
    /// Papers whose documents are not finished, by name: of a draft.
    pub unready: Vec<String>,
    /// What goes, and how it stands.
    pub items: Vec<SentItem>,
    /// Answers that were changed here and on another device, for the person to choose.
    pub conflicts: Vec<ConflictView>,
    /// What the service has confirmed.
    pub receipts: Vec<ReceiptView>,
}

/// One thing on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SentItem {
    /// Its number; 0 for what would go of a draft.
    #[ts(type = "number")]
    pub id: i64,
    /// What it is, in words.
    pub name: String,
    /// How it stands.
    pub standing: ItemStanding,
    /// Why it waits or is stuck.
    pub trouble: Option<Trouble>,
    /// What is wrong with it, as the service says.
    pub findings: Vec<FindingView>,
    /// When it is tried again, milliseconds since 1970.
    #[ts(type = "number | null")]
    pub again: Option<i64>,
}

/// How one thing on its way stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ItemStanding {
    /// It waits for its turn.
    Waits,
    /// Something went wrong that may right itself.
    Again,
    /// A person must do something.
    Stuck,
    /// The service has confirmed it.
    Received,
}

/// A field that was changed here and on another device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ConflictView {
    /// Its place, as it is named to the program.
    pub field: String,
    /// What it asks, in words.
    pub label: String,
    /// What was answered here, in words; none where the answer was taken away.
    pub mine: Option<String>,
    /// What was answered elsewhere.
    pub theirs: Option<String>,
}

/// What the service has confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptView {
    /// Its number in the vault.
    #[ts(type = "number")]
    pub id: i64,
    /// What was received, in words.
    pub what: String,
    /// When, as calendar and clock show it in Finland.
    pub received: String,
    /// How many files it names.
    pub files: u32,
}

/// What somebody is in an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PartView {
    /// The one who applies.
    Applicant,
    /// Acts for the employer.
    Employer,
    /// Assists.
    Assistant,
    /// Represents.
    Representative,
    /// Works at the authority.
    Official,
    /// Nobody in it.
    Stranger,
}

/// One line of a list of applications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApplicationLine {
    /// Its number at the service.
    pub application: String,
    /// Its type in words.
    pub kind: String,
    /// Whom it is about.
    pub applicant: String,
    /// What the person is in it.
    pub part: PartView,
    /// The same in words.
    pub part_text: String,
    /// How far it has come, in words.
    pub state_text: String,
    /// The last day for the most pressing request, in words.
    pub deadline: Option<String>,
    /// Days until then.
    pub days: i32,
    /// Whether terms of employment can be given now.
    pub takes_terms: bool,
}

/// What can be done in an application now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// Pay the fee.
    Pay,
    /// Take over a payment that another person has begun.
    TakeOver,
    /// Let an employer take part, or no longer.
    Consent,
    /// Book the visit to prove the identity.
    BookVisit,
    /// Answer a request.
    Answer,
    /// Add a statement.
    State,
    /// Ask for the documents of the case.
    AskDocuments,
    /// Give terms of employment.
    Terms,
    /// Give papers.
    GivePapers,
    /// Read the decision.
    ReadDecision,
    /// Take the application back.
    Cancel,
}

/// An application as the service showed it last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FollowView {
    /// Its line.
    pub line: ApplicationLine,
    /// The case of this vault, where it is in one.
    #[ts(type = "number | null")]
    pub case_id: Option<i64>,
    /// Stages in words, in order, with whether each is past, present or to come.
    pub stages: Vec<StageView>,
    /// When it was lodged, milliseconds since 1970.
    #[ts(type = "number | null")]
    pub submitted: Option<i64>,
    /// The fee in words: how much, and how far its payment has come.
    pub fee: String,
    /// What can be done now.
    pub deeds: Vec<Deed>,
    /// Requests for additional information.
    pub requests: Vec<RequestView>,
    /// What was said after it was lodged.
    pub statements: Vec<StatementView>,
    /// The visit in words.
    pub visit: Option<String>,
    /// The employer who takes part: a business id.
    pub employer: Option<String>,
    /// The terms of employment in words.
    pub terms: Option<String>,
    /// Who assists and represents, in words.
    pub mandates: Vec<String>,
    /// Requests for the documents of the case, in words.
    pub documents_requests: Vec<String>,
    /// Files that the person may read.
    pub files: Vec<FileLine>,
    /// Letters about it in this vault.
    pub letters: Vec<LetterLine>,
}

/// A stage of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StageView {
    /// In words.
    pub text: String,
    /// Where it lies.
    pub when: StageWhen,
}

/// Where a stage lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum StageWhen {
    /// It is past.
    Past,
    /// It is now.
    Now,
    /// It is to come.
    Later,
}

/// A request for additional information.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RequestView {
    /// Its number.
    pub number: u32,
    /// What is asked.
    pub text: String,
    /// The last day for an answer, in words.
    pub deadline: String,
    /// Days until then.
    pub days: i32,
    /// The answer.
    pub answer: Option<StatementView>,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StatementView {
    /// Who, and as what.
    pub by: String,
    /// When, milliseconds since 1970.
    #[ts(type = "number")]
    pub at: i64,
    /// The words.
    pub text: String,
    /// Names of the files.
    pub files: Vec<String>,
}

/// A file at the service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FileLine {
    /// Its digest.
    pub sha256: String,
    /// What it is, in words.
    pub name: String,
    /// Its size.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// A letter in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterLine {
    /// Its case.
    #[ts(type = "number")]
    pub case_id: i64,
    /// What it is, in words.
    pub name: String,
    /// How far it has come.
    pub standing: CaseStanding,
}

/// What a letter is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum LetterContent {
    /// Something unasked.
    Statement {
        /// The words.
        text: String,
    },
    /// The answer to a request.
    Answer {
        /// Number of the request.
        number: u32,
        /// The words.
        text: String,
    },
    /// Asks for the documents of the case.
    DocumentsRequest {
        /// The words.
        text: String,
    },
    /// Asks to act for a client.
    Mandate {
        /// As a representative; else as an assistant.
        represents: bool,
        /// It rests on a notice, such as a court's order; else on a power of attorney that the client signed.
        notice: bool,
        /// It is to take the place of the one whom the client has now.
        replaces: bool,
    },
    /// Papers, each for its place in the application, and no words.
    Papers,
}

/// A letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LetterView {
    /// Its case.
    #[ts(type = "number")]
    pub case_id: i64,
    /// What it is, in words.
    pub name: String,
    /// Number of the application that it is about.
    pub application: String,
    /// What is asked, where it answers a request, and until when.
    pub asked: Option<RequestView>,
    /// The letter.
    pub content: LetterContent,
    /// What is enclosed.
    pub slots: Vec<SlotCard>,
    /// How far it has come, with the way of each thing.
    pub sending: SendingView,
}

/// Terms of employment, as they are typed.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TermsInput {
    /// Job title.
    pub title: String,
    /// Gross pay in euro cents a month.
    #[ts(type = "number")]
    pub pay_cents: u64,
    /// Hours a week, in hundredths.
    pub hours_hundredths: u32,
    /// First day, as in `2026-12-31`.
    pub from: String,
    /// Last day; none for work until further notice.
    pub to: Option<String>,
    /// The collective agreement, where there is one.
    pub agreement: Option<String>,
}

/// What became of the terms for one worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TermsResult {
    /// The application.
    pub application: String,
    /// Why it did not take them; none when it did.
    pub trouble: Option<Trouble>,
}

/// A mandate of the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MandateView {
    /// The application.
    pub application: String,
    /// As what, and how far it has come, in words.
    pub text: String,
    /// Whether it is in force.
    pub active: bool,
}

/// A decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DecisionView {
    /// How it ends, in words.
    pub outcome: String,
    /// Whether the permit is given.
    pub granted: bool,
    /// The reasons.
    pub text: String,
    /// When it was made, as calendar and clock show it in Finland.
    pub made: String,
}
