// The first start: language, how the applications are locked, and the recovery words.

import { useState } from 'react';
import { Button, Checkbox } from 'suomifi-ui-components';
import { to } from '../app/route';
import { asTrouble, useAct, useBackend, useSession } from '../app/session';
import type { Trouble } from '../backend/types';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { LANGUAGES } from '../texts/bundles';
import { useSay } from '../texts/words';
import { isGood, NewPassphrase, NOTHING } from './NewPassphrase';
import { RecoveryWords } from './RecoveryWords';

type Step = 'language' | 'lock' | 'words';
const STEPS: Step[] = ['language', 'lock', 'words'];

export function FirstRun({ keyring: atFirst, done }: { keyring: boolean; done: () => void }) {
  // As it was at the start: the vault exists before this page is through.
  const [keyring] = useState(atFirst);
  const [step, setStep] = useState<Step>('language');
  const [words, setWords] = useState<string[]>([]);
  const backend = useBackend();
  const act = useAct();
  const confirmed = () => {
    void act(backend.confirmWords());
    done();
  };
  return (
    <div className="page narrow">
      <Progress step={step} />
      {step === 'language' && <ChooseLanguage next={() => setStep('lock')} />}
      {step === 'lock' && (
        <ChooseLock
          keyring={keyring}
          back={() => setStep('language')}
          next={(made) => {
            setWords(made);
            setStep('words');
          }}
        />
      )}
      {step === 'words' && <RecoveryWords words={words} done={confirmed} />}
    </div>
  );
}

function Progress({ step }: { step: Step }) {
  const say = useSay();
  const at = STEPS.indexOf(step) + 1;
  return (
    <p className="first-run-step">
      <span className="dots" aria-hidden="true">
        {STEPS.map((it, index) => (
          <i key={it} className={index < at ? 'past' : ''} />
        ))}
      </span>
      {say('ui-first-step', { step: at, total: STEPS.length })}
    </p>
  );
}

function ChooseLanguage({ next }: { next: () => void }) {
  const say = useSay();
  const { settings, changeSettings } = useSession();
  return (
    <>
      <PageHead title={say('ui-first-welcome')} lead={say('ui-first-lead')} />
      <div className="languages" role="group" aria-label={say('ui-settings-language')}>
        {LANGUAGES.map(({ code, name }) => (
          <button
            key={code}
            type="button"
            lang={code}
            className="language"
            aria-pressed={settings.language === code}
            onClick={() => changeSettings({ language: code })}
          >
            {name}
          </button>
        ))}
      </div>
      <div className="actions">
        <Button onClick={next}>{say('ui-continue')}</Button>
      </div>
      <p className="aside quiet">{say('ui-first-unofficial')}</p>
      <p className="quiet">
        <a href={to.restore}>{say('ui-first-restore')}</a>
      </p>
    </>
  );
}

type ChooseLockProps = { keyring: boolean; back: () => void; next: (words: string[]) => void };

function ChooseLock({ keyring, back, next }: ChooseLockProps) {
  const say = useSay();
  const backend = useBackend();
  const [useKeyring, setUseKeyring] = useState(false);
  const [chosen, setChosen] = useState(NOTHING);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  // With the computer's own sign-in a passphrase may be left out; a given one must still be a good one.
  const wanted = !useKeyring || chosen.passphrase !== '';

  const create = async () => {
    setAsked(true);
    if (busy || (wanted && !isGood(chosen))) return;
    setBusy(true);
    setTrouble(null);
    try {
      const made = await backend.createVault({ passphrase: wanted ? chosen.passphrase : null, keyring: useKeyring });
      next(made.words);
    } catch (reason) {
      setTrouble(asTrouble(reason));
      setBusy(false);
    }
  };

  return (
    <>
      <PageHead title={say('ui-lock-title')} lead={say('ui-lock-lead')} />
      <form
        className="sheet form"
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <NewPassphrase
          label={say('ui-passphrase')}
          optional={useKeyring ? say('ui-optional') : ''}
          hint={say('ui-lock-hint')}
          value={chosen}
          asked={asked && wanted}
          change={setChosen}
        />
        {keyring && (
          <Checkbox checked={useKeyring} onClick={({ checkboxState }) => setUseKeyring(checkboxState)} hintText={say('ui-lock-keyring-hint')}>
            {say('ui-lock-keyring')}
          </Checkbox>
        )}
        {trouble && <TroubleNote trouble={trouble} />}
        <div className="actions">
          <Button type="submit" aria-disabled={busy}>
            {busy ? say('ui-lock-busy') : say('ui-continue')}
          </Button>
          <Button variant="secondaryNoBorder" onClick={back}>
            {say('ui-back')}
          </Button>
        </div>
      </form>
    </>
  );
}
