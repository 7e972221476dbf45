// The elements with which a question is answered, one kind each.

import { IconPlus, IconRemove } from 'suomifi-icons';
import { Radios } from '../design/Radios';
import { useSay } from '../texts/words';
import { CountrySelect } from './CountrySelect';
import { DateAnswer } from './DateAnswer';
import { Entries } from './Entries';
import type { Field } from './fields';
import { Question } from './Question';

export type AnswerProps = {
  field: Field;
  /** Path of the field within the form, as in `family.members.0.name`; also the id of its element. */
  path: string;
  value: unknown;
  change: (value: unknown, soon?: boolean) => void;
  /** What is to be said of the answer at a path, if anything. */
  problemOf: (path: string) => string | null;
};

/** So many choices stand side by side; more are a list to open. */
const FEW = 6;

export function Answer(props: AnswerProps) {
  const { field, path, value, change, problemOf } = props;
  const say = useSay();
  const problem = problemOf(path);
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return (
    <Question field={field} id={path} problem={problem}>
      {(aria) => {
        switch (field.kind) {
          case 'date':
            return (
              <DateAnswer id={path} invalid={problem !== null} value={value} change={(day) => change(day, true)} />
            );
          case 'country':
            return <CountrySelect {...aria} value={value} change={change} />;
          case 'truth':
            return (
              <Radios
                name={path}
                options={[
                  { value: 'true', text: say('form-yes') },
                  { value: 'false', text: say('form-no') },
                ]}
                value={typeof value === 'boolean' ? String(value) : ''}
                change={(chosen) => change(chosen === 'true')}
                look="side"
              />
            );
          case 'confirm':
            return (
              <label className="tick">
                <input
                  {...aria}
                  type="checkbox"
                  checked={value === true}
                  onChange={(event) => change(event.target.checked || null)}
                />
                {say(field.label)}
              </label>
            );
          case 'choice':
            return <Chosen {...props} />;
          case 'number':
            return (
              <input
                {...aria}
                className="short"
                inputMode="numeric"
                autoComplete="off"
                maxLength={9}
                value={text}
                onChange={(event) => {
                  const digits = event.target.value.replace(/\D/g, '');
                  change(digits === '' ? null : Number(digits), true);
                }}
              />
            );
          case 'long':
            return (
              <textarea
                {...aria}
                rows={5}
                maxLength={field.most}
                value={text}
                onChange={(event) => change(event.target.value, true)}
              />
            );
          case 'countries':
            return <Countries {...props} />;
          case 'entries':
            return <Entries {...props} />;
          default:
            return (
              <input
                {...aria}
                type={field.format === 'email' ? 'email' : 'text'}
                className={field.format?.startsWith('finnish') ? 'short' : undefined}
                autoComplete="off"
                spellCheck={false}
                dir="auto"
                maxLength={field.most}
                value={text}
                onChange={(event) => change(event.target.value, true)}
              />
            );
        }
      }}
    </Question>
  );
}

function Chosen({ field, path, value, change }: AnswerProps) {
  const say = useSay();
  const options = field.options.map((option) => ({ value: option.value, text: say(option.label) }));
  const chosen = typeof value === 'string' ? value : '';
  if (options.length <= FEW) return <Radios name={path} options={options} value={chosen} change={change} />;
  return (
    <select aria-label={say(field.label)} value={chosen} onChange={(event) => change(event.target.value || null)}>
      <option value="">{say('ui-choose')}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

/** Several countries: one list each. */
function Countries({ field, path, value, change, problemOf }: AnswerProps) {
  const say = useSay();
  const codes = Array.isArray(value) ? (value as string[]) : [];
  const put = (next: string[]) => change(next.length === 0 ? null : next);
  return (
    <div className="several">
      {codes.map((code, index) => (
        // The place is what there is of an identity: the same country may be there twice while it is being chosen.
        <div key={index} className="several-row">
          <CountrySelect
            id={`${path}.${index}`}
            aria-label={`${say(field.label)} ${index + 1}`}
            aria-invalid={problemOf(`${path}.${index}`) ? true : undefined}
            value={code}
            change={(chosen) => put(codes.map((it, at) => (at === index ? (chosen ?? '') : it)))}
          />
          <button type="button" className="plain" onClick={() => put(codes.filter((_, at) => at !== index))}>
            <IconRemove aria-hidden />
            {say('ui-remove')}
            <span className="hidden"> {index + 1}</span>
          </button>
        </div>
      ))}
      {codes.length < field.most && (
        <button type="button" className="plain framed" onClick={() => put([...codes, ''])}>
          <IconPlus aria-hidden />
          {say('ui-form-add-country')}
        </button>
      )}
    </div>
  );
}
