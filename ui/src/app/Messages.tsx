// The line at the foot of the window: quiet news that go by themselves, long work with its progress, and troubles that
// stay until closed. It has a place of its own, so that it never covers what can be read or pressed.

import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Trouble, WorkKind } from '../backend/types';
import { TroubleNote } from '../design/TroubleNote';
import { useTopLayer } from '../design/topLayer';
import { useSay } from '../texts/words';
import { useLive } from './live';
import { useAct, useBackend } from './session';

type MessagesProps = { said: { words: string; serial: number }; trouble: Trouble | null; close: () => void };

export function Messages({ said, trouble, close }: MessagesProps) {
  const say = useSay();
  const dialog = useTopLayer();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (said.serial === 0) return;
    setShown(true);
    const timer = setTimeout(() => setShown(false), 6000);
    return () => clearTimeout(timer);
  }, [said]);
  const messages = (
    <footer className="messages">
      {trouble && (
        <div className="complaint">
          <TroubleNote trouble={trouble} />
          <button type="button" className="plain" onClick={close}>
            {say('ui-close')}
          </button>
        </div>
      )}
      <WorkLine />
      <div role="status" aria-live="polite" className={shown && said.words !== '' ? 'said' : 'said hidden'}>
        {/* The same words twice must be read twice. */}
        <span key={said.serial}>{said.words}</span>
      </div>
    </footer>
  );
  return dialog ? createPortal(messages, dialog) : messages;
}

const WORKS: Record<WorkKind, string> = {
  'back-up': 'ui-work-back-up',
  restore: 'ui-work-restore',
  examine: 'ui-work-examine',
  repair: 'ui-work-repair',
  'hand-over': 'ui-work-hand-over',
  'take-in': 'ui-work-take-in',
};

/** What was begun and cannot be left half done is not stopped. */
const STOPPABLE: WorkKind[] = ['back-up', 'examine', 'hand-over', 'take-in'];

function WorkLine() {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { value: work } = useLive(() => backend.work(), 'work', null);
  if (!work) return null;
  const share = work.total === 0 ? 0 : Math.min(100, Math.round((100 * work.done) / work.total));
  return (
    <div className="work">
      <span id="work-words">{say(WORKS[work.kind])}</span>
      <div
        className="bar"
        role="progressbar"
        aria-labelledby="work-words"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share}
      >
        <span style={{ inlineSize: `${share}%` }} />
      </div>
      {STOPPABLE.includes(work.kind) && (
        <button type="button" className="plain" onClick={() => void act(backend.stopWork())}>
          {say('ui-stop')}
        </button>
      )}
    </div>
  );
}
