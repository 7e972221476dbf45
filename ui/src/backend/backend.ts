// The one door between the pages and the program behind them. Nothing else may reach native functions.

import type {
  ApplicationLine,
  CaseCard,
  CaseView,
  ChecklistView,
  ColourMode,
  Corners,
  CountryView,
  DamageView,
  DeadlineView,
  DecisionView,
  Desk,
  EventsView,
  FollowView,
  FormView,
  GuideStep,
  GuideView,
  HandOverView,
  IdentityView,
  LetterContent,
  LetterLine,
  LetterView,
  MandateView,
  MeView,
  PaperSaid,
  PartKind,
  PhotoCrop,
  PhotoView,
  Restored,
  Safety,
  Salvaged,
  SendingView,
  ServiceView,
  Settings,
  SlotRule,
  TermsInput,
  TermsResult,
  TrashedCase,
  TypeGroup,
  TypeView,
  VaultState,
  Work,
} from './types';

export type Unlocking =
  | { way: 'passphrase'; secret: string }
  | { way: 'keyring' }
  | { way: 'words'; secret: string };

/** `files`: the program was opened with files. */
export type ChangeEvent = 'desk' | 'case' | 'cases' | 'vault' | 'work' | 'files' | 'service';
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

  safety(): Promise<Safety>;
  /** `old`: empty where the vault has no passphrase yet. */
  changePassphrase(a: { old: string; new: string }): Promise<void>;
  /** Whether this computer's keyring opens the vault. */
  useKeyring(on: boolean): Promise<void>;
  /** The words of before open nothing any more. */
  newWords(): Promise<{ words: string[] }>;
  confirmWords(): Promise<void>;
  printWords(words: string[]): Promise<void>;
  examine(): Promise<DamageView[]>;
  /** Asks for a folder; the backup written, or null when the person changed their mind. */
  backUp(): Promise<string | null>;
  /** Asks for the backup's folder; null when the person changed their mind. The vault is locked afterwards. */
  restoreBackup(): Promise<Restored | null>;
  /** The vault is locked afterwards. */
  repair(a: Unlocking): Promise<Salvaged>;
  /** The long work under way, told by the event `work`. */
  work(): Promise<Work | null>;
  stopWork(): Promise<void>;

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
  /** Asks where; the encrypted file written, or null when the person changed their mind. */
  handOver(id: number, passphrase: string): Promise<string | null>;
  /** Asks for a file that was handed over. */
  chooseCaseFile(): Promise<string | null>;
  takeIn(path: string, passphrase: string): Promise<number>;

  case(id: number): Promise<CaseView>;
  addSlot(caseId: number, name: string, rule: SlotRule): Promise<number>;
  renameSlot(id: number, name: string): Promise<void>;
  removeSlot(id: number): Promise<void>;
  /** `index`: place in the list without this slot. */
  moveSlot(id: number, index: number): Promise<void>;
  undo(caseId: number): Promise<void>;
  redo(caseId: number): Promise<void>;

  /** Where these answers lead; none of them gives the first question. */
  guide(walk: GuideStep[]): Promise<GuideView>;
  applicationTypes(): Promise<TypeGroup[]>;
  applicationType(id: string): Promise<TypeView>;
  /** Named in the person's language, in the order of their codes. */
  countries(): Promise<CountryView[]>;
  /** Without a name it is called like its type. */
  createApplication(kind: string, name: string): Promise<number>;
  chooseApplication(caseId: number, kind: string | null): Promise<void>;
  form(caseId: number): Promise<FormView>;
  /**
   * `field`: as in `employment.title`; null takes the answer out. `within`: what the saving before gave, while the same
   * answer is being typed; all of them are one step. The step; null where nothing was changed.
   */
  answerWithin(caseId: number, field: string, value: unknown, within: number | null): Promise<number | null>;
  /** The form opens at this step again. */
  standAt(caseId: number, section: string): Promise<void>;
  checklist(caseId: number): Promise<ChecklistView>;
  /** The slot for a paper of the catalogue, made where there is none. */
  addPaper(caseId: number, paper: string): Promise<number>;
  sayOfPaper(slotId: number, said: PaperSaid): Promise<void>;
  /** Asks where the checklist goes as a document; null when the person changed their mind. */
  saveChecklist(caseId: number): Promise<string | null>;
  /** What the passport says beside the form. */
  identity(caseId: number): Promise<IdentityView>;
  photo(slotId: number): Promise<PhotoView>;
  /** Which part of the picture the photograph is; null goes back to its middle. */
  setPhoto(slotId: number, crop: PhotoCrop | null): Promise<void>;
  /** Asks where the finished photograph goes; null when the person changed their mind. */
  savePhoto(slotId: number): Promise<string | null>;
  setEvents(caseId: number, events: EventsView): Promise<void>;
  deadlines(): Promise<DeadlineView[]>;
  /** Asks where the calendar goes, of one application or of all; null when the person changed their mind. */
  saveCalendar(caseId: number | null): Promise<string | null>;
  handOverPlan(caseId: number): Promise<HandOverView>;
  /** Asks for a folder; the new folder within it, or null when the person changed their mind. */
  writeHandOver(caseId: number): Promise<string | null>;
  /** Opens the page on which the application is made, in the system's browser. */
  openPage(caseId: number): Promise<void>;
  /** The same for the authority's page about a type. */
  openOfficialPage(kind: string): Promise<void>;
  tick(slotId: number, done: boolean): Promise<void>;
  setReceipt(caseId: number, text: string | null): Promise<void>;
  addReceipt(caseId: number): Promise<number>;

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

  /** Everything told by the event `service`, and what is of a case by `case`. */
  service(): Promise<ServiceView>;
  meetService(address: string): Promise<void>;
  forgetService(): Promise<void>;
  /** The rest happens in the person's browser. */
  signIn(): Promise<void>;
  giveUpSignIn(): Promise<void>;
  signOut(): Promise<void>;
  me(): Promise<MeView>;
  sending(caseId: number): Promise<SendingView>;
  sendCase(caseId: number): Promise<void>;
  takeBack(caseId: number): Promise<void>;
  tryAgain(caseId: number): Promise<void>;
  shareDraft(caseId: number): Promise<void>;
  chooseAnswer(caseId: number, field: string, mine: boolean): Promise<void>;
  follow(application: string): Promise<FollowView>;
  refreshApplication(application: string): Promise<void>;
  /** The number of the case in which it is followed. */
  keepApplication(application: string): Promise<number>;
  /** The rest happens in the person's browser. */
  pay(application: string, takeOver: boolean): Promise<void>;
  consent(application: string, business: string | null): Promise<void>;
  /** `on`: as in `2026-12-31`; `at`: as in `13:45`; in Finland. */
  bookVisit(application: string, place: string, on: string, at: string): Promise<void>;
  cancelApplication(application: string): Promise<void>;
  decision(application: string): Promise<DecisionView>;
  /** The case of the letter; a draft of the same kind is gone on with. */
  beginLetter(application: string, content: LetterContent): Promise<number>;
  letter(caseId: number): Promise<LetterView>;
  writeLetter(caseId: number, content: LetterContent): Promise<void>;
  sendLetter(caseId: number): Promise<void>;
  letters(): Promise<LetterLine[]>;
  applicationsThere(): Promise<ApplicationLine[]>;
  workers(business: string): Promise<ApplicationLine[]>;
  sendTerms(business: string, applications: string[], terms: TermsInput): Promise<TermsResult[]>;
  mandates(): Promise<MandateView[]>;
  /** Asks where; the path written, or null when the person changed their mind. */
  saveServiceReceipt(caseId: number, receiptId: number): Promise<string | null>;
  /** Asks where; the path written, or null when the person changed their mind. */
  saveReceivedFile(application: string, sha256: string, name: string): Promise<string | null>;

  /** The files that the program was opened with; they are told once. */
  takeFiles(): Promise<string[]>;

  on(event: ChangeEvent, handler: (a: { id: number | null }) => void): Unsubscribe;
  onDrop(handler: (a: DropEvent) => void): Unsubscribe;
}
