// What is still missing or wrong in a step, each line leading to its question.

import type { Ref } from 'react';
import { IconWarning } from 'suomifi-icons';
import type { AnswerProblem } from '../backend/types';
import { useSay } from '../texts/words';
import type { Field } from './fields';

type ErrorSummaryProps = { ref: Ref<HTMLDivElement>; problems: AnswerProblem[]; fields: Field[]; section: string };

export function ErrorSummary({ ref, problems, fields, section }: ErrorSummaryProps) {
  const say = useSay();
  return (
    <div className="note doubt error-summary" ref={ref} tabIndex={-1} role="group" aria-labelledby="summary-title">
      <IconWarning aria-hidden />
      <div>
        <h2 id="summary-title">{say('ui-form-problems', { count: problems.length })}</h2>
        <ul>
          {problems.map((problem) => (
            <li key={`${problem.field} ${problem.text}`}>
              <a
                href={`#${problem.field}`}
                onClick={(event) => {
                  // An address of the window would lead to another page.
                  event.preventDefault();
                  toQuestion(problem.field);
                }}
              >
                {nameOf(problem.field.slice(section.length + 1).split('.'), fields)}
              </a>
              {!problem.missing && `: ${problem.text}`}
            </li>
          ))}
        </ul>
        <p>{say('ui-form-problems-later')}</p>
      </div>
    </div>
  );

  /** "Family members, 2: date of birth" */
  function nameOf([name, number, ...rest]: string[], among: Field[]): string {
    const field = among.find((it) => it.name === name);
    if (!field) return name ?? '';
    if (number === undefined) return say(field.label);
    const inner = rest.length > 0 ? `: ${nameOf(rest, field.fields)}` : '';
    return `${say(field.label)}, ${Number(number) + 1}${inner}`;
  }
}

/** Puts the focus where a question is answered, and the whole question in sight. */
export function toQuestion(path: string): void {
  const found = document.getElementById(path);
  const inner = found?.querySelector<HTMLElement>('input, select, textarea, button');
  (found?.matches('input, select, textarea') ? found : (inner ?? found))?.focus();
  found?.closest('.question')?.scrollIntoView({ block: 'center' });
}
