// What is damaged, in words.

import { useId } from 'react';
import { IconWarning } from 'suomifi-icons';
import type { DamageView } from '../backend/types';

type DamagesProps = { title: string; damages: DamageView[]; level: 2 | 3 };

export function Damages({ title, damages, level }: DamagesProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <div>
      <Heading id={id} className="damages-title">
        {title}
      </Heading>
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
