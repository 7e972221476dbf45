// What could not be used, each with its reason and its cure, beside the pages that are good.

import { IconErrorFilled } from 'suomifi-icons';
import { useAct, useBackend } from '../app/session';
import type { PageView } from '../backend/types';
import { useSay } from '../texts/words';

type UnusableProps = { pages: PageView[]; slotId: number; remove: (ids: number[]) => void };

export function Unusable({ pages, slotId, remove }: UnusableProps) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  if (pages.length === 0) return null;
  return (
    <section className="unusable note bad" aria-labelledby="unusable-title">
      <div className="unusable-head">
        <IconErrorFilled aria-hidden />
        <h2 id="unusable-title">{say('ui-unusable', { count: pages.length })}</h2>
        <button type="button" className="plain" onClick={() => void act(backend.retry(slotId))}>
          {say('ui-retry')}
        </button>
      </div>
      <ul>
        {pages.map((page) => (
          <li key={page.id}>
            <div>
              <strong dir="auto">{page.name}</strong>
              <p>{page.trouble?.text}</p>
              {page.trouble?.cure && <p className="cure">{page.trouble.cure}</p>}
            </div>
            <button
              type="button"
              className="plain"
              aria-label={say('ui-remove-it', { name: page.name })}
              onClick={() => remove([page.id])}
            >
              {say('ui-remove')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
