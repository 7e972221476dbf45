// What falls due, the earliest first, and the way into the person's own calendar.

import { IconCalendar, IconErrorFilled, IconInfo, IconWarning } from 'suomifi-icons';
import { to } from '../app/route';
import { useAct, useBackend, useSession } from '../app/session';
import type { DeadlineView } from '../backend/types';
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
  const day = useDay();
  const inDays = useInDays();
  return (
    <section className="deadlines" aria-labelledby="deadlines-title">
      <div className="section-head">
        <h2 id="deadlines-title">{say('ui-deadlines')}</h2>
        <SaveCalendar caseId={caseId} />
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

function SaveCalendar({ caseId }: { caseId: number | null }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  return (
    <button
      type="button"
      className="plain framed"
      onClick={async () => {
        const path = await act(backend.saveCalendar(caseId));
        if (path) announce(say('ui-saved', { path }));
      }}
    >
      <IconCalendar aria-hidden />
      {say('ui-deadlines-calendar')}
    </button>
  );
}
