// A passphrase that is being chosen: typed twice, with a word on how good it is.

import { TextInput } from 'suomifi-ui-components';
import { useSay } from '../texts/words';
import { Strength } from './Strength';
import { strengthOf } from './strengthOf';

export type Chosen = { passphrase: string; again: string };

export const NOTHING: Chosen = { passphrase: '', again: '' };

export const isGood = ({ passphrase, again }: Chosen) => strengthOf(passphrase) !== 'weak' && passphrase === again;

type NewPassphraseProps = {
  label: string;
  hint?: string;
  optional?: string;
  value: Chosen;
  /** Whether what is wrong is said yet. */
  asked: boolean;
  change: (value: Chosen) => void;
};

export function NewPassphrase({ label, hint, optional = '', value, asked, change }: NewPassphraseProps) {
  const say = useSay();
  const weak = asked && strengthOf(value.passphrase) === 'weak';
  const different = asked && value.passphrase !== value.again;
  return (
    <>
      <TextInput
        type="password"
        autoComplete="new-password"
        labelText={label}
        optionalText={optional}
        hintText={hint}
        value={value.passphrase}
        fullWidth
        onChange={(typed) => change({ ...value, passphrase: String(typed ?? '') })}
        status={weak ? 'error' : 'default'}
        statusText={weak ? say('ui-lock-weak') : ''}
      />
      <Strength passphrase={value.passphrase} />
      <TextInput
        type="password"
        autoComplete="new-password"
        labelText={say('ui-lock-again')}
        value={value.again}
        fullWidth
        onChange={(typed) => change({ ...value, again: String(typed ?? '') })}
        status={different ? 'error' : 'default'}
        statusText={different ? say('ui-lock-different') : ''}
      />
    </>
  );
}
