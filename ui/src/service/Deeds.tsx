// What the person can do about an application now: pay, let the employer take part, book, write, read the decision, take back.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconCheckCircleFilled, IconEdit, IconErrorFilled, IconLinkExternal } from 'suomifi-icons';
import { go, to } from '../app/route';
import { useActOnce, useBackend } from '../app/session';
import type { DecisionView, Deed, FollowView } from '../backend/types';
import { useSay } from '../texts/words';
import { Cancel, Consent, Visit } from './DeedDialogs';
import { useLetter } from './FollowPage';

type Asking = 'consent' | 'visit' | 'cancel' | null;

/** `changed`: what is shown is to be asked for anew. */
export function Deeds({ it, changed }: { it: FollowView; changed: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const act = useActOnce();
  const begin = useLetter(it.line.application);
  const [asking, setAsking] = useState<Asking>(null);
  const [decision, setDecision] = useState<DecisionView | null>(null);
  const { application } = it.line;
  const may = (deed: Deed) => it.deeds.includes(deed);
  const close = () => {
    setAsking(null);
    changed();
  };
  return (
    <>
      <div className="actions">
        {may('pay') && (
          <Button icon={<IconLinkExternal />} onClick={() => void act(() => backend.pay(application, false))}>
            {say('ui-deed-pay')}
          </Button>
        )}
        {may('take-over') && (
          <Button
            variant="secondary"
            icon={<IconLinkExternal />}
            onClick={() => void act(() => backend.pay(application, true))}
          >
            {say('ui-deed-take-over')}
          </Button>
        )}
        {may('read-decision') && (
          <Button onClick={async () => setDecision((await act(() => backend.decision(application))) ?? null)}>
            {say('ui-deed-read-decision')}
          </Button>
        )}
        {may('terms') && it.employer !== null && (
          <Button variant="secondary" onClick={() => go(to.workers(it.employer ?? ''))}>
            {say('ui-deed-terms')}
          </Button>
        )}
        {may('give-papers') && (
          <Button variant="secondary" onClick={() => void begin({ what: 'papers' })}>
            {say('ui-deed-papers')}
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
  const Icon = decision.granted ? IconCheckCircleFilled : IconErrorFilled;
  return (
    <section className={`note ${decision.granted ? 'good' : 'doubt'}`} role="status" aria-labelledby="decision-title">
      <Icon aria-hidden />
      <div>
        <h2 id="decision-title">{decision.outcome}</h2>
        <p className="quiet">{say('ui-decision-made', { when: decision.made })}</p>
        <p className="said-text">{decision.text}</p>
      </div>
    </section>
  );
}
