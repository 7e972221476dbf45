// How far an application in a list is, and until when something must be answered.

import type { ApplicationLine } from '../backend/types';
import { useAgo, useSay } from '../texts/words';

export function LineState({ line }: { line: ApplicationLine }) {
  const say = useSay();
  const ago = useAgo();
  return (
    <div className="row-state">
      <span className="tag calm">{line.stateText}</span>
      {line.deadline !== null && (
        <span className="tag doubt">{say('ui-service-deadline', { when: ago(line.deadline) })}</span>
      )}
    </div>
  );
}
