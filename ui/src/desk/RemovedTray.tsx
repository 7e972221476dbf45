// Pages that were taken out: kept, and put back with one press.

import { useAct, useBackend } from '../app/session';
import type { PageView } from '../backend/types';
import { useSay } from '../texts/words';
import { atWidth } from './parts';

export function RemovedTray({ removed }: { removed: PageView[] }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  if (removed.length === 0) return null;
  const restore = (ids: number[]) => void act(backend.restorePages(ids));
  return (
    <details className="removed">
      <summary>{say('ui-removed', { count: removed.length })}</summary>
      <ul>
        {removed.map((page) => (
          <li key={page.id}>
            <div className="removed-picture">
              {page.result && <img src={atWidth(page.result.url, 320)} alt="" loading="lazy" />}
            </div>
            <span className="removed-name" dir="auto">{page.name}</span>
            <button
              type="button"
              className="plain"
              aria-label={say('ui-restore-it', { name: page.name })}
              onClick={() => restore([page.id])}
            >
              {say('ui-restore')}
            </button>
          </li>
        ))}
      </ul>
      {removed.length > 1 && (
        <button type="button" className="plain" onClick={() => restore(removed.map((page) => page.id))}>
          {say('ui-restore-all')}
        </button>
      )}
    </details>
  );
}
