// Moving pages, by whatever means: to a place in a part, or one step in a direction. Says where they went.

import { useMemo, useRef } from 'react';
import { useAct, useBackend, useSession } from '../app/session';
import type { PageView, PartKind } from '../backend/types';
import { useSay } from '../texts/words';
import { isPage, PART_NAMES, PARTS, pagesOf } from './parts';

export type Direction = 'earlier' | 'later' | 'row-up' | 'row-down';
export type Place = { part: PartKind; index: number };
export type Put = (ids: number[], place: Place) => void;
export type Moving = { put: Put; step: (page: PageView, direction: Direction, columns: number) => void };

/** Where a page goes by one step; null where there is nowhere to go. `columns`: pages in one row of the grid. */
export function placeAfterStep(
  pages: PageView[],
  page: PageView,
  direction: Direction,
  columns: number,
): Place | null {
  const here = pagesOf(pages, page.part).filter(isPage);
  const at = here.findIndex((it) => it.id === page.id);
  const by = { earlier: -1, later: 1, 'row-up': -columns, 'row-down': columns }[direction];
  const last = here.length - 1;
  const target = at + by;
  const edge = by < 0 ? at === 0 : at === last;
  if (!edge) return { part: page.part, index: Math.max(0, Math.min(last, target)) };
  // At the end of its part it goes on into the next one.
  const part = PARTS[PARTS.indexOf(page.part) + Math.sign(by)];
  if (!part) return null;
  return { part, index: by < 0 ? pagesOf(pages, part).filter(isPage).length : 0 };
}

export function useMoving(pages: PageView[]): Moving {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const now = useRef(pages);
  now.current = pages;

  return useMemo(() => {
    const put: Put = (all, place) => {
      const ids = all.filter((id) => id > 0);
      if (ids.length === 0 && all.length > 0) announce(say('ui-file-not-page'));
      // Files that are no pages yet stand behind the pages and have no place of their own.
      const staying = pagesOf(now.current, place.part).filter((page) => isPage(page) && !ids.includes(page.id));
      const { part, index } = { ...place, index: Math.min(place.index, staying.length) };
      if (ids.length === 0 || stays(now.current, ids, part, index)) return;
      void act(backend.movePages(ids, part, index).then(() => true)).then((done) => {
        if (!done) return;
        const values = { part: say(PART_NAMES[part]), place: index + 1, count: ids.length };
        announce(ids.length === 1 ? say('ui-page-moved', values) : say('ui-pages-moved', values));
      });
    };
    const step: Moving['step'] = (page, direction, columns) => {
      if (!isPage(page)) return announce(say('ui-file-not-page'));
      const place = placeAfterStep(now.current, page, direction, columns);
      if (place) put([page.id], place);
      else announce(say('ui-page-at-end'));
    };
    return { put, step };
  }, [backend, act, announce, say]);
}

function stays(pages: PageView[], ids: number[], part: PartKind, index: number): boolean {
  const there = pagesOf(pages, part).filter(isPage).map((page) => page.id);
  const others = there.filter((id) => !ids.includes(id));
  const after = [...others.slice(0, index), ...ids, ...others.slice(index)];
  return after.length === there.length && after.every((id, i) => id === there[i]);
}
