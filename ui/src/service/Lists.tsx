// Everything at the service in which the person takes part: applications, and mandates of their own.

import { useState } from 'react';
import { IconPlus } from 'suomifi-icons';
import { useLive } from '../app/live';
import { to } from '../app/route';
import { useBackend } from '../app/session';
import type { ApplicationLine } from '../backend/types';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';
import { LineState } from './LineState';
import { NewMandate } from './NewMandate';

export function Lists() {
  const say = useSay();
  const backend = useBackend();
  const { value: lines, trouble } = useLive(() => backend.applicationsThere(), 'service', null);
  const { value: mandates } = useLive(() => backend.mandates(), 'service', null);
  const [sending, setSending] = useState(false);
  return (
    <>
      <section aria-labelledby="there-title">
        <h2 id="there-title">{say('ui-service-applications')}</h2>
        {trouble && <TroubleNote trouble={trouble} />}
        {lines?.length === 0 && <p className="hollow">{say('ui-service-none')}</p>}
        {lines && lines.length > 0 && (
          <ul className="rows">
            {lines.map((line) => (
              <ApplicationRow key={line.application} line={line} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="mandates-title">
        <div className="section-head">
          <h2 id="mandates-title">{say('ui-mandates')}</h2>
          <button type="button" className="plain framed" onClick={() => setSending(true)}>
            <IconPlus aria-hidden />
            {say('ui-mandate-new')}
          </button>
        </div>
        {mandates?.length === 0 && <p className="quiet">{say('ui-mandates-none')}</p>}
        <ul className="lines">
          {mandates?.map((mandate, index) => (
            <li key={`${mandate.application} ${index}`}>
              {mandate.active ? <a href={to.follow(mandate.application)}>{mandate.text}</a> : mandate.text}
            </li>
          ))}
        </ul>
      </section>
      {sending && <NewMandate close={() => setSending(false)} />}
    </>
  );
}

/** One application: whose, of which kind, how far. */
function ApplicationRow({ line }: { line: ApplicationLine }) {
  return (
    <li className="row">
      <div>
        <h3>
          <a href={to.follow(line.application)}>{line.applicant}</a>
        </h3>
        <p className="quiet">
          <bdi>{line.kind}</bdi> · <bdi>{line.partText}</bdi>
        </p>
      </div>
      <LineState line={line} />
    </li>
  );
}
