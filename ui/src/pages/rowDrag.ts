// Dragging a row of a list up or down by its grip. The row's buttons and Alt with the arrow keys do the same.

import { type PointerEvent, type RefObject, useState } from 'react';

export type RowDrag = {
  /** What the grip of a row listens to. */
  grip: (index: number) => {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
  classOf: (index: number) => string;
};

/** `drop`: the row `from` goes to `index`, counted without itself. */
export function useRowDrag(list: RefObject<HTMLElement | null>, drop: (from: number, index: number) => void): RowDrag {
  const [held, setHeld] = useState<{ from: number; index: number } | null>(null);
  return {
    grip: (index) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld({ from: index, index });
      },
      onPointerMove: (event) => {
        if (!held) return;
        const others = [...(list.current?.children ?? [])].filter((_, i) => i !== held.from);
        const above = others.filter((row) => {
          const box = row.getBoundingClientRect();
          return event.clientY > box.top + box.height / 2;
        });
        setHeld({ from: held.from, index: above.length });
      },
      onPointerUp: () => {
        setHeld(null);
        if (held && held.index !== held.from) drop(held.from, held.index);
      },
      onPointerCancel: () => setHeld(null),
    }),
    classOf: (index) => {
      if (!held) return '';
      if (index === held.from) return 'dragged';
      if (held.index === held.from) return '';
      // The row that will stand next to the dragged one, on the side where it comes in.
      if (held.index < held.from && index === held.index) return 'line-above';
      if (held.index > held.from && index === held.index) return 'line-below';
      return '';
    },
  };
}
