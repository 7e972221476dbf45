// An application at the service: how far it is, what is asked, and what the person can do about it now.

import { useEffect, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconEdit, IconRefresh } from 'suomifi-icons';
import { useLive } from '../app/live';
import { go, to } from '../app/route';
import { useAct, useActOnce, useBackend } from '../app/session';
import type { FollowView, LetterContent, RequestView, StatementView } from '../backend/types';
import { Gone } from '../design/Gone';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { useAgo, useInDays, useSay } from '../texts/words';
import { Deeds } from './Deeds';
import { FileList } from './FileList';
import { LetterList } from './LetterList';
import './service.css';

export function FollowPage({ application }: { application: string }) {
  const say = useSay();
  const backend = useBackend();
  const act = useActOnce();
  const { value: it, trouble, reload } = useLive(() => backend.follow(application), 'case', null);
  const [busy, setBusy] = useState(false);
  // What is in no case of this vault is asked for whenever it is shown; of the rest what was seen last is.
  const isKept = it !== null && it.caseId !== null;
  useEffect(() => {
    // It stands when the line is broken: whoever has not asked need not be told.
    if (isKept) backend.refreshApplication(application).catch(() => undefined);
  }, [backend, application, isKept]);
  const refresh = async () => {
    setBusy(true);
    await act(() => backend.refreshApplication(application));
    if (!isKept) reload();
    setBusy(false);
  };
  // What was seen stays, with all that is typed beside it, when the line breaks afterwards.
  if (!it) return trouble && <Gone trouble={trouble} />;
  const { line } = it;
  const trail = it.caseId === null ? { href: to.service, text: say('ui-service-title') } : { href: to.case(it.caseId), text: say('ui-follow-case') };
  return (
    <div className="page service">
      <PageHead title={line.applicant} lead={`\u2068${line.kind}\u2069 · \u2068${line.partText}\u2069`} trail={trail}>
        <button type="button" className="plain" aria-disabled={busy} onClick={() => void refresh()}>
          <IconRefresh aria-hidden />
          {say(busy ? 'ui-follow-refreshing' : 'ui-follow-refresh')}
        </button>
      </PageHead>
      {trouble && <TroubleNote trouble={trouble} />}
      <Stages it={it} />
      <Requests it={it} />
      <Deeds it={it} changed={isKept ? () => undefined : reload} />
      <Facts it={it} />
      {it.statements.length > 0 && (
        <section aria-labelledby="statements-title">
          <h2 id="statements-title">{say('ui-statements')}</h2>
          <ul className="rows">
            {it.statements.map((statement) => (
              <Said key={`${statement.at} ${statement.by}`} said={statement} />
            ))}
          </ul>
        </section>
      )}
      {it.letters.length > 0 && (
        <section aria-labelledby="letters-title">
          <h2 id="letters-title">{say('ui-letters')}</h2>
          <LetterList letters={it.letters} />
        </section>
      )}
      {it.files.length > 0 && <FileList application={line.application} files={it.files} />}
      {it.caseId === null && <Keep application={line.application} />}
      <p className="quiet number">
        {say('ui-follow-number')} <bdi dir="ltr">{line.application}</bdi>
      </p>
    </div>
  );
}

function Stages({ it }: { it: FollowView }) {
  const say = useSay();
  const key = { past: 'ui-stage-past', now: 'ui-stage-now', later: 'ui-stage-later' } as const;
  return (
    <ol className="stages">
      {it.stages.map((stage) => (
        <li key={stage.text} className={stage.when} aria-current={stage.when === 'now' ? 'step' : undefined}>
          <span className="hidden">{say(key[stage.when])}: </span>
          {stage.text}
        </li>
      ))}
    </ol>
  );
}

function Requests({ it }: { it: FollowView }) {
  const say = useSay();
  if (it.requests.length === 0) return null;
  return (
    <section aria-labelledby="requests-title">
      <h2 id="requests-title">{say('ui-requests')}</h2>
      <ul className="rows">
        {it.requests.map((request) => (
          <Request key={request.number} it={it} request={request} />
        ))}
      </ul>
    </section>
  );
}

function Request({ it, request }: { it: FollowView; request: RequestView }) {
  const say = useSay();
  const inDays = useInDays();
  const begin = useLetter(it.line.application);
  const open = request.answer === null;
  return (
    <li className={open ? 'asked-row open' : 'asked-row'}>
      <p>{request.text}</p>
      <p className={open ? 'when' : 'quiet'}>
        {say('ui-request-until', { day: request.deadline })}
        {open && ` (${inDays(request.days)})`}
      </p>
      {request.answer && <Said said={request.answer} />}
      {open && it.deeds.includes('answer') && (
        <Button icon={<IconEdit />} onClick={() => void begin({ what: 'answer', number: request.number, text: '' })}>
          {say('ui-deed-answer')}
          <span className="hidden">: {request.text}</span>
        </Button>
      )}
    </li>
  );
}

/** Begins a letter and goes there; one that was begun is gone on with. */
export function useLetter(application: string): (content: LetterContent) => Promise<void> {
  const backend = useBackend();
  const act = useActOnce();
  return async (content) => {
    const id = await act(() => backend.beginLetter(application, content));
    if (id !== undefined) go(to.letter(id));
  };
}

function Said({ said }: { said: StatementView }) {
  const ago = useAgo();
  return (
    <div className="said-by">
      <p className="quiet">
        <bdi>{said.by}</bdi>, <bdi>{ago(said.at)}</bdi>
      </p>
      <p className="said-text">{said.text}</p>
      {said.files.map((file) => (
        <p key={file} className="quiet">
          <bdi>{file}</bdi>
        </p>
      ))}
    </div>
  );
}

function Facts({ it }: { it: FollowView }) {
  const say = useSay();
  const lines: [string, string | null][] = [
    [say('ui-fact-fee'), it.fee],
    [say('ui-fact-visit'), it.visit],
    [say('ui-fact-employer'), it.employer],
    [say('ui-fact-terms'), it.terms],
    [say('ui-fact-mandates'), it.mandates.join('; ') || null],
    [say('ui-fact-documents'), it.documentsRequests.join('; ') || null],
  ];
  return (
    <section aria-labelledby="facts-title">
      <h2 id="facts-title">{say('ui-facts')}</h2>
      <dl className="facts">
        {lines.map(
          ([name, value]) =>
            value !== null && (
              <div key={name}>
                <dt>{name}</dt>
                <dd dir="auto">{value}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}

/** Offers to follow an application of somebody else on this computer, too. */
function Keep({ application }: { application: string }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  return (
    <div className="actions">
      <button
        type="button"
        className="plain framed"
        onClick={async () => {
          await act(backend.keepApplication(application));
        }}
      >
        {say('ui-follow-keep')}
      </button>
      <span className="quiet">{say('ui-follow-keep-hint')}</span>
    </div>
  );
}
