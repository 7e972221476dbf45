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
ready: number, };

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
caseId: number, };

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

/** Clockwise from the top left, in pixels of the upright picture. */
export type Corners = [Point, Point, Point, Point];

export type QuarterTurns = PageView['turn'];
