// What is damaged, in words.

import { useId } from 'react';
import { IconWarning } from 'suomifi-icons';
import type { DamageView } from '../backend/types';

export function Damages({ title, damages }: { title: string; damages: DamageView[] }) {
  const id = useId();
  return (
    <div>
      <h3 id={id}>{title}</h3>
      <ul className="findings" aria-labelledby={id}>
        {damages.map((damage, index) => (
          <li key={`${index} ${damage.what}`} className="note doubt" data-damage={damage.what}>
            <IconWarning aria-hidden />
            <p>{damage.text}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
