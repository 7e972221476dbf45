// One of a few under a name of its own, as one switch.

import { useId } from 'react';
import { Radios } from './Radios';

type ChoiceProps<T extends string> = {
  label: string;
  hideLabel?: boolean;
  value: T;
  options: { value: T; text: string }[];
  change: (value: T) => void;
};

export function Choice<T extends string>({ label, hideLabel, ...radios }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend className={hideLabel ? 'hidden' : undefined}>{label}</legend>
      <Radios name={name} look="switch" {...radios} />
    </fieldset>
  );
}
