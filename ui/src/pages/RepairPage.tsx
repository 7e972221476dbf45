// Saving what is left of a damaged store into a new one. The damaged one is set aside, never deleted.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconCheckCircleFilled } from 'suomifi-icons';
import { go, to } from '../app/route';
import { asTrouble, useBackend } from '../app/session';
import type { Salvaged, Trouble, Way } from '../backend/types';
import { Damages } from '../design/Damages';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';
import { isEmpty, type Offered, unlockingOf, WayIn } from './WayIn';

const ALL: Way[] = ['passphrase', 'keyring', 'words'];

export function RepairPage({ ways = ALL }: { ways?: Way[] }) {
  const say = useSay();
  const backend = useBackend();
  const [offered, setOffered] = useState<Offered>({ way: ways[0] ?? 'words', secret: '' });
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<Salvaged | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const repair = async () => {
    setMissing(isEmpty(offered));
    if (isEmpty(offered) || busy) return;
    setBusy(true);
    setTrouble(null);
    await backend.repair(unlockingOf(offered)).then(setDone, (reason: unknown) => setTrouble(asTrouble(reason)));
    setBusy(false);
  };

  if (done) return <Saved it={done} />;
  return (
    <div className="page narrow">
      <PageHead
        title={say('ui-repair-title')}
        trail={{ href: to.home, text: say('ui-back') }}
        lead={say('ui-repair-lead')}
      />
      <form
        className="sheet form"
        onSubmit={(event) => {
          event.preventDefault();
          void repair();
        }}
      >
        <WayIn
          ways={ways}
          value={offered}
          missing={missing}
          change={(next) => {
            setMissing(false);
            setOffered(next);
          }}
        />
        {trouble && <TroubleNote trouble={trouble} />}
        <div className="actions">
          <Button type="submit" aria-disabled={busy}>
            {busy ? say('ui-repair-busy') : say('ui-repair-start')}
          </Button>
        </div>
      </form>
    </div>
  );
}

function Saved({ it }: { it: Salvaged }) {
  const say = useSay();
  return (
    <div className="page narrow">
      <PageHead title={say('ui-repair-done')} />
      <div className="sheet form">
        <p className="note good" role="status">
          <IconCheckCircleFilled aria-hidden />
          <span>{say('ui-repair-saved', { cases: it.cases, files: it.originals })}</span>
        </p>
        {it.damages.length > 0 ? (
          <Damages level={2} title={say('ui-repair-lost')} damages={it.damages} />
        ) : (
          <p>{say('ui-repair-nothing-lost')}</p>
        )}
        {it.aside !== '' && <p className="path">{say('ui-aside', { path: it.aside })}</p>}
        <div className="actions">
          <Button onClick={() => go(to.home)}>{say('ui-continue')}</Button>
        </div>
      </div>
    </div>
  );
}
