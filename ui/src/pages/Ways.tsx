// The ways in: the passphrase, this computer's own sign-in, the recovery words.

import { type ReactNode, useState } from 'react';
import { Button, TextInput } from 'suomifi-ui-components';
import { IconCheckCircleFilled, IconInfo, IconWarning } from 'suomifi-icons';
import { useAct, useBackend, useSession } from '../app/session';
import type { Safety, Way } from '../backend/types';
import { DialogForm, useDeed } from '../design/DialogForm';
import { useSay } from '../texts/words';
import { isGood, NewPassphrase, NOTHING } from './NewPassphrase';
import { NewWords } from './NewWords';

type Open = 'none' | 'passphrase' | 'words';

export function Ways({ safety }: { safety: Safety }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const [open, setOpen] = useState<Open>('none');
  const has = (way: Way) => safety.ways.includes(way);
  const close = () => setOpen('none');
  const keyring = has('keyring');

  return (
    <section className="sheet form" aria-labelledby="ways-title">
      <div>
        <h2 id="ways-title">{say('ui-ways-title')}</h2>
        <p className="quiet">{say('ui-ways-hint')}</p>
      </div>
      <ul className="ways">
        <Row
          name={say('ui-way-passphrase')}
          tone={has('passphrase') ? 'good' : 'calm'}
          state={has('passphrase') ? say('ui-way-set') : say('ui-way-not-set')}
        >
          <Button variant="secondary" onClick={() => setOpen('passphrase')}>
            {has('passphrase') ? say('ui-passphrase-change') : say('ui-passphrase-set')}
          </Button>
        </Row>
        <Row
          name={say('ui-way-words')}
          tone={safety.wordsConfirmed ? 'good' : 'doubt'}
          state={safety.wordsConfirmed ? say('ui-words-on-paper') : say('ui-words-not-confirmed')}
        >
          <Button variant="secondary" onClick={() => setOpen('words')}>
            {say('ui-words-new')}
          </Button>
        </Row>
        <Row
          name={say('ui-lock-keyring')}
          tone={keyring ? 'good' : 'calm'}
          state={keyring ? say('ui-way-on') : safety.keyring ? say('ui-way-off') : say('ui-keyring-absent')}
        >
          {(keyring || safety.keyring) && (
            <Button
              variant="secondary"
              onClick={async () => {
                await act(backend.useKeyring(!keyring).then(() => announce(say(keyring ? 'ui-keyring-off' : 'ui-keyring-on'))));
              }}
            >
              {keyring ? say('ui-way-turn-off') : say('ui-way-turn-on')}
            </Button>
          )}
        </Row>
      </ul>
      {open === 'passphrase' && <ChangePassphrase first={!has('passphrase')} close={close} />}
      {open === 'words' && <NewWords close={close} />}
    </section>
  );
}

const ICONS = { good: IconCheckCircleFilled, calm: IconInfo, doubt: IconWarning };

type RowProps = { name: string; tone: keyof typeof ICONS; state: string; children: ReactNode };

function Row({ name, tone, state, children }: RowProps) {
  const Icon = ICONS[tone];
  return (
    <li className="way">
      <div>
        <h3>{name}</h3>
        <span className={`mini ${tone === 'calm' ? '' : tone}`}>
          <Icon aria-hidden />
          {state}
        </span>
      </div>
      {children}
    </li>
  );
}

function ChangePassphrase({ first, close }: { first: boolean; close: () => void }) {
  const say = useSay();
  const backend = useBackend();
  const { announce } = useSession();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState(NOTHING);
  const [asked, setAsked] = useState(false);
  const deed = useDeed();
  const missing = asked && !first && before === '';
  const change = () => {
    setAsked(true);
    if ((!first && before === '') || !isGood(after)) return;
    void deed.run(async () => {
      await backend.changePassphrase({ old: before, new: after.passphrase });
      close();
      announce(say('ui-passphrase-changed'));
    });
  };

  const title = first ? say('ui-passphrase-set') : say('ui-passphrase-change');
  return (
    <DialogForm title={title} close={close} startAtField deed={deed} send={change} submit={title}>
      {!first && (
        <TextInput
          type="password"
          autoComplete="current-password"
          labelText={say('ui-passphrase-old')}
          value={before}
          fullWidth
          onChange={(value) => setBefore(String(value ?? ''))}
          status={missing ? 'error' : 'default'}
          statusText={missing ? say('ui-unlock-missing') : ''}
        />
      )}
      <NewPassphrase label={say('ui-passphrase-new')} hint={say('ui-lock-hint')} value={after} asked={asked} change={setAfter} />
    </DialogForm>
  );
}
