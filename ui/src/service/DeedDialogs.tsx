// The dialogs of what can be done about an application: each does one thing, and says why it did not.

import { type FormEvent, type ReactNode, useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { IconWarning } from 'suomifi-icons';
import { asTrouble, useBackend } from '../app/session';
import { isSettled } from '../application/Happened';
import type { Trouble } from '../backend/types';
import { Dialog } from '../design/Dialog';
import { TroubleNote } from '../design/TroubleNote';
import { DateAnswer } from '../form/DateAnswer';
import { useSay } from '../texts/words';
import { clockOf } from './amounts';

/** A dialog that does one thing and says why it did not. */
function useOne(work: () => Promise<void>, close: () => void) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    setBusy(true);
    setTrouble(null);
    try {
      await work();
      close();
    } catch (reason) {
      setTrouble(asTrouble(reason));
      setBusy(false);
    }
  };
  return { trouble, busy, submit };
}

type ButtonsProps = {
  one: ReturnType<typeof useOne>;
  words: string;
  otherwise?: string;
  disabled?: boolean;
  close: () => void;
  children?: ReactNode;
};

/** Why it did not, to do it, and to leave it. */
function Buttons({ one, words, otherwise = 'ui-cancel', disabled, close, children }: ButtonsProps) {
  const say = useSay();
  return (
    <>
      {one.trouble && <TroubleNote trouble={one.trouble} />}
      <div className="actions">
        <Button type="submit" disabled={disabled} aria-disabled={one.busy}>
          {say(words)}
        </Button>
        {children}
        <Button variant="secondaryNoBorder" onClick={close}>
          {say(otherwise)}
        </Button>
      </div>
    </>
  );
}

type ConsentProps = { application: string; employer: string | null; close: () => void };

export function Consent({ application, employer, close }: ConsentProps) {
  const say = useSay();
  const backend = useBackend();
  const [business, setBusiness] = useState(employer ?? '');
  const give = useOne(() => backend.consent(application, business.trim()), close);
  const withdraw = useOne(() => backend.consent(application, null), close);
  return (
    <Dialog title={say('ui-consent-title')} close={close} startAtField>
      <form className="form" onSubmit={(event) => void give.submit(event)}>
        <p>{say('ui-consent-hint')}</p>
        <TextInput
          labelText={say('ui-consent-business')}
          hintText={say('ui-consent-business-hint')}
          value={business}
          autoComplete="off"
          onChange={(value) => setBusiness(String(value ?? ''))}
        />
        {withdraw.trouble && <TroubleNote trouble={withdraw.trouble} />}
        <Buttons one={give} words="ui-consent-give" close={close}>
          {employer !== null && (
            <Button variant="secondary" onClick={() => void withdraw.submit()}>
              {say('ui-consent-withdraw')}
            </Button>
          )}
        </Buttons>
      </form>
    </Dialog>
  );
}

export function Visit({ application, close }: { application: string; close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const [place, setPlace] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const [clock, setClock] = useState('');
  const time = clockOf(clock);
  const book = useOne(() => backend.bookVisit(application, place.trim(), day ?? '', time ?? ''), close);
  const ready = place.trim() !== '' && day !== null && isSettled(day) && time !== null;
  return (
    <Dialog title={say('ui-visit-title')} close={close} startAtField>
      <form className="form" onSubmit={(event) => void (ready ? book.submit(event) : event.preventDefault())}>
        <p>{say('ui-visit-hint')}</p>
        <TextInput
          labelText={say('ui-visit-place')}
          value={place}
          fullWidth
          onChange={(value) => setPlace(String(value ?? ''))}
        />
        <fieldset className="day-field">
          <legend>{say('ui-visit-day')}</legend>
          <DateAnswer id="visit-day" value={day} change={setDay} />
        </fieldset>
        <TextInput
          labelText={say('ui-visit-clock')}
          hintText={say('ui-visit-clock-hint')}
          value={clock}
          autoComplete="off"
          onChange={(value) => setClock(String(value ?? ''))}
        />
        <Buttons one={book} words="ui-visit-book" disabled={!ready} close={close} />
      </form>
    </Dialog>
  );
}

export function Cancel({ application, close }: { application: string; close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const cancel = useOne(() => backend.cancelApplication(application), close);
  return (
    <Dialog title={say('ui-cancel-title')} close={close}>
      <form className="form" onSubmit={(event) => void cancel.submit(event)}>
        <p className="note doubt">
          <IconWarning aria-hidden />
          {say('ui-cancel-hint')}
        </p>
        <Buttons one={cancel} words="ui-cancel-sure" otherwise="ui-cancel-keep" close={close} />
      </form>
    </Dialog>
  );
}
