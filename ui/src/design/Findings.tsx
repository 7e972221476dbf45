// What was noticed, in words, with what would help.

import { IconErrorFilled, IconInfo, IconWarning } from 'suomifi-icons';
import type { FindingView } from '../backend/types';
import { useSay } from '../texts/words';

const LOOK = {
  info: { tone: 'calm', Icon: IconInfo },
  warning: { tone: 'doubt', Icon: IconWarning },
  error: { tone: 'bad', Icon: IconErrorFilled },
} as const;

export function Findings({ findings }: { findings: FindingView[] }) {
  const say = useSay();
  if (findings.length === 0) return null;
  return (
    <ul className="findings" aria-label={say('ui-findings')}>
      {grouped(findings).map(({ finding, times }) => {
        const { tone, Icon } = LOOK[finding.severity];
        return (
          <li key={`${finding.rule} ${finding.text}`} className={`note ${tone}`}>
            <Icon aria-hidden />
            <div>
              <p>
                {finding.text}
                {times > 1 && <span className="times"> {say('ui-finding-times', { count: times })}</span>}
              </p>
              {finding.cure && <p className="cure">{finding.cure}</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** The same words many times over are said once, with a number. */
function grouped(findings: FindingView[]): { finding: FindingView; times: number }[] {
  const groups = new Map<string, { finding: FindingView; times: number }>();
  for (const finding of findings) {
    const known = groups.get(finding.text);
    if (known) known.times += 1;
    else groups.set(finding.text, { finding, times: 1 });
  }
  return [...groups.values()];
}
