// When the store of applications cannot be opened at all: what is wrong and what can be done.

import { Button } from 'suomifi-ui-components';
import { PageHead } from '../design/PageHead';
import { TroubleNote } from '../design/TroubleNote';
import type { Trouble } from '../backend/types';
import { useSay } from '../texts/words';

export function VaultFailed({ trouble }: { trouble: Trouble }) {
  const say = useSay();
  return (
    <div className="page narrow">
      <PageHead title={say('ui-failed-title')} lead={say('ui-failed-lead')} />
      <TroubleNote trouble={trouble} />
      <div className="aside">
        <Button onClick={() => location.reload()}>{say('ui-retry')}</Button>
      </div>
    </div>
  );
}
