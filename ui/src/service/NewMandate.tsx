// Beginning a mandate: for which application, as what, on what it rests.

import { useState } from 'react';
import { TextInput } from 'suomifi-ui-components';
import { go, to } from '../app/route';
import { useBackend } from '../app/session';
import { Choice } from '../design/Choice';
import { DialogForm, useDeed } from '../design/DialogForm';
import { useSay } from '../texts/words';

export function NewMandate({ close }: { close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const [application, setApplication] = useState('');
  const [represents, setRepresents] = useState<'no' | 'yes'>('no');
  const [notice, setNotice] = useState<'no' | 'yes'>('no');
  const [replaces, setReplaces] = useState(false);
  const [asked, setAsked] = useState(false);
  const deed = useDeed();
  const missing = asked && application.trim() === '';
  const begin = () => {
    setAsked(true);
    if (application.trim() === '') return;
    void deed.run(async () => {
      const id = await backend.beginLetter(application.trim(), {
        what: 'mandate',
        represents: represents === 'yes',
        notice: notice === 'yes',
        replaces,
      });
      close();
      go(to.letter(id));
    });
  };
  const words = { title: say('ui-mandate-new'), submit: say('ui-mandate-begin') };
  return (
    <DialogForm {...words} close={close} startAtField deed={deed} send={begin}>
      <TextInput
        labelText={say('ui-mandate-application')}
        hintText={say('ui-mandate-application-hint')}
        value={application}
        fullWidth
        autoComplete="off"
        onChange={(value) => setApplication(String(value ?? ''))}
        status={missing ? 'error' : 'default'}
        statusText={missing ? say('ui-mandate-application-missing') : ''}
      />
      <Choice
        label={say('ui-mandate-as')}
        value={represents}
        change={setRepresents}
        options={[
          { value: 'no', text: say('ui-mandate-assistant') },
          { value: 'yes', text: say('ui-mandate-representative') },
        ]}
      />
      <Choice
        label={say('ui-mandate-basis')}
        value={notice}
        change={setNotice}
        options={[
          { value: 'no', text: say('ui-mandate-signed') },
          { value: 'yes', text: say('ui-mandate-notice') },
        ]}
      />
      <label className="tick">
        <input type="checkbox" checked={replaces} onChange={(event) => setReplaces(event.target.checked)} />
        <span>{say('ui-mandate-replaces')}</span>
      </label>
    </DialogForm>
  );
}
