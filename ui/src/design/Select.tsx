// One of many: the platform's own list, which every keyboard and screen reader knows.

import { type ReactNode, useId } from 'react';

type SelectProps = { label: string; value: string; change: (value: string) => void; children: ReactNode };

export function Select({ label, value, change, children }: SelectProps) {
  const id = useId();
  return (
    <div className="select-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => change(event.target.value)}>
        {children}
      </select>
    </div>
  );
}
