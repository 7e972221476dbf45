// Dragging a row of a list up or down by its grip. The row's buttons and Alt with the arrow keys do the same.

import { type PointerEvent, type RefObject, useState } from 'react';

export type RowDrag = {
  grab: (event: PointerEvent, index: number) => void;
  follow: (event: PointerEvent) => void;
  letGo: () => void;
  giveUp: () => void;
  classOf: (index: number) => string;
};

/** `drop`: the row `from` goes to `index`, counted without itself. */
export function useRowDrag(list: RefObject<HTMLElement | null>, drop: (from: number, index: number) => void): RowDrag {
  const [held, setHeld] = useState<{ from: number; index: number } | null>(null);
  return {
    grab: (event, index) => {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setHeld({ from: index, index });
    },
    follow: (event) => {
      if (!held) return;
      const others = [...(list.current?.children ?? [])].filter((_, i) => i !== held.from);
      const above = others.filter((row) => {
        const box = row.getBoundingClientRect();
        return event.clientY > box.top + box.height / 2;
      });
      setHeld({ from: held.from, index: above.length });
    },
    letGo: () => {
      setHeld(null);
      if (held && held.index !== held.from) drop(held.from, held.index);
    },
    giveUp: () => setHeld(null),
    classOf: (index) => {
      if (!held) return 'slot';
      if (index === held.from) return 'slot dragged';
      if (held.index === held.from) return 'slot';
      // The row that will stand next to the dragged one, on the side where it comes in.
      if (held.index < held.from && index === held.index) return 'slot line-above';
      if (held.index > held.from && index === held.index) return 'slot line-below';
      return 'slot';
    },
  };
}
