// The made-up program's side of safety: ways in, backups, checks, files handed over.

import type { Backend, ChangeEvent } from '../backend';
import type { DamageView, Safety, Work, WorkKind } from '../types';

type Room = {
  start: string;
  wait: (ms: number) => Promise<void>;
  refuse: (code: string, text: string, cure?: string | null) => never;
  emit: (event: ChangeEvent, id: number | null) => void;
  words: string[];
  lock: () => void;
  takeIn: (name: string) => number;
};

type Kept = Pick<
  Backend,
  | 'safety'
  | 'changePassphrase'
  | 'useKeyring'
  | 'newWords'
  | 'confirmWords'
  | 'printWords'
  | 'examine'
  | 'backUp'
  | 'restoreBackup'
  | 'repair'
  | 'work'
  | 'stopWork'
  | 'handOver'
  | 'chooseCaseFile'
  | 'takeIn'
  | 'takeFiles'
>;

const DAMAGES: DamageView[] = [
  { what: 'pages', text: 'Two places in the file with your papers are damaged.' },
  { what: 'original', text: 'The file IMG_2026.jpg is damaged. It was used in: Citizenship.' },
];

/** `start`: `files` begins as if opened with files, `unchecked` with words that were never checked, `ill` finds damage. */
export function keeping({ start, wait, refuse, emit, words, lock, takeIn }: Room): Kept {
  let safety: Safety = {
    ways: ['passphrase', 'words'],
    keyring: true,
    wordsConfirmed: start !== 'unchecked',
    lastBackup: start === 'empty' ? null : Date.now() - 3 * 86_400_000,
  };
  let work: Work | null = null;
  let stopped = false;
  let brought = start === 'files' ? ['/photos/IMG_1.jpg', '/photos/IMG_2.jpg'] : [];
  const change = (next: Partial<Safety>) => {
    safety = { ...safety, ...next };
    emit('vault', null);
  };
  const long = async (kind: WorkKind) => {
    stopped = false;
    for (let done = 0; done <= 10; done += 1) {
      work = { kind, done, total: 10 };
      emit('work', null);
      await wait(300);
      if (stopped) break;
    }
    work = null;
    emit('work', null);
    if (stopped) refuse('cancelled', 'Stopped.');
  };
  return {
    safety: async () => safety,
    changePassphrase: async (a) => {
      await wait(400);
      if (a.old === 'wrong') refuse('passphrase-wrong', 'That is not the right passphrase.');
      change({ ways: [...new Set([...safety.ways, 'passphrase' as const])] });
    },
    useKeyring: async (on) =>
      change({ ways: on ? [...safety.ways, 'keyring'] : safety.ways.filter((way) => way !== 'keyring') }),
    newWords: async () => {
      safety = { ...safety, wordsConfirmed: false };
      return { words };
    },
    confirmWords: async () => change({ wordsConfirmed: true }),
    printWords: async () => {},
    examine: async () => {
      await long('examine');
      return start === 'ill' ? DAMAGES : [];
    },
    backUp: async () => {
      await long('back-up');
      change({ lastBackup: Date.now() });
      return '/media/stick/Liite-backup-2026-11-22';
    },
    restoreBackup: async () => {
      await long('restore');
      lock();
      return { aside: '/home/vault-before-restore-2026-11-22' };
    },
    repair: async (a) => {
      if ('secret' in a && a.secret === 'wrong') refuse('passphrase-wrong', 'That is not the right passphrase.');
      await long('repair');
      lock();
      return { damages: DAMAGES, cases: 3, originals: 41, aside: '/home/vault-damaged-2026-11-22' };
    },
    work: async () => work,
    stopWork: async () => {
      stopped = true;
    },
    handOver: async () => {
      await long('hand-over');
      return '/Documents/Amina.liite';
    },
    chooseCaseFile: async () => '/Downloads/Yusuf.liite',
    takeIn: async (_, passphrase) => {
      if (passphrase === 'wrong') refuse('archive-passphrase-wrong', 'The passphrase of the file is wrong.', 'Try again.');
      await long('take-in');
      return takeIn('Yusuf');
    },
    takeFiles: async () => {
      const files = brought;
      brought = [];
      return files;
    },
  };
}
