// What a person offers to open the store: the way, and the secret that belongs to it.

import { TextInput, Textarea } from 'suomifi-ui-components';
import type { Unlocking } from '../backend/backend';
import type { Way } from '../backend/types';
import { Choice } from '../design/Choice';
import { useSay } from '../texts/words';

export type Offered = { way: Way; secret: string };

export const isEmpty = ({ way, secret }: Offered) => way !== 'keyring' && secret.trim() === '';

export const unlockingOf = ({ way, secret }: Offered): Unlocking => (way === 'keyring' ? { way } : { way, secret });

type WayInProps = { ways: Way[]; value: Offered; missing: boolean; change: (value: Offered) => void };

export function WayIn({ ways, value: { way, secret }, missing, change }: WayInProps) {
  const say = useSay();
  const names: Record<Way, string> = {
    passphrase: say('ui-way-passphrase'),
    keyring: say('ui-way-keyring'),
    words: say('ui-way-words'),
  };
  return (
    <>
      {ways.length > 1 && (
        <Choice
          label={say('ui-unlock-how')}
          value={way}
          change={(next) => change({ way: next, secret: '' })}
          options={ways.map((value) => ({ value, text: names[value] }))}
        />
      )}
      <div className="unlock-secret">
        {way === 'passphrase' && (
          <TextInput
            type="password"
            autoComplete="current-password"
            labelText={say('ui-passphrase')}
            value={secret}
            fullWidth
            onChange={(value) => change({ way, secret: String(value ?? '') })}
            status={missing ? 'error' : 'default'}
            statusText={missing ? say('ui-unlock-missing') : ''}
          />
        )}
        {way === 'words' && (
          <Textarea
            labelText={say('ui-unlock-words')}
            hintText={say('ui-unlock-words-hint')}
            autoComplete="off"
            spellCheck={false}
            value={secret}
            fullWidth
            onChange={(event) => change({ way, secret: event.target.value })}
            status={missing ? 'error' : 'default'}
            statusText={missing ? say('ui-unlock-missing') : ''}
          />
        )}
        {way === 'keyring' && <p>{say('ui-unlock-keyring')}</p>}
      </div>
    </>
  );
}
