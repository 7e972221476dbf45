// Which open dialog is on top. All else is inert and covered then, so messages must be said inside it.

import { useSyncExternalStore } from 'react';

let open: HTMLElement[] = [];
const listeners = new Set<() => void>();

function change(next: HTMLElement[]): void {
  open = next;
  listeners.forEach((listener) => listener());
}

/** From now on this dialog is the top one, until the returned function is called. */
export function enterTopLayer(dialog: HTMLElement): () => void {
  change([...open, dialog]);
  return () => change(open.filter((it) => it !== dialog));
}

export function useTopLayer(): HTMLElement | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open.at(-1) ?? null,
  );
}
