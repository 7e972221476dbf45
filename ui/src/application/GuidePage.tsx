// The guide: one question at a time until it is known what is applied for. Every answer is a link, so that going back,
// also with the browser's own keys, is taking an answer back.

import { useEffect, useState } from 'react';
import { IconWarning } from 'suomifi-icons';
import { useLive } from '../app/live';
import { to } from '../app/route';
import { useBackend } from '../app/session';
import type { GuideSaid, GuideStep, GuideView } from '../backend/types';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { NewCase } from '../pages/NewCase';
import { useSay } from '../texts/words';
import './application.css';
import { TypeCards } from './TypeCards';
import { remember } from './whence';

type GuidePageProps = { caseId: number | null; walk: GuideStep[] };

export function GuidePage({ caseId, walk }: GuidePageProps) {
  const say = useSay();
  const backend = useBackend();
  const { value: guide, trouble } = useLive(() => backend.guide(walk), 'vault', null);
  useEffect(() => remember({ href: to.guide(caseId, walk), key: 'ui-guide-title' }), [caseId, walk]);
  const trail =
    caseId === null
      ? { href: to.home, text: say('ui-home-title') }
      : { href: to.case(caseId), text: say('ui-to-application') };
  if (trouble) {
    return (
      <div className="page narrow">
        <PageHead title={say('ui-guide-lost')} trail={{ href: to.guide(caseId), text: say('ui-guide-again') }} />
        <TroubleNote trouble={trouble} />
      </div>
    );
  }
  if (!guide) return null;
  const title = guide.question?.text ?? say('ui-guide-outcome', { count: guide.outcome?.types.length ?? 0 });
  return (
    <div className="page narrow guide">
      <PageHead title={title} trail={trail} />
      {guide.question && <Answers guide={guide} caseId={caseId} walk={walk} />}
      {guide.outcome && (
        <>
          <p className="lead">{guide.outcome.reason}</p>
          {guide.outcome.unsure && (
            <div className="note doubt">
              <IconWarning aria-hidden />
              <p>{say('ui-guide-unsure')}</p>
            </div>
          )}
          <TypeCards types={guide.outcome.types} caseId={caseId} level={2} />
        </>
      )}
      {walk.length > 0 && (
        <a className="plain framed guide-back" href={to.guide(caseId, walk.slice(0, -1))}>
          <span className="arrow-back" aria-hidden="true" />
          {say('ui-guide-back')}
        </a>
      )}
      <Said said={guide.steps} walk={walk} caseId={caseId} />
      <OtherWays caseId={caseId} />
      <p className="quiet">{guide.unofficial}</p>
    </div>
  );
}

function Answers({ guide, caseId, walk }: GuidePageProps & { guide: GuideView }) {
  const question = guide.question;
  if (!question) return null;
  return (
    <ul className="answers">
      {question.answers.map((answer) => (
        <li key={answer.id}>
          <a
            className={answer.id === 'unknown' ? 'answer unknown' : 'answer'}
            href={to.guide(caseId, [...walk, { question: question.id, answer: answer.id }])}
          >
            {answer.text}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** What was answered so far; each can be answered again. */
function Said({ said, walk, caseId }: { said: GuideSaid[]; walk: GuideStep[]; caseId: number | null }) {
  const say = useSay();
  if (said.length === 0) return null;
  return (
    <section className="said-so-far" aria-labelledby="said-title">
      <h2 id="said-title">{say('ui-guide-said')}</h2>
      <ol>
        {said.map((it, index) => (
          <li key={it.question}>
            <span>
              <span className="quiet">{it.question}</span> <strong>{it.answer}</strong>
            </span>
            <a href={to.guide(caseId, walk.slice(0, index))}>
              {say('ui-guide-change')}
              <span className="hidden">: {it.question}</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

function OtherWays({ caseId }: { caseId: number | null }) {
  const say = useSay();
  const [plain, setPlain] = useState(false);
  return (
    <div className="foot-links other-ways">
      <a href={to.types(caseId)}>{say('ui-guide-types')}</a>
      {caseId === null && (
        <button type="button" className="link" onClick={() => setPlain(true)}>
          {say('ui-guide-plain')}
        </button>
      )}
      {plain && <NewCase close={() => setPlain(false)} />}
    </div>
  );
}
