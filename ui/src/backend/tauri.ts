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
  changePassphrase: (a) => invoke('change_passphrase', { old: a.old, new: a.new }),
  printWords: (words) => invoke('print_words', { words }),

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

  case: (id) => invoke('case', { id }),
  addSlot: (caseId, name, rule) => invoke('add_slot', { caseId, name, rule }),
  renameSlot: (id, name) => invoke('rename_slot', { id, name }),
  removeSlot: (id) => invoke('remove_slot', { id }),
  moveSlot: (id, index) => invoke('move_slot', { id, index }),
  undo: (caseId) => invoke('undo', { caseId }),
  redo: (caseId) => invoke('redo', { caseId }),

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

  on: (event, handler) =>
    later(listen<{ id: number | null } | null>(event, ({ payload }) => handler({ id: payload?.id ?? null }))),
  onDrop: (handler) =>
    later(
      getCurrentWebview().onDragDropEvent(({ payload }) => {
        if (payload.type === 'leave') {
          handler({ kind: 'leave', paths: [], x: 0, y: 0 });
          return;
        }
        // The shell speaks in pixels of the screen, the page in CSS pixels.
        const x = payload.position.x / window.devicePixelRatio;
        const y = payload.position.y / window.devicePixelRatio;
        const kind = payload.type === 'drop' ? 'drop' : 'over';
        handler({ kind, paths: payload.type === 'drop' ? payload.paths : [], x, y });
      }),
    ),
};

/** Listening begins a moment later; who unsubscribes before that must not be left with a listener. */
function later(listening: Promise<Unsubscribe>): Unsubscribe {
  return () => void listening.then((stop) => stop());
}
