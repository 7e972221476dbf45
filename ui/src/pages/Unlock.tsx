// Opening the store of applications by any of the ways there are, and what helps when none does.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { to } from '../app/route';
import { asTrouble, useBackend } from '../app/session';
import type { Trouble, Way } from '../backend/types';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';
import { isEmpty, type Offered, unlockingOf, WayIn } from './WayIn';

/** Troubles that another try with the same store will not mend. */
const BROKEN = ['vault-damaged', 'vault-file-failed', 'vault-refused', 'vault-keys-damaged'];

export function Unlock({ ways }: { ways: Way[] }) {
  const say = useSay();
  const backend = useBackend();
  const [offered, setOffered] = useState<Offered>({ way: ways[0] ?? 'words', secret: '' });
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const open = async () => {
    setMissing(isEmpty(offered));
    if (isEmpty(offered) || busy) return;
    setBusy(true);
    setTrouble(null);
    // What was typed stays: one letter may be all that is wrong.
    await backend.unlock(unlockingOf(offered)).catch((reason: unknown) => setTrouble(asTrouble(reason)));
    setBusy(false);
  };

  return (
    <div className="page narrow">
      <PageHead title={say('ui-unlock-title')} lead={say('ui-unlock-lead')} />
      <form
        className="sheet form"
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <WayIn
          ways={ways}
          value={offered}
          missing={missing}
          change={(next) => {
            if (next.way !== offered.way) setTrouble(null);
            setMissing(false);
            setOffered(next);
          }}
        />
        {trouble && <TroubleNote trouble={trouble} />}
        <div className="actions">
          <Button type="submit" aria-disabled={busy}>
            {busy ? say('ui-unlock-busy') : say('ui-unlock-open')}
          </Button>
        </div>
      </form>
      {offered.way === 'passphrase' && ways.includes('words') && (
        <p className="aside quiet">{say('ui-unlock-forgot')}</p>
      )}
      <Rescue broken={trouble !== null && BROKEN.includes(trouble.code)} />
    </div>
  );
}

/** The two ways out when the store itself is the trouble; `broken`: it is, so they are what comes next. */
export function Rescue({ broken, repairable = true }: { broken: boolean; repairable?: boolean }) {
  const say = useSay();
  return (
    <section className={broken ? 'sheet rescue' : 'rescue aside'} aria-labelledby="rescue-title">
      <h2 id="rescue-title" className={broken ? undefined : 'quiet'}>
        {broken ? say('ui-rescue-broken') : say('ui-rescue')}
      </h2>
      <ul>
        <li>
          <a href={to.restore}>{say('ui-rescue-restore')}</a>
        </li>
        {repairable && (
          <li>
            <a href={to.repair}>{say('ui-rescue-repair')}</a>
          </li>
        )}
      </ul>
    </section>
  );
}
