// A field to look for something in the list below it.

import { IconSearch } from 'suomifi-icons';

export function Search({ label, value, change }: { label: string; value: string; change: (value: string) => void }) {
  return (
    <div className="search">
      <IconSearch aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
    </div>
  );
}
