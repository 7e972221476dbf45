// All application types, for those who know what theirs is called.

import { useEffect, useState } from 'react';
import { useLive } from '../app/live';
import { to } from '../app/route';
import { useBackend } from '../app/session';
import type { TypeCard } from '../backend/types';
import { PageHead } from '../design/PageHead';
import { Search } from '../design/Search';
import { TroubleNote } from '../design/TroubleNote';
import { useSay } from '../texts/words';
import './application.css';
import { TypeCards } from './TypeCards';
import { remember } from './whence';

export function TypesPage({ caseId }: { caseId: number | null }) {
  const say = useSay();
  const backend = useBackend();
  const { value: groups, trouble } = useLive(() => backend.applicationTypes(), 'vault', null);
  useEffect(() => remember({ href: to.types(caseId), key: 'ui-types-title' }), [caseId]);
  const [sought, setSought] = useState('');
  const found = groups
    ?.map((group) => ({ ...group, types: group.types.filter((it) => isLike(it, sought)) }))
    .filter((group) => group.types.length > 0);
  const count = found?.reduce((sum, group) => sum + group.types.length, 0) ?? 0;
  return (
    <div className="page">
      <PageHead
        title={say('ui-types-title')}
        lead={say('ui-types-lead')}
        trail={{ href: to.guide(caseId), text: say('ui-guide-title') }}
      />
      {trouble && <TroubleNote trouble={trouble} />}
      <Search label={say('ui-types-search')} value={sought} change={setSought} />
      <p role="status" className={sought === '' ? 'hidden' : 'quiet'}>
        {sought !== '' && say('ui-types-found', { count })}
      </p>
      {found?.map((group) => (
        <section key={group.name} className="type-group" aria-label={group.name}>
          <h2>{group.name}</h2>
          <TypeCards types={group.types} caseId={caseId} level={3} />
        </section>
      ))}
    </div>
  );
}

/** Every word of what is sought stands somewhere in the card. */
export function isLike(card: TypeCard, sought: string): boolean {
  const text = `${card.name} ${card.who} ${card.id}`.toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
