// A day as three short fields: typed in any keyboard, read in any order, and half of it is kept too.

import { useRef } from 'react';
import { useSay } from '../texts/words';

const PARTS = ['day', 'month', 'year'] as const;
const LABELS = { day: 'ui-date-day', month: 'ui-date-month', year: 'ui-date-year' };
type Parts = Record<(typeof PARTS)[number], string>;

type DateAnswerProps = { id: string; invalid?: boolean; value: unknown; change: (value: string | null) => void };

export function DateAnswer({ id, invalid, value, change }: DateAnswerProps) {
  const say = useSay();
  // A month that is being typed as 1 must not become 01 under the hand.
  const typed = useRef<{ parts: Parts; text: string | null } | null>(null);
  const text = typeof value === 'string' ? value : null;
  const parts = typed.current?.text === text ? typed.current.parts : partsOf(text);
  return (
    <div className="date-answer">
      {PARTS.map((part) => (
        <label key={part} className={part}>
          <span>{say(LABELS[part])}</span>
          <input
            id={`${id}-${part}`}
            inputMode="numeric"
            autoComplete="off"
            maxLength={part === 'year' ? 4 : 2}
            aria-invalid={invalid}
            aria-describedby={invalid ? `${id}-problem` : undefined}
            value={parts[part]}
            onChange={(event) => {
              const next = { ...parts, [part]: event.target.value.replace(/\D/g, '') };
              typed.current = { parts: next, text: textOf(next) };
              change(typed.current.text);
            }}
          />
        </label>
      ))}
    </div>
  );
}

/** `1999-02-03` for a whole day; of half a day what there is, as in `1999-02-`; null for nothing. */
export function textOf({ day, month, year }: Parts): string | null {
  if (day === '' && month === '' && year === '') return null;
  const two = (part: string) => (part === '' ? '' : part.padStart(2, '0'));
  return `${year}-${two(month)}-${two(day)}`;
}

export function partsOf(text: string | null): Parts {
  const [year = '', month = '', day = ''] = text?.split('-') ?? [];
  const bare = (part: string) => part.replace(/^0+(?=\d)/, '');
  return { day: bare(day), month: bare(month), year };
}
