// Giving something another name.

import { useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { asTrouble } from '../app/session';
import type { Trouble } from '../backend/types';
import { Dialog } from '../design/Dialog';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';

type NameDialogProps = {
  title: string;
  label: string;
  name: string;
  save: (name: string) => Promise<void>;
  close: () => void;
};

export function NameDialog({ title, label, name: before, save, close }: NameDialogProps) {
  const say = useSay();
  const [name, setName] = useState(before);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const missing = name.trim() === '';
  return (
    <Dialog title={title} close={close} startAtField>
      <form
        className="form"
        onSubmit={async (event) => {
          event.preventDefault();
          if (missing) return;
          setTrouble(null);
          // What was typed stays when it could not be saved.
          await save(name.trim()).then(close, (reason: unknown) => setTrouble(asTrouble(reason)));
        }}
      >
        <TextInput
          labelText={label}
          value={name}
          fullWidth
          onChange={(value) => setName(String(value ?? ''))}
          status={missing ? 'error' : 'default'}
          statusText={missing ? say('ui-name-missing') : ''}
        />
        {trouble && <TroubleNote trouble={trouble} />}
        <div className="actions">
          <Button type="submit">{say('ui-rename')}</Button>
          <Button variant="secondaryNoBorder" onClick={close}>
            {say('ui-cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
