// One question with its hint, its answer and what is wrong with it.

import type { ReactNode } from 'react';
import { IconErrorFilled } from 'suomifi-icons';
import { useHint, useSay } from '../texts/words';
import type { Field } from './fields';

type QuestionProps = {
  field: Field;
  /** Of the one element that is answered, or of the group of them. */
  id: string;
  problem: string | null;
  children: (aria: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
};

/** Questions whose answer is several elements are groups with a legend. */
const GROUPS: Field['kind'][] = ['date', 'choice', 'truth', 'countries', 'entries'];

export function Question({ field, id, problem, children }: QuestionProps) {
  const say = useSay();
  const hintOf = useHint();
  const hint = field.hint ? hintOf(field.label) : null;
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  const aria = {
    id,
    ...(described && { 'aria-describedby': described }),
    ...(problem && { 'aria-invalid': true as const }),
  };
  const words = (
    <>
      {say(field.label)}
      {field.optional && <span className="optional"> {say('ui-optional')}</span>}
    </>
  );
  const under = (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="problem" id={`${id}-problem`}>
          <IconErrorFilled aria-hidden />
          {problem}
        </p>
      )}
    </>
  );
  const className = problem ? 'question wrong' : 'question';
  if (field.kind === 'confirm') {
    return (
      <div className={className}>
        {under}
        {children(aria)}
      </div>
    );
  }
  if (!GROUPS.includes(field.kind)) {
    return (
      <div className={className}>
        <label htmlFor={id}>{words}</label>
        {under}
        {children(aria)}
      </div>
    );
  }
  return (
    <fieldset className={className} id={id} tabIndex={-1} aria-describedby={described || undefined}>
      <legend>{words}</legend>
      {under}
      {children(aria)}
    </fieldset>
  );
}
