// A letter about an application: its words save themselves, papers are added at the desk, and it goes when the line is there.

import { useEffect, useId, useRef, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconPlus, IconRemove, IconSend } from 'suomifi-icons';
import { useLive } from '../app/live';
import { go, to } from '../app/route';
import { useAct, useActOnce, useBackend, useSession } from '../app/session';
import type { LetterContent, LetterView } from '../backend/types';
import { Gone } from '../design/Gone';
import { PageHead } from '../design/PageHead';
import { SlotList } from '../pages/SlotList';
import { useSay } from '../texts/words';
import { NoLine, TakeBack } from './SendPage';
import './service.css';
import { StandingTag } from './StandingTag';
import { Receipts, Way } from './Way';

const MOST = 5000;

export function LetterPage({ id }: { id: number }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { value: letter, trouble } = useLive(() => backend.letter(id), 'case', id);
  const { value: service } = useLive(() => backend.service(), 'service', null);
  if (!letter) return trouble && <Gone trouble={trouble} />;
  if (!service) return null;
  const { sending, content } = letter;
  return (
    <div className="page service">
      <PageHead title={letter.name} trail={whence(letter, say)}>
        <StandingTag standing={sending.standing} />
      </PageHead>
      <NoLine service={service} />
      {letter.asked && (
        <blockquote className="asked">
          <p>{letter.asked.text}</p>
          <p className="quiet">{say('ui-request-until', { day: letter.asked.deadline })}</p>
        </blockquote>
      )}
      {content.what === 'mandate' && <MandateFacts content={content} application={letter.application} />}
      {sending.standing === 'draft' ? (
        <Writing letter={letter} />
      ) : (
        <>
          {'text' in content && <p className="said-text">{content.text}</p>}
          <Way items={sending.items} />
          <div className="actions">
            {sending.items.some((item) => item.standing === 'again' || item.standing === 'stuck') && (
              <Button variant="secondary" onClick={() => void act(backend.tryAgain(id))}>
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

/** Where a letter hangs: until it is accepted, whoever asks to act for a client sees nothing of the application. */
function whence({ content, application }: LetterView, say: (key: string) => string) {
  return content.what === 'mandate'
    ? { href: to.service, text: say('ui-service-title') }
    : { href: to.follow(application), text: say('ui-follow') };
}

type Mandate = Extract<LetterContent, { what: 'mandate' }>;

/** What was chosen when the mandate was begun. */
function MandateFacts({ content, application }: { content: Mandate; application: string }) {
  const say = useSay();
  const lines = [
    [say('ui-mandate-application'), application],
    [say('ui-mandate-as'), say(content.represents ? 'ui-mandate-representative' : 'ui-mandate-assistant')],
    [say('ui-mandate-basis'), say(content.notice ? 'ui-mandate-notice' : 'ui-mandate-signed')],
  ];
  return (
    <dl className="facts">
      {lines.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
      {content.replaces && <p>{say('ui-mandate-replaces')}</p>}
    </dl>
  );
}

function Writing({ letter }: { letter: LetterView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const once = useActOnce();
  const { announce } = useSession();
  const { caseId, content, slots } = letter;
  // The last saving, and whether it and all before it went well.
  const saving = useRef(Promise.resolve(true));
  const write = (next: LetterContent) => {
    saving.current = saving.current.then(async () => (await act(backend.writeLetter(caseId, next).then(() => true))) ?? false);
    return saving.current;
  };
  const addPaper = async () => {
    const slot = await once(() => backend.addSlot(caseId, say('ui-letter-paper'), 'general'));
    if (slot !== undefined) go(to.slot(slot));
  };
  const send = async () => {
    const sent = await once(async () => {
      if (!(await saving.current)) return false;
      await backend.sendLetter(caseId);
      return true;
    });
    if (sent) announce(say('ui-send-begun'));
  };
  const discard = async () => {
    if (!(await once(() => backend.trashCase(caseId).then(() => true)))) return;
    announce(say('ui-letter-discarded'));
    go(whence(letter, say).href);
  };
  return (
    <>
      {'text' in content && <Words value={content.text} change={(text) => write({ ...content, text })} />}
      {content.what !== 'documents-request' && (
        <section aria-labelledby="enclosed-title">
          <div className="section-head">
            <h2 id="enclosed-title">{say('ui-letter-enclosed')}</h2>
            {(content.what !== 'mandate' || slots.length === 0) && (
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
        <Button icon={<IconSend />} onClick={() => void send()}>
          {say('ui-send-now')}
        </Button>
        <button type="button" className="plain" onClick={() => void discard()}>
          <IconRemove aria-hidden />
          {say('ui-letter-discard')}
        </button>
      </div>
      <p className="quiet">{say('ui-letter-hint')}</p>
    </>
  );
}

type WordsProps = {
  value: string;
  /** Saves; whether that went well. */
  change: (text: string) => Promise<boolean>;
};

/** Words that are saved a moment after the last key, and when the page is left. */
function Words({ value, change }: WordsProps) {
  const say = useSay();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  // What was handed over last: the page may not have heard of it yet.
  const saved = useRef(value);
  const save = useRef(() => {});
  save.current = () => {
    if (typed === null || typed === saved.current) return;
    const before = saved.current;
    saved.current = typed;
    void change(typed).then((done) => {
      if (!done && saved.current === typed) saved.current = before;
    });
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
        aria-describedby={`${id}-room`}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => save.current()}
      />
      <p className="quiet" id={`${id}-room`}>
        {say('ui-letter-room', { left: MOST - [...(typed ?? value)].length })}
      </p>
    </div>
  );
}
