// One of a few, side by side: radio buttons that look like one switch.

import { useId } from 'react';

type ChoiceProps<T extends string> = {
  label: string;
  hideLabel?: boolean;
  value: T;
  options: { value: T; text: string }[];
  change: (value: T) => void;
};

export function Choice<T extends string>({ label, hideLabel, value, options, change }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend className={hideLabel ? 'hidden' : undefined}>{label}</legend>
      <div className="choice-row">
        {options.map((option) => (
          <label key={option.value} className={option.value === value ? 'chosen' : undefined}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => change(option.value)}
            />
            {option.text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
