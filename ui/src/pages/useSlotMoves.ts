// Attachments put into another order: by button, with Alt and the arrow keys, or dragged.

import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useAct, useBackend, useSession } from '../app/session';
import { useSay } from '../texts/words';

type Named = { id: number; name: string };

export type SlotMoves = {
  /** To place `index` among those shown; `focus`: what has the focus afterwards. */
  move: (slot: Named, index: number, focus?: string) => Promise<void>;
  onKey: (event: KeyboardEvent, slot: Named, index: number) => void;
};

/** `all`: every attachment of the application in its order, of which `shown` may be only some. */
export function useSlotMoves(list: RefObject<HTMLElement | null>, shown: Named[], all: Named[]): SlotMoves {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const refocus = useRef<string | null>(null);

  const move: SlotMoves['move'] = async (slot, index, focus) => {
    const from = shown.findIndex((it) => it.id === slot.id);
    if (index < 0 || index >= shown.length || index === from) return;
    refocus.current = focus ?? null;
    const done = await act(backend.moveSlot(slot.id, placeAmong(all, shown, slot, index)).then(() => true));
    if (done) announce(say('ui-moved', { name: slot.name, place: index + 1, total: shown.length }));
  };
  const order = shown.map((it) => it.id).join();
  // The button just pressed has moved with its row, or is off because the row is at an end: its neighbour then.
  useEffect(() => {
    if (!refocus.current) return;
    const wanted = list.current?.querySelector<HTMLButtonElement>(refocus.current);
    const near = wanted?.disabled ? wanted.parentElement?.querySelector<HTMLElement>('button:not(:disabled)') : wanted;
    near?.focus();
    refocus.current = null;
  }, [list, order]);

  return {
    move,
    onKey: (event, slot, index) => {
      // A dialog over the row has arrow keys of its own.
      if (event.target instanceof Element && event.target.closest('dialog')) return;
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      void move(slot, index + (event.key === 'ArrowUp' ? -1 : 1), `[data-slot="${slot.id}"] a`);
    },
  };
}

/** The place among all others of a slot that is to be number `index` of those shown. */
export function placeAmong(all: Named[], shown: Named[], slot: Named, index: number): number {
  const isOther = (it: Named) => it.id !== slot.id;
  const [others, beside] = [all.filter(isOther), shown.filter(isOther)];
  const next = beside[index];
  if (next) return others.findIndex((it) => it.id === next.id);
  const last = beside.at(-1);
  return last ? others.findIndex((it) => it.id === last.id) + 1 : 0;
}
