// Data that follows the program: loaded, and loaded again when the program says that it changed.

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChangeEvent } from '../backend/backend';
import type { Trouble } from '../backend/types';
import { asTrouble, useBackend } from './session';

export type Live<T> = { value: T | null; trouble: Trouble | null; reload: () => void };

/** `id`: whose changes matter; null for all. While one loading runs, any number of changes cause only one more. */
export function useLive<T>(load: () => Promise<T>, event: ChangeEvent, id: number | null): Live<T> {
  const backend = useBackend();
  const [value, setValue] = useState<T | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const loader = useRef(load);
  loader.current = load;
  const state = useRef({ loading: false, again: false, alive: true });

  const reload = useCallback(() => {
    const now = state.current;
    if (now.loading) {
      now.again = true;
      return;
    }
    now.loading = true;
    loader
      .current()
      .then((loaded) => {
        if (!now.alive) return;
        setValue((known) => keepSame(known, loaded));
        setTrouble(null);
      })
      .catch((reason: unknown) => now.alive && setTrouble(asTrouble(reason)))
      .finally(() => {
        now.loading = false;
        if (now.again && now.alive) {
          now.again = false;
          reload();
        }
      });
  }, []);

  useEffect(() => {
    state.current = { loading: false, again: false, alive: true };
    const now = state.current;
    setValue(null);
    reload();
    const stop = backend.on(event, (a) => (id === null || a.id === null || a.id === id) && reload());
    return () => {
      now.alive = false;
      stop();
    };
  }, [backend, event, id, reload]);

  return { value, trouble, reload };
}

/** `next`, with every part that did not change taken from `known`, so that only what changed is drawn again. */
export function keepSame<T>(known: T | null, next: T): T {
  return merge(known, next) as T;
}

function merge(known: unknown, next: unknown): unknown {
  if (Object.is(known, next)) return known;
  if (typeof known !== 'object' || typeof next !== 'object' || known === null || next === null) return next;
  if (Array.isArray(known) !== Array.isArray(next)) return next;
  if (Array.isArray(known) && Array.isArray(next)) {
    const byId = new Map(known.map((it: unknown, i) => [idOf(it) ?? i, it]));
    const merged = next.map((it: unknown, i) => merge(byId.get(idOf(it) ?? i), it));
    return merged.length === known.length && merged.every((it, i) => it === known[i]) ? known : merged;
  }
  const before = known as Record<string, unknown>;
  const entries = Object.entries(next).map(([key, it]) => [key, merge(before[key], it)] as const);
  const same = entries.length === Object.keys(before).length && entries.every(([key, it]) => it === before[key]);
  return same ? known : Object.fromEntries(entries);
}

function idOf(value: unknown): number | undefined {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
  return typeof id === 'number' ? id : undefined;
}
