// One part of the attachment: its pages as a grid that is one stop of the Tab key, with arrows inside.

import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { IconPlus } from 'suomifi-icons';
import type { PageView, PartKind } from '../backend/types';
import { useSay } from '../texts/words';
import type { Direction, Moving } from './moving';
import { PageCard } from './PageCard';
import type { PageDrag } from './pageDrag';
import { PART_HINTS, PART_NAMES } from './parts';

type PartProps = {
  part: PartKind;
  pages: PageView[];
  selected: Set<number>;
  select: (ids: Set<number>) => void;
  open: (id: number) => void;
  move: Moving;
  drag: PageDrag;
  filesOver: boolean;
  add: () => void;
  remove: (ids: number[]) => void;
};

export function Part({ part, pages, selected, select, open, move, drag, filesOver, add, remove }: PartProps) {
  const say = useSay();
  const id = useId();
  const grid = useRef<HTMLDivElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const [active, setActive] = useState<number | null>(null);
  const follow = useRef<number | null>(null);
  const current = pages.some((page) => page.id === active) ? active : (pages[0]?.id ?? null);

  // A page that was moved keeps the focus wherever it went, even into another part.
  useLayoutEffect(() => {
    const wanted = FOLLOWED.id;
    if (wanted === null || !pages.some((page) => page.id === wanted)) return;
    setActive(wanted);
    cardOf(grid.current, wanted)?.focus();
  }, [pages]);
  // A page that was removed leaves the focus to the one that takes its place.
  const lastAt = useRef(0);
  useLayoutEffect(() => {
    const at = pages.findIndex((page) => page.id === active);
    if (at >= 0) lastAt.current = at;
    if (at >= 0 || active === null || document.activeElement !== document.body) return;
    const heir = pages[Math.min(lastAt.current, pages.length - 1)];
    setActive(heir?.id ?? null);
    if (heir) cardOf(grid.current, heir.id)?.focus();
    else addButton.current?.focus();
  }, [pages, active]);
  useEffect(() => {
    if (follow.current === null) return;
    cardOf(grid.current, follow.current)?.focus();
    follow.current = null;
  });

  const focus = (index: number) => {
    const page = pages[Math.max(0, Math.min(pages.length - 1, index))];
    if (!page) return;
    setActive(page.id);
    follow.current = page.id;
  };
  const toggle = (pageId: number) => {
    const next = new Set(selected);
    if (!next.delete(pageId)) next.add(pageId);
    select(next);
  };

  const onKey = (event: KeyboardEvent) => {
    const at = pages.findIndex((page) => page.id === current);
    const page = pages[at];
    if (!page) return;
    const columns = columnsOf(grid.current);
    const direction = directionOf(event.key);
    if (direction && event.altKey) {
      FOLLOWED.id = page.id;
      move.step(page, direction, columns);
    } else if (direction) {
      focus(at + { earlier: -1, later: 1, 'row-up': -columns, 'row-down': columns }[direction]);
    } else if (event.key === 'Home') focus(0);
    else if (event.key === 'End') focus(pages.length - 1);
    else if (event.key === 'Enter') open(page.id);
    else if (event.key === ' ') toggle(page.id);
    else if (event.key === 'Delete') remove(selected.has(page.id) ? [...selected] : [page.id]);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      select(new Set([...selected, ...pages.map((it) => it.id)]));
    } else return;
    event.preventDefault();
  };

  const mark = drag.place?.part === part ? drag.place.index : null;
  return (
    <section className={filesOver ? 'part files-over' : 'part'} data-part={part} aria-labelledby={id}>
      <div className="part-head">
        <h2 id={id}>{say(PART_NAMES[part])}</h2>
        <span className="quiet">{pages.length > 0 ? say('ui-pages', { count: pages.length }) : say(PART_HINTS[part])}</span>
        <button
          type="button"
          className="plain"
          ref={addButton}
          aria-label={say('ui-part-add-to', { part: say(PART_NAMES[part]) })}
          onClick={add}
        >
          <IconPlus aria-hidden />
          {say('ui-part-add')}
        </button>
      </div>
      {pages.length === 0 ? (
        <p className={mark === null ? 'part-empty' : 'part-empty target'}>{say('ui-part-empty')}</p>
      ) : (
        <div
          className="pages"
          role="listbox"
          ref={grid}
          aria-multiselectable
          aria-labelledby={id}
          aria-orientation="horizontal"
          aria-describedby={`${id}-keys`}
          onKeyDown={onKey}
        >
          {pages.map((page, index) => (
            <PageCard
              key={page.id}
              page={page}
              place={index + 1}
              total={pages.length}
              selected={selected.has(page.id)}
              tabbable={page.id === current}
              dragged={drag.ids.has(page.id)}
              mark={mark === null ? null : drag.markAt(pages, mark, page.id)}
              open={open}
              toggle={toggle}
              grab={drag.grab}
              focused={setActive}
            />
          ))}
        </div>
      )}
      <span id={`${id}-keys`} hidden>
        {say('ui-desk-keys')}
      </span>
    </section>
  );
}

/** The page moved by keyboard last: the part it arrives in gives it the focus. */
const FOLLOWED: { id: number | null } = { id: null };
if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => (FOLLOWED.id = null), true);
  window.addEventListener('keydown', (event) => !event.altKey && (FOLLOWED.id = null), true);
}

function cardOf(grid: HTMLElement | null, id: number): HTMLElement | null {
  return grid?.querySelector<HTMLElement>(`[data-page="${id}"]`) ?? null;
}

function columnsOf(grid: HTMLElement | null): number {
  const cards = [...(grid?.children ?? [])] as HTMLElement[];
  const top = cards[0]?.offsetTop;
  const beyond = cards.findIndex((card) => card.offsetTop !== top);
  return beyond < 0 ? cards.length : beyond;
}

function directionOf(key: string): Direction | null {
  const rtl = document.documentElement.dir === 'rtl';
  if (key === 'ArrowUp') return 'row-up';
  if (key === 'ArrowDown') return 'row-down';
  if (key === 'ArrowLeft') return rtl ? 'later' : 'earlier';
  if (key === 'ArrowRight') return rtl ? 'earlier' : 'later';
  return null;
}
