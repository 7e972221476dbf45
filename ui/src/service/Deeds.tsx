// What the person can do about an application now: pay, let the employer take part, book, write, read the decision, take back.

import { type FormEvent, useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { IconCheckCircleFilled, IconEdit, IconErrorFilled, IconLinkExternal, IconWarning } from 'suomifi-icons';
import { go, to } from '../app/route';
import { asTrouble, useAct, useBackend } from '../app/session';
import { isSettled } from '../application/Happened';
import type { DecisionView, Deed, FollowView, Trouble } from '../backend/types';
import { Dialog } from '../design/Dialog';
import { TroubleNote } from '../design/TroubleNote';
import { DateAnswer } from '../form/DateAnswer';
import { useAgo, useSay } from '../texts/words';
import { clockOf } from './amounts';
import { useLetter } from './FollowPage';

type Asking = 'consent' | 'visit' | 'cancel' | null;

export function Deeds({ it }: { it: FollowView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const begin = useLetter(it.line.application);
  const [asking, setAsking] = useState<Asking>(null);
  const [decision, setDecision] = useState<DecisionView | null>(null);
  const { application } = it.line;
  const may = (deed: Deed) => it.deeds.includes(deed);
  const close = () => setAsking(null);
  return (
    <>
      <div className="actions">
        {may('pay') && (
          <Button icon={<IconLinkExternal />} onClick={() => void act(backend.pay(application, false))}>
            {say('ui-deed-pay')}
          </Button>
        )}
        {may('take-over') && (
          <Button
            variant="secondary"
            icon={<IconLinkExternal />}
            onClick={() => void act(backend.pay(application, true))}
          >
            {say('ui-deed-take-over')}
          </Button>
        )}
        {may('read-decision') && (
          <Button onClick={async () => setDecision((await act(backend.decision(application))) ?? null)}>
            {say('ui-deed-read-decision')}
          </Button>
        )}
        {may('terms') && it.employer !== null && (
          <Button variant="secondary" onClick={() => go(to.workers(it.employer ?? ''))}>
            {say('ui-deed-terms')}
          </Button>
        )}
        {may('state') && (
          <Button variant="secondary" icon={<IconEdit />} onClick={() => void begin({ what: 'statement', text: '' })}>
            {say('ui-deed-state')}
          </Button>
        )}
        {may('ask-documents') && (
          <button
            type="button"
            className="plain framed"
            onClick={() => void begin({ what: 'documents-request', text: '' })}
          >
            {say('ui-deed-ask-documents')}
          </button>
        )}
        {may('book-visit') && (
          <button type="button" className="plain framed" onClick={() => setAsking('visit')}>
            {say(it.visit === null ? 'ui-deed-visit' : 'ui-deed-move-visit')}
          </button>
        )}
        {may('consent') && (
          <button type="button" className="plain framed" onClick={() => setAsking('consent')}>
            {say(it.employer === null ? 'ui-deed-consent' : 'ui-deed-change-consent')}
          </button>
        )}
        {may('cancel') && (
          <button type="button" className="plain" onClick={() => setAsking('cancel')}>
            {say('ui-deed-cancel')}
          </button>
        )}
      </div>
      {decision && <Decision decision={decision} />}
      {asking === 'consent' && <Consent application={application} employer={it.employer} close={close} />}
      {asking === 'visit' && <Visit application={application} close={close} />}
      {asking === 'cancel' && <Cancel application={application} close={close} />}
    </>
  );
}

function Decision({ decision }: { decision: DecisionView }) {
  const say = useSay();
  const ago = useAgo();
  const Icon = decision.granted ? IconCheckCircleFilled : IconErrorFilled;
  return (
    <section className={`note ${decision.granted ? 'good' : 'doubt'}`} aria-labelledby="decision-title">
      <Icon aria-hidden />
      <div>
        <h2 id="decision-title">{decision.outcome}</h2>
        <p className="quiet">{say('ui-decision-made', { when: ago(decision.at) })}</p>
        <p className="said-text">{decision.text}</p>
      </div>
    </section>
  );
}

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

type ConsentProps = { application: string; employer: string | null; close: () => void };

function Consent({ application, employer, close }: ConsentProps) {
  const say = useSay();
  const backend = useBackend();
  const [business, setBusiness] = useState(employer ?? '');
  const give = useOne(() => backend.consent(application, business.trim()), close);
  const withdraw = useOne(() => backend.consent(application, null), close);
  const trouble = give.trouble ?? withdraw.trouble;
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
        {trouble && <TroubleNote trouble={trouble} />}
        <div className="actions">
          <Button type="submit" aria-disabled={give.busy}>
            {say('ui-consent-give')}
          </Button>
          {employer !== null && (
            <Button variant="secondary" onClick={() => void withdraw.submit()}>
              {say('ui-consent-withdraw')}
            </Button>
          )}
          <Button variant="secondaryNoBorder" onClick={close}>
            {say('ui-cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Visit({ application, close }: { application: string; close: () => void }) {
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
        {book.trouble && <TroubleNote trouble={book.trouble} />}
        <div className="actions">
          <Button type="submit" disabled={!ready} aria-disabled={book.busy}>
            {say('ui-visit-book')}
          </Button>
          <Button variant="secondaryNoBorder" onClick={close}>
            {say('ui-cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function Cancel({ application, close }: { application: string; close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const cancel = useOne(() => backend.cancelApplication(application), close);
  return (
    <Dialog title={say('ui-cancel-title')} close={close}>
      <div className="form">
        <p className="note doubt">
          <IconWarning aria-hidden />
          {say('ui-cancel-hint')}
        </p>
        {cancel.trouble && <TroubleNote trouble={cancel.trouble} />}
        <div className="actions">
          <Button onClick={() => void cancel.submit()} aria-disabled={cancel.busy}>
            {say('ui-cancel-sure')}
          </Button>
          <Button variant="secondaryNoBorder" onClick={close}>
            {say('ui-cancel-keep')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
