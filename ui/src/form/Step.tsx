// One step of the form: its questions, what is wrong with the answers, and the way on.

import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from 'suomifi-ui-components';
import { IconCheck, IconErrorFilled, IconHourglass } from 'suomifi-icons';
import { go, to } from '../app/route';
import type { AnswerProblem, FormStep, FormView } from '../backend/types';
import { Paper } from '../application/Paper';
import { UndoRedo } from '../design/UndoRedo';
import { useSay } from '../texts/words';
import { Answer } from './Answer';
import { ErrorSummary } from './ErrorSummary';
import { fieldsOf, isAsked } from './fields';
import { type Saving, useAnswers } from './useAnswers';

type StepProps = { form: FormView; step: FormStep; open: boolean };

const NOTHING = {};

export function Step({ form, step, open }: StepProps) {
  const say = useSay();
  const { section } = step;
  const fields = useMemo(() => fieldsOf(form.schema, form.ui, section), [form.schema, form.ui, section]);
  const { values, change, flush, leave, forget, saving } = useAnswers(form.caseId, section, form.answers[section] ?? NOTHING);
  // What is missing is not said while a step is being filled in for the first time.
  const [revealed, setRevealed] = useState(open);
  const [asked, setAsked] = useState(open ? 1 : 0);
  const [active, setActive] = useState<string | null>(null);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked > 0) summary.current?.focus();
  }, [asked]);

  const index = form.steps.indexOf(step);
  const before = form.steps[index - 1];
  const after = form.steps[index + 1];
  const problems = form.problems.filter((it) => it.field.startsWith(`${section}.`));
  const said = problems.filter((it) => (revealed || !it.missing) && !isUnder(it.field, active));
  const problemOf = (path: string) => said.find((it) => it.field === path)?.text ?? null;

  const next = async (event: FormEvent) => {
    event.preventDefault();
    await flush();
    if (problems.length > 0 && !revealed) {
      setRevealed(true);
      setAsked((count) => count + 1);
      return;
    }
    go(after ? to.form(form.caseId, after.section) : to.case(form.caseId));
  };
  return (
    <form
      className="sheet form-step"
      noValidate
      aria-label={step.title}
      onSubmit={(event) => void next(event)}
      onBlur={(event) => {
        // From the day to the month is not away from the question.
        if (questionOf(event.relatedTarget) === questionOf(event.target)) return;
        void flush();
        leave();
        if (pathOf(event.relatedTarget) !== pathOf(event.target)) setActive(null);
      }}
      onFocus={(event) => setActive(pathOf(event.target))}
    >
      <div className="bar-row">
        <p className="quiet">{say('ui-form-step', { number: index + 1, total: form.steps.length })}</p>
        <UndoRedo caseId={form.caseId} undo={form.undo} redo={form.redo} before={() => flush().then(forget)} />
      </div>
      {revealed && problems.length > 0 && (
        <ErrorSummary ref={summary} problems={problems} fields={fields} section={section} />
      )}
      {fields
        .filter((field) => isAsked(field, values))
        .map((field) => (
          <div key={field.name} data-path={`${section}.${field.name}`}>
            <Answer
              field={field}
              path={`${section}.${field.name}`}
              value={values[field.name]}
              change={(value, soon) => change(field.name, value, soon)}
              problemOf={problemOf}
            />
          </div>
        ))}
      {step.papers.length > 0 && (
        <section className="form-papers" aria-labelledby="step-papers">
          <h2 id="step-papers">{say('ui-form-papers')}</h2>
          <ul className="papers-list">
            {step.papers.map((paper) => (
              <li key={paper.paper} className="paper" data-paper={paper.paper}>
                <Paper paper={paper} caseId={form.caseId} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="actions form-actions">
        {before && (
          <a className="plain framed" href={to.form(form.caseId, before.section)}>
            {say('ui-previous')}
          </a>
        )}
        <Button type="submit">{say(after ? 'ui-next' : 'ui-form-finish')}</Button>
        <SavedLine saving={saving} />
      </div>
    </form>
  );
}

/** The innermost question: of an entry in a list, where it stands in one. */
function questionOf(element: EventTarget | null): Element | null {
  return element instanceof Element ? element.closest('.question') : null;
}

function pathOf(element: EventTarget | null): string | null {
  const question = element instanceof Element ? element.closest('[data-path]') : null;
  return question?.getAttribute('data-path') ?? null;
}

/** While somebody is at a question, nothing is held against the half of the answer that is there. */
function isUnder(field: AnswerProblem['field'], active: string | null): boolean {
  return active !== null && (field === active || field.startsWith(`${active}.`));
}

const SAVED = {
  none: { key: 'ui-form-autosave', Icon: IconCheck },
  saving: { key: 'ui-form-saving', Icon: IconHourglass },
  saved: { key: 'ui-form-saved', Icon: IconCheck },
  failed: { key: 'ui-form-not-saved', Icon: IconErrorFilled },
} as const;

function SavedLine({ saving }: { saving: Saving }) {
  const say = useSay();
  const { key, Icon } = SAVED[saving];
  return (
    <p className={saving === 'failed' ? 'saved-line failed' : 'saved-line'} data-saving={saving}>
      <Icon aria-hidden />
      {say(key)}
    </p>
  );
}
