// Application types as cards: what each is called, who it is for, and how it is applied for.

import { to } from '../app/route';
import type { TypeCard } from '../backend/types';
import { useSay } from '../texts/words';
import { HowTag } from './HowTag';

export function TypeCards({ types, caseId, level }: { types: TypeCard[]; caseId: number | null; level: 2 | 3 }) {
  const say = useSay();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <ul className="types">
      {types.map((it) => (
        <li key={it.id} className="card type">
          <HowTag card={it} />
          <Heading>
            <a href={to.type(it.id, caseId)}>{it.name}</a>
          </Heading>
          {it.ownName && <p className="quiet">{say('ui-type-own-name')}</p>}
          <p>{it.who}</p>
          {it.where && <p className="quiet">{it.where}</p>}
        </li>
      ))}
    </ul>
  );
}
