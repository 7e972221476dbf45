//! What the window shows of an application: the guide, the types, the form, the checklist, the hand-over, deadlines.
//!
//! Words come ready in the person's language; keys are for tests and for what the pages do with a line.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FindingView, ResultState, SeverityView, SlotVerdict};

/// One answer in the guide, as the pages keep it: question and answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GuideStep {
    /// Name of the question.
    pub question: String,
    /// Name of the answer.
    pub answer: String,
}

/// Where a walk through the guide has led.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GuideView {
    /// What was asked and answered so far, in words.
    pub steps: Vec<GuideSaid>,
    /// The next question; none at the end.
    pub question: Option<GuideQuestion>,
    /// The types that fit; none before the end.
    pub outcome: Option<GuideOutcome>,
    /// That the guide is not the authority's.
    pub unofficial: String,
}

/// A question that was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GuideSaid {
    /// The question.
    pub question: String,
    /// The answer.
    pub answer: String,
}

/// A question of the guide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GuideQuestion {
    /// Its name.
    pub id: String,
    /// Its words.
    pub text: String,
    /// Its answers; the last is "I do not know".
    pub answers: Vec<GuideChoice>,
}

/// An answer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GuideChoice {
    /// Its name.
    pub id: String,
    /// Its words.
    pub text: String,
}

/// The end of a walk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GuideOutcome {
    /// Why these types.
    pub reason: String,
    /// Whether an answer on the way was "I do not know".
    pub unsure: bool,
    /// The types that fit, the likeliest first.
    pub types: Vec<TypeCard>,
}

/// How a type is applied for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum HowView {
    /// In Enter Finland.
    Electronic,
    /// On a paper form.
    Paper,
    /// In person.
    InPerson,
}

/// Types under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TypeGroup {
    /// Its name.
    pub name: String,
    /// Its types.
    pub types: Vec<TypeCard>,
}

/// An application type in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TypeCard {
    /// Its name in the catalogue.
    pub id: String,
    /// Its name in words.
    pub name: String,
    /// Whether the name is our own translation, no official one having been found.
    pub own_name: bool,
    /// Who may apply.
    pub who: String,
    /// How it is applied for.
    pub how: HowView,
    /// The same in words.
    pub how_text: String,
    /// Where to go, and why it is not online; only where it is not electronic.
    #[serde(rename = "where")]
    #[ts(rename = "where")]
    pub where_to: Option<String>,
}

/// All that is known of an application type, before or after it was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TypeView {
    /// The type.
    pub card: TypeCard,
    /// The authority's page about it.
    pub official_page: String,
    /// Its page in Enter Finland.
    pub service_page: Option<String>,
    /// Codes of its paper forms.
    pub form_codes: Vec<String>,
    /// How far its sources may be trusted, with the day of the last look at them.
    pub grade: String,
    /// What is to be said about the list of papers: that it may be longer, or is out of date.
    pub warnings: Vec<String>,
    /// Its fees in words, each with its year and grade; past years say so.
    pub fees: Vec<String>,
    /// Names of the papers that are always or sometimes asked for.
    pub papers: Vec<PaperNeed>,
}

/// A paper that a type asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PaperNeed {
    /// Its name in words.
    pub name: String,
    /// More about it.
    pub hint: Option<String>,
    /// Whether only some applicants need it.
    pub conditional: bool,
}

/// One step of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FormStep {
    /// Name of the section.
    pub section: String,
    /// Its title.
    pub title: String,
    /// Whether anything in it has been answered.
    pub begun: bool,
    /// What is still missing or wrong in it.
    pub open: u32,
    /// The papers whose need its answers decide, and the travel document where it asks for that.
    pub papers: Vec<PaperView>,
}

/// Something wrong with an answer, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AnswerProblem {
    /// The field, as in `employment.title`; entries of lists are counted from 0, as in `family.children.0.name`.
    pub field: String,
    /// Whether there is no answer at all.
    pub missing: bool,
    /// What is wrong.
    pub text: String,
}

/// The form of an application as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FormView {
    /// The application.
    #[serde(rename = "caseId")]
    #[ts(rename = "caseId", type = "number")]
    pub case_id: i64,
    /// Its name.
    pub name: String,
    /// Name of its type in words.
    #[serde(rename = "typeName")]
    #[ts(rename = "typeName")]
    pub type_name: String,
    /// The step at which the person was last.
    pub at: Option<String>,
    /// Its steps, in order.
    pub steps: Vec<FormStep>,
    /// JSON Schema of all answers: an object of sections.
    #[ts(type = "Record<string, unknown>")]
    pub schema: serde_json::Value,
    /// A JSON Forms `Categorization`, one category for each step; labels are keys of texts.
    #[ts(type = "Record<string, unknown>")]
    pub ui: serde_json::Value,
    /// The answers: an object of sections.
    #[ts(type = "Record<string, Record<string, unknown>>")]
    pub answers: serde_json::Value,
    /// What is missing or wrong.
    pub problems: Vec<AnswerProblem>,
    /// Key of the text that names what would be undone.
    pub undo: Option<String>,
    /// Key of the text that names what would be done again.
    pub redo: Option<String>,
}

/// A country.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CountryView {
    /// Its two-letter code.
    pub code: CountryCode,
    /// Its name in words.
    pub name: String,
}

/// Two-letter code of a country.
pub type CountryCode = String;

/// How much a line of the checklist matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ItemSeverity {
    /// The application is not complete without it.
    Must,
    /// Somebody has to look.
    Check,
    /// Good to know.
    Note,
}

/// A line of the checklist, in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChecklistItem {
    /// Key of its words.
    pub key: String,
    /// Its words.
    pub text: String,
    /// How much it matters.
    pub severity: ItemSeverity,
    /// The step of the form that it leads to.
    pub section: Option<String>,
    /// The slot that it leads to.
    #[serde(rename = "slotId")]
    #[ts(rename = "slotId", type = "number | null")]
    pub slot_id: Option<i64>,
    /// The paper that it is about, by its name in the catalogue.
    pub paper: Option<String>,
    /// The last day, as in `2026-12-31`.
    pub due: Option<String>,
}

/// What a person has said about the paper in a slot.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PaperSaid {
    /// Whether it is in Finnish, Swedish or English.
    pub accepted_language: Option<bool>,
    /// The country that issued it.
    #[ts(type = "string | null")]
    pub issued_in: Option<CountryCode>,
    /// Whether the EU's multilingual standard form is with it.
    pub standard_form: bool,
}

/// A paper of an application, as the checklist sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PaperView {
    /// Its slot in the case; none until the person has made one.
    #[ts(type = "number | null")]
    pub slot_id: Option<i64>,
    /// Its name in the catalogue; none for an attachment that the person added.
    pub paper: Option<String>,
    /// Its name in words.
    pub name: String,
    /// More about it.
    pub hint: Option<String>,
    /// Whether it must be there; otherwise it helps, or may be needed.
    pub required: bool,
    /// The question to answer first, where it is not known yet whether it is needed.
    pub maybe: Option<String>,
    /// Whose task it is, in words.
    pub bringer: String,
    /// Whether the language matters and the person may say it.
    pub asks_language: bool,
    /// Whether the country matters and the person may say it.
    pub asks_country: bool,
    /// What the person said.
    pub said: PaperSaid,
    /// Whether it is the applicant's travel document, which is compared with the form.
    pub holder: bool,
    /// Its pages.
    pub pages: u32,
    /// How far its document is.
    pub state: ResultState,
    /// What is thought of it.
    pub verdict: SlotVerdict,
}

/// The checklist of an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChecklistView {
    /// The application.
    #[ts(type = "number")]
    pub case_id: i64,
    /// Its name.
    pub name: String,
    /// All that is known of its type; none until one is chosen.
    pub kind: Option<TypeView>,
    /// Its papers, in the order in which they are handed over; then what the person added.
    pub papers: Vec<PaperView>,
    /// What is missing, doubtful, to be done or to be known.
    pub items: Vec<ChecklistItem>,
    /// What has happened to the application so far.
    pub events: EventsView,
}

/// What has happened to an application, each day as in `2026-12-31`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct EventsView {
    /// When it was submitted.
    pub submitted: Option<String>,
    /// When the identity was proved.
    pub identified: Option<String>,
    /// When the decision was opened first.
    pub decision_opened: Option<String>,
    /// Last days for answers to the authority's requests that are still open.
    pub requests: Vec<String>,
}

/// A deadline of any application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeadlineView {
    /// The application.
    #[ts(type = "number")]
    pub case_id: i64,
    /// Its name.
    pub case_name: String,
    /// What falls due, in words.
    pub text: String,
    /// The last day, as in `2026-12-31`.
    pub due: String,
    /// Days from today; negative when it has passed.
    pub days: i32,
    /// Error when it has passed, warning when it comes soon.
    pub severity: SeverityView,
}

/// One file of the hand-over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOverFileView {
    /// Its slot.
    #[ts(type = "number")]
    pub slot_id: i64,
    /// What it is, in words.
    pub name: String,
    /// The name that the file gets: numbered, in Latin letters, at most 80 characters.
    pub file_name: String,
    /// Its size.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
    /// Its pages.
    pub pages: u32,
    /// How far its document is.
    pub state: ResultState,
    /// What is thought of it.
    pub verdict: SlotVerdict,
    /// Whether the person has ticked it off.
    pub done: bool,
}

/// The walk through the upload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HandOverView {
    /// The application.
    #[ts(type = "number")]
    pub case_id: i64,
    /// Its name.
    pub name: String,
    /// Its type; none until one is chosen.
    pub kind: Option<TypeCard>,
    /// The page that is opened in the browser: of the service, or of the authority where it is not online.
    pub page: Option<String>,
    /// The files, in order.
    pub files: Vec<HandOverFileView>,
    /// What still has to be done before it is complete: lines of the checklist that must be.
    pub open: Vec<ChecklistItem>,
    /// Number or words of the receipt that the person typed.
    pub receipt: Option<String>,
    /// Slot of the photographed receipt, once the person has made it.
    #[ts(type = "number | null")]
    pub receipt_slot: Option<i64>,
}

/// How the form and the zone of the travel document agree about a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum AgreementView {
    /// They say the same, as far as a zone can say it.
    Same,
    /// They do not.
    Differs,
    /// The form does not say it yet.
    Unanswered,
}

/// Whether the zone of the travel document was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ZoneRead {
    /// There is no page yet.
    NotYet,
    /// No zone was found whose check digits are all right.
    Unread,
    /// It was.
    Read,
}

/// A field that the zone of the travel document says, beside the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct IdentityField {
    /// The field, as in `personal.family-name`.
    pub field: String,
    /// Its name in words.
    pub name: String,
    /// What the zone says, in words.
    pub zone: String,
    /// The same as an answer of the form.
    pub value: String,
    /// What the form says, in words.
    pub form: Option<String>,
    /// How they agree.
    pub agreement: AgreementView,
}

/// What the applicant's travel document says of itself, beside the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IdentityView {
    /// The application.
    #[ts(type = "number")]
    pub case_id: i64,
    /// Its name.
    pub name: String,
    /// The travel document's name in the catalogue; none where the application asks for none.
    pub paper: Option<String>,
    /// The slot of the travel document; none where there is none.
    #[ts(type = "number | null")]
    pub slot_id: Option<i64>,
    /// Whether it was read.
    pub read: ZoneRead,
    /// The lines of the zone as they were read.
    pub lines: Vec<String>,
    /// The fields that it says.
    pub fields: Vec<IdentityField>,
}

/// A part of a picture with the shape of a photograph, in pixels of the picture upright.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct PhotoCrop {
    /// From the left edge.
    pub left: f64,
    /// From the top edge.
    pub top: f64,
    /// How wide it is.
    pub width: f64,
}

/// Where the head must be, in pixels of the finished photograph; each at least and at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PhotoGuide {
    /// From the top edge to the crown.
    pub crown: [u32; 2],
    /// From the bottom edge to the chin.
    pub chin: [u32; 2],
    /// From the crown to the chin.
    pub head: [u32; 2],
    /// Most that the middle of the face may be beside the middle.
    pub aside: u32,
}

/// The photograph in a slot.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PhotoView {
    /// Width of the picture upright, pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The part of it that is the photograph.
    pub crop: PhotoCrop,
    /// Whether a person set it.
    pub by_hand: bool,
    /// Width of the finished photograph, pixels.
    pub output_width: u32,
    /// Its height.
    pub output_height: u32,
    /// The lines to lay over it.
    pub guide: PhotoGuide,
    /// What is wrong with it, as far as that can be measured.
    pub findings: Vec<FindingView>,
}
