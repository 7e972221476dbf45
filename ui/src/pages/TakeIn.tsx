// Taking in an application that somebody handed over as an encrypted file.

import { useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { go, to } from '../app/route';
import { asTrouble, useAct, useBackend } from '../app/session';
import type { Trouble } from '../backend/types';
import { Dialog } from '../design/Dialog';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';

export function TakeIn({ close }: { close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const [path, setPath] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const missing = asked && passphrase === '';

  const choose = async () => {
    const chosen = await act(backend.chooseCaseFile());
    if (!chosen) return;
    setPath(chosen);
    setTrouble(null);
  };
  const take = async () => {
    setAsked(true);
    if (!path || passphrase === '' || busy) return;
    setBusy(true);
    setTrouble(null);
    try {
      const id = await backend.takeIn(path, passphrase);
      close();
      go(to.case(id));
    } catch (reason) {
      setTrouble(asTrouble(reason));
      setBusy(false);
    }
  };

  return (
    <Dialog title={say('ui-take-in')} close={close}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void take();
        }}
      >
        <p>{say('ui-take-in-hint')}</p>
        <div className="file-choice">
          <Button variant="secondary" onClick={() => void choose()}>
            {path ? say('ui-take-in-other') : say('ui-take-in-choose')}
          </Button>
          {path ? (
            <strong dir="auto">{nameOf(path)}</strong>
          ) : (
            asked && <span className="mini bad">{say('ui-take-in-missing')}</span>
          )}
        </div>
        <TextInput
          type="password"
          autoComplete="off"
          labelText={say('ui-take-in-passphrase')}
          value={passphrase}
          fullWidth
          onChange={(value) => setPassphrase(String(value ?? ''))}
          status={missing ? 'error' : 'default'}
          statusText={missing ? say('ui-unlock-missing') : ''}
        />
        {trouble && <TroubleNote trouble={trouble} />}
        <div className="actions">
          <Button type="submit" aria-disabled={busy}>
            {busy ? say('ui-take-in-busy') : say('ui-take-in-start')}
          </Button>
          <Button variant="secondaryNoBorder" onClick={close}>
            {say('ui-cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The last piece of a path of any system. */
export function nameOf(path: string): string {
  return path.split(/[/\\]/).pop() || path;
}
