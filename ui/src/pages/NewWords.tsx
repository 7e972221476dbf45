// New recovery words: those of before stop working, so the new ones are shown and checked at once.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { asTrouble, useBackend, useSession } from '../app/session';
import type { Trouble } from '../backend/types';
import { Dialog } from '../design/Dialog';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';
import { CheckWords, ShowWords } from './RecoveryWords';

type Step = { at: 'ask' } | { at: 'show' | 'check'; words: string[] };

export function NewWords({ close }: { close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const { announce } = useSession();
  const [step, setStep] = useState<Step>({ at: 'ask' });
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  const draw = () => {
    setTrouble(null);
    backend.newWords().then(
      ({ words }) => setStep({ at: 'show', words }),
      (reason: unknown) => setTrouble(asTrouble(reason)),
    );
  };
  const confirm = () =>
    backend.confirmWords().then(
      () => {
        close();
        announce(say('ui-words-confirmed'));
      },
      (reason: unknown) => setTrouble(asTrouble(reason)),
    );

  return (
    <Dialog title={say('ui-words-new')} close={close}>
      <div className="form">
        {step.at === 'ask' && (
          <>
            <p>{say('ui-words-new-hint')}</p>
            <div className="actions">
              <Button onClick={draw}>{say('ui-words-draw')}</Button>
              <Button variant="secondaryNoBorder" onClick={close}>
                {say('ui-cancel')}
              </Button>
            </div>
          </>
        )}
        {step.at === 'show' && <ShowWords words={step.words} next={() => setStep({ ...step, at: 'check' })} />}
        {step.at === 'check' && (
          <CheckWords words={step.words} back={() => setStep({ ...step, at: 'show' })} done={() => void confirm()} />
        )}
        {trouble && <TroubleNote trouble={trouble} />}
      </div>
    </Dialog>
  );
}
