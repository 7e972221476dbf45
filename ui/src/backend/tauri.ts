// The door to the real program: every call is a command of the shell, every change an event from it.

import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { getCurrentWebview } from '@tauri-apps/api/webview';
import type { Backend, Unsubscribe } from './backend';

export const tauriBackend: Backend = {
  vaultState: () => invoke('vault_state'),
  createVault: ({ passphrase, keyring }) => invoke('create_vault', { passphrase, keyring }),
  unlock: (unlocking) =>
    invoke('unlock', { way: unlocking.way, secret: 'secret' in unlocking ? unlocking.secret : null }),
  lock: () => invoke('lock'),
  stillHere: () => invoke('still_here'),

  safety: () => invoke('safety'),
  changePassphrase: (a) => invoke('change_passphrase', { old: a.old, new: a.new }),
  useKeyring: (on) => invoke('use_keyring', { on }),
  newWords: () => invoke('new_words'),
  confirmWords: () => invoke('confirm_words'),
  printWords: (words) => invoke('print_words', { words }),
  examine: () => invoke('examine'),
  backUp: () => invoke('back_up'),
  restoreBackup: () => invoke('restore_backup'),
  repair: (a) => invoke('repair', { by: a.way, secret: 'secret' in a ? a.secret : null }),
  work: () => invoke('work'),
  stopWork: () => invoke('stop_work'),

  settings: () => invoke('settings'),
  setSettings: (settings) => invoke('set_settings', { settings }),

  cases: () => invoke('cases'),
  trashed: () => invoke('trashed'),
  createCase: (name) => invoke('create_case', { name }),
  renameCase: (id, name) => invoke('rename_case', { id, name }),
  trashCase: (id) => invoke('trash_case', { id }),
  restoreCase: (id) => invoke('restore_case', { id }),
  purgeCase: (id) => invoke('purge_case', { id }),
  exportCase: (id) => invoke('export_case', { id }),
  handOver: (id, passphrase) => invoke('hand_over', { id, passphrase }),
  chooseCaseFile: () => invoke('choose_case_file'),
  takeIn: (path, passphrase) => invoke('take_in', { path, passphrase }),

  case: (id) => invoke('case', { id }),
  addSlot: (caseId, name, rule) => invoke('add_slot', { caseId, name, rule }),
  renameSlot: (id, name) => invoke('rename_slot', { id, name }),
  removeSlot: (id) => invoke('remove_slot', { id }),
  moveSlot: (id, index) => invoke('move_slot', { id, index }),
  undo: (caseId) => invoke('undo', { caseId }),
  redo: (caseId) => invoke('redo', { caseId }),

  guide: (walk) => invoke('guide', { walk }),
  applicationTypes: () => invoke('application_types'),
  applicationType: (id) => invoke('application_type', { id }),
  countries: () => invoke('countries'),
  createApplication: (kind, name) => invoke('create_application', { kind, name }),
  chooseApplication: (caseId, kind) => invoke('choose_application', { caseId, kind }),
  form: (caseId) => invoke('form', { caseId }),
  answerWithin: (caseId, field, value, within) => invoke('answer_within', { caseId, field, value, within }),
  standAt: (caseId, section) => invoke('stand_at', { caseId, section }),
  checklist: (caseId) => invoke('checklist', { caseId }),
  addPaper: (caseId, paper) => invoke('add_paper', { caseId, paper }),
  sayOfPaper: (slotId, said) => invoke('say_of_paper', { slotId, said }),
  saveChecklist: (caseId) => invoke('save_checklist', { caseId }),
  identity: (caseId) => invoke('identity', { caseId }),
  photo: (slotId) => invoke('photo', { slotId }),
  setPhoto: (slotId, crop) => invoke('set_photo', { slotId, crop }),
  savePhoto: (slotId) => invoke('save_photo', { slotId }),
  setEvents: (caseId, events) => invoke('set_events', { caseId, events }),
  deadlines: () => invoke('deadlines'),
  saveCalendar: (caseId) => invoke('save_calendar', { caseId }),
  handOverPlan: (caseId) => invoke('hand_over_plan', { caseId }),
  writeHandOver: (caseId) => invoke('write_hand_over', { caseId }),
  openPage: (caseId) => invoke('open_page', { caseId }),
  openOfficialPage: (kind) => invoke('open_official_page', { kind }),
  tick: (slotId, done) => invoke('tick', { slotId, done }),
  setReceipt: (caseId, text) => invoke('set_receipt', { caseId, text }),
  addReceipt: (caseId) => invoke('add_receipt', { caseId }),

  desk: (slotId) => invoke('desk', { slotId }),
  chooseFiles: (slotId, part) => invoke('choose_files', { slotId, part }),
  addPaths: (slotId, part, paths) => invoke('add_paths', { slotId, part, paths }),
  setOutline: (pageId, corners) => invoke('set_outline', { pageId, corners }),
  useWholePicture: (pageId, whole) => invoke('use_whole_picture', { pageId, whole }),
  turnPage: (pageId, quarterTurns) => invoke('turn_page', { pageId, quarterTurns }),
  setColour: (pageId, mode) => invoke('set_colour', { pageId, mode }),
  movePages: (pageIds, part, index) => invoke('move_pages', { pageIds, part, index }),
  removePages: (pageIds) => invoke('remove_pages', { pageIds }),
  restorePages: (pageIds) => invoke('restore_pages', { pageIds }),
  cancel: (slotId) => invoke('cancel', { slotId }),
  retry: (slotId) => invoke('retry', { slotId }),
  saveCopy: (slotId) => invoke('save_copy', { slotId }),
  dragOut: (slotId) => invoke('drag_out', { slotId }),

  service: () => invoke('service'),
  meetService: (address) => invoke('meet_service', { address }),
  forgetService: () => invoke('forget_service'),
  signIn: () => invoke('sign_in'),
  giveUpSignIn: () => invoke('give_up_sign_in'),
  signOut: () => invoke('sign_out'),
  me: () => invoke('me'),
  sending: (caseId) => invoke('sending', { caseId }),
  sendCase: (caseId) => invoke('send_case', { caseId }),
  takeBack: (caseId) => invoke('take_back', { caseId }),
  tryAgain: (caseId) => invoke('try_again', { caseId }),
  shareDraft: (caseId) => invoke('share_draft', { caseId }),
  chooseAnswer: (caseId, field, mine) => invoke('choose_answer', { caseId, field, mine }),
  follow: (application) => invoke('follow', { application }),
  refreshApplication: (application) => invoke('refresh_application', { application }),
  keepApplication: (application) => invoke('keep_application', { application }),
  pay: (application, takeOver) => invoke('pay', { application, takeOver }),
  consent: (application, business) => invoke('consent', { application, business }),
  bookVisit: (application, place, on, at) => invoke('book_visit', { application, place, on, at }),
  cancelApplication: (application) => invoke('cancel_application', { application }),
  decision: (application) => invoke('decision', { application }),
  beginLetter: (application, content) => invoke('begin_letter', { application, content }),
  letter: (caseId) => invoke('letter', { caseId }),
  writeLetter: (caseId, content) => invoke('write_letter', { caseId, content }),
  sendLetter: (caseId) => invoke('send_letter', { caseId }),
  letters: () => invoke('letters'),
  applicationsThere: () => invoke('applications_there'),
  workers: (business) => invoke('workers', { business }),
  sendTerms: (business, applications, terms) => invoke('send_terms', { business, applications, terms }),
  mandates: () => invoke('mandates'),
  saveServiceReceipt: (caseId, receiptId) => invoke('save_service_receipt', { caseId, receiptId }),
  saveReceivedFile: (application, sha256, name) => invoke('save_received_file', { application, sha256, name }),

  takeFiles: () => invoke('take_files'),

  on: (event, handler) =>
    later(listen<{ id: number | null } | null>(event, ({ payload }) => handler({ id: payload?.id ?? null }))),
  onDrop: (handler) =>
    later(
      getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === 'leave') {
          handler({ kind: 'leave', paths: [], x: 0, y: 0 });
          return;
        }
        const scale = dropScale(navigator.userAgent, window.devicePixelRatio);
        const x = payload.position.x / scale;
        const y = payload.position.y / scale;
        const kind = payload.type === 'drop' ? 'drop' : 'over';
        handler({ kind, paths: payload.type === 'drop' ? payload.paths : [], x, y });
      }),
    ),
};

/**
 * How many of the shell's pixels one CSS pixel has where files are dropped. The shell calls the place physical
 * everywhere, but only Windows counts pixels of the screen: GTK and AppKit hand on their own scaled units.
 */
export function dropScale(userAgent: string, devicePixelRatio: number): number {
  return userAgent.includes('Windows') ? devicePixelRatio : 1;
}

/** Listening begins a moment later; who unsubscribes before that must not be left with a listener. */
function later(listening: Promise<Unsubscribe>): Unsubscribe {
  return () => void listening.then((stop) => stop());
}
