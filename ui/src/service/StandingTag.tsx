// How far a case has come on its way, in a few words; the colour only repeats what the words say.

import { IconCheckCircleFilled, IconEdit, IconHourglass, IconSend } from 'suomifi-icons';
import type { CaseStanding } from '../backend/types';
import { useSay } from '../texts/words';

const LOOK = {
  draft: { tone: 'calm', Icon: IconEdit, key: 'ui-standing-draft' },
  final: { tone: 'busy', Icon: IconHourglass, key: 'ui-standing-final' },
  sending: { tone: 'busy', Icon: IconSend, key: 'ui-standing-sending' },
  received: { tone: 'good', Icon: IconCheckCircleFilled, key: 'ui-standing-received' },
} as const;

export function StandingTag({ standing }: { standing: CaseStanding }) {
  const say = useSay();
  const { tone, Icon, key } = LOOK[standing];
  return (
    <span className={`tag ${tone}`}>
      <Icon aria-hidden />
      {say(key)}
    </span>
  );
}
