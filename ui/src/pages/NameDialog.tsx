// Asking for a name: of something new, or another one for what is there.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { asTrouble } from '../app/session';
import type { Trouble } from '../backend/types';
import { Dialog } from '../design/Dialog';
import { NameField } from '../design/NameField';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';

type NameDialogProps = {
  title: string;
  label: string;
  hint?: string;
  /** The name of before. */
  name?: string;
  optional?: boolean;
  /** Words of the button. */
  submit: string;
  save: (name: string) => Promise<void>;
  close: () => void;
};

export function NameDialog({ title, name: before = '', submit, save, close, ...field }: NameDialogProps) {
  const say = useSay();
  const [name, setName] = useState(before);
  const [asked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  return (
    <Dialog title={title} close={close} startAtField>
      <form
        className="form"
        onSubmit={async (event) => {
          event.preventDefault();
          setAsked(true);
          if (name.trim() === '' && !field.optional) return;
          setTrouble(null);
          // What was typed stays when it could not be saved.
          await save(name.trim()).then(close, (reason: unknown) => setTrouble(asTrouble(reason)));
        }}
      >
        <NameField {...field} value={name} change={setName} asked={asked} />
        {trouble && <TroubleNote trouble={trouble} />}
        <div className="actions">
          <Button type="submit">{submit}</Button>
          <Button variant="secondaryNoBorder" onClick={close}>
            {say('ui-cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
