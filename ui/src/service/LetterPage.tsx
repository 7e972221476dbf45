// A letter about an application: its words save themselves, papers are added at the desk, and it goes when the line is there.

import { useEffect, useId, useRef, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconPlus, IconSend } from 'suomifi-icons';
import { useLive } from '../app/live';
import { go, to } from '../app/route';
import { useAct, useBackend } from '../app/session';
import type { LetterContent, LetterView } from '../backend/types';
import { Gone } from '../design/Gone';
import { PageHead } from '../design/PageHead';
import { SlotList } from '../pages/SlotList';
import { useSay } from '../texts/words';
import { NoLine } from './SendPage';
import './service.css';
import { StandingTag } from './StandingTag';
import { Receipts, Way } from './Way';

const MOST = 5000;

export function LetterPage({ id }: { id: number }) {
  const say = useSay();
  const backend = useBackend();
  const { value: letter, trouble } = useLive(() => backend.letter(id), 'case', id);
  const { value: service } = useLive(() => backend.service(), 'service', null);
  if (trouble) return <Gone trouble={trouble} />;
  if (!letter || !service) return null;
  const { sending, content } = letter;
  const trail =
    content.what === 'mandate'
      ? { href: to.service, text: say('ui-service-title') }
      : { href: to.follow(letter.application), text: say('ui-follow') };
  return (
    <div className="page service">
      <PageHead title={letter.name} trail={trail}>
        <StandingTag standing={sending.standing} />
      </PageHead>
      <NoLine service={service} />
      {letter.asked && (
        <blockquote className="asked">
          <p>{letter.asked.text}</p>
          <p className="quiet">{say('ui-request-until', { day: letter.asked.deadline })}</p>
        </blockquote>
      )}
      {sending.standing === 'draft' ? (
        <Writing letter={letter} />
      ) : (
        <>
          {'text' in content && <p className="said-text">{content.text}</p>}
          <Way items={sending.items} />
          <div className="actions">
            {sending.items.some((item) => item.standing === 'again' || item.standing === 'stuck') && (
              <Button variant="secondary" onClick={() => void backend.tryAgain(id)}>
                {say('ui-send-again')}
              </Button>
            )}
            {sending.standing === 'final' && <TakeBack id={id} />}
          </div>
        </>
      )}
      <Receipts it={sending} />
    </div>
  );
}

function TakeBack({ id }: { id: number }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  return (
    <button type="button" className="plain framed" onClick={() => void act(backend.takeBack(id))}>
      {say('ui-send-take-back')}
    </button>
  );
}

function Writing({ letter }: { letter: LetterView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { caseId, content, slots } = letter;
  const saving = useRef(Promise.resolve<unknown>(undefined));
  const write = (next: LetterContent) => {
    saving.current = saving.current.then(() => act(backend.writeLetter(caseId, next)));
  };
  const addPaper = async () => {
    const slot = await act(backend.addSlot(caseId, say('ui-letter-paper'), 'general'));
    if (slot !== undefined) go(to.slot(slot));
  };
  return (
    <>
      {'text' in content && <Words value={content.text} change={(text) => write({ ...content, text })} />}
      {content.what !== 'documents-request' && (
        <section aria-labelledby="enclosed-title">
          <div className="section-head">
            <h2 id="enclosed-title">{say('ui-letter-enclosed')}</h2>
            {content.what !== 'mandate' && (
              <button type="button" className="plain framed" onClick={() => void addPaper()}>
                <IconPlus aria-hidden />
                {say('ui-letter-add')}
              </button>
            )}
          </div>
          {content.what === 'papers' && <p className="quiet">{say('ui-letter-papers')}</p>}
          {slots.length > 0 && <SlotList slots={slots} />}
        </section>
      )}
      <div className="actions">
        <Button
          icon={<IconSend />}
          onClick={async () => {
            await saving.current;
            await act(backend.sendLetter(caseId));
          }}
        >
          {say('ui-send-now')}
        </Button>
      </div>
      <p className="quiet">{say('ui-letter-hint')}</p>
    </>
  );
}

/** Words that are saved a moment after the last key, and when the page is left. */
function Words({ value, change }: { value: string; change: (text: string) => void }) {
  const say = useSay();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const save = useRef(() => {});
  save.current = () => {
    if (typed !== null && typed !== value) change(typed);
  };
  useEffect(() => {
    if (typed === null) return undefined;
    const later = setTimeout(() => save.current(), 400);
    return () => clearTimeout(later);
  }, [typed]);
  useEffect(() => () => save.current(), []);
  return (
    <div className="question">
      <label htmlFor={id}>{say('ui-letter-text')}</label>
      <textarea
        id={id}
        dir="auto"
        rows={8}
        maxLength={MOST}
        value={typed ?? value}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => save.current()}
      />
      <p className="quiet">{say('ui-letter-room', { left: MOST - [...(typed ?? value)].length })}</p>
    </div>
  );
}
