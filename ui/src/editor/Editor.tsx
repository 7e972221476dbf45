// One page, large: its corners, its turn, its colour, and what was noticed about it.

import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { IconChevronLeft, IconChevronRight } from 'suomifi-icons';
import { useAct, useBackend, useSession } from '../app/session';
import type { PageView, SlotRule } from '../backend/types';
import { Dialog } from '../design/Dialog';
import { useSay } from '../texts/words';
import './editor.css';
import { PART_NAMES } from '../desk/parts';
import { Stage } from './Stage';
import { Tools } from './Tools';

type EditorProps = {
  /** All pages in their order, so that one can go to the next. */
  pages: PageView[];
  id: number;
  rule: SlotRule;
  show: (id: number) => void;
  close: () => void;
  undoRedo: ReactNode;
};

export type Side = 'photograph' | 'page';

export function Editor({ pages, id, rule, show, close, undoRedo }: EditorProps) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const [side, setSide] = useState<Side>('photograph');
  const at = pages.findIndex((page) => page.id === id);
  const page = pages[at];
  if (!page) return null;

  const go = (by: number) => {
    const next = pages[at + by];
    if (next) show(next.id);
  };
  const remove = async () => {
    const next = pages[at + 1] ?? pages[at - 1];
    await act(backend.removePages([page.id]));
    announce(say('ui-page-removed'));
    if (next) show(next.id);
    else close();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'PageDown') go(1);
    else if (event.key === 'PageUp') go(-1);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog
      title={say('ui-editor-title', { place: at + 1, total: pages.length })}
      size="large"
      close={close}
      head={
        <>
          <span className="quiet dialog-about" dir="auto">
            {say(PART_NAMES[page.part])} · <bdi>{page.name}</bdi>
          </span>
          <span className="dialog-turn">
            <button type="button" className="round flip" disabled={at === 0} aria-label={say('ui-editor-previous')} onClick={() => go(-1)}>
              <IconChevronLeft aria-hidden />
            </button>
            <button
              type="button"
              className="round flip"
              disabled={at === pages.length - 1}
              aria-label={say('ui-editor-next')}
              onClick={() => go(1)}
            >
              <IconChevronRight aria-hidden />
            </button>
          </span>
        </>
      }
    >
      <div className="editor" onKeyDown={onKey}>
        <Stage key={page.id} page={page} side={side} />
        <Tools page={page} rule={rule} side={side} showSide={setSide} remove={() => void remove()} undoRedo={undoRedo} />
      </div>
    </Dialog>
  );
}
