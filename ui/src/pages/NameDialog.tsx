// Asking for a name: of something new, or another one for what is there.

import { useState } from 'react';
import { DialogForm, useDeed } from '../design/DialogForm';
import { NameField } from '../design/NameField';

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
  const [name, setName] = useState(before);
  const [asked, setAsked] = useState(false);
  const deed = useDeed();
  const send = () => {
    setAsked(true);
    if (name.trim() !== '' || field.optional) void deed.run(() => save(name.trim()).then(close));
  };
  return (
    <DialogForm title={title} close={close} startAtField deed={deed} send={send} submit={submit}>
      <NameField {...field} value={name} change={setName} asked={asked} />
    </DialogForm>
  );
}
