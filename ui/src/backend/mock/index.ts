// A program in memory behind the same door, for `npm run dev` and for tests: made-up papers, believable delays.

import type { Backend, ChangeEvent, DropEvent } from '../backend';
import type { PageView, PartKind, Settings, Trouble, VaultState } from '../types';
import { applications } from './application';
import { cardOf, deskOf, finished, type MockSlot, newPage } from './case';
import { keeping } from './keeping';
import { samples, WORDS } from './samples';
import { serving } from './service';

type MockCase = { id: number; name: string; changed: number; trashed: number | null };
type World = { cases: MockCase[]; slots: MockSlot[] };
type Step = { label: string; caseId: number; before: World; after: World };

const DAY = 86_400_000;
const DAMAGED: Trouble = {
  code: 'vault-damaged',
  text: 'The file with your papers is damaged.',
  cure: 'Restore the latest backup, or let the program save what is left.',
};

/** `pace`: milliseconds a page takes; 0 finishes pages at once. */
export function createMock({ start = 'absent', pace = 350 }: { start?: string; pace?: number } = {}): Backend {
  let world: World = start === 'absent' || start === 'empty' ? { cases: [], slots: [] } : samples(start);
  let vault: VaultState =
    start === 'absent'
      ? { state: 'absent', keyring: true }
      : start === 'locked'
        ? { state: 'locked', ways: ['passphrase', 'keyring', 'words'] }
        : start === 'damaged'
          ? { state: 'failed', error: DAMAGED }
          : { state: 'open' };
  let settings: Settings = { language: 'en', theme: 'system', lockAfterMinutes: 15 };
  let nextId = 1000;
  let running = false;
  const done: Step[] = [];
  const undone: Step[] = [];
  const listeners = new Map<ChangeEvent, Set<(a: { id: number | null }) => void>>();
  const drops = new Set<(a: DropEvent) => void>();

  const emit = (event: ChangeEvent, id: number | null) =>
    listeners.get(event)?.forEach((handler) => handler({ id }));
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, pace === 0 ? 0 : ms));
  const refuse = (code: string, text: string, cure: string | null = null): never => {
    throw { code, text, cure } satisfies Trouble;
  };
  const slotOf = (id: number) =>
    world.slots.find((slot) => slot.id === id) ?? refuse('slot-not-found', 'There is no such attachment.');
  const slotOfPage = (id: number) =>
    world.slots.find((slot) => [...slot.pages, ...slot.removed].some((page) => page.id === id)) ??
    refuse('page-not-found', 'There is no such page.');
  const tell = (caseId: number) => {
    world.slots.filter((slot) => slot.caseId === caseId).forEach((slot) => emit('desk', slot.id));
    emit('case', caseId);
    emit('cases', null);
  };

  /** Changes the world and remembers how it was. */
  function step(label: string, caseId: number, change: (slots: MockSlot[]) => MockSlot[]): void {
    const before = world;
    const cases = world.cases.map((it) => (it.id === caseId ? { ...it, changed: Date.now() } : it));
    world = { cases, slots: change(world.slots) };
    done.push({ label, caseId, before, after: world });
    undone.length = 0;
    tell(caseId);
    void work();
  }
  const onSlot = (id: number, change: (slot: MockSlot) => MockSlot) => (slots: MockSlot[]) =>
    slots.map((slot) => (slot.id === id ? change(slot) : slot));
  const onPage = (label: string, id: number, change: (page: PageView) => PageView) => {
    const { id: slotId, caseId } = slotOfPage(id);
    step(label, caseId, onSlot(slotId, (slot) => ({
      ...slot,
      pages: slot.pages.map((page) => (page.id === id ? { ...change(page), state: 'waiting' } : page)),
    })));
  };

  async function work(): Promise<void> {
    if (running) return;
    running = true;
    for (;;) {
      const slot = world.slots.find((it) => it.pages.some((page) => page.state === 'waiting'));
      const waiting = slot?.pages.find((page) => page.state === 'waiting');
      if (!slot || !waiting) break;
      await wait(pace);
      const change = (page: PageView) => (page.id === waiting.id && page.state === 'waiting' ? finished(page) : page);
      world = { ...world, slots: onSlot(slot.id, (it) => ({ ...it, pages: it.pages.map(change) }))(world.slots) };
      emit('desk', slot.id);
      emit('case', slot.caseId);
    }
    running = false;
  }

  function add(slotId: number, part: PartKind, names: string[]): void {
    const slot = slotOf(slotId);
    const pages = names.map((name) => newPage((nextId += 1), name, part));
    step('add-pages', slot.caseId, onSlot(slotId, (it) => ({ ...it, pages: [...it.pages, ...pages] })));
  }

  const stepsOf = (caseId: number) => ({
    undo: key(done.findLast((it) => it.caseId === caseId)),
    redo: key(undone.findLast((it) => it.caseId === caseId)),
  });
  const travel = (from: Step[], to: Step[], caseId: number, side: 'before' | 'after') => {
    const at = from.findLastIndex((it) => it.caseId === caseId);
    const [it] = at < 0 ? [] : from.splice(at, 1);
    if (!it) return;
    world = { ...world, slots: it[side].slots };
    to.push(it);
    tell(caseId);
    void work();
  };

  fakeDrops(drops);
  const safe = keeping({
    start,
    wait,
    refuse,
    emit,
    words: WORDS,
    lock: () => {
      vault = { state: 'locked', ways: ['passphrase', 'keyring', 'words'] };
      emit('vault', null);
    },
    takeIn: (name) => {
      const id = (nextId += 1);
      world = { ...world, cases: [...world.cases, { id, name, changed: Date.now(), trashed: null }] };
      emit('cases', null);
      return id;
    },
  });

  const createCase = async (name: string) => {
    const id = (nextId += 1);
    world = { ...world, cases: [...world.cases, { id, name, changed: Date.now(), trashed: null }] };
    emit('cases', null);
    return id;
  };
  const addSlot: Backend['addSlot'] = async (caseId, name, rule) => {
    const id = (nextId += 1);
    step('add-slot', caseId, (slots) => [...slots, { id, caseId, name, rule, pages: [], removed: [] }]);
    return id;
  };
  const cardsOf = (caseId: number) => world.slots.filter((slot) => slot.caseId === caseId).map(cardOf);
  const nameOf = (caseId: number) => world.cases.find((it) => it.id === caseId)?.name ?? '';
  const served = serving({ nameOf, cardsOf, createCase, emit, refuse });
  const { typeOf, ...applied } = applications({ nameOf, createCase, addSlot, cardsOf, emit, refuse });

  return {
    ...applied,
    ...served,
    vaultState: async () => vault,
    createVault: async () => {
      await wait(600);
      vault = { state: 'open' };
      emit('vault', null);
      return { words: WORDS };
    },
    unlock: async (a) => {
      await wait(500);
      if ('secret' in a && a.secret === 'wrong') {
        refuse('passphrase-wrong', 'That is not the right passphrase.', 'Check that Caps Lock is off and try again.');
      }
      vault = { state: 'open' };
      emit('vault', null);
    },
    stillHere: async () => {},
    lock: async () => {
      vault = { state: 'locked', ways: ['passphrase', 'keyring', 'words'] };
      emit('vault', null);
    },
    ...safe,
    settings: async () => settings,
    setSettings: async (next) => {
      settings = next;
    },

    cases: async () =>
      world.cases
        .filter((it) => it.trashed === null)
        .sort((a, b) => b.changed - a.changed)
        .map((it) => {
          const cards = world.slots.filter((slot) => slot.caseId === it.id).map(cardOf);
          const ready = cards.filter((card) => card.state === 'ready').length;
          return { id: it.id, name: it.name, changed: it.changed, kind: typeOf(it.id), next: null, standing: 'draft' as const, state: null, slots: cards.length, ready };
        }),
    trashed: async () =>
      world.cases.flatMap(({ id, name, trashed }) =>
        trashed === null ? [] : [{ id, name, trashed, purged: trashed + 30 * DAY }],
      ),
    createCase,
    renameCase: async (id, name) => {
      const cases = world.cases.map((it) => (it.id === id ? { ...it, name } : it));
      world = { ...world, cases };
      tell(id);
    },
    trashCase: async (id) => trash(id, Date.now()),
    restoreCase: async (id) => trash(id, null),
    purgeCase: async (id) => {
      world = { ...world, cases: world.cases.filter((it) => it.id !== id) };
      emit('cases', null);
    },
    exportCase: async () => '/Documents/Liite',

    case: async (id) => {
      const it = world.cases.find((known) => known.id === id);
      if (!it) return refuse('case-not-found', 'There is no such application.');
      const slots = world.slots.filter((slot) => slot.caseId === id).map(cardOf);
      return { id, name: it.name, kind: typeOf(id), standing: 'draft', application: null, slots, ...stepsOf(id) };
    },
    addSlot,
    renameSlot: async (id, name) =>
      step('rename-slot', slotOf(id).caseId, onSlot(id, (slot) => ({ ...slot, name }))),
    removeSlot: async (id) =>
      step('remove-slot', slotOf(id).caseId, (slots) => slots.filter((slot) => slot.id !== id)),
    moveSlot: async (id, index) => {
      const slot = slotOf(id);
      step('move-slot', slot.caseId, (slots) => {
        const others = slots.filter((it) => it.caseId === slot.caseId && it.id !== id);
        others.splice(index, 0, slot);
        return [...slots.filter((it) => it.caseId !== slot.caseId), ...others];
      });
    },
    undo: async (caseId) => travel(done, undone, caseId, 'before'),
    redo: async (caseId) => travel(undone, done, caseId, 'after'),

    desk: async (slotId) => {
      const slot = slotOf(slotId);
      return deskOf(slot, stepsOf(slot.caseId));
    },
    chooseFiles: async (slotId, part) =>
      add(slotId, part, Array.from({ length: 6 }, (_, i) => `IMG_20260${3 + (i % 4)}14_1${i}2030.jpg`)),
    addPaths: async (slotId, part, paths) => add(slotId, part, paths.map((path) => path.split('/').pop() ?? path)),
    setOutline: async (id, corners) =>
      onPage('set-outline', id, (page) => ({
        ...page,
        outline: corners ?? page.found,
        byHand: corners !== null,
        wholePicture: false,
      })),
    useWholePicture: async (id, whole) => onPage('set-outline', id, (page) => ({ ...page, wholePicture: whole })),
    turnPage: async (id, quarterTurns) =>
      onPage('turn-page', id, (page) => ({ ...page, turn: ((page.turn + quarterTurns) % 4) as PageView['turn'] })),
    setColour: async (id, mode) => onPage('set-colour', id, (page) => ({ ...page, colour: mode })),
    movePages: async (ids, part, index) => {
      const slot = slotOfPage(ids[0] ?? -1);
      step('move-pages', slot.caseId, onSlot(slot.id, (it) => {
        const moving = ids.flatMap((id) => it.pages.filter((page) => page.id === id));
        const staying = it.pages.filter((page) => !ids.includes(page.id));
        const there = staying.filter((page) => page.part === part);
        there.splice(index, 0, ...moving.map((page) => ({ ...page, part })));
        return { ...it, pages: [...staying.filter((page) => page.part !== part), ...there] };
      }));
    },
    removePages: async (ids) => carry(ids, 'remove-pages', 'pages', 'removed'),
    restorePages: async (ids) => carry(ids, 'restore-pages', 'removed', 'pages'),
    cancel: async (slotId) => {
      const slot = slotOf(slotId);
      step('remove-pages', slot.caseId, onSlot(slotId, (it) => ({
        ...it,
        pages: it.pages.filter((page) => page.state !== 'waiting'),
      })));
    },
    retry: async (slotId) => emit('desk', slotId),
    saveCopy: async (slotId) => {
      const slot = slotOf(slotId);
      return `/Documents/${deskOf(slot, stepsOf(slot.caseId)).result.fileName}`;
    },
    dragOut: async () => {},

    on: (event, handler) => {
      const handlers = listeners.get(event) ?? new Set();
      listeners.set(event, handlers.add(handler));
      return () => void handlers.delete(handler);
    },
    onDrop: (handler) => {
      drops.add(handler);
      return () => void drops.delete(handler);
    },
  };

  function trash(id: number, trashed: number | null): void {
    world = { ...world, cases: world.cases.map((it) => (it.id === id ? { ...it, trashed } : it)) };
    emit('cases', null);
  }

  function carry(ids: number[], label: string, from: 'pages' | 'removed', to: 'pages' | 'removed'): void {
    const slot = slotOfPage(ids[0] ?? -1);
    step(label, slot.caseId, onSlot(slot.id, (it) => ({
      ...it,
      [from]: it[from].filter((page) => !ids.includes(page.id)),
      [to]: [...it[to], ...it[from].filter((page) => ids.includes(page.id))],
    })));
  }
}

function key(step: Step | undefined): string | null {
  return step ? `ui-step-${step.label}` : null;
}

/** In a browser, files dropped on the page stand in for the shell's own drop events. */
function fakeDrops(drops: Set<(a: DropEvent) => void>): void {
  if (typeof window === 'undefined') return;
  const tell = (kind: DropEvent['kind'], event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    const paths = [...event.dataTransfer.files].map((file) => file.name);
    drops.forEach((handler) => handler({ kind, paths, x: event.clientX, y: event.clientY }));
  };
  window.addEventListener('dragover', (event) => tell('over', event));
  window.addEventListener('dragleave', (event) => !event.relatedTarget && tell('leave', event));
  window.addEventListener('drop', (event) => tell('drop', event));
}
