// What falls due, the earliest first, and the way into the person's own calendar.

import { IconCalendar, IconErrorFilled, IconInfo, IconWarning } from 'suomifi-icons';
import { to } from '../app/route';
import { useBackend } from '../app/session';
import type { DeadlineView } from '../backend/types';
import { SaveFile } from '../design/SaveFile';
import { useDay, useInDays, useSay } from '../texts/words';
import './application.css';

const LOOK = {
  error: { tone: 'bad', Icon: IconErrorFilled },
  warning: { tone: 'doubt', Icon: IconWarning },
  info: { tone: 'calm', Icon: IconInfo },
} as const;

/** `caseId`: of one application, whose name is then not said; else of all. */
export function DeadlineList({ deadlines, caseId = null }: { deadlines: DeadlineView[]; caseId?: number | null }) {
  const say = useSay();
  const backend = useBackend();
  const day = useDay();
  const inDays = useInDays();
  return (
    <section className="deadlines" aria-labelledby="deadlines-title">
      <div className="section-head">
        <h2 id="deadlines-title">{say('ui-deadlines')}</h2>
        <SaveFile
          icon={IconCalendar}
          label={say('ui-deadlines-calendar')}
          save={() => backend.saveCalendar(caseId)}
          said={(path) => say('ui-saved', { path })}
        />
      </div>
      <ul>
        {deadlines.map((it) => {
          const { tone, Icon } = LOOK[it.severity];
          return (
            <li key={`${it.caseId} ${it.due} ${it.text}`} className={`note ${tone}`}>
              <Icon aria-hidden />
              <p>
                <strong>{day(it.due)}</strong> <span className="when">({inDays(it.days)})</span> {it.text}
                {caseId === null && (
                  <>
                    {' – '}
                    <a href={to.case(it.caseId)}>{it.caseName}</a>
                  </>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
