// An application that only puts papers in order: its type can be chosen later, or never.

import { useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { go, to } from '../app/route';
import { useAct, useBackend } from '../app/session';
import { Dialog } from '../design/Dialog';
import { useSay } from '../texts/words';

export function NewCase({ close }: { close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  return (
    <Dialog title={say('ui-guide-plain')} close={close} startAtField>
      <form
        className="form"
        onSubmit={async (event) => {
          event.preventDefault();
          setAsked(true);
          if (name.trim() === '') return;
          const id = await act(backend.createCase(name.trim()));
          if (id === undefined) return;
          close();
          go(to.case(id));
        }}
      >
        <TextInput
          labelText={say('ui-new-case-name')}
          hintText={say('ui-new-case-hint')}
          value={name}
          fullWidth
          onChange={(value) => setName(String(value ?? ''))}
          status={asked && name.trim() === '' ? 'error' : 'default'}
          statusText={asked && name.trim() === '' ? say('ui-name-missing') : ''}
        />
        <div className="actions">
          <Button type="submit">{say('ui-new-case-create')}</Button>
          <Button variant="secondaryNoBorder" onClick={close}>
            {say('ui-cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
