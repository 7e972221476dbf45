// The dialogs of what can be done about an application: each does one thing, and says why it did not.

import { useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { IconWarning } from 'suomifi-icons';
import { useBackend } from '../app/session';
import { isSettled } from '../application/Happened';
import { DialogForm, useDeed } from '../design/DialogForm';
import { DateAnswer } from '../form/DateAnswer';
import { useSay } from '../texts/words';
import { clockOf } from './amounts';

/** Seven digits and one that checks them; the service has the last word on it. */
const BUSINESS_ID = /^\d{7}-\d$/;

type ConsentProps = { application: string; employer: string | null; close: () => void };

export function Consent({ application, employer, close }: ConsentProps) {
  const say = useSay();
  const backend = useBackend();
  const [business, setBusiness] = useState(employer ?? '');
  const deed = useDeed();
  const [asked, setAsked] = useState(false);
  const wrong = asked && !BUSINESS_ID.test(business.trim());
  const consent = (to: string | null) => void deed.run(() => backend.consent(application, to).then(close));
  const give = () => {
    setAsked(true);
    if (BUSINESS_ID.test(business.trim())) consent(business.trim());
  };
  const withdraw = employer !== null && (
    <Button variant="secondary" onClick={() => consent(null)}>
      {say('ui-consent-withdraw')}
    </Button>
  );
  const words = { title: say('ui-consent-title'), submit: say('ui-consent-give') };
  return (
    <DialogForm {...words} close={close} startAtField deed={deed} send={give} more={withdraw}>
      <p>{say('ui-consent-hint')}</p>
      <TextInput
        labelText={say('ui-consent-business')}
        hintText={say('ui-consent-business-hint')}
        value={business}
        autoComplete="off"
        onChange={(value) => setBusiness(String(value ?? ''))}
        status={wrong ? 'error' : 'default'}
        statusText={wrong ? say('ui-consent-business-wrong') : ''}
      />
    </DialogForm>
  );
}

export function Visit({ application, close }: { application: string; close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const [place, setPlace] = useState('');
  const [day, setDay] = useState<string | null>(null);
  const [clock, setClock] = useState('');
  const time = clockOf(clock);
  const deed = useDeed();
  const [asked, setAsked] = useState(false);
  const wrong = {
    place: asked && place.trim() === '',
    day: asked && (day === null || !isSettled(day)),
    clock: asked && time === null,
  };
  const book = () => {
    setAsked(true);
    if (place.trim() !== '' && day !== null && isSettled(day) && time !== null)
      void deed.run(() => backend.bookVisit(application, place.trim(), day, time).then(close));
  };
  const words = { title: say('ui-visit-title'), submit: say('ui-visit-book') };
  return (
    <DialogForm {...words} close={close} startAtField deed={deed} send={book}>
      <p>{say('ui-visit-hint')}</p>
      <TextInput
        labelText={say('ui-visit-place')}
        value={place}
        fullWidth
        onChange={(value) => setPlace(String(value ?? ''))}
        status={wrong.place ? 'error' : 'default'}
        statusText={wrong.place ? say('ui-terms-wrong') : ''}
      />
      <fieldset className="day-field">
        <legend>{say('ui-visit-day')}</legend>
        <DateAnswer id="visit-day" invalid={wrong.day} value={day} change={setDay} />
        {wrong.day && (
          <p className="mini bad" id="visit-day-problem">
            {say('ui-terms-wrong')}
          </p>
        )}
      </fieldset>
      <TextInput
        labelText={say('ui-visit-clock')}
        hintText={say('ui-visit-clock-hint')}
        value={clock}
        autoComplete="off"
        onChange={(value) => setClock(String(value ?? ''))}
        status={wrong.clock ? 'error' : 'default'}
        statusText={wrong.clock ? say('ui-terms-wrong') : ''}
      />
    </DialogForm>
  );
}

export function Cancel({ application, close }: { application: string; close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const deed = useDeed();
  const cancel = () => void deed.run(() => backend.cancelApplication(application).then(close));
  const words = { title: say('ui-cancel-title'), submit: say('ui-cancel-sure'), cancel: say('ui-cancel-keep') };
  return (
    <DialogForm {...words} close={close} deed={deed} send={cancel}>
      <p className="note doubt">
        <IconWarning aria-hidden />
        {say('ui-cancel-hint')}
      </p>
    </DialogForm>
  );
}
