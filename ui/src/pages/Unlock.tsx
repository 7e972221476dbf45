// Opening the store of applications by any of the ways there are.

import { useState } from 'react';
import { Button, TextInput, Textarea } from 'suomifi-ui-components';
import { asTrouble, useBackend } from '../app/session';
import type { Unlocking } from '../backend/backend';
import type { Trouble, Way } from '../backend/types';
import { Choice } from '../design/Choice';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';

export function Unlock({ ways }: { ways: Way[] }) {
  const say = useSay();
  const backend = useBackend();
  const [way, setWay] = useState<Way>(ways[0] ?? 'words');
  const [secret, setSecret] = useState('');
  const [missing, setMissing] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const open = async () => {
    const empty = way !== 'keyring' && secret.trim() === '';
    setMissing(empty);
    if (empty || busy) return;
    setBusy(true);
    setTrouble(null);
    const unlocking: Unlocking = way === 'keyring' ? { way } : { way, secret };
    await backend.unlock(unlocking).catch((reason: unknown) => setTrouble(asTrouble(reason)));
    setSecret('');
    setBusy(false);
  };
  const names: Record<Way, string> = {
    passphrase: say('ui-way-passphrase'),
    keyring: say('ui-way-keyring'),
    words: say('ui-way-words'),
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
        {ways.length > 1 && (
          <Choice
            label={say('ui-unlock-how')}
            value={way}
            change={(next) => {
              setWay(next);
              setTrouble(null);
              setMissing(false);
              setSecret('');
            }}
            options={ways.map((value) => ({ value, text: names[value] }))}
          />
        )}
        <div className="unlock-secret">
          {way === 'passphrase' && (
            <TextInput
              type="password"
              autoComplete="current-password"
              labelText={say('ui-passphrase')}
              value={secret}
              fullWidth
              onChange={(value) => setSecret(String(value ?? ''))}
              status={missing ? 'error' : 'default'}
              statusText={missing ? say('ui-unlock-missing') : ''}
            />
          )}
          {way === 'words' && (
            <Textarea
              labelText={say('ui-unlock-words')}
              hintText={say('ui-unlock-words-hint')}
              autoComplete="off"
              spellCheck={false}
              value={secret}
              fullWidth
              onChange={(event) => setSecret(event.target.value)}
              status={missing ? 'error' : 'default'}
              statusText={missing ? say('ui-unlock-missing') : ''}
            />
          )}
          {way === 'keyring' && <p>{say('ui-unlock-keyring')}</p>}
        </div>
        {trouble && <TroubleNote trouble={trouble} />}
        <div className="actions">
          <Button type="submit" aria-disabled={busy}>
            {busy ? say('ui-unlock-busy') : say('ui-unlock-open')}
          </Button>
        </div>
      </form>
      {way === 'passphrase' && ways.includes('words') && <p className="aside quiet">{say('ui-unlock-forgot')}</p>}
    </div>
  );
}
