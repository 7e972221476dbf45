// What has happened to an application after it was prepared; the deadlines follow from it.

import { useId, useState } from 'react';
import { IconPlus, IconRemove } from 'suomifi-icons';
import { useAct, useBackend } from '../app/session';
import type { EventsView } from '../backend/types';
import { DateAnswer } from '../form/DateAnswer';
import { useSay } from '../texts/words';

const DAYS = ['submitted', 'identified', 'decisionOpened'] as const;
const WORDS = {
  submitted: 'ui-event-submitted',
  identified: 'ui-event-identified',
  decisionOpened: 'ui-event-decision',
};

/** A whole day that the calendar has, or nothing at all. */
export const isSettled = (text: string | null) =>
  text === null ||
  (/^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(Date.parse(text)) &&
    new Date(text).toISOString().startsWith(text));

export function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function Happened({ caseId, events }: { caseId: number; events: EventsView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const put = (change: Partial<EventsView>) => void act(backend.setEvents(caseId, { ...events, ...change }));
  const any = DAYS.some((name) => events[name] !== null) || events.requests.length > 0;
  return (
    <section aria-labelledby="happened-title" className="happened">
      <h2 id="happened-title">{say('ui-happened')}</h2>
      <p className="quiet">{say('ui-happened-hint')}</p>
      <details open={any}>
        <summary>{say('ui-happened-open')}</summary>
        <div className="happened-days">
          {DAYS.map((name) => (
            <Day key={name} words={say(WORDS[name])} value={events[name]} put={(day) => put({ [name]: day })} />
          ))}
          {events.requests.map((day, index) => (
            <div key={index} className="request">
              <Day
                words={say('ui-event-request')}
                value={day}
                put={(next) => next && put({ requests: events.requests.map((it, at) => (at === index ? next : it)) })}
              />
              <button
                type="button"
                className="plain"
                onClick={() => put({ requests: events.requests.filter((_, at) => at !== index) })}
              >
                <IconRemove aria-hidden />
                {say('ui-event-request-done')}
              </button>
            </div>
          ))}
          <button
            type="button"
            className="plain framed"
            onClick={() => put({ requests: [...events.requests, today()] })}
          >
            <IconPlus aria-hidden />
            {say('ui-event-request-add')}
          </button>
        </div>
      </details>
    </section>
  );
}

type DayProps = { words: string; value: string | null; put: (day: string | null) => void };

function Day({ words, value, put }: DayProps) {
  const say = useSay();
  const id = useId();
  // Half a day is no event: it stays here until it is whole.
  const [half, setHalf] = useState<string | null>(null);
  const shown = half ?? value;
  return (
    <fieldset className="day-field" id={id}>
      <legend>{words}</legend>
      <div className="actions">
        <DateAnswer
          id={id}
          value={shown}
          change={(day) => {
            const settled = isSettled(day);
            setHalf(settled ? null : day);
            if (settled) put(day);
          }}
        />
        {shown === null && (
          <button type="button" className="plain framed" onClick={() => put(today())}>
            {say('ui-event-today')}
            <span className="hidden">: {words}</span>
          </button>
        )}
      </div>
    </fieldset>
  );
}
