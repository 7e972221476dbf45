// An application as one encrypted file, for another computer or another person.

import { useState } from 'react';
import { useBackend, useSession } from '../app/session';
import { DialogForm, useDeed } from '../design/DialogForm';
import { useSay } from '../texts/words';
import { isGood, NewPassphrase, NOTHING } from './NewPassphrase';

export function HandOver({ id, close }: { id: number; close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const { announce } = useSession();
  const [chosen, setChosen] = useState(NOTHING);
  const [asked, setAsked] = useState(false);
  const deed = useDeed();
  const write = () => {
    setAsked(true);
    if (!isGood(chosen)) return;
    void deed.run(async () => {
      const path = await backend.handOver(id, chosen.passphrase);
      if (!path) return;
      close();
      announce(say('ui-saved', { path }));
    });
  };
  const submit = say(deed.busy ? 'ui-hand-over-busy' : 'ui-hand-over-save');
  return (
    <DialogForm title={say('ui-hand-over')} close={close} startAtField deed={deed} send={write} submit={submit}>
      <p>{say('ui-hand-over-hint')}</p>
      <NewPassphrase label={say('ui-hand-over-passphrase')} value={chosen} asked={asked} change={setChosen} />
    </DialogForm>
  );
}
