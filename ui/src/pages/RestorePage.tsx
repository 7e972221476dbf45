// Putting a backup back. What stood in its place is set aside, never deleted.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconCheckCircleFilled } from 'suomifi-icons';
import { go, to } from '../app/route';
import { asTrouble, useBackend } from '../app/session';
import type { Restored, Trouble } from '../backend/types';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';

/** `first`: there is no store here yet. */
export function RestorePage({ first, restored }: { first: boolean; restored: () => void }) {
  const say = useSay();
  const backend = useBackend();
  // As it was at the start: afterwards there is a store.
  const [nothingYet] = useState(first);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Restored | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const restore = async () => {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    try {
      const result = await backend.restoreBackup();
      if (result) setDone(result);
    } catch (reason) {
      setTrouble(asTrouble(reason));
    }
    setBusy(false);
  };

  return (
    <div className="page narrow">
      <PageHead
        title={say('ui-restore-title')}
        trail={done ? undefined : { href: to.home, text: say('ui-back') }}
        lead={say('ui-restore-lead')}
      />
      {done ? (
        <div className="sheet form">
          <p className="note good" role="status">
            <IconCheckCircleFilled aria-hidden />
            <span>{say('ui-restore-done')}</span>
          </p>
          {done.aside && <p className="path">{say('ui-aside', { path: done.aside })}</p>}
          <div className="actions">
            <Button
              onClick={() => {
                restored();
                go(to.home);
              }}
            >
              {say('ui-continue')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="sheet form">
          <p>{say('ui-restore-choose-hint')}</p>
          {!nothingYet && <p>{say('ui-restore-aside-hint')}</p>}
          {trouble && <TroubleNote trouble={trouble} />}
          <div className="actions">
            <Button onClick={() => void restore()} aria-disabled={busy}>
              {say('ui-restore-choose')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
