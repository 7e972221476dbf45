// What is said in passing: quiet news that goes by itself, and troubles that stay until closed.

import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Trouble } from '../backend/types';
import { TroubleNote } from '../design/TroubleNote';
import { useTopLayer } from '../design/topLayer';
import { useSay } from '../texts/words';

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
    <div className="messages">
      <div role="status" aria-live="polite" className={shown ? 'said' : 'said gone'}>
        {/* The same words twice must be read twice. */}
        <span key={said.serial}>{said.words}</span>
      </div>
      {trouble && (
        <div className="complaint">
          <TroubleNote trouble={trouble} />
          <button type="button" className="plain" onClick={close}>
            {say('ui-close')}
          </button>
        </div>
      )}
    </div>
  );
  return dialog ? createPortal(messages, dialog) : messages;
}
