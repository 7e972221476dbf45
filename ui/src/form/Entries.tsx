// A list of the same questions again and again: children, jobs, trips.

import { useEffect, useRef } from 'react';
import { IconPlus, IconRemove } from 'suomifi-icons';
import { useSay } from '../texts/words';
import { Answer, type AnswerProps } from './Answer';
import { isAsked } from './fields';
import type { Values } from './useAnswers';

export function Entries({ field, path, value, change, problemOf }: AnswerProps) {
  const say = useSay();
  const entries = Array.isArray(value) ? (value as Values[]) : [];
  const box = useRef<HTMLDivElement>(null);
  const focus = useRef<number | 'add' | null>(null);
  const put = (next: Values[], soon = false) => change(next.length === 0 ? null : next, soon);
  // Who adds an entry goes on in it; who removes one is not thrown to the top of the page.
  useEffect(() => {
    const wanted = focus.current;
    if (wanted === null) return;
    focus.current = null;
    const found = wanted === 'add' ? '.add-entry' : `[data-entry="${wanted}"]`;
    box.current?.querySelector<HTMLElement>(found)?.focus();
  }, [entries.length]);

  return (
    <div className="several" ref={box}>
      {entries.map((entry, index) => (
        <fieldset key={index} className="entry" data-entry={index} tabIndex={-1}>
          <legend>{say('ui-form-entry', { number: index + 1 })}</legend>
          {field.fields
            .filter((inner) => isAsked(inner, entry))
            .map((inner) => (
              <Answer
                key={inner.name}
                field={inner}
                path={`${path}.${index}.${inner.name}`}
                value={entry[inner.name]}
                problemOf={problemOf}
                change={(answer, soon) => put(withAnswer(entries, index, inner.name, answer), soon)}
              />
            ))}
          <button
            type="button"
            className="plain"
            onClick={() => {
              focus.current = 'add';
              put(entries.filter((_, at) => at !== index));
            }}
          >
            <IconRemove aria-hidden />
            {say('ui-form-remove-entry', { number: index + 1 })}
          </button>
        </fieldset>
      ))}
      {entries.length < field.most && (
        <button
          type="button"
          className="plain framed add-entry"
          onClick={() => {
            focus.current = entries.length;
            put([...entries, {}]);
          }}
        >
          <IconPlus aria-hidden />
          {say(entries.length === 0 ? 'ui-form-add-first' : 'ui-form-add-entry')}
        </button>
      )}
    </div>
  );
}

/** An answer that was taken out is not there at all. */
export function withAnswer(entries: Values[], index: number, name: string, answer: unknown): Values[] {
  return entries.map((entry, at) => {
    if (at !== index) return entry;
    const { [name]: _, ...others } = entry;
    return answer === null || answer === undefined || answer === '' ? others : { ...others, [name]: answer };
  });
}
