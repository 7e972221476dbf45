// How good the passphrase is, in words.

import { useSay } from '../texts/words';
import { strengthOf } from './strengthOf';

export function Strength({ passphrase }: { passphrase: string }) {
  const say = useSay();
  const word = passphrase === '' ? null : strengthOf(passphrase);
  const words = { weak: say('ui-strength-weak'), fair: say('ui-strength-fair'), strong: say('ui-strength-strong') };
  return (
    <div className={`strength ${word ?? ''}`}>
      <span className="strength-bars" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <span aria-live="polite">{word ? words[word] : say('ui-strength-hint')}</span>
    </div>
  );
}
