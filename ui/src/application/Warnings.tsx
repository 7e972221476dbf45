// What is to be said about the list of papers: that it may be longer, or is out of date.

import { IconWarning } from 'suomifi-icons';

export function Warnings({ warnings }: { warnings: string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="findings">
      {warnings.map((warning) => (
        <li key={warning} className="note doubt">
          <IconWarning aria-hidden />
          <p>{warning}</p>
        </li>
      ))}
    </ul>
  );
}
