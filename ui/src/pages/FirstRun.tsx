// The first start: language, how the applications are locked, and the recovery words.

import { useState } from 'react';
import { Button, Checkbox, TextInput } from 'suomifi-ui-components';
import { asTrouble, useBackend, useSession } from '../app/session';
import type { Trouble } from '../backend/types';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import { LANGUAGES } from '../texts/bundles';
import { useSay } from '../texts/words';
import { RecoveryWords } from './RecoveryWords';
import { Strength } from './Strength';
import { strengthOf } from './strengthOf';

type Step = 'language' | 'lock' | 'words';
const STEPS: Step[] = ['language', 'lock', 'words'];

export function FirstRun({ keyring: atFirst, done }: { keyring: boolean; done: () => void }) {
  // As it was at the start: the vault exists before this page is through.
  const [keyring] = useState(atFirst);
  const [step, setStep] = useState<Step>('language');
  const [words, setWords] = useState<string[]>([]);
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
      {step === 'words' && <RecoveryWords words={words} done={done} />}
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
    </>
  );
}

type ChooseLockProps = { keyring: boolean; back: () => void; next: (words: string[]) => void };

function ChooseLock({ keyring, back, next }: ChooseLockProps) {
  const say = useSay();
  const backend = useBackend();
  const [useKeyring, setUseKeyring] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  // With the computer's own sign-in a passphrase may be left out; a given one must still be a good one.
  const wanted = !useKeyring || passphrase !== '';
  const weak = wanted && strengthOf(passphrase) === 'weak';
  const different = wanted && passphrase !== again;

  const create = async () => {
    setAsked(true);
    if (weak || different) return;
    setBusy(true);
    setTrouble(null);
    try {
      const made = await backend.createVault({ passphrase: wanted ? passphrase : null, keyring: useKeyring });
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
        <TextInput
          type="password"
          autoComplete="new-password"
          labelText={say('ui-passphrase')}
          optionalText={useKeyring ? say('ui-optional') : ''}
          hintText={say('ui-lock-hint')}
          value={passphrase}
          fullWidth
          onChange={(value) => setPassphrase(String(value ?? ''))}
          status={asked && weak ? 'error' : 'default'}
          statusText={asked && weak ? say('ui-lock-weak') : ''}
        />
        <Strength passphrase={passphrase} />
        <TextInput
          type="password"
          autoComplete="new-password"
          labelText={say('ui-lock-again')}
          value={again}
          fullWidth
          onChange={(value) => setAgain(String(value ?? ''))}
          status={asked && different ? 'error' : 'default'}
          statusText={asked && different ? say('ui-lock-different') : ''}
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
