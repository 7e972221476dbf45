// Generated from crates/api/src/office/view.rs. What goes between the pages and the program.

export type Language = "fi" | "sv" | "en";

export type Theme = "system" | "light" | "dark";

export type Way = "passphrase" | "keyring" | "words";

export type Trouble = { 
/**
 * Stable code.
 */
code: string, 
/**
 * What happened.
 */
text: string, 
/**
 * What can be done.
 */
cure: string | null, };

export type VaultState = { "state": "absent", 
/**
 * Whether the system's keyring can keep its key.
 */
keyring: boolean, } | { "state": "locked", 
/**
 * The ways in that exist.
 */
ways: Array<Way>, } | { "state": "open" } | { "state": "failed", 
/**
 * Why.
 */
error: Trouble, };

export type NewVault = { 
/**
 * 24 of them, in order.
 */
words: Array<string>, };

export type Settings = { 
/**
 * Language of the window.
 */
language: Language | 'qps' | 'ar-test', 
/**
 * Light or dark.
 */
theme: Theme, 
/**
 * Minutes without a touch after which the vault locks itself; 0 never.
 */
lockAfterMinutes: number, };

export type CaseCard = { 
/**
 * Its number.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Milliseconds since 1970.
 */
changed: number, 
/**
 * How many slots it has.
 */
slots: number, 
/**
 * How many of them have their document.
 */
ready: number, 
/**
 * Name of its application type in words; none until one is chosen.
 */
kind: string | null, 
/**
 * The deadline that comes first.
 */
next: DeadlineView | null, 
/**
 * How far it has come on its way to the service.
 */
standing: CaseStanding, 
/**
 * How far it has come there, in words.
 */
state: string | null, };

export type TrashedCase = { 
/**
 * Its number.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * When it was put there, milliseconds since 1970.
 */
trashed: number, 
/**
 * When it goes for good, milliseconds since 1970.
 */
purged: number, };

export type SlotRule = "general" | "passport";

export type ResultState = "none" | "stale" | "working" | "ready" | "failed";

export type Verdict = "none" | "good" | "doubtful" | "bad";

export type SlotCard = { 
/**
 * Its number.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its rule.
 */
rule: SlotRule, 
/**
 * Pages in it.
 */
pages: number, 
/**
 * Bytes of its document.
 */
bytes: number | null, 
/**
 * Most bytes the receiver takes.
 */
limit: number, 
/**
 * How far its document is.
 */
state: ResultState, 
/**
 * What is thought of it.
 */
verdict: Verdict, };

export type CaseView = { 
/**
 * Its number.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Name of its application type in words; none until one is chosen.
 */
kind: string | null, 
/**
 * How far it has come on its way to the service.
 */
standing: CaseStanding, 
/**
 * Its number at the service, once it has one.
 */
application: string | null, 
/**
 * Its slots, in order.
 */
slots: Array<SlotCard>, 
/**
 * Key of the text that names what would be undone.
 */
undo: string | null, 
/**
 * Key of the text that names what would be done again.
 */
redo: string | null, };

export type PartKind = "original" | "legalisation" | "translation";

export type ColourMode = "auto" | "colour" | "grey" | "bw";

export type Point = { 
/**
 * To the right.
 */
x: number, 
/**
 * Down.
 */
y: number, };

export type SeverityView = "info" | "warning" | "error";

export type FindingView = { 
/**
 * Stable name of the rule.
 */
rule: string, 
/**
 * How much it matters.
 */
severity: SeverityView, 
/**
 * What was noticed.
 */
text: string, 
/**
 * What can be done.
 */
cure: string | null, };

export type Picture = { 
/**
 * Its address.
 */
url: string, 
/**
 * Width of what it shows, in pixels of the original; the picture itself may be smaller.
 */
width: number, 
/**
 * Height of the same.
 */
height: number, };

export type PageState = "waiting" | "working" | "ready" | "failed";

export type ColourFound = "colour" | "grey" | "bw";

export type PageView = { 
/**
 * Its number.
 */
id: number, 
/**
 * Its part.
 */
part: PartKind, 
/**
 * Name of the file it came from.
 */
name: string, 
/**
 * Which page of that file, from 1.
 */
inputPage: number, 
/**
 * How far it is.
 */
state: PageState, 
/**
 * The upright photograph.
 */
source: Picture | null, 
/**
 * The finished page.
 */
result: Picture | null, 
/**
 * The corners in force.
 */
outline: [Point, Point, Point, Point] | null, 
/**
 * The corners that were found, trusted or not.
 */
found: [Point, Point, Point, Point] | null, 
/**
 * Whether a person set the corners.
 */
byHand: boolean, 
/**
 * Whether a person said that the whole picture is the page.
 */
wholePicture: boolean, 
/**
 * Quarter turns clockwise, 0 to 3.
 */
turn: 0 | 1 | 2 | 3, 
/**
 * What the person wishes.
 */
colour: ColourMode, 
/**
 * What the page has.
 */
colourFound: ColourFound | null, 
/**
 * What was noticed.
 */
findings: Array<FindingView>, 
/**
 * Why it cannot be made.
 */
trouble: Trouble | null, };

export type ResultView = { 
/**
 * How far it is.
 */
state: ResultState, 
/**
 * Its size; of the last one while a new one is being made.
 */
bytes: number | null, 
/**
 * Most bytes the receiver takes.
 */
limit: number, 
/**
 * Its pages.
 */
pages: number, 
/**
 * The name it gets, after the receiver's rule.
 */
fileName: string, 
/**
 * SHA-256 of its bytes.
 */
sha256: string | null, 
/**
 * What was noticed.
 */
findings: Array<FindingView>, 
/**
 * Why it could not be made.
 */
trouble: Trouble | null, 
/**
 * Addresses of the rendered pages of the very PDF; `?width=` may be added.
 */
previews: Array<string>, };

export type DeskSlot = { 
/**
 * Its number.
 */
id: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its rule.
 */
rule: SlotRule, 
/**
 * The case it belongs to.
 */
caseId: number, 
/**
 * Whether it is for the applicant's travel document.
 */
holder: boolean, };

export type Progress = { 
/**
 * Pages and files done.
 */
done: number, 
/**
 * All of them.
 */
total: number, };

export type Desk = { 
/**
 * The slot.
 */
slot: DeskSlot, 
/**
 * Its pages, in order within each part.
 */
pages: Array<PageView>, 
/**
 * Pages that were removed, the last one first.
 */
removed: Array<PageView>, 
/**
 * Its document.
 */
result: ResultView, 
/**
 * Work under way.
 */
progress: Progress | null, 
/**
 * Key of the text that names what would be undone.
 */
undo: string | null, 
/**
 * Key of the text that names what would be done again.
 */
redo: string | null, };

export type Safety = { 
/**
 * The ways in that exist.
 */
ways: Array<Way>, 
/**
 * Whether the system's keyring can keep a key.
 */
keyring: boolean, 
/**
 * Whether somebody has shown that the recovery words in force are on paper.
 */
wordsConfirmed: boolean, 
/**
 * When the last backup was made, milliseconds since 1970.
 */
lastBackup: number | null, };

export type WorkKind = "back-up" | "restore" | "examine" | "repair" | "hand-over" | "take-in";

export type Work = { 
/**
 * Which.
 */
kind: WorkKind, 
/**
 * Bytes done.
 */
done: number, 
/**
 * Bytes in all; 0 while nobody knows.
 */
total: number, };

export type DamageView = { 
/**
 * Stable name of the kind.
 */
what: string, 
/**
 * What it means for the person.
 */
text: string, };

export type Salvaged = { 
/**
 * What is lost or changed.
 */
damages: Array<DamageView>, 
/**
 * Cases that were saved.
 */
cases: number, 
/**
 * Files that were saved, each of them whole.
 */
originals: number, 
/**
 * The folder in which the damaged vault lies now.
 */
aside: string, };

export type Restored = { 
/**
 * The folder in which the vault that was here before lies now.
 */
aside: string | null, };

export type ServiceView = { 
/**
 * The service that was chosen; none until one is.
 */
met: MetView | null, 
/**
 * Whether somebody is signed in.
 */
signedIn: boolean, 
/**
 * Whether a sign-in waits for the person in the browser.
 */
signingIn: boolean, 
/**
 * Why the last sign-in failed.
 */
signInTrouble: Trouble | null, 
/**
 * What keeps everything from being sent.
 */
line: Trouble | null, 
/**
 * How many things wait to be sent.
 */
waiting: number, };

export type MetView = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its address.
 */
address: string, };

export type MeView = { 
/**
 * The name from the sign-in.
 */
name: string, 
/**
 * Whether the person was identified strongly.
 */
strong: boolean, 
/**
 * Business ids for which the person holds the mandate.
 */
businesses: Array<string>, };

export type CaseStanding = "draft" | "final" | "sending" | "received";

export type SendingView = { 
/**
 * The case.
 */
caseId: number, 
/**
 * Its name.
 */
name: string, 
/**
 * How far it has come.
 */
standing: CaseStanding, 
/**
 * Its number at the service, once it has one.
 */
application: string | null, 
/**
 * What keeps it from being sent: of a draft.
 */
open: Array<ChecklistItem>, 
/**
 * Papers whose documents are not finished, by name: of a draft.
 */
unready: Array<string>, 
/**
 * What goes, and how it stands.
 */
items: Array<SentItem>, 
/**
 * Answers that were changed here and on another device, for the person to choose.
 */
conflicts: Array<ConflictView>, 
/**
 * What the service has confirmed.
 */
receipts: Array<ReceiptView>, };

export type SentItem = { 
/**
 * Its number; 0 for what would go of a draft.
 */
id: number, 
/**
 * What it is, in words.
 */
name: string, 
/**
 * How it stands.
 */
standing: ItemStanding, 
/**
 * Why it waits or is stuck.
 */
trouble: Trouble | null, 
/**
 * What is wrong with it, as the service says.
 */
findings: Array<FindingView>, 
/**
 * When it is tried again, milliseconds since 1970.
 */
again: number | null, };

export type ItemStanding = "waits" | "again" | "stuck" | "received";

export type ConflictView = { 
/**
 * Its place, as it is named to the program.
 */
field: string, 
/**
 * What it asks, in words.
 */
label: string, 
/**
 * What was answered here, in words; none where the answer was taken away.
 */
mine: string | null, 
/**
 * What was answered elsewhere.
 */
theirs: string | null, };

export type ReceiptView = { 
/**
 * Its number in the vault.
 */
id: number, 
/**
 * What was received, in words.
 */
what: string, 
/**
 * When, as calendar and clock show it in Finland.
 */
received: string, 
/**
 * How many files it names.
 */
files: number, };

export type PartView = "applicant" | "employer" | "assistant" | "representative" | "official" | "stranger";

export type ApplicationLine = { 
/**
 * Its number at the service.
 */
application: string, 
/**
 * Its type in words.
 */
kind: string, 
/**
 * Whom it is about.
 */
applicant: string, 
/**
 * What the person is in it.
 */
part: PartView, 
/**
 * The same in words.
 */
partText: string, 
/**
 * How far it has come, in words.
 */
stateText: string, 
/**
 * The last day for the most pressing request, in words.
 */
deadline: string | null, 
/**
 * Days until then.
 */
days: number, 
/**
 * Whether terms of employment can be given now.
 */
takesTerms: boolean, };

export type Deed = "pay" | "take-over" | "consent" | "book-visit" | "answer" | "state" | "ask-documents" | "terms" | "give-papers" | "read-decision" | "cancel";

export type FollowView = { 
/**
 * Its line.
 */
line: ApplicationLine, 
/**
 * The case of this vault, where it is in one.
 */
caseId: number | null, 
/**
 * Stages in words, in order, with whether each is past, present or to come.
 */
stages: Array<StageView>, 
/**
 * When it was lodged, milliseconds since 1970.
 */
submitted: number | null, 
/**
 * The fee in words: how much, and how far its payment has come.
 */
fee: string, 
/**
 * What can be done now.
 */
deeds: Array<Deed>, 
/**
 * Requests for additional information.
 */
requests: Array<RequestView>, 
/**
 * What was said after it was lodged.
 */
statements: Array<StatementView>, 
/**
 * The visit in words.
 */
visit: string | null, 
/**
 * The employer who takes part: a business id.
 */
employer: string | null, 
/**
 * The terms of employment in words.
 */
terms: string | null, 
/**
 * Who assists and represents, in words.
 */
mandates: Array<string>, 
/**
 * Requests for the documents of the case, in words.
 */
documentsRequests: Array<string>, 
/**
 * Files that the person may read.
 */
files: Array<FileLine>, 
/**
 * Letters about it in this vault.
 */
letters: Array<LetterLine>, };

export type StageView = { 
/**
 * In words.
 */
text: string, 
/**
 * Where it lies.
 */
when: StageWhen, };

export type StageWhen = "past" | "now" | "later";

export type RequestView = { 
/**
 * Its number.
 */
number: number, 
/**
 * What is asked.
 */
text: string, 
/**
 * The last day for an answer, in words.
 */
deadline: string, 
/**
 * Days until then.
 */
days: number, 
/**
 * The answer.
 */
answer: StatementView | null, };

export type StatementView = { 
/**
 * Who, and as what.
 */
by: string, 
/**
 * When, milliseconds since 1970.
 */
at: number, 
/**
 * The words.
 */
text: string, 
/**
 * Names of the files.
 */
files: Array<string>, };

export type FileLine = { 
/**
 * Its digest.
 */
sha256: string, 
/**
 * What it is, in words.
 */
name: string, 
/**
 * Its size.
 */
bytes: number, };

export type LetterLine = { 
/**
 * Its case.
 */
caseId: number, 
/**
 * What it is, in words.
 */
name: string, 
/**
 * How far it has come.
 */
standing: CaseStanding, };

export type LetterContent = { "what": "statement", 
/**
 * The words.
 */
text: string, } | { "what": "answer", 
/**
 * Number of the request.
 */
number: number, 
/**
 * The words.
 */
text: string, } | { "what": "documents-request", 
/**
 * The words.
 */
text: string, } | { "what": "mandate", 
/**
 * As a representative; else as an assistant.
 */
represents: boolean, 
/**
 * It rests on a notice, such as a court's order; else on a power of attorney that the client signed.
 */
notice: boolean, 
/**
 * It is to take the place of the one whom the client has now.
 */
replaces: boolean, } | { "what": "papers" };

export type LetterView = { 
/**
 * Its case.
 */
caseId: number, 
/**
 * What it is, in words.
 */
name: string, 
/**
 * Number of the application that it is about.
 */
application: string, 
/**
 * What is asked, where it answers a request, and until when.
 */
asked: RequestView | null, 
/**
 * The letter.
 */
content: LetterContent, 
/**
 * What is enclosed.
 */
slots: Array<SlotCard>, 
/**
 * How far it has come, with the way of each thing.
 */
sending: SendingView, };

export type TermsInput = { 
/**
 * Job title.
 */
title: string, 
/**
 * Gross pay in euro cents a month.
 */
payCents: number, 
/**
 * Hours a week, in hundredths.
 */
hoursHundredths: number, 
/**
 * First day, as in `2026-12-31`.
 */
from: string, 
/**
 * Last day; none for work until further notice.
 */
to: string | null, 
/**
 * The collective agreement, where there is one.
 */
agreement: string | null, };

export type TermsResult = { 
/**
 * The application.
 */
application: string, 
/**
 * Why it did not take them; none when it did.
 */
trouble: Trouble | null, };

export type MandateView = { 
/**
 * The application.
 */
application: string, 
/**
 * As what, and how far it has come, in words.
 */
text: string, 
/**
 * Whether it is in force.
 */
active: boolean, };

export type DecisionView = { 
/**
 * How it ends, in words.
 */
outcome: string, 
/**
 * Whether the permit is given.
 */
granted: boolean, 
/**
 * The reasons.
 */
text: string, 
/**
 * When it was made, as calendar and clock show it in Finland.
 */
made: string, };

export type GuideStep = { 
/**
 * Name of the question.
 */
question: string, 
/**
 * Name of the answer.
 */
answer: string, };

export type GuideSaid = { 
/**
 * The question.
 */
question: string, 
/**
 * The answer.
 */
answer: string, };

export type GuideChoice = { 
/**
 * Its name.
 */
id: string, 
/**
 * Its words.
 */
text: string, };

export type GuideQuestion = { 
/**
 * Its name.
 */
id: string, 
/**
 * Its words.
 */
text: string, 
/**
 * Its answers; the last is "I do not know".
 */
answers: Array<GuideChoice>, };

export type HowView = "electronic" | "paper" | "in-person";

export type TypeCard = { 
/**
 * Its name in the catalogue.
 */
id: string, 
/**
 * Its name in words.
 */
name: string, 
/**
 * Whether the name is our own translation, no official one having been found.
 */
ownName: boolean, 
/**
 * Who may apply.
 */
who: string, 
/**
 * How it is applied for.
 */
how: HowView, 
/**
 * The same in words.
 */
howText: string, 
/**
 * Where to go, and why it is not online; only where it is not electronic.
 */
where: string | null, };

export type GuideOutcome = { 
/**
 * Why these types.
 */
reason: string, 
/**
 * Whether an answer on the way was "I do not know".
 */
unsure: boolean, 
/**
 * The types that fit, the likeliest first.
 */
types: Array<TypeCard>, };

export type GuideView = { 
/**
 * What was asked and answered so far, in words.
 */
steps: Array<GuideSaid>, 
/**
 * The next question; none at the end.
 */
question: GuideQuestion | null, 
/**
 * The types that fit; none before the end.
 */
outcome: GuideOutcome | null, 
/**
 * That the guide is not the authority's.
 */
unofficial: string, };

export type TypeGroup = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its types.
 */
types: Array<TypeCard>, };

export type PaperNeed = { 
/**
 * Its name in words.
 */
name: string, 
/**
 * More about it.
 */
hint: string | null, 
/**
 * Whether only some applicants need it.
 */
conditional: boolean, };

export type TypeView = { 
/**
 * The type.
 */
card: TypeCard, 
/**
 * The authority's page about it.
 */
officialPage: string, 
/**
 * Its page in Enter Finland.
 */
servicePage: string | null, 
/**
 * Codes of its paper forms.
 */
formCodes: Array<string>, 
/**
 * How far its sources may be trusted, with the day of the last look at them.
 */
grade: string, 
/**
 * What is to be said about the list of papers: that it may be longer, or is out of date.
 */
warnings: Array<string>, 
/**
 * Its fees in words, each with its year and grade; past years say so.
 */
fees: Array<string>, 
/**
 * Names of the papers that are always or sometimes asked for.
 */
papers: Array<PaperNeed>, };

export type FormStep = { 
/**
 * Name of the section.
 */
section: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Whether anything in it has been answered.
 */
begun: boolean, 
/**
 * What is still missing or wrong in it.
 */
open: number, 
/**
 * The papers whose need its answers decide, and the travel document where it asks for that.
 */
papers: Array<PaperView>, };

export type AnswerProblem = { 
/**
 * The field, as in `employment.title`; entries of lists are counted from 0, as in `family.children.0.name`.
 */
field: string, 
/**
 * Whether there is no answer at all.
 */
missing: boolean, 
/**
 * What is wrong.
 */
text: string, };

export type FormView = { 
/**
 * The application.
 */
caseId: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Name of its type in words.
 */
typeName: string, 
/**
 * The step at which the person was last.
 */
at: string | null, 
/**
 * Its steps, in order.
 */
steps: Array<FormStep>, 
/**
 * JSON Schema of all answers: an object of sections.
 */
schema: Record<string, unknown>, 
/**
 * A JSON Forms `Categorization`, one category for each step; labels are keys of texts.
 */
ui: Record<string, unknown>, 
/**
 * The answers: an object of sections.
 */
answers: Record<string, Record<string, unknown>>, 
/**
 * What is missing or wrong.
 */
problems: Array<AnswerProblem>, 
/**
 * Key of the text that names what would be undone.
 */
undo: string | null, 
/**
 * Key of the text that names what would be done again.
 */
redo: string | null, };

export type ItemSeverity = "must" | "check" | "note";

export type ChecklistItem = { 
/**
 * Key of its words.
 */
key: string, 
/**
 * Its words.
 */
text: string, 
/**
 * How much it matters.
 */
severity: ItemSeverity, 
/**
 * The step of the form that it leads to.
 */
section: string | null, 
/**
 * The slot that it leads to.
 */
slotId: number | null, 
/**
 * The paper that it is about, by its name in the catalogue.
 */
paper: string | null, 
/**
 * The last day, as in `2026-12-31`.
 */
due: string | null, };

export type CountryView = { 
/**
 * Its two-letter code.
 */
code: string, 
/**
 * Its name in words.
 */
name: string, };

export type PaperSaid = { 
/**
 * Whether it is in Finnish, Swedish or English.
 */
acceptedLanguage: boolean | null, 
/**
 * The country that issued it.
 */
issuedIn: string | null, 
/**
 * Whether the EU's multilingual standard form is with it.
 */
standardForm: boolean, };

export type EventsView = { 
/**
 * When it was submitted.
 */
submitted: string | null, 
/**
 * When the identity was proved.
 */
identified: string | null, 
/**
 * When the decision was opened first.
 */
decisionOpened: string | null, 
/**
 * Last days for answers to the authority's requests that are still open.
 */
requests: Array<string>, };

export type PaperView = { 
/**
 * Its slot in the case; none until the person has made one.
 */
slotId: number | null, 
/**
 * Its name in the catalogue; none for an attachment that the person added.
 */
paper: string | null, 
/**
 * Its name in words.
 */
name: string, 
/**
 * More about it.
 */
hint: string | null, 
/**
 * Whether it must be there; otherwise it helps, or may be needed.
 */
required: boolean, 
/**
 * The question to answer first, where it is not known yet whether it is needed.
 */
maybe: string | null, 
/**
 * Whose task it is, in words.
 */
bringer: string, 
/**
 * Whether the language matters and the person may say it.
 */
asksLanguage: boolean, 
/**
 * Whether the country matters and the person may say it.
 */
asksCountry: boolean, 
/**
 * What the person said.
 */
said: PaperSaid, 
/**
 * Whether it is the applicant's travel document, which is compared with the form.
 */
holder: boolean, 
/**
 * Its pages.
 */
pages: number, 
/**
 * How far its document is.
 */
state: ResultState, 
/**
 * What is thought of it.
 */
verdict: Verdict, };

export type ChecklistView = { 
/**
 * The application.
 */
caseId: number, 
/**
 * Its name.
 */
name: string, 
/**
 * All that is known of its type; none until one is chosen.
 */
kind: TypeView | null, 
/**
 * Its papers, in the order in which they are handed over; then what the person added.
 */
papers: Array<PaperView>, 
/**
 * What is missing, doubtful, to be done or to be known.
 */
items: Array<ChecklistItem>, 
/**
 * What has happened to the application so far.
 */
events: EventsView, };

export type DeadlineView = { 
/**
 * The application.
 */
caseId: number, 
/**
 * Its name.
 */
caseName: string, 
/**
 * What falls due, in words.
 */
text: string, 
/**
 * The last day, as in `2026-12-31`.
 */
due: string, 
/**
 * Days from today; negative when it has passed.
 */
days: number, 
/**
 * Error when it has passed, warning when it comes soon.
 */
severity: SeverityView, };

export type HandOverFileView = { 
/**
 * Its slot.
 */
slotId: number, 
/**
 * What it is, in words.
 */
name: string, 
/**
 * The name that the file gets: numbered, in Latin letters, at most 80 characters.
 */
fileName: string, 
/**
 * Its size.
 */
bytes: number | null, 
/**
 * Its pages.
 */
pages: number, 
/**
 * How far its document is.
 */
state: ResultState, 
/**
 * What is thought of it.
 */
verdict: Verdict, 
/**
 * Whether the person has ticked it off.
 */
done: boolean, };

export type HandOverView = { 
/**
 * The application.
 */
caseId: number, 
/**
 * Its name.
 */
name: string, 
/**
 * Its type; none until one is chosen.
 */
kind: TypeCard | null, 
/**
 * The page that is opened in the browser: of the service, or of the authority where it is not online.
 */
page: string | null, 
/**
 * The files, in order.
 */
files: Array<HandOverFileView>, 
/**
 * What still has to be done before it is complete: lines of the checklist that must be.
 */
open: Array<ChecklistItem>, 
/**
 * Number or words of the receipt that the person typed.
 */
receipt: string | null, 
/**
 * Slot of the photographed receipt, once the person has made it.
 */
receiptSlot: number | null, };

export type AgreementView = "same" | "differs" | "unanswered";

export type ZoneRead = "not-yet" | "unread" | "read";

export type IdentityField = { 
/**
 * The field, as in `personal.family-name`.
 */
field: string, 
/**
 * Its name in words.
 */
name: string, 
/**
 * What the zone says, in words.
 */
zone: string, 
/**
 * The same as an answer of the form.
 */
value: string, 
/**
 * What the form says, in words.
 */
form: string | null, 
/**
 * How they agree.
 */
agreement: AgreementView, };

export type IdentityView = { 
/**
 * The application.
 */
caseId: number, 
/**
 * Its name.
 */
name: string, 
/**
 * The travel document's name in the catalogue; none where the application asks for none.
 */
paper: string | null, 
/**
 * The slot of the travel document; none where there is none.
 */
slotId: number | null, 
/**
 * Whether it was read.
 */
read: ZoneRead, 
/**
 * The lines of the zone as they were read.
 */
lines: Array<string>, 
/**
 * The fields that it says.
 */
fields: Array<IdentityField>, };

export type PhotoCrop = { 
/**
 * From the left edge.
 */
left: number, 
/**
 * From the top edge.
 */
top: number, 
/**
 * How wide it is.
 */
width: number, };

export type PhotoGuide = { 
/**
 * From the top edge to the crown.
 */
crown: [number, number], 
/**
 * From the bottom edge to the chin.
 */
chin: [number, number], 
/**
 * From the crown to the chin.
 */
head: [number, number], 
/**
 * Most that the middle of the face may be beside the middle.
 */
aside: number, };

export type PhotoView = { 
/**
 * Width of the picture upright, pixels.
 */
width: number, 
/**
 * Its height.
 */
height: number, 
/**
 * The part of it that is the photograph.
 */
crop: PhotoCrop, 
/**
 * Whether a person set it.
 */
byHand: boolean, 
/**
 * Width of the finished photograph, pixels.
 */
outputWidth: number, 
/**
 * Its height.
 */
outputHeight: number, 
/**
 * The lines to lay over it.
 */
guide: PhotoGuide, 
/**
 * What is wrong with it, as far as that can be measured.
 */
findings: Array<FindingView>, };

/** Clockwise from the top left, in pixels of the upright picture. */
export type Corners = [Point, Point, Point, Point];

export type QuarterTurns = PageView['turn'];
