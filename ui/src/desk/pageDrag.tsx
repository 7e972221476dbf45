// Dragging pages with a mouse, a pen or a finger. Nothing moves under the pointer until it is let go; a line shows where.

import { type PointerEvent as ReactPointerEvent, type ReactNode, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import type { PageView, PartKind } from '../backend/types';
import { type Place, type Put } from './moving';
import { atWidth, isPage, pagesOf } from './parts';

export type PageDrag = {
  grab: (event: ReactPointerEvent, page: PageView) => void;
  ids: Set<number>;
  place: Place | null;
  /** The side of this card that shows the line when pages would go to `index` of its part. */
  markAt: (pages: PageView[], index: number, id: number) => 'before' | 'after' | null;
  ghost: ReactNode;
};

type Held = { page: PageView; ids: number[]; x: number; y: number; moved: boolean; touch: boolean };
type Shown = { ids: Set<number>; x: number; y: number; place: Place | null };

/** A finger must rest this long before it drags, because a finger that moves at once is scrolling. */
const REST = 320;
const SLACK = 6;
const NONE: ReadonlySet<number> = new Set();

type Options = {
  root: RefObject<HTMLElement | null>;
  pages: PageView[];
  selected: Set<number>;
  drop: Put;
};

export function usePageDrag({ root, pages, selected, drop }: Options): PageDrag {
  const [shown, setShown] = useState<Shown | null>(null);
  const held = useRef<Held | null>(null);
  const latest = useRef({ pages, selected, drop });
  latest.current = { pages, selected, drop };

  const grab = useCallback((event: ReactPointerEvent, page: PageView) => {
    if (event.button !== 0 || !event.isPrimary || !isPage(page)) return;
    const { selected: now, pages: all } = latest.current;
    const ids = now.has(page.id) ? all.filter((it) => isPage(it) && now.has(it.id)).map((it) => it.id) : [page.id];
    const touch = event.pointerType === 'touch';
    const start: Held = { page, ids, x: event.clientX, y: event.clientY, moved: false, touch };
    held.current = start;
    if (!touch) return;
    setTimeout(() => {
      if (held.current !== start) return;
      start.moved = true;
      setShown({ ids: new Set(ids), x: start.x, y: start.y, place: null });
    }, REST);
  }, []);

  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      const now = held.current;
      if (!now || !event.isPrimary) return;
      const far = Math.hypot(event.clientX - now.x, event.clientY - now.y) > SLACK;
      if (!now.moved && far && now.touch) held.current = null;
      else if (now.moved || far) {
        now.moved = true;
        const place = placeUnder(root.current, event.clientX, event.clientY, latest.current.pages, now.ids);
        setShown({ ids: new Set(now.ids), x: event.clientX, y: event.clientY, place });
        scrollNearEdge(event.clientY);
      }
    };
    const onUp = (event: PointerEvent) => {
      const now = held.current;
      held.current = null;
      if (!now?.moved) return;
      const place = placeUnder(root.current, event.clientX, event.clientY, latest.current.pages, now.ids);
      if (place) latest.current.drop(now.ids, place);
      setShown(null);
      // The click that follows a drag must not open the page.
      window.addEventListener('click', swallow, { capture: true, once: true });
      setTimeout(() => window.removeEventListener('click', swallow, { capture: true }), 50);
    };
    const give = () => {
      held.current = null;
      setShown(null);
    };
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && give();
    const onTouch = (event: TouchEvent) => held.current?.moved && event.cancelable && event.preventDefault();
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', give);
    window.addEventListener('keydown', onKey);
    window.addEventListener('touchmove', onTouch, { passive: false });
    return () => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', give);
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('touchmove', onTouch);
    };
  }, [root]);

  const markAt = useCallback(
    (there: PageView[], index: number, id: number) => markOf(there, shown?.ids ?? NONE, index, id),
    [shown?.ids],
  );
  return {
    grab,
    ids: shown?.ids ?? (NONE as Set<number>),
    place: shown?.place ?? null,
    markAt,
    ghost: shown && <Ghost shown={shown} pages={pages} />,
  };
}

function Ghost({ shown, pages }: { shown: Shown; pages: PageView[] }) {
  const first = pages.find((page) => shown.ids.has(page.id));
  const url = (first?.result ?? first?.source)?.url;
  return (
    <div className="drag-ghost" aria-hidden="true" style={{ transform: `translate(${shown.x}px, ${shown.y}px)` }}>
      {url && <img src={atWidth(url, 320)} alt="" />}
      {shown.ids.size > 1 && <span>{shown.ids.size}</span>}
    </div>
  );
}

/** Where pages let go at this point would go, counted without themselves. */
function placeUnder(root: HTMLElement | null, x: number, y: number, pages: PageView[], ids: number[]): Place | null {
  const section = [...(root?.querySelectorAll<HTMLElement>('[data-part]') ?? [])].find((it) => {
    const box = it.getBoundingClientRect();
    return y >= box.top && y <= box.bottom && x >= box.left && x <= box.right;
  });
  if (!section) return null;
  const part = section.dataset.part as PartKind;
  const staying = pagesOf(pages, part).filter((page) => isPage(page) && !ids.includes(page.id));
  const rtl = document.documentElement.dir === 'rtl';
  const before = staying.filter((page) => {
    const box = section.querySelector(`[data-page="${page.id}"]`)?.getBoundingClientRect();
    if (!box) return false;
    const passed = rtl ? x < box.left + box.width / 2 : x > box.left + box.width / 2;
    return y > box.bottom || (y >= box.top && passed);
  });
  return { part, index: before.length };
}

function markOf(there: PageView[], ids: ReadonlySet<number>, index: number, id: number): 'before' | 'after' | null {
  const staying = there.filter((page) => !ids.has(page.id));
  if (staying[index]?.id === id) return 'before';
  return index >= staying.length && staying.at(-1)?.id === id ? 'after' : null;
}

function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}

function scrollNearEdge(y: number): void {
  const room = document.getElementById('main');
  if (!room) return;
  const { top, bottom } = room.getBoundingClientRect();
  const edge = 60;
  if (y < top + edge) room.scrollBy(0, -14);
  else if (y > bottom - edge) room.scrollBy(0, 14);
}
