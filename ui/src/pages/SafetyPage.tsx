// How the papers are kept safe: copies, the ways in, and whether everything is whole.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconCheckCircleFilled } from 'suomifi-icons';
import { useLive } from '../app/live';
import { go, to } from '../app/route';
import { asTrouble, useAct, useBackend, useSession } from '../app/session';
import type { DamageView, Safety, Trouble } from '../backend/types';
import { Damages } from '../design/Damages';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { useAgo, useSay } from '../texts/words';
import { Ways } from './Ways';

export function SafetyPage() {
  const say = useSay();
  const backend = useBackend();
  const { value: safety, trouble } = useLive(() => backend.safety(), 'vault', null);
  return (
    <div className="page narrow">
      <PageHead
        title={say('ui-safety-title')}
        trail={{ href: to.home, text: say('ui-home-title') }}
        lead={say('ui-safety-lead')}
      />
      {trouble && <TroubleNote trouble={trouble} />}
      {safety && (
        <>
          <Backup safety={safety} />
          <Ways safety={safety} />
          <Condition />
        </>
      )}
    </div>
  );
}

/** Locks, and goes on at a page that works on the locked store. */
function useAway(): (address: string) => void {
  const backend = useBackend();
  const act = useAct();
  return (address) => {
    go(address);
    void act(backend.lock());
  };
}

function Backup({ safety }: { safety: Safety }) {
  const say = useSay();
  const ago = useAgo();
  const backend = useBackend();
  const { announce } = useSession();
  const away = useAway();
  const [busy, setBusy] = useState(false);
  const [path, setPath] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const make = async () => {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    try {
      const made = await backend.backUp();
      if (made) {
        setPath(made);
        announce(say('ui-backup-done'));
      }
    } catch (reason) {
      setTrouble(asTrouble(reason));
    }
    setBusy(false);
  };

  return (
    <section className="sheet form" aria-labelledby="backup-title">
      <div>
        <h2 id="backup-title">{say('ui-backup-title')}</h2>
        <p className="quiet">{say('ui-backup-hint')}</p>
      </div>
      <p>
        {safety.lastBackup === null ? say('ui-backup-none') : say('ui-backup-last', { when: ago(safety.lastBackup) })}
      </p>
      {path && (
        <p className="note good path">
          <IconCheckCircleFilled aria-hidden />
          <span>{say('ui-backup-made', { path })}</span>
        </p>
      )}
      {trouble && <TroubleNote trouble={trouble} />}
      <div className="actions">
        <Button onClick={() => void make()} aria-disabled={busy}>
          {say('ui-backup-make')}
        </Button>
        <Button variant="secondaryNoBorder" onClick={() => away(to.restore)}>
          {say('ui-backup-restore')}
        </Button>
      </div>
    </section>
  );
}

function Condition() {
  const say = useSay();
  const backend = useBackend();
  const away = useAway();
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<DamageView[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const look = async () => {
    if (busy) return;
    setBusy(true);
    setFound(null);
    setTrouble(null);
    await backend.examine().then(setFound, (reason: unknown) => setTrouble(asTrouble(reason)));
    setBusy(false);
  };

  return (
    <section className="sheet form" aria-labelledby="condition-title">
      <div>
        <h2 id="condition-title">{say('ui-condition-title')}</h2>
        <p className="quiet">{say('ui-condition-hint')}</p>
      </div>
      <div aria-live="polite" className={found ? undefined : 'hidden'}>
        {found?.length === 0 && (
          <p className="note good">
            <IconCheckCircleFilled aria-hidden />
            <span>{say('ui-condition-whole')}</span>
          </p>
        )}
        {found && found.length > 0 && (
          <>
            <Damages level={3} title={say('ui-condition-damaged')} damages={found} />
            <p>{say('ui-condition-cure')}</p>
          </>
        )}
      </div>
      {trouble && <TroubleNote trouble={trouble} />}
      <div className="actions">
        <Button variant="secondary" onClick={() => void look()} aria-disabled={busy}>
          {busy ? say('ui-condition-busy') : say('ui-condition-look')}
        </Button>
        {found && found.length > 0 && <Button onClick={() => away(to.repair)}>{say('ui-repair-start')}</Button>}
      </div>
    </section>
  );
}
