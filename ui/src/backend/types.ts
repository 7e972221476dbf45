// What goes between the pages and the program. Same names and shapes as on the Rust side.

export type Language = 'fi' | 'sv' | 'en';
export type Theme = 'system' | 'light' | 'dark';
export type Way = 'passphrase' | 'keyring' | 'words';

/** Every command that fails rejects with this; the words are already in the person's language. */
export type Trouble = { code: string; text: string; cure: string | null };

export type VaultState =
  | { state: 'absent'; keyring: boolean }
  | { state: 'locked'; ways: Way[] }
  | { state: 'open' }
  | { state: 'failed'; error: Trouble };

/** `qps` and `ar-test` are made at run time from English and exist only with `?test` or in development. */
export type Settings = { language: Language | 'qps' | 'ar-test'; theme: Theme; lockAfterMinutes: number };

/** `changed`: milliseconds since 1970. */
export type CaseCard = { id: number; name: string; changed: number; slots: number; ready: number };
/** `trashed`, `purged`: milliseconds since 1970; `purged` is when it goes for good. */
export type TrashedCase = { id: number; name: string; trashed: number; purged: number };

export type SlotRule = 'general' | 'passport';
export type ResultState = 'none' | 'stale' | 'working' | 'ready' | 'failed';
export type Verdict = 'none' | 'good' | 'doubtful' | 'bad';
export type SlotCard = {
  id: number;
  name: string;
  rule: SlotRule;
  pages: number;
  bytes: number | null;
  limit: number;
  state: ResultState;
  verdict: Verdict;
};
/** `undo`, `redo`: key of the text that says what would be undone, `ui-step-<label>`. */
export type CaseView = { id: number; name: string; slots: SlotCard[]; undo: string | null; redo: string | null };

export type PartKind = 'original' | 'legalisation' | 'translation';
export type ColourMode = 'auto' | 'colour' | 'grey' | 'bw';
export type Point = { x: number; y: number };
/** In pixels of the upright photograph, clockwise from the top left. */
export type Corners = [Point, Point, Point, Point];
export type QuarterTurns = 0 | 1 | 2 | 3;

export type FindingView = {
  rule: string;
  severity: 'info' | 'warning' | 'error';
  text: string;
  cure: string | null;
};
export type Picture = { url: string; width: number; height: number };

export type PageView = {
  id: number;
  part: PartKind;
  /** Name of the file it came from. */
  name: string;
  /** Which page of that file, from 1. */
  inputPage: number;
  state: 'waiting' | 'working' | 'ready' | 'failed';
  source: Picture | null;
  /** The cleaned page. */
  result: Picture | null;
  /** In force now. */
  outline: Corners | null;
  found: Corners | null;
  byHand: boolean;
  wholePicture: boolean;
  turn: QuarterTurns;
  colour: ColourMode;
  colourFound: Exclude<ColourMode, 'auto'> | null;
  findings: FindingView[];
  trouble: Trouble | null;
};

export type ResultView = {
  state: ResultState;
  bytes: number | null;
  limit: number;
  pages: number;
  fileName: string;
  sha256: string | null;
  findings: FindingView[];
  trouble: Trouble | null;
  /** Addresses of the rendered pages of the very PDF; `?width=` may be added. */
  previews: string[];
};

export type Desk = {
  slot: { id: number; name: string; rule: SlotRule; caseId: number };
  /** In order within each part. */
  pages: PageView[];
  removed: PageView[];
  result: ResultView;
  progress: { done: number; total: number } | null;
  undo: string | null;
  redo: string | null;
};
