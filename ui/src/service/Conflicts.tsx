// Answers that were changed here and on another device, side by side: the person chooses.

import { useAct, useBackend } from '../app/session';
import type { ConflictView } from '../backend/types';
import { useSay } from '../texts/words';

export function Conflicts({ caseId, conflicts }: { caseId: number; conflicts: ConflictView[] }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const choose = (field: string, mine: boolean) => void act(backend.chooseAnswer(caseId, field, mine));
  return (
    <section aria-labelledby="conflicts-title">
      <h2 id="conflicts-title">{say('ui-conflicts')}</h2>
      <p>{say('ui-conflicts-hint')}</p>
      <ul className="rows">
        {conflicts.map((it) => (
          <li key={it.field} className="conflict">
            <h3>{it.label}</h3>
            {([true, false] as const).map((mine) => (
              <div key={String(mine)} className="version">
                <p className="quiet">{say(mine ? 'ui-conflict-mine' : 'ui-conflict-theirs')}</p>
                <p>
                  <bdi>{(mine ? it.mine : it.theirs) ?? say('ui-conflict-none')}</bdi>
                </p>
                <button type="button" className="plain framed" onClick={() => choose(it.field, mine)}>
                  {say(mine ? 'ui-conflict-keep-mine' : 'ui-conflict-keep-theirs')}
                  <span className="hidden">: {it.label}</span>
                </button>
              </div>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
