// Giving something another name.

import { useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { useAct } from '../app/session';
import { Dialog } from '../design/Dialog';
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
  const act = useAct();
  const [name, setName] = useState(before);
  const missing = name.trim() === '';
  return (
    <Dialog title={title} close={close} startAtField>
      <form
        className="form"
        onSubmit={async (event) => {
          event.preventDefault();
          if (missing) return;
          await act(save(name.trim()));
          close();
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
