// A dialog that does one thing: it stays open, with what was typed, and says why it could not.

import { type ReactNode, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { asTrouble } from '../app/session';
import type { Trouble } from '../backend/types';
import { useSay } from '../texts/words';
import { Dialog } from './Dialog';
import { TroubleNote } from './TroubleNote';

/** Something that is done once at a time, and may not succeed. */
type Deed = {
  busy: boolean;
  trouble: Trouble | null;
  /** Does it, unless it is being done already. */
  run: (work: () => Promise<unknown>) => Promise<void>;
  /** What went wrong no longer matters. */
  forget: () => void;
};

export function useDeed(): Deed {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const run = async (work: () => Promise<unknown>) => {
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    await work().catch((reason: unknown) => setTrouble(asTrouble(reason)));
    setBusy(false);
  };
  return { busy, trouble, run, forget: () => setTrouble(null) };
}

type DialogFormProps = {
  title: string;
  close: () => void;
  startAtField?: boolean;
  deed: Deed;
  /** What Enter and the first button do. */
  send: () => void;
  /** Words of the first button. */
  submit: string;
  /** Words of the button that leaves it. */
  cancel?: string;
  /** Further buttons. */
  more?: ReactNode;
  children: ReactNode;
};

export function DialogForm({ title, close, startAtField, deed, send, submit, cancel, more, children }: DialogFormProps) {
  const say = useSay();
  return (
    <Dialog title={title} close={close} startAtField={startAtField}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {children}
        {deed.trouble && <TroubleNote trouble={deed.trouble} />}
        <div className="actions">
          <Button type="submit" aria-disabled={deed.busy}>
            {submit}
          </Button>
          {more}
          <Button variant="secondaryNoBorder" onClick={close}>
            {cancel ?? say('ui-cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
