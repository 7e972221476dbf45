//! What the window shows: every type that crosses to its pages. `ui/src/backend/types.ts` is generated from here.

mod application;
mod safety;
mod service;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use application::*;
pub use safety::*;
pub use service::*;

/// A language of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English.
    #[default]
    En,
    /// Longer words with accents, made from English: shows what is not translated and what has too little room.
    #[ts(skip)]
    Qps,
    /// The same from right to left.
    #[serde(rename = "ar-test")]
    #[ts(skip)]
    RightToLeft,
}

impl Language {
    /// Tag of the language whose words are used, BCP 47.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Fi => "fi",
            Language::Sv => "sv",
            Language::En | Language::Qps | Language::RightToLeft => "en",
        }
    }
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// A way into the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// Something the person knows.
    Passphrase,
    /// The keyring of the system.
    Keyring,
    /// Printed words.
    Words,
}

/// Why something did not work, in the person's language: every command that fails rejects with this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Trouble {
    /// Stable code.
    pub code: String,
    /// What happened.
    pub text: String,
    /// What can be done.
    pub cure: Option<String>,
}

/// Whether the vault is there and open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum VaultState {
    /// Nobody has made one yet.
    Absent {
        /// Whether the system's keyring can keep its key.
        keyring: bool,
    },
    /// It waits for its key.
    Locked {
        /// The ways in that exist.
        ways: Vec<Way>,
    },
    /// It is open.
    Open,
    /// It cannot be opened at all.
    Failed {
        /// Why.
        error: Trouble,
    },
}

/// The printed words that open a new vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NewVault {
    /// 24 of them, in order.
    pub words: Vec<String>,
}

/// What a person has set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// Language of the window.
    #[ts(type = "Language | 'qps' | 'ar-test'")]
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// Minutes without a touch after which the vault locks itself; 0 never.
    pub lock_after_minutes: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: Language::default(), theme: Theme::default(), lock_after_minutes: 15 }
    }
}

/// A case in the list of cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CaseCard {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub changed: i64,
    /// How many slots it has.
    #[ts(type = "number")]
    pub slots: u64,
    /// How many of them have their document.
    #[ts(type = "number")]
    pub ready: u64,
    /// Name of its application type in words; none until one is chosen.
    pub kind: Option<String>,
    /// The deadline that comes first.
    pub next: Option<DeadlineView>,
    /// How far it has come on its way to the service.
    pub standing: CaseStanding,
    /// How far it has come there, in words.
    pub state: Option<String>,
}

/// A case in the trash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrashedCase {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// Its name.
    pub name: String,
    /// When it was put there, milliseconds since 1970.
    #[ts(type = "number")]
    pub trashed: i64,
    /// When it goes for good, milliseconds since 1970.
    #[ts(type = "number")]
    pub purged: i64,
}

/// Which rule of the receiver holds for a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SlotRule {
    /// Any paper.
    General,
    /// Passport pages: always in colour.
    Passport,
}

impl SlotRule {
    /// Name of the receiver's slot.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            SlotRule::General => "general",
            SlotRule::Passport => "passport",
        }
    }

    /// The rule of this name; the general one for a name of a later version.
    #[must_use]
    pub fn named(name: &str) -> Self {
        if name == "passport" { SlotRule::Passport } else { SlotRule::General }
    }
}

/// How far the document of a slot is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ResultState {
    /// There are no pages.
    None,
    /// The pages have changed since it was made.
    Stale,
    /// It is being made.
    Working,
    /// It is made of just these pages.
    Ready,
    /// It could not be made.
    Failed,
}

/// What is thought of a finished document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
#[ts(rename = "Verdict")]
pub enum SlotVerdict {
    /// There is none yet.
    None,
    /// Nothing to be said against it.
    Good,
    /// A person should look at it.
    Doubtful,
    /// Not fit to be sent.
    Bad,
}

/// A slot in the list of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SlotCard {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its rule.
    pub rule: SlotRule,
    /// Pages in it.
    pub pages: u32,
    /// Bytes of its document.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
    /// Most bytes the receiver takes.
    #[ts(type = "number")]
    pub limit: u64,
    /// How far its document is.
    pub state: ResultState,
    /// What is thought of it.
    pub verdict: SlotVerdict,
}

/// A case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CaseView {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Name of its application type in words; none until one is chosen.
    pub kind: Option<String>,
    /// How far it has come on its way to the service.
    pub standing: CaseStanding,
    /// Its number at the service, once it has one.
    pub application: Option<String>,
    /// Its slots, in order.
    pub slots: Vec<SlotCard>,
    /// Key of the text that names what would be undone.
    pub undo: Option<String>,
    /// Key of the text that names what would be done again.
    pub redo: Option<String>,
}

/// The parts of a slot, in the order of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PartKind {
    /// The paper itself.
    Original,
    /// Its legalisation or apostille.
    Legalisation,
    /// Its translation.
    Translation,
}

/// What a person wishes of a page's colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ColourMode {
    /// As the page has it.
    Auto,
    /// In colour.
    Colour,
    /// In greys.
    Grey,
    /// Ink and paper only.
    Bw,
}

/// A place in the upright picture, in pixels from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[ts(rename = "Point")]
pub struct Corner {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// Four corners, clockwise from the top left.
pub type Corners = [Corner; 4];

/// Something noticed, in the person's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FindingView {
    /// Stable name of the rule.
    pub rule: String,
    /// How much it matters.
    pub severity: SeverityView,
    /// What was noticed.
    pub text: String,
    /// What can be done.
    pub cure: Option<String>,
}

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum SeverityView {
    /// Good to know.
    Info,
    /// A person should look at it.
    Warning,
    /// Not fit to be sent.
    Error,
}

/// A picture that the pages can show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Picture {
    /// Its address.
    pub url: String,
    /// Width of what it shows, in pixels of the original; the picture itself may be smaller.
    pub width: u32,
    /// Height of the same.
    pub height: u32,
}

/// How far a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum PageState {
    /// Its turn has not come.
    Waiting,
    /// It is being made.
    Working,
    /// It is there.
    Ready,
    /// It cannot be made.
    Failed,
}

/// A page on the desk, or a file that has not become pages yet (with a negative number).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PageView {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// Its part.
    pub part: PartKind,
    /// Name of the file it came from.
    pub name: String,
    /// Which page of that file, from 1.
    pub input_page: u32,
    /// How far it is.
    pub state: PageState,
    /// The upright photograph.
    pub source: Option<Picture>,
    /// The finished page.
    pub result: Option<Picture>,
    /// The corners in force.
    pub outline: Option<Corners>,
    /// The corners that were found, trusted or not.
    pub found: Option<Corners>,
    /// Whether a person set the corners.
    pub by_hand: bool,
    /// Whether a person said that the whole picture is the page.
    pub whole_picture: bool,
    /// Quarter turns clockwise, 0 to 3.
    #[ts(type = "0 | 1 | 2 | 3")]
    pub turn: u8,
    /// What the person wishes.
    pub colour: ColourMode,
    /// What the page has.
    pub colour_found: Option<ColourFound>,
    /// What was noticed.
    pub findings: Vec<FindingView>,
    /// Why it cannot be made.
    pub trouble: Option<Trouble>,
}

/// The colour that a finished page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum ColourFound {
    /// In colour.
    Colour,
    /// In greys.
    Grey,
    /// Ink and paper only.
    Bw,
}

/// The document of a slot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ResultView {
    /// How far it is.
    pub state: ResultState,
    /// Its size; of the last one while a new one is being made.
    #[ts(type = "number | null")]
    pub bytes: Option<u64>,
    /// Most bytes the receiver takes.
    #[ts(type = "number")]
    pub limit: u64,
    /// Its pages.
    pub pages: u32,
    /// The name it gets, after the receiver's rule.
    pub file_name: String,
    /// SHA-256 of its bytes.
    pub sha256: Option<String>,
    /// What was noticed.
    pub findings: Vec<FindingView>,
    /// Why it could not be made.
    pub trouble: Option<Trouble>,
    /// Addresses of the rendered pages of the very PDF; `?width=` may be added.
    pub previews: Vec<String>,
}

/// A slot's name and rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DeskSlot {
    /// Its number.
    #[ts(type = "number")]
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its rule.
    pub rule: SlotRule,
    /// The case it belongs to.
    #[ts(type = "number")]
    pub case_id: i64,
    /// Whether it is for the applicant's travel document.
    pub holder: bool,
}

/// How much of the work on a desk is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    /// Pages and files done.
    pub done: u32,
    /// All of them.
    pub total: u32,
}

/// The attachments desk of one slot.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Desk {
    /// The slot.
    pub slot: DeskSlot,
    /// Its pages, in order within each part.
    pub pages: Vec<PageView>,
    /// Pages that were removed, the last one first.
    pub removed: Vec<PageView>,
    /// Its document.
    pub result: ResultView,
    /// Work under way.
    pub progress: Option<Progress>,
    /// Key of the text that names what would be undone.
    pub undo: Option<String>,
    /// Key of the text that names what would be done again.
    pub redo: Option<String>,
}

/// All of them as TypeScript, in the order of this file.
#[must_use]
pub fn typescript() -> String {
    let config = ts_rs::Config::default();
    macro_rules! declarations {
        ($($name:ty),* $(,)?) => { vec![$(format!("export {}\n", <$name as TS>::decl(&config))),*] };
    }
    let all = declarations![
        Language,
        Theme,
        Way,
        Trouble,
        VaultState,
        NewVault,
        Settings,
        CaseCard,
        TrashedCase,
        SlotRule,
        ResultState,
        SlotVerdict,
        SlotCard,
        CaseView,
        PartKind,
        ColourMode,
        Corner,
        SeverityView,
        FindingView,
        Picture,
        PageState,
        ColourFound,
        PageView,
        ResultView,
        DeskSlot,
        Progress,
        Desk,
        Safety,
        WorkKind,
        Work,
        DamageView,
        Salvaged,
        Restored,
        ServiceView,
        MetView,
        MeView,
        CaseStanding,
        SendingView,
        SentItem,
        ItemStanding,
        ConflictView,
        ReceiptView,
        PartView,
        ApplicationLine,
        Deed,
        FollowView,
        StageView,
        StageWhen,
        RequestView,
        StatementView,
        FileLine,
        LetterLine,
        LetterContent,
        LetterView,
        TermsInput,
        TermsResult,
        MandateView,
        DecisionView,
        GuideStep,
        GuideSaid,
        GuideChoice,
        GuideQuestion,
        HowView,
        TypeCard,
        GuideOutcome,
        GuideView,
        TypeGroup,
        PaperNeed,
        TypeView,
        FormStep,
        AnswerProblem,
        FormView,
        ItemSeverity,
        ChecklistItem,
        CountryView,
        PaperSaid,
        EventsView,
        PaperView,
        ChecklistView,
        DeadlineView,
        HandOverFileView,
        HandOverView,
        AgreementView,
        ZoneRead,
        IdentityField,
        IdentityView,
        PhotoCrop,
        PhotoGuide,
        PhotoView,
    ];
    let head =
        "// Generated from crates/api/src/office/view.rs. What goes between the pages and the program.\n\n";
    let names = "\n/** Clockwise from the top left, in pixels of the upright picture. */\n\
                 export type Corners = [Point, Point, Point, Point];\n\n\
                 export type QuarterTurns = PageView['turn'];\n";
    format!("{head}{}{names}", all.join("\n"))
}
