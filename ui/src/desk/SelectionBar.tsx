// What can be done with the selected pages, without dragging. It is always there, so that nothing jumps.

import { IconArrowLeft, IconArrowRight, IconRemove } from 'suomifi-icons';
import type { PageView, PartKind } from '../backend/types';
import { useSay } from '../texts/words';
import type { Put } from './moving';
import { isPage, PART_NAMES, PARTS, pagesOf } from './parts';

type SelectionBarProps = {
  pages: PageView[];
  selected: Set<number>;
  select: (ids: Set<number>) => void;
  put: Put;
  remove: (ids: number[]) => void;
};

export function SelectionBar({ pages, selected, select, put, remove }: SelectionBarProps) {
  const say = useSay();
  const chosen = PARTS.flatMap((part) => pagesOf(pages, part)).filter((page) => selected.has(page.id));
  const ids = chosen.map((page) => page.id);
  const none = ids.length === 0;
  // Files that are no pages yet can be removed; a place they get when they are read.
  const movable = chosen.filter(isPage);
  const parts = new Set(movable.map((page) => page.part));
  const only = parts.size === 1 ? movable[0]?.part : undefined;

  const shift = (by: -1 | 1) => {
    if (!only) return;
    const there = pagesOf(pages, only).filter(isPage);
    const others = there.filter((page) => !selected.has(page.id)).length;
    const first = there.findIndex((page) => selected.has(page.id));
    const last = there.findLastIndex((page) => selected.has(page.id));
    // Together, one place past the neighbour on that side.
    const staysBefore = there.slice(0, by < 0 ? first : last + 1).filter((page) => !selected.has(page.id)).length;
    put(ids, { part: only, index: Math.max(0, Math.min(others, staysBefore + by)) });
  };

  return (
    <div className={none ? 'selection' : 'selection some'} role="group" aria-label={say('ui-selection')}>
      <span className="selection-count" aria-live="polite">
        {none ? say('ui-selection-none') : say('ui-selection-count', { count: ids.length })}
      </span>
      {none ? (
        <button type="button" className="plain" onClick={() => select(new Set(pages.map((page) => page.id)))}>
          {say('ui-selection-all')}
        </button>
      ) : (
        <button type="button" className="plain" onClick={() => select(new Set())}>
          {say('ui-selection-clear')}
        </button>
      )}
      {!none && (
        <>
          <button
            type="button"
            className="round flip"
            disabled={!only}
            aria-label={say('ui-selection-earlier')}
            title={say('ui-selection-earlier')}
            onClick={() => shift(-1)}
          >
            <IconArrowLeft aria-hidden />
          </button>
          <button
            type="button"
            className="round flip"
            disabled={!only}
            aria-label={say('ui-selection-later')}
            title={say('ui-selection-later')}
            onClick={() => shift(1)}
          >
            <IconArrowRight aria-hidden />
          </button>
          <label className="plain select">
            {say('ui-selection-move')}
            <select
              value={only ?? ''}
              disabled={movable.length === 0}
              onChange={(event) => {
                const part = event.target.value as PartKind;
                put(ids, { part, index: pagesOf(pages, part).filter((page) => isPage(page) && !selected.has(page.id)).length });
              }}
            >
              {!only && <option value="">–</option>}
              {PARTS.map((part) => (
                <option key={part} value={part}>
                  {say(PART_NAMES[part])}
                </option>
              ))}
            </select>
          </label>
          {movable.length === 0 && <span className="mini">{say('ui-file-not-page')}</span>}
          <button type="button" className="plain" onClick={() => remove(ids)}>
            <IconRemove aria-hidden />
            {say('ui-remove')}
          </button>
        </>
      )}
    </div>
  );
}
