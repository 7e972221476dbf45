// The one door between the pages and the program behind them. Nothing else may reach native functions.

import type {
  CaseCard,
  CaseView,
  ColourMode,
  Corners,
  Desk,
  PartKind,
  Settings,
  SlotRule,
  TrashedCase,
  VaultState,
} from './types';

export type Unlocking =
  | { way: 'passphrase'; secret: string }
  | { way: 'keyring' }
  | { way: 'words'; secret: string };

export type ChangeEvent = 'desk' | 'case' | 'cases' | 'vault';
/** `x` and `y`: CSS pixels in the window. */
export type DropEvent = { kind: 'over' | 'leave' | 'drop'; paths: string[]; x: number; y: number };
export type Unsubscribe = () => void;

/** Every promise rejects with a `Trouble`. */
export interface Backend {
  vaultState(): Promise<VaultState>;
  createVault(a: { passphrase: string | null; keyring: boolean }): Promise<{ words: string[] }>;
  unlock(a: Unlocking): Promise<void>;
  lock(): Promise<void>;
  /** A person has moved or typed: the program need not lock by itself. */
  stillHere(): Promise<void>;
  changePassphrase(a: { old: string; new: string }): Promise<void>;
  printWords(words: string[]): Promise<void>;

  settings(): Promise<Settings>;
  setSettings(settings: Settings): Promise<void>;

  cases(): Promise<CaseCard[]>;
  trashed(): Promise<TrashedCase[]>;
  createCase(name: string): Promise<number>;
  renameCase(id: number, name: string): Promise<void>;
  trashCase(id: number): Promise<void>;
  restoreCase(id: number): Promise<void>;
  purgeCase(id: number): Promise<void>;
  /** Asks for a folder; the folder written, or null when the person changed their mind. */
  exportCase(id: number): Promise<string | null>;

  case(id: number): Promise<CaseView>;
  addSlot(caseId: number, name: string, rule: SlotRule): Promise<number>;
  renameSlot(id: number, name: string): Promise<void>;
  removeSlot(id: number): Promise<void>;
  /** `index`: place in the list without this slot. */
  moveSlot(id: number, index: number): Promise<void>;
  undo(caseId: number): Promise<void>;
  redo(caseId: number): Promise<void>;

  desk(slotId: number): Promise<Desk>;
  /** Asks for files and adds them. */
  chooseFiles(slotId: number, part: PartKind): Promise<void>;
  addPaths(slotId: number, part: PartKind, paths: string[]): Promise<void>;
  /** null: as found. */
  setOutline(pageId: number, corners: Corners | null): Promise<void>;
  useWholePicture(pageId: number, whole: boolean): Promise<void>;
  /** Clockwise, added to the turn in force: 1 is right, 3 is left. */
  turnPage(pageId: number, quarterTurns: number): Promise<void>;
  setColour(pageId: number, mode: ColourMode): Promise<void>;
  /** `index`: place within the part, counted without the pages that move. */
  movePages(pageIds: number[], part: PartKind, index: number): Promise<void>;
  removePages(pageIds: number[]): Promise<void>;
  restorePages(pageIds: number[]): Promise<void>;
  cancel(slotId: number): Promise<void>;
  retry(slotId: number): Promise<void>;
  /** Asks where; the path written, or null when the person changed their mind. */
  saveCopy(slotId: number): Promise<string | null>;
  /** Called while a pointer drag begins: hands the finished file to the system's drag and drop. */
  dragOut(slotId: number): Promise<void>;

  on(event: ChangeEvent, handler: (a: { id: number | null }) => void): Unsubscribe;
  onDrop(handler: (a: DropEvent) => void): Unsubscribe;
}
