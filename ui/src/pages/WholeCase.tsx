// What can be done with a whole application: saved to a folder, handed over in one file, put into the trash.

import { type ReactNode, useState } from 'react';
import { IconArchive, IconLock, IconRemove } from 'suomifi-icons';
import { go, to } from '../app/route';
import { useAct, useBackend, useSession } from '../app/session';
import { useSay } from '../texts/words';
import { HandOver } from './HandOver';

export function WholeCase({ id, name, children }: { id: number; name: string; children?: ReactNode }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const [handing, setHanding] = useState(false);
  return (
    <div className="aside actions">
      {children}
      <button
        type="button"
        className="plain"
        onClick={async () => {
          const path = await act(backend.exportCase(id));
          if (path) announce(say('ui-case-exported', { path }));
        }}
      >
        <IconArchive aria-hidden />
        {say('ui-case-export')}
      </button>
      <button type="button" className="plain" onClick={() => setHanding(true)}>
        <IconLock aria-hidden />
        {say('ui-hand-over')}
      </button>
      <button
        type="button"
        className="plain"
        onClick={async () => {
          if ((await act(backend.trashCase(id).then(() => true))) !== true) return;
          announce(say('ui-case-trashed', { name }));
          go(to.home);
        }}
      >
        <IconRemove aria-hidden />
        {say('ui-case-trash')}
      </button>
      {handing && <HandOver id={id} close={() => setHanding(false)} />}
    </div>
  );
}
