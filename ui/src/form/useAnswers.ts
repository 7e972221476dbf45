// Answers on their way into the store: each is saved by itself, at once or when typing pauses, one after the other, and
// none is forgotten when the person leaves.

import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { asTrouble, useSession } from '../app/session';

/** Milliseconds without a key after which what was typed is saved. */
const PAUSE = 500;

export type Values = Record<string, unknown>;
export type Saving = 'none' | 'saving' | 'saved' | 'failed';
/** `soon`: it is being typed, so the saving waits for a pause. */
export type Change = (name: string, value: unknown, soon?: boolean) => void;

/** A stay at a question that is answered by typing: all that is saved in it is taken back as one step. */
type Stay = { name: string; step: number | null };
type Draft = { value: unknown; stay: Stay; sent: boolean; saved: boolean };

const nowhere = (): Stay => ({ name: '', step: null });

export type Answers = {
  values: Values;
  change: Change;
  /** Saves what has not been saved yet; done when all of it is. */
  flush: () => Promise<void>;
  /** The person goes on to another question: what is typed from here on is another step. */
  leave: () => void;
  /** What was saved counts as the store has it, for example before something is undone. */
  forget: () => void;
  saving: Saving;
};

/** `stored`: the answers of this step as the store has them. */
export function useAnswers(caseId: number, section: string, stored: Values): Answers {
  const { backend, complain } = useSession();
  const drafts = useRef(new Map<string, Draft>());
  const queue = useRef(Promise.resolve());
  const stay = useRef(nowhere());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [saving, setSaving] = useState<Saving>('none');

  const send = useCallback(
    async (name: string, draft: Draft) => {
      try {
        const step = await backend.answerWithin(caseId, `${section}.${name}`, draft.value, draft.stay.step);
        draft.stay.step = step ?? draft.stay.step;
        draft.saved = true;
        if ([...drafts.current.values()].every((it) => it.saved)) setSaving('saved');
      } catch (reason) {
        // It stays as it was typed, and is tried again with the next change.
        draft.sent = false;
        setSaving('failed');
        complain(asTrouble(reason));
      }
    },
    [backend, caseId, section, complain],
  );
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    for (const [name, draft] of drafts.current) {
      if (draft.sent) continue;
      draft.sent = true;
      setSaving('saving');
      queue.current = queue.current.then(() => send(name, draft));
    }
    return queue.current;
  }, [send]);
  const change = useCallback<Change>(
    (name, value, soon = false) => {
      if (!soon || stay.current.name !== name) stay.current = { name: soon ? name : '', step: null };
      drafts.current.set(name, { value, stay: stay.current, sent: false, saved: false });
      setSaving('saving');
      redraw();
      clearTimeout(timer.current);
      if (soon) timer.current = setTimeout(() => void flush(), PAUSE);
      else void flush();
    },
    [flush],
  );
  const leave = useCallback(() => void (stay.current = nowhere()), []);
  const forget = useCallback(() => {
    leave();
    for (const [name, draft] of drafts.current) if (draft.saved) drafts.current.delete(name);
    redraw();
  }, [leave]);

  // What the store has too is no draft any more.
  useEffect(() => {
    for (const [name, draft] of drafts.current) {
      if (draft.saved && isSame(draft.value, stored[name])) drafts.current.delete(name);
    }
  }, [stored]);
  useEffect(() => {
    const leaving = () => void flush();
    window.addEventListener('pagehide', leaving);
    document.addEventListener('visibilitychange', leaving);
    // On the way to the window's own buttons, of which the last one ends the program.
    document.documentElement.addEventListener('mouseleave', leaving);
    return () => {
      window.removeEventListener('pagehide', leaving);
      document.removeEventListener('visibilitychange', leaving);
      document.documentElement.removeEventListener('mouseleave', leaving);
      leaving();
    };
  }, [flush]);

  const typed = Object.fromEntries([...drafts.current].map(([name, draft]) => [name, draft.value]));
  return { values: { ...stored, ...typed }, change, flush, leave, forget, saving };
}

/** Nothing, no text and an empty list are the same: no answer. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function plain(value: unknown): unknown {
  if (value === '' || value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(plain);
  if (typeof value !== 'object') return value;
  return Object.entries(value)
    .filter(([, it]) => plain(it) !== null)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
