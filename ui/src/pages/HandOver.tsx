// An application as one encrypted file, for another computer or another person.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { asTrouble, useBackend, useSession } from '../app/session';
import type { Trouble } from '../backend/types';
import { Dialog } from '../design/Dialog';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';
import { isGood, NewPassphrase, NOTHING } from './NewPassphrase';

export function HandOver({ id, close }: { id: number; close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const { announce } = useSession();
  const [chosen, setChosen] = useState(NOTHING);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const write = async () => {
    setAsked(true);
    if (!isGood(chosen) || busy) return;
    setBusy(true);
    setTrouble(null);
    try {
      const path = await backend.handOver(id, chosen.passphrase);
      if (path) {
        close();
        announce(say('ui-saved', { path }));
        return;
      }
    } catch (reason) {
      setTrouble(asTrouble(reason));
    }
    setBusy(false);
  };

  return (
    <Dialog title={say('ui-hand-over')} close={close} startAtField>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void write();
        }}
      >
        <p>{say('ui-hand-over-hint')}</p>
        <NewPassphrase label={say('ui-hand-over-passphrase')} value={chosen} asked={asked} change={setChosen} />
        {trouble && <TroubleNote trouble={trouble} />}
        <div className="actions">
          <Button type="submit" aria-disabled={busy}>
            {busy ? say('ui-hand-over-busy') : say('ui-hand-over-save')}
          </Button>
          <Button variant="secondaryNoBorder" onClick={close}>
            {say('ui-cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
