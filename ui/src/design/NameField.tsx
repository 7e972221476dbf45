// A field for the name of something, which may not stay empty.

import { TextInput } from 'suomifi-ui-components';
import { useSay } from '../texts/words';

type NameFieldProps = {
  label: string;
  hint?: string;
  value: string;
  change: (name: string) => void;
  /** Whether an empty name is told: not before the person wants to go on. */
  asked?: boolean;
  optional?: boolean;
};

export function NameField({ label, hint, value, change, asked = false, optional = false }: NameFieldProps) {
  const say = useSay();
  const missing = asked && !optional && value.trim() === '';
  return (
    <TextInput
      labelText={label}
      optionalText={optional ? say('ui-optional-word') : undefined}
      hintText={hint}
      value={value}
      fullWidth
      onChange={(next) => change(String(next ?? ''))}
      status={missing ? 'error' : 'default'}
      statusText={missing ? say('ui-name-missing') : ''}
    />
  );
}
