// An employer's workers who have consented: how far their applications are, and terms of employment for many in one go.

import { useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { useLive } from '../app/live';
import { to } from '../app/route';
import { useBackend, useSession } from '../app/session';
import { isSettled } from '../application/Happened';
import type { ApplicationLine, TermsResult } from '../backend/types';
import { useDeed } from '../design/DialogForm';
import { Gone } from '../design/Gone';
import { PageHead } from '../design/PageHead';
import { Search } from '../design/Search';
import { TroubleNote } from '../design/TroubleNote';
import { DateAnswer } from '../form/DateAnswer';
import { useSay } from '../texts/words';
import { hundredths } from './amounts';
import { LineState } from './LineState';
import './service.css';

/** From this many workers on, looking through them takes longer than typing. */
const MANY = 9;

export function WorkersPage({ business }: { business: string }) {
  const say = useSay();
  const backend = useBackend();
  const { value: lines, trouble } = useLive(() => backend.workers(business), 'service', null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [sought, setSought] = useState('');
  const [results, setResults] = useState<TermsResult[]>([]);
  // What is typed below stays when the line breaks afterwards.
  if (!lines) return trouble && <Gone trouble={trouble} />;
  const found = lines.filter((it) => it.applicant.toLowerCase().includes(sought.trim().toLowerCase()));
  const open = found.filter((it) => it.takesTerms).map((it) => it.application);
  const takes = lines.filter((it) => it.takesTerms).map((it) => it.application);
  const all = open.length > 0 && open.every((it) => chosen.has(it));
  const choose = (ids: string[], on: boolean) =>
    setChosen((now) => new Set(on ? [...now, ...ids] : [...now].filter((it) => !ids.includes(it))));
  return (
    <div className="page service">
      <PageHead
        title={say('ui-workers-title')}
        lead={say('ui-workers-lead', { business })}
        trail={{ href: to.service, text: say('ui-service-title') }}
      />
      {trouble && <TroubleNote trouble={trouble} />}
      {lines.length === 0 && <p className="hollow">{say('ui-workers-none')}</p>}
      {lines.length >= MANY && <Search label={say('ui-workers-search')} value={sought} change={setSought} />}
      {open.length > 1 && (
        <label className="tick">
          <input type="checkbox" checked={all} onChange={(event) => choose(open, event.target.checked)} />
          <span>{say('ui-workers-all', { count: open.length })}</span>
        </label>
      )}
      <ul className="rows">
        {found.map((line) => (
          <Worker
            key={line.application}
            line={line}
            chosen={chosen.has(line.application)}
            choose={(on) => choose([line.application], on)}
            result={results.find((it) => it.application === line.application)}
          />
        ))}
      </ul>
      {lines.some((it) => it.takesTerms) && (
        <TermsForm business={business} chosen={takes.filter((id) => chosen.has(id))} done={setResults} />
      )}
    </div>
  );
}

type WorkerProps = {
  line: ApplicationLine;
  chosen: boolean;
  choose: (on: boolean) => void;
  result: TermsResult | undefined;
};

function Worker({ line, chosen, choose, result }: WorkerProps) {
  const say = useSay();
  return (
    <li className="row worker">
      <div>
        {line.takesTerms && (
          <label className="tick">
            <input type="checkbox" checked={chosen} onChange={(event) => choose(event.target.checked)} />
            <span className="hidden">{say('ui-workers-choose', { name: line.applicant })}</span>
          </label>
        )}
        <h2>
          <a href={to.follow(line.application)}>{line.applicant}</a>
        </h2>
        <p className="quiet">{line.kind}</p>
      </div>
      <LineState line={line} />
      {result && (result.trouble ? <TroubleNote trouble={result.trouble} /> : <p className="note good">{say('ui-terms-sent')}</p>)}
    </li>
  );
}

const LABELS = {
  title: 'ui-terms-title',
  pay: 'ui-terms-pay',
  hours: 'ui-terms-hours',
  from: 'ui-terms-from',
  to: 'ui-terms-to',
  agreement: 'ui-terms-agreement',
} as const;

type TermsFormProps = { business: string; chosen: string[]; done: (results: TermsResult[]) => void };

/** The same terms for everybody who is chosen. */
function TermsForm({ business, chosen, done }: TermsFormProps) {
  const say = useSay();
  const backend = useBackend();
  const [typed, setTyped] = useState({ title: '', pay: '', hours: '', from: '', to: '', agreement: '' });
  const [asked, setAsked] = useState(false);
  const { announce } = useSession();
  const deed = useDeed();
  const pay = hundredths(typed.pay);
  const hours = hundredths(typed.hours);
  const wrong = {
    title: typed.title.trim() === '',
    pay: pay === null,
    hours: hours === null || hours > 168 * 100,
    from: typed.from === '' || !isSettled(typed.from),
    to: !isSettled(typed.to || null),
  };
  const field = (name: keyof typeof typed, type: 'text' | 'date' = 'text') => {
    const bad = asked && name in wrong && wrong[name as keyof typeof wrong];
    return type === 'date' ? (
      <fieldset className="day-field">
        <legend>{say(LABELS[name])}</legend>
        <DateAnswer
          id={`terms-${name}`}
          invalid={bad}
          value={typed[name] || null}
          change={(day) => setTyped({ ...typed, [name]: day ?? '' })}
        />
        {bad && (
          <p className="mini bad" id={`terms-${name}-problem`}>
            {say('ui-terms-wrong')}
          </p>
        )}
      </fieldset>
    ) : (
      <TextInput
        labelText={say(LABELS[name])}
        value={typed[name]}
        fullWidth
        onChange={(value) => setTyped({ ...typed, [name]: String(value ?? '') })}
        status={bad ? 'error' : 'default'}
        statusText={bad ? say('ui-terms-wrong') : ''}
      />
    );
  };
  const send = () => {
    setAsked(true);
    if (chosen.length === 0 || Object.values(wrong).some(Boolean)) return;
    void deed.run(async () => {
      const terms = {
        title: typed.title.trim(),
        payCents: pay ?? 0,
        hoursHundredths: hours ?? 0,
        from: typed.from,
        to: typed.to || null,
        agreement: typed.agreement.trim() || null,
      };
      const results = await backend.sendTerms(business, chosen, terms);
      done(results);
      if (results.every((it) => it.trouble === null)) announce(say('ui-terms-sent'));
    });
  };
  return (
    <section aria-labelledby="terms-title-head">
      <h2 id="terms-title-head">{say('ui-terms')}</h2>
      <form
        className="sheet form terms"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        {field('title')}
        {field('pay')}
        {field('hours')}
        {field('from', 'date')}
        {field('to', 'date')}
        {field('agreement')}
        {asked && chosen.length === 0 && <p className="note doubt">{say('ui-terms-nobody')}</p>}
        {deed.trouble && <TroubleNote trouble={deed.trouble} />}
        <div className="actions">
          <Button type="submit" aria-disabled={deed.busy}>
            {say('ui-terms-send', { count: chosen.length })}
          </Button>
        </div>
      </form>
    </section>
  );
}
