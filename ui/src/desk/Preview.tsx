// The very document, page by page, as it will be sent.

import { type KeyboardEvent, useState } from 'react';
import { IconChevronLeft, IconChevronRight } from 'suomifi-icons';
import type { ResultView } from '../backend/types';
import { Dialog } from '../design/Dialog';
import { useSay, useSize } from '../texts/words';
import { atWidth } from './parts';

export function Preview({ result, close }: { result: ResultView; close: () => void }) {
  const say = useSay();
  const size = useSize();
  const [at, setAt] = useState(0);
  const [closeUp, setCloseUp] = useState(false);
  const total = result.previews.length;
  const url = result.previews[Math.min(at, total - 1)];
  const turn = (by: number) => setAt((now) => Math.max(0, Math.min(total - 1, now + by)));
  const onKey = (event: KeyboardEvent) => {
    const rtl = document.documentElement.dir === 'rtl' ? -1 : 1;
    if (event.key === 'PageDown') turn(1);
    else if (event.key === 'PageUp') turn(-1);
    else if (!closeUp && event.key === 'ArrowRight') turn(rtl);
    else if (!closeUp && event.key === 'ArrowLeft') turn(-rtl);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      title={result.fileName}
      size="large"
      close={close}
      head={
        <span className="quiet dialog-about">
          {say('ui-pages', { count: total })}
          {result.bytes !== null && ` · ${size(result.bytes)}`}
        </span>
      }
    >
      <div className="preview" onKeyDown={onKey}>
        <div
          className={closeUp ? 'preview-page close-up' : 'preview-page'}
          tabIndex={0}
          role="region"
          aria-label={say('ui-preview-page', { place: at + 1, total })}
        >
          {url && <img src={atWidth(url, closeUp ? 2000 : 1200)} alt={say('ui-preview-page', { place: at + 1, total })} />}
        </div>
        <div className="preview-bar">
          <button type="button" className="plain flip" disabled={at === 0} onClick={() => turn(-1)}>
            <IconChevronLeft aria-hidden />
            {say('ui-previous')}
          </button>
          <span aria-live="polite">{say('ui-preview-page', { place: at + 1, total })}</span>
          <button type="button" className="plain flip" disabled={at >= total - 1} onClick={() => turn(1)}>
            {say('ui-next')}
            <IconChevronRight aria-hidden />
          </button>
          <button type="button" className="plain" aria-pressed={closeUp} onClick={() => setCloseUp((now) => !now)}>
            {say('ui-preview-close-up')}
          </button>
        </div>
      </div>
    </Dialog>
  );
}
