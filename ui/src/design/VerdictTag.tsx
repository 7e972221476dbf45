// The state of an attachment in a few words; the colour only repeats what the words say.

import { IconCheckCircleFilled, IconErrorFilled, IconHourglass, IconInfo, IconWarning } from 'suomifi-icons';
import type { ResultState, Verdict } from '../backend/types';
import { useSay } from '../texts/words';

export function VerdictTag({ state, verdict }: { state: ResultState; verdict: Verdict }) {
  const say = useSay();
  const { tone, Icon, key } = look(state, verdict);
  return (
    <span className={`tag ${tone}`}>
      <Icon aria-hidden />
      {say(key)}
    </span>
  );
}

function look(state: ResultState, verdict: Verdict) {
  if (state === 'none') return { tone: 'calm', Icon: IconInfo, key: 'ui-verdict-none' };
  if (state === 'working') return { tone: 'busy', Icon: IconHourglass, key: 'ui-verdict-working' };
  if (state === 'stale') return { tone: 'busy', Icon: IconHourglass, key: 'ui-verdict-stale' };
  if (state === 'failed' || verdict === 'bad') return { tone: 'bad', Icon: IconErrorFilled, key: 'ui-verdict-bad' };
  if (verdict === 'doubtful') return { tone: 'doubt', Icon: IconWarning, key: 'ui-verdict-doubtful' };
  return { tone: 'good', Icon: IconCheckCircleFilled, key: 'ui-verdict-good' };
}
