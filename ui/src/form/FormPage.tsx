// The form of an application, step by step: whoever leaves comes back to the same step with every answer there.

import { useEffect } from 'react';
import { IconCheckCircleFilled, IconCompare } from 'suomifi-icons';
import { useLive } from '../app/live';
import { to } from '../app/route';
import { useBackend } from '../app/session';
import type { FormStep, FormView } from '../backend/types';
import { Gone } from '../design/Gone';
import { PageHead } from '../design/PageHead';
import { useSay } from '../texts/words';
import './form.css';
import { Step } from './Step';

/** Steps that ask what stands in the passport. */
const IN_PASSPORT = ['personal', 'travel-document'];

type FormPageProps = { id: number; section: string | null; open: boolean };

export function FormPage({ id, section, open }: FormPageProps) {
  const say = useSay();
  const backend = useBackend();
  const { value: form, trouble } = useLive(() => backend.form(id), 'case', id);
  const at = form && (form.steps.find((step) => step.section === (section ?? form.at)) ?? form.steps[0]);
  const standing = at?.section;
  useEffect(() => {
    // Not being able to note the place takes nothing from the person.
    if (standing) void backend.standAt(id, standing).catch(() => undefined);
  }, [backend, id, standing]);
  if (trouble) return <Gone trouble={trouble} up={{ href: to.case(id), text: say('ui-to-application') }} />;
  if (!form || !at) return null;
  return (
    <div className="page form-page">
      <PageHead key={at.section} title={at.title} trail={{ href: to.case(id), text: form.name }}>
        {IN_PASSPORT.includes(at.section) && (
          <a className="plain" href={to.identity(id)}>
            <IconCompare aria-hidden />
            {say('ui-identity-open')}
          </a>
        )}
      </PageHead>
      <div className="form-columns">
        <Steps form={form} at={at} />
        <Step key={`${at.section} ${open}`} form={form} step={at} open={open} />
      </div>
    </div>
  );
}

function Steps({ form, at }: { form: FormView; at: FormStep }) {
  const say = useSay();
  const done = form.steps.filter(isDone).length;
  return (
    <nav className="form-steps" aria-label={say('ui-form-steps')}>
      <p>{say('ui-form-progress', { done, total: form.steps.length })}</p>
      <span className="bar" aria-hidden="true">
        <span style={{ inlineSize: `${(100 * done) / form.steps.length}%` }} />
      </span>
      <ol>
        {form.steps.map((step, index) => (
          <li key={step.section}>
            <a href={to.form(form.caseId, step.section)} aria-current={step === at ? 'step' : undefined}>
              <span className={isDone(step) ? 'step-mark done' : 'step-mark'} aria-hidden="true">
                {isDone(step) ? <IconCheckCircleFilled /> : index + 1}
              </span>
              <span>
                {step.title}
                <small>{stateOf(step)}</small>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );

  function stateOf(step: FormStep): string {
    if (isDone(step)) return say('ui-form-step-done');
    return step.begun ? say('ui-form-step-open', { count: step.open }) : say('ui-form-step-new');
  }
}

/** Nothing is missing in it; a step that asks only what may be left out counts as well. */
const isDone = (step: FormStep) => step.open === 0;
