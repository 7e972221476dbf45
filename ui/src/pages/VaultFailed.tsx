// When the store of applications cannot be opened at all: what is wrong and what can be done.

import { Button } from 'suomifi-ui-components';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import type { Trouble } from '../backend/types';
import { useSay } from '../texts/words';
import { Rescue } from './Unlock';

export function VaultFailed({ trouble }: { trouble: Trouble }) {
  const say = useSay();
  // Without a whole key file nothing in the store can be read, however whole it is.
  const keysGone = trouble.code === 'vault-keys-damaged' || trouble.code === 'vault-missing';
  return (
    <div className="page narrow">
      <PageHead title={say('ui-failed-title')} lead={say('ui-failed-lead')} />
      <TroubleNote trouble={trouble} />
      <div className="aside">
        <Button onClick={() => location.reload()}>{say('ui-retry')}</Button>
      </div>
      {trouble.code !== 'vault-newer' && <Rescue broken repairable={!keysGone} />}
    </div>
  );
}
