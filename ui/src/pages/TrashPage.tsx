// Applications that were thrown away and can still be taken back.

import { useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { useLive } from '../app/live';
import { to } from '../app/route';
import { useAct, useBackend, useSession } from '../app/session';
import type { TrashedCase } from '../backend/types';
import { Dialog } from '../design/Dialog';
import { PageHead } from '../design/PageHead';
import { useAgo, useSay } from '../texts/words';

export function TrashPage() {
  const say = useSay();
  const ago = useAgo();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const { value: trashed } = useLive(() => backend.trashed(), 'cases', null);
  const [purging, setPurging] = useState<TrashedCase | null>(null);
  return (
    <div className="page">
      <PageHead
        title={say('ui-trash-title')}
        trail={{ href: to.home, text: say('ui-home-title') }}
        lead={say('ui-trash-lead')}
      />
      {trashed?.length === 0 && <p className="hollow">{say('ui-trash-empty')}</p>}
      <ul className="rows">
        {trashed?.map((it) => (
          <li key={it.id} className="row">
            <div>
              <h2>{it.name}</h2>
              <p className="quiet">{say('ui-trash-goes', { when: ago(it.purged) })}</p>
            </div>
            <div className="actions">
              <Button
                variant="secondary"
                aria-label={say('ui-trash-restore-it', { name: it.name })}
                onClick={async () => {
                  const done = await act(backend.restoreCase(it.id).then(() => true));
                  if (done) announce(say('ui-trash-restored', { name: it.name }));
                }}
              >
                {say('ui-trash-restore')}
              </Button>
              <Button
                variant="secondaryNoBorder"
                aria-label={say('ui-trash-purge-it', { name: it.name })}
                onClick={() => setPurging(it)}
              >
                {say('ui-trash-purge')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {purging && (
        <Dialog title={say('ui-purge-title')} close={() => setPurging(null)}>
          <p>{say('ui-purge-text', { name: purging.name })}</p>
          <div className="actions">
            <Button
              onClick={async () => {
                await act(backend.purgeCase(purging.id));
                setPurging(null);
              }}
            >
              {say('ui-trash-purge')}
            </Button>
            <Button variant="secondaryNoBorder" onClick={() => setPurging(null)}>
              {say('ui-cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
