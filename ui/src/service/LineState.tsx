// How far an application in a list is, and until when something must be answered.

import type { ApplicationLine } from '../backend/types';
import { useInDays, useSay } from '../texts/words';

export function LineState({ line }: { line: ApplicationLine }) {
  const say = useSay();
  const inDays = useInDays();
  return (
    <div className="row-state">
      <span className="tag calm">{line.stateText}</span>
      {line.deadline !== null && (
        <span className="tag doubt">
          {say('ui-request-until', { day: line.deadline })} ({inDays(line.days)})
        </span>
      )}
    </div>
  );
}
