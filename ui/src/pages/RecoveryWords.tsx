// The words that open everything when all else is lost: shown once, printed or written down, then asked for.

import { useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { IconPrint } from 'suomifi-icons';
import { useAct, useBackend } from '../app/session';
import { PageHead } from '../design/PageHead';
import { useSay } from '../texts/words';

/** Both steps as pages of the first start. */
export function RecoveryWords({ words, done }: { words: string[]; done: () => void }) {
  const say = useSay();
  const [checking, setChecking] = useState(false);
  const [first, second] = placesToAsk(words);
  return checking ? (
    <>
      <PageHead key="check" title={say('ui-check-title')} lead={say('ui-check-lead', { first, second })} />
      <div className="sheet">
        <CheckWords words={words} back={() => setChecking(false)} done={done} />
      </div>
    </>
  ) : (
    <>
      <PageHead key="show" title={say('ui-words-title')} lead={say('ui-words-lead')} />
      <div className="sheet">
        <ShowWords words={words} next={() => setChecking(true)} />
      </div>
    </>
  );
}

export function ShowWords({ words, next }: { words: string[]; next: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  return (
    <div className="form">
      {/* The words are those of the list in every language; they are read aloud best in Finnish. */}
      <ol className="words" lang="fi" dir="ltr">
        {words.map((word, index) => (
          <li key={`${index} ${word}`}>{word}</li>
        ))}
      </ol>
      <p>{say('ui-words-keep')}</p>
      <div className="actions">
        <Button variant="secondary" icon={<IconPrint />} onClick={() => void act(backend.printWords(words))}>
          {say('ui-words-print')}
        </Button>
        <Button onClick={next}>{say('ui-words-kept')}</Button>
      </div>
    </div>
  );
}

/** The places asked for, from 1: fixed by the words themselves, so that going back does not ask for others. */
export function placesToAsk(words: string[]): [number, number] {
  const sum = words.join('').length;
  const first = 1 + (sum % Math.floor(words.length / 2));
  return [first, first + Math.floor(words.length / 2)];
}

export function CheckWords({ words, back, done }: { words: string[]; back: () => void; done: () => void }) {
  const say = useSay();
  const places = placesToAsk(words);
  const [typed, setTyped] = useState<[string, string]>(['', '']);
  const [asked, setAsked] = useState(false);
  const right = places.map((place, i) => (typed[i] ?? '').trim().toLowerCase() === words[place - 1]);
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (right.every(Boolean)) done();
      }}
    >
      {places.map((place, i) => (
        <TextInput
          key={place}
          labelText={say('ui-check-word', { place })}
          autoComplete="off"
          spellCheck={false}
          value={typed[i] ?? ''}
          fullWidth
          onChange={(value) =>
            setTyped((now) => (i === 0 ? [String(value ?? ''), now[1]] : [now[0], String(value ?? '')]))
          }
          status={asked && !right[i] ? 'error' : 'default'}
          statusText={asked && !right[i] ? say('ui-check-wrong') : ''}
        />
      ))}
      <div className="actions">
        <Button type="submit">{say('ui-check-done')}</Button>
        <Button variant="secondaryNoBorder" onClick={back}>
          {say('ui-check-back')}
        </Button>
      </div>
    </form>
  );
}
