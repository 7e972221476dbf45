// The result in one line beside the heading; in a narrow window it also leads down to the panel.

import type { ResultView } from '../backend/types';
import { VerdictTag } from '../design/VerdictTag';
import { useSay } from '../texts/words';
import { verdictOf } from './verdict';

type ResultLineProps = { result: ResultView; missing: number; progress: { done: number; total: number } | null };

export function ResultLine({ result, missing, progress }: ResultLineProps) {
  const say = useSay();
  return (
    <div className="result-line">
      <VerdictTag state={progress ? 'working' : result.state} verdict={verdictOf(result, missing)} />
      <button
        type="button"
        className="plain"
        onClick={() => {
          const panel = document.getElementById('result');
          panel?.scrollIntoView({ block: 'start' });
          panel?.focus({ preventScroll: true });
        }}
      >
        {say('ui-result-jump')}
      </button>
    </div>
  );
}
