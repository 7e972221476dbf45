// Taking in an application that somebody handed over as an encrypted file.

import { useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { go, to } from '../app/route';
import { useAct, useBackend } from '../app/session';
import { DialogForm, useDeed } from '../design/DialogForm';
import { useSay } from '../texts/words';

export function TakeIn({ close }: { close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const [path, setPath] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [asked, setAsked] = useState(false);
  const deed = useDeed();
  const missing = asked && passphrase === '';

  const choose = async () => {
    const chosen = await act(backend.chooseCaseFile());
    if (!chosen) return;
    setPath(chosen);
    deed.forget();
  };
  const take = () => {
    setAsked(true);
    if (!path || passphrase === '') return;
    void deed.run(async () => {
      const id = await backend.takeIn(path, passphrase);
      close();
      go(to.case(id));
    });
  };
  const submit = say(deed.busy ? 'ui-take-in-busy' : 'ui-take-in-start');

  return (
    <DialogForm title={say('ui-take-in')} close={close} deed={deed} send={take} submit={submit}>
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
    </DialogForm>
  );
}

/** The last piece of a path of any system. */
export function nameOf(path: string): string {
  return path.split(/[/\\]/).pop() || path;
}
