// Files dragged over the window from elsewhere: which part they hover over, and what to do when they are let go.

import { useEffect, useRef, useState } from 'react';
import { useBackend } from '../app/session';
import type { PartKind } from '../backend/types';

/** The part under the files, or null while there are none. Outside every part they go to the original. */
export function useFileDrop(add: (paths: string[], part: PartKind) => void): PartKind | null {
  const backend = useBackend();
  const [over, setOver] = useState<PartKind | null>(null);
  const latest = useRef(add);
  latest.current = add;
  useEffect(
    () =>
      backend.onDrop(({ kind, paths, x, y }) => {
        const part = partAt(x, y);
        setOver(kind === 'over' ? part : null);
        if (kind === 'drop' && paths.length > 0) latest.current(paths, part);
      }),
    [backend],
  );
  return over;
}

function partAt(x: number, y: number): PartKind {
  const section = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-part]');
  return (section?.dataset.part as PartKind | undefined) ?? 'original';
}
